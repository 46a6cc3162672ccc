//! Every variable of an [`Item`] as data, so that tables can name them.

use super::{Date, Item, Name, Number};

/// A variable with a field of its own in [`Item`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Var {
    Author,
    Chair,
    CollectionEditor,
    Compiler,
    Composer,
    ContainerAuthor,
    Contributor,
    Curator,
    Director,
    Editor,
    EditorTranslator,
    EditorialDirector,
    ExecutiveProducer,
    Guest,
    Host,
    Illustrator,
    Interviewer,
    Narrator,
    Organizer,
    OriginalAuthor,
    Performer,
    Producer,
    Recipient,
    ReviewedAuthor,
    ScriptWriter,
    SeriesCreator,
    Translator,
    Accessed,
    AvailableDate,
    EventDate,
    Issued,
    OriginalDate,
    Submitted,
    AbstractText,
    Annote,
    Archive,
    ArchiveCollection,
    ArchiveLocation,
    ArchivePlace,
    Authority,
    CallNumber,
    CitationKey,
    CollectionTitle,
    ContainerTitle,
    ContainerTitleShort,
    Dimensions,
    Division,
    Doi,
    EventPlace,
    EventTitle,
    Genre,
    Isbn,
    Issn,
    Jurisdiction,
    Keyword,
    Language,
    Medium,
    Note,
    OriginalPublisher,
    OriginalPublisherPlace,
    OriginalTitle,
    PartTitle,
    Pmcid,
    Pmid,
    Publisher,
    PublisherPlace,
    References,
    ReviewedGenre,
    ReviewedTitle,
    Scale,
    Source,
    Status,
    Title,
    TitleShort,
    Url,
    VolumeTitle,
    YearSuffix,
    ChapterNumber,
    CollectionNumber,
    Edition,
    Issue,
    Number,
    NumberOfPages,
    NumberOfVolumes,
    Page,
    PartNumber,
    PrintingNumber,
    Section,
    SupplementNumber,
    Version,
    Volume,
}

/// What sort of value a variable has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Text,
    Number,
    Names,
    Date,
}

/// Where a variable's value is, by its sort.
pub(crate) enum Slot<'a> {
    Text(&'a Option<String>),
    Number(&'a Option<Number>),
    Names(&'a Vec<Name>),
    Date(&'a Option<Date>),
}

/// The same, to be filled.
pub(crate) enum SlotMut<'a> {
    Text(&'a mut Option<String>),
    Number(&'a mut Option<Number>),
    Names(&'a mut Vec<Name>),
    Date(&'a mut Option<Date>),
}

macro_rules! variables {
    ($($var:ident $sort:ident $field:ident $name:literal)*) => {
        /// Every variable beside its name in CSL-JSON, in the order of [`Var`].
        pub(crate) const ALL: &[(Var, &str)] = &[$((Var::$var, $name)),*];

        impl VarSet {
            /// The variables that an item has values for.
            pub(crate) fn of(item: &Item) -> Self {
                let mut set = Self::default();
                $(set.0 |= u128::from(item.$field.is_filled()) << Var::$var as u8;)*
                set
            }
        }

        impl Var {
            /// The variable's value in an item.
            pub(crate) fn of(self, item: &Item) -> Slot<'_> {
                match self {
                    $(Self::$var => Slot::$sort(&item.$field),)*
                }
            }

            /// What sort of value the variable has.
            pub(crate) fn sort(self) -> Sort {
                match self {
                    $(Self::$var => Sort::$sort,)*
                }
            }

            /// The place of the variable's value in an item.
            pub(crate) fn of_mut(self, item: &mut Item) -> SlotMut<'_> {
                match self {
                    $(Self::$var => SlotMut::$sort(&mut item.$field),)*
                }
            }
        }
    };
}

variables! {
    Author Names author "author"
    Chair Names chair "chair"
    CollectionEditor Names collection_editor "collection-editor"
    Compiler Names compiler "compiler"
    Composer Names composer "composer"
    ContainerAuthor Names container_author "container-author"
    Contributor Names contributor "contributor"
    Curator Names curator "curator"
    Director Names director "director"
    Editor Names editor "editor"
    EditorTranslator Names editor_translator "editor-translator"
    EditorialDirector Names editorial_director "editorial-director"
    ExecutiveProducer Names executive_producer "executive-producer"
    Guest Names guest "guest"
    Host Names host "host"
    Illustrator Names illustrator "illustrator"
    Interviewer Names interviewer "interviewer"
    Narrator Names narrator "narrator"
    Organizer Names organizer "organizer"
    OriginalAuthor Names original_author "original-author"
    Performer Names performer "performer"
    Producer Names producer "producer"
    Recipient Names recipient "recipient"
    ReviewedAuthor Names reviewed_author "reviewed-author"
    ScriptWriter Names script_writer "script-writer"
    SeriesCreator Names series_creator "series-creator"
    Translator Names translator "translator"
    Accessed Date accessed "accessed"
    AvailableDate Date available_date "available-date"
    EventDate Date event_date "event-date"
    Issued Date issued "issued"
    OriginalDate Date original_date "original-date"
    Submitted Date submitted "submitted"
    AbstractText Text abstract_text "abstract"
    Annote Text annote "annote"
    Archive Text archive "archive"
    ArchiveCollection Text archive_collection "archive_collection"
    ArchiveLocation Text archive_location "archive_location"
    ArchivePlace Text archive_place "archive-place"
    Authority Text authority "authority"
    CallNumber Text call_number "call-number"
    CitationKey Text citation_key "citation-key"
    CollectionTitle Text collection_title "collection-title"
    ContainerTitle Text container_title "container-title"
    ContainerTitleShort Text container_title_short "container-title-short"
    Dimensions Text dimensions "dimensions"
    Division Text division "division"
    Doi Text doi "DOI"
    EventPlace Text event_place "event-place"
    EventTitle Text event_title "event-title"
    Genre Text genre "genre"
    Isbn Text isbn "ISBN"
    Issn Text issn "ISSN"
    Jurisdiction Text jurisdiction "jurisdiction"
    Keyword Text keyword "keyword"
    Language Text language "language"
    Medium Text medium "medium"
    Note Text note "note"
    OriginalPublisher Text original_publisher "original-publisher"
    OriginalPublisherPlace Text original_publisher_place "original-publisher-place"
    OriginalTitle Text original_title "original-title"
    PartTitle Text part_title "part-title"
    Pmcid Text pmcid "PMCID"
    Pmid Text pmid "PMID"
    Publisher Text publisher "publisher"
    PublisherPlace Text publisher_place "publisher-place"
    References Text references "references"
    ReviewedGenre Text reviewed_genre "reviewed-genre"
    ReviewedTitle Text reviewed_title "reviewed-title"
    Scale Text scale "scale"
    Source Text source "source"
    Status Text status "status"
    Title Text title "title"
    TitleShort Text title_short "title-short"
    Url Text url "URL"
    VolumeTitle Text volume_title "volume-title"
    YearSuffix Text year_suffix "year-suffix"
    ChapterNumber Number chapter_number "chapter-number"
    CollectionNumber Number collection_number "collection-number"
    Edition Number edition "edition"
    Issue Number issue "issue"
    Number Number number "number"
    NumberOfPages Number number_of_pages "number-of-pages"
    NumberOfVolumes Number number_of_volumes "number-of-volumes"
    Page Number page "page"
    PartNumber Number part_number "part-number"
    PrintingNumber Number printing_number "printing-number"
    Section Number section "section"
    SupplementNumber Number supplement_number "supplement-number"
    Version Number version "version"
    Volume Number volume "volume"
}

impl Var {
    /// The variable's name in CSL-JSON.
    pub(crate) fn name(self) -> &'static str {
        ALL[self as usize].1
    }

    /// The variable of this name, whatever its case.
    pub(crate) fn named(name: &str) -> Option<Self> {
        ALL.iter().find(|(_, known)| known.eq_ignore_ascii_case(name)).map(|(var, _)| *var)
    }

    /// Gives it a text or a number, if it has none; whether it did.
    pub(crate) fn fill(self, item: &mut Item, value: &str) -> bool {
        match self.of_mut(item) {
            SlotMut::Text(slot @ None) => *slot = Some(value.to_owned()),
            SlotMut::Number(slot @ None) => *slot = Some(value.into()),
            _ => return false,
        }
        true
    }

    /// Whether its values are names.
    pub(crate) fn is_of_names(self) -> bool {
        matches!(self.sort(), Sort::Names)
    }

    /// Whether an item has a value for it.
    pub(crate) fn is_in(self, item: &Item) -> bool {
        match self.of(item) {
            Slot::Text(value) => value.is_some(),
            Slot::Number(value) => value.is_some(),
            Slot::Names(names) => !names.is_empty(),
            Slot::Date(value) => value.is_some(),
        }
    }
}

/// A set of variables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct VarSet(u128);

/// What has or has not a value.
trait Filled {
    fn is_filled(&self) -> bool;
}

impl<T> Filled for Option<T> {
    fn is_filled(&self) -> bool {
        self.is_some()
    }
}

impl<T> Filled for Vec<T> {
    fn is_filled(&self) -> bool {
        !self.is_empty()
    }
}

impl VarSet {
    pub(crate) fn remove(&mut self, var: Var) {
        self.0 &= !(1 << var as u8);
    }

    pub(crate) fn contains(self, var: Var) -> bool {
        self.0 >> var as u8 & 1 == 1
    }

    /// The variables in it, in their order.
    pub(crate) fn iter(self) -> impl Iterator<Item = Var> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let (var, _) = ALL.get(left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(*var)
        })
    }
}
