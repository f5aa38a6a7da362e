//! A zip laid byte by byte (APPNOTE 4.3), every field of which can lie.

use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::{self, Seek, SeekFrom, Write};

/// What follows the bytes of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Descriptor {
    /// Nothing.
    None,
    /// CRC and two sizes of 32 bits.
    Plain,
    /// The same with `PK\x07\x08` before it.
    Signed,
    /// CRC and two sizes of 64 bits.
    Wide,
    /// The same with `PK\x07\x08` before it.
    WideSigned,
}

/// One entry, as both headers will say it unless told otherwise.
#[derive(Clone, Debug)]
pub struct RawEntry {
    /// The name in the table of contents.
    pub name: Vec<u8>,
    /// The name beside the bytes, where it is another.
    pub local_name: Option<Vec<u8>>,
    /// The bytes as they lie in the file.
    pub packed: Vec<u8>,
    /// What the size is said to be.
    pub size: u64,
    /// What the packed size is said to be.
    pub packed_size: u64,
    /// What the checksum is said to be.
    pub crc: u32,
    /// 0 stored, 8 deflated.
    pub method: u16,
    /// General purpose flags.
    pub flags: u16,
    /// Upper byte the system that made it: 3 is Unix.
    pub made_by: u16,
    /// Upper half the Unix mode.
    pub attributes: u32,
    /// DOS time, then date.
    pub dos: (u16, u16),
    /// Extra field in the table of contents.
    pub extra: Vec<u8>,
    /// Extra field beside the bytes.
    pub local_extra: Vec<u8>,
    /// What follows the bytes.
    pub descriptor: Descriptor,
    /// Whether the sizes are written in an extra field of zip64.
    pub zip64: bool,
    /// What the place of the header is said to be, where it is another.
    pub header: Option<u64>,
}

/// A zip with all its parts.
#[derive(Clone, Debug, Default)]
pub struct RawZip {
    /// Entries, in order.
    pub entries: Vec<RawEntry>,
    /// The comment of the end record.
    pub comment: Vec<u8>,
    /// What the number of entries is said to be.
    pub count: Option<u16>,
    /// What the number of the disk is said to be.
    pub disk: u16,
}

impl RawEntry {
    /// A stored file with a UTF-8 name.
    pub fn stored(name: &str, bytes: &[u8]) -> Self {
        Self {
            name: name.as_bytes().to_vec(),
            local_name: None,
            packed: bytes.to_vec(),
            size: bytes.len() as u64,
            packed_size: bytes.len() as u64,
            crc: crc32fast::hash(bytes),
            method: 0,
            flags: 0x0800,
            made_by: 0x0314,
            attributes: 0o100_644 << 16,
            dos: (0, 0x5978),
            extra: Vec::new(),
            local_extra: Vec::new(),
            descriptor: Descriptor::None,
            zip64: false,
            header: None,
        }
    }

    /// A deflated file.
    pub fn deflated(name: &str, bytes: &[u8]) -> Self {
        let packed = deflate(bytes);
        Self {
            packed_size: packed.len() as u64,
            packed,
            method: 8,
            ..Self::stored(name, bytes)
        }
    }

    fn local(&self) -> Vec<u8> {
        let described = self.descriptor != Descriptor::None;
        let full = self.zip64 && !described;
        let sizes = if described {
            (0, 0, 0)
        } else {
            (self.crc, short(self.packed_size, full), short(self.size, full))
        };
        let name = self.local_name.as_ref().unwrap_or(&self.name);
        let mut extra = self.local_extra.clone();
        if full {
            extra.splice(0..0, zip64_extra(&[self.size, self.packed_size]));
        }
        let flags = self.flags | if described { 8 } else { 0 };
        let mut out = b"PK\x03\x04\x14\0".to_vec();
        for half in [flags, self.method, self.dos.0, self.dos.1] {
            out.extend(half.to_le_bytes());
        }
        for word in [sizes.0, sizes.1, sizes.2] {
            out.extend(word.to_le_bytes());
        }
        out.extend(length(name).to_le_bytes());
        out.extend(length(&extra).to_le_bytes());
        out.extend(name);
        out.extend(extra);
        out
    }

    fn described(&self) -> Vec<u8> {
        let mut out = Vec::new();
        if matches!(self.descriptor, Descriptor::Signed | Descriptor::WideSigned) {
            out.extend(b"PK\x07\x08");
        }
        match self.descriptor {
            Descriptor::None => {}
            Descriptor::Plain | Descriptor::Signed => {
                for word in [self.crc, short(self.packed_size, false), short(self.size, false)] {
                    out.extend(word.to_le_bytes());
                }
            }
            Descriptor::Wide | Descriptor::WideSigned => {
                out.extend(self.crc.to_le_bytes());
                out.extend(self.packed_size.to_le_bytes());
                out.extend(self.size.to_le_bytes());
            }
        }
        out
    }

    fn central(&self, header: u64) -> Vec<u8> {
        let header = self.header.unwrap_or(header);
        let wide_header = header > u64::from(u32::MAX);
        let mut extra = self.extra.clone();
        if self.zip64 {
            let mut fields = vec![self.size, self.packed_size];
            fields.extend(wide_header.then_some(header));
            extra.splice(0..0, zip64_extra(&fields));
        }
        let flags = self.flags | if self.descriptor == Descriptor::None { 0 } else { 8 };
        let mut out = b"PK\x01\x02".to_vec();
        for half in [self.made_by, 20, flags, self.method, self.dos.0, self.dos.1] {
            out.extend(half.to_le_bytes());
        }
        for word in [
            self.crc,
            short(self.packed_size, self.zip64),
            short(self.size, self.zip64),
        ] {
            out.extend(word.to_le_bytes());
        }
        for half in [length(&self.name), length(&extra), 0, 0, 0] {
            out.extend(half.to_le_bytes());
        }
        out.extend(self.attributes.to_le_bytes());
        out.extend(short(header, wide_header).to_le_bytes());
        out.extend(&self.name);
        out.extend(extra);
        out
    }
}

impl RawZip {
    /// The bytes.
    pub fn bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut directory = Vec::new();
        for entry in &self.entries {
            directory.extend(entry.central(out.len() as u64));
            out.extend(entry.local());
            out.extend(&entry.packed);
            out.extend(entry.described());
        }
        let start = out.len() as u64;
        out.extend(&directory);
        out.extend(self.end(self.entries.len() as u64, directory.len() as u64, start));
        out
    }

    /// Writes it; where an entry says more packed bytes than it has, the rest is a hole.
    pub fn write_sparse(&self, file: &mut (impl Write + Seek)) -> io::Result<()> {
        let mut directory = Vec::new();
        for entry in &self.entries {
            directory.extend(entry.central(file.stream_position()?));
            file.write_all(&entry.local())?;
            file.write_all(&entry.packed)?;
            let hole = entry.packed_size.saturating_sub(entry.packed.len() as u64);
            file.seek(SeekFrom::Current(i64::try_from(hole).unwrap_or_default()))?;
            file.write_all(&entry.described())?;
        }
        let start = file.stream_position()?;
        let (entries, size) = (self.entries.len() as u64, directory.len() as u64);
        file.write_all(&directory)?;
        if start > u64::from(u32::MAX) {
            file.write_all(&wide_end(entries, size, start))?;
        }
        file.write_all(&self.end(entries, size, start))
    }

    /// The end record of a table of contents of `size` bytes at `start`.
    pub fn end(&self, entries: u64, size: u64, start: u64) -> Vec<u8> {
        let count = self.count.unwrap_or_else(|| u16::try_from(entries).unwrap_or(u16::MAX));
        let mut out = b"PK\x05\x06".to_vec();
        for half in [self.disk, self.disk, count, count] {
            out.extend(half.to_le_bytes());
        }
        out.extend(short(size, false).to_le_bytes());
        out.extend(short(start, false).to_le_bytes());
        out.extend(length(&self.comment).to_le_bytes());
        out.extend(&self.comment);
        out
    }

    /// Changes the entry of this name.
    #[must_use]
    pub fn change(mut self, name: &str, change: impl Fn(&mut RawEntry)) -> Self {
        self.entries
            .iter_mut()
            .filter(|entry| entry.name == name.as_bytes())
            .for_each(change);
        self
    }

    /// With one more entry.
    #[must_use]
    pub fn with(mut self, entry: RawEntry) -> Self {
        self.entries.push(entry);
        self
    }
}

/// The end record of 64 bits and its locator, for a table of contents of `size` bytes at `start`.
fn wide_end(entries: u64, size: u64, start: u64) -> Vec<u8> {
    let mut out = b"PK\x06\x06".to_vec();
    out.extend(44u64.to_le_bytes());
    out.extend([45, 3, 45, 0]);
    out.extend([0; 8]);
    for field in [entries, entries, size, start] {
        out.extend(field.to_le_bytes());
    }
    out.extend(b"PK\x06\x07\0\0\0\0");
    out.extend((start + size).to_le_bytes());
    out.extend(1u32.to_le_bytes());
    out
}

/// Deflated as zlib does it by default: zeros by 1 028 to 1.
pub(crate) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.unwrap_or_default()
}

/// One extra field.
pub(crate) fn extra(id: u16, body: &[u8]) -> Vec<u8> {
    let mut out = id.to_le_bytes().to_vec();
    out.extend(length(body).to_le_bytes());
    out.extend(body);
    out
}

fn zip64_extra(fields: &[u64]) -> Vec<u8> {
    let body: Vec<u8> = fields.iter().flat_map(|field| field.to_le_bytes()).collect();
    extra(1, &body)
}

fn short(value: u64, full: bool) -> u32 {
    if full {
        u32::MAX
    } else {
        u32::try_from(value).unwrap_or(u32::MAX)
    }
}

fn length(bytes: &[u8]) -> u16 {
    u16::try_from(bytes.len()).unwrap_or(u16::MAX)
}
