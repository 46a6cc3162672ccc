//! The labelled entries to train on.

use std::fs;
use std::io;
use std::path::Path;

use ibid::Label;
use ibid::lex::Token;
use ibid::unstable::model::checksum;

/// A labelled entry.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    pub segments: Vec<(Label, String)>,
    pub scheme: Scheme,
    pub source: String,
    /// Whether it was taken because a labeller was wrong or unsure of it, so that it tells nothing
    /// of how often one is.
    pub chosen: bool,
    /// Whether the labels are known; if not, there is one segment.
    pub labelled: bool,
}

/// Whose rules the labels of an entry follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    AnyStyle,
    Ugly,
    Grobid,
    Synthetic,
    Wild,
}

impl Scheme {
    pub(crate) const COUNT: usize = 5;

    /// The scheme of a file, by its name.
    fn of(file: &str) -> Self {
        match file {
            _ if file.starts_with("anystyle-ugly") => Self::Ugly,
            _ if file.starts_with("anystyle") => Self::AnyStyle,
            _ if file.starts_with("grobid") => Self::Grobid,
            _ if file.starts_with("synthetic") => Self::Synthetic,
            _ => Self::Wild,
        }
    }
}

impl Example {
    pub(crate) fn text(&self) -> String {
        self.segments.iter().map(|(_, text)| text.as_str()).collect()
    }

    /// The label of each token: that of the segment in which its core begins.
    pub(crate) fn labels(&self, tokens: &[Token]) -> Vec<u8> {
        let mut segments = self.segments.iter();
        let mut end = 0;
        let mut label = Label::Other;
        let mut labels = Vec::with_capacity(tokens.len());
        for token in tokens {
            while end <= token.core.start {
                let Some((next, text)) = segments.next() else { break };
                label = *next;
                end += text.len();
            }
            labels.push(label as u8);
        }
        labels
    }
}

/// The examples of every file of a folder, in the order of the files' names.
pub(crate) fn read_folder(folder: &Path) -> io::Result<Vec<Example>> {
    let mut files =
        fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect::<io::Result<Vec<_>>>()?;
    files.sort();
    let mut examples = Vec::new();
    for file in files {
        examples.extend(read(&file)?);
    }
    Ok(examples)
}

/// The examples of a file.
pub(crate) fn read(file: &Path) -> io::Result<Vec<Example>> {
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    fs::read_to_string(file)?.lines().map(|line| example(line, &name)).collect()
}

fn example(line: &str, file: &str) -> io::Result<Example> {
    #[derive(serde::Deserialize)]
    struct Line {
        #[serde(default)]
        source: String,
        #[serde(default)]
        text: String,
        segments: Option<Vec<(String, String)>>,
    }
    let line: Line = serde_json::from_str(line)?;
    let labelled = line.segments.is_some();
    let segments = line.segments.unwrap_or_else(|| vec![("other".to_owned(), line.text)]);
    let segments = segments.into_iter().map(|(label, text)| {
        let label = label.parse().map_err(io::Error::other)?;
        Ok((label, text))
    });
    Ok(Example {
        segments: segments.collect::<io::Result<_>>()?,
        scheme: Scheme::of(file),
        source: line.source,
        chosen: file.ends_with(['3', '4']),
        labelled,
    })
}

/// The source of an example, as one of so many.
fn fold(example: &Example, folds: u32) -> u32 {
    (checksum(example.source.as_bytes()).wrapping_mul(0x9e37_79b1) >> 16) % folds
}

/// The examples without some sources of the wild, and the examples of those.
pub(crate) fn hold_out(
    examples: &[Example],
    held: u32,
    folds: u32,
) -> (Vec<&Example>, Vec<Example>) {
    let is_held =
        |example: &&Example| example.scheme == Scheme::Wild && fold(example, folds) == held;
    let (held, kept): (Vec<&Example>, Vec<&Example>) = examples.iter().partition(is_held);
    (kept, held.into_iter().cloned().collect())
}

/// The examples without some sources of those that were not chosen, and the examples of those.
pub(crate) fn set_aside(
    examples: Vec<Example>,
    aside: u32,
    folds: u32,
) -> (Vec<Example>, Vec<Example>) {
    let is_aside = |example: &Example| {
        example.scheme == Scheme::Wild && !example.chosen && fold(example, folds) == aside
    };
    let (aside, rest) = examples.into_iter().partition(is_aside);
    (rest, aside)
}
