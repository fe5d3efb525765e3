//! Lines of a page and what each looks like by itself.

use super::fields::{self, Field};
use super::menu;
use super::meta;
use crate::lex::Mentions;
use crate::lex::lexicon::{Flags, Hit, Sign, Site};
use crate::lex::person;
use crate::limits::MAX_QUOTE;
use crate::span::{Run, seek};
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::{Words, words};

/// What a line looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Look {
    Blank,
    /// Navigation, share buttons, font sizes.
    Chrome,
    /// Copyright, comments, next article: nothing of the report follows.
    End,
    /// 相关阅读: what follows are teasers.
    Related,
    /// Source and date.
    Meta,
    /// Nothing but credits.
    Credit,
    Caption,
    /// A heading by its markup.
    Heading,
    /// A list mark in front.
    Bullet,
    /// A short line without a stop: a headline or heading.
    Short,
    /// Running text.
    Paragraph,
}

/// A line, or a piece of a one-line page whose blanks were line breaks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    /// Without blanks at the ends.
    pub run: Run,
    /// With everything up to the next line: these tile the text.
    pub whole: Run,
    pub look: Look,
}

/// A headline or heading is at most this long.
const SHORT: usize = 40;

/// A line that is longer is running text.
const LONG: usize = 2 * SHORT;

/// A source line is at most this long.
const META: usize = 2 * LONG;

/// How paragraphs begin that no longer belong to the report, however long they are.
static END: &Words = words![
    "免责声明",
    "版权声明",
    "特别声明",
    "郑重声明",
    "网站声明",
    "平台声明",
    "本站声明",
    "法律声明",
    "声明:",
    "版权所有",
    "版权与免责",
    "相关链接",
    "相关阅读",
    "相关新闻",
    "延伸阅读",
    "附件:",
    "附件1",
    "本网站所",
    "凡本网",
    "凡注明",
    "未经授权",
    "未经许可"
];

/// Splits the text at its line breaks.
pub(crate) fn lines(text: &Text, mentions: &Mentions, out: &mut Vec<Line>) {
    out.clear();
    let mut start = 0;
    let mut next = 0;
    while start < text.len() {
        let rest = text.classes().get(start..).unwrap_or(&[]);
        let end = Class::position(rest, |class| class == Class::NEWLINE)
            .map_or(text.len(), |i| start + i + 1);
        let whole = Run::new(start, end);
        let run = text.trim(whole);
        // The words of a long line do not say what it is.
        let wordless = run.len() > META || run.len() > LONG && text.has_class(run, Class::STOP);
        let words = if wordless {
            &[]
        } else {
            next = seek(&mentions.hits, next, |hit| hit.run().start < run.start);
            mentions.hits.get(next..).unwrap_or(&[])
        };
        out.push(Line {
            run,
            whole,
            look: look(text, run, mentions, words),
        });
        start = end;
    }
}

/// Splits a one-line page at its blanks.
pub(crate) fn pieces(text: &Text, page: Run, out: &mut Vec<Line>) {
    out.clear();
    let mut start = page.start;
    while start < page.end {
        let rest = text.class_slice(Run::new(start, page.end));
        let word = blank(rest).unwrap_or(rest.len());
        let blanks = rest
            .iter()
            .skip(word)
            .take_while(|&&c| c == Class::SPACE)
            .count();
        let end = start + word + blanks;
        let run = Run::new(start, start + word);
        let stops = text.has_class(run, Class::STOP);
        let look = if run.is_empty() {
            Look::Blank
        } else if stops || run.len() > SHORT {
            Look::Paragraph
        } else {
            Look::Short
        };
        out.push(Line {
            run,
            whole: Run::new(start, end),
            look,
        });
        start = end.max(start + 1);
    }
}

/// The first blank that was a line break: one inside a quotation was none, “同心同行 共谋发展”.
fn blank(classes: &[Class]) -> Option<usize> {
    let opens = |class: Class| matches!(class, Class::QUOTE | Class::TITLE | Class::OPEN);
    let ends = |class: Class| {
        let closes = matches!(class, Class::UNQUOTE | Class::UNTITLE | Class::CLOSE);
        opens(class) || closes || class == Class::STOP
    };
    let mut from = 0;
    loop {
        let rest = classes.get(from..)?;
        let at = Class::position(rest, |class| class == Class::SPACE || opens(class))?;
        from += at;
        if rest.get(at) == Some(&Class::SPACE) {
            return Some(from);
        }
        // The quotation reaches to what closes it or opens another, if that comes soon.
        let inner = classes.get(from + 1..classes.len().min(from + MAX_QUOTE))?;
        from += 1 + Class::position(inner, ends).unwrap_or(MAX_QUOTE - 1);
    }
}

/// What a line looks like. `words` begin with those of the line, unless it is long.
fn look(text: &Text, run: Run, mentions: &Mentions, words: &[Hit]) -> Look {
    if run.is_empty() {
        return Look::Blank;
    }
    // Long lines have no words here.
    if run.len() > LONG && text.any_of(run.start, END).is_some() {
        return Look::End;
    }
    let mut flags = Flags::NONE;
    let count = words
        .iter()
        .take_while(|hit| hit.run().start < run.end)
        .inspect(|hit| flags = flags.with(hit.flags))
        .count();
    let hits = words.get(..count).unwrap_or(&[]);
    let sign = || {
        let signs = hits.iter().filter(|hit| hit.flags.has(Flags::SIGN));
        let looks = signs.filter_map(|hit| signed(text, run, *hit));
        // 字号:大 中 小 2024-03-05 来源:清河日报: what tells the source outweighs the buttons beside it.
        looks.reduce(|first, next| {
            if first == Look::Chrome && next == Look::Meta {
                next
            } else {
                first
            }
        })
    };
    if flags.has(Flags::SIGN)
        && let Some(look) = sign()
    {
        return look;
    }
    // 【信息来源】：县广播电视台, 作　者：李明: the tables know such labels without their brackets and blanks.
    let spread = || text.class(run.start + 1) == Class::SPACE;
    let titled = || {
        text.any_of(run.start, words!["标题", "题目", "题名"])
            .is_some()
    };
    if run.len() <= LONG
        && (text.class(run.start) == Class::OPEN || spread() || titled())
        && let Some(field) = fields::first(text, run)
    {
        match field {
            Field::Text | Field::Other => return Look::Chrome,
            // 【编辑:王芳】 is a credit.
            Field::Person(_) if flags.has(Flags::ROLE) => {}
            _ => return Look::Meta,
        }
    }
    match text.char(run.start) {
        '▲' | '△' => return Look::Caption,
        '©' => return Look::End,
        // An address alone is no headline.
        'h' | 'w'
            if !text.has_class(run, Class::SPACE)
                && text
                    .any_of(run.start, words!["http://", "https://", "www."])
                    .is_some() =>
        {
            return Look::Chrome;
        }
        _ => {}
    }
    if matches!(text.char(run.start), '•' | '●' | '■' | '◆' | '○' | '▪') {
        let credit = flags.has(Flags::ROLE) && is_credit(text, run, hits);
        return if credit { Look::Credit } else { Look::Bullet };
    }
    if run.len() <= LONG {
        if meta::is_meta(text, run, mentions, hits) {
            return Look::Meta;
        }
        if flags.has(Flags::ROLE) && is_credit(text, run, hits)
            || person::solo(
                text,
                run.start + usize::from(text.class(run.start) == Class::OPEN),
                run,
            )
            .is_some()
                && !text.has_class(run, Class::STOP)
        {
            return Look::Credit;
        }
        if menu::is_menu(text, run) || menu::is_number(text, run) || menu::is_contact(text, run) {
            return Look::Chrome;
        }
        if is_caption(text, run) {
            return Look::Caption;
        }
    }
    let tail = text.class(run.end - 1);
    let closes = |class: Class| {
        matches!(
            class,
            Class::STOP | Class::SEMI | Class::COMMA | Class::COLON
        )
    };
    let quoted_stop = tail == Class::UNQUOTE && closes(text.class_before(run.end - 1));
    if run.len() <= SHORT && !closes(tail) && !quoted_stop && !text.has_class(run, Class::STOP) {
        return Look::Short;
    }
    Look::Paragraph
}

/// What a sign says of the line, if it stands where it must.
fn signed(text: &Text, line: Run, hit: Hit) -> Option<Look> {
    let (sign, site) = hit.word().sign?;
    let run = hit.run();
    let there = match site {
        Site::Whole => run == line,
        Site::Front => run.start == line.start,
        Site::Anywhere => true,
    };
    Some(match sign {
        _ if !there => return None,
        Sign::Chrome => Look::Chrome,
        Sign::Related => Look::Related,
        Sign::Caption => Look::Caption,
        Sign::End => Look::End,
        Sign::Label => {
            // 来源 | 医务科 is written like 来源:医务科.
            let next = text.past_blank(run.end);
            let colon =
                matches!(text.char(next), ':' | '|' | '丨') || text.class(run.end) == Class::TITLE;
            let stops = text.has_class(line, Class::STOP);
            return (colon && !stops).then_some(Look::Meta);
        }
    })
}

/// 【编辑:X】, (记者 X), 责任编辑 X: a role word in front and names behind.
fn is_credit(text: &Text, run: Run, hits: &[Hit]) -> bool {
    let first = hits.iter().find(|hit| hit.flags.has(Flags::ROLE));
    first.is_some_and(|hit| {
        let at = hit.run();
        // □ 本报记者 张三
        let marks = (run.start..run.start + 2)
            .take_while(|&at| !text.class(at).is_han())
            .count();
        // 珠江口岸报记者 余锦华
        let outlet = || crate::lex::outlet::looks_like(text, Run::new(run.start + marks, at.start));
        let in_front = at.start <= run.start + marks.max(1) || outlet();
        let names =
            crate::lex::person::behind(text, hit.word().role.unwrap_or_default(), at.end, run.end);
        // 一审宣判后,被告人上诉。 is a sentence: a stop stands behind names only.
        let sentence = |end: usize| text.has_class(Run::new(end + 1, run.end), Class::STOP);
        in_front
            && run.len() <= SHORT + 20
            && names.last().is_some_and(|name| !sentence(name.run.end))
    })
}

/// 张三 摄, 黑面琵鹭在此度冬。(记者侯俊廷摄), 阿强推车送饭。(受访者提供): who took the picture closes the line.
fn is_caption(text: &Text, run: Run) -> bool {
    let closed = text.class(run.end - 1) == Class::CLOSE;
    let end = run.end - usize::from(closed);
    let given = || {
        ["提供", "供图", "资料图", "制图"]
            .iter()
            .any(|word| text.has_before(end, word))
    };
    run.len() < SHORT && (text.before(end) == '摄' || closed && given())
}
