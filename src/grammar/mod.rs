//! The closed shapes of references, as nom parsers.
//!
//! Each recognises one shape at the start of its input and fails otherwise; none decides what an
//! ambiguous text means. What they give back are slices of the input and plain numbers.
//!
//! | text | recognised by |
//! |---|---|
//! | `10 Feb. 2022` | [`date::atoms`] |
//! | `J.-M.`, `JK`, `А. С.` | [`name::initials`] |
//! | `16.`, `2nd`, `III` | [`number::ordinal`], [`number::roman`] |
//! | `https://doi.org/10.1000/182.` | [`identifier::doi`] |
//! | `347 U.S. 483` | [`law::printed`] |
//!
//! Only the `complete` parsers of nom are used: the input is always all there is.

pub(crate) mod address;
pub(crate) mod date;
pub(crate) mod identifier;
pub(crate) mod law;
pub(crate) mod mark;
pub(crate) mod name;
pub(crate) mod number;
