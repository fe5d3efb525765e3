//! Which part of the page is this? The zones tile the text.

mod address;
mod body;
mod closing;
mod dateline;
mod digest;
mod fields;
pub(crate) mod head;
mod headline;
mod line;
mod menu;
mod meta;
mod oneline;
mod outlined;
mod plain;
mod tail;

use crate::lex::Mentions;
use crate::lex::time::TimeForm;
use crate::page::Outline;
use crate::record::ZoneKind;
use crate::span::Run;
use crate::text::Text;
pub(crate) use head::Head;
use line::{Line, Look};

/// A piece of the body.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    pub run: Run,
    pub kind: ZoneKind,
    pub section: Option<usize>,
}

/// A heading and what it heads.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub heading: Run,
    pub run: Run,
    /// Of an article of a digest.
    pub article: bool,
    /// The date of its own that an article has.
    pub published: Option<TimeForm>,
}

/// The page, taken apart. Buffers are kept from one page to the next.
#[derive(Default)]
pub(crate) struct Layout {
    pub head: Head,
    pub blocks: Vec<Block>,
    pub sections: Vec<Part>,
    pub related: Vec<Run>,
    pub zones: Vec<(ZoneKind, Run)>,
    lines: Vec<Line>,
    kinds: Vec<ZoneKind>,
    /// Parts of lines that are another zone than the rest, in text order.
    splits: Vec<(ZoneKind, Run)>,
    articles: Vec<digest::Article>,
}

/// A page whose only line is at least this long has blanks for line breaks.
const ONE_LINE: usize = 120;

impl Layout {
    /// Takes a page apart. The outline is empty for plain text.
    pub fn read(&mut self, text: &Text, mentions: &Mentions, outline: &Outline) {
        self.head.clear();
        self.blocks.clear();
        self.sections.clear();
        self.related.clear();
        self.zones.clear();
        self.kinds.clear();
        self.splits.clear();
        self.articles.clear();
        line::lines(text, mentions, &mut self.lines);
        let mut filled = self.lines.iter().filter(|line| line.look != Look::Blank);
        let pieces = match (filled.next(), filled.next()) {
            (Some(only), None) if only.whole.len() >= ONE_LINE && outline.marks.is_empty() => {
                Some(only.whole)
            }
            _ => None,
        };
        if let Some(only) = pieces {
            line::pieces(text, Run::new(0, text.len().max(only.end)), &mut self.lines);
        }
        self.kinds.resize(self.lines.len(), ZoneKind::Chrome);
        let (from, to) = if outline.marks.is_empty() {
            self.bounds(text, mentions, pieces.is_some())
        } else {
            self.outlined(text, mentions, outline)
        };
        if self.head.published.is_none() {
            let text_begins = |line: &Line| line.look == Look::Paragraph;
            let first = self.lines.iter().position(text_begins).unwrap_or(0);
            let front = self.lines.get(..from.max(first)).unwrap_or(&[]);
            self.head.published = address::date(text, front, &self.lines);
        }
        self.body(text, mentions, from, to, pieces.is_some());
        self.tile(text);
    }

    /// Every character belongs to one zone; blank lines belong to the page.
    fn tile(&mut self, text: &Text) {
        let mut splits = self.splits.iter().peekable();
        let zones = &mut self.zones;
        let mut add = |kind: ZoneKind, run: Run| match zones.last_mut() {
            _ if run.is_empty() => {}
            Some((last, zone)) if *last == kind => zone.end = run.end,
            _ => zones.push((kind, run)),
        };
        for (line, &kind) in self.lines.iter().zip(&self.kinds) {
            let mut at = line.whole.start;
            while let Some(&(other, run)) = splits.next_if(|(_, run)| run.start < line.whole.end) {
                add(kind, Run::new(at, run.start));
                add(other, run);
                at = run.end;
            }
            add(kind, Run::new(at, line.whole.end));
        }
        if let Some((_, run)) = self.zones.last_mut() {
            run.end = text.len();
        }
    }
}

/// The members of a sorted list that begin at or behind `at`.
fn beginning_at<T>(list: &[T], at: usize, start: impl Fn(&T) -> usize) -> &[T] {
    let first = list.partition_point(|member| start(member) < at);
    list.get(first..).unwrap_or(&[])
}
