//! The report's own arithmetic.

use crate::record::{Check, CheckKind, Kind, Report, Statistic};
use rust_decimal::Decimal;

/// Compares parts (其中) with their whole: same unit, same kind, none larger, and all together not larger.
pub(crate) fn checks(report: &mut Report<'_>) {
    let mut found = Vec::new();
    let mut part = 0;
    while let Some(statistic) = report.statistics.get(part) {
        let at = part;
        part += 1;
        let Some(whole) = statistic.part_of else {
            continue;
        };
        let Some(total) = report.statistics.get(whole).filter(|total| sums(total)) else {
            continue;
        };
        let Some(limit) = total.high.or(total.value) else {
            continue;
        };
        let like = |other: &Statistic| comparable(other, total);
        if like(statistic)
            && let Some(value) = statistic.value
        {
            found.push(Check {
                kind: CheckKind::PartWithin,
                holds: value <= limit,
                whole,
                parts: vec![at],
            });
        }
        // The first of the parts of a whole stands for all of them.
        let first = at.checked_sub(1).and_then(|i| report.statistics.get(i));
        if first.is_some_and(|first| first.part_of == Some(whole)) {
            continue;
        }
        let list = report.statistics.get(at..).unwrap_or(&[]);
        let parts: Vec<usize> = list
            .iter()
            .take_while(|other| other.part_of == Some(whole))
            .zip(at..)
            .filter(|(other, _)| like(other))
            .map(|(_, i)| i)
            .collect();
        let sum = parts
            .iter()
            .filter_map(|&i| report.statistics.get(i)?.value)
            .try_fold(Decimal::ZERO, Decimal::checked_add);
        if let Some(sum) = sum.filter(|_| parts.len() > 1) {
            found.push(Check {
                kind: CheckKind::PartsSum,
                holds: sum <= limit,
                whole,
                parts,
            });
        }
    }
    report.checks = found;
}

/// Of a kind that has parts.
fn sums(total: &Statistic) -> bool {
    matches!(total.kind, Kind::Count | Kind::Money | Kind::Measure)
}

fn comparable(part: &Statistic, total: &Statistic) -> bool {
    part.unit.map(|unit| unit.text) == total.unit.map(|unit| unit.text) && part.kind == total.kind
}
