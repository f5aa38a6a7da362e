//! The front of a zip: each entry has a header of its own before its bytes (APPNOTE 4.3.7), so that a zip whose end was
//! lost still tells what was in it. Nothing is taken from there but names.

use super::directory::DESCRIBED;
use super::fields::{Fields, LOCAL, read_at};
use crate::limits::MAX_ENTRIES;
use crate::ports::ReadSeek;

const HEADER_SIZE: u64 = 30;

/// The names at the front of `file`, as far as each entry says where the next one begins.
pub(super) fn names(file: &mut dyn ReadSeek) -> Vec<String> {
    let mut names = Vec::new();
    let mut at = Some(0);
    while let Some(header) = at.filter(|_| names.len() < MAX_ENTRIES) {
        let Some((name, next)) = entry(file, header) else {
            break;
        };
        names.push(name);
        at = next;
    }
    names
}

/// The name of the entry whose header stands at `header`, and where the next one stands; nothing where its length is told
/// only behind its bytes.
fn entry(file: &mut dyn ReadSeek, header: u64) -> Option<(String, Option<u64>)> {
    let bytes = read_at(file, header, 30).ok()?;
    let mut fields = Fields(&bytes);
    fields.signature(LOCAL)?;
    fields.u16()?;
    let flags = fields.u16()?;
    fields.take(10)?;
    let (packed, _, name, extra) = (fields.u32()?, fields.u32()?, fields.u16()?, fields.u16()?);
    let start = header.checked_add(HEADER_SIZE)?;
    let raw = read_at(file, start, name.into()).ok()?;
    let is_told = flags & DESCRIBED == 0 && packed < u32::MAX;
    let next = start.checked_add(u64::from(name) + u64::from(extra) + u64::from(packed));
    Some((String::from_utf8_lossy(&raw).into_owned(), next.filter(|_| is_told)))
}
