//! EBML elements (RFC 8794): an identifier, a length, content.

use crate::fault::Found;
use crate::window::{Numbers, Window};

/// One element.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element {
    pub(crate) id: u32,
    /// Where its header begins.
    pub(crate) at: u64,
    /// Where its content begins.
    pub(crate) start: u64,
    /// Where its content ends; `None` when the length is "unknown" (6.2).
    pub(crate) end: Option<u64>,
}

/// The element at `at`, if one begins there.
pub(crate) fn element(window: &mut Window<'_>, at: u64) -> Found<Option<Element>> {
    let bytes = window.bytes(at, 12)?;
    Ok(header(&bytes).map(|(id, head, length)| {
        let start = at + head as u64;
        Element {
            id,
            at,
            start,
            end: length.map(|length| start.saturating_add(length)),
        }
    }))
}

/// The elements in a slice: their identifiers and contents. Stops at the first that does not fit.
pub(crate) fn elements(mut bytes: &[u8]) -> Vec<(u32, &[u8])> {
    let mut found = Vec::new();
    while let Some((id, head, Some(length))) = header(bytes) {
        let end = usize::try_from(length).ok().and_then(|length| head.checked_add(length));
        let Some(content) = end.and_then(|end| bytes.get(head..end)) else {
            break;
        };
        found.push((id, content));
        bytes = end.and_then(|end| bytes.get(end..)).unwrap_or_default();
        if found.len() > 10_000 {
            break;
        }
    }
    found
}

/// An unsigned number (7.2).
pub(crate) fn number(content: &[u8]) -> u64 {
    content.iter().take(8).fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}

/// A floating-point number of 4 or 8 bytes (7.3).
pub(crate) fn float(content: &[u8]) -> Option<f64> {
    match content.len() {
        4 => content.be32(0).map(|bits| f64::from(f32::from_bits(bits))),
        8 => content.be64(0).map(f64::from_bits),
        _ => None,
    }
    .filter(|value| value.is_finite() && *value >= 0.0)
}

/// Identifier, length of both together, and content length.
pub(crate) fn header(bytes: &[u8]) -> Option<(u32, usize, Option<u64>)> {
    let id_length = bytes.u8(0)?.leading_zeros() as usize + 1;
    let id = bytes.get(..id_length).filter(|_| id_length <= 4)?;
    let id = id.iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte));
    let (size, size_length) = variable(bytes.get(id_length..)?)?;
    Some((id, id_length + size_length, size))
}

/// A variable-size integer without its marker bits; all ones mean "unknown" (4.4, 6.2).
pub(crate) fn variable(bytes: &[u8]) -> Option<(Option<u64>, usize)> {
    let first = bytes.u8(0)?;
    let length = first.leading_zeros() as usize + 1;
    let bytes = bytes.get(..length).filter(|_| length <= 8)?;
    let mask = (1u64 << (7 * length)) - 1;
    let value = number(bytes) & mask;
    Some(((value != mask).then_some(value), length))
}
