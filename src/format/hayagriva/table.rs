//! Hayagriva's fields beside CSL's variables.

use crate::item::variable::Var;

/// Fields of one text, and their variables.
pub(super) const TEXTS: &[(&str, Var)] = &[
    ("abstract", Var::AbstractText),
    ("annote", Var::Annote),
    ("archive", Var::Archive),
    ("archive-location", Var::ArchiveLocation),
    ("call-number", Var::CallNumber),
    ("chapter", Var::ChapterNumber),
    ("edition", Var::Edition),
    ("genre", Var::Genre),
    ("issue", Var::Issue),
    ("language", Var::Language),
    ("note", Var::Note),
    ("page-total", Var::NumberOfPages),
    ("volume", Var::Volume),
    ("volume-total", Var::NumberOfVolumes),
];

/// The parts of `serial-number`.
pub(super) const NUMBERS: &[(&str, Var)] = &[
    ("doi", Var::Doi),
    ("isbn", Var::Isbn),
    ("issn", Var::Issn),
    ("pmid", Var::Pmid),
    ("pmcid", Var::Pmcid),
    ("serial", Var::Number),
];

/// Roles in `affiliated`, and their variables.
pub(super) const ROLES: &[(&str, Var)] = &[
    ("translator", Var::Translator),
    ("compiler", Var::Compiler),
    ("composer", Var::Composer),
    ("director", Var::Director),
    ("illustrator", Var::Illustrator),
    ("narrator", Var::Narrator),
    ("producer", Var::Producer),
    ("executive-producer", Var::ExecutiveProducer),
    ("organizer", Var::Organizer),
    ("collaborator", Var::Contributor),
];
