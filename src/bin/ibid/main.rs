//! The command `ibid`: reads loose references and gives them back in a style or as data.

mod answer;
mod args;
mod check;
mod cite;
mod doubt;
mod exit;
mod json;
mod output;
mod parse;
mod pipe;
mod progress;
mod reformat;
mod report;
mod source;

use std::process::ExitCode;

use anyhow::Result;
use args::{Cli, Command};
use clap::{CommandFactory, Parser};
use exit::Outcome;
use ibid::diagnostic::visible;

fn main() -> ExitCode {
    match run(arguments().command) {
        Ok(outcome) => outcome.into(),
        Err(error) => exit::failure(&error),
    }
}

/// The arguments, or an end that tells what is wrong with them.
fn arguments() -> Cli {
    Cli::try_parse().unwrap_or_else(|error| {
        let message = error.to_string();
        if error.use_stderr() && visible(&message) != message {
            // An argument may be the name of a file that somebody else gave it.
            output::tell_styled(&visible(&message));
            std::process::exit(error.exit_code());
        }
        error.exit()
    })
}

fn run(command: Command) -> Result<Outcome> {
    match command {
        Command::Reformat(args) => reformat::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Cite(args) => cite::run(&args),
        Command::Parse(args) => parse::run(&args),
        Command::Pipe(args) => pipe::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "ibid", &mut script);
            output::write(None, &String::from_utf8(script)?)?;
            Ok(Outcome::Fine)
        }
        Command::Man => {
            let mut page = Vec::new();
            clap_mangen::Man::new(Cli::command()).render(&mut page)?;
            output::write(None, &String::from_utf8(page)?)?;
            Ok(Outcome::Fine)
        }
    }
}
