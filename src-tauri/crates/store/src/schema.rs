//! The schema as a list of dated steps that only grows. All steps that a library lacks are made in one transaction, or
//! none; `user_version` counts them and stands in the same transaction.

use crate::connection::APPLICATION_ID;
use crate::error::StoreError;
use crate::table;
use rusqlite::{Connection, TransactionBehavior};

/// One step, made once in the life of a library and never changed after its release.
pub(crate) type Step = &'static [&'static str];

/// Every step, oldest first, each with its date; the version of a library is how many of them it has made.
pub(crate) const STEPS: &[Step] = &[
    // 2026-11-24
    &[
        table::micro_credentials::V1,
        table::submissions::V1,
        table::artifacts::V1,
        table::reviews::V1,
        table::queue::V1,
        table::journal::V1,
        table::scoresheets::V1,
        table::drafts::V1,
        table::views::V1,
        table::opened::V1,
        table::records::V1,
        table::settings::V1,
        table::search::V1,
    ],
    // 2026-11-28
    &[table::passages::V1, table::record_files::V1],
    // 2026-11-29
    &[table::drafts::V3, table::search::V3],
    // 2026-12-01
    &[table::reviews::V4, table::queue::V4],
];

/// What a database says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// Nothing in it yet.
    Empty,
    /// A library that has made so many steps.
    Library(u32),
    /// A database of something else.
    Foreign,
}

/// How many steps this build knows.
pub(crate) fn supported() -> u32 {
    count(STEPS)
}

/// What this database is.
pub(crate) fn found(db: &Connection) -> Result<Found, StoreError> {
    let application: i32 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let tables: i64 = db.query_one("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(match (application, tables) {
        (APPLICATION_ID, _) => Found::Library(version),
        (0, 0) => Found::Empty,
        _ => Found::Foreign,
    })
}

/// Makes the steps that come after the first `made`, all or none.
pub(crate) fn migrate(db: &mut Connection, steps: &[Step], made: u32) -> Result<(), StoreError> {
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let missing = steps.iter().skip(usize::try_from(made).unwrap_or(usize::MAX));
    for sql in missing.copied().flatten() {
        transaction.execute_batch(sql)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", count(steps))?;
    transaction.commit()?;
    Ok(())
}

fn count(steps: &[Step]) -> u32 {
    u32::try_from(steps.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_model::Sha256;

    const FIRST: Step = &["CREATE TABLE a (x INTEGER) STRICT"];
    const SECOND: Step = &["ALTER TABLE a ADD COLUMN y TEXT", "UPDATE a SET y = 'new'"];
    const BROKEN: Step = &["CREATE TABLE b (x INTEGER)", "CREATE TABLE a (x INTEGER)"];

    fn library(steps: &[Step]) -> Connection {
        let mut db = Connection::open_in_memory().expect("a database");
        migrate(&mut db, steps, 0).expect("the steps");
        db
    }

    #[test]
    fn a_library_makes_the_steps_it_lacks_and_keeps_its_rows() {
        let mut db = library(&[FIRST]);
        db.execute("INSERT INTO a VALUES (1)", []).expect("a row");
        migrate(&mut db, &[FIRST, SECOND], 1).expect("the second step");
        assert_eq!(found(&db).expect("readable"), Found::Library(2));
        let y: String = db.query_one("SELECT y FROM a", [], |row| row.get(0)).expect("the row");
        assert_eq!(y, "new");
    }

    #[test]
    fn a_step_that_fails_takes_back_the_steps_before_it() {
        let mut db = library(&[FIRST]);
        assert!(migrate(&mut db, &[FIRST, SECOND, BROKEN], 1).is_err());
        assert_eq!(found(&db).expect("readable"), Found::Library(1));
        let tables: i64 = db
            .query_one("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
            .expect("the schema");
        assert_eq!(tables, 1);
        assert!(db.prepare("SELECT y FROM a").is_err());
    }

    #[test]
    fn a_correction_that_was_begun_before_stands_beside_what_is_signed() {
        let mut db = library(STEPS.get(..3).expect("three steps"));
        db.execute_batch(
            "PRAGMA foreign_keys = OFF;
             INSERT INTO reviews VALUES
                 (1, 'a', 1, 'summative', 'returned', 1, 0, 0, 0, 0, NULL, 0, x'', 0, 0),
                 (2, 'b', 1, 'summative', 'ready-to-sign', 0, 0, 0, 0, 0, NULL, 0, x'', 0, 0),
                 (3, 'c', 2, 'summative', 'in-review', 0, 0, 0, 0, 0, NULL, 0, x'', 0, 0);
             INSERT INTO queue VALUES (1, 7, 1, 1, 'x', 2, 0, 2), (2, 9, 1, 1, 'x', 1, 0, 3);",
        )
        .expect("reviews");
        migrate(&mut db, STEPS, 3).expect("the fourth step");
        let mut rows = db
            .prepare("SELECT review, state, beside, beside_state FROM queue ORDER BY submission")
            .expect("the queue");
        type Shown = (i64, i64, Option<i64>, Option<i64>);
        let found: Vec<Shown> = rows
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
            .expect("rows")
            .collect::<rusqlite::Result<_>>()
            .expect("rows");
        assert_eq!(found, [(1, 4, Some(2), Some(2)), (3, 1, None, None)]);
    }

    #[test]
    fn another_programs_database_is_not_taken_for_a_library() {
        let db = Connection::open_in_memory().expect("a database");
        assert_eq!(found(&db).expect("readable"), Found::Empty);
        db.execute_batch("CREATE TABLE cookies (x)").expect("a table");
        assert_eq!(found(&db).expect("readable"), Found::Foreign);
    }

    #[test]
    fn a_released_step_never_changes() {
        let released: [&str; 4] = [
            "b9c67f6bd608a4425cd6c6eb9876512fec6764ea83754b0fc13e26f3018a539d",
            "42adacd48b2e6ea6d8e303fb43588bcdd71d75494616123f8be60c32f59647e6",
            "b4a61ae77cc4bf439dc7e88f2743f3859a57ae5421abc3ee80eff5a9cd92a3b0",
            "e08a5a83cf1486e8b152fc10e967c16ff0baa5c20e1630735be3700ea075328f",
        ];
        let digest = |step: &Step| Sha256::of(step.concat().as_bytes()).to_string();
        let found: Vec<String> = STEPS.iter().map(digest).collect();
        assert_eq!(
            found, released,
            "a new step is added to this list; an old one keeps its digest"
        );
    }

    #[test]
    fn every_table_is_strict() {
        let db = library(STEPS);
        let loose: i64 = db
            .query_one(
                "SELECT count(*) FROM pragma_table_list
                 WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'search%'",
                [],
                |row| row.get(0),
            )
            .expect("the list of tables");
        assert_eq!(loose, 0);
    }
}
