//! Which line is the headline, where no markup tells? The one that scores most of those in front of the text.

use super::head;
use super::line::{Line, Look};
use super::meta::is_issued;
use crate::lex::Mentions;
use crate::lex::outlet::{self, Ending};
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;

/// A line with fewer points is none.
const LEAST: i32 = 1;

/// A headline has at most this many characters, and one that ends in a question or exclamation mark fewer.
const LONGEST: usize = 60;
const ASKED: usize = 30;

/// The headline among the lines in front of line `body`, the first one of running text.
pub(crate) fn title(
    text: &Text,
    mentions: &Mentions,
    lines: &[Line],
    body: usize,
) -> Option<usize> {
    let front: Vec<(usize, &Line)> = lines
        .iter()
        .enumerate()
        .take(body)
        .filter(|(_, line)| line.look != Look::Blank)
        .collect();
    let shown = |line: &&Line| matches!(line.look, Look::Short | Look::Paragraph);
    let may = |line: &Line| may_be(text, line);
    let first = front
        .iter()
        .position(|(_, line)| may(line) && !is_column(line));
    let first = first.or(front.iter().position(|(_, line)| may(line)));
    let mut best: Option<(i32, usize)> = None;
    for (n, &(i, line)) in front.iter().enumerate() {
        if !may_be(text, line) || is_masthead(text, line) {
            continue;
        }
        let above = n
            .checked_sub(1)
            .and_then(|n| front.get(n))
            .map(|(_, line)| *line);
        let below = front.get(n + 1).map(|(_, line)| *line);
        let mut points = own(text, line.run);
        points += 3 * i32::from(Some(n) == first);
        points += beside(text, line, above, below);
        // The office that issues a text is not its headline.
        points -= 7 * i32::from(is_issued(text, line.run));
        // Nor is the name of a bulletin with its number or day.
        points -=
            5 * i32::from(is_issue(text, line.run) || head::day(mentions, line.run).is_some());
        points -= i32::from(front.len() - n > FAR);
        if points >= LEAST && best.is_none_or(|(most, _)| points > most) {
            best = Some((points, i));
        }
    }
    let (_, at) = best?;
    // A line alone is the text, not its headline.
    lines.get(at + 1..)?.iter().find(shown)?;
    Some(at)
}

/// Lines between a headline and its text.
const FAR: usize = 8;

/// Whether a line may be a headline at all.
fn may_be(text: &Text, line: &Line) -> bool {
    let last = text.class(line.run.end.wrapping_sub(1));
    let open = !matches!(
        last,
        Class::STOP | Class::COMMA | Class::SEMI | Class::COLON | Class::UNQUOTE
    );
    match line.look {
        Look::Short => true,
        Look::Paragraph if line.run.len() <= ASKED => {
            last != Class::COLON && text.before(line.run.end) != '。'
        }
        Look::Paragraph => {
            line.run.len() <= LONGEST && open && !text.has_class(line.run, Class::STOP)
        }
        _ => false,
    }
}

/// 要闻, 健康·养生: the column that a report stands in.
fn is_column(line: &Line) -> bool {
    line.run.len() < COLUMN
}

/// A column's name is shorter than this, a headline longer.
const COLUMN: usize = 7;

/// What the words of a line say for it.
fn own(text: &Text, run: Run) -> i32 {
    let mut points = match run.len() {
        0..=3 => -6,
        4..=6 => -1,
        7..=30 => 4,
        31..=45 => 2,
        _ => 0,
    };
    let classes = text.class_slice(run);
    let has = |wanted: &[Class]| classes.iter().any(|class| wanted.contains(class));
    points += i32::from(has(&[
        Class::QUOTE,
        Class::COLON,
        Class::COMMA,
        Class::SPACE,
        Class::TITLE,
        Class::STOP,
    ]));
    let colon = classes
        .iter()
        .take(LABEL)
        .position(|&class| class == Class::COLON);
    // 查詢:2109 3xxx
    points -= 5 * i32::from(
        colon.is_some_and(|i| text.class(text.past_blank(run.start + i + 1)) == Class::DIGIT),
    );
    points -= 8 * i32::from(is_spread(classes) || text.class(run.start) == Class::DASH);
    points -= 6 * i32::from(is_numbered(text, run));
    points -= 8 * i32::from(!classes.iter().any(|class| class.is_han()));
    points
}

/// Characters of a label in front of a number.
const LABEL: usize = 6;

/// 工 作 动 态: every character by itself, as the name of a bulletin is printed.
fn is_spread(classes: &[Class]) -> bool {
    let parted = classes.split(|&class| class == Class::SPACE);
    let words = parted.filter(|word| !word.is_empty());
    words.clone().count() >= 3 && words.clone().all(|word| word.len() == 1)
}

/// 一、, (一), 1., 01: a section.
fn is_numbered(text: &Text, run: Run) -> bool {
    let open = usize::from(text.class(run.start) == Class::OPEN);
    let numeral = (run.start + open..run.end)
        .take_while(|&at| matches!(text.class(at), Class::NUM | Class::DIGIT))
        .count();
    let at = run.start + open + numeral;
    numeral > 0
        && (open > 0 && text.class(at) == Class::CLOSE
            || matches!(text.class(at), Class::DUN | Class::DOT | Class::SPACE)
                && text.class(at + 1) != Class::DIGIT)
}

/// 同江农村金融 2016年第3期(总第57期)
fn is_issue(text: &Text, run: Run) -> bool {
    let numbered = |at: usize| {
        let from = text.past_blank(at + 1);
        let digits = (from..run.end)
            .take_while(|&at| matches!(text.class(at), Class::DIGIT | Class::NUM))
            .count();
        let unit = text.char(text.past_blank(from + digits));
        text.char(at) == '第' && digits > 0 && matches!(unit, '期' | '号' | '页' | '版' | '辑')
    };
    (run.start..run.end).any(numbered)
}

/// What the lines above and below say for it.
fn beside(text: &Text, line: &Line, above: Option<&Line>, below: Option<&Line>) -> i32 {
    let is = |line: Option<&Line>, look: Look| line.is_some_and(|line| line.look == look);
    let mut points = 4 * i32::from(is(below, Look::Meta) || is(below, Look::Credit));
    points += 2 * i32::from(is(above, Look::Meta));
    // ——霍山县农村小规模学校供餐改革见闻: a second title below the first.
    points += 3 * i32::from(below.is_some_and(|line| text.class(line.run.start) == Class::DASH));
    // An office in front of what its paper is called: 某村党支部 / 2022年度工作情况汇报.
    let office =
        |line: Option<&Line>| line.is_some_and(|line| outlet::ends(text, line.run, Ending::Office));
    let paper =
        |line: Option<&Line>| line.is_some_and(|line| outlet::ends(text, line.run, Ending::Paper));
    points += 4 * i32::from(paper(Some(line)) && office(above));
    points -= 4 * i32::from(office(Some(line)) && paper(below));
    points
}

/// The name of an outlet, alone on its line.
pub(super) fn is_masthead(text: &Text, line: &Line) -> bool {
    (3..=10).contains(&line.run.len()) && outlet::looks_like(text, line.run)
}
