//! What the strips and tiles of a TIFF are packed with, as readers of the bytes inside. They give no more than is asked
//! for, so a strip that unpacks to gigabytes costs nothing.

use super::super::photo;
use crate::fault::{Fault, Found, Needed};
use hayro_ccitt::{DecodeSettings, DecoderContext, EncodingMode};
use std::io::{self, Cursor, Read};
use weezl::{BitOrder, LzwStatus};

/// Pixels of a JPEG inside a TIFF.
const MOST_JPEG_PIXELS: u64 = 16_000_000;

/// How a picture is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    None,
    /// Modified Huffman without line ends (section 10).
    Rle,
    /// CCITT T.4 (section 11), in one or two dimensions.
    Group3 {
        two: bool,
    },
    /// CCITT T.6.
    Group4,
    Lzw,
    Jpeg,
    Deflate,
    PackBits,
}

impl Packing {
    /// By the number in the file; `options` are those of T.4.
    pub(super) fn of(compression: u32, options: u32) -> Found<Self> {
        Ok(match compression {
            1 => Self::None,
            2 => Self::Rle,
            3 => Self::Group3 { two: options & 1 == 1 },
            4 => Self::Group4,
            5 => Self::Lzw,
            7 => Self::Jpeg,
            8 | 32_946 => Self::Deflate,
            32_773 => Self::PackBits,
            _ => return Err(Fault::Unsupported),
        })
    }

    /// Whether it packs black and white only.
    pub(super) const fn is_fax(self) -> bool {
        matches!(self, Self::Rle | Self::Group3 { .. } | Self::Group4)
    }
}

/// A strip or tile: its bytes as they lie in the file, and how large it is.
pub(super) struct Chunk {
    pub(super) packed: Vec<u8>,
    pub(super) width: u32,
    pub(super) height: u32,
    /// Bits are in the wrong order.
    pub(super) reversed: bool,
    /// Tables for the JPEGs of all chunks (section 22).
    pub(super) tables: Option<Vec<u8>>,
    /// Whether a JPEG in it is in brightness and colour differences.
    pub(super) ycc: bool,
}

/// A reader of what is in a chunk.
pub(super) fn unpacked(packing: Packing, mut chunk: Chunk) -> Found<Box<dyn Read>> {
    if chunk.reversed {
        chunk.packed.iter_mut().for_each(|byte| *byte = byte.reverse_bits());
    }
    Ok(match packing {
        Packing::None => Box::new(Cursor::new(chunk.packed)),
        Packing::Deflate => Box::new(flate2::read::ZlibDecoder::new(Cursor::new(chunk.packed))),
        Packing::PackBits => Box::new(PackBits {
            packed: Cursor::new(chunk.packed),
            left: 0,
            repeated: None,
        }),
        Packing::Lzw => Box::new(Lzw::new(chunk.packed)),
        Packing::Rle | Packing::Group3 { .. } | Packing::Group4 => Box::new(Cursor::new(fax(packing, &chunk)?)),
        Packing::Jpeg => Box::new(Cursor::new(jpeg(chunk)?)),
    })
}

/// Runs of bytes (section 9).
struct PackBits {
    packed: Cursor<Vec<u8>>,
    left: usize,
    repeated: Option<u8>,
}

impl Read for PackBits {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.left == 0 {
            let mut head = [0];
            if self.packed.read(&mut head)? == 0 {
                return Ok(0);
            }
            let count = usize::from(head[0]);
            (self.left, self.repeated) = match count {
                0..=127 => (count + 1, None),
                128 => continue,
                _ => {
                    let mut byte = [0];
                    self.packed.read_exact(&mut byte)?;
                    (257 - count, Some(byte[0]))
                }
            };
        }
        let count = self.left.min(buffer.len());
        let target = buffer.get_mut(..count).unwrap_or_default();
        let count = match self.repeated {
            Some(byte) => {
                target.fill(byte);
                count
            }
            None => self.packed.read(target)?,
        };
        self.left = if count == 0 { 0 } else { self.left - count };
        Ok(count)
    }
}

/// LZW (section 13), and the older form with its bits the other way round, which libtiff still reads.
struct Lzw {
    packed: Vec<u8>,
    at: usize,
    decoder: weezl::decode::Decoder,
}

impl Lzw {
    fn new(packed: Vec<u8>) -> Self {
        let decoder = if packed.starts_with(&[0, 1]) {
            weezl::decode::Decoder::new(BitOrder::Lsb, 8)
        } else {
            weezl::decode::Decoder::with_tiff_size_switch(BitOrder::Msb, 8)
        };
        Self { packed, at: 0, decoder }
    }
}

impl Read for Lzw {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let rest = self.packed.get(self.at..).unwrap_or_default();
            let step = self.decoder.decode_bytes(rest, buffer);
            self.at += step.consumed_in;
            match step.status {
                _ if step.consumed_out > 0 => return Ok(step.consumed_out),
                Ok(LzwStatus::Ok) if step.consumed_in > 0 => {}
                Ok(_) => return Ok(0),
                Err(_) => return Err(io::ErrorKind::InvalidData.into()),
            }
        }
    }
}

/// Rows of a fax, one bit a pixel, 1 for black.
struct Bits {
    bytes: Vec<u8>,
    width: usize,
    rows: usize,
}

impl hayro_ccitt::Decoder for Bits {
    fn push_row(&mut self, changes: &[u32]) {
        if self.rows == 0 {
            return;
        }
        self.rows -= 1;
        let begin = self.bytes.len();
        self.bytes.resize(begin + self.width.div_ceil(8), 0);
        let row = self.bytes.get_mut(begin..).unwrap_or_default();
        for pair in changes.chunks(2) {
            let from = pair.first().map_or(0, |from| *from as usize);
            let to = pair.get(1).map_or(self.width, |to| *to as usize).min(self.width);
            for x in from..to {
                if let Some(byte) = row.get_mut(x / 8) {
                    *byte |= 0x80 >> (x % 8);
                }
            }
        }
    }
}

fn fax(packing: Packing, chunk: &Chunk) -> Found<Vec<u8>> {
    let settings = DecodeSettings {
        columns: chunk.width,
        rows: chunk.height,
        end_of_block: packing != Packing::Rle,
        end_of_line: matches!(packing, Packing::Group3 { .. }),
        rows_are_byte_aligned: packing == Packing::Rle,
        encoding: match packing {
            Packing::Group4 => EncodingMode::Group4,
            Packing::Group3 { two: true } => EncodingMode::Group3_2D,
            _ => EncodingMode::Group3_1D,
        },
        strict: false,
    };
    let mut bits = Bits {
        bytes: Vec::new(),
        width: chunk.width as usize,
        rows: chunk.height as usize,
    };
    let outcome = hayro_ccitt::decode(&chunk.packed, &mut bits, &mut DecoderContext::new(settings));
    // Rows that were read before the damage are shown.
    match outcome {
        Err(_) if bits.bytes.is_empty() => Err(Fault::Damaged),
        _ => Ok(bits.bytes),
    }
}

/// The samples of a JPEG, tables put in front of it.
fn jpeg(chunk: Chunk) -> Found<Vec<u8>> {
    if u64::from(chunk.width) * u64::from(chunk.height) > MOST_JPEG_PIXELS {
        return Err(Fault::TooLarge);
    }
    let mut whole = chunk.packed;
    if let Some(tables) = chunk.tables {
        let tables = tables.strip_suffix(&[0xff, 0xd9]).unwrap_or(&tables);
        let rest = whole.strip_prefix(&[0xff, 0xd8]).needed()?;
        whole = [tables, rest].concat();
    }
    photo::samples(&mut whole.as_slice(), (chunk.width, chunk.height), chunk.ycc)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(packing: Packing, packed: &[u8], most: usize) -> Vec<u8> {
        let chunk = Chunk {
            packed: packed.to_vec(),
            width: 8,
            height: 4,
            reversed: false,
            tables: None,
            ycc: false,
        };
        let mut bytes = vec![0; most];
        let mut reader = unpacked(packing, chunk).expect("unpacks");
        let mut filled = 0;
        while let Ok(count @ 1..) = reader.read(&mut bytes[filled..]) {
            filled += count;
        }
        bytes.truncate(filled);
        bytes
    }

    #[test]
    fn runs_of_bytes_are_unpacked_as_the_standard_shows() {
        // The example of section 9.
        let packed = [
            0xfe, 0xaa, 0x02, 0x80, 0x00, 0x2a, 0xfd, 0xaa, 0x03, 0x80, 0x00, 0x2a, 0x22, 0xf7, 0xaa,
        ];
        let wanted = [
            0xaa, 0xaa, 0xaa, 0x80, 0x00, 0x2a, 0xaa, 0xaa, 0xaa, 0xaa, 0x80, 0x00, 0x2a, 0x22, 0xaa, 0xaa, 0xaa, 0xaa,
            0xaa, 0xaa, 0xaa, 0xaa, 0xaa, 0xaa,
        ];
        assert_eq!(read(Packing::PackBits, &packed, 100), wanted);
        assert_eq!(read(Packing::PackBits, &packed, 5), wanted[..5]);
        assert_eq!(read(Packing::PackBits, &[0x81], 5), Vec::<u8>::new());
    }

    #[test]
    fn a_strip_gives_no_more_than_is_asked_for() {
        let mut packed = Vec::new();
        let mut packer = flate2::write::ZlibEncoder::new(&mut packed, flate2::Compression::best());
        io::copy(&mut io::repeat(7).take(50_000_000), &mut packer).expect("packs");
        packer.finish().expect("packs");
        assert_eq!(read(Packing::Deflate, &packed, 10), [7; 10]);
    }
}
