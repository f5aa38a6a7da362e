//! What a library has, read by another program: SQLite's own shell, on a library that Assay has opened and closed
//! again.

use crate::step::Done;
use crate::trial::{Assay, doing, files_below, output};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// One entry of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// 1 for the first.
    pub(crate) seq: u64,
    /// What happened.
    pub(crate) kind: String,
    /// As JSON.
    pub(crate) body: String,
}

/// What was typed into the one review of a library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// Every entry.
    pub(crate) journal: Vec<Entry>,
    /// Unfinished text by field.
    pub(crate) drafts: BTreeMap<String, String>,
}

impl Found {
    /// The identifiers of the annotations that were ever made.
    pub(crate) fn annotations(&self) -> Vec<String> {
        let made = self.journal.iter().filter(|entry| entry.kind == "annotate");
        let id = |entry: &Entry| Some(entry.body.split_once(r#""id":""#)?.1.split_once('"')?.0.to_owned());
        made.filter_map(id).collect()
    }
}

/// Opens the library for writing as the next start would, closes it, has the journal walked, and reads what is there.
pub(crate) fn reopen(assay: &Assay, library: &Path, number: &str) -> Done<Found> {
    start(assay, library, number)?;
    let mut verify = assay.command("journal verify --json --library");
    let verified = output(verify.arg(library))?.good("journal verify")?;
    let found = read(library)?;
    let entries = format!("\"entries\":{}", found.journal.len());
    if verified.out.contains(&format!("{entries},")) || verified.out.contains(&format!("{entries}}}")) {
        Ok(found)
    } else {
        Err(format!(
            "{} rows of journal, but: {}",
            found.journal.len(),
            verified.out
        ))
    }
}

/// Opens the library for writing and closes it again.
pub(crate) fn start(assay: &Assay, library: &Path, number: &str) -> Done {
    let mut exec = assay.command("review exec --library");
    output(exec.arg(library).arg(number))?
        .good("opening the library again")
        .map(drop)
}

/// Reads what was typed.
pub(crate) fn read(library: &Path) -> Done<Found> {
    let entry = |row: &[String]| match row {
        [seq, kind, body] => seq.parse().ok().map(|seq| Entry {
            seq,
            kind: kind.clone(),
            body: body.clone(),
        }),
        _ => None,
    };
    let draft = |row: &[String]| match row {
        [field, text] => Some((field.clone(), text.clone())),
        _ => None,
    };
    let journal = select(
        library,
        "SELECT hex(seq), hex(kind), hex(body) FROM journal ORDER BY review, seq",
    )?;
    let drafts = select(library, "SELECT hex(field), hex(text) FROM drafts")?;
    Ok(Found {
        journal: journal.iter().filter_map(|row| entry(row)).collect(),
        drafts: drafts.iter().filter_map(|row| draft(row)).collect(),
    })
}

/// The digests that the submissions name.
pub(crate) fn digests(library: &Path) -> Done<BTreeSet<String>> {
    let rows = select(library, "SELECT DISTINCT hex(lower(hex(sha256))) FROM artifacts")?;
    Ok(rows.into_iter().flatten().collect())
}

/// How many files each submission of this number has.
pub(crate) fn files_of(library: &Path, number: &str) -> Done<Vec<u64>> {
    let query = format!(
        "SELECT hex(count(artifacts.row)) FROM submissions LEFT JOIN artifacts ON submission = submissions.row
         WHERE number = '{number}' GROUP BY submissions.row"
    );
    let rows = select(library, &query)?;
    Ok(rows
        .into_iter()
        .flatten()
        .filter_map(|count| count.parse().ok())
        .collect())
}

/// Changes the database behind Assay's back: to plant what has to be found.
pub(crate) fn tamper(library: &Path, statements: &str) -> Done {
    sqlite3(library, &[], statements).map(drop)
}

/// The files of the library that nothing explains: neither its own, nor named by a submission.
pub(crate) fn orphans(library: &Path) -> Done<Vec<PathBuf>> {
    let (mut found, named) = (files_below(library)?, digests(library)?);
    found.retain(|path| {
        let path = path.to_string_lossy();
        let own = ["library.db", "library.db-wal", "library.db-shm", "library.lock"].contains(&&*path);
        let artifact = path.strip_prefix("artifacts/").is_some_and(|name| named.contains(name));
        !own && !artifact && !path.starts_with("backups/")
    });
    Ok(found)
}

/// The artifacts that are missing or are not what their name says, by another program's SHA-256.
pub(crate) fn unsound(library: &Path) -> Done<Vec<String>> {
    let folder = library.join("artifacts");
    let (mut unsound, mut present) = (Vec::new(), Vec::new());
    for digest in digests(library)? {
        if folder.join(&digest).is_file() {
            present.push(digest);
        } else {
            unsound.push(format!("artifact {digest} is missing"));
        }
    }
    if present.is_empty() {
        return Ok(unsound);
    }
    let mut sums = Command::new("sha256sum");
    let sums = output(sums.current_dir(&folder).args(&present))?.good("sha256sum")?;
    let differing = sums
        .out
        .lines()
        .filter(|line| line.split_once("  ").is_none_or(|(sum, name)| sum != name));
    unsound.extend(differing.map(|line| format!("artifact differs: {line}")));
    Ok(unsound)
}

/// Rows of hexadecimal columns, decoded.
fn select(library: &Path, query: &str) -> Done<Vec<Vec<String>>> {
    let said = sqlite3(library, &["-readonly"], query)?;
    said.lines()
        .map(|line| line.split('|').map(decoded).collect())
        .collect()
}

fn sqlite3(library: &Path, options: &[&str], statements: &str) -> Done<String> {
    let mut shell = Command::new("sqlite3");
    shell
        .args(["-batch", "-bail"])
        .args(options)
        .arg(library.join("library.db"))
        .arg(statements);
    Ok(output(&mut shell)?.good("sqlite3")?.out)
}

fn decoded(hex: &str) -> Done<String> {
    let pairs = hex.as_bytes().chunks(2);
    let byte = |pair: &[u8]| {
        std::str::from_utf8(pair)
            .ok()
            .and_then(|pair| u8::from_str_radix(pair, 16).ok())
    };
    let bytes: Option<Vec<u8>> = pairs.map(byte).collect();
    let bytes = bytes.ok_or_else(|| format!("no hexadecimal: {hex}"))?;
    String::from_utf8(bytes).map_err(doing("text of the database"))
}
