//! Bytes in any encoding give the report that the text gives, and say how they were read.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod common;

use common::{check_laws, texts, values};
use encoding_rs::{BIG5, Encoding, GB18030, GBK};
use jianbao::{DecidedBy, Error, Parser, Report, decode};
use proptest::prelude::*;

fn wide(text: &str, little: bool, mark: bool) -> Vec<u8> {
    let units = mark
        .then_some(0xfeff)
        .into_iter()
        .chain(text.encode_utf16());
    units
        .flat_map(|unit| {
            if little {
                unit.to_le_bytes()
            } else {
                unit.to_be_bytes()
            }
        })
        .collect()
}

/// A page in Big5 needs characters that Big5 has.
const TRADITIONAL: &str = "本報訊 臺北市教育局昨日公布，今年全市共有三百二十所學校參加，學生一萬二千餘人，\
    比去年增加百分之五。局長表示，明年將再撥款兩億元，改善偏遠地區的教學設備。";

const SIMPLIFIED: &str =
    "去年全县新建农家书屋20余间，惠及群众3000多人次，投入资金1.2亿元。\n今年的目标是再建15间。";

#[test]
fn every_encoding_gives_the_report_of_the_text() {
    let cases: Vec<(&str, Vec<u8>, &str, DecidedBy)> = vec![
        (SIMPLIFIED, SIMPLIFIED.into(), "UTF-8", DecidedBy::Utf8),
        (
            SIMPLIFIED,
            [b"\xef\xbb\xbf", SIMPLIFIED.as_bytes()].concat(),
            "UTF-8",
            DecidedBy::Mark,
        ),
        (
            SIMPLIFIED,
            GBK.encode(SIMPLIFIED).0.into(),
            "GBK",
            DecidedBy::Detection,
        ),
        (
            SIMPLIFIED,
            wide(SIMPLIFIED, true, true),
            "UTF-16LE",
            DecidedBy::Mark,
        ),
        (
            SIMPLIFIED,
            wide(SIMPLIFIED, false, true),
            "UTF-16BE",
            DecidedBy::Mark,
        ),
        (
            SIMPLIFIED,
            wide(SIMPLIFIED, true, false),
            "UTF-16LE",
            DecidedBy::Detection,
        ),
        (
            SIMPLIFIED,
            wide(SIMPLIFIED, false, false),
            "UTF-16BE",
            DecidedBy::Detection,
        ),
        (
            TRADITIONAL,
            BIG5.encode(TRADITIONAL).0.into(),
            "Big5",
            DecidedBy::Detection,
        ),
        (
            TRADITIONAL,
            GBK.encode(TRADITIONAL).0.into(),
            "GBK",
            DecidedBy::Detection,
        ),
    ];
    for (text, bytes, encoding, by) in cases {
        let report = Report::from_bytes(&bytes).unwrap();
        assert_eq!(report.text(), text, "{encoding} {by:?}");
        let how = report.decoding.unwrap();
        assert_eq!(
            (how.encoding, how.by, how.replaced),
            (encoding, by, 0),
            "{text}"
        );
        assert_eq!(report.remarks.is_empty(), encoding == "UTF-8");
        assert_eq!(values(&report), values(&Report::parse(text)));
        check_laws(text, &report);
    }
}

#[test]
fn seeds_survive_gbk_and_a_cut_at_any_byte() {
    for (name, text) in texts("seeds") {
        let (bytes, _, lossy) = GB18030.encode(&text);
        assert!(!lossy, "{name}");
        let report = Report::from_bytes(&bytes).unwrap();
        assert_eq!(report.text(), text, "{name}: {:?}", report.decoding);
        for cut in 1..8 {
            for bytes in [
                &bytes[..bytes.len() - cut],
                &text.as_bytes()[..text.len() - cut],
            ] {
                let report = Report::from_bytes(bytes).unwrap();
                let how = report.decoding.unwrap();
                assert!(how.replaced <= 1, "{name} cut by {cut}: {how:?}");
                assert!(text.starts_with(report.text().trim_end_matches('\u{fffd}')));
            }
        }
    }
}

#[test]
fn declarations_count_unless_the_bytes_say_otherwise() {
    let page = |label: &str| format!("<html><head><meta charset=\"{label}\"></head>{SIMPLIFIED}");
    for (label, encoding) in [("gb2312", GBK), ("GBK", GBK), ("gb18030", GB18030)] {
        let bytes = encoding.encode(&page(label)).0.into_owned();
        let (text, how) = decode(&bytes).unwrap();
        assert_eq!(text, page(label));
        assert_eq!(
            (how.encoding, how.by),
            (encoding.name(), DecidedBy::Declaration)
        );
    }
    let old =
        format!("<meta http-equiv=Content-Type content='text/html; charset = big5'>{TRADITIONAL}");
    assert_eq!(
        decode(&BIG5.encode(&old).0).unwrap().1.by,
        DecidedBy::Declaration
    );
    let feed = format!("<?xml version=\"1.0\" encoding='GBK'?><rss>{SIMPLIFIED}");
    assert_eq!(
        decode(&GBK.encode(&feed).0).unwrap().1.by,
        DecidedBy::Declaration
    );
    // A page that was converted and kept its old label.
    let (text, how) = decode(page("gb2312").as_bytes())
        .map(|(t, h)| (t.into_owned(), h))
        .unwrap();
    assert_eq!((text, how.by), (page("gb2312"), DecidedBy::Utf8));
    // A label that the bytes do not bear out.
    let wrong = GBK.encode(&page("utf-8")).0.into_owned();
    assert_eq!(decode(&wrong).unwrap().1.encoding, "GBK");
    let unknown = GBK.encode(&page("x-nothing")).0.into_owned();
    assert_eq!(decode(&unknown).unwrap().1.by, DecidedBy::Detection);
}

#[test]
fn damage_is_replaced_and_counted() {
    let long = SIMPLIFIED.repeat(8);
    let mut utf8 = long.clone().into_bytes();
    utf8[30] = 0xff;
    let report = Report::from_bytes(&utf8).unwrap();
    let how = report.decoding.unwrap();
    assert_eq!(
        (how.encoding, how.replaced),
        ("UTF-8", report.text().matches('\u{fffd}').count())
    );
    assert!(
        how.replaced > 0
            && report
                .remarks
                .iter()
                .any(|remark| remark.text.contains("U+FFFD"))
    );
    let mut gbk = GBK.encode(&long).0.into_owned();
    gbk[30] = 0xff;
    let how = Report::from_bytes(&gbk).unwrap().decoding.unwrap();
    assert_eq!(how.encoding, "GBK");
    assert!((1..=2).contains(&how.replaced), "{how:?}");
    // U+FFFD that was there before is no damage of ours.
    assert_eq!(decode("坏\u{fffd}字".as_bytes()).unwrap().1.replaced, 0);
}

#[test]
fn what_is_no_text_is_an_error() {
    let noise: Vec<u8> = (0..4096u32)
        .map(|n| n.wrapping_mul(2654435761).to_be_bytes()[0])
        .collect();
    for bytes in [
        b"%PDF-1.4\n%\xe2\xe3".as_slice(),
        b"PK\x03\x04word",
        b"\x89PNG\r\n\x1a\n",
        &noise,
    ] {
        assert!(matches!(decode(bytes), Err(Error::NotText(_))));
    }
    assert!(decode(b"").unwrap().0.is_empty());
}

#[test]
fn over_the_limit_the_report_says_so() {
    for (bytes, text) in [
        (vec![b'a'; jianbao::limits::MAX_INPUT + 1], 'a'),
        (
            wide(&"a".repeat(jianbao::limits::MAX_INPUT + 1), true, true),
            'a',
        ),
    ] {
        let report = Report::from_bytes(&bytes).unwrap();
        assert!(report.text().starts_with(text));
        assert_eq!(report.truncated.unwrap().limit, "MAX_INPUT");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn laws_hold_for_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(report) = Parser::new().ledger(true).parse_bytes(&bytes) {
            let text = report.text().to_owned();
            check_laws(&text, &report);
        }
    }

    #[test]
    fn any_text_of_an_encoding_comes_back(text in "[一-龥，。0-9]{20,60}", which in 0..2usize) {
        let encoding: &Encoding = [GBK, GB18030][which];
        let page = format!("<meta charset={}>{text}", encoding.name());
        let bytes = encoding.encode(&page).0.into_owned();
        prop_assert_eq!(decode(&bytes).unwrap().0, page);
    }
}
