//! Parts against their whole: none is larger, and all together are not larger.

use crate::link::clause::Token;
use crate::link::part::{Linked, like};
use crate::record::{Check, CheckKind, Relation, Statistic};
use crate::span::Run;
use crate::text::Text;
use rust_decimal::Decimal;
use std::ops::Bound;

/// The checks that a part makes with its whole; the first of the parts of a whole stands for all of them.
pub(super) fn check(linked: Linked, at: usize, statistics: &[Statistic], found: &mut Vec<Check>) {
    let told = statistics.get(at);
    let Some((part, whole)) = told.and_then(|part| Some((part, part.part_of?))) else {
        return;
    };
    let Some(total) = statistics.get(whole).filter(|total| like(part, total)) else {
        return;
    };
    let Some(limit) = most(total) else {
        return;
    };
    if let Some(value) = part.value {
        found.push(Check {
            kind: CheckKind::PartWithin,
            holds: value <= limit,
            whole,
            parts: vec![at],
        });
    }
    let of_whole = |i: usize| {
        statistics
            .get(i)
            .is_some_and(|part| part.part_of == Some(whole))
    };
    if (linked.from..at).rev().take(NEAR).any(of_whole) {
        return;
    }
    let parts: Vec<usize> = (at..statistics.len())
        .take(MAX_PARTS)
        .filter(|&i| of_whole(i))
        .filter(|&i| statistics.get(i).is_some_and(|part| like(part, total)))
        .collect();
    let sum = parts
        .iter()
        .filter_map(|&i| statistics.get(i)?.value)
        .try_fold(Decimal::ZERO, Decimal::checked_add);
    if let Some(sum) = sum.filter(|_| parts.len() > 1)
        && (Some(sum) == total.value || !overlap(linked, &parts, sum > limit))
    {
        found.push(Check {
            kind: CheckKind::PartsSum,
            holds: sum <= limit,
            whole,
            parts,
        });
    }
}

/// Figures between two parts of a whole, such as their shares.
const NEAR: usize = 3;

/// Parts of one whole that are added up, with what stands between them.
const MAX_PARTS: usize = 128;

/// The most that a whole may be: of 120余个 less than 130, of 不少于120个 anything.
fn most(total: &Statistic) -> Option<Decimal> {
    if total.relation == Relation::Exact {
        return total.high.or(total.value);
    }
    Some(match total.bounds()?.high {
        Bound::Included(most) | Bound::Excluded(most) => most,
        Bound::Unbounded => Decimal::MAX,
    })
}

/// The parts are told apart by different marks, so that one thing may count twice: 女教师 and 党员, 有车的 and 有房的.
fn overlap(linked: Linked, parts: &[usize], more: bool) -> bool {
    let text = linked.page.text;
    let words = |part: usize| {
        let figure = linked.figure(part)?;
        let sentence = linked.sentence;
        let start = sentence.run(linked.words_from(part)).start;
        let mut end = figure.at;
        while sentence.token(end.wrapping_sub(1)) == Token::Short {
            end -= 1;
        }
        Some(Run::new(start, sentence.run(end).start))
    };
    let mut traits = parts
        .iter()
        .filter_map(|&part| trait_of(text, words(part)?));
    let marks = traits.clone().count();
    let first = traits.next();
    match first {
        None => verbal(linked, parts, more),
        // 男 and 女, 青年 and 中年 belong together; two illnesses do not.
        Some(Trait::Free) => true,
        Some(first) => marks < parts.len() || !traits.all(|other| other == first),
    }
}

/// What tells a part of people from the rest.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Trait {
    Sex,
    Age,
    Party,
    /// What somebody may be or have beside anything else: an illness, a car, an origin.
    Free,
}

fn trait_of(text: &Text, run: Run) -> Option<Trait> {
    if text.before(run.end) == '的' {
        return Some(Trait::Free);
    }
    let chars = text.slice(run);
    chars
        .iter()
        .zip(chars.iter().skip(1))
        .find_map(|(a, b)| {
            Some(match (a, b) {
                ('党' | '团', '员') => Trait::Party,
                ('患', '者') => Trait::Free,
                ('青' | '老' | '中' | '少', '年') | ('周' | '以', '岁') => Trait::Age,
                ('岁', '以') | ('老', '人') | ('儿', '童') => Trait::Age,
                _ => return None,
            })
        })
        .or_else(|| {
            let sex = chars.iter().any(|c| matches!(c, '男' | '女'));
            sex.then_some(Trait::Sex)
        })
}

/// 送戏下乡120场，新编戏70场 (which are `more` than the whole): one is told by what is done, the other by what it is.
/// 抽查20家，通报3家: one after the other happened to the same.
fn verbal(linked: Linked, parts: &[usize], more: bool) -> bool {
    let Linked { page, sentence, .. } = linked;
    let skipped = |i: usize| {
        matches!(
            sentence.token(i),
            Token::Adverb | Token::Pronoun | Token::Localizer | Token::Dun | Token::Break
        ) || matches!(
            page.text.char(sentence.run(i).start),
            '包' | '含' | '其' | '当'
        )
    };
    let verb = |i: usize| matches!(sentence.token(i), Token::Verb | Token::VerbNoun);
    let acts = |&&part: &&usize| {
        linked.figure(part).is_some_and(|figure| {
            let from = (linked.words_from(part)..figure.at).find(|&i| !skipped(i));
            from.is_some_and(|from| (from..figure.at).all(verb))
        })
    };
    let acting = parts.iter().filter(acts).count();
    if more {
        acting > 0 && acting < parts.len()
    } else {
        acting == parts.len()
    }
}
