//! The folders in which styles are looked for.

use std::env;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use ibid::style::csl::Info;
use rayon::prelude::*;

use super::file::text;

/// Where a folder of styles may keep some: those that take their rules from others, as the
/// collection of all styles does, and those that only others take rules from, as Zotero does.
const WITHIN: [&str; 3] = ["", "dependent", "hidden"];

/// Folders, the one that is looked in first before the others.
#[derive(Clone, Debug)]
pub(super) struct Folders(Vec<PathBuf>);

impl Folders {
    /// Those of `$IBID_STYLES`, of Zotero, of the user, of pandoc and of the system.
    pub(super) fn usual() -> Self {
        let mut folders = paths("IBID_STYLES");
        let home = env::home_dir().filter(|home| home.is_absolute());
        folders.extend(home.as_ref().map(|home| home.join("Zotero/styles")));
        let data = env::var_os("XDG_DATA_HOME").map(PathBuf::from).filter(|it| it.is_absolute());
        if let Some(data) = data.or_else(|| home.map(|home| home.join(".local/share"))) {
            folders.extend([data.join("csl-styles"), data.join("pandoc/csl")]);
        }
        folders.push("/usr/share/citation-style-language/styles".into());
        Self(folders)
    }

    /// These after the folder of a file, and after the one in which that keeps dependent styles.
    pub(super) fn and_around(&self, file: &Path) -> Self {
        let own = folder_of(file);
        let outer = own
            .file_name()
            .is_some_and(|name| name == "dependent")
            .then(|| folder_of(own).to_owned());
        Self([own.to_owned()].into_iter().chain(outer).chain(self.0.iter().cloned()).collect())
    }

    /// The file of a style by its name without `.csl`, its identifier or its title.
    pub(super) fn find(&self, name: &str) -> Option<PathBuf> {
        let by_stem = || self.files().find(|file| same(&stem(file), name));
        let by_title = |info: &Info| is_identifier(&info.id, name) || same(&info.title, name);
        by_stem().or_else(|| self.first(by_title))
    }

    /// The file of a style by its identifier. It is most often named as the identifier ends.
    pub(super) fn find_identifier(&self, id: &str) -> Option<PathBuf> {
        let has_it = |info: &Info| is_identifier(&info.id, id);
        let is_it = |file: &PathBuf| {
            same(&stem(file), last(id)) && info(file).is_some_and(|info| has_it(&info))
        };
        self.files().find(is_it).or_else(|| self.first(has_it))
    }

    /// The first file that says of itself what is asked for.
    fn first(&self, is_it: impl Fn(&Info) -> bool + Sync) -> Option<PathBuf> {
        let files: Vec<PathBuf> = self.files().collect();
        files.into_par_iter().find_first(|file| info(file).is_some_and(|info| is_it(&info)))
    }

    /// The style files, those of each folder in the order of their names.
    pub(super) fn files(&self) -> impl Iterator<Item = PathBuf> {
        self.0.iter().flat_map(|folder| WITHIN.map(|within| folder.join(within))).flat_map(styles)
    }
}

/// The folders, as a message lists them.
impl fmt::Display for Folders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let folders: Vec<String> = self.0.iter().map(|it| it.display().to_string()).collect();
        f.write_str(&folders.join(", "))
    }
}

/// The paths that a variable of the environment lists.
pub(super) fn paths(variable: &str) -> Vec<PathBuf> {
    let listed = env::var_os(variable).unwrap_or_default();
    env::split_paths(&listed).filter(|path| !path.as_os_str().is_empty()).collect()
}

/// The folder that a file lies in.
pub(super) fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn styles(folder: PathBuf) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_style =
        |path: &PathBuf| path.extension().is_some_and(|it| it.eq_ignore_ascii_case("csl"));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_style).collect();
    files.sort();
    files
}

/// The name of a file without `.csl`.
pub(super) fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// What a file says of itself; nothing of one that cannot be read.
fn info(file: &Path) -> Option<Info> {
    Info::read(&text(file).ok()?).ok()
}

/// What an identifier ends with: `nature` of `http://www.zotero.org/styles/nature`.
pub(super) fn last(id: &str) -> &str {
    id.trim_end_matches('/').rsplit('/').next().unwrap_or(id)
}

fn is_identifier(id: &str, name: &str) -> bool {
    let plain =
        |id: &str| id.trim_start_matches("https://").trim_start_matches("http://").to_lowercase();
    plain(id) == plain(name)
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}
