//! A target without a fuzzer: files again, or random texts for so many seconds.

use crate::random::{Material, Random};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// `NAME FILE… | NAME FOLDER… | NAME --random SECONDS [SEED] | NAME --bytes BYTES [SEED]`. Says how many runs and bytes there were; the text of a fault is
/// written to `faults/`.
pub fn main(name: &str, target: fn(&[u8])) -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let texts: Box<dyn Iterator<Item = Vec<u8>>> = match arguments
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["--random", seconds] => random(seconds, "1"),
        ["--random", seconds, seed] => random(seconds, seed),
        ["--bytes", bytes] => as_many(bytes, "1"),
        ["--bytes", bytes, seed] => as_many(bytes, seed),
        [] => {
            eprintln!(
                "usage: {name} FILE… | {name} FOLDER… | {name} --random SECONDS [SEED] | {name} --bytes BYTES [SEED]"
            );
            return ExitCode::from(2);
        }
        _ => Box::new(
            files(&arguments)
                .into_iter()
                .filter_map(|path| std::fs::read(path).ok()),
        ),
    };
    let (mut runs, mut bytes) = (0u64, 0u64);
    for text in texts {
        if std::panic::catch_unwind(|| target(&text)).is_err() {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("faults");
            let file = folder.join(format!("{name}-{runs}"));
            let _ = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&file, &text));
            eprintln!(
                "{name}: a fault after {runs} runs; its text is {}",
                file.display()
            );
            return ExitCode::FAILURE;
        }
        runs += 1;
        bytes += text.len() as u64;
    }
    println!("{name}: {runs} runs, {bytes} bytes, no fault");
    ExitCode::SUCCESS
}

fn random(seconds: &str, seed: &str) -> Box<dyn Iterator<Item = Vec<u8>>> {
    let until = Instant::now() + Duration::from_secs(seconds.parse().unwrap_or(10));
    let (material, mut random) = (Material::new(), Random::new(seed.parse().unwrap_or(1)));
    Box::new(std::iter::from_fn(move || {
        (Instant::now() < until).then(|| material.text(&mut random))
    }))
}

/// Random texts of so many bytes in all: a run that repeats.
fn as_many(bytes: &str, seed: &str) -> Box<dyn Iterator<Item = Vec<u8>>> {
    let mut left: usize = bytes.parse().unwrap_or(0);
    let (material, mut random) = (Material::new(), Random::new(seed.parse().unwrap_or(1)));
    Box::new(std::iter::from_fn(move || {
        let text = (left > 0).then(|| material.text(&mut random))?;
        left = left.saturating_sub(text.len());
        Some(text)
    }))
}

fn files(named: &[String]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for name in named {
        match std::fs::read_dir(name) {
            Ok(entries) => files.extend(entries.flatten().map(|entry| entry.path())),
            Err(_) => files.push(PathBuf::from(name)),
        }
    }
    files.sort();
    files
}
