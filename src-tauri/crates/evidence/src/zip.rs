//! The zip inside an office file: its directory, and single parts read into memory under the limits that a bundle has
//! (SECURITY 4). The `zip` crate belongs to crates/bundle; this reader never writes a file, never follows a name, and
//! trusts nothing but the central directory.
//!
//! Refused: more than 5 000 entries, two entries of one name, overlapping entries, names that climb out, methods other
//! than stored and deflated, a part above 64 MiB, a ratio above 200 after 16 MiB. Format: PKWARE APPNOTE 4.3–4.4.

use crate::fault::{Fault, Found, Needed};
use crate::window::{Numbers, Window};
use std::collections::BTreeSet;
use std::io::Read;

const MOST_ENTRIES: u64 = 5_000;
const LARGEST_PART: u64 = 64 << 20;
const RATIO_AFTER: u64 = 16 << 20;
const WORST_RATIO: u64 = 200;
const LARGEST_DIRECTORY: u64 = 4 << 20;

/// The entries of a zip.
#[derive(Debug)]
pub(crate) struct Directory {
    pub(crate) entries: Vec<Entry>,
}

/// One entry.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) name: String,
    method: u16,
    encrypted: bool,
    packed: u64,
    size: u64,
    header: u64,
}

impl Directory {
    /// Reads the central directory.
    pub(crate) fn open(window: &mut Window<'_>) -> Found<Self> {
        let (count, size, offset) = end_record(window)?;
        if count > MOST_ENTRIES || size > LARGEST_DIRECTORY {
            return Err(Fault::TooLarge);
        }
        let bytes = window.bytes(offset, usize::try_from(size).map_err(|_| Fault::TooLarge)?)?;
        let mut entries = Vec::new();
        let mut rest = bytes.as_slice();
        while rest.starts_with(b"PK\x01\x02") && (entries.len() as u64) < MOST_ENTRIES {
            let (entry, length) = Entry::parse(rest).needed()?;
            entries.push(entry);
            rest = rest.get(length..).needed()?;
        }
        let directory = Self { entries };
        if directory.entries.len() as u64 == count && directory.is_sound(offset) {
            Ok(directory)
        } else {
            Err(Fault::Damaged)
        }
    }

    /// The entry of that name.
    pub(crate) fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name == name)
    }

    /// The bytes of the part of that name; `None` when there is no such part.
    pub(crate) fn part(&self, window: &mut Window<'_>, name: &str) -> Found<Option<Vec<u8>>> {
        self.entry(name).map(|entry| entry.read(window)).transpose()
    }

    /// Names are unique and stay inside; data lies one after the other before the directory.
    fn is_sound(&self, directory: u64) -> bool {
        let names: BTreeSet<&str> = self.entries.iter().map(|entry| entry.name.as_str()).collect();
        let inside = |name: &str| !name.starts_with('/') && !name.contains('\\') && name.split('/').all(|p| p != "..");
        let mut spans: Vec<(u64, u64)> = self
            .entries
            .iter()
            .map(|e| (e.header, e.packed.saturating_add(30)))
            .collect();
        spans.sort_unstable();
        let end = |&(from, length): &(u64, u64)| from.saturating_add(length);
        names.len() == self.entries.len()
            && names.into_iter().all(inside)
            && spans.windows(2).all(|pair| matches!(pair, [a, b] if end(a) <= b.0))
            && spans.last().is_none_or(|last| end(last) <= directory)
    }
}

impl Entry {
    /// Central directory file header (4.3.12), and how long it is.
    fn parse(bytes: &[u8]) -> Option<(Self, usize)> {
        let (name, extra, comment) = (bytes.le16(28)?, bytes.le16(30)?, bytes.le16(32)?);
        let name_end = 46 + usize::from(name);
        let name = bytes.get(46..name_end)?;
        let mut entry = Self {
            name: String::from_utf8_lossy(name).into_owned(),
            method: bytes.le16(10)?,
            encrypted: bytes.le16(8)? & 0x2041 != 0,
            packed: u64::from(bytes.le32(20)?),
            size: u64::from(bytes.le32(24)?),
            header: u64::from(bytes.le32(42)?),
        };
        entry.widen(bytes.get(name_end..name_end + usize::from(extra))?)?;
        Some((entry, name_end + usize::from(extra) + usize::from(comment)))
    }

    /// Zip64 extended information (4.5.3): 64-bit values for those fields that are all ones.
    fn widen(&mut self, mut extra: &[u8]) -> Option<()> {
        while extra.len() >= 4 {
            let (id, length) = (extra.le16(0)?, usize::from(extra.le16(2)?));
            let body = extra.get(4..4 + length)?;
            if id == 1 {
                let mut at = 0;
                for field in [&mut self.size, &mut self.packed, &mut self.header] {
                    if *field == u64::from(u32::MAX) {
                        *field = body.le64(at)?;
                        at += 8;
                    }
                }
            }
            extra = extra.get(4 + length..)?;
        }
        Some(())
    }

    /// The part, inflated, never longer than the directory says.
    pub(crate) fn read(&self, window: &mut Window<'_>) -> Found<Vec<u8>> {
        if self.encrypted {
            return Err(Fault::Encrypted);
        }
        if self.size > LARGEST_PART || self.packed > LARGEST_PART || self.is_bomb(self.size) {
            return Err(Fault::TooLarge);
        }
        let packed = self.packed_bytes(window)?;
        match self.method {
            0 if packed.len() as u64 == self.size => Ok(packed),
            8 => self.inflate(&packed),
            _ => Err(Fault::Damaged),
        }
    }

    fn packed_bytes(&self, window: &mut Window<'_>) -> Found<Vec<u8>> {
        let local: [u8; 30] = window.array(self.header)?.needed()?;
        if !local.starts_with(b"PK\x03\x04") {
            return Err(Fault::Damaged);
        }
        let skip = u64::from(local.le16(26).needed()?) + u64::from(local.le16(28).needed()?);
        let length = usize::try_from(self.packed).map_err(|_| Fault::TooLarge)?;
        let packed = window.bytes(self.header.saturating_add(30 + skip), length)?;
        if packed.len() == length {
            Ok(packed)
        } else {
            Err(Fault::Damaged)
        }
    }

    fn inflate(&self, packed: &[u8]) -> Found<Vec<u8>> {
        let mut bytes = Vec::new();
        let limit = self.size.saturating_add(1);
        let inflated = flate2::read::DeflateDecoder::new(packed)
            .take(limit)
            .read_to_end(&mut bytes);
        match inflated {
            Ok(length) if length as u64 == self.size => Ok(bytes),
            _ => Err(Fault::Damaged),
        }
    }

    const fn is_bomb(&self, size: u64) -> bool {
        size > RATIO_AFTER && size / WORST_RATIO > self.packed
    }
}

/// End of central directory (4.3.16) and its zip64 form (4.3.14): count, size and offset of the directory.
fn end_record(window: &mut Window<'_>) -> Found<(u64, u64, u64)> {
    let (from, tail) = window.tail(22 + 65_535)?;
    let at = end_record_at(&tail).or_else(|| padded_end_record_at(&tail)).needed()?;
    let record = tail.get(at..).needed()?;
    let end = (
        u64::from(record.le16(10).needed()?),
        record.le32(12).needed()?,
        record.le32(16).needed()?,
    );
    if end.2 != u32::MAX && end.0 != u64::from(u16::MAX) {
        return Ok((end.0, u64::from(end.1), u64::from(end.2)));
    }
    let locator: [u8; 20] = window.array((from + at as u64).saturating_sub(20))?.needed()?;
    let wide: [u8; 56] = window.array(locator.le64(8).needed()?)?.needed()?;
    if !locator.starts_with(b"PK\x06\x07") || !wide.starts_with(b"PK\x06\x06") {
        return Err(Fault::Damaged);
    }
    Ok((
        wide.le64(32).needed()?,
        wide.le64(40).needed()?,
        wide.le64(48).needed()?,
    ))
}

/// The same where a careless copy left a line end or zeros behind the zip; the programs that it is for read over them.
fn padded_end_record_at(tail: &[u8]) -> Option<usize> {
    let at = memchr::memmem::rfind(tail, b"PK\x05\x06")?;
    let comment = tail.get(at..)?.le16(20)?;
    let behind = tail.get(at + 22 + usize::from(comment)..)?;
    behind
        .iter()
        .all(|byte| matches!(byte, 0 | b'\n' | b'\r'))
        .then_some(at)
}

/// Where the end record begins in `tail`: the last one whose comment reaches exactly to the end.
pub(crate) fn end_record_at(tail: &[u8]) -> Option<usize> {
    let last = tail.len().checked_sub(22)?;
    (0..=last).rev().find(|&at| {
        let record = tail.get(at..).unwrap_or_default();
        record.starts_with(b"PK\x05\x06")
            && record
                .le16(20)
                .is_some_and(|comment| at + 22 + usize::from(comment) == tail.len())
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A stored zip of these parts.
    pub(crate) fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let (mut out, mut directory) = (Vec::new(), Vec::new());
        for (name, bytes) in parts {
            let sizes = u32::try_from(bytes.len()).expect("small").to_le_bytes();
            let length = u16::try_from(name.len()).expect("small").to_le_bytes();
            let fixed = [
                &[20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][..],
                &sizes,
                &sizes,
                &length,
                &[0, 0],
            ]
            .concat();
            let offset = u32::try_from(out.len()).expect("small").to_le_bytes();
            directory.extend(
                [
                    b"PK\x01\x02\x14\x00",
                    fixed.as_slice(),
                    &[0; 10],
                    &offset,
                    name.as_bytes(),
                ]
                .concat(),
            );
            out.extend([b"PK\x03\x04", fixed.as_slice(), name.as_bytes(), bytes].concat());
        }
        let count = u16::try_from(parts.len()).expect("small").to_le_bytes();
        let size = u32::try_from(directory.len()).expect("small").to_le_bytes();
        let offset = u32::try_from(out.len()).expect("small").to_le_bytes();
        out.extend(directory);
        out.extend([b"PK\x05\x06\0\0\0\0", &count[..], &count, &size, &offset, &[0, 0]].concat());
        out
    }

    fn open(mut bytes: &[u8]) -> Found<Directory> {
        Directory::open(&mut Window::new(&mut bytes))
    }

    #[test]
    fn parts_are_found_by_name() {
        let zip = zip_of(&[("a.xml", b"first"), ("b/c.xml", b"second")]);
        let mut source = zip.as_slice();
        let mut window = Window::new(&mut source);
        let directory = Directory::open(&mut window).expect("opens");
        assert_eq!(
            directory.part(&mut window, "b/c.xml").expect("reads"),
            Some(b"second".to_vec())
        );
        assert_eq!(directory.part(&mut window, "none").expect("reads"), None);
    }

    #[test]
    fn two_of_one_name_a_climbing_name_and_a_cut_directory_are_damaged() {
        assert!(open(&zip_of(&[("a", b"1"), ("b", b"2")])).is_ok());
        for bad in [
            zip_of(&[("a", b"1"), ("a", b"2")]),
            zip_of(&[("../a", b"1")]),
            zip_of(&[("/a", b"1")]),
        ] {
            assert!(matches!(open(&bad), Err(Fault::Damaged)));
        }
        let good = zip_of(&[("a", b"1")]);
        for length in 0..good.len() {
            assert!(open(&good[..length]).is_err(), "cut at {length}");
        }
    }

    #[test]
    fn a_line_end_or_zeros_behind_the_zip_are_read_over_and_nothing_else_is() {
        let followed = |by: &[u8]| open(&[zip_of(&[("a", b"1")]), by.to_vec()].concat());
        for padding in [&b"\n"[..], b"\r\n", &[0; 512]] {
            assert!(followed(padding).is_ok(), "{padding:?}");
        }
        for more in [&b"x"[..], b"\0\0x", b"PK\x05\x06"] {
            assert!(followed(more).is_err(), "{more:?}");
        }
    }

    #[test]
    fn a_part_that_claims_more_than_64_mib_is_not_opened() {
        let mut zip = zip_of(&[("a", b"1")]);
        let size = zip.len() - 22 - 47 + 24;
        zip[size..size + 4].copy_from_slice(&(65u32 << 20).to_le_bytes());
        let mut source = zip.as_slice();
        let mut window = Window::new(&mut source);
        let directory = Directory::open(&mut window).expect("opens");
        assert!(matches!(directory.part(&mut window, "a"), Err(Fault::TooLarge)));
    }
}
