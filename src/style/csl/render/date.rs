//! `cs:date`: dates in parts, in the form of a language, and ranges of them.

use std::borrow::Cow;
use std::fmt::Write;

use super::super::cited::Purpose;
use super::super::locale::Form;
use super::super::plan::{Date, DatePart, Part, PartForm, Variable};
use super::{Outcome, Renderer};
use crate::item::variable::Slot;
use crate::item::{self, DateParts};
use crate::style::dates::read;

impl<'a> Renderer<'a> {
    pub(super) fn date(&mut self, date: &'a Date) -> Outcome {
        let Some(value) = self.date_of(&date.variable) else { return Outcome::of_variable(false) };
        let before = self.tape.len();
        self.dressed(&date.dress, |r| match (value.start, r.purpose) {
            (Some(start), Purpose::Sorting) => r.sortable_date(date, start, value.end),
            (Some(start), _) => r.range(date, start, &value),
            (None, _) => r.words_of(&value),
        });
        Outcome::of_variable(self.tape.len() > before)
    }

    /// The date of a variable.
    pub(super) fn date_of(&self, variable: &Variable) -> Option<Cow<'a, item::Date>> {
        if self.is_consumed(variable) {
            return None;
        }
        let Variable::Of(var) = variable else { return None };
        let Slot::Date(Some(date)) = var.of(self.cited.item) else { return None };
        Some(read(date)).filter(|date| super::choose::is_some_date(date))
    }

    fn words_of(&mut self, date: &item::Date) {
        self.tape.value(date.literal.as_deref().or(date.raw.as_deref()).unwrap_or_default());
        self.year_suffix();
    }

    fn sortable_date(&mut self, date: &Date, start: DateParts, end: Option<DateParts>) {
        let has = |part| date.parts.iter().any(|known| known.part == part);
        let key = |parts: DateParts| {
            let year = if has(Part::Year) { parts.year } else { 0 };
            let month = parts.month.filter(|_| has(Part::Month)).unwrap_or_default();
            let day = parts.day.filter(|_| has(Part::Day)).unwrap_or_default();
            sort_key(DateParts { year, month: Some(month), day: Some(day) })
        };
        self.tape.words(&key(start));
        if let Some(end) = end {
            self.tape.words(&key(end));
        }
    }

    /// A date, or two whose common parts are written once.
    fn range(&mut self, date: &'a Date, start: DateParts, value: &item::Date) {
        let season = value.season.as_ref();
        let is_written = |part: &&DatePart| match part.part {
            Part::Year => true,
            Part::Month => start.month.is_some() || season.is_some(),
            Part::Day => start.day.is_some(),
        };
        let parts: Vec<&DatePart> = date.parts.iter().filter(is_written).collect();
        let Some(end) = value.end else {
            self.parts(date, &parts, start, value, (true, true));
            if value.is_open() && parts.iter().any(|part| part.part == Part::Year) {
                self.tape.words("–");
            }
            return;
        };
        let widest = [
            (Part::Year, start.year != end.year),
            (Part::Month, start.month != end.month),
            (Part::Day, start.day != end.day),
        ];
        let is_there = |part: Part| parts.iter().any(|known| known.part == part);
        let Some((widest, _)) =
            widest.into_iter().find(|(part, differs)| *differs && is_there(*part))
        else {
            return self.parts(date, &parts, start, value, (true, true));
        };
        let differs = |part: &&DatePart| part.part <= widest;
        let first = parts.iter().position(differs).unwrap_or_default();
        let last = parts.iter().rposition(differs).unwrap_or_default() + 1;
        let dash = parts.iter().find(|part| part.part == widest);
        let dash = dash.and_then(|part| part.range_delimiter.as_deref()).unwrap_or("–");
        let bare = item::Date::default();
        self.parts(date, &parts[..first], start, value, (true, true));
        if first > 0 {
            self.tape.affix(&date.delimiter);
        }
        self.parts(date, &parts[first..last], start, value, (true, false));
        self.tape.affix(dash);
        self.parts(date, &parts[first..last], end, &bare, (false, true));
        if last < parts.len() {
            self.tape.affix(&date.delimiter);
        }
        self.parts(date, &parts[last..], start, value, (true, true));
    }

    /// Some parts of a date; `ends` says whether the affix at the start and that at the end are written.
    fn parts(
        &mut self,
        date: &'a Date,
        parts: &[&'a DatePart],
        of: DateParts,
        value: &item::Date,
        ends: (bool, bool),
    ) {
        let mut started = false;
        for (index, part) in parts.iter().enumerate() {
            let text = self.part(part, of, value);
            if text.is_empty() {
                continue;
            }
            if started {
                self.tape.affix(&date.delimiter);
            }
            started = true;
            let (mut prefix, mut suffix) = (&*part.dress.prefix, &*part.dress.suffix);
            if index == 0 && !ends.0 {
                prefix = "";
            }
            if index + 1 == parts.len() && !ends.1 {
                suffix = "";
            }
            self.tape.affix(prefix);
            let bare = super::Dress {
                prefix: "".into(),
                suffix: "".into(),
                look: part.dress.look,
                case: part.dress.case,
                strips_periods: part.dress.strips_periods,
            };
            self.dressed(&bare, |r| r.tape.words(&text));
            if part.part == Part::Year && ends.1 {
                self.year_suffix();
            }
            self.tape.affix(suffix);
        }
    }

    /// The letter after the year, once, where no element of the style shows it.
    fn year_suffix(&mut self) {
        let suffix = &self.cited.told.year_suffix;
        if !self.has_year_suffix && !self.plan.shows_year_suffix && self.purpose != Purpose::Sorting
        {
            self.has_year_suffix = true;
            self.tape.words(suffix);
        }
    }

    fn part(&self, part: &DatePart, of: DateParts, value: &item::Date) -> String {
        match part.part {
            Part::Year => self.year(of.year, part.form),
            Part::Month => self.month(of.month, part.form, value),
            Part::Day => self.day(of, part.form),
        }
    }

    fn year(&self, year: i32, form: PartForm) -> String {
        if year == 0 {
            return String::new();
        }
        let mut text = match form {
            PartForm::Short => format!("{:02}", year.rem_euclid(100)),
            _ => year.unsigned_abs().to_string(),
        };
        let era = match year {
            ..0 => "bc",
            0..1000 => "ad",
            _ => return text,
        };
        text.push_str(self.plan.locale.term(era, Form::Long, false).unwrap_or_default());
        text
    }

    fn month(&self, month: Option<u8>, form: PartForm, value: &item::Date) -> String {
        let locale = &self.plan.locale;
        let term_form = if form == PartForm::Short { Form::Short } else { Form::Long };
        let named =
            |name: String| locale.term(&name, term_form, false).unwrap_or_default().to_owned();
        let season = |number: i64| named(format!("season-{number:02}"));
        let Some(month) = month else {
            let given = value.season.as_ref();
            return match given.and_then(item::Number::as_integer) {
                Some(number) => season(number.wrapping_sub(1).rem_euclid(4) + 1),
                None => given.map(ToString::to_string).unwrap_or_default(),
            };
        };
        if month > 24 {
            return String::new();
        }
        if month > 12 {
            // CSL numbers the seasons from 13 on, ISO 8601-2 from 21.
            let first = if month > 20 { 21 } else { 13 };
            return season(i64::from((month - first) % 4 + 1));
        }
        match form {
            PartForm::Numeric => month.to_string(),
            PartForm::LeadingZeros => format!("{month:02}"),
            _ => named(format!("month-{month:02}")),
        }
    }

    fn day(&self, of: DateParts, form: PartForm) -> String {
        let Some(day) = of.day else { return String::new() };
        let locale = &self.plan.locale;
        let mut text = match form {
            PartForm::LeadingZeros => format!("{day:02}"),
            _ => day.to_string(),
        };
        if form == PartForm::Ordinal && (day == 1 || !locale.limits_day_ordinals()) {
            let month = of.month.unwrap_or_default();
            let gender = locale.gender(&format!("month-{month:02}"));
            let _ = write!(text, "{}", locale.ordinal(day.into(), gender));
        }
        text
    }
}

/// A date as words whose order is that of dates.
pub(in crate::style::csl) fn sort_key(date: DateParts) -> String {
    let (year, month) = (i64::from(date.year) + 1_000_000, date.month.unwrap_or_default());
    format!("{year:08}{month:02}{:02}", date.day.unwrap_or_default())
}
