//! Texts to read: anything at all, and real-looking entries that something happened to.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Entries as people write them, in several manners and languages. None is of a real work.
pub(super) const SEEDS: &[&str] = &[
    "Marlowe, T. & Ibsen, K. (2021, March 4). Harbour town votes to keep its ferry. Coast Herald. \
     [online]. Available at: https://coast.example/news/ferry?id=12 [Accessed 3 May 2021].",
    "Okafor, N. J., van der Velde, P., & O’Brien, M.-L. (2019). “Salt” and its <i>substitutes</i>: \
     A review. Journal of Bread Studies, 12(3), 45–67. https://doi.org/10.1234/jbs.2019.003",
    "J. K. Lindqvist, A. B. Roe and C. Poe, \"On measuring flour,\" in Proc. 3rd Int. Conf. on \
     Milling, Lyon, France, Jun. 2008, pp. 101-109, doi: 10.1234/milling.101.",
    "Müller H, Schmidt-Rot A, et al. Hefe im Alltag. Z Backkunde. 2003 Feb;17(2 Suppl 1):S12-9. \
     PMID: 12345678.",
    "Brandt, Ute (Hrsg.): Das Brot der Anderen. 2., überarb. Aufl. Leipzig: Ofen-Verlag 1998 \
     (= Schriften zur Küche 14), S. 33–41.",
    "Lefèvre (Anne), « Le pain quotidien », dans Revue d’histoire, t. XII, nº 4, 1987, p. 5-28.",
    "García Pérez, M. y Ortega y Ruiz, J. (2005). La harina: «usos» y costumbres (3.ª ed.). \
     Madrid: Molino, 220 pp. ISBN 978-84-00-00000-2.",
    "World Grain Organization (WGO). Annual report 2014/15. WGO/2015.3. Geneva, 2015.",
    "Петров И. И., Сидорова А. Хлеб насущный // Вопросы быта. 2010. № 2. С. 15–27. Режим доступа: \
     http://byt.example/2010/2 (дата обращения: 12.11.2012).",
    "山田太郎「米とパン」『食の歴史』第3巻第2号、2011年、45-60頁。",
    "王小明, 李华. 面包的历史[J]. 食品研究, 2016, 8(2): 12-19.",
    "Smith v Baker [1994] 2 AC 101 (HL)",
    "Doe, Jane. Bread at Night. Diss. University of Somewhere, 1972. Print.",
    "[Roe98] R. Roe. Rising. Available from: <ftp://ftp.bread.example/pub/rising.ps.gz>, 1998.",
    "12. “Why bread?”, The Baker’s Weekly, 10/02/2022, p. A4.",
    "———. (n.d.). [Photograph of a loaf]. Retrieved February 30, 2020, from www.loaf.example/a_(b)",
    "Poe E. Crumbs (version 2.1.0) [Computer software]. Zenodo; 2020. doi:10.1234/zenodo.99",
    "ISO 99999:2018(E), Ovens – Safety, International Organization for Ovens",
    "@baker_jo. \"Sourdough at 3 am 🍞🔥 #bread\". Twitter, 5 Jan. 2020, 3:14 a.m., \
     twitter.example/baker_jo/status/1.",
    "de Groot, W., “Over brood”, p. 12 in B. Bakker en C. Molen (red.), Brood en spelen, \
     Amsterdam 1965; reprinted in Verzameld werk (Utrecht, 1980), 7.",
];

/// Characters that careless code trips over: blanks and breaks, what does not show, marks in pairs
/// and alone, digits that are no ASCII digits, letters whose case is odd, other scripts.
const ODD: &str = "\0\t\n\r\u{b}\u{85}\u{a0}\u{1680}\u{2028}\u{3000}\
    \u{ad}\u{301}\u{61c}\u{180e}\u{200b}\u{200d}\u{202e}\u{2060}\u{feff}\u{e000}\u{fffd}\u{ffff}\u{10ffff}\
    \"'`()[]{}<>«»“”„‘’「』（．、。.,;:?!…-‐–—−~/\\|&@#§*_=%$\
    09²½٣४Ⅳ①ªºßẞŉİıǰǅﬁΣςάЖёאשعﷺक์あー月年中한𝔸𐐀🍞🇩";

fn odd() -> impl Strategy<Value = char> {
    select(ODD.chars().collect::<Vec<_>>())
}

fn character() -> impl Strategy<Value = char> {
    prop_oneof![3 => any::<char>(), 2 => odd(), 3 => proptest::char::range(' ', '~')]
}

/// Any text.
pub(super) fn any_text() -> impl Strategy<Value = String> {
    vec(character(), 0..120).prop_map(String::from_iter)
}

/// Something that happens to a text on its way.
#[derive(Clone, Debug)]
enum Mishap {
    /// It is cut at its end.
    Cut(Index),
    /// It is cut at its start.
    Behead(Index),
    /// A part of it comes twice.
    Repeat(Index, Index),
    /// A part of it gets lost.
    Lose(Index, Index),
    /// Another entry is glued to it.
    Join(&'static str, &'static str),
    /// Every so manieth punctuation mark goes.
    Unpunctuate(usize),
    /// A character becomes another.
    Replace(Index, char),
    /// A character comes in.
    Insert(Index, char),
    /// Lines are broken after so many characters, with an indent or none.
    Wrap(usize, &'static str),
    /// Lines are broken within words, after a hyphen.
    Hyphenate(usize),
    /// All letters become capitals.
    Shout,
}

fn mishap() -> impl Strategy<Value = Mishap> {
    let at = any::<Index>;
    prop_oneof![
        at().prop_map(Mishap::Cut),
        at().prop_map(Mishap::Behead),
        (at(), at()).prop_map(|(from, to)| Mishap::Repeat(from, to)),
        (at(), at()).prop_map(|(from, to)| Mishap::Lose(from, to)),
        (select(&["", " ", "\n", "; "][..]), select(SEEDS))
            .prop_map(|(gap, seed)| Mishap::Join(gap, seed)),
        (1..4_usize).prop_map(Mishap::Unpunctuate),
        (at(), character()).prop_map(|(at, c)| Mishap::Replace(at, c)),
        (at(), odd()).prop_map(|(at, c)| Mishap::Insert(at, c)),
        (5..70_usize, select(&["\n", "\r\n", "\n    ", " \n\n"][..]))
            .prop_map(|(width, end)| Mishap::Wrap(width, end)),
        (5..70_usize).prop_map(Mishap::Hyphenate),
        Just(Mishap::Shout),
    ]
}

impl Mishap {
    fn befall(&self, text: &mut Vec<char>) {
        let size = text.len() + 1;
        let between = |a: &Index, b: &Index| {
            let (a, b) = (a.index(size), b.index(size));
            a.min(b)..a.max(b)
        };
        match self {
            Self::Cut(at) => text.truncate(at.index(size)),
            Self::Behead(at) => drop(text.drain(..at.index(size))),
            Self::Repeat(a, b) => {
                let part = between(a, b);
                let copy = text[part.clone()].to_vec();
                text.splice(part.start..part.start, copy);
            }
            Self::Lose(a, b) => drop(text.drain(between(a, b))),
            Self::Join(gap, seed) => text.extend(gap.chars().chain(seed.chars())),
            Self::Unpunctuate(every) => {
                let mut marks = 0;
                text.retain(|c| {
                    marks += usize::from(c.is_ascii_punctuation());
                    !c.is_ascii_punctuation() || marks % every != 0
                });
            }
            Self::Replace(at, c) if !text.is_empty() => {
                let at = at.index(text.len());
                text[at] = *c;
            }
            Self::Replace(..) => {}
            Self::Insert(at, c) => text.insert(at.index(size), *c),
            Self::Wrap(width, end) => *text = broken(text, *width, end),
            Self::Hyphenate(width) => *text = broken(text, *width, "-\n"),
            Self::Shout => *text = text.iter().flat_map(|c| c.to_uppercase()).collect(),
        }
    }
}

/// A text with a break after every so many characters.
fn broken(text: &[char], width: usize, end: &str) -> Vec<char> {
    let lines: Vec<String> = text.chunks(width).map(String::from_iter).collect();
    lines.join(end).chars().collect()
}

/// An entry as people write them, with nothing to five things happened to it.
pub(super) fn entry() -> impl Strategy<Value = String> {
    (select(SEEDS), vec(mishap(), 0..6)).prop_map(|(seed, mishaps)| {
        let mut text: Vec<char> = seed.chars().collect();
        for mishap in mishaps {
            mishap.befall(&mut text);
            text.truncate(2_000);
        }
        text.into_iter().collect()
    })
}

/// What stands before a list, in plain text, Markdown and HTML.
const HEADS: &[&str] = &[
    "",
    "As has been shown (Doe, 2020), bread is old.\n\nReferences\n\n",
    "## Sources\n",
    "<h2>References</h2><ul>",
];

/// What stands between entries.
const GAPS: &[&str] = &[
    "\n",
    "\n\n",
    "\n* ",
    "\n1. ",
    "\n[^1]: ",
    "</li><li>",
    "<p>",
    "<br>\n",
    "](http://a.example/c) ",
    " | ",
];

/// A list of entries, perhaps after some prose.
pub(super) fn document() -> impl Strategy<Value = String> {
    (select(HEADS), vec((entry(), select(GAPS)), 1..6)).prop_map(|(head, entries)| {
        entries.into_iter().fold(head.to_owned(), |text, (entry, gap)| text + gap + &entry)
    })
}
