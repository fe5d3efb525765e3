//! Positions. A position is a type, never a bare integer: [`Span`] counts bytes of the raw input, and
//! `Run` (crate-private) counts folded characters. Both are half open.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Range;

/// A half-open byte range of the raw input, always on character boundaries.
///
/// ```
/// let text = "全区11个乡镇";
/// let report = jianbao::Report::parse(text);
/// let figure = &report.statistics[0];
/// assert_eq!(figure.span.of(text), "11个");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The range from byte `start` up to, and without, byte `end`.
    ///
    /// ```
    /// use jianbao::Span;
    /// assert_eq!(Span::new(3, 6).of("一二三"), "二");
    /// // an end before its start is moved there
    /// assert!(Span::new(6, 3).is_empty());
    /// ```
    pub fn new(start: usize, end: usize) -> Self {
        let start = narrow(start);
        Span {
            start,
            end: narrow(end).max(start),
        }
    }

    /// First byte.
    ///
    /// ```
    /// use jianbao::Span;
    /// assert_eq!(Span::new(3, 6).start(), 3);
    /// ```
    pub fn start(self) -> usize {
        widen(self.start)
    }

    /// One past the last byte.
    ///
    /// ```
    /// use jianbao::Span;
    /// assert_eq!(Span::new(3, 6).end(), 6);
    /// ```
    pub fn end(self) -> usize {
        widen(self.end)
    }

    /// The same as a standard range, for slicing.
    ///
    /// ```
    /// use jianbao::Span;
    /// assert_eq!(&"一二三"[Span::new(3, 6).range()], "二");
    /// ```
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Length in bytes.
    ///
    /// ```
    /// use jianbao::Span;
    /// assert_eq!(Span::new(3, 6).len(), 3);
    /// ```
    pub fn len(self) -> usize {
        self.end().saturating_sub(self.start())
    }

    /// Whether the span holds no byte.
    ///
    /// ```
    /// use jianbao::Span;
    /// assert!(Span::new(3, 3).is_empty());
    /// ```
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The text at this span; empty when the span does not fit `raw`.
    ///
    /// ```
    /// use jianbao::Span;
    /// assert_eq!(Span::new(3, 6).of("一二三"), "二");
    /// assert_eq!(Span::new(3, 60).of("一二三"), "");
    /// ```
    pub fn of(self, raw: &str) -> &str {
        raw.get(self.range()).unwrap_or_default()
    }

    /// Whether the two spans share a byte.
    ///
    /// ```
    /// use jianbao::Span;
    /// assert!(Span::new(0, 6).overlaps(Span::new(3, 9)));
    /// assert!(!Span::new(0, 3).overlaps(Span::new(3, 9)));
    /// ```
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside this span.
    ///
    /// ```
    /// use jianbao::Span;
    /// assert!(Span::new(0, 9).contains(Span::new(3, 9)));
    /// ```
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Written as `[start, end]`.
#[cfg(feature = "schema")]
impl schemars::JsonSchema for Span {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Span".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "First byte, and one past the last byte.",
            "type": "array",
            "items": {"type": "integer", "minimum": 0},
            "minItems": 2,
            "maxItems": 2
        })
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl From<(u32, u32)> for Span {
    fn from((start, end): (u32, u32)) -> Self {
        Span {
            start,
            end: end.max(start),
        }
    }
}

impl From<Span> for (u32, u32) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}

/// A half-open range of folded characters of one [`Text`](crate::text::Text).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Run {
    pub start: usize,
    pub end: usize,
}

impl Run {
    pub fn new(start: usize, end: usize) -> Self {
        Run {
            start,
            end: end.max(start),
        }
    }

    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    pub fn overlaps(self, other: Run) -> bool {
        self.start < other.end && other.start < self.end
    }

    pub fn holds(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }
}

impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// Inputs are cut at [`MAX_INPUT`](crate::limits::MAX_INPUT), far below 4 GiB, so that nothing saturates here.
pub(crate) fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Every platform that Rust's standard library supports for us has at least 32-bit addresses.
pub(crate) fn widen(n: u32) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}

/// The first member of a list, at or behind `from`, that is not `before`. For cursors that never go back: one step after the
/// other is linear over a text, and a search that jumps mispredicts more branches than it saves steps.
pub(crate) fn seek<T>(list: &[T], from: usize, before: impl Fn(&T) -> bool) -> usize {
    let rest = list.get(from..).unwrap_or(&[]);
    from + rest.iter().take_while(|member| before(member)).count()
}
