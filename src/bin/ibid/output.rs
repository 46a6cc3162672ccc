//! Writing the result, and what is reported beside it.

use std::fs::{self, File, Metadata};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result, bail};
use ibid::diagnostic::visible;

/// Writes to a file, which is replaced whole or not at all, or to standard output. A terminal is
/// shown pictures of the control characters that stay in what is kept as it stands.
pub(crate) fn write(path: Option<&Path>, text: &str) -> Result<()> {
    match path {
        None if io::stdout().is_terminal() => {
            write_stdout(&mut io::stdout().lock(), visible(text).as_bytes())
        }
        None => write_stdout(&mut io::stdout().lock(), text.as_bytes()),
        Some(path) => {
            write_file(path, text.as_bytes()).with_context(|| cannot_write(path.display()))
        }
    }
}

/// Writes what is no text to a file or to standard output, but not onto a terminal.
pub(crate) fn write_bytes(path: Option<&Path>, bytes: &[u8]) -> Result<()> {
    match path {
        None if io::stdout().is_terminal() => {
            bail!("a Word document is no text for a terminal: name a file with -o")
        }
        None => write_stdout(&mut io::stdout().lock(), bytes),
        Some(path) => write_file(path, bytes).with_context(|| cannot_write(path.display())),
    }
}

/// Writes text with colours to standard output, which keeps them only where a person sees them.
pub(crate) fn write_styled(text: &str) -> Result<()> {
    write_stdout(&mut anstream::stdout().lock(), text.as_bytes())
}

fn write_stdout(output: &mut impl Write, bytes: &[u8]) -> Result<()> {
    let written = output.write_all(bytes).and_then(|()| output.flush());
    written.with_context(|| cannot_write("standard output"))
}

/// The head of a message about an output that fails.
pub(crate) fn cannot_write(what: impl std::fmt::Display) -> String {
    format!("can't write {what}")
}

static QUIET: AtomicBool = AtomicBool::new(false);

/// Leaves out notes from now on.
pub(crate) fn be_quiet() {
    QUIET.store(true, Ordering::Relaxed);
}

/// Whether notes are left out.
pub(crate) fn is_quiet() -> bool {
    QUIET.load(Ordering::Relaxed)
}

/// Reports a problem on standard error, in one line, whatever is in it.
///
/// Where nobody listens, nothing is reported: that is no reason to stop.
pub(crate) fn report(message: &str) {
    let _ = writeln!(io::stderr(), "ibid: {}", one_line(message));
}

/// The same for text with colours and lines of its own.
pub(crate) fn report_styled(text: &str) {
    let _ = anstream::stderr().lock().write_all(text.as_bytes());
}

/// Reports on standard error what is no problem, unless it is to be quiet.
pub(crate) fn note(message: &str) {
    if !is_quiet() {
        report(message);
    }
}

/// The same for text with colours and lines of its own.
pub(crate) fn note_styled(text: &str) {
    if !is_quiet() {
        report_styled(text);
    }
}

/// A number with its noun: "1 entry", "3 entries".
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A text without anything that acts on a terminal or ends a line.
pub(crate) fn one_line(text: &str) -> String {
    visible(text).replace('\n', "␊").replace('\t', "␉")
}

/// Replaces a file by a new one of the same owner and permissions, once that is on the disk.
fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let before = match fs::metadata(path) {
        // A pipe or a device is there to be written to.
        Ok(before) if !before.is_file() => return File::create(path)?.write_all(bytes),
        Ok(before) if before.permissions().readonly() => {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        Ok(before) => Some(before),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let path = target(path);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    // The file has the permissions of any new one, and its name stands in no error.
    let mut file = tempfile::Builder::new().make_in(folder, |path| File::create_new(path))?;
    file.write_all(bytes)?;
    if let Some(before) = before {
        take_over(file.as_file(), &before)?;
    }
    file.as_file().sync_all()?;
    file.persist(&path)?;
    Ok(())
}

/// The path of the file itself, where links lead to it: they stay.
fn target(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    // Links that go round in a circle have come to grief before.
    while let Ok(link) = fs::read_link(&path) {
        path = path.parent().unwrap_or(Path::new("")).join(link);
    }
    path
}

/// Gives a new file the permissions of the one before, and its owner, if we may.
fn take_over(file: &File, before: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, fchown};
        let _ = fchown(file, Some(before.uid()), Some(before.gid()));
    }
    file.set_permissions(before.permissions())
}
