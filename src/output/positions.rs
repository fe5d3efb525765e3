//! Positions for languages that do not count bytes: Python counts code points, JavaScript and Java UTF-16 units.

use super::view::{StatisticView, View};
use crate::span::Span;

/// What a position counts.
///
/// ```
/// use jianbao::{PositionUnit, Report};
/// let text = "𠮷林省新建公园3个。";
/// let report = Report::parse(text);
/// let mut view = report.view();
/// view.count_in(PositionUnit::Utf16, text);
/// assert_eq!(view.records[0].statistics[0].span.start(), 8);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum PositionUnit {
    /// Unicode code points, as Python's strings do.
    Char,
    /// Units of UTF-16, as strings of JavaScript, Java and C# do.
    Utf16,
}

impl PositionUnit {
    fn of(self, c: char) -> usize {
        match self {
            PositionUnit::Char => 1,
            PositionUnit::Utf16 => c.len_utf16(),
        }
    }
}

impl View<'_> {
    /// Turns every span of the view from bytes of `text` into `unit`, in one pass over the text. `text` is the text that the
    /// report was read from; do it once, a second time would count again.
    ///
    /// ```
    /// use jianbao::{PositionUnit, Report};
    /// let text = "全区11个乡镇建成书屋。";
    /// let report = Report::parse(text);
    /// let mut view = report.view();
    /// view.count_in(PositionUnit::Char, text);
    /// let figure = &view.records[0].statistics[0];
    /// assert_eq!((figure.span.start(), figure.span.end()), (2, 5));
    /// ```
    pub fn count_in(&mut self, unit: PositionUnit, text: &str) {
        let mut bytes: Vec<usize> = self.truncated.iter().map(|cut| cut.at).collect();
        self.each_span(&mut |span| bytes.extend([span.start(), span.end()]));
        bytes.sort_unstable();
        bytes.dedup();
        let counts = counts(&bytes, unit, text);
        let count = |byte: usize| {
            let at = bytes.partition_point(|&b| b < byte);
            counts.get(at).copied().unwrap_or(byte)
        };
        self.each_span(&mut |span| *span = Span::new(count(span.start()), count(span.end())));
        if let Some(cut) = &mut self.truncated {
            cut.at = count(cut.at);
        }
    }

    fn each_span(&mut self, visit: &mut impl FnMut(&mut Span)) {
        let phrases = |s: &mut StatisticView<'_>, visit: &mut dyn FnMut(&mut Span)| {
            visit(&mut s.span);
            for phrase in [&mut s.counted, &mut s.action, &mut s.actor] {
                phrase.iter_mut().for_each(|phrase| visit(&mut phrase.span));
            }
            s.base.iter_mut().for_each(|base| visit(&mut base.span));
            s.time.iter_mut().for_each(|time| visit(&mut time.span));
        };
        self.title.iter_mut().for_each(|t| visit(&mut t.span));
        self.source.iter_mut().for_each(|s| visit(&mut s.span));
        self.published.iter_mut().for_each(|t| visit(&mut t.span));
        self.byline.iter_mut().for_each(|c| visit(&mut c.span));
        self.sections.iter_mut().for_each(|s| visit(&mut s.span));
        self.related.iter_mut().for_each(|r| visit(&mut r.span));
        self.times.iter_mut().for_each(|t| visit(&mut t.span));
        self.places.iter_mut().for_each(|p| visit(&mut p.span));
        self.remarks.iter_mut().for_each(|r| visit(&mut r.span));
        for row in self.numerals.iter_mut().flatten() {
            visit(&mut row.span);
        }
        for record in &mut self.records {
            visit(&mut record.span);
            record.time.iter_mut().for_each(|t| visit(&mut t.span));
            for statistic in &mut record.statistics {
                phrases(statistic, visit);
            }
        }
    }
}

/// For each byte position, in ascending order, how many units stand in front of it.
fn counts(bytes: &[usize], unit: PositionUnit, text: &str) -> Vec<usize> {
    let mut counts = Vec::with_capacity(bytes.len());
    let mut wanted = bytes.iter().peekable();
    let mut count = 0usize;
    for (at, c) in text.char_indices() {
        while wanted.next_if(|&&byte| byte <= at).is_some() {
            counts.push(count);
        }
        count += unit.of(c);
    }
    counts.extend(wanted.map(|_| count));
    counts
}
