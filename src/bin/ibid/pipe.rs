//! `ibid pipe`: JSON lines in, JSON lines out, for other programs.
//!
//! Lines are answered in order, a batch at a time: the batch is spread over the cores and its
//! answers are written in one piece, so that memory stays bounded and no line is left half out.

use std::io::{self, BufRead, BufReader, Read, Write};

use anyhow::{Context, Result};
use rayon::prelude::*;

use crate::answer::{Manner, answer_line};
use crate::args::PipeArgs;
use crate::exit::{self, Outcome};
use crate::model;
use crate::output::{self, counted};
use crate::progress::Progress;
use crate::style::{self, Styles};

/// How many lines are worked on at a time, at most.
const BATCH: usize = 2048;

/// How many bytes are read at a time, at most.
const BUFFER: usize = 1 << 20;

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Answers every line of standard input on standard output.
pub(crate) fn run(args: &PipeArgs) -> Result<Outcome> {
    let (style, styles) = (style::read(&args.style)?, Styles::default());
    let manner = Manner { style, case: args.style.case, named: &|name| styles.named(name) };
    let model = model::given(&args.model)?;
    let parser = || model::parser(model.as_ref());
    let progress = Progress::through_stdin();
    exit::listen_for_interrupt();
    let mut input = BufReader::with_capacity(BUFFER, io::stdin().lock());
    let mut output = io::stdout().lock();
    let mut first = 1;
    let mut unread = 0;
    loop {
        let mut batch = read_batch(&mut input).context("can't read standard input")?;
        // The mark of the order of bytes is none of the first line's text.
        if first == 1
            && let Some(line) = batch.first_mut().filter(|line| line.starts_with(BYTE_ORDER_MARK))
        {
            line.drain(..BYTE_ORDER_MARK.len());
        }
        if batch.is_empty() {
            break;
        }
        let answers: Vec<(Vec<u8>, bool)> = batch
            .par_iter()
            .enumerate()
            .map_init(parser, |parser, (i, line)| answer_line(parser, &manner, line, first + i))
            .collect();
        unread += answers.iter().filter(|(_, failed)| *failed).count();
        let lines: Vec<u8> = answers.into_iter().flat_map(|(line, _)| line).collect();
        exit::uninterrupted(|| output.write_all(&lines).and_then(|()| output.flush()))
            .with_context(|| output::cannot_write("standard output"))?;
        first += batch.len();
        progress.advance(batch.iter().map(Vec::len).sum());
    }
    drop(progress);
    let lines = counted(first - 1, "line", "lines");
    output::note(&format!("{lines}, {unread} of which could not be answered"));
    Ok(if unread == 0 { Outcome::Fine } else { Outcome::Doubtful })
}

/// The next lines of the input: as many as are there, since whoever sent them may wait for the
/// answers before sending more.
fn read_batch(input: &mut BufReader<impl Read>) -> io::Result<Vec<Vec<u8>>> {
    let mut batch = Vec::new();
    while batch.is_empty() || (batch.len() < BATCH && !input.buffer().is_empty()) {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        batch.push(line);
    }
    Ok(batch)
}
