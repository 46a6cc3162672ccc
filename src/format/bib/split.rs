//! Cuts a file into its entries, so that a broken one costs no other.

use std::borrow::Cow;

/// One entry's text, from `@` to its closing brace.
pub(super) struct Piece<'s> {
    /// Where it starts in the file.
    pub(super) start: usize,
    pub(super) text: Cow<'s, str>,
}

/// The entries of a file, and where entries start that do not end.
///
/// What stands between entries is comment, as for BibTeX; a line that starts with `%` is one
/// even if it has an entry in it, as for biber. Once an entry has turned out not to end, every
/// further one ends at the latest where a line starts the next, so that no byte is looked at
/// more than twice.
pub(super) fn pieces(source: &str) -> (Vec<Piece<'_>>, Vec<usize>) {
    let bytes = source.as_bytes();
    let (mut pieces, mut unclosed) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|b| matches!(b, b'@' | b'%')) {
        let start = at + found;
        if bytes[start] == b'%' {
            at = line_end(bytes, start);
            continue;
        }
        at = start + 1;
        let Some(open) = head(bytes, start) else { continue };
        let cautious = !unclosed.is_empty();
        let mut end = close(bytes, open, cautious);
        if end.is_none() && !cautious {
            end = close(bytes, open, true);
        }
        match end {
            Some(End::Closed(end)) => {
                if !source[start..open].trim_end().eq_ignore_ascii_case("@comment") {
                    pieces.push(Piece { start, text: braced(&source[start..end], open - start) });
                }
                at = end;
            }
            Some(End::NextEntry(next)) => {
                unclosed.push(start);
                at = next;
            }
            // Nothing closes, and no further line starts an entry.
            None => {
                unclosed.push(start);
                break;
            }
        }
    }
    (pieces, unclosed)
}

enum End {
    /// After the closing brace.
    Closed(usize),
    /// At the `@` of the next entry.
    NextEntry(usize),
}

fn line_end(bytes: &[u8], from: usize) -> usize {
    bytes[from..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |length| from + length)
}

/// Where the brace or parenthesis is that opens the entry starting at `start`.
fn head(bytes: &[u8], start: usize) -> Option<usize> {
    let rest = &bytes[start + 1..];
    let name = rest.iter().take_while(|b| b.is_ascii_alphanumeric() || b"-_".contains(b)).count();
    let blank = rest[name..].iter().take_while(|b| b.is_ascii_whitespace()).count();
    let open = rest.get(name + blank)?;
    (name > 0 && matches!(open, b'{' | b'(')).then_some(start + 1 + name + blank)
}

fn close(bytes: &[u8], open: usize, cautious: bool) -> Option<End> {
    let parenthesis = bytes[open] == b'(';
    let mut depth = 0_usize;
    let mut line_start = false;
    let mut at = open + usize::from(parenthesis);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 1,
            b'{' => depth += 1,
            b'}' if depth <= 1 && !parenthesis => return Some(End::Closed(at + 1)),
            b'}' => depth = depth.saturating_sub(1),
            b')' if depth == 0 && parenthesis => return Some(End::Closed(at + 1)),
            b'@' if cautious && line_start && head(bytes, at).is_some() => {
                return Some(End::NextEntry(at));
            }
            _ => {}
        }
        line_start = byte == b'\n' || (line_start && byte.is_ascii_whitespace());
        at += 1;
    }
    None
}

/// The entry with braces round it, where it has parentheses.
fn braced(entry: &str, open: usize) -> Cow<'_, str> {
    if entry.as_bytes()[open] == b'{' {
        return Cow::Borrowed(entry);
    }
    let inner = &entry[open + 1..entry.len() - 1];
    Cow::Owned(format!("{}{{{inner}}}", &entry[..open]))
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[track_caller]
    fn check(source: &str, expected: &[&str], expected_unclosed: &[usize]) {
        let (found, unclosed) = pieces(source);
        assert_eq!(found.iter().map(|piece| &*piece.text).collect::<Vec<_>>(), expected);
        assert_eq!(unclosed, expected_unclosed);
    }

    #[test]
    fn entries() {
        check("junk a@b.org @book{a, t={x}} junk @b {c,}", &["@book{a, t={x}}", "@b {c,}"], &[]);
        check("@book(a, t={(x)})", &["@book{a, t={(x)}}"], &[]);
        check("% @book{a,}\n@comment{@book{b,}}@book{c,}", &["@book{c,}"], &[]);
        check("@a{x, t={{y}\n @b{z,}\n@c{u, v={w}\n@d{e,}", &["@b{z,}", "@d{e,}"], &[0, 21]);
    }
}
