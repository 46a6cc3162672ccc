//! How the pages show labels.

use ibid::Label;

/// The label's colour, in degrees. Neighbours in the list of labels get hues far apart.
pub(crate) const fn hue(label: Label) -> usize {
    label as usize * 137 % 360
}

/// Two letters that tell the label without its colour. No two labels share them: they are keys, too.
pub(crate) fn mark(label: Label) -> String {
    match label {
        Label::CollectionTitle => return "se".to_owned(), // a series; "ct" is the container's
        Label::Edition => return "en".to_owned(),         // "ed" is the editor's
        Label::Isbn => return "ib".to_owned(),            // "is" is the issue's
        _ => {}
    }
    let mut words = label.as_str().split('-');
    let first = words.next().unwrap_or_default();
    words
        .next()
        .map_or_else(|| first[..2].to_owned(), |second| format!("{}{}", &first[..1], &second[..1]))
}
