//! The JSON form is a contract: every field is there, it reads back, and it is the same from run to run.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use common::texts;
use jianbao::{Parser, Report, View};
use serde_json::Value;
use std::sync::{Arc, Barrier};

#[test]
fn every_field_is_always_present() {
    let fields = |value: &Value| {
        value
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    let empty = serde_json::to_value(Report::parse("")).unwrap();
    let top = [
        "byline",
        "checks",
        "numerals",
        "place",
        "places",
        "published",
        "records",
        "related",
        "remarks",
        "sections",
        "source",
        "times",
        "title",
        "truncated",
    ];
    let mut found = fields(&empty);
    found.sort();
    assert_eq!(
        found,
        top.iter()
            .filter(|name| **name != "numerals")
            .map(|name| (*name).to_owned())
            .collect::<Vec<_>>()
    );
    let mut parser = Parser::new().ledger(true).simplified(true);
    let full = serde_json::to_value(parser.parse("双清区引进人才3名。")).unwrap();
    assert!(full["numerals"].is_array() && full["simplified"].is_string());
    let mut statistic = fields(&full["records"][0]["statistics"][0]);
    statistic.sort();
    assert_eq!(
        statistic,
        [
            "action",
            "actor",
            "aggregate",
            "base",
            "counted",
            "denominator",
            "direction",
            "high",
            "kind",
            "modality",
            "numerator",
            "part_of",
            "place",
            "relation",
            "rule",
            "span",
            "text",
            "time",
            "unit",
            "value",
            "with"
        ]
    );
    let mut unit = fields(&full["records"][0]["statistics"][0]["unit"]);
    unit.sort();
    assert_eq!(unit, ["canonical", "factor", "iso", "kind", "text"]);
}

#[test]
fn it_reads_back_equal() {
    for (name, raw) in texts("seeds") {
        let mut parser = Parser::new().ledger(true);
        let report = parser.parse(&raw);
        let json = serde_json::to_string(&report).unwrap();
        let view: View<'static> = serde_json::from_str(&json).unwrap();
        assert_eq!(serde_json::to_string(&view).unwrap(), json, "{name}");
        assert_eq!(report.view(), view, "{name}");
    }
}

#[test]
fn values_are_exact_decimals_written_as_strings() {
    let report =
        Report::parse("合同投资额总计480.4亿元人民币，人均0.1万元，共16.4亿元，三分之一为外资。");
    let values: Vec<String> = report
        .statistics
        .iter()
        .map(|s| s.value.unwrap().normalize().to_string())
        .collect();
    assert_eq!(
        values,
        [
            "48040000000",
            "1000",
            "1640000000",
            "0.3333333333333333333333333333"
        ]
    );
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["records"][0]["statistics"][0]["value"], "48040000000");
    assert_eq!(json["records"][0]["statistics"][3]["denominator"], "3");
}

#[test]
fn the_same_from_the_first_call_of_many_threads() {
    let raw = texts("seeds").remove(0).1;
    let barrier = Arc::new(Barrier::new(16));
    let threads: Vec<_> = (0..16)
        .map(|_| {
            let (barrier, raw) = (Arc::clone(&barrier), raw.clone());
            std::thread::spawn(move || {
                barrier.wait();
                serde_json::to_string(&Report::parse(&raw)).unwrap()
            })
        })
        .collect();
    let results: Vec<String> = threads
        .into_iter()
        .map(|thread| thread.join().unwrap())
        .collect();
    assert!(results.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn a_reused_parser_gives_what_a_fresh_one_gives() {
    let all: Vec<String> = texts("seeds")
        .into_iter()
        .chain(texts("tests/gold/open"))
        .map(|(_, raw)| raw)
        .collect();
    let mut reused = Parser::new();
    for raw in all.iter().chain(all.iter().rev()) {
        assert_eq!(
            serde_json::to_string(&reused.parse(raw)).unwrap(),
            serde_json::to_string(&Report::parse(raw)).unwrap()
        );
    }
}

#[test]
fn reports_can_be_sent_and_owned() {
    fn sendable<T: Send + Sync>(_: &T) {}
    let owned: Report<'static> = {
        let raw = String::from("全区11个乡镇");
        Report::parse(&raw).into_owned()
    };
    sendable(&owned);
    sendable(&Parser::new());
    assert_eq!(owned.statistics[0].span.of(owned.text()), "11个");
}
