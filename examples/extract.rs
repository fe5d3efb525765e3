//! Reports in, typed records out.
//!
//! ```text
//! extract                       the records of seeds/ as a table
//! extract FILE… | DIR… | -      those instead; - is standard input
//!   --json                      one report a file as JSON
//!   --out DIR                   NAME.json for each input, NAME up to the first dot or underscore
//!   --body                      {"id", "body"} a line: the running text alone, without what a page has around it
//!   --jsonl                     reads {"id", "text", "published"?} a line, writes a report with that id a line
//!   --ledger                    with every numeral and what became of it
//!   --simplified                with the text in simplified characters (--jsonl)
//!   --published DATE            the date that 去年 and 昨日 refer to
//! ```

#![allow(clippy::indexing_slicing)]

use jianbao::{Parser, Report};
use std::collections::BTreeMap;
use std::error::Error;
use std::io::{BufRead, Read, Write};
use std::path::{Path, PathBuf};
use unicode_segmentation::UnicodeSegmentation;

#[derive(Default)]
struct Options {
    inputs: Vec<String>,
    json: bool,
    jsonl: bool,
    body: bool,
    ledger: bool,
    simplified: bool,
    out: Option<PathBuf>,
    published: Option<jianbao::Date>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let options = options(std::env::args().skip(1))?;
    // A closed pipe (… | head) is no failure of ours.
    match run(&options) {
        Err(error)
            if error
                .downcast_ref::<std::io::Error>()
                .is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe) =>
        {
            Ok(())
        }
        other => other,
    }
}

fn options(mut arguments: impl Iterator<Item = String>) -> Result<Options, Box<dyn Error>> {
    let mut options = Options::default();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => options.json = true,
            "--jsonl" => options.jsonl = true,
            "--body" => options.body = true,
            "--ledger" => options.ledger = true,
            "--simplified" => options.simplified = true,
            "--out" => options.out = Some(arguments.next().ok_or("--out wants a folder")?.into()),
            "--published" => {
                options.published =
                    Some(day(&arguments.next().ok_or("--published wants a date")?)?)
            }
            other if other.starts_with("--") => {
                return Err(format!("no such option: {other}").into());
            }
            _ => options.inputs.push(argument),
        }
    }
    Ok(options)
}

fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    let stdout = std::io::stdout();
    let mut out = stdout.lock();
    if options.jsonl {
        return lines(options, &mut out);
    }
    let mut names: BTreeMap<String, PathBuf> = BTreeMap::new();
    let mut first = true;
    for path in inputs(&options.inputs)? {
        let bytes = read(&path)?;
        let mut parser = parser(options, None)?;
        let report = parser
            .parse_file(&path.to_string_lossy(), &bytes)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        if options.body {
            let row = serde_json::json!({"id": name(&path), "body": report.body()});
            writeln!(out, "{row}")?;
        } else if let Some(folder) = &options.out {
            let name = name(&path);
            if let Some(other) = names.insert(name.clone(), path.clone()) {
                return Err(format!(
                    "{} and {} would both be {name}.json",
                    other.display(),
                    path.display()
                )
                .into());
            }
            std::fs::create_dir_all(folder)?;
            std::fs::write(
                folder.join(format!("{name}.json")),
                jianbao::inert(&serde_json::to_string_pretty(&report)?).as_bytes(),
            )?;
        } else if options.json {
            writeln!(
                out,
                "{}",
                jianbao::inert(&serde_json::to_string_pretty(&report)?)
            )?;
        } else {
            if !first {
                writeln!(out)?;
            }
            first = false;
            table(&path, &report, &mut out)?;
        }
    }
    Ok(())
}

fn parser(options: &Options, published: Option<jianbao::Date>) -> Result<Parser, Box<dyn Error>> {
    let mut parser = Parser::new()
        .ledger(options.ledger)
        .simplified(options.simplified);
    if let Some(date) = published.or(options.published) {
        parser = parser.published(date);
    }
    Ok(parser)
}

/// A date, or the date of a date-time.
fn day(text: &str) -> Result<jianbao::Date, Box<dyn Error>> {
    Ok(text.split(['T', ' ']).next().unwrap_or(text).parse()?)
}

/// A report a line.
fn lines(options: &Options, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let sources: Vec<Box<dyn BufRead>> = match options.inputs.as_slice() {
        [] => vec![Box::new(std::io::stdin().lock())],
        paths => paths
            .iter()
            .map(|path| open(path))
            .collect::<Result<_, _>>()?,
    };
    // One parser for the lines without a date and one for those with one: buffers are kept from line to line.
    let mut undated = parser(options, None)?;
    let mut dated = undated.another();
    for line in sources.into_iter().flat_map(BufRead::lines) {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let row: serde_json::Value = serde_json::from_str(&line)?;
        let text = row["text"].as_str().ok_or("a line without \"text\"")?;
        let published = row["published"].as_str().map(day).transpose()?;
        let parser = match published {
            None => &mut undated,
            Some(date) => {
                dated = dated.published(date);
                &mut dated
            }
        };
        let report = parser.parse(text);
        let mut view = report.view();
        view.id = Some(match &row["id"] {
            serde_json::Value::String(id) => id.clone().into(),
            other => other.to_string().into(),
        });
        writeln!(out, "{}", jianbao::inert(&serde_json::to_string(&view)?))?;
    }
    Ok(())
}

fn open(path: &str) -> Result<Box<dyn BufRead>, Box<dyn Error>> {
    if path == "-" {
        return Ok(Box::new(std::io::stdin().lock()));
    }
    let file = std::fs::File::open(path).map_err(|error| format!("{path}: {error}"))?;
    Ok(Box::new(std::io::BufReader::new(file)))
}

/// The files to read: those named, and the reports in the folders named.
fn inputs(named: &[String]) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let seeds = [concat!(env!("CARGO_MANIFEST_DIR"), "/seeds").to_owned()];
    let mut files = Vec::new();
    for path in if named.is_empty() {
        seeds.as_slice()
    } else {
        named
    } {
        let path = PathBuf::from(path);
        if !path.is_dir() {
            files.push(path);
            continue;
        }
        let mut found: Vec<PathBuf> = std::fs::read_dir(&path)?
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .map(|entry| entry.path())
            .collect();
        found.retain(|file| {
            file.extension().is_some_and(|e| {
                ["txt", "html", "htm", "md", "xml"]
                    .iter()
                    .any(|known| e == *known)
            })
        });
        found.sort();
        files.extend(found);
    }
    Ok(files)
}

fn read(path: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    Ok(std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?)
}

/// A file's name up to the first dot or underscore.
fn name(path: &Path) -> String {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let name = file.split(['.', '_']).next().unwrap_or_default().to_owned();
    if name.is_empty() || name == "-" {
        "stdin".to_owned()
    } else {
        name
    }
}

/// One row a statistic, in columns that align whatever the width of the characters.
fn table(path: &Path, report: &Report<'_>, out: &mut impl Write) -> std::io::Result<()> {
    let view = report.view();
    let or_dash = |text: Option<&str>| text.filter(|t| !t.is_empty()).unwrap_or("–").to_owned();
    writeln!(
        out,
        "{}",
        path.file_name().unwrap_or_default().to_string_lossy()
    )?;
    writeln!(
        out,
        "  title      {}",
        or_dash(view.title.as_ref().map(|t| &*t.text))
    )?;
    writeln!(
        out,
        "  source     {}",
        or_dash(view.source.as_ref().map(|s| &*s.name))
    )?;
    writeln!(
        out,
        "  published  {}",
        or_dash(view.published.as_ref().and_then(|p| p.edtf.as_deref()))
    )?;
    writeln!(
        out,
        "  byline     {}",
        or_dash(Some(
            &view
                .byline
                .iter()
                .map(|b| format!("{} {}", b.role, b.name))
                .collect::<Vec<_>>()
                .join(", ")
        ))
    )?;
    writeln!(
        out,
        "  place      {}",
        or_dash(
            view.place
                .as_ref()
                .map(|p| format!("{} {}", p.adcode, p.path.join(" ")))
                .as_deref()
        )
    )?;
    let mut rows = vec![
        [
            "figure", "value", "relation", "unit", "kind", "counted", "action", "actor", "place",
            "time",
        ]
        .map(str::to_owned),
    ];
    for s in view.records.iter().flat_map(|record| &record.statistics) {
        let value = match (&s.value, &s.high) {
            (Some(low), Some(high)) => format!("{low}..{high}"),
            (low, _) => or_dash(low.as_deref()),
        };
        rows.push([
            s.text.to_string(),
            value,
            s.relation.to_string(),
            or_dash(s.unit.as_ref().map(|u| &*u.text)),
            s.kind.to_string(),
            or_dash(s.counted.as_ref().map(|c| &*c.text)),
            or_dash(s.action.as_ref().map(|a| &*a.text)),
            or_dash(s.actor.as_ref().map(|a| &*a.text)),
            or_dash(s.place.as_ref().map(|p| &*p.name)),
            or_dash(s.time.as_ref().and_then(|t| t.edtf.as_deref())),
        ]);
    }
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| fit(cell)).collect())
        .collect();
    let widths: Vec<usize> = (0..rows[0].len())
        .map(|i| rows.iter().map(|row| width(&row[i])).max().unwrap_or(0))
        .collect();
    for row in &rows {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, &w)| format!("{cell}{}", " ".repeat(w.saturating_sub(width(cell)))))
            .collect();
        writeln!(out, "  {}", cells.join("  ").trim_end())?;
    }
    Ok(())
}

/// At most 24 columns, on one line.
fn fit(cell: &str) -> String {
    let flat = jianbao::inert(cell).replace(['\n', '\r', '\t'], " ");
    if width(&flat) <= 24 {
        return flat;
    }
    let mut short = String::new();
    for cluster in flat.graphemes(true) {
        if width(&short) + width(cluster) > 23 {
            break;
        }
        short.push_str(cluster);
    }
    short + "…"
}

/// Columns on a terminal: a Han character, kana or full-width form takes two.
fn width(text: &str) -> usize {
    text.graphemes(true).map(|cluster| if cluster.chars().any(|c| matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}')) { 2 } else { 1 }).sum()
}
