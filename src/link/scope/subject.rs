//! Who acts where a clause names nobody: the subject of an earlier clause or sentence.

use super::Scope;
use crate::lex::edge::Edge;
use crate::link::clause::{Cursor, Figure, Sentence};
use crate::link::{Page, actor, first_clause, sentences};
use crate::record::From;
use crate::span::{Run, widen};
use crate::text::Text;
use once_cell::sync::Lazy;

impl Scope {
    /// Reads what was passed over, from the last sentence back to one that has a subject.
    /// `next` is what follows them.
    pub(super) fn catch_up(&mut self, page: Page, next: Cursor) {
        let Scope {
            unread,
            runs,
            spare: sentence,
            ..
        } = self;
        runs.clear();
        // The last sentences of each stretch between two sentences with figures.
        let mut from = 0;
        let mut stretch = None;
        for passed in unread.drain(..) {
            if stretch != Some(passed.read) {
                stretch = Some(passed.read);
                from = runs.len();
            }
            for run in sentences(page.text, passed.run) {
                if runs.len() == from + LOOK_BACK {
                    runs.remove(from);
                }
                runs.push(run);
            }
        }
        let mut events = page.mentions.events.get(..next.event).unwrap_or(&[]);
        let mut found = None;
        for &run in runs.iter().rev() {
            let clause = first_clause(page.text, run);
            while let [before @ .., event] = events
                && widen(event.start) >= clause.start
            {
                events = before;
            }
            let first = Cursor {
                event: events.len(),
                ..next
            };
            sentence.read(page.text, page.mentions, clause, first);
            if let Some(subject) = subject_of(page.text, sentence, 0) {
                found = Some(subject);
                break;
            }
        }
        if let Some(subject) = found {
            self.settle(page, subject);
            self.here = false;
        }
    }

    /// The subject of an earlier clause, which holds where the clause of the figure has none.
    pub(super) fn seek_subject(&mut self, page: Page, sentence: &Sentence, figure: &Figure) {
        while self.front.subject < figure.clause && !self.here {
            // The first subject of a sentence governs it.
            if let Some(subject) = subject_of(page.text, sentence, self.front.subject) {
                self.settle(page, subject);
            }
            self.front.subject += 1;
        }
        // The first subject under the heading of a place is kept for the sentences behind.
        if self.headed {
            self.look_back(page, sentence);
        }
    }

    /// Where the sentence has no subject so far, that of an earlier one holds.
    pub(super) fn look_back(&mut self, page: Page, sentence: &Sentence) {
        if self.here || self.unread.is_empty() {
            return;
        }
        if self.root.is_some() {
            // It holds whatever stands in front.
            self.unread.clear();
        } else {
            self.catch_up(page, sentence.first);
        }
    }

    /// Who acts in the words before a figure whose clause names nobody.
    pub fn actor(&mut self, page: Page, sentence: &Sentence) -> Option<(Run, From)> {
        self.look_back(page, sentence);
        let from = if self.here {
            From::Sentence
        } else {
            From::Carried
        };
        Some((self.subject?, from))
    }

    /// A subject of the sentence.
    pub(super) fn settle(&mut self, page: Page, subject: Run) {
        self.subject = Some(subject);
        self.here = true;
        if self.headed && self.root.is_none() {
            let places = &page.mentions.places;
            let at = places.partition_point(|form| form.run.start < subject.start);
            self.root = places
                .get(at)
                .is_some_and(|form| form.run.start == subject.start)
                .then_some(subject);
        }
    }

    /// Remembers the subject of a finished sentence.
    pub fn leave(&mut self, text: &Text, sentence: &Sentence) {
        if !self.here
            && self.front.subject == 0
            && let Some(subject) = subject_of(text, sentence, 0)
        {
            self.subject = Some(subject);
            self.here = true;
        }
        if self.here {
            self.unread.clear();
        }
        self.read += 1;
        self.here = false;
    }
}

/// Sentences without figures that are looked through for a subject, of those between two with figures.
pub(super) const LOOK_BACK: usize = 4;

/// Sentences without figures that were passed over.
#[derive(Clone, Copy)]
pub(super) struct Passed {
    pub(super) run: Run,
    /// The sentences with figures in front of it.
    pub(super) read: usize,
}

/// The subject of a clause.
pub(super) fn subject_of(text: &Text, sentence: &Sentence, index: usize) -> Option<Run> {
    let clause = sentence.clause(index);
    // 市法院通报，…: who tells of a thing has not done it.
    let tells = (clause.start..clause.end)
        .find(|&i| sentence.token(i).predicate())
        .is_some_and(|i| TELLS.stands(text, sentence.run(i).start));
    if tells {
        return None;
    }
    actor::subject(text, sentence, clause.start, clause.end)
}

/// Verbs of telling.
pub(super) static TELLS: Lazy<Edge<()>> = Lazy::new(|| {
    Edge::words(&[
        "表示",
        "介绍",
        "告诉",
        "获悉",
        "了解到",
        "通报",
        "公布",
        "发布",
        "透露",
        "披露",
        "指出",
        "宣布",
        "认为",
        "强调",
    ])
});
