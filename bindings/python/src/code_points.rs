//! Python counts the code points of a text, and ibid its bytes.
//!
//! | text | byte | code point |
//! |---|---|---|
//! | `Doe` | 2 | 2 |
//! | `Müller` | 3 | 2 |

use ibid::{Diagnostic, Span};

/// How many bytes are counted at a time.
const STEP: usize = 256;

/// A text in which code points are counted.
pub(crate) struct CodePoints<'t> {
    bytes: &'t [u8],
    /// How many code points start before each step; none for a text in which a byte is one.
    before: Vec<usize>,
}

impl<'t> CodePoints<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        if text.is_ascii() {
            return Self { bytes, before: Vec::new() };
        }
        let mut count = 0;
        let mut before = vec![0];
        before.extend(bytes.chunks(STEP).map(|step| {
            count += starts(step);
            count
        }));
        Self { bytes, before }
    }

    /// The code points of a span of bytes.
    pub(crate) fn span(&self, span: Span) -> Span {
        Span::new(self.at(span.start), self.at(span.end))
    }

    /// The same doubt at the code points of a span.
    pub(crate) fn doubt(&self, doubt: &Diagnostic, span: Span) -> Diagnostic {
        Diagnostic::new(self.span(span), doubt.kind.clone())
    }

    /// How many code points start before a byte.
    fn at(&self, byte: usize) -> usize {
        let step = byte / STEP;
        self.before.get(step).map_or(byte, |before| before + starts(&self.bytes[step * STEP..byte]))
    }
}

/// How many code points start in these bytes.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}
