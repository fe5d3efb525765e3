//! Which part of the page is this? The zones tile the text.

mod address;
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
mod tail;

use crate::lex::Mentions;
use crate::lex::person::{self, Credited};
use crate::lex::time::TimeForm;
use crate::limits::MAX_SECTIONS;
use crate::page::Outline;
use crate::record::ZoneKind;
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
pub(crate) use head::Head;
use line::{Line, Look};
use std::collections::HashSet;

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

/// Lines at the end that are looked at for source and date.
const SIGNED: usize = 3;
/// Lines behind the text that may tell source and date.
const TRAILING: usize = 12;

/// A heading inside the body is at most this long.
const HEADING: usize = 34;

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

    /// Reads the head and finds the first line of the body and the first one behind it.
    fn bounds(&mut self, text: &Text, mentions: &Mentions, one_line: bool) -> (usize, usize) {
        let lines = &self.lines;
        if one_line {
            return self.one_line(text, mentions);
        }
        let mut articles = std::mem::take(&mut self.articles);
        digest::articles(lines, |_| true, &mut articles);
        self.articles = articles;
        if let Some(first) = self.articles.first() {
            return self.digest(text, mentions, first.heading);
        }
        let first_long = lines
            .iter()
            .position(|line| is_prose(text, line))
            .unwrap_or(lines.len());
        // (原载2012年1月30日《大河报》) behind a short text
        let last = lines.iter().rposition(|line| line.look != Look::Blank);
        let first_long = match last.and_then(|i| lines.get(i)) {
            Some(line) if text.class(line.run.start) == Class::OPEN => {
                first_long.min(last.unwrap_or(first_long))
            }
            _ => first_long,
        };
        let meta = lines
            .iter()
            .take(first_long)
            .position(|line| line.look == Look::Meta);
        let title =
            headline::title(text, lines, meta).filter(|&i| i < first_long || meta.is_some());
        let mut from = 0;
        if let Some(line) = title.and_then(|i| lines.get(i)) {
            self.head.title = Some(line.run);
        }
        if let (Some(i), Some(kind)) = (title, title.and_then(|i| self.kinds.get_mut(i))) {
            *kind = ZoneKind::Title;
            from = i + 1;
        }
        for (i, line) in lines
            .iter()
            .enumerate()
            .take(first_long)
            .filter(|(_, line)| line.look == Look::Meta)
        {
            head::meta(text, line.run, mentions, &mut self.head);
            if let Some(kind) = self.kinds.get_mut(i) {
                *kind = ZoneKind::Meta;
            }
            from = from.max(i + 1);
        }
        let behind = lines.iter().enumerate().skip(from);
        let mut seen = false;
        let mut to = lines.len();
        for (i, line) in behind {
            seen |= line.look == Look::Paragraph;
            if line.look == Look::Related || line.look == Look::End && seen {
                to = i;
                break;
            }
        }
        let tail = lines.get(to..).unwrap_or(&[]);
        if let Some(start) = tail.iter().position(|line| line.look == Look::Related) {
            let end = tail
                .iter()
                .position(|line| line.look == Look::End)
                .filter(|&end| end > start)
                .unwrap_or(tail.len());
            tail::related(text, tail.get(start..end).unwrap_or(&[]), &mut self.related);
            for kind in self.kinds.iter_mut().skip(to + start).take(end - start) {
                *kind = ZoneKind::Related;
            }
        }
        let to = self.signed(text, mentions, from, to);
        self.trailing(text, mentions, to);
        self.masthead(text, from);
        (from, to)
    }

    /// Source and date behind the body: (原载2012年1月30日《大河报》). Returns where they begin.
    fn signed(&mut self, text: &Text, mentions: &Mentions, from: usize, to: usize) -> usize {
        let mut behind = to;
        let lines = self.lines.get(from..to).unwrap_or(&[]);
        for (i, line) in lines.iter().enumerate().rev().take(SIGNED) {
            let run = match line.look {
                Look::Blank => continue,
                Look::Meta => tail::signature(text, line.run, mentions).unwrap_or(line.run),
                _ => match tail::signature(text, line.run, mentions) {
                    Some(run) => run,
                    None => break,
                },
            };
            head::meta(text, run, mentions, &mut self.head);
            if let Some(kind) = self.kinds.get_mut(from + i) {
                *kind = ZoneKind::Meta;
            }
            behind = from + i;
        }
        behind
    }

    /// Reads a page of several articles, the first of which begins at line `first`.
    fn digest(&mut self, text: &Text, mentions: &Mentions, first: usize) -> (usize, usize) {
        for article in &self.articles {
            if let Some(line) = self.lines.get_mut(article.heading) {
                line.look = Look::Heading;
            }
        }
        let above = self.lines.get(..first).unwrap_or(&[]);
        let short = |line: &Line| line.look == Look::Short && !headline::is_masthead(text, line);
        let title = above.iter().rposition(short);
        self.head.title = title.and_then(|i| above.get(i)).map(|line| line.run);
        if let Some(kind) = title.and_then(|i| self.kinds.get_mut(i)) {
            *kind = ZoneKind::Title;
        }
        for (line, kind) in self.lines.iter().zip(&mut self.kinds).take(first) {
            if line.look == Look::Meta {
                head::meta(text, line.run, mentions, &mut self.head);
                *kind = ZoneKind::Meta;
            }
        }
        let body = self.lines.get(first..).unwrap_or(&[]);
        let end = body
            .iter()
            .position(|line| matches!(line.look, Look::End | Look::Related));
        (first, end.map_or(self.lines.len(), |i| first + i))
    }

    /// Source, date and credits behind the text, where nothing in front of it told them.
    fn trailing(&mut self, text: &Text, mentions: &Mentions, to: usize) {
        let body = self.lines.get(..to).unwrap_or(&[]);
        let last = body.iter().rposition(|line| line.look == Look::Paragraph);
        let Some(last) = last else {
            return;
        };
        let mut captions = Vec::new();
        let behind = self.lines.iter().zip(&mut self.kinds).enumerate();
        for (i, (line, kind)) in behind.skip(last + 1).take(TRAILING) {
            match line.look {
                _ if *kind == ZoneKind::Related => {}
                Look::Meta => {
                    let run = tail::signature(text, line.run, mentions).unwrap_or(line.run);
                    head::meta(text, run, mentions, &mut self.head);
                    *kind = ZoneKind::Meta;
                }
                Look::Caption => captions.push(line.run),
                Look::Credit if i >= to => {
                    let credits = person::credits(text, line.run, mentions.hits_in(line.run));
                    self.head.byline.extend(credits);
                    *kind = ZoneKind::Byline;
                }
                _ => {}
            }
        }
        for run in captions {
            self.photographer(text, run);
        }
    }

    /// An outlet that stands alone above the body is the source where no other is named.
    fn masthead(&mut self, text: &Text, from: usize) {
        if self.head.source.is_none() {
            let above = self.lines.iter().zip(&self.kinds).take(from);
            let alone =
                above.filter(|(line, kind)| line.look == Look::Short && **kind != ZoneKind::Title);
            let mut outlets = alone.filter(|(line, _)| headline::is_masthead(text, line));
            self.head.source = outlets.next().map(|(line, _)| line.run);
        }
    }

    fn body(&mut self, text: &Text, mentions: &Mentions, from: usize, to: usize, one_line: bool) {
        let lines = std::mem::take(&mut self.lines);
        let last_text = lines
            .iter()
            .take(to)
            .rposition(|line| line.look == Look::Paragraph)
            .unwrap_or(0);
        let body = lines.get(from.min(to)..to).unwrap_or(&[]);
        let begin = body.iter().position(|line| line.look == Look::Paragraph);
        let begin = begin.map_or(from, |i| from + i);
        // Short lines in front of the first paragraph head it only on a page that has headings further down.
        let headed = (begin + 1..last_text).any(|i| match lines.get(i).map(|line| line.look) {
            Some(Look::Heading) => true,
            _ if !self.articles.is_empty() => true,
            Some(Look::Short) => self.is_heading(text, &lines, i, one_line),
            _ => false,
        });
        // At most two lines, right in front of the paragraph.
        let between = |i: usize| {
            let lines = lines.get(i + 1..begin).unwrap_or(&[]).iter();
            lines.filter(|line| line.look != Look::Blank)
        };
        let heading = |line: &Line| matches!(line.look, Look::Heading | Look::Short);
        let articles = !self.articles.is_empty();
        let few = |i: usize| between(i).take(2).count() < 2 && between(i).all(heading);
        let heads = |i: usize| headed && (articles || few(i));
        let digest = digest::is_digest(text, body);
        let mut section = None;
        let mut in_heading = false;
        let mut first = true;
        // The kind of the line above.
        let filled = lines.iter().zip(&self.kinds).take(from).rev();
        let mut above = filled
            .filter(|(line, _)| line.look != Look::Blank)
            .map(|(_, &kind)| kind)
            .next()
            .unwrap_or(ZoneKind::Chrome);
        for (i, line) in lines.iter().enumerate().take(to).skip(from) {
            let mut run = line.run;
            let kind = match line.look {
                Look::Blank => continue,
                Look::Chrome | Look::Related | Look::End => ZoneKind::Chrome,
                Look::Meta => ZoneKind::Meta,
                Look::Credit => {
                    let credits = person::credits(text, run, mentions.hits_in(run));
                    self.head.byline.extend(credits);
                    ZoneKind::Byline
                }
                Look::Caption => {
                    self.photographer(text, run);
                    ZoneKind::Caption
                }
                Look::Heading | Look::Short if i < begin && self.is_second(text, run, above) => {
                    ZoneKind::Title
                }
                Look::Short if i < begin && self.is_author(text, run) => ZoneKind::Byline,
                Look::Heading | Look::Short
                    if i < begin && !one_line && !heads(i) && !is_clause(text, run) =>
                {
                    // Right below the headline it is a second one.
                    if above == ZoneKind::Title {
                        ZoneKind::Title
                    } else {
                        ZoneKind::Chrome
                    }
                }
                Look::Heading => ZoneKind::Heading,
                Look::Short if i > last_text && !first => ZoneKind::Chrome,
                Look::Short if self.is_heading(text, &lines, i, one_line) => ZoneKind::Heading,
                Look::Short | Look::Bullet | Look::Paragraph => ZoneKind::Body,
            };
            if let Some(slot) = self.kinds.get_mut(i) {
                *slot = kind;
            }
            above = kind;
            // 003: the head of a page may repeat its title.
            if kind == ZoneKind::Heading
                && self
                    .head
                    .title
                    .is_some_and(|title| text.slice(title) == text.slice(run))
            {
                continue;
            }
            match kind {
                ZoneKind::Heading => {
                    if !in_heading && self.sections.len() < MAX_SECTIONS {
                        self.close_section(run.start);
                        let article = digest::headed(&self.articles, i);
                        let meta = article.and_then(|article| lines.get(article.meta));
                        self.sections.push(Part {
                            heading: run,
                            run,
                            article: article.is_some(),
                            published: meta.and_then(|line| head::day(mentions, line.run)),
                        });
                        section = Some(self.sections.len() - 1);
                    }
                    in_heading = true;
                }
                ZoneKind::Body => {
                    in_heading = false;
                    if let Some(heading) = digest::run_in(text, line).filter(|_| digest) {
                        let behind = digest::behind(text, heading).min(run.end);
                        if self.sections.len() < MAX_SECTIONS {
                            self.close_section(run.start);
                            let run = Run::new(run.start, behind);
                            self.sections.push(Part {
                                heading,
                                run,
                                article: true,
                                published: None,
                            });
                            section = Some(self.sections.len() - 1);
                            let kind = ZoneKind::Heading;
                            self.blocks.push(Block {
                                run: heading,
                                kind,
                                section,
                            });
                            self.splits.push((kind, run));
                        }
                        run.start = behind;
                        first = false;
                    }
                    if first {
                        run.start =
                            dateline::dateline(text, run, mentions, &mut self.head).min(run.end);
                        first = false;
                    }
                    // A picture that the page glued to the text: 图为义诊现场。陈开贵 摄
                    if text.before(run.end) == '摄' || text.has_before(run.end, "摄)") {
                        self.photographer(text, run);
                    }
                    let mut end = tail::closing(text, run, mentions, &mut self.head).max(run.start);
                    if i == last_text && end == run.end {
                        end = tail::last(text, run, mentions, &mut self.head).max(run.start);
                    }
                    self.splits.push((ZoneKind::Byline, Run::new(end, run.end)));
                    run.end = end;
                }
                ZoneKind::Caption | ZoneKind::Title => {}
                _ => continue,
            }
            self.blocks.push(Block { run, kind, section });
        }
        let end = self.blocks.last().map_or(0, |block| block.run.end);
        self.close_section(end);
        self.lines = lines;
        unique(text, &mut self.head.byline);
    }

    fn close_section(&mut self, end: usize) {
        if let Some(open) = self.sections.last_mut() {
            open.run.end = open.run.end.max(end);
        }
    }

    /// Reads a line of nothing but names below the headline.
    fn is_author(&mut self, text: &Text, run: Run) -> bool {
        let names = person::names(text, run);
        let found = !names.is_empty() && self.head.title.is_some();
        if found {
            self.head.byline.extend(names);
        }
        found
    }

    /// A second title: ——在第三次会议上.
    fn is_second(&self, text: &Text, run: Run, above: ZoneKind) -> bool {
        self.head.title.is_some()
            && match above {
                ZoneKind::Title | ZoneKind::Meta => text.class(run.start) == Class::DASH,
                _ => false,
            }
    }

    /// A short line that running text or another heading follows.
    fn is_heading(&self, text: &Text, lines: &[Line], at: usize, one_line: bool) -> bool {
        let Some(line) = lines.get(at) else {
            return false;
        };
        let next = lines
            .iter()
            .skip(at + 1)
            .find(|line| line.look != Look::Blank);
        let followed = next.is_some_and(|next| {
            matches!(next.look, Look::Paragraph | Look::Caption)
                || next.look == Look::Short && !one_line
        });
        if !followed
            || line.run.len() > HEADING
            || line.run.len() < 2
            || !text.class(line.run.start).is_han()
                && !matches!(
                    text.class(line.run.start),
                    Class::QUOTE
                        | Class::OPEN
                        | Class::DIGIT
                        | Class::SIGN
                        | Class::DASH
                        | Class::TITLE
                )
        {
            return false;
        }
        if !one_line {
            return true;
        }
        // In a one-line page a heading stands between two finished sentences.
        let previous = lines
            .iter()
            .take(at)
            .rev()
            .find(|line| line.look != Look::Blank);
        let finished = previous.is_some_and(|previous| {
            let last = text.class(previous.run.end.wrapping_sub(1));
            last == Class::STOP
                || last == Class::SIGN
                || last == Class::UNQUOTE
                    && text.class(previous.run.end.wrapping_sub(2)) == Class::STOP
        });
        finished && line.run.len() >= 8
    }

    /// 成展鹏 摄 at the end of a caption.
    fn photographer(&mut self, text: &Text, run: Run) {
        let end = run.end - usize::from(matches!(text.before(run.end), '。' | ')'));
        if text.before(end) == '摄' {
            let floor = (run.start..end)
                .rev()
                .find(|&at| {
                    matches!(
                        text.class(at),
                        Class::STOP | Class::COMMA | Class::OPEN | Class::COLON
                    )
                })
                .map_or(run.start, |at| at + 1);
            let role = "摄";
            let to = end - 1;
            let name = person::before(text, role, to, floor).or_else(|| {
                // 记者 王敏 摄 and 图为X。王敏 摄: the last word before the mark.
                let blank = (floor..to.saturating_sub(1))
                    .rev()
                    .find(|&at| text.class(at) == Class::SPACE)?;
                person::before(text, role, to, blank + 1)
            });
            self.head.byline.extend(name);
        }
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

/// A paragraph that is no headline: a long one, or one that ends a sentence.
fn is_prose(text: &Text, line: &Line) -> bool {
    let last = text.class(line.run.end.wrapping_sub(1));
    let stops = last == Class::STOP || last == Class::UNQUOTE;
    line.look == Look::Paragraph && (line.run.len() > 60 || stops && line.run.len() > 30)
}

/// A short line that is a sentence without its stop, as the typist of many a page leaves it out.
fn is_clause(text: &Text, run: Run) -> bool {
    run.len() >= 24 && text.has_class(run, Class::COMMA)
}

/// One entry a person and role.
fn unique(text: &Text, byline: &mut Vec<Credited>) {
    if byline.len() > 1 {
        let mut seen = HashSet::new();
        byline.retain(|credit| seen.insert((credit.role, text.slice(credit.run))));
    }
}

/// The members of a sorted list that begin at or behind `at`.
fn beginning_at<T>(list: &[T], at: usize, start: impl Fn(&T) -> usize) -> &[T] {
    let first = list.partition_point(|member| start(member) < at);
    list.get(first..).unwrap_or(&[])
}
