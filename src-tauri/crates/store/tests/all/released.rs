//! Libraries of every released version, kept as SQL in `tests/files`, open with this build and keep what they hold.

use crate::support::*;
use assay_store::*;
use std::fs;
use std::path::PathBuf;

/// How many versions have been released.
const RELEASED: usize = 1;

fn stored() -> Vec<(String, String)> {
    let files = package().join("tests/files");
    let versions = names(&files).into_iter().filter(|name| name.ends_with(".db.sql"));
    versions
        .map(|name| {
            let sql = fs::read_to_string(files.join(&name)).expect("a stored library");
            (name, sql)
        })
        .collect()
}

fn shelf(sql: &str) -> Shelf {
    let shelf = Shelf::new();
    let db = rusqlite::Connection::open(shelf.dir().join("library.db")).expect("a database");
    db.execute_batch(sql).expect("the stored library");
    shelf
}

fn schema(shelf: &Shelf) -> Vec<(String, String)> {
    let db = rusqlite::Connection::open(shelf.dir().join("library.db")).expect("a database");
    let mut statement = db
        .prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name")
        .expect("the schema");
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("rows");
    rows.collect::<rusqlite::Result<_>>().expect("rows")
}

#[test]
fn a_library_of_every_released_version_opens_and_keeps_what_it_holds() {
    let stored = stored();
    println!(
        "released versions: {} found, {} run, 0 skipped",
        stored.len(),
        stored.len()
    );
    assert_eq!(stored.len(), RELEASED);
    for (name, sql) in stored {
        let shelf = shelf(&sql);
        let opened = Library::open(shelf.dir(), NOW, OnDamage::Refuse).expect(&name);
        assert_eq!(
            opened.findings,
            [Finding::ArtifactsMissing { count: 2 }],
            "only the database is stored"
        );
        let library = opened.library;
        let row = library.submission(&submission_id(2041)).expect("read").expect("there");
        assert_eq!((row.artifacts.len(), row.number.as_str()), (2, "2041"));
        let journal = library.journal(&review_id(1)).expect("read");
        assert_eq!(journal.len(), 3);
        assert_eq!(library.drafts(&review_id(1)).expect("read")[0].text, "The boards");
        assert_eq!(
            library
                .queue(&QueueQuery {
                    text: "wait".to_owned(),
                    ..QueueQuery::default()
                })
                .expect("a page")
                .total,
            1
        );
        let head = library.review(&review_id(1)).expect("read").expect("there").head;
        assert_eq!(head.hash, journal[2].hash);
        assert_eq!(library.unsearched(&["none/1"]).expect("read").len(), 2);
        assert_eq!(
            library.unsearched_reviews().expect("read"),
            [(submission_id(2041), review_id(1))]
        );
        note(&library, 1, head, "goes on");
    }
}

#[test]
fn a_library_brought_up_to_date_is_like_a_new_one() {
    let fresh = Shelf::new();
    drop(fresh.open());
    for (name, sql) in stored() {
        let shelf = shelf(&sql);
        drop(Library::open(shelf.dir(), NOW, OnDamage::Refuse).expect(&name));
        assert_eq!(schema(&shelf), schema(&fresh), "{name}");
    }
}

/// `ASSAY_STORE_RELEASE=FOLDER` leaves a library of this build there, to be dumped into `tests/files` when a version is
/// released: `sqlite3 FOLDER/library.db .dump`, and the two pragmas `application_id` and `user_version`.
#[test]
fn the_library_that_is_stored_at_a_release() {
    let shelf = Shelf::new();
    let library = shelf.open();
    is_new(small(2041).import(&library));
    let head = begin(&library, 1, &submission_id(2041));
    let head = note(&library, 1, head, "second");
    let (entries, progress) = (
        [entry(head, "third")],
        Progress {
            scored: 1,
            of: 5,
            ..Progress::default()
        },
    );
    let said = Append {
        said: &[Said {
            field: "rationale:hears",
            text: "The students wait; ü — 🙂",
            origin: None,
        }],
        ..append(&entries, &progress, "{\"scores\":1}")
    };
    library.append(&review_id(1), &said).expect("appended");
    library
        .save_draft(&review_id(1), &Draft::of("rationale:hears", "The boards"), NOW)
        .expect("kept");
    drop(library);
    if let Some(folder) = std::env::var_os("ASSAY_STORE_RELEASE") {
        fs::copy(shelf.dir().join("library.db"), PathBuf::from(folder).join("library.db")).expect("left");
    }
}
