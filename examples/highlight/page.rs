//! The page of one report.

use crate::escape::html;
use jianbao::{Report, Row, Span, ZoneKind};
use std::fmt::Write;

pub const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// A page that needs nothing from elsewhere: text on the left, records on the right, and where a page leads back to.
pub fn page(name: &str, report: &Report<'_>, back: Option<&str>) -> String {
    let title = report.title.map_or(name, |span| report.slice(span));
    let mut out = String::new();
    let back = back.map_or(String::new(), |to| {
        format!("<a class=back href='{to}'>all reports</a>")
    });
    let _ = writeln!(
        out,
        "<!doctype html><html lang=zh><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <title>{0}</title><style>{STYLE}</style><header>{back}<h1>{0}</h1>{1}{2}</header>\
         <main><article>{3}</article><aside>{4}{5}</aside></main><script>{SCRIPT}</script></html>",
        html(title),
        head(report),
        legend(),
        text(report),
        table(report),
        checks(report),
    );
    out
}

fn head(report: &Report<'_>) -> String {
    let view = report.view();
    let mut facts: Vec<(&str, String)> = Vec::new();
    facts.extend(
        view.source
            .map(|source| ("source", source.name.into_owned())),
    );
    facts.extend(
        view.published
            .and_then(|time| Some(("published", time.edtf?.into_owned()))),
    );
    facts.extend(view.place.map(|place| {
        (
            "place",
            format!("{} {}", place.path.join(" "), place.adcode),
        )
    }));
    facts.extend(
        view.byline
            .into_iter()
            .map(|credit| ("by", format!("{} {}", credit.role, credit.name))),
    );
    facts.extend(
        view.remarks
            .into_iter()
            .map(|remark| ("remark", remark.text.into_owned())),
    );
    facts.iter().fold("<dl>".to_owned(), |out, (label, value)| {
        out + &format!("<div><dt>{label}</dt><dd>{}</dd></div>", html(value))
    }) + "</dl>"
}

/// Kinds of figures with a colour of their own.
const KINDS: &[&str] = &[
    "count", "money", "percent", "measure", "change", "ordinal", "other",
];

fn legend() -> String {
    let item = |class: &str| format!("<li><mark class='f {class}'>{class}</mark>");
    let figures: String = KINDS.iter().copied().map(item).collect();
    format!(
        "<ul class=legend>{figures}<li><mark class=time>time</mark><li><mark class=place>place</mark>\
         <li>point at a figure: what is counted, the verb and the actor light up</ul>"
    )
}

fn class(row: &Row<'_>) -> String {
    let kind = row.kind.to_string();
    match kind.as_str() {
        "rank" => "ordinal",
        known if KINDS.contains(&known) => known,
        _ => "other",
    }
    .to_owned()
}

/// A stretch of the text with a class, or a stretch that lights up with a figure.
struct Mark {
    span: Span,
    class: String,
    /// The figure that it is, or belongs to.
    figure: Option<usize>,
    hint: String,
}

fn marks(report: &Report<'_>) -> Vec<Mark> {
    let mark = |span, class: &str, figure, hint| Mark {
        span,
        class: class.to_owned(),
        figure,
        hint,
    };
    let mut marks = Vec::new();
    for time in &report.times {
        let hint = time
            .edtf
            .map_or("no calendar value".to_owned(), |edtf| edtf.to_string());
        marks.push(mark(time.span, "time", None, hint));
    }
    for mention in &report.places {
        let hint = match mention.place {
            Some(place) => format!("{} {}", place.path().join(" "), place.code),
            None => format!("open: {} places of this name", mention.candidates.len()),
        };
        marks.push(mark(mention.span, "place", None, hint));
    }
    for (row, figure) in report.rows().zip(&report.statistics) {
        let hint = hint(&row);
        marks.push(mark(
            figure.span,
            &format!("f {}", class(&row)),
            Some(row.index),
            hint,
        ));
        for (class, phrase) in [
            ("counted", figure.counted),
            ("action", figure.action),
            ("actor", figure.actor),
        ] {
            marks.extend(
                phrase.map(|phrase| mark(phrase.span, class, Some(row.index), String::new())),
            );
        }
    }
    marks
}

fn hint(row: &Row<'_>) -> String {
    let amount = match (&row.value, &row.high) {
        (Some(low), Some(high)) => format!("{low} to {high}"),
        (value, _) => value.as_deref().unwrap_or("?").to_owned(),
    };
    let mut out = format!(
        "{} {amount} {}",
        row.relation,
        row.unit.as_deref().unwrap_or("")
    );
    for (label, value) in [
        ("counted", &row.counted),
        ("action", &row.action),
        ("actor", &row.actor),
        ("place", &row.place),
        ("time", &row.time),
    ] {
        if let Some(value) = value {
            let _ = write!(out, "\n{label}: {value}");
        }
    }
    out
}

/// The text by zones; inside a zone it is cut at every border of a mark, so that marks may overlap.
fn text(report: &Report<'_>) -> String {
    let marks = marks(report);
    let mut borders: Vec<usize> = marks
        .iter()
        .flat_map(|mark| [mark.span.start(), mark.span.end()])
        .collect();
    borders.extend(
        report
            .zones
            .iter()
            .flat_map(|zone| [zone.span.start(), zone.span.end()]),
    );
    borders.sort_unstable();
    borders.dedup();
    // Marks in the order of their start; those that are open at a border are few.
    let mut order: Vec<&Mark> = marks.iter().collect();
    order.sort_by_key(|mark| mark.span.start());
    let mut waiting = order.into_iter().peekable();
    let mut open: Vec<&Mark> = Vec::new();
    let mut out = String::new();
    for zone in &report.zones {
        let name = zone.kind.to_string();
        let _ = write!(out, "<section class='zone {name}' data-zone='{name}'>");
        let first = borders.partition_point(|&border| border < zone.span.start());
        for pair in borders
            .iter()
            .skip(first)
            .zip(borders.iter().skip(first + 1))
        {
            let (&start, &end) = pair;
            if start >= zone.span.end() {
                break;
            }
            open.retain(|mark| mark.span.end() > start);
            while let Some(mark) = waiting.next_if(|mark| mark.span.start() <= start) {
                open.push(mark);
            }
            out.push_str(&piece(
                report.slice(Span::new(start, end)),
                &open,
                zone.kind,
            ));
        }
        out.push_str("</section>");
    }
    out
}

fn piece(text: &str, open: &[&Mark], _zone: ZoneKind) -> String {
    if open.is_empty() {
        return html(text);
    }
    let classes: Vec<&str> = open
        .iter()
        .map(|mark| mark.class.as_str())
        .filter(|class| !["counted", "action", "actor"].contains(class))
        .collect();
    let links: Vec<String> = open
        .iter()
        .filter_map(|mark| {
            let kind = mark.class.split(' ').next().unwrap_or_default();
            Some(format!("{kind}-{}", mark.figure?))
        })
        .collect();
    let hint = open
        .iter()
        .map(|mark| mark.hint.as_str())
        .find(|hint| !hint.is_empty())
        .unwrap_or("");
    format!(
        "<mark class='{}' data-l='{}' title='{}'>{}</mark>",
        classes.join(" "),
        links.join(" "),
        html(hint),
        html(text)
    )
}

fn table(report: &Report<'_>) -> String {
    let mut out = format!(
        "<table><caption>{} figures</caption><thead><tr><th>figure<th>value<th>counted<th>action<th>actor<th>place<th>time</thead><tbody>",
        report.statistics.len()
    );
    for row in report.rows() {
        let cell = |value: Option<&str>| html(value.unwrap_or("–"));
        let value = match (&row.value, &row.high) {
            (Some(low), Some(high)) => format!("{low}–{high}"),
            (value, _) => value.as_deref().unwrap_or("?").to_owned(),
        };
        let relation = row.relation.to_string();
        let relation = if relation == "exact" { "" } else { &relation };
        let place = row
            .place
            .as_deref()
            .and_then(|path| path.rsplit(' ').next());
        let _ = write!(
            out,
            "<tr data-f='{}'><td><mark class='f {}'>{}</mark><td class=n><small>{relation}</small> {value}<td>{}<td>{}<td>{}<td>{}<td>{}",
            row.index,
            class(&row),
            html(&row.text),
            cell(row.counted.as_deref()),
            cell(row.action.as_deref()),
            cell(row.actor.as_deref()),
            cell(place),
            cell(row.time.as_deref()),
        );
    }
    out + "</tbody></table>"
}

fn checks(report: &Report<'_>) -> String {
    if report.checks.is_empty() {
        return String::new();
    }
    let figure = |index: &usize| {
        let span = report.statistics.get(*index).map(|figure| figure.span);
        html(span.map_or("", |span| report.slice(span)))
    };
    let mut out = "<h2>The report's own arithmetic</h2><ul class=checks>".to_owned();
    for check in &report.checks {
        let parts: Vec<String> = check.parts.iter().map(figure).collect();
        let (class, says) = if check.holds {
            ("holds", "holds")
        } else {
            ("broken", "does not hold")
        };
        let _ = write!(
            out,
            "<li class={class}><b>{}</b> {} : {} – {says}",
            check.kind,
            figure(&check.whole),
            parts.join(" , ")
        );
    }
    out + "</ul>"
}
