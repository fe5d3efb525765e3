//! Rows, their columns and their JSON hold the same figures; positions in other units slice what they say.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use jianbao::{PositionUnit, Report, Row};
use std::fs;
use std::path::Path;

fn seeds() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    assert_eq!(paths.len(), 5);
    paths
        .into_iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

#[test]
fn a_row_for_each_figure_with_what_the_json_form_says() {
    for text in seeds() {
        let report = Report::parse(&text);
        let view = report.view();
        let figures: Vec<_> = view.records.iter().flat_map(|r| &r.statistics).collect();
        let rows: Vec<Row> = report.rows().collect();
        assert_eq!(rows.len(), figures.len());
        for (row, figure) in rows.iter().zip(figures) {
            assert_eq!(row.text, figure.text);
            assert_eq!(text.get(row.start..row.end), Some(&*row.text));
            assert_eq!(row.value, figure.value);
            assert_eq!(row.counted, figure.counted.as_ref().map(|c| c.text.clone()));
            assert_eq!(row.adcode, figure.place.as_ref().map(|p| p.adcode.clone()));
            assert_eq!(row.time, figure.time.as_ref().and_then(|t| t.edtf.clone()));
            assert_eq!(row.title, view.title.as_ref().map(|t| t.text.clone()));
        }
    }
}

#[test]
fn a_table_of_commas_reads_back_equal() {
    for text in seeds() {
        let report = Report::parse(&text);
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in report.rows() {
            writer
                .serialize(row.named("seed, with \"quotes\""))
                .unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let read: Vec<Row<'static>> = reader.deserialize().map(Result::unwrap).collect();
        let rows: Vec<Row> = report
            .rows()
            .map(|row| row.named("seed, with \"quotes\""))
            .collect();
        assert_eq!(read, rows);
    }
}

#[test]
fn a_formula_becomes_text_only_where_asked() {
    for start in ["=", "+", "-", "@", "\t", "\r"] {
        let report = Report::parse("武侯区新建公园3个。");
        let row = report.rows().next().unwrap().named(format!("{start}1"));
        assert!(row.document.starts_with(start));
        assert_eq!(row.inert().document, format!("'{start}1"));
    }
}

#[test]
fn positions_of_other_languages_slice_the_same_text() {
    let mut texts = seeds();
    // Beyond the basic plane: two units of UTF-16, one code point.
    texts.push("𠮶区新建书屋20余间，😀投资3万元。".to_owned());
    for text in texts {
        let report = Report::parse(&text);
        let chars: Vec<char> = text.chars().collect();
        let units: Vec<u16> = text.encode_utf16().collect();
        let (mut in_chars, mut in_utf16) = (report.view(), report.view());
        in_chars.count_in(PositionUnit::Char, &text);
        in_utf16.count_in(PositionUnit::Utf16, &text);
        let mut seen = 0;
        for (a, b) in in_chars.records.iter().zip(&in_utf16.records) {
            for (a, b) in a.statistics.iter().zip(&b.statistics) {
                assert_eq!(chars[a.span.range()].iter().collect::<String>(), a.text);
                assert_eq!(String::from_utf16(&units[b.span.range()]).unwrap(), b.text);
                seen += 1;
                for (a, b) in a.counted.iter().zip(&b.counted) {
                    assert_eq!(chars[a.span.range()].iter().collect::<String>(), a.text);
                    assert_eq!(String::from_utf16(&units[b.span.range()]).unwrap(), b.text);
                }
            }
        }
        for (a, b) in in_chars.times.iter().zip(&in_utf16.times) {
            assert_eq!(chars[a.span.range()].iter().collect::<String>(), a.text);
            assert_eq!(String::from_utf16(&units[b.span.range()]).unwrap(), b.text);
        }
        assert_eq!(seen, report.statistics.len());
    }
}

#[cfg(feature = "arrow")]
#[test]
fn columns_hold_what_rows_hold() {
    use arrow_array::cast::AsArray;
    use arrow_array::types::UInt64Type;
    use arrow_array::{Array, StringArray};

    let texts = seeds();
    let column = StringArray::from_iter_values(&texts);
    let lists = jianbao::arrow::parse_batch(&column).unwrap();
    assert_eq!(lists.data_type(), &jianbao::arrow::list_type());
    for (text, list) in texts.iter().zip(lists.iter()) {
        let report = Report::parse(text);
        let table = jianbao::arrow::record_batch(report.rows()).unwrap();
        let list = list.unwrap();
        assert_eq!(list.as_struct().columns(), table.columns());
        // Each column against the JSON of each row, by name.
        for (i, row) in report.rows().enumerate() {
            let json = serde_json::to_value(row).unwrap();
            assert_eq!(json.as_object().unwrap().len(), table.num_columns());
            for field in table.schema().fields() {
                let column = table.column_by_name(field.name()).unwrap();
                let value = match column.as_string_opt::<i32>() {
                    _ if column.is_null(i) => serde_json::Value::Null,
                    Some(strings) => strings.value(i).into(),
                    None => column.as_primitive::<UInt64Type>().value(i).into(),
                };
                assert_eq!(value, json[field.name()], "{} of row {i}", field.name());
            }
        }
    }
}
