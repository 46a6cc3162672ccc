//! Words of the names of people and bodies, and of what they did.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::list::{classes, in_lower_case, longest_first, phrases, words};
use super::prose::JOIN_PEOPLE;
use super::remarks::LABELS;

words! {
    /// What translators are called beside their names: "trans".
    TRANSLATORS: "credits.txt", "translator";
    /// What editors are called beside their names: "eds".
    EDITORS: "credits.txt", "editor";
    /// Marks of GB/T 7714 that tell Chinese entries: `[J]`.
    GB_MARKS: "chinese.txt", "marks";
    /// What Chinese editors did, right after their names: "校注".
    CHINESE_ROLES: "chinese.txt", "roles";
    /// Capitalised words that open a family name and stay in it: "Van".
    PREFIXES: "particles.txt", "capital";
    /// Particles that may follow the given name: "Foerster, H. von".
    TRAILING: "particles.txt", "trailing";
    /// Words after a family name that belong to it: "Filho".
    GENERATIONS: "suffixes.txt", "generation";
    /// What the last word of a whole body's name says that it is: "Agency".
    BODY_HEADS: "body_heads.txt";
    /// Words before the names of editors and translators: "edited".
    LEADS: "leads.txt", "leads";
    /// Words between those and the names: "by".
    LINKS: "leads.txt", "links";
    /// Roles that stand between names with a capital; others could be names.
    CAPITAL_ROLES: "roles.txt", "capital";
    /// Particles of family names: "von", "de la".
    PARTICLES: "particles.txt", "small";
    /// "Jr.", "III".
    SUFFIXES: "suffixes.txt", "suffix";
    /// "Dr.", "PhD".
    TITLES: "suffixes.txt", "title";
    /// Given names of Hungarians, who put them last.
    HUNGARIAN_NAMES: "given_names.txt", "hungarian";
    /// Given names of Romanians, who often put them last.
    ROMANIAN_NAMES: "family_first.txt", "romanian";
    /// Family names of Vietnamese, who put them first.
    VIETNAMESE_SURNAMES: "family_first.txt", "vietnamese";
    /// Phrases before the names of those who directed or edited: "sous la direction de".
    LEAD_PHRASES: "leads.txt", "phrases";
    /// Other given names.
    GIVEN_NAMES: "given_names.txt", "any";
    /// Family names of two characters.
    CHINESE_SURNAMES: "chinese.txt", "surnames";
    /// What someone did: "ed", "Hrsg", "director".
    ROLES: "roles.txt", "role";
    /// What stands for the authors of the entry before: "ders", "idem".
    SAME_AUTHOR: "same_author.txt";
    /// What stands for the work of the entry before.
    SAME_WORK: "same_work.txt";
    /// Words of the names of bodies.
    BODIES: "bodies.txt";
}

/// The variable of CSL that each phrase beside a name tells.
static CREDITS: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| classes(include_str!("../../data/credits.txt"), |variable| variable));

/// The variables of CSL for those beside whose names a phrase stands, if it says nothing else:
/// "Executive Producers", "Writer & Director", "Eds. & Trans."
pub(crate) fn credited(phrase: &str) -> Option<Vec<&'static str>> {
    let lower = phrase.replace('.', "").to_lowercase();
    let parts = lower.split([',', '&', '/']).flat_map(|part| part.split(" and "));
    let parts: Vec<&str> = parts.map(str::trim).filter(|part| !part.is_empty()).collect();
    let roles: Vec<_> = parts.iter().filter_map(|part| CREDITS.get(part).copied()).collect();
    (!roles.is_empty() && roles.len() == parts.len()).then_some(roles)
}

/// All phrases beside names that tell a variable.
pub(crate) fn credits() -> impl Iterator<Item = &'static str> {
    CREDITS.keys().copied()
}

/// Whether `text`, whatever its case and the marks around it, stands for the authors of the entry
/// before: "Ders.:", "Idem,".
pub(crate) fn is_same_author(text: &str) -> bool {
    let words = text.trim_matches(|c: char| !c.is_alphabetic());
    in_lower_case(words, |words| SAME_AUTHOR.contains(words))
}

/// The word in an entry of a few words that stands for the work of the entry before: "Ibid., 12".
pub(crate) fn same_work(entry: &str) -> Option<&str> {
    /// A mark, the word, and the pages.
    const LONGEST: usize = 6;
    if entry.split_whitespace().nth(LONGEST).is_some() {
        return None;
    }
    let words = entry.split_whitespace().take(2);
    words
        .map(|word| word.trim_matches(|c: char| !c.is_alphabetic()))
        .find(|word| !word.is_empty() && in_lower_case(word, |word| SAME_WORK.contains(word)))
}

/// What stands for authors that are not named: "et al.", "u. a."; the longest first.
pub(crate) static OTHERS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| longest_first(include_str!("../../data/others.txt")));

/// The words that may stand beside names, and are no names: roles, "by", "and", "et al.", "PhD".
static BESIDE_NAMES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let lists = [&ROLES, &LEADS, &LEAD_PHRASES, &LINKS, &TITLES, &JOIN_PEOPLE, &LABELS];
    let lists = lists.map(|list| list.iter().copied());
    let phrases = lists.into_iter().flatten();
    let phrases = phrases.chain(CREDITS.keys().copied()).chain(OTHERS.iter().copied());
    phrases.flat_map(|phrase| phrase.split([' ', '.'])).filter(|word| !word.is_empty()).collect()
});

/// Whether a word, in lower case, may stand beside names and is no name.
pub(crate) fn is_beside_names(word: &str) -> bool {
    BESIDE_NAMES.contains(word)
}

/// Characters that Chinese has, in either script, and Japanese has not.
static CHINESE_ALONE: LazyLock<FxHashSet<char>> = LazyLock::new(|| {
    let list = phrases(include_str!("../../data/chinese.txt"));
    let scripts = list.filter(|(section, _)| matches!(*section, "simplified" | "traditional"));
    scripts.flat_map(|(_, c)| c.chars()).collect()
});

/// Whether a character is one that Chinese has and Japanese has not.
pub(crate) fn is_chinese_alone(c: char) -> bool {
    CHINESE_ALONE.contains(&c)
}
