//! Citations in the text: one or several cites in one mark.

use crate::item::Item;

use super::bibliography::Bibliography;
#[cfg(feature = "csl")]
use super::cite::Mark;
use super::cite::{Cite, Form, UnknownItem, wants_blank_after, wants_blank_before};
use super::cited::write_author;
use super::manual::{Disambiguation, Manual};
use super::sort::{Sorter, in_order};
use super::{Rules, Text, Writer};

impl Bibliography<'_> {
    /// Renders one mark: its cites in the order of the style, those of one author together
    /// (APA 7, 8.12).
    ///
    /// ```
    /// use ibid::{Bibliography, Cite, Item, Style};
    ///
    /// let list = "Roe, R. (2021). On salt. Penguin.\nDoe, J. (2020). On bread. Penguin.";
    /// let items: Vec<Item> = ibid::parse(list).into_iter().map(|read| read.item).collect();
    /// let bibliography = Bibliography::new(Style::Apa, &items);
    /// let mark = bibliography.cite(&[Cite::new("roe2021salt"), Cite::new("doe2020bread")])?;
    /// assert_eq!(mark.to_string(), "(Doe, 2020; Roe, 2021)");
    /// # Ok::<(), ibid::style::UnknownItem>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If a cite names an item that is not in the list.
    pub fn cite(&self, cites: &[Cite]) -> Result<Text, UnknownItem> {
        #[cfg(feature = "csl")]
        if let Some(list) = self.csl() {
            let marks = list.marks(&[Mark::new(cites)], |cite| self.place(&cite.id))?;
            return Ok(marks.into_iter().next().unwrap_or_default());
        }
        #[cfg_attr(
            not(feature = "csl"),
            expect(irrefutable_let_patterns, reason = "then all are code")
        )]
        let Rules::Manual(manual) = self.style().rules() else { return Ok(Text::default()) };
        let find = |cite: &Cite| self.find(&cite.id).ok_or_else(|| UnknownItem::of(cite));
        let mut found = Vec::with_capacity(cites.len());
        for cite in cites {
            let (item, disambiguation) = find(cite)?;
            found.push(Found { cite, item, disambiguation });
        }
        if found.len() > 1 {
            let sorter = Sorter::new();
            let key = |found: Found<'_>| sorter.key(&manual.cite_keys(found.item));
            found = in_order(found.into_iter().map(|found| (key(found), found)).collect());
        }
        let form = cites.first().map(|cite| cite.form);
        let mut w = Writer::new(manual.quotes());
        w.case = self.case();
        match form {
            Some(Form::Narrative) => write_narrative(&mut w, manual, &found),
            Some(Form::AuthorOnly) => write_authors(&mut w, manual, &found),
            _ => w.wrap("(", ")", |w| write_parenthetical(w, manual, &found)),
        }
        Ok(w.finish())
    }
}

/// A cite with its item.
#[derive(Clone, Copy)]
struct Found<'a> {
    cite: &'a Cite,
    item: &'a Item,
    disambiguation: &'a Disambiguation,
}

/// The author part of a cite, by which neighbours are one group; none where it is left out.
fn author(manual: &dyn Manual, found: &Found<'_>, and: &'static str) -> Option<Text> {
    let mut w = Writer::new(manual.quotes());
    if found.cite.form == Form::WithoutAuthor {
        return None;
    }
    write_author(&mut w, manual, found.item, found.disambiguation, and);
    Some(w.finish())
}

fn write_parenthetical(w: &mut Writer, manual: &dyn Manual, cites: &[Found<'_>]) {
    let mut before: Option<Text> = None;
    for (index, found) in cites.iter().enumerate() {
        let and = manual.cited_list(found.item).and;
        let author = author(manual, found, and);
        let repeated = index > 0 && author.is_some() && author == before;
        if index > 0 {
            w.affix(if repeated { ", " } else { "; " });
        }
        write_prefix(w, &found.cite.prefix);
        w.join(", ")
            .part(|w| {
                if author.is_some() && !repeated {
                    write_author(w, manual, found.item, found.disambiguation, and);
                }
            })
            .part(|w| write_rest(w, manual, found));
        write_suffix(w, &found.cite.suffix);
        before = author;
    }
}

/// "Doe; Roe".
fn write_authors(w: &mut Writer, manual: &dyn Manual, cites: &[Found<'_>]) {
    let mut authors = w.join("; ");
    for found in cites {
        let and = manual.narrative_and();
        authors.part(|w| write_author(w, manual, found.item, found.disambiguation, and));
    }
}

/// "Doe (2020, p. 12) and Roe (2021)".
fn write_narrative(w: &mut Writer, manual: &dyn Manual, cites: &[Found<'_>]) {
    let and = manual.narrative_and();
    let mut groups: Vec<(Option<Text>, Vec<&Found<'_>>)> = Vec::new();
    for found in cites {
        let author = author(manual, found, and);
        match groups.last_mut() {
            Some((last, group)) if author.is_some() && *last == author => group.push(found),
            _ => groups.push((author, vec![found])),
        }
    }
    let count = groups.len();
    for (index, (author, group)) in groups.into_iter().enumerate() {
        if index > 0 {
            w.affix(match (index + 1 == count, count) {
                (true, 2) => " and ",
                (true, _) => ", and ",
                _ => ", ",
            });
        }
        let first = group[0];
        write_prefix(w, &first.cite.prefix);
        if author.is_some() {
            write_author(w, manual, first.item, first.disambiguation, and);
        }
        // A law has its year in its name, and then nothing stands in parentheses.
        w.wrap(if author.is_some() { " (" } else { "(" }, ")", |w| {
            let mut dates = w.join(", ");
            for found in &group {
                dates.part(|w| {
                    write_rest(w, manual, found);
                    write_suffix(w, &found.cite.suffix);
                });
            }
        });
    }
}

/// The date and the place in the work.
fn write_rest(w: &mut Writer, manual: &dyn Manual, found: &Found<'_>) {
    w.join(", ")
        .part(|w| manual.write_cited_date(w, found.item, &found.disambiguation.year_suffix))
        .part(|w| {
            if let Some((label, value)) = &found.cite.locator {
                manual.write_locator(w, found.item, label, value);
            }
        });
}

fn write_prefix(w: &mut Writer, prefix: &str) {
    w.value(prefix);
    if wants_blank_after(prefix) {
        w.affix(" ");
    }
}

fn write_suffix(w: &mut Writer, suffix: &str) {
    if wants_blank_before(suffix) {
        w.affix(" ");
    }
    w.value(suffix);
}

#[cfg(test)]
mod tests {
    use super::Cite;
    use crate::style::{Bibliography, Style};
    use crate::{Date, Item, Kind, Name};

    fn item(id: &str, names: &[(&str, &str)], year: i32, title: &str) -> Item {
        Item {
            author: names.iter().map(|(family, given)| Name::person(*family, *given)).collect(),
            issued: (year != 0).then(|| Date::year(year)),
            title: Some(title.into()),
            ..Item::new(id, Kind::Book)
        }
    }

    fn items() -> Vec<Item> {
        vec![
            item("doe", &[("Doe", "Jane")], 2020, "Bread"),
            item("doe2", &[("Doe", "Jane")], 2021, "Salt"),
            item("roe", &[("Roe", "Ann"), ("Poe", "Ed")], 2019, "Water"),
            item("smith1", &[("Smith", "Jane"), ("Li", "Wei"), ("Poe", "E")], 2001, "Rye"),
            item("smith2", &[("Smith", "Jane"), ("Roe", "A"), ("Poe", "E")], 2001, "Oats"),
            item("none", &[], 0, "the loaf"),
        ]
    }

    #[track_caller]
    fn check(cites: &[Cite], apa: &str, harvard: &str) {
        let items = items();
        for (style, expected) in [(Style::Apa, apa), (Style::Harvard, harvard)] {
            let mark = Bibliography::new(style, &items).cite(cites).expect("known items");
            assert_eq!(mark.to_string(), expected);
        }
    }

    #[test]
    fn one_cite() {
        check(&[Cite::new("doe")], "(Doe, 2020)", "(Doe, 2020)");
        check(
            &[Cite::new("doe").page("12-14")],
            "(Doe, 2020, pp. 12–14)",
            "(Doe, 2020, pp. 12–14)",
        );
        check(
            &[Cite::new("doe").locator("chapter", "2")],
            "(Doe, 2020, Chapter 2)",
            "(Doe, 2020, ch. 2)",
        );
        check(
            &[Cite::new("roe").prefix("see").suffix("and elsewhere")],
            "(see Roe & Poe, 2019 and elsewhere)",
            "(see Roe and Poe, 2019 and elsewhere)",
        );
        check(&[Cite::new("doe").suppress_author().page("7")], "(2020, p. 7)", "(2020, p. 7)");
        check(&[Cite::new("none")], "(The Loaf, n.d.)", "(the loaf, no date)");
    }

    #[test]
    fn several_cites_are_ordered_and_grouped() {
        check(
            &[Cite::new("roe"), Cite::new("doe2"), Cite::new("doe").page("3")],
            "(Doe, 2020, p. 3, 2021; Roe & Poe, 2019)",
            "(Roe and Poe, 2019; Doe, 2020, p. 3, 2021)",
        );
    }

    #[test]
    fn names_are_added_where_citations_are_alike() {
        check(&[Cite::new("smith1")], "(Smith, Li, et al., 2001)", "(Smith, Li and Poe, 2001)");
    }

    #[test]
    fn works_without_an_author_are_cited_by_title() {
        let titled = |id: &str, kind, title: &str, year| Item {
            issued: Some(Date::year(year)),
            title: Some(title.into()),
            container_title: (kind == Kind::ArticleJournal).then(|| "Nature".into()),
            ..Item::new(id, kind)
        };
        let items = [
            titled("act", Kind::Legislation, "Bread Act", 2010),
            titled("article", Kind::ArticleJournal, "Salt is back", 2023),
            titled("programme", Kind::Broadcast, "Bread tonight", 2015),
        ];
        let bibliography = Bibliography::new(Style::Harvard, &items);
        let mark = |cite| bibliography.cite(&[cite]).expect("a known item").to_markdown();
        assert_eq!(mark(Cite::new("act")), "(*Bread Act 2010*)");
        assert_eq!(mark(Cite::new("act").narrative()), "*Bread Act 2010*");
        assert_eq!(mark(Cite::new("act").locator("section", "3")), "(*Bread Act 2010*, sect. 3)");
        assert_eq!(mark(Cite::new("article")), "(‘Salt is back’, 2023)");
        assert_eq!(mark(Cite::new("programme").narrative()), "*Bread tonight* (2015)");
    }

    #[test]
    fn a_mark_in_the_sentence() {
        check(&[Cite::new("roe").narrative()], "Roe and Poe (2019)", "Roe and Poe (2019)");
        check(
            &[Cite::new("doe").narrative().page("3"), Cite::new("doe2"), Cite::new("roe")],
            "Doe (2020, p. 3, 2021) and Roe and Poe (2019)",
            "Roe and Poe (2019) and Doe (2020, p. 3, 2021)",
        );
    }

    #[test]
    fn an_unknown_item_is_named() {
        let items = items();
        let error = Bibliography::new(Style::Apa, &items).cite(&[Cite::new("nobody")]).unwrap_err();
        assert_eq!(error.to_string(), "no item of the list has the identifier “nobody”");
    }
}
