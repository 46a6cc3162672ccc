//! Words of laws, cases and standards.

use super::list::words;

words! {
    /// The letters that the numbers of a patent office start with.
    PATENT_OFFICES: "law.txt", "patent-offices";
    /// What stands between the parties of a case.
    VERSUS: "law.txt", "versus";
    /// Prefixes of the numbers of standards.
    STANDARDS: "law.txt", "standards";
    /// Bodies that publish hardly anything but standards.
    STANDARDS_BODIES: "law.txt", "standards-bodies";
    /// Collections of cases.
    REPORTERS: "law.txt", "reporters";
    /// Where laws, treaties and rules are printed.
    GAZETTES: "law.txt", "gazettes";
    /// Words of the titles of laws.
    LAWS: "law.txt", "laws";
    /// The letters of courts, before the numbers of their judgments: "[2017] UKSC 5".
    COURTS: "law.txt", "courts";
    /// What the titles and the numbers of rules start with.
    ENACTED: "law.txt", "enacted";
    /// What the numbers of laws start with.
    ACTS: "law.txt", "acts";
    /// What the numbers of bills start with.
    BILLS: "law.txt", "bills";
    /// Houses that print laws for a state.
    OFFICIAL_PRINTERS: "law.txt", "official-printers";
    /// How the names of bodies that make standards, and more, begin.
    STANDARDS_MAKERS: "law.txt", "standards-makers";
    /// What standards call themselves.
    SPECIFICATIONS: "law.txt", "specifications";
    /// What groups are called in which standards are made.
    GROUPS: "law.txt", "groups";
    /// Words of the names of states and their bodies.
    STATES: "law.txt", "states";
}
