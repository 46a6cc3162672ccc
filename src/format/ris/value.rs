//! RIS's names and dates.
//!
//! | line | value |
//! |---|---|
//! | `Doe, John, Jr.` | family Doe, given John, suffix Jr. |
//! | `de Gaulle, Charles` | a particle that stays with the family name |
//! | `Beethoven, Ludwig van` | a particle that does not |
//! | `Doe J.K.`, `Doe JK` | family Doe, given J. K.: Embase and Ovid have no comma |
//! | `AP News,` or `AP News` | a literal |
//! | `Plato` | a family name |
//! | `2022/02/10/` or `2022/02/10` or `2022-02-10` | 10 February 2022 |
//! | `2022 Feb 10`, `10 February 2022` | the same |
//! | `2020///Spring`, `1850///circa` | spring 2020, about 1850 |
//! | `2019/10//undefined` | October 2019; other words there are kept, and do not replace the date |
//! | `///in press` | the words |

use crate::format::words_date;
use crate::item::{Date, DateParts, Name, Number};

/// What programs write where they have nothing to write.
const NOTHING: [&str; 3] = ["undefined", "null", "NaN"];

const SEASONS: [&str; 4] = ["Spring", "Summer", "Autumn", "Winter"];

fn starts_small(word: &str) -> bool {
    word.trim_start_matches(['\'', '’']).starts_with(char::is_lowercase)
}

fn joined(words: &[&str]) -> Option<String> {
    (!words.is_empty()).then(|| words.join(" "))
}

/// The name of a line.
pub(super) fn read_name(line: &str) -> Name {
    if let Some(literal) = line.strip_suffix(',') {
        return Name::literal(literal);
    }
    let mut parts = line.splitn(3, ',').map(|part| part.split_whitespace().collect::<Vec<_>>());
    let family = parts.next().unwrap_or_default();
    let Some(given) = parts.next() else {
        return match family[..] {
            [only] => Name { family: Some(only.to_owned()), ..Name::default() },
            _ => before_initials(&family).unwrap_or_else(|| Name::literal(line)),
        };
    };
    let last = family.len().saturating_sub(1);
    let particle = family[..last].iter().take_while(|word| starts_small(word)).count();
    let first = given.iter().rposition(|word| !starts_small(word)).map_or(given.len(), |i| i + 1);
    Name {
        non_dropping_particle: joined(&family[..particle]),
        family: joined(&family[particle..]),
        given: joined(&given[..first]),
        dropping_particle: joined(&given[first..]),
        suffix: parts.next().and_then(|suffix| joined(&suffix)),
        ..Name::default()
    }
}

/// A family name with its initials after it, and no comma between: `Doe J.K.`, or `Doe JK`.
fn before_initials(words: &[&str]) -> Option<Name> {
    // More than a name has, and what countries are called.
    const MOST_INITIALS: usize = 3;
    const NO_INITIALS: [&str; 5] = ["EU", "UK", "UN", "US", "USA"];
    let (last, family) = words.split_last()?;
    let is_dotted = last.ends_with('.');
    let letters: Vec<char> = last.chars().filter(|c| c.is_alphabetic()).collect();
    let marks = if is_dotted { ".-" } else { "-" };
    let is_initials = (1..=MOST_INITIALS).contains(&letters.len())
        && last.chars().all(|c| c.is_uppercase() || marks.contains(c))
        && !NO_INITIALS.contains(last);
    let is_name = |word: &&str| word.contains(char::is_lowercase);
    // Without full stops it may be an abbreviation: then only after one word and its particles.
    let plain = family.iter().filter(|word| !starts_small(word)).count() == 1;
    let given = if is_dotted {
        (*last).to_owned()
    } else {
        letters.iter().map(|c| format!("{c}.")).collect::<Vec<_>>().join(" ")
    };
    (is_initials && family.iter().all(is_name) && (is_dotted || plain))
        .then(|| read_name(&format!("{}, {given}", family.join(" "))))
}

/// The line of a name.
pub(super) fn write_name(name: &Name) -> String {
    if let Some(literal) = &name.literal {
        return format!("{literal},");
    }
    let spaced = |before: &Option<String>, after: &Option<String>| {
        let parts = [before.as_deref(), after.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let mut line = spaced(&name.non_dropping_particle, &name.family);
    let given = spaced(&name.given, &name.dropping_particle);
    if !given.is_empty() || name.suffix.is_some() {
        line.push_str(", ");
        line.push_str(&given);
    }
    if let Some(suffix) = &name.suffix {
        line.push_str(", ");
        line.push_str(suffix);
    }
    line
}

/// The date of a line, in either dialect.
pub(super) fn read_date(line: &str) -> Date {
    let read = if line.contains('/') { line.parse().ok() } else { words_date::read(line) };
    if let Some(date) = read {
        return date;
    }
    let mut parts = line.splitn(4, '/').map(str::trim);
    let year = parts.next().unwrap_or_default();
    let (month, day) = (parts.next(), parts.next());
    let words = parts.next().filter(|words| !words.is_empty() && !NOTHING.contains(words));
    let Ok(year) = year.parse() else {
        return Date::literal(if year.is_empty() { words.unwrap_or(line) } else { line });
    };
    let small = |text: Option<&str>| text?.parse().ok().filter(|n| (1..=31).contains(n));
    let month = small(month).filter(|month| *month <= 24);
    let season = words.and_then(|words| {
        SEASONS.iter().zip(1..).find(|(name, _)| name.eq_ignore_ascii_case(words))
    });
    Date {
        start: Some(DateParts { year, month, day: month.and_then(|_| small(day)) }),
        season: season.map(|(_, number)| Number::Integer(number)),
        circa: words == Some("circa"),
        raw: words.filter(|w| season.is_none() && *w != "circa").map(str::to_owned),
        ..Date::default()
    }
}

/// The line of a date, and whether it says all.
pub(super) fn write_date(date: &Date) -> (String, bool) {
    let season = date.season.as_ref().and_then(|season| {
        SEASONS.get(usize::try_from(season.as_integer()?.checked_sub(1)?).ok()?).copied()
    });
    let literal = date.literal.as_deref().or(date.raw.as_deref());
    let circa = date.circa.then_some("circa");
    let words: Vec<&str> = [literal, season, circa].into_iter().flatten().collect();
    let Some(start) = date.start else {
        return (format!("///{}", words.first().unwrap_or(&"")), words.len() < 2);
    };
    let two = |n: Option<u8>| n.map(|n| format!("{n:02}")).unwrap_or_default();
    let (month, day) = (two(start.month), two(start.month.and(start.day)));
    let word = words.first().unwrap_or(&"");
    let line = format!("{:04}/{month}/{day}/{word}", start.year);
    let whole = words.len() < 2
        && date.end.is_none()
        && (date.season.is_none() || season.is_some())
        && date.literal.is_none();
    (line, whole)
}

/// Whether the year is all there is to say of a date.
pub(super) fn is_year(date: &Date) -> bool {
    *date == Date { start: date.start.map(|start| DateParts::year(start.year)), ..Date::default() }
}

#[cfg(test)]
mod tests {
    use super::{read_date, read_name, write_date, write_name};
    use crate::item::{Date, Name};

    #[test]
    fn names() {
        for line in [
            "Doe, John, Jr.",
            "de Gaulle, Charles",
            "Beethoven, Ludwig van",
            "AP News,",
            "Plato",
            "Doe, , Jr.",
            "Committee, the, of X,",
        ] {
            assert_eq!(write_name(&read_name(line)), line);
        }
        assert_eq!(read_name("AP News"), Name::literal("AP News"));
        let parts = |line| {
            let name = read_name(line);
            (name.family.unwrap_or_default(), name.given.unwrap_or_default())
        };
        let pair = |family: &str, given: &str| (family.to_owned(), given.to_owned());
        assert_eq!(parts("Doe J.-K."), pair("Doe", "J.-K."));
        assert_eq!(parts("Crumb Rye JK"), pair("", ""));
        assert_eq!(parts("van Rye JK"), pair("Rye", "J. K."));
        assert_eq!(parts("Visit UK"), pair("", ""));
        assert_eq!(read_name("Doe,John").given.as_deref(), Some("John"));
    }

    #[test]
    fn dates() {
        for line in
            ["2022/02/10/", "2022/02//", "2022///", "2020///Spring", "1850///circa", "///n.d."]
        {
            assert_eq!(write_date(&read_date(line)).0, line);
        }
        for line in ["2022/02/10/", "2022/02/10", "2022-02-10", "2022/2/10"] {
            assert_eq!(read_date(line), Date::day(2022, 2, 10), "{line}");
        }
        assert_eq!(read_date("10 May 2022"), Date::day(2022, 5, 10));
        assert_eq!(read_date("2019/10//undefined"), Date::month(2019, 10));
        let noted = Date { raw: Some("Epub".into()), ..Date::month(2019, 10) };
        assert_eq!(read_date("2019/10//Epub"), noted);
    }
}
