//! The places of a sentence in front of a figure.

use super::Scope;
use super::named::{last_of_chain, place_at, place_of, plain};
use crate::link::Page;
use crate::link::clause::{Figure, Mark, Sentence, Token};
use crate::record::{Level, Place};
use crate::text::Text;

/// The times and places of the sentence in front of a figure; the next figure goes on from there.
#[derive(Clone, Copy, Default)]
pub(super) struct Front {
    /// The next mark to be read.
    pub(super) next: usize,
    /// The clause of the figure, if there was one yet.
    pub(super) clause: Option<usize>,
    /// The place that this clause named last.
    pub(super) place: Option<Place>,
    /// The place that an earlier clause of the sentence is about, or takes place in.
    pub(super) kept: Option<Place>,
    /// It was named inside an organisation.
    pub(super) office: bool,
    /// How many times the sentence went over to another place.
    pub(super) changes: usize,
    /// 全市, 其余: the clause is about the whole.
    pub(super) whole: bool,
    /// The next clause to be searched for a subject.
    pub(super) subject: usize,
}

impl Front {
    /// The sentence goes over to a place.
    pub(super) fn keep(&mut self, place: Place) {
        if place.level == Level::Country || self.kept == Some(place) {
            return;
        }
        self.kept = Some(place);
        self.changes += 1;
    }

    /// Reads a chain of places from `mark` to `last` in the clause of the figure.
    pub(super) fn read_place(
        &mut self,
        page: Page,
        sentence: &Sentence,
        mark: &Mark,
        last: usize,
        at: usize,
    ) {
        let Some(place) = place_of(page, sentence, mark.at) else {
            return;
        };
        let start = sentence.clause(mark.clause).start;
        // 惠民县862亿元、博兴县338亿元: each member of a list names its place.
        let member = || {
            last + 1 == at
                && place.level != Level::Country
                && (start..mark.at).any(|i| sentence.token(i) == Token::Figure)
        };
        if place.level != Level::Country && opens(sentence, start, mark.at, last)
            || marked(page.text, sentence, start, mark.at) && plain(page, sentence, last)
            || member()
        {
            self.office = !plain(page, sentence, last);
            self.place = Some(place);
        }
    }

    /// Reads a chain of places in a clause in front of that of the figure.
    pub(super) fn pass_place(
        &mut self,
        page: Page,
        sentence: &Sentence,
        mark: &Mark,
        last: usize,
        figure: &Figure,
    ) {
        let clause = sentence.clause(mark.clause);
        let Some(place) =
            place_of(page, sentence, mark.at).filter(|place| place.level != Level::Country)
        else {
            return;
        };
        let named = plain(page, sentence, last);
        // 资溪县最大，为521毫米; 雨量最大的是资溪县，达521毫米
        let compared = || {
            mark.clause + 1 == figure.clause
                && last + 1 == clause.end
                && matches!(
                    page.text.before(sentence.run(mark.at).start),
                    '是' | '为' | '数'
                )
        };
        let set = || {
            marked(page.text, sentence, clause.start, mark.at)
                && sentence.token(last + 1) != Token::De
        };
        if opens(sentence, clause.start, mark.at, last) || named && (set() || compared()) {
            self.office = !named;
            self.keep(place);
        }
    }
}

impl Scope {
    /// 甲县、乙县产量分别为4万吨和3万吨: the figures take the places one by one.
    pub(super) fn distribute(&mut self, page: Page, sentence: &Sentence, figure: &Figure) {
        if !sentence.apart {
            return;
        }
        let start = sentence.clause(figure.clause).start;
        let apart = (start..figure.at).rev().find(|&i| {
            sentence.token(i) == Token::Adverb && page.text.has(sentence.run(i).start, "分别")
        });
        let Some(apart) = apart else {
            return;
        };
        let nth = (apart..figure.at)
            .filter(|&i| sentence.token(i) == Token::Figure)
            .count();
        let ends = |i: usize| {
            sentence.token(i) == Token::Place
                && (sentence.token(i + 1).joins() || i + 1 >= apart || nth > 0)
                && sentence.token(i + 1) != Token::Place
        };
        if (start..apart).filter(|&i| ends(i)).count() < 2 {
            return;
        }
        if let Some(at) = (start..apart).filter(|&i| ends(i)).nth(nth) {
            self.front.place = place_at(page, sentence, at).or(self.front.place);
        }
    }
}

/// Nothing but times, adverbs and the like stands in front of the place in its clause, or a noun, too, where a verb follows:
/// 东道主庆阳市拿到.
pub(super) fn opens(sentence: &Sentence, start: usize, at: usize, last: usize) -> bool {
    let front = sentence.pieces.get(start..at).unwrap_or(&[]);
    let acts = matches!(sentence.token(last + 1), Token::Verb | Token::Short);
    front.iter().all(|piece| match piece.token {
        Token::Time | Token::Adverb | Token::Conjunction => true,
        Token::Noun => acts && piece.run().len() <= 4,
        _ => false,
    })
}

/// 在长沙, 赴长沙, 发往长沙: where something happens or goes.
pub(super) fn marked(text: &Text, sentence: &Sentence, start: usize, at: usize) -> bool {
    let from = sentence.run(at).start;
    let preposition = at > start && sentence.token(at - 1) == Token::Preposition;
    match text.before(from) {
        '从' | '由' | '自' | '比' | '据' | '经' => false,
        // 鹤峰到恩施的车程
        '到' if sentence.token(at.wrapping_sub(2)) == Token::Place => false,
        '在' | '到' | '赴' | '向' | '于' | '对' | '往' | '抵' | '援' => true,
        _ => preposition,
    }
}

/// 7例在大庆市, 600顶发往全州县: the place right behind the figure that its things are in or go to.
pub(super) fn behind(page: Page, sentence: &Sentence, figure: usize) -> Option<Place> {
    let mut at = figure + 1;
    while at <= figure + MAX_NOUNS
        && sentence.token(at).nominal()
        && sentence.token(at) != Token::Place
    {
        at += 1;
    }
    let lies = page.text.has(sentence.run(at).start, "在")
        || sentence.token(at) == Token::Verb
            && matches!(
                page.text.before(sentence.run(at).end),
                '在' | '于' | '往' | '到' | '给' | '援'
            );
    if !lies || sentence.token(at + 1) != Token::Place {
        return None;
    }
    let last = last_of_chain(sentence, at + 1);
    let ends = sentence.token(last + 1) == Token::Break;
    place_of(page, sentence, at + 1).filter(|_| ends && plain(page, sentence, last))
}

/// Nouns between a figure and the verb behind it.
pub(super) const MAX_NOUNS: usize = 2;
