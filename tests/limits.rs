//! Every limit: what happens below it, at it and beyond it. And every hostile pattern, against the laws.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic
)]

mod common;
mod hostile;

use common::check_laws;
use jianbao::limits::*;
use jianbao::{Check, CheckKind, From, Parser, Reading, Report};

#[test]
fn hostile_patterns_keep_the_laws() {
    let mut parser = Parser::new().ledger(true);
    for pattern in hostile::patterns() {
        for bytes in [1, 100, 8 << 10] {
            let text = pattern.text(bytes);
            let report = parser.parse(&text);
            assert_eq!(report.text(), text, "{}", pattern.name);
            check_laws(&text, &report);
        }
    }
}

#[test]
fn a_figure_behind_too_many_words_of_a_clause_ends_it() {
    // In front of the figure stand as many words as a clause may hold, or one fewer or more.
    for (front, pairs, governed) in [
        ("引进", MAX_CLAUSE - 2, true),
        ("已引进", MAX_CLAUSE - 2, false),
        ("引进", MAX_CLAUSE, false),
    ] {
        let text = format!("{front}{}3名和4名。", "、字".repeat(pairs / 2));
        let report = Report::parse(&text);
        let action = report.statistics[1].action.map(|action| action.from);
        assert_eq!(
            action == Some(From::Clause),
            governed,
            "{front} and {pairs} words"
        );
    }
}

#[test]
fn the_stack_stays_small() {
    let text: String = "（「《".repeat(100_000);
    let thread = std::thread::Builder::new()
        .stack_size(128 << 10)
        .spawn(move || Report::parse(&text).statistics.len())
        .unwrap();
    assert_eq!(thread.join().unwrap(), 0);
}

#[test]
fn input_beyond_the_limit_is_said_to_be_unread() {
    let filler = "字".repeat(MAX_INPUT / 3 + 100);
    let report = Report::parse(&filler);
    let cut = report.truncated.unwrap();
    assert_eq!(cut.limit, "MAX_INPUT");
    assert!(cut.at <= MAX_INPUT && cut.at > MAX_INPUT - 8 && filler.is_char_boundary(cut.at));
    let fits = " ".repeat(MAX_INPUT);
    assert!(Report::parse(&fits).truncated.is_none());
}

#[test]
fn input_is_cut_between_graphemes() {
    let mut text = "字".repeat(MAX_INPUT / 3 - 1);
    text.push_str("e\u{301}\u{301}\u{301}\u{301}");
    let cut = Report::parse(&text).truncated.unwrap().at;
    assert!(text[..cut].ends_with('字'));
}

#[test]
fn a_numeral_beyond_the_limit_keeps_its_place_without_a_value() {
    for (digits, valued) in [
        (MAX_NUMERAL - 40, true),
        (MAX_NUMERAL + 1, false),
        (10 * MAX_NUMERAL, false),
    ] {
        let text = format!("引进{}人。", "9".repeat(digits));
        let report = Parser::new().ledger(true).parse(&text);
        let numerals = report.numerals.unwrap();
        assert_eq!(numerals.len(), 1, "{digits}");
        assert_eq!(numerals[0].span.len(), digits);
        assert_eq!(numerals[0].value.is_some(), valued, "{digits}");
        assert_ne!(numerals[0].reading, Reading::Unexplained);
    }
}

#[test]
fn a_sentence_beyond_the_limit_is_read_in_windows() {
    let text = format!("双清区{}引进人才3名。", "十分重视工作".repeat(MAX_SENTENCE));
    let report = Report::parse(&text);
    let last = report.statistics.last().unwrap();
    assert_eq!(
        (last.span.of(&text), last.action.unwrap().span.of(&text)),
        ("3名", "引进")
    );
}

#[test]
fn a_quotation_that_closes_late_is_none() {
    let near = format!("“{}3个”", "字".repeat(5));
    let far = format!("“{}有3个苹果”", "字".repeat(MAX_QUOTE));
    assert!(Report::parse(&near).statistics.is_empty());
    assert_eq!(Report::parse(&far).statistics.len(), 1);
}

/// A list is compared with its count up to the limit, with a stop behind it or none.
#[test]
fn a_list_beyond_the_limit_is_not_counted() {
    for (length, counted) in [
        (MAX_LIST - 1, true),
        (MAX_LIST, true),
        (MAX_LIST + 1, false),
    ] {
        let names = "双河镇、".repeat(MAX_LIST / 4 - 1);
        let last = format!("{}镇", "柳".repeat(length - names.chars().count() - 1));
        for stop in ["。", ""] {
            let text = format!("全县共有{}个镇：{names}{last}{stop}", MAX_LIST / 4);
            let report = Report::parse(&text);
            let list = |check: &Check| check.kind == CheckKind::ListCount && check.holds;
            assert_eq!(report.checks.iter().any(list), counted, "{length} {stop}");
        }
    }
}

#[test]
fn statistics_sections_and_teasers_are_bounded() {
    let many = "引进3人。".repeat(MAX_STATISTICS + 10);
    let report = Report::parse(&many);
    assert!(
        report.statistics.len() >= MAX_STATISTICS && report.statistics.len() < MAX_STATISTICS + 10
    );
    assert_eq!(report.truncated.unwrap().limit, "MAX_STATISTICS");
    let headings = "各地工作情况\n".to_owned()
        + &"合肥市\n全市引进人才3名，培训农民20人，建成水库4座，修好道路5条，共投资6亿元。\n"
            .repeat(MAX_SECTIONS + 5);
    assert_eq!(Report::parse(&headings).sections.len(), MAX_SECTIONS);
    let teasers = format!(
        "标题一则\n双清区引进人才3名，培训农民20人，建成水库4座，修好道路5条，共投资6亿元。\n相关阅读\n{}",
        "  • 一则消息在此\n".repeat(MAX_RELATED + 5)
    );
    assert_eq!(Report::parse(&teasers).related.len(), MAX_RELATED);
}
