//! The formats: what a worker makes of a report, and how the pieces are joined.

use crate::run::Error;
use crate::{Arguments, Format, table};
use arrow_array::RecordBatch;
use jianbao::Report;
use parquet::arrow::ArrowWriter;
use parquet::file::properties::WriterProperties;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

/// One document, ready to be written.
pub enum Piece {
    Bytes(Vec<u8>),
    Rows(RecordBatch),
}

/// What a document is called in the output.
pub fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

pub fn piece(arguments: &Arguments, path: &Path, report: &Report<'_>) -> Result<Piece, Error> {
    let name = name(path);
    let mut bytes = Vec::new();
    match arguments.format {
        Format::Table => table::write(&name, report, &mut bytes)?,
        Format::Json | Format::Jsonl => {
            let mut view = report.view();
            view.id = Some(name.into());
            bytes.extend_from_slice(jianbao::inert(&serde_json::to_string(&view)?).as_bytes());
            if arguments.format == Format::Jsonl {
                bytes.push(b'\n');
            }
        }
        Format::Csv => {
            let mut table = csv::WriterBuilder::new()
                .has_headers(false)
                .from_writer(&mut bytes);
            for row in report.rows() {
                let row = row.named(name.as_str());
                table.serialize(if arguments.inert { row.inert() } else { row })?;
            }
            table.flush()?;
            drop(table);
        }
        Format::Parquet => {
            let rows = report.rows().map(|row| row.named(name.as_str()));
            return Ok(Piece::Rows(jianbao::arrow::record_batch(rows)?));
        }
    }
    Ok(Piece::Bytes(bytes))
}

/// Where the pieces go, one behind the other.
pub enum Sink {
    Text {
        target: BufWriter<Box<dyn Write + Send>>,
        /// In front of the first piece, between two, and behind the last.
        joints: [&'static str; 3],
        first: bool,
    },
    Columns(Box<ArrowWriter<Box<dyn Write + Send>>>),
}

impl Sink {
    pub fn new(format: Format, target: Box<dyn Write + Send>, header: bool) -> Result<Sink, Error> {
        if format == Format::Parquet {
            let schema = arrow_schema::Schema::new(jianbao::arrow::fields());
            let properties = WriterProperties::builder()
                .set_compression(parquet::basic::Compression::SNAPPY)
                .build();
            let writer = ArrowWriter::try_new(target, Arc::new(schema), Some(properties))?;
            return Ok(Sink::Columns(Box::new(writer)));
        }
        let mut target = BufWriter::new(target);
        if format == Format::Csv && header {
            target.write_all(&heading()?)?;
        }
        let joints = match format {
            Format::Table => ["", "\n", ""],
            Format::Json => ["[\n", ",\n", "\n]\n"],
            Format::Jsonl | Format::Csv | Format::Parquet => ["", "", ""],
        };
        Ok(Sink::Text {
            target,
            joints,
            first: true,
        })
    }

    pub fn write(&mut self, piece: Piece) -> Result<(), Error> {
        match (self, piece) {
            (Sink::Columns(writer), Piece::Rows(rows)) => writer.write(&rows)?,
            (
                Sink::Text {
                    target,
                    joints: [before, between, _],
                    first,
                },
                Piece::Bytes(bytes),
            ) => {
                target.write_all(if *first { before } else { between }.as_bytes())?;
                target.write_all(&bytes)?;
                *first = false;
            }
            _ => return Err("a piece of another format".into()),
        }
        Ok(())
    }

    /// So that a broken run loses nothing that was done.
    pub fn flush(&mut self) -> Result<(), Error> {
        match self {
            Sink::Text { target, .. } => target.flush()?,
            Sink::Columns(_) => {}
        }
        Ok(())
    }

    pub fn finish(self) -> Result<(), Error> {
        match self {
            Sink::Columns(writer) => {
                writer.close()?;
            }
            Sink::Text {
                mut target,
                joints: [before, _, behind],
                first,
            } => {
                target.write_all(if first { before } else { "" }.as_bytes())?;
                target.write_all(behind.as_bytes())?;
                target.flush()?;
            }
        }
        Ok(())
    }
}

/// The names of the columns of a table.
pub fn columns() -> Vec<String> {
    let fields = jianbao::arrow::fields();
    fields.iter().map(|field| field.name().clone()).collect()
}

/// The first line of a table of commas.
pub fn heading() -> Result<Vec<u8>, Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(columns())?;
    Ok(writer.into_inner()?)
}
