//! What words and phrases tell: the lists in `data/`, each with the question that it answers.
//!
//! | module | asks of a word or phrase |
//! |---|---|
//! | [`containers`] | is it of a journal, a newspaper, a conference volume, a database? |
//! | [`databases`] | does it only say where a work is listed, or that it is an article? |
//! | [`dates`] | which month is it, does it say that there is no date? |
//! | [`kinds`] | which type of item does it tell? |
//! | [`law`] | is it of a law, a case, a standard? |
//! | [`names`] | is it a given name, a particle, a body, a role? |
//! | [`numbers`] | does it announce a volume, an issue, pages? |
//! | [`outlets`] | what does this outlet publish, what stands at this host? |
//! | [`places`] | is it a country, a city? |
//! | [`prose`] | is it of running text, of an imprint, a heading? |
//! | [`remarks`] | does it announce an address, lead to a reference? |
//! | [`zones`] | do the names of hosts end with it? |
//!
//! All lists have [one syntax](list). Recognising the *shape* of a text is the grammar's part.

pub(crate) mod containers;
pub(crate) mod databases;
pub(crate) mod dates;
pub(crate) mod kinds;
pub(crate) mod law;
mod list;
pub(crate) mod names;
pub(crate) mod numbers;
pub(crate) mod outlets;
pub(crate) mod places;
pub(crate) mod prose;
pub(crate) mod remarks;
pub(crate) mod zones;

pub(crate) use list::{Words, has};

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};
    use std::path::{Path, PathBuf};
    use std::{fs, iter};

    use super::list::heading;

    /// The lists whose sections answer one question, so that a phrase can stand in one alone.
    const ONE_QUESTION: [&str; 9] = [
        "headings.txt",
        "hosts.txt",
        "kinds.txt",
        "months.txt",
        "ordinals.txt",
        "outlets.txt",
        "prose.txt",
        "suffixes.txt",
        "zones.txt",
    ];

    fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let files =
            fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
        files.filter(|path| path.extension().is_some_and(|e| e == extension)).collect()
    }

    fn lists() -> impl Iterator<Item = (String, String)> {
        let read = |path: &PathBuf| fs::read_to_string(path).expect("text");
        let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
        files("data", "txt").into_iter().map(move |path| (name(&path), read(&path)))
    }

    #[test]
    fn each_list_says_what_it_is_and_where_it_comes_from() {
        for (name, list) in lists() {
            let head: Vec<&str> = list.lines().take_while(|line| line.starts_with("# ")).collect();
            let told = head.len() > 1 && head.iter().any(|line| line.starts_with("# Source: "));
            assert!(told, "{name}");
            assert_eq!(list.lines().filter(|line| line.starts_with("# ")).count(), head.len());
        }
    }

    #[test]
    fn each_list_is_sorted_and_has_no_phrase_twice() {
        for (name, list) in lists() {
            for section in list.split("\n\n") {
                let phrase = |line: &&str| !line.starts_with("# ") && heading(line).is_none();
                let phrases: Vec<&str> = section.lines().filter(phrase).collect();
                for pair in phrases.windows(2) {
                    assert!(pair[0] < pair[1], "{name}: {:?} before {:?}", pair[0], pair[1]);
                }
                assert!(phrases.iter().all(|phrase| phrase.trim() == *phrase), "{name}");
            }
        }
    }

    #[test]
    fn no_phrase_answers_one_question_in_two_ways() {
        for (name, list) in lists().filter(|(name, _)| ONE_QUESTION.contains(&name.as_str())) {
            let mut seen = HashMap::new();
            let list: &'static str = list.leak();
            for (section, phrase) in super::list::phrases(list) {
                let before = seen.insert(phrase, section);
                assert!(before.is_none(), "{name}: {phrase:?} in {before:?} and {section:?}");
            }
        }
    }

    #[test]
    fn each_list_is_read() {
        let code: String = files("src/lexicon", "rs")
            .iter()
            .map(|path| fs::read_to_string(path).expect("text"))
            .collect();
        let read: HashSet<&str> = code
            .split('"')
            .flat_map(|part| iter::once(part.rsplit('/').next().unwrap_or(part)))
            .collect();
        for (name, _) in lists() {
            assert!(read.contains(name.as_str()), "{name}");
        }
    }
}
