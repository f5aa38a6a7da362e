//! A zip in memory, its parts stored: what an office file becomes after our own reader has opened it under its limits,
//! so that whoever reads it next meets no bomb, no climbing name and no method of packing. PKWARE APPNOTE 4.3.

use crate::fault::{Fault, Found};

/// Bytes of all parts together.
const MOST: usize = 128 << 20;

/// A zip in the making.
#[derive(Default)]
pub(crate) struct Stored {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Stored {
    /// Adds a part.
    pub(crate) fn add(&mut self, name: &str, part: &[u8]) -> Found<()> {
        if self.bytes.len() + part.len() > MOST {
            return Err(Fault::TooLarge);
        }
        let mut sum = flate2::Crc::new();
        sum.update(part);
        let size = word(part.len())?.to_le_bytes();
        let length = u16::try_from(name.len()).map_err(|_| Fault::Damaged)?.to_le_bytes();
        let offset = word(self.bytes.len())?.to_le_bytes();
        // Version 2.0, names in UTF-8, stored, midnight of 1980-01-01.
        let fixed = [
            [20, 0, 0, 8, 0, 0, 0, 0, 33, 0].as_slice(),
            &sum.sum().to_le_bytes(),
            &size,
            &size,
            &length,
            &[0, 0],
        ]
        .concat();
        self.directory.extend(b"PK\x01\x02\x14\x00");
        self.directory.extend(&fixed);
        self.directory.extend([0; 10]);
        self.directory.extend(offset);
        self.directory.extend(name.as_bytes());
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&fixed);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(part);
        self.count = self.count.checked_add(1).ok_or(Fault::TooLarge)?;
        Ok(())
    }

    /// The zip.
    pub(crate) fn finish(mut self) -> Found<Vec<u8>> {
        let count = self.count.to_le_bytes();
        let (size, offset) = (word(self.directory.len())?, word(self.bytes.len())?);
        self.bytes.append(&mut self.directory);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend([count, count].concat());
        self.bytes.extend([size.to_le_bytes(), offset.to_le_bytes()].concat());
        self.bytes.extend([0, 0]);
        Ok(self.bytes)
    }
}

fn word(length: usize) -> Found<u32> {
    u32::try_from(length).map_err(|_| Fault::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::window::Window;
    use crate::zip::Directory;

    #[test]
    fn what_is_written_is_read_again() {
        let mut zip = Stored::default();
        zip.add("word/document.xml", b"words").expect("small");
        zip.add("word/m\u{e9}dia.png", &[7; 70_000]).expect("small");
        let bytes = zip.finish().expect("small");
        let mut source = bytes.as_slice();
        let mut window = Window::new(&mut source);
        let directory = Directory::open(&mut window).expect("sound");
        let mut part = |name: &str| directory.part(&mut window, name).expect("reads");
        assert_eq!(part("word/document.xml").as_deref(), Some(b"words".as_slice()));
        assert_eq!(part("word/m\u{e9}dia.png").map(|part| part.len()), Some(70_000));
    }

    #[test]
    fn more_than_128_mib_is_too_large() {
        let part = vec![0; 50 << 20];
        let mut zip = Stored::default();
        zip.add("a", &part).expect("fits");
        zip.add("b", &part).expect("fits");
        assert!(matches!(zip.add("c", &part), Err(Fault::TooLarge)));
    }
}
