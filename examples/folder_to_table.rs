//! A folder of reports as one table of commas, a row a figure: what data frames, databases and spreadsheets take.
//!
//! ```text
//! cargo run --example folder_to_table -- FOLDER > figures.csv
//! ```

use jianbao::Parser;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args()
        .nth(1)
        .unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/seeds").to_owned());
    let mut parser = Parser::new();
    let mut table = csv::Writer::from_writer(std::io::stdout().lock());
    let entries = std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = entries.collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    for path in paths {
        if path.extension().is_some_and(|ending| ending == "txt") {
            let bytes = std::fs::read(&path)?;
            let report = parser.parse_bytes(&bytes)?;
            for row in report.rows() {
                // `inert`: a headline that begins with = would be run as a formula by a spreadsheet.
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                table.serialize(row.named(name).inert())?;
            }
        }
    }
    table.flush()?;
    Ok(())
}
