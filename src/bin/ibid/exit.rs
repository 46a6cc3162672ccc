//! How the command ends.

use std::io;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::output;

/// What the exit status of a command that ran to its end says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was read.
    Fine,
    /// Something could not be read, or there are doubts and they were to count.
    Doubtful,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Fine => 0,
            Outcome::Doubtful => 1,
        })
    }
}

/// Reports an error and gives its exit status; a reader that went away (`| head`) is no error.
pub(crate) fn failure(error: &anyhow::Error) -> ExitCode {
    let closed = error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let json =
            cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        io.or(json) == Some(io::ErrorKind::BrokenPipe)
    });
    if closed {
        return ExitCode::SUCCESS;
    }
    output::report(&format!("{error:#}"));
    ExitCode::from(2)
}

static WRITING: AtomicBool = AtomicBool::new(false);
static ASKED: AtomicBool = AtomicBool::new(false);

/// The exit status of a program that was interrupted: 128 and the signal's number.
const INTERRUPTED: i32 = 130;

/// Lets Ctrl-C end the program only where what is written ends with a whole line.
///
/// Where it is not possible to listen, the system ends the program as usual.
pub(crate) fn listen_for_interrupt() {
    let _ = ctrlc::set_handler(|| {
        ASKED.store(true, Ordering::SeqCst);
        if !WRITING.load(Ordering::SeqCst) {
            std::process::exit(INTERRUPTED);
        }
    });
}

/// Writes, undisturbed; ends the program after, if that was asked for meanwhile.
pub(crate) fn uninterrupted(write: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
    WRITING.store(true, Ordering::SeqCst);
    let written = write();
    WRITING.store(false, Ordering::SeqCst);
    if ASKED.load(Ordering::SeqCst) {
        std::process::exit(INTERRUPTED);
    }
    written
}
