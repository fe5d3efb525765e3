//! The program `jianbao` as a user runs it.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use arrow_array::Array;
use arrow_array::cast::AsArray;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own for each test, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("jianbao-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

fn seeds() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("seeds")
        .to_str()
        .unwrap()
        .to_owned()
}

fn jianbao(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jianbao"))
        .args(arguments)
        .output()
        .unwrap()
}

fn stdout(arguments: &[&str]) -> String {
    let output = jianbao(arguments);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_format_holds_the_same_figures() {
    let folder = Folder::new("formats");
    let seeds = seeds();
    let json: Vec<serde_json::Value> =
        serde_json::from_str(&stdout(&[&seeds, "--format", "json"])).unwrap();
    let lines = stdout(&[&seeds, "--format", "jsonl"]);
    let jsonl: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(json, jsonl);
    let mut figures = Vec::new();
    for report in &json {
        for statistic in report["records"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|record| record["statistics"].as_array().unwrap())
        {
            let text = |key: &str| statistic[key].as_str().unwrap_or_default().to_owned();
            let phrase = |key: &str| {
                statistic[key]["text"]
                    .as_str()
                    .unwrap_or_default()
                    .to_owned()
            };
            figures.push([
                report["id"].as_str().unwrap().to_owned(),
                text("text"),
                text("value"),
                phrase("counted"),
            ]);
        }
    }
    assert!(figures.len() > 100);

    let table = stdout(&[&seeds, "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<_> = reader
        .deserialize::<jianbao::Row>()
        .map(|row| {
            let row = row.unwrap();
            let text =
                |field: Option<std::borrow::Cow<str>>| field.unwrap_or_default().into_owned();
            [
                row.document.into_owned(),
                row.text.into_owned(),
                text(row.value),
                text(row.counted),
            ]
        })
        .collect();
    assert_eq!(rows, figures);

    let file = folder.path("out.parquet");
    stdout(&[&seeds, "--format", "parquet", "--output", &file]);
    let reader = ParquetRecordBatchReaderBuilder::try_new(fs::File::open(&file).unwrap())
        .unwrap()
        .build()
        .unwrap();
    let mut columns = Vec::new();
    for batch in reader.map(Result::unwrap) {
        let column = |name: &str| {
            batch
                .column_by_name(name)
                .unwrap()
                .as_string::<i32>()
                .clone()
        };
        let [document, text, value, counted] = ["document", "text", "value", "counted"].map(column);
        for i in 0..batch.num_rows() {
            let cell = |column: &arrow_array::StringArray| {
                if column.is_null(i) {
                    String::new()
                } else {
                    column.value(i).to_owned()
                }
            };
            columns.push([cell(&document), cell(&text), cell(&value), cell(&counted)]);
        }
    }
    assert_eq!(columns, figures);
}

#[test]
fn one_worker_writes_what_many_write() {
    let folder = Folder::new("workers");
    for i in 0..600 {
        folder.file(&format!("in/{i:03}.txt"), format!("武侯区新建公园{i}个。"));
    }
    let input = folder.path("in");
    let one = stdout(&[&input, "--format", "csv", "-j", "1"]);
    assert_eq!(one.lines().count(), 601);
    assert_eq!(one, stdout(&[&input, "--format", "csv", "-j", "4"]));
}

#[test]
fn a_file_that_fails_is_named_and_skipped() {
    let folder = Folder::new("fails");
    let good = folder.file("good.txt", "武侯区新建公园3个。");
    let bad = folder.file("bad.txt", b"\x00\x01\x02\xff\x00\x00\x07\x00".repeat(40));
    let output = jianbao(&["--format", "csv", &bad, "missing.txt", &good]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("bad.txt") && said.contains("missing.txt"),
        "{said}"
    );
    assert!(String::from_utf8(output.stdout).unwrap().contains("3个"));
}

#[test]
fn what_does_not_go_together_is_refused_before_any_work() {
    let seeds = seeds();
    for wrong in [
        &["--format", "parquet", &*seeds][..],
        &["--format", "csv", "--ledger", &*seeds],
        &["--format", "table", "--inert", &*seeds],
        &["--resume", &*seeds],
        &["--published", "yesterday", &*seeds],
        &["no-such-*.txt"],
        &[],
    ] {
        let output = jianbao(wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty());
    }
}

#[test]
fn a_broken_run_goes_on_where_it_stopped() {
    let folder = Folder::new("resume");
    let seeds = seeds();
    for format in ["jsonl", "csv"] {
        let whole = stdout(&[&seeds, "--format", format]);
        let file = folder.path(format);
        // Cut at many places: inside a character, a row, a heading, and not at all.
        for cut in (0..=whole.len())
            .step_by(whole.len() / 23)
            .chain([1, whole.len()])
        {
            fs::write(&file, &whole.as_bytes()[..cut]).unwrap();
            stdout(&[&seeds, "--format", format, "--output", &file, "--resume"]);
            assert!(
                fs::read_to_string(&file).unwrap() == whole,
                "{format} cut at {cut}"
            );
        }
    }
}

#[test]
fn the_file_of_somebody_else_is_not_cut() {
    let folder = Folder::new("foreign");
    for format in ["jsonl", "csv"] {
        let file = folder.file(format, "a diary, not ours\nsecond line\n");
        let output = jianbao(&[&seeds(), "--format", format, "--output", &file, "--resume"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(fs::read_to_string(&file).unwrap().starts_with("a diary"));
    }
}

#[test]
fn patterns_folders_and_standard_input_are_read() {
    let folder = Folder::new("inputs");
    folder.file("a/one.txt", "武侯区新建公园1个。");
    folder.file("a/b/two.txt", "武侯区新建公园2个。");
    folder.file("a/b/note.log", "武侯区新建公园9个。");
    let table = stdout(&[
        &folder.path("a"),
        &folder.path("a/*.txt"),
        "--format",
        "csv",
    ]);
    assert_eq!(table.lines().count(), 3, "{table}");
    assert!(!table.contains("9个"));

    let mut child = Command::new(env!("CARGO_BIN_EXE_jianbao"))
        .args(["-", "--format", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all("武侯区新建公园3个。".as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("\"3个\"")
    );
}

#[test]
fn old_encodings_are_read() {
    let folder = Folder::new("gbk");
    // 武侯区新建公园3个。 and a sentence more, in GBK
    let (bytes, _, _) =
        encoding_rs::GBK.encode("武侯区新建公园3个，投资1.2亿元，去年完成绿化面积20万平方米。");
    let file = folder.file("old.txt", bytes);
    assert!(stdout(&[&file, "--format", "csv"]).contains("1.2亿元"));
}

#[test]
fn a_formula_is_quoted_where_asked() {
    let folder = Folder::new("inert");
    let file = folder.file(
        "a.txt",
        "=HYPERLINK(\"x\")新闻\n来源:武侯日报\n武侯区新建公园3个。\n武侯区新建书屋4间。",
    );
    let title = |arguments: &[&str]| {
        let table = stdout(arguments);
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let row: jianbao::Row<'static> = reader.deserialize().next().unwrap().unwrap();
        row.title.unwrap().into_owned()
    };
    assert!(title(&[&file, "--format", "csv"]).starts_with('='));
    assert!(title(&[&file, "--format", "csv", "--inert"]).starts_with("'="));
}

#[test]
fn words_of_ones_own_come_from_a_table() {
    let folder = Folder::new("words");
    let text = folder.file("a.txt", "合作社收购茶叶2司马担。");
    let words = folder.file("words.tsv", "# ours\nunit\t司马担\t60.478982\tkg\n");
    let csv = stdout(&[&text, "--format", "csv", "--words", &words]);
    assert!(
        csv.contains("司马担") && csv.contains("120.957964"),
        "{csv}"
    );
    assert!(!stdout(&[&text, "--format", "csv"]).contains("120.957964"));
    // a wrong table is named, and nothing is written
    let wrong = folder.file("wrong.tsv", "unit\t斤\t0.6\tkg\n");
    let out = folder.path("out.csv");
    let output = jianbao(&[
        &text, "--format", "csv", "--words", &wrong, "--output", &out,
    ]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("wrong.tsv: line 1: \"斤\" is a unit already"),
        "{said}"
    );
    assert!(!Path::new(&out).exists());
}
