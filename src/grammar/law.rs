//! Where laws and cases are printed, in the forms of the Bluebook.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, digit1, space1};
use nom::combinator::{opt, recognize, rest, verify};
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

/// A place in a reporter or code: `347 U.S. 483`, `42 U.S.C. § 12101`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Printed<'t> {
    pub(crate) volume: &'t str,
    pub(crate) reporter: &'t str,
    pub(crate) page: Option<&'t str>,
    pub(crate) section: Option<&'t str>,
}

/// `digit+ reporter ( section | page | "_"+ )`; of a case that is not printed yet blanks stand for
/// the page.
pub(crate) fn printed(i: &str) -> IResult<&str, Printed<'_>> {
    let (i, volume) = terminated(digit1, space1).parse(i)?;
    let (i, (reporter, place)) = alt((by_section, by_page)).parse(i)?;
    let (page, section) = match place {
        Place::Page(page) => (Some(page), None),
        Place::Section(section) => (None, Some(section)),
        Place::Blank => (None, None),
    };
    Ok((i, Printed { volume, reporter, page, section }))
}

enum Place<'t> {
    Page(&'t str),
    Section(&'t str),
    Blank,
}

/// `words "§"+ rest`
fn by_section(i: &str) -> IResult<&str, (&str, Place<'_>)> {
    let (i, reporter) = take_while1(|c| c != '§').parse(i)?;
    let (i, section) =
        preceded(take_while1(|c: char| c == '§' || c.is_whitespace()), rest).parse(i)?;
    Ok((i, (reporter.trim_end(), Place::Section(section.trim_end()))))
}

/// `words ( digit+ | "_"+ )` to the end
fn by_page(i: &str) -> IResult<&str, (&str, Place<'_>)> {
    let error = || nom::Err::Error(nom::error::Error::new(i, nom::error::ErrorKind::Digit));
    let (reporter, last) = i.trim_end().rsplit_once(' ').ok_or_else(error)?;
    let place = match last {
        _ if last.bytes().all(|b| b == b'_') => Place::Blank,
        _ if last.bytes().all(|b| b.is_ascii_digit()) => Place::Page(last),
        _ => return Err(error()),
    };
    Ok(("", (reporter.trim_end(), place)))
}

/// `"Pub. L. No. " number`: the number of a law.
pub(crate) fn public_law(i: &str) -> IResult<&str, &str> {
    preceded((tag("Pub."), space1, tag("L."), space1, tag("No."), space1), rest).parse(i)
}

/// `letter "." { letter "." } [ "." ] digit+`: the chamber and number of a bill, as in `H.R. 1100`.
pub(crate) fn bill(i: &str) -> IResult<&str, (&str, &str)> {
    let chamber = recognize((
        verify(take_while1(|c: char| c.is_ascii_alphabetic() || c == '.'), |word: &str| {
            word.contains('.') && word.starts_with(|c: char| c.is_ascii_uppercase())
        }),
        opt(char('.')),
    ));
    (terminated(chamber, space1), digit1).parse(i)
}

#[cfg(test)]
mod tests {
    use super::{Printed, bill, printed, public_law};

    #[test]
    fn reporters_and_codes() {
        let page = |volume, reporter, page| Printed { volume, reporter, page, section: None };
        assert_eq!(printed("347 U.S. 483"), Ok(("", page("347", "U.S.", Some("483")))));
        assert_eq!(printed("133 F.Supp.2d 1034"), Ok(("", page("133", "F.Supp.2d", Some("1034")))));
        assert_eq!(printed("576 U.S. ___"), Ok(("", page("576", "U.S.", None))));
        let code = Printed { section: Some("12101"), ..page("42", "U.S.C.", None) };
        assert_eq!(printed("42 U.S.C. § 12101"), Ok(("", code)));
        assert!(printed("London").is_err());
        assert!(printed("9th Cir.").is_err());
    }

    #[test]
    fn laws_and_bills() {
        assert_eq!(public_law("Pub. L. No. 111-2"), Ok(("", "111-2")));
        assert_eq!(bill("H.R. 1100"), Ok(("", ("H.R.", "1100"))));
        assert!(bill("Room 1100").is_err());
    }
}
