//! Which lists the words of an entry stand in, as words or as parts of phrases.
//!
//! | entry | told |
//! |---|---|
//! | `University of Chicago Press` | words of bodies, a city, a word of imprints |
//! | `New York Times` | an outlet, three words long |
//! | `PhD thesis` | a phrase that tells a type |

use std::collections::hash_map::Entry;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::facts::{Facts, fold_word};
use super::hashing::mix;
use crate::lex::lex;
use crate::lexicon::{containers, kinds, names, outlets, places, prose};

/// A phrase of more words is not looked for.
const LONGEST: usize = 5;

/// What is known of the first words of phrases.
#[derive(Clone, Copy, Default)]
struct Known {
    /// The lists in which just these words stand, as bits.
    lists: u32,
    /// Whether a phrase goes on after them.
    goes_on: bool,
}

/// What is known of words, by the hash of the words one after another.
static PHRASES: LazyLock<FxHashMap<u32, Known>> = LazyLock::new(|| {
    let mut phrases = FxHashMap::default();
    for (at, list) in lists().into_iter().enumerate() {
        for phrase in list {
            add(&mut phrases, phrase, 1 << at);
        }
    }
    phrases
});

/// The phrases of each list.
fn lists() -> [Vec<&'static str>; 14] {
    let listed = |words: &crate::lexicon::Words| words.iter().copied().collect();
    [
        outlets::names().collect(),
        kinds::phrases_told().collect(),
        listed(&names::BODIES),
        listed(&names::BODY_HEADS),
        names::GIVEN_NAMES.iter().chain(names::HUNGARIAN_NAMES.iter()).copied().collect(),
        names::ROLES.iter().copied().chain(names::credits()).collect(),
        listed(&places::PLACES),
        listed(&places::CITIES),
        listed(&containers::JOURNALS),
        listed(&containers::PAPERS),
        containers::PROCEEDINGS.iter().chain(containers::MEETING_WORDS.iter()).copied().collect(),
        listed(&containers::DATABASES),
        prose::words_of(prose::Class::Imprint).collect(),
        prose::words_of(prose::Class::Access).collect(),
    ]
}

fn add(phrases: &mut FxHashMap<u32, Known>, phrase: &str, list: u32) {
    let (mut tokens, mut letters) = (Vec::new(), Vec::new());
    lex(phrase, &mut tokens);
    if tokens.len() > LONGEST {
        return;
    }
    let mut state = 0;
    for (at, token) in tokens.iter().enumerate() {
        state = mix(state, fold_word(token.core.text(phrase), token.kind, &mut letters));
        let whole = at + 1 == tokens.len();
        let known = match phrases.entry(state) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(Known::default()),
        };
        known.lists |= if whole { list } else { 0 };
        known.goes_on |= !whole;
    }
}

/// Tells each token the longest phrase that it is part of: the lists, and where in it it stands.
pub(super) fn look_up(facts: &mut [Facts]) {
    let phrases = &*PHRASES;
    let mut at = 0;
    while at < facts.len() {
        let (length, lists) = longest(phrases, &facts[at..]);
        for (place, fact) in facts[at..at + length].iter_mut().enumerate() {
            let place = u32::from(place > 0) + 2 * u32::from(length > 1);
            fact.listed = mix(lists, place);
        }
        at += length.max(1);
    }
}

/// The length of the longest phrase at the head of `facts`, and its lists.
fn longest(phrases: &FxHashMap<u32, Known>, facts: &[Facts]) -> (usize, u32) {
    let mut best = (0, 0);
    let mut state = 0;
    for (at, fact) in facts.iter().take(LONGEST).enumerate() {
        state = mix(state, fact.word);
        let Some(known) = phrases.get(&state) else { break };
        if known.lists != 0 {
            best = (at + 1, known.lists);
        }
        if !known.goes_on {
            break;
        }
    }
    best
}
