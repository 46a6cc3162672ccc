//! How entries and prose are set on lines: broken as programs break them, marked, indented.

use fastrand::Rng;

/// How lines are broken.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Breaking {
    /// Not at all: a line is a paragraph.
    None,
    /// At a number of columns, as mail and editors do.
    Columns(usize),
    /// At a width of letters of unlike widths, as pages do.
    Letters(f32),
    /// The same; words are broken, and put together again with what follows on the line, as
    /// `pdftotext` does.
    Rejoined(f32),
    /// The same; words stay broken.
    Hyphened(f32),
}

impl Breaking {
    pub(crate) fn random(rng: &mut Rng) -> Self {
        let width = rng.usize(38..105);
        let letters = width as f32;
        match rng.u32(..10) {
            0..=1 => Self::None,
            2..=3 => Self::Columns(width),
            4..=6 => Self::Letters(letters),
            7..=8 => Self::Rejoined(letters),
            _ => Self::Hyphened(letters),
        }
    }

    /// The same in type of another size, in hundredths.
    pub(crate) fn of_size(self, size: u16) -> Self {
        let scaled = |width: f32| width * 100.0 / f32::from(size);
        match self {
            Self::None => self,
            Self::Columns(width) => Self::Columns(scaled(width as f32) as usize),
            Self::Letters(width) => Self::Letters(scaled(width)),
            Self::Rejoined(width) => Self::Rejoined(scaled(width)),
            Self::Hyphened(width) => Self::Hyphened(scaled(width)),
        }
    }

    /// The lines of a text, of which those after the first are narrower by `indent`.
    pub(crate) fn lines(self, text: &str, indent: usize, rng: &mut Rng) -> Vec<String> {
        let (width, measure): (f32, fn(&str) -> f32) = match self {
            Self::None => return vec![text.to_owned()],
            Self::Columns(width) => (width as f32, |word| word.chars().count() as f32),
            Self::Letters(width) | Self::Rejoined(width) | Self::Hyphened(width) => {
                (width, set_width)
            }
        };
        let mut lines = vec![String::new()];
        let mut used = 0.0;
        let splits_addresses = text.len().is_multiple_of(2);
        for word in words(text, splits_addresses) {
            let room = width - if lines.len() > 1 { indent as f32 } else { 0.0 };
            let wide = measure(word);
            let line = lines.last_mut().expect("there is one");
            if used > 0.0 && used + wide > room {
                let halves = halves(word).filter(|(head, _)| used + measure(head) < room);
                match (self, halves) {
                    (Self::Rejoined(_), Some((_, tail))) if rng.f32() < 0.8 => {
                        // The whole word stays, and often all that stood on the next line with it.
                        line.push_str(word);
                        used = if rng.bool() {
                            lines.push(String::new());
                            0.0
                        } else {
                            measure(tail)
                        };
                        continue;
                    }
                    (Self::Hyphened(_), Some((head, tail))) if rng.f32() < 0.6 => {
                        line.push_str(head);
                        line.push('-');
                        lines.push(tail.to_owned());
                        used = measure(tail);
                        continue;
                    }
                    _ => {
                        lines.push(String::new());
                        used = 0.0;
                    }
                }
            }
            lines.last_mut().expect("there is one").push_str(word);
            used += wide;
        }
        let trimmed = lines.into_iter().map(|line| line.trim().to_owned());
        trimmed.filter(|line| !line.is_empty()).collect()
    }
}

/// The words of a text with the blanks after them; letters of scripts without blanks stand alone.
fn words(text: &str, splits_addresses: bool) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let opens_address = splits_addresses && text[start..end].contains("://");
        let breaks = c == ' ' || is_wide(c) || (opens_address && c == '/' && end - start > 12);
        if breaks {
            words.push(&text[start..end]);
            start = end;
        }
    }
    words.push(&text[start..]);
    words
}

fn is_wide(c: char) -> bool {
    ('\u{2e80}'..'\u{ffa0}').contains(&c)
}

/// The width of a word in letters of the common width.
pub(crate) fn set_width(word: &str) -> f32 {
    word.chars()
        .map(|c| match c {
            'i' | 'l' | 'j' | 't' | 'f' | '.' | ',' | ':' | ';' | '\'' | '|' | '(' | ')' | 'I' => {
                0.6
            }
            'm' | 'w' | 'M' | 'W' => 1.5,
            _ if c.is_uppercase() => 1.3,
            _ if is_wide(c) => 2.0,
            _ => 1.0,
        })
        .sum()
}

/// A word of letters in two parts.
fn halves(word: &str) -> Option<(&str, &str)> {
    let letters = word.trim_end();
    let is_word = letters.len() > 6 && letters.chars().all(|c| c.is_ascii_lowercase());
    is_word.then(|| word.split_at(letters.len() / 2))
}

/// The marks of a list.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Marks {
    None,
    /// Before and after a number.
    Numbers(&'static str, &'static str),
    Bullet(&'static str),
}

const NUMBERS: [(&str, &str); 7] =
    [("[", "] "), ("", ". "), ("", ") "), ("(", ") "), ("", " "), ("[", "]"), ("", ".")];
const BULLETS: [&str; 8] = ["• ", "- ", "* ", "– ", "·   ", "•", "o ", "● "];

impl Marks {
    pub(crate) fn random(rng: &mut Rng) -> Self {
        match rng.u32(..10) {
            0..=4 => Self::None,
            5..=7 => {
                let (before, after) = NUMBERS[rng.usize(..NUMBERS.len())];
                Self::Numbers(before, after)
            }
            _ => Self::Bullet(BULLETS[rng.usize(..BULLETS.len())]),
        }
    }

    /// The mark of an entry, perhaps damaged.
    pub(crate) fn mark(self, number: usize, damaged: bool, rng: &mut Rng) -> String {
        let (before, after) = match self {
            Self::None => return String::new(),
            Self::Bullet(bullet) => return if damaged { String::new() } else { bullet.to_owned() },
            Self::Numbers(before, after) => (before, after),
        };
        let whole = format!("{before}{number}{after}");
        if !damaged {
            return whole;
        }
        match rng.u32(..5) {
            0 => format!("{} {whole}", whole.trim()),
            1 => {
                format!("{before}{}{after}", number.to_string().replace('0', "O").replace('1', "l"))
            }
            2 => {
                let spaced: Vec<String> = number.to_string().chars().map(String::from).collect();
                format!("{before}{}{after}", spaced.join(" "))
            }
            3 => whole[before.len()..].to_owned(),
            _ => String::new(),
        }
    }
}
