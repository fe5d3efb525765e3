//! Numbers are exact, hedges are never lost: print and read back, compare with a second reader, generate sentences.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::as_conversions,
    clippy::panic
)]

mod reference;

use jianbao::{Decimal, Kind, Numeral, Parser, Quantity, Relation, Spelling};

/// Reproducible numbers (xorshift64*).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, n: u64) -> u64 {
        (self.next() >> 11) % n
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len() as u64) as usize]
    }

    /// As likely short as long.
    fn number(&mut self) -> u64 {
        let digits = 1 + self.below(16) as u32;
        self.below(10u64.pow(digits))
    }
}

const SPELLINGS: [Spelling; 4] = [
    Spelling::Grouped,
    Spelling::Mixed,
    Spelling::Lower,
    Spelling::Upper,
];

fn reads_back(n: u64, spelling: Spelling) {
    let written = spelling.write(Decimal::from(n));
    let read: Numeral = written
        .parse()
        .unwrap_or_else(|e| panic!("{n} as {written}: {e}"));
    assert_eq!(
        (read.value(), read.high(), read.relation()),
        (Decimal::from(n), None, Relation::Exact),
        "{written}"
    );
}

#[test]
fn what_is_printed_reads_back_up_to_a_million() {
    for n in 0..=1_000_000 {
        SPELLINGS.iter().for_each(|&s| reads_back(n, s));
    }
}

#[test]
fn what_is_printed_reads_back_for_large_numbers() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for _ in 0..100_000 {
        let n = random.number();
        SPELLINGS.iter().for_each(|&s| reads_back(n, s));
    }
}

/// A numeral as people write one: digits left out, 零 or 〇, 两 or 二, forms for cheques, digits and scale words mixed.
fn written(random: &mut Random) -> String {
    let n = random.number();
    let mut text = match random.below(8) {
        0 => Spelling::Upper.write(Decimal::from(n)),
        1 => n.to_string(),
        2 => Spelling::Grouped.write(Decimal::from(n)),
        3 => {
            let places = 1 + random.below(3) as u32;
            let value = Decimal::from_i128_with_scale(n.min(99_999).into(), places).normalize();
            let scale = *random.pick(&["", "万", "亿", "千万", "百万"]);
            return format!("{value}{scale}");
        }
        4 => {
            let wan = 1 + random.below(9_999);
            return format!("{wan}万{}", 1_000 + random.below(9_000));
        }
        5 => {
            let places = random.below(100_000).to_string();
            let digits: String = places
                .bytes()
                .map(|b| {
                    "零一二三四五六七八九"
                        .chars()
                        .nth((b - b'0').into())
                        .unwrap()
                })
                .collect();
            return format!(
                "{}点{digits}",
                Spelling::Lower.write(Decimal::from(n % 1_000_000))
            );
        }
        _ => Spelling::Lower.write(Decimal::from(n)),
    };
    if random.below(3) == 0 {
        text = text
            .replace("二千", "两千")
            .replace("二百", "两百")
            .replace("二万", "两万");
    }
    if random.below(4) == 0 {
        text = text.replace('零', "〇");
    }
    // 三万五千 is also said 三万五.
    if random.below(3) == 0 {
        for tail in ["千", "百"] {
            let shorter = text.strip_suffix(tail).filter(|s| {
                let mut end = s.chars().rev();
                let (last, before) = (end.next(), end.next());
                let scale = if tail == "千" { '万' } else { '千' };
                last.is_some_and(|c| "一二三四五六七八九".contains(c)) && before == Some(scale)
            });
            if let Some(shorter) = shorter {
                return shorter.to_owned();
            }
        }
    }
    text
}

#[test]
fn a_second_reader_agrees() {
    let mut random = Random(20_260_101);
    let mut parsed = 0u32;
    for _ in 0..1_000_000 {
        let text = written(&mut random);
        let want = reference::value(&text).map(|v| v.normalize());
        let got = text.parse::<Numeral>().ok().map(|n| n.value().normalize());
        assert_eq!(got, want, "{text}");
        parsed += u32::from(got.is_some());
    }
    assert!(parsed > 990_000, "{parsed}");
}

/// A hedge in front of or behind the number, or inside, and what it says.
const HEDGES: &[(&str, &str, &str, Relation)] = &[
    ("", "", "", Relation::Exact),
    ("近", "", "", Relation::Nearly),
    ("将近", "", "", Relation::Nearly),
    ("约", "", "", Relation::About),
    ("大约", "", "", Relation::About),
    ("", "", "左右", Relation::About),
    ("约", "", "左右", Relation::About),
    ("超", "", "", Relation::Over),
    ("超过", "", "", Relation::Over),
    ("逾", "", "", Relation::Over),
    ("突破", "", "", Relation::Over),
    ("", "多", "", Relation::Over),
    ("", "余", "", Relation::Over),
    ("累计超", "", "", Relation::Over),
    ("不少于", "", "", Relation::AtLeast),
    ("不低于", "", "", Relation::AtLeast),
    ("至少", "", "", Relation::AtLeast),
    ("", "", "以上", Relation::AtLeast),
    ("不超过", "", "", Relation::AtMost),
    ("最多", "", "", Relation::AtMost),
    ("", "", "以内", Relation::AtMost),
    ("不足", "", "", Relation::Under),
    ("不到", "", "", Relation::Under),
    ("近", "余", "", Relation::Nearly),
];

const UNITS: &[(&str, Kind)] = &[
    ("人", Kind::Count),
    ("家", Kind::Count),
    ("人次", Kind::Count),
    ("元", Kind::Money),
    ("美元", Kind::Money),
    ("亩", Kind::Measure),
    ("平方公里", Kind::Measure),
    ("吨", Kind::Measure),
    ("千瓦时", Kind::Measure),
    ("公里", Kind::Measure),
    ("个百分点", Kind::Percent),
];

const FRAMES: &[(&str, &str)] = &[
    ("全县", "。"),
    ("据统计,全市共计", ",比去年多。"),
    ("项目覆盖", ";其余待建。"),
    ("报告说:", "\n"),
    ("(", ")"),
    ("当地居民中", "受益。"),
];

#[test]
fn no_hedge_is_lost_in_generated_sentences() {
    let mut random = Random(7);
    let mut parser = Parser::new();
    for _ in 0..100_000 {
        let (front, inside, behind, relation) = *random.pick(HEDGES);
        let (unit, kind) = *random.pick(UNITS);
        let base = 10 * (2 + random.below(900));
        let scale = *random.pick(&[("", 1), ("万", 10_000), ("亿", 100_000_000)]);
        let number = match random.below(3) {
            0 => Spelling::Lower.write(Decimal::from(base)),
            1 if scale.1 == 1 => Spelling::Grouped.write(Decimal::from(base)),
            _ => base.to_string(),
        };
        let figure = format!("{front}{number}{inside}{}{unit}{behind}", scale.0);
        let (before, after) = *random.pick(FRAMES);
        let text = format!("{before}{figure}{after}");
        let report = parser.parse(&text);
        let [statistic] = report.statistics.as_slice() else {
            panic!("{text}: {} figures", report.statistics.len());
        };
        let want = Decimal::from(base) * Decimal::from(scale.1);
        assert_eq!(statistic.value, Some(want), "{text}");
        assert_eq!(statistic.relation, relation, "{text}");
        assert_eq!(statistic.unit.unwrap().text, unit, "{text}");
        assert!(
            statistic.kind == kind || statistic.kind == Kind::Change,
            "{text}: {:?}",
            statistic.kind
        );
        let surface = statistic.span.of(&text);
        assert!(
            figure.ends_with(surface) && surface.len() + "累计".len() >= figure.len(),
            "{text}: {surface}"
        );
        // The same figure alone.
        let alone: Quantity = surface.parse().unwrap();
        assert_eq!(
            (alone.numeral().value(), alone.numeral().relation()),
            (want, relation),
            "{surface}"
        );
    }
}

#[test]
fn quantities_by_themselves() {
    let read = |text: &str| text.parse::<Quantity>().unwrap();
    for (text, value, high, unit) in [
        ("60多批", "60", None, "批"),
        ("五元三毛", "5.3", None, "元"),
        ("一块二角", "1.2", None, "块"),
        ("两到三仟澳元", "2000", Some("3000"), "澳元"),
        (
            "八百到九百亿泰铢",
            "80000000000",
            Some("90000000000"),
            "泰铢",
        ),
        ("40、50分钟", "40", Some("50"), "分钟"),
        ("零下十二摄氏度", "-12", None, "摄氏度"),
        ("-5℃至3℃", "-5", Some("3"), "℃"),
        ("一吨半", "1.5", None, "吨"),
        ("两个半小时", "2.5", None, "个小时"),
        ("三成五", "35", None, "%"),
        ("百分之五至八", "5", Some("8"), "%"),
        ("3兆5000亿元", "3500000000000", None, "元"),
        ("人民币3.14", "3.14", None, "人民币"),
    ] {
        let q = read(text);
        let plain = |v: Decimal| v.normalize().to_string();
        assert_eq!(plain(q.numeral().value()), value, "{text}");
        assert_eq!(q.numeral().high().map(plain).as_deref(), high, "{text}");
        assert_eq!(q.unit().unwrap().text, unit, "{text}");
    }
    for wrong in [
        "",
        "人",
        "60多批3000人次",
        "第一时间",
        "60 ! 人",
        "一带一路",
    ] {
        assert!(wrong.parse::<Quantity>().is_err(), "{wrong}");
    }
}

#[test]
fn order_and_conversion() {
    let q = |text: &str| text.parse::<Quantity>().unwrap();
    assert!(q("3公里") > q("2999米"));
    assert!(q("1吨") == q("1吨") && q("2斤").in_canonical_unit() == q("1公斤").in_canonical_unit());
    assert!(q("60多人") < q("70人"));
    assert_eq!(q("60多人").partial_cmp(&q("65人")), None);
    assert_eq!(q("3米").partial_cmp(&q("3吨")), None);
    assert_eq!(
        q("三亩").in_canonical_unit().unwrap().0,
        Decimal::from(2000)
    );
    assert_eq!(
        q("2英担").in_canonical_unit().unwrap().0.to_string(),
        "101.60469088"
    );
    assert_eq!(q("60批").in_canonical_unit(), None);
}

#[test]
fn hedged_numerals_read_back() {
    for text in [
        "60多",
        "约3000",
        "超过5",
        "不足100",
        "近80",
        "不少于3",
        "不超过7",
        "数百",
        "两三百",
        "3至5",
        "1300余万",
    ] {
        let n: Numeral = text.parse().unwrap();
        for spelling in SPELLINGS {
            let again: Numeral = n.written(spelling).parse().unwrap();
            assert_eq!(again, n, "{text} as {}", n.written(spelling));
        }
    }
}

/// Digits are set apart from what follows on many pages.
#[test]
fn a_blank_before_a_scale_or_behind_a_hedge_parts_nothing() {
    for (text, surface, value, relation) in [
        ("投资 500 万元。", "500 万元", "5000000", "exact"),
        ("投资 1.2 亿余元。", "1.2 亿余元", "120000000", "over"),
        ("全县有 5 万亩茶园。", "5 万亩", "50000", "exact"),
        (
            "投资3,000\u{a0}萬元。",
            "3,000\u{a0}萬元",
            "30000000",
            "exact",
        ),
        ("惠及群众近 5 万人。", "近 5 万人", "50000", "nearly"),
        ("超过 300 人参加。", "超过 300 人", "300", "over"),
        ("新建书屋近 80 个。", "近 80 个", "80", "nearly"),
        ("购入 3 万科股票。", "", "", ""),
        ("附近 80 个村。", "80 个", "80", "exact"),
    ] {
        let report = jianbao::Report::parse(text);
        let figure = report.statistics.first();
        let told = figure.map_or((String::new(), String::new(), String::new()), |figure| {
            let value = figure.value.map(|value| value.normalize().to_string());
            (
                figure.span.of(text).to_owned(),
                value.unwrap_or_default(),
                figure.relation.to_string(),
            )
        });
        assert_eq!(
            told,
            (surface.to_owned(), value.to_owned(), relation.to_owned()),
            "{text}"
        );
    }
    assert_eq!(
        "500 万元".parse::<jianbao::Quantity>().unwrap().to_string(),
        "5000000元"
    );
}
