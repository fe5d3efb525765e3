//! What a parse costs in instructions, which repeat to the digit on a busy machine; for `tests/instructions.py`, which runs it
//! under callgrind. `corpus` parses mutated reports, `patterns` each hostile pattern in three sizes. A line is printed for each
//! measured stretch: name, bytes, characters.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::float_arithmetic,
    clippy::string_slice,
    missing_docs,
    dead_code
)]

mod corpus;
#[path = "../tests/hostile/mod.rs"]
mod hostile;

use jianbao::Parser;
use std::hint::black_box;

const CORPUS: usize = 1 << 20;
const SIZE: usize = 4 << 10;

/// What callgrind counts: it dumps its counters whenever this function is entered.
#[inline(never)]
fn measured(parser: &mut Parser, name: &str, texts: &[String]) {
    for text in texts {
        black_box(parser.parse(text).statistics.len());
    }
    black_box(name);
}

fn main() {
    let mode = std::env::args().nth(1).unwrap_or_default();
    let mut runs: Vec<(String, Vec<String>)> = Vec::new();
    if mode == "corpus" {
        runs.push(("corpus".to_owned(), corpus::mutated(CORPUS)));
    } else if mode == "patterns" {
        runs.extend(
            corpus::seeds()
                .into_iter()
                .map(|seed| ("report".to_owned(), vec![seed])),
        );
        for pattern in hostile::patterns() {
            for size in [SIZE, 2 * SIZE, 4 * SIZE] {
                runs.push((pattern.name.to_owned(), vec![pattern.text(size)]));
            }
        }
    }
    let mut parser = Parser::new();
    // Tables are made and buffers grow before anything is counted.
    black_box(parser.parse(&corpus::seeds().concat()).statistics.len());
    for (name, texts) in &runs {
        measured(&mut parser, name, texts);
    }
    // Ends the last stretch.
    measured(&mut parser, "", &[]);
    for (name, texts) in &runs {
        let bytes: usize = texts.iter().map(String::len).sum();
        let chars: usize = texts.iter().map(|text| text.chars().count()).sum();
        println!("{name}\t{bytes}\t{chars}");
    }
}
