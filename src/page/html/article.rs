//! Which element holds the article? The one that holds most of the prose, counted in Han characters, without what the page
//! itself calls menu, comments or related.

use super::hint::Hint;
use super::tag::Tag;
use super::{Element, Line};
use crate::span::{narrow, widen};

/// What is known of the elements as a whole.
pub(super) struct Weights {
    /// The element that holds the article.
    pub article: u32,
    /// For each element: whether it lies in the article.
    pub inside: Vec<bool>,
    /// For each element: the hint that holds for it, its own or that of an element around it.
    pub hints: Vec<Option<Hint>>,
}

impl Weights {
    /// Whether a line that the page shows lies in the article.
    pub fn holds(&self, line: &Line) -> bool {
        line.hidden.is_none()
            && self
                .inside
                .get(widen(line.element))
                .copied()
                .unwrap_or(false)
    }

    /// What the page calls the part that a line lies in.
    pub fn hint(&self, line: &Line) -> Option<Hint> {
        self.hints.get(widen(line.element)).copied().flatten()
    }
}

/// A child that holds three quarters of the prose is gone into.
const MOST: (u64, u64) = (3, 4);

/// Finds the article, which begins behind line `from`.
pub(super) fn find(elements: &[Element], lines: &[Line], from: usize) -> Weights {
    let prose = |line: &&Line| line.hidden.is_none() && line.is_prose();
    let all = sums(
        elements,
        lines
            .iter()
            .filter(prose)
            .map(|line| (line.element, line.han)),
    );
    let total = all.first().copied().unwrap_or(0);
    // What holds most of the prose is no menu, whatever its class: <body class="has-sidebar">.
    let hints = inherit(elements, |id, element: &Element| {
        let most = all.get(id).is_some_and(|&sum| sum * 2 > total);
        element.hint.filter(|_| !most)
    });
    let counted = lines
        .iter()
        .skip(from)
        .filter(prose)
        .filter(|line| hints.get(widen(line.element)).copied().flatten().is_none());
    let sums = sums(elements, counted.map(|line| (line.element, line.han)));
    let article = descend(elements, lines, &sums);
    let mut inside = vec![false; elements.len()];
    for (id, element) in elements.iter().enumerate() {
        let held = narrow(id) == article
            || id > 0 && inside.get(widen(element.parent)).copied().unwrap_or(false);
        if let Some(slot) = inside.get_mut(id) {
            *slot = held;
        }
    }
    Weights {
        article,
        inside,
        hints,
    }
}

/// Hints with those of the elements around; parents come before their children.
fn inherit(
    elements: &[Element],
    own: impl Fn(usize, &Element) -> Option<Hint>,
) -> Vec<Option<Hint>> {
    let mut hints: Vec<Option<Hint>> = Vec::with_capacity(elements.len());
    for (id, element) in elements.iter().enumerate() {
        let above = hints.get(widen(element.parent)).copied().flatten();
        hints.push(own(id, element).or(above));
    }
    hints
}

/// What is counted for lines, added up for each element with all that it holds.
fn sums(elements: &[Element], counts: impl Iterator<Item = (u32, u32)>) -> Vec<u64> {
    let mut sums = vec![0u64; elements.len()];
    for (element, count) in counts {
        if let Some(sum) = sums.get_mut(widen(element)) {
            *sum += u64::from(count);
        }
    }
    for (id, element) in elements.iter().enumerate().skip(1).rev() {
        let sum = sums.get(id).copied().unwrap_or(0);
        if let Some(parent) = sums.get_mut(widen(element.parent)) {
            *parent += sum;
        }
    }
    sums
}

/// The children of an element that weigh most.
#[derive(Clone, Copy, Default)]
struct Heavy {
    first: (u64, u32),
    second: u64,
}

fn descend(elements: &[Element], lines: &[Line], sums: &[u64]) -> u32 {
    let paragraph = paragraphs(elements, lines);
    let mut heavy = vec![Heavy::default(); elements.len()];
    for (id, element) in elements.iter().enumerate().skip(1) {
        let sum = sums.get(id).copied().unwrap_or(0);
        let Some(heavy) = heavy.get_mut(widen(element.parent)) else {
            continue;
        };
        if paragraph.get(id).copied().unwrap_or(false) {
            continue;
        }
        if sum > heavy.first.0 {
            heavy.second = heavy.first.0;
            heavy.first = (sum, narrow(id));
        } else {
            heavy.second = heavy.second.max(sum);
        }
    }
    let mut at = 0;
    while let (Some(heavy), Some(&whole)) = (heavy.get(widen(at)), sums.get(widen(at))) {
        let (sum, child) = heavy.first;
        // Containers of like weight are the articles of a digest; one that outweighs the others stands beside a margin.
        let most = sum * MOST.1 >= whole * MOST.0;
        let outweighs =
            sum >= 2 * heavy.second && sum >= 3 * (whole - sum).saturating_sub(heavy.second);
        if sum == 0 || !(most || outweighs) {
            break;
        }
        at = child;
    }
    at
}

/// Whether each element is a paragraph: one line, and no block inside.
fn paragraphs(elements: &[Element], lines: &[Line]) -> Vec<bool> {
    let mut own = vec![0u32; elements.len()];
    for line in lines {
        if let Some(count) = own.get_mut(widen(line.element)) {
            *count += 1;
        }
    }
    let mut leaf = vec![true; elements.len()];
    for element in elements.iter().skip(1) {
        if let Some(parent) = leaf.get_mut(widen(element.parent)) {
            *parent = false;
        }
    }
    let part = |element: &Element| {
        matches!(
            element.tag,
            Tag::Paragraph | Tag::Heading(_) | Tag::Item | Tag::Row | Tag::Caption | Tag::List
        )
    };
    let single = own.iter().zip(leaf).map(|(&own, leaf)| leaf && own <= 1);
    elements
        .iter()
        .zip(single)
        .map(|(element, single)| single || part(element))
        .collect()
}
