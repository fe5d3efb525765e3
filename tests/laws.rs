//! Laws that hold for every input, as properties: 100,000 cases each.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::{check_laws, folder, texts, values};
use jianbao::Parser;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::cell::RefCell;
use std::collections::HashMap;

const CASES: u32 = 100_000;

fn config() -> Config {
    Config {
        cases: CASES,
        failure_persistence: None,
        max_shrink_iters: 2_000,
        ..Config::default()
    }
}

/// Words in which reports are written, and everything that a typist or converter may leave between them.
const PIECES: &[&str] = &[
    "近",
    "约",
    "超过",
    "不少于",
    "不足",
    "逾",
    "至少",
    "约为",
    "累计超",
    "三",
    "两",
    "十",
    "百",
    "千",
    "万",
    "亿",
    "二十",
    "三五",
    "两三",
    "七八十",
    "数百",
    "几十",
    "上千",
    "1300",
    "3",
    "12",
    "480.4",
    "1,300",
    "2022",
    "0",
    "多",
    "余",
    "来",
    "几",
    "个",
    "名",
    "家",
    "人次",
    "元",
    "亿元",
    "万元人民币",
    "平方米",
    "公里",
    "%",
    "个百分点",
    "年",
    "月",
    "日",
    "5年",
    "半",
    "倍",
    "成",
    "第",
    "前",
    "至",
    "到",
    "—",
    "-",
    "～",
    ":",
    "以上",
    "左右",
    "以内",
    "2022年",
    "7月27日",
    "去年3月",
    "今年底",
    "每年9月",
    "2018年以来",
    "2021—2022年度",
    "近日",
    "目前",
    "春节",
    "上半年",
    "前三季度",
    "11:04",
    "2022-07-27",
    "2月30日",
    "民国111年",
    "“十四五”期间",
    "四川省",
    "成都市",
    "武侯区",
    "邵阳",
    "双清区",
    "港澳台",
    "在京",
    "来淮",
    "马家村",
    "光福镇",
    "鼓楼区",
    "合作",
    "振兴",
    "日本",
    "中国",
    "开展",
    "引进",
    "投资",
    "增长",
    "下降",
    "达",
    "有",
    "建成",
    "培训",
    "接待",
    "各类人才",
    "示范区",
    "学生",
    "项目",
    "产值",
    "收入",
    "公司",
    "委员会",
    "的",
    "和",
    "与",
    "、",
    "，",
    "。",
    "；",
    "其中",
    "分别",
    "将",
    "等",
    "了",
    "“",
    "”",
    "《",
    "》",
    "（",
    "）",
    "(",
    ")",
    "【编辑:张三】",
    "(通讯员 王五",
    "来源:邵阳日报",
    "日期: ",
    "相关阅读",
    "  • ",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\u{3000}",
    "\t",
    "統(tǒng)戰(zhàn)",
    "臺灣",
    "數(shù)",
    "(km)",
    "㎡",
    "㋀",
    "①",
    "½",
    "％",
    "１２",
    "𠮶",
    "e\u{301}",
    "\u{200b}",
    "\u{feff}",
    "\u{ad}",
    "\0",
    "\u{202e}",
    "\u{fffd}",
    "\u{e000}",
    "\u{2028}",
    "?耙火^”",
    "a",
    "G60",
    "8+N",
    "1e9",
    "一站式",
    "统一",
    "八一路",
    "万企兴万村",
    "“345”模式",
    "四大子品牌",
    "三分之一",
    "百分之五",
    "三成五",
    "翻两番",
    "3比1",
    "过半",
    "一半",
];

fn texts_of_pieces() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(PIECES), 0..24)
        .prop_map(|pieces| pieces.concat())
}

thread_local! {
    static PARSER: RefCell<Parser> = RefCell::new(Parser::new().ledger(true).simplified(true));
}

fn parse_and_check(raw: &str) {
    PARSER.with_borrow_mut(|parser| check_laws(raw, &parser.parse(raw)));
}

#[test]
fn spans_and_zones_hold_for_reports_in_pieces() {
    TestRunner::new(config())
        .run(&texts_of_pieces(), |raw| {
            parse_and_check(&raw);
            Ok(())
        })
        .unwrap();
}

#[test]
fn spans_and_zones_hold_for_arbitrary_strings() {
    TestRunner::new(config())
        .run(&any::<String>(), |raw| {
            parse_and_check(&raw);
            Ok(())
        })
        .unwrap();
}

fn widened(raw: &str) -> String {
    raw.chars()
        .map(|c| {
            if c.is_ascii_digit() {
                char::from_u32(u32::from(c) + 0xfee0).unwrap()
            } else {
                c
            }
        })
        .collect()
}

/// One traditional spelling for each simplified character that has any, from the project's own table.
fn traditional() -> HashMap<char, char> {
    let table = std::fs::read_to_string(folder("src/data/script.tsv")).unwrap();
    let mut map = HashMap::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t').map(|cell| cell.chars().next().unwrap());
        let (from, to) = (cells.next().unwrap(), cells.next().unwrap());
        map.entry(to).or_insert(from);
    }
    map
}

#[test]
fn digits_of_full_width_have_the_same_values() {
    let mut plain = Parser::new();
    let mut wide = Parser::new();
    let plain = RefCell::new(&mut plain);
    let wide = RefCell::new(&mut wide);
    TestRunner::new(config())
        .run(&texts_of_pieces(), |raw| {
            let other = widened(&raw);
            prop_assert_eq!(
                values(&plain.borrow_mut().parse(&raw)),
                values(&wide.borrow_mut().parse(&other))
            );
            Ok(())
        })
        .unwrap();
    for (name, raw) in texts("seeds").into_iter().chain(texts("tests/gold/open")) {
        assert_eq!(
            values(&Parser::new().parse(&raw)),
            values(&Parser::new().parse(&widened(&raw))),
            "{name}"
        );
    }
}

#[test]
fn traditional_spelling_has_the_same_values() {
    let map = traditional();
    let folded = |raw: &str| {
        raw.chars()
            .map(|c| map.get(&c).copied().unwrap_or(c))
            .collect::<String>()
    };
    let plain = RefCell::new(Parser::new());
    TestRunner::new(config())
        .run(&texts_of_pieces(), |raw| {
            let first = values(&plain.borrow_mut().parse(&raw));
            prop_assert_eq!(first, values(&plain.borrow_mut().parse(&folded(&raw))));
            Ok(())
        })
        .unwrap();
    for (name, raw) in texts("seeds").into_iter().chain(texts("tests/gold/open")) {
        assert_eq!(
            values(&Parser::new().parse(&raw)),
            values(&Parser::new().parse(&folded(&raw))),
            "{name}"
        );
    }
}

#[test]
fn small_edits_have_small_effects() {
    for (name, raw) in texts("seeds").into_iter().chain(texts("tests/gold/open")) {
        let first = values(&Parser::new().parse(&raw));
        let edits = [
            raw.replace('\n', "\r\n"),
            format!("{raw}\n\n\n"),
            format!("\u{feff}{raw}"),
        ];
        for edited in edits {
            assert_eq!(values(&Parser::new().parse(&edited)), first, "{name}");
        }
    }
}
