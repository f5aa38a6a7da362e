//! Hostile documents of the shared list, categories PD, OX and HT, as far as no window is needed: probed, read and drawn
//! by the real program. [`made`] writes the files; here stands what has to come of each.

use crate::made::{self, Doc};
use crate::place::Place;
use crate::program::{MEMORY_KIB, Program, Ran, SLOW};
use serde_json::Value;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// Rows that only a window or a person at it can show.
const NEEDS_A_WINDOW: [&str; 10] = [
    "HT-003", "HT-004", "HT-006", "HT-007", "HT-009", "HT-010", "HT-021", "HT-022", "HT-024", "HT-012",
];
/// Rows about a folder of other people's files.
const NEEDS_CORPORA: [&str; 1] = ["PD-016"];
/// Rows of the three categories, as the list had them when this was written.
const ROWS: usize = 35;

/// What has to come of a file.
pub(crate) enum Comes {
    /// It is shown; these findings are told, and these words are its text, and those are not in it.
    Shown {
        findings: &'static [&'static str],
        words: &'static [&'static str],
        never: &'static [&'static str],
    },
    /// It is listed and not shown, with this finding.
    Listed(&'static str),
    /// Either, as long as it is said in words.
    Either,
}

#[test]
fn every_hostile_document_comes_to_what_its_row_lists() {
    let scratch = tempfile::tempdir().expect("a folder");
    let (mut wrong, mut slowest, mut largest) = (Vec::new(), (Duration::ZERO, ""), (0, ""));
    let docs = made::documents();
    for (at, doc) in docs.iter().enumerate() {
        let folder = scratch.path().join(at.to_string());
        match tried(doc, &folder) {
            Err(error) => wrong.push(format!("{} {}: {error}", doc.id, doc.name)),
            Ok(runs) => {
                for ran in runs {
                    slowest = slowest.max((ran.took, doc.id));
                    largest = largest.max((ran.peak_kib, doc.id));
                }
            }
        }
    }
    println!("{} documents; slowest {slowest:?}, largest {largest:?} KiB", docs.len());
    if slowest.0 > SLOW {
        println!("SLOW: {slowest:?}, the list says {SLOW:?}; a busy machine is no fault");
    }
    assert!(
        wrong.is_empty(),
        "{} are not as listed:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert_eq!(docs.len(), 56);
}

#[test]
fn every_row_about_documents_is_tried_or_named() {
    let docs = made::documents();
    let named = |id: &str| NEEDS_A_WINDOW.contains(&id) || NEEDS_CORPORA.contains(&id);
    let Some(rows) = crate::list::of(&["PD", "OX", "HT"]) else {
        return;
    };
    assert_eq!(rows.len(), ROWS);
    for row in rows {
        let tried = docs.iter().any(|doc| doc.id == row.id);
        assert!(tried != named(&row.id), "{}: tried {tried}", row.id);
    }
}

fn tried(doc: &Doc, folder: &Path) -> Result<Vec<Ran>, String> {
    let place = Place::new(folder.to_owned(), |inputs| {
        let path = inputs.join(doc.name);
        fs::write(&path, &doc.bytes).map(|()| path)
    })
    .map_err(told)?;
    let before = place.traces().map_err(told)?;
    let probed = run(&place, &[&"evidence", &"probe", &place.input])?;
    let read = run(&place, &[&"evidence", &"text", &place.input])?;
    let out = place.library().with_extension("png");
    let drawn = run(
        &place,
        &[
            &"evidence",
            &"page",
            &place.input,
            &"--long-edge",
            &"320",
            &"--out",
            &out,
        ],
    )?;
    let picture = fs::metadata(&out).map_or(0, |about| about.len());
    let _ = fs::remove_file(&out);
    comes(doc, &probed, &read)?;
    if doc.has_pages && (drawn.exit, picture > 60) != (Some(0), true) {
        return Err(format!("no picture: {drawn:?}"));
    }
    if !matches!(drawn.exit, Some(0 | 1)) {
        return Err(format!("neither drawn nor refused: {drawn:?}"));
    }
    if place.traces().map_err(told)? != before {
        return Err("something was written".to_owned());
    }
    Ok(vec![probed, read, drawn])
}

fn run(place: &Place, args: &[&dyn AsRef<OsStr>]) -> Result<Ran, String> {
    let args = [&[&"--json" as &dyn AsRef<OsStr>], args].concat();
    let ran = Program::built().run(place, &args).map_err(told)?;
    if ran.peak_kib > MEMORY_KIB {
        return Err(format!("{} KiB of memory", ran.peak_kib));
    }
    if !ran.err.is_empty() {
        return Err(format!("says beside: {}", ran.err));
    }
    Ok(ran)
}

/// Holds the findings and the text against what has to come of the file.
fn comes(doc: &Doc, probed: &Ran, read: &Ran) -> Result<(), String> {
    let (probe, text) = (probed.json()?, read.json()?);
    let findings: Vec<&Value> = probe["findings"].as_array().into_iter().flatten().collect();
    let found = |code: &str| findings.iter().any(|finding| finding["code"] == code);
    let hidden = findings.iter().any(|finding| finding["shown"] == false);
    let said = text["data"]["pages"].to_string();
    match doc.comes {
        Comes::Either => Ok(()),
        Comes::Listed(code) if found(code) && hidden && probed.exit == Some(0) => Ok(()),
        Comes::Listed(code) => Err(format!("not listed as {code}: {probe}")),
        Comes::Shown { findings, words, never } => {
            let missing = findings.iter().find(|code| !found(code));
            let unread = words.iter().find(|word| !said.contains(*word));
            let told = never.iter().find(|word| said.contains(*word));
            match (missing, unread, told) {
                _ if hidden => Err(format!("not shown: {probe}")),
                (Some(code), ..) => Err(format!("{code} is not told: {probe}")),
                (_, Some(word), _) => Err(format!("{word:?} is not read: {text}")),
                (.., Some(word)) => Err(format!("{word:?} is read: {text}")),
                (None, None, None) => Ok(()),
            }
        }
    }
}

fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}
