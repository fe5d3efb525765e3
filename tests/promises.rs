//! Promises of the README's table that no other test holds: bounded output, the map of offsets over all of Unicode, the same bytes from
//! run to run, few exceptions from the lints, output that cannot steer a terminal.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic
)]

mod common;
mod hostile;

use common::{check_laws, texts};
use jianbao::{Parser, Report, inert};
use std::path::Path;

/// R6: what comes out is bounded by what goes in.
#[test]
fn the_json_form_is_at_most_so_many_times_the_text() {
    let mut parser = Parser::new();
    let mut worst = (0, String::new());
    for pattern in hostile::patterns() {
        let text = pattern.text(16 << 10);
        let json = serde_json::to_string(&parser.parse(&text)).unwrap();
        worst = worst.max((json.len() / text.len(), pattern.name.to_owned()));
    }
    // Every second byte makes a figure, and each figure names all its fields: 64 times the text cannot be kept there.
    assert!(worst.0 <= 400, "{worst:?}");
    for (name, text) in texts("seeds") {
        let json = serde_json::to_string(&parser.parse(&text)).unwrap();
        assert!(json.len() <= 64 * text.len(), "{name}");
    }
}

/// R10: whatever character stands between two others, its bytes belong to something.
#[test]
fn every_character_keeps_its_place() {
    let mut parser = Parser::new().ledger(true);
    let mut text = String::new();
    // Some thousand characters a text: a report for each of a million takes minutes.
    for block in 0..=0x10ffff / 0x400 {
        text.clear();
        let chars = (block * 0x400..(block + 1) * 0x400).filter_map(char::from_u32);
        for c in chars {
            text.push_str("新建3");
            text.push(c);
            text.push_str("个。");
        }
        let report = parser.parse(&text);
        check_laws(&text, &report);
    }
}

/// R15: nothing in the answer depends on a clock, on memory or on which run it is.
#[test]
fn a_hundred_runs_give_the_same_bytes() {
    for (name, text) in texts("seeds") {
        let first = serde_json::to_string(&Report::parse(&text)).unwrap();
        let mut parser = Parser::new();
        for _ in 0..50 {
            let again = serde_json::to_string(&parser.parse(&text)).unwrap();
            assert!(again == first, "{name}");
            assert!(
                serde_json::to_string(&Report::parse(&text)).unwrap() == first,
                "{name}"
            );
        }
    }
}

/// R19: exceptions from the lints against hidden panics, outside tests.
#[test]
fn few_lines_are_excepted_from_the_lints() {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let code = std::fs::read_to_string(&path).unwrap();
                let code = code.split("#[cfg(test)]").next().unwrap();
                let excepted = code.matches("clippy::indexing_slicing").count()
                    + code.matches("clippy::unwrap_used").count()
                    + code.matches("clippy::panic").count()
                    + code.matches("clippy::string_slice").count()
                    + code.matches("clippy::as_conversions").count();
                found.extend(std::iter::repeat_n(path.display().to_string(), excepted));
            }
        }
    }
    assert!(found.len() <= 4, "{found:?}");
}

/// R24: what is printed moves no cursor and turns no line round, and reads back equal.
#[test]
fn output_steers_nothing() {
    let text = "武侯区\u{1b}[31m新建\u{202e}公园\0 3个\u{9b}。";
    let report = Report::parse(text);
    let json = serde_json::to_string(&report).unwrap();
    let shown = inert(&json);
    assert!(
        shown
            .chars()
            .all(|c| !c.is_control() && !('\u{202a}'..='\u{202e}').contains(&c))
    );
    let back: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(
        back,
        serde_json::from_str::<serde_json::Value>(&json).unwrap()
    );
    assert!(matches!(
        inert("新建公园3个"),
        std::borrow::Cow::Borrowed(_)
    ));
}
