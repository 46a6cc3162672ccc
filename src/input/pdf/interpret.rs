//! The operators of a page that show text, and those that move it.
//!
//! What paints is passed over, but for the pictures of a page of which nothing else is known.

use std::borrow::Cow;
use std::rc::Rc;

use hayro_syntax::Filter;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Operator;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream, String as Bytes};
use hayro_syntax::page::{Page, Resources};

use super::font::{Face, Fonts};
use super::glyph::{Glyph, Matrix};

/// How much work one file may ask for.
pub(super) struct Budget {
    /// How many more operators are read.
    operators: usize,
    /// How many more glyphs are placed.
    glyphs: usize,
    /// How many more bytes are unpacked.
    bytes: usize,
}

impl Budget {
    /// For files of a few thousand pages.
    pub(super) const fn new() -> Self {
        Self { operators: 60_000_000, glyphs: 20_000_000, bytes: 1 << 30 }
    }

    const fn is_spent(&self) -> bool {
        self.operators == 0 || self.glyphs == 0 || self.bytes == 0
    }

    /// What a stream stands for, if it is no picture.
    fn unpacked<'a>(&mut self, stream: &Stream<'a>) -> Option<Cow<'a, [u8]>> {
        let kind = stream.dict().get::<Name<'_>>("Subtype");
        let packed = |filter: &&Filter| matches!(filter, Filter::FlateDecode | Filter::LzwDecode);
        let is_sane =
            kind.as_deref() != Some(b"Image") && stream.filters().iter().filter(packed).count() < 2;
        if !is_sane || self.is_spent() {
            return None;
        }
        let data = stream.decoded_data().ok()?;
        self.bytes = self.bytes.saturating_sub(data.len());
        Some(data)
    }
}

/// How deep forms may stand in forms.
const DEEPEST_FORM: usize = 12;
/// How many states may be saved at once.
const DEEPEST_STATE: usize = 512;
/// How many marks may be open at once.
const DEEPEST_MARK: usize = 512;

/// What a page shows.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub glyphs: Vec<Glyph>,
    /// Whether there is a picture.
    pub has_picture: bool,
    /// How many codes stand for no known letter.
    pub unknown: usize,
}

/// Reads a page.
pub(super) fn page<'a>(page: &Page<'a>, fonts: &mut Fonts<'a>, budget: &mut Budget) -> Shown {
    let stream = content(page, budget);
    let mut interpreter = Interpreter { fonts, budget, shown: Shown::default(), marks: Vec::new() };
    let place = Matrix(page.initial_transform(true).as_coeffs());
    interpreter.run(&stream, page.resources(), State::new(place), 0);
    interpreter.shown
}

/// The operators of a page: one stream, or several as if they were one.
fn content(page: &Page<'_>, budget: &mut Budget) -> Vec<u8> {
    /// How many streams a page has at most.
    const MOST: usize = 10_000;
    let content = page.raw().get::<Object<'_>>("Contents");
    match content {
        Some(Object::Stream(stream)) => {
            budget.unpacked(&stream).map_or_else(Vec::new, Cow::into_owned)
        }
        Some(Object::Array(streams)) => {
            let mut content = Vec::new();
            for stream in streams.iter::<Stream<'_>>().take(MOST) {
                content.extend_from_slice(&budget.unpacked(&stream).unwrap_or_default());
                content.push(b' ');
            }
            content
        }
        _ => Vec::new(),
    }
}

/// What holds for the text that comes next.
#[derive(Clone)]
struct State<'a> {
    place: Matrix,
    face: Option<Rc<Face<'a>>>,
    size: f64,
    char_spacing: f64,
    word_spacing: f64,
    /// How much wider than high.
    stretch: f64,
    leading: f64,
    rise: f64,
    line: Matrix,
    text: Matrix,
}

impl State<'_> {
    const fn new(place: Matrix) -> Self {
        Self {
            place,
            face: None,
            size: 0.0,
            char_spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            line: Matrix::IDENTITY,
            text: Matrix::IDENTITY,
        }
    }

    fn set_line(&mut self, line: Matrix) {
        self.line = line;
        self.text = line;
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.set_line(Matrix::moved(x, y).then(self.line));
    }

    fn advance(&mut self, by: f64) {
        self.text = Matrix::moved(by, 0.0).then(self.text);
    }
}

/// A stretch of content that is marked.
struct Mark {
    is_artifact: bool,
    /// What a reader reads in place of its glyphs.
    reads: Option<Reads>,
}

/// What stands for the first glyph of a stretch, and then for none.
struct Reads(Option<Rc<str>>);

struct Interpreter<'i, 'a> {
    fonts: &'i mut Fonts<'a>,
    budget: &'i mut Budget,
    shown: Shown,
    marks: Vec<Mark>,
}

fn number(number: &Number) -> f64 {
    let value = number.as_f64();
    if value.is_finite() { value } else { 0.0 }
}

fn matrix(numbers: [&Number; 6]) -> Matrix {
    Matrix(numbers.map(number))
}

impl<'a> Interpreter<'_, 'a> {
    /// Reads a stream of operators. `resources` names the fonts and forms that it uses.
    fn run(
        &mut self,
        stream: &[u8],
        resources: &Resources<'a>,
        mut state: State<'a>,
        depth: usize,
    ) {
        let mut saved: Vec<State> = Vec::new();
        let open_marks = self.marks.len();
        let mut operators = TypedIter::new(stream);
        while let Some(operator) = operators.next() {
            if self.budget.is_spent() {
                break;
            }
            self.budget.operators -= 1;
            match operator {
                Operator::SaveState(_) if saved.len() < DEEPEST_STATE => saved.push(state.clone()),
                Operator::RestoreState(_) => state = saved.pop().unwrap_or(state),
                Operator::Transform(m) => {
                    let by = matrix([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5]);
                    state.place = by.then(state.place);
                }
                Operator::BeginText(_) => state.set_line(Matrix::IDENTITY),
                Operator::TextFont(font) => {
                    let dict = resources.get_font(font.0);
                    state.face = dict.map(|dict| self.fonts.face(&dict));
                    state.size = number(&font.1);
                }
                Operator::CharacterSpacing(by) => state.char_spacing = number(&by.0),
                Operator::WordSpacing(by) => state.word_spacing = number(&by.0),
                Operator::HorizontalScaling(by) => state.stretch = number(&by.0) / 100.0,
                Operator::TextLeading(by) => state.leading = number(&by.0),
                Operator::TextRise(by) => state.rise = number(&by.0),
                Operator::NextLine(by) => state.next_line(number(&by.0), number(&by.1)),
                Operator::NextLineAndSetLeading(by) => {
                    state.leading = -number(&by.1);
                    state.next_line(number(&by.0), number(&by.1));
                }
                Operator::SetTextMatrix(m) => {
                    state.set_line(matrix([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5]));
                }
                Operator::NextLineUsingLeading(_) => state.next_line(0.0, -state.leading),
                Operator::ShowText(shown) => self.show(&mut state, shown.0.as_bytes()),
                Operator::NextLineAndShowText(shown) => {
                    state.next_line(0.0, -state.leading);
                    self.show(&mut state, shown.0.as_bytes());
                }
                Operator::ShowTextWithParameters(shown) => {
                    state.word_spacing = number(&shown.0);
                    state.char_spacing = number(&shown.1);
                    state.next_line(0.0, -state.leading);
                    self.show(&mut state, shown.2.as_bytes());
                }
                Operator::ShowTexts(shown) => self.show_all(&mut state, shown.0),
                Operator::XObject(named) => {
                    if let Some(object) = resources.get_x_object(named.0) {
                        self.object(&object, resources, &state, depth);
                    }
                }
                Operator::InlineImage(_) => self.shown.has_picture = true,
                Operator::BeginMarkedContent(mark) => self.open_mark(mark.0, None),
                Operator::BeginMarkedContentWithProperties(mark) => {
                    let properties = match mark.1 {
                        Object::Dict(dict) => Some(dict.clone()),
                        Object::Name(name) => resources.properties.get::<Dict<'_>>(name),
                        _ => None,
                    };
                    self.open_mark(mark.0, properties.as_ref());
                }
                Operator::EndMarkedContent(_) if self.marks.len() > open_marks => {
                    self.marks.pop();
                }
                _ => {}
            }
        }
        self.marks.truncate(open_marks);
    }

    /// A form, which is a page in a page, or a picture.
    fn object(
        &mut self,
        object: &Stream<'a>,
        resources: &Resources<'a>,
        state: &State<'a>,
        depth: usize,
    ) {
        let dict = object.dict();
        match dict.get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Image") => self.shown.has_picture = true,
            Some(b"Form") if depth < DEEPEST_FORM => {
                let Some(stream) = self.budget.unpacked(object) else { return };
                let own = dict.get::<Dict<'a>>("Resources").map(Resources::new);
                let by = dict.get::<[f64; 6]>("Matrix").map_or(Matrix::IDENTITY, Matrix);
                let state = State { place: by.then(state.place), ..state.clone() };
                self.run(&stream, own.as_ref().unwrap_or(resources), state, depth + 1);
            }
            _ => {}
        }
    }

    fn open_mark(&mut self, tag: &Name<'_>, properties: Option<&Dict<'_>>) {
        if self.marks.len() >= DEEPEST_MARK {
            return;
        }
        let reads = properties.and_then(|dict| dict.get::<Bytes<'_>>("ActualText"));
        let is_artifact =
            tag.as_str() == "Artifact" || self.marks.last().is_some_and(|mark| mark.is_artifact);
        self.marks.push(Mark {
            is_artifact,
            reads: reads.map(|text| Reads(Some(decoded(text.as_bytes())))),
        });
    }

    fn show_all(&mut self, state: &mut State<'a>, shown: &Array<'_>) {
        for part in shown.iter::<Object<'_>>() {
            match part {
                Object::String(text) => self.show(state, text.as_bytes()),
                Object::Number(back) => {
                    state.advance(-number(&back) / 1000.0 * state.size * state.stretch);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, state: &mut State<'a>, bytes: &[u8]) {
        let Some(face) = state.face.clone().filter(|face| face.is_known()) else {
            self.shown.unknown += bytes.len();
            return;
        };
        let is_artifact = self.marks.last().is_some_and(|mark| mark.is_artifact);
        let reads = self.marks.iter().rposition(|mark| mark.reads.is_some());
        face.each_code(bytes, |code| {
            if self.budget.glyphs == 0 {
                return;
            }
            self.budget.glyphs -= 1;
            let width = code.advance * state.size * state.stretch;
            let shape = Matrix([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise]);
            let placed = shape.then(state.text).then(state.place).place(code.advance);
            // The whole text stands for the first glyph, and the others for nothing.
            let text = if let Some(reads) = reads.and_then(|at| self.marks[at].reads.as_mut()) {
                reads.0.take().unwrap_or_else(|| Rc::from(""))
            } else {
                self.shown.unknown += usize::from(code.text.is_empty());
                Rc::clone(&code.text)
            };
            if let Some((turn, x, y, size)) = placed {
                let (italic, bold) = (face.italic, face.bold);
                let glyph = Glyph { text, x, y, size, italic, bold, turn, is_artifact };
                self.shown.glyphs.push(glyph);
            }
            let word = if code.is_word_space { state.word_spacing } else { 0.0 };
            state.advance(width + (state.char_spacing + word) * state.stretch);
        });
    }
}

/// A text string of PDF: UTF-16 or UTF-8 by its mark, or else nearly Latin-1.
fn decoded(bytes: &[u8]) -> Rc<str> {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units = rest.as_chunks::<2>().0.iter().map(|unit| u16::from_be_bytes(*unit));
            char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|&byte| char::from(byte)).collect::<String>(),
    };
    super::font::clean(&text)
}
