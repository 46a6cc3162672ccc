//! Identifiers that are only held when they are valid.
//!
//! | text | reads as |
//! |---|---|
//! | `https://doi.org/10.1000/182` | [`Doi`] `10.1000/182` |
//! | `ISBN 978-0-306-40615-7` | [`Isbn`] `9780306406157` |
//! | `ISSN 0378-5955` | [`Issn`] `0378-5955` |
//! | `http://example.org/a` | [`Url`] `http://example.org/a` |

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::grammar::identifier::doi_start;
use crate::grammar::mark::is_dash;

/// Why a text is not the identifier that it should be.
///
/// ```
/// use ibid::Isbn;
/// use ibid::item::InvalidIdentifier;
///
/// let error = "0-306-40615-3".parse::<Isbn>().unwrap_err();
/// assert!(matches!(error, InvalidIdentifier::CheckDigit(..)), "the last digit is mistyped");
/// assert!(matches!("0-306".parse::<Isbn>(), Err(InvalidIdentifier::Form(..))));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum InvalidIdentifier {
    /// It has not the identifier's form.
    #[error("“{0}” does not have the form of {1}")]
    Form(String, &'static str),
    /// It has the form, but its last digit does not fit the others: a typing error.
    #[error("the check digit of {1} “{0}” is wrong")]
    CheckDigit(String, &'static str),
}

macro_rules! identifier {
    ($(#[$meta:meta])* $name:ident: $given:literal is $plain:literal) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// The identifier in its plain form.
            ///
            /// ```
            #[doc = concat!("let identifier: ibid::", stringify!($name), " = ", stringify!($given), ".parse()?;")]
            #[doc = concat!("assert_eq!(identifier.as_str(), ", stringify!($plain), ");")]
            /// # Ok::<(), ibid::item::InvalidIdentifier>(())
            /// ```
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

identifier! {
    /// A digital object identifier, bare: `10.1000/182` (ISO 26324).
    ///
    /// ```
    /// use ibid::Doi;
    ///
    /// for dress in ["10.1000/182", "doi:10.1000/182", "https://dx.doi.org/10.1000/182"] {
    ///     assert_eq!(dress.parse::<Doi>()?.as_str(), "10.1000/182");
    /// }
    /// assert!("11.1000/182".parse::<Doi>().is_err());
    /// # Ok::<(), ibid::item::InvalidIdentifier>(())
    /// ```
    Doi: "doi:10.1000/182" is "10.1000/182"
}

identifier! {
    /// An international standard book number of 10 or 13 digits, without hyphens (ISO 2108).
    ///
    /// ```
    /// use ibid::Isbn;
    ///
    /// assert_eq!("0-306-40615-2".parse::<Isbn>()?.as_str(), "0306406152");
    /// assert!("0-306-40615-3".parse::<Isbn>().is_err(), "a wrong check digit");
    /// # Ok::<(), ibid::item::InvalidIdentifier>(())
    /// ```
    Isbn: "ISBN 978-0-306-40615-7" is "9780306406157"
}

identifier! {
    /// An international standard serial number, `1234-567X` (ISO 3297).
    ///
    /// ```
    /// use ibid::Issn;
    ///
    /// assert_eq!("ISSN 0378 5955".parse::<Issn>()?.as_str(), "0378-5955");
    /// # Ok::<(), ibid::item::InvalidIdentifier>(())
    /// ```
    Issn: "ISSN 2434-561x" is "2434-561X"
}

identifier! {
    /// An address with scheme and host (RFC 3986).
    ///
    /// ```
    /// use ibid::Url;
    ///
    /// let url: Url = "https://www.euronews.com/2022/02/10/denmark".parse()?;
    /// assert_eq!(url.host(), "www.euronews.com");
    /// assert!("javascript:alert(1)".parse::<Url>().is_err());
    /// # Ok::<(), ibid::item::InvalidIdentifier>(())
    /// ```
    Url: " https://example.org/a " is "https://example.org/a"
}

/// `text` without the first of `prefixes` that it starts with, whatever their case.
fn strip_any<'a>(text: &'a str, prefixes: &[&str]) -> &'a str {
    let stripped = prefixes.iter().find_map(|prefix| {
        let head = text.get(..prefix.len())?;
        head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
    });
    stripped.unwrap_or(text)
}

impl FromStr for Doi {
    type Err = InvalidIdentifier;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut bare = strip_any(text.trim(), &["https://", "http://"]);
        bare = strip_any(bare, &["dx.doi.org/", "www.doi.org/", "doi.org/", "doi:", "doi"])
            .trim_start();
        let suffix = doi_start(bare).map_or("", |(suffix, _)| suffix);
        if !suffix.is_empty() && !suffix.contains(char::is_whitespace) {
            Ok(Self(bare.to_owned()))
        } else {
            Err(InvalidIdentifier::Form(text.to_owned(), "a DOI"))
        }
    }
}

/// The digits of an identifier that is written with hyphens or blanks, `X` in the last place as 10.
fn check_digits(text: &str) -> Option<Vec<u32>> {
    let marks = |c: &char| !(c.is_whitespace() || is_dash(*c));
    let mut digits = Vec::new();
    for c in text.chars().filter(marks) {
        if digits.last() == Some(&10) {
            return None;
        }
        digits.push(if matches!(c, 'x' | 'X') { 10 } else { c.to_digit(10)? });
    }
    Some(digits)
}

fn plain(digits: &[u32]) -> String {
    digits.iter().map(|d| char::from_digit(*d, 10).unwrap_or('X')).collect()
}

/// Whether the digits, each times its place from the end, add up to a multiple of eleven.
fn sums_to_eleven(digits: &[u32]) -> bool {
    digits.iter().rev().zip(1..).map(|(digit, weight)| digit * weight).sum::<u32>() % 11 == 0
}

impl FromStr for Isbn {
    type Err = InvalidIdentifier;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let form = || InvalidIdentifier::Form(text.to_owned(), "an ISBN");
        let bare =
            strip_any(text.trim(), &["isbn-13", "isbn-10", "isbn"]).trim_start_matches([':', ' ']);
        let digits = check_digits(bare).ok_or_else(form)?;
        let right = match digits.len() {
            10 => sums_to_eleven(&digits),
            13 if !digits.contains(&10) => {
                digits.iter().zip([1, 3].iter().cycle()).map(|(d, w)| d * w).sum::<u32>() % 10 == 0
            }
            _ => return Err(form()),
        };
        if right {
            Ok(Self(plain(&digits)))
        } else {
            Err(InvalidIdentifier::CheckDigit(bare.to_owned(), "the ISBN"))
        }
    }
}

impl FromStr for Issn {
    type Err = InvalidIdentifier;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bare = strip_any(text.trim(), &["eissn", "issn"]).trim_start_matches([':', ' ']);
        match check_digits(bare) {
            Some(digits) if digits.len() == 8 && sums_to_eleven(&digits) => {
                Ok(Self(format!("{}-{}", plain(&digits[..4]), plain(&digits[4..]))))
            }
            Some(digits) if digits.len() == 8 => {
                Err(InvalidIdentifier::CheckDigit(bare.to_owned(), "the ISSN"))
            }
            _ => Err(InvalidIdentifier::Form(text.to_owned(), "an ISSN")),
        }
    }
}

impl Url {
    /// The host, lower-case or not as it was given, without user and port.
    ///
    /// ```
    /// # use ibid::Url;
    /// let url: Url = "https://reader@www.example.org:8080/a?b".parse()?;
    /// assert_eq!(url.host(), "www.example.org");
    /// # Ok::<(), ibid::item::InvalidIdentifier>(())
    /// ```
    #[must_use]
    pub fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        host.split(':').next().unwrap_or_default()
    }
}

impl FromStr for Url {
    type Err = InvalidIdentifier;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let url = Self(text.trim().to_owned());
        let scheme = url.0.split_once("://").map_or("", |(scheme, _)| scheme);
        let web = ["http", "https", "ftp"].iter().any(|s| scheme.eq_ignore_ascii_case(s));
        if web && url.host().contains('.') && !url.0.contains(char::is_whitespace) {
            Ok(url)
        } else {
            Err(InvalidIdentifier::Form(text.to_owned(), "a web address"))
        }
    }
}
