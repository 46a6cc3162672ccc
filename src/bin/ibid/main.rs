//! The command `ibid`: reads loose references and gives them back in a style or as data.

mod answer;
mod args;
mod check;
mod cite;
mod doubt;
mod exit;
mod output;
mod parse;
mod pipe;
mod progress;
mod reformat;
mod report;
mod source;

use std::io;
use std::process::ExitCode;

use anyhow::Result;
use args::{Cli, Command};
use clap::{CommandFactory, Parser};
use exit::Outcome;

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(outcome) => outcome.into(),
        Err(error) => exit::failure(&error),
    }
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
            io::Write::write_all(&mut io::stdout(), &script)?;
            Ok(Outcome::Fine)
        }
        Command::Man => {
            clap_mangen::Man::new(Cli::command()).render(&mut io::stdout())?;
            Ok(Outcome::Fine)
        }
    }
}
