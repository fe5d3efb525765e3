//! What reports say about one place, in the order of time: everything that lies in it counts.
//!
//! ```text
//! cargo run --example timeline                  菏泽市, from the reports in seeds/
//! cargo run --example timeline -- 集美区 FILE…
//! ```

use jianbao::{Place, Report, Resolved};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_else(|| "菏泽市".to_owned());
    let mut files: Vec<String> = arguments.collect();
    if files.is_empty() {
        let seed = |n| format!(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/00{}.txt"), n);
        files.extend((0..5).map(seed));
    }
    let wanted = match Place::resolve(&name) {
        Resolved::One(place) => place.code,
        Resolved::Ambiguous(places) => {
            let places: Vec<_> = places.iter().map(|place| place.path().join(" ")).collect();
            return Err(format!("{name} may be {}", places.join(" or ")).into());
        }
        _ => return Err(format!("no place is called {name}").into()),
    };
    let mut events = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(file)?;
        let report = Report::parse(&text);
        for record in &report.records {
            let figures = report
                .statistics
                .get(record.statistics.clone())
                .unwrap_or(&[]);
            let here = figures
                .iter()
                .any(|figure| figure.place.is_some_and(|place| place.code.lies_in(wanted)));
            // The figure's own time, else the day of the report.
            let time = figures.iter().find_map(|figure| figure.time?.edtf);
            let time = time.or(report.published.and_then(|published| published.edtf));
            if here {
                let when = time.map_or("–".to_owned(), |time| time.to_string());
                events.push((when, record.span.of(&text).replace('\n', " ")));
            }
        }
    }
    events.sort();
    for (when, what) in events {
        println!("{when:<12} {what}");
    }
    Ok(())
}
