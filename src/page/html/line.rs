//! A line of the visible text and what is counted of it.

use crate::page::Role;

/// A line of the visible text.
#[derive(Clone, Default, Debug)]
pub(super) struct Line {
    /// Its first byte in the visible text.
    pub start: u32,
    /// The innermost element that it begins in.
    pub element: u32,
    /// Visible characters: all, Han, punctuation, in links, in bold.
    pub visible: u32,
    pub han: u32,
    pub commas: u32,
    /// It ends a sentence.
    pub stops: bool,
    pub linked: u32,
    pub bold: u32,
    /// The longest link, in the visible text.
    pub link: (u32, u32),
    /// The cells of a row of a table.
    pub cells: Vec<Cell>,
    /// The page calls a part of it its headline.
    pub titled: bool,
    /// What metadata it holds.
    pub hidden: Option<Role>,
}

/// A cell of a row.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Cell {
    /// Where it lies in the visible text.
    pub start: u32,
    pub end: u32,
    pub column: u32,
}

impl Line {
    /// Whether most of it is links.
    pub fn is_links(&self) -> bool {
        self.linked * 2 > self.visible
    }

    /// Whether it reads like a sentence: enough Han characters and a stop at the end, or many of them.
    pub fn is_prose(&self) -> bool {
        let long = self.han >= 40 || self.han >= 25 && self.commas >= 2;
        !self.is_links() && (self.han >= 10 && self.stops || long)
    }

    /// Counts a character that is seen.
    pub fn count(&mut self, c: char) {
        self.visible += 1;
        self.han += u32::from(is_han(c));
        self.commas += u32::from(matches!(
            c,
            '，' | '。' | '；' | '！' | '？' | '：' | '、' | ','
        ));
        self.stops = matches!(
            c,
            '。' | '！' | '？' | '；' | '：' | '…' | '”' | '」' | '』' | '）' | ')'
        );
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// Han characters and the punctuation that is as wide.
pub(super) fn is_wide(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff65}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}
