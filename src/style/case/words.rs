//! The words of a title, and where its sentences begin.

use crate::span::Span;
use crate::style::titles::{Protection, tag};

use super::hash;

/// A word of a title: letters and digits, with apostrophes among them.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::case::words::{Shape, Words};
/// let word = Words::new("On DNA").list[1];
/// assert_eq!((word.shape, word.opens), (Shape::Fixed, false));
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands in the title.
    pub span: Span,
    /// Where it stands in the title in small letters.
    pub small: Span,
    /// The number that stands for it, in small letters.
    pub hash: u64,
    /// How it is written.
    pub shape: Shape,
    /// What parts it from the word before.
    pub gap: Gap,
    /// Whether it opens the title or a part of it, so that it has a capital whatever it is.
    pub opens: bool,
}

/// How a word is written.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::case::words::{Shape, Words};
/// assert_eq!(Words::new("on bread").list[0].shape, Shape::Small);
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `bread`.
    Small,
    /// `Bread`: only here there is something to decide.
    Capital,
    /// `DNA`, `iPhone`, `H2`, `I`, and what is protected.
    Fixed,
}

/// What parts a word from the one before.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::case::words::{Gap, Words};
/// assert_eq!(Words::new("Self-report").list[1].gap, Gap::Hyphen);
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing is before it.
    Edge,
    /// A blank.
    Blank,
    /// A hyphen or a dash without blanks.
    Hyphen,
    /// A comma or a semicolon.
    Comma,
    /// A full stop.
    Stop,
    /// A bracket or a slash.
    Bracket,
    /// A quotation mark.
    Quote,
    /// A sign after which a sentence begins.
    Break,
    /// Other signs.
    Other,
}

/// The words of a title.
///
/// ```
/// # #[cfg(feature = "unstable")] {
/// use ibid::unstable::case::words::Words;
/// assert_eq!(Words::new("The baker’s salt").list.len(), 3);
/// # }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The words one after the other, in small letters.
    pub small: String,
    /// The words.
    pub list: Vec<Word>,
}

/// Whether an address of the web follows, whose letters stay.
fn is_address(rest: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|start| rest.starts_with(start))
}

/// Words that a full stop follows within a sentence.
const ABBREVIATIONS: [&str; 16] = [
    "al", "cf", "dr", "ed", "eds", "etc", "jr", "mr", "mrs", "ms", "no", "sr", "st", "v", "vol",
    "vs",
];

impl Words {
    /// Cuts a title into its words.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::unstable::case::words::Words;
    /// assert!(Words::new("Bread: A history").list[1].opens);
    /// # }
    /// ```
    #[must_use]
    pub fn new(title: &str) -> Self {
        let mut words =
            Self { small: String::with_capacity(title.len()), list: Vec::with_capacity(16) };
        let mut protection = Protection::default();
        let (mut at, mut gap_start) = (0, 0);
        while let Some(first) = title[at..].chars().next() {
            if first == '<' {
                let tag = tag(&title[at..]);
                protection.pass(tag);
                at += tag.len();
            } else if is_address(&title[at..]) {
                let end = at + title[at..].find(char::is_whitespace).unwrap_or(title.len() - at);
                words.push(title, Span::new(at, end), gap_start, true);
                words.list.last_mut().into_iter().for_each(|word| word.opens = false);
                at = end;
                gap_start = end;
            } else if first.is_alphanumeric() {
                let end = at + word_length(&title[at..]);
                words.push(title, Span::new(at, end), gap_start, protection.is_on());
                at = end;
                gap_start = end;
            } else {
                at += first.len_utf8();
            }
        }
        words
    }

    fn push(&mut self, title: &str, span: Span, gap_start: usize, protected: bool) {
        let text = span.text(title);
        let start = self.small.len();
        self.small.extend(
            text.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase),
        );
        let small = Span::new(start, self.small.len());
        let between = &title[gap_start..span.start];
        let gap = if self.list.is_empty() { Gap::Edge } else { self.gap(between) };
        let shape = if protected { Shape::Fixed } else { shape(text, &self.small[start..]) };
        let hash = hash::of(&self.small.as_bytes()[start..]);
        let opens = matches!(gap, Gap::Edge | Gap::Break);
        self.list.push(Word { span, small, hash, shape, gap, opens });
    }

    /// A word in small letters.
    ///
    /// ```
    /// # #[cfg(feature = "unstable")] {
    /// use ibid::unstable::case::words::Words;
    /// assert_eq!(Words::new("On Bread").small(1), "bread");
    /// # }
    /// ```
    #[must_use]
    pub fn small(&self, index: usize) -> &str {
        self.small.get(self.list[index].small.start..self.list[index].small.end).unwrap_or_default()
    }

    fn gap(&self, between: &str) -> Gap {
        let mut gap = Gap::Blank;
        let mut inside = false;
        let mut before = 'a';
        for c in between.chars() {
            let found = match c {
                '<' | '>' => {
                    inside = c == '<';
                    Gap::Blank
                }
                _ if inside || c.is_whitespace() => Gap::Blank,
                ':' | '?' | '!' | '—' => return Gap::Break,
                '-' | '–' if before.is_whitespace() => return Gap::Break,
                '-' | '–' | '‐' | '‑' => Gap::Hyphen,
                ',' | ';' => Gap::Comma,
                '.' => Gap::Stop,
                '(' | ')' | '[' | ']' | '/' => Gap::Bracket,
                '"' | '\'' | '‘' | '’' | '“' | '”' | '«' | '»' => Gap::Quote,
                _ => Gap::Other,
            };
            if gap == Gap::Blank || found == Gap::Quote {
                gap = found;
            }
            before = c;
        }
        let sentence = gap == Gap::Stop && between.ends_with(char::is_whitespace);
        if sentence
            && !between.contains("..")
            && !(between.starts_with('.') && self.is_abbreviated())
        {
            Gap::Break
        } else {
            gap
        }
    }

    /// Whether a full stop after the last word may be that of an abbreviation.
    fn is_abbreviated(&self) -> bool {
        let last = self.small(self.list.len() - 1);
        last.chars().nth(1).is_none() || ABBREVIATIONS.contains(&last)
    }
}

/// How long the word is that `rest` begins with.
fn word_length(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let elides =
            matches!(c, '\'' | '’') && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !(c.is_alphanumeric() || elides || is_combining(c)) {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// An accent that stands as a character of its own.
const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn shape(text: &str, small: &str) -> Shape {
    let mut chars = text.chars();
    let first = chars.next().unwrap_or_default();
    let rest = chars.as_str();
    if rest.contains(|c: char| c.is_uppercase() || c.is_numeric()) || first.is_numeric() {
        Shape::Fixed
    } else if !first.is_uppercase() {
        Shape::Small
    } else if rest.is_empty() && small != "a" {
        Shape::Fixed
    } else {
        Shape::Capital
    }
}
