//! Several workers read and parse, one writer writes in the order of the inputs.

use crate::output::{Piece, Sink};
use crate::{Arguments, Format, input, output, resume};
use indicatif::{ProgressBar, ProgressStyle};
use jianbao::UserDictionary;
use rayon::prelude::*;
use std::fs::File;
use std::io::Write;
use std::path::Path;

pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// Files that are parsed before anything is written: enough to keep workers busy, few enough to hold in memory.
const BATCH: usize = 256;

/// Reads everything and writes it; the number of files that failed. A file that fails is named and skipped.
pub fn run(arguments: &Arguments) -> Result<usize, Error> {
    check(arguments)?;
    let words = words(arguments)?;
    let mut paths = input::paths(&arguments.inputs)?;
    let (target, header) = target(arguments, &mut paths)?;
    let mut sink = Sink::new(arguments.format, target, header)?;
    let workers = rayon::ThreadPoolBuilder::new()
        .num_threads(arguments.workers.unwrap_or(0))
        .build()?;
    let bar = bar(arguments, paths.len())?;
    let mut failed = 0;
    for batch in paths.chunks(BATCH) {
        let pieces: Vec<Result<Piece, Error>> = workers.install(|| {
            let each = |path: &Path| {
                let piece = piece(arguments, &words, path);
                bar.inc(1);
                piece
            };
            batch.par_iter().map(|path| each(path)).collect()
        });
        for (path, piece) in batch.iter().zip(pieces) {
            match piece {
                Ok(piece) => sink.write(piece)?,
                Err(error) => {
                    failed += 1;
                    bar.suspend(|| eprintln!("jianbao: {}: {error}", path.display()));
                }
            }
        }
        sink.flush()?;
    }
    bar.finish_and_clear();
    sink.finish()?;
    Ok(failed)
}

/// What does not go together, said before any work is done.
fn check(arguments: &Arguments) -> Result<(), Error> {
    let format = arguments.format;
    if arguments.resume && !matches!(format, Format::Jsonl | Format::Csv) {
        return Err("--resume goes with --format jsonl or csv".into());
    }
    if format == Format::Parquet && arguments.output.is_none() {
        return Err("--format parquet needs --output".into());
    }
    if arguments.ledger && !matches!(format, Format::Json | Format::Jsonl) {
        return Err("--ledger goes with --format json or jsonl".into());
    }
    if arguments.inert && format != Format::Csv {
        return Err("--inert goes with --format csv".into());
    }
    Ok(())
}

/// Where the output goes, and whether it still needs its heading. Inputs that it already holds are dropped from `paths`.
fn target(
    arguments: &Arguments,
    paths: &mut Vec<std::path::PathBuf>,
) -> Result<(Box<dyn Write + Send>, bool), Error> {
    let Some(path) = &arguments.output else {
        return Ok((Box::new(std::io::stdout()), true));
    };
    if arguments.resume && path.exists() {
        let (file, done) = resume::reopen(path, arguments.format)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        paths.retain(|path| !done.contains(&output::name(path)));
        let empty = file.metadata()?.len() == 0;
        return Ok((Box::new(file), empty));
    }
    let file = File::create(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok((Box::new(file), true))
}

/// The words of the user's own.
fn words(arguments: &Arguments) -> Result<UserDictionary, Error> {
    let Some(path) = &arguments.words else {
        return Ok(UserDictionary::new());
    };
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let table = std::fs::read_to_string(path).map_err(|error| named(&error))?;
    Ok(table
        .parse()
        .map_err(|error: jianbao::Error| named(&error))?)
}

fn piece(arguments: &Arguments, words: &UserDictionary, path: &Path) -> Result<Piece, Error> {
    let bytes = input::read(path)?;
    let mut parser = jianbao::Parser::new()
        .ledger(arguments.ledger)
        .dictionary(words.clone());
    if let Some(date) = arguments.published {
        parser = parser.published(date);
    }
    let report = parser.parse_file(&path.to_string_lossy(), &bytes)?;
    output::piece(arguments, path, &report)
}

fn bar(arguments: &Arguments, files: usize) -> Result<ProgressBar, Error> {
    if !arguments.shows_progress() {
        return Ok(ProgressBar::hidden());
    }
    let style = "{bar:30} {pos} of {len} files  {per_sec}  {eta} left";
    let files = u64::try_from(files)?;
    Ok(ProgressBar::new(files).with_style(ProgressStyle::with_template(style)?))
}
