//! `ibid report`: one page that shows how each entry was read.
//!
//! The page stands alone: its style and its script are in it, and it asks nothing of the network.

use std::collections::BTreeMap;

use anyhow::Result;
use ibid::diagnostic::visible;
use ibid::format::bibtex;
use ibid::style::{Bibliography, Style};
use ibid::{Diagnostic, Item, Label, Reference, Segment};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::args::ReportArgs;
use crate::exit::Outcome;
use crate::look;
use crate::output::{self, counted};
use crate::source::{self, Source};

/// Writes the page.
pub(crate) fn run(args: &ReportArgs) -> Result<Outcome> {
    let sources = source::read_all(&args.input)?;
    let page = page(&sources).into_string();
    output::write(args.output.output.as_deref(), &page)?;
    output::note(&format!("a report on {}", source::totals(&sources)));
    Ok(source::outcome(&sources, false))
}

/// An entry as the page shows it.
struct Card<'a> {
    /// The text that the reference's spans are of.
    text: &'a str,
    reference: &'a Reference,
    apa: Listed,
    harvard: Listed,
    bibtex: String,
}

/// An entry of a list in a style.
#[derive(Clone, Default)]
struct Listed {
    /// The entry's place in the list.
    place: usize,
    html: String,
}

/// What each entry is given back as.
const FORMS: [&str; 3] = ["APA", "Harvard", "BibTeX"];

fn page(sources: &[Source]) -> Markup {
    let cards = cards(sources);
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";
                title { "References: " (counted(cards.len(), "entry", "entries")) }
                style { (PreEscaped(concat!(include_str!("parts/parts.css"), include_str!("report.css")))) }
            }
            body {
                h1 { "How " (counted(cards.len(), "reference was", "references were")) " read" }
                (summary(&cards))
                div.controls {
                    label { input #only type="checkbox"; " only doubtful entries" }
                    span #shown role="status" {}
                    span.all { "Copy all: " @for name in FORMS { (copy_all(name)) " " } }
                }
                (legend(&cards))
                main { @for (number, card) in cards.iter().enumerate() { (article(number + 1, card)) } }
                script type="module" { (PreEscaped(concat!(include_str!("parts/copy.js"), include_str!("report.js")))) }
            }
        }
    }
}

fn cards(sources: &[Source]) -> Vec<Card<'_>> {
    let items: Vec<Item> = source::items(sources).cloned().collect();
    let [apa, harvard] = Style::ALL.map(|style| {
        let bibliography = Bibliography::new(style, &items);
        let listed = bibliography.iter().enumerate().map(|(place, entry)| {
            (entry.id.to_owned(), Listed { place, html: entry.text.to_html_with_links() })
        });
        listed.collect::<BTreeMap<String, Listed>>()
    });
    let references = sources.iter().flat_map(|s| s.references.iter().map(move |r| (s, r)));
    references
        .map(|(source, reference)| {
            let listed = |list: &BTreeMap<String, Listed>| {
                list.get(&reference.item.id).cloned().unwrap_or_default()
            };
            Card {
                text: source.document.text(),
                reference,
                apa: listed(&apa),
                harvard: listed(&harvard),
                bibtex: bibtex::write(std::slice::from_ref(&reference.item)).text,
            }
        })
        .collect()
}

fn summary(cards: &[Card]) -> Markup {
    let segments = cards.iter().flat_map(|card| &card.reference.segments);
    let fields =
        segments.filter(|s| !matches!(s.label, Label::Other | Label::CitationNumber)).count();
    let doubtful = cards.iter().filter(|card| !card.reference.diagnostics.is_empty()).count();
    let mut kinds = BTreeMap::<&str, usize>::new();
    for doubt in cards.iter().flat_map(|card| &card.reference.diagnostics) {
        *kinds.entry(doubt.kind.code()).or_default() += 1;
    }
    html! {
        section.summary aria-label="Summary" {
            div.card {
                h2 { "Read" }
                dl {
                    dt { "entries" } dd { (cards.len()) }
                    dt { "fields" } dd { (fields) }
                    dt { "entries with doubts" } dd { (doubtful) }
                }
            }
            div.card {
                h2 { "Doubts by kind" }
                @if kinds.is_empty() { p { "none" } }
                dl { @for (code, count) in &kinds { dt { (code) } dd { (count) } } }
            }
            div.card { h2 { "Confidence" } (histogram(cards)) }
        }
    }
}

/// How many entries have a confidence in each tenth from 0 to 1.
fn histogram(cards: &[Card]) -> Markup {
    let mut bins = [0usize; 10];
    for card in cards {
        // A confidence is between 0 and 1, so the product is a small number that is not negative.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let bin = (card.reference.confidence * 10.0) as usize;
        bins[bin.min(9)] += 1;
    }
    let most = bins.iter().copied().max().unwrap_or(0).max(1);
    html! {
        svg viewBox="0 0 220 84" role="img" aria-label="Entries by confidence, in tenths" {
            @for (i, count) in bins.iter().enumerate() {
                @let height = 60 * count / most;
                rect x=(i * 22 + 1) y=(70 - height) width="20" height=(height) { title { (counted(*count, "entry", "entries")) " from 0." (i) } }
                text x=(i * 22 + 11) y="82" text-anchor="middle" { "." (i) }
                @if *count > 0 { text x=(i * 22 + 11) y=(67 - height) text-anchor="middle" { (count) } }
            }
        }
    }
}

fn legend(cards: &[Card]) -> Markup {
    let used = |label: &Label| {
        cards.iter().any(|c| c.reference.segments.iter().any(|s| s.label == *label))
    };
    html! {
        ul.legend aria-label="Legend" {
            @for label in Label::ALL.into_iter().filter(used) {
                li { span.s style={ "--hue:" (look::hue(label)) } data-mark=(look::mark(label)) { (label.noun()) } }
            }
        }
    }
}

fn article(number: usize, card: &Card) -> Markup {
    let doubts = &card.reference.diagnostics;
    let parse_text = |doubt: &Diagnostic| visible(doubt.span.text(card.text).trim()).into_owned();
    html! {
        article.card.doubtful[!doubts.is_empty()] {
            header {
                span { "Entry " (number) " · " (card.reference.item.kind) }
                span { "confidence " (format!("{:.2}", card.reference.confidence)) }
            }
            div {
                div.source { (source_text(card)) }
                @if !doubts.is_empty() {
                    ul.doubts {
                        @for doubt in doubts {
                            @let place = parse_text(doubt);
                            li { (doubt.kind) @if !place.is_empty() { ": “" (place) "”" } }
                        }
                    }
                }
            }
            div {
                @for (name, listed) in FORMS.iter().zip([&card.apa, &card.harvard]) {
                    (rendering(name, &html! { p data-form=(name) data-place=(listed.place) { (PreEscaped(&listed.html)) } }))
                }
                (rendering(FORMS[2], &html! { pre data-form=(FORMS[2]) data-place=(number) { (card.bibtex.trim_end()) } }))
            }
        }
    }
}

fn copy_all(name: &str) -> Markup {
    html! { button type="button" data-copy-all=(name) aria-label={ "Copy all as " (name) } { (name) } }
}

fn rendering(name: &str, content: &Markup) -> Markup {
    html! { div.output { h2 { (name) } button type="button" aria-label={ "Copy " (name) } { "Copy" } (content) } }
}

/// The entry's text in pieces, each with the label of its segment and the doubts at its place.
fn source_text(card: &Card) -> Markup {
    html! { @for segment in &card.reference.segments { (segment_text(card, segment)) } }
}

fn segment_text(card: &Card, segment: &Segment) -> Markup {
    let doubts = &card.reference.diagnostics;
    let within = segment.span.start + 1..segment.span.end;
    let mut cuts: Vec<usize> = doubts.iter().flat_map(|d| [d.span.start, d.span.end]).collect();
    cuts.retain(|cut| within.contains(cut));
    cuts.extend([segment.span.start, segment.span.end]);
    cuts.sort_unstable();
    cuts.dedup();
    let title = format!("{}, confidence {:.2}", segment.label.noun(), segment.confidence);
    html! {
        @for (i, ends) in cuts.windows(2).enumerate() {
            @let here = doubts.iter().filter(|d| d.span.start <= ends[0] && ends[1] <= d.span.end);
            @let messages = here.map(|d| d.kind.to_string()).collect::<Vec<_>>().join("; ");
            span.s.more[i > 0] style={ "--hue:" (look::hue(segment.label)) } data-mark=(look::mark(segment.label)) title=(title) {
                @let piece = visible(&card.text[ends[0]..ends[1]]);
                @if messages.is_empty() { (piece) } @else { mark title=(messages) { (piece) } }
            }
        }
    }
}
