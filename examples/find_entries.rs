//! Lists the reference entries of the files of a folder.
//!
//! `find_entries FOLDER` reads its text (`.txt`), Markdown (`.md`) and HTML (`.html`) files and prints one line of JSON for each:
//! its name without extension as `id`, and the byte range of every entry in it.

use std::error::Error;
use std::fs;
use std::path::Path;

use ibid::Span;
use ibid::input::Document;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: find_entries FOLDER")?;
    let mut paths: Vec<_> = fs::read_dir(folder)?
        .map(|file| Ok(file?.path()))
        .collect::<Result<_, std::io::Error>>()?;
    paths.sort();
    for path in paths {
        if let Some(entries) = entries(&path)? {
            let id = path.file_stem().unwrap_or_default().to_string_lossy();
            println!("{}", serde_json::json!({ "id": id, "entries": entries }));
        }
    }
    Ok(())
}

/// The entries of one file, if its kind is known.
fn entries(path: &Path) -> Result<Option<Vec<Span>>, Box<dyn Error>> {
    let read = match path.extension().and_then(|extension| extension.to_str()) {
        Some("txt") => Document::from_text,
        Some("md") => Document::from_markdown,
        Some("html") => Document::from_html,
        _ => return Ok(None),
    };
    let document = read(&fs::read_to_string(path)?);
    Ok(Some(document.split().into_iter().map(|entry| document.origin(entry.span)).collect()))
}
