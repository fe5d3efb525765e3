//! A report for a reader at a terminal.

use comfy_table::{ContentArrangement, Table, presets};
use jianbao::{Report, Row};
use std::io::{Result, Write};

const COLUMNS: &[&str] = &[
    "figure", "value", "relation", "unit", "kind", "counted", "action", "actor", "place", "time",
];

pub fn write(name: &str, report: &Report<'_>, out: &mut impl Write) -> Result<()> {
    let view = report.view();
    let or_dash = |text: Option<&str>| inert(text.filter(|t| !t.is_empty()).unwrap_or("–"));
    writeln!(out, "{}", inert(name))?;
    let header = [
        (
            "title",
            or_dash(view.title.as_ref().map(|title| &*title.text)),
        ),
        (
            "source",
            or_dash(view.source.as_ref().map(|source| &*source.name)),
        ),
        (
            "published",
            or_dash(
                view.published
                    .as_ref()
                    .and_then(|time| time.edtf.as_deref()),
            ),
        ),
        (
            "place",
            or_dash(view.place.as_ref().map(|place| &*place.name)),
        ),
    ];
    for (label, value) in header {
        writeln!(out, "  {label:<9}  {value}")?;
    }
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled)
        .set_header(COLUMNS);
    for row in report.rows() {
        table.add_row(cells(&row));
    }
    writeln!(out, "{}", table.trim_fmt())
}

fn cells(row: &Row<'_>) -> Vec<String> {
    let value = match (&row.value, &row.high) {
        (Some(low), Some(high)) => format!("{low}..{high}"),
        (low, _) => low.as_deref().unwrap_or("–").to_owned(),
    };
    let or_dash = |text: &Option<std::borrow::Cow<'_, str>>| inert(text.as_deref().unwrap_or("–"));
    // The last name of the path is enough beside its figures.
    let place = row
        .place
        .as_deref()
        .and_then(|path| path.rsplit(' ').next());
    vec![
        inert(&row.text),
        value,
        row.relation.to_string(),
        or_dash(&row.unit),
        row.kind.to_string(),
        or_dash(&row.counted),
        or_dash(&row.action),
        or_dash(&row.actor),
        inert(place.unwrap_or("–")),
        or_dash(&row.time),
    ]
}

/// A cell is one line.
fn inert(text: &str) -> String {
    jianbao::inert(text).replace(['\n', '\r', '\t'], " ")
}
