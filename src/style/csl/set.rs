//! Tapes set as text, and the elements of one item rendered for a purpose.

use super::cited::{Cited, Purpose};
use super::plan::{Layout, Plan};
use super::render::Renderer;
use super::tape::Tape;
use crate::style::{Text, Writer};

impl Plan {
    /// Sets what `write` plays to a writer.
    pub(super) fn set(&self, write: impl FnOnce(&mut Writer)) -> Text {
        let mut writer = Writer::new(self.quotes);
        writer.knows_own_quotes = true;
        write(&mut writer);
        writer.finish()
    }

    /// Sets a tape.
    pub(super) fn set_tape(&self, tape: &Tape) -> Text {
        self.set(|w| tape.play_all(w))
    }

    /// Renders a cite without the affixes of its mark.
    pub(super) fn render_cite<'a>(
        &'a self,
        cited: Cited<'a>,
        without_author: bool,
        begins: bool,
    ) -> Renderer<'a> {
        let citation = &self.citation;
        let mut renderer = Renderer::new(self, cited, &citation.names, Purpose::Citation);
        renderer.without_author = without_author;
        renderer.begins &= begins;
        renderer.all(&citation.layout.children);
        renderer
    }
}

impl Layout {
    /// Puts the affixes and the look of the layout around what was rendered.
    pub(super) fn around(&self, tape: &mut Tape, body: impl FnOnce(&mut Tape)) {
        let before = tape.place();
        tape.open(self.dress.look);
        tape.affix(&self.dress.prefix);
        let inside = tape.place();
        body(tape);
        if tape.is_at(inside) {
            return tape.cut(before);
        }
        tape.affix_in_block(&self.dress.suffix);
        tape.close();
    }
}
