//! Words that name a time, and what may follow them: 去年 + 3月, 今年 + 底, 每年 + 9月.

use super::range::completed;
use super::{Form, Open, Part, Period, TimeForm, YearRef, clock, lunar, month, span, week, year};
use crate::lex::lexicon::Hit;
use crate::span::Run;
use crate::text::Text;
use crate::text::class::Class;
use crate::text::words::words;

/// What the table `times.tsv` says of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum TimeWord {
    /// 民国元年
    Known(i16),
    Year(i8),
    SameYear(i8),
    EveryYear,
    Month(i8),
    SameMonth(i8),
    Day(i8),
    SameDay(i8),
    Week(i8),
    Weekday(u8),
    Months {
        each: u8,
        offset: i8,
    },
    Every(Period),
    /// 逢周, 每个周: recurring with a weekday behind only.
    EveryWeekday,
    /// Part of the year, as EDTF writes it.
    Part(u8),
    WholeYear,
    /// 今夏: a season of a year from the reference year.
    Season {
        offset: i8,
        code: u8,
    },
    /// 上世纪
    Century(i16),
    /// 下旬: third of the month that the text named last.
    Third(u8),
    Vague,
    /// 过去, 未来: a time only with a length of time behind.
    Span,
    Festival,
    /// 农历, or a month of the lunar calendar, or a day of it; 0 for what follows the word.
    Lunar(u8, u8),
    /// What began in that month or year: a time with 以来 or 期间 behind.
    Event(Option<(i16, Option<u8>)>),
}

/// The expression that begins with a time word.
pub(crate) fn time(text: &Text, hit: Hit) -> Option<TimeForm> {
    let word = hit.word().time?;
    let run = hit.run();
    if cut_short(text, run) {
        return None;
    }
    let year = match word {
        TimeWord::Known(year) => YearRef::Known(year),
        TimeWord::Year(offset) => YearRef::Relative(offset),
        TimeWord::SameYear(offset) => YearRef::Same(offset),
        TimeWord::EveryYear => YearRef::Every,
        _ => return other(text, word, run),
    };
    // 每年 + 一次 is a frequency; 每年 + 9月 a date.
    let found = year::after_year(text, run.start, run.end, year);
    Some(completed(text, found))
}

/// 秋季开学后, but not 秋季运动会.
fn season_alone(text: &Text, at: usize) -> bool {
    text.class(at).ends_clause()
        || text
            .any_of(at, words!["开学", "以来", "期间", "来临", "到来", "过后"])
            .is_some()
}

/// Whether the last character begins another word: 失去年轻, 驶近日本海, 登上月球, 同日语, 由后天环境.
fn cut_short(text: &Text, run: Run) -> bool {
    let next = text.char(run.end);
    let after = text.char(run.end + 1);
    // 《明日之后》 is a title, 今日头条 a company.
    if text.before(run.start) == '《' || text.has(run.end, "头条") {
        return true;
    }
    match text.before(run.end) {
        // 九岁那年, 退伍那年: what happened tells the year.
        '年' if text.char(run.start) == '那' => !text.class_before(run.start).ends_clause(),
        '年' if run.len() == 2 => match next {
            _ if text.char(run.start) == '上' && matches!(text.before(run.start), '线' | '网') => {
                true
            }
            '轻' => !matches!(after, '工' | '纺'),
            '龄' | '级' | '纪' | '迈' | '幼' | '货' | '画' | '薪' => {
                matches!(text.char(run.start), '去' | '明' | '同' | '后')
            }
            _ => false,
        },
        '日' if run.len() == 2 => match next {
            '本' => !matches!(
                after,
                '报' | '台'
                    | '网'
                    | '市'
                    | '县'
                    | '省'
                    | '区'
                    | '社'
                    | '院'
                    | '校'
                    | '地'
                    | '届'
                    | '次'
                    | '轮'
                    | '周'
                    | '月'
                    | '年'
                    | '刊'
                    | '案'
                    | '级'
                    | '人'
            ),
            '语' | '元' | '资' | '军' | '方' => {
                matches!(text.char(run.start), '同' | '近' | '当')
            }
            _ => false,
        },
        '周' => matches!(
            next,
            '边' | '围' | '转' | '到' | '密' | '岁' | '年' | '折' | '期'
        ),
        '月' if run.len() == 2 => matches!(next, '球' | '亮' | '饼' | '台' | '经' | '嫂'),
        '天' => {
            text.char(run.start) == '后'
                && (text.before(run.start) == '天'
                    || matches!(next, '性' | '环' | '培' | '因' | '努' | '获' | '形' | '习'))
        }
        '初' => matches!(next, '步' | '中' | '级' | '心' | '衷' | '次'),
        _ => false,
    }
}

/// 周六早餐会, 周三门诊: an event that is named after its weekday.
fn names(text: &Text, at: usize) -> bool {
    if matches!(
        text.char(at),
        '开' | '上'
            | '进'
            | '入'
            | '出'
            | '赴'
            | '到'
            | '举'
            | '召'
            | '离'
            | '下'
            | '晚'
            | '早'
            | '在'
    ) && text.char(at + 1) != '餐'
    {
        return false;
    }
    (at + 1..at + 4).any(|i| {
        matches!(
            text.char(i),
            '会' | '市' | '集' | '课' | '堂' | '坊' | '剧' | '诊' | '营' | '班' | '校'
        ) && (matches!(
            text.class(i + 1),
            Class::DIGIT | Class::NUM | Class::UNQUOTE | Class::DUN
        ) || text.class(i + 1).ends_clause())
    })
}

/// In a short quotation without a pause, which is a name: “政企周六早餐会”.
fn in_name(text: &Text, run: Run) -> bool {
    let plain = |class: &Class| !class.ends_clause() && *class != Class::DUN;
    let front = text.class_slice(Run::new(run.start.saturating_sub(NAME), run.start));
    let behind = text.class_slice(Run::new(run.end, run.end + NAME));
    let opens = front
        .iter()
        .rev()
        .take_while(|class| plain(class) && **class != Class::UNQUOTE)
        .any(|class| *class == Class::QUOTE);
    let closes = behind
        .iter()
        .take_while(|class| plain(class) && **class != Class::QUOTE)
        .any(|class| *class == Class::UNQUOTE);
    opens && closes
}

/// Characters of a quoted name on each side of a word in it.
const NAME: usize = 8;

fn other(text: &Text, word: TimeWord, run: Run) -> Option<TimeForm> {
    let mut end = run.end;
    let form = match word {
        TimeWord::Month(offset) => {
            if let Some((third, end)) = month::third(text, run.end) {
                return Some(completed(
                    text,
                    TimeForm::new(run.start, end, Form::MonthThird(offset, third)),
                ));
            }
            return Some(completed(
                text,
                of_month(text, run, |day| Form::Month(offset, day)),
            ));
        }
        TimeWord::SameMonth(offset) => {
            return Some(completed(
                text,
                of_month(text, run, |day| Form::SameMonth(offset, day)),
            ));
        }
        TimeWord::Day(offset) => {
            let (day, clock, end) = month::behind_bracket(text, end);
            let form = match day {
                Some(day) => Form::Numbered { offset, day, clock },
                None => Form::Day(offset, clock),
            };
            return Some(completed(text, TimeForm::new(run.start, end, form)));
        }
        TimeWord::SameDay(offset) => {
            let (_, clock, end) = month::behind_bracket(text, end);
            let form = Form::SameDay(offset, clock);
            return Some(completed(text, TimeForm::new(run.start, end, form)));
        }
        TimeWord::Week(offset) => return Some(week::behind_week(text, run.start, end, offset)),
        TimeWord::Weekday(day) => {
            // 周一 may begin a name: 周一围, 周六福.
            if matches!(text.char(end), '围' | '福' | '鸣' | '生')
                || in_name(text, run)
                || names(text, end)
            {
                return None;
            }
            return Some(week::of_day(text, run.start, end, 0, day));
        }
        TimeWord::Months { each, offset } => Form::Months { each, offset },
        TimeWord::Every(Period::Month) => match month::day(text, end) {
            Some((day, after)) => {
                end = after;
                Form::EveryMonth(day)
            }
            None => {
                end += text
                    .any_of(
                        end,
                        words!["上旬", "中旬", "下旬", "月初", "月底", "初", "底"],
                    )
                    .unwrap_or(0);
                Form::Every(Period::Month)
            }
        },
        TimeWord::Every(period) => {
            match period {
                Period::Week => {
                    end = week::behind_every(text, end);
                }
                Period::Day => end = clock::span(text, end),
                _ => {}
            }
            // Every morning and every day at nine have no value; every day has one.
            match period {
                Period::Day
                    if end > run.end
                        || !matches!(text.before(end), '天' | '日')
                        || run.len() > 2 =>
                {
                    Form::Set
                }
                _ => Form::Every(period),
            }
        }
        TimeWord::EveryWeekday => {
            let behind = week::behind_every(text, end);
            return (behind > end).then(|| TimeForm::new(run.start, behind, Form::Set));
        }
        TimeWord::Part(code) => {
            // 年底 in 去年年底 is read with its year.
            if code > 20 && code < 25 && !season_alone(text, end) {
                return None;
            }
            // The year is that named last, and without one there is no value: 12月 has one, 年底 none.
            let year = if planned(text, end) {
                YearRef::Relative(0)
            } else {
                YearRef::Same(0)
            };
            let part = Part::month(year, code);
            let mut found = completed(text, TimeForm::new(run.start, end, part));
            // 年初以来 counts from the reference year.
            if found.open != Open::Closed {
                found.form = Part::month(YearRef::Relative(0), code).into();
            }
            return Some(found);
        }
        TimeWord::WholeYear if planned(text, end) => Part::year(YearRef::Relative(0)).into(),
        TimeWord::WholeYear => Form::WholeYear,
        TimeWord::Season { offset, code } => {
            let part = Part::month(YearRef::Relative(offset), code);
            return Some(completed(text, TimeForm::new(run.start, end, part)));
        }
        TimeWord::Century(first) => {
            // 上世纪90年代 is read with its figure.
            if matches!(text.class(end), Class::DIGIT | Class::NUM) {
                return None;
            }
            end += text
                .any_of(end, words!["初期", "末期", "中期", "中叶", "初", "末"])
                .unwrap_or(0);
            return Some(completed(
                text,
                TimeForm::new(run.start, end, Part::year(YearRef::Century(first))),
            ));
        }
        TimeWord::Third(third) => Form::Third {
            year: YearRef::Unwritten,
            month: None,
            third,
        },
        TimeWord::Festival => {
            if text
                .any_of(
                    end,
                    words![
                        "广场", "路", "街", "大道", "公园", "大桥", "村", "小学", "中学", "农场",
                        "水库",
                    ],
                )
                .is_some()
            {
                return None;
            }
            // “五一”假期: the quotation marks belong to it.
            let quoted =
                matches!(text.before(run.start), '“' | '"') && matches!(text.char(end), '”' | '"');
            let length = text.any_of(end + usize::from(quoted), year::FESTIVE);
            if quoted && length.is_some() {
                let end = end + 1 + length.unwrap_or(0);
                return Some(TimeForm::new(run.start - 1, end, Form::Festival));
            }
            end += length.unwrap_or(0);
            Form::Festival
        }
        TimeWord::Lunar(month, 0) => return lunar::date(text, run, month),
        TimeWord::Lunar(month, day) => Form::Lunar {
            year: YearRef::Unwritten,
            month,
            leap: false,
            day,
        },
        TimeWord::Vague => {
            end = span::counted(text, end).unwrap_or(end);
            // 近些年 + 来, 近段时间 + 以来
            if text.before(end) != '来' {
                end += text.any_of(end, words!["以来"]).unwrap_or(0);
            }
            Form::Vague
        }
        TimeWord::Span => {
            end = span::counted(text, end)?;
            Form::Vague
        }
        TimeWord::Event(began) => return event(text, run, began),
        TimeWord::Known(_) | TimeWord::Year(_) | TimeWord::SameYear(_) | TimeWord::EveryYear => {
            return None;
        }
    };
    Some(TimeForm::new(run.start, end, form))
}

/// 年内将, 年底前想再: what is to come counts from the day of the report.
pub(crate) fn planned(text: &Text, at: usize) -> bool {
    let from = at + usize::from(text.char(at) == '前');
    matches!(text.char(from), '将' | '拟' | '要' | '想')
        || text
            .any_of(from, words!["计划", "预计", "力争", "有望", "争取", "确保"])
            .is_some()
}

/// 本月 and a day or a third behind it.
fn of_month(text: &Text, run: Run, form: impl Fn(Option<u8>) -> Form) -> TimeForm {
    match month::day(text, run.end) {
        Some((day, end)) => {
            let (_, end) = month::behind_day(text, end);
            TimeForm::new(run.start, end, form(Some(day)))
        }
        None => {
            let third = text
                .any_of(
                    run.end,
                    words!["上旬", "中旬", "下旬", "初", "底", "末", "份"],
                )
                .unwrap_or(0);
            TimeForm::new(run.start, run.end + third, form(None))
        }
    }
}

/// 党的十八大以来, 改革开放初期, 疫情期间; the event alone is none.
fn event(text: &Text, run: Run, began: Option<(i16, Option<u8>)>) -> Option<TimeForm> {
    // 党的二十大胜利召开以来
    let held = text
        .any_of(run.end, words!["召开", "胜利召开", "闭幕"])
        .unwrap_or(0);
    let run = Run::new(run.start, run.end + held);
    let since = text.any_of(run.end, words!["以来", "以后", "之后", "后"]);
    if let Some(length) = since {
        let form = match began {
            Some((year, month)) => Part {
                month,
                ..Part::year(YearRef::Known(year))
            }
            .into(),
            None => Form::Event,
        };
        return Some(TimeForm {
            open: Open::Since,
            ..TimeForm::new(run.start, run.end + length, form)
        });
    }
    let length = text.any_of(
        run.end,
        words![
            "期间", "时期", "初期", "前夕", "以前", "之前", "前", "之初", "前后",
        ],
    )?;
    Some(TimeForm::new(run.start, run.end + length, Form::Event))
}
