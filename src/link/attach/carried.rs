//! What a figure takes over from those in front: the items of a list, and figures alike.

use super::Site;
use crate::lex::number::quantity::unit_of;
use crate::link::clause::Token;
use crate::link::kind::stated;
use crate::link::memory::Counted;
use crate::record::From;
use crate::span::Run;

impl Site<'_> {
    /// What an earlier figure counted: `far` reaches into earlier sentences.
    pub(super) fn told_before(&self, far: bool) -> Option<(Run, From)> {
        let told = self.memory.newest()?;
        (told.here || far).then(|| carried(told))
    }

    /// What an earlier figure of the same unit counted; without one, the newest.
    pub(super) fn told_alike(&self) -> Option<(Run, From)> {
        self.memory
            .alike(self.quantity)
            .or(self.memory.newest())
            .or(self.memory.ever(self.quantity))
            .map(carried)
    }

    /// 郑州站发送12.9万人: the verb that an earlier figure of this unit has.
    pub(super) fn same_verb(&self, action: Run) -> Option<Counted> {
        let same = |told: Run| self.text.slice(told) == self.text.slice(action);
        self.memory.governed(self.quantity, same)
    }

    /// 受理案件2.4万件，执结2.2万件; people are the same only where 其中 says so.
    pub(super) fn same_unit(&self) -> bool {
        let unit = unit_of(self.quantity).map(|unit| unit.text);
        let same = self
            .memory
            .alike(self.quantity)
            .is_some_and(|told| told.here);
        let plain = !matches!(unit, None | Some("人" | "次" | "岁" | "天"));
        same && (plain || self.text.has(self.sentence.run(self.start).start, "其中"))
    }

    /// Nothing but places stands in front: an item of a list, whose measure was told before.
    pub(super) fn bare_place(&self, from: usize) -> bool {
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
    pub(super) fn member(&self, from: usize) -> bool {
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
}

/// Told of an earlier figure.
pub(super) fn carried(told: Counted) -> (Run, From) {
    let from = if told.here {
        From::Sentence
    } else {
        From::Carried
    };
    (told.run, from)
}
