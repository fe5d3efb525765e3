//! Compiles the tables of `src/data` into arrays that become part of the binary, so that nothing is built when a program
//! starts. The TSV files stay the source that people edit; a row that makes no sense stops the build.

#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

mod fold;
mod gazetteer;
mod lexicon;
mod matcher;
mod overlap;
mod table;
mod time;
mod township;
mod unit;
mod words;

// What the crate reads with: one definition for both.
#[path = "../src/text/class.rs"]
#[allow(dead_code)]
mod class;
#[path = "../src/lex/flags.rs"]
#[allow(dead_code)]
mod flags;
#[path = "../src/lex/matcher/key.rs"]
#[allow(dead_code)]
mod key;

fn main() {
    for path in [
        "build",
        "src/data",
        "src/text/class.rs",
        "src/lex/flags.rs",
        "src/lex/matcher/key.rs",
    ] {
        println!("cargo::rerun-if-changed={path}");
    }
    table::clear();
    let fold = fold::Fold::read();
    fold.write();
    let gazetteer = gazetteer::Gazetteer::read();
    lexicon::compile(&fold, &gazetteer);
    gazetteer.write();
    overlap::compile();
    unit::compile();
    if std::env::var_os("CARGO_FEATURE_TOWNSHIPS").is_some() {
        township::compile(&fold);
    }
}
