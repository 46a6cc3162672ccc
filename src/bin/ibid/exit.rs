//! How the command ends.

use std::io;
use std::process::ExitCode;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// What a command that ran to its end has to say by its exit status.
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

/// Tells an error and gives its exit status; a reader that went away (`| head`) is no error.
pub fn failure(error: &anyhow::Error) -> ExitCode {
    let closed = error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let json =
            cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        io.or(json) == Some(io::ErrorKind::BrokenPipe)
    });
    if closed {
        return ExitCode::SUCCESS;
    }
    eprintln!("ibid: {error:#}");
    ExitCode::from(2)
}

/// Whether the user asked to stop (Ctrl-C); asked for the first time, starts to listen.
///
/// Long work looks here between batches, so that what is written ends with a whole line.
pub fn interrupted() -> bool {
    static ASKED: AtomicBool = AtomicBool::new(false);
    static LISTENING: OnceLock<bool> = OnceLock::new();
    LISTENING.get_or_init(|| ctrlc::set_handler(|| ASKED.store(true, Ordering::Relaxed)).is_ok());
    ASKED.load(Ordering::Relaxed)
}
