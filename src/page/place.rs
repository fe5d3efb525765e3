//! A report of the visible text becomes one of the source: every span moves.

use crate::record::{Phrase, Report, TimeMention};
use crate::span::Span;
use crate::visible::Visible;

impl Visible {
    /// Moves every span of a report from the visible text to the source, which is `length` bytes long.
    pub fn place(&self, report: &mut Report<'_>, length: usize) {
        let span = |at: &mut Span| *at = self.source(*at);
        let time = |at: &mut Option<TimeMention>| {
            if let Some(time) = at {
                span(&mut time.span);
            }
        };
        let phrase = |at: &mut Option<Phrase>| {
            if let Some(phrase) = at {
                span(&mut phrase.span);
            }
        };
        report.title.iter_mut().for_each(span);
        report
            .source
            .iter_mut()
            .for_each(|source| span(&mut source.span));
        time(&mut report.published);
        report
            .byline
            .iter_mut()
            .for_each(|credit| span(&mut credit.span));
        for section in &mut report.sections {
            span(&mut section.heading);
            span(&mut section.span);
        }
        report.related.iter_mut().for_each(span);
        report
            .times
            .iter_mut()
            .for_each(|time| span(&mut time.span));
        report
            .places
            .iter_mut()
            .for_each(|place| span(&mut place.span));
        for record in &mut report.records {
            span(&mut record.span);
            time(&mut record.time);
        }
        for statistic in &mut report.statistics {
            span(&mut statistic.span);
            phrase(&mut statistic.counted);
            phrase(&mut statistic.action);
            phrase(&mut statistic.actor);
            time(&mut statistic.time);
            if let Some(base) = &mut statistic.base {
                span(&mut base.span);
            }
        }
        let rows = report.numerals.iter_mut().flatten();
        rows.for_each(|row| span(&mut row.span));
        report
            .remarks
            .iter_mut()
            .for_each(|remark| span(&mut remark.span));
        if let Some(cut) = report
            .truncated
            .as_mut()
            .filter(|cut| cut.limit != "MAX_INPUT")
        {
            cut.at = self.source(Span::new(cut.at, cut.at)).start();
        }
        // Zones tile the source, tags between them and all.
        let mut end = length;
        for zone in report.zones.iter_mut().rev() {
            let start = self
                .source(Span::new(zone.span.start(), zone.span.start()))
                .start();
            zone.span = Span::new(start, end);
            end = start;
        }
        if let Some(first) = report.zones.first_mut() {
            first.span = Span::new(0, first.span.end());
        }
    }
}
