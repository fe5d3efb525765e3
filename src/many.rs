//! Many texts, and texts that are too long to be read at once.

use crate::parser::Parser;
use crate::record::Report;

impl Parser {
    /// A parser with the same options and words, and buffers of its own: one for each thread.
    ///
    /// ```
    /// use jianbao::Parser;
    /// let mut first = Parser::new().published("2024-01-24".parse()?);
    /// let mut second = first.another();
    /// assert_eq!(first.parse("去年新建公园3个。").times, second.parse("去年新建公园3个。").times);
    /// # Ok::<(), jianbao::Error>(())
    /// ```
    pub fn another(&self) -> Parser {
        Parser::like(self)
    }

    /// Reads many reports; the answers stand in the order of the texts. With the feature `parallel` all cores work on them,
    /// without it one.
    ///
    /// ```
    /// use jianbao::Parser;
    /// let texts = ["新建公园3个。", "新建书屋20余间。", ""];
    /// let figures: Vec<usize> = Parser::new().parse_many(&texts).iter().map(|report| report.statistics.len()).collect();
    /// assert_eq!(figures, [1, 1, 0]);
    /// ```
    #[cfg(not(feature = "parallel"))]
    pub fn parse_many<'t, T: AsRef<str>>(&mut self, texts: &'t [T]) -> Vec<Report<'t>> {
        texts.iter().map(|text| self.parse(text.as_ref())).collect()
    }

    /// Reads many reports on all cores (without the feature `parallel`, on one); the answers stand in the order of the texts, and are
    /// those that one core gives.
    ///
    /// ```
    /// use jianbao::Parser;
    /// let texts = ["新建公园3个。", "新建书屋20余间。", ""];
    /// let figures: Vec<usize> = Parser::new().parse_many(&texts).iter().map(|report| report.statistics.len()).collect();
    /// assert_eq!(figures, [1, 1, 0]);
    /// ```
    #[cfg(feature = "parallel")]
    pub fn parse_many<'t, T: AsRef<str> + Sync>(&mut self, texts: &'t [T]) -> Vec<Report<'t>> {
        use rayon::prelude::*;
        texts
            .par_iter()
            .map_init(
                || self.another(),
                |parser, text| parser.parse(text.as_ref()),
            )
            .collect()
    }

    /// Reads a text of any length piece by piece, so that memory is bounded by `most` bytes of it: each piece ends with a line, or
    /// with a sentence where no line ends, and comes with the byte at which it begins in `raw`; spans count from there. The date of
    /// the first piece holds for the others. What lies in one piece is linked to nothing in another.
    ///
    /// ```
    /// use jianbao::Parser;
    /// let line = "当年，全县把公园列入民生实事，在老城见缝插绿，新建公园3个，方便了周边居民休闲健身。\n";
    /// let book = line.repeat(1000);
    /// let mut figures = 0;
    /// for (start, report) in Parser::new().parse_pieces(&book, 4096) {
    ///     for figure in &report.statistics {
    ///         assert_eq!(&book[start + figure.span.start()..start + figure.span.end()], "3个");
    ///         figures += 1;
    ///     }
    /// }
    /// assert_eq!(figures, 1000);
    /// ```
    pub fn parse_pieces<'t>(
        &self,
        raw: &'t str,
        most: usize,
    ) -> impl Iterator<Item = (usize, Report<'t>)> + use<'t> {
        let mut parser = self.another();
        let mut rest = raw;
        let mut at = 0;
        std::iter::from_fn(move || {
            let (piece, behind) = first_piece(rest, most)?;
            let report = parser.parse(piece);
            parser.go_on(&report);
            let start = at;
            at += piece.len();
            rest = behind;
            Some((start, report))
        })
    }
}

/// The first piece of a text, at most `most` bytes but at least one character, and what follows it; nothing of an empty text.
fn first_piece(text: &str, most: usize) -> Option<(&str, &str)> {
    let first = text.chars().next()?;
    if text.len() <= most {
        return Some((text, ""));
    }
    let mut end = most.max(first.len_utf8());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let window = text.get(..end).unwrap_or_default();
    let behind = |c: char| window.rfind(c).map(|at| at + c.len_utf8());
    text.split_at_checked(behind('\n').or_else(|| behind('。')).unwrap_or(end))
}
