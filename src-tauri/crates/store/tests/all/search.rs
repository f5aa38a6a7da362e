//! Words of a submission are found where they stand: in its artifacts and in what its assessor wrote.

use crate::support::*;
use assay_model::ArtifactId;
use assay_store::*;

fn passage(page: u32, start: u32, text: &str) -> NewPassage {
    NewPassage {
        page: Some(page),
        start,
        text: text.to_owned(),
        origin: None,
    }
}

fn read(library: &Library, number: u64, artifact: usize, extractor: &str, passages: &[NewPassage]) {
    let submission = submission_id(number);
    let row = library.submission(&submission).expect("read").expect("there");
    let artifact = &row.artifacts[artifact].id;
    assert!(
        library
            .put_passages(&submission, artifact, extractor, passages)
            .expect("kept")
    );
}

/// Submissions 7 and 9: a plan of two pages each.
fn library(shelf: &Shelf) -> Library {
    let library = shelf.open();
    for number in [7, 9] {
        is_new(small(number).import(&library));
        let second = format!("Exit ticket: which is larger? The students of {number} say why.");
        let passages = [
            passage(1, 0, "Wait three seconds before the next question."),
            passage(2, 40, &second),
        ];
        read(&library, number, 0, "assay-pdf-text/1", &passages);
    }
    library
}

fn query(text: &str) -> SearchQuery {
    SearchQuery {
        text: text.to_owned(),
        submission: None,
        limit: 50,
    }
}

/// Number, page (0 for a review) and the words that were found, of each hit.
fn found(library: &Reading, query: &SearchQuery) -> Vec<(String, u32, Vec<String>)> {
    let page = library.search(query).expect("an answer");
    assert!(page.total >= page.hits.len() as u64);
    let words = |hit: &SearchHit| {
        let letters: Vec<char> = hit.text.chars().collect();
        let word = |found: &assay_store::Found| -> String {
            let [start, end] = found.chars;
            let word = letters[start as usize..end as usize].iter().collect();
            assert_eq!(hit.text[found.bytes.clone()], word);
            word
        };
        hit.words.iter().map(word).collect()
    };
    let on = |hit: &SearchHit| match &hit.of {
        PassageOf::Artifact { page, .. } => page.unwrap_or(1),
        PassageOf::Review { .. } => 0,
    };
    let mut found: Vec<_> = page
        .hits
        .iter()
        .map(|hit| (hit.number.to_string(), on(hit), words(hit)))
        .collect();
    found.sort();
    found
}

#[track_caller]
fn check(library: &Reading, text: &str, expected: &[(&str, u32, &[&str])]) {
    let found = found(library, &query(text));
    let found: Vec<(&str, u32, Vec<&str>)> = found
        .iter()
        .map(|(number, page, words)| (number.as_str(), *page, words.iter().map(String::as_str).collect()))
        .collect();
    let expected: Vec<(&str, u32, Vec<&str>)> = expected
        .iter()
        .map(|(number, page, words)| (*number, *page, words.to_vec()))
        .collect();
    assert_eq!(found, expected, "{text:?}");
}

fn say(library: &Library, review: u64, head: Head, said: &[Said<'_>]) -> Head {
    let (entries, progress) = ([entry(head, "x")], Progress::default());
    let change = Append {
        said,
        ..append(&entries, &progress, "{}")
    };
    library.append(&review_id(review), &change).expect("appended")
}

fn said<'a>(field: &'a str, text: &'a str) -> Said<'a> {
    let origin = None;
    Said { field, text, origin }
}

#[test]
fn words_are_found_with_their_page_and_place() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    check(
        &library,
        "exit larg",
        &[("7", 2, &["Exit", "larger"]), ("9", 2, &["Exit", "larger"])],
    );
    check(&library, "students of 9", &[("9", 2, &["students", "of", "9"])]);
    check(&library, "nowhere", &[]);
    check(&library, "exit nowhere", &[]);
    check(&library, "— \u{1}", &[]);
    check(&library, "", &[]);
    let hit = &library.search(&query("larger 7")).expect("an answer").hits[0];
    let PassageOf::Artifact {
        path, extractor, start, ..
    } = &hit.of
    else {
        panic!("not of an artifact")
    };
    assert_eq!(
        (path.as_str(), extractor.as_str(), *start),
        ("plan.pdf", "assay-pdf-text/1", 40)
    );
}

#[test]
fn case_and_accents_make_no_difference_and_marks_are_counted_in_code_points() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    read(
        &library,
        7,
        1,
        "assay-plain-text/1",
        &[passage(1, 0, "🙂 ¿Qué? Die SCHÜLER zögern: niños, Straße")],
    );
    check(&library, "que schul", &[("7", 1, &["Qué", "SCHÜLER"])]);
    check(&library, "ZOGERN", &[("7", 1, &["zögern"])]);
    check(&library, "ninos", &[("7", 1, &["niños"])]);
}

#[test]
fn a_phrase_is_words_that_follow_one_another() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    check(
        &library,
        "\"next question\"",
        &[("7", 1, &["next question"]), ("9", 1, &["next question"])],
    );
    check(&library, "\"question next\"", &[]);
    check(&library, "\"next quest\"", &[]);
}

#[test]
fn what_is_typed_is_never_taken_for_a_command() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    for typed in [
        "\"",
        "\"\"",
        "a\"b",
        "text:wait",
        "wait*",
        "NEAR(wait three)",
        "wait AND",
        "OR",
        "(",
        "{wait}",
        "^wait",
        "-wait",
        "wait + three",
        "'; DROP TABLE search_text; --",
        "wait\0three",
        "\u{202e}wait",
        "%",
        "_",
    ] {
        let answer = library.search(&query(typed));
        assert!(answer.is_ok(), "{typed:?}: {answer:?}");
    }
    check(&library, "three* OR", &[]);
    check(&library, "^wait", &[("7", 1, &["Wait"]), ("9", 1, &["Wait"])]);
}

#[test]
fn one_submission_alone_can_be_searched() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    let only = |number| SearchQuery {
        submission: Some(submission_id(number)),
        ..query("wait")
    };
    assert_eq!(
        found(&library, &only(9)),
        [("9".to_owned(), 1, vec!["Wait".to_owned()])]
    );
    assert_eq!(library.search(&only(9)).expect("an answer").total, 1);
    assert!(found(&library, &only(8)).is_empty());
}

#[test]
fn what_an_assessor_writes_is_found_as_it_stands_now() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    let head = begin(&library, 1, &submission_id(9));
    assert_eq!(library.unsearched_reviews().expect("read"), []);
    let first = [
        said("rationale:hears", "Nobody waits here"),
        said("annotation:a", "A kaleidoscope of voices"),
    ];
    let head = say(&library, 1, head, &first);
    check(
        &library,
        "wait",
        &[("7", 1, &["Wait"]), ("9", 0, &["waits"]), ("9", 1, &["Wait"])],
    );
    let hit = &library.search(&query("kaleidoscope")).expect("an answer").hits[0];
    assert_eq!(
        hit.of,
        PassageOf::Review {
            review: review_id(1),
            field: "annotation:a".to_owned()
        }
    );
    assert_eq!(hit.origin, None);
    let moved = Said {
        origin: Some("{\"page\":2}"),
        ..said("annotation:a", "A kaleidoscope of voices")
    };
    let head = say(&library, 1, head, &[said("rationale:hears", "Hands go up"), moved]);
    let hit = &library.search(&query("kaleidoscope")).expect("an answer").hits[0];
    assert_eq!(hit.origin.as_deref(), Some("{\"page\":2}"));
    check(&library, "waits", &[]);
    check(&library, "hands", &[("9", 0, &["Hands"])]);
    check(&library, "kaleidoscope", &[("9", 0, &["kaleidoscope"])]);
    say(&library, 1, head, &[said("annotation:a", "")]);
    check(&library, "kaleidoscope", &[]);
}

#[test]
fn a_newer_extractor_takes_the_place_of_an_older_one() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    let paths = |extractors: &[&str]| -> Vec<String> {
        let unsearched = library.unsearched(extractors).expect("read");
        unsearched.iter().map(|artifact| artifact.path.to_string()).collect()
    };
    assert_eq!(
        paths(&["assay-pdf-text/1"]),
        ["video/lesson.mp4", "video/lesson.mp4"],
        "nobody has looked at the videos"
    );
    read(&library, 7, 1, "none/1", &[]);
    assert_eq!(paths(&["assay-pdf-text/1", "none/1"]), ["video/lesson.mp4"]);
    assert_eq!(
        paths(&["assay-pdf-text/2", "none/1"]),
        ["plan.pdf", "plan.pdf", "video/lesson.mp4"]
    );
    read(&library, 7, 0, "assay-pdf-text/2", &[passage(1, 0, "Another text")]);
    check(&library, "seconds", &[("9", 1, &["seconds"])]);
    check(&library, "another", &[("7", 1, &["Another"])]);
}

#[test]
fn text_of_what_is_not_there_is_refused() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    let nobody: ArtifactId = urn(2, 1);
    let put = |submission, artifact| {
        library
            .put_passages(
                &submission_id(submission),
                artifact,
                "x/1",
                &[passage(1, 0, "kaleidoscope")],
            )
            .expect("an answer")
    };
    assert!(!put(7, &nobody) && !put(8, &nobody));
    assert!(
        !library
            .put_said(&review_id(1), &[said("note", "kaleidoscope")])
            .expect("an answer")
    );
    check(&library, "kaleidoscope", &[]);
}

#[test]
fn what_is_deleted_is_found_no_more_and_leaves_no_word_behind() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    let head = begin(&library, 1, &submission_id(9));
    say(&library, 1, head, &[said("note", "kaleidoscope")]);
    assert!(library.delete_submission(&submission_id(9)).expect("deleted"));
    check(&library, "kaleidoscope", &[]);
    check(&library, "wait", &[("7", 1, &["Wait"])]);
    drop(library);
    let db = rusqlite::Connection::open(shelf.dir().join("library.db")).expect("a database");
    let rows = |table: &str| -> i64 {
        db.query_one(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))
            .expect("a count")
    };
    assert_eq!(
        (rows("passages"), rows("search_text"), rows("searched_reviews")),
        (2, 2, 0)
    );
}

#[test]
fn a_review_from_before_the_search_is_read_once_and_kept_up_with() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    let head = begin(&library, 1, &submission_id(9));
    drop(library);
    let db = rusqlite::Connection::open(shelf.dir().join("library.db")).expect("a database");
    db.execute("DELETE FROM searched_reviews", []).expect("as before");
    drop(db);
    let library = shelf.open();
    assert_eq!(
        library.unsearched_reviews().expect("read"),
        [(submission_id(9), review_id(1))]
    );
    let all = [said("note", "kaleidoscope"), said("rationale:hears", "Hands go up")];
    assert!(library.put_said(&review_id(1), &all).expect("kept"));
    assert!(library.put_said(&review_id(1), &all).expect("kept"), "twice is once");
    assert_eq!(library.unsearched_reviews().expect("read"), []);
    check(&library, "kaleidoscope", &[("9", 0, &["kaleidoscope"])]);
    say(&library, 1, head, &[said("note", "nothing")]);
    check(&library, "kaleidoscope", &[]);
    check(&library, "hands", &[("9", 0, &["Hands"])]);
}

#[test]
fn hits_come_as_they_stand_and_the_total_says_how_many_there_are() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    let passages: Vec<NewPassage> = (0..40u32)
        .map(|at| passage(1, at * 100, &format!("a line with a word, number {at}")))
        .collect();
    read(&library, 7, 1, "assay-plain-text/1", &passages);
    for (limit, total) in [(5, 40), (40, 40), (50, 40), (0, 40)] {
        let page = library
            .search(&SearchQuery { limit, ..query("word") })
            .expect("an answer");
        assert_eq!((page.hits.len(), page.total), (limit.min(40) as usize, total));
        for (at, hit) in page.hits.iter().enumerate() {
            assert!(hit.text.ends_with(&format!("number {at}")));
        }
    }
}

#[test]
fn hits_come_in_reading_order_whatever_was_read_first() {
    let shelf = Shelf::new();
    let library = library(&shelf);
    let head = begin(&library, 1, &submission_id(7));
    let head = say(&library, 1, head, &[said("note", "wait: noted first")]);
    read(&library, 9, 1, "assay-webvtt/1", &[passage(1, 0, "wait on the ninth")]);
    let video = [passage(1, 50, "wait in the video"), passage(2, 0, "wait on")];
    read(&library, 7, 1, "assay-webvtt/1", &video);
    let plan = [passage(1, 0, "wait in the plan"), passage(2, 0, "wait on page 2")];
    read(&library, 7, 0, "assay-pdf-text/2", &plan);
    say(&library, 1, head, &[said("rationale:hears", "wait: noted second")]);
    let texts = |query: &SearchQuery| -> Vec<String> {
        let page = library.search(query).expect("an answer");
        page.hits.into_iter().map(|hit| hit.text).collect()
    };
    let of_seven = [
        "wait in the plan",
        "wait on page 2",
        "wait in the video",
        "wait on",
        "wait: noted first",
        "wait: noted second",
    ];
    let of_nine = ["Wait three seconds before the next question.", "wait on the ninth"];
    assert_eq!(texts(&query("wait")), [of_seven.as_slice(), &of_nine].concat());
    let only_seven = SearchQuery {
        submission: Some(submission_id(7)),
        ..query("wait")
    };
    assert_eq!(texts(&only_seven), of_seven);
}

/// Loses words of both full-text indexes, where no page and no row of a table looks any different.
fn damage_the_indexes(shelf: &Shelf) {
    let db = rusqlite::Connection::open(shelf.dir().join("library.db")).expect("opens");
    for index in ["search", "search_text"] {
        let sql = format!("UPDATE {index}_data SET block = zeroblob(length(block)) WHERE id > 1 << 33");
        assert!(db.execute(&sql, []).expect("damaged") > 0, "{index}");
    }
}

#[test]
fn damaged_indexes_cost_nothing_but_the_time_to_make_them_anew() {
    let shelf = Shelf::new();
    let before = library(&shelf);
    let hits = found(&before, &query("larger students"));
    assert_eq!(hits.len(), 2);
    drop(before);
    damage_the_indexes(&shelf);
    let opened = Library::open(shelf.dir(), NOW, OnDamage::Refuse).expect("opens");
    assert_eq!(opened.findings, []);
    let library = opened.library;
    let kept_up = library.upkeep(NOW).expect("kept up");
    assert!(
        kept_up.indexed_anew && kept_up.backed_up && kept_up.checked,
        "{kept_up:?}"
    );
    assert_eq!(found(&library, &query("larger students")), hits);
    assert_eq!(in_the_queue(&library, "9"), 1);
    assert!(!library.upkeep(NOW).expect("kept up").indexed_anew);
}

#[test]
fn a_damaged_index_that_was_to_be_written_on_opening_is_made_anew() {
    let shelf = Shelf::new();
    let before = library(&shelf);
    let head = begin(&before, 1, &submission_id(7));
    note(&before, 1, head, "a word that nobody looked for yet");
    drop(before);
    damage_the_indexes(&shelf);
    let library = Library::open(shelf.dir(), NOW, OnDamage::Refuse)
        .expect("opens")
        .library;
    library.upkeep(NOW).expect("kept up");
    assert_eq!(in_the_queue(&library, "7"), 1);
}

fn in_the_queue(library: &Library, text: &str) -> u64 {
    let query = QueueQuery {
        text: text.to_owned(),
        limit: 10,
        ..QueueQuery::default()
    };
    library.queue(&query).expect("searched").total
}
