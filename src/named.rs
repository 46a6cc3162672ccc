//! Values that a user chooses by name: a style, a format, an order of day and month.

/// No value of a type has this name. The message lists the names that there are.
///
/// ```
/// let error = "turabian".parse::<ibid::Style>().unwrap_err();
/// assert!(error.to_string().starts_with("“turabian” is none of apa, harvard"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{name}” is none of {}", known.join(", "))]
pub struct UnknownName {
    name: String,
    known: Vec<&'static str>,
}

impl UnknownName {
    /// A name that is none of those that there are.
    pub(crate) fn among(name: &str, known: &[&'static str]) -> Self {
        Self { name: name.to_owned(), known: known.to_vec() }
    }
}

/// The value of a name, in whichever case it is written.
pub(crate) fn by_name<T: Copy>(
    name: &str,
    all: &[T],
    name_of: fn(T) -> &'static str,
) -> Result<T, UnknownName> {
    let is_named = |value: &T| name_of(*value).eq_ignore_ascii_case(name.trim());
    all.iter().copied().find(is_named).ok_or_else(|| {
        let known: Vec<&str> = all.iter().copied().map(name_of).collect();
        UnknownName::among(name, &known)
    })
}

/// Lets a type whose values are `ALL`, each with its name as `as_str`, be written and read by name.
macro_rules! named {
    ($kind:ty) => {
        impl std::fmt::Display for $kind {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $kind {
            type Err = $crate::named::UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                $crate::named::by_name(name, &Self::ALL, Self::as_str)
            }
        }
    };
}

pub(crate) use named;
