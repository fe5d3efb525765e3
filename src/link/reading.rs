//! A single time expression as a value, without a report around it.

use super::resolve::Clock;
use crate::edtf::Date;
use crate::error::Error;
use crate::lex::Mentions;
use crate::limits::MAX_QUOTE;
use crate::record::TimeMention;
use crate::text::Text;
use crate::time::{Resolution, Time};
use std::str::FromStr;

impl Time {
    /// Reads a Chinese expression; relative ones count from `published`. `None` where the whole text is not one time.
    ///
    /// ```
    /// use jianbao::Time;
    /// let published = "2024-01-24".parse().ok();
    /// assert_eq!(Time::read("去年3月", published).unwrap().edtf.unwrap().to_string(), "2023-03");
    /// assert_eq!(Time::read("去年3月", None).unwrap().edtf, None);
    /// assert_eq!(Time::read("13个", published), None);
    /// ```
    pub fn read(expression: &str, published: Option<Date>) -> Option<Time> {
        // No expression is longer; the text folds to at least one character in three bytes or four.
        if expression.len() > 4 * MAX_QUOTE {
            return None;
        }
        let mut text = Text::default();
        text.read(expression);
        let mut mentions = Mentions::default();
        mentions.read(&text);
        let [form] = mentions.times.as_slice() else {
            return None;
        };
        let whole = text.trim(crate::span::Run::new(0, text.len()));
        // ’22年: the apostrophe that stands for the century.
        let mark = matches!(text.char(whole.start), '\'' | '’' | '‘' | '”');
        let start = ["自从", "截至", "截止", "自", "从", "到", "至", "在", "于"]
            .iter()
            .find(|word| text.has(whole.start, word) && form.run.start > whole.start)
            .map_or(whole.start + usize::from(mark), |word| {
                whole.start + word.chars().count()
            });
        if form.run.start > start || form.run.end < whole.end {
            return None;
        }
        Some(
            Clock::new(published, Resolution::Published)
                .read(&text, form)
                .time(),
        )
    }
}

impl FromStr for Time {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Time::printed(text)
            .or_else(|| Time::read(text, None))
            .ok_or_else(|| Error::NotADate(text.to_owned()))
    }
}

impl TimeMention {
    /// Its value, kind and resolution, without the place in the text.
    ///
    /// ```
    /// let report = jianbao::Report::parse("自2018年以来，合肥市共引进各类人才200余人。");
    /// assert_eq!(report.times[0].time().to_string(), "2018/..");
    /// ```
    pub fn time(self) -> Time {
        Time::with(self.edtf, self.kind, self.resolution)
    }
}
