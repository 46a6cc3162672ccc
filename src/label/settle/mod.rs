//! What a whole entry tells that no single token does.
//!
//! The best path reads every token by its surroundings. A few things are certain from the entry as
//! a whole, whatever the path says:
//!
//! | entry | settled |
//! |---|---|
//! | `[Smith2019] Smith, J. …` | the bracket is the entry's mark, not a name and a year |
//! | `See generally Smith, J. …` | the signal is no part of the reference |
//! | `Interstellar. Dir. Christopher Nolan, 2014.` | what stands before the director is the title |
//! | `… Reprinted in Essays (Oxford: OUP, 1984), 17.` | all of the clause is a note |
//! | `… Archived from the original on 5 May 2015.` | so is this one |
//! | `20 Va. J.L. & Tech. 338, 379–80 (2016)` | two numbers after a law review are pages |
//! | `Management Review (42:4), 2000, pp. 55-69.` | a volume and its issue |
//! | `Reuters. (44 B.C.E.). …` | a year in brackets is the date, if no other year was read |
//! | `Smith, J. (ca. 1974, May 1). …` | the bracket of a date, or of editors, is all of it |
//! | `… (Version 2021b) …`, `… (RR-1234). …` | a version is no date, a report's number no title |
//! | `What is “bread” in food. …` | a title goes on after a quotation in it |
//! | `… ‘Bread’, Food. Berlin, pp. 4–9.` | after the quoted title comes the container, then its city |
//! | `… Reuters, (2), xii–xiv.`, `… Medium, May.` | issue, pages and month are no container |
//! | `Smith (2007) … Zootaxa, 1642, 1-12.` | a second year between container and pages is a volume |
//! | `Smith (2007) … Zootaxa, 12(3), 1642.` | and one that ends the source a page |
//! | `Kubrick (1968). 2001: A space odyssey` | the title starts after the bracket of the date |
//! | `USENIX Association: Berkeley, CA, 2016` | the city after a publisher's colon is its place |
//! | `Universidade Federal, Porto Alegre, 2022.` | so is a city after a publisher's comma |
//! | `… Режим доступа: https://…` | a phrase that announces an address is no title |
//! | `https://www. example. org/a` | an address goes on behind the blanks that a copy puts in it |
//! | `https://a.b/c [https://perma.cc/X]` | a second address is a segment of its own |

mod address;
mod bracket;
mod clause;
mod count;
mod date;
mod head;
mod place;
mod tail;

use crate::label::{Label, Segment};
use crate::span::Span;

/// Corrects the labels of an entry's segments, which still tile it after.
pub(super) fn settle(entry: &str, segments: &mut Vec<Segment>) {
    apply(entry, segments, head::mark);
    apply(entry, segments, head::backlinks);
    apply(entry, segments, head::signal);
    apply(entry, segments, head::director);
    head::role(entry, segments);
    clause::reprint(entry, segments);
    apply(entry, segments, clause::archived);
    apply(entry, segments, clause::language);
    apply(entry, segments, bracket::date);
    apply(entry, segments, bracket::version);
    apply(entry, segments, bracket::opened_before);
    apply(entry, segments, bracket::editors);
    apply(entry, segments, bracket::number);
    apply(entry, segments, tail::torn_title);
    apply(entry, segments, tail::title_after_comma);
    apply(entry, segments, tail::quoted_title);
    apply(entry, segments, tail::event);
    apply(entry, segments, tail::page_and_database);
    apply(entry, segments, tail::pages);
    apply(entry, segments, tail::issue);
    apply(entry, segments, tail::month);
    count::law_review_pages(segments);
    apply(entry, segments, count::volume_with_issue);
    apply(entry, segments, count::timecode);
    date::second_year(entry, segments);
    apply(entry, segments, date::after_bracket);
    apply(entry, segments, date::in_bracket);
    apply(entry, segments, date::none_given);
    apply(entry, segments, date::of_event);
    apply(entry, segments, place::after_colon);
    apply(entry, segments, place::after_comma);
    apply(entry, segments, place::after_stop);
    apply(entry, segments, address::announced);
    apply(entry, segments, address::dotted_word);
    apply(entry, segments, address::cut);
    apply(entry, segments, address::torn);
    apply(entry, segments, address::remark_after);
    apply(entry, segments, address::host);
    join(segments);
    address::second(entry, segments);
}

/// What stands after a value.
const MARKS: [char; 4] = ['.', ',', ' ', '\n'];

/// What a part of an entry is after all.
type Correction = (Span, Label);

/// Corrects what a rule finds.
fn apply<C: IntoIterator<Item = Correction>>(
    entry: &str,
    segments: &mut Vec<Segment>,
    rule: fn(&str, &[Segment]) -> C,
) {
    for (span, label) in rule(entry, segments) {
        relabel(segments, span, label);
    }
}

/// Gives a part of the entry a label.
fn relabel(segments: &mut Vec<Segment>, span: Span, label: Label) {
    let mut relabelled = Vec::with_capacity(segments.len() + 2);
    for segment in segments.drain(..) {
        let Span { start, end } = segment.span;
        let cuts = [start, span.start.clamp(start, end), span.end.clamp(start, end), end];
        let labels = [segment.label, label, segment.label];
        for (ends, label) in cuts.windows(2).zip(labels) {
            if ends[0] < ends[1] {
                relabelled.push(Segment { label, span: Span::new(ends[0], ends[1]), ..segment });
            }
        }
    }
    *segments = relabelled;
}

/// Makes neighbours with the same label one segment.
fn join(segments: &mut Vec<Segment>) {
    segments.dedup_by(|next, segment| {
        let same = next.label == segment.label;
        if same {
            segment.span.end = next.span.end;
            segment.confidence = segment.confidence.min(next.confidence);
        }
        same
    });
}

fn has(segments: &[Segment], label: Label) -> bool {
    segments.iter().any(|segment| segment.label == label)
}

/// A text without the blanks and the punctuation around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || ".,;:()[]/–-".contains(c))
}

/// How many bytes of blanks and punctuation a text starts with.
fn marks(text: &str) -> usize {
    text.len() - text.trim_start_matches(MARKS).len()
}

/// A text without the blanks and punctuation that it ends with.
fn unmarked(text: &str) -> &str {
    text.trim_end_matches(MARKS)
}

/// The length of `words`, which are in lower case, at the start of `text` in whatever case.
fn prefix(text: &str, words: &str) -> Option<usize> {
    let mut rest = text.chars();
    for word in words.chars() {
        let found = rest.next()?;
        if !found.to_lowercase().eq([word]) {
            return None;
        }
    }
    Some(text.len() - rest.as_str().len())
}

#[cfg(test)]
mod tests {
    use super::settle;
    use crate::label::{Label, Segment};
    use crate::span::Span;

    /// Settles `label:text|label:text…`, and compares the result in the same form.
    #[track_caller]
    fn check(read: &str, settled: &str) {
        let mut entry = String::new();
        let mut segments = Vec::new();
        for part in read.split('|') {
            let (label, text) = part.split_once('=').expect("label=text");
            let span = Span::new(entry.len(), entry.len() + text.len());
            entry.push_str(text);
            segments.push(Segment {
                label: label.parse().expect("a label"),
                span,
                confidence: 1.0,
            });
        }
        settle(&entry, &mut segments);
        let part = |s: &Segment| format!("{}={}", s.label, s.span.text(&entry));
        assert_eq!(segments.iter().map(part).collect::<Vec<_>>().join("|"), settled);
    }

    #[test]
    fn each_rule_where_it_holds() {
        check(
            "author=[Smith|date=2019] |author=Smith, J. ",
            "citation-number=[Smith2019] |author=Smith, J. ",
        );
        check("other=*|author=2 Mito", "citation-number=*2 |author=Mito");
        check(
            "title=Truth. |container-title=Reprinted in Essays |publisher-place=(Oxford: |publisher=OUP, |date=1984) |doi=10.1/x",
            "title=Truth. |note=Reprinted in Essays (Oxford: OUP, 1984) |doi=10.1/x",
        );
        check(
            "volume=20 |container-title=Va. J.L. & Tech. |volume=338, |pages=379–80 |date=(2016)",
            "volume=20 |container-title=Va. J.L. & Tech. |pages=338, 379–80 |date=(2016)",
        );
        check(
            "date=(2007). |title=Ants. |container-title=Zootaxa, |date=1642, |pages=1-12.",
            "date=(2007). |title=Ants. |container-title=Zootaxa, |volume=1642, |pages=1-12.",
        );
        check(
            "title=T. |publisher=USENIX Association: Savannah, |publisher-place=GA, |date=2016",
            "title=T. |publisher=USENIX Association: |publisher-place=Savannah, GA, |date=2016",
        );
        check(
            "title=T. |publisher=Universidade Federal, Porto Alegre, |date=2022.",
            "title=T. |publisher=Universidade Federal, |publisher-place=Porto Alegre, |date=2022.",
        );
        check(
            "title=T. |publisher=Bari, |date=1978.",
            "title=T. |publisher-place=Bari, |date=1978.",
        );
        check(
            "title=T. |publisher-place=Beuth, Berlin |date=2015",
            "title=T. |publisher=Beuth, |publisher-place=Berlin |date=2015",
        );
        check(
            "title=Архив, Режим доступа: |url=https://a.b",
            "title=Архив, |access-phrase=Режим доступа: |url=https://a.b",
        );
    }

    #[test]
    fn what_stands_before_and_around_a_reference() {
        check(
            "author=See generally Doe, J. |title=T.",
            "other=See generally |author=Doe, J. |title=T.",
        );
        check(
            "citation-number=[^3]: |title=Hierzu vgl. |url=https://a.b",
            "citation-number=[^3]: |other=Hierzu vgl. |url=https://a.b",
        );
        check(
            "citation-number=3.^ |author=a b |title=\"T\"",
            "citation-number=3.|other=^ a b |title=\"T\"",
        );
        check(
            "author=Interstellar. Dir. Christopher Nolan, |date=2014.",
            "title=Interstellar. |author=Dir. Christopher Nolan, |date=2014.",
        );
        check(
            "author=Glover, F.; Kochenberger, G., eds. |date=(2003).",
            "editor=Glover, F.; Kochenberger, G., eds. |date=(2003).",
        );
        check(
            "title=T. |publisher=Archived from the original |date=on 5 May 2015. |accessed=Retrieved 4 May 2017.",
            "title=T. |note=Archived from the original on 5 May 2015. |accessed=Retrieved 4 May 2017.",
        );
        check(
            "title=Install Docker (англ.). |container-title=Docker.",
            "title=Install Docker |note=(англ.). |container-title=Docker.",
        );
    }

    #[test]
    fn numbers_and_dates() {
        check(
            "title=T. |issue=(42:4), |date=2000, |pages=55-69.",
            "title=T. |volume=(42:|issue=4), |date=2000, |pages=55-69.",
        );
        check(
            "container-title=“Air”, |volume=[16:|pages=45 - 17:50]",
            "container-title=“Air”, |note=[16:45 - 17:50]",
        );
        check(
            "date=(1968). 2001: |title=A space odyssey",
            "date=(1968). |title=2001: A space odyssey",
        );
        check(
            "date=(June 29, 2024, 06:|title=00 JST), |url=x",
            "date=(June 29, 2024, 06:00 JST), |url=x",
        );
        check(
            "title=T. |accessed=(u.å.). Hentet 18. april 2024",
            "title=T. |date=(u.å.). |accessed=Hentet 18. april 2024",
        );
        check("event=Milan, September |date=1993, ", "event=Milan, |date=September 1993, ");
        check(
            "event=Genoa, Italy, July 11-15, 2005, |pages=1",
            "event=Genoa, Italy, |date=July 11-15, 2005, |pages=1",
        );
    }

    #[test]
    fn brackets() {
        check(
            "author=Reuters. (44 B.C.E.). |title=Bread.",
            "author=Reuters. |date=(44 B.C.E.). |title=Bread.",
        );
        check(
            "author=Doe, J. (ca. |date=1974, May 1). |title=Bread.",
            "author=Doe, J. |date=(ca. 1974, May 1). |title=Bread.",
        );
        check(
            "title=Bread (R. Roe & |editor=P. Poe, Eds.). |publisher=Oven.",
            "title=Bread |editor=(R. Roe & P. Poe, Eds.). |publisher=Oven.",
        );
        check(
            "title=Bread (R. Roe, Trans.). |publisher=Oven.",
            "title=Bread |translator=(R. Roe, Trans.). |publisher=Oven.",
        );
        check(
            "date=(2020). |title=Bread (Version |date=2021b) |medium=[Software].",
            "date=(2020). |title=Bread |edition=(Version 2021b) |medium=[Software].",
        );
        check("title=Bread (RR-1234). ", "title=Bread |number=(RR-1234). ");
        check("title=Bread? WP-2021/04. ", "title=Bread? |number=WP-2021/04. ");
        check("title=Bread (No. 12). ", "title=Bread |number=(No. 12). ");
    }

    #[test]
    fn titles_and_containers_and_what_follows_them() {
        check(
            "title=What is “bread” |publisher=in food. Oven. ",
            "title=What is “bread” in food. |publisher=Oven. ",
        );
        check("title=Salt; or, |publisher=Bread. ", "title=Salt; or, Bread. ");
        check(
            "title=Bread, |container-title=Part two. Oven News, |volume=3",
            "title=Bread, Part two. |container-title=Oven News, |volume=3",
        );
        check("title=‘Bread’, Food. ", "title=‘Bread’, |container-title=Food. ");
        check(
            "title=Bread. |container-title=Papers. Annual Meeting of Bakers. ",
            "title=Bread. |container-title=Papers. |event=Annual Meeting of Bakers. ",
        );
        check(
            "container-title=Papers. Berlin, |pages=pp. 1–9.",
            "container-title=Papers. |publisher-place=Berlin, |pages=pp. 1–9.",
        );
        check(
            "container-title=Science, (2–3), S1679–|pages=S1722.",
            "container-title=Science, |issue=(2–3), |pages=S1679–S1722.",
        );
        check("container-title=Reuters, xii–xiv. ", "container-title=Reuters, |pages=xii–xiv. ");
        check(
            "container-title=Handbook (pp. xii–xiv). |publisher=Oven.",
            "container-title=Handbook |pages=(pp. xii–xiv). |publisher=Oven.",
        );
        check(
            "container-title=Reuters, 1871–1908. |url=https://a.b",
            "container-title=Reuters, |pages=1871–1908. |url=https://a.b",
        );
        check(
            "container-title=The Times, 10. The Times Archive. ",
            "container-title=The Times, |pages=10. |note=The Times Archive. ",
        );
        check(
            "date=(2020) |container-title=Medium, May. ",
            "date=(2020) |container-title=Medium, |date=May. ",
        );
        check(
            "date=(2007). |container-title=Zootaxa, |volume=12|issue=(3), |date=1642.",
            "date=(2007). |container-title=Zootaxa, |volume=12|issue=(3), |pages=1642.",
        );
    }

    #[test]
    fn addresses() {
        check(
            "doi=https://doi.org/10.1/a|note=(72)9-8 |other=x",
            "doi=https://doi.org/10.1/a(72)9-8 |other=x",
        );
        check(
            "url=https://a.b/c-\nd [https://perma.cc/X]. ",
            "url=https://a.b/c-\nd |url=[https://perma.cc/X]. ",
        );
        check("url=https://www. |note=example. org/a.", "url=https://www. example. org/a.");
        check(
            "url=https://a.b/what-it-matte |note=r-to-us.",
            "url=https://a.b/what-it-matte r-to-us.",
        );
        check(
            "url=https://  en.  |note=wiki  pedia. |url=org/",
            "url=https://  en.  wiki  pedia. org/",
        );
        check("url=https://a.b/c/ HIGH", "url=https://a.b/c/ |note=HIGH");
        check(
            "title=T. |date=2020 — |container-title=learn.microsoft.com",
            "title=T. |date=2020 — |url=learn.microsoft.com",
        );
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
}
