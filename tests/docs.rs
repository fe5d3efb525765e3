//! The documents are true to the tree: ARCHITECTURE names every file that it should and none that is gone, and what the
//! library gives to its users has an example.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// The words in backquotes.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// Every name of a file or folder that the code map gives, as a path below `src`.
fn mapped() -> Vec<String> {
    let map = read("ARCHITECTURE.md");
    let rows = map
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| folder"));
    let mut paths = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').collect();
        let [place, _, files] = cells.as_slice() else {
            panic!("not three cells: {row}")
        };
        let folders = quoted(place);
        for folder in &folders {
            paths.push(folder.trim_end_matches('/').to_owned());
        }
        // Files lie in the folder of the row; a row without a folder lists leaves.
        let folder = folders.first().filter(|folder| folder.ends_with('/'));
        for name in quoted(files).iter().flat_map(|names| names.split(' ')) {
            let name = name.trim_end_matches('/');
            paths.push(match folder {
                Some(folder) if !name.contains('/') => format!("{folder}{name}"),
                _ => name.to_owned(),
            });
        }
    }
    paths
}

fn exists(path: &str) -> bool {
    let at = root().join("src").join(path);
    at.exists() || at.with_extension("rs").exists()
}

#[test]
fn the_code_map_names_what_is_there() {
    let paths = mapped();
    assert!(paths.len() > 60, "{}", paths.len());
    let gone: Vec<&String> = paths.iter().filter(|path| !exists(path)).collect();
    assert!(gone.is_empty(), "not in src: {gone:?}");
}

#[test]
fn what_lies_in_src_is_on_the_code_map() {
    let named: BTreeSet<String> = mapped()
        .iter()
        .map(|path| path.trim_end_matches(".rs").to_owned())
        .collect();
    let mut missing = Vec::new();
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if name != "lib" && name != "bin" && !named.contains(&name) {
            missing.push(name);
        }
    }
    assert!(missing.is_empty(), "not on the code map: {missing:?}");
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("bin") {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// Stands for the macro that declares a closed list.
const LIST: &str = "closed_list!";

/// The public item that a line begins, if it does: a type or function, with its type if it has one.
fn item<'l>(line: &'l str, public: &BTreeSet<String>, of: Option<&str>) -> Option<String> {
    let name = |rest: &'l str| {
        rest.split(|c: char| !c.is_alphanumeric() && c != '_')
            .next()
    };
    if let Some(rest) = ["pub struct ", "pub enum ", "pub fn "]
        .iter()
        .find_map(|start| line.strip_prefix(start))
    {
        return name(rest).map(str::to_owned);
    }
    // A closed list, in the macro that declares it: `    Relation {`.
    if of == Some(LIST)
        && let Some(list) = line
            .strip_prefix("    ")
            .and_then(|line| line.strip_suffix(" {"))
        && list.starts_with(char::is_uppercase)
        && list.chars().all(char::is_alphanumeric)
    {
        return Some(list.to_owned());
    }
    let method = ["    pub fn ", "    pub const fn "]
        .iter()
        .find_map(|start| line.strip_prefix(start))?;
    let of = of.filter(|of| public.contains(*of))?;
    Some(format!("{of}::{}", name(method)?))
}

/// The type of an inherent `impl`.
fn subject(line: &str) -> Option<&str> {
    if line.starts_with(LIST) {
        return Some(LIST);
    }
    let rest = line.strip_prefix("impl")?;
    let rest = match rest.strip_prefix('<') {
        Some(generic) => generic.split_once('>')?.1,
        None => rest,
    };
    let subject = rest.trim_start();
    (!line.contains(" for "))
        .then(|| subject.split(['<', ' ']).next())
        .flatten()
}

#[test]
fn public_items_have_an_example() {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let texts: Vec<(PathBuf, String)> = files
        .into_iter()
        .map(|file| (file.clone(), fs::read_to_string(file).unwrap()))
        .collect();
    // The names of all public types; a line inside a macro is taken for one where nothing else has its shape.
    let nothing = BTreeSet::new();
    let mut public = BTreeSet::new();
    for line in texts.iter().flat_map(|(_, text)| text.lines()) {
        public.extend(item(line, &nothing, Some(LIST)));
    }
    let (mut seen, mut without) = (0, Vec::new());
    for (file, text) in &texts {
        let (mut documented, mut example, mut hidden) = (false, false, false);
        let mut of = None;
        for line in text.lines() {
            let bare = line.trim_start();
            if bare.starts_with("///") {
                documented = true;
                example |= bare.contains("```");
                continue;
            }
            if bare.starts_with("#[") {
                hidden |= bare.contains("doc(hidden)");
                continue;
            }
            match subject(line) {
                Some(subject) => of = Some(subject.to_owned()),
                None if line.starts_with(['}', 'i']) => of = None,
                None => {}
            }
            // What has no comment at all is not public: the compiler denies it.
            // A type of the same name that stays inside.
            let inner = of.as_ref().is_some_and(|of| {
                [" ", "<", "("]
                    .iter()
                    .any(|end| text.contains(&format!(") struct {of}{end}")))
            });
            if let Some(item) = item(line, &public, of.as_deref())
                && documented
                && !hidden
                && !inner
            {
                seen += 1;
                if !example {
                    without.push(format!("{item} ({})", file.display()));
                }
            }
            (documented, example, hidden) = (false, false, false);
        }
    }
    assert!(seen > 100, "{seen}");
    println!(
        "{seen} public types and functions, {} without an example",
        without.len()
    );
    assert!(without.is_empty(), "{without:#?}");
}
