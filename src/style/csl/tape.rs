//! What an item's elements write before it is set as text: values, affixes, and how they look.
//!
//! An element that turns out to be empty is taken back by cutting the tape, and punctuation is only
//! settled when the tape is played to a [`Writer`].

use std::ops::Range;

use super::plan::Look;
use crate::style::Writer;

/// A place on the tape.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) event: usize,
    text: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Event {
    Open(Look),
    Close,
    /// A value of the item, which may hold markup and quotation marks.
    Value(Range<usize>),
    /// Words of the style.
    Words(Range<usize>),
    /// Punctuation.
    Affix(Range<usize>),
    /// An address, as a link.
    Link(Range<usize>),
}

/// See the [module](self).
#[derive(Clone, Debug, Default)]
pub(super) struct Tape {
    text: String,
    events: Vec<Event>,
}

impl Tape {
    pub(super) fn place(&self) -> Place {
        Place { event: self.events.len(), text: self.text.len() }
    }

    /// Takes back what was written since a place.
    pub(super) fn cut(&mut self, place: Place) {
        self.events.truncate(place.event);
        self.text.truncate(place.text);
    }

    /// Whether nothing was written since a place.
    pub(super) fn is_at(&self, place: Place) -> bool {
        self.events.len() == place.event
    }

    pub(super) fn value(&mut self, text: &str) {
        self.push(text, Event::Value);
    }

    pub(super) fn words(&mut self, text: &str) {
        self.push(text, Event::Words);
    }

    pub(super) fn affix(&mut self, text: &str) {
        self.push(text, Event::Affix);
    }

    pub(super) fn link(&mut self, text: &str) {
        self.push(text, Event::Link);
    }

    fn push(&mut self, text: &str, event: fn(Range<usize>) -> Event) {
        if !text.is_empty() {
            let start = self.text.len();
            self.text.push_str(text);
            self.events.push(event(start..self.text.len()));
        }
    }

    /// Copies what another tape has from a range of its events.
    pub(super) fn append(&mut self, other: &Self, events: Range<usize>) {
        for event in &other.events[events] {
            match event {
                Event::Open(_) | Event::Close => self.events.push(event.clone()),
                Event::Value(range) => self.value(&other.text[range.clone()]),
                Event::Words(range) => self.words(&other.text[range.clone()]),
                Event::Affix(range) => self.affix(&other.text[range.clone()]),
                Event::Link(range) => self.link(&other.text[range.clone()]),
            }
        }
    }

    /// Copies all that another tape has.
    pub(super) fn append_all(&mut self, other: &Self) {
        self.append(other, 0..other.len());
    }

    pub(super) fn open(&mut self, look: Look) {
        self.events.push(Event::Open(look));
    }

    pub(super) fn close(&mut self) {
        self.events.push(Event::Close);
    }

    /// Writes an affix at the end, inside of the block that ends there.
    pub(super) fn affix_in_block(&mut self, text: &str) {
        let ends_in_block = self.ends_with_block();
        if ends_in_block {
            self.events.pop();
        }
        self.affix(text);
        if ends_in_block {
            self.close();
        }
    }

    fn ends_with_block(&self) -> bool {
        let mut depth = 0;
        for event in self.events.iter().rev() {
            match event {
                Event::Close => depth += 1,
                Event::Open(look) if depth == 1 => return look.display.is_some(),
                Event::Open(_) => depth -= 1,
                _ if depth == 0 => return false,
                _ => {}
            }
        }
        false
    }

    /// How many events there are.
    pub(super) fn len(&self) -> usize {
        self.events.len()
    }

    /// Changes the texts since a place: `change` gets each with whether it is the first one.
    pub(super) fn change(
        &mut self,
        since: Place,
        mut change: impl FnMut(&str, bool) -> Option<String>,
    ) {
        let mut first = true;
        for index in since.event..self.events.len() {
            let (Event::Value(range) | Event::Words(range)) = self.events[index].clone() else {
                continue;
            };
            if let Some(changed) = change(&self.text[range], first) {
                let start = self.text.len();
                self.text.push_str(&changed);
                let end = self.text.len();
                if let Event::Value(range) | Event::Words(range) = &mut self.events[index] {
                    *range = start..end;
                }
            }
            first = false;
        }
    }

    /// Whether nothing that can be read is written.
    pub(super) fn is_blank(&self) -> bool {
        self.events.iter().all(|event| match event {
            Event::Open(_) | Event::Close => true,
            Event::Value(range)
            | Event::Words(range)
            | Event::Affix(range)
            | Event::Link(range) => !self.text[range.clone()].contains(char::is_alphanumeric),
        })
    }

    /// Plays a range of events to a writer.
    pub(super) fn play(&self, w: &mut Writer, events: Range<usize>) {
        let mut at = events.start;
        self.play_level(w, &mut at, events.end);
    }

    /// Plays everything.
    pub(super) fn play_all(&self, w: &mut Writer) {
        self.play(w, 0..self.events.len());
    }

    fn play_level(&self, w: &mut Writer, at: &mut usize, end: usize) {
        while *at < end {
            let event = &self.events[*at];
            *at += 1;
            match event {
                Event::Close => return,
                Event::Open(look) => {
                    let outer = w.face;
                    w.face = outer.without(look.off) | look.on;
                    w.displayed(look.display, |w| {
                        if look.quotes {
                            w.quoted(|w| self.play_level(w, at, end));
                        } else {
                            self.play_level(w, at, end);
                        }
                    });
                    w.face = outer;
                }
                Event::Value(range) => {
                    let value = &self.text[range.clone()];
                    if value.starts_with(['.', ',', ';', ':', '!', '?', ' ']) {
                        w.rich_affix(value);
                    } else {
                        w.value(value);
                    }
                }
                Event::Words(range) | Event::Affix(range) => {
                    w.rich_affix(&self.text[range.clone()]);
                }
                Event::Link(range) => w.link(&[&self.text[range.clone()]]),
            }
        }
    }
}

impl Look {
    /// The block that it sets text apart in, and the rest of it.
    pub(super) fn parted(self) -> (Option<Self>, Self) {
        let block = self.display.map(|_| Self { display: self.display, ..Self::default() });
        (block, Self { display: None, ..self })
    }
}
