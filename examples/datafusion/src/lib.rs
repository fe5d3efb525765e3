//! Figures of Chinese-language reports in SQL: the function `parse_report(text)`, which gives a list of structs, and the table
//! function `figures('FOLDER')`. The function is the same in one process and on every executor of a Ballista cluster.

use datafusion::arrow::array::StringArray;
use datafusion::arrow::datatypes::{DataType, Field, Schema};
use datafusion::arrow::record_batch::RecordBatch;
use datafusion::catalog::{TableFunctionArgs, TableFunctionImpl, TableProvider};
use datafusion::common::cast::as_string_array;
use datafusion::common::{DataFusionError, Result, ScalarValue, plan_err};
use datafusion::datasource::MemTable;
use datafusion::logical_expr::{
    ColumnarValue, Expr, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
};
use datafusion::prelude::SessionContext;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The name of the function in SQL.
pub const NAME: &str = "parse_report";

/// The function `parse_report(text)`.
pub fn parse_report() -> ScalarUDF {
    ScalarUDF::from(ParseReport {
        signature: Signature::exact(vec![DataType::Utf8], Volatility::Immutable),
    })
}

/// Adds the function and the table function to a session. On a session of Ballista do it after the connection is made: the
/// connection resets the list of functions.
pub fn register(session: &SessionContext) {
    session.register_udf(parse_report());
    session.register_udtf("figures", Arc::new(Figures));
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct ParseReport {
    signature: Signature,
}

impl ScalarUDFImpl for ParseReport {
    fn name(&self) -> &str {
        NAME
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(jianbao::arrow::list_type())
    }

    fn invoke_with_args(&self, arguments: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let [texts] = arguments.args.as_slice() else {
            return plan_err!("{NAME} takes one text");
        };
        let texts = texts.to_array(arguments.number_rows)?;
        let lists = jianbao::arrow::parse_batch(as_string_array(&texts)?)?;
        Ok(ColumnarValue::Array(Arc::new(lists)))
    }
}

/// `figures('FOLDER')`: a row for each figure of each report in a folder.
#[derive(Debug)]
struct Figures;

impl TableFunctionImpl for Figures {
    fn call_with_args(&self, arguments: TableFunctionArgs) -> Result<Arc<dyn TableProvider>> {
        let [Expr::Literal(ScalarValue::Utf8(Some(folder)), _)] = arguments.exprs() else {
            return plan_err!("figures takes the name of a folder in quotes");
        };
        let mut batches = Vec::new();
        for (name, bytes) in files(Path::new(folder))? {
            let report = jianbao::Report::from_bytes(&bytes)
                .map_err(|error| DataFusionError::External(format!("{name}: {error}").into()))?;
            let rows = report.rows().map(|row| row.named(name.as_str()));
            batches.push(jianbao::arrow::record_batch(rows)?);
        }
        let schema = Arc::new(Schema::new(jianbao::arrow::fields()));
        Ok(Arc::new(MemTable::try_new(schema, vec![batches])?))
    }
}

/// The texts of a folder, by name.
fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut paths = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<Vec<PathBuf>>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let read = |path: PathBuf| Ok((path.to_string_lossy().into_owned(), std::fs::read(path)?));
    paths.into_iter().map(read).collect()
}

/// The reports of a folder as a table of `path` and `text`, `copies` times over: how texts get to a cluster, whose executors read
/// Parquet. Each copy begins with a number of its own, so that no two texts are the same.
pub fn texts(folder: &Path, copies: usize) -> Result<RecordBatch> {
    let files = files(folder)?;
    let (mut paths, mut texts) = (Vec::new(), Vec::new());
    for copy in 0..copies {
        for (name, bytes) in &files {
            let (text, _) = jianbao::decode(bytes)
                .map_err(|error| DataFusionError::External(format!("{name}: {error}").into()))?;
            paths.push(format!("{name}#{copy}"));
            texts.push(if copies == 1 {
                text.into_owned()
            } else {
                format!("第{copy}号简报\n{text}")
            });
        }
    }
    let fields = ["path", "text"].map(|name| Field::new(name, DataType::Utf8, false));
    Ok(RecordBatch::try_new(
        Arc::new(Schema::new(fields.to_vec())),
        vec![
            Arc::new(StringArray::from(paths)),
            Arc::new(StringArray::from(texts)),
        ],
    )?)
}
