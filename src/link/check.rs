//! The report's own arithmetic.

use crate::record::{Check, CheckKind, Kind, Report};

/// Compares parts (其中) with their whole: same unit, same kind, not larger.
pub(crate) fn checks(report: &mut Report<'_>) {
    let mut found = Vec::new();
    for (part, statistic) in report.statistics.iter().enumerate() {
        let Some(whole) = statistic.part_of else {
            continue;
        };
        let Some(total) = report.statistics.get(whole) else {
            continue;
        };
        let unit = |s: &crate::record::Statistic| s.unit.map(|u| u.text);
        if unit(statistic) != unit(total)
            || statistic.kind != total.kind
            || !matches!(total.kind, Kind::Count | Kind::Money | Kind::Measure)
        {
            continue;
        }
        if let (Some(a), Some(b)) = (statistic.value, total.high.or(total.value)) {
            found.push(Check {
                kind: CheckKind::PartWithin,
                holds: a <= b,
                whole,
                parts: vec![part],
            });
        }
    }
    report.checks = found;
}
