//! The examples of the rules, and what the rules come to together.

use std::collections::HashSet;

use super::{PHASES, PRECISIONS, Rule, join, rules, settle};
use crate::label::{Label, Segment};
use crate::span::Span;

/// An entry and its segments, of `label=text|label=text…`.
fn read(parts: &str) -> (String, Vec<Segment>) {
    let mut entry = String::new();
    let mut segments = Vec::new();
    for part in parts.split('|') {
        let (label, text) = part.split_once('=').expect("label=text");
        let span = Span::new(entry.len(), entry.len() + text.len());
        entry.push_str(text);
        segments.push(Segment { label: label.parse().expect("a label"), span, confidence: 1.0 });
    }
    (entry, segments)
}

fn write(entry: &str, segments: &[Segment]) -> String {
    let part = |s: &Segment| format!("{}={}", s.label, s.span.text(entry));
    segments.iter().map(part).collect::<Vec<_>>().join("|")
}

/// Settles segments, and compares the result.
#[track_caller]
fn check(parts: &str, settled: &str) {
    let (entry, mut segments) = read(parts);
    settle(&entry, &mut segments);
    assert_eq!(write(&entry, &segments), settled);
}

/// What one rule alone makes of segments.
fn apply(rule: &Rule, parts: &str) -> String {
    let (entry, mut segments) = read(parts);
    let labels = Label::set_of(&segments);
    if rule.may_hold(labels) {
        rule.apply(&entry, &mut segments);
    }
    if !PHASES[PHASES.len() - 1].iter().any(|last| last.name == rule.name) {
        join(&mut segments);
    }
    write(&entry, &segments)
}

#[test]
fn each_rule_holds_in_its_example_and_not_in_its_counterexample() {
    for rule in rules() {
        let [before, after] = rule.example;
        assert_eq!(apply(rule, before), after, "{}", rule.name);
        assert_eq!(apply(rule, rule.counterexample), rule.counterexample, "{}", rule.name);
    }
}

#[test]
fn each_rule_has_a_name_and_a_precision_of_its_own() {
    let names: HashSet<&str> = rules().map(|rule| rule.name).collect();
    assert_eq!(names.len(), rules().count());
    assert_eq!(names, PRECISIONS.keys().copied().collect());
    assert!(PRECISIONS.values().all(|precision| (0.0..=1.0).contains(precision)));
}

#[test]
fn a_relabelled_part_has_the_precision_of_its_rule() {
    let (entry, mut segments) = read("title=Bread (No. 12). ");
    settle(&entry, &mut segments);
    assert_eq!(segments[0].confidence.to_bits(), 1.0_f32.to_bits());
    assert_eq!(segments[1].confidence.to_bits(), PRECISIONS["number-after-title"].to_bits());
}

/// The bracket is whole before the title is searched for names, and pages are out of the way before
/// the issue is looked for: the other way round, neither would be found.
#[test]
fn phases_build_on_each_other() {
    check(
        "title=Bread (R. Roe & |editor=P. Poe, Eds.), 12. |publisher=Oven.",
        "title=Bread |editor=(R. Roe & P. Poe, Eds.), 12. |publisher=Oven.",
    );
    check(
        "container-title=Science, (2–3), S1679–|pages=S1722.",
        "container-title=Science, |issue=(2–3), |pages=S1679–S1722.",
    );
    let issue = rules().find(|rule| rule.name == "issue-after-container").expect("a rule");
    let torn = "container-title=Science, (2–3), S1679–|pages=S1722.";
    assert_eq!(apply(issue, torn), torn, "the issue alone is not found before the pages");
}

#[test]
fn rules_hold_in_other_dress() {
    for [before, after] in [
        ["other=*|author=2 Mito", "citation-number=*2 |author=Mito"],
        [
            "citation-number=[^3]: |title=Hierzu vgl. |url=https://a.b",
            "citation-number=[^3]: |other=Hierzu vgl. |url=https://a.b",
        ],
        ["title=T. |publisher=Bari, |date=1978.", "title=T. |publisher-place=Bari, |date=1978."],
        ["event=Milan, September |date=1993, ", "event=Milan, |date=September 1993, "],
        ["title=Bread? WP-2021/04. ", "title=Bread? |number=WP-2021/04. "],
        ["title=Bread (No. 12). ", "title=Bread |number=(No. 12). "],
        ["title=Salt; or, |publisher=Bread. ", "title=Salt; or, Bread. "],
        ["container-title=Reuters, xii–xiv. ", "container-title=Reuters, |pages=xii–xiv. "],
        [
            "container-title=Handbook (pp. xii–xiv). |publisher=Oven.",
            "container-title=Handbook |pages=(pp. xii–xiv). |publisher=Oven.",
        ],
        [
            "container-title=Reuters, 1871–1908. |url=https://a.b",
            "container-title=Reuters, |pages=1871–1908. |url=https://a.b",
        ],
        [
            "url=https://a.b/c-\nd [https://perma.cc/X]. ",
            "url=https://a.b/c-\nd |url=[https://perma.cc/X]. ",
        ],
        ["url=https://a.b/what-it-matte |note=r-to-us.", "url=https://a.b/what-it-matte r-to-us."],
        ["url=https://  en.  |note=wiki  pedia. |url=org/", "url=https://  en.  wiki  pedia. org/"],
    ] {
        check(before, after);
    }
}

#[test]
fn no_rule_where_it_does_not() {
    for entry in [
        "citation-number=[12] |author=Doe, J. ",
        "title=T. |publisher=University of California, Berkeley, |date=2022.",
        "title=T. |publisher-place=Cambridge, MA: |publisher=MIT Press, |date=2022.",
        "date=(2007). |container-title=Nature, |date=2008, |pages=1-12.",
        "title=A title: |url=https://a.b",
        "author=See, A. |date=(2001).",
        "author=See R, Smith J. |date=2001",
        "volume=12:345 |date=(1999)",
        "date=(1968). |title=2001: A space odyssey",
        "url=https://a.b/ |note=Accessed in May.",
        "url=https://a.b/c-d |accessed=retrieved 3/4/2020",
        "url=https://web.archive.org/web/2020/https://a.b/",
        "title=T. |container-title=Forbes.com",
        "title=T.|url=https://a.b",
        "title=T.|container-title=Nature",
        "event=Milan, |date=1993, ",
        "title=Bread (COVID-19). ",
        "title=Bread (2020). |date=1999",
        "author=Doe, J. (NATO). |date=1974.",
        "title=“Bread” |container-title=in Food. ",
        "title=Bread, 1939–1945. |publisher=Oven.",
        "container-title=Letters, 1926–1969. |publisher=Oven.",
        "container-title=Medium, May. ",
        "date=(2007). |publisher=Oven, |date=1985.",
        "title=‘Bread’, |container-title=Annales. Histoire, |volume=3",
        "doi=10.1/a;|url=https://a.b",
    ] {
        check(entry, entry);
    }
}

#[test]
fn segments_tile_whatever_the_text() {
    for entry in [
        "",
        "[",
        "[a1",
        "[a1]",
        "*",
        "*1",
        "*1 ",
        ": ",
        ", ",
        "é: ü, ",
        "[é1] x",
        "(",
        "(é",
        "()",
        "é (1999)",
        "é, é–é",
        "é, (é)",
        "é’, ",
        "‘’, é",
        "; or,",
        "é. Ed.)",
        "(Version é)",
    ] {
        for label in Label::ALL {
            let span = Span::new(0, entry.len());
            let mut segments = vec![Segment { label, span, confidence: 0.5 }];
            settle(entry, &mut segments);
            let joined: String = segments.iter().map(|s| s.span.text(entry)).collect();
            assert_eq!(joined, entry);
        }
    }
}
