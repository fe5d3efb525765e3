//! What sort of statement a figure makes: decided here, once.

use super::attach::Links;
use super::clause::{Figure, Sentence, Token};
use crate::lex::Mentions;
use crate::lex::edge::Edge;
use crate::lex::number::quantity::{Form, Quantity, unit_of};
use crate::lex::time::{self, YearRef};
use crate::record::{Direction, Kind, UnitKind};
use crate::span::widen;
use crate::text::Text;
use once_cell::sync::Lazy;

/// Ends of nouns that name money: 年产值15亿.
const MONEY: &[&str] = &[
    "产值",
    "投资",
    "投资额",
    "收入",
    "资金",
    "总额",
    "金额",
    "贷款",
    "税收",
    "利润",
    "营收",
    "销售额",
    "生产总值",
    "GDP",
    "增加值",
    "额",
    "款",
    "营业额",
    "存款",
    "余额",
    "成本",
    "补贴",
    "捐款",
    "经费",
];

/// Words in front of an ordinal that make it a rank.
static RANKED: Lazy<Edge<()>> = Lazy::new(|| {
    Edge::ends(&[
        "排名", "排", "位居", "位列", "名列", "列", "居", "获", "夺", "获得", "全国", "全省",
        "全市", "全区", "全县", "世界", "亚洲", "全球", "总分", "团体", "蝉联", "跃居", "升至",
        "跻身", "摘得", "取得", "同类", "北", "部", "均",
    ])
});

/// Verbs of ranking, which stand a little further in front.
static RANKS: Lazy<Edge<()>> =
    Lazy::new(|| Edge::words(&["排名", "位居", "位列", "名列", "排在", "居", "列", "获"]));

/// What sort of statement the figure makes, and which way a change goes.
pub(crate) fn kind(
    text: &Text,
    mentions: &Mentions,
    sentence: &Sentence,
    figure: &Figure,
    q: &Quantity,
    links: &Links,
) -> (Kind, Option<Direction>) {
    let changed = |kind: Kind, needs_touch: bool| match links.direction {
        Some(direction) if (links.touches || !needs_touch) && !links.result => {
            (Kind::Change, Some(direction))
        }
        _ => (kind, None),
    };
    match q.form {
        Form::Ordinal => {
            return (
                if ranked(text, q) {
                    Kind::Rank
                } else {
                    Kind::Ordinal
                },
                None,
            );
        }
        Form::Top => return (Kind::Rank, None),
        Form::Percent => return changed(Kind::Percent, true),
        Form::Fraction(..) => return changed(Kind::Ratio, true),
        Form::Ratio => return (Kind::Ratio, None),
        Form::Doubling => return (Kind::Change, Some(Direction::Up)),
        Form::Big => return (Kind::Count, None),
        Form::Cardinal => {}
    }
    let Some(unit) = unit_of(q) else {
        let money = q.scale >= 10_000
            && links
                .counted
                .is_some_and(|(run, _)| MONEY.iter().any(|word| text.has_before(run.end, word)));
        return (if money { Kind::Money } else { Kind::Count }, None);
    };
    match unit.kind {
        UnitKind::Percent => changed(Kind::Percent, true),
        UnitKind::Currency => changed(Kind::Money, true),
        UnitKind::Rate if unit.iso.is_some() => changed(Kind::Money, true),
        UnitKind::Time => changed(Kind::Duration, true),
        UnitKind::Classifier => match unit.text {
            "倍" => changed(Kind::Ratio, true),
            "岁" | "周岁" => (Kind::Measure, None),
            "周年" => (Kind::Duration, None),
            "次" if every(mentions, sentence, figure) => (Kind::Frequency, None),
            _ if q.value.is_some_and(|value| value.is_zero()) => (Kind::Count, None),
            _ => changed(Kind::Count, true),
        },
        _ => changed(Kind::Measure, true),
    }
}

/// 排名全省第一; 皖北第一 beside another rank.
fn ranked(text: &Text, q: &Quantity) -> bool {
    let unit = unit_of(q).is_none_or(|u| matches!(u.text, "名" | "位"));
    unit && (RANKED.stands(text, q.run.start)
        || (1..8).any(|back| RANKS.stands(text, q.run.start.wrapping_sub(back))))
}

/// 每季度召开一次: a set of times stands in front in the clause.
fn every(mentions: &Mentions, sentence: &Sentence, figure: &Figure) -> bool {
    let start = sentence.clause(figure.clause).start;
    let front = sentence.pieces.get(start..figure.at).unwrap_or(&[]);
    front
        .iter()
        .filter(|piece| piece.token == Token::Time)
        .filter_map(|piece| mentions.times.get(widen(piece.mention)))
        .any(|time| {
            matches!(
                time.form,
                time::Form::Every(_)
                    | time::Form::Date {
                        year: YearRef::Every,
                        ..
                    }
            )
        })
}

/// Has a doer: things counted, and money.
pub(crate) fn agentive(quantity: &Quantity) -> bool {
    if !matches!(quantity.form, Form::Cardinal | Form::Big | Form::Ordinal) {
        return false;
    }
    match unit_of(quantity) {
        None => true,
        Some(unit) => match unit.kind {
            UnitKind::Classifier => !matches!(unit.text, "倍" | "岁" | "周岁" | "周年"),
            kind => kind == UnitKind::Currency,
        },
    }
}

pub(crate) fn share(quantity: &Quantity) -> bool {
    quantity.unit_kind() == Some(UnitKind::Percent) || quantity.form == Form::Percent
}

/// Percentages, money and measures state something about the phrase in front.
pub(crate) fn stated(quantity: &Quantity) -> bool {
    share(quantity)
        || matches!(
            quantity.form,
            Form::Fraction(..) | Form::Doubling | Form::Ratio
        )
        || quantity.unit.is_some_and(|u| {
            u.unit.kind != UnitKind::Classifier || matches!(u.unit.text, "倍" | "岁" | "周岁")
        })
}
