//! Lines and columns, both from 1, of places in a text. A line ends with LF, CR or both.

/// Finds lines and columns of places that come in rising order, in one walk over the text.
pub(crate) struct Places<'s> {
    text: &'s str,
    at: usize,
    line: usize,
    line_start: usize,
}

impl<'s> Places<'s> {
    pub(crate) fn of(text: &'s str) -> Self {
        Self { text, at: 0, line: 1, line_start: 0 }
    }

    /// The line and the column, in characters, of a byte of the text.
    pub(crate) fn at(&mut self, byte: usize) -> (usize, usize) {
        let byte = byte.min(self.text.len());
        let bytes = self.text.as_bytes();
        let ends_line = |at: &usize| match bytes[*at] {
            b'\r' => bytes.get(*at + 1) != Some(&b'\n'),
            byte => byte == b'\n',
        };
        while let Some(end) = (self.at..byte).find(ends_line) {
            self.at = end + 1;
            self.line += 1;
            self.line_start = self.at;
        }
        self.at = byte;
        let before = bytes[self.line_start..byte].iter();
        // Bytes that continue a character are not counted.
        let column = before.filter(|b| (**b & 0xC0) != 0x80).count() + 1;
        (self.line, column)
    }
}
