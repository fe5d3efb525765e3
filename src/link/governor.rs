//! Which verb governs a figure, and what sort of verb it is.

use super::clause::{Sentence, Token};
use crate::lex::edge::Edge;
use crate::span::Run;
use crate::text::Text;
use crate::text::chars::{Chars, chars};
use once_cell::sync::Lazy;

/// Verbs whose subject undergoes them.
pub(crate) static HAPPENS: Lazy<Edge<()>> = Lazy::new(|| {
    Edge::words(&[
        "死亡", "受伤", "遇难", "失踪", "失联", "受灾", "倒塌", "损毁", "倒伏", "停电", "获救",
        "伤亡", "死伤", "身亡", "受困", "停运", "停课", "发生", "出现", "出生", "出院", "康复",
        "毕业", "入境", "出境", "到场", "受益", "脱贫", "来自", "涉及", "掉落", "受损", "历时",
        "持续", "位于", "损失", "占地", "确诊", "分为", "成为", "坍塌",
    ])
});

/// Verbs whose subject is an event, which is told beside them or not at all.
pub(crate) static CAUSES: Lazy<Edge<()>> =
    Lazy::new(|| Edge::words(&["造成", "导致", "引发", "致使", "波及", "超过"]));

/// 有 and 建有.
pub(crate) fn exists(text: &Text, sentence: &Sentence, verb: usize) -> bool {
    text.before(sentence.run(verb).end) == '有'
}

/// 增至, 提高到, 降为: the figure is what comes of the change.
pub(crate) fn result(text: &Text, sentence: &Sentence, verb: usize) -> bool {
    let run = sentence.run(verb);
    sentence.token(verb).direction().is_some()
        && (matches!(text.before(run.end), '至' | '到' | '为')
            || matches!(text.char(run.end), '至' | '到' | '为'))
}

/// The verb that governs the figure: one with 了, else the nearest one in front that does not modify a noun; behind a list
/// that 等 closes, the first one.
pub(crate) fn governor(text: &Text, sentence: &Sentence, start: usize, at: usize) -> Option<usize> {
    let full = |i: usize| sentence.token(i).predicate() && sentence.token(i + 1) != Token::De;
    let verbs = || (start..at).rev().filter(|&i| full(i));
    if let Some(nearest) = verbs().next() {
        if touches(sentence, nearest, at) {
            return Some(nearest);
        }
        // 促成协会投资6亿元: a verb-noun that touches the figure is nearer.
        let noun = at.wrapping_sub(1);
        if sentence.token(noun) == Token::VerbNoun
            && noun > nearest + 1
            && !sentence.token(noun - 1).predicate()
            && (nearest + 1..noun).any(|i| matches!(sentence.token(i), Token::Org | Token::Person))
        {
            return Some(noun);
        }
        // 救出被困群众503人, 补助烘干设备30台: the second of two verbs in a row modifies the noun behind it.
        if nearest > start
            && matches!(sentence.token(nearest - 1), Token::Verb | Token::VerbNoun)
            && sentence.token(nearest) == Token::Verb
            && sentence.token(nearest + 1).nominal()
            && modifies(text, sentence.run(nearest))
        {
            return Some(nearest - 1);
        }
        let listed = (nearest..at).any(|i| sentence.token(i) == Token::Etc);
        let finished = verbs().find(|&i| {
            sentence.token(i + 1) == Token::Aspect && (sentence.token(i) != Token::Short || listed)
        });
        return match finished {
            Some(finished) => Some(finished),
            None if listed => (start..at).find(|&i| full(i)),
            None => Some(nearest),
        };
    }
    let noun =
        |i: usize| sentence.token(i) == Token::VerbNoun && sentence.token(i + 1) != Token::De;
    let subject = |i: usize| {
        i > start
            && matches!(
                sentence.token(i - 1),
                Token::Org | Token::Place | Token::Person | Token::Scope
            )
            && sentence.token(i + 1).nominal()
            && sentence.token(at.wrapping_sub(1)) != Token::Measure
    };
    // 选举经费共支出386万元
    let last = at.wrapping_sub(1);
    if last > start && noun(last) && sentence.token(last - 1) == Token::Adverb {
        return Some(last);
    }
    let opening =
        (start..at).find(|&i| noun(i) && (opens_clause(sentence, start, i) || subject(i)));
    opening.or_else(|| {
        (start..at).rev().find(|&i| {
            noun(i)
                && (touches(sentence, i, at)
                    || sentence.token(i + 1) == Token::Aspect
                    || i > start
                        && sentence.token(i - 1) == Token::Adverb
                        && sentence.token(i + 1).nominal())
        })
    })
}

/// 被困群众, 涉案人员, 烘干设备: a verb that modifies the noun behind it.
fn modifies(text: &Text, verb: Run) -> bool {
    matches!(text.char(verb.start), '被' | '受' | '涉' | '患')
        || HAPPENS.stands(text, verb.start)
        || DEVICES.stands(text, verb.end)
}

/// Nouns that a verb tells the use of.
static DEVICES: Lazy<Edge<()>> = Lazy::new(|| {
    Edge::words(&[
        "设备", "装置", "系统", "机组", "机械", "设施", "用品", "人员", "车辆", "工具",
    ])
});

/// Only adverbs stand between the two, or figures that the verb governs as well.
pub(crate) fn touches(sentence: &Sentence, verb: usize, at: usize) -> bool {
    (verb + 1..at).all(|i| {
        matches!(
            sentence.token(i),
            Token::Adverb | Token::Aspect | Token::Figure | Token::And | Token::Dun
        )
    })
}

/// Nothing but times, adverbs and the like stands in front.
pub(crate) fn opens_clause(sentence: &Sentence, start: usize, at: usize) -> bool {
    (start..at).all(|i| {
        matches!(
            sentence.token(i),
            Token::Adverb | Token::Time | Token::Conjunction | Token::Pronoun
        )
    })
}

/// The first predicate behind a figure that stands in the subject.
pub(crate) fn verb_behind(
    sentence: &Sentence,
    at: usize,
    end: usize,
    right: Option<Run>,
) -> Option<usize> {
    let mut from = at + 1;
    let phrase_end = right.map_or(0, |run| run.end);
    while from < end
        && (sentence.run(from).start < phrase_end
            || matches!(sentence.token(from), Token::Adverb | Token::De))
    {
        from += 1;
    }
    let next = (from..end).find(|&i| match sentence.token(i) {
        token if token.predicate() => sentence.token(i + 1) != Token::De,
        Token::VerbNoun => {
            sentence.token(i + 1) == Token::Aspect
                || sentence.token(i.wrapping_sub(1)) == Token::Adverb
        }
        _ => false,
    });
    next.or_else(|| {
        // 34万人受灾: a verb-noun that ends the clause of a figure without any other verb.
        let last = end.checked_sub(1)?;
        (last > at && sentence.token(last) == Token::VerbNoun).then_some(last)
    })
}

/// 达 为 占 有 是 and their kin say what the subject amounts to.
pub(crate) fn is_state(text: &Text, sentence: &Sentence, verb: usize) -> bool {
    let run = sentence.run(verb);
    match run.len() {
        1 => STATES_ALONE.contains(text.char(run.start)),
        _ => STATES.stands(text, run.start),
    }
}

/// Verbs of one character that say what their subject amounts to.
const STATES_ALONE: &Chars = chars!("达为占有是需超距值含剩长宽高深重厚居列排到死伤欠缺");

/// Verbs that say what their subject amounts to.
pub(crate) static STATES: Lazy<Edge<()>> = Lazy::new(|| {
    Edge::words(&[
        "达到", "高达", "多达", "长达", "为期", "位居", "位列", "名列", "等于", "相当", "高于",
        "低于", "占据", "历时", "来自", "超过", "剩余", "剩下", "排名", "包括", "包含", "需要",
        "达标", "可达", "保持", "同为", "实有", "均为", "皆为",
    ])
});
