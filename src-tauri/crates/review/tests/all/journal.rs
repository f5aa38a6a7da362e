//! Each entry carries the hash of the one before; what was changed, moved, taken out or added is found.

use crate::support::{NOW, begin, line};
use assay_review::{Chain, ChainError, Entry, Event, Head};

fn entries() -> Vec<Entry> {
    let mut session = begin();
    line(&mut session, r#"{"cmd":"level","criterion":"one","level":"basic"}"#).expect("a level");
    line(&mut session, r#"{"cmd":"rationale","criterion":"one","text":"Why."}"#).expect("a rationale");
    line(&mut session, r#"{"cmd":"undo"}"#).expect("something to undo");
    session.entries().cloned().collect()
}

#[test]
fn a_journal_is_walked_from_its_first_entry_to_its_head() {
    let entries = entries();
    let chain = Chain::walk(entries.clone()).expect("a whole journal");
    assert_eq!(chain.head().count, 4);
    assert_eq!(entries[0].prev, Head::EMPTY.head);
    assert_eq!(entries[1].prev, entries[0].hash().expect("a hash"));
}

#[track_caller]
fn broken(change: impl Fn(&mut Vec<Entry>), expected: ChainError) {
    let mut entries = entries();
    change(&mut entries);
    assert_eq!(Chain::walk(entries).map(|chain| chain.head()), Err(expected));
}

#[test]
fn a_changed_entry_breaks_the_one_after_it() {
    broken(
        |entries| entries[1].body["level"] = "demonstrated".into(),
        ChainError::Broken { seq: 3 },
    );
    broken(
        |entries| entries[0].at = "2027-01-01T00:00:00Z".parse().expect("a time"),
        ChainError::Broken { seq: 2 },
    );
}

#[test]
fn a_missing_doubled_or_moved_entry_is_named() {
    broken(
        |entries| drop(entries.remove(1)),
        ChainError::Sequence { expected: 2, found: 3 },
    );
    broken(
        |entries| entries.insert(1, entries[1].clone()),
        ChainError::Sequence { expected: 3, found: 2 },
    );
    broken(
        |entries| entries.swap(1, 2),
        ChainError::Sequence { expected: 2, found: 3 },
    );
}

#[test]
fn an_entry_that_no_version_writes_is_unreadable() {
    let mut entries = entries();
    entries.truncate(1);
    entries[0].kind = "promote".to_owned();
    assert!(matches!(
        Chain::walk(entries),
        Err(ChainError::Unreadable { seq: 1, .. })
    ));
}

#[test]
fn nothing_follows_a_signature() {
    let mut session = begin();
    let before = session.head();
    session
        .seal(assay_model::Sha256::of(b"record"), NOW)
        .expect("a signature");
    let chain = Chain::walk(session.entries().cloned()).expect("a whole journal");
    assert_eq!(chain.head_before_signature(), before);
    let mut chain = chain;
    let more = chain
        .append(
            Event::Note {
                text: "later".to_owned(),
            },
            NOW,
        )
        .map(|entry| entry.seq);
    assert_eq!(more, Err(ChainError::AfterSignature { seq: 3 }));
}
