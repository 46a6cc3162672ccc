//! Which variable stands in which field of which entry types: one table for both directions.
//!
//! BibLaTeX's data model says which fields an entry type has, and biber warns of others; the
//! last column keeps to it. BibTeX has no such model, and its styles pass over fields that they
//! do not know: there, a variable without a customary field stands under its own CSL name.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Dialect;
use super::kinds::Class;
use crate::item::variable::{Sort, Var};

/// How a field's value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Text.
    Text,
    /// A title, whose capitals styles may lower.
    Title,
    /// A list joined with "and", as publishers are.
    List,
    /// An identifier or address, which is no LaTeX.
    Verbatim,
    /// Page numbers, with `--` between them.
    Pages,
    /// An edition: in words, for BibTeX.
    Edition,
    /// Names.
    Names,
    /// A date in one field.
    Date,
    /// The date of publication.
    Issued,
    /// The kind of thesis or report, for which there may be a keyword.
    Genre,
    /// A language tag.
    Language,
}

/// A set of classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Classes(u32);

impl Classes {
    const NONE: Self = Self(0);
    const ALL: Self = Self(u32::MAX);

    const fn of(classes: &[Class]) -> Self {
        let mut set = 0;
        let mut i = 0;
        while i < classes.len() {
            set |= 1 << classes[i] as u8;
            i += 1;
        }
        Self(set)
    }

    const fn with(self, class: Class) -> Self {
        Self(self.0 | 1 << class as u8)
    }

    const fn without(self, classes: &[Class]) -> Self {
        Self(self.0 & !Self::of(classes).0)
    }

    const fn has(self, class: usize) -> bool {
        self.0 >> class & 1 == 1
    }
}

/// A field and what stands in it.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) var: Var,
    pub(super) form: Form,
    bibtex: Classes,
    biblatex: Classes,
}

impl Field {
    /// Whether an entry of this class has this field for this variable.
    pub(super) fn is_of(&self, class: Class, dialect: Dialect) -> bool {
        self.classes(dialect).has(class as usize)
    }

    fn classes(&self, dialect: Dialect) -> Classes {
        match dialect {
            Dialect::Bibtex => self.bibtex,
            Dialect::Biblatex => self.biblatex,
        }
    }
}

const ALL: Classes = Classes::ALL;
const NONE: Classes = Classes::NONE;
/// Classes with a volume, a series and the other parts of books.
const PARTS: Classes = Classes::of(&[Class::Chapter, Class::Reference, Class::Paper]);
const BOOKS: Classes =
    Classes::of(&[Class::Book, Class::Chapter, Class::Reference, Class::Paper, Class::Open]);
const ARTICLES: Classes = Classes::of(&[Class::Article]);
const JOURNALS: Classes = Classes::of(&[Class::Article, Class::Periodical]);
const SOFTWARE: Classes = Classes::of(&[Class::Software]);
const PAPERS: Classes = Classes::of(&[Class::Paper]);
const TALKS: Classes = Classes::of(&[Class::Unpublished]);
const SITES: Classes = Classes::of(&[Class::Site]);
const MISC: Classes = Classes::of(&[Class::Document, Class::Software, Class::Preprint]);
const EVENTS: Classes = Classes::of(&[Class::Paper, Class::Unpublished, Class::Open]);
const NUMBERED: Classes = Classes::of(&[
    Class::Report,
    Class::Patent,
    Class::Dataset,
    Class::Software,
    Class::Thesis,
    Class::Open,
]);
const SERIES_NUMBERED: Classes = PARTS.with(Class::Book);
const TYPED: Classes = Classes::of(&[
    Class::Booklet,
    Class::Dataset,
    Class::Document,
    Class::Software,
    Class::Patent,
    Class::Report,
    Class::Thesis,
    Class::Unpublished,
    Class::Open,
]);

const fn both(name: &'static str, var: Var, form: Form, on: Classes) -> Field {
    Field { name, var, form, bibtex: on, biblatex: on }
}

const fn each(
    name: &'static str,
    var: Var,
    form: Form,
    bibtex: Classes,
    biblatex: Classes,
) -> Field {
    Field { name, var, form, bibtex, biblatex }
}

/// Every field, in the order of writing. Of two fields for a variable the first counts.
pub(super) const FIELDS: &[Field] = &[
    each("author", Var::Author, Form::Names, ALL, ALL.without(&[Class::Periodical])),
    each(
        "editor",
        Var::Editor,
        Form::Names,
        ALL,
        ALL.without(&[Class::Patent, Class::Report, Class::Thesis, Class::Unpublished]),
    ),
    each(
        "translator",
        Var::Translator,
        Form::Names,
        ALL,
        Classes::of(&[Class::Article, Class::Book, Class::Chapter, Class::Reference, Class::Open]),
    ),
    both("bookauthor", Var::ContainerAuthor, Form::Names, Classes::of(&[Class::Chapter])),
    both("title", Var::Title, Form::Title, ALL),
    // A title of the whole is read here, and then put before that of the volume: see `wholes`.
    both("maintitle", Var::VolumeTitle, Form::Title, BOOKS),
    each("maintitle", Var::ContainerTitle, Form::Title, NONE, TALKS),
    each("appentry", Var::ContainerTitle, Form::Title, NONE, SOFTWARE),
    both("shorttitle", Var::TitleShort, Form::Title, ALL),
    each("journal", Var::ContainerTitle, Form::Text, JOURNALS, NONE),
    each(
        "journaltitle",
        Var::ContainerTitle,
        Form::Text,
        NONE,
        Classes::of(&[Class::Article, Class::Open]),
    ),
    both("booktitle", Var::ContainerTitle, Form::Title, PARTS),
    each("howpublished", Var::ContainerTitle, Form::Text, SITES, NONE),
    each("organization", Var::ContainerTitle, Form::List, NONE, SITES),
    both("shortjournal", Var::ContainerTitleShort, Form::Text, ALL),
    both("eventtitle", Var::EventTitle, Form::Title, EVENTS),
    both("venue", Var::EventPlace, Form::Text, EVENTS),
    both("eventdate", Var::EventDate, Form::Date, EVENTS),
    both("date", Var::Issued, Form::Issued, ALL),
    each(
        "edition",
        Var::Edition,
        Form::Edition,
        ALL,
        Classes::of(&[Class::Book, Class::Chapter, Class::Reference, Class::Dataset, Class::Open]),
    ),
    each(
        "volume",
        Var::Volume,
        Form::Text,
        ALL,
        Classes::of(&[
            Class::Article,
            Class::Periodical,
            Class::Book,
            Class::Chapter,
            Class::Reference,
            Class::Paper,
            Class::Open,
        ]),
    ),
    both("number", Var::Issue, Form::Text, JOURNALS),
    both("number", Var::CollectionNumber, Form::Text, SERIES_NUMBERED),
    both("number", Var::Number, Form::Text, NUMBERED),
    both("eid", Var::Number, Form::Text, ARTICLES),
    both("articleno", Var::Number, Form::Text, PAPERS),
    both("volumes", Var::NumberOfVolumes, Form::Text, BOOKS),
    both("part", Var::PartNumber, Form::Text, BOOKS),
    both(
        "chapter",
        Var::ChapterNumber,
        Form::Text,
        Classes::of(&[
            Class::Book,
            Class::Booklet,
            Class::Chapter,
            Class::Reference,
            Class::Paper,
            Class::Report,
            Class::Thesis,
            Class::Open,
        ]),
    ),
    each(
        "pages",
        Var::Page,
        Form::Pages,
        ALL,
        Classes::of(&[
            Class::Article,
            Class::Booklet,
            Class::Chapter,
            Class::Reference,
            Class::Paper,
            Class::Report,
            Class::Thesis,
            Class::Open,
        ]),
    ),
    each(
        "pagetotal",
        Var::NumberOfPages,
        Form::Text,
        ALL,
        Classes::of(&[Class::Book, Class::Booklet, Class::Report, Class::Thesis, Class::Open]),
    ),
    each(
        "series",
        Var::CollectionTitle,
        Form::Title,
        ALL,
        Classes::of(&[
            Class::Article,
            Class::Book,
            Class::Chapter,
            Class::Reference,
            Class::Paper,
            Class::Dataset,
            Class::Periodical,
            Class::Open,
        ]),
    ),
    both("type", Var::Genre, Form::Genre, TYPED),
    both("institution", Var::Publisher, Form::List, Classes::of(&[Class::Report])),
    each("school", Var::Publisher, Form::List, Classes::of(&[Class::Thesis]), NONE),
    each("institution", Var::Publisher, Form::List, NONE, Classes::of(&[Class::Thesis])),
    both(
        "howpublished",
        Var::Publisher,
        Form::List,
        Classes::of(&[Class::Booklet, Class::Unpublished]),
    ),
    each("howpublished", Var::Publisher, Form::List, MISC, NONE),
    each("organization", Var::Publisher, Form::List, NONE, MISC),
    each(
        "publisher",
        Var::Publisher,
        Form::List,
        ALL,
        Classes::of(&[
            Class::Book,
            Class::Chapter,
            Class::Reference,
            Class::Paper,
            Class::Dataset,
            Class::Open,
        ]),
    ),
    each("address", Var::PublisherPlace, Form::List, ALL, NONE),
    each(
        "location",
        Var::PublisherPlace,
        Form::List,
        NONE,
        ALL.without(&[Class::Article, Class::Periodical, Class::Preprint, Class::Site]),
    ),
    each(
        "version",
        Var::Version,
        Form::Text,
        ALL,
        Classes::of(&[
            Class::Article,
            Class::Dataset,
            Class::Document,
            Class::Software,
            Class::Site,
            Class::Preprint,
            Class::Patent,
            Class::Report,
            Class::Open,
        ]),
    ),
    both("origtitle", Var::OriginalTitle, Form::Title, ALL),
    both("origpublisher", Var::OriginalPublisher, Form::List, ALL),
    both("origlocation", Var::OriginalPublisherPlace, Form::List, ALL),
    both("origdate", Var::OriginalDate, Form::Date, ALL),
    both("pubstate", Var::Status, Form::Text, ALL),
    each("isbn", Var::Isbn, Form::Text, ALL, BOOKS),
    each(
        "issn",
        Var::Issn,
        Form::Text,
        ALL,
        Classes::of(&[Class::Article, Class::Periodical, Class::Open]),
    ),
    both("doi", Var::Doi, Form::Verbatim, ALL),
    both("url", Var::Url, Form::Verbatim, ALL),
    both("urldate", Var::Accessed, Form::Date, ALL),
    each("language", Var::Language, Form::Language, ALL, NONE),
    each("langid", Var::Language, Form::Language, NONE, ALL),
    both("library", Var::CallNumber, Form::Text, ALL),
    both("keywords", Var::Keyword, Form::Text, ALL),
    both("abstract", Var::AbstractText, Form::Text, ALL),
    each("annote", Var::Annote, Form::Text, ALL, NONE),
    each("annotation", Var::Annote, Form::Text, NONE, ALL),
    both("note", Var::Note, Form::Text, ALL),
];

/// Fields of other people's files that no table row writes so, and the variable they hold when
/// nothing else does.
const ALIASES: &[(&str, Var, Form)] = &[
    ("journal", Var::ContainerTitle, Form::Text),
    ("journaltitle", Var::ContainerTitle, Form::Text),
    ("booktitle", Var::ContainerTitle, Form::Title),
    ("fjournal", Var::ContainerTitle, Form::Text),
    ("publisher", Var::Publisher, Form::List),
    ("institution", Var::Publisher, Form::List),
    ("school", Var::Publisher, Form::List),
    ("organization", Var::Publisher, Form::List),
    ("howpublished", Var::Publisher, Form::List),
    ("address", Var::PublisherPlace, Form::List),
    ("location", Var::PublisherPlace, Form::List),
    ("issue", Var::Issue, Form::Text),
    ("number", Var::Number, Form::Text),
    ("type", Var::Genre, Form::Genre),
    ("articleno", Var::Number, Form::Text),
    ("article-number", Var::Number, Form::Text),
    ("execproducer", Var::ExecutiveProducer, Form::Names),
    ("annote", Var::Annote, Form::Text),
    ("annotation", Var::Annote, Form::Text),
    ("keyword", Var::Keyword, Form::Text),
    ("language", Var::Language, Form::Language),
    ("langid", Var::Language, Form::Language),
    ("hyphenation", Var::Language, Form::Language),
    ("pdf", Var::Url, Form::Verbatim),
    ("link", Var::Url, Form::Verbatim),
    ("lastchecked", Var::Accessed, Form::Date),
];

/// How many classes there are.
const CLASSES: usize = Class::Unpublished as usize + 1;

static BY_CLASS: LazyLock<[[Vec<&'static Field>; CLASSES]; 2]> = LazyLock::new(|| {
    Dialect::ALL.map(|dialect| {
        std::array::from_fn(|class| {
            FIELDS.iter().filter(|field| field.classes(dialect).has(class)).collect()
        })
    })
});

/// The fields of an entry of this class, in the order of writing.
pub(super) fn of_class(class: Class, dialect: Dialect) -> &'static [&'static Field] {
    &BY_CLASS[dialect as usize][class as usize]
}

static BY_NAME: LazyLock<HashMap<&'static str, Vec<&'static Field>>> = LazyLock::new(|| {
    let mut map: HashMap<_, Vec<_>> = HashMap::new();
    for field in FIELDS {
        map.entry(field.name).or_default().push(field);
    }
    map
});

/// Whether the table has a field of this name for any type.
pub(super) fn is_known(name: &str) -> bool {
    BY_NAME.contains_key(name)
}

/// Whether BibLaTeX's data model has the field for entries of this class.
pub(super) fn has_field(class: Class, name: &str) -> bool {
    BY_NAME.get(name).into_iter().flatten().any(|field| field.is_of(class, Dialect::Biblatex))
}

/// How sure it is that a field holds a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Custom {
    /// The dialect has this field for it.
    Own,
    /// The other dialect has.
    Other,
    /// People use it so, or the variable is called so.
    Loose,
}

/// The variable that a field holds in an entry of this class.
pub(super) fn reading(
    name: &str,
    class: Class,
    dialect: Dialect,
    custom: Custom,
) -> Option<(Var, Form)> {
    let rows = || BY_NAME.get(name).into_iter().flatten();
    let of = |dialect| rows().find(|field| field.is_of(class, dialect));
    match custom {
        Custom::Own => of(dialect).map(|field| (field.var, field.form)),
        Custom::Other => of(dialect.other()).map(|field| (field.var, field.form)),
        Custom::Loose => ALIASES
            .iter()
            .find(|(known, ..)| *known == name)
            .map(|(_, var, form)| (*var, *form))
            .or_else(|| rows().next().map(|field| (field.var, field.form)))
            .or_else(|| Var::named(name).map(|var| (var, plain_form(var)))),
    }
}

/// The variable that a field holds if the entry has no other for it.
pub(super) fn first_reading(name: &str, class: Class, dialect: Dialect) -> Option<Var> {
    [Custom::Own, Custom::Other, Custom::Loose]
        .into_iter()
        .find_map(|custom| reading(name, class, dialect, custom))
        .map(|(var, _)| var)
}

/// How a variable is written that has no field but one of its own name.
pub(super) fn plain_form(var: Var) -> Form {
    match var.sort() {
        Sort::Names => Form::Names,
        Sort::Date => Form::Date,
        Sort::Text | Sort::Number => Form::Text,
    }
}
