//! Word lists: text files of a line or more, in `data/`.

/// The lines of a list, without its remarks.
pub(crate) fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with("# "))
}
