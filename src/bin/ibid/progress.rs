//! A bar for work that takes more than a second, where a person looks on.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::output;

/// Work shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far the work is.
pub(crate) struct Progress {
    bar: ProgressBar,
    started: Instant,
}

impl Progress {
    /// Progress through entries, whose number is given as they are found.
    pub(crate) fn through_entries() -> Self {
        let template = "{bar:30} {human_pos} of {human_len} entries, {per_sec}, {eta} left";
        Self::with_template(Some(0), template)
    }

    /// Progress through the bytes of standard input, whose number is known if it is a file.
    pub(crate) fn through_stdin() -> Self {
        let total = stdin_length();
        let template = match total {
            Some(_) => "{bar:30} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left",
            None => "{spinner} {bytes}, {bytes_per_sec}",
        };
        Self::with_template(total, template)
    }

    fn with_template(total: Option<u64>, template: &str) -> Self {
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar, started: Instant::now() }
    }

    /// So much more is to be done.
    pub(crate) fn expect(&self, more: usize) {
        self.bar.inc_length(more as u64);
    }

    /// So much more is done.
    pub(crate) fn advance(&self, by: usize) {
        self.bar.inc(by as u64);
        if self.bar.is_hidden() && !output::is_quiet() && self.started.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

/// The bytes of standard input, if it is a file.
#[cfg(unix)]
fn stdin_length() -> Option<u64> {
    use std::os::fd::AsFd;

    let file = std::fs::File::from(std::io::stdin().as_fd().try_clone_to_owned().ok()?);
    file.metadata().ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len())
}

#[cfg(not(unix))]
const fn stdin_length() -> Option<u64> {
    None
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
