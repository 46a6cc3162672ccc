//! JSON that is safe to show on a terminal.

/// JSON in which those control characters are escaped too that the standard leaves to the writer:
/// DEL and the C1 set. They can only stand within strings.
pub(crate) fn escaped(json: String) -> String {
    let is_left = |c| matches!(c, '\u{7f}'..='\u{9f}');
    if !json.contains(is_left) {
        return json;
    }
    let mut escaped = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if is_left(c) {
            escaped.push_str("\\u00");
            escaped.extend(c.escape_unicode().filter(char::is_ascii_hexdigit));
        } else {
            escaped.push(c);
        }
    }
    escaped
}
