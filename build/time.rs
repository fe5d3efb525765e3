//! Words that name a time, as Rust source: values of `TimeWord`.

/// Reads the columns `kind` and `value` of `times.tsv`.
pub fn word(kind: &str, value: &str) -> String {
    let word = match kind {
        "known" => format!("Known({})", int(value)),
        "year" => format!("Year({})", int(value)),
        "month" => format!("Month({})", int(value)),
        "day" => format!("Day({})", int(value)),
        "week" => format!("Week({})", int(value)),
        "weekday" => format!("Weekday({})", int(value)),
        "quarter" => format!("Months {{ each: 3, offset: {} }}", int(value)),
        "half" => format!("Months {{ each: 6, offset: {} }}", int(value)),
        "part" => format!("Part({})", int(value)),
        "whole" => "WholeYear".to_owned(),
        "season" => {
            let (offset, code) = value.split_once(',').expect("offset,code of a season");
            format!("Season {{ offset: {}, code: {} }}", int(offset), int(code))
        }
        "century" => format!("Century({})", int(value)),
        "third" => format!("Third({})", int(value)),
        "vague" => "Vague".to_owned(),
        "span" => "Span".to_owned(),
        "festival" => "Festival".to_owned(),
        "lunar" => {
            let (month, day) = value.split_once('-').unwrap_or((value, "0"));
            format!("Lunar({}, {})", int(month), int(day))
        }
        "event" if value.is_empty() => "Event(None)".to_owned(),
        "event" => {
            let (year, rest) = value.split_once('-').unwrap_or((value, ""));
            match rest.split('-').next().filter(|month| !month.is_empty()) {
                Some(month) => format!("Event(Some(({}, Some({}))))", int(year), int(month)),
                None => format!("Event(Some(({}, None)))", int(year)),
            }
        }
        "every" => match value {
            "year" => "EveryYear".to_owned(),
            "weekday" => "EveryWeekday".to_owned(),
            _ => {
                let period = match value {
                    "quarter" => "Quarter",
                    "month" => "Month",
                    "week" => "Week",
                    "day" => "Day",
                    _ => "Other",
                };
                format!("Every(Period::{period})")
            }
        },
        "same" => {
            let (unit, offset) = match value.find(['+', '-']) {
                Some(at) => (&value[..at], int(&value[at..])),
                None => (value, 0),
            };
            match unit {
                "year" => format!("SameYear({offset})"),
                "month" => format!("SameMonth({offset})"),
                _ => format!("SameDay({offset})"),
            }
        }
        _ => panic!("times.tsv: no kind is called {kind}"),
    };
    format!("TimeWord::{word}")
}

fn int(value: &str) -> i16 {
    value
        .parse()
        .unwrap_or_else(|_| panic!("times.tsv: {value:?} is no number"))
}
