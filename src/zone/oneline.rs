//! A page that lost its line breaks: menu, headline, source line and text stand in one line, parted by blanks.

use super::Layout;
use super::head;
use super::line::Look;
use crate::lex::Mentions;
use crate::lex::lexicon::Flags;
use crate::lex::time::{Form, TimeForm};
use crate::record::ZoneKind;
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::words;

/// How far into the page its source line may begin, in characters.
const REACH: usize = 300;

/// A headline has at least this many characters; shorter words in front of the date are those of a menu.
const TITLE: usize = 6;

impl Layout {
    /// Reads the head of such a page; returns the first piece of the text and the first one behind it.
    pub(super) fn one_line(&mut self, text: &Text, mentions: &Mentions) -> (usize, usize) {
        let end = self.credits_behind(text, mentions);
        let Some(time) = self.date(text, mentions) else {
            return (0, end);
        };
        let lines = &self.lines;
        let Some(at) = lines
            .iter()
            .position(|line| line.whole.end > time.run.start)
        else {
            return (0, end);
        };
        let is_title = |i: usize| {
            lines
                .get(i)
                .is_some_and(|line| line.look == Look::Short && line.run.len() >= TITLE)
        };
        let Some(last) = at.checked_sub(1).filter(|&i| is_title(i)) else {
            return (0, end);
        };
        // A headline of two parts: 兰州马拉松收官 本地选手首进前十.
        let start = if last > 0 && is_title(last - 1) {
            last - 1
        } else {
            last
        };
        let Some(body) = (at..lines.len()).find(|&i| {
            lines
                .get(i)
                .is_some_and(|line| line.look == Look::Paragraph)
        }) else {
            return (0, end);
        };
        let run = |from: usize, to: usize| {
            let first = lines.get(from)?.run.start;
            Some(Run::new(first, lines.get(to)?.run.end))
        };
        let meta = run(at, body.saturating_sub(1).max(at));
        self.head.title = run(start, last);
        if let Some(meta) = meta {
            head::meta(text, meta, mentions, &mut self.head);
        }
        for (i, kind) in self.kinds.iter_mut().enumerate().take(body) {
            *kind = match i {
                i if i < start => ZoneKind::Chrome,
                i if i <= last => ZoneKind::Title,
                _ => ZoneKind::Meta,
            };
        }
        (body, end)
    }

    /// The date of the source line: a day with its hour, or one beside 来源, before the first sentence ends.
    fn date(&self, text: &Text, mentions: &Mentions) -> Option<TimeForm> {
        let reach = text.len().min(REACH);
        let stop = Class::position(text.class_slice(Run::new(0, reach)), |class| {
            class == Class::STOP
        });
        let limit = stop.unwrap_or(reach);
        let times = mentions
            .times
            .iter()
            .take_while(|time| time.run.end <= limit);
        times
            .filter(|time| head::is_full(time))
            .find(|time| {
                let clocked = matches!(time.form, Form::Date { clock: Some(_), .. });
                let beside = (time.run.start.saturating_sub(12)..time.run.end + 12).any(|at| {
                    text.any_of(at, words!["来源", "发布时间", "稿源"])
                        .is_some()
                });
                clocked || beside
            })
            .copied()
    }

    /// Marks the credits behind the last sentence; returns the piece behind that sentence.
    fn credits_behind(&mut self, text: &Text, mentions: &Mentions) -> usize {
        let last = self
            .lines
            .iter()
            .rposition(|line| line.look == Look::Paragraph);
        let behind = last.map_or(self.lines.len(), |i| i + 1);
        for (line, kind) in self.lines.iter_mut().zip(&mut self.kinds).skip(behind) {
            let hits = mentions.hits_in(line.run);
            if hits.first().is_some_and(|hit| {
                hit.flags.has(Flags::ROLE) && hit.run().start <= line.run.start + 1
            }) {
                let credits = crate::lex::person::credits(text, line.run, hits);
                if !credits.is_empty() {
                    self.head.byline.extend(credits);
                    *kind = ZoneKind::Byline;
                }
            }
        }
        behind
    }
}
