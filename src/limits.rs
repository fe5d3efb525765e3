//! Every number that bounds work or memory: what it stops, and what happens beyond it.
//!
//! Over a limit the report holds what was read so far, and [`Report::truncated`](crate::Report::truncated) or a
//! remark says so; nothing is lost silently and nothing fails.

/// Bytes of one input that are read: 16 MiB. Stops unbounded memory; the rest stays unread and is reported.
pub const MAX_INPUT: usize = 16 << 20;

/// Bytes of a file that are decoded: twice [`MAX_INPUT`] and a little, so that a text that is too long is so in UTF-16, too,
/// and is reported as truncated. Stops unbounded memory before anything is known of the text.
pub const MAX_BYTES: usize = 2 * MAX_INPUT + 4;

/// Characters of one numeral: 64. Stops quadratic work on digit floods; longer ones keep their place, without a value.
pub const MAX_NUMERAL: usize = 64;

/// Characters that a sentence may hold: 1,024. Stops quadratic attachment on text without punctuation; longer
/// sentences are read in windows of this size.
pub const MAX_SENTENCE: usize = 1024;

/// Words of a clause, commas not counted: behind a figure beyond it a clause is taken to begin, so that no figure looks through
/// thousands of others. The longest clause of the real reports has 84.
pub const MAX_CLAUSE: usize = 128;

/// Characters within which a quotation, a book title or a bracket must close: 64. Stops the search for a closer from
/// every opener of `《《《…`; later closers are not seen.
pub const MAX_QUOTE: usize = 64;

/// Statistics in one report: 50,000. Stops output that is out of proportion; later ones are not linked.
pub const MAX_STATISTICS: usize = 50_000;

/// Section headings in one report: 1,000. Stops a page of headings; later ones count as body.
pub const MAX_SECTIONS: usize = 1_000;

/// Related-reading titles in one report: 1,000. Stops link farms; later ones are dropped.
pub const MAX_RELATED: usize = 1_000;

/// Characters that one context look-around may cross from a mention: 24. Stops each of n mentions from reading n
/// characters.
pub const MAX_LOOK: usize = 24;

/// How deep elements of a page are told apart: 200. Stops searches up the tree that grow with its depth; what lies deeper
/// is read as part of the element at this depth, and none of its text is lost.
pub const MAX_DEPTH: usize = 200;

/// Elements of a page that are told apart: 200,000. Stops memory out of proportion on a page of nothing but tags; later
/// ones are read as part of the element that holds them.
pub const MAX_ELEMENTS: usize = 200_000;

/// Lines that metadata adds to a page: 200. Stops a page of nothing but metadata; later ones are not read.
pub const MAX_METADATA: usize = 200;

/// Characters that a list may hold which is compared with the count that announces it: 256. Stops each of n counts from reading
/// to the end of a sentence; longer lists are not counted.
pub const MAX_LIST: usize = 256;

/// Characters of a word that a user adds: 16, after folding. Stops a lookup of n characters at each place of a text; longer
/// ones are refused, [`Error::NotAWord`](crate::Error::NotAWord).
pub const MAX_USER_WORD: usize = 16;

/// Words that one [`UserDictionary`](crate::UserDictionary) holds: 50,000. Stops memory out of proportion; more are refused,
/// [`Error::TooManyWords`](crate::Error::TooManyWords).
pub const MAX_USER_WORDS: usize = 50_000;

/// Different units and reasons of all dictionaries that a program makes: 50,000. Records borrow them, so they stay for as long
/// as the program runs; stops one that makes new ones for ever. More are refused,
/// [`Error::TooManyWords`](crate::Error::TooManyWords).
pub const MAX_KEPT: usize = 50_000;
