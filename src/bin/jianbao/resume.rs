//! Going on with an output that was broken off.

use crate::Format;
use crate::output;
use crate::run::Error;
use serde::Deserialize;
use std::collections::HashSet;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

/// The output, cut behind its last whole document and ready to be added to, and the names of the documents that it holds.
pub fn reopen(path: &Path, format: Format) -> Result<(File, HashSet<String>), Error> {
    let mut file = OpenOptions::new().read(true).write(true).open(path)?;
    let (done, whole) = match format {
        Format::Csv => rows(&file)?,
        _ => lines(&file)?,
    };
    file.set_len(whole)?;
    file.seek(SeekFrom::End(0))?;
    Ok((file, done))
}

#[derive(Deserialize)]
struct Named {
    id: String,
}

/// JSON Lines: every line that ends and reads is a document.
fn lines(file: &File) -> Result<(HashSet<String>, u64), Error> {
    let mut reader = BufReader::new(file);
    let (mut done, mut whole, mut line) = (HashSet::new(), 0, Vec::new());
    loop {
        line.clear();
        let length = reader.read_until(b'\n', &mut line)?;
        if !line.ends_with(b"\n") {
            return Ok((done, whole));
        }
        let document: Named = serde_json::from_slice(&line)
            .map_err(|_| "this holds other lines than reports: not to go on with")?;
        done.insert(document.id);
        whole += u64::try_from(length)?;
    }
}

/// A table of commas: the last document may lack rows, so it is read again. One without figures has no row, and is read again too.
fn rows(mut file: &File) -> Result<(HashSet<String>, u64), Error> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(BufReader::new(file));
    let columns = reader.headers()?.len();
    // A heading that was cut itself; what is no heading of ours is somebody's file, and not to be cut.
    if !reader.headers()?.iter().eq(output::columns()) {
        let mut head = Vec::new();
        file.rewind()?;
        file.take(4096).read_to_end(&mut head)?;
        return match output::heading()?.starts_with(&head) {
            true => Ok((HashSet::new(), 0)),
            false => Err("this is no table of figures to go on with".into()),
        };
    }
    let (mut done, mut last, mut whole) = (HashSet::new(), None, reader.position().byte());
    let mut row = csv::StringRecord::new();
    loop {
        let at = reader.position().byte();
        match reader.read_record(&mut row) {
            // A last row that was cut may have lost half of the name of its document.
            Ok(true) if row.len() < columns => return Ok((done, whole)),
            Ok(true) => {}
            Ok(false) => return Ok((done, whole)),
            // A last row that was cut inside a character.
            Err(error) if matches!(error.kind(), csv::ErrorKind::Utf8 { .. }) => {
                return Ok((done, whole));
            }
            Err(error) => return Err(error.into()),
        }
        let document = row.get(0).map(str::to_owned);
        if document != last {
            done.extend(last.take());
            whole = at;
            last = document;
        }
    }
}
