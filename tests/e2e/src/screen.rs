//! What a display shows, read where the X server draws it: no driver, and no line in the page, stands between the picture
//! and whoever looks.

use crate::picture::Picture;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::time::{Duration, Instant};

/// Of so many rows one is looked at: a row of text is higher.
const EVERY: u64 = 4;
/// How often it is looked at. Each look takes a tenth of that.
const GLANCE: Duration = Duration::from_millis(3);

/// Where numbers stand in the header of the file, counted in words of four bytes.
const HEADER_SIZE: usize = 0;
const VERSION: usize = 1;
const WIDTH: usize = 4;
const HEIGHT: usize = 5;
const BITS_PER_PIXEL: usize = 11;
const BYTES_PER_LINE: usize = 12;
const COLOURS: usize = 19;
/// How many words are looked at.
const WORDS: usize = 25;
/// How many bytes one entry of the colour map takes.
const COLOUR: u64 = 12;

/// The picture that an X server keeps in a file (XWD, version 7, 32 bits a pixel).
#[derive(Debug)]
pub struct Screen {
    file: File,
    first: u64,
    row: usize,
    rows: u64,
    width: usize,
}

/// When a picture changed, and how it ended.
#[derive(Debug)]
pub struct Changes {
    /// When it was seen to be another one than before.
    pub at: Vec<Instant>,
}

impl Screen {
    /// The file that `Xvfb -fbdir` writes.
    #[expect(clippy::disallowed_methods, reason = "the harness looks at what it started")]
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        Self::of(File::open(path)?)
    }

    fn of(file: File) -> io::Result<Self> {
        let mut head = [0; 4 * WORDS];
        file.read_exact_at(&mut head, 0)?;
        let (words, _) = head.as_chunks::<4>();
        let word = |at: usize| words.get(at).map_or(0, |word| u32::from_be_bytes(*word));
        if word(VERSION) != 7 || word(BITS_PER_PIXEL) != 32 {
            return Err(io::Error::other("the X server keeps its picture in another form"));
        }
        Ok(Self {
            file,
            first: u64::from(word(HEADER_SIZE)) + u64::from(word(COLOURS)) * COLOUR,
            row: usize::try_from(word(BYTES_PER_LINE)).unwrap_or_default(),
            rows: u64::from(word(HEIGHT)),
            width: usize::try_from(word(WIDTH)).unwrap_or_default(),
        })
    }

    /// Watches until nothing has changed for `calm`, or for `most` in all. A screen that is still as `blank` has not begun.
    ///
    /// # Errors
    /// The system's own.
    pub fn settle(&self, blank: &[u8], calm: Duration, most: Duration) -> io::Result<Changes> {
        let began = Instant::now();
        let (mut before, mut now) = (blank.to_vec(), Vec::new());
        let mut changes = Changes { at: Vec::new() };
        loop {
            let at = Instant::now();
            self.glance(&mut now)?;
            if now != before {
                changes.at.push(at);
                std::mem::swap(&mut now, &mut before);
            }
            let last = changes.at.last();
            if at - began > most || last.is_some_and(|last| at - *last > calm) {
                return Ok(changes);
            }
            std::thread::sleep(GLANCE);
        }
    }

    /// Some of its rows, as they are now.
    ///
    /// # Errors
    /// The system's own.
    pub fn glance(&self, into: &mut Vec<u8>) -> io::Result<()> {
        into.resize(self.row * usize::try_from(self.rows / EVERY).unwrap_or_default(), 0);
        for (at, row) in into.chunks_exact_mut(self.row.max(1)).enumerate() {
            self.file.read_exact_at(row, self.place(at as u64 * EVERY))?;
        }
        Ok(())
    }

    /// All of it.
    ///
    /// # Errors
    /// The system's own.
    pub fn picture(&self) -> io::Result<Picture> {
        let (mut row, mut rgb) = (vec![0; self.row], Vec::new());
        for at in 0..self.rows {
            self.file.read_exact_at(&mut row, self.place(at))?;
            let pixels = row.as_chunks::<4>().0.iter().take(self.width);
            rgb.extend(pixels.flat_map(|[blue, green, red, _]| [*red, *green, *blue]));
        }
        Ok(Picture::new(self.width, rgb))
    }

    const fn place(&self, row: u64) -> u64 {
        self.first + row * self.row as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    /// Two pixels beside each other on a display without a colour map.
    fn file(version: u32, pixels: &[u8]) -> File {
        let mut words = [0_u32; WORDS];
        (words[HEADER_SIZE], words[VERSION]) = (100, version);
        (
            words[WIDTH],
            words[HEIGHT],
            words[BITS_PER_PIXEL],
            words[BYTES_PER_LINE],
        ) = (2, 1, 32, 8);
        let mut file = tempfile::tempfile().unwrap();
        for word in words {
            file.write_all(&word.to_be_bytes()).unwrap();
        }
        file.write_all(pixels).unwrap();
        file
    }

    #[test]
    fn what_the_display_shows_is_read() {
        let screen = Screen::of(file(7, &[1, 2, 3, 0, 4, 5, 6, 0])).unwrap();
        assert_eq!(screen.picture().unwrap(), Picture::new(2, vec![3, 2, 1, 6, 5, 4]));
    }

    #[test]
    fn a_file_that_is_something_else_is_refused() {
        assert!(Screen::of(file(6, &[0; 8])).is_err());
        assert!(Screen::of(tempfile::tempfile().unwrap()).is_err());
        let cut_off = Screen::of(file(7, &[0; 7])).unwrap();
        assert!(cut_off.picture().is_err());
    }
}
