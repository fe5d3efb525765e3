//! Who did what the verb of a figure tells.

use super::Site;
use crate::link::actor;
use crate::link::clause::Token;
use crate::link::governor::{CAUSES, HAPPENS, is_state};
use crate::link::phrase::past_front;
use crate::record::From;
use crate::span::Run;

impl Site<'_> {
    /// Who did what the verb in front of the figure tells.
    pub(super) fn actor_of(&self, verb: usize, counted: Option<(Run, From)>) -> Doer {
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
    pub(super) fn disposer(&self, verb: usize) -> Doer {
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

/// Who does what the verb of a figure tells.
pub(super) enum Doer {
    Nobody,
    Named(Run),
    /// Whoever acted in the words before.
    Carried,
}
