//! Plain text: where the head ends and the body begins, and what stands behind the body.

use super::Layout;
use super::closing;
use super::digest;
use super::head;
use super::headline;
use super::line::{Line, Look};
use super::tail;
use crate::lex::Mentions;
use crate::lex::lexicon::{Flags, Hit};
use crate::lex::person;
use crate::record::ZoneKind;
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;

/// Lines at the end that are looked at for source and date.
const SIGNED: usize = 3;
/// Lines behind the text that may tell source and date.
const TRAILING: usize = 12;

impl Layout {
    /// Reads the head and finds the first line of the body and the first one behind it.
    pub(super) fn bounds(
        &mut self,
        text: &Text,
        mentions: &Mentions,
        one_line: bool,
    ) -> (usize, usize) {
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
        let mut from = 0;
        for (i, line) in lines.iter().enumerate().take(first_long) {
            if line.look == Look::Meta {
                head::meta(text, line.run, mentions, &mut self.head);
                if let Some(kind) = self.kinds.get_mut(i) {
                    *kind = ZoneKind::Meta;
                }
                from = i + 1;
            }
        }
        if self.head.title.is_none()
            && let Some(i) = headline::title(text, mentions, lines, first_long)
            && let (Some(line), Some(kind)) = (lines.get(i), self.kinds.get_mut(i))
        {
            self.head.title = Some(line.run);
            *kind = ZoneKind::Title;
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
        // What closes an article ends with the heading of the next.
        let (mut ended, mut seen) = (false, false);
        for (i, line) in self.lines.iter_mut().enumerate().skip(first) {
            if digest::headed(&self.articles, i).is_some() {
                (ended, seen) = (false, false);
            }
            seen |= line.look == Look::Paragraph;
            ended |= seen && matches!(line.look, Look::End | Look::Related);
            if ended && line.look != Look::Blank {
                line.look = Look::Chrome;
            }
        }
        let last = self
            .lines
            .iter()
            .rposition(|line| !matches!(line.look, Look::Blank | Look::Chrome));
        (first, last.map_or(self.lines.len(), |i| i + 1))
    }

    /// Source, date and credits behind the text, where nothing in front of it told them.
    fn trailing(&mut self, text: &Text, mentions: &Mentions, to: usize) {
        let body = self.lines.get(..to).unwrap_or(&[]);
        let Some(last) = closing::last_text(text, body) else {
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
                // Inside the body it is read with the body.
                Look::Credit if i < to => {}
                _ if credited(text, line.run, mentions) => {
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
            self.head.source = outlets
                .next()
                .map(|(line, _)| line.run)
                .or(self.head.issuer);
        }
    }
}

/// A paragraph that is no headline: a long one, or one that ends a sentence.
fn is_prose(text: &Text, line: &Line) -> bool {
    let last = text.class(line.run.end.wrapping_sub(1));
    let stops = last == Class::STOP || last == Class::UNQUOTE;
    line.look == Look::Paragraph && (line.run.len() > 60 || stops && line.run.len() > 30)
}

/// Whether a line behind the text credits someone, whatever else it tells: 共印95份 签发：李明 责任编辑：王芳.
fn credited(text: &Text, line: Run, mentions: &Mentions) -> bool {
    let labelled = |hit: &Hit| {
        hit.flags.has(Flags::ROLE) && text.class(text.past_blank(hit.run().end)) == Class::COLON
    };
    line.len() <= CREDITS
        && !text.has_class(line, Class::STOP)
        && mentions.hits_in(line).iter().any(labelled)
}

/// Characters of such a line.
const CREDITS: usize = 80;
