//! Marks that open the items of a list.

/// What kind of mark opens a line. Items of one list have the same kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// `[12]`
    Bracketed,
    /// `[Doe20]`
    Key,
    /// `12.`
    Dotted,
    /// `12)` or `(12)`
    Parenthesised,
    /// `12` and a blank
    Bare,
    /// `a)`
    Lettered,
    /// `•`, `-`, `*`
    Bullet,
    /// `^` before a note, as encyclopedias print it
    Caret,
    /// An item that the markup of the document marks off
    Item,
}

impl Kind {
    /// How many kinds there are.
    pub(super) const COUNT: usize = Self::Item as usize + 1;
}

/// The mark that opens a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub kind: Kind,
    /// Its number, if it has one.
    pub number: Option<u32>,
    /// How many bytes it takes, with the blanks after it.
    pub len: usize,
}

/// Reads the mark at the head of a line, if there is one.
///
/// | line | kind |
/// |---|---|
/// | `[1] Doe`, `[^1]: Doe` | bracketed |
/// | `1. Doe`, `1: Doe` | dotted |
/// | `(1) Doe`, `1) Doe` | parenthesised |
/// | `- Doe`, `• Doe`, `-Doe` | bullet |
/// | `^ Doe`, `^ a b Doe` | caret |
/// | `7. 7. Doe`, `1O] Doe`, `[3 4] Doe` | as undamaged |
pub(super) fn read(line: &str) -> Option<Mark> {
    let first = single(line)?;
    let again = first.number.and_then(|_| single(&line[first.len..]));
    let doubled = again.filter(|again| again.kind == first.kind && again.number == first.number);
    Some(Mark { len: first.len + doubled.map_or(0, |again| again.len), ..first })
}

fn single(line: &str) -> Option<Mark> {
    match line.chars().next()? {
        '[' => bracketed(line),
        '(' => parenthesised(line),
        '0'..='9' | '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' => {
            numbered(line).or_else(|| torn(line))
        }
        '^' => Some(caret(line)),
        'a'..='z' | 'A'..='Z' => lettered(line),
        _ => bullet(line),
    }
}

/// `"[" ["^"] label "]" [":" | "."]`
fn bracketed(line: &str) -> Option<Mark> {
    let close = line.char_indices().take(24).find(|&(_, c)| c == ']')?.0;
    let label = line[1..close].trim_start_matches('^').trim();
    let number = number_of(label);
    let labelled = !label.is_empty()
        && (number.is_some() || !label.contains(char::is_whitespace))
        && label.chars().any(|c| c.is_ascii_digit());
    let kind = if number.is_some() { Kind::Bracketed } else { Kind::Key };
    let rest = line[close + 1..].trim_start_matches([':', '.']);
    labelled.then(|| mark(kind, number, line, rest))
}

/// `number "]"`, the first bracket lost.
fn torn(line: &str) -> Option<Mark> {
    let close = line.char_indices().take(5).find(|&(_, c)| c == ']')?.0;
    let number = number_of(&line[..close])?;
    Some(mark(Kind::Bracketed, Some(number), line, &line[close + 1..]))
}

/// A number of up to four digits, some of them perhaps read as letters ("1O"), or set apart ("3 4").
fn number_of(label: &str) -> Option<u32> {
    if label.len() > 5 || !label.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    label.chars().filter(|&c| c != ' ').try_fold(0, |number, c| {
        let digit = match c {
            'O' | 'o' => 0,
            'l' | 'I' => 1,
            _ => c.to_digit(10)?,
        };
        Some(10 * number + digit)
    })
}

/// `"(" number ")"`
fn parenthesised(line: &str) -> Option<Mark> {
    let close = line.char_indices().take(6).find(|&(_, c)| c == ')')?.0;
    let number: u32 = line[1..close].parse().ok()?;
    (number < 1000).then(|| mark(Kind::Parenthesised, Some(number), line, &line[close + 1..]))
}

/// `number ("." | ")" | ":" | blank)`
fn numbered(line: &str) -> Option<Mark> {
    let end = line.find(|c: char| !c.is_numeric()).unwrap_or(line.len());
    let rest = &line[end..];
    let number: Option<u32> = line[..end].parse().ok();
    let raised = number.is_none();
    if end > 4 || number.is_some_and(|number| number > 1300) {
        return None;
    }
    let after = rest.chars().next()?;
    let kind = match after {
        '.' | ':' | '．' | '、' => Kind::Dotted,
        ')' | '）' => Kind::Parenthesised,
        ' ' | '\t' | '\u{a0}' => Kind::Bare,
        _ if raised => return Some(mark(Kind::Bare, None, line, rest)),
        _ => return None,
    };
    let rest = if kind == Kind::Bare { rest } else { &rest[after.len_utf8()..] };
    let opens = rest.chars().next().is_some_and(|c| c.is_whitespace() || c.is_alphabetic());
    opens.then(|| mark(kind, number, line, rest))
}

/// `"^" {letter}`, the marks that lead back from a note into the text.
fn caret(line: &str) -> Mark {
    let mut rest = line[1..].trim_start();
    while let Some((letter, after)) = rest.split_once(' ')
        && letter.len() == 1
        && letter.starts_with(|c: char| c.is_ascii_lowercase())
    {
        rest = after.trim_start();
    }
    mark(Kind::Caret, None, line, rest)
}

/// `letter (")" | ".") blank`, in small letters only: "A. Doe" is a name.
fn lettered(line: &str) -> Option<Mark> {
    let mut chars = line.chars();
    let letter = chars.next()?;
    let close = chars.next()?;
    let is_mark = close == ')' || (close == '.' && letter.is_ascii_lowercase());
    (is_mark && chars.next()? == ' ').then(|| mark(Kind::Lettered, None, line, &line[2..]))
}

/// A bullet or hyphens and a blank, or a hyphen right before a capital.
fn bullet(line: &str) -> Option<Mark> {
    let bullet = line.chars().next().filter(|&c| "•·●○◦▪■‣⁃*+-–—➢►✓".contains(c))?;
    let hyphens = line.bytes().take_while(|&byte| byte == b'-').count().min(3);
    let rest = &line[hyphens.max(bullet.len_utf8())..];
    let next = rest.chars().next()?;
    let glued = (hyphens == 1 && next.is_uppercase()) || "•●▪■‣".contains(bullet);
    (next.is_whitespace() || glued).then(|| mark(Kind::Bullet, None, line, rest))
}

fn mark(kind: Kind, number: Option<u32>, line: &str, rest: &str) -> Mark {
    Mark { kind, number, len: line.len() - rest.trim_start().len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, kind: Option<Kind>, rest: &str) {
        let mark = read(line);
        assert_eq!(mark.map(|mark| mark.kind), kind, "{line}");
        assert_eq!(&line[mark.map_or(0, |mark| mark.len)..], rest, "{line}");
    }

    #[test]
    fn marks() {
        check("[1] Doe", Some(Kind::Bracketed), "Doe");
        check("[^1]: Doe", Some(Kind::Bracketed), "Doe");
        check("[Doe20] Doe", Some(Kind::Key), "Doe");
        check("[online] Doe", None, "[online] Doe");
        check("12. Doe", Some(Kind::Dotted), "Doe");
        check("12.Doe", Some(Kind::Dotted), "Doe");
        check("1.5 litres", None, "1.5 litres");
        check("1984. London", None, "1984. London");
        check("(3) Doe", Some(Kind::Parenthesised), "Doe");
        check("(2020) Doe", None, "(2020) Doe");
        check("3 Doe", Some(Kind::Bare), "Doe");
        check("³Doe", Some(Kind::Bare), "Doe");
        check("a) Doe", Some(Kind::Lettered), "Doe");
        check("A. Doe", None, "A. Doe");
        check("• Doe", Some(Kind::Bullet), "Doe");
        check("-Doe, J.", Some(Kind::Bullet), "Doe, J.");
        check("-- Results", Some(Kind::Bullet), "Results");
        check("---. 1993.", None, "---. 1993.");
        check("———. 1993.", None, "———. 1993.");
        check("^ a b Doe", Some(Kind::Caret), "Doe");
        check("7. 7. Doe", Some(Kind::Dotted), "Doe");
        check("7. 8. Doe", Some(Kind::Dotted), "8. Doe");
        check("1O] Doe", Some(Kind::Bracketed), "Doe");
        check("[3 4] Doe", Some(Kind::Bracketed), "Doe");
        check("[Ol] Doe", None, "[Ol] Doe");
        check("", None, "");
    }
}
