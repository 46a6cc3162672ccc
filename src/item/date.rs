//! Dates as references have them: a year, a month, a day, a season, a range, or words.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Number;

/// A date, as exact as it was given.
///
/// Reads and writes CSL's date object; a string in a date's place is read as ISO 8601-2 (EDTF),
/// and as a literal where it is none.
///
/// | JSON | [`Display`](fmt::Display) |
/// |---|---|
/// | `{"date-parts":[[2022,2,10]]}` | `2022-02-10` |
/// | `{"date-parts":[[2020],[2022]]}` | `2020/2022` |
/// | `{"date-parts":[[2020],[0]]}` | `2020`, [open](Date::is_open) |
/// | `{"date-parts":[[1850]],"circa":true}` | `1850~` |
/// | `{"literal":"n.d."}` | `n.d.` |
/// | `{"date-parts":[["May 2022"]]}` | `May 2022`, as it has no year to read |
/// | `"2022-02"` | `2022-02` |
///
/// ```
/// use ibid::Date;
///
/// let date: Date = serde_json::from_str(r#"{"date-parts":[["2022","2",10]]}"#)?;
/// assert_eq!(date, Date::day(2022, 2, 10));
/// assert_eq!(date.to_string(), "2022-02-10");
/// assert_eq!("2020/2022".parse::<Date>().unwrap().to_string(), "2020/2022");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Date {
    /// The date, or the first of a range.
    pub start: Option<DateParts>,
    /// The last of a range.
    pub end: Option<DateParts>,
    /// The season: 1 to 4 from spring on, or a word.
    pub season: Option<Number>,
    /// Whether it is only about right.
    pub circa: bool,
    /// Words in the date's place: "n.d.", "in press".
    pub literal: Option<String>,
    /// A date that whoever wrote the item left to be read.
    pub raw: Option<String>,
}

/// A year, with a month and a day where they are known.
///
/// ```
/// use ibid::item::DateParts;
///
/// let day: DateParts = "2022-02-10".parse()?;
/// assert_eq!(day, DateParts { year: 2022, month: Some(2), day: Some(10) });
/// assert!(DateParts::year(2021) < day);
/// # Ok::<(), ibid::item::ParseDateError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateParts {
    /// The year; negative before our era.
    pub year: i32,
    /// The month, 1 to 12; CSL also allows 13 to 24 for seasons.
    pub month: Option<u8>,
    /// The day of the month.
    pub day: Option<u8>,
}

/// The text is not a date of ISO 8601-2.
///
/// ```
/// let error = "10 Feb 2022".parse::<ibid::Date>().unwrap_err();
/// assert!(error.to_string().starts_with("“10 Feb 2022” is not a date of the form YYYY"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD, nor two of them with a slash between"
)]
pub struct ParseDateError(String);

impl DateParts {
    /// A year alone.
    ///
    /// ```
    /// # use ibid::item::DateParts;
    /// assert_eq!(DateParts::year(-43).to_string(), "-0043");
    /// ```
    #[must_use]
    pub const fn year(year: i32) -> Self {
        Self { year, month: None, day: None }
    }
}

impl Date {
    /// A year.
    ///
    /// ```
    /// # use ibid::Date;
    /// assert_eq!(Date::year(2020).to_string(), "2020");
    /// ```
    #[must_use]
    pub fn year(year: i32) -> Self {
        Self { start: Some(DateParts::year(year)), ..Self::default() }
    }

    /// A month of a year.
    ///
    /// ```
    /// # use ibid::Date;
    /// assert_eq!(Date::month(2020, 5).to_string(), "2020-05");
    /// ```
    #[must_use]
    pub fn month(year: i32, month: u8) -> Self {
        let start = DateParts { year, month: Some(month), day: None };
        Self { start: Some(start), ..Self::default() }
    }

    /// A day. Whether there is such a day is not looked at.
    ///
    /// ```
    /// # use ibid::Date;
    /// assert_eq!(Date::day(2022, 2, 10).to_string(), "2022-02-10");
    /// ```
    #[must_use]
    pub fn day(year: i32, month: u8, day: u8) -> Self {
        let start = DateParts { year, month: Some(month), day: Some(day) };
        Self { start: Some(start), ..Self::default() }
    }

    /// From a year on: "2015–present". CSL has no date parts for it, so that `raw` says it, as
    /// ISO 8601 and EDTF do.
    ///
    /// ```
    /// # use ibid::Date;
    /// let date = Date::since(2015);
    /// assert!(date.is_open());
    /// assert_eq!(date.raw.as_deref(), Some("2015/.."));
    /// ```
    #[must_use]
    pub fn since(year: i32) -> Self {
        Self { raw: Some(format!("{year:04}/..")), ..Self::year(year) }
    }

    /// Whether it is a range without an end.
    ///
    /// ```
    /// # use ibid::Date;
    /// assert!(!Date::year(2015).is_open());
    /// ```
    #[must_use]
    pub fn is_open(&self) -> bool {
        let raw = self.raw.as_deref().unwrap_or_default();
        self.start.is_some() && self.end.is_none() && (raw.ends_with('/') || raw.ends_with("/.."))
    }

    /// Words in the place of a date.
    ///
    /// ```
    /// # use ibid::Date;
    /// assert_eq!(Date::literal("n.d.").to_string(), "n.d.");
    /// ```
    #[must_use]
    pub fn literal(words: impl Into<String>) -> Self {
        Self { literal: Some(words.into()), ..Self::default() }
    }
}

impl fmt::Display for DateParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}", self.year.unsigned_abs())?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(start) = self.start else {
            return f
                .write_str(self.literal.as_deref().or(self.raw.as_deref()).unwrap_or_default());
        };
        let circa = if self.circa { "~" } else { "" };
        match self.end {
            Some(end) => write!(f, "{start}{circa}/{end}{circa}"),
            None => write!(f, "{start}{circa}"),
        }
    }
}

impl FromStr for DateParts {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || ParseDateError(text.to_owned());
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let mut parts = digits.split('-');
        let mut next = |widths: &[usize]| match parts.next() {
            None => Ok(None),
            Some(part)
                if widths.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()) =>
            {
                part.parse::<i32>().map(Some).map_err(|_| error())
            }
            Some(_) => Err(error()),
        };
        let year = next(&[4])?.ok_or_else(error)?;
        let month = next(&[2])?;
        let day = next(&[2])?;
        let month = month.map(u8::try_from).transpose().map_err(|_| error())?;
        let day = day.map(u8::try_from).transpose().map_err(|_| error())?;
        let possible = month.is_none_or(|m| (1..=24).contains(&m))
            && day.is_none_or(|d| (1..=31).contains(&d))
            && parts.next().is_none();
        if possible { Ok(Self { year: sign * year, month, day }) } else { Err(error()) }
    }
}

impl FromStr for Date {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bare = |part: &str| part.trim_end_matches(['~', '?', '%']).parse::<DateParts>();
        let text = text.trim();
        let (first, last) = text.split_once('/').map_or((text, None), |(a, b)| (a, Some(b)));
        Ok(Self {
            start: Some(bare(first)?),
            end: last.map(bare).transpose()?,
            circa: text.contains(['~', '?', '%']),
            ..Self::default()
        })
    }
}

/// CSL-JSON's date object.
#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
struct Wire {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    date_parts: Vec<Vec<Option<Number>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    season: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    circa: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    literal: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    raw: Option<String>,
}

fn parts_from_wire(parts: &[Option<Number>]) -> Option<DateParts> {
    let at = |i: usize| parts.get(i)?.as_ref()?.as_integer();
    let small = |i: usize| at(i).and_then(|n| u8::try_from(n).ok()).filter(|n| *n > 0);
    let month = small(1);
    let day = month.and(small(2));
    Some(DateParts { year: i32::try_from(at(0)?).ok()?, month, day })
}

fn parts_to_wire(parts: DateParts) -> Vec<Option<Number>> {
    let mut wire = vec![Some(Number::Integer(parts.year.into()))];
    wire.extend(parts.month.map(|m| Some(Number::Integer(m.into()))));
    wire.extend(parts.month.and(parts.day).map(|d| Some(Number::Integer(d.into()))));
    wire
}

/// Parts that are no date, as text; nothing where nothing is given, as in `[[null]]`.
fn unread(wire: &[Vec<Option<Number>>]) -> Option<String> {
    let joined = |parts: &Vec<Option<Number>>| {
        parts.iter().flatten().map(Number::as_text).collect::<Vec<_>>().join("-")
    };
    let text = wire.iter().map(joined).collect::<Vec<_>>().join("/");
    Some(text).filter(|text| text.contains(char::is_alphanumeric))
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Wire {
            date_parts: self.start.into_iter().chain(self.end).map(parts_to_wire).collect(),
            season: self.season.clone(),
            circa: self.circa.then_some(true.into()),
            literal: self.literal.clone(),
            raw: self.raw.clone(),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged, expecting = "expected a date")]
        enum Shape {
            Year(i64),
            Text(String),
            Object(Wire),
        }

        Ok(match Shape::deserialize(deserializer)? {
            Shape::Year(year) => Self::year(i32::try_from(year).map_err(serde::de::Error::custom)?),
            Shape::Text(text) => text.parse().unwrap_or_else(|_| Self::literal(text)),
            Shape::Object(wire) => {
                let mut parts = wire.date_parts.iter().map(|parts| parts_from_wire(parts));
                let start = parts.next().flatten();
                let end = start.and(parts.next().flatten());
                // citeproc-js has 0 for the end of a range that goes on.
                let is_open = end.is_some_and(|end| end.year == 0);
                let open = start.filter(|_| is_open).and_then(|start| Self::since(start.year).raw);
                Self {
                    start,
                    end: end.filter(|_| !is_open),
                    season: wire.season,
                    circa: wire.circa.is_some_and(|value| {
                        !matches!(value.as_str(), Some("" | "false" | "0"))
                            && value != false
                            && value != 0
                    }),
                    raw: wire
                        .raw
                        .or(open)
                        .or_else(|| start.is_none().then(|| unread(&wire.date_parts))?),
                    literal: wire.literal,
                }
            }
        })
    }
}
