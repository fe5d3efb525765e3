//! Which words make sense, and what the tables have for them already.

use crate::error::Error;
use crate::lex::lexicon::{Flags, Lexicon};
use crate::lex::place::gazetteer::Gazetteer;
use crate::limits::MAX_USER_WORD;
use crate::text::Text;
use crate::text::class::Class;
use crate::user_words::Meaning;
use rust_decimal::Decimal;

/// A word as texts are folded, if one could ever be found.
pub(super) fn word(word: &str) -> Result<Vec<char>, Error> {
    let text = spelling(word)?;
    if text.len() < 2 {
        return Err(Error::NotAWord(
            word.to_owned(),
            "has one character, which is part of other words",
        ));
    }
    Ok(text.chars().to_vec())
}

/// A unit as texts are folded, if one could ever stand behind a numeral.
pub(super) fn unit(word: &str) -> Result<Vec<char>, Error> {
    let text = spelling(word)?;
    // 千克 is a unit.
    let digit = "〇零一二三四五六七八九两".contains(text.char(0));
    if digit || text.class(0) == Class::DIGIT {
        let why = "begins with a digit, which is read as part of the number";
        return Err(Error::NotAWord(word.to_owned(), why));
    }
    Ok(text.chars().to_vec())
}

fn spelling(word: &str) -> Result<Text, Error> {
    let wrong = |why| Err(Error::NotAWord(word.to_owned(), why));
    // A character has at most four bytes, and a note of pinyin a few dozen.
    if word.len() > 16 * MAX_USER_WORD {
        return wrong("is longer than MAX_USER_WORD, 16 characters");
    }
    let mut text = Text::default();
    text.read(word);
    let classes = text.classes();
    let blank = |c: Option<&Class>| c.is_some_and(|c| matches!(*c, Class::SPACE));
    if text.len() == 0 {
        wrong("is empty")
    } else if text.len() > MAX_USER_WORD {
        wrong("is longer than MAX_USER_WORD, 16 characters")
    } else if classes.contains(&Class::NEWLINE) || blank(classes.first()) || blank(classes.last()) {
        wrong("has a blank at an end, or a line break")
    } else if !classes
        .iter()
        .any(|c| c.is_han() || matches!(*c, Class::LATIN | Class::DIGIT))
    {
        wrong("has no letter and no digit")
    } else {
        Ok(text)
    }
}

/// What the tables say of a word that is to have another meaning.
pub(super) fn in_tables(spelling: &[char], meaning: Meaning) -> Option<&'static str> {
    let hit = Lexicon::shared().at(spelling, 0)?;
    let flags = hit.flags;
    if hit.run().len() != spelling.len() || flags == Flags::NONE {
        return None;
    }
    let same = match meaning {
        Meaning::Verb => flags.has(Flags::PREDICATE),
        Meaning::Outlet => flags.has(Flags::OUTLET),
        Meaning::Frozen(_) => flags.has(Flags::FROZEN),
        // One of several that share the name is a narrower meaning, not another one.
        Meaning::Place(place) => hit.name().is_some_and(|name| {
            let bearers = Gazetteer::shared().bearers(name);
            bearers.iter().any(|bearer| bearer.place == place)
        }),
    };
    (!same).then(|| known(flags))
}

fn known(flags: Flags) -> &'static str {
    let names = [
        (Flags::PLACE, "a place"),
        (Flags::OUTLET, "an outlet"),
        (Flags::FROZEN, "a frozen expression"),
        (Flags::TIME, "a time"),
        (Flags::ROLE, "a role"),
        (Flags::PREDICATE, "a verb"),
        (Flags::ORG, "the end of an organisation's name"),
        (Flags::PERSON, "a word for people"),
        (Flags::MEASURE, "a measured quantity"),
    ];
    let mut names = names.into_iter();
    names
        .find(|(flag, _)| flags.has(*flag))
        .map_or("another word", |(_, name)| name)
}

impl Meaning {
    pub(super) fn name(self) -> &'static str {
        match self {
            Meaning::Place(_) => "a place",
            Meaning::Outlet => "an outlet",
            Meaning::Verb => "a verb",
            Meaning::Frozen(_) => "a frozen expression",
        }
    }
}

pub(super) fn clash(word: &str, known: &'static str) -> Error {
    Error::Clash {
        word: word.to_owned(),
        known,
    }
}

/// 0.5, 2000/3: a positive decimal, or a fraction of two.
pub(super) fn is_factor(text: &str) -> bool {
    let (top, bottom) = text.split_once('/').unwrap_or((text, "1"));
    let positive = |number: &str| {
        let plain = number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        plain && number.parse::<Decimal>().is_ok_and(|n| n > Decimal::ZERO)
    };
    positive(top) && positive(bottom)
}
