//! Items to entries.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;

use super::kinds::{kind, types};
use super::table::{NUMBERS, ROLES, TEXTS};
use crate::control;
use crate::format::bib::without_tags;
use crate::format::{Loss, Written};
use crate::item::variable::{Slot, Var, VarSet};
use crate::item::{Date, Item, Name, keys};

/// A value of YAML, with the fields of maps in an order for people.
enum Node<'a> {
    Text(String),
    List(Vec<Node<'a>>),
    Map(Vec<(&'a str, Node<'a>)>),
    Other(&'a Value),
}

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            // A number that is written as one stays without quotation marks.
            Node::Text(text) => match text.parse::<i64>() {
                Ok(number) if number.to_string() == *text => serializer.serialize_i64(number),
                _ => serializer.serialize_str(text),
            },
            Node::List(nodes) => {
                let mut list = serializer.serialize_seq(Some(nodes.len()))?;
                nodes.iter().try_for_each(|node| list.serialize_element(node))?;
                list.end()
            }
            Node::Map(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                fields.iter().try_for_each(|(name, node)| map.serialize_entry(name, node))?;
                map.end()
            }
            Node::Other(value) => value.serialize(serializer),
        }
    }
}

pub(super) fn write(items: &[Item]) -> Written {
    let mut losses = Vec::new();
    let keys = keys::assign(items);
    let entries = items.iter().map(|item| {
        let mut entry = Entry { item, left: VarSet::of(item), losses: &mut losses };
        entry.node()
    });
    let entries: Vec<Node<'_>> = entries.collect();
    let all = keys.iter().map(|key| &**key).zip(entries).collect::<Vec<_>>();
    for (item, key) in items.iter().zip(&keys) {
        if *key != item.id && !item.id.is_empty() {
            losses.push(Loss { id: item.id.clone(), variable: "id".into() });
        }
    }
    let text = if all.is_empty() { String::new() } else { yaml(&Node::Map(all)) };
    Written { text, losses }
}

fn yaml(node: &Node<'_>) -> String {
    serde_saphyr::to_string(node).unwrap_or_default()
}

struct Entry<'a, 'l> {
    item: &'a Item,
    /// The variables that are still to be written.
    left: VarSet,
    losses: &'l mut Vec<Loss>,
}

impl<'a> Entry<'a, '_> {
    fn node(&mut self) -> Node<'a> {
        let item = self.item;
        let (own, parent_type) = types(&item.kind);
        let has_parent = !parent_type.is_empty() && item.container_title.is_some();
        let mut fields = vec![("type", Node::Text(own.to_owned()))];
        self.title(&mut fields, Var::Title, Var::TitleShort);
        self.names(&mut fields, "author", Var::Author);
        if !has_parent {
            self.names(&mut fields, "editor", Var::Editor);
        }
        self.affiliated(&mut fields);
        self.date(&mut fields);
        self.publisher(&mut fields);
        self.text(&mut fields, "page-range", Var::Page);
        for (name, var) in TEXTS {
            if !(has_parent && matches!(var, Var::Volume | Var::Issue)) {
                self.text(&mut fields, name, *var);
            }
        }
        self.url(&mut fields);
        self.serial_number(&mut fields);
        if has_parent {
            let mut parent = vec![("type", Node::Text(parent_type.to_owned()))];
            self.title(&mut parent, Var::ContainerTitle, Var::ContainerTitleShort);
            self.names(&mut parent, "author", Var::ContainerAuthor);
            self.names(&mut parent, "editor", Var::Editor);
            self.text(&mut parent, "volume", Var::Volume);
            self.text(&mut parent, "issue", Var::Issue);
            if let Some(series) = self.take(Var::CollectionTitle) {
                let kind = ("type", Node::Text("anthology".to_owned()));
                parent.push(("parent", Node::Map(vec![kind, ("title", Node::Text(series))])));
            }
            fields.push(("parent", Node::Map(parent)));
        }
        // The others are told apart by their names, but not from these.
        let own_fields = fields.len();
        for (name, value) in &item.other {
            if fields[..own_fields].iter().any(|(known, _)| known == name)
                || name.starts_with("parent")
            {
                self.lose(name.clone());
            } else {
                fields.push((name, Node::Other(value)));
            }
        }
        for var in self.left.iter() {
            self.lose(var.name().to_owned());
        }
        if kind(own, if has_parent { parent_type } else { "" }) != item.kind {
            self.lose("type".to_owned());
        }
        Node::Map(fields)
    }

    fn lose(&mut self, variable: String) {
        self.losses.push(Loss { id: self.item.id.clone(), variable: variable.into() });
    }

    /// The text of a variable, which is then written.
    fn take(&mut self, var: Var) -> Option<String> {
        let text = match var.of(self.item) {
            Slot::Text(text) => text.clone(),
            Slot::Number(number) => number.as_ref().map(|number| number.as_text().into_owned()),
            Slot::Names(_) | Slot::Date(_) => None,
        }?;
        self.left.remove(var);
        let visible = control::blanked(&text);
        if visible != text {
            self.lose(format!("{}: control characters", var.name()));
        }
        let plain = without_tags(&visible);
        if plain != visible {
            self.lose(format!("{}: formatting", var.name()));
        }
        Some(plain.into_owned())
    }

    fn text(&mut self, fields: &mut Vec<(&'a str, Node<'a>)>, name: &'a str, var: Var) {
        fields.extend(self.take(var).map(|text| (name, Node::Text(text))));
    }

    fn title(&mut self, fields: &mut Vec<(&'a str, Node<'a>)>, var: Var, short: Var) {
        let Some(title) = self.take(var) else { return };
        let node = match self.take(short) {
            Some(short) => {
                Node::Map(vec![("value", Node::Text(title)), ("short", Node::Text(short))])
            }
            None => Node::Text(title),
        };
        fields.push(("title", node));
    }

    fn people(&mut self, var: Var) -> Option<Node<'a>> {
        let Slot::Names(names) = var.of(self.item) else { return None };
        self.left.remove(var);
        let fits = |name: &Name| name.dropping_particle.is_none() && name.other.is_empty();
        if !names.iter().all(fits) {
            self.lose(format!("{}: parts of names", var.name()));
        }
        let mut nodes: Vec<Node<'a>> = names.iter().map(name).collect();
        match nodes.len() {
            0 => None,
            1 => nodes.pop(),
            _ => Some(Node::List(nodes)),
        }
    }

    fn names(&mut self, fields: &mut Vec<(&'a str, Node<'a>)>, field: &'a str, var: Var) {
        fields.extend(self.people(var).map(|node| (field, node)));
    }

    fn affiliated(&mut self, fields: &mut Vec<(&'a str, Node<'a>)>) {
        let mut groups = Vec::new();
        for (role, var) in ROLES {
            if let Some(names) = self.people(*var) {
                let names = if let Node::List(_) = names { names } else { Node::List(vec![names]) };
                groups.push(Node::Map(vec![
                    ("role", Node::Text((*role).to_owned())),
                    ("names", names),
                ]));
            }
        }
        if !groups.is_empty() {
            fields.push(("affiliated", Node::List(groups)));
        }
    }

    fn date(&mut self, fields: &mut Vec<(&'a str, Node<'a>)>) {
        if let Some(date) = &self.item.issued
            && let Some(text) = self.day(Var::Issued, date)
        {
            fields.push(("date", Node::Text(text)));
        }
    }

    /// A date as Hayagriva has it; one without a year, or in words, it does not.
    fn day(&mut self, var: Var, date: &Date) -> Option<String> {
        let start = date.start.filter(|start| start.month.is_none_or(|month| month <= 12))?;
        self.left.remove(var);
        if *date != (Date { start: Some(start), circa: date.circa, ..Date::default() }) {
            self.lose(format!("{}: parts of the date", var.name()));
        }
        Some(format!("{}{start}", if date.circa { "~" } else { "" }))
    }

    fn publisher(&mut self, fields: &mut Vec<(&'a str, Node<'a>)>) {
        let (name, place) = (self.take(Var::Publisher), self.take(Var::PublisherPlace));
        match (name, place) {
            (Some(name), Some(place)) => {
                let parts = vec![("name", Node::Text(name)), ("location", Node::Text(place))];
                fields.push(("publisher", Node::Map(parts)));
            }
            (Some(name), None) => fields.push(("publisher", Node::Text(name))),
            (None, Some(place)) => fields.push(("location", Node::Text(place))),
            (None, None) => {}
        }
    }

    fn url(&mut self, fields: &mut Vec<(&'a str, Node<'a>)>) {
        let Some(url) = self.take(Var::Url) else { return };
        let accessed = self.item.accessed.as_ref().and_then(|date| self.day(Var::Accessed, date));
        let node = match accessed {
            Some(date) => Node::Map(vec![("value", Node::Text(url)), ("date", Node::Text(date))]),
            None => Node::Text(url),
        };
        fields.push(("url", node));
    }

    fn serial_number(&mut self, fields: &mut Vec<(&'a str, Node<'a>)>) {
        let mut numbers = Vec::new();
        for (name, var) in NUMBERS {
            self.text(&mut numbers, name, *var);
        }
        if !numbers.is_empty() {
            fields.push(("serial-number", Node::Map(numbers)));
        }
    }
}

/// A name; in its parts, where a line would be read as something else.
fn name(name: &Name) -> Node<'static> {
    if let Some(literal) = &name.literal {
        return Node::Map(vec![("name", Node::Text(literal.clone()))]);
    }
    let family = name.family.clone().unwrap_or_default();
    let is_plain = |text: &str| !text.contains(',') && text.starts_with(char::is_uppercase);
    match (&name.given, &name.non_dropping_particle, &name.suffix) {
        (Some(given), None, None) if is_plain(&family) && !given.contains(',') => {
            Node::Text(format!("{family}, {given}"))
        }
        (given, prefix, suffix) => {
            let parts = [("given-name", given), ("prefix", prefix), ("suffix", suffix)];
            let parts = parts
                .into_iter()
                .filter_map(|(label, part)| Some((label, Node::Text(part.clone()?))));
            Node::Map(std::iter::once(("name", Node::Text(family))).chain(parts).collect())
        }
    }
}
