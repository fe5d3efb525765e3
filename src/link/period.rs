//! Which time governs a figure: the nearest one in front of it in the sentence, else the period that its paragraph, the
//! headline or a review (回顾2022年) has opened.
//!
//! Two times in front of a figure do not govern it: the base of a comparison (比去年) and the day of the telling
//! (5月5日，记者从市统计局获悉). 目前 and 如今 end a period: what they introduce holds now.

use super::clause::{Sentence, Token};
use crate::edtf::{Date, Edtf};
use crate::lex::Mentions;
use crate::lex::time::{Form, TimeForm};
use crate::limits::MAX_LOOK;
use crate::record::{TimeKind, TimeMention};
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;

/// The periods that earlier words have opened.
#[derive(Default)]
pub(crate) struct Period {
    /// The headline's, or that of a review.
    report: Option<TimeMention>,
    /// The paragraph's.
    paragraph: Option<TimeMention>,
    /// The time that governed the last figure of the sentence before, and whether it stood at the front of its clause.
    governed: Option<(TimeMention, bool)>,
}

/// Words for the present. 近日 and 日前 are none: what they introduce is over.
const NOW: &[&str] = &[
    "目前",
    "当前",
    "眼下",
    "如今",
    "现在",
    "当下",
    "时下",
    "现阶段",
];

const REVIEWS: &[&str] = &["回顾", "盘点", "总结", "回顾了"];

/// Words that report what somebody said.
const TELLS: &[&str] = &[
    "获悉",
    "了解到",
    "通报",
    "公布",
    "发布",
    "表示",
    "介绍",
    "宣布",
    "披露",
    "透露",
];

impl Period {
    /// 上半年许昌市经济运行稳中向好: what the headline names is what the report is about.
    pub fn headline(
        &mut self,
        text: &Text,
        mentions: &Mentions,
        times: &[TimeMention],
        title: Run,
    ) {
        let mut found = within(mentions, times, title).filter(|(form, time)| {
            spans(form, time) && !matches!(text.before(form.run.start), '到' | '至' | '前')
        });
        let first = found.next();
        // A headline with two periods compares them.
        self.report = first
            .filter(|_| found.next().is_none())
            .map(|(_, time)| time);
    }

    /// A new paragraph.
    pub fn enter(&mut self) {
        self.paragraph = None;
        self.governed = None;
    }

    /// A new sentence: a time at its front, or one that governed the figures of the sentence before, goes on to hold.
    pub fn sentence(&mut self, text: &Text, mentions: &Mentions, times: &[TimeMention], run: Run) {
        // Half a sentence goes on under any time, a new one under a period only.
        let half = text.class_before(run.start) == Class::SEMI;
        if let Some((time, _)) = self.governed.take().filter(|(_, opens)| half || *opens) {
            self.paragraph = Some(time);
        }
        let front = text.trim(run).start;
        for (form, time) in within(mentions, times, run) {
            if form.run.start == front {
                if now(text, &form) {
                    self.paragraph = None;
                } else if dated(&time) {
                    self.paragraph = Some(time).filter(|_| !daily(&form));
                }
            }
            let reviewed = REVIEWS
                .iter()
                .any(|word| text.has_before(form.run.start, word));
            if dated(&time) && reviewed {
                self.report = Some(time);
            }
        }
    }

    /// The time of the figure at `at`.
    pub fn of(
        &mut self,
        text: &Text,
        mentions: &Mentions,
        times: &[TimeMention],
        sentence: &Sentence,
        at: usize,
    ) -> Option<TimeMention> {
        let clause = sentence.clause_start(at);
        for i in (0..at).rev().filter(|&i| sentence.token(i) == Token::Time) {
            let Some((form, time)) = time_at(mentions, times, sentence.run(i)) else {
                continue;
            };
            if now(text, &form) {
                return None;
            }
            let recurring = matches!(time.kind, TimeKind::Set);
            if compared(text, &form)
                || recurring && i < clause
                || told(text, &form, sentence.run(at).start)
            {
                continue;
            }
            if time.edtf.is_none() && !recurring {
                continue;
            }
            if !daily(&form) && !recurring {
                let opens = sentence.clause_start(i) == i && !upto(text, &form);
                self.governed = Some((time, opens));
            }
            return Some(time);
        }
        // 207个2021年度先进单位
        if sentence.token(at + 1) == Token::Time
            && let Some((_, time)) = time_at(mentions, times, sentence.run(at + 1))
                .filter(|(_, time)| time.edtf.is_some())
        {
            return Some(time);
        }
        self.paragraph.or(self.report)
    }
}

/// The time that a change is measured against: 比去年, 较2020年底.
pub(crate) fn base(
    text: &Text,
    mentions: &Mentions,
    times: &[TimeMention],
    sentence: &Sentence,
    at: usize,
) -> Option<TimeMention> {
    (sentence.clause_start(at)..at)
        .rev()
        .filter(|&i| sentence.token(i) == Token::Time)
        .filter_map(|i| time_at(mentions, times, sentence.run(i)))
        .find(|(form, _)| compared(text, form))
        .map(|(_, time)| time)
}

/// 比2020年, 较上年同期, 与去年相比.
fn compared(text: &Text, form: &TimeForm) -> bool {
    let start = form.run.start;
    matches!(text.before(start), '比' | '较')
        || matches!(form.form, Form::SamePeriod(_))
        || matches!(text.before(start), '与' | '同' | '和') && text.has(form.run.end, "相比")
}

/// The day on which somebody told what follows.
fn told(text: &Text, form: &TimeForm, figure: usize) -> bool {
    if !daily(form) {
        return false;
    }
    let end = figure.min(form.run.end + 2 * MAX_LOOK);
    let classes = text.class_slice(Run::new(form.run.end, end));
    // The clause of the time, and the next one where the time stands alone in front.
    let alone = classes.first() == Some(&Class::COMMA);
    let mut ends = classes
        .iter()
        .enumerate()
        .filter(|(_, class)| class.ends_clause())
        .map(|(i, _)| i);
    let first = ends.next();
    let stop = if alone { ends.next() } else { first };
    let stop = stop.map_or(end, |i| form.run.end + i);
    (form.run.end..stop).any(|i| text.any_of(i, TELLS).is_some())
}

/// 目前, 如今.
fn now(text: &Text, form: &TimeForm) -> bool {
    form.form == Form::Vague && text.any_of(form.run.start, NOW).is_some()
}

/// 截至2月底: a state at one time.
fn upto(text: &Text, form: &TimeForm) -> bool {
    matches!(text.before(form.run.start), '到' | '至' | '止')
}

/// Whether a time lies behind the date of publication: 到2025年.
pub(crate) fn ahead(time: TimeMention, published: Option<Date>) -> bool {
    let from = time.edtf.and_then(Edtf::earliest).map(Date::days);
    let told = published.and_then(Date::latest).map(Date::days);
    from.zip(told).is_some_and(|(from, told)| from > told)
}

fn dated(time: &TimeMention) -> bool {
    time.edtf.is_some()
        && matches!(
            time.kind,
            TimeKind::Point | TimeKind::Range | TimeKind::Since
        )
}

/// A month or more.
fn spans(form: &TimeForm, time: &TimeMention) -> bool {
    dated(time) && time.kind != TimeKind::Since && !daily(form)
}

/// A single day: what happened on it does not govern the sentences behind.
fn daily(form: &TimeForm) -> bool {
    matches!(
        form.form,
        Form::Date { day: Some(_), .. }
            | Form::Day(..)
            | Form::Numbered { .. }
            | Form::SameDay(..)
            | Form::Weekday { .. }
            | Form::Month(_, Some(_))
            | Form::SameMonth(_, Some(_))
    )
}

/// The times in a run.
fn within<'a>(
    mentions: &'a Mentions,
    times: &'a [TimeMention],
    run: Run,
) -> impl Iterator<Item = (TimeForm, TimeMention)> + 'a {
    let first = mentions
        .times
        .partition_point(|time| time.run.start < run.start);
    mentions
        .times
        .iter()
        .zip(times)
        .skip(first)
        .take_while(move |(form, _)| form.run.end <= run.end)
        .map(|(form, time)| (*form, *time))
}

fn time_at(
    mentions: &Mentions,
    times: &[TimeMention],
    run: Run,
) -> Option<(TimeForm, TimeMention)> {
    let at = mentions
        .times
        .partition_point(|time| time.run.start < run.start);
    Some((*mentions.times.get(at)?, *times.get(at)?))
}
