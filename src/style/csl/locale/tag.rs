//! Tags of languages: `de`, `de-AT`, `sr-Latn-RS`.

use std::iter;

/// Languages, some with their script, beside the dialect whose file speaks first for them (CSL
/// 1.0.2, "Locale Fallback"), in the order of the alphabet. Those of one dialect alone, such as
/// `la`, are not here.
const PRIMARY: &[(&str, &str)] = &[
    ("af", "af-ZA"),
    ("bal", "bal-PK"),
    ("bg", "bg-BG"),
    ("brh", "brh-PK"),
    ("ca", "ca-AD"),
    ("cs", "cs-CZ"),
    ("cy", "cy-GB"),
    ("da", "da-DK"),
    ("de", "de-DE"),
    ("el", "el-GR"),
    ("en", "en-US"),
    ("es", "es-ES"),
    ("et", "et-EE"),
    ("fa", "fa-IR"),
    ("fi", "fi-FI"),
    ("fr", "fr-FR"),
    ("gl", "gl-ES"),
    ("he", "he-IL"),
    ("hi", "hi-IN"),
    ("hr", "hr-HR"),
    ("hu", "hu-HU"),
    ("hy", "hy-AM"),
    ("id", "id-ID"),
    ("is", "is-IS"),
    ("it", "it-IT"),
    ("ja", "ja-JP"),
    ("km", "km-KH"),
    ("ko", "ko-KR"),
    ("lij", "lij-IT"),
    ("lt", "lt-LT"),
    ("lv", "lv-LV"),
    ("mn", "mn-MN"),
    ("ms", "ms-MY"),
    ("nb", "nb-NO"),
    ("nl", "nl-NL"),
    ("nn", "nn-NO"),
    ("no", "nb-NO"),
    ("pa", "pa-PK"),
    ("pl", "pl-PL"),
    ("pt", "pt-PT"),
    ("ro", "ro-RO"),
    ("ru", "ru-RU"),
    ("sk", "sk-SK"),
    ("sl", "sl-SI"),
    ("sr", "sr-Cyrl-RS"),
    ("sr-Latn", "sr-Latn-RS"),
    ("sv", "sv-SE"),
    ("th", "th-TH"),
    ("tr", "tr-TR"),
    ("uk", "uk-UA"),
    ("vi", "vi-VN"),
    ("zh", "zh-CN"),
    ("zh-Hant", "zh-TW"),
];

/// Whether two tags mean one language: capitals and the kind of line between the parts are free.
pub(super) fn same(one: &str, other: &str) -> bool {
    let plain = |byte: u8| if byte == b'_' { b'-' } else { byte.to_ascii_lowercase() };
    one.bytes().map(plain).eq(other.bytes().map(plain))
}

/// The tag itself, then what is left of it when its parts are taken off from its end.
pub(super) fn from_narrow_to_wide(tag: &str) -> impl Iterator<Item = &str> {
    iter::successors(Some(tag), |tag| tag.rsplit_once('-').map(|(wider, _)| wider))
}

/// The dialect that speaks first for the language of a tag.
pub(super) fn primary(tag: &str) -> Option<&'static str> {
    let of = |tag| PRIMARY.iter().find(|(known, _)| same(known, tag));
    from_narrow_to_wide(tag).find_map(of).map(|(_, primary)| *primary)
}

/// Whether two tags are dialects of one language.
pub(super) fn are_related(one: &str, other: &str) -> bool {
    same(language(one), language(other))
}

fn language(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}
