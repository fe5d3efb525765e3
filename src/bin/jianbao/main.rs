//! `jianbao`: reports in, figures out, on the command line.

mod input;
mod output;
mod resume;
mod run;
mod table;

use clap::{Parser, ValueEnum};
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

/// Cuts typed records out of Chinese-language reports: every figure with its hedge, unit, counted noun, actor, place and time.
#[derive(Parser)]
#[command(name = "jianbao", version)]
struct Arguments {
    /// Files, folders (with everything below them), patterns such as 'news/*.html', or - for standard input
    #[arg(required = true, value_name = "PATH")]
    inputs: Vec<String>,
    /// What to write
    #[arg(short, long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Where to; standard output without it
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Go on with an output that was broken off: skips the documents that it already holds (jsonl, csv)
    #[arg(long, requires = "output")]
    resume: bool,
    /// The date that 去年 and 昨日 refer to where a report gives none, such as 2024-01-24
    #[arg(long, value_name = "DATE")]
    published: Option<jianbao::Date>,
    /// Words of your own: a table with a word a line and tabs in between; see `examples/own_words.rs`
    #[arg(long, value_name = "FILE")]
    words: Option<PathBuf>,
    /// With every numeral and what became of it (json, jsonl)
    #[arg(long)]
    ledger: bool,
    /// An apostrophe in front of texts that a spreadsheet would run as a formula (csv)
    #[arg(long)]
    inert: bool,
    /// Parallel workers; all cores without it
    #[arg(short = 'j', long, value_name = "N")]
    workers: Option<usize>,
    /// No progress bar
    #[arg(short, long)]
    quiet: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Aligned columns for a reader
    Table,
    /// One array of reports
    Json,
    /// A report a line, with the path as its id
    Jsonl,
    /// A row a figure
    Csv,
    /// A row a figure, in columns
    Parquet,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run::run(&arguments) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(failed) => {
            eprintln!("jianbao: {failed} of the files could not be read; the others were written");
            ExitCode::FAILURE
        }
        // A closed pipe (… | head) is no failure of ours.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("jianbao: {error}");
            ExitCode::from(2)
        }
    }
}

fn is_closed_pipe(error: &run::Error) -> bool {
    error
        .downcast_ref::<std::io::Error>()
        .is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}

impl Arguments {
    /// A bar is for a reader at a terminal: not in a pipe, and not while the answers themselves run over the screen.
    fn shows_progress(&self) -> bool {
        let to_screen = self.output.is_none() && std::io::stdout().is_terminal();
        !self.quiet && !to_screen && std::io::stderr().is_terminal()
    }
}
