//! The names of files.

/// What a name ends with after its last full stop, as it stands there; nothing if it has none.
pub(super) fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}
