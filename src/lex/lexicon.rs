//! Every word that the tables know, found in one pass over the folded characters.
//! Matches are leftmost-longest and do not overlap.

pub(crate) use super::flags::{Flags, Pos};
use super::matcher::{self, Matcher};
use super::place::gazetteer::NameId;
use super::time::Period;
use super::time::word::TimeWord;
use crate::data::compiled;
use crate::span::{narrow, widen};

/// What a word beside a figure says of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Cue {
    Plan,
    Total,
    Cumulative,
    Average,
    PerCapita,
    Annual,
    Review,
}

/// What a word shows of the line that it stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sign {
    Chrome,
    Related,
    Caption,
    End,
    /// 来源, 日期: a label of the source line.
    Label,
}

/// Where in the line a sign must stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Site {
    Whole,
    Front,
    Anywhere,
}

/// What the tables know of one spelling, but for its name.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Word {
    pub flags: Flags,
    pub pos: Pos,
    pub cue: Option<Cue>,
    pub sign: Option<(Sign, Site)>,
    pub time: Option<TimeWord>,
    pub role: Option<&'static str>,
    /// What a word with a numeral that counts nothing is: a brand, an idiom.
    pub reason: Option<&'static str>,
}

/// A word in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    pub start: u32,
    pub end: u32,
    pub flags: Flags,
    word: u16,
    pub pos: Pos,
}

/// The number of every word that the user added; no word of the tables has it.
const OF_USER: u16 = u16::MAX;

impl Hit {
    /// A word that the user added.
    pub fn of_user(start: u32, end: u32, flags: Flags, pos: Pos) -> Hit {
        Hit {
            start,
            end,
            flags,
            word: OF_USER,
            pos,
        }
    }

    pub fn is_of_user(self) -> bool {
        self.word == OF_USER
    }

    pub fn run(self) -> crate::span::Run {
        crate::span::Run::new(widen(self.start), widen(self.end))
    }

    pub fn word(self) -> &'static Word {
        Lexicon::shared().word(self.word)
    }

    /// The name, where the word is one of the gazetteer.
    pub fn name(self) -> Option<NameId> {
        let names = Lexicon::shared().names;
        NameId::next_below(*names.get(usize::from(self.word))?)
    }
}

/// The tables of words, as the build script compiled them (`build/lexicon.rs`).
pub(crate) struct Lexicon {
    matcher: Matcher<'static>,
    /// The kind of each word: many are alike in all that is known of them.
    kind_of: &'static [u16],
    kinds: &'static [Word],
    /// The name of each word, plus one; 0 where it is none.
    names: &'static [u16],
    /// The words of one character by character from [`FIRST`], each as the number of its flags; few are different.
    singles: &'static [u8],
    flags: &'static [Flags],
}

/// The first of the common Han characters.
const FIRST: u32 = 0x4e00;

static NOTHING: Word = Word {
    flags: Flags::NONE,
    pos: Pos::Noun,
    cue: None,
    sign: None,
    time: None,
    role: None,
    reason: None,
};

static SHARED: Lexicon = Lexicon {
    matcher: matcher::WORDS,
    kind_of: compiled!("words.kinds": [u16]),
    kinds: &include!(concat!(env!("OUT_DIR"), "/kinds.rs")),
    names: compiled!("words.names": [u16]),
    singles: compiled!("words.singles": [u8]),
    flags: compiled!("words.flags": [Flags], flags, 4),
};

const fn flags(bits: [u8; 4]) -> Flags {
    Flags(u32::from_le_bytes(bits))
}

impl Lexicon {
    pub fn shared() -> &'static Lexicon {
        &SHARED
    }

    fn word(&self, word: u16) -> &Word {
        let kind = self.kind_of.get(usize::from(word));
        kind.and_then(|&kind| self.kinds.get(usize::from(kind)))
            .unwrap_or(&NOTHING)
    }

    /// What a single character can be: 共 有 达. Characters are not looked for in the pass; callers ask where it matters.
    pub fn single(&self, c: char) -> Flags {
        let at = u32::from(c).wrapping_sub(FIRST);
        self.singles
            .get(widen(at))
            .and_then(|&number| self.flags.get(usize::from(number)))
            .copied()
            .unwrap_or_default()
    }

    /// The longest word at `at`, whatever the pass took there.
    pub fn at(&self, chars: &[char], at: usize) -> Option<Hit> {
        let (length, word) = self.matcher.longest(chars.get(at..)?)?;
        Some(self.hit(narrow(at), length, word))
    }

    #[inline]
    fn hit(&self, start: u32, length: u32, word: u16) -> Hit {
        let Word { flags, pos, .. } = *self.word(word);
        Hit {
            start,
            end: start + length,
            flags,
            word,
            pos,
        }
    }

    /// Finds the words of a text, in order.
    pub fn scan(&self, chars: &[char], hits: &mut Vec<Hit>) {
        hits.clear();
        self.matcher.scan(chars, |start, length, word| {
            hits.push(self.hit(start, length, word));
        });
    }
}
