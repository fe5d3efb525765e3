//! Rows as columns (feature `arrow`): Arrow arrays, which data frames and query engines take without copying.

use crate::output::row::Row;
use crate::parser::Parser;
use arrow_array::builder::{StringBuilder, UInt64Builder};
use arrow_array::{Array, ArrayRef, ListArray, RecordBatch, StringArray, StructArray};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema};
use std::borrow::Cow;
use std::sync::Arc;

/// How a column reads its value from a row.
#[derive(Clone, Copy)]
enum Read {
    Text(for<'r> fn(&'r Row<'_>) -> Option<Cow<'r, str>>),
    Number(fn(&Row<'_>) -> Option<usize>),
}
use Read::{Number, Text};

fn borrow<'r>(value: &'r Option<Cow<'_, str>>) -> Option<Cow<'r, str>> {
    value.as_deref().map(Cow::Borrowed)
}

fn word<'r>(value: impl ToString) -> Option<Cow<'r, str>> {
    Some(Cow::Owned(value.to_string()))
}

/// Name, whether it may be null, and value; in the order of the fields of [`Row`].
const COLUMNS: &[(&str, bool, Read)] = &[
    (
        "document",
        false,
        Text(|row| Some(Cow::Borrowed(&row.document))),
    ),
    ("index", false, Number(|row| Some(row.index))),
    ("title", true, Text(|row| borrow(&row.title))),
    ("source", true, Text(|row| borrow(&row.source))),
    ("published", true, Text(|row| borrow(&row.published))),
    ("adcode", true, Text(|row| borrow(&row.adcode))),
    ("place", true, Text(|row| borrow(&row.place))),
    ("time", true, Text(|row| borrow(&row.time))),
    ("actor", true, Text(|row| borrow(&row.actor))),
    ("action", true, Text(|row| borrow(&row.action))),
    ("counted", true, Text(|row| borrow(&row.counted))),
    ("value", true, Text(|row| borrow(&row.value))),
    ("high", true, Text(|row| borrow(&row.high))),
    ("relation", false, Text(|row| word(row.relation))),
    ("unit", true, Text(|row| borrow(&row.unit))),
    (
        "canonical_value",
        true,
        Text(|row| borrow(&row.canonical_value)),
    ),
    (
        "canonical_unit",
        true,
        Text(|row| borrow(&row.canonical_unit)),
    ),
    ("kind", false, Text(|row| word(row.kind))),
    ("direction", true, Text(|row| row.direction.and_then(word))),
    ("modality", false, Text(|row| word(row.modality))),
    ("aggregate", true, Text(|row| row.aggregate.and_then(word))),
    ("part_of", true, Number(|row| row.part_of)),
    ("with", true, Number(|row| row.with)),
    ("text", false, Text(|row| Some(Cow::Borrowed(&row.text)))),
    ("start", false, Number(|row| Some(row.start))),
    ("end", false, Number(|row| Some(row.end))),
];

/// The columns of a table of figures, in the order of the fields of [`Row`]. Amounts are text, so that they stay exact: cast
/// them where they are summed.
///
/// ```
/// let names: Vec<String> = jianbao::arrow::fields().iter().map(|f| f.name().clone()).collect();
/// assert_eq!(names[..3], ["document", "index", "title"]);
/// ```
pub fn fields() -> Fields {
    let field = |&(name, nullable, read): &(&str, bool, Read)| {
        let kind = match read {
            Text(_) => DataType::Utf8,
            Number(_) => DataType::UInt64,
        };
        Field::new(name, kind, nullable)
    };
    COLUMNS.iter().map(field).collect()
}

/// The type of [`parse_batch`]'s result: a list of structs.
///
/// ```
/// use arrow_schema::DataType;
/// assert!(matches!(jianbao::arrow::list_type(), DataType::List(_)));
/// ```
pub fn list_type() -> DataType {
    DataType::List(member())
}

fn member() -> Arc<Field> {
    Arc::new(Field::new("item", DataType::Struct(fields()), false))
}

/// A column while it grows.
enum Column {
    Text(
        StringBuilder,
        for<'r> fn(&'r Row<'_>) -> Option<Cow<'r, str>>,
    ),
    Number(UInt64Builder, fn(&Row<'_>) -> Option<usize>),
}

impl Column {
    fn push(&mut self, row: &Row<'_>) -> Result<(), ArrowError> {
        match self {
            Column::Text(column, read) => {
                let value = read(row);
                // Arrow's builder would panic where an offset no longer fits its 31 bits.
                let size = column.values_slice().len() + value.as_ref().map_or(0, |v| v.len());
                if i32::try_from(size).is_err() {
                    return Err(ArrowError::OffsetOverflowError(size));
                }
                column.append_option(value);
            }
            Column::Number(column, read) => {
                column.append_option(read(row).and_then(|value| u64::try_from(value).ok()));
            }
        }
        Ok(())
    }

    fn finish(self) -> ArrayRef {
        match self {
            Column::Text(mut column, _) => Arc::new(column.finish()),
            Column::Number(mut column, _) => Arc::new(column.finish()),
        }
    }
}

/// A table while it grows.
struct Table(Vec<Column>);

impl Table {
    fn new() -> Table {
        let column = |&(_, _, read): &(&str, bool, Read)| match read {
            Text(read) => Column::Text(StringBuilder::new(), read),
            Number(read) => Column::Number(UInt64Builder::new(), read),
        };
        Table(COLUMNS.iter().map(column).collect())
    }

    fn push(&mut self, row: &Row<'_>) -> Result<(), ArrowError> {
        self.0.iter_mut().try_for_each(|column| column.push(row))
    }

    fn finish(self) -> Vec<ArrayRef> {
        self.0.into_iter().map(Column::finish).collect()
    }
}

/// A table of rows.
///
/// ```
/// let report = jianbao::Report::parse("武侯区新建公园3个，投资1.2亿余元。");
/// let table = jianbao::arrow::record_batch(report.rows())?;
/// assert_eq!((table.num_rows(), table.num_columns()), (2, 26));
/// # Ok::<(), arrow_schema::ArrowError>(())
/// ```
///
/// # Errors
/// Those of Arrow: a column of more than 2 GiB.
pub fn record_batch<'a>(
    rows: impl IntoIterator<Item = Row<'a>>,
) -> Result<RecordBatch, ArrowError> {
    let mut table = Table::new();
    rows.into_iter().try_for_each(|row| table.push(&row))?;
    RecordBatch::try_new(Arc::new(Schema::new(fields())), table.finish())
}

/// The figures of each text as a list of structs ([`list_type`]); a null text gives a null. The one function that adapters for
/// query engines call.
///
/// ```
/// use arrow_array::{Array, StringArray};
/// let texts = StringArray::from(vec![Some("新建公园3个，投资1.2亿元。"), None, Some("没有数字。")]);
/// let lists = jianbao::arrow::parse_batch(&texts)?;
/// assert_eq!((lists.value_length(0), lists.is_null(1), lists.value_length(2)), (2, true, 0));
/// # Ok::<(), arrow_schema::ArrowError>(())
/// ```
///
/// # Errors
/// Those of Arrow: more than 2³¹ figures, or a column of more than 2 GiB.
pub fn parse_batch(texts: &StringArray) -> Result<ListArray, ArrowError> {
    let mut parser = Parser::new();
    let mut table = Table::new();
    let mut lengths = Vec::with_capacity(texts.len());
    for text in texts {
        let report = text.map(|text| parser.parse(text));
        lengths.push(report.as_ref().map_or(0, |report| report.statistics.len()));
        for row in report.iter().flat_map(|report| report.rows()) {
            table.push(&row)?;
        }
    }
    let figures = StructArray::try_new(fields(), table.finish(), None)?;
    ListArray::try_new(
        member(),
        OffsetBuffer::from_lengths(lengths),
        Arc::new(figures),
        texts.nulls().cloned(),
    )
}
