//! Hedges around a figure: the longest one of the table that touches it.

use crate::data;
use crate::record::Relation;
use crate::text::Text;
use once_cell::sync::Lazy;

static HEDGES: Lazy<Hedges> = Lazy::new(Hedges::build);

struct Hedge {
    word: Vec<char>,
    relation: Relation,
    not_after: &'static str,
}

/// The table of hedges, those in front by last character and those behind by first, longest first.
pub(crate) struct Hedges {
    before: Vec<Hedge>,
    /// The last characters of those in front, sorted: most figures have none of them before.
    lasts: Vec<char>,
    behind: Vec<Hedge>,
}

impl Hedges {
    pub fn shared() -> &'static Hedges {
        &HEDGES
    }

    fn build() -> Hedges {
        let side = |wanted: &str| {
            let mut hedges: Vec<Hedge> = data::rows(data::HEDGES)
                .filter(|row| row.column(1) == wanted)
                .filter_map(|row| {
                    let relation = relation(row.column(2))?;
                    Some(Hedge {
                        word: row.column(0).chars().collect(),
                        relation,
                        not_after: row.column(3),
                    })
                })
                .collect();
            hedges.sort_by_key(|hedge| std::cmp::Reverse(hedge.word.len()));
            hedges
        };
        let before = side("before");
        let mut lasts: Vec<char> = before
            .iter()
            .filter_map(|hedge| hedge.word.last().copied())
            .collect();
        lasts.sort_unstable();
        lasts.dedup();
        Hedges {
            before,
            lasts,
            behind: side("behind"),
        }
    }

    /// The hedge that ends at `end`: its length and what it says.
    pub fn before(&self, text: &Text, end: usize) -> Option<(usize, Relation)> {
        let here = text.chars().get(..end)?;
        let last = here.last()?;
        self.lasts.binary_search(last).ok()?;
        let hedge = self
            .before
            .iter()
            .find(|hedge| hedge.word.last() == Some(last) && here.ends_with(&hedge.word))?;
        let start = end - hedge.word.len();
        let broken = hedge.not_after.contains(text.before(start));
        (!broken && hedge.relation != Relation::Exact).then_some((hedge.word.len(), hedge.relation))
    }

    /// The hedge that starts at `at`: its length and what it says.
    pub fn behind(&self, text: &Text, at: usize) -> Option<(usize, Relation)> {
        let here = text.chars().get(at..)?;
        let first = here.first()?;
        let hedge = self
            .behind
            .iter()
            .find(|hedge| hedge.word.first() == Some(first) && here.starts_with(&hedge.word))?;
        // 3年以下同 is rare; 许多, 上下游 and 左右岸 are not hedges.
        let next = text.char(at + hedge.word.len());
        let broken = match hedge.word.as_slice() {
            ['许'] => !matches!(next, ',' | '。' | '的' | ';' | '\n'),
            ['上', '下'] => matches!(next, '游' | '级' | '班' | '学'),
            ['左', '右'] => matches!(next, '岸' | '侧' | '两'),
            _ => false,
        };
        (!broken).then_some((hedge.word.len(), hedge.relation))
    }
}

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
