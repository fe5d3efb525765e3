//! One function a target. Each takes any bytes and panics where a promise is broken.

use crate::common::check_laws;
use cpu_time::ThreadTime;
use jianbao::{Format, Numeral, Parser, Quantity, Report, Spelling, Time, View};
use std::cell::RefCell;

thread_local! {
    // Kept from run to run, as a program keeps it: what one text leaves behind must not change the next.
    static PARSER: RefCell<Parser> = RefCell::new(Parser::new().ledger(true));
}

fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

/// Every span is what it says, every zone joins the next.
pub fn offsets(data: &[u8]) {
    let text = text(data);
    PARSER.with_borrow_mut(|parser| check_laws(&text, &parser.parse(&text)));
}

/// The pieces of a text of up to twelve characters: among all texts few are numerals, among pieces many.
fn pieces(data: &[u8], check: fn(&str)) {
    let text: String = text(data).chars().take(48).collect();
    for (start, _) in text.char_indices() {
        let rest = &text[start..];
        let ends = rest.char_indices().skip(1).map(|(end, _)| end);
        for end in ends.chain([rest.len()]).take(12) {
            check(&rest[..end]);
        }
    }
}

/// A numeral that is read prints to one that reads the same.
pub fn numeral(data: &[u8]) {
    pieces(data, one_numeral);
}

fn one_numeral(text: &str) {
    if let Ok(numeral) = text.parse::<Numeral>() {
        let _ = numeral.bounds().to_string();
        let printed = numeral.to_string();
        let again: Numeral = printed
            .parse()
            .unwrap_or_else(|_| panic!("{text:?} prints as {printed:?}, which is no numeral"));
        assert_eq!(
            again.bounds(),
            numeral.bounds(),
            "{text:?} prints as {printed:?}"
        );
        for spelling in [Spelling::Lower, Spelling::Upper] {
            let _ = numeral.written(spelling);
        }
    }
    if let Ok(quantity) = text.parse::<Quantity>() {
        let _ = (
            quantity.to_string(),
            quantity.in_canonical_unit(),
            quantity.bounds(),
        );
    }
}

/// A time that has a value prints a valid one.
pub fn time(data: &[u8]) {
    pieces(data, one_time);
}

fn one_time(text: &str) {
    if let Ok(time) = text.parse::<Time>()
        && let Some(edtf) = time.edtf
    {
        let printed = edtf.to_string();
        let again: jianbao::Edtf = printed
            .parse()
            .unwrap_or_else(|_| panic!("{text:?} prints as {printed:?}, which does not read"));
        assert_eq!(again, edtf, "{text:?} prints as {printed:?}");
    }
}

/// Zones tile the text, and a fresh parser agrees with a used one.
pub fn zones(data: &[u8]) {
    let text = text(data);
    let fresh = Parser::new().ledger(true).parse(&text);
    PARSER.with_borrow_mut(|parser| assert_eq!(parser.parse(&text), fresh));
    let mut at = fresh.zones.first().map_or(0, |zone| zone.span.start());
    for zone in &fresh.zones {
        assert_eq!(zone.span.start(), at, "zones leave a gap in {text:?}");
        at = zone.span.end();
    }
}

/// Bytes to records to JSON and back, and rows.
pub fn whole(data: &[u8]) {
    let Ok(report) = Report::from_bytes(data) else {
        return;
    };
    check_laws(report.text(), &report);
    let json = serde_json::to_string(&report).unwrap_or_else(|error| panic!("{error}"));
    let view: View<'static> = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(serde_json::to_string(&view).ok(), Some(json));
    assert_eq!(report.rows().count(), report.statistics.len());
}

/// Pages, feeds and Markdown: spans lie in the source, and say what a reader sees.
pub fn html(data: &[u8]) {
    let text = text(data);
    for format in [Format::Html, Format::Feed, Format::Markdown] {
        PARSER.with_borrow_mut(|parser| check_laws(&text, &parser.parse_as(&text, format)));
    }
}

/// The text over and over: twice as much of it may not take more than a little over twice as long.
pub fn growth(data: &[u8]) {
    let seed = text(data);
    if seed.is_empty() {
        return;
    }
    let times = |size: usize| {
        let long = seed.repeat(size / seed.len() + 1);
        let run = || {
            let start = ThreadTime::now();
            PARSER.with_borrow_mut(|parser| parser.parse(&long).statistics.len());
            start.elapsed().as_secs_f64()
        };
        run().min(run())
    };
    let grows = |size: usize| times(2 * size) / times(size).max(1e-5);
    // Slow from one size to the next, and at the next, and again each time that it is measured: no noise is that stubborn.
    let bad = (0..5).all(|_| grows(8 << 10) > 2.3 && grows(16 << 10) > 2.3);
    assert!(!bad, "grows faster than its length: {seed:?}");
}
