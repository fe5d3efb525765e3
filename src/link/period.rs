//! Which time governs a figure: the nearest one in front of it in the sentence, else the period that its paragraph, the
//! headline or a review (回顾2022年) has opened.
//!
//! Two times in front of a figure do not govern it: the base of a comparison (比去年) and the day of the telling
//! (5月5日，记者从市统计局获悉). 目前 and 如今 end a period: what they introduce holds now.

use super::clause::{Figure, Mark, Sentence, Token};
use super::{Page, past_blanks, sentences};
use crate::edtf::{Date, Edtf};
use crate::lex::edge::Edge;
use crate::lex::lexicon::{Flags, Lexicon};
use crate::lex::time::{Form, TimeForm};
use crate::limits::{MAX_LOOK, MAX_SENTENCE};
use crate::record::{TimeKind, TimeMention};
use crate::span::{Run, seek, widen};
use crate::text::Text;
use crate::text::class::Class;
use once_cell::sync::Lazy;

/// The periods that earlier words have opened, and the times in front of the figure at hand.
#[derive(Default)]
pub(crate) struct Period {
    /// The headline's, or that of a review.
    report: Option<TimeMention>,
    /// The section's, from its heading.
    section: Option<TimeMention>,
    /// The paragraph's, and whether it is a single day.
    paragraph: Option<(TimeMention, bool)>,
    /// Where the first sentence with figures begins: its period is that of the report.
    lead: Option<usize>,
    /// A heading is read, or something else that is no running text.
    heading: bool,
    /// The time that governed the last figure of the sentence before.
    governed: Option<Dated>,
    front: Front,
    /// Where the times of the next sentence begin.
    next: usize,
}

/// The times of the sentence that stand in front of the figure.
#[derive(Clone, Copy, Default)]
struct Front {
    dated: Option<Dated>,
    /// 每年, and the base of a comparison, in the clause of the figure.
    recurring: Option<TimeMention>,
    base: Option<TimeMention>,
    /// The base of the clause that follows.
    coming: Option<TimeMention>,
    /// 由去年的28%提高到41%: the time of the figure that follows, and of no other.
    only: Option<TimeMention>,
    /// 目前 stands nearer than any date.
    now: bool,
}

/// A time that governs figures.
#[derive(Clone, Copy)]
struct Dated {
    time: TimeMention,
    /// What happened on a single day does not govern the sentences behind.
    daily: bool,
    /// At the front of its clause.
    opens: bool,
    /// 截至6月底
    upto: bool,
    /// A month or more, with an end.
    spans: bool,
    /// 通报2022年7月空气质量: what is told is about this time.
    told: bool,
}

/// Words for the present. 近日 and 日前 are none: what they introduce is over.
static NOW: Lazy<Edge<()>> = Lazy::new(|| {
    Edge::words(&[
        "目前",
        "当前",
        "眼下",
        "如今",
        "现在",
        "当下",
        "时下",
        "现阶段",
        "现时",
    ])
});

/// Words for what is to come.
static AHEAD: Lazy<Edge<()>> =
    Lazy::new(|| Edge::words(&["下一步", "下一阶段", "接下来", "今后", "未来", "下阶段"]));

/// What begins a sentence about the whole of an event.
static WHOLES: Lazy<Edge<()>> =
    Lazy::new(|| Edge::words(&["本届", "本次", "此次", "全部", "整个", "该"]));

const REVIEWS: &[&str] = &["回顾", "盘点", "总结", "回顾了"];

/// Words that report what somebody said.
static TELLS: Lazy<Edge<()>> = Lazy::new(|| {
    Edge::words(&[
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
    ])
});

impl Period {
    /// A new report. 上半年许昌市经济运行稳中向好: what the headline names is what the report is about.
    pub fn start(&mut self, page: Page) {
        *self = Period::default();
        let Some(title) = page.layout.head.title else {
            return;
        };
        let times = &page.mentions.times;
        let from = times.partition_point(|time| time.run.start < title.start);
        let mut found = within(page, from, title)
            .filter(|(form, time)| spans(form, time) && !upto(page.text, form));
        let first = found.next();
        // A headline with two periods compares them.
        self.report = first
            .filter(|_| found.next().is_none())
            .map(|(_, time)| time);
    }

    /// A heading: 三、明年打算.
    pub fn heading(&mut self, page: Page, run: Run) {
        self.heading = true;
        let times = &page.mentions.times;
        self.next = seek(times, self.next, |time| time.run.start < run.start);
        let leads = |form: &TimeForm| {
            form.run.start == run.start || !page.text.class_before(form.run.start).is_han()
        };
        let mut found =
            within(page, self.next, run).filter(|(form, time)| spans(form, time) && leads(form));
        let first = found.next();
        self.section = first
            .filter(|_| found.next().is_none())
            .map(|(_, time)| time);
    }

    /// A second title, a caption: ——2019年1月9日在第三次会议上 is not where the text begins.
    pub fn aside(&mut self) {
        self.heading = true;
    }

    /// A new paragraph.
    pub fn enter(&mut self) {
        self.heading = false;
        self.paragraph = None;
        self.governed = None;
    }

    /// A new sentence: a time at its front, or one that governed the figures of the sentence before, goes on to hold.
    pub fn sentence(&mut self, page: Page, run: Run) {
        self.front = Front::default();
        if let Some(dated) = self.governed.take() {
            // Half a sentence goes on under any time, a new one under a period only.
            let front = past_blanks(page.text, run);
            let half = page.text.class_before(run.start) == Class::SEMI
                || matches!(page.text.char(front), '其' | '当')
                    && page.text.char(front + 1) == '中';
            // 截至6月底，全市建成254个。各区分布如下：……
            let parts = || {
                dated.upto
                    && (page.text.has(front, "累计")
                        || matches!(page.text.char(front), '各' | '分'))
            };
            if half || dated.opens || parts() {
                self.paragraph = Some((dated.time, dated.daily));
            } else if self.one_day() {
                self.paragraph = None;
            }
        }
        // 本届赛会设18个大项: what holds for the whole event is not of its last day.
        if self.one_day() && WHOLES.stands(page.text, past_blanks(page.text, run)) {
            self.paragraph = None;
        }
        // 下一步，将……: what follows has not come yet.
        if AHEAD.stands(page.text, past_blanks(page.text, run)) {
            self.paragraph = None;
            self.front.now = true;
        }
        let times = &page.mentions.times;
        self.next = seek(times, self.next, |time| time.run.start < run.start);
        for (form, time) in within(page, self.next, run) {
            if opens_sentence(page.text, run.start, form.run.start) {
                if now(page.text, form) {
                    self.paragraph = None;
                } else if dated(&time) {
                    self.paragraph =
                        Some((time, daily(form))).filter(|_| !told(page.text, form, run.end));
                }
            }
            let reviewed = || {
                REVIEWS
                    .iter()
                    .any(|word| page.text.has_before(form.run.start, word))
            };
            if dated(&time) && reviewed() {
                self.report = Some(time);
            }
        }
    }

    /// Sentences without figures: read as one, unless it is longer than a sentence may be.
    pub fn pass(&mut self, page: Page, run: Run) {
        if run.len() <= MAX_SENTENCE {
            return self.sentence(page, run);
        }
        for run in sentences(page.text, run) {
            self.sentence(page, run);
        }
    }

    /// A new clause of the sentence.
    pub fn clause(&mut self) {
        self.front.recurring = None;
        self.front.base = self.front.coming.take();
    }

    /// Reads a time in front of a figure.
    pub fn read(&mut self, page: Page, sentence: &Sentence, mark: &Mark, figure: &Figure) {
        let index = sentence
            .pieces
            .get(mark.at)
            .map(|piece| widen(piece.mention));
        let found =
            index.and_then(|index| page.mentions.times.get(index).zip(page.times.get(index)));
        let Some((form, &time)) = found else {
            return;
        };
        let front = &mut self.front;
        let here = mark.clause == figure.clause;
        if now(page.text, form) {
            front.now = true;
            front.dated = None;
        } else if here && dated(&time) && of_base(page.text, form) {
            front.only = Some(time);
        } else if compared(page.text, form) {
            if here {
                front.base = Some(time);
            } else {
                // 与去年同期相比，急诊量上升了18%
                let end = sentence.clause(mark.clause).end;
                let alone = page.text.has(form.run.end, "相比")
                    || sentence.run(end.wrapping_sub(1)).end <= form.run.end;
                front.coming = Some(time).filter(|_| alone);
            }
        } else if time.kind == TimeKind::Set {
            front.recurring = Some(time).filter(|_| here);
        } else if time.edtf.is_some() && !told(page.text, form, sentence.run(figure.at).start) {
            let opens = sentence.clause(mark.clause).start == mark.at;
            front.dated = Some(Dated {
                time,
                daily: daily(form),
                opens: opens && !upto(page.text, form),
                upto: upto(page.text, form),
                spans: spans(form, &time) && !upto(page.text, form) && !by_day(form),
                told: (sentence.clause(mark.clause).start..mark.at)
                    .any(|i| TELLS.stands(page.text, sentence.run(i).start)),
            });
            front.recurring = None;
            front.now = false;
        }
    }

    /// The time of a figure, once what stands in front of it is read.
    pub fn of(
        &mut self,
        page: Page,
        sentence: &Sentence,
        figure: &Figure,
        planned: bool,
    ) -> Option<TimeMention> {
        if let Some(time) = self.front.only.take() {
            return Some(time);
        }
        let front = self.front;
        if front.recurring.is_some() {
            return front.recurring;
        }
        if let Some(dated) = front.dated {
            self.governed = Some(dated);
            let start = sentence.run(0).start;
            let lead = !self.heading && *self.lead.get_or_insert(start) == start;
            // 2018年，全州法院受理……, and sections behind it.
            let heads = || {
                let last = page.layout.sections.last();
                last.is_some_and(|part| part.heading.start > start)
            };
            if lead
                && self.report.is_none()
                && dated.spans
                && (dated.told || heads() || sums_up(page))
            {
                self.report = Some(dated.time);
            }
            return Some(dated.time);
        }
        if !self.heading {
            self.lead.get_or_insert(sentence.run(0).start);
        }
        if front.now {
            return None;
        }
        // 207个2021年度先进单位
        let behind = || {
            let piece = sentence.pieces.get(figure.at + 1)?;
            let time =
                (piece.token == Token::Time).then(|| page.times.get(widen(piece.mention)))?;
            time.copied().filter(|time| time.edtf.is_some())
        };
        let carried = || {
            let time = self.paragraph.map(|(time, _)| time);
            // 将建5处 behind what happened in 2015 is not of that year.
            if planned && time.is_some_and(|time| over(time, page.published)) {
                return None;
            }
            let time = time.or(self.section).or(self.report)?;
            (!gone_through(page.text, sentence.run(figure.at).start)).then_some(time)
        };
        behind().or_else(carried)
    }

    /// What the paragraph tells happened on a single day.
    fn one_day(&self) -> bool {
        matches!(self.paragraph, Some((_, true)))
    }

    /// The time that a change is measured against: 比去年, 较2020年底.
    pub fn base(&self) -> Option<TimeMention> {
        self.front.base
    }
}

/// 县乡换届选举工作总结: one period holds for all that it tells.
fn sums_up(page: Page) -> bool {
    let title = page.layout.head.title.unwrap_or_default();
    (title.start..title.end.min(title.start + 2 * MAX_LOOK))
        .any(|at| SUMMARIES.stands(page.text, at))
}

/// Texts that sum up a period.
static SUMMARIES: Lazy<Edge<()>> =
    Lazy::new(|| Edge::words(&["总结", "公报", "工作报告", "年报", "述职"]));

/// 开过八年货车, 打过200多口井: what somebody has gone through lies before what is told.
fn gone_through(text: &Text, figure: usize) -> bool {
    let at = figure.saturating_sub(usize::from(text.char(figure) != '过'));
    text.char(at) == '过'
        && Lexicon::shared().single(text.before(at)).has(Flags::VERB)
        && !matches!(text.before(at), '超' | '通' | '经' | '达')
}

/// Whether a time lies before the date of publication.
fn over(time: TimeMention, published: Option<Date>) -> bool {
    let to = time.edtf.and_then(Edtf::latest).map(Date::days);
    let told = published.and_then(Date::earliest).map(Date::days);
    to.zip(told).is_some_and(|(to, told)| to < told)
}

/// Whether a time lies behind the date of publication: 到2025年.
pub(crate) fn ahead(time: TimeMention, published: Option<Date>) -> bool {
    let from = time.edtf.and_then(Edtf::earliest).map(Date::days);
    let told = published.and_then(Date::latest).map(Date::days);
    from.zip(told).is_some_and(|(from, told)| from > told)
}

/// 比2020年, 较上年同期, 与去年相比.
fn compared(text: &Text, form: &TimeForm) -> bool {
    let start = form.run.start;
    matches!(text.before(start), '比' | '较')
        || matches!(form.form, Form::SamePeriod(_))
        || matches!(text.before(start), '与' | '同' | '和') && text.has(form.run.end, "相比")
}

/// 由去年的28%提高到41%, 较去年同期的58宗多: what was before the change.
fn of_base(text: &Text, form: &TimeForm) -> bool {
    matches!(text.before(form.run.start), '由' | '从' | '比' | '较')
        && text.char(form.run.end) == '的'
}

/// The day on which somebody told what follows.
fn told(text: &Text, form: &TimeForm, figure: usize) -> bool {
    if !daily(form) {
        return false;
    }
    let end = figure.min(form.run.end + 2 * MAX_LOOK);
    let classes = text.class_slice(Run::new(form.run.end, end));
    // The clause of the time, and the next one where the time stands alone in front.
    let alone = usize::from(classes.first() == Some(&Class::COMMA));
    let stop = classes
        .iter()
        .enumerate()
        .filter(|(_, class)| class.ends_clause())
        .nth(alone);
    let stop = stop.map_or(end, |(i, _)| form.run.end + i);
    (form.run.end..stop).any(|i| TELLS.stands(text, i))
}

/// 目前, 如今.
fn now(text: &Text, form: &TimeForm) -> bool {
    form.form == Form::Vague && NOW.stands(text, form.run.start)
}

/// 截至2月底: a state at one time.
fn upto(text: &Text, form: &TimeForm) -> bool {
    matches!(text.before(form.run.start), '到' | '至' | '止')
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

/// From one day to another.
fn by_day(form: &TimeForm) -> bool {
    matches!(form.form, Form::Range { from, .. } if from.day.is_some())
}

/// A single day.
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

/// Nothing but blanks stands between `at` and the stop in front of it, or `floor`.
fn opens_sentence(text: &Text, floor: usize, at: usize) -> bool {
    let front = (floor..at).rev().map(|i| text.class(i));
    let mut words = front.skip_while(|&class| class == Class::SPACE);
    words.next().is_none_or(Class::ends_sentence)
}

/// The times in a run, of which `from` is the first.
fn within<'a>(
    page: Page<'a>,
    from: usize,
    run: Run,
) -> impl Iterator<Item = (&'a TimeForm, TimeMention)> {
    let values = page.times.get(from..).unwrap_or(&[]);
    page.mentions
        .times
        .get(from..)
        .unwrap_or(&[])
        .iter()
        .zip(values.iter().copied())
        .take_while(move |(form, _)| form.run.end <= run.end)
}
