//! What the names of places in a sentence stand for.

use crate::lex::place::PlaceForm;
use crate::link::Page;
use crate::link::clause::{Sentence, Token};
use crate::place_code::PlaceCode;
use crate::record::{Level, Place};
use crate::span::widen;
use crate::text::Text;

pub(super) const CHINA: Place = Place {
    code: PlaceCode::CHINA,
    level: Level::Country,
};

/// Words that make a statement one about the whole country.
pub(super) fn nation(text: &Text, at: usize) -> bool {
    match (text.char(at), text.char(at + 1)) {
        ('全' | '我' | '中', '国') | ('国', '家') | ('中', '央') => true,
        ('国', '务') => text.char(at + 2) == '院',
        _ => false,
    }
}

/// The place of the chain that begins at `at`: the last of its names, unless that lies elsewhere.
pub(super) fn place_of(page: Page, sentence: &Sentence, at: usize) -> Option<Place> {
    let last = last_of_chain(sentence, at);
    let first = place_at(page, sentence, at);
    let deepest = place_at(page, sentence, last);
    match (first, deepest) {
        (Some(first), Some(deepest)) if !deepest.code.lies_in(first.code) => Some(first),
        (first, deepest) => deepest.or(first),
    }
}

/// Names that are looked back through for the city that 全市 means.
pub(super) const NAMES_BACK: usize = 16;

/// 全市 in a report on a province is the city named last; 全省 in one on a city or county is its province.
pub(super) fn whole(
    page: Page,
    sentence: &Sentence,
    start: usize,
    end: usize,
    home: Option<Place>,
) -> Option<Place> {
    let clause = sentence.pieces.get(start..end)?;
    let skipped = clause.iter().take_while(|piece| {
        matches!(
            piece.token,
            Token::Time | Token::Adverb | Token::Conjunction
        )
    });
    let at = sentence.run(start + skipped.count()).start;
    if !matches!(page.text.char(at), '全' | '我') {
        return None;
    }
    let home = home?;
    match (page.text.char(at + 1), home.level) {
        ('省', Level::City | Level::County) => Some(Place {
            code: home.code.province()?,
            level: Level::Province,
        }),
        ('市', Level::Province) => {
            let forms = &page.mentions.places;
            let behind = forms.partition_point(|form| form.run.start < at);
            let near = behind.saturating_sub(NAMES_BACK)..behind;
            page.places
                .decided
                .get(near)?
                .iter()
                .rev()
                .filter_map(|decided| decided.place)
                .find(|place| place.level == Level::City && place.code.lies_in(home.code))
        }
        _ => None,
    }
}

/// 湖南省长沙市: the last of the places that follow each other without a gap.
pub(super) fn last_of_chain(sentence: &Sentence, first: usize) -> usize {
    let mut last = first;
    while sentence.token(last + 1) == Token::Place
        && sentence.run(last + 1).start == sentence.run(last).end
    {
        last += 1;
    }
    last
}

pub(super) fn mention(sentence: &Sentence, at: usize) -> Option<usize> {
    sentence.pieces.get(at).map(|piece| widen(piece.mention))
}

pub(super) fn place_at(page: Page, sentence: &Sentence, at: usize) -> Option<Place> {
    page.places.decided.get(mention(sentence, at)?)?.place
}

pub(super) fn form_at<'a>(page: Page<'a>, sentence: &Sentence, at: usize) -> Option<&'a PlaceForm> {
    page.mentions.places.get(mention(sentence, at)?)
}

/// A name that is no part of another one.
pub(super) fn plain(page: Page, sentence: &Sentence, at: usize) -> bool {
    form_at(page, sentence, at).is_some_and(|form| form.inside.is_none())
}
