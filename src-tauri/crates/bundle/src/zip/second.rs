//! A second opinion: the `zip` crate has to find the same entries, and no fault in the headers.

use super::directory::Record;
use crate::error::{Ambiguity, ReadError};
use crate::ports::ReadSeek;
use std::io::BufReader;
use zip::ZipArchive;
use zip::result::ZipError;

const BUFFER: usize = 4 << 10;

pub(super) fn agrees(file: Box<dyn ReadSeek>, records: &[Record]) -> Result<(), ReadError> {
    let mut archive = ZipArchive::new(BufReader::with_capacity(BUFFER, file)).map_err(refused)?;
    let differs = || ReadError::ambiguous(Ambiguity::SecondReader, "");
    if archive.len() != records.len() || archive.has_duplicate_names() || archive.offset() != 0 {
        return Err(differs());
    }
    if archive.has_overlapping_entries().map_err(refused)? {
        return Err(ReadError::ambiguous(Ambiguity::Overlap, ""));
    }
    archive.validate_header_consistency().map_err(refused)?;
    if archive
        .file_names_raw()
        .eq(records.iter().map(|record| record.raw_name.as_slice()))
    {
        Ok(())
    } else {
        Err(differs())
    }
}

fn refused(error: ZipError) -> ReadError {
    match error {
        ZipError::Io(source) => ReadError::Unreadable {
            path: String::new(),
            source,
        },
        _ => ReadError::ambiguous(Ambiguity::SecondReader, ""),
    }
}
