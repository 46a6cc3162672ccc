//! `ibid reformat`: the main job. References in, a bibliography or a data file out.

use std::collections::HashMap;

use anyhow::Result;
use ibid::format::{self, Format, Match};
use ibid::style::{Bibliography, Entry, Style};
use ibid::{Diagnostic, DiagnosticKind, Item, Reference};

use crate::args::ReformatArgs;
use crate::exit::Outcome;
use crate::listing::{self, Numbering, Output};
use crate::numbers::Numbers;
use crate::rewrite::Files;
use crate::source::Totals;
use crate::{check, output, source, style};

/// Reads, reports the doubts on standard error, and writes.
pub(crate) fn run(args: &ReformatArgs) -> Result<Outcome> {
    let style = style::read(&args.style)?;
    let sources = source::read_all(&args.input)?;
    let dialect = args.to().data().and_then(Format::dialect);
    let files = dialect.and_then(|dialect| Files::new(&sources, dialect));
    let wanted = |reference: &&Reference| !args.only_doubtful || !reference.diagnostics.is_empty();
    let references = sources.iter().flat_map(|source| &source.references);
    let references = references.filter(wanted).filter(|reference| names_a_work(reference));
    let mut items: Vec<Item> = references.map(|reference| reference.item.clone()).collect();
    for source in &sources {
        output::note_styled(&check::drawn(source));
    }
    let mut numbers = Numbers::of(&sources);
    if args.merge {
        items = merged(items, &mut numbers);
    }
    if args.sort && args.to().data().is_some() {
        items = in_style_order(&style, &items).cloned().collect();
    }
    let written = match files {
        Some(files) => Output::Text(files.with(&items, args.merge, args.sort)),
        None => match args.to().data() {
            Some(format) => Output::Text(data(&items, format)),
            None => list(args, &style, &items, &numbers),
        },
    };
    let path = args.output.output.as_deref();
    match written {
        Output::Text(text) => output::write(path, &text)?,
        Output::Bytes(bytes) => output::write_bytes(path, &bytes)?,
    }
    let totals = Totals { entries: items.len(), ..source::totals(&sources) };
    output::note(&format!("{totals}, {}", target(args, &style)));
    Ok(source::outcome(&sources, args.strict))
}

/// Whether a reference names a work of its own: "Ibid., 30." is of one that is listed before it.
fn names_a_work(reference: &Reference) -> bool {
    let carried_on = |doubt: &Diagnostic| doubt.kind == DiagnosticKind::WorkCarriedOn;
    !reference.diagnostics.iter().any(carried_on)
}

fn target(args: &ReformatArgs, style: &Style) -> String {
    match args.to().data() {
        Some(format) => format!("as {format}"),
        None => format!("in {}", style::title(style)),
    }
}

/// The items without those that are the same work; reports which were merged.
fn merged(items: Vec<Item>, numbers: &mut Numbers<'_>) -> Vec<Item> {
    let merged = format::merge(items);
    numbers.merge(&merged.merges);
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

/// A data file; reports what it can't hold.
fn data(items: &[Item], format: Format) -> String {
    let (text, losses) = listing::data(items, format);
    for loss in &losses {
        output::report(loss);
    }
    text
}

/// The items in the order of the style's list; those that it does not list, last.
fn in_style_order<'a>(style: &Style, items: &'a [Item]) -> impl Iterator<Item = &'a Item> {
    let bibliography = Bibliography::new(style.clone(), items);
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
fn list(args: &ReformatArgs, style: &Style, items: &[Item], numbers: &Numbers<'_>) -> Output {
    let bibliography = Bibliography::new(style.clone(), items).in_case(args.style.case);
    let mut entries: Vec<_> = bibliography.iter().collect();
    entries.iter().for_each(note_unsure);
    let numbering = Numbering::of(style, args.numbered);
    if numbering == Numbering::Style {
        numbers.report(&entries.iter().map(|entry| entry.id).collect::<Vec<_>>());
    }
    if args.keep_order {
        let places: HashMap<&str, usize> =
            items.iter().enumerate().rev().map(|(place, item)| (item.id.as_str(), place)).collect();
        entries.sort_by_key(|entry| places.get(entry.id).copied());
    }
    let texts = entries.iter().map(|entry| &entry.text);
    listing::written(args.to(), numbering, texts)
}
