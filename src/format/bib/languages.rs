//! Language tags (IETF) and the names that LaTeX's babel has for them.

const NAMES: &[(&str, &str)] = &[
    ("ar", "arabic"),
    ("bg", "bulgarian"),
    ("ca", "catalan"),
    ("cs", "czech"),
    ("cy", "welsh"),
    ("da", "danish"),
    ("de", "german"),
    ("de-AT", "austrian"),
    ("el", "greek"),
    ("en", "english"),
    ("en-AU", "australian"),
    ("en-CA", "canadian"),
    ("en-GB", "british"),
    ("en-NZ", "newzealand"),
    ("en-US", "american"),
    ("es", "spanish"),
    ("et", "estonian"),
    ("eu", "basque"),
    ("fa", "persian"),
    ("fi", "finnish"),
    ("fr", "french"),
    ("fr-CA", "canadien"),
    ("gl", "galician"),
    ("he", "hebrew"),
    ("hi", "hindi"),
    ("hr", "croatian"),
    ("hu", "hungarian"),
    ("id", "indonesian"),
    ("is", "icelandic"),
    ("it", "italian"),
    ("ja", "japanese"),
    ("ko", "korean"),
    ("la", "latin"),
    ("lt", "lithuanian"),
    ("lv", "latvian"),
    ("nb", "norsk"),
    ("nl", "dutch"),
    ("nn", "nynorsk"),
    ("pl", "polish"),
    ("pt", "portuguese"),
    ("pt-BR", "brazilian"),
    ("ro", "romanian"),
    ("ru", "russian"),
    ("sk", "slovak"),
    ("sl", "slovene"),
    ("sr", "serbian"),
    ("sv", "swedish"),
    ("th", "thai"),
    ("tr", "turkish"),
    ("uk", "ukrainian"),
    ("vi", "vietnamese"),
    ("zh", "chinese"),
];

/// Other names that babel takes.
const SYNONYMS: &[(&str, &str)] = &[
    ("de", "ngerman"),
    ("de-AT", "naustrian"),
    ("el", "polutonikogreek"),
    ("en-GB", "ukenglish"),
    ("en-US", "usenglish"),
    ("fr", "francais"),
    ("hu", "magyar"),
    ("nb", "norwegian"),
    ("pt", "portuges"),
    ("pt-BR", "brazil"),
];

/// The tag for babel's name; what is no name of babel's stays.
pub(super) fn tag(name: &str) -> &str {
    let mut all = NAMES.iter().chain(SYNONYMS);
    all.find(|(_, babel)| babel.eq_ignore_ascii_case(name)).map_or(name, |(tag, _)| tag)
}

/// Babel's name for the tag; a tag that has none stays.
pub(super) fn babel(tag: &str) -> &str {
    NAMES.iter().find(|(known, _)| *known == tag).map_or(tag, |(_, babel)| babel)
}
