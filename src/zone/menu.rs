//! Lines of words that are no sentence: menus, bread crumbs, share buttons, page numbers.

use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;

/// A word of a menu has at most this many characters, and the words of a menu on average as many.
const WORD: usize = 10;
const MEAN: usize = 5;

/// Whether a line is a menu: at least four short words between blanks and bars. 首页 | 要闻 | 农业 | 视频, 三江网 > 农业 > 正文.
pub(super) fn is_menu(text: &Text, run: Run) -> bool {
    let mut words = 0;
    let mut length = 0;
    let mut bars = 0;
    let mut at = run.start;
    let mut start = run.start;
    let mut end_word = |from: usize, to: usize| {
        words += usize::from(to > from);
        length += to - from;
        to - from <= WORD
    };
    while at < run.end {
        let class = text.class(at);
        let bar = is_bar(text.char(at));
        if matches!(class, Class::STOP | Class::SEMI | Class::COMMA) {
            return false;
        }
        if class == Class::SPACE || bar {
            bars += usize::from(bar);
            if !end_word(start, at) {
                return false;
            }
            start = at + 1;
        }
        at += 1;
    }
    if !end_word(start, run.end) {
        return false;
    }
    let least = if bars >= 2 { 3 } else { 4 };
    words >= least && length <= words * MEAN
}

fn is_bar(c: char) -> bool {
    matches!(c, '|' | '│' | '>' | '»' | '›' | '丨' | '→' | '┃')
}

/// Whether a line is the number of a page or an issue: — 1 —, 第3页, 第14期(总第236期).
pub(super) fn is_number(text: &Text, run: Run) -> bool {
    let inner = |at: usize| matches!(text.class(at), Class::DASH | Class::SPACE);
    let front = (run.start..run.end).take_while(|&at| inner(at)).count();
    let back = (run.start + front..run.end)
        .rev()
        .take_while(|&at| inner(at))
        .count();
    let inner = Run::new(run.start + front, run.end - back);
    let numeric = |at: usize| matches!(text.class(at), Class::DIGIT | Class::NUM | Class::SPACE);
    if front > 0 && back > 0 && inner.len() <= 4 && (inner.start..inner.end).all(numeric) {
        return true;
    }
    let order = text.char(inner.start) == '第' && inner.len() <= 20;
    let mark = |at: usize| {
        numeric(at)
            || matches!(
                text.char(at),
                '第' | '页' | '期' | '总' | '共' | '版' | '号' | '(' | ')' | '/'
            )
    };
    let counts = |at: usize| matches!(text.char(at), '页' | '期' | '版');
    order && (inner.start..inner.end).any(counts) && (inner.start..inner.end).all(mark)
}

/// Whether a line tells how to reach someone, or how many copies there are: 电话 0931-8412345, 共印150份.
pub(super) fn is_contact(text: &Text, run: Run) -> bool {
    if run.len() > 40 || text.has_class(run, Class::STOP) {
        return false;
    }
    if text.before(run.end) == '份' && (run.start..run.end).any(|at| text.has(at, "共印")) {
        return true;
    }
    // An area code and a number: three or four digits, a dash, seven or eight.
    let digits = |from: usize| {
        (from..run.end)
            .take_while(|&at| text.class(at) == Class::DIGIT)
            .count()
    };
    let front = text.char(run.start) != '《';
    front
        && (run.start..run.end).any(|at| {
            let area = digits(at);
            let starts = text.char(at) == '0' && text.class_before(at) != Class::DIGIT;
            starts
                && matches!(area, 3 | 4)
                && matches!(text.char(at + area), '-' | ')' | '—')
                && matches!(digits(at + area + 1), 7 | 8)
        })
}
