//! A stated share against part and whole: 40名学生中，10名来自外地，占25%.

use super::percent::{Interval, ordered, stated};
use crate::lex::number::quantity::Quantity;
use crate::link::clause::Token;
use crate::link::part::{Linked, like};
use crate::record::{Check, CheckKind, Kind, Statistic};
use crate::span::Run;
use rust_decimal::Decimal;

/// Figures in front that are looked back through for a part.
const PARTS_BACK: usize = 3;

/// The check that the percentage at `index` makes, where its clause says that it is the share of the figure in front.
pub(super) fn check(
    linked: Linked,
    index: usize,
    quantity: &Quantity,
    statistics: &[Statistic],
) -> Option<Check> {
    let this = statistics.get(index)?;
    if !matches!(this.kind, Kind::Percent | Kind::Ratio) {
        return None;
    }
    let clause = linked.figure(index)?.clause;
    let near = |i: &usize| {
        linked
            .figure(*i)
            .is_some_and(|part| clause - part.clause <= 1)
    };
    // 301公里为六车道，占35%: a part that is told as one goes before the figure right in front.
    let told = |i: &usize| {
        statistics
            .get(*i)
            .is_some_and(|part| part.part_of.is_some())
    };
    let last = index.checked_sub(1).filter(|&part| part >= linked.from)?;
    let at = (linked.from..index)
        .rev()
        .take(PARTS_BACK)
        .take_while(near)
        .find(told)
        .or(Some(last).filter(near))?;
    let part = statistics.get(at)?;
    if !matches!(part.kind, Kind::Count | Kind::Money | Kind::Measure) {
        return None;
    }
    let named = predicate(linked, index)?;
    let whole = match part.part_of {
        Some(whole) => whole,
        None => (linked.from..at).rev().find(|&i| {
            statistics.get(i).is_some_and(|whole| {
                like(part, whole) && whole.with.is_none() && whole.value >= part.value
            })
        })?,
    };
    let total = statistics.get(whole).filter(|total| like(part, total))?;
    let front = words(linked, None, index)?;
    let fits = match named {
        Named::Nothing => true,
        Named::Whole(run) => refers(linked, run, front),
        // 合格482批次，合格率96.4%
        Named::Rate(run) => {
            let told = match part.part_of {
                Some(_) => front,
                None => words(linked, Some(at), index)?,
            };
            shares(linked, run, told)
        }
    };
    let (part, total) = (Interval::of(part)?, Interval::of(total)?);
    let share = stated(linked.page.text, quantity, this)?;
    let hundred = Some(Decimal::ONE_HUNDRED);
    let holds = ordered([hundred, part.low], [share.high, total.high])?
        && ordered([share.low, total.low], [hundred, part.high])?;
    fits.then(|| Check {
        kind: CheckKind::Share,
        holds,
        whole,
        parts: vec![at, index],
    })
}

/// What the words in front of a share say it is a share of.
enum Named {
    /// 占25%, 占比25%
    Nothing,
    /// 占总数的25%
    Whole(Run),
    /// 合格率25%
    Rate(Run),
}

/// 占, 占比 or a rate, with nothing else in front in its clause.
fn predicate(linked: Linked, index: usize) -> Option<Named> {
    let Linked { page, sentence, .. } = linked;
    let text = page.text;
    let at = linked.figure(index)?.at;
    let mut first = linked.words_from(index);
    while first < at
        && matches!(
            sentence.token(first),
            Token::Adverb | Token::Conjunction | Token::Break | Token::Pronoun
        )
    {
        first += 1;
    }
    let run = Run::new(sentence.run(first).start, sentence.run(at).start);
    if text.char(run.start) == '占' {
        let skip = match text.char(run.start + 1) {
            '比' | '到' | '据' | '了' | '总' | '全' | '其' => 1,
            _ => 0,
        };
        let ratio = text.char(run.start + 1) == '比';
        let from =
            run.start + 1 + usize::from(skip == 1 && !"总全其".contains(text.char(run.start + 1)));
        let phrase = Run::new(from.min(run.end), run.end);
        return Some(if ratio || phrase.len() < 2 {
            Named::Nothing
        } else {
            Named::Whole(phrase)
        });
    }
    let measure = (first..at).rev().find(|&i| sentence.token(i).nominal())?;
    let stem = Run::new(run.start, sentence.run(measure).end - 1);
    let rate = text.before(sentence.run(measure).end) == '率'
        && (measure + 1..at).all(|i| {
            matches!(
                sentence.token(i),
                Token::Adverb | Token::Short | Token::Verb | Token::Preposition
            )
        })
        && (first..measure).all(|i| sentence.token(i).nominal());
    rate.then_some(Named::Rate(stem))
}

/// From the first word of a figure, or of the sentence, to the words of another.
fn words(linked: Linked, from: Option<usize>, to: usize) -> Option<Run> {
    let sentence = linked.sentence;
    let start = sentence
        .run(from.map_or(0, |from| linked.words_from(from)))
        .start;
    let end = sentence.run(linked.words_from(to)).start;
    (start <= end).then(|| Run::new(start, end))
}

/// 总数, 全部, or a word of what the whole was told with.
fn refers(linked: Linked, phrase: Run, told: Run) -> bool {
    let text = linked.page.text;
    matches!(text.char(phrase.start), '总' | '其')
        || text.has(phrase.start, "全部")
        || shares(linked, phrase, told)
}

/// The two have a character in common that says something.
fn shares(linked: Linked, run: Run, told: Run) -> bool {
    let text = linked.page.text;
    let told = text.slice(told);
    text.slice(run)
        .iter()
        .any(|c| !"的全总数量人口本该其率年".contains(*c) && told.contains(c))
}
