//! What to read: files, folders, patterns, standard input.

use crate::run::Error;
use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Endings of the files that are taken from a folder; a file that is named is read whatever its ending.
const KNOWN: &[&str] = &["txt", "html", "htm", "md", "xml"];

/// The files to read, each once, in the order in which they are named and sorted inside a folder or pattern.
pub fn paths(named: &[String]) -> Result<Vec<PathBuf>, Error> {
    let mut seen = BTreeSet::new();
    let mut paths = Vec::new();
    for name in named {
        let path = PathBuf::from(name);
        let mut found = if path.is_dir() {
            below(&path)?
        } else if name == "-" || path.exists() || !name.contains(['*', '?', '[']) {
            vec![path]
        } else {
            matching(name)?
        };
        found.retain(|path| seen.insert(path.clone()));
        paths.append(&mut found);
    }
    Ok(paths)
}

fn below(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let path = entry?.into_path();
        let known = |ending: &std::ffi::OsStr| KNOWN.iter().any(|known| ending == *known);
        if path.is_file() && path.extension().is_some_and(known) {
            files.push(path);
        }
    }
    Ok(files)
}

fn matching(pattern: &str) -> Result<Vec<PathBuf>, Error> {
    let files: Vec<PathBuf> = glob::glob(pattern)?
        .filter_map(Result::ok)
        .filter(|path| path.is_file())
        .collect();
    if files.is_empty() {
        return Err(format!("{pattern}: no such file").into());
    }
    Ok(files)
}

pub fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    std::fs::read(path)
}
