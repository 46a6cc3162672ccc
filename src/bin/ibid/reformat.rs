//! `ibid reformat`: the main job. References in, a bibliography or a data file out.

use std::collections::HashMap;

use anyhow::Result;
use ibid::format::{self, Format, Match, Written};
use ibid::style::{Bibliography, Entry, Text};
use ibid::{Diagnostic, DiagnosticKind, Item, Reference};

use crate::args::{OutputFormat, ReformatArgs};
use crate::exit::Outcome;
use crate::rewrite::Files;
use crate::source::Totals;
use crate::{check, json, output, source};

/// Reads, reports the doubts on standard error, and writes.
pub(crate) fn run(args: &ReformatArgs) -> Result<Outcome> {
    let sources = source::read_all(&args.input)?;
    let dialect = args.to.data().and_then(Format::dialect);
    let files = dialect.and_then(|dialect| Files::new(&sources, dialect));
    let wanted = |reference: &&Reference| !args.only_doubtful || !reference.diagnostics.is_empty();
    let references = sources.iter().flat_map(|source| &source.references);
    let references = references.filter(wanted).filter(|reference| names_a_work(reference));
    let mut items: Vec<Item> = references.map(|reference| reference.item.clone()).collect();
    for source in &sources {
        output::note_styled(&check::drawn(source));
    }
    if args.merge {
        items = merged(items);
    }
    if args.sort && args.to.data().is_some() {
        items = in_style_order(args, &items).cloned().collect();
    }
    let written = match files {
        Some(files) => files.with(&items, args.merge, args.sort),
        None => formatted(args, &items),
    };
    output::write(args.output.output.as_deref(), &written)?;
    let totals = Totals { entries: items.len(), ..source::totals(&sources) };
    output::note(&format!("{totals}, {}", target(args)));
    Ok(source::outcome(&sources, args.strict))
}

/// Whether a reference names a work of its own: "Ibid., 30." is of one that is listed before it.
fn names_a_work(reference: &Reference) -> bool {
    let carried_on = |doubt: &Diagnostic| doubt.kind == DiagnosticKind::WorkCarriedOn;
    !reference.diagnostics.iter().any(carried_on)
}

fn target(args: &ReformatArgs) -> String {
    match args.to.data() {
        Some(format) => format!("as {format}"),
        None => format!("in {}", args.style),
    }
}

/// The items without those that are the same work; reports which were merged.
fn merged(items: Vec<Item>) -> Vec<Item> {
    let merged = format::merge(items);
    for merge in &merged.merges {
        let (kept, gone) = (&merge.kept, &merge.merged);
        output::note(&format!("merged {gone} into {kept}: {}", match_name(merge.by)));
        if !merge.differ.is_empty() {
            let differ = merge.differ.join(", ");
            output::note(&format!("of {gone} these differed and were dropped: {differ}"));
        }
    }
    merged.items
}

const fn match_name(by: Match) -> &'static str {
    match by {
        Match::Doi => "the same DOI",
        _ => "the same title, year and first author",
    }
}

fn formatted(args: &ReformatArgs, items: &[Item]) -> String {
    match args.to.data() {
        Some(format) => data(items, format),
        None => list(args, items),
    }
}

/// A data file.
fn data(items: &[Item], format: Format) -> String {
    let Written { text, losses, .. } = format.write(items);
    for loss in losses {
        output::report(&format!("{format} can't hold {loss}"));
    }
    if format == Format::CslJson { json::escaped(text) } else { text }
}

/// The items in the order of the style's list; those that it does not list, last.
fn in_style_order<'a>(args: &ReformatArgs, items: &'a [Item]) -> impl Iterator<Item = &'a Item> {
    let bibliography = Bibliography::new(args.style.clone(), items);
    let places: HashMap<&str, usize> =
        bibliography.iter().enumerate().map(|(place, entry)| (entry.id, place)).collect();
    let mut sorted: Vec<&Item> = items.iter().collect();
    sorted.sort_by_key(|item| places.get(item.id.as_str()).copied().unwrap_or(usize::MAX));
    sorted.into_iter()
}

/// Says of which words of titles it is not sure whether they are names, a line for each title.
fn note_unsure(entry: &Entry<'_>) {
    for title in entry.unsure_titles() {
        let words: Vec<String> = title.unsure_words().map(|word| format!("“{word}”")).collect();
        let (id, words) = (output::one_line(entry.id), words.join(", "));
        let title = output::one_line(&title.text);
        output::note(&format!("{id}: is {words} a name, which has a capital? In “{title}”"));
    }
}

/// A list in a style; in the style's order, if the input's is not to be kept.
fn list(args: &ReformatArgs, items: &[Item]) -> String {
    let bibliography = Bibliography::new(args.style.clone(), items).in_case(args.case);
    let mut entries: Vec<_> = bibliography.iter().collect();
    entries.iter().for_each(note_unsure);
    if args.keep_order {
        let places: HashMap<&str, usize> =
            items.iter().enumerate().rev().map(|(place, item)| (item.id.as_str(), place)).collect();
        entries.sort_by_key(|entry| places.get(entry.id).copied());
    }
    let texts = entries.iter().map(|entry| &entry.text);
    if args.to == OutputFormat::Html { html(args, texts) } else { lines(args, texts) }
}

fn html<'a>(args: &ReformatArgs, texts: impl Iterator<Item = &'a Text>) -> String {
    let tag = if args.numbered { "ol" } else { "ul" };
    let entries: String =
        texts.map(|text| format!("<li>{}</li>\n", text.to_html_with_links())).collect();
    format!("<{tag}>\n{entries}</{tag}>\n")
}

fn lines<'a>(args: &ReformatArgs, texts: impl Iterator<Item = &'a Text>) -> String {
    let line = |(i, text): (usize, &Text)| {
        let number = if args.numbered { format!("{}. ", i + 1) } else { String::new() };
        match args.to {
            OutputFormat::Markdown => format!("{number}{}\n\n", text.to_markdown()),
            OutputFormat::Latex => format!("{number}{}\n\n", text.to_latex()),
            _ => format!("{number}{text}\n"),
        }
    };
    texts.enumerate().map(line).collect()
}
