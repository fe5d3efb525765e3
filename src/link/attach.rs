//! What a figure counts, which verb governs it and who did it.
//!
//! Rules of the language, in this order: the verb first, then what lies between verb and figure or behind the figure,
//! then the subject of the verb's clause. Nothing is named where no rule applies.

use super::actor;
use super::clause::{Figure, Sentence, Token};
use super::governor::{CAUSES, HAPPENS, exists, governor, is_state, result, touches, verb_behind};
use super::kind::{agentive, share, stated};
use super::memory::{Counted, Memory};
use super::phrase::{past_front, phrase_behind, phrase_in_front};
use crate::lex::number::quantity::{Form, Quantity, unit_of};
use crate::record::{Direction, From, UnitKind};
use crate::span::Run;
use crate::text::Text;

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

/// Who does what the verb of a figure tells.
enum Doer {
    Nobody,
    Named(Run),
    /// Whoever acted in the words before.
    Carried,
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

    /// 增速居全省第4位: what is ranked by a measure; else what follows the rank.
    fn ranked(&self) -> Option<(Run, From)> {
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

    /// What an earlier figure counted: `far` reaches into earlier sentences.
    fn told_before(&self, far: bool) -> Option<(Run, From)> {
        let told = self.memory.newest()?;
        (told.here || far).then(|| carried(told))
    }

    /// What an earlier figure of the same unit counted; without one, the newest.
    fn told_alike(&self) -> Option<(Run, From)> {
        self.memory
            .alike(self.quantity)
            .or(self.memory.newest())
            .or(self.memory.ever(self.quantity))
            .map(carried)
    }

    /// 床位最多，为7460张; 雨量最大的是灵川县，达351毫米: what the clause in front compares.
    fn superlative(&self) -> Option<(Run, From)> {
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
    fn relative(&self) -> Option<Run> {
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
    fn bare(&self) -> bool {
        (self.start..self.at).all(|i| {
            matches!(
                self.token(i),
                Token::Place | Token::Scope | Token::Adverb | Token::Time | Token::Conjunction
            ) || self.sentence.token(i) == Token::Short && is_state(self.text, self.sentence, i)
        })
    }

    /// 郑州站发送12.9万人: the verb that an earlier figure of this unit has.
    fn same_verb(&self, action: Run) -> Option<Counted> {
        let same = |told: Run| self.text.slice(told) == self.text.slice(action);
        self.memory.governed(self.quantity, same)
    }

    /// 受理案件2.4万件，执结2.2万件; people are the same only where 其中 says so.
    fn same_unit(&self) -> bool {
        let unit = unit_of(self.quantity).map(|unit| unit.text);
        let same = self
            .memory
            .alike(self.quantity)
            .is_some_and(|told| told.here);
        let plain = !matches!(unit, None | Some("人" | "次" | "岁" | "天"));
        same && (plain || self.text.has(self.sentence.run(self.start).start, "其中"))
    }

    /// 甲和乙分别增至3个和5个: the subject that this figure belongs to.
    fn distributed(&self) -> Option<Run> {
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
    fn subject(&self, verb: usize) -> Option<Run> {
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
    fn starts_span(&self, at: usize) -> bool {
        matches!(self.text.char(self.sentence.run(at).start), '由' | '从')
    }

    fn counted_with_verb(
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
    fn counted_before_verb(
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

    /// Nothing but places stands in front: an item of a list, whose measure was told before.
    fn bare_place(&self, from: usize) -> bool {
        let mut places = 0;
        (from..self.at).all(|i| match self.token(i) {
            Token::Place | Token::Scope => {
                places += 1;
                true
            }
            Token::Noun => places > 0 && self.sentence.run(i).len() == 1,
            token => {
                token.joins()
                    || token.direction().is_some()
                    || matches!(
                        token,
                        Token::Conjunction | Token::Adverb | Token::Time | Token::Org
                    )
            }
        }) && places > 0
    }

    /// The phrase in front is an organisation, and the figure one of people or money.
    fn member(&self, from: usize) -> bool {
        let people = matches!(
            unit_of(self.quantity).map(|unit| unit.text),
            Some("名" | "人" | "位" | "元")
        );
        let last = (from..self.at).rev().find(|&i| self.token(i).nominal());
        // 其中生态环境领域196件，食品安全领域87件
        let domain = last.is_some_and(|i| {
            let end = self.sentence.run(i).end;
            self.text.has_before(end, "领域") || self.text.has_before(end, "方面")
        });
        domain && !stated(self.quantity)
            || people
                && last.is_some_and(|i| {
                    self.token(i) == Token::Org
                        || matches!(
                            self.text.before(self.sentence.run(i).end),
                            '构' | '社'
                                | '校'
                                | '企'
                                | '局'
                                | '院'
                                | '团'
                                | '厂'
                                | '店'
                                | '司'
                                | '会'
                        )
                })
    }

    /// The phrase in front names a quantity of its own (投资额240亿元), so that it needs no verb.
    fn measured(&self, from: usize) -> bool {
        let last = (from..self.at).rev().find(|&i| self.token(i).nominal());
        last.is_some_and(|i| {
            self.token(i) == Token::Measure || measures(self.text.before(self.sentence.run(i).end))
        })
    }

    /// Who did what the verb in front of the figure tells.
    fn actor_of(&self, verb: usize, counted: Option<(Run, From)>) -> Doer {
        let Site { text, sentence, .. } = *self;
        let run = sentence.run(verb);
        if is_state(text, sentence, verb) || HAPPENS.stands(text, run.start) {
            return Doer::Nobody;
        }
        // 将2万人口纳入4356个网格: what is disposed of is no subject.
        let until = (self.start..verb)
            .find(|&i| {
                sentence.run(i).len() == 1
                    && matches!(text.char(sentence.run(i).start), '将' | '把')
                    && i + 1 < verb
                    && (i + 1..verb).any(|j| self.token(j).nominal())
            })
            .unwrap_or(verb);
        // 屋里存着1200枚 tells of a state, 他背着25公斤 does not.
        let from = past_front(sentence, self.start, verb);
        if text.char(run.end) == '着' && !matches!(self.token(from), Token::Person | Token::Pronoun)
        {
            return Doer::Nobody;
        }
        let named = actor::named(text, sentence, self.start, until);
        if let Some(named) = named {
            let itself = counted.is_some_and(|(counted, _)| counted.overlaps(named));
            return if itself {
                Doer::Nobody
            } else {
                Doer::Named(named)
            };
        }
        if CAUSES.stands(text, run.start) {
            return Doer::Nobody;
        }
        Doer::Carried
    }

    /// 将全市1.97万人口纳入网格, 为300户家庭提供: the figure stands in a phrase in front of its verb.
    fn disposer(&self, verb: usize) -> Doer {
        let Site { text, sentence, .. } = *self;
        let found = (self.start..self.at).rev().find(|&i| {
            let run = sentence.run(i);
            run.len() == 1
                && matches!(
                    text.char(run.start),
                    '将' | '把' | '为' | '对' | '向' | '以' | '在' | '与' | '给' | '同' | '和'
                )
                && (self.token(i) == Token::Preposition
                    || matches!(text.char(run.start), '将' | '与' | '和'))
        });
        let Some(preposition) = found else {
            return Doer::Nobody;
        };
        let opens = preposition == self.start
            || matches!(
                self.token(preposition - 1),
                Token::Adverb | Token::Time | Token::Conjunction
            );
        let with = matches!(
            text.char(sentence.run(preposition).start),
            '与' | '和' | '同'
        );
        if with
            && !opens
            && self.token(preposition) != Token::Preposition
            && !actor::anchored(sentence, preposition - 1)
        {
            return Doer::Nobody;
        }
        if is_state(text, sentence, verb) && self.token(verb) == Token::Short {
            return Doer::Nobody;
        }
        match actor::named(text, sentence, self.start, preposition) {
            Some(run) => Doer::Named(run),
            None => Doer::Carried,
        }
    }
}

/// The last character of a noun that names a quantity.
fn measures(c: char) -> bool {
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

/// Told of an earlier figure.
fn carried(told: Counted) -> (Run, From) {
    let from = if told.here {
        From::Sentence
    } else {
        From::Carried
    };
    (told.run, from)
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
