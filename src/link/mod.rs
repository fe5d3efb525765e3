//! What belongs to what? One pass over the sentences of the body; state is carried forward only.

mod actor;
mod attach;
mod check;
mod clause;
mod glyph;
mod governor;
mod kind;
#[cfg(feature = "lunar")]
mod lunar;
mod memory;
mod money;
mod part;
mod period;
mod phrase;
mod place;
mod reading;
mod resolve;
mod scope;
mod told;
mod word;

use crate::edtf::{Date, Edtf};
use crate::lex::Mentions;
use crate::lex::number::quantity::{self, Quantity, unit_of};
use crate::lex::time::{Form, TimeForm, YearRef};
use crate::limits::{MAX_SENTENCE, MAX_STATISTICS};
use crate::record::*;
use crate::span::{Run, seek, widen};
use crate::text::Text;
use crate::text::class::Class;
use crate::time::Resolution;
use crate::zone::{Layout, head};
use attach::{Earlier, Links};
use clause::{Cursor, Figure, Sentence, Token};
use place::Places;
use resolve::Clock;
use scope::Scope;
use std::ops::Range;

/// Scratch that is kept from one report to the next.
#[derive(Default)]
pub(crate) struct Linker {
    times: Vec<TimeMention>,
    places: Places,
    window: Window,
    scope: Scope,
}

/// Sentences that are linked one by one, and then looked at once more, all of them, for what their figures say of each other. One
/// kind of work at a time is much faster than both by turns, which never stay in the processor's cache of instructions.
#[derive(Default)]
struct Window {
    /// Kept for their buffers.
    sentences: Vec<Linkage>,
    /// How many of them are in use.
    filled: usize,
}

/// A sentence taken apart, and what it became.
#[derive(Default)]
struct Linkage {
    sentence: Sentence,
    run: Run,
    /// Its figures, and those of the sentence in front.
    statistics: Range<usize>,
    before: Range<usize>,
}

/// Sentences of a window.
const WINDOW: usize = 16;

/// What the stages before and the decisions on single mentions say of a report.
#[derive(Clone, Copy)]
pub(crate) struct Page<'a> {
    pub text: &'a Text,
    pub mentions: &'a Mentions,
    pub layout: &'a Layout,
    /// The value of each time.
    pub times: &'a [TimeMention],
    pub places: &'a Places,
    /// The date that relative times count from.
    pub published: Option<Date>,
}

/// What is asked for beside the records.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Options {
    pub published: Option<Date>,
    pub ledger: bool,
}

impl Linker {
    /// Fills the report from what was found.
    pub fn link(
        &mut self,
        text: &Text,
        mentions: &Mentions,
        layout: &Layout,
        options: Options,
        report: &mut Report<'_>,
    ) {
        self.places.decide(mentions, layout);
        self.head(text, layout, options, report);
        let reference = options.published.or(report
            .published
            .and_then(|time| time.edtf)
            .and_then(Edtf::start));
        let source = match options.published {
            None if layout.head.dated_by_wire(text) => Resolution::Dateline,
            _ => Resolution::Published,
        };
        let mut clock = Clock::new(reference, source);
        self.times.clear();
        let mut within = InText::of(layout);
        let titled = layout.head.title;
        let named = |form: &TimeForm| {
            titled.is_some_and(|title| title.holds(form.run.start))
                && matches!(
                    form.form,
                    Form::Date {
                        year: YearRef::Known(_),
                        ..
                    }
                )
        };
        let mut dated = false;
        let mut paragraph = None;
        let mut sections = layout.sections.iter().peekable();
        self.times.extend(mentions.times.iter().map(|form| {
            // An article of a digest counts from its own date.
            while let Some(part) = sections.next_if(|part| part.run.start <= form.run.start) {
                let own = part.published.filter(|_| options.published.is_none());
                let own = own.and_then(|form| Clock::new(None, source).read(text, &form).edtf);
                if let Some(date) = own.and_then(Edtf::start) {
                    clock = Clock::new(Some(date), Resolution::Published);
                }
            }
            let body = within.body(form.run.start);
            let here = body.then_some(within.next);
            if paragraph != here {
                paragraph = here;
                clock.paragraph();
            }
            dated |= named(form);
            // 2015年统计公报, published in 2016: 全年 is the year of the headline.
            if dated && !body && !named(form) {
                let mut aside = clock;
                return aside.read(text, form);
            }
            clock.read(text, form)
        }));
        let page = Page {
            text,
            mentions,
            layout,
            times: &self.times,
            places: &self.places,
            published: reference,
        };
        body(page, &mut self.window, &mut self.scope, report);
        places(page, report);
        times(page, report);
        if options.ledger {
            report.numerals = Some(ledger(text, mentions, layout));
        }
    }

    fn head(&self, text: &Text, layout: &Layout, options: Options, report: &mut Report<'_>) {
        let places = &self.places;
        let head = &layout.head;
        report.title = head.title.map(|run| text.span(run));
        report.source = head.source.map(|run| Source {
            span: text.span(run),
        });
        report.published = head
            .published
            .map(|form| Clock::new(options.published, Resolution::Published).read(text, &form));
        report.byline = head
            .byline
            .iter()
            .map(|credit| Credit {
                span: text.span(credit.run),
                role: credit.role,
            })
            .collect();
        report.place = places.report;
        report.sections = layout
            .sections
            .iter()
            .enumerate()
            .map(|(i, part)| Section {
                heading: text.span(part.heading),
                span: text.span(part.run),
                place: places.sections.get(i).copied().flatten(),
            })
            .collect();
        report.related = layout.related.iter().map(|&run| text.span(run)).collect();
        report.zones = layout
            .zones
            .iter()
            .map(|&(kind, run)| Zone {
                kind,
                span: text.span(run),
            })
            .collect();
    }
}

/// Links the figures of the body, sentence by sentence.
fn body(page: Page, window: &mut Window, scope: &mut Scope, report: &mut Report<'_>) {
    let Page {
        text,
        mentions,
        layout,
        places,
        ..
    } = page;
    report
        .statistics
        .reserve(mentions.quantities.len().min(MAX_STATISTICS));
    scope.start();
    scope.period.start(page);
    let mut section = None;
    let mut cursor = Cursor::default();
    'blocks: for block in &layout.blocks {
        let placed = block
            .section
            .and_then(|i| places.sections.get(i).copied().flatten());
        // Under the heading of a place, one subject governs all paragraphs.
        let kept = placed.is_some() && block.section == section;
        section = block.section;
        scope.enter(
            placed.or(places.report),
            block.kind == ZoneKind::Body,
            placed.is_some(),
            kept,
        );
        if block.kind == ZoneKind::Heading {
            scope.period.heading(page, block.run);
        } else if block.kind != ZoneKind::Body {
            scope.period.aside();
        }
        let mut start = block.run.start;
        while start < block.run.end {
            cursor.quantity = seek(&mentions.quantities, cursor.quantity, |q| {
                q.run.start < start || !q.counts()
            });
            let figure = mentions.quantities.get(cursor.quantity);
            let figure = figure.map_or(block.run.end, |q| q.run.start.min(block.run.end));
            let run = sentence_around(text, start, figure, block.run.end);
            if start < run.start {
                scope.pass(page, Run::new(start, run.start));
            }
            if figure == block.run.end {
                break;
            }
            start = run.end.max(start + 1);
            cursor.event = seek(&mentions.events, cursor.event, |event| {
                widen(event.start) < run.start
            });
            let Some(here) = window.next() else {
                continue;
            };
            here.run = run;
            here.sentence.read(text, mentions, run, cursor);
            cursor.event = here.sentence.behind.event;
            link_sentence(page, here, scope, report);
            if window.filled == WINDOW {
                window.relate(page, report);
            }
            if report.statistics.len() >= MAX_STATISTICS {
                report.truncated = report.truncated.or(Some(Truncated {
                    limit: "MAX_STATISTICS",
                    at: text.span(run).end(),
                }));
                break 'blocks;
            }
        }
    }
    window.relate(page, report);
}

impl Window {
    /// Room for the next sentence.
    fn next(&mut self) -> Option<&mut Linkage> {
        if self.filled == self.sentences.len() {
            self.sentences.push(Linkage::default());
        }
        self.filled += 1;
        self.sentences.get_mut(self.filled - 1)
    }

    /// Relates the figures of its sentences to each other, and empties it.
    fn relate(&mut self, page: Page, report: &mut Report<'_>) {
        let filled = std::mem::take(&mut self.filled);
        for here in self.sentences.iter().take(filled) {
            let linked = part::Linked {
                page,
                sentence: &here.sentence,
                run: here.run,
                from: here.statistics.start,
            };
            let told = report.statistics.get_mut(..here.statistics.end);
            let Some(told) = told else {
                continue;
            };
            part::parts(linked, here.before.clone(), told);
            check::sentence(linked, told, &mut report.checks);
        }
    }
}

/// A figure that was linked, for the one behind it.
struct Before {
    figure: Figure,
    links: Links,
    relation: Relation,
    statistic: usize,
}

/// Links the figures of a sentence.
fn link_sentence(page: Page, here: &mut Linkage, scope: &mut Scope, report: &mut Report<'_>) {
    let Page { text, mentions, .. } = page;
    let (sentence, run) = (&here.sentence, here.run);
    scope.sentence(page, sentence, run);
    let from = report.statistics.len();
    let front = report.records.last();
    here.before = front.map_or(from..from, |record| record.statistics.clone());
    let mut before: Option<Before> = None;
    for figure in &sentence.figures {
        let Some(quantity) = mentions.quantities.get(figure.quantity) else {
            continue;
        };
        scope.read_to(page, sentence, figure);
        let earlier = before.as_ref().map(|before| Earlier {
            links: &before.links,
            apart: figure.clause - before.figure.clause,
        });
        let mut links = attach::attach(text, sentence, figure, quantity, earlier, scope.counted());
        if links.carries {
            links.actor = scope.actor(page, sentence);
        }
        links.part_actor();
        scope.remember(quantity, &links);
        let (kind, direction) = kind::kind(text, mentions, sentence, figure, quantity, &links);
        let told = scope.told.read(page, sentence, figure, links.counted);
        let mut relation = if quantity.form == quantity::Form::Top {
            Relation::AtMost
        } else {
            quantity.relation
        };
        let index = report.statistics.len();
        if let Some(before) = &before
            && parallel(sentence, before.figure.at, figure.at)
        {
            let first = mentions.quantities.get(before.figure.quantity);
            if first.is_some_and(|first| shares_hedge(first, before.relation, quantity)) {
                relation = before.relation;
            }
            if let Some(earlier) = report.statistics.get_mut(before.statistic) {
                earlier.with = Some(index);
            }
        }
        let time = scope.period.of(page, sentence, figure, told.planned);
        let base = (scope.period.base())
            .or_else(|| told::base(page, sentence, figure))
            .filter(|_| kind == Kind::Change);
        let ahead = time.is_some_and(|time| period::ahead(time, page.published));
        let phrase = |link: Option<(Run, From)>| {
            link.map(|(run, from)| Phrase {
                span: text.span(run),
                from,
            })
        };
        report.statistics.push(Statistic {
            span: text.span(quantity.run),
            value: quantity.value,
            high: quantity.high,
            relation,
            hedge_inside: quantity.hedge_inside() && relation == quantity.relation,
            unit: money::unit(text, quantity, page.places.report),
            kind,
            direction,
            base: base.map(Box::new),
            fraction: match quantity.form {
                quantity::Form::Fraction(top, bottom) => Some(Box::new((top, bottom))),
                _ => None,
            },
            counted: phrase(links.counted),
            action: phrase(links.action),
            actor: phrase(links.actor),
            place: scope.place(),
            time,
            with: None,
            part_of: None,
            aggregate: told.aggregate,
            modality: if told.planned || ahead {
                Modality::Planned
            } else {
                Modality::Reported
            },
            rule: links.rule,
        });
        before = Some(Before {
            figure: *figure,
            links,
            relation,
            statistic: index,
        });
    }
    scope.leave(text, sentence);
    let to = report.statistics.len();
    here.statistics = from..to;
    if let Some(first) = report.statistics.get(from) {
        report.records.push(Record {
            span: text.span(record_run(sentence, run)),
            place: first.place,
            time: first.time,
            statistics: from..to,
        });
    }
}

/// The place names of headline and body.
fn places(page: Page, report: &mut Report<'_>) {
    let mut within = InText::of(page.layout);
    report.places.reserve(page.mentions.places.len());
    for (form, decided) in page.mentions.places.iter().zip(&page.places.decided) {
        if !decided.dropped && within.holds(form.run.start) {
            report.places.push(PlaceMention {
                span: page.text.span(form.run),
                place: decided.place,
                candidates: if decided.place.is_none() {
                    place::candidates(form)
                } else {
                    Vec::new()
                },
                inside: form.inside,
            });
        }
    }
}

/// The time expressions of headline and body.
fn times(page: Page, report: &mut Report<'_>) {
    let mut within = InText::of(page.layout);
    report.times.reserve(page.mentions.times.len());
    for (form, time) in page.mentions.times.iter().zip(page.times) {
        if within.holds(form.run.start) || head::wire_follows(page.text, form.run.end) {
            report.times.push(*time);
        }
        if form.form == Form::Impossible {
            report.remarks.push(Remark {
                span: time.span,
                text: "no such date".into(),
            });
        }
    }
}

/// From the first clause with a figure to the end of the last one.
fn record_run(sentence: &Sentence, run: Run) -> Run {
    let (Some(first), Some(last)) = (sentence.figures.first(), sentence.figures.last()) else {
        return run;
    };
    let start = sentence.run(sentence.clause(first.clause).start).start;
    let end = sentence
        .run(sentence.clause(last.clause).end.saturating_sub(1))
        .end;
    Run::new(start.max(run.start), end.min(run.end))
}

/// Figures side by side, or in one list, state one thing in parts.
fn parallel(sentence: &Sentence, from: usize, to: usize) -> bool {
    let between = sentence.pieces.get(from + 1..to).unwrap_or(&[]);
    between
        .iter()
        .all(|piece| piece.token.nominal() || piece.token.joins() || piece.token == Token::De)
}

/// 不少于100名干部、1000名学生: a hedge in front of a list holds for its members. `told` is what the member in front says.
fn shares_hedge(first: &Quantity, told: Relation, second: &Quantity) -> bool {
    // A member that took the hedge over hands it on.
    let handed_on = first.relation == Relation::Exact && told != Relation::Exact;
    (first.shared_hedge || handed_on)
        && first.form == quantity::Form::Cardinal
        && !second.shared_hedge
        && second.relation == Relation::Exact
        && unit_of(first).map(|u| u.text) == unit_of(second).map(|u| u.text)
}

/// The sentence that begins at `start`: up to a stop or line break, at most [`MAX_SENTENCE`] characters.
fn sentence_at(text: &Text, start: usize, end: usize) -> Run {
    let limit = start + MAX_SENTENCE;
    let classes = text.class_slice(Run::new(start, limit.min(text.len())));
    let stop = Class::position(classes, Class::ends_sentence);
    Run::new(start, stop.map_or(limit, |i| start + i + 1).min(end))
}

/// The sentence that holds `at`, where the first one begins at `start`; behind the last one, nothing.
fn sentence_around(text: &Text, start: usize, at: usize, end: usize) -> Run {
    if at >= end {
        return Run::new(end, end);
    }
    let near = start.max(at.saturating_sub(MAX_SENTENCE));
    let stop = Class::last_position(text.class_slice(Run::new(near, at)), Class::ends_sentence);
    match stop {
        Some(stop) => sentence_with(text, near + stop + 1, at, end),
        None if near == start => sentence_with(text, start, at, end),
        // Sentences that are too long are cut from their beginning on.
        None => sentences(text, Run::new(start, end))
            .find(|run| run.holds(at))
            .unwrap_or_default(),
    }
}

/// The sentence that begins at `start` and holds `at`, without a stop between.
fn sentence_with(text: &Text, start: usize, at: usize, end: usize) -> Run {
    let end = end.min(start + MAX_SENTENCE);
    Run::new(start, sentence_at(text, at, end).end)
}

/// The sentences of a run.
fn sentences(text: &Text, run: Run) -> impl Iterator<Item = Run> {
    let mut start = run.start;
    std::iter::from_fn(move || {
        let sentence = (start < run.end).then(|| sentence_at(text, start, run.end))?;
        start = sentence.end.max(start + 1);
        Some(sentence)
    })
}

/// Where the characters of a run begin that are no blanks.
fn past_blanks(text: &Text, run: Run) -> usize {
    let blank = |at: &usize| matches!(text.class(*at), Class::SPACE | Class::NEWLINE);
    (run.start..run.end)
        .find(|at| !blank(at))
        .unwrap_or(run.end)
}

/// Up to the first comma, and never long.
fn first_clause(text: &Text, run: Run) -> Run {
    let limit = run.end.min(run.start + 2 * crate::limits::MAX_LOOK);
    let classes = text.class_slice(Run::new(run.start, limit));
    let end = Class::position(classes, Class::ends_clause);
    Run::new(run.start, end.map_or(limit, |i| run.start + i))
}

/// Asks what lies in the headline or the body, from the front of the text to its end.
struct InText<'a> {
    layout: &'a Layout,
    next: usize,
}

impl<'a> InText<'a> {
    fn of(layout: &'a Layout) -> Self {
        InText { layout, next: 0 }
    }

    fn body(&mut self, at: usize) -> bool {
        let Layout { blocks, .. } = self.layout;
        self.next = seek(blocks, self.next, |block| block.run.end <= at);
        blocks
            .get(self.next)
            .is_some_and(|block| block.run.holds(at))
    }

    fn holds(&mut self, at: usize) -> bool {
        let Layout { head, .. } = self.layout;
        self.body(at)
            || head.title.is_some_and(|title| title.holds(at))
            || head.dateline.is_some_and(|run| run.holds(at))
            || head.published.is_some_and(|time| time.run.holds(at))
    }
}

/// Every numeral of the body and what became of it.
fn ledger(text: &Text, mentions: &Mentions, layout: &Layout) -> Vec<LedgerEntry> {
    let mut rows: Vec<LedgerEntry> = Vec::new();
    let mut within = InText::of(layout);
    for q in mentions
        .quantities
        .iter()
        .filter(|q| within.holds(q.numeral.start))
    {
        rows.push(LedgerEntry {
            span: text.span(q.numeral),
            value: q.value,
            reading: q.reading,
            reason: q.reason,
        });
    }
    // Times and names of places are read before numerals are; theirs are told here: 2022年, 四川.
    let times = mentions.times.iter().map(|time| time.run);
    told_by(text, layout, times, Reading::Time, None, &mut rows);
    let places = mentions.places.iter().map(|place| place.run);
    told_by(
        text,
        layout,
        places,
        Reading::Name,
        Some("place"),
        &mut rows,
    );
    rows.sort_by_key(|row| row.span);
    rows
}

/// Adds the runs of the body that hold a numeral.
fn told_by(
    text: &Text,
    layout: &Layout,
    runs: impl Iterator<Item = Run>,
    reading: Reading,
    reason: Option<&'static str>,
    rows: &mut Vec<LedgerEntry>,
) {
    let mut within = InText::of(layout);
    let numeric = |class: &Class| matches!(*class, Class::DIGIT | Class::NUM);
    let told =
        runs.filter(|run| within.holds(run.start) && text.class_slice(*run).iter().any(numeric));
    rows.extend(told.map(|run| LedgerEntry {
        span: text.span(run),
        value: None,
        reading,
        reason,
    }));
}
