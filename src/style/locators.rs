//! The words for places in a work (CSL 1.0.2, "Locators").

/// Every label in full, for one and for several.
const LONG: &[(&str, [&str; 2])] = &[
    ("act", ["act", "acts"]),
    ("appendix", ["appendix", "appendices"]),
    ("article-locator", ["article", "articles"]),
    ("book", ["book", "books"]),
    ("canon", ["canon", "canons"]),
    ("chapter", ["chapter", "chapters"]),
    ("column", ["column", "columns"]),
    ("elocation", ["location", "locations"]),
    ("equation", ["equation", "equations"]),
    ("figure", ["figure", "figures"]),
    ("folio", ["folio", "folios"]),
    ("issue", ["issue", "issues"]),
    ("line", ["line", "lines"]),
    ("note", ["note", "notes"]),
    ("opus", ["opus", "opera"]),
    ("page", ["page", "pages"]),
    ("paragraph", ["paragraph", "paragraphs"]),
    ("part", ["part", "parts"]),
    ("rule", ["rule", "rules"]),
    ("scene", ["scene", "scenes"]),
    ("section", ["section", "sections"]),
    ("sub-verbo", ["sub verbo", "sub verbis"]),
    ("supplement", ["supplement", "supplements"]),
    ("table", ["table", "tables"]),
    ("timestamp", ["", ""]),
    ("title-locator", ["title", "titles"]),
    ("verse", ["verse", "verses"]),
    ("volume", ["volume", "volumes"]),
];

/// Every label as British English shortens it: a full stop where the last letter is cut off.
const BRITISH: &[(&str, [&str; 2])] = &[
    ("act", ["act", "acts"]),
    ("appendix", ["app.", "apps"]),
    ("article-locator", ["art.", "arts"]),
    ("book", ["bk", "bks"]),
    ("canon", ["can.", "cann."]),
    ("chapter", ["ch.", "chs"]),
    ("column", ["col.", "cols"]),
    ("elocation", ["loc.", "locs"]),
    ("equation", ["eq.", "eqq."]),
    ("figure", ["fig.", "figs"]),
    ("folio", ["fol.", "fols"]),
    ("issue", ["no.", "nos"]),
    ("line", ["l.", "ll."]),
    ("note", ["n.", "nn."]),
    ("opus", ["op.", "opp."]),
    ("page", ["p.", "pp."]),
    ("paragraph", ["para.", "paras"]),
    ("part", ["pt", "pts"]),
    ("rule", ["r.", "rr."]),
    ("scene", ["sc.", "scs"]),
    ("section", ["sect.", "sects"]),
    ("sub-verbo", ["s.v.", "s.vv."]),
    ("supplement", ["suppl.", "suppls"]),
    ("table", ["tbl.", "tbls"]),
    ("timestamp", ["", ""]),
    ("title-locator", ["tit.", "titt."]),
    ("verse", ["v.", "vv."]),
    ("volume", ["vol.", "vols"]),
];

fn find(table: &[(&'static str, [&'static str; 2])], label: &str) -> [&'static str; 2] {
    table.iter().find(|(known, _)| *known == label).map_or(["", ""], |(_, words)| *words)
}

/// The words for a label; none for a label that CSL does not know.
pub(super) fn long_label(label: &str) -> [&'static str; 2] {
    find(LONG, label)
}

/// The British abbreviations for a label.
pub(super) fn british_label(label: &str) -> [&'static str; 2] {
    find(BRITISH, label)
}
