//! The command `ibid`: reads loose references and gives them back in a style or as data.

mod answer;
mod args;
mod check;
mod cite;
mod exit;
mod json;
mod learn;
mod listing;
mod look;
mod model;
mod numbers;
mod output;
mod parse;
mod pipe;
mod progress;
mod reformat;
mod report;
mod rewrite;
#[cfg(feature = "serve")]
mod serve;
mod source;
mod style;
mod view;

use std::process::ExitCode;

use anyhow::{Context, Result};
use args::{Cli, Command};
use clap::{CommandFactory, Parser};
use exit::Outcome;
use ibid::diagnostic::visible;

fn main() -> ExitCode {
    let Cli { command, quiet } = arguments();
    if quiet {
        output::be_quiet();
    }
    match run(command) {
        Ok(outcome) => outcome.into(),
        Err(error) => exit::failure(&error),
    }
}

/// The arguments; if they are wrong, the program ends with a message.
fn arguments() -> Cli {
    Cli::try_parse().unwrap_or_else(|error| {
        let message = error.to_string();
        if error.use_stderr() && visible(&message) != message {
            // An argument may be the name of a file that somebody else gave it.
            output::report_styled(&visible(&message));
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
        Command::Learn(args) => learn::run(&args),
        Command::Pipe(args) => pipe::run(&args),
        Command::Report(args) => report::run(&args),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::run(&args),
        Command::Styles(args) => style::list(&args),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "ibid", &mut script);
            output::write(None, &String::from_utf8(script)?)?;
            Ok(Outcome::Fine)
        }
        Command::Man { command } => {
            output::write(None, &manual_page(command.as_deref())?)?;
            Ok(Outcome::Fine)
        }
    }
}

/// The manual page of a command, or of ibid as a whole.
fn manual_page(command: Option<&str>) -> Result<String> {
    let mut ibid = Cli::command();
    ibid.build();
    let described = match command {
        None => &ibid,
        Some(name) => {
            ibid.find_subcommand(name).with_context(|| format!("there is no command {name}"))?
        }
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(described.clone()).render(&mut page)?;
    Ok(String::from_utf8(page)?)
}
