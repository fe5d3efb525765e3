//! Words of your own at run time: units, places, outlets, verbs and expressions that count nothing.
//!
//! ```text
//! cargo run --example own_words                     a made-up report and a table of words for it
//! cargo run --example own_words -- WORDS FILE…      WORDS: a word a line, tabs between the columns
//! ```

use jianbao::{Parser, UserDictionary};
use std::error::Error;

const WORDS: &str = "\
# sort\tword\twhat it needs
unit\t司马担\t60.478982\tkg
unit\t灶次
place\t柳湾新城\t510107
outlet\t柳湾视界
verb\t网签
frozen\t三色网格\tprogramme
";

const REPORT: &str = "柳湾新城去年引才百人\n2024年1月5日 柳湾视界\n\
    去年，柳湾新城推行三色网格，网签商品房30余套，供餐120灶次，收购茶叶1.2万司马担。";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (words, texts) = match arguments.split_first() {
        None => (WORDS.to_owned(), vec![REPORT.to_owned()]),
        Some((words, files)) => {
            let texts: Result<_, _> = files.iter().map(std::fs::read_to_string).collect();
            (std::fs::read_to_string(words)?, texts?)
        }
    };
    // A wrong row is named: line 3: "斤" is a unit already …
    let words: UserDictionary = words.parse()?;
    let mut parser = Parser::new().dictionary(words).ledger(true);
    for text in &texts {
        let report = parser.parse(text);
        let source = report
            .source
            .map_or("no source", |source| source.span.of(text));
        println!("{source}");
        for figure in &report.statistics {
            let place = figure.place.map_or("", |place| place.name());
            let action = figure.action.map_or("", |action| action.span.of(text));
            let unit = figure.unit.zip(figure.value);
            let converted = unit.and_then(|(unit, value)| {
                Some(format!(
                    "= {} {}",
                    unit.to_canonical(value)?,
                    unit.canonical?
                ))
            });
            println!(
                "{place} {action} {} {}",
                figure.span.of(text),
                converted.unwrap_or_default()
            );
        }
        for numeral in report.numerals.iter().flatten() {
            if let Some(reason) = numeral.reason {
                println!("{}: counts nothing, {reason}", numeral.span.of(text));
            }
        }
    }
    Ok(())
}
