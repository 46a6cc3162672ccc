//! Converts a file from one format to another: `convert biblatex csl-json < in.bib > out.json`.
//!
//! The input's format may be `-`: it is then told by the text itself.

use std::error::Error;
use std::io::{Read, Write, stderr, stdin, stdout};

use ibid::format::{self, Format};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = &arguments[..] else { return Err("usage: convert FROM TO".into()) };
    let mut text = String::new();
    stdin().read_to_string(&mut text)?;
    let from = match from.as_str() {
        "-" => format::detect(&text).ok_or("the format of the text is not known")?,
        name => name.parse::<Format>()?,
    };
    let read = from.salvage(&text);
    for problem in &read.problems {
        writeln!(stderr(), "{problem}")?;
    }
    let written = to.parse::<Format>()?.write(&read.items);
    for loss in &written.losses {
        writeln!(stderr(), "{to} does not hold {loss}")?;
    }
    stdout().write_all(written.as_bytes())?;
    Ok(())
}
