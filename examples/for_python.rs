//! JSON for programs that do not count bytes: spans in code points (Python) or UTF-16 units (JavaScript, Java).
//!
//! ```text
//! cargo run --example for_python
//! ```

use jianbao::{PositionUnit, Report};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = "😀全区11个乡镇建成书屋。";
    let report = Report::parse(text);
    for unit in [PositionUnit::Char, PositionUnit::Utf16] {
        let mut view = report.view();
        view.count_in(unit, text);
        let figure = view
            .records
            .first()
            .and_then(|record| record.statistics.first());
        println!(
            "{unit:?}: {}",
            serde_json::to_string(&figure.map(|figure| (&figure.text, figure.span)))?
        );
    }
    Ok(())
}
