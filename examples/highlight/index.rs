//! The page of a folder: what it holds, by year, place, kind and hedge, and which sums do not hold.

use crate::escape::html;
use crate::page::STYLE;
use jianbao::Report;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Rows of a chart; the rest is told as a number.
const ROWS: usize = 14;

#[derive(Default)]
pub struct Summary {
    reports: Vec<[String; 6]>,
    years: BTreeMap<String, usize>,
    places: BTreeMap<String, usize>,
    cells: BTreeMap<(String, String), usize>,
    kinds: BTreeMap<String, usize>,
    relations: BTreeMap<String, usize>,
    broken: Vec<String>,
}

impl Summary {
    pub fn add(&mut self, name: &str, file: &str, report: &Report<'_>) {
        let view = report.view();
        let title = view.title.as_ref().map_or(name, |title| &title.text);
        let published = view
            .published
            .as_ref()
            .and_then(|time| time.edtf.as_deref());
        self.reports.push([
            file.to_owned(),
            title.to_owned(),
            view.source
                .as_ref()
                .map_or("–", |source| &source.name)
                .to_owned(),
            published.unwrap_or("–").to_owned(),
            view.place
                .as_ref()
                .map_or("–", |place| &place.name)
                .to_owned(),
            report.statistics.len().to_string(),
        ]);
        for row in report.rows() {
            *self.kinds.entry(row.kind.to_string()).or_default() += 1;
            *self.relations.entry(row.relation.to_string()).or_default() += 1;
            // Of a figure without a time of its own the report's year is the best that a chart can say.
            let year = row.time.as_deref().or(published).and_then(year);
            // A county counts for its city: a chart of three thousand counties shows nothing.
            let place = row
                .place
                .as_deref()
                .and_then(|path| path.split(' ').nth(1).or(path.split(' ').next()));
            if let Some(year) = &year {
                *self.years.entry(year.clone()).or_default() += 1;
            }
            if let Some(place) = place {
                *self.places.entry(place.to_owned()).or_default() += 1;
            }
            if let (Some(year), Some(place)) = (year, place) {
                *self.cells.entry((place.to_owned(), year)).or_default() += 1;
            }
        }
        for check in report.checks.iter().filter(|check| !check.holds) {
            let figure = |index: usize| {
                let span = report.statistics.get(index).map(|figure| figure.span);
                html(span.map_or("", |span| report.slice(span)))
            };
            let parts: Vec<String> = check.parts.iter().map(|&part| figure(part)).collect();
            self.broken.push(format!(
                "<li class=broken><b>{}</b> {} : {} – <a href='{file}'>{}</a>",
                check.kind,
                figure(check.whole),
                parts.join(" , "),
                html(title)
            ));
        }
    }

    pub fn page(&self) -> String {
        let figures: usize = self.kinds.values().sum();
        format!(
            "<!doctype html><html lang=zh><meta charset=utf-8><meta name=viewport content='width=device-width'>\
             <title>{0} reports</title><style>{STYLE}</style><header><h1>{0} reports, {figures} figures</h1></header>\
             <div class=charts><section><h2>Figures by year</h2>{1}</section><section><h2>Figures by city</h2>{2}</section>\
             <section><h2>Kinds</h2>{3}</section><section><h2>Hedges</h2>{4}</section>\
             <section class=wide><h2>City and year</h2>{5}</section>\
             <section class=wide><h2>Arithmetic that does not hold</h2>{6}</section>\
             <section class=wide><h2>Reports</h2>{7}</section></div></html>\n",
            self.reports.len(),
            bars(self.years.iter().rev().take(ROWS).collect()),
            bars(largest(&self.places)),
            bars(largest(&self.kinds)),
            bars(largest(&self.relations)),
            self.matrix(),
            self.broken(),
            self.table(),
        )
    }

    fn matrix(&self) -> String {
        let mut years: Vec<&String> = self.years.keys().rev().take(ROWS).collect();
        years.reverse();
        let most = self.cells.values().copied().max().unwrap_or(1);
        let mut out = "<table><tr><th>".to_owned();
        for year in &years {
            let _ = write!(out, "<th>{}", html(year));
        }
        for (place, _) in largest(&self.places) {
            let _ = write!(out, "<tr><td>{}", html(place));
            for year in &years {
                match self.cells.get(&(place.clone(), (*year).clone())) {
                    Some(count) => {
                        let share = 15 + 75 * count / most;
                        let _ = write!(
                            out,
                            "<td class=heat style='background:color-mix(in srgb,var(--change) {share}%,var(--card))'>{count}"
                        );
                    }
                    None => out.push_str("<td class=heat>"),
                }
            }
        }
        out + "</table>"
    }

    fn broken(&self) -> String {
        match self.broken.is_empty() {
            true => "<p>None found.</p>".to_owned(),
            false => format!("<ul class=checks>{}</ul>", self.broken.concat()),
        }
    }

    fn table(&self) -> String {
        let mut out =
            "<table><tr><th>title<th>source<th>published<th>place<th class=n>figures".to_owned();
        for [file, title, source, published, place, figures] in &self.reports {
            let _ = write!(
                out,
                "<tr><td><a href='{file}'>{}</a><td>{}<td>{}<td>{}<td class=n>{figures}",
                html(title),
                html(source),
                html(published),
                html(place)
            );
        }
        out + "</table>"
    }
}

/// The year that a time begins in, where it is known.
fn year(edtf: &str) -> Option<String> {
    let year = edtf.get(..4)?;
    year.bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| year.to_owned())
}

fn largest(counts: &BTreeMap<String, usize>) -> Vec<(&String, &usize)> {
    let mut rows: Vec<_> = counts.iter().collect();
    rows.sort_by_key(|&(name, count)| (std::cmp::Reverse(count), name));
    rows.truncate(ROWS);
    rows
}

fn bars(rows: Vec<(&String, &usize)>) -> String {
    let most = rows
        .iter()
        .map(|&(_, count)| *count)
        .max()
        .unwrap_or(1)
        .max(1);
    rows.iter()
        .fold("<div class=bars>".to_owned(), |out, (name, count)| {
            let width = 100 * *count / most;
            out + &format!(
                "<span>{}</span><i style='width:{width}%'></i><b>{count}</b>",
                html(name)
            )
        })
        + "</div>"
}
