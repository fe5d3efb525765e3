//! The running text of pages, without what is around it.
//!
//! ```text
//! body FILE…                    {"id": NAME, "title", "source", "published", "body"} a line; NAME up to the first dot
//! ```

use jianbao::Parser;
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let mut parser = Parser::new();
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).map_err(|error| format!("{path}: {error}"))?;
        let report = parser.parse_file(&path, &bytes)?;
        let file = Path::new(&path)
            .file_name()
            .unwrap_or_default()
            .to_string_lossy();
        let view = report.view();
        let row = serde_json::json!({
            "id": file.split('.').next(),
            "title": view.title.map(|title| title.text.into_owned()),
            "source": view.source.map(|source| source.name.into_owned()),
            "published": report.published.and_then(|time| time.edtf).map(|edtf| edtf.to_string()),
            "body": report.body(),
        });
        println!("{row}");
    }
    Ok(())
}
