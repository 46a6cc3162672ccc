//! No file of `src` needs another that needs it: what a file uses is defined in files that can be
//! read before it.
//!
//! A file needs those that define the names in its `use` declarations and paths; a module that only
//! hands a name on is not needed for it. Tests inside of files do not count.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Folders in which files still need each other; none of them needs a file outside that needs it.
const KNOWN: [&str; 7] =
    ["assemble", "input", "item", "label/features", "label/settle", "lex", "split"];

/// A module by its path from the root of its crate: `["style", "apa"]`.
type Module = Vec<String>;

/// What a file has to say of its place in the graph.
#[derive(Default)]
struct File {
    /// The paths that it uses, as they are written.
    uses: Vec<Vec<String>>,
    /// The names that it hands on, each with its path.
    handed_on: BTreeMap<String, Vec<String>>,
    /// Its source, without comments, declarations and tests.
    body: String,
}

#[test]
fn files_form_no_circle() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (top, skipped) in [(root.clone(), Some("bin")), (root.join("bin/ibid"), None)] {
        let graph = graph(&files(&top, skipped));
        assert!(graph.len() > 10, "the files are found");
        let mut circles = circles(&graph);
        circles.retain(|circle| !KNOWN.iter().any(|folder| is_within(circle, folder)));
        assert_eq!(circles, [[""; 0]; 0], "files that need each other");
    }
}

#[test]
fn a_circle_is_found() {
    let sources = [
        ("", "mod a; mod b; mod c;\n#[cfg(feature = \"a\")]\npub use a::A;"),
        ("a", "use crate::b::{self, B}; pub struct A(b::B);"),
        ("b", "use super::c; pub struct B(c::C);"),
        ("c", "pub struct C(crate::A); #[cfg(test)]\nmod tests { use crate::d::D; }"),
    ];
    let files = sources.map(|(path, source)| (module(path), read(source)));
    assert_eq!(circles(&graph(&BTreeMap::from(files))), [["a", "b", "c"]]);
}

fn is_within(circle: &[String], folder: &str) -> bool {
    circle.iter().all(|file| Path::new(file).starts_with(folder))
}

fn module(path: &str) -> Module {
    path.split('/').filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The files under a folder by their modules.
fn files(top: &Path, skipped: Option<&str>) -> BTreeMap<Module, File> {
    let mut files = BTreeMap::new();
    let mut folders = vec![(top.to_path_buf(), Module::new())];
    while let Some((folder, parent)) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let (path, mut module) = (entry.path(), parent.clone());
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            if !matches!(&*name, "lib" | "main" | "mod") {
                module.push(name);
            }
            if path.is_dir() && path.file_name().unwrap().to_str() != skipped {
                folders.push((path, module));
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.insert(module, read(&fs::read_to_string(path).unwrap()));
            }
        }
    }
    files
}

/// Reads a file's declarations.
fn read(source: &str) -> File {
    let source = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let lines = source.lines().filter(|line| !line.trim_start().starts_with("#["));
    let lines = lines.map(|line| line.split("//").next().unwrap_or_default());
    let code = lines.collect::<Vec<_>>().join("\n");
    let mut file = File::default();
    for (at, statement) in code.split(';').enumerate() {
        let statement = statement.trim_start_matches(['{', '}', ' ', '\n']).trim();
        let tree = statement.split_once("use ").filter(|(before, _)| {
            before.is_empty() || (before.starts_with("pub") && !before.contains(['{', '=']))
        });
        let Some((visibility, tree)) = tree else {
            file.body.push_str(if at == 0 { "" } else { ";" });
            file.body.push_str(statement);
            continue;
        };
        for (path, name) in leaves(tree) {
            if visibility.is_empty() {
                file.uses.push(path);
            } else {
                file.handed_on.insert(name, path);
            }
        }
    }
    file
}

/// The paths of a `use` tree, each with the name that it gets.
fn leaves(tree: &str) -> Vec<(Vec<String>, String)> {
    let tree = tree.trim();
    if let Some((head, rest)) = tree.split_once('{') {
        let rest = rest.trim().strip_suffix('}').unwrap_or(rest);
        let head: Vec<String> = segments(head);
        let inner = parts(rest).into_iter().flat_map(leaves);
        return inner
            .map(|(path, name)| {
                let path = path.into_iter().filter(|segment| segment != "self");
                let path: Vec<String> = head.iter().cloned().chain(path).collect();
                let name = if name == "self" { path.last().cloned().unwrap() } else { name };
                (path, name)
            })
            .collect();
    }
    let (path, name) = tree.split_once(" as ").unwrap_or((tree, ""));
    let path = segments(path);
    let last = path.last().cloned().unwrap_or_default();
    vec![(path, if name.is_empty() { last } else { name.trim().to_owned() })]
}

/// The members of a group, cut at the commas outside of inner groups.
fn parts(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&group[start..]);
    parts.retain(|part| !part.trim().is_empty());
    parts
}

fn segments(path: &str) -> Vec<String> {
    path.split("::").map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// The files that each file needs.
fn graph(files: &BTreeMap<Module, File>) -> BTreeMap<Module, BTreeSet<Module>> {
    files.iter().map(|(module, file)| (module.clone(), needed(files, module, file))).collect()
}

fn needed(files: &BTreeMap<Module, File>, module: &Module, file: &File) -> BTreeSet<Module> {
    let mut needed = BTreeSet::new();
    // Modules whose names the file can write before `::`, with their paths.
    let mut modules: BTreeMap<String, Module> = BTreeMap::new();
    let children = files.keys().filter(|child| child.len() == module.len() + 1);
    for child in children.filter(|child| child.starts_with(module)) {
        modules.insert(child.last().unwrap().clone(), child.clone());
    }
    for path in file.uses.iter().chain(file.handed_on.values()) {
        match resolve(files, module, path) {
            Some((found, None)) => {
                modules.insert(path.last().unwrap().clone(), found);
            }
            Some((found, Some(_))) if file.uses.contains(path) => {
                needed.insert(found);
            }
            _ => {}
        }
    }
    for path in paths(&file.body) {
        let found = match modules.get(&path[0]) {
            Some(start) => walk(files, start.clone(), &path[1..]),
            None => resolve(files, module, &path),
        };
        needed.extend(found.filter(|(_, name)| name.is_some()).map(|(module, _)| module));
    }
    needed.remove(module);
    needed
}

/// The paths of several segments in a file's body.
fn paths(body: &str) -> Vec<Vec<String>> {
    let is_path = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
    let words = body.split(|c: char| !is_path(c));
    words.filter(|word| word.contains("::")).map(segments).filter(|path| path.len() > 1).collect()
}

/// The module that a path leads to, and the name in it; no name if it leads to the module itself.
fn resolve(
    files: &BTreeMap<Module, File>,
    from: &Module,
    path: &[String],
) -> Option<(Module, Option<String>)> {
    let (mut start, mut rest) = (from.clone(), path);
    match path.first()?.as_str() {
        "crate" => (start, rest) = (Module::new(), &path[1..]),
        "self" => rest = &path[1..],
        "super" => {}
        first => {
            let child = [&from[..], &[first.to_owned()]].concat();
            if !files.contains_key(&child) {
                return None;
            }
        }
    }
    while rest.first().is_some_and(|name| name == "super") {
        start.pop();
        rest = &rest[1..];
    }
    walk(files, start, rest)
}

/// Goes down from a module, through names that are handed on, to where the path's end is defined.
fn walk(
    files: &BTreeMap<Module, File>,
    mut module: Module,
    path: &[String],
) -> Option<(Module, Option<String>)> {
    for (at, name) in path.iter().enumerate() {
        let child = [&module[..], std::slice::from_ref(name)].concat();
        if files.contains_key(&child) {
            module = child;
        } else if let Some(further) = files.get(&module)?.handed_on.get(name) {
            let further = [further, &path[at + 1..]].concat();
            return resolve(files, &module, &further);
        } else {
            return Some((module, Some(name.clone())));
        }
    }
    Some((module, None))
}

/// The groups of files that can all be reached from each other.
fn circles(graph: &BTreeMap<Module, BTreeSet<Module>>) -> Vec<Vec<String>> {
    let reached: BTreeMap<&Module, BTreeSet<&Module>> =
        graph.keys().map(|module| (module, reached(graph, module))).collect();
    let mut circles = BTreeSet::new();
    for (module, others) in &reached {
        let circle: Vec<String> = others
            .iter()
            .filter(|other| reached[*other].contains(module))
            .map(|other| other.join("/"))
            .collect();
        if !circle.is_empty() {
            circles.insert(circle);
        }
    }
    circles.into_iter().collect()
}

fn reached<'g>(
    graph: &'g BTreeMap<Module, BTreeSet<Module>>,
    from: &'g Module,
) -> BTreeSet<&'g Module> {
    let (mut reached, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(module) = next.pop() {
        next.extend(graph[module].iter().filter(|needed| reached.insert(*needed)));
    }
    reached
}
