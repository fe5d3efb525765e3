//! What a figure counts, which verb governs it and who did it.
//!
//! Rules of the language, in this order: the verb first, then what lies between verb and figure or behind the figure,
//! then the subject of the verb's clause. Nothing is named where no rule applies.

use super::clause::{Figure, Sentence, Token};
use crate::lex::number::quantity::{Form, Quantity};
use crate::record::{Direction, From, UnitKind};
use crate::span::Run;
use crate::text::Text;

/// What belongs to one figure, as runs of characters.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Links {
    pub counted: Option<(Run, From)>,
    pub action: Option<(Run, From)>,
    pub actor: Option<(Run, From)>,
    pub direction: Option<Direction>,
    /// The verb of change touches the figure.
    pub touches: bool,
    pub rule: &'static str,
}

/// The subject that the clauses before left behind.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Carried {
    /// The last subject of this sentence or an earlier one of the paragraph.
    pub subject: Option<Run>,
    /// Whether it comes from this sentence.
    pub here: bool,
}

/// Links a figure. `before` is what the figure before it in this sentence was linked to.
pub(crate) fn attach(
    text: &Text,
    sentence: &Sentence,
    figure: &Figure,
    quantity: &Quantity,
    before: Option<&Links>,
    carried: Carried,
) -> Links {
    let at = figure.at;
    let clause = sentence.clause(figure.clause);
    let (start, end) = (clause.start, clause.end);
    let mut links = Links {
        rule: "clause",
        ..Links::default()
    };
    let right = phrase_behind(sentence, at, end);
    let verb = governor(sentence, start, at);
    let left_from = verb.map_or_else(|| past_front(sentence, start, at), |verb| verb + 1);
    let left = phrase_in_front(sentence, left_from, at);
    let named_left = left.filter(|run| !run.is_empty());
    let named_right = right.filter(|run| !run.is_empty());

    let behind = || verb_behind(sentence, at, end, named_right);
    // 其中有3个被评为示范: 有 only introduces the figure where another verb follows.
    let verb = verb.filter(|&verb| {
        !(exists(text, sentence, verb) && touches(sentence, verb, at) && behind().is_some())
    });
    if let Some(verb) = verb {
        links.action = Some((sentence.run(verb), From::Clause));
        links.direction = sentence.token(verb).direction();
        links.touches = links.direction.is_some() && touches(sentence, verb, at);
        links.counted = counted_with_verb(
            sentence,
            start,
            verb,
            at,
            quantity,
            named_left,
            named_right,
            &links,
        );
        links.rule = "verb in front";
    } else if let Some(verb) = behind() {
        // 30名教师参加演练: the figure stands in the subject.
        links.action = Some((sentence.run(verb), From::Clause));
        links.counted = if share(quantity) {
            object(sentence, verb, end).or(named_left)
        } else {
            named_right.or(named_left)
        }
        .map(|run| (run, From::Clause));
        links.rule = "figure in the subject";
        // 将全市1.97万人口纳入网格: the figure is the object in front of its verb.
        let disposed = (start..at).any(|i| {
            matches!(
                text.char(sentence.run(i).start),
                '将' | '把' | '为' | '对' | '向'
            ) && sentence.run(i).len() == 1
        });
        if disposed {
            links.actor = actor(text, sentence, start, at, carried);
        }
        return links;
    } else {
        links.counted = pick(quantity, named_left, named_right).map(|run| (run, From::Clause));
        links.rule = "no verb";
        if let Some(before) =
            before.filter(|_| named_left.is_none_or(|_| !measured(sentence, left_from, at)))
        {
            // 修好水渠3条、桥2座: the verb is told once.
            links.action = before.action.map(|(run, from)| (run, nearer(from)));
            links.direction = before.direction;
            links.actor = before.actor.map(|(run, from)| (run, nearer(from)));
            if links.counted.is_none() && side_by_side(sentence, at) {
                links.counted = before.counted;
            }
            return links;
        }
    }
    if links.counted.is_none() && side_by_side(sentence, at) {
        links.counted = before.and_then(|before| before.counted);
    }
    if links.direction.is_none() || links.counted.is_none() {
        links.actor = actor(text, sentence, start, verb.unwrap_or(at), carried);
    }
    // The counted thing that is itself the subject has no actor.
    if let (Some((counted, _)), Some((actor, _))) = (links.counted, links.actor)
        && (counted.overlaps(actor) || verb.is_none())
    {
        links.actor = None;
    }
    if quantity.form == Form::Top || quantity.form == Form::Ordinal && quantity.unit.is_none() {
        links.counted = named_right.map(|run| (run, From::Clause));
    }
    if share(quantity) || quantity.form == Form::Top {
        links.actor = links
            .actor
            .filter(|_| links.direction.is_none() && quantity.form != Form::Percent);
    }
    links
}

/// 有 and 已有.
fn exists(text: &Text, sentence: &Sentence, verb: usize) -> bool {
    text.before(sentence.run(verb).end) == '有'
}

/// Told in another clause than the figure's own.
fn nearer(from: From) -> From {
    if from == From::Clause {
        From::Sentence
    } else {
        from
    }
}

/// Percentages, money and measures state something about the phrase in front.
fn share(quantity: &Quantity) -> bool {
    quantity.unit_kind() == Some(UnitKind::Percent) || quantity.form == Form::Percent
}

fn stated(quantity: &Quantity) -> bool {
    share(quantity)
        || matches!(
            quantity.form,
            Form::Fraction(..) | Form::Doubling | Form::Ratio
        )
        || quantity
            .unit
            .is_some_and(|u| u.unit.kind != UnitKind::Classifier || u.unit.text == "倍")
}

fn pick(quantity: &Quantity, left: Option<Run>, right: Option<Run>) -> Option<Run> {
    if stated(quantity) {
        left.or(right)
    } else {
        right.or(left)
    }
}

/// A figure that touches the one in front of it: 60多批3000多人次.
fn side_by_side(sentence: &Sentence, at: usize) -> bool {
    match sentence.token(at.wrapping_sub(1)) {
        Token::Figure => true,
        Token::Dun | Token::And => sentence.token(at.wrapping_sub(2)) == Token::Figure,
        _ => false,
    }
}

/// The verb that governs the figure: one with 了, else the nearest one in front that does not modify a noun; behind a list
/// that 等 closes, the first one.
fn governor(sentence: &Sentence, start: usize, at: usize) -> Option<usize> {
    let full = |i: usize| sentence.token(i).predicate() && sentence.token(i + 1) != Token::De;
    let verbs = || (start..at).rev().filter(|&i| full(i));
    if let Some(nearest) = verbs().next() {
        if touches(sentence, nearest, at) {
            return Some(nearest);
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
    let opening = (start..at).find(|&i| noun(i) && opens_clause(sentence, start, i));
    opening.or_else(|| {
        (start..at).rev().find(|&i| {
            noun(i) && (touches(sentence, i, at) || sentence.token(i + 1) == Token::Aspect)
        })
    })
}

/// Only adverbs stand between the two, or figures that the verb governs as well.
fn touches(sentence: &Sentence, verb: usize, at: usize) -> bool {
    (verb + 1..at).all(|i| {
        matches!(
            sentence.token(i),
            Token::Adverb | Token::Aspect | Token::Figure | Token::And | Token::Dun
        )
    })
}

/// Nothing but times, adverbs and the like stands in front.
fn opens_clause(sentence: &Sentence, start: usize, at: usize) -> bool {
    (start..at).all(|i| {
        matches!(
            sentence.token(i),
            Token::Adverb | Token::Time | Token::Conjunction | Token::Pronoun
        )
    })
}

/// Times, adverbs, conjunctions and phrases with 在 … at the front of a clause are no part of its subject.
fn past_front(sentence: &Sentence, start: usize, at: usize) -> usize {
    let mut i = start;
    while i < at {
        match sentence.token(i) {
            Token::Time | Token::Adverb | Token::Conjunction | Token::Aspect => i += 1,
            Token::Preposition => {
                // The prepositional phrase ends with its localizer or where a verb or adverb begins.
                let mut j = i + 1;
                while j < at
                    && (sentence.token(j).nominal()
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
fn phrase_in_front(sentence: &Sentence, from: usize, at: usize) -> Option<Run> {
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
    let start = head_of(sentence, start, end);
    while start < end && (sentence.token(end - 1) == Token::De || sentence.token(end - 1).joins()) {
        end -= 1;
    }
    (start < end).then(|| sentence.stretch(start, end))
}

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
fn phrase_behind(sentence: &Sentence, at: usize, end: usize) -> Option<Run> {
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
                && belongs(sentence, token, to + 1, end))
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
    (from < to).then(|| sentence.stretch(from, to))
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

/// The first predicate behind a figure that stands in the subject.
fn verb_behind(sentence: &Sentence, at: usize, end: usize, right: Option<Run>) -> Option<usize> {
    let mut from = at + 1;
    let phrase_end = right.map_or(0, |run| run.end);
    while from < end
        && (sentence.run(from).start < phrase_end
            || matches!(sentence.token(from), Token::Adverb | Token::De))
    {
        from += 1;
    }
    (from..end).find(|&i| match sentence.token(i) {
        token if token.predicate() => sentence.token(i + 1) != Token::De,
        Token::VerbNoun => {
            sentence.token(i + 1) == Token::Aspect
                || sentence.token(i.wrapping_sub(1)) == Token::Adverb
        }
        _ => false,
    })
}

/// The noun phrase that is the object of the verb.
fn object(sentence: &Sentence, verb: usize, end: usize) -> Option<Run> {
    phrase_behind(sentence, verb, end)
}

#[allow(clippy::too_many_arguments)]
fn counted_with_verb(
    sentence: &Sentence,
    start: usize,
    verb: usize,
    at: usize,
    quantity: &Quantity,
    left: Option<Run>,
    right: Option<Run>,
    links: &Links,
) -> Option<(Run, From)> {
    let told = |run: Run| (run, From::Clause);
    // The subject of the verb.
    let subject = || phrase_in_front(sentence, past_front(sentence, start, verb), verb);
    if (verb + 1..at).any(|i| matches!(sentence.token(i), Token::Figure))
        && !touches(sentence, verb, at)
    {
        return pick(quantity, left, right).map(told);
    }
    if links.direction.is_some() || stated(quantity) && matches!(sentence.token(verb), Token::Short)
    {
        // 产值增长10%, 覆盖率达62%: the subject is what changes or is measured.
        return left
            .filter(|_| !stated(quantity))
            .or_else(subject)
            .or(left)
            .or(right.filter(|_| !share(quantity)))
            .map(told);
    }
    if stated(quantity) {
        let direct = left.or(right.filter(|_| sentence.token(at + 1) != Token::Break));
        return direct
            .or_else(|| is_copula(sentence, verb).then(subject).flatten())
            .map(told);
    }
    right
        .or(left)
        .or_else(|| is_copula(sentence, verb).then(subject).flatten())
        .map(told)
}

/// 达 为 占 有 是 and their kin say what the subject amounts to.
fn is_copula(sentence: &Sentence, verb: usize) -> bool {
    sentence.token(verb) == Token::Short
        || sentence.run(verb).len() == 2 && matches!(sentence.token(verb), Token::Verb)
}

/// The phrase in front names a quantity of its own (投资额240亿元), so that it needs no verb.
fn measured(sentence: &Sentence, from: usize, at: usize) -> bool {
    (from..at)
        .rev()
        .find(|&i| sentence.token(i).nominal())
        .is_some_and(|i| sentence.token(i) == Token::Measure)
}

/// Who did it: the noun phrase before the verb in its clause, else the subject of an earlier clause, else the last one of
/// the paragraph.
fn actor(
    text: &Text,
    sentence: &Sentence,
    start: usize,
    verb: usize,
    carried: Carried,
) -> Option<(Run, From)> {
    if let Some(run) = subject(text, sentence, start, verb) {
        return Some((run, From::Clause));
    }
    let run = carried.subject?;
    Some((
        run,
        if carried.here {
            From::Sentence
        } else {
            From::Carried
        },
    ))
}

/// The subject of the clause that begins at `start`: a noun phrase in front of the first adverb, preposition or verb.
pub(crate) fn subject(text: &Text, sentence: &Sentence, start: usize, until: usize) -> Option<Run> {
    let from = past_front(sentence, start, until);
    let mut to = from;
    let mut anchor = None;
    while to < until {
        let token = sentence.token(to);
        match token {
            Token::Org | Token::Place | Token::Person | Token::Scope => {
                to += 1;
                anchor = Some(to);
            }
            Token::Noun | Token::Measure | Token::Quote | Token::Bracket => to += 1,
            Token::VerbNoun
                if sentence.token(to + 1).nominal() || sentence.token(to + 1) == Token::Dun =>
            {
                to += 1
            }
            Token::And | Token::Dun if sentence.token(to + 1).nominal() && to > from => to += 1,
            Token::Pronoun if to == from && sentence.token(to + 1).nominal() => to += 1,
            _ => break,
        }
    }
    if to == from || sentence.token(from) == Token::VerbNoun {
        return None;
    }
    let run = sentence.stretch(from, to);
    let ends_like_actor = anchor == Some(to)
        || matches!(
            text.before(run.end),
            '市' | '县'
                | '区'
                | '省'
                | '镇'
                | '乡'
                | '村'
                | '委'
                | '局'
                | '厅'
                | '部'
                | '院'
                | '校'
                | '队'
                | '站'
                | '社'
                | '团'
                | '会'
                | '企'
                | '组'
                | '所'
                | '者'
                | '员'
                | '办'
                | '行'
                | '厂'
        );
    if ends_like_actor {
        return Some(run);
    }
    // 河西县/服务果农: the subject stops behind its last organisation or place.
    anchor.map(|anchor| sentence.stretch(from, anchor))
}
