//! A journal only grows; what is typed is kept; a signed review is closed.

use crate::support::*;
use assay_model::{ArtifactId, MediaTime, Sha256};
use assay_store::*;

fn library_with_review(shelf: &Shelf) -> (Library, Head) {
    let library = shelf.open();
    is_new(small(2041).import(&library));
    let head = begin(&library, 1, &submission_id(2041));
    (library, head)
}

fn sign<'a>(entries: &'a [EntryRow], progress: &'a Progress, record: NewRecord<'a>) -> Append<'a> {
    Append {
        state: ReviewState::Signed,
        record: Some(record),
        ..append(entries, progress, "{\"signed\":true}")
    }
}

#[test]
fn a_journal_comes_back_byte_for_byte_after_a_restart() {
    let shelf = Shelf::new();
    let (library, head) = library_with_review(&shelf);
    let entries = [entry(head, "ü — 🙂 \u{2028}")];
    let progress = Progress {
        scored: 2,
        of: 5,
        seen: 1,
        artifacts: 2,
        outcome: Some("not-yet".to_owned()),
    };
    let now = library
        .append(&review_id(1), &append(&entries, &progress, "{\"x\":1}"))
        .expect("appended");
    drop(library);
    let library = shelf.open();
    let journal = library.journal(&review_id(1)).expect("read");
    assert_eq!(journal.len(), 2);
    assert_eq!(journal[1], entries[0]);
    let row = library.review(&review_id(1)).expect("read").expect("there");
    assert_eq!(
        (row.head, row.progress, row.state),
        (now, progress, ReviewState::InReview)
    );
    assert_eq!(
        (row.submission, row.purpose.as_str()),
        (submission_id(2041), "summative")
    );
    assert_eq!(
        library.scoresheet(&review_id(1)).expect("read").as_deref(),
        Some("{\"x\":1}")
    );
}

#[test]
fn an_entry_that_does_not_continue_the_journal_changes_nothing() {
    let shelf = Shelf::new();
    let (library, head) = library_with_review(&shelf);
    let (id, progress) = (review_id(1), Progress::default());
    let try_to = |entry: EntryRow| library.append(&id, &append(&[entry], &progress, "other"));
    let good = entry(head, "good");
    let skipped = EntryRow { seq: 3, ..good.clone() };
    assert!(matches!(
        try_to(skipped),
        Err(AppendError::Sequence { expected: 2, found: 3 })
    ));
    let doubled = EntryRow { seq: 1, ..good.clone() };
    assert!(matches!(
        try_to(doubled),
        Err(AppendError::Sequence { expected: 2, found: 1 })
    ));
    let elsewhere = EntryRow {
        prev: Sha256::of(b"elsewhere"),
        ..good.clone()
    };
    assert!(matches!(try_to(elsewhere), Err(AppendError::Chain { seq: 2 })));
    assert_eq!(library.journal(&id).expect("read").len(), 1);
    assert_eq!(library.scoresheet(&id).expect("read").as_deref(), Some("{}"));
    assert_eq!(try_to(good).expect("appended").count, 2);
}

#[test]
fn the_database_itself_refuses_to_change_or_shorten_a_journal_or_a_record() {
    let shelf = Shelf::new();
    let (library, head) = library_with_review(&shelf);
    let (entries, progress, record) = ([entry(head, "sign")], Progress::default(), urn(5, 1));
    let files = [("data/places/a.jpg".to_owned(), b"picture".to_vec())];
    let new = NewRecord {
        id: &record,
        bytes: b"signed",
        supersedes: None,
        files: &files,
    };
    library
        .append(&review_id(1), &sign(&entries, &progress, new))
        .expect("signed");
    drop(library);
    let db = rusqlite::Connection::open(shelf.dir().join("library.db")).expect("a database");
    db.execute_batch("PRAGMA foreign_keys = ON").expect("on");
    for (sql, reason) in [
        ("UPDATE journal SET body = '{}' WHERE seq = 1", "append-only"),
        ("DELETE FROM journal WHERE seq = 2", "append-only"),
        ("DELETE FROM journal", "append-only"),
        ("UPDATE records SET bytes = x'00'", "never changed"),
        ("DELETE FROM records", "never taken away"),
        ("UPDATE record_files SET bytes = x'00'", "never changed"),
        ("DELETE FROM record_files", "never taken away"),
    ] {
        let refused = db.execute(sql, []).expect_err(sql);
        assert!(refused.to_string().contains(reason), "{refused}");
    }
    db.execute_batch("DELETE FROM queue; DELETE FROM submissions")
        .expect("deleted with all that hangs on it");
    let left =
        "SELECT (SELECT count(*) FROM journal) + (SELECT count(*) FROM records) + (SELECT count(*) FROM record_files)";
    let left: i64 = db.query_row(left, [], |row| row.get(0)).expect("counted");
    assert_eq!(left, 0);
}

#[test]
fn a_review_of_nothing_and_a_review_twice_are_refused() {
    let shelf = Shelf::new();
    let (library, _) = library_with_review(&shelf);
    let (progress, entries) = (Progress::default(), [entry(empty_head(), "start")]);
    let first = append(&entries, &progress, "{}");
    let begin = |id: u64, submission: u64| {
        let (id, submission) = (review_id(id), submission_id(submission));
        let new = NewReview {
            id: &id,
            submission: &submission,
        };
        library.begin_review(&new, &first)
    };
    assert!(matches!(begin(2, 9), Err(AppendError::SubmissionUnknown { .. })));
    assert!(matches!(begin(1, 2041), Err(AppendError::ReviewTaken { .. })));
    assert!(matches!(
        library.append(&review_id(9), &first),
        Err(AppendError::ReviewUnknown { .. })
    ));
    assert_eq!(library.all_reviews().expect("read").len(), 1);
    assert!(begin(2, 2041).is_ok());
    let both = library.reviews(&submission_id(2041)).expect("read");
    assert_eq!(
        both.iter().map(|row| row.id.clone()).collect::<Vec<_>>(),
        [review_id(1), review_id(2)]
    );
}

#[test]
fn what_a_text_is_about_is_kept_with_it_and_goes_with_it() {
    let shelf = Shelf::new();
    let (library, _) = library_with_review(&shelf);
    let id = review_id(1);
    let about = |about| Draft {
        field: "annotation",
        text: "Half a comm",
        about,
    };
    let kept = |library: &Library| -> Vec<Option<String>> {
        let drafts = library.drafts(&id).expect("read").into_iter();
        drafts.map(|draft| draft.about).collect()
    };
    for written in [Some("page 2"), Some("page 3")] {
        library.save_draft(&id, &about(written), NOW).expect("kept");
    }
    drop(library);
    let library = shelf.open();
    assert_eq!(kept(&library), [Some("page 3".to_owned())]);
    library.save_draft(&id, &about(None), NOW).expect("kept");
    assert_eq!(kept(&library), [None]);
    let gone = Draft {
        text: "",
        ..about(Some("page 4"))
    };
    library.save_draft(&id, &gone, NOW).expect("taken away");
    assert_eq!(kept(&library), Vec::<Option<String>>::new());
}

#[test]
fn text_being_typed_is_kept_until_the_edit_is_finished() {
    let shelf = Shelf::new();
    let (library, head) = library_with_review(&shelf);
    let id = review_id(1);
    for text in ["T", "The b", "The boards"] {
        library
            .save_draft(&id, &Draft::of("rationale:hears", text), NOW)
            .expect("kept");
    }
    library
        .save_draft(&id, &Draft::of("note", "to myself"), NOW)
        .expect("kept");
    library
        .save_draft(&id, &Draft::of("strength:hears", "x"), NOW)
        .expect("kept");
    library
        .save_draft(&id, &Draft::of("strength:hears", ""), NOW)
        .expect("taken away");
    drop(library);
    let library = shelf.open();
    let drafts = library.drafts(&id).expect("read");
    let found: Vec<_> = drafts
        .iter()
        .map(|draft| (draft.field.as_str(), draft.text.as_str()))
        .collect();
    assert_eq!(found, [("note", "to myself"), ("rationale:hears", "The boards")]);
    let (entries, progress) = ([entry(head, "finished")], Progress::default());
    let finish = Append {
        drafts: &[Draft::of("rationale:hears", ""), Draft::of("note", "the rest of it")],
        ..append(&entries, &progress, "{}")
    };
    library.append(&id, &finish).expect("appended");
    let left: Vec<_> = library
        .drafts(&id)
        .expect("read")
        .into_iter()
        .map(|draft| (draft.field, draft.text))
        .collect();
    assert_eq!(left, [("note".to_owned(), "the rest of it".to_owned())]);
    assert!(matches!(
        library.save_draft(&review_id(9), &Draft::of("note", "x"), NOW),
        Err(DraftError::ReviewUnknown { .. })
    ));
}

#[test]
fn a_review_reopens_where_it_was_left() {
    let shelf = Shelf::new();
    let (library, _) = library_with_review(&shelf);
    let id = review_id(1);
    assert_eq!(library.view(&id).expect("read"), None);
    let left = ViewState {
        artifact: Some(urn(2, 7)),
        page: Some(3),
        at: Some(MediaTime(252_000)),
        field: Some("rationale:hears".to_owned()),
        caret: Some(17),
    };
    library.save_view(&id, &ViewState::default()).expect("kept");
    library.save_view(&id, &left).expect("kept");
    drop(library);
    assert_eq!(shelf.open().view(&id).expect("read"), Some(left));
}

#[test]
fn what_was_shown_and_how_much_of_it_are_two_things() {
    let shelf = Shelf::new();
    let (library, head) = library_with_review(&shelf);
    let id = review_id(1);
    let (first, second): (ArtifactId, ArtifactId) = (urn(2, 1), urn(2, 2));
    library.save_coverage(&id, &first, "[[0,1000]]").expect("kept");
    let (entries, progress) = ([entry(head, "opened")], Progress::default());
    let shown = [first.clone(), second.clone()];
    let opened = Append {
        opened: &shown,
        ..append(&entries, &progress, "{}")
    };
    library.append(&id, &opened).expect("appended");
    library.save_coverage(&id, &first, "[[0,2000]]").expect("kept");
    let row = |artifact, coverage: Option<&str>| OpenedRow {
        artifact,
        shown: true,
        coverage: coverage.map(str::to_owned),
    };
    let expected = [row(first, Some("[[0,2000]]")), row(second, None)];
    assert_eq!(library.opened(&id).expect("read"), expected);
}

#[test]
fn a_signed_record_closes_its_review_and_is_kept_byte_for_byte() {
    let shelf = Shelf::new();
    let (library, head) = library_with_review(&shelf);
    let (id, progress, record) = (review_id(1), Progress::default(), urn(5, 1));
    let bytes = b"{\"signed\":\"bytes\"}";
    let new = NewRecord {
        id: &record,
        bytes,
        supersedes: None,
        files: &[],
    };
    let entries = [entry(head, "sign")];
    let head = library.append(&id, &sign(&entries, &progress, new)).expect("signed");
    let kept = library.record(&Sha256::of(bytes)).expect("read").expect("there");
    assert_eq!(
        (kept.bytes.as_slice(), kept.id, kept.review),
        (bytes.as_slice(), record, id.clone())
    );
    let after = [entry(head, "after")];
    let refused = library.append(&id, &append(&after, &progress, "{}"));
    assert!(matches!(refused, Err(AppendError::Sealed { .. })), "{refused:?}");
    let refused = library.save_draft(&id, &Draft::of("note", "late"), NOW);
    assert!(matches!(refused, Err(DraftError::Sealed { .. })), "{refused:?}");
    library
        .save_view(&id, &ViewState::default())
        .expect("looking is allowed");
    let row = library.review(&id).expect("read").expect("there");
    assert!(row.sealed && row.state == ReviewState::Signed);
}

#[test]
fn a_correction_is_a_new_review_whose_record_supersedes() {
    let shelf = Shelf::new();
    let (library, head) = library_with_review(&shelf);
    let (progress, submission) = (Progress::default(), submission_id(2041));
    let first: assay_model::RecordId = urn(5, 1);
    let second = urn(5, 2);
    let old = NewRecord {
        id: &first,
        bytes: b"first",
        supersedes: None,
        files: &[],
    };
    let entries = [entry(head, "sign")];
    library
        .append(&review_id(1), &sign(&entries, &progress, old))
        .expect("signed");
    let head = begin(&library, 2, &submission);
    let new = NewRecord {
        id: &second,
        bytes: b"second",
        supersedes: Some(Sha256::of(b"first")),
        files: &[],
    };
    let entries = [entry(head, "sign")];
    library
        .append(&review_id(2), &sign(&entries, &progress, new))
        .expect("signed");
    let records = library.records(&submission).expect("read");
    let supersedes: Vec<_> = records.iter().map(|record| record.supersedes).collect();
    assert_eq!(supersedes, [None, Some(Sha256::of(b"first"))]);
}

#[test]
fn a_record_that_cannot_be_kept_takes_its_entry_back() {
    let shelf = Shelf::new();
    let (library, head) = library_with_review(&shelf);
    let (progress, record) = (Progress::default(), urn(5, 1));
    let new = NewRecord {
        id: &record,
        bytes: b"first",
        supersedes: None,
        files: &[],
    };
    let entries = [entry(head, "sign")];
    library
        .append(&review_id(1), &sign(&entries, &progress, new))
        .expect("signed");
    let head = begin(&library, 2, &submission_id(2041));
    let entries = [entry(head, "sign")];
    // The same record a second time.
    assert!(library.append(&review_id(2), &sign(&entries, &progress, new)).is_err());
    let row = library.review(&review_id(2)).expect("read").expect("there");
    assert_eq!((row.head, row.sealed), (head, false));
    assert_eq!(library.journal(&review_id(2)).expect("read").len(), 1);
}

#[test]
fn a_review_is_named_like_everything_else() {
    assert!(
        "urn:uuid:936da01f-9abd-4d9d-80c7-02af85c822a8"
            .parse::<ReviewId>()
            .is_ok()
    );
    for bad in [
        "",
        "1",
        "936da01f-9abd-4d9d-80c7-02af85c822a8",
        "urn:uuid:936da01f-9abd-7d9d-80c7-02af85c822a8",
    ] {
        assert!(bad.parse::<ReviewId>().is_err(), "{bad}");
    }
}
