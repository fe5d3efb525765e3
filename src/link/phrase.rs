//! Noun phrases beside a verb or a figure.

use super::clause::{Sentence, Token};
use crate::span::Run;
use crate::text::Text;
use crate::text::chars::chars;

/// Times, adverbs, conjunctions and phrases with 在 … at the front of a clause are no part of its subject.
pub(crate) fn past_front(sentence: &Sentence, start: usize, at: usize) -> usize {
    let mut i = start;
    while i < at {
        match sentence.token(i) {
            Token::Time | Token::Adverb | Token::Conjunction | Token::Aspect | Token::Bracket => {
                i += 1
            }
            Token::Preposition => {
                // The prepositional phrase ends with its localizer or where a verb or adverb begins.
                let mut j = i + 1;
                while j < at
                    && (sentence.token(j).nominal()
                        || matches!(
                            sentence.token(j),
                            Token::Adverb | Token::Figure | Token::Localizer
                        ) && j + 1 < at
                            && sentence.token(j + 1).nominal()
                        || matches!(
                            sentence.token(j),
                            Token::De | Token::Time | Token::And | Token::Dun | Token::Pronoun
                        ))
                {
                    j += 1;
                }
                if sentence.token(j) == Token::Localizer {
                    j += 1;
                }
                i = j.max(i + 1);
            }
            Token::Localizer => i += 1,
            _ => break,
        }
    }
    i
}

/// The noun phrase that ends right before `at` and begins at or behind `from`.
pub(crate) fn phrase_in_front(
    text: &Text,
    sentence: &Sentence,
    from: usize,
    at: usize,
) -> Option<Run> {
    let mut end = at;
    while end > from
        && matches!(
            sentence.token(end - 1),
            Token::Adverb
                | Token::Aspect
                | Token::Localizer
                | Token::Preposition
                | Token::Verb
                | Token::Short
        )
    {
        end -= 1;
    }
    let mut start = end;
    while start > from {
        let token = sentence.token(start - 1);
        let inner = matches!(token, Token::Pronoun | Token::Localizer)
            && start < end
            && sentence.token(start).nominal()
            && sentence.run(start - 1).len() >= 2;
        if token.nominal() || token == Token::De || token.joins() || inner {
            start -= 1;
        } else {
            break;
        }
    }
    let mut start = head_of(sentence, start, end);
    while start < end && (sentence.token(end - 1) == Token::De || sentence.token(end - 1).joins()) {
        end -= 1;
    }
    // 虎山长城、凤凰山的接待量: behind a list, the noun alone.
    if sentence.stretch(start, end).len() > LONG
        && let Some(de) = (start + 1..end)
            .rev()
            .find(|&i| sentence.token(i) == Token::De)
        && sentence.stretch(de + 1, end).len() >= 2
    {
        start = de + 1;
    }
    let run = sentence.stretch(start, end);
    let word = run.len() > 1
        || !chars!("略却增约共新再又最均上下中内县市到至以每可也率年裡里由比较")
            .contains(text.char(run.start));
    let placed = (start..end).all(|i| matches!(sentence.token(i), Token::Place | Token::Scope));
    (start < end && word && !placed).then_some(run)
}

/// A phrase longer than this is shortened to its head.
const LONG: usize = 12;

/// Where a noun phrase properly begins: behind places, 全市, modifiers in quotation marks, and 的.
fn head_of(sentence: &Sentence, mut start: usize, end: usize) -> usize {
    let skipped =
        |token: Token| token.joins() || matches!(token, Token::De | Token::Scope | Token::Place);
    while start + 1 < end && skipped(sentence.token(start)) {
        start += 1;
    }
    while start < end && (sentence.token(start).joins() || sentence.token(start) == Token::De) {
        start += 1;
    }
    // “侨胞之家”典型选树单位: what is quoted modifies, unless nothing follows it.
    if !sentence.quotes {
        return start;
    }
    let last_quote = (start..end)
        .rev()
        .find(|&i| sentence.token(i) == Token::Quote);
    match last_quote {
        Some(quote)
            if quote + 1 < end
                && (quote + 1..end).any(|i| {
                    sentence.token(i).nominal() && sentence.token(i) != Token::Bracket
                })
                && !(quote + 1..end).any(|i| sentence.token(i).joins()) =>
        {
            quote + 1 + usize::from(sentence.token(quote + 1) == Token::De)
        }
        _ => start,
    }
}

/// The noun phrase that begins right behind `at`.
pub(crate) fn phrase_behind(
    text: &Text,
    sentence: &Sentence,
    at: usize,
    end: usize,
) -> Option<Run> {
    let mut from = at + 1;
    while from < end
        && matches!(
            sentence.token(from),
            Token::De | Token::Aspect | Token::Time
        )
    {
        from += 1;
    }
    let mut to = from;
    while to < end {
        let token = sentence.token(to);
        let next = sentence.token(to + 1);
        let goes_on = token.nominal()
            || (to == from && matches!(token, Token::Pronoun | Token::Localizer) && next.nominal())
            || (token == Token::De && (next.nominal() || next == Token::Pronoun))
            || (token.joins()
                && (next.nominal() || next == Token::Pronoun)
                && (belongs(sentence, token, to + 1, end) || graded(text, sentence, to)))
            || (token == Token::Pronoun && next.nominal());
        if !goes_on {
            break;
        }
        to += 1;
    }
    while to > from && (sentence.token(to - 1) == Token::De || sentence.token(to - 1).joins()) {
        to -= 1;
    }
    let from = head_of(sentence, from, to);
    let named = (from..to).any(|i| {
        !matches!(
            sentence.token(i),
            Token::Bracket | Token::Place | Token::Scope
        )
    });
    named.then(|| sentence.stretch(from, to))
}

/// Whether the member of a list that begins at `from`, behind `join`, belongs to the phrase in front.
fn belongs(sentence: &Sentence, join: Token, from: usize, end: usize) -> bool {
    let last = (from..end)
        .find(|&i| !sentence.token(i).nominal() && sentence.token(i) != Token::De)
        .unwrap_or(end);
    // 十项制度、各级党组织成员交友制度: a long next member is a thing of its own.
    if sentence.stretch(from, last).len() > 8 {
        return false;
    }
    match sentence.token(last) {
        // 建成水渠3条和桥2座: the next member brings its own figure.
        Token::Figure => false,
        // 20家单位与X建立了: 与 is a preposition where a verb follows its noun.
        Token::Verb | Token::Adverb | Token::Aspect => join != Token::And,
        _ => true,
    }
}

/// 国家级、省级示范基地: a grade goes on to its noun.
fn graded(text: &Text, sentence: &Sentence, join: usize) -> bool {
    sentence.token(join) == Token::Dun && text.before(sentence.run(join).start) == '级'
}
