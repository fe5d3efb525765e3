//! Sums that do not hold: a report's own arithmetic, checked. A broken sum is a finding for the reader.
//!
//! ```text
//! cargo run --example broken_sums               a made-up bulletin
//! cargo run --example broken_sums -- FILE…
//! ```

use jianbao::Report;
use std::error::Error;

const BULLETIN: &str = "全县共有教师1200人，其中小学教师700人、中学教师600人。共建成书屋45个，其中乡镇书屋30个、社区书屋18个。";

fn main() -> Result<(), Box<dyn Error>> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let mut texts = Vec::new();
    for file in files {
        texts.push(std::fs::read_to_string(file)?);
    }
    if texts.is_empty() {
        texts.push(BULLETIN.to_owned());
    }
    for text in &texts {
        let report = Report::parse(text);
        let figure = |index: usize| {
            report
                .statistics
                .get(index)
                .map_or("", |figure| figure.span.of(text))
        };
        for check in report.checks.iter().filter(|check| !check.holds) {
            let parts: Vec<&str> = check.parts.iter().map(|&part| figure(part)).collect();
            println!(
                "{:<12} {} : {} – does not hold",
                check.kind.to_string(),
                figure(check.whole),
                parts.join(" + ")
            );
        }
    }
    Ok(())
}
