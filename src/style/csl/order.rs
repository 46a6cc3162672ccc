//! The order of lists and of the cites of a mark (`cs:sort`).

use super::cited::{Cited, Purpose};
use super::plan::{Dress, Key, KeyOf, NameForm, NameOptions, Names, Node, Plan, Source, Variable};
use super::render::{Renderer, date_sort_key};
use crate::item::variable::Slot;
use crate::style::sort::Collation;

/// Turns items into keys that are compared as bytes.
pub(super) struct Orderer<'a> {
    plan: &'a Plan,
    collation: Collation,
    keys: Vec<OrderKey<'a>>,
}

/// A key with the options of its names and, if it is a variable, an element that shows it.
struct OrderKey<'a> {
    key: &'a Key,
    names: NameOptions,
    shown: Option<Node>,
}

impl<'a> Orderer<'a> {
    pub(super) fn new(plan: &'a Plan, keys: &'a [Key], outer: &NameOptions) -> Self {
        let keys = keys.iter().map(|key| OrderKey {
            key,
            names: NameOptions { et_al_subsequent_min: None, ..key.names.within(outer) },
            shown: match &key.by {
                KeyOf::Variable(variable) => Some(shown(variable)),
                KeyOf::Macro(_) => None,
            },
        });
        let keys = keys.collect();
        Self { plan, collation: Collation::of(plan.locale.language()), keys }
    }

    /// Whether there is nothing to order by.
    pub(super) fn is_idle(&self) -> bool {
        self.keys.is_empty()
    }

    /// The key of an item. What is missing comes last, whichever way the order goes.
    pub(super) fn key(&self, cited: Cited<'_>) -> Vec<u8> {
        self.keys(cited).concat()
    }

    /// The keys of an item one by one.
    pub(super) fn keys(&self, cited: Cited<'_>) -> Vec<Vec<u8>> {
        let key = |key: &OrderKey<'a>| self.bytes(&self.words(key, cited), key.key.descends);
        self.keys.iter().map(key).collect()
    }

    /// A key of words.
    pub(super) fn key_of(&self, words: &str) -> Vec<u8> {
        self.bytes(words, false)
    }

    fn bytes(&self, words: &str, descends: bool) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(32);
        bytes.push(u8::from(words.trim().is_empty()));
        self.collation.push(words, &mut bytes);
        bytes.push(0);
        if descends {
            bytes[1..].iter_mut().for_each(|byte| *byte = !*byte);
        }
        bytes
    }

    fn words(&self, key: &OrderKey<'a>, cited: Cited<'_>) -> String {
        if let KeyOf::Variable(Variable::Of(var)) = &key.key.by
            && let Slot::Date(date) = var.of(cited.item)
        {
            let date = date.as_ref().map(crate::style::dates::read);
            return date.map_or(String::new(), |date| match date.start {
                Some(start) => {
                    let end = date.end.map(date_sort_key).unwrap_or_default();
                    date_sort_key(start) + &end
                }
                None => date.literal.clone().unwrap_or_default(),
            });
        }
        let nodes = match (&key.key.by, &key.shown) {
            (KeyOf::Macro(index), _) => self.plan.macros[*index].as_slice(),
            (KeyOf::Variable(_), Some(node)) => std::slice::from_ref(node),
            (KeyOf::Variable(_), None) => return String::new(),
        };
        let mut renderer = Renderer::new(self.plan, cited, &key.names, Purpose::Sorting);
        renderer.key = Some(&key.key.names);
        renderer.all(nodes);
        self.plan.set_tape(&renderer.tape).plain
    }
}

/// An element that shows a variable.
fn shown(variable: &Variable) -> Node {
    let variable = variable.clone();
    match &variable {
        Variable::Of(var) if var.is_of_names() => {
            let name = NameOptions { form: Some(NameForm::Long), ..NameOptions::default() };
            Node::Names(Names::of(variable, name).into())
        }
        _ => Node::Text {
            source: Source::Variable { variable, short: false },
            dress: Dress::default(),
        },
    }
}
