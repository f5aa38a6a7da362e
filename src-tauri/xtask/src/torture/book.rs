//! What was typed and what was called saved, held against what the library has afterwards.
//!
//! A command without an answer may have been done or not; the answers come in order, so what is found must be the state
//! after some number of commands that is not smaller than the number of answers.

use super::shelf::Found;
use super::typist::{Effect, Typed};
use crate::trial::Said;
use std::collections::BTreeMap;

/// One sitting: from opening the review to the kill.
#[derive(Clone, Debug)]
pub(crate) struct Book {
    /// What the library had before.
    pub(crate) before: Found,
    /// What was sent, in order.
    pub(crate) sent: Vec<Typed>,
    /// What was answered, in the same order.
    pub(crate) answered: Vec<Said>,
}

type Drafts = BTreeMap<String, String>;

impl Book {
    /// Nothing typed yet.
    pub(crate) const fn new(before: Found) -> Self {
        Self {
            before,
            sent: Vec::new(),
            answered: Vec::new(),
        }
    }

    /// How many commands were called saved.
    pub(crate) fn saved(&self) -> usize {
        self.answered
            .iter()
            .filter(|said| matches!(said, Said::Saved(_)))
            .count()
    }

    /// The book as it was when so many answers had been heard, and at most one command more had been sent.
    pub(crate) fn until(&self, answers: usize) -> Self {
        let sent = self.sent.iter().take(answers + 1).cloned().collect();
        Self {
            before: self.before.clone(),
            sent,
            answered: self.answered.iter().take(answers).cloned().collect(),
        }
    }

    /// Everything that was called saved and is not there, and everything that is there and was never said.
    pub(crate) fn lost(&self, found: &Found) -> Vec<String> {
        let mut lost = self.changed_history(found);
        let mut last = self.before.journal.len() as u64;
        for (typed, said) in self.sent.iter().zip(&self.answered) {
            match said {
                Said::Saved(seq) => {
                    last = *seq;
                    lost.extend(missing(typed, *seq, found));
                }
                Said::Refused { line, .. } if !may_be_refused(typed) => lost.push(format!("{} → {line}", typed.line)),
                Said::Refused { .. } => {}
            }
        }
        lost.extend(self.too_many(last, found));
        lost.extend(self.wrong_drafts(&found.drafts));
        lost
    }

    fn changed_history(&self, found: &Found) -> Vec<String> {
        if found.journal.starts_with(&self.before.journal) {
            return Vec::new();
        }
        vec![format!(
            "the journal of {} entries is not what it was",
            self.before.journal.len()
        )]
    }

    /// The first entry of a review comes with its opening, unasked.
    fn too_many(&self, last: u64, found: &Found) -> Option<String> {
        let unanswered = (self.sent.len() - self.answered.len().min(self.sent.len())) as u64;
        let most = last.max(1) + unanswered;
        let has = found.journal.len() as u64;
        (has > most).then(|| format!("{has} entries, but at most {most} were asked for"))
    }

    fn wrong_drafts(&self, found: &Drafts) -> Option<String> {
        let mut drafts = self.before.drafts.clone();
        for (typed, said) in self.sent.iter().zip(&self.answered) {
            if matches!(said, Said::Saved(_)) {
                apply(&mut drafts, &typed.effect);
            }
        }
        let acknowledged = drafts.clone();
        for typed in self.sent.iter().skip(self.answered.len()) {
            if drafts == *found {
                return None;
            }
            apply(&mut drafts, &typed.effect);
        }
        (drafts != *found).then(|| format!("drafts: {}", difference(&acknowledged, found)))
    }
}

fn may_be_refused(typed: &Typed) -> bool {
    matches!(
        typed.effect,
        Effect::Edit {
            may_be_refused: true,
            ..
        }
    )
}

fn missing(typed: &Typed, seq: u64, found: &Found) -> Option<String> {
    let Effect::Edit { kind, holds, .. } = &typed.effect else {
        return None;
    };
    let entry = usize::try_from(seq)
        .ok()
        .and_then(|seq| found.journal.get(seq.checked_sub(1)?));
    let there = entry.is_some_and(|entry| {
        entry.seq == seq && entry.kind == *kind && holds.iter().all(|held| entry.body.contains(held))
    });
    (!there).then(|| {
        format!(
            "saved {seq}, but the journal has {entry:?} there; asked: {}",
            typed.line
        )
    })
}

fn apply(drafts: &mut Drafts, effect: &Effect) {
    match effect {
        Effect::Draft { field, text } if text.is_empty() => drafts.remove(field),
        Effect::Draft { field, text } => drafts.insert(field.clone(), text.clone()),
        Effect::Edit {
            clears: Some(field), ..
        } => drafts.remove(field),
        Effect::Edit { clears: None, .. } => None,
    };
}

fn difference(wanted: &Drafts, found: &Drafts) -> String {
    let fields: std::collections::BTreeSet<&String> = wanted.keys().chain(found.keys()).collect();
    let differing = fields
        .into_iter()
        .filter(|field| wanted.get(*field) != found.get(*field));
    let said = differing.map(|field| {
        let short = |text: Option<&String>| text.map(|text| text.chars().rev().take(24).collect::<String>());
        let (wanted, found) = (short(wanted.get(field)), short(found.get(field)));
        format!("{field} was saved (backwards) as {wanted:?}, found {found:?}")
    });
    said.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::super::shelf::Entry;
    use super::*;

    fn draft(text: &str) -> Typed {
        Typed {
            line: String::new(),
            effect: Effect::Draft {
                field: "note".to_owned(),
                text: text.to_owned(),
            },
        }
    }

    fn level() -> Typed {
        let effect = Effect::Edit {
            kind: "level",
            holds: vec!["basic".to_owned()],
            clears: None,
            may_be_refused: false,
        };
        Typed {
            line: String::new(),
            effect,
        }
    }

    fn found(entries: &[(u64, &str)], note: Option<&str>) -> Found {
        let entry = |(seq, body): &(u64, &str)| Entry {
            seq: *seq,
            kind: "level".to_owned(),
            body: (*body).to_owned(),
        };
        let drafts = note.map(|text| ("note".to_owned(), text.to_owned()));
        Found {
            journal: entries.iter().map(entry).collect(),
            drafts: drafts.into_iter().collect(),
        }
    }

    fn book(sent: &[Typed], saved: &[u64]) -> Book {
        let answered = saved.iter().copied().map(Said::Saved).collect();
        Book {
            before: found(&[(1, "start")], None),
            sent: sent.to_vec(),
            answered,
        }
    }

    #[test]
    fn what_was_saved_and_is_there_is_no_loss() {
        let book = book(&[level(), draft("one"), draft("two")], &[2, 2]);
        for note in ["one", "two"] {
            assert_eq!(
                book.lost(&found(&[(1, "start"), (2, "basic")], Some(note))),
                Vec::<String>::new()
            );
        }
    }

    #[test]
    fn an_entry_a_text_and_a_draft_that_are_missing_are_losses() {
        let book = book(&[level(), draft("one"), draft("two")], &[2, 2]);
        assert!(!book.lost(&found(&[(1, "start")], Some("one"))).is_empty());
        assert!(!book.lost(&found(&[(1, "start"), (2, "other")], Some("one"))).is_empty());
        assert!(!book.lost(&found(&[(1, "start"), (2, "basic")], None)).is_empty());
        assert!(!book.lost(&found(&[(1, "else"), (2, "basic")], Some("one"))).is_empty());
    }

    #[test]
    fn more_than_was_asked_for_is_told() {
        let book = book(&[level()], &[2]);
        assert!(
            !book
                .lost(&found(&[(1, "start"), (2, "basic"), (3, "basic")], None))
                .is_empty()
        );
    }
}
