//! The elements of a style or a locale file, each with its place, so that an error can say where.
//!
//! Comments, processing instructions and what stands outside of the root are left out. Prefixes of
//! namespaces but `xml:` are taken off the names.

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::error::Error;

/// An element.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Element>,
    /// The characters in it that stand in no child.
    pub(super) text: String,
    /// Where it begins in the file, in bytes.
    pub(super) at: usize,
}

/// No style that people write nests deeper by far; a file that does is refused.
const DEEPEST: usize = 100;

impl Element {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The attributes in their order.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The first child of a name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The children of a name.
    pub(super) fn children_named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }
}

/// Reads the root element of a file.
pub(super) fn read(text: &str) -> Result<Element, Error> {
    let offset = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let mut reader = Reader::from_str(&text[offset..]);
    let mut open: Vec<Element> = Vec::new();
    loop {
        let at = offset + usize::try_from(reader.buffer_position()).unwrap_or_default();
        let event = reader.read_event().map_err(|wrong| {
            let at = usize::try_from(reader.error_position()).unwrap_or_default();
            Error::at(text, offset + at, wrong.to_string())
        })?;
        let inside = open.last_mut();
        match (event, inside) {
            (Event::Start(tag), _) => {
                open.push(element(&tag, at).map_err(|wrong| Error::at(text, at, wrong))?);
                if open.len() > DEEPEST {
                    return Err(Error::at(text, at, "elements nest too deeply"));
                }
            }
            (Event::Empty(tag), inside) => {
                let element = element(&tag, at).map_err(|wrong| Error::at(text, at, wrong))?;
                match inside {
                    Some(parent) => parent.children.push(element),
                    None => return Ok(element),
                }
            }
            (Event::End(_), Some(_)) => {
                let Some(element) = open.pop() else { continue };
                match open.last_mut() {
                    Some(parent) => parent.children.push(element),
                    None => return Ok(element),
                }
            }
            (Event::Text(words), Some(parent)) => parent.text.push_str(&words.xml10_content()),
            (Event::CData(words), Some(parent)) => parent.text.push_str(&words.xml10_content()),
            (Event::GeneralRef(entity), Some(parent)) => push_entity(&mut parent.text, &entity),
            (Event::Eof, _) => {
                let wrong = if open.is_empty() {
                    "there is no element"
                } else {
                    "the file ends within an element"
                };
                return Err(Error::at(text, text.len(), wrong));
            }
            _ => {}
        }
    }
}

fn element(tag: &BytesStart<'_>, at: usize) -> Result<Element, String> {
    let mut element = Element { name: local(tag.name().as_ref()), at, ..Element::default() };
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|wrong| wrong.to_string())?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|wrong| wrong.to_string())?;
        element.attributes.push((local(attribute.key.as_ref()), value.into_owned()));
    }
    Ok(element)
}

/// A name without the prefix of its namespace.
fn local(name: &str) -> String {
    match name.split_once(':') {
        Some((prefix, local)) if prefix != "xml" && prefix != "xmlns" => local.to_owned(),
        _ => name.to_owned(),
    }
}

/// Appends what an entity stands for; an unknown one as it is written.
fn push_entity(text: &mut String, entity: &BytesRef<'_>) {
    match entity.resolve_char_ref() {
        Ok(Some(c)) => text.push(c),
        _ => match resolve_xml_entity(entity) {
            Some(known) => text.push_str(known),
            None => text.extend(["&", entity, ";"]),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn elements_have_their_places() {
        let root =
            read("<?xml version=\"1.0\"?>\n<a x=\"1 &amp; 2\">\n<!-- c --><b>c &#x41;</b></a>")
                .unwrap();
        assert_eq!((root.name.as_str(), root.attribute("x")), ("a", Some("1 & 2")));
        let b = root.child("b").unwrap();
        assert_eq!((b.text.as_str(), b.at), ("c A", 50));
    }

    #[test]
    fn what_is_no_xml_is_an_error_with_its_place() {
        for (text, line, column) in [("", 1, 1), ("<a>\n<b></a>", 2, 4), ("<a>\n", 2, 1)] {
            let error = read(text).unwrap_err();
            assert_eq!((error.line, error.column), (line, column), "{error}");
        }
        assert!(read(&"<a>".repeat(10_000)).is_err());
    }
}
