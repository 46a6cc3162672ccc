//! From the text of a segment to the value of a field.
//!
//! | segment | value |
//! |---|---|
//! | `“A title.” ` | `A title` |
//! | `(Oxford: ` | `Oxford` |
//! | `breaks up clean ener-\ngy offices. ` | `breaks up clean energy offices` |
//! | `Norway, 1814–\n1905. ` | `Norway, 1814–1905` |
//! | `What Is It?, ` | `What Is It?` |
//! | `Warner Bros. ` | `Warner Bros.` |

use crate::lexicon::numbers::{PAGES, VOLUME};
use crate::lexicon::prose::{DAMAGED_CLOSING, DAMAGED_OPENING, is_abbreviation};
use crate::lexicon::remarks::{LABELS, UNPUBLISHED};

/// The text on one line: breaks become blanks or, after a hyphen, go.
pub(super) fn line(raw: &str) -> String {
    let mut line = String::with_capacity(raw.len());
    let mut rest = raw.chars().peekable();
    while let Some(c) = rest.next() {
        if !c.is_whitespace() {
            line.push(c);
            continue;
        }
        let mut breaks = is_break(c);
        while let Some(blank) = rest.next_if(|c| c.is_whitespace()) {
            breaks |= is_break(blank);
        }
        match rest.peek() {
            Some(next) if breaks && line.ends_with('-') => join(&mut line, *next),
            Some(next) if breaks && next.is_ascii_digit() && is_open_range(&line) => {}
            Some('.' | ',') if !line.ends_with(['.', ' ']) => {
                let mut ahead = rest.clone();
                ahead.next();
                if ahead.peek().is_some_and(|c| !c.is_whitespace()) {
                    line.push(' ');
                }
            }
            Some(_) if !line.is_empty() => line.push(' '),
            _ => {}
        }
    }
    line
}

/// Puts a word that was broken after a hyphen together again. Before a small letter the hyphen
/// is the break's, before anything else it is the word's own ("COVID-19").
fn join(line: &mut String, next: char) {
    // More hyphens are a rule, and no word's.
    let before = line.chars().rev().take(4).find(|c| *c != '-');
    if next.is_lowercase() && before.is_some_and(char::is_alphabetic) {
        line.pop();
    } else if before.is_none_or(char::is_whitespace) {
        line.push(' ');
    }
}

/// Whether a text breaks off between two numbers: `1814–`.
fn is_open_range(line: &str) -> bool {
    line.strip_suffix('–').is_some_and(|line| line.ends_with(|c: char| c.is_ascii_digit()))
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// Controls, zero-width characters, tags and what turns the direction of writing; not the two
/// joiners, which some scripts write with.
pub(super) fn is_invisible(c: char) -> bool {
    is_zero_width(c)
        || c.is_control() && !c.is_whitespace()
        || matches!(
            c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2061}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// Characters that have no width and mean nothing at the ends of a value.
const fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// An identifier or address as its characters that show, which blanks do not part.
pub(super) fn unbroken(raw: &str) -> String {
    raw.chars().filter(|c| !(c.is_whitespace() || is_invisible(*c))).collect()
}

/// The value of a segment: on one line, without the marks around it.
pub(super) fn value(raw: &str) -> String {
    let line = line(raw);
    let bare = strip(&line);
    if bare.len() == line.len() { line } else { bare.to_owned() }
}

/// How many layers of marks are taken away; nobody writes more.
const LAYERS: usize = 6;

/// `text` without the blanks, stops, quotes and brackets around it.
pub(super) fn strip(text: &str) -> &str {
    let mut bare = text.trim_matches(|c: char| c.is_whitespace() || is_zero_width(c));
    if let Some(sentence) = sentence_in_quotes(bare) {
        return sentence;
    }
    for _ in 0..LAYERS {
        let before = bare.len();
        bare = strip_damaged(strip_pair(strip_start(strip_end(bare))));
        bare = bare.trim_matches(|c: char| c.is_whitespace() || is_zero_width(c));
        if bare.len() == before {
            break;
        }
    }
    bare
}

const OPENING: &str = "([{（［【〔「『〈《“‘„‚«‹<";
const CLOSING: &str = ")]}）］】〕」』〉》”’“‘»›>";

/// `‘A title.’,`: a stop before the mark that ends a quotation and a comma is the title's own.
fn sentence_in_quotes(text: &str) -> Option<&str> {
    let mut chars = text.strip_suffix(',')?.chars();
    let (open, close) = (chars.next()?, chars.next_back()?);
    let inner = chars.as_str();
    let quoted = "‘“\"„«".contains(open) && closing(open)?.contains(&close);
    (quoted && is_cut_word(inner) && encloses(inner, open, closing(open)?)).then_some(inner)
}

/// Whether quotation marks enclose the whole of a text, but for the marks that follow it, or open
/// it and are not closed.
pub(super) fn is_quoted(text: &str) -> bool {
    let text = text.trim();
    let mut chars = text.chars();
    let Some(open) = chars.next().filter(|c| "‘'“\"„«".contains(*c)) else { return false };
    let Some(closers) = closing(open) else { return false };
    let inner = chars.as_str().trim_end_matches(['.', ',', ';', ':', ' ']);
    match inner.strip_suffix(closers) {
        Some(inner) => encloses(inner, open, closers),
        None => !inner.contains(closers) || closers.contains(&'’') && !inner.contains("’ "),
    }
}

/// The mark that closes what `open` opens; `None` if `open` opens nothing.
fn closing(open: char) -> Option<&'static [char]> {
    Some(match open {
        '(' | '（' => &[')', '）'],
        '[' | '［' => &[']', '］'],
        '{' => &['}'],
        '【' => &['】'],
        '〔' => &['〕'],
        '「' => &['」'],
        '『' => &['』'],
        '〈' => &['〉'],
        '《' => &['》'],
        '<' => &['>'],
        '“' => &['”', '"'],
        '”' => &['”'],
        '„' => &['“', '”', '"'],
        '‚' | '‘' => &['‘', '’', '\''],
        '’' => &['’'],
        '«' => &['»'],
        '»' => &['«', '»'],
        '‹' => &['›'],
        '"' => &['"'],
        '\'' => &['\''],
        // Markdown's emphasis.
        '*' => &['*'],
        '_' => &['_'],
        '`' => &['`', '\''],
        _ => return None,
    })
}

/// Takes away the pair of quotes or brackets that encloses the whole of `text`.
fn strip_pair(text: &str) -> &str {
    let mut chars = text.chars();
    let (Some(first), Some(last)) = (chars.next(), chars.next_back()) else { return text };
    let Some(closers) = closing(first).filter(|closers| closers.contains(&last)) else {
        return text;
    };
    let inner = chars.as_str();
    if encloses(inner, first, closers) { inner } else { text }
}

/// Takes away the quotation marks around `text`, where their bytes were read in another encoding or
/// stand as HTML writes them.
fn strip_damaged(text: &str) -> &str {
    if !text.starts_with(['&', 'â', '\u{91}', '\u{93}']) {
        return text;
    }
    let Some(inner) = DAMAGED_OPENING.iter().find_map(|mark| text.strip_prefix(*mark)) else {
        return text;
    };
    // The semicolon that ends a mark of HTML was taken for one behind the value.
    let without = |mark: &&str| inner.strip_suffix(mark.trim_end_matches(';'));
    DAMAGED_CLOSING.iter().find_map(without).unwrap_or(inner)
}

/// Whether the pair around `inner` is one pair, not the first and the last of two.
fn encloses(inner: &str, open: char, closers: &[char]) -> bool {
    let mut depth = 0_i32;
    let mut before = ' ';
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        let apostrophe =
            before.is_alphanumeric() && chars.peek().is_some_and(|c| c.is_alphanumeric());
        if c == open && (!closers.contains(&c) || !before.is_alphanumeric()) {
            depth += 1;
        } else if closers.contains(&c) && !apostrophe {
            depth -= 1;
            if depth < 0 && !matches!(c, '’' | '\'') {
                return false;
            }
        }
        before = c;
    }
    true
}

/// Takes away marks at the start, and an opening mark that nothing closes.
fn strip_start(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| {
        matches!(c, ',' | ';' | ':' | '|' | '•' | '·' | '/' | '、' | '。' | '，' | '：' | '،' | '؛')
            || c.is_whitespace()
    });
    let text = match text.strip_prefix(['.', '-', '–', '—', '*', '=']) {
        Some(rest) if rest.starts_with(char::is_whitespace) => rest,
        _ => text,
    };
    let mut chars = text.chars();
    match chars.next() {
        Some(open @ ('"' | '”')) if !chars.as_str().contains(open) => chars.as_str(),
        Some(open) if OPENING.contains(open) => match closing(open) {
            Some(closers) if !chars.as_str().contains(closers) => chars.as_str(),
            _ => text,
        },
        Some(close) if ")]}>".contains(close) => chars.as_str(),
        _ => text,
    }
}

/// Takes away marks at the end, and a closing mark that nothing opens.
fn strip_end(text: &str) -> &str {
    // "J. Comput.,": a stop before a comma is an abbreviation's.
    if let Some(stopped) = text.trim_end().strip_suffix(',').filter(|text| is_cut_word(text)) {
        return stopped;
    }
    let text = text.trim_end_matches(|c: char| {
        matches!(
            c,
            ',' | ';'
                | ':'
                | '|'
                | '/'
                | '='
                | '、'
                | '。'
                | '，'
                | '：'
                | '；'
                | '・'
                | '．'
                | '،'
                | '؛'
        ) || c.is_whitespace()
    });
    // A mark after a blank is of a list in a comment: `# `, `* `.
    let marked = text.strip_suffix(['#', '*', '%']).filter(|text| text.ends_with(' '));
    let text = marked.unwrap_or(text);
    let text = text.trim_end_matches([' ', '-', '–', '—', '―']).trim_end();
    if let Some(bare) = text.strip_suffix('.') {
        return if is_abbreviated(text) { text } else { bare };
    }
    let mut chars = text.chars();
    match chars.next_back() {
        Some('"') if !chars.as_str().contains('"') && !chars.as_str().contains(['“', '„']) => {
            chars.as_str()
        }
        Some('“') if chars.as_str().contains('„') => text,
        Some('«') if chars.as_str().contains('»') => text,
        Some(open) if "([{（“„«<".contains(open) => chars.as_str(),
        Some(close) if CLOSING.contains(close) && close != '’' => {
            let opened = OPENING.chars().chain(['”', '»']).any(|open| {
                closing(open).is_some_and(|closers| closers.contains(&close))
                    && chars.as_str().contains(open)
            });
            if opened { text } else { chars.as_str() }
        }
        _ => text,
    }
}

/// Whether a word at the end of `text` has a full stop, which is no ellipsis's.
fn is_cut_word(text: &str) -> bool {
    text.strip_suffix('.').is_some_and(|bare| bare.ends_with(char::is_alphabetic))
}

/// Whether the full stop at the end of `text` belongs to its last word.
fn is_abbreviated(text: &str) -> bool {
    let bare = text.trim_end_matches('.');
    if bare.ends_with("..") || text.ends_with("..") {
        return false;
    }
    let word = bare.rsplit([' ', '(', '[']).next().unwrap_or_default();
    word.contains('.')
        && word
            .split('.')
            .all(|part| part.chars().count() <= 2 && part.chars().all(char::is_alphabetic))
        || is_capital(bare)
        || is_counted(bare)
        // "Frankfurt/M."
        || word.rsplit_once('/').is_some_and(|(_, last)| is_capital(last))
        // "Boulder, CO."
        || word != "CO" && word.len() <= 8 && is_abbreviation(word)
}

/// Whether a text is one capital letter.
fn is_capital(text: &str) -> bool {
    text.chars().count() == 1 && text.chars().all(char::is_uppercase)
}

/// "108 pp", "2 vols", "368 с": whether a text is numbers, and what they count.
fn is_counted(text: &str) -> bool {
    let counter = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    counter.len() < text.len()
        && (PAGES.contains(counter) || VOLUME.contains(counter) || counter == "f")
}

/// `text` with its full stop, if it is of abbreviations: "Work. Pap.", "J. Bread Chem.", where
/// `raw`, which it was read from, has one.
pub(super) fn with_stop(text: String, raw: &str) -> String {
    let is_stopped = |word: &str| word.len() > 3 && word.ends_with(['.', ',']) && is_short(word);
    let (first, last) = text.rsplit_once(' ').unwrap_or_default();
    let stopped = first.split(' ').any(is_stopped) && first.contains('.') && is_short(last);
    let followed = || raw.find(&text).is_some_and(|at| raw[at + text.len()..].starts_with('.'));
    if stopped && followed() { text + "." } else { text }
}

/// Whether a word could be an abbreviation, since it is short and has a capital.
fn is_short(word: &str) -> bool {
    let bare = word.trim_end_matches(['.', ',']);
    (2..=6).contains(&bare.chars().count())
        && bare.starts_with(char::is_uppercase)
        && bare.chars().all(char::is_alphabetic)
}

/// `text` without the word that says what it is: "Author: Doe".
pub(super) fn without_label(text: &str) -> &str {
    let labelled = text.split_once([':', '：']).filter(|(label, _)| {
        let label = label.trim_start_matches(|c: char| !c.is_alphanumeric());
        let label = label.trim_end_matches("(s)").trim_end_matches([' ', '.']);
        let known = |word: &str| LABELS.contains(word.to_lowercase().as_str());
        let mut words = label.split(' ');
        words.next().is_some_and(known)
            && words.all(|word| known(word) || matches!(word, "und" | "et" | "and" | "y" | "e"))
    });
    labelled.map_or(text, |(_, rest)| rest.trim_start())
}

/// Whether `text` says that something is not known: "N.p.", "[S.l.]".
pub(super) fn is_unknown(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.trim_matches(['[', ']', '(', ')', ',', ';', ':']).to_lowercase();
    UNPUBLISHED.contains(bare.as_str())
}

/// A year that ends `text`, and what stands before it: "Doe, J. (2020)".
pub(super) fn trailing_year(text: &str) -> Option<(&str, &str)> {
    let bare = text.trim_end_matches([')', '.', ',', ' ']);
    let (before, year) = bare.rsplit_once([' ', '('])?;
    let four = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let before = before.trim_end_matches(['(', ' ', ',']);
    (four && year.starts_with(['1', '2']) && !before.is_empty()).then_some((before, year))
}

/// The words of `text` in lower case, without the marks around them.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '/' | '–' | '—' | ',' | ';' | ':'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// The runs of letters and digits in a text.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(raw: &str, expected: &str) {
        assert_eq!(value(raw), expected, "{raw:?}");
    }

    #[test]
    fn values_lose_the_marks_around_them() {
        check("“A title.” ", "A title");
        check("“A title,” ", "A title");
        check("‘Don’t let “warm banks” become vital’, ", "Don’t let “warm banks” become vital");
        check("\"Experts question\". ", "Experts question");
        check("“Pompes” à chaleur. ", "“Pompes” à chaleur");
        check("«Ciência», ", "Ciência");
        check("»Nye tal,« ", "Nye tal");
        check("„Kunstpreis\"  ", "Kunstpreis");
        check("「定本」、", "定本");
        check("”’Vi är havets väktare’”, ", "Vi är havets väktare");
        check("(Oxford: ", "Oxford");
        check("1985), ", "1985");
        check("[Review of the book, by R. Pettigrew]. ", "Review of the book, by R. Pettigrew");
        check("Study (2nd part). ", "Study (2nd part)");
        check("(Re)donner la parole. ", "(Re)donner la parole");
        check("What Is It?, ", "What Is It?");
        check("Warner Bros. ", "Warner Bros.");
        check("Encyclopædia Britannica, Inc. ", "Encyclopædia Britannica, Inc.");
        check("the U.S. ", "the U.S.");
        check(".NET Rocks!. ", ".NET Rocks!");
        check("The end - ", "The end");
        check("**44**, ", "44");
        check("Vol. 2,\n* ", "Vol. 2");
        check("C* algebras, A* ", "C* algebras, A*");
        check("â€œOn bread,â€\u{9d} ", "On bread");
        check("\u{93}On bread\u{94}, ", "On bread");
        check("&#8220;On bread.&#8221; ", "On bread");
        check("Boulder, CO. ", "Boulder, CO");
        check("Riga/D. ", "Riga/D.");
        check("108 pp., ", "108 pp.");
        check("Bread in 108 pans. ", "Bread in 108 pans");
        check("Oven Co. ", "Oven Co.");
    }

    #[test]
    fn abbreviations_keep_their_full_stop() {
        let check = |raw: &str, expected| assert_eq!(with_stop(value(raw), raw), expected);
        check("Work. Pap. ", "Work. Pap.");
        check("J. Bread Chem. Lett. ", "J. Bread Chem. Lett.");
        check("Mod. Bread Journal. ", "Mod. Bread Journal");
        check("Bread Food. ", "Bread Food");
    }

    #[test]
    fn line_breaks_are_joined() {
        check("breaks up clean ener-\ngy offices. ", "breaks up clean energy offices");
        check("COVID-\n19 and\n  after", "COVID-19 and after");
        check("pact in the\n. ", "pact in the");
        check("Norway, 1814–\n1905. ", "Norway, 1814–1905");
        check("Norway –\n1905. ", "Norway – 1905");
    }

    #[test]
    fn what_does_not_show_is_kept_but_at_the_ends() {
        check("\u{feff}a\u{200b}b\u{ad}. \u{2060}", "a\u{200b}b");
        check("a \u{202e}b\u{202c}. ", "a \u{202e}b\u{202c}");
    }
}
