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
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let bytes = std::fs::read(&path)?;
            let report = parser.parse_bytes(&bytes)?;
            for row in report.rows() {
                // `inert`: a headline that begins with = would be run as a formula by a spreadsheet.
                table.serialize(row.named(path.to_string_lossy()).inert())?;
            }
        }
    }
    table.flush()?;
    Ok(())
}
