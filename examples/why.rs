//! One sentence in; its mentions, its figures, and what was attached to each by which rule out.
//!
//! ```text
//! why 去年全市新建公园3座，增长8%。
//! ```

use jianbao::{Parser, Phrase};
use std::borrow::Cow;

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let text = if given.is_empty() {
        "去年，河西县先后修桥3座，其中石桥2座；果园面积300亩，增长8%。".to_owned()
    } else {
        given.join(" ")
    };
    let report = Parser::new().parse(&text);
    for time in &report.times {
        println!("time    {}", piece(&text, time.span));
    }
    for place in &report.places {
        println!("place   {}", piece(&text, place.span));
    }
    for (i, figure) in report.statistics.iter().enumerate() {
        println!(
            "figure {i} {}  {:?}  by rule: {}",
            piece(&text, figure.span),
            figure.kind,
            figure.rule
        );
        let links = [
            ("counts", figure.counted),
            ("verb", figure.action),
            ("actor", figure.actor),
        ];
        for (name, link) in links {
            match link {
                Some(Phrase { span, from, .. }) => {
                    println!("    {name:7} {}  from {from:?}", piece(&text, span));
                }
                None => println!("    {name:7} –"),
            }
        }
        for (name, other) in [("with", figure.with), ("part of", figure.part_of)] {
            if let Some(other) = other {
                println!("    {name:7} figure {other}");
            }
        }
    }
    for check in &report.checks {
        println!(
            "check   {:?} of {} in {:?}: {}",
            check.kind, check.whole, check.parts, check.holds
        );
    }
}

fn piece(text: &str, span: jianbao::Span) -> Cow<'_, str> {
    jianbao::inert(text.get(span.start()..span.end()).unwrap_or(""))
}
