//! Fonts: which letters a code stands for, and how wide it is.
//!
//! `hayro_font` reads encodings, maps to Unicode, and widths; this adds what is asked of each font here.
//!
//! | the font says | the text has |
//! |---|---|
//! | `ﬁ` (U+FB01) | `fi` |
//! | a bullet of a symbol font (U+F0B7) | `•` |
//! | U+0000, or nothing | nothing |

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use hayro_font::hayro_cmap::BfString;
use hayro_font::{
    CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn, StandardFont,
};
use hayro_syntax::object::{Array, Dict, Name, Number, Object};
use rustc_hash::FxHashMap;

/// The fonts of a file.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    resolver: FontResolverFn,
    cmaps: CMapResolverFn,
    /// Those that are known, by the place of their dictionaries.
    known: FxHashMap<(usize, usize), Rc<Face<'a>>>,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        let standard = |query: &FontQuery| {
            let font = match query {
                FontQuery::Standard(font) => *font,
                FontQuery::Fallback(query) => query.pick_standard_font(),
            };
            Some(StandardFont::get_font_data(&font))
        };
        Self {
            cache: FontCache::new(),
            resolver: Arc::new(standard),
            cmaps: Arc::new(|_| None),
            known: FxHashMap::default(),
        }
    }

    /// The font of a dictionary.
    pub(super) fn face(&mut self, dict: &Dict<'a>) -> Rc<Face<'a>> {
        let data = dict.data();
        let place = (data.as_ptr().addr(), data.len());
        if let Some(face) = self.known.get(&place) {
            return Rc::clone(face);
        }
        let font = has_sane_widths(dict)
            .then(|| self.cache.font(dict, &self.resolver, &self.cmaps))
            .flatten();
        let (italic, bold) = look(dict);
        let has_pictures = name(dict).contains("dings");
        let face = Rc::new(Face { font, codes: RefCell::default(), italic, bold, has_pictures });
        self.known.insert(place, Rc::clone(&face));
        face
    }
}

/// A font.
pub(super) struct Face<'a> {
    font: Option<Font<'a>>,
    /// The codes that have been asked for, by their number and length.
    codes: RefCell<FxHashMap<(u32, usize), Code>>,
    pub italic: bool,
    pub bold: bool,
    /// Whether it has small pictures in the places of letters, such as those that begin list items.
    has_pictures: bool,
}

/// A code of a font: what it stands for, and how far it leads on, in the font's size.
#[derive(Clone, Debug)]
pub(super) struct Code {
    pub text: Rc<str>,
    pub advance: f64,
    /// Whether it is the one that word spacing widens.
    pub is_word_space: bool,
}

impl Face<'_> {
    /// Whether it can be read.
    pub(super) const fn is_known(&self) -> bool {
        self.font.is_some()
    }

    /// The codes that a string is made of, in order; none, if the font cannot be read.
    pub(super) fn each_code(&self, bytes: &[u8], mut each: impl FnMut(&Code)) {
        let Some(font) = &self.font else { return };
        let mut codes = self.codes.borrow_mut();
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = font.read_code(bytes, at);
            at += length.max(1);
            each(codes.entry((code, length)).or_insert_with(|| {
                let read = read(font, code, length);
                if self.has_pictures && read.text.bytes().all(|byte| byte.is_ascii_graphic()) {
                    return Code { text: Rc::from("•"), ..read };
                }
                read
            }));
        }
    }
}

fn read(font: &Font<'_>, code: u32, length: usize) -> Code {
    const UNITS: f64 = 1000.0;
    const WIDEST: f64 = 10.0;
    let meaning = match font.glyph(font.map_code(code), code) {
        FontGlyph::Outline(glyph) => glyph.as_unicode(),
        FontGlyph::Type3(glyph) => glyph.as_unicode(),
    };
    let text = match meaning {
        Some(BfString::Char(c)) => clean(c.encode_utf8(&mut [0; 4])),
        Some(BfString::String(text)) => clean(&text),
        None => Rc::from(""),
    };
    let advance = if font.is_horizontal() { font.code_advance(code).x / UNITS } else { 1.0 };
    let advance = if advance.is_finite() { advance.clamp(-WIDEST, WIDEST) } else { 0.0 };
    Code { text, advance, is_word_space: length == 1 && code == u32::from(b' ') }
}

/// Letters as they are written one by one.
pub(super) fn clean(text: &str) -> Rc<str> {
    /// How much text one code may stand for, in characters.
    const LONGEST: usize = 1000;
    let mut cleaned = String::with_capacity(text.len());
    for c in text.chars().take(LONGEST) {
        match c {
            '\u{fb00}' => cleaned.push_str("ff"),
            '\u{fb01}' => cleaned.push_str("fi"),
            '\u{fb02}' => cleaned.push_str("fl"),
            '\u{fb03}' => cleaned.push_str("ffi"),
            '\u{fb04}' => cleaned.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => cleaned.push_str("st"),
            '\u{ad}' | '\u{2010}' | '\u{2011}' => cleaned.push('-'),
            '\u{f0b7}' | '\u{f0a7}' => cleaned.push('•'),
            c if c.is_whitespace() => cleaned.push(' '),
            // Of these a reader sees nothing, or the file does not say what.
            c if c.is_control()
                || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\u{feff}') => {}
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' => {}
            c => cleaned.push(c),
        }
    }
    cleaned.into()
}

/// A font's name, in small letters.
fn name(dict: &Dict<'_>) -> String {
    let name = dict.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_ascii_lowercase());
    name.unwrap_or_default()
}

/// Whether a font slants, and whether it is bold, as its name and its description say.
fn look(dict: &Dict<'_>) -> (bool, bool) {
    const ITALIC: u32 = 1 << 6;
    const BOLD: u32 = 1 << 18;
    let descendants = dict.get::<Array<'_>>("DescendantFonts");
    let descendant = descendants.and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let describing = descendant.as_ref().unwrap_or(dict);
    let descriptor = describing.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
    let flags = descriptor.get::<u32>("Flags").unwrap_or_default();
    let name = name(dict);
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    // Computer Modern has its own: cmti10, cmbx12.
    let italic = says(&["italic", "oblique", "kursiv", "slanted", "cmti", "cmsl", "-it", "sfti"]);
    let bold = says(&["bold", "black", "heavy", "cmbx", "sfbx", "-bd"]);
    (italic || flags & ITALIC != 0, bold || flags & BOLD != 0)
}

/// Whether no range of widths of a composite font goes beyond its codes.
fn has_sane_widths(dict: &Dict<'_>) -> bool {
    const LAST: f64 = 65_535.0;
    let Some(fonts) = dict.get::<Array<'_>>("DescendantFonts") else { return true };
    let Some(font) = fonts.iter::<Dict<'_>>().next() else { return true };
    ["W", "W2"].iter().filter_map(|key| font.get::<Array<'_>>(*key)).all(|widths| {
        widths.iter::<Object<'_>>().all(|width| {
            let number = width.into_number().as_ref().map_or(0.0, Number::as_f64);
            (-LAST..=LAST).contains(&number)
        })
    })
}
