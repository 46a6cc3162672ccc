//! What a careful reader would stumble over in a finished item.

use std::collections::HashSet;

use super::Draft;
use super::text::{is_invisible, strip, words};
use crate::diagnostic::DiagnosticKind;
use crate::item::Kind;
use crate::label::{Label, Segment};
use crate::lexicon::prose::UNFINISHED;
use crate::span::Span;

/// A core field is doubted if another label is as probable, or if no other is less sure.
const EVEN: f32 = 0.5;

/// Adds the doubts about the whole entry.
pub(super) fn add(draft: &mut Draft<'_>) {
    cut_short(draft);
    missing(draft);
    repeated_outlet(draft);
    no_address(draft);
    invisible(draft);
    little_confidence(draft);
}

/// A title that stops at "the" or at an ellipsis.
fn cut_short(draft: &mut Draft<'_>) {
    let Some(segment) = draft.first(Label::Title) else { return };
    let mut span = draft.trimmed(segment.span);
    let text = span.text(draft.entry);
    // A stop that the break of a line parted from the title is not where it was cut.
    if let Some(title) = text.strip_suffix('.').map(str::trim_end).filter(|_| text.contains('\n')) {
        span.end = span.start + title.len();
    }
    let bare = text.trim_end_matches([',', ';', '"', '”', '’', ' ']);
    let elided = bare.ends_with('…') || bare.ends_with("...");
    let closed = text.ends_with(['"', '”', '’', '»']);
    let last = strip(text).rsplit(char::is_whitespace).next().unwrap_or_default();
    if elided || !closed && UNFINISHED.contains(last) {
        draft.doubt(span, DiagnosticKind::CutShort(Label::Title));
    }
}

/// Fields whose place in the entry stands empty.
fn missing(draft: &mut Draft<'_>) {
    let item = &draft.item;
    let whole = draft.trimmed(Span::new(0, draft.entry.len()));
    let head = draft
        .segments
        .iter()
        .find(|segment| !matches!(segment.label, Label::CitationNumber | Label::Other));
    let headless = head.is_some_and(|segment| segment.label == Label::Date);
    let learned = matches!(
        item.kind,
        Kind::ArticleJournal | Kind::Chapter | Kind::Thesis | Kind::PaperConference
    );
    let anonymous = item.author.is_empty() && item.editor.is_empty() && !draft.carried_on;
    let author = anonymous && (headless || learned);
    let title = item.title.is_none()
        && (item.container_title.is_none() || !learned)
        && item.kind != Kind::Post;
    let date = item.issued.is_none() && (learned || item.kind == Kind::Book);
    let at = head.map_or(whole, |segment| draft.trimmed(segment.span));
    if author {
        draft.doubt(at, DiagnosticKind::Missing(Label::Author));
    }
    if title {
        draft.doubt(whole, DiagnosticKind::Missing(Label::Title));
    }
    if date {
        draft.doubt(whole, DiagnosticKind::Missing(Label::Date));
    }
}

/// An outlet that is author and container both, or container twice.
fn repeated_outlet(draft: &mut Draft<'_>) {
    let same =
        |a: &str, b: &str| words(a).map(str::to_lowercase).eq(words(b).map(str::to_lowercase));
    let container = draft.item.container_title.clone();
    let author = draft.item.author.first().and_then(|name| name.literal.clone());
    let (Some(container), Some(segment)) = (container, draft.first(Label::ContainerTitle)) else {
        return;
    };
    if draft.doubled || author.is_some_and(|author| same(&author, &container)) {
        draft.doubt(draft.trimmed(segment.span), DiagnosticKind::OutletRepeated);
    }
}

/// "Available at:", and no address after it.
fn no_address(draft: &mut Draft<'_>) {
    let address = |segment: &&Segment| matches!(segment.label, Label::Url | Label::Doi);
    let last = draft.segments.iter().rfind(address).map_or(0, |segment| segment.span.end);
    let phrases = draft
        .segments
        .iter()
        .filter(|segment| segment.label == Label::AccessPhrase && segment.span.start >= last);
    if let Some(span) = phrases.map(|segment| draft.trimmed(segment.span)).next() {
        draft.doubt(span, DiagnosticKind::NoAddress);
    }
}

/// The least sure fields of an entry that a reader should look at, where no other doubt is told of
/// the same words.
fn little_confidence(draft: &mut Draft<'_>) {
    if !draft.context.unsure {
        return;
    }
    let core = || draft.segments.iter().filter(|segment| segment.label.is_core());
    let least = core().map(|segment| segment.confidence).fold(1.0, f32::min);
    let told: HashSet<Span> = draft.diagnostics.iter().map(|doubt| doubt.span).collect();
    for segment in core().filter(|segment| segment.confidence <= least.max(EVEN)) {
        let span = draft.trimmed(segment.span);
        if !told.contains(&span) {
            draft.doubt(span, DiagnosticKind::LittleConfidence(segment.label));
        }
    }
}

/// The first of the characters that do not show.
fn invisible(draft: &mut Draft<'_>) {
    let found = draft.entry.char_indices().find(|(_, c)| is_invisible(*c));
    if let Some((at, c)) = found {
        draft.doubt(Span::new(at, at + c.len_utf8()), DiagnosticKind::Invisible);
    }
}
