//! What the external attributes call an entry: a Unix mode in the upper half, DOS and Windows bits in the lower. Some
//! programs read the mode only from zips made on Unix, some always; so it is always looked at.

/// What the attributes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    File,
    Folder,
    LinkOrSpecial,
    Unsaid,
}

const DOS_FOLDER: u32 = 0x10;
const DOS_DEVICE: u32 = 0x40;
const REPARSE_POINT: u32 = 0x400;
const FORMAT: u32 = 0o170_000;

pub(super) fn shape(attributes: u32) -> Shape {
    if attributes & (REPARSE_POINT | DOS_DEVICE) != 0 {
        return Shape::LinkOrSpecial;
    }
    match (attributes >> 16) & FORMAT {
        0 if attributes & DOS_FOLDER != 0 => Shape::Folder,
        0 => Shape::Unsaid,
        0o100_000 => Shape::File,
        0o040_000 => Shape::Folder,
        _ => Shape::LinkOrSpecial,
    }
}
