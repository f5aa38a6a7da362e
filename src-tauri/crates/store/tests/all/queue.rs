//! The queue: filtered, ordered, in pages, searched.

use crate::support::*;
use assay_model::{Sha256, Timestamp};
use assay_store::*;

/// Five submissions in the order 10, 9, 100, 2041, 7.
fn library(shelf: &Shelf) -> Library {
    let library = shelf.open();
    for (number, attempt, title) in [
        (10, 1, "Beta"),
        (9, 2, "alpha"),
        (100, 1, "alpha"),
        (2041, 3, "Beta"),
        (7, 1, "gamma"),
    ] {
        let mut handed = small(number);
        handed.submission.attempt = attempt;
        handed.credential_title = title.to_owned();
        handed.submission.micro_credential.sha256 = Sha256::of(title.as_bytes());
        handed.submission.micro_credential.version = title.to_owned();
        is_new(handed.import(&library));
    }
    library
}

#[track_caller]
fn check(library: &Library, query: &QueueQuery, expected: &[&str]) {
    library.catch_up_search().expect("caught up");
    let page = library.queue(query).expect("a page");
    let found: Vec<&str> = page.rows.iter().map(|row| row.number.as_str()).collect();
    assert_eq!(found, expected, "{query:?}");
    assert!(page.total >= expected.len() as u64);
}

fn by(sort: QueueSort, descending: bool) -> QueueQuery {
    QueueQuery {
        sort,
        descending,
        ..QueueQuery::default()
    }
}

fn find(text: &str) -> QueueQuery {
    QueueQuery {
        text: text.to_owned(),
        ..QueueQuery::default()
    }
}

fn in_state(library: &Library, submission: u64, state: ReviewState) {
    let (id, progress) = (
        review_id(submission),
        Progress {
            scored: 1,
            of: 5,
            ..Progress::default()
        },
    );
    let (submission, entries) = (submission_id(submission), [entry(empty_head(), "start")]);
    let first = Append {
        state,
        ..append(&entries, &progress, "{}")
    };
    library
        .begin_review(
            &NewReview {
                id: &id,
                submission: &submission,
            },
            &first,
        )
        .expect("a review");
}

#[test]
fn numbers_are_ordered_as_numbers() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    check(
        &library,
        &by(QueueSort::Number, false),
        &["7", "9", "10", "100", "2041"],
    );
    check(&library, &by(QueueSort::Number, true), &["2041", "100", "10", "9", "7"]);
}

#[test]
fn titles_are_ordered_without_regard_to_case_and_equals_by_number() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    check(&library, &by(QueueSort::Title, false), &["9", "100", "10", "2041", "7"]);
    check(
        &library,
        &by(QueueSort::Attempt, false),
        &["7", "10", "100", "9", "2041"],
    );
}

#[test]
fn what_is_due_first_comes_first_and_what_is_never_due_last() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    for (number, at) in [(2041, 500), (7, 100), (10, 300)] {
        library
            .set_due(&submission_id(number), Some(Timestamp::from_unix(at)))
            .expect("kept");
    }
    check(&library, &by(QueueSort::Due, false), &["7", "10", "2041", "9", "100"]);
    library.set_due(&submission_id(7), None).expect("kept");
    check(&library, &by(QueueSort::Due, false), &["10", "2041", "7", "9", "100"]);
    let row = &library.queue(&by(QueueSort::Due, false)).expect("a page").rows[0];
    assert_eq!(row.due, Some(Timestamp::from_unix(300)));
}

#[test]
fn states_are_filtered_and_ordered_as_work_goes_on() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    in_state(&library, 7, ReviewState::Signed);
    in_state(&library, 9, ReviewState::InReview);
    in_state(&library, 2041, ReviewState::ReadyToSign);
    check(&library, &by(QueueSort::State, false), &["10", "100", "9", "2041", "7"]);
    let open = QueueQuery {
        states: vec![ReviewState::InReview, ReviewState::ReadyToSign],
        ..QueueQuery::default()
    };
    check(&library, &open, &["9", "2041"]);
    assert_eq!(library.queue(&open).expect("a page").total, 2);
    let page = library.queue(&open).expect("a page");
    assert_eq!(page.rows[0].review, Some(review_id(9)));
    assert_eq!((page.rows[0].progress.scored, page.rows[0].progress.of), (1, 5));
    assert_eq!(page.rows[0].purpose.as_deref(), Some("summative"));
}

/// Signs review `number`, which one entry has begun.
fn sign(library: &Library, number: u64, head: Head) {
    let (entries, progress, record) = ([entry(head, "sign")], Progress::default(), urn(5, number));
    let bytes = format!("record {number}");
    let signed = Append {
        state: ReviewState::Signed,
        record: Some(NewRecord {
            id: &record,
            bytes: bytes.as_bytes(),
            supersedes: None,
            files: &[],
        }),
        ..append(&entries, &progress, "{}")
    };
    library.append(&review_id(number), &signed).expect("signed");
}

#[test]
fn what_is_signed_stays_signed_while_a_correction_is_begun_beside_it_and_is_found_as_both() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    let of_seven = || library.queue(&find("7")).expect("a page").rows[0].clone();
    let in_states = |states: &[ReviewState]| QueueQuery {
        states: states.to_vec(),
        ..QueueQuery::default()
    };
    let head = begin(&library, 1, &submission_id(7));
    assert_eq!((of_seven().state, of_seven().beside), (ReviewState::InReview, None));
    sign(&library, 1, head);
    assert_eq!((of_seven().state, of_seven().beside), (ReviewState::Signed, None));

    let head = begin(&library, 2, &submission_id(7));
    let begun = Some(Beside {
        state: ReviewState::InReview,
        corrects: true,
    });
    assert_eq!((of_seven().state, of_seven().beside), (ReviewState::Signed, begun));
    assert_eq!(of_seven().review, Some(review_id(1)));
    check(&library, &in_states(&[ReviewState::Signed]), &["7"]);
    check(&library, &in_states(&[ReviewState::InReview]), &["7"]);
    check(
        &library,
        &in_states(&[ReviewState::InReview, ReviewState::Signed]),
        &["7"],
    );
    check(&library, &in_states(&[ReviewState::ReadyToSign]), &[]);
    let counts = library.queue_states().expect("counted");
    let expected = [
        (ReviewState::New, 4),
        (ReviewState::InReview, 1),
        (ReviewState::Signed, 1),
    ];
    assert_eq!(
        (counts, library.queue_length().expect("counted")),
        (expected.to_vec(), 5)
    );

    // Given up it is shown no more, whatever was said in it; taken up again it is.
    let (entries, progress) = ([entry(head, "drop")], Progress::default());
    let dropped = Append {
        dropped: true,
        ..append(&entries, &progress, "{}")
    };
    let head = library.append(&review_id(2), &dropped).expect("dropped");
    assert_eq!((of_seven().state, of_seven().beside), (ReviewState::Signed, None));
    check(&library, &in_states(&[ReviewState::InReview]), &[]);
    assert!(library.review(&review_id(2)).expect("read").expect("there").dropped);
    let head = note(&library, 2, head, "undo");
    assert_eq!(of_seven().beside, begun);

    sign(&library, 2, head);
    let row = of_seven();
    assert_eq!(
        (row.state, row.beside, row.review),
        (ReviewState::Signed, None, Some(review_id(2)))
    );
}

#[test]
fn a_review_for_another_purpose_beside_what_is_signed_is_no_correction() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    let head = begin(&library, 1, &submission_id(7));
    sign(&library, 1, head);
    let (id, submission, progress) = (review_id(2), submission_id(7), Progress::default());
    let entries = [entry(empty_head(), "start")];
    let formative = Append {
        purpose: "formative",
        ..append(&entries, &progress, "{}")
    };
    let new = NewReview {
        id: &id,
        submission: &submission,
    };
    library.begin_review(&new, &formative).expect("begun");
    let row = library.queue(&find("7")).expect("a page").rows[0].clone();
    let beside = Some(Beside {
        state: ReviewState::InReview,
        corrects: false,
    });
    assert_eq!((row.state, row.beside), (ReviewState::Signed, beside));
}

#[test]
fn a_submission_shows_its_newest_review_and_no_older_one() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    in_state(&library, 7, ReviewState::Signed);
    let head = begin(&library, 99, &submission_id(7));
    let state = || library.queue(&find("7")).expect("a page").rows[0].state;
    assert_eq!(state(), ReviewState::InReview);
    let (entries, progress) = (
        [entry(
            library.review(&review_id(7)).expect("read").expect("there").head,
            "late",
        )],
        Progress::default(),
    );
    let late = Append {
        state: ReviewState::Recused,
        ..append(&entries, &progress, "{}")
    };
    library.append(&review_id(7), &late).expect("appended");
    assert_eq!(state(), ReviewState::InReview);
    note(&library, 99, head, "more");
    assert_eq!(
        library.queue(&find("7")).expect("a page").rows[0].review,
        Some(review_id(99))
    );
}

#[test]
fn one_micro_credential_alone_can_be_shown() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    let only = |title: &str| QueueQuery {
        micro_credential: Some(Sha256::of(title.as_bytes())),
        ..QueueQuery::default()
    };
    check(&library, &only("alpha"), &["9", "100"]);
    check(&library, &only("never heard of"), &[]);
}

#[test]
fn pages_follow_one_another_without_gap_or_double() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    for sort in [
        QueueSort::Number,
        QueueSort::Due,
        QueueSort::State,
        QueueSort::Title,
        QueueSort::Attempt,
    ] {
        for descending in [false, true] {
            let whole = library.queue(&by(sort, descending)).expect("a page");
            assert_eq!(whole.rows.len(), 5);
            let mut found = Vec::new();
            for skip in [0, 2, 4, 6] {
                let part = QueueQuery {
                    limit: 2,
                    skip,
                    ..by(sort, descending)
                };
                let page = library.queue(&part).expect("a page");
                assert_eq!(page.total, 5);
                found.extend(page.rows);
            }
            assert_eq!(found, whole.rows, "{sort:?} {descending}");
            for (at, row) in whole.rows.iter().enumerate() {
                let place = QueueQuery {
                    place_of: Some(row.submission.clone()),
                    ..by(sort, descending)
                };
                let found = library.queue(&place).expect("a page").place;
                assert_eq!(found, Some(at as u64), "{sort:?} {descending}");
            }
        }
    }
}

const fn says(text: &str) -> Said<'_> {
    Said {
        field: "rationale:hears",
        text,
        origin: None,
    }
}

#[test]
fn a_search_finds_number_title_file_and_words_by_their_beginning() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    check(&library, &find("204"), &["2041"]);
    check(&library, &find("ALPH"), &["9", "100"]);
    check(&library, &find("lesson"), &["7", "9", "10", "100", "2041"]);
    check(&library, &find("alpha 9"), &["9"]);
    check(&library, &find("nowhere"), &[]);
    check(&library, &find("—"), &[]);
    check(&library, &find("   "), &["7", "9", "10", "100", "2041"]);
    let head = begin(&library, 1, &submission_id(10));
    let (entries, progress) = ([entry(head, "x")], Progress::default());
    let said = Append {
        said: &[says("Wartezeit: drei Sekunden, Schüler zögern")],
        ..append(&entries, &progress, "{}")
    };
    let head = library.append(&review_id(1), &said).expect("appended");
    check(&library, &find("schuler warte"), &["10"]);
    check(&library, &find("wartezeit beta"), &["10"]);
    // Unchanged words stay; changed ones replace.
    let head = note(&library, 1, head, "y");
    check(&library, &find("wartezeit"), &["10"]);
    let entries = [entry(head, "z")];
    let changed = Append {
        said: &[says("hands up")],
        ..append(&entries, &progress, "{}")
    };
    library.append(&review_id(1), &changed).expect("appended");
    check(&library, &find("wartezeit"), &[]);
    check(&library, &find("hands"), &["10"]);
}

#[test]
fn what_was_written_is_found_once_the_search_has_caught_up_and_at_the_next_start() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    let found = |library: &Library| library.queue(&find("wartezeit")).expect("a page").total;
    let head = begin(&library, 1, &submission_id(10));
    let (entries, progress) = ([entry(head, "x")], Progress::default());
    let said = Append {
        said: &[says("Wartezeit")],
        ..append(&entries, &progress, "{}")
    };
    let head = library.append(&review_id(1), &said).expect("appended");
    assert_eq!(found(&library), 0, "an edit does not wait for the index");
    library.catch_up_search().expect("caught up");
    assert_eq!(found(&library), 1);
    let entries = [entry(head, "y")];
    let other = Append {
        said: &[says("hands up")],
        ..append(&entries, &progress, "{}")
    };
    library.append(&review_id(1), &other).expect("appended");
    drop(library);
    assert_eq!(found(&shelf.open()), 0);
}

#[test]
fn the_private_note_and_why_a_submission_goes_back_are_not_found_in_the_queue() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    let head = begin(&library, 1, &submission_id(10));
    let (entries, progress) = ([entry(head, "x")], Progress::default());
    let field = |field| Said {
        field,
        ..says("neighbour")
    };
    let said = Append {
        said: &[field("note"), field("returned"), says("hands up")],
        ..append(&entries, &progress, "{}")
    };
    library.append(&review_id(1), &said).expect("appended");
    check(&library, &find("hands"), &["10"]);
    check(&library, &find("neighbour"), &[]);
}

#[test]
fn the_words_of_two_reviews_are_both_found() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    for (number, words) in [(1, "first reader"), (2, "second look")] {
        let head = begin(&library, number, &submission_id(10));
        let (entries, progress) = ([entry(head, "x")], Progress::default());
        let said = Append {
            said: &[says(words)],
            ..append(&entries, &progress, "{}")
        };
        library.append(&review_id(number), &said).expect("appended");
    }
    check(&library, &find("reader"), &["10"]);
    check(&library, &find("second"), &["10"]);
}

#[test]
fn what_is_deleted_is_found_no_more() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    assert!(library.delete_submission(&submission_id(9)).expect("deleted"));
    check(&library, &find("alpha"), &["100"]);
    check(&library, &by(QueueSort::Number, false), &["7", "10", "100", "2041"]);
}

#[test]
fn what_is_not_among_those_that_were_asked_for_has_no_place() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    let place = |query: QueueQuery, number: u64| {
        let place_of = Some(submission_id(number));
        library.queue(&QueueQuery { place_of, ..query }).expect("a page").place
    };
    assert_eq!(place(find("alpha"), 9), Some(0));
    assert_eq!(place(find("alpha"), 100), Some(1));
    assert_eq!(place(find("alpha"), 7), None, "it is there, and was not asked for");
    assert_eq!(place(find("—"), 7), None);
    assert_eq!(place(QueueQuery::default(), 4711), None, "there is none");
}
