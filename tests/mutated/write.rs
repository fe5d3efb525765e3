//! Writes a folder of mutated reports, the same ones each time: something large for programs to work on.
//!
//! ```text
//! cargo run --example mutated -- FOLDER COUNT
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::as_conversions
)]

#[allow(dead_code)]
#[path = "../../benches/corpus/mod.rs"]
mod corpus;

use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, count] = arguments.as_slice() else {
        return Err("usage: mutated FOLDER COUNT".into());
    };
    let count: usize = count.parse()?;
    fs::create_dir_all(folder)?;
    let (mut written, mut failed) = (0, None);
    corpus::mutate(|text| {
        let file = Path::new(folder).join(format!("{written:05}.txt"));
        failed = fs::write(file, text).err();
        written += 1;
        written < count && failed.is_none()
    });
    failed.map_or(Ok(()), |error| Err(error.into()))
}
