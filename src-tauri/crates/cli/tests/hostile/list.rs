//! The shared list of hostile inputs, and whether the inputs made here are what it asks for.

use crate::SEED;
use assay_hostile::{Kind, NEEDS_CORPORA, Row, cases, rows};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// Rows by category, as the list had them when this was written.
const ROWS: [(&str, usize); 4] = [("BM", 14), ("ZB", 26), ("ZN", 16), ("ZP", 18)];

/// Rows that are about the zip, the folder or the file as a whole: there is no entry to name.
const ABOUT_THE_WHOLE: [&str; 11] = [
    "ZB-005", "ZB-011", "ZB-012", "ZB-014", "ZB-015", "ZB-017", "ZB-020", "ZB-021", "ZB-032", "ZB-035", "ZB-036",
];

/// The rows of the four categories, if the list is at hand.
pub(crate) fn ours() -> Option<Vec<Row>> {
    of(&ROWS.map(|(category, _)| category))
}

/// The rows of these categories, if the list is at hand.
pub(crate) fn of(categories: &[&str]) -> Option<Vec<Row>> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared");
    let path = std::env::var_os("ASSAY_SHARED_DIR")
        .map_or_else(beside, PathBuf::from)
        .join("hostile/inputs.csv");
    let Ok(text) = fs::read_to_string(&path) else {
        println!("SKIPPED: hostile/inputs.csv is not at hand");
        return None;
    };
    let ours = |row: &Row| categories.contains(&row.category());
    Some(rows(&text).into_iter().filter(ours).collect())
}

/// Every row of the four categories is among `run`, or is named as one that cannot be.
pub(crate) fn all_were_run(run: &BTreeSet<&str>) {
    for id in NEEDS_CORPORA {
        println!("SKIPPED: {id} needs hostile/corpora");
    }
    let Some(rows) = ours() else { return };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &rows {
        let id = row.id.as_str();
        *counts.entry(row.category()).or_default() += 1;
        assert!(run.contains(id) || NEEDS_CORPORA.contains(&id), "{id} was not run");
    }
    assert_eq!(counts, BTreeMap::from(ROWS));
}

#[test]
fn every_input_is_as_bad_as_its_row_says() {
    let Some(rows) = ours() else { return };
    for case in cases(SEED) {
        let row = rows.iter().find(|row| row.id == case.id).expect("a row of the list");
        assert!(row.allows(case.kind), "{} is to {:?}: {row:?}", case.name(), case.kind);
        let named = !case.about.is_empty();
        if case.kind == Kind::Refuse && row.names_the_entry() && !ABOUT_THE_WHOLE.contains(&case.id) {
            assert!(named || case.id == "ZB-038", "{} names no entry", case.name());
        }
        assert!(named || case.kind != Kind::Quarantine, "{} names no file", case.name());
    }
}

#[test]
fn a_row_that_was_weakened_is_found() {
    let row = |outcome: &str| Row {
        id: "ZP-001".to_owned(),
        outcome: outcome.to_owned(),
    };
    assert!(!row("REFUSE bundle before any evidence is stored").allows(Kind::Accept));
    assert!(!row("QUARANTINE item only (listed)").allows(Kind::Accept));
    assert!(!row("ACCEPT; shown as text").allows(Kind::Refuse));
    assert!(!row("REFUSE").allows(Kind::Quarantine));
}
