//! How time and memory grow with the input, whatever it is made of.
//!
//! A table of nanoseconds of processor time for each byte, at sizes that double, and of the most
//! memory that was taken, in bytes for each byte of input, where the system tells it (Linux). What
//! takes time in step with its length has the same figure in every column. A row that is over the
//! bar is marked, and the bench fails. It is a table and no criterion bench, since what matters is
//! how the figures of a row compare.
//!
//! Each figure is taken in a process of its own, so that memory is fresh, and an input that brings
//! the program down costs one row.
//!
//! `cargo bench --all-features --bench growth -- Markdown` measures the rows of that name alone.

use std::hint::black_box;
use std::io::Write as _;
use std::process::{Command, ExitCode};
use std::time::Duration;

use cpu_time::ThreadTime;
use ibid::format::Format;
use ibid::input::Document;
use ibid::style::{Bibliography, Style};
use ibid::{Item, Parser};

const KB: usize = 1 << 10;
/// From 64 KB to 8 MB.
const SIZES: [usize; 8] =
    [64 * KB, 128 * KB, 256 * KB, 512 * KB, 1024 * KB, 2048 * KB, 4096 * KB, 8192 * KB];

/// How much more time a byte of the largest input may take than one of the smallest.
const MOST_GROWTH: f64 = 1.5;
/// How many bytes of memory a byte of input may take.
const MOST_MEMORY: f64 = 40.0;

/// An input is read again and again for so long, and the quickest time counts: what others do on
/// the machine only adds to it.
const ROUND: Duration = Duration::from_millis(100);
/// It is read twice, unless the first time took so long.
const LONG_ROUND: Duration = Duration::from_secs(1);

/// An input that takes longer shows its growth without any larger ones.
const PATIENCE: Duration = Duration::from_secs(15);

/// What is done with an input.
type Work = fn(&str);

/// Parts that fill a text when they are repeated.
const TEXTS: &[(&str, &str)] = &[
    ("prose", PROSE),
    ("entries", ENTRIES),
    ("one line", "Nothing ends here, and so it goes on and on, as it went in 1999 too; "),
    ("short lines", "a b\n"),
    ("brackets", "([{<"),
    ("brackets, closed", "(a) [b] "),
    ("quotes", "“a” \"b\" 'c "),
    ("dots", "."),
    ("commas", "a, "),
    ("digits", "1234567890"),
    ("dates", "3/4/2020 "),
    ("and", "and "),
    ("names", "Doe, J., Roe, Richard & "),
    ("combining marks", "a\u{301}\u{323}\u{308}"),
    ("right to left", "דו, ג'יין (2020). על הלחם. "),
    ("addresses", "https://example.org/a_(b)?c=d, "),
];

const PROSE: &str = "The talks went on for a year, and nobody could say what they had been about. \
     In the end the harbour was opened again, as Doe (2020) had hoped it would be.\n\
     A second ferry followed in May.\n\n";

const ENTRIES: &str = "\
Harbour, A. (2021, May 3). Ferries return to the northern islands. The Coastal Times. [online]. \
Available at: https://coastaltimes.example/news/2021/ferries-return (Accessed: 7 May 2021).\n\n\
Ueda, K., Stone, P., & Field, R. (2017). Sparse maps of tidal currents. Journal of Ocean Methods, \
14(3), 201–219. https://doi.org/10.1000/jom.2017.14\n\n";

fn text(text: &str) {
    black_box(ibid::parse(text));
}

fn entry(text: &str) {
    black_box(ibid::parse_entry(text));
}

fn html(text: &str) {
    black_box(Parser::new().parse_document(&Document::from_html(text)));
}

fn markdown(text: &str) {
    black_box(Parser::new().parse_document(&Document::from_markdown(text)));
}

fn bibtex(text: &str) {
    through(Format::Bibtex, text);
}

fn biblatex(text: &str) {
    through(Format::Biblatex, text);
}

fn csl_json(text: &str) {
    through(Format::CslJson, text);
}

fn ris(text: &str) {
    through(Format::Ris, text);
}

/// Reads a file, renders its items in every way, and writes it again.
fn through(format: Format, text: &str) {
    let items: Vec<Item> = format.salvage(text).items;
    for style in Style::ALL {
        for entry in &Bibliography::new(style, &items) {
            black_box((entry.to_html(), entry.to_markdown(), entry.to_latex()));
        }
    }
    let _ = black_box(format.write(&items));
}

/// One row of the table.
struct Row {
    name: String,
    input: Box<dyn Fn(usize) -> String>,
    work: Work,
}

fn row(name: impl Into<String>, work: Work, input: impl Fn(usize) -> String + 'static) -> Row {
    Row { name: name.into(), input: Box::new(input), work }
}

/// `part` again and again, numbered where it holds a `#`, to about `size` bytes.
fn repeated(part: &str, size: usize) -> String {
    let mut text = String::with_capacity(size + part.len() + 16);
    for number in 0_u32.. {
        if text.len() >= size {
            break;
        }
        text.push_str(&part.replace('#', &number.to_string()));
    }
    text
}

/// As much of `open`, and of `close` after it, as makes `size` bytes.
fn nested(open: &str, close: &str, size: usize) -> String {
    let depth = size / (open.len() + close.len());
    open.repeat(depth) + "Doe, J. (2020). A title. Reuters." + &close.repeat(depth)
}

/// `part` again and again in lines of a hundred bytes or so.
fn lines(part: &str, size: usize) -> String {
    let line = part.repeat(100_usize.div_ceil(part.len())) + "\n";
    line.repeat(size / line.len())
}

fn rows() -> Vec<Row> {
    let mut rows = Vec::new();
    for (name, part) in TEXTS {
        let endless = |size: usize| part.repeat(size / part.len());
        if part.contains('\n') {
            rows.push(row(format!("text: {name}"), text, endless));
        } else {
            rows.push(row(format!("text: {name}"), text, |size| lines(part, size)));
            rows.push(row(format!("text: {name}, no lines"), text, endless));
        }
        rows.push(row(format!("entry: {name}"), entry, endless));
    }
    for (open, close) in [
        ("<div>", "</div>"),
        ("<b>", "</b>"),
        ("<b>", "</i>"),
        ("<ul><li>", "</li></ul>"),
        ("<a href='#'>", "</a>"),
        ("<pre><i>  ", "</i>"),
    ] {
        rows.push(row(format!("HTML {open}…{close}"), html, |size| nested(open, close, size)));
    }
    rows.push(row("HTML back links", html, |size| {
        repeated("<p><a href='#a'>^</a> Doe &amp; Roe", size)
    }));
    for (name, open, close) in [
        ("lists", "- ", ""),
        ("quotes", "> ", ""),
        ("emphasis", "*a ", " a*"),
        ("strong", "**a **", ""),
        ("links", "[", "](a)"),
        ("code", "`", ""),
        ("HTML", "<b>", "</b>"),
    ] {
        rows.push(row(format!("Markdown {name}"), markdown, |size| nested(open, close, size)));
    }
    formats(&mut rows);
    rows
}

fn formats(rows: &mut Vec<Row>) {
    for (name, work, one, many, closing) in [
        (
            "BibTeX",
            bibtex as Work,
            "@book{a, year = 2020, author = {Doe, Jane}, title = {",
            "@article{key#,\n  author = {Doe, Jane and Roe, Richard},\n  title = {On {Bread} and \\\"Ol #},\n  journal = {Journal of Food},\n  year = {2020},\n  volume = {#},\n  pages = {12--15},\n  doi = {10.1000/jf.#},\n}\n",
            "}}",
        ),
        (
            "BibLaTeX",
            biblatex,
            "@book{a, date = {2020}, author = {Doe, Jane}, title = {",
            "@article{key#,\n  author = {Doe, Jane and Roe, Richard},\n  title = {On {Bread} and \\\"Ol #},\n  journaltitle = {Journal of Food},\n  date = {2020-05-04},\n  volume = {#},\n  pages = {12--15},\n  doi = {10.1000/jf.#},\n}\n",
            "}}",
        ),
        (
            "RIS",
            ris,
            "TY  - BOOK\nAU  - Doe, Jane\nPY  - 2020\nTI  - ",
            "TY  - JOUR\nID  - key#\nAU  - Doe, Jane\nAU  - Roe, Richard\nPY  - 2020\nTI  - On Bread and Öl #\nT2  - Journal of Food\nVL  - #\nSP  - 12\nEP  - 15\nDO  - 10.1000/jf.#\nER  - \n\n",
            "\nER  - \n",
        ),
        (
            "CSL-JSON",
            csl_json,
            "[{\"id\": \"a\", \"type\": \"book\", \"author\": [{\"family\": \"Doe\"}], \"title\": \"",
            "{\"id\": \"key#\", \"type\": \"article-journal\", \"author\": [{\"family\": \"Doe\", \"given\": \"Jane\"}, {\"family\": \"Roe\", \"given\": \"Richard\"}], \"title\": \"On Bread and Öl #\", \"container-title\": \"Journal of Food\", \"issued\": {\"date-parts\": [[2020]]}, \"volume\": \"#\", \"page\": \"12-15\", \"DOI\": \"10.1000/jf.#\"},\n",
            "\"}]",
        ),
    ] {
        for (kind, filling) in
            [("words", "all the Bread of "), ("and", "and "), ("marks", "<i>'(’:.")]
        {
            rows.push(row(format!("{name} field of {kind}"), work, move |size| {
                format!("{one}{}{closing}", filling.repeat(size / filling.len()))
            }));
        }
        rows.push(row(format!("{name} entries"), work, move |size| {
            if name == "CSL-JSON" {
                let items = repeated(many, size);
                format!("[{}]", items.trim_end_matches([',', '\n']))
            } else {
                repeated(many, size)
            }
        }));
    }
    for (name, filling) in
        [("braces", "{"), ("commands", "\\em "), ("dollars", "$a"), ("accents", "\\\"")]
    {
        rows.push(row(format!("BibTeX field of {name}"), bibtex, |size| {
            format!("@book{{a, title = {{{}}}}}", filling.repeat(size / filling.len()))
        }));
    }
    rows.push(row("BibTeX field of names", bibtex, |size| {
        format!("@book{{a, author = {{{}Roe, R.}}}}", repeated("Doe#, Jane and ", size))
    }));
}

/// What one run over an input takes, for each of its bytes.
struct Cost {
    nanoseconds: f64,
    memory: f64,
}

/// Runs over an input for a round.
fn cost(row: &Row, size: usize) -> Cost {
    // What is made once and for all is no matter of the input.
    for work in [text, html, markdown, bibtex, csl_json, ris] {
        work(ENTRIES);
    }
    let input = (row.input)(size);
    let before = status("VmRSS:");
    let round = ThreadTime::now();
    let mut quickest = Duration::MAX;
    let mut taken = 0;
    for run in 0.. {
        let start = ThreadTime::now();
        (row.work)(&input);
        quickest = quickest.min(start.elapsed());
        if run == 0 {
            taken = status("VmHWM:").saturating_sub(before);
        }
        if round.elapsed() > if run == 0 { LONG_ROUND } else { ROUND } {
            break;
        }
    }
    let bytes = as_f64(input.len());
    Cost { nanoseconds: quickest.as_secs_f64() * 1e9 / bytes, memory: as_f64(taken * KB) / bytes }
}

/// A figure of the system's about this process, in KB; nothing where there is none.
fn status(name: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

fn as_f64(number: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    let number = number as f64;
    number
}

/// The same, in a process of its own; nothing if that came to grief.
fn cost_apart(row: &Row, size: usize) -> Option<Cost> {
    let program = std::env::current_exe().ok()?;
    let mut command = Command::new(program);
    command.args(["--alone", &row.name, &size.to_string()]);
    // Memory that was given back stays with the process, whatever its size. Else the larger inputs
    // would get new pages in every run, which takes time, and the smaller ones their old ones.
    command.envs([("MALLOC_MMAP_MAX_", "0"), ("MALLOC_TRIM_THRESHOLD_", "4294967296")]);
    let output = String::from_utf8(command.output().ok()?.stdout).ok()?;
    let (nanoseconds, memory) = output.trim().split_once(' ')?;
    Some(Cost { nanoseconds: nanoseconds.parse().ok()?, memory: memory.parse().ok()? })
}

/// Measures and prints a row; whether it keeps within the bar.
fn measure(row: &Row) -> bool {
    print!("{:32}", row.name);
    let mut costs: Vec<Cost> = Vec::with_capacity(SIZES.len());
    for size in SIZES {
        let Some(cost) = cost_apart(row, size) else {
            println!("  fails at {} KB  over", size / KB);
            return false;
        };
        print!("{:8.0}", cost.nanoseconds);
        let _ = std::io::stdout().flush();
        let is_slow = cost.nanoseconds * as_f64(size) > PATIENCE.as_secs_f64() * 1e9;
        costs.push(cost);
        if is_slow {
            break;
        }
    }
    let growth = costs[costs.len() - 1].nanoseconds / costs[0].nanoseconds;
    let memory = costs.iter().map(|cost| cost.memory).fold(0.0, f64::max);
    let fits = growth <= MOST_GROWTH && memory <= MOST_MEMORY;
    println!("{growth:8.2}{memory:8.1}{}", if fits { "" } else { "  over" });
    fits
}

fn main() -> ExitCode {
    let rows = rows();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, name, size] = &arguments[..]
        && flag == "--alone"
        && let Some(row) = rows.iter().find(|row| row.name == *name)
    {
        let cost = cost(row, size.parse().unwrap_or(0));
        println!("{} {}", cost.nanoseconds, cost.memory);
        return ExitCode::SUCCESS;
    }
    let wanted = arguments.iter().find(|argument| !argument.starts_with('-'));
    let sizes: String = SIZES.iter().map(|size| format!("{:>7}K", size / KB)).collect();
    println!("{:32}{sizes}  growth  memory", "ns for each byte");
    let mut all_fit = true;
    for row in rows.iter().filter(|row| wanted.is_none_or(|wanted| row.name.contains(wanted))) {
        all_fit &= measure(row);
    }
    if all_fit { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
