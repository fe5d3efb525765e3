//! What a figure counts, which verb governs it and who did it.
//!
//! Rules of the language, in this order: the verb first, then what lies between verb and figure or behind the figure,
//! then the subject of the verb's clause. Nothing is named where no rule applies.

mod carried;
mod counted;
mod doer;

use super::actor;
use super::clause::{Figure, Sentence, Token};
use super::governor::{HAPPENS, exists, governor, result, touches, verb_behind};
use super::kind::{agentive, stated};
use super::memory::Memory;
use super::phrase::{past_front, phrase_behind, phrase_in_front};
use crate::lex::number::quantity::{Form, Quantity};
use crate::record::{Direction, From, UnitKind};
use crate::span::Run;
use crate::text::Text;
use carried::carried;
use doer::Doer;

/// What belongs to one figure, as runs of characters.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Links {
    pub counted: Option<(Run, From)>,
    pub action: Option<(Run, From)>,
    pub actor: Option<(Run, From)>,
    pub direction: Option<Direction>,
    /// The verb of change touches the figure.
    pub touches: bool,
    /// 降至: the figure is what the change leads to.
    pub result: bool,
    /// Whoever acted in the words before is the actor here, too.
    pub carries: bool,
    pub rule: &'static str,
}

/// The figure in front in the sentence: what it was linked to, and how many clauses lie between.
#[derive(Clone, Copy)]
pub(crate) struct Earlier<'a> {
    pub links: &'a Links,
    pub apart: usize,
}

/// A figure and its clause.
#[derive(Clone, Copy)]
struct Site<'a> {
    text: &'a Text,
    sentence: &'a Sentence,
    quantity: &'a Quantity,
    /// What the figures in front counted.
    memory: &'a Memory,
    clause: usize,
    start: usize,
    at: usize,
    end: usize,
}

/// Links a figure; `memory` is what those in front counted. Who acted in the words before it is left to the caller.
pub(crate) fn attach(
    text: &Text,
    sentence: &Sentence,
    figure: &Figure,
    quantity: &Quantity,
    before: Option<Earlier>,
    memory: &Memory,
) -> Links {
    let clause = sentence.clause(figure.clause);
    let site = Site {
        text,
        sentence,
        quantity,
        memory,
        clause: figure.clause,
        start: clause.start,
        at: figure.at,
        end: clause.end,
    };
    let mut links = site.links(before);
    if quantity.form == Form::Top || quantity.form == Form::Ordinal && quantity.unit.is_none() {
        links.counted = site.ranked();
    }
    // 翻了两番: the figure holds its verb.
    if quantity.form == Form::Doubling && text.char(quantity.run.start) == '翻' {
        let Run { start, .. } = quantity.run;
        links.action = Some((Run::new(start, start + 1), From::Clause));
        links.counted = phrase_in_front(
            text,
            sentence,
            past_front(sentence, clause.start, figure.at),
            figure.at,
        )
        .map(|run| (run, From::Clause))
        .or_else(|| site.told_before(false));
    }
    // Shares, measures and changes are not done by anybody.
    if !agentive(quantity) || links.direction.is_some() {
        links.actor = None;
        links.carries = false;
    }
    links
}

impl Links {
    fn done_by(&mut self, doer: Doer) {
        match doer {
            Doer::Nobody => {}
            Doer::Named(run) => self.actor = Some((run, From::Clause)),
            Doer::Carried => self.carries = true,
        }
    }

    /// The counted thing that is itself the subject has no actor.
    pub fn part_actor(&mut self) {
        if let (Some((counted, _)), Some((actor, _))) = (self.counted, self.actor)
            && counted.overlaps(actor)
        {
            self.actor = None;
        }
    }
}

impl Site<'_> {
    fn token(&self, at: usize) -> Token {
        self.sentence.token(at)
    }

    fn links(&self, before: Option<Earlier>) -> Links {
        let Site {
            text,
            sentence,
            start,
            at,
            end,
            ..
        } = *self;
        let right = phrase_behind(text, sentence, at, end)
            .or_else(|| self.shared_behind())
            .filter(|_| {
                // 三天里, 6小时后
                self.quantity.unit_kind() != Some(UnitKind::Time) || self.token(at + 1) == Token::De
            });
        let verb = governor(text, sentence, start, at);
        let left_from = verb.map_or_else(|| past_front(sentence, start, at), |verb| verb + 1);
        let left = phrase_in_front(text, sentence, left_from, at);
        let behind = verb_behind(sentence, at, end, right);
        let verb = verb.filter(|&verb| {
            // 其中有3个被评为示范: 有 only introduces the figure where another verb follows.
            let introduces = exists(text, sentence, verb) && touches(sentence, verb, at);
            // 来自4个区县的2600名选手参赛: the verb modifies what is counted.
            let modifies = self.token(at.wrapping_sub(1)) == Token::De;
            // 造成2人死亡、1人失踪: the verb of the figure in front ends its own part.
            let done = HAPPENS.stands(text, sentence.run(verb).start)
                && sentence.token(verb + 1).joins()
                && (start..verb).any(|i| self.token(i) == Token::Figure);
            // 时限由5天压缩至4小时: what is changed from is told by the verb behind.
            let from = self.token(at.wrapping_sub(1)) == Token::Preposition
                && self.starts_span(at - 1)
                && behind.is_some_and(|behind| self.token(behind).direction().is_some());
            !((introduces || modifies || done || from) && behind.is_some())
        });
        // 有3个村收入超过50万元: the verb of the figure in front does not reach the measure behind it.
        let past = verb.is_some_and(|verb| {
            left.is_some()
                && self.measured(verb + 1)
                && (verb + 1..at)
                    .rev()
                    .find(|&i| self.token(i) == Token::Figure)
                    .is_some_and(|i| self.token(i + 1).nominal())
        });
        let mut links = Links::default();
        if past {
            links.rule = "measure behind a figure";
            links.counted = left.map(|run| (run, From::Clause));
            return links;
        }
        if let Some(verb) = verb {
            links.rule = "verb in front";
            links.action = Some((sentence.run(verb), From::Clause));
            links.direction = sentence.token(verb).direction();
            links.touches = links.direction.is_some() && touches(sentence, verb, at);
            links.result = result(text, sentence, verb);
            links.counted = self.counted_with_verb(verb, left, right, &links);
            links.done_by(self.actor_of(verb, links.counted));
        } else if let Some(verb) = behind {
            // 30名教师参加演练: the figure stands in the subject.
            links.rule = "figure in the subject";
            links.action = Some((sentence.run(verb), From::Clause));
            links.counted = self.counted_before_verb(verb, left, right);
            links.done_by(self.disposer(verb));
        } else {
            links.rule = "no verb";
            // 4800平方米的长廊
            let whole = self.token(at + 1) == Token::De
                && !matches!(
                    self.quantity.unit_kind(),
                    Some(UnitKind::Currency | UnitKind::Time)
                );
            links.counted = if stated(self.quantity) && !whole {
                left.or(right)
            } else {
                right.or(left)
            }
            .map(|run| (run, From::Clause));
            let each = self.text.before(sentence.run(at).start) == '各';
            let item = right.is_none() && (each || self.bare_place(left_from));
            if item {
                links.counted = self.told_alike();
            }
            // 委员中，高校13名，民间馆社17名; 章源钨业50万元: an organisation is not what is counted.
            let member = right.is_none() && self.member(left_from);
            if member {
                let told = self.memory.alike(self.quantity).map(carried);
                let money = self.quantity.unit_kind() == Some(UnitKind::Currency);
                links.actor = left
                    .filter(|_| money && told.is_some())
                    .map(|run| (run, From::Clause));
                links.counted = told.or(links.counted);
            }
            // 修好水渠3条、桥2座: the verb is told once.
            if let Some(Earlier { links: before, .. }) = before
                .filter(|before| before.apart <= 1 && (left.is_none() || !self.measured(left_from)))
                .filter(|_| links.actor.is_none())
            {
                links.action = before.action.map(nearer);
                links.direction = before.direction;
                links.touches = before.touches && (item || side_by_side(sentence, at));
                links.result = before.result;
                links.actor = before.actor.map(nearer);
                // 甲站发送5万人次，乙站4万人次
                if item && before.actor.is_some() {
                    links.actor =
                        actor::named(text, sentence, start, at).map(|run| (run, From::Clause));
                }
            }
        }
        // 收回2800个涉及滥用的单位
        if links.counted.is_none() && !stated(self.quantity) && verb.is_some() {
            links.counted = self.relative().map(|run| (run, From::Clause));
        }
        if links.counted.is_none() && side_by_side(sentence, at) {
            links.counted = before.and_then(|before| before.links.counted);
        }
        if links.counted.is_none() && !stated(self.quantity) && self.same_unit() {
            links.counted = self.memory.alike(self.quantity).map(carried);
        }
        if links.counted.is_none()
            && let Some((action, _)) = links.action
        {
            links.counted = self.same_verb(action).map(carried);
        }
        links
    }

    /// 57枚和41枚金牌, 11批2055个示范区: what follows the last of the figures belongs to all of them.
    fn shared_behind(&self) -> Option<Run> {
        let mut last = self.at;
        loop {
            last += match (self.token(last + 1), self.token(last + 2)) {
                (Token::Figure, _) => 1,
                (Token::And | Token::Dun, Token::Figure) => 2,
                _ => break,
            };
        }
        (last > self.at).then(|| phrase_behind(self.text, self.sentence, last, self.end))?
    }
}

/// Told in another clause than the figure's own.
fn nearer((run, from): (Run, From)) -> (Run, From) {
    let from = if from == From::Clause {
        From::Sentence
    } else {
        from
    };
    (run, from)
}

/// A figure that touches the one in front of it: 60多批3000多人次.
fn side_by_side(sentence: &Sentence, at: usize) -> bool {
    match sentence.token(at.wrapping_sub(1)) {
        Token::Figure => true,
        Token::Dun | Token::And => sentence.token(at.wrapping_sub(2)) == Token::Figure,
        _ => false,
    }
}
