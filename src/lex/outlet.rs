//! Names of outlets: those of the table, and others by their shape (X日报, X网, X发布).

use super::lexicon::{Flags, Hit};
use crate::span::Run;
use crate::text::Text;

/// Endings of outlets.
const ENDINGS: &[&str] = &[
    "日报",
    "晚报",
    "早报",
    "时报",
    "晨报",
    "商报",
    "周刊",
    "周报",
    "新闻网",
    "新闻",
    "在线",
    "发布",
    "融媒",
    "融媒体中心",
    "电视台",
    "广播",
    "通讯社",
    "客户端",
    "报",
    "网",
    "社",
    "电讯",
    "杂志",
];

/// Whether the run looks like an outlet.
pub(crate) fn looks_like(text: &Text, run: Run) -> bool {
    (2..=20).contains(&run.len())
        && ENDINGS
            .iter()
            .any(|ending| text.has_before(run.end, ending))
}

/// The first outlet of the table in a line.
pub(crate) fn known(hits: &[Hit]) -> Option<Run> {
    hits.iter()
        .find(|hit| hit.flags.has(Flags::OUTLET))
        .map(|hit| hit.run())
}
