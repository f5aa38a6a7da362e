//! What an Open edX export says of itself: `submissions.csv` beside the files lists every file that was handed in, those
//! too that the server had lost when the export was made (`openassessment/data.py`, `create_zip_with_attachments`).

use super::PlainSubmission;
use super::forms::{of_one_submission, without_name};
use crate::container::Container;
use crate::error::ReadError;
use std::collections::BTreeSet;

const LIST: &str = "submissions.csv";
/// The column that says where in the export a file lies.
const PATH: &str = "file_path";
/// The largest list that is read.
const LIST_LIMIT: u64 = 16 << 20;

/// The list, and what it names that is not there.
pub(super) struct List {
    /// Where it lies.
    pub(super) path: String,
    /// Each file below its submission's number, without a name of a person.
    pub(super) missing: Vec<String>,
}

/// Reads the list of the export; none where there is no such file, or it is no such list.
pub(super) fn read(container: &Container, submissions: &[PlainSubmission]) -> Result<Option<List>, ReadError> {
    let is_list = |path: &str| path == LIST || path.ends_with(&format!("/{LIST}"));
    let entries = || container.entries().iter();
    let Some(list) = entries().find(|entry| is_list(&entry.path) && entry.size <= LIST_LIMIT) else {
        return Ok(None);
    };
    let around = list.path.strip_suffix(LIST).unwrap_or_default();
    let there: BTreeSet<&str> = entries().filter_map(|entry| entry.path.strip_prefix(around)).collect();
    let bytes = container.read(&list.path, LIST_LIMIT)?;
    let lost = |named: BTreeSet<String>| {
        let lost = named.iter().filter(|path| !there.contains(path.as_str()));
        lost.map(|path| called(path, around, submissions)).collect()
    };
    Ok(paths(&bytes).map(|named| List {
        path: list.path.clone(),
        missing: lost(named),
    }))
}

/// The paths in the list; none where it has no such column.
fn paths(list: &[u8]) -> Option<BTreeSet<String>> {
    let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(list);
    let mut names = rows.headers().ok()?.iter();
    let column = names.position(|name| name.trim_start_matches('\u{feff}') == PATH)?;
    let records = rows.into_byte_records().map_while(Result::ok);
    let path = |row: csv::ByteRecord| {
        let path = String::from_utf8_lossy(row.get(column)?).into_owned();
        (!path.is_empty()).then_some(path)
    };
    Some(records.filter_map(path).collect())
}

/// A file that is not there, as it may be said: `2/lesson.mp4`.
fn called(path: &str, around: &str, submissions: &[PlainSubmission]) -> String {
    let whole = format!("{around}{path}");
    let masked = without_name(&whole);
    let its = submissions.iter().find(|one| {
        let mut files = one.files.iter();
        files.any(|file| of_one_submission(&file.source, &whole))
    });
    let number = its.and_then(|one| one.participant.as_deref()).unwrap_or("…");
    match masked.strip_prefix("…/") {
        Some(name) => format!("{number}/{name}"),
        // Not called as an export calls its files: whose name is in it cannot be told.
        None => "…".to_owned(),
    }
}
