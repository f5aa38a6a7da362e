//! One directory of a TIFF (TIFF 6.0, section 2; BigTIFF likewise): the numbers behind its tags.

use crate::fault::{Fault, Found, Needed};
use crate::picture::tiff::Order;
use crate::window::{Numbers, Window};
use std::collections::BTreeMap;

/// Numbers of one tag that are read: as many strips as a picture of 50 million pixels can have.
const MOST_NUMBERS: u64 = 1 << 20;

pub(super) const WIDTH: u16 = 256;
pub(super) const HEIGHT: u16 = 257;
pub(super) const BITS: u16 = 258;
pub(super) const COMPRESSION: u16 = 259;
pub(super) const PHOTOMETRIC: u16 = 262;
pub(super) const FILL_ORDER: u16 = 266;
pub(super) const STRIP_OFFSETS: u16 = 273;
pub(super) const ORIENTATION: u16 = 274;
pub(super) const SAMPLES: u16 = 277;
pub(super) const ROWS_PER_STRIP: u16 = 278;
pub(super) const STRIP_BYTES: u16 = 279;
pub(super) const PLANAR: u16 = 284;
pub(super) const T4_OPTIONS: u16 = 292;
pub(super) const PREDICTOR: u16 = 317;
pub(super) const COLOUR_MAP: u16 = 320;
pub(super) const TILE_WIDTH: u16 = 322;
pub(super) const TILE_HEIGHT: u16 = 323;
pub(super) const TILE_OFFSETS: u16 = 324;
pub(super) const TILE_BYTES: u16 = 325;
pub(super) const EXTRA_SAMPLES: u16 = 338;
pub(super) const SAMPLE_FORMAT: u16 = 339;
pub(super) const JPEG_TABLES: u16 = 347;
pub(super) const ICC_PROFILE: u16 = 34_675;

/// A directory whose entries are known; what they point to is read when it is asked for.
pub(super) struct Directory {
    pub(super) order: Order,
    entries: BTreeMap<u16, Entry>,
}

#[derive(Clone, Copy)]
struct Entry {
    kind: u16,
    count: u64,
    /// Where the values are.
    at: u64,
}

impl Entry {
    /// Bytes of one value.
    const fn size(self) -> u64 {
        match self.kind {
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 | 16 | 17 | 18 => 8,
            _ => 1,
        }
    }
}

impl Directory {
    /// Reads the entries of the directory at `at`.
    pub(super) fn read(window: &mut Window<'_>, order: Order, at: u64) -> Found<Self> {
        let (count_length, entry_length, value_length) = if order.big { (8_u64, 20, 8) } else { (2, 12, 4) };
        let head = window.bytes(at, length(count_length))?;
        let count = if order.big {
            order.u64(&head, 0)
        } else {
            order.u16(&head, 0).map(u64::from)
        };
        let count = count.filter(|count| *count <= 4_096).map(length).needed()?;
        let bytes = window.bytes(at + count_length, count * entry_length)?;
        let mut entries = BTreeMap::new();
        for (number, raw) in (0_u64..).zip(bytes.chunks_exact(entry_length)) {
            let (tag, kind) = (order.u16(raw, 0).needed()?, order.u16(raw, 2).needed()?);
            let (count, value) = if order.big {
                (order.u64(raw, 4), order.u64(raw, 12))
            } else {
                (order.u32(raw, 4).map(u64::from), order.u32(raw, 8).map(u64::from))
            };
            let mut entry = Entry {
                kind,
                count: count.needed()?,
                at: value.needed()?,
            };
            if entry.count.saturating_mul(entry.size()) <= value_length {
                entry.at = at + count_length + number * entry_length as u64 + entry_length as u64 - value_length;
            }
            entries.entry(tag).or_insert(entry);
        }
        Ok(Self { order, entries })
    }

    /// All numbers of a tag; none where it is missing.
    pub(super) fn numbers(&self, window: &mut Window<'_>, tag: u16) -> Found<Vec<u64>> {
        let Some(entry) = self.entries.get(&tag) else {
            return Ok(Vec::new());
        };
        if entry.count > MOST_NUMBERS {
            return Err(Fault::TooLarge);
        }
        let size = length(entry.size());
        let bytes = window.bytes(entry.at, length(entry.count).saturating_mul(size))?;
        let number = |part: &[u8]| match size {
            1 => part.u8(0).map(u64::from),
            2 => self.order.u16(part, 0).map(u64::from),
            4 => self.order.u32(part, 0).map(u64::from),
            _ => self.order.u64(part, 0),
        };
        Ok(bytes.chunks_exact(size).filter_map(number).collect())
    }

    /// The first number of a tag, or `otherwise`.
    pub(super) fn number(&self, window: &mut Window<'_>, tag: u16, otherwise: u32) -> Found<u32> {
        let Some(entry) = self.entries.get(&tag).copied() else {
            return Ok(otherwise);
        };
        let first = Self {
            order: self.order,
            entries: BTreeMap::from([(
                tag,
                Entry {
                    count: entry.count.min(1),
                    ..entry
                },
            )]),
        };
        let number = first.numbers(window, tag)?.first().copied();
        number.map_or(Ok(otherwise), |number| {
            u32::try_from(number).map_err(|_| Fault::Damaged)
        })
    }

    /// The bytes of a tag; `None` where it is missing or longer than `most`.
    pub(super) fn bytes(&self, window: &mut Window<'_>, tag: u16, most: usize) -> Found<Option<Vec<u8>>> {
        match self.entries.get(&tag) {
            Some(entry) if entry.count <= most as u64 => Ok(Some(window.bytes(entry.at, length(entry.count))?)),
            _ => Ok(None),
        }
    }

    /// Whether a tag is there.
    pub(super) fn has(&self, tag: u16) -> bool {
        self.entries.contains_key(&tag)
    }
}
/// More than memory can hold is more than any file here is long.
fn length(bytes: u64) -> usize {
    usize::try_from(bytes).unwrap_or(usize::MAX)
}
