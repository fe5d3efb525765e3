//! Which figure is a part of which: 其中, 含 and 包括; 18个村中有5个; 受灾的760户，已有608户; 9本 in 已出版的有9本.
//!
//! Only figures in like units are whole and part. Averages, prices, speeds and temperatures have no parts.

use super::Page;
use super::clause::{Figure, Sentence, Token};
use super::kind::share;
use super::past_blanks;
use crate::lex::edge::Edge;
use crate::lex::number::quantity::Form;
use crate::limits::MAX_LOOK;
use crate::record::{Aggregate, Kind, Statistic, UnitKind};
use crate::span::Run;
use once_cell::sync::Lazy;
use std::ops::Range;

/// Ends of phrases that name what cannot be added up: 单产, 限速.
static RATES: Lazy<Edge<()>> = Lazy::new(|| {
    Edge::ends(&[
        "单产",
        "亩产",
        "限速",
        "时速",
        "车速",
        "速度",
        "流速",
        "气温",
        "温度",
        "水温",
        "体温",
        "水位",
        "海拔",
        "单价",
        "均价",
        "房价",
        "油价",
        "电价",
        "水价",
        "票价",
        "售价",
        "价格",
        "年龄",
        "寿命",
        "浓度",
        "深度",
        "高度",
        "厚度",
        "血压",
        "每人",
        "每户",
        "每亩",
        "每吨",
        "每公斤",
        "每斤",
        "每张",
        "每套",
        "每件",
        "每股",
        "每平方米",
        "月薪",
        "时薪",
        "起薪",
    ])
});

/// A sentence whose figures were linked. The statistic of its first figure is `from`.
#[derive(Clone, Copy)]
pub(crate) struct Linked<'a> {
    pub page: Page<'a>,
    pub sentence: &'a Sentence,
    pub run: Run,
    pub from: usize,
}

impl Linked<'_> {
    pub fn figure(&self, index: usize) -> Option<Figure> {
        self.sentence
            .figures
            .get(index.checked_sub(self.from)?)
            .copied()
    }

    /// Where the words of a figure begin: at its clause, or behind the figure in front in the same one.
    pub fn words_from(&self, index: usize) -> usize {
        let Some(figure) = self.figure(index) else {
            return 0;
        };
        let start = self.sentence.clause(figure.clause).start;
        let before = index.checked_sub(1).and_then(|i| self.figure(i));
        before.map_or(start, |before| start.max(before.at + 1))
    }
}

/// Figures in front that are looked back through for a whole.
const WHOLES_BACK: usize = 8;

/// Figures that stand between two parts of a whole.
const SHARES: usize = 2;

/// Says of each figure of a sentence which one it is a part of. `before` are the figures of the sentence in front.
pub(crate) fn parts(linked: Linked, before: Range<usize>, statistics: &mut [Statistic]) {
    // The whole that a phrase has opened: 1200人中，…
    let mut open: Option<usize> = None;
    for index in linked.from..statistics.len() {
        let Some(figure) = linked.figure(index) else {
            break;
        };
        let found = part_of(linked, &figure, index, &before, &mut open, statistics);
        if found.is_some()
            && let Some(statistic) = statistics.get_mut(index)
        {
            statistic.part_of = found;
        }
    }
}

fn part_of(
    linked: Linked,
    figure: &Figure,
    index: usize,
    before: &Range<usize>,
    open: &mut Option<usize>,
    statistics: &[Statistic],
) -> Option<usize> {
    let from = linked.from;
    let this = statistics.get(index)?;
    let wanted = |i: usize, any: bool| {
        statistics.get(i).is_some_and(|whole| {
            let share = || any && this.kind != Kind::Change && proportion(linked, index);
            divides(linked, i, whole)
                && (like(this, whole) && divides(linked, index, this) || share())
        })
    };
    // The nearest figure in front that this one can be a part of.
    let whole =
        |reach: Range<usize>, any: bool| reach.rev().take(WHOLES_BACK).find(|&i| wanted(i, any));
    let opener = opener(linked, figure, index);
    if opener.is_some() {
        *open = None;
        return match opener {
            Some(Opener::Among) => whole(from..index, true).or_else(|| whole(before.clone(), true)),
            _ => whole(from..index, false),
        };
    }
    let last = index.checked_sub(1).filter(|&last| last >= from);
    if let Some(last) = last {
        let less = this.value <= statistics.get(last)?.value;
        if among(linked, last, figure, less) {
            *open = Some(last).filter(|&i| wanted(i, false));
        }
        if let Some(i) = open.filter(|&i| wanted(i, false) && (i == last || !anew(linked, index))) {
            return Some(i);
        }
        // 其中甲市38名，乙市24名: the whole is told once. 其中男450人，占52%，女410人: a share may stand between.
        let part = (from..index)
            .rev()
            .take(SHARES)
            .find(|&i| statistics.get(i).is_some_and(|part| like(this, part)));
        let near = |i: usize| {
            linked
                .figure(i)
                .is_some_and(|part| figure.clause - part.clause <= index - i)
        };
        if let Some(part) = part.filter(|&i| near(i))
            && let Some(whole) = statistics.get(part).and_then(|part| part.part_of)
            && !anew(linked, index)
        {
            return Some(whole);
        }
    }
    let shape = shape(linked, figure, index)?;
    let reach = match shape {
        // 接诊病人1600名。交通事故造成的有560名
        Shape::OfThose if last.is_none() => before.clone(),
        _ => from..index,
    };
    let found = whole(reach, false)?;
    let total = statistics.get(found)?;
    let Some(earlier) = linked.figure(found) else {
        return Some(found);
    };
    // 今年报名的有890人，去年报名的有610人
    if shape == Shape::OfThose && those(linked, &earlier) {
        return total.part_of;
    }
    let topic = topic(linked, &earlier, found);
    let named = linked.sentence.token(figure.at + 1).nominal();
    let exists = verb_of(linked, figure, index) == Some('有');
    let held = |figure: &Figure| verb_of(linked, figure, found) == Some('占');
    let fits = match shape {
        Shape::OfThose => true,
        // 甲党占38席，乙党占35席
        Shape::Holds => !held(&earlier),
        Shape::Exists => topic || this.value <= total.value && !named,
        Shape::Bare => {
            topic
                && figure.clause == earlier.clause + 1
                && !named
                && tells_apart(linked, figure, &earlier, index)
                && (this.value <= total.value || exists)
        }
    };
    if fits && topic {
        *open = Some(found);
    }
    fits.then_some(found)
}

/// What a whole is told apart with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opener {
    /// 其中
    Among,
    /// 含 包括
    Including,
}

/// The word between a figure and the one in front that makes it a part.
fn opener(linked: Linked, figure: &Figure, index: usize) -> Option<Opener> {
    let Linked { page, sentence, .. } = linked;
    let text = page.text;
    let end = sentence.run(figure.at).start;
    let before = index
        .checked_sub(1)
        .and_then(|i| linked.figure(i))
        .map(|before| sentence.run(before.at).end);
    let start = before
        .unwrap_or_else(|| past_blanks(text, linked.run))
        .max(end.saturating_sub(2 * MAX_LOOK));
    let fresh = |at: usize| {
        let class = text.class_before(at);
        !class.is_han() || at == start
    };
    let chars = text.slice(Run::new(start, end));
    for (at, &c) in (start..end).zip(chars) {
        match (c, text.char(at + 1)) {
            ('其', '中') if before.is_some() || at == start => return Some(Opener::Among),
            ('当', '中') if before.is_some() && fresh(at) => return Some(Opener::Among),
            ('包', '括') | ('包', '含') if before.is_some() && fresh(at) => {
                return Some(Opener::Including);
            }
            // 含税价, 含糖量: a part of the name.
            ('含', '税' | '糖' | '氟' | '水' | '油' | '金' | '硫' | '盐' | '量') => {}
            ('内', '有' | '含') | ('含', _) if before.is_some() && fresh(at) => {
                return Some(Opener::Including);
            }
            _ => {}
        }
    }
    None
}

/// 18个村中有5个: the phrase of the figure `last` ends with 中 or 里, and `figure` comes next.
fn among(linked: Linked, last: usize, figure: &Figure, less: bool) -> bool {
    let Linked { page, sentence, .. } = linked;
    let text = page.text;
    let Some(whole) = linked.figure(last) else {
        return false;
    };
    let clause = sentence.clause(whole.clause);
    let plain = |i: usize| {
        sentence.token(i).nominal() || matches!(sentence.token(i), Token::De | Token::Localizer)
    };
    // 初中 and 高中 are schools.
    let ends = |i: usize| {
        let end = sentence.run(i).end;
        matches!(text.before(end), '中' | '里' | '内')
            && !matches!(text.char(end.wrapping_sub(2)), '初' | '高' | '集')
            && matches!(sentence.token(i), Token::Noun | Token::Localizer)
            && (whole.at + 1..i).all(plain)
    };
    if figure.clause == whole.clause {
        return (whole.at + 1..figure.at).any(|i| {
            // 8名教练手里有60名队员
            ends(i)
                && (less || text.before(sentence.run(i).end) == '中')
                && matches!(
                    sentence.token(i + 1),
                    Token::Figure
                        | Token::Short
                        | Token::Verb
                        | Token::VerbNoun
                        | Token::Adverb
                        | Token::Preposition
                )
        });
    }
    figure.clause == whole.clause + 1 && clause.end > whole.at + 1 && ends(clause.end - 1)
}

/// How a clause without such a word tells of a part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// 已出版的有9本, 仍在搜寻的12人
    OfThose,
    /// 已有22件办结
    Exists,
    /// 水田占七亩
    Holds,
    /// 147名通过考核
    Bare,
}

fn shape(linked: Linked, figure: &Figure, index: usize) -> Option<Shape> {
    let Linked { page, sentence, .. } = linked;
    let text = page.text;
    let start = linked.words_from(index);
    if anew(linked, index) {
        return None;
    }
    if those(linked, figure) {
        return Some(Shape::OfThose);
    }
    let verb = touching(linked, figure, index);
    let c = verb.map(|verb| text.char(sentence.run(verb).start));
    let exists = c == Some('有');
    if c == Some('占') {
        return Some(Shape::Holds);
    }
    let clause = sentence.clause(figure.clause);
    let acts = (figure.at + 1..clause.end).any(|i| sentence.token(i).predicate());
    let opens = verb.is_some_and(|verb| {
        (start..verb).all(|i| matches!(sentence.token(i), Token::Adverb | Token::Conjunction))
    });
    if exists && opens && acts {
        return Some(Shape::Exists);
    }
    Some(Shape::Bare)
}

/// The verb right in front of a figure.
fn touching(linked: Linked, figure: &Figure, index: usize) -> Option<usize> {
    let sentence = linked.sentence;
    let start = linked.words_from(index);
    let mut front = figure.at;
    while front > start && matches!(sentence.token(front - 1), Token::Adverb | Token::Aspect) {
        front -= 1;
    }
    front
        .checked_sub(1)
        .filter(|&verb| verb >= start && sentence.token(verb).predicate())
}

/// The first character of that verb.
fn verb_of(linked: Linked, figure: &Figure, index: usize) -> Option<char> {
    let verb = touching(linked, figure, index)?;
    Some(linked.page.text.char(linked.sentence.run(verb).start))
}

/// 已出版的有9本: the figure ends a clause in which 的 stands for what is counted.
fn those(linked: Linked, figure: &Figure) -> bool {
    let Linked { page, sentence, .. } = linked;
    if sentence.token(figure.at + 1) != Token::Break {
        return false;
    }
    let start = sentence.clause(figure.clause).start;
    let mut at = figure.at;
    while at > start
        && (matches!(sentence.token(at - 1), Token::Adverb | Token::Aspect)
            || sentence.token(at - 1) == Token::Short
                && matches!(
                    page.text.char(sentence.run(at - 1).start),
                    '有' | '为' | '达' | '占'
                ))
    {
        at -= 1;
    }
    at > start + 1 && sentence.token(at - 1) == Token::De
}

/// 参加培训的210名村医，…: a clause that says nothing of its figure but what it counts.
fn topic(linked: Linked, figure: &Figure, index: usize) -> bool {
    let Linked { sentence, .. } = linked;
    let clause = sentence.clause(figure.clause);
    let start = linked.words_from(index);
    let nominal = |i: usize| sentence.token(i).nominal() || sentence.token(i) == Token::De;
    if !(figure.at + 1..clause.end).all(nominal) {
        return false;
    }
    let named = clause.end > figure.at + 1;
    let modified = sentence.token(figure.at.wrapping_sub(1)) == Token::De;
    let last = (start..figure.at)
        .rev()
        .find(|&i| sentence.token(i) == Token::De)
        .unwrap_or(start);
    (named || modified) && (last..figure.at).all(|i| !sentence.token(i).predicate())
}

/// 147名通过考核, 制造业项目就有40个, 已找到19人: the clause tells what some of a topic did or are. What a team of 30人 has done
/// to others tells no part of it.
fn tells_apart(linked: Linked, figure: &Figure, topic: &Figure, index: usize) -> bool {
    let Linked { page, sentence, .. } = linked;
    let start = linked.words_from(index);
    let of = sentence.token(topic.at + 1) == Token::De;
    let adverbs = |to: usize| {
        (start..to).all(|i| matches!(sentence.token(i), Token::Adverb | Token::Conjunction))
    };
    if adverbs(figure.at) {
        let is = matches!(
            page.text.char(sentence.run(figure.at + 1).start),
            '为' | '是' | '属'
        );
        return !of || is;
    }
    let Some(verb) = touching(linked, figure, index) else {
        return !of;
    };
    let done = verb > start && adverbs(verb) && sentence.token(topic.at + 1) == Token::Break;
    let exists = page.text.char(sentence.run(verb).start) == '有';
    !of && (exists || done)
}

/// The words of a figure begin something new: 另有面粉300袋, 比前年多40万元, 去年卖出90台.
fn anew(linked: Linked, index: usize) -> bool {
    let Linked { page, sentence, .. } = linked;
    let Some(figure) = linked.figure(index) else {
        return true;
    };
    let start = linked.words_from(index);
    (start..figure.at).any(|i| match sentence.token(i) {
        Token::Time => true,
        Token::Break | Token::Dun | Token::And => false,
        _ => {
            let at = sentence.run(i).start;
            matches!(
                page.text.char(at),
                '另' | '比' | '较' | '此' | '共' | '合' | '总' | '最'
            ) && !matches!(page.text.char(at + 1), '中' | '部' | '赛')
        }
    })
}

/// A figure that parts can add up to.
fn divides(linked: Linked, index: usize, statistic: &Statistic) -> bool {
    if !matches!(statistic.kind, Kind::Count | Kind::Money | Kind::Measure)
        || matches!(
            statistic.aggregate,
            Some(Aggregate::Average | Aggregate::PerCapita)
        )
    {
        return false;
    }
    if statistic.unit.is_some_and(|unit| {
        matches!(unit.kind, UnitKind::Time | UnitKind::Rate)
            || matches!(unit.text, "岁" | "周岁" | "℃" | "度" | "分")
    }) {
        return false;
    }
    let Some(figure) = linked.figure(index) else {
        return true;
    };
    let Linked { page, sentence, .. } = linked;
    let text = page.text;
    let start = linked.words_from(index);
    let mut at = figure.at;
    while at > start
        && matches!(
            sentence.token(at - 1),
            Token::Adverb | Token::Aspect | Token::Short
        )
    {
        at -= 1;
    }
    let end = if at == figure.at {
        sentence.run(at).start
    } else {
        sentence.run(at.wrapping_sub(1)).end
    };
    let front = text.slice(Run::new(
        sentence.run(start).start,
        sentence.run(figure.at).start,
    ));
    let average = front.windows(2).any(|pair| {
        matches!(
            pair,
            ['人' | '平' | '户' | '日' | '年', '均'] | ['单', '产']
        )
    });
    !average && !RATES.stands(text, end) && !RATES.stands(text, sentence.run(figure.at).start)
}

/// 其中四分之三, 其中六成: a share that is told of a whole.
fn proportion(linked: Linked, index: usize) -> bool {
    let quantities = &linked.page.mentions.quantities;
    linked
        .figure(index)
        .and_then(|figure| quantities.get(figure.quantity))
        .is_some_and(|quantity| share(quantity) || matches!(quantity.form, Form::Fraction(..)))
}

/// In units that can be compared: the same one, or two that count people.
pub(crate) fn like(part: &Statistic, whole: &Statistic) -> bool {
    if part.kind != whole.kind {
        return false;
    }
    match (part.unit, whole.unit) {
        (Some(part), Some(whole)) => {
            part.text == whole.text || person(part.text) && person(whole.text)
        }
        (None, None) => true,
        _ => false,
    }
}

/// Classifiers of people.
fn person(unit: &str) -> bool {
    matches!(unit, "人" | "名" | "位")
}
