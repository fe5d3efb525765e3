//! Hostile texts of 64 KB: milliseconds, and how they grow when the text doubles.
//!
//! `cargo bench --bench growth` prints the dearest and fails where 64 KB take more than 100 ms or where a doubled text takes
//! more than 2.5 times as long (median of seven, five times over, and only where it takes long enough to be measured).

#![allow(
    clippy::unwrap_used,
    clippy::as_conversions,
    clippy::float_arithmetic,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

#[path = "../tests/hostile/mod.rs"]
mod hostile;

use jianbao::Parser;
use std::hint::black_box;
use std::time::Instant;

const SIZE: usize = 64 << 10;
const LIMIT_MS: f64 = 100.0;
const GROWTH: f64 = 2.5;
/// How often a pattern that looks bad is measured again.
const AGAIN: usize = 4;

fn median_ms(parser: &mut Parser, text: &str) -> f64 {
    let mut times: Vec<f64> = (0..7)
        .map(|_| {
            let start = Instant::now();
            black_box(parser.parse(text).statistics.len());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[3]
}

/// Milliseconds for 64 KB, how many times as long 128 KB take, and the name of the pattern.
type Row = (f64, f64, &'static str);

fn measured(parser: &mut Parser, pattern: &hostile::Pattern) -> Row {
    let once = median_ms(parser, &pattern.text(SIZE));
    let twice = median_ms(parser, &pattern.text(2 * SIZE));
    (once, twice / once, pattern.name)
}

fn is_bad(row: &Row) -> bool {
    row.0 > LIMIT_MS || row.1 > GROWTH && row.0 > 2.0
}

fn main() {
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let mut parser = Parser::new();
    parser.parse("把表格读进来");
    let mut rows: Vec<Row> = hostile::patterns()
        .iter()
        .map(|pattern| {
            // A busy machine can double one reading; real growth shows every time.
            let mut best = measured(&mut parser, pattern);
            for _ in 0..AGAIN {
                if !is_bad(&best) {
                    break;
                }
                let again = measured(&mut parser, pattern);
                best = (best.0.min(again.0), best.1.min(again.1), best.2);
            }
            best
        })
        .collect();
    rows.sort_by(|a, b| b.0.total_cmp(&a.0));
    println!(
        "{} hostile patterns, {} KB each; the ten dearest, and the ten that grow most:",
        rows.len(),
        SIZE >> 10
    );
    for (ms, growth, name) in rows.iter().take(10) {
        println!("  {name:<28} {ms:8.2} ms   doubled x {growth:.2}");
    }
    let bad: Vec<_> = rows.iter().filter(|row| is_bad(row)).cloned().collect();
    let mut grown = rows.clone();
    grown.sort_by(|a, b| b.1.total_cmp(&a.1));
    println!();
    for (ms, growth, name) in grown.iter().take(10) {
        println!("  {name:<28} {ms:8.2} ms   doubled x {growth:.2}");
    }
    if !bad.is_empty() {
        eprintln!("over {LIMIT_MS} ms or growing faster than x {GROWTH}: {bad:?}");
        std::process::exit(1);
    }
}
