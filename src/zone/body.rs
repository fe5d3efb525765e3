//! The lines of the body: headings, captions, credits, paragraphs.

use super::closing;
use super::dateline;
use super::digest;
use super::head;
use super::line::{Line, Look};
use super::tail;
use super::{Block, Layout, Part};
use crate::lex::Mentions;
use crate::lex::person::{self, Credited};
use crate::limits::MAX_SECTIONS;
use crate::record::ZoneKind;
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use std::collections::HashSet;

/// A heading inside the body is at most this long.
const HEADING: usize = 34;

impl Layout {
    pub(super) fn body(
        &mut self,
        text: &Text,
        mentions: &Mentions,
        from: usize,
        to: usize,
        one_line: bool,
    ) {
        let lines = std::mem::take(&mut self.lines);
        let texts = lines.get(from.min(to)..to).unwrap_or(&[]);
        let last_text = closing::last_text(text, texts).map_or(0, |i| from + i);
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
        // The sources that close paragraphs.
        let mut closings: Vec<Run> = Vec::new();
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
                Look::Heading if i < last_text => ZoneKind::Heading,
                _ if i > last_text && !first => ZoneKind::Chrome,
                Look::Heading => ZoneKind::Heading,
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
                    let named = self.head.source.take();
                    let last = i == last_text;
                    let end = tail::closing(text, run, last, mentions, &mut self.head);
                    let end = end.max(run.start);
                    closings.extend(self.head.source);
                    self.head.source = named;
                    self.splits.push((ZoneKind::Byline, Run::new(end, run.end)));
                    run.end = end;
                }
                ZoneKind::Caption | ZoneKind::Title => {}
                _ => continue,
            }
            self.blocks.push(Block { run, kind, section });
        }
        // Where each of several sections has another source, none is that of the whole.
        let one = closings.first().copied().filter(|&one| {
            let same = |&run: &Run| text.slice(run) == text.slice(one);
            self.sections.len() < 2 || closings.iter().all(same)
        });
        self.head.source = self.head.source.or(one);
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
    pub(super) fn photographer(&mut self, text: &Text, run: Run) {
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
