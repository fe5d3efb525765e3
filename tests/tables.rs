//! The tables are data that people edit: every row must be whole, and every table says where it comes from.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use jianbao::{Decimal, Quantity, UnitKind};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

fn table(name: &str) -> String {
    fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("src/data")
            .join(name),
    )
    .unwrap()
}

fn rows(name: &str) -> Vec<Vec<String>> {
    table(name)
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

#[test]
fn every_table_names_its_origin_and_licence() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/data");
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "tsv") {
            continue;
        }
        seen += 1;
        let text = fs::read_to_string(&path).unwrap();
        let first = text.lines().next().unwrap();
        assert!(first.starts_with('#'), "{}", path.display());
        assert!(
            ["MIT", "Apache", "Unicode", "CC BY"]
                .iter()
                .any(|licence| first.contains(licence)),
            "{}: {first}",
            path.display()
        );
    }
    assert!(seen >= 15);
}

#[test]
fn units_are_many_whole_and_exact() {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut surfaces = BTreeSet::new();
    for row in rows("units.tsv") {
        let cell = |i: usize| row.get(i).map_or("", String::as_str);
        assert!(surfaces.insert(cell(0).to_owned()), "twice: {}", cell(0));
        *kinds.entry(cell(1).to_owned()).or_default() += 1;
        if cell(1) == "classifier" {
            assert!(cell(2).is_empty() && cell(3).is_empty(), "{}", cell(0));
            continue;
        }
        assert!(!cell(2).is_empty(), "{} has no canonical unit", cell(0));
        let (top, bottom) = cell(3).split_once('/').unwrap_or((cell(3), "1"));
        let factor = |text: &str| {
            text.parse::<Decimal>()
                .unwrap_or_else(|_| panic!("{}: {text}", cell(0)))
        };
        assert!(factor(top) > Decimal::ZERO && factor(bottom) > Decimal::ZERO);
        let iso = cell(4);
        assert!(
            iso.is_empty() || iso.len() == 3 && iso.bytes().all(|b| b.is_ascii_uppercase()),
            "{}",
            cell(0)
        );
    }
    let measures: usize = kinds
        .iter()
        .filter(|(kind, _)| *kind != "classifier")
        .map(|(_, n)| n)
        .sum();
    assert!(kinds["classifier"] >= 250 && measures >= 250, "{kinds:?}");
}

/// Each row is read where it stands behind a number, with its own kind.
#[test]
fn every_unit_is_read_behind_a_number() {
    let mut wrong = Vec::new();
    for row in rows("units.tsv") {
        let surface = &row[0];
        let text = format!("25{surface}");
        let read = text.parse::<Quantity>().ok().and_then(|q| q.unit());
        let kind = read.map(|unit| format!("{:?}", unit.kind).to_lowercase());
        // 块 alone is money and no piece of anything; 亿 begins no unit.
        if kind.as_deref() != Some(row[1].as_str()) && surface != "块" {
            wrong.push(format!("{surface} {kind:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn hedges_say_one_of_eight_things() {
    for row in rows("hedges.tsv") {
        assert!(matches!(row[1].as_str(), "before" | "behind"), "{row:?}");
        assert!(
            [
                "exact", "over", "under", "nearly", "about", "at_least", "at_most", "several"
            ]
            .contains(&row[2].as_str()),
            "{row:?}"
        );
        if row[2] == "exact" {
            continue;
        }
        let text = if row[1] == "before" {
            format!("{}3000人", row[0])
        } else {
            format!("3000人{}", row[0])
        };
        let read = text
            .parse::<Quantity>()
            .unwrap_or_else(|_| panic!("{text}"));
        let relation = serde_json::to_string(&read.numeral().relation()).unwrap();
        assert_eq!(relation.trim_matches('"'), row[2], "{text}");
    }
    assert_eq!(
        "3吨".parse::<Quantity>().unwrap().unit().unwrap().kind,
        UnitKind::Mass
    );
}

/// What the build script makes of the tables becomes part of every program that uses the crate.
#[test]
fn compiled_tables_stay_small() {
    let mut bytes = 0;
    for entry in fs::read_dir(env!("OUT_DIR")).unwrap() {
        bytes += entry.unwrap().metadata().unwrap().len();
    }
    assert!((1_000_000..2_000_000).contains(&bytes), "{bytes} bytes");
}
