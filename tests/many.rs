//! Many texts at once, and texts in pieces.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

use jianbao::{Parser, Report};
use std::fs;

fn seeds() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    (0..5)
        .map(|n| fs::read_to_string(format!("{folder}/00{n}.txt")).unwrap())
        .collect()
}

#[test]
fn many_texts_give_what_each_gives() {
    let texts: Vec<String> = seeds().into_iter().cycle().take(200).collect();
    let many = Parser::new().ledger(true).parse_many(&texts);
    assert_eq!(many.len(), texts.len());
    for (text, report) in texts.iter().zip(&many) {
        assert_eq!(report, &Parser::new().ledger(true).parse(text));
    }
}

#[test]
fn another_parser_has_the_same_options() {
    let first = Parser::new()
        .simplified(true)
        .published("2001-05-06".parse().unwrap());
    let report = first.another().parse("去年新建公園3個。");
    assert_eq!(report.simplified.as_deref(), Some("去年新建公园3个。"));
    assert_eq!(report.times[0].edtf.unwrap().to_string(), "2000");
}

#[test]
fn pieces_are_the_text_and_their_spans_are_real() {
    let text = seeds().concat();
    for most in [0, 1, 2, 3, 100, 1000, 1 << 20] {
        let mut end = 0;
        for (start, report) in Parser::new().parse_pieces(&text, most) {
            assert_eq!(start, end);
            assert!(report.text().len() <= most.max(4));
            end = start + report.text().len();
            assert_eq!(&text[start..end], report.text());
        }
        assert_eq!(end, text.len(), "{most}");
    }
    assert!(Parser::new().parse_pieces("", 10).next().is_none());
}

#[test]
fn a_piece_ends_with_a_line_or_a_sentence() {
    let pieces = |text: &str, most| -> Vec<String> {
        let pieces = Parser::new().parse_pieces(text, most);
        pieces.map(|(_, report)| report.text().to_owned()).collect()
    };
    assert_eq!(pieces("一二\n三四\n五", 9), ["一二\n", "三四\n", "五"]);
    assert_eq!(pieces("一二。三四。五", 9), ["一二。", "三四。", "五"]);
    assert_eq!(pieces("一二三四", 9), ["一二三", "四"]);
}

#[test]
fn the_date_of_the_first_piece_holds_for_the_others() {
    let head = "武侯区一年\n2024-01-24 10:00 来源：武侯区融媒体中心\n今年新建公园3个。\n";
    let text = format!(
        "{head}{}去年新建公园4个。\n",
        "书屋照常开放。\n".repeat(200)
    );
    let last: Report = Parser::new().parse_pieces(&text, 400).last().unwrap().1;
    assert_eq!(last.times[0].edtf.unwrap().to_string(), "2023");
}
