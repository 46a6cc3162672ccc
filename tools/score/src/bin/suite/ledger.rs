//! The fixtures that fail, each with the reason.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Reasons by the names of fixtures.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Ledger(BTreeMap<String, String>);

/// A way in which a run does not agree with the ledger.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Quarrel<'a> {
    Fails(&'a str),
    Passes(&'a str),
    Missing(&'a str),
}

impl Ledger {
    /// Reads rows of a name and a reason.
    pub(crate) fn read(text: &str) -> Self {
        let rows = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        let row = |line: &str| {
            let (name, reason) = line.split_once('\t').unwrap_or((line, ""));
            (name.to_owned(), reason.to_owned())
        };
        Self(rows.map(row).collect())
    }

    pub(crate) fn reason(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// How many rows have no reason yet.
    pub(crate) fn without_reason(&self) -> usize {
        self.0.values().filter(|reason| reason.is_empty()).count()
    }

    /// A row for each fixture that fails, with the reason that it had.
    pub(crate) fn updated(&self, outcomes: &BTreeMap<String, bool>) -> Self {
        let failed = outcomes.iter().filter(|(_, passed)| !**passed);
        let row = |name: &String| (name.clone(), self.reason(name).unwrap_or_default().to_owned());
        Self(failed.map(|(name, _)| row(name)).collect())
    }

    /// Where outcomes, by the names of fixtures, are not those of the ledger.
    pub(crate) fn quarrels<'a>(&'a self, outcomes: &'a BTreeMap<String, bool>) -> Vec<Quarrel<'a>> {
        let names: BTreeSet<&String> = self.0.keys().chain(outcomes.keys()).collect();
        let quarrel = |name: &'a String| match (outcomes.get(name), self.0.contains_key(name)) {
            (Some(false), false) => Some(Quarrel::Fails(name)),
            (Some(true), true) => Some(Quarrel::Passes(name)),
            (None, _) => Some(Quarrel::Missing(name)),
            _ => None,
        };
        names.into_iter().filter_map(quarrel).collect()
    }
}

impl fmt::Display for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "# fixture\treason")?;
        self.0.iter().try_for_each(|(name, reason)| writeln!(f, "{name}\t{reason}"))
    }
}

impl fmt::Display for Quarrel<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fails(name) => write!(f, "{name} fails and is not in the ledger"),
            Self::Passes(name) => write!(f, "{name} passes and is in the ledger"),
            Self::Missing(name) => write!(f, "{name} is in the ledger and not in the suite"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcomes<const N: usize>(of: [(&str, bool); N]) -> BTreeMap<String, bool> {
        of.map(|(name, passed)| (name.to_owned(), passed)).into()
    }

    #[test]
    fn what_is_as_recorded_is_no_quarrel() {
        let ledger = Ledger::read("# fixture\treason\na_A\tmeant\n");
        assert_eq!(ledger.quarrels(&outcomes([("a_A", false), ("a_B", true)])), []);
    }

    #[test]
    fn what_is_not_as_recorded_is_named() {
        let ledger = Ledger::read("a_A\tmeant\na_C\tgone\n");
        let outcomes = outcomes([("a_A", true), ("a_B", false)]);
        let quarrels = [Quarrel::Passes("a_A"), Quarrel::Fails("a_B"), Quarrel::Missing("a_C")];
        assert_eq!(ledger.quarrels(&outcomes), quarrels);
    }

    #[test]
    fn an_update_keeps_reasons() {
        let ledger = Ledger::read("a_A\tmeant\na_B\tgone\n");
        let updated = ledger.updated(&outcomes([("a_A", false), ("a_B", true), ("a_C", false)]));
        assert_eq!(updated.to_string(), "# fixture\treason\na_A\tmeant\na_C\t\n");
        assert_eq!(Ledger::read(&updated.to_string()), updated);
        assert_eq!(updated.without_reason(), 1);
    }
}
