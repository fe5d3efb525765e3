//! Names of outlets: those of the table, and others by their shape (X日报, X网, X发布).

use super::edge::Edge;
use super::lexicon::{Flags, Hit};
use crate::data;
use crate::span::Run;
use crate::text::Text;
use once_cell::sync::Lazy;

/// What the ending of a name tells of its bearer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Ending {
    Outlet,
    /// How an outlet comes: 电子版, 官网.
    Medium,
    /// What an office writes: 公报, 总结.
    Paper,
    Office,
    /// What publishes and is no outlet: 论坛, 门户网站.
    Site,
}

static ENDINGS: Lazy<Edge<Ending>> = Lazy::new(|| {
    let what = |name: &str| match name {
        "outlet" => Ending::Outlet,
        "medium" => Ending::Medium,
        "paper" => Ending::Paper,
        "office" => Ending::Office,
        _ => Ending::Site,
    };
    let rows = data::rows(data::ENDINGS);
    Edge::before(rows.map(|row| (row.column(0).chars().collect(), what(row.column(1)))))
});

/// The ending of a name and its length.
pub(crate) fn ending(text: &Text, end: usize) -> Option<(usize, Ending)> {
    ENDINGS
        .at(text, end)
        .map(|(length, &ending)| (length, ending))
}

/// Whether the name ends so, and is more than the ending.
pub(crate) fn ends(text: &Text, run: Run, what: Ending) -> bool {
    ending(text, run.end).is_some_and(|(length, ending)| ending == what && run.len() > length)
}

/// Whether the run looks like an outlet.
pub(crate) fn looks_like(text: &Text, run: Run) -> bool {
    // 东海岸时报电子报 is one, 县医院官网 is none.
    let name = match ending(text, run.end) {
        Some((length, Ending::Medium)) if length < run.len() => {
            Run::new(run.start, run.end - length)
        }
        _ => run,
    };
    (2..=20).contains(&run.len()) && ends(text, name, Ending::Outlet)
}

/// The first outlet of the table in a line.
pub(crate) fn known(hits: &[Hit]) -> Option<Run> {
    hits.iter()
        .find(|hit| hit.flags.has(Flags::OUTLET))
        .map(|hit| hit.run())
}
