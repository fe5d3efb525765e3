//! Nothing is skipped silently: every numeral of a text and what became of it, the unexplained ones last. What a language model or a
//! person still has to look at is this list, not the whole text.
//!
//! ```text
//! cargo run --example unexplained               a made-up paragraph
//! cargo run --example unexplained -- FILE…
//! ```

use jianbao::{Parser, Reading};
use std::error::Error;

const PARAGRAPH: &str = "第三届五广场文化节3月18日开幕，两天接待游客1.2万余人次，“8+N”模式受到好评，热线12345接听来电300个。";

fn main() -> Result<(), Box<dyn Error>> {
    let mut texts = Vec::new();
    for file in std::env::args().skip(1) {
        texts.push(std::fs::read_to_string(file)?);
    }
    if texts.is_empty() {
        texts.push(PARAGRAPH.to_owned());
    }
    let mut parser = Parser::new().ledger(true);
    for text in &texts {
        let report = parser.parse(text);
        let mut numerals = report.numerals.unwrap_or_default();
        numerals.sort_by_key(|entry| (entry.reading == Reading::Unexplained, entry.span));
        for entry in numerals {
            let value = entry
                .value
                .map_or("–".to_owned(), |value| value.to_string());
            println!(
                "{:<8} {value:<8} {} {}",
                entry.span.of(text),
                entry.reading,
                entry.reason.unwrap_or("")
            );
        }
    }
    Ok(())
}
