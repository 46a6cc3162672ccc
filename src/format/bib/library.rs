//! A `.bib` file that is written again from what was read: nothing in it changes but what is asked.
//!
//! | read | written |
//! |---|---|
//! | `@Book{a, AUTHOR="Doe, J.",year=2000}` | `@book{a,` and each field on a line: `  author = "Doe, J.",` |
//! | `@string`, `@preamble`, `@comment`, text between entries | where they stood, as they were |
//! | a value over several lines | the lines, with four blanks before all but the first |
//! | `url`, `file`, `doi` and the like over several lines | the lines as they are |
//! | an entry or `@string` with a comment in it, or with something wrong | as it stands |
//! | `url = {http://a.b/{~}c{\_}d}`, as Mendeley has it | `url = {http://a.b/~c_d}`: no address has braces |
//!
//! A blank line stands before and after each entry; other blocks that stood on neighbouring lines
//! stay so. Lines end with line feeds, whatever they ended with. Names of types and fields are in small letters, since case means nothing in them.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashSet;
use std::fmt;

use crate::format::lines::with_line_feeds;
use crate::format::{Loss, Written};
use crate::item::Item;

use super::dialects::{self, Change, KindChange};
use super::error::Error;
use super::read::{is_described, located, meaning};
use super::syntax::{self, Block, Chunk, Content, File};
use super::write::write;
use super::{Dialect, is_verbatim};

/// The entries and all else of a `.bib` file, to be written again.
///
/// ```
/// use ibid::format::{Dialect, Library};
///
/// let text = "\
/// % The classics
/// @String{ cup = {Crumb Press} }
/// @Book{roe, AUTHOR = {Roe, R.}, title = {On {\\b}read}, publisher = cup # {, Ltd}, year=2000, mine = {x}}";
/// let mut library = Library::read(text, Dialect::Bibtex);
/// let formatted = library.write().text;
/// assert_eq!(
///     formatted,
///     "\
/// % The classics
/// @string{cup = {Crumb Press}}
///
/// @book{roe,
///   author = {Roe, R.},
///   title = {On {\\b}read},
///   publisher = cup # {, Ltd},
///   year = 2000,
///   mine = {x},
/// }
/// ",
/// );
/// assert_eq!(Library::read(&formatted, Dialect::Bibtex).write().text, formatted);
///
/// let mut item = library.items()[0].clone();
/// item.publisher = Some("Loaf & Co".into());
/// library.replace(0, &item);
/// assert_eq!(library.write().text, formatted.replace("cup # {, Ltd}", "{Loaf \\& Co}"));
/// ```
#[derive(Clone, Debug)]
pub struct Library<'s> {
    dialect: Dialect,
    parts: Vec<Part<'s>>,
    items: Vec<Item>,
    problems: Vec<Error>,
    losses: Vec<Loss>,
}

/// A block, and how it stands after the one before.
#[derive(Clone, Debug)]
struct Part<'s> {
    gap: Gap,
    body: Body<'s>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Blank,
    Line,
    BlankLine,
}

#[derive(Clone, Debug)]
enum Body<'s> {
    Text(&'s str),
    /// A preamble, or strings that are not all there is in their block.
    AsItStands(&'s str),
    Strings(Vec<Field<'s>>),
    Entry(Entry<'s>),
}

#[derive(Clone, Debug)]
struct Entry<'s> {
    kind: Cow<'s, str>,
    key: Cow<'s, str>,
    fields: Vec<Field<'s>>,
    /// The entry's text, if the fields are not all there is in it.
    as_it_stands: Option<&'s str>,
    /// Whether it cannot stand in braces.
    needs_parentheses: bool,
    /// The item that was read from it.
    item: Option<usize>,
}

/// A field with its value as it stands, braces and all.
#[derive(Clone, Debug)]
struct Field<'s> {
    name: Cow<'s, str>,
    value: Cow<'s, str>,
    /// Whether the value is one in braces or quotation marks, at whose ends blanks mean nothing.
    is_single: bool,
}

impl<'s> Library<'s> {
    /// Reads what can be read of a file; the rest is kept as it stands.
    ///
    /// ```
    /// use ibid::format::{Dialect, Library};
    ///
    /// let library = Library::read("@book{a, title = {Bread}}\n@book{b, title = {Salt", Dialect::Bibtex);
    /// assert_eq!(library.items().len(), 1);
    /// assert_eq!(library.problems()[0].line, 2);
    /// assert!(library.write().text.ends_with("@book{b, title = {Salt\n"));
    /// ```
    #[must_use]
    pub fn read(text: &'s str, dialect: Dialect) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let File { blocks, problems } = syntax::parse(text);
        let meaning = meaning(&blocks, text.len(), dialect);
        let problems = located(text, problems, meaning.problems);
        Self { problems, ..Self::built(text, blocks, dialect, meaning.items) }
    }

    /// The library of a file whose items have been read before, and are these.
    ///
    /// ```
    /// use ibid::format::{Dialect, Library, bibtex};
    ///
    /// let text = "@book{a, title = {Bread}}";
    /// let library = Library::of(text, Dialect::Bibtex, bibtex::read(text)?);
    /// assert_eq!(library.write().text, "@book{a,\n  title = {Bread},\n}\n");
    /// # Ok::<(), bibtex::Error>(())
    /// ```
    #[must_use]
    pub fn of(text: &'s str, dialect: Dialect, items: Vec<Item>) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self::built(text, syntax::parse(text).blocks, dialect, items)
    }

    /// The library of the blocks of a file, and of the items that they describe.
    fn built(
        text: &'s str,
        blocks: Vec<Block<'s>>,
        dialect: Dialect,
        mut items: Vec<Item>,
    ) -> Self {
        let mut parts: Vec<Part<'s>> = Vec::with_capacity(blocks.len());
        let mut end = 0;
        for block in blocks {
            let gap = if end == 0 { Gap::BlankLine } else { Gap::of(&text[end..block.start]) };
            end = block.start + block.text.len();
            parts.push(Part { gap, body: Body::of(block) });
        }
        let mut library =
            Self { dialect, parts, items: Vec::new(), problems: Vec::new(), losses: Vec::new() };
        let entries = library.entries().filter(|entry| is_described(&entry.kind));
        for ((at, item), entry) in items.iter_mut().enumerate().zip(entries) {
            entry.item = Some(at);
            item.id = entry.key.to_string();
        }
        library.items = items;
        library
    }

    fn entries(&mut self) -> impl Iterator<Item = &mut Entry<'s>> {
        self.parts.iter_mut().filter_map(|part| match &mut part.body {
            Body::Entry(entry) => Some(entry),
            _ => None,
        })
    }

    /// The items that the entries describe, in the order of the file, as [`read`](Self::read) found
    /// them.
    ///
    /// ```
    /// # use ibid::format::{Dialect, Library};
    /// let library = Library::read("@book{a, title = {Bread}}", Dialect::Bibtex);
    /// assert_eq!(library.items()[0].title.as_deref(), Some("Bread"));
    /// ```
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// What [`read`](Self::read) found wrong in the file.
    ///
    /// ```
    /// # use ibid::format::{Dialect, Library};
    /// let library = Library::read("@book{a, title = {Bread} year = 2000}", Dialect::Bibtex);
    /// assert_eq!(library.problems()[0].to_string(), "line 1, column 26: expected comma");
    /// assert_eq!(library.items()[0].issued, Some(ibid::Date::year(2000)));
    /// ```
    #[must_use]
    pub fn problems(&self) -> &[Error] {
        &self.problems
    }

    /// Writes what another item has otherwise than the one at this place into its entry.
    ///
    /// ```
    /// # use ibid::format::{Dialect, Library};
    /// let mut library = Library::read("@book{a, title = {The {\\em Rye}}}", Dialect::Bibtex);
    /// let mut item = library.items()[0].clone();
    /// item.id = "rye".into();
    /// item.volume = Some("2".into());
    /// library.replace(0, &item);
    /// let text = "@book{rye,\n  title = {The {\\em Rye}},\n  volume = {2},\n}\n";
    /// assert_eq!(library.write().text, text);
    /// ```
    ///
    /// # Panics
    /// If there is no such item.
    pub fn replace(&mut self, at: usize, item: &Item) {
        let before = std::mem::replace(&mut self.items[at], item.clone());
        if before == *item {
            return;
        }
        let dialect = self.dialect;
        let (old, _) = rendered(&before, dialect);
        let (new, losses) = rendered(item, dialect);
        self.losses.extend(losses);
        let Some(entry) = self.entries().find(|entry| entry.item == Some(at)) else { return };
        if before.id != item.id {
            entry.key.clone_from(&new.key);
            entry.as_it_stands = None;
        }
        entry.change(&old, new);
    }

    /// Leaves out the entries of the items for which this does not hold.
    ///
    /// ```
    /// # use ibid::format::{Dialect, Library};
    /// let mut library = Library::read("@book{a,}\n@book{b,}", Dialect::Bibtex);
    /// library.retain(|at| at == 1);
    /// assert_eq!(library.write().text, "@book{b,\n}\n");
    /// ```
    pub fn retain(&mut self, keep: impl Fn(usize) -> bool) {
        self.parts.retain(|part| match &part.body {
            Body::Entry(entry) => entry.item.is_none_or(&keep),
            _ => true,
        });
    }

    /// Sorts the entries by a key of their items. What stands on the line above an entry goes with
    /// it; other blocks come first, and entries that others refer to come last, where BibTeX wants
    /// them.
    ///
    /// ```
    /// # use ibid::format::{Dialect, Library};
    /// let mut library = Library::read("@book{b,}\n% of a\n@book{a,}\n@string{c = {d}}", Dialect::Bibtex);
    /// library.sort_by_key(|at| [1, 0][at]);
    /// let text = "@string{c = {d}}\n\n% of a\n@book{a,\n}\n\n@book{b,\n}\n";
    /// assert_eq!(library.write().text, text);
    /// ```
    pub fn sort_by_key<K: Ord>(&mut self, key: impl Fn(usize) -> K) {
        let parents: HashSet<String> = self.entries().flat_map(|entry| entry.refers_to()).collect();
        let mut parts = std::mem::take(&mut self.parts).into_iter().peekable();
        let mut entries = Vec::new();
        while let Some(part) = parts.next() {
            let entry_follows = parts.peek().is_some_and(|next| {
                matches!(next.body, Body::Entry(_)) && next.gap < Gap::BlankLine
            });
            match part.body {
                Body::Entry(_) => entries.push(vec![part]),
                Body::Text(_) if entry_follows => {
                    entries.push([part].into_iter().chain(parts.next()).collect());
                }
                _ => self.parts.push(part),
            }
        }
        entries.sort_by_cached_key(|parts| match parts.last().map(|part| &part.body) {
            Some(Body::Entry(entry)) => (
                parents.contains(&entry.key.to_lowercase()),
                entry.item.is_none(),
                entry.item.map(&key),
            ),
            _ => (true, true, None),
        });
        for part in entries.iter_mut().filter_map(|parts| parts.first_mut()) {
            part.gap = Gap::BlankLine;
        }
        self.parts.extend(entries.into_iter().flatten());
    }

    /// Adds another file at the end; its items come after those of this one.
    ///
    /// ```
    /// # use ibid::format::{Dialect, Library};
    /// let mut library = Library::read("@book{a,}", Dialect::Bibtex);
    /// library.append(Library::read("@book{b,}", Dialect::Bibtex));
    /// assert_eq!(library.items()[1].id, "b");
    /// assert_eq!(library.write().text, "@book{a,\n}\n\n@book{b,\n}\n");
    /// ```
    pub fn append(&mut self, mut other: Self) {
        other.convert(self.dialect);
        let before = self.items.len();
        for entry in other.entries() {
            entry.item = entry.item.map(|item| item + before);
        }
        if let Some(part) = other.parts.first_mut() {
            part.gap = Gap::BlankLine;
        }
        self.parts.append(&mut other.parts);
        self.items.append(&mut other.items);
        self.problems.append(&mut other.problems);
        self.losses.append(&mut other.losses);
    }

    /// Changes what the other dialect says otherwise, and no more.
    ///
    /// ```
    /// # use ibid::format::{Dialect, Library};
    /// let text = "@article{a,\n  journaltitle = {Bread},\n  date = {2020-05},\n  note = {\\x},\n}\n";
    /// let mut library = Library::read(text, Dialect::Biblatex);
    /// library.convert(Dialect::Bibtex);
    /// assert_eq!(
    ///     library.write().text,
    ///     "@article{a,\n  journal = {Bread},\n  year = {2020},\n  month = may,\n  note = {\\x},\n}\n",
    /// );
    /// ```
    pub fn convert(&mut self, dialect: Dialect) {
        if dialect == self.dialect {
            return;
        }
        self.dialect = dialect;
        let items = std::mem::take(&mut self.items);
        let mut losses = Vec::new();
        for entry in self.entries() {
            let item = entry.item.map(|at| &items[at]);
            losses.extend(entry.convert(item, dialect));
        }
        self.items = items;
        self.losses.extend(losses);
    }

    /// The file's text, and what is not in it: of the changes, and of control characters, on which
    /// terminals act. An entry that stays as it stands keeps them: without them its names would be
    /// others.
    ///
    /// ```
    /// # use ibid::format::{Dialect, Library};
    /// let library = Library::read("@Misc{a,note=\"x\"}", Dialect::Bibtex);
    /// assert_eq!(library.write().text, "@misc{a,\n  note = \"x\",\n}\n");
    /// ```
    pub fn write(&self) -> Written {
        let (text, mut losses) = (Layout(self).to_string(), self.losses.clone());
        if self.parts.iter().any(|part| part.body.is_blanked()) {
            losses.push(Loss { id: "the file".into(), variable: "control characters".into() });
        }
        Written { text, losses }
    }
}

/// A library as it is laid out.
struct Layout<'l, 's>(&'l Library<'s>);

/// The entry that an item is written as, and what is lost in it.
fn rendered(item: &Item, dialect: Dialect) -> (Entry<'static>, Vec<Loss>) {
    let Written { text, losses } = write(std::slice::from_ref(item), dialect, false);
    let block = syntax::parse(&text).blocks.into_iter().next();
    let Some(Body::Entry(entry)) = block.map(Body::of) else {
        unreachable!("an item is written as one entry");
    };
    (entry.into_owned(), losses)
}

impl Gap {
    fn of(between: &str) -> Self {
        match with_line_feeds(between).bytes().filter(|b| *b == b'\n').count() {
            0 if between.is_empty() => Self::None,
            0 => Self::Blank,
            1 => Self::Line,
            _ => Self::BlankLine,
        }
    }

    const fn as_str(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Blank => " ",
            Self::Line => "\n",
            Self::BlankLine => "\n\n",
        }
    }
}

impl<'s> Body<'s> {
    fn of(block: Block<'s>) -> Self {
        match block.content {
            Content::Text => Self::Text(block.text),
            Content::Preamble | Content::Strings { is_plain: false, .. } => {
                Self::AsItStands(block.text)
            }
            Content::Strings { strings, .. } => {
                Self::Strings(strings.iter().map(Field::of).collect())
            }
            Content::Entry(raw) => Self::Entry(Entry {
                kind: raw.kind.into(),
                key: raw.key.into(),
                fields: raw.fields.iter().map(Field::of).collect(),
                as_it_stands: (!raw.is_plain).then_some(block.text),
                needs_parentheses: raw.needs_parentheses,
                item: None,
            }),
        }
    }

    /// Whether control characters in it are not written.
    fn is_blanked(&self) -> bool {
        match self {
            Self::Text(text) => text.contains(acts),
            Self::Strings(fields) | Self::Entry(Entry { fields, as_it_stands: None, .. }) => {
                fields.iter().any(|field| field.value.contains(acts))
            }
            Self::AsItStands(_) | Self::Entry(_) => false,
        }
    }
}

/// The parts of a value, with one blank on each side of what joins them.
fn joined(field: &syntax::Field<'_>, more: &[Chunk<'_>]) -> String {
    let raw = |chunk: &Chunk<'_>| {
        let (start, end) = (chunk.start - field.value_start, chunk.text.len());
        let mark = usize::from(!chunk.is_name && field.raw[..start].ends_with(['{', '"']));
        &field.raw[start - mark..start + end + mark]
    };
    let parts: Vec<&str> = std::iter::once(&field.first).chain(more).map(raw).collect();
    parts.join(" # ")
}

/// An address without the braces that some programs put round single characters. One with a `%` or a
/// `#` in braces is left alone: without them, these begin a comment or name an argument.
fn without_groups(raw: &str) -> Option<String> {
    let (open, inner) = (&raw[..1], &raw[1..raw.len() - 1]);
    let mut rest = inner;
    let mut bare = String::with_capacity(raw.len());
    while let Some((before, after)) = rest.split_once('{') {
        let (group, after) = after.split_once('}')?;
        let character = group.strip_prefix('\\').unwrap_or(group);
        if before.ends_with('\\') || character.len() != 1 || !"~_&$^".contains(character) {
            return None;
        }
        bare.extend([before, character]);
        rest = after;
    }
    bare.push_str(rest);
    (bare != inner).then(|| [open, &bare, &raw[raw.len() - 1..]].concat())
}

impl<'s> Field<'s> {
    fn of(field: &syntax::Field<'s>) -> Self {
        let is_single = field.more.is_empty() && !field.first.is_name && field.raw.len() > 1;
        let is_single = is_single && field.raw.starts_with(['{', '"']);
        let is_address = is_single && field.name.eq_ignore_ascii_case("url");
        let changed = match &field.more[..] {
            [] if is_address => without_groups(field.raw),
            [] => None,
            more => Some(joined(field, more)),
        };
        let value = changed.map_or(Cow::Borrowed(field.raw), Cow::Owned);
        Self { name: field.name.into(), value, is_single }
    }

    fn into_owned(self) -> Field<'static> {
        Field {
            name: self.name.into_owned().into(),
            value: self.value.into_owned().into(),
            is_single: self.is_single,
        }
    }
}

impl<'s> Entry<'s> {
    fn into_owned(self) -> Entry<'static> {
        Entry {
            kind: self.kind.into_owned().into(),
            key: self.key.into_owned().into(),
            fields: self.fields.into_iter().map(Field::into_owned).collect(),
            as_it_stands: None,
            needs_parentheses: self.needs_parentheses,
            item: self.item,
        }
    }

    /// The names of the fields.
    fn names(&self) -> impl Iterator<Item = String> {
        self.fields.iter().map(|field| field.name.to_ascii_lowercase())
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name.eq_ignore_ascii_case(name))
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.position(name).map(|at| &*self.fields[at].value)
    }

    /// The place of a field, by its name in either dialect.
    fn position_in_either(&self, name: &str) -> Option<usize> {
        let other = || dialects::other_name(name).and_then(|other| self.position(other));
        self.position(name).or_else(other)
    }

    /// The keys that it names as those of its parents, in small letters.
    fn refers_to(&self) -> Vec<String> {
        let values = ["crossref", "xdata"].into_iter().filter_map(|name| self.value(name));
        let keys = values.flat_map(|value| value.trim_matches(['{', '}', '"']).split(','));
        keys.map(|key| key.trim().to_lowercase()).collect()
    }

    /// Puts in what an item's entry has otherwise than that of the item before.
    fn change(&mut self, old: &Entry<'_>, new: Entry<'s>) {
        if old.kind != new.kind {
            self.kind = new.kind;
            self.as_it_stands = None;
        }
        for field in &old.fields {
            if new.fields.iter().all(|other| other.name != field.name) {
                self.set(&field.name, Vec::new());
            }
        }
        for field in new.fields {
            if old.value(&field.name) != Some(&*field.value) {
                let name = field.name.clone();
                self.set(&name, vec![field]);
            }
        }
    }

    /// Puts fields in the place of one, or at the end.
    fn set(&mut self, name: &str, fields: Vec<Field<'s>>) {
        let at = self.position_in_either(name);
        let place = at.map_or(self.fields.len()..self.fields.len(), |at| at..at + 1);
        self.as_it_stands = None;
        self.fields.splice(place, fields);
    }

    /// Changes what a dialect says otherwise; what is lost by that comes back.
    fn convert(&mut self, item: Option<&Item>, dialect: Dialect) -> Option<Loss> {
        let stood = self.as_it_stands.is_some();
        let kind = self.kind.to_ascii_lowercase();
        let cell = OnceCell::new();
        let as_item = || item.map(|item| cell.get_or_init(|| rendered(item, dialect).0));
        let mut names: HashSet<String> = self.names().collect();
        for at in (0..self.fields.len()).rev() {
            let field = &self.fields[at];
            let name = field.name.to_ascii_lowercase();
            match dialects::change(&kind, &name, &field.value, dialect) {
                Some(Change::Name(other)) if names.insert(other.to_owned()) => {
                    self.fields[at].name = other.into();
                    self.as_it_stands = None;
                }
                Some(Change::AsItem(new)) => {
                    let (given, before) = (field.clone(), self.fields.len());
                    let is_taken = |new: &&str| *new != name && names.contains(*new);
                    if let Some(entry) = as_item().filter(|_| !new.iter().any(is_taken)) {
                        self.replace(at, new, entry);
                        names.extend(new.iter().map(|name| (*name).to_owned()));
                    }
                    // The time of the day is in no other field.
                    if name == "date"
                        && given.value.contains('T')
                        && self.position("date").is_none()
                    {
                        self.fields.insert(at + 1 + self.fields.len() - before, given);
                    }
                }
                _ => {}
            }
        }
        match dialects::kind(&kind, dialect) {
            Some(KindChange::Name(kind)) => {
                self.kind = kind.into();
                self.as_it_stands = None;
            }
            Some(KindChange::AsItem) => {
                if let Some(new) = as_item() {
                    self.kind.clone_from(&new.kind);
                    // The type says what the field `type` said.
                    if let Some(at) = self.position("type") {
                        self.replace(at, &["type"], new);
                        self.fields
                            .retain(|field| field.name != "type" || new.position("type").is_some());
                    }
                    self.as_it_stands = None;
                }
            }
            None => {}
        }
        let is_lost = stood && self.as_it_stands.is_none();
        is_lost.then(|| Loss { id: self.key.to_string(), variable: "comments in the entry".into() })
    }

    /// Puts another entry's fields of these names in the place of a field, if it has any.
    fn replace(&mut self, at: usize, names: &[&str], other: &Entry<'s>) {
        let fields = other.fields.iter().filter(|field| names.contains(&&*field.name));
        let fields: Vec<_> = fields.cloned().collect();
        if !fields.is_empty() {
            self.fields.splice(at..=at, fields);
            self.as_it_stands = None;
        }
    }
}

impl fmt::Display for Layout<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = &self.0.parts;
        for (at, part) in parts.iter().enumerate() {
            if let Some(before) = at.checked_sub(1).map(|at| &parts[at]) {
                f.write_str(part.gap_after(before).as_str())?;
            }
            part.body.fmt(f)?;
        }
        f.write_str(if parts.is_empty() { "" } else { "\n" })
    }
}

impl Part<'_> {
    fn gap_after(&self, before: &Self) -> Gap {
        let is_entry = |part: &Self| matches!(part.body, Body::Entry(_));
        match (&before.body, &self.body) {
            (_, Body::Text(text)) if !text.starts_with('@') => self.gap,
            // A remark behind an entry is its own, and not that of the next.
            (Body::Text(text), Body::Entry(_))
                if before.gap < Gap::Line && !text.contains(['\n', '\r']) =>
            {
                Gap::BlankLine
            }
            (Body::Text(_), _) => self.gap.max(Gap::Line),
            _ if is_entry(before) || is_entry(self) => Gap::BlankLine,
            _ => self.gap.max(Gap::Line),
        }
    }
}

impl fmt::Display for Body<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(&inert(text)),
            Self::AsItStands(text) => f.write_str(&with_line_feeds(text)),
            Self::Strings(strings) => {
                f.write_str("@string{")?;
                for (at, string) in strings.iter().enumerate() {
                    f.write_str(if at > 0 { ", " } else { "" })?;
                    write!(f, "{} = ", string.name)?;
                    string.write_value(f)?;
                }
                f.write_str("}")
            }
            Self::Entry(entry) => entry.fmt(f),
        }
    }
}

impl fmt::Display for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(text) = self.as_it_stands {
            return f.write_str(&with_line_feeds(text));
        }
        let (open, close) = if self.needs_parentheses { ("(", ")") } else { ("{", "}") };
        writeln!(f, "@{}{open}{},", self.kind.to_ascii_lowercase(), self.key)?;
        for field in &self.fields {
            write!(f, "  {} = ", field.name.to_ascii_lowercase())?;
            field.write_value(f)?;
            f.write_str(",\n")?;
        }
        f.write_str(close)
    }
}

/// Whether a terminal acts on a character, other than by ending a line or setting a tab.
fn acts(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

/// The text with line feeds at the ends of its lines, and blanks for what a terminal acts on.
fn inert(text: &str) -> Cow<'_, str> {
    let text = with_line_feeds(text);
    if text.contains(acts) { text.replace(acts, " ").into() } else { text }
}

impl Field<'_> {
    fn write_value(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = inert(&self.value);
        if !value.contains('\n') {
            return f.write_str(&value);
        }
        if !self.is_single {
            return self.write_text(f, &value);
        }
        // One byte on each side is the brace or quotation mark.
        let (open, inner, close) =
            (&value[..1], &value[1..value.len() - 1], &value[value.len() - 1..]);
        f.write_str(open)?;
        self.write_text(f, inner.trim())?;
        f.write_str(close)
    }

    /// Writes lines as they are laid out; blanks within what is no LaTeX are part of it.
    fn write_text(&self, f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
        let is_verbatim = is_verbatim(&self.name.to_ascii_lowercase());
        if is_verbatim { f.write_str(text) } else { write_lines(f, text) }
    }
}

/// Writes lines, all but the first further in than a field.
fn write_lines(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    for (at, line) in text.lines().map(str::trim).enumerate() {
        f.write_str(match at {
            0 => "",
            _ if line.is_empty() => "\n",
            _ => "\n    ",
        })?;
        f.write_str(line)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Dialect, Library};

    #[track_caller]
    fn check(from: Dialect, entry: &str, to: Dialect, expected: &str) {
        let mut library = Library::read(entry, from);
        library.convert(to);
        let fields = library.write().text.lines().map(str::trim).collect::<Vec<_>>().join(" ");
        assert_eq!(fields, expected);
    }

    #[test]
    fn only_what_a_dialect_says_otherwise_changes() {
        use Dialect::{Biblatex, Bibtex};
        let time = "@misc{a, date={2021-02-25T18:41:21Z}}";
        let day =
            "@misc{a, year = {2021}, month = feb, day = {25}, date = {2021-02-25T18:41:21Z}, }";
        check(Biblatex, time, Bibtex, day);
        let thesis = "@thesis{a, type={mathesis}, institution={U}, note={\\x}}";
        check(Biblatex, thesis, Bibtex, "@mastersthesis{a, school = {U}, note = {\\x}, }");
        let names =
            "@book{a, author={family=Gaulle, given=C., prefix=de, useprefix=true and Doe, J.}}";
        check(Biblatex, names, Bibtex, "@book{a, author = {de Gaulle, C. and Doe, J.}, }");
        check(Biblatex, "@online{a, year=2000}", Bibtex, "@online{a, year = 2000, }");
        check(
            Biblatex,
            "@book{a, location={A}, address={B}}",
            Bibtex,
            "@book{a, location = {A}, address = {B}, }",
        );
        let article = "@article{a, journal=j # {x}, school={S}, month=jan}";
        let other = "@article{a, journaltitle = j # {x}, institution = {S}, month = jan, }";
        check(Bibtex, article, Biblatex, other);
    }

    /// What is read is written as expected, and what is written again and again.
    #[track_caller]
    fn check_kept(text: &str, expected: &str) {
        let once = Library::read(text, Dialect::Bibtex).write().text;
        assert_eq!(once, expected);
        assert_eq!(Library::read(&once, Dialect::Bibtex).write().text, once, "a second time");
    }

    #[test]
    fn strings_that_are_not_all_in_their_block_stay_as_they_stand() {
        for text in [
            "@String{a = {b}, % of c\n  d = {e}}\n",
            "@string{a = {b}, c d = {e}, f = {g}}\n",
            "@string{a = }\n",
            "@string{ = {b}}\n",
            "@string(a = \"}\")\n",
            "@string(a = {b}}\n\n@misc{c,\n  note = {d},\n}\n(e)\n",
            "@string{a = {b}\n\n@misc{c,\n  note = {d},\n}\n}\n",
        ] {
            check_kept(text, text);
        }
    }

    #[test]
    fn lines_may_end_with_carriage_returns() {
        check_kept(
            "% a\r@misc{b,\r note = {c\rd}, % e\r year = 2000\r}\r\r@misc{f,note={g\rh}}\r",
            "% a\n@misc{b,\n note = {c\nd}, % e\n year = 2000\n}\n\n@misc{f,\n  note = {g\n    h},\n}\n",
        );
        let library = Library::read("@misc{a,}\r@misc{b,\r\n note {c}}", Dialect::Bibtex);
        let places: Vec<_> = library.problems().iter().map(|p| (p.line, p.column)).collect();
        assert_eq!(places, [(3, 7)]);
    }

    #[test]
    fn control_characters_go_from_values_and_text() {
        let controls = ["@mi\0sc{a,}\n", "@misc{a\u{1b},}\n", "@misc{a,\n  no\u{7f}te = b,\n}\n"];
        for text in
            controls.into_iter().chain(["@string{a\u{1} = {b}}\n", "@misc{a, note=\u{9b}}\n"])
        {
            check_kept(text, text);
            let library = Library::read(text, Dialect::Bibtex);
            let mut problems = library.problems().iter().map(ToString::to_string);
            assert!(problems.any(|p| p.ends_with("control character in a name")), "{text:?}");
            assert_eq!(library.write().losses, []);
        }
        let library = Library::read("@misc{a, note={b\0c}}\nd\u{1b}e", Dialect::Bibtex);
        assert_eq!(library.write().text, "@misc{a,\n  note = {b c},\n}\nd e\n");
        assert_eq!(library.write().losses.len(), 1);
    }

    #[test]
    fn a_brace_in_a_key_keeps_the_parentheses() {
        let mut library = Library::read("@article(a}b, journal={J})", Dialect::Bibtex);
        library.convert(Dialect::Biblatex);
        let text = library.write().text;
        assert_eq!(text, "@article(a}b,\n  journaltitle = {J},\n)\n");
        assert_eq!(Library::read(&text, Dialect::Biblatex).write().text, text);
    }

    #[test]
    fn lines_of_what_is_no_latex_stay() {
        check_kept(
            "@misc{a, FILE={ b\n  c}, url=\"d\n\n  e\", note={f\n\n  g}}",
            "@misc{a,\n  file = {b\n  c},\n  url = \"d\n\n  e\",\n  note = {f\n\n    g},\n}\n",
        );
    }

    #[test]
    fn a_second_time_changes_nothing() {
        for text in [
            "x @a{b,}y% z\n@c{d, e = {f\n g\n\n h}}",
            "@a{b, c = {d} e = f}\n\n\n%\n@string(x=1)@comment{}\n@a{g, h={\\{}}\n",
            "@a{b, c = { \n d } # e, f = \" \n g\"}}},\n@h{i",
        ] {
            let once = Library::read(text, Dialect::Bibtex).write().text;
            let twice = Library::read(&once, Dialect::Bibtex).write().text;
            assert_eq!(once, twice, "{text}");
            let bytes = |text: &str| {
                let mut bytes: Vec<u8> =
                    text.bytes().filter(|b| !b" \n,(){}".contains(b)).collect();
                bytes.sort_unstable();
                bytes
            };
            assert_eq!(bytes(text), bytes(&once), "{text}");
        }
    }
}
