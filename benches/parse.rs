//! The whole parse and each stage, in MB/s, and as ratios to a bare dictionary pass and to UTF-8 validation.
//!
//! `cargo bench` runs both parts; `cargo bench -- ratios` prints the ratios alone. Ratios come from one run in which the
//! contestants take turns over the same slices, and are medians: these hold on a noisy machine, absolute figures do not.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::float_arithmetic,
    clippy::string_slice,
    missing_docs
)]

mod corpus;

use criterion::{BenchmarkId, Criterion, Throughput};
use daachorse::CharwiseDoubleArrayAhoCorasick;
use jianbao::{Parser, Stage};
use std::hint::black_box;
use std::time::{Duration, Instant};

fn stages(criterion: &mut Criterion, name: &str, texts: &[String]) {
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut group = criterion.benchmark_group(name);
    group
        .throughput(Throughput::Bytes(bytes as u64))
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    let mut parser = Parser::new();
    for (stage, label) in [
        (Stage::Text, "text"),
        (Stage::Lex, "text+lex"),
        (Stage::Zone, "text+lex+zone"),
    ] {
        group.bench_function(BenchmarkId::from_parameter(label), |b| {
            b.iter(|| {
                texts
                    .iter()
                    .map(|text| parser.run_to(text, stage))
                    .sum::<usize>()
            })
        });
    }
    group.bench_function(BenchmarkId::from_parameter("whole parse"), |b| {
        b.iter(|| {
            texts
                .iter()
                .map(|text| parser.parse(text).statistics.len())
                .sum::<usize>()
        })
    });
    group.bench_function(BenchmarkId::from_parameter("parse and serde_json"), |b| {
        b.iter(|| {
            texts
                .iter()
                .map(|text| serde_json::to_string(&parser.parse(text)).unwrap().len())
                .sum::<usize>()
        })
    });
    let automaton: CharwiseDoubleArrayAhoCorasick<u32> =
        CharwiseDoubleArrayAhoCorasick::new(corpus::names()).unwrap();
    group.bench_function(BenchmarkId::from_parameter("daachorse, same names"), |b| {
        b.iter(|| {
            texts
                .iter()
                .map(|text| automaton.find_iter(text).count())
                .sum::<usize>()
        })
    });
    group.bench_function(BenchmarkId::from_parameter("from_utf8"), |b| {
        b.iter(|| {
            texts
                .iter()
                .filter(|text| std::str::from_utf8(black_box(text.as_bytes())).is_ok())
                .count()
        })
    });
    group.finish();
}

/// Contestants in turn over slices of about 1 MB; the median over slices of each one's time over the first one's.
fn ratios(texts: &[String]) {
    let automaton: CharwiseDoubleArrayAhoCorasick<u32> =
        CharwiseDoubleArrayAhoCorasick::new(corpus::names()).unwrap();
    let all: CharwiseDoubleArrayAhoCorasick<u32> =
        daachorse::CharwiseDoubleArrayAhoCorasickBuilder::new()
            .match_kind(daachorse::MatchKind::LeftmostLongest)
            .build(corpus::words())
            .unwrap();
    let mut parsers: [Parser; 7] = std::array::from_fn(|_| Parser::new());
    let [parser, first, second, third, numerals, quantities, json] = &mut parsers;
    let pattern = regex::Regex::new(&corpus::statistic_pattern()).unwrap();
    let mut slices: Vec<Vec<&String>> = vec![Vec::new()];
    let mut filled = 0;
    for text in texts {
        filled += text.len();
        slices.last_mut().unwrap().push(text);
        if filled > 1 << 20 {
            slices.push(Vec::new());
            filled = 0;
        }
    }
    slices.retain(|slice| slice.len() > 10);
    type Run<'a> = Box<dyn FnMut(&[&String]) -> usize + 'a>;
    let mut contestants: Vec<(&str, Run)> = vec![
        (
            "daachorse, same names",
            Box::new(|slice| {
                slice
                    .iter()
                    .map(|text| automaton.find_iter(text).count())
                    .sum()
            }),
        ),
        (
            "from_utf8",
            Box::new(|slice| {
                slice
                    .iter()
                    .filter(|text| std::str::from_utf8(black_box(text.as_bytes())).is_ok())
                    .count()
            }),
        ),
        (
            "whole parse",
            Box::new(|slice| {
                slice
                    .iter()
                    .map(|text| parser.parse(text).statistics.len())
                    .sum()
            }),
        ),
        (
            "daachorse, same words",
            Box::new(|slice| {
                slice
                    .iter()
                    .map(|text| all.leftmost_find_iter(text).count())
                    .sum()
            }),
        ),
        (
            "one statistic regex",
            Box::new(|slice| {
                slice
                    .iter()
                    .map(|text| pattern.find_iter(text).count())
                    .sum()
            }),
        ),
        (
            "number scanner",
            Box::new(|slice| {
                slice
                    .iter()
                    .map(|text| numerals.run_to(text, Stage::Numerals))
                    .sum()
            }),
        ),
        (
            "numbers, hedges, units",
            Box::new(|slice| {
                slice
                    .iter()
                    .map(|text| quantities.run_to(text, Stage::Quantities))
                    .sum()
            }),
        ),
        (
            "parse and serde_json",
            Box::new(|slice| {
                let written =
                    |text: &&String| serde_json::to_string(&json.parse(text)).unwrap().len();
                slice.iter().map(written).sum()
            }),
        ),
        (
            "  text",
            Box::new(|slice| {
                slice
                    .iter()
                    .map(|text| first.run_to(text, Stage::Text))
                    .sum()
            }),
        ),
        (
            "  text+lex",
            Box::new(|slice| {
                slice
                    .iter()
                    .map(|text| second.run_to(text, Stage::Lex))
                    .sum()
            }),
        ),
        (
            "  text+lex+zone",
            Box::new(|slice| {
                slice
                    .iter()
                    .map(|text| third.run_to(text, Stage::Zone))
                    .sum()
            }),
        ),
    ];
    let count = contestants.len();
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); count];
    for pass in 0..3 {
        for (i, slice) in slices.iter().enumerate() {
            for turn in 0..count {
                let which = (turn + i + pass) % count;
                let start = Instant::now();
                black_box(contestants[which].1(slice));
                let bytes: usize = slice.iter().map(|text| text.len()).sum();
                times[which].push(start.elapsed().as_secs_f64() / bytes as f64);
            }
        }
    }
    let median = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    println!(
        "\nratios: medians over {} slices of 1 MB of mutated reports, 3 passes, contestants in turn",
        slices.len()
    );
    for (i, (name, _)) in contestants.iter().enumerate() {
        println!("  {name:<24} {:8.1} MB/s", 1e-6 / median(times[i].clone()));
    }
    for (a, b) in [(2, 0), (2, 3), (2, 1), (2, 4), (7, 2), (5, 4), (6, 4)] {
        let ratio = median(times[a].iter().zip(&times[b]).map(|(x, y)| x / y).collect());
        println!("  {} / {} = {ratio:.2}", contestants[a].0, contestants[b].0);
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    // `cargo test --benches` only checks that the bench starts.
    if arguments.iter().any(|argument| argument == "--test") {
        return;
    }
    if !arguments.iter().any(|argument| argument == "ratios") {
        let mut criterion = Criterion::default().configure_from_args();
        stages(&mut criterion, "seeds", &corpus::seeds());
        stages(&mut criterion, "mutated", &corpus::mutated(4 << 20));
        criterion.final_summary();
    }
    ratios(&corpus::mutated(16 << 20));
}
