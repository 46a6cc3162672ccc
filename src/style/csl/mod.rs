//! Styles in the Citation Style Language (CSL 1.0.2).

mod error;
mod locale;
mod xml;

pub use error::Error;
pub use locale::Locales;
