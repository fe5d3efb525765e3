//! Data flows one way: a stage uses the stages to its left and the leaves, never one to its right.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

const STAGES: &[&str] = &["bytes", "page", "text", "lex", "zone", "link", "output"];
const LEAVES: &[&str] = &[
    "span",
    "visible",
    "bounds",
    "spelling",
    "error",
    "limits",
    "record",
    "edtf",
    "place_code",
    "user_words",
    "time",
    "data",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// Position of a module in the flow; leaves come first, the entry point last.
fn rank(module: &str) -> usize {
    if LEAVES.contains(&module) {
        return 0;
    }
    match STAGES.iter().position(|stage| *stage == module) {
        Some(position) => position + 1,
        None => STAGES.len() + 1,
    }
}

fn backward(own: &str, source: &str) -> Option<String> {
    source.match_indices("crate::").find_map(|(at, prefix)| {
        let rest = source.get(at + prefix.len()..)?;
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => list
                .split('}')
                .next()?
                .split(',')
                .map(|name| name.trim().split("::").next().unwrap())
                .collect(),
            None => vec![
                rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()?,
            ],
        };
        names
            .into_iter()
            .find(|name| {
                name.chars().next().is_some_and(char::is_lowercase) && rank(name) > rank(own)
            })
            .map(|name| format!("{own} uses {name}"))
    })
}

#[test]
fn no_stage_uses_one_to_its_right() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 30);
    for file in files {
        let inner = file.strip_prefix(&root).unwrap();
        let own = inner
            .iter()
            .next()
            .unwrap()
            .to_str()
            .unwrap()
            .trim_end_matches(".rs");
        if matches!(own, "lib" | "parser" | "quantity" | "user_dictionary") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let code: String = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        if let Some(found) = backward(own, &code) {
            panic!("{}: {found}", inner.display());
        }
    }
}

#[test]
fn a_backward_import_is_seen() {
    assert!(backward("text", "use crate::lex::Mentions;").is_some());
    assert!(backward("zone", "use crate::{link::Linker, span::Span};").is_some());
    assert!(backward("link", "use crate::lex::Mentions; use crate::span::Run;").is_none());
}

#[test]
fn nothing_is_opened_executed_or_timed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    // The program opens files; the library does not.
    let program = root.join("bin");
    for file in files.iter().filter(|file| !file.starts_with(&program)) {
        let text = fs::read_to_string(file).unwrap();
        for word in [
            "std::fs",
            "std::net",
            "std::process",
            "std::env",
            "std::time",
            "f32",
            "f64",
        ] {
            assert!(!text.contains(word), "{} uses {word}", file.display());
        }
    }
}
