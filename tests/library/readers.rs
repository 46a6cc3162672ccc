//! What other programs make of the files that ibid writes, and ibid of theirs.
//!
//! Each test runs where its program is installed, on the items of the oracle, and prints what
//! differs. Differences that are a program's own rule are listed where they are allowed for.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::common::oracle;
use ibid::format;
use ibid::item::Number;
use ibid::{Date, Item, Kind, Name};

/// What a program prints, given `input`; nothing where it is not installed.
fn run(program: &str, arguments: &[&str], directory: &Path, input: &str) -> Option<Output> {
    let child = Command::new(program)
        .args(arguments)
        .current_dir(directory)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        println!("skipped: {program} is not installed");
        return None;
    };
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        // A program that does not read its input closes it.
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Some(output)
}

fn directory(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&directory).unwrap();
    directory
}

fn pandoc(from: &str, to: &str, input: &str) -> Option<String> {
    let here = directory("pandoc");
    let formats = run("pandoc", &["--list-input-formats"], &here, "")?;
    if !String::from_utf8_lossy(&formats.stdout).lines().any(|line| line == from) {
        println!("skipped: this pandoc does not read {from}");
        return None;
    }
    let output = run("pandoc", &["-f", from, "-t", to], &here, input)?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

/// Text without what programs set differently: tags, kinds of quotes, dashes and blanks.
fn fold(text: &str) -> String {
    let mut out = String::new();
    let mut in_tag = false;
    for c in text.chars() {
        match c {
            '<' if text.contains("</") => in_tag = true,
            '>' if in_tag => in_tag = false,
            _ if in_tag => {}
            '’' | '‘' | '“' | '”' | '"' => out.push('\''),
            '–' | '-' if out.ends_with('-') => {}
            '–' => out.push('-'),
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").replace(". ", ".")
}

/// A name as it is said: programs cut particles and suffixes off at other places.
fn spoken(name: &Name) -> String {
    let parts = [
        &name.given,
        &name.dropping_particle,
        &name.non_dropping_particle,
        &name.family,
        &name.literal,
        &name.suffix,
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    fold(&parts.join(" ")).replace("' ", "'").replace("- ", "-").replace(',', "")
}

/// A date as ISO has it, with the seasons as months from 21.
fn dated(date: Option<&Date>) -> String {
    let Some(mut date) = date.cloned() else { return String::new() };
    let season = date.season.take().and_then(|season| season.as_integer());
    if let (Some(start), Some(season)) = (&mut date.start, season) {
        start.month = u8::try_from(season + 20).ok();
    }
    date.to_string()
}

type Values = BTreeMap<&'static str, String>;

/// The titles, names, dates, containers, numbers and identifiers of an item.
fn values(item: &Item) -> Values {
    let text = |value: &Option<String>| value.as_deref().map(fold).unwrap_or_default();
    let number = |value: &Option<Number>| {
        value.as_ref().map(|number| fold(&number.as_text())).unwrap_or_default()
    };
    let names = |names: &[Name]| names.iter().map(spoken).collect::<Vec<_>>().join("; ");
    Values::from([
        ("title", text(&item.title)),
        ("container-title", text(&item.container_title)),
        ("author", names(&item.author)),
        ("editor", names(&item.editor)),
        ("translator", names(&item.translator)),
        ("issued", dated(item.issued.as_ref())),
        ("accessed", dated(item.accessed.as_ref())),
        ("volume", number(&item.volume)),
        ("issue", number(&item.issue)),
        ("page", number(&item.page)),
        ("number", number(&item.number)),
        ("edition", number(&item.edition)),
        ("version", number(&item.version)),
        ("DOI", text(&item.doi)),
        ("URL", text(&item.url)),
        ("ISBN", text(&item.isbn)),
        ("ISSN", text(&item.issn)),
    ])
}

/// Prints what differs, and fails if it is more than one item in a hundred.
#[track_caller]
fn agree(what: &str, pairs: &[(String, Values, Values)]) {
    let mut differences: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut differing = BTreeSet::new();
    for (id, ours, theirs) in pairs {
        for (variable, value) in ours {
            let other = theirs.get(variable).map_or("", String::as_str);
            if value != other {
                let line = format!("{id}: {value:.90} | {other:.90}");
                differences.entry(variable).or_default().push(line);
                differing.insert(id);
            }
        }
    }
    let share = 100.0 * (1.0 - ratio(differing.len(), pairs.len()));
    println!("{what}: {share:.2} % of {} items agree in all", pairs.len());
    for (variable, lines) in &differences {
        println!("  {variable}: {} differ", lines.len());
        for line in lines.iter().take(12) {
            println!("    {line}");
        }
    }
    assert!(share >= 99.0, "{what}: only {share:.2} %");
}

fn ratio(part: usize, whole: usize) -> f64 {
    let exact = |n: usize| f64::from(u32::try_from(n).unwrap());
    exact(part) / exact(whole)
}

fn paired(
    items: &[Item],
    theirs: Vec<Item>,
    adapt: impl Fn(&Item, &mut Values, &mut Values),
) -> Vec<(String, Values, Values)> {
    let theirs: HashMap<String, Item> =
        theirs.into_iter().map(|item| (item.id.clone(), item)).collect();
    assert_eq!(items.len(), theirs.len());
    items
        .iter()
        .map(|item| {
            let other = &theirs[&item.id];
            let (mut own, mut other) = (values(item), values(other));
            adapt(item, &mut own, &mut other);
            (item.id.clone(), own, other)
        })
        .collect()
}

#[test]
fn pandoc_reads_biblatex() {
    let Some(items) = oracle() else { return };
    let Some(json) = pandoc("biblatex", "csljson", &format::biblatex::write(&items)) else {
        return;
    };
    let theirs = format::csl_json::read(&json).unwrap();
    let publishers: HashMap<&str, &str> = theirs
        .iter()
        .filter_map(|item| Some((item.id.as_str(), item.publisher.as_deref()?)))
        .collect();
    let mut renamed = HashMap::new();
    for item in &items {
        let is_site = matches!(item.kind, Kind::Webpage | Kind::Post | Kind::PostWeblog);
        if let (true, Some(publisher)) = (is_site, publishers.get(item.id.as_str())) {
            renamed.insert(item.id.clone(), fold(publisher));
        }
    }
    // BibLaTeX's @online names the site in `organization`, its only field for one; pandoc
    // reads that as the publisher. It makes `titleaddon`, which says what a work is, a part of the
    // title.
    println!("{} sites are pandoc's publisher", renamed.len());
    let pairs = paired(&items, theirs.clone(), |item, own, other| {
        if let Some(site) = renamed.get(&item.id) {
            other.insert("container-title", site.clone());
        }
        // It reads `eprint` and the numbers of most types as nothing.
        if other.get("number").is_none_or(String::is_empty) {
            own.remove("number");
        }
        if item.genre.is_some() && other["title"].starts_with(&own["title"]) {
            other.insert("title", own["title"].clone());
        }
    });
    agree("pandoc -f biblatex", &pairs);
}

#[test]
fn pandoc_reads_ris() {
    let Some(items) = oracle() else { return };
    let Some(json) = pandoc("ris", "csljson", &format::ris::write(&items)) else { return };
    let mut theirs = format::csl_json::read(&json).unwrap();
    // pandoc takes the second part of "Doe, John, Jr." for the suffix.
    for name in theirs.iter_mut().flat_map(|item| item.author.iter_mut().chain(&mut item.editor)) {
        if name.suffix.is_some() {
            std::mem::swap(&mut name.suffix, &mut name.given);
        }
    }
    // It reads the year of `PY` alone, every `SN` as an ISSN, and neither `Y2`, `M1` nor `A4`.
    let pairs = paired(&items, theirs, |item, own, _| {
        let year = item.issued.as_ref().and_then(|date| date.start);
        own.insert("issued", year.map(|s| Date::year(s.year).to_string()).unwrap_or_default());
        for unread in ["accessed", "number", "translator", "version"] {
            own.remove(unread);
        }
        let numbers = [own["ISBN"].clone(), own["ISSN"].clone()];
        own.insert("ISSN", numbers.into_iter().find(|n| !n.is_empty()).unwrap_or_default());
        own.remove("ISBN");
    });
    agree("pandoc -f ris", &pairs);
}

#[test]
fn ibid_reads_what_pandoc_writes() {
    let Some(items) = oracle() else { return };
    let Some(bib) = pandoc("csljson", "biblatex", &format::csl_json::write(&items)) else { return };
    let Some(json) = pandoc("biblatex", "csljson", &bib) else { return };
    let salvaged = format::biblatex::salvage(&bib);
    assert_eq!(salvaged.problems, []);
    let theirs = format::csl_json::read(&json).unwrap();
    // pandoc writes titles in title case and reads them in sentence case.
    let pairs = paired(&salvaged.items, theirs, |_, own, other| {
        for title in ["title", "container-title"] {
            for values in [&mut *own, &mut *other] {
                values.entry(title).and_modify(|title| *title = title.to_lowercase());
            }
        }
        // It writes days and months of 0 and short years, which it does not read.
        for date in ["issued", "accessed"] {
            if other[date].is_empty() {
                own.remove(date);
            }
        }
    });
    agree("ibid on pandoc's .bib", &pairs);
}

/// Prints what pybtex reads as a list of objects, its LaTeX as text.
const PYBTEX: &str = r#"
import json, sys
from pybtex.database import parse_string
from pybtex.richtext import Text
text = lambda value: str(Text.from_latex(value))
raw = ("url", "doi")
entries = parse_string(sys.stdin.read(), "bibtex").entries
print(json.dumps([
    {"key": key,
     "fields": {n.lower(): v if n.lower() in raw else text(v) for n, v in e.fields.items()},
     "persons": {role: [" ".join(map(text, p.first_names + p.middle_names + p.prelast_names
                                     + p.last_names + p.lineage_names)) for p in persons]
                 for role, persons in e.persons.items()}}
    for key, e in entries.items()]))
"#;

#[derive(serde::Deserialize)]
struct Pybtex {
    key: String,
    fields: HashMap<String, String>,
    persons: HashMap<String, Vec<String>>,
}

#[test]
fn pybtex_reads_bibtex() {
    let Some(items) = oracle() else { return };
    let here = directory("pybtex");
    let bib = format::bibtex::write(&items);
    let Some(output) = run("python3", &["-c", PYBTEX], &here, &bib) else { return };
    let error = String::from_utf8_lossy(&output.stderr);
    if error.contains("No module named 'pybtex'") {
        return println!("skipped: pybtex is not installed");
    }
    assert!(output.status.success(), "{error}");
    let read: Vec<Pybtex> = serde_json::from_slice(&output.stdout).unwrap();
    let read: HashMap<&str, &Pybtex> = read.iter().map(|entry| (&*entry.key, entry)).collect();
    let pairs: Vec<_> = items
        .iter()
        .map(|item| {
            let entry = read[item.id.as_str()];
            let mut own = values(item);
            let year = item.issued.as_ref().and_then(|date| date.start);
            own.insert("issued", year.map(|start| start.year.to_string()).unwrap_or_default());
            // Accesses are dates in BibLaTeX's form, which pybtex has no meaning for.
            own.remove("accessed");
            (item.id.clone(), own, pybtex_values(item, entry))
        })
        .collect();
    agree("pybtex", &pairs);
}

fn pybtex_values(item: &Item, entry: &Pybtex) -> Values {
    let field = |names: &[&str]| {
        let found = names.iter().find_map(|name| entry.fields.get(*name));
        found.map(|value| fold(value)).unwrap_or_default()
    };
    let people = |role: &str| {
        let person = |name: &String| spoken(&Name::literal(name.as_str()));
        let list = entry.persons.get(role).map_or(&[][..], Vec::as_slice);
        list.iter().map(person).collect::<Vec<_>>().join("; ")
    };
    let is_site = matches!(item.kind, Kind::Webpage | Kind::Post | Kind::PostWeblog);
    let container =
        if is_site { &["howpublished"][..] } else { &["journal", "booktitle", "container-title"] };
    let is_part = entry.fields.contains_key("booktitle") || item.kind == Kind::Book;
    let is_article = item.kind.as_str().starts_with("article-") || item.kind == Kind::Review;
    let (issue, number) = match (is_article, is_part) {
        (true, _) => (&["number"][..], &["eid"][..]),
        (_, true) => (&["issue"][..], &[][..]),
        _ => (&["issue"][..], &["number", "eid"][..]),
    };
    let edition = field(&["edition"]);
    let ordinals = [
        "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth",
        "Tenth", "Eleventh", "Twelfth",
    ];
    let ordinal = ordinals.iter().position(|word| *word == edition);
    Values::from([
        ("title", field(&["title"])),
        ("container-title", field(container)),
        ("author", people("author")),
        ("editor", people("editor")),
        (
            "translator",
            field(&["translator"]).is_empty().then(String::new).unwrap_or_else(|| {
                let names = format!("@misc{{k, author = {{{}}}}}", entry.fields["translator"]);
                let read = format::bibtex::salvage(&names).items;
                read[0].author.iter().map(spoken).collect::<Vec<_>>().join("; ")
            }),
        ),
        ("issued", field(&["year"])),
        ("volume", field(&["volume"])),
        ("issue", field(issue)),
        ("page", field(&["pages"]).replace("--", "-")),
        ("number", field(number)),
        ("edition", ordinal.map_or(edition, |index| (index + 1).to_string())),
        ("version", field(&["version"])),
        ("DOI", field(&["doi"])),
        ("URL", field(&["url"])),
        ("ISBN", field(&["isbn"])),
        ("ISSN", field(&["issn"])),
    ])
}

/// Fails with the warnings for which the item itself gives no reason.
#[track_caller]
fn blameless(program: &str, warnings: &[String], is_items: impl Fn(&str) -> bool) {
    let ours: Vec<_> = warnings.iter().filter(|warning| !is_items(warning)).collect();
    println!("{program}: {} warnings about what items lack", warnings.len() - ours.len());
    assert!(
        ours.is_empty(),
        "{program}: {} more, as {:#?}",
        ours.len(),
        &ours[..ours.len().min(9)]
    );
}

fn by_id(items: &[Item]) -> HashMap<&str, &Item> {
    items.iter().map(|item| (item.id.as_str(), item)).collect()
}

#[test]
fn bibtex_reads_bibtex() {
    let Some(items) = oracle() else { return };
    let here = directory("bibtex");
    for (name, bib) in
        [("utf8", format::bibtex::write(&items)), ("ascii", format::bibtex::write_ascii(&items))]
    {
        fs::write(here.join("items.bib"), &*bib).unwrap();
        let aux = "\\citation{*}\n\\bibstyle{plain}\n\\bibdata{items}\n";
        fs::write(here.join(name).with_extension("aux"), aux).unwrap();
        let Some(output) = run("bibtex", &[name], &here, "") else { return };
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.code().is_some_and(|code| code < 2), "{printed}");
        let warnings: Vec<String> = printed
            .lines()
            .filter_map(|l| l.strip_prefix("Warning--"))
            .map(str::to_owned)
            .collect();
        let known = by_id(&items);
        blameless("bibtex", &warnings, |warning| {
            let (what, key) = warning.rsplit_once(" in ").unwrap();
            let item = known[key];
            match what {
                "empty title" => item.title.is_none(),
                "empty year" => item.issued.as_ref().is_none_or(|date| date.start.is_none()),
                "empty journal" | "empty booktitle" => item.container_title.is_none(),
                "empty publisher" | "empty institution" | "empty school" => {
                    item.publisher.is_none()
                }
                "empty chapter and pages" => item.page.is_none() && item.chapter_number.is_none(),
                "there's a number but no volume" => item.volume.is_none(),
                "can't use both author and editor fields" => !item.editor.is_empty(),
                "empty author" | "to sort, need author or key" => item.author.is_empty(),
                "empty author and editor" | "to sort, need author, editor, or key" => {
                    item.author.is_empty() && item.editor.is_empty()
                }
                _ => false,
            }
        });
    }
}

/// Types that BibLaTeX's manual names (§ 2.1.3) and its data model has no fields for, not even
/// a title: biber warns of whatever stands in them.
const FIELDLESS: &[&str] = &[
    "artwork",
    "audio",
    "image",
    "jurisdiction",
    "legal",
    "legislation",
    "letter",
    "music",
    "performance",
    "standard",
    "video",
];

#[test]
fn biber_reads_biblatex() {
    let Some(items) = oracle() else { return };
    let here = directory("biber");
    fs::write(here.join("items.bib"), &*format::biblatex::write(&items)).unwrap();
    let arguments = ["--tool", "--validate-datamodel", "items.bib"];
    let Some(output) = run("biber", &arguments, &here, "") else { return };
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{printed}");
    assert!(!printed.contains("ERROR"), "{printed}");
    let warnings: Vec<String> =
        printed.lines().filter_map(|l| l.strip_prefix("WARN - ")).map(str::to_owned).collect();
    let known = by_id(&items);
    blameless("biber", &warnings, |warning| {
        let quoted: Vec<&str> = warning.split('\'').collect();
        let item = quoted.iter().find_map(|word| known.get(word));
        item.is_some_and(|item| is_items(item, warning, &quoted))
    });
}

/// Whether biber's warning is about the item, and not about how it is written.
fn is_items(item: &Item, warning: &str, quoted: &[&str]) -> bool {
    let field = quoted.get(quoted.len().saturating_sub(2)).copied().unwrap_or_default();
    if warning.contains("Missing mandatory field") {
        return match field {
            "author" => item.author.is_empty(),
            "editor" => item.editor.is_empty(),
            "title" => item.title.is_none(),
            "type" => item.genre.is_none(),
            "journaltitle" | "booktitle" => item.container_title.is_none(),
            "institution" => item.publisher.is_none(),
            "number" => item.number.is_none(),
            "date, year" => item.issued.as_ref().is_none_or(|date| date.start.is_none()),
            "url, doi, eprint" => item.url.is_none() && item.doi.is_none(),
            _ => {
                warning.contains("'date, year'") && item.issued.is_none()
                    || warning.contains("'url, doi, eprint'") && item.url.is_none()
            }
        };
    }
    if warning.contains("Invalid field") {
        // What a report or thesis has beside the fields of its type is written all the same.
        let own = match field {
            "report" => warning.contains("'issue'"),
            "thesis" => warning.contains("'publisher'") && item.publisher.is_some(),
            _ => false,
        };
        return own || FIELDLESS.contains(&field);
    }
    let no_integer = |number: &Option<Number>| {
        number.as_ref().is_some_and(|number| number.as_integer().is_none())
    };
    // An identifier is written as the item has it, however it is.
    let as_given = |value: &Option<String>| {
        value.as_deref().is_some_and(|value| quoted.contains(&value) || field.starts_with("is"))
    };
    (warning.contains("ISBN") && as_given(&item.isbn))
        || (warning.contains("ISSN") && as_given(&item.issn))
        || (warning.contains("field 'volume' must be datatype 'integer'")
            && no_integer(&item.volume))
        || (warning.contains("Range field 'pages'")
            && item.page.as_ref().and_then(Number::as_integer).is_none_or(|page| page < 1))
}

/// A record as PubMed gives it, with what ibid has a variable for.
const NBIB: &str = "\
PMID- 12345
OWN - NLM
TI  - Bread and
      salt
FAU - Doe, Jane B
AU  - Doe JB
FAU - van Rye, Kim
AU  - van Rye K
JT  - Journal of food
TA  - J Food
DP  - 2020 Mar 5
VI  - 12
IP  - 3
PG  - 123-30
";

#[test]
fn nbib_reads_the_same_of_a_record() {
    let script =
        "import json, nbib, sys; print(json.dumps(nbib.read(sys.stdin.read()), default=str))";
    let Some(output) = run("python3", &["-c", script], &directory("nbib"), NBIB) else { return };
    let error = String::from_utf8_lossy(&output.stderr);
    if error.contains("No module named 'nbib'") {
        return println!("skipped: nbib is not installed");
    }
    assert!(output.status.success(), "{error}");
    let theirs: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let theirs = &theirs[0];
    let item = format::nbib::read(NBIB).unwrap().remove(0);
    let own = |text: Option<&str>| serde_json::Value::from(text);
    assert_eq!(theirs["pubmed_id"].to_string(), item.pmid.clone().unwrap());
    assert_eq!(theirs["title"], own(item.title.as_deref()));
    assert_eq!(theirs["journal"], own(item.container_title.as_deref()));
    assert_eq!(theirs["journal_abbreviated"], own(item.container_title_short.as_deref()));
    for (name, number) in [("journal_volume", &item.volume), ("journal_issue", &item.issue)] {
        assert_eq!(theirs[name], own(number.as_ref().map(Number::as_text).as_deref()), "{name}");
    }
    for (at, name) in item.author.iter().enumerate() {
        let given = name.given.as_deref().map(|given| given.replace('.', ""));
        assert_eq!(theirs["authors"][at]["last_name"], own(name.family.as_deref()));
        assert_eq!(theirs["authors"][at]["first_name"], own(given.as_deref()));
    }
}

/// RIS as rispy, which databases' users have, writes it of what it reads of ibid's.
#[test]
fn rispy_reads_ris_and_ibid_what_it_writes() {
    let Some(items) = oracle() else { return };
    let ris = format::ris::write(&items);
    let script = "import rispy, sys; print(rispy.dumps(rispy.loads(sys.stdin.read())))";
    let Some(output) = run("python3", &["-c", script], &directory("rispy"), &ris) else { return };
    let error = String::from_utf8_lossy(&output.stderr);
    if error.contains("No module named 'rispy'") {
        return println!("skipped: rispy is not installed");
    }
    assert!(output.status.success(), "{error}");
    let theirs = format::ris::salvage(&String::from_utf8_lossy(&output.stdout)).items;
    let own = format::ris::read(&ris).unwrap();
    assert_eq!(theirs.len(), own.len());
    let wrong = own
        .iter()
        .zip(&theirs)
        .filter(|(own, their)| own.title != their.title || own.author != their.author);
    assert_eq!(wrong.count(), 0);
}

#[cfg(feature = "endnote")]
#[test]
fn pandoc_reads_the_same_of_endnote_xml() {
    let xml = r#"<?xml version="1.0" encoding="UTF-8"?><xml><records><record>
<database name="a" path="a">a</database><source-app name="EndNote" version="20">EndNote</source-app>
<rec-number>7</rec-number><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author>Doe, Jane B.</author><author>Roe, R.</author></authors></contributors>
<titles><title>Bread &amp; salt</title><secondary-title>Journal of Food</secondary-title></titles>
<periodical><full-title>Journal of Food</full-title></periodical>
<pages>12-14</pages><volume>3</volume><number>2</number><dates><year>2019</year></dates></record></records></xml>"#;
    let Some(json) = pandoc("endnotexml", "csljson", xml) else { return };
    let theirs = format::csl_json::read(&json).unwrap();
    let own = format::endnote_xml::read(xml).unwrap();
    // pandoc drops the pages, and takes the issue for a number.
    for name in ["title", "author", "container-title", "volume", "issued"] {
        assert_eq!(values(&own[0])[name], values(&theirs[0])[name], "{name}");
    }
}

/// Hayagriva's own program sets what ibid writes for it.
#[cfg(feature = "hayagriva")]
#[test]
fn hayagriva_reads_what_is_written() {
    let Some(items) = oracle() else { return };
    // It refuses addresses that are none.
    let is_address = |item: &&Item| item.url.as_deref().is_none_or(|url| url.starts_with("http"));
    let items: Vec<Item> = items.iter().filter(is_address).take(500).cloned().collect();
    let here = directory("hayagriva");
    fs::write(here.join("items.yml"), format::hayagriva::write(&items).text).unwrap();
    let arguments = ["--no-fmt", "items.yml", "reference", "--style", "apa"];
    let Some(output) = run("hayagriva", &arguments, &here, "") else { return };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let list = String::from_utf8_lossy(&output.stdout);
    let set = list.lines().filter(|line| !line.trim().is_empty()).count();
    assert!(set * 100 >= items.len() * 95, "{set} of {}", items.len());
}
