//! What belongs to what? One pass over the sentences of the body; state is carried forward only.

mod attach;
mod check;
mod clause;
mod kind;
#[cfg(feature = "lunar")]
mod lunar;
mod period;
mod place;
mod reading;
mod resolve;
mod scope;

use crate::edtf::{Date, Edtf};
use crate::lex::Mentions;
use crate::lex::number::quantity::{Form, Quantity, unit_of};
use crate::limits::{MAX_SENTENCE, MAX_STATISTICS};
use crate::record::*;
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use crate::time::Resolution;
use crate::zone::{Layout, head};
use attach::{Carried, Links};
use clause::{Sentence, Token};
use place::Places;
use resolve::Clock;
use scope::Scope;

/// Scratch that is kept from one report to the next.
#[derive(Default)]
pub(crate) struct Linker {
    sentence: Sentence,
    times: Vec<TimeMention>,
    /// The date that relative times count from.
    published: Option<Date>,
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
        let places = place::decide(mentions, layout);
        self.head(text, layout, options, &places, report);
        let reference = options.published.or(report
            .published
            .and_then(|time| time.edtf)
            .and_then(Edtf::start));
        self.published = reference;
        let source = match options.published {
            None if layout.head.dated_by_wire(text) => Resolution::Dateline,
            _ => Resolution::Published,
        };
        let mut clock = Clock::new(reference, source);
        self.times.clear();
        self.times
            .extend(mentions.times.iter().map(|form| clock.read(text, form)));
        self.body(text, mentions, layout, &places, report);
        for (form, decided) in mentions.places.iter().zip(&places.decided) {
            if in_text(layout, form.run.start) && !decided.dropped {
                report.places.push(PlaceMention {
                    span: text.span(form.run),
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
        for (form, time) in mentions.times.iter().zip(&self.times) {
            if in_text(layout, form.run.start) || head::wire_follows(text, form.run.end) {
                report.times.push(*time);
            }
            if form.form == crate::lex::time::Form::Impossible {
                report.remarks.push(Remark {
                    span: time.span,
                    text: "no such date",
                });
            }
        }
        check::checks(report);
        if options.ledger {
            report.numerals = Some(ledger(text, mentions, layout));
        }
    }

    fn head(
        &self,
        text: &Text,
        layout: &Layout,
        options: Options,
        places: &Places,
        report: &mut Report<'_>,
    ) {
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

    fn body(
        &mut self,
        text: &Text,
        mentions: &Mentions,
        layout: &Layout,
        places: &Places,
        report: &mut Report<'_>,
    ) {
        report
            .statistics
            .reserve(mentions.quantities.len().min(MAX_STATISTICS));
        let mut scope = Scope::default();
        if let Some(title) = layout.head.title {
            scope.period.headline(text, mentions, &self.times, title);
        }
        let mut section = None;
        for block in &layout.blocks {
            let home = block
                .section
                .and_then(|i| places.sections.get(i).copied().flatten())
                .or(places.report);
            // Under the heading of a place, one subject governs all paragraphs.
            let placed = block
                .section
                .is_some_and(|i| places.sections.get(i).copied().flatten().is_some());
            let kept = placed && block.section == section;
            section = block.section;
            scope.enter(home, block.kind == ZoneKind::Body, kept);
            let mut start = block.run.start;
            while start < block.run.end {
                let run = sentence_at(text, start, block.run.end);
                start = run.end.max(start + 1);
                self.sentence(text, mentions, places, run, &mut scope, report);
                if report.statistics.len() >= MAX_STATISTICS {
                    report.truncated = report.truncated.or(Some(Truncated {
                        limit: "MAX_STATISTICS",
                        at: text.span(run).end(),
                    }));
                    return;
                }
            }
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn sentence(
        &mut self,
        text: &Text,
        mentions: &Mentions,
        places: &Places,
        run: Run,
        scope: &mut Scope,
        report: &mut Report<'_>,
    ) {
        let first = mentions
            .quantities
            .partition_point(|q| q.run.start < run.start);
        let figures = mentions
            .quantities
            .get(first..)
            .unwrap_or(&[])
            .iter()
            .take_while(|q| q.run.start < run.end)
            .any(Quantity::counts);
        if !figures {
            return scope.pass(text, mentions, &self.times, run, first_clause(text, run));
        }
        self.sentence.read(text, mentions, run);
        let sentence = &self.sentence;
        scope.sentence(text, mentions, places, &self.times, sentence, run);
        let from = report.statistics.len();
        let mut before: Option<(usize, Links, usize)> = None;
        for (at, piece) in sentence.pieces.iter().enumerate() {
            let Token::Figure(index) = piece.token else {
                continue;
            };
            let Some(quantity) = mentions.quantities.get(index) else {
                continue;
            };
            let near = before
                .as_ref()
                .filter(|(_, _, last)| breaks(sentence, *last, at) <= 1)
                .map(|(_, links, _)| links);
            let carried = Carried {
                subject: scope.subject_before(text, mentions, sentence, at),
                here: scope.subject_is_here(),
            };
            let links = attach::attach(text, sentence, at, quantity, near, carried);
            let mut statistic = kind::statistic(text, mentions, sentence, at, quantity, &links);
            if let Some((previous, _, last)) = &before {
                let told = report
                    .statistics
                    .get(*previous)
                    .map_or(Relation::Exact, |s| s.relation);
                share_hedge(mentions, sentence, *last, at, index, told, &mut statistic);
                let next = report.statistics.len();
                if let Some(earlier) = report
                    .statistics
                    .get_mut(*previous)
                    .filter(|_| parallel(sentence, *last, at))
                {
                    earlier.with = Some(next);
                }
            }
            statistic.place = scope.place(text, mentions, places, sentence, at);
            statistic.time = scope.period.of(text, mentions, &self.times, sentence, at);
            if statistic.kind == Kind::Change {
                let base = period::base(text, mentions, &self.times, sentence, at);
                statistic.base = base.map(Box::new);
            }
            let told = scope::told(text, mentions, sentence, at, links.counted);
            let ahead = statistic
                .time
                .is_some_and(|time| period::ahead(time, self.published));
            statistic.modality = if told.planned || ahead {
                Modality::Planned
            } else {
                Modality::Reported
            };
            statistic.aggregate = told.aggregate;
            let index = report.statistics.len();
            if let Some((previous, _, last)) = &before
                && scope::part(text, sentence, *last, at)
            {
                statistic.part_of = Some(*previous);
            }
            report.statistics.push(statistic);
            before = Some((index, links, at));
        }
        scope.leave(text, sentence);
        let to = report.statistics.len();
        if to > from {
            let place = report.statistics.get(from).and_then(|s| s.place);
            let time = report.statistics.get(from).and_then(|s| s.time);
            report.records.push(Record {
                span: text.span(record_run(sentence, run)),
                place,
                time,
                statistics: from..to,
            });
        }
    }
}

/// From the first clause with a figure to the end of the last one.
fn record_run(sentence: &Sentence, run: Run) -> Run {
    let figure = |token: &clause::Piece| matches!(token.token, Token::Figure(_));
    let first = sentence.pieces.iter().position(figure).unwrap_or(0);
    let last = sentence.pieces.iter().rposition(figure).unwrap_or(0);
    let start = sentence.run(sentence.clause_start(first)).start;
    let end = sentence
        .run(sentence.clause_end(last).saturating_sub(1))
        .end;
    Run::new(start.max(run.start), end.min(run.end))
}

/// Number of clause ends between two pieces.
fn breaks(sentence: &Sentence, from: usize, to: usize) -> usize {
    sentence
        .pieces
        .get(from..to)
        .unwrap_or(&[])
        .iter()
        .filter(|piece| piece.token == Token::Break)
        .count()
}

/// Figures side by side, or in one list, state one thing in parts.
fn parallel(sentence: &Sentence, from: usize, to: usize) -> bool {
    let between = sentence.pieces.get(from + 1..to).unwrap_or(&[]);
    between
        .iter()
        .all(|piece| piece.token.nominal() || piece.token.joins() || piece.token == Token::De)
}

/// 不少于100名干部、1000名学生: a hedge in front of a list holds for its members.
fn share_hedge(
    mentions: &Mentions,
    sentence: &Sentence,
    last: usize,
    at: usize,
    index: usize,
    told: Relation,
    statistic: &mut Statistic,
) {
    let Token::Figure(previous) = sentence.token(last) else {
        return;
    };
    let (Some(first), Some(second)) = (
        mentions.quantities.get(previous),
        mentions.quantities.get(index),
    ) else {
        return;
    };
    let same = unit_of(first).map(|u| u.text) == unit_of(second).map(|u| u.text);
    // A member that took the hedge over hands it on.
    let handed_on = first.relation == Relation::Exact && told != Relation::Exact;
    if (first.shared_hedge || handed_on)
        && same
        && !second.shared_hedge
        && second.relation == Relation::Exact
        && parallel(sentence, last, at)
        && first.form == Form::Cardinal
    {
        statistic.relation = told;
    }
}

/// The sentence that begins at `start`: up to a stop or line break, at most [`MAX_SENTENCE`] characters.
fn sentence_at(text: &Text, start: usize, end: usize) -> Run {
    let limit = end.min(start + MAX_SENTENCE);
    let classes = text.class_slice(Run::new(start, limit));
    let stop = classes.iter().position(|class| class.ends_sentence());
    Run::new(start, stop.map_or(limit, |i| start + i + 1))
}

/// Up to the first comma, and never long.
fn first_clause(text: &Text, run: Run) -> Run {
    let limit = run.end.min(run.start + 2 * crate::limits::MAX_LOOK);
    let classes = text.class_slice(Run::new(run.start, limit));
    Run::new(
        run.start,
        classes
            .iter()
            .position(|class| class.ends_clause())
            .map_or(limit, |i| run.start + i),
    )
}

/// In the headline or the body.
fn in_text(layout: &Layout, at: usize) -> bool {
    let next = layout.blocks.partition_point(|block| block.run.start <= at);
    let in_body = layout
        .blocks
        .get(next.wrapping_sub(1))
        .is_some_and(|block| block.run.holds(at));
    in_body
        || layout.head.title.is_some_and(|title| title.holds(at))
        || layout.head.dateline.is_some_and(|run| run.holds(at))
        || layout.head.published.is_some_and(|time| time.run.holds(at))
}

/// Every numeral of the body and what became of it.
fn ledger(text: &Text, mentions: &Mentions, layout: &Layout) -> Vec<Numeral> {
    let mut rows: Vec<Numeral> = Vec::new();
    for q in mentions
        .quantities
        .iter()
        .filter(|q| in_text(layout, q.numeral.start))
    {
        rows.push(Numeral {
            span: text.span(q.numeral),
            value: q.value,
            reading: q.reading,
            reason: q.reason,
        });
    }
    for time in mentions
        .times
        .iter()
        .filter(|time| in_text(layout, time.run.start))
    {
        let numeral = text
            .class_slice(time.run)
            .iter()
            .any(|c| matches!(*c, Class::DIGIT | Class::NUM));
        if numeral {
            rows.push(Numeral {
                span: text.span(time.run),
                value: None,
                reading: Reading::Time,
                reason: None,
            });
        }
    }
    rows.sort_by_key(|row| row.span);
    rows
}
