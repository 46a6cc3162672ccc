//! Running the command.

use std::ffi::OsStr;
use std::io::Write;
use std::process::{Command, Output, Stdio};

/// The command, in the crate's folder.
pub(crate) fn command<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ibid"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

/// Runs a command with this standard input.
#[track_caller]
pub(crate) fn run(command: &mut Command, input: &[u8]) -> Output {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command is built");
    let mut stdin = child.stdin.take().expect("standard input is piped");
    let input = input.to_vec();
    // A thread of its own, since the child may write before it has read everything.
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("the command runs");
    writer.join().expect("the writer ends");
    output
}

/// Runs `ibid` with these arguments and this standard input.
#[track_caller]
pub(crate) fn ibid(args: &[&str], input: &[u8]) -> Output {
    run(&mut command(args), input)
}

#[track_caller]
pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("the output is UTF-8")
}

#[track_caller]
pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("the messages are UTF-8")
}
