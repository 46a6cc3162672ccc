//! Lists the reference entries of text files.
//!
//! `find_entries FOLDER` reads the `.txt` files of a folder and prints one line of JSON for each:
//! its name without extension as `id`, and the byte range of every entry in it.

use std::error::Error;
use std::fs;
use std::path::Path;

use ibid::Span;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: find_entries FOLDER")?;
    let mut paths: Vec<_> =
        fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect::<Result<_, std::io::Error>>()?;
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
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("txt" | "md" | "html") => {
            let text = fs::read_to_string(path)?;
            Ok(Some(ibid::split::split(&text).into_iter().map(|entry| entry.span).collect()))
        }
        _ => Ok(None),
    }
}
