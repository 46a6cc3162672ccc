//! Values of CSL, written with the faces and the quotation marks of their markup.

use super::markup::{Mark, Piece, pieces, raised};
use super::text::Face;
use super::writer::{Level, Writer};

impl Writer {
    /// Writes a value of CSL: its markup (`<i>`, `<sup>`, …) becomes faces, its quotation marks those
    /// of the language, its apostrophes typographic ones.
    ///
    /// ```
    /// # use ibid::style::{Quotes, Writer};
    /// let mut writer = Writer::new(Quotes::SINGLE);
    /// writer.value("The baker's \"H<sub>2</sub>O\"");
    /// assert_eq!(writer.finish().to_html(), "The baker’s ‘H<sub>2</sub>O’");
    /// ```
    pub fn value(&mut self, value: &str) {
        match pieces(value) {
            None => self.verbatim(value),
            Some(pieces) => self.emit(&pieces),
        }
    }

    fn emit(&mut self, pieces: &[Piece<'_>]) {
        let mut stack = Vec::new();
        let mut outer_straight = None;
        for piece in pieces {
            match *piece {
                Piece::Text(text) => self.shift(text),
                Piece::Open(mark, raw) => {
                    stack.push((self.face, self.level));
                    match mark {
                        Mark::Face(face) | Mark::Span(face) => self.face = self.face ^ face,
                        Mark::Undecorated => self.face = Face::PLAIN,
                        Mark::Straight(c) => {
                            self.quote(*outer_straight.get_or_insert(c) == c);
                        }
                        Mark::Curly(c) if self.knows_own_quotes => self.own_quote(c, raw),
                        // American marks are double wherever a quotation is in no other (APA 7, 6.7).
                        Mark::Curly(c) => {
                            self.quote(c == self.quotes.outer[0] || self.quotes.punctuation_inside);
                        }
                    }
                }
                Piece::Close(Mark::Curly(c), raw) if self.knows_own_quotes && !self.is_own(c) => {
                    self.verbatim(raw);
                    stack.pop();
                }
                Piece::Close(mark, _) => {
                    if let (Mark::Straight(_) | Mark::Curly(_), Some(level)) = (mark, self.level) {
                        self.close_quote(level);
                    }
                    if let Some((face, level)) = stack.pop() {
                        self.face = face;
                        self.level = level;
                    }
                }
            }
        }
    }

    /// Writes text, with the letters and digits that Unicode raises or lowers as plain ones in
    /// that face, so that they look like those of the markup.
    fn shift(&mut self, text: &str) {
        let mut rest = text;
        let find = |text: &str| {
            text.char_indices().find_map(|(at, c)| raised(c).map(|plain| (at, c.len_utf8(), plain)))
        };
        while !rest.is_ascii() {
            let Some((at, length, plain)) = find(rest) else { break };
            self.verbatim(&rest[..at]);
            self.face(Face::SUPERSCRIPT, |w| w.verbatim(&plain));
            rest = &rest[at + length..];
        }
        self.verbatim(rest);
    }

    /// Whether a curly mark opens quotations in the language.
    fn is_own(&self, mark: char) -> bool {
        mark == self.quotes.outer[0] || mark == self.quotes.inner[0]
    }

    /// Opens a quotation that has curly marks, which stay if they are not those of the language.
    fn own_quote(&mut self, mark: char, raw: &str) {
        if self.is_own(mark) {
            self.quote(mark == self.quotes.outer[0]);
        } else {
            self.verbatim(raw);
        }
    }

    /// Opens a quotation with the outer or inner marks, or with those of the next level if it is
    /// in another already.
    fn quote(&mut self, outer: bool) {
        let level = if outer { Level::Outer } else { Level::Inner };
        let level = self.level.map_or(level, Level::next);
        self.level = Some(level);
        self.flush();
        self.open_quote(level, self.face);
    }
}

#[cfg(test)]
mod tests {
    use crate::style::{Quotes, Writer};

    #[track_caller]
    fn check(value: &str, american: &str, british: &str) {
        for (quotes, expected) in [(Quotes::DOUBLE, american), (Quotes::SINGLE, british)] {
            let mut writer = Writer::new(quotes);
            writer.value(value);
            assert_eq!(writer.finish().to_html(), expected);
        }
    }

    #[test]
    fn marks_become_those_of_the_language() {
        check("What is 'trial' in trade", "What is “trial” in trade", "What is ‘trial’ in trade");
        check("a \"b\" c", "a “b” c", "a ‘b’ c");
        check("“a”: b", "“a”: b", "“a”: b");
        check("‘a “b” c’", "“a ‘b’ c”", "‘a “b” c’");
        check("on ‘a’", "on “a”", "on ‘a’");
        check("(\"a\")", "(“a”)", "(‘a’)");
    }

    #[test]
    fn apostrophes_are_no_quotation_marks() {
        check("the children's books", "the children’s books", "the children’s books");
        check("l’eau d'or", "l’eau d’or", "l’eau d’or");
        check("the boys' club", "the boys’ club", "the boys’ club");
        check("rock 'n' roll", "rock “n” roll", "rock ‘n’ roll");
        check("תש\"ח", "תש&quot;ח", "תש&quot;ח");
    }

    #[test]
    fn tags_are_read_and_others_are_text() {
        check("On <i>E. coli</i>", "On <i>E. coli</i>", "On <i>E. coli</i>");
        check("H<sub>2</sub>O", "H<sub>2</sub>O", "H<sub>2</sub>O");
        check("<span class=\"nocase\">iPod</span>s", "iPods", "iPods");
        let small = "<span style=\"font-variant:small-caps;\">ad</span>";
        check("<span style=\"font-variant:small-caps;\">ad</span>", small, small);
        check("a <i>b", "a &lt;i&gt;b", "a &lt;i&gt;b");
        check("5 < 6 <blink>", "5 &lt; 6 &lt;blink&gt;", "5 &lt; 6 &lt;blink&gt;");
        check("m² and X™", "m<sup>2</sup> and X<sup>TM</sup>", "m<sup>2</sup> and X<sup>TM</sup>");
    }

    #[test]
    fn brackets_are_read_as_quickly_as_words() {
        for bracket in ["<", "\"", " '", "<i>", "“", "’", "</i>"] {
            let mut writer = Writer::new(Quotes::DOUBLE);
            writer.value(&bracket.repeat(100_000));
            assert!(!writer.is_empty());
        }
    }
}
