//! What a figure counts, by the words of its own clause.

use super::Links;
use super::Site;
use crate::link::actor;
use crate::link::clause::Token;
use crate::link::governor::{exists, governor, is_state, touches};
use crate::link::kind::{share, stated};
use crate::link::phrase::{past_front, phrase_behind, phrase_in_front};
use crate::record::{From, UnitKind};
use crate::span::Run;

impl Site<'_> {
    pub(super) fn counted_with_verb(
        &self,
        verb: usize,
        left: Option<Run>,
        right: Option<Run>,
        links: &Links,
    ) -> Option<(Run, From)> {
        let Site {
            text,
            sentence,
            quantity,
            at,
            ..
        } = *self;
        let told = |run: Run| (run, From::Clause);
        let subject = || self.distributed().or_else(|| self.subject(verb)).map(told);
        let touches = touches(sentence, verb, at);
        let behind = right.filter(|_| !share(quantity));
        if links.direction.is_some() {
            // 产值增长10%; 增长8% behind another figure tells of what that one counted.
            let named = if touches && stated(quantity) {
                None
            } else {
                behind.or(left)
            };
            let placed = self.bare_place(self.start);
            return named
                .map(told)
                .or_else(subject)
                .or_else(|| self.told_before(placed))
                .or(left.filter(|_| !touches).map(told));
        }
        if is_state(text, sentence, verb) {
            let named = if stated(quantity) {
                None
            } else {
                right.or(left)
            };
            let amounts = !exists(text, sentence, verb);
            return named
                .map(told)
                .or_else(subject)
                .or_else(|| self.superlative().filter(|_| self.bare()))
                .or_else(|| self.told_before(false).filter(|_| amounts))
                .or(left.map(told));
        }
        let unit = quantity.unit_kind();
        // HPV疫苗接种9800剂: a subject that does nothing is what is counted.
        let passive = || {
            let subject = self.subject(verb).filter(|_| touches)?;
            let agent = actor::subject(text, sentence, self.start, verb);
            let doer = agent.is_some_and(|agent| agent.overlaps(subject))
                || matches!(
                    text.before(subject.end),
                    '室' | '站' | '港' | '场' | '馆' | '楼' | '上' | '中' | '下' | '月' | '日'
                );
            (!doer && subject.len() > 1).then(|| told(subject))
        };
        if unit == Some(UnitKind::Time) {
            return left.filter(|_| self.measured(verb + 1)).map(told);
        }
        if stated(quantity) {
            let closed = matches!(self.token(at + 1), Token::Break | Token::VerbNoun);
            return left
                .or(right.filter(|_| !closed))
                .map(told)
                .or_else(|| passive().filter(|_| unit != Some(UnitKind::Currency)));
        }
        right.or(left).map(told).or_else(passive)
    }

    /// The figure stands in the subject or in a phrase in front of the verb.
    pub(super) fn counted_before_verb(
        &self,
        verb: usize,
        left: Option<Run>,
        right: Option<Run>,
    ) -> Option<(Run, From)> {
        let told = |run: Run| (run, From::Clause);
        // 师生比由1:15降到1:14
        if self.token(verb).direction().is_some()
            && (self.start..self.at).any(|i| {
                self.token(i) == Token::Preposition && i > self.start && self.starts_span(i)
            })
            && let Some(subject) = self.subject(self.at)
        {
            return Some(told(subject));
        }
        // 100%完成换证: the share of what the verb is done to.
        if share(self.quantity)
            && (self.start..self.at).all(|i| self.token(i) == Token::Adverb)
            && right.is_none()
        {
            return phrase_behind(self.text, self.sentence, verb, self.end).map(told);
        }
        if share(self.quantity) {
            return right
                .filter(|_| self.token(self.at + 1) == Token::De)
                .or(left)
                .map(told)
                .or_else(|| self.told_before(false));
        }
        if self.quantity.unit_kind() == Some(UnitKind::Time) {
            return left.filter(|_| self.measured(self.start)).map(told);
        }
        right.or(left).map(told)
    }

    /// 增速居全省第4位: what is ranked by a measure; else what follows the rank.
    pub(super) fn ranked(&self) -> Option<(Run, From)> {
        let told = |run: Run| (run, From::Clause);
        let right = phrase_behind(self.text, self.sentence, self.at, self.end);
        if let Some(right) = right {
            return Some(told(right));
        }
        let verb = governor(self.text, self.sentence, self.start, self.at)?;
        let subject = self.subject(verb)?;
        let measure = (self.start..verb)
            .rev()
            .find(|&i| self.token(i).nominal())
            .is_some_and(|i| {
                self.token(i) == Token::Measure
                    || "率量额值名数".contains(self.text.before(self.sentence.run(i).end))
                    || self.text.has_before(self.sentence.run(i).end, "名次")
            });
        measure.then(|| told(subject))
    }

    /// 床位最多，为7460张; 雨量最大的是灵川县，达351毫米: what the clause in front compares.
    pub(super) fn superlative(&self) -> Option<(Run, From)> {
        let Site { text, sentence, .. } = *self;
        let front = sentence.clause(self.clause.checked_sub(1)?);
        // 每万人发明专利拥有量，长沙县为38.6件; 综合得分方面，长沙县以91.4分居首: a clause that names a measure only.
        let placed = matches!(self.token(self.start), Token::Place | Token::Scope);
        if placed
            && front.end > front.start
            && (front.start..front.end).all(|i| !self.token(i).predicate())
        {
            let end = sentence.run(front.end - 1).end;
            let aside = usize::from(text.has_before(end, "方面")) * 2;
            let names = measures(text.before(end - aside)) || aside > 0;
            let named = phrase_in_front(text, sentence, front.start, front.end);
            let told = named
                .map(|run| Run::new(run.start, run.end.min(end - aside)))
                .filter(|run| names && run.len() >= 2);
            if told.is_some() {
                return told.map(|run| (run, From::Sentence));
            }
        }
        let most = (front.start..front.end).find(|&i| {
            let Run { start, .. } = sentence.run(i);
            match (text.char(start), text.char(start + 1)) {
                ('最', next) => !matches!(next, '终' | '后' | '近' | '初'),
                ('居', next) => matches!(next, '首' | '冠' | '次'),
                _ => false,
            }
        })?;
        let from = past_front(sentence, front.start, most);
        phrase_in_front(text, sentence, from, most).map(|run| (run, From::Sentence))
    }

    /// The noun behind the clause that modifies it, which begins right behind the figure.
    pub(super) fn relative(&self) -> Option<Run> {
        if !matches!(
            self.token(self.at + 1),
            Token::Verb | Token::VerbNoun | Token::Short
        ) {
            return None;
        }
        let next = (self.at + 1..self.end).find(|&i| self.token(i) == Token::Figure);
        let end = next.unwrap_or(self.end);
        let de = (self.at + 1..end)
            .rev()
            .find(|&i| self.token(i) == Token::De)?;
        phrase_behind(self.text, self.sentence, de, end)
    }

    /// Nothing but the name of a place, an adverb or a verb of state stands between the clause's front and the figure.
    pub(super) fn bare(&self) -> bool {
        (self.start..self.at).all(|i| {
            matches!(
                self.token(i),
                Token::Place | Token::Scope | Token::Adverb | Token::Time | Token::Conjunction
            ) || self.sentence.token(i) == Token::Short && is_state(self.text, self.sentence, i)
        })
    }

    /// 甲和乙分别增至3个和5个: the subject that this figure belongs to.
    pub(super) fn distributed(&self) -> Option<Run> {
        let Site {
            sentence,
            text,
            start,
            at,
            ..
        } = *self;
        if !sentence.apart {
            return None;
        }
        let apart = (start..at)
            .rev()
            .find(|&i| self.token(i) == Token::Adverb && text.has(sentence.run(i).start, "分别"))?;
        let nth = (apart..at)
            .filter(|&i| self.token(i) == Token::Figure)
            .count();
        let mut to = apart;
        while to > start && matches!(self.token(to - 1), Token::Adverb) {
            to -= 1;
        }
        let mut from = to;
        while from > start && (self.token(from - 1).nominal() || self.token(from - 1).joins()) {
            from -= 1;
        }
        let mut members = (from..to).filter(|&i| self.token(i).joins());
        let before = match nth.checked_sub(1) {
            None => from,
            Some(skipped) => members.nth(skipped)? + 1,
        };
        let behind = members.next();
        if nth == 0 && behind.is_none() {
            return None;
        }
        let end = behind.unwrap_or(to);
        // 福州、厦门分别增长3%和5%: places are not what grows.
        let placed = (before..end).all(|i| matches!(self.token(i), Token::Place | Token::Org));
        (!placed && before < end).then(|| sentence.stretch(before, end))
    }

    /// The subject of a verb: what stands in front of it, or in front of 由 in 由3000个增至1万个.
    pub(super) fn subject(&self, verb: usize) -> Option<Run> {
        let Site {
            text,
            sentence,
            start,
            ..
        } = *self;
        // 把优良率提高2个百分点: the object in front of the verb.
        if let Some(put) = (start..verb).rev().find(|&i| {
            matches!(text.char(sentence.run(i).start), '把' | '将') && sentence.run(i).len() == 1
        }) && let Some(run) = phrase_in_front(text, sentence, put + 1, verb)
        {
            return Some(run);
        }
        let from = past_front(sentence, start, verb);
        let until = (from..verb)
            .find(|&i| self.token(i) == Token::Preposition && self.starts_span(i))
            .unwrap_or(verb);
        if (from..until).all(|i| matches!(self.token(i), Token::Place | Token::Adverb)) {
            return None;
        }
        phrase_in_front(text, sentence, from, until)
    }

    /// 由 and 从, which begin a span of change.
    pub(super) fn starts_span(&self, at: usize) -> bool {
        matches!(self.text.char(self.sentence.run(at).start), '由' | '从')
    }

    /// The phrase in front names a quantity of its own (投资额240亿元), so that it needs no verb.
    pub(super) fn measured(&self, from: usize) -> bool {
        let last = (from..self.at).rev().find(|&i| self.token(i).nominal());
        last.is_some_and(|i| {
            self.token(i) == Token::Measure || measures(self.text.before(self.sentence.run(i).end))
        })
    }
}

/// The last character of a noun that names a quantity.
pub(super) fn measures(c: char) -> bool {
    matches!(
        c,
        '率' | '量'
            | '额'
            | '值'
            | '费'
            | '数'
            | '度'
            | '期'
            | '价'
            | '龄'
            | '速'
            | '温'
            | '积'
            | '比'
            | '深'
            | '长'
            | '高'
            | '宽'
    )
}
