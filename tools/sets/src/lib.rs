//! Where the measured sets are: the folder that `IBID_SETS` names, or `shared` beside the checkout.
//!
//! They are not part of the project, so what is measured on them passes without them, and says so.
//! Where they must be there (a run of continuous integration, which sets `CI=true`, or a folder that
//! `IBID_SETS` names), their absence is a failure.

use std::env;
use std::path::{Path, PathBuf};

/// The folder of the sets, be it there or not.
///
/// ```
/// assert!(sets::folder().is_absolute() || std::env::var_os("IBID_SETS").is_some());
/// ```
#[must_use]
pub fn folder() -> PathBuf {
    env::var_os("IBID_SETS").map_or_else(beside_the_checkout, PathBuf::from)
}

fn beside_the_checkout() -> PathBuf {
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    checkout.and_then(Path::parent).unwrap_or(Path::new("..")).join("shared")
}

/// A file or folder of the sets; `None`, with a word about it, if it is not there and need not be.
///
/// ```
/// if let Some(gold) = sets::find("gold") {
///     assert!(gold.is_dir());
/// }
/// ```
///
/// # Panics
/// If it is not there and must be.
#[must_use]
pub fn find(part: &str) -> Option<PathBuf> {
    look(&folder().join(part), must_be_there())
}

fn must_be_there() -> bool {
    env::var_os("IBID_SETS").is_some() || env::var("CI").is_ok_and(|ci| ci == "true")
}

fn look(path: &Path, must: bool) -> Option<PathBuf> {
    let there = path.exists();
    assert!(
        there || !must,
        "{} is missing; IBID_SETS names the folder of the sets",
        path.display()
    );
    if !there {
        println!("skipped: {} is not there", path.display());
    }
    there.then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_found() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(look(here, true), Some(here.to_owned()));
    }

    #[test]
    fn what_need_not_be_there_is_passed_over() {
        assert_eq!(look(Path::new("no such folder"), false), None);
    }

    #[test]
    #[should_panic(expected = "IBID_SETS names the folder")]
    fn what_must_be_there_is_missed() {
        let _ = look(Path::new("no such folder"), true);
    }
}
