//! What several tests need: the laws of spans and zones, and the values of a report.

#![allow(
    dead_code,
    clippy::as_conversions,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use jianbao::Report;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A folder of this package.
pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Every text file of a folder, by name.
pub fn texts(name: &str) -> Vec<(String, String)> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder(name))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    files
        .iter()
        .map(|path| {
            (
                path.file_stem().unwrap().to_string_lossy().into_owned(),
                std::fs::read_to_string(path).unwrap(),
            )
        })
        .collect()
}

/// Every span of the JSON form is what it says, and the zones join to the input.
pub fn check_laws(raw: &str, report: &Report<'_>) {
    let json = serde_json::to_value(report).unwrap();
    walk(raw, report, &json, "report");
    let read = report.truncated.map_or(raw.len(), |cut| cut.at);
    let mut at = 0;
    let mut zones = report.zones.iter().peekable();
    if let Some(first) = zones.peek() {
        // A byte-order mark in front belongs to no character.
        at = first.span.start();
    }
    for zone in zones {
        assert_eq!(zone.span.start(), at, "zones leave a gap in {raw:?}");
        at = zone.span.end();
    }
    assert!(
        report.zones.is_empty() || at == read || report.truncated.is_some(),
        "zones end at {at} of {read} in {raw:?}"
    );
    for statistic in &report.statistics {
        assert!(!statistic.span.is_empty(), "an empty figure in {raw:?}");
        for other in [statistic.with, statistic.part_of].into_iter().flatten() {
            assert!(other < report.statistics.len());
        }
    }
    assert!(
        report
            .statistics
            .windows(2)
            .all(|pair| pair[0].span.end() <= pair[1].span.start()),
        "figures overlap or are out of order in {raw:?}"
    );
}

fn walk(raw: &str, report: &Report<'_>, value: &Value, path: &str) {
    match value {
        Value::Object(map) => {
            if let Some(span) = map.get("span").and_then(Value::as_array) {
                let (from, to) = (
                    span[0].as_u64().unwrap() as usize,
                    span[1].as_u64().unwrap() as usize,
                );
                raw.get(from..to)
                    .unwrap_or_else(|| panic!("{path}: {from}..{to} is no slice of {raw:?}"));
                // Of a page, what a reader sees of it.
                let slice = report.slice(jianbao::Span::new(from, to));
                // The span of a section is all of it, its heading only the first line.
                if let Some(text) = ["text", "name", "title"]
                    .iter()
                    .find_map(|key| map.get(*key))
                    .and_then(Value::as_str)
                    .filter(|_| path != "remarks")
                {
                    assert_eq!(slice, text, "{path} in {raw:?}");
                }
            }
            for (key, inner) in map {
                walk(raw, report, inner, key);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| walk(raw, report, item, path)),
        _ => {}
    }
}

/// What must not change when only the spelling does: values, relations, units, kinds, dates and codes.
pub fn values(report: &Report<'_>) -> Vec<String> {
    let mut rows: Vec<String> = report
        .statistics
        .iter()
        .map(|s| {
            format!(
                "{:?} {:?} {:?} {:?} {:?} {:?} {:?}",
                s.value,
                s.high,
                s.relation,
                s.unit.map(|u| u.text),
                s.kind,
                s.place.map(|p| p.code),
                s.time.and_then(|t| t.edtf)
            )
        })
        .collect();
    rows.extend(
        report
            .times
            .iter()
            .map(|t| format!("{:?} {:?}", t.edtf, t.kind)),
    );
    rows.extend(
        report
            .places
            .iter()
            .map(|p| format!("{:?} {:?}", p.place, p.candidates)),
    );
    rows
}
