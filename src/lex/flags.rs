//! What a word can be, and what it is to its clause. The build script reads this file too.

/// What a word can be; several at once for most of them.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Flags(pub u32);

impl Flags {
    pub const NONE: Flags = Flags(0);
    /// 开展: governs figures.
    pub const VERB: Flags = Flags(1);
    /// 培训: a noun inside a phrase, a verb when it touches a figure.
    pub const VERB_NOUN: Flags = Flags(1 << 1);
    /// 增长.
    pub const UP: Flags = Flags(1 << 2);
    /// 下降.
    pub const DOWN: Flags = Flags(1 << 3);
    pub const ADVERB: Flags = Flags(1 << 4);
    pub const PREPOSITION: Flags = Flags(1 << 5);
    pub const CONJUNCTION: Flags = Flags(1 << 6);
    pub const AUXILIARY: Flags = Flags(1 << 7);
    pub const PRONOUN: Flags = Flags(1 << 8);
    pub const LOCALIZER: Flags = Flags(1 << 9);
    /// 产值, 面积: names a measured quantity.
    pub const MEASURE: Flags = Flags(1 << 10);
    /// 公司: the end of an organisation's name.
    pub const ORG: Flags = Flags(1 << 11);
    /// 干部: people.
    pub const PERSON: Flags = Flags(1 << 12);
    /// 统一: holds a numeral that counts nothing, or looks like a place and is none.
    pub const FROZEN: Flags = Flags(1 << 13);
    pub const TIME: Flags = Flags(1 << 14);
    pub const OUTLET: Flags = Flags(1 << 15);
    pub const ROLE: Flags = Flags(1 << 16);
    pub const PLACE: Flags = Flags(1 << 17);
    /// 振兴: a place name that is an ordinary word first.
    pub const COMMON: Flags = Flags(1 << 18);
    /// 盐池: a place name that is also a thing, which a word of place follows where it is meant.
    pub const THING: Flags = Flags(1 << 26);
    /// 全市: the whole of the place that the text is about.
    pub const SCOPE: Flags = Flags(1 << 19);
    /// Has a [`Cue`].
    pub const CUE: Flags = Flags(1 << 20);
    /// Has a [`Sign`].
    pub const SIGN: Flags = Flags(1 << 21);
    /// The full official name of a place.
    pub const FULL: Flags = Flags(1 << 22);
    /// A short name that only counties bear.
    pub const COUNTY: Flags = Flags(1 << 23);
    /// A name without a suffix that says what it is: a short name, or a country.
    pub const BARE: Flags = Flags(1 << 25);
    /// 京津冀: a region of several divisions.
    pub const AREA: Flags = Flags(1 << 27);
    /// The report's own country, which is no place in it.
    pub const NATION: Flags = Flags(1 << 24);

    pub const CHANGE: Flags = Flags(Flags::UP.0 | Flags::DOWN.0);
    /// Anything that a predicate is made of.
    pub const PREDICATE: Flags = Flags(Flags::VERB.0 | Flags::VERB_NOUN.0 | Flags::CHANGE.0);

    pub fn has(self, other: Flags) -> bool {
        self.0 & other.0 != 0
    }

    pub fn with(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }
}

/// What a word is to its clause, where it can be several things.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) enum Pos {
    Up,
    Down,
    Verb,
    Adverb,
    Preposition,
    VerbNoun,
    Conjunction,
    Scope,
    Pronoun,
    Localizer,
    Measure,
    Org,
    Person,
    Aspect,
    #[default]
    Noun,
}
