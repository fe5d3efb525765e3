//! Lengths of time that lie before or behind now: 近三年, 过去五年, 三年来, 未来十天. What only measures is none.

use super::calendar::small;
use super::month::first_months;
use super::{Form, Step, TimeForm};
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::words;

/// A number and a unit of time: 三年, 十多年, 几个月, 24小时. Returns where it ends.
fn length(text: &Text, at: usize) -> Option<usize> {
    let end = match text.char(at) {
        // 过去几十年
        '几' | '数' => at + 1 + usize::from(matches!(text.char(at + 1), '十' | '百' | '千')),
        '两' | '多' | '半' => at + 1,
        _ => small(text, at, 3).map_or_else(|| hundreds(text, at), |(_, end)| Some(end))?,
    };
    let end = end + usize::from(matches!(text.char(end), '多' | '余' | '几'));
    // 三年多来
    unit(text, end).map(|end| end + usize::from(text.char(end) == '多'))
}

/// 百, 百余, 两千: round numbers of years.
fn hundreds(text: &Text, at: usize) -> Option<usize> {
    let counted = matches!(text.char(at), '上' | '数' | '几') || text.class(at) == Class::NUM;
    let end = at + usize::from(counted && !matches!(text.char(at), '百' | '千'));
    matches!(text.char(end), '百' | '千').then_some(end + 1)
}

fn unit(text: &Text, at: usize) -> Option<usize> {
    let end = at + usize::from(text.char(at) == '个');
    text.any_of(
        end,
        words!["年", "月", "季度", "星期", "小时", "天", "日", "周", "世纪"],
    )
    .filter(|_| text.char(end) != '月' || end > at)
    .map(|word| end + word)
}

/// The length of time behind 过去, 未来, 最近 or 近, with 来 or 间 behind it.
pub(super) fn counted(text: &Text, at: usize) -> Option<usize> {
    let at = at + usize::from(text.char(at) == '的');
    length(text, at).map(|end| end + tail(text, end))
}

fn tail(text: &Text, at: usize) -> usize {
    let word = text
        .any_of(at, words!["以来", "来", "间", "里", "内", "中"])
        .unwrap_or(0);
    let other = text.has(at, "来") && matches!(text.char(at + 1), '到' | '自' | '源')
        || text.has(at, "中") && !text.class(at + 1).ends_clause();
    if other { 0 } else { word }
}

/// 前10个月, 头四个月.
pub(super) fn months(text: &Text, at: usize) -> Option<TimeForm> {
    if !matches!(text.before(at), '前' | '头' | '首')
        || matches!(
            text.char(at.wrapping_sub(2)),
            '日' | '以' | '之' | '此' | '目' | '提'
        )
    {
        return None;
    }
    let (from, to, end) = first_months(text, at)?;
    Some(TimeForm::new(at - 1, end, Form::Range { from, to }))
}

/// 近三年, 三年来, 四年后: a length of time that ends or begins now. 历时近三年 and 近三年时间 measure: nearly three years.
pub(super) fn past(text: &Text, at: usize) -> Option<TimeForm> {
    let end = length(text, at)?;
    // 几十年来
    let at = at - usize::from(matches!(text.before(at), '几' | '数'));
    // 前五年 at the front of a clause lies behind as well.
    let recent = text.before(at) == '近'
        || text.before(at) == '前'
            && text.class(at.wrapping_sub(2)).ends_clause()
            && text.before(end) == '年';
    let tail = tail(text, end);
    let came = tail > 0 && matches!(text.char(end), '来' | '以');
    let start = at - usize::from(recent);
    let measured = matches!(
        text.before(start),
        '时' | '达'
            | '有'
            | '了'
            | '过'
            | '经'
            | '费'
            | '隔'
            | '续'
            | '期'
            | '等'
            | '已'
            | '满'
            | '距'
            | '早'
            | '将'
            | '附'
            | '接'
            | '靠'
            | '邻'
            | '用'
            | '第'
            | '约'
            | '新'
    );
    let spent = text
        .any_of(end, words!["时间", "之久", "的时间", "历史", "后"])
        .is_some();
    if (came || recent && !spent) && !measured {
        return Some(TimeForm::new(start, end + tail, Form::Vague));
    }
    // 四年后, but not 手术五天后, which counts from an event: shorter steps begin their clause.
    let opens = || {
        let front = at - usize::from(text.before(at) == '约');
        text.class_before(front).ends_clause()
    };
    let later = matches!(text.char(end), '后' | '前')
        && (text.before(end) == '年' || opens())
        && !matches!(text.char(end + 1), '期' | '后' | '夕');
    (later && !measured && !recent).then(|| {
        let back = text.char(end) == '前';
        let form = steps(text, at).map_or(Form::Vague, |(n, step)| {
            Form::Away(if back { -n } else { n }, step)
        });
        TimeForm::new(at, end + 1, form)
    })
}

/// How many steps a length of time has; 几年 and 十多天 have none that could be counted.
fn steps(text: &Text, at: usize) -> Option<(i16, Step)> {
    let (half, n, end) = match text.char(at) {
        '半' => (true, 1, at + 1),
        '两' => (false, 2, at + 1),
        _ => {
            let (n, end) = small(text, at, 3)?;
            (false, i16::from(n), end)
        }
    };
    let unit = end + usize::from(text.char(end) == '个');
    let (each, step) = match (text.char(unit), text.char(unit + 1)) {
        ('年', _) => (1, Step::Year),
        ('月', _) => (1, Step::Month),
        ('天' | '日', _) => (1, Step::Day),
        ('周', _) | ('星', '期') => (7, Step::Day),
        ('小', '时') => (60, Step::Minute),
        _ => return None,
    };
    Some(match (half, step) {
        (false, step) => (n * each, step),
        (true, Step::Year) => (6, Step::Month),
        (true, Step::Minute) => (30, Step::Minute),
        _ => return None,
    })
}

/// 每两天, 每三年: recurring. 每7分钟 tells how dense a service is, no time.
pub(super) fn every(text: &Text, at: usize) -> Option<TimeForm> {
    let (_, end) = match text.char(at) {
        '两' => (2, at + 1),
        _ => small(text, at, 2)?,
    };
    let end = end
        + text.any_of(
            end,
            words![
                "个月",
                "个季度",
                "个学期",
                "个星期",
                "星期",
                "天",
                "年",
                "周",
                "日",
            ],
        )?;
    let start = at - 1 - usize::from(text.before(at) == '隔');
    Some(TimeForm::new(start, end, Form::Set))
}
