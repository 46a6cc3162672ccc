//! Writing the result.

use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, Result};
use tempfile::NamedTempFile;

/// Writes to a file, which is replaced whole or not at all, or to standard output.
pub fn write(path: Option<&Path>, text: &str) -> Result<()> {
    let Some(path) = path else {
        let mut output = io::stdout().lock();
        output.write_all(text.as_bytes())?;
        return Ok(output.flush()?);
    };
    let told = || format!("can't write {}", path.display());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut file = temporary(folder.unwrap_or(Path::new("."))).with_context(told)?;
    file.write_all(text.as_bytes()).with_context(told)?;
    file.persist(path).with_context(told)?;
    Ok(())
}

/// A new file with the permissions that any other file of the user gets.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// Writes text with colours to standard output, which keeps them only where a person sees them.
pub fn write_styled(text: &str) -> Result<()> {
    let mut output = anstream::stdout().lock();
    output.write_all(text.as_bytes())?;
    Ok(output.flush()?)
}

/// The same for standard error.
pub fn tell_styled(text: &str) -> Result<()> {
    anstream::stderr().lock().write_all(text.as_bytes())?;
    Ok(())
}
