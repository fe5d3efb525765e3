//! Hedges around a figure: the longest one of the table that touches it.

use super::quantity::{Form, Quantity};
use crate::data;
use crate::lex::edge::Edge;
use crate::record::{Relation, UnitKind};
use crate::text::Text;
use once_cell::sync::Lazy;

static HEDGES: Lazy<Hedges> = Lazy::new(Hedges::build);

struct Hedge {
    relation: Relation,
    /// Characters on its far side that make it part of another word.
    not_beside: &'static str,
}

/// A hedge in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HedgeMatch {
    pub length: usize,
    pub relation: Relation,
}

/// The table of hedges.
pub(crate) struct Hedges {
    before: Edge<Hedge>,
    behind: Edge<Hedge>,
}

impl Hedges {
    pub fn shared() -> &'static Hedges {
        &HEDGES
    }

    fn build() -> Hedges {
        let side = |wanted: &'static str| {
            data::rows(data::HEDGES)
                .filter(move |row| row.column(1) == wanted)
                .filter_map(|row| {
                    let hedge = Hedge {
                        relation: relation(row.column(2))?,
                        not_beside: row.column(3),
                    };
                    Some((row.column(0).chars().collect(), hedge))
                })
        };
        Hedges {
            before: Edge::before(side("before")),
            behind: Edge::behind(side("behind")),
        }
    }

    /// The hedge that ends at `end`.
    pub fn before(&self, text: &Text, end: usize) -> Option<HedgeMatch> {
        let (length, hedge) = self.before.at(text, end)?;
        let broken = hedge.not_beside.contains(text.before(end - length));
        (!broken && hedge.relation != Relation::Exact).then_some(HedgeMatch {
            length,
            relation: hedge.relation,
        })
    }

    /// The hedge that starts at `at`.
    pub fn behind(&self, text: &Text, at: usize) -> Option<HedgeMatch> {
        let (length, hedge) = self.behind.at(text, at)?;
        let next = text.char(at + length);
        // 许 is one at the end of a phrase only: 十时许; 许多 is a word.
        let broken = hedge.not_beside.contains(next)
            || text.char(at) == '许' && text.class(at + length).is_han() && next != '的';
        (!broken).then_some(HedgeMatch {
            length,
            relation: hedge.relation,
        })
    }

    /// What a hedge says that other words part from the figure: 约有3000人, 超过了80, 不超过委员总数的40%.
    pub fn apart(&self, text: &Text, q: &Quantity) -> Option<Relation> {
        let end = q.run.start;
        let may_link = matches!(
            text.before(end),
            '有' | '为' | '达' | '占' | '需' | '了' | '到' | '是' | '在'
        );
        let link = LINKS
            .iter()
            .find(|link| may_link && text.has_before(end, link))
            .map(|link| end - link.chars().count());
        if let Some(hedge) = link.and_then(|at| self.before(text, at)) {
            // 超有 and 近为 are no words; single characters stand at the figure but for 约.
            let single = hedge.length == 1 && !matches!(text.before(link?), '约' | '仅');
            return (!single).then_some(hedge.relation);
        }
        // 每周至少运动三次: a verb of one or two characters may stand between.
        let verb = (1..=2)
            .map(|back| end.wrapping_sub(back))
            .take_while(|&at| text.class(at).is_han())
            .filter(|&at| matches!(text.before(at), '少' | '多' | '码'))
            .find_map(|at| ADVERBS.iter().find(|(word, _)| text.has_before(at, word)));
        if let Some((_, relation)) = verb {
            return Some(*relation);
        }
        let share = matches!(q.form, Form::Percent | Form::Fraction(..))
            || q.unit
                .is_some_and(|u| u.unit.kind == UnitKind::Percent || u.unit.text == "倍");
        if !share || text.before(end) != '的' {
            return None;
        }
        (2..=MAX_APART)
            .map(|back| end.wrapping_sub(back))
            .take_while(|&at| text.class(at).is_han())
            .filter_map(|at| self.before(text, at))
            .find(|hedge| hedge.length >= 2)
            .map(|hedge| hedge.relation)
    }
}

/// Words between a hedge and its figure.
const LINKS: &[&str] = &["有", "为", "达", "占", "需", "了", "达到", "是", "在"];

/// Hedges that stand before a verb as well.
const ADVERBS: &[(&str, Relation)] = &[
    ("至少", Relation::AtLeast),
    ("最少", Relation::AtLeast),
    ("起码", Relation::AtLeast),
    ("至多", Relation::AtMost),
    ("最多", Relation::AtMost),
];

/// Characters of the phrase in 不超过…的40%.
const MAX_APART: usize = 12;

fn relation(name: &str) -> Option<Relation> {
    Some(match name {
        "exact" => Relation::Exact,
        "over" => Relation::Over,
        "under" => Relation::Under,
        "nearly" => Relation::Nearly,
        "about" => Relation::About,
        "at_least" => Relation::AtLeast,
        "at_most" => Relation::AtMost,
        "several" => Relation::Several,
        _ => return None,
    })
}
