//! One numeral: its extent and its exact value.
//!
//! ```text
//! numeral  := part { part } [ 点 digits { scale } ]
//! part     := amount { scale }            3 · 三 · 1.97万 · 二十 · 5千 · 百
//! amount   := arabic | digit | digits     1,300 · 480.4 · 七 · 二〇二二
//! scale    := 十 | 百 | 千 | 万 | 亿 | 兆
//! pair     := digit digit                 两三 → 2..3, 七八十 → 70..80, 十七八 → 17..18
//! inner    := 多 | 余 | 几 | 来 | 数       60多, 1300余万, 三十几万: more scales may follow
//! ```
//! Sums build up in three drawers, as one reads aloud: below 万, below 亿, and the rest. A digit right behind a scale and at
//! the end counts for the next lower one: 三万五 is 35,000, 两千六 is 2,600; 零 in between forbids it: 一千零五 is 1,005.

use super::scanner;
use crate::lex::unit::Units;
use crate::record::Relation;
use crate::text::Text;
use crate::text::class::Class;
use rust_decimal::Decimal;

/// A numeral in the text, as it was written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Numeral {
    pub start: usize,
    pub end: usize,
    /// `None` beyond 28 digits.
    pub value: Option<Decimal>,
    /// Upper end of 两三, 七八十.
    pub high: Option<Decimal>,
    /// What 多 余 几 来 数 inside the numeral say.
    pub relation: Relation,
    /// Begins with Arabic digits.
    pub arabic: bool,
    /// Nothing but digits: no separator, point, scale or hedge.
    pub plain: bool,
    /// Number of digits before any scale.
    pub digits: usize,
    /// The last scale word, one where there is none.
    pub scale: u64,
    /// Has an explicit amount: 百 alone has none.
    pub amount: bool,
}

/// Reads the numeral that starts at `at`; `None` where none does.
pub(crate) fn numeral(text: &Text, at: usize) -> Option<Numeral> {
    plain(text, at).or_else(|| scanner::read(text, at))
}

/// How many numerals a text holds: the number scanner by itself, for the bench.
pub(crate) fn count(text: &Text) -> usize {
    starts(text, |at| numeral(text, at).map(|n| n.end))
}

/// Calls `read` where a numeral may start, goes on where it ended, and says how often it read something.
pub(super) fn starts(text: &Text, read: impl Fn(usize) -> Option<usize>) -> usize {
    let numeric = |class: Class| matches!(class, Class::NUM | Class::DIGIT);
    let mut found = 0;
    let mut at = 0;
    while let Some(skip) = text
        .classes()
        .get(at..)
        .and_then(|rest| Class::position(rest, numeric))
    {
        at += skip;
        let end = read(at);
        found += usize::from(end.is_some());
        at = end.unwrap_or(0).max(at + 1);
    }
    found
}

/// The commonest numerals, a few Arabic digits or one Han digit with nothing numeral behind, without the grammar.
fn plain(text: &Text, at: usize) -> Option<Numeral> {
    let rest = text.chars().get(at..)?;
    let first = *rest.first()?;
    let arabic = first.is_ascii_digit();
    let (value, digits) = if arabic {
        let digits = rest.iter().take(MAX_PLAIN).map_while(|c| c.to_digit(10));
        digits.fold((0u64, 0), |(value, count), digit| {
            (value * 10 + u64::from(digit), count + 1)
        })
    } else {
        (u64::from(digit(first).filter(|_| !is_cheque(first))?), 1)
    };
    let end = at + digits;
    let goes_on = matches!(text.class(end), Class::DIGIT | Class::NUM)
        || matches!(
            text.char(end),
            ',' | '.' | '点' | '多' | '余' | '几' | '来' | '兆'
        )
        || arabic && scale_behind_blank(text, end);
    (!goes_on).then(|| Numeral {
        start: at,
        end,
        value: Some(Decimal::from(value)),
        high: None,
        relation: Relation::Exact,
        arabic,
        plain: true,
        digits,
        scale: 1,
        amount: true,
    })
}

/// 500 万元, 1.2 亿余元: whether a blank stands at `at`, and behind it 万 or 亿 that a unit, a hedge or a break follows. 3 万科 does not.
pub(super) fn scale_behind_blank(text: &Text, at: usize) -> bool {
    if text.class(at) != Class::SPACE || !matches!(text.char(at + 1), '万' | '亿') {
        return false;
    }
    let behind = at + 2;
    matches!(text.char(behind), '多' | '余' | '亿' | '左' | '以')
        || Units::shared().at(text, behind).is_some()
        || !text.class(behind).is_han() && text.class(behind) != Class::WORD
}

/// Digits that fit a `u64`; longer runs are read by the grammar.
const MAX_PLAIN: usize = 16;

/// The value of a Han digit.
pub(crate) fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' | '俩' => 2,
        '三' | '叁' | '参' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// Digits as cheques have them. Alone they are surnames (陆) or ordinary words (伍).
pub(crate) fn is_cheque(c: char) -> bool {
    matches!(
        c,
        '壹' | '贰' | '叁' | '参' | '肆' | '伍' | '陆' | '柒' | '捌' | '玖' | '俩'
    )
}

/// The value of a scale word.
pub(crate) fn scale(c: char) -> Option<u64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        '万' => WAN,
        '亿' => YI,
        '兆' => ZHAO,
        _ => return None,
    })
}

pub(super) const WAN: u64 = 10_000;
pub(super) const YI: u64 = 100_000_000;
/// 兆 as Taiwan counts money; the prefix of units (兆瓦) is another word.
pub(super) const ZHAO: u64 = 1_000_000_000_000;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(raw: &str) -> (String, String, Relation) {
        let mut text = Text::default();
        text.read(raw);
        let n = numeral(&text, 0).unwrap();
        let show = |v: Option<Decimal>| v.map_or("-".to_owned(), |v| v.normalize().to_string());
        assert_eq!(n.end, text.len(), "{raw} is read only up to {}", n.end);
        (show(n.value), show(n.high), n.relation)
    }

    #[test]
    fn exact_values() {
        for (value, spellings) in [
            ("20", &["20", "二十", "廿", "贰拾", "２０"][..]),
            ("1300", &["1300", "1,300", "一千三百", "一千三", "1千3百"]),
            (
                "35000",
                &[
                    "35000",
                    "三万五",
                    "3万5000",
                    "三万五千",
                    "3.5万",
                    "叁万伍仟",
                ],
            ),
            ("105", &["105", "一百零五", "一百〇五", "壹佰零伍"]),
            ("110", &["一百十", "一百一十", "一百一"]),
            ("100010", &["十万零十", "十万零一十"]),
            ("1100000", &["一百零十万", "一百一十万"]),
            ("100000100000", &["一千亿零十万"]),
            ("48040000000", &["480.4亿"]),
            ("2022", &["二〇二二", "二零二二"]),
            ("120000000", &["一亿二千万", "1.2亿", "1亿2000万", "一亿二"]),
            ("1500000000000", &["一万五千亿", "1.5万亿"]),
            ("3500000000000", &["3兆5000亿"]),
            ("3.5", &["三点五", "3.5"]),
            ("1067000000", &["十点六七亿", "10.67亿"]),
            ("10018.15", &["一万零一十八点一五"]),
            ("20000000.5544", &["两千万点五五四四"]),
            ("11", &["十一", "11"]),
            ("256000", &["25万6千", "二十五万六千", "二十五万六"]),
            ("23", &["廿三", "二十三"]),
            ("9876543298765432", &["9876543298765432"]),
        ] {
            for spelling in spellings {
                assert_eq!(
                    read(spelling),
                    (value.to_owned(), "-".to_owned(), Relation::Exact),
                    "{spelling}"
                );
            }
        }
    }

    #[test]
    fn hedges_inside_and_approximations() {
        for (raw, low, high, relation) in [
            ("60多", "60", "-", Relation::Over),
            ("1300余万", "13000000", "-", Relation::Over),
            ("2万余", "20000", "-", Relation::Over),
            ("三十几万", "300000", "-", Relation::Over),
            ("一百几十", "100", "-", Relation::Over),
            ("二百余万", "2000000", "-", Relation::Over),
            ("一千多万", "10000000", "-", Relation::Over),
            ("3千多万", "30000000", "-", Relation::Over),
            ("二十来", "20", "-", Relation::About),
            ("两三", "2", "3", Relation::Exact),
            ("七八十", "70", "80", Relation::Exact),
            ("十七八", "17", "18", Relation::Exact),
            ("两三百", "200", "300", Relation::Exact),
            ("三千五六", "3500", "3600", Relation::Exact),
            ("一百二三十", "120", "130", Relation::Exact),
            ("三五", "3", "5", Relation::Exact),
        ] {
            assert_eq!(
                read(raw),
                (low.to_owned(), high.to_owned(), relation),
                "{raw}"
            );
        }
    }

    #[test]
    fn two_numerals_are_not_joined() {
        for (raw, end) in [
            ("三十二百", 2),
            ("3万50000", 2),
            ("3万5万", 2),
            ("5十3", 2),
            ("亿万", 1),
            ("10兆宽", 2),
        ] {
            let mut text = Text::default();
            text.read(raw);
            assert_eq!(numeral(&text, 0).unwrap().end, end, "{raw}");
        }
    }

    #[test]
    fn floods_keep_their_place_without_a_value() {
        for flood in ["9".repeat(200), "三".repeat(200), "亿".repeat(200)] {
            let mut text = Text::default();
            text.read(&flood);
            let n = numeral(&text, 0).unwrap();
            assert!(n.end == 200 && n.value.is_none() || n.end == 1, "{}", n.end);
        }
    }
}
