//! XML, element by element, no deeper than anybody needs.
//!
//! Names count without their prefixes: Word's two namespaces, strict and transitional, have the same,
//! and other programs choose other prefixes.

use std::ops::Range;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::DocxError;

/// How deep elements may stand in one another.
const DEEPEST: usize = 400;

/// An element that begins.
pub(in crate::input) struct Element<'e>(&'e BytesStart<'e>);

impl Element<'_> {
    /// Its name without prefix.
    pub(in crate::input) fn name(&self) -> &str {
        local(self.0.name().0)
    }

    /// The value of an attribute, whose prefix does not count.
    pub(in crate::input) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false).flatten();
        let value = attributes.into_iter().find(|attribute| local(attribute.key.0) == name)?;
        value.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
    }

    /// Whether a switch such as `<w:b/>` is on; `<w:b w:val="0"/>` is off.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.get("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// What to do with an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::input) enum Next {
    /// Look at what is in it.
    Within,
    /// Leave it out.
    Skip,
    /// Leave it out for now; the place of its content is told.
    Apart,
}

/// Who looks at the elements.
pub(in crate::input) trait Visitor {
    fn start(&mut self, element: &Element<'_>) -> Next;

    /// The end of an element that was looked at.
    fn end(&mut self, _name: &str) -> Result<(), DocxError> {
        Ok(())
    }

    fn text(&mut self, _text: &str) {}

    /// Where the content of an element stands that was left out for now, and how deep.
    fn apart(&mut self, _inside: Range<usize>, _depth: usize) {}
}

/// Shows a stretch of XML, which stands `depth` elements deep, to a visitor. `part` is its name.
pub(in crate::input) fn walk(
    xml: &str,
    stretch: Range<usize>,
    part: &str,
    mut depth: usize,
    visitor: &mut impl Visitor,
) -> Result<(), DocxError> {
    let wrong = |message: String| DocxError::Xml { part: part.to_owned(), message };
    let offset = stretch.start;
    let mut reader = Reader::from_str(&xml[stretch]);
    reader.config_mut().expand_empty_elements = true;
    let outside = depth;
    // The depth of the element that is left out, and where its content starts if it is for later.
    let mut skipped: Option<(usize, Option<usize>)> = None;
    loop {
        let before = position(&reader);
        match reader.read_event().map_err(|error| wrong(error.to_string()))? {
            Event::Start(element) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(DocxError::TooDeep(part.to_owned()));
                }
                if skipped.is_none() {
                    skipped = match visitor.start(&Element(&element)) {
                        Next::Within => None,
                        Next::Skip => Some((depth, None)),
                        Next::Apart => Some((depth, Some(position(&reader)))),
                    };
                }
            }
            Event::End(element) => {
                match skipped {
                    None => visitor.end(local(element.name().0))?,
                    Some((at, content)) if at == depth => {
                        skipped = None;
                        if let Some(start) = content {
                            visitor.apart(offset + start..offset + before, depth);
                        }
                    }
                    Some(_) => {}
                }
                depth -= 1;
            }
            Event::Eof if depth > outside => {
                return Err(wrong("it ends within an element".to_owned()));
            }
            Event::Eof => return Ok(()),
            _ if skipped.is_some() => {}
            Event::Text(words) => visitor.text(&words.xml10_content()),
            Event::CData(words) => visitor.text(&words.xml10_content()),
            Event::GeneralRef(entity) => {
                if let Ok(Some(character)) = entity.resolve_char_ref() {
                    visitor.text(character.encode_utf8(&mut [0; 4]));
                } else {
                    let text = resolve_xml_entity(&entity.xml10_content()).unwrap_or_default();
                    visitor.text(text);
                }
            }
            _ => {}
        }
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}
