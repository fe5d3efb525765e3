//! Who did it.

use super::clause::{Sentence, Token};
use super::phrase::past_front;
use crate::lex::edge::Edge;
use crate::span::Run;
use crate::text::Text;
use crate::text::chars::{Chars, chars};
use once_cell::sync::Lazy;

/// Ends of words for those who act.
const ACTORS: &Chars = chars!(
    "市县区省镇乡村委局厅部院校队站社团会企组所者员办行厂方家们司处科署府党军警店馆师工业坊园"
);

/// Words that end like somebody who acts and name no one.
static NO_ONE: Lazy<Edge<()>> = Lazy::new(|| {
    Edge::words(&[
        "市县",
        "县市",
        "区县",
        "县区",
        "镇街",
        "乡镇",
        "村组",
        "各市县",
        "各县市",
        "各县区",
    ])
});

/// An organisation, place or person.
pub(crate) fn anchored(sentence: &Sentence, at: usize) -> bool {
    matches!(
        sentence.token(at),
        Token::Org | Token::Place | Token::Person | Token::Scope
    )
}

/// The noun phrase in front of the first adverb, preposition or verb, and the end of its last organisation, place or
/// person.
fn front(
    text: &Text,
    sentence: &Sentence,
    start: usize,
    until: usize,
) -> Option<(usize, usize, Option<usize>)> {
    let mut from = past_front(sentence, start, until);
    let mut to = from;
    let mut anchor = None;
    while to < until {
        match sentence.token(to) {
            Token::Org | Token::Place | Token::Person | Token::Scope => {
                to += 1;
                anchor = Some(to);
            }
            Token::Noun | Token::Measure | Token::Quote | Token::Bracket => to += 1,
            Token::VerbNoun if to == from && sentence.token(to + 1) == Token::Person => to += 1,
            Token::VerbNoun
                if to + 1 < until
                    && (sentence.token(to + 1).nominal()
                        || sentence.token(to + 1) == Token::Dun) =>
            {
                to += 1
            }
            Token::And | Token::Dun if sentence.token(to + 1).nominal() && to > from => to += 1,
            // 他背着25公斤的邮包; 他那间小屋 and 他的邮路 do nothing.
            Token::Pronoun
                if to == from
                    && matches!(text.char(sentence.run(to).start), '他' | '她')
                    && !matches!(
                        sentence.token(to + 1),
                        Token::De | Token::Pronoun | Token::And | Token::Dun
                    ) =>
            {
                to += 1;
                anchor = Some(to);
                break;
            }
            // 该县, 本院
            Token::Pronoun
                if to == from && sentence.run(to).len() >= 2 && own(text, sentence, to) =>
            {
                to += 1;
                anchor = Some(to);
            }
            Token::Pronoun if to == from && sentence.token(to + 1).nominal() => to += 1,
            // 全市23家企业入围: behind a figure the subject begins anew.
            Token::Figure
                if sentence.token(to + 1).nominal() && (to == from || anchor == Some(to)) =>
            {
                to += 1;
                from = to;
                anchor = None;
            }
            Token::Etc if to > from && anchor == Some(to) => to += 1,
            _ => break,
        }
    }
    let person = sentence.token(from + 1) == Token::Person;
    (to > from && (sentence.token(from) != Token::VerbNoun || person)).then_some((from, to, anchor))
}

fn own(text: &Text, sentence: &Sentence, at: usize) -> bool {
    matches!(text.char(sentence.run(at).start), '该' | '本' | '我')
        && ACTORS.contains(text.before(sentence.run(at).end))
        && text.char(sentence.run(at).start + 1) != '们'
}

/// The subject of the clause that begins at `start`, where it is an organisation, a place or a person.
pub(crate) fn subject(text: &Text, sentence: &Sentence, start: usize, until: usize) -> Option<Run> {
    acting(text, sentence, front(text, sentence, start, until)?)
}

/// The part of a subject that acts: an organisation, a place or a person.
fn acting(
    text: &Text,
    sentence: &Sentence,
    (from, to, anchor): (usize, usize, Option<usize>),
) -> Option<Run> {
    let run = sentence.stretch(from, to);
    // 主任田耘说: who tells of a thing has not done it.
    if text.before(run.end) == '说'
        // 涉农民工工资案件
        || text.char(run.start) == '涉'
        || NO_ONE
            .at(text, run.start)
            .is_some_and(|(length, ())| length == run.len())
    {
        return None;
    }
    if anchor == Some(to) || ACTORS.contains(text.before(run.end)) {
        return Some(run);
    }
    // 河西县/服务果农: the subject stops behind its last organisation or place.
    let anchor = anchor?;
    // 党员雍雪萍
    let plain =
        sentence.token(anchor - 1) == Token::Person && sentence.token(anchor) == Token::Noun;
    let short = sentence.stretch(anchor, to).len() <= 4;
    Some(sentence.stretch(from, if plain && short { to } else { anchor }))
}

/// The subject of a verb in the clause of the figure, whatever it ends with.
pub(crate) fn named(text: &Text, sentence: &Sentence, start: usize, verb: usize) -> Option<Run> {
    let front = front(text, sentence, start, verb);
    if let Some(run) = front.and_then(|front| acting(text, sentence, front)) {
        return Some(run);
    }
    if let Some(run) = pivot(text, sentence, start, verb) {
        return Some(run);
    }
    if let Some(run) = behind_figure(sentence, start, verb) {
        return Some(run);
    }
    let (from, to, _) = front?;
    let run = sentence.stretch(from, to);
    let measure = sentence.token(to - 1) == Token::Measure;
    // 每宗举报可获; 民航方面
    let nobody = text.char(run.start) == '每'
        || text.has_before(run.end, "方面")
        || matches!(text.before(run.end), '能' | '会' | '可' | '须' | '应');
    (run.len() >= 2 && !measure && !nobody).then_some(run)
}

/// 监测的186家景区累计接待游客: the noun phrase of a figure right in front of the verb.
fn behind_figure(sentence: &Sentence, start: usize, verb: usize) -> Option<Run> {
    let mut to = verb;
    while to > start && matches!(sentence.token(to - 1), Token::Adverb | Token::Time) {
        to -= 1;
    }
    let mut from = to;
    while from > start && sentence.token(from - 1).nominal() {
        from -= 1;
    }
    let counted = from > start
        && sentence.token(from - 1) == Token::Figure
        && (start..from).all(|i| {
            sentence.token(i) != Token::Preposition
                && (sentence.token(i) == Token::Figure || !sentence.token(i).predicate())
        });
    // 19年里走坏胶鞋100双: what is left of a length of time is nobody.
    let run = sentence.stretch(from, to);
    (counted && run.len() >= 2).then_some(run)
}

/// Verbs whose object does what follows.
static PIVOTS: Lazy<Edge<()>> = Lazy::new(|| {
    Edge::words(&[
        "促成", "推动", "带动", "引导", "吸引", "支持", "鼓励", "动员", "邀请", "助力",
    ])
});

/// 促成协会在当地投资: the object of such a verb, where it is an organisation or a person.
fn pivot(text: &Text, sentence: &Sentence, start: usize, verb: usize) -> Option<Run> {
    let from = 1
        + (start..verb).rev().find(|&i| {
            sentence.token(i).predicate() && PIVOTS.stands(text, sentence.run(i).start)
        })?;
    let to = (from..verb)
        .find(|&i| !sentence.token(i).nominal())
        .unwrap_or(verb);
    let acts = to > from && matches!(sentence.token(to - 1), Token::Org | Token::Person);
    acts.then(|| sentence.stretch(from, to))
}
