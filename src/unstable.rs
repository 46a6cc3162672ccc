//! What training and measuring need of the inside. **Exempt from semantic versioning**: anything here
//! may change or go in any release.
//!
//! | module | is about |
//! |---|---|
//! | [`features`] | from tokens to hashed features |
//! | [`model`] | the file of the trained model |
//! | [`emission`] | from features to the scores of labels |
//! | [`chain`] | from scores to the best path |
//! | [`rules`] | what is corrected after the best path, rule by rule |

pub use crate::label::labeller::{Labeller, least_core};

/// From tokens to features.
pub mod features {
    pub use crate::label::features::*;
}

/// The file of the trained model.
pub mod model {
    pub use crate::label::model::*;
}

/// From features to the scores of labels.
pub mod emission {
    pub use crate::label::emission::*;
}

/// From the scores of labels to the best path.
pub mod chain {
    pub use crate::label::chain::*;
}

/// The rules that correct the best path.
pub mod rules {
    use crate::label::Segment;
    use crate::label::settle::{rules, settle_by};

    /// The names of the rules, in the order in which they are applied.
    ///
    /// ```
    /// assert!(ibid::unstable::rules::names().any(|name| name == "entry-mark"));
    /// ```
    pub fn names() -> impl Iterator<Item = &'static str> {
        rules().map(|rule| rule.name)
    }

    /// Applies all rules but one to the segments of a best path; the names of those that held.
    ///
    /// ```
    /// use ibid::unstable::{Labeller, rules};
    ///
    /// let entry = "[Smith2019] Smith, J. (2019). On bread. Reuters.";
    /// let mut segments = Labeller::new().best_path(entry).to_vec();
    /// assert_eq!(rules::apply(entry, &mut segments, None), ["entry-mark"]);
    /// ```
    pub fn apply(
        entry: &str,
        segments: &mut Vec<Segment>,
        without: Option<&str>,
    ) -> Vec<&'static str> {
        let mut held = Vec::new();
        settle_by(entry, segments, |rule| Some(rule.name) != without, |rule| held.push(rule.name));
        held
    }
}
