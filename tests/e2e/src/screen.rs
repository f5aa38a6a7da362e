//! What a display shows, read where the X server draws it: no driver, and no line in the page, stands between the picture
//! and whoever looks.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::time::{Duration, Instant};

/// Of so many rows one is looked at: a row of text is higher.
const EVERY: u64 = 4;
/// How often it is looked at. Each look takes a tenth of that.
const GLANCE: Duration = Duration::from_millis(3);

/// The picture that an X server keeps in a file (XWD, version 7).
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
        let file = File::open(path)?;
        let mut head = [0; 100];
        file.read_exact_at(&mut head, 0)?;
        let (words, _) = head.as_chunks::<4>();
        let word = |at: usize| words.get(at).map_or(0, |word| u32::from_be_bytes(*word));
        let [size, width, height, row, colours] = [word(0), word(4), word(5), word(12), word(19)];
        if word(1) != 7 || word(11) != 32 {
            return Err(io::Error::other("the X server keeps its picture in another form"));
        }
        Ok(Self {
            file,
            first: u64::from(size) + u64::from(colours) * 12,
            row: usize::try_from(row).unwrap_or_default(),
            rows: u64::from(height),
            width: usize::try_from(width).unwrap_or_default(),
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

    /// All of it as RGB, with width and height.
    ///
    /// # Errors
    /// The system's own.
    pub fn picture(&self) -> io::Result<(u32, u32, Vec<u8>)> {
        let (mut row, mut pixels) = (vec![0; self.row], Vec::new());
        for at in 0..self.rows {
            self.file.read_exact_at(&mut row, self.place(at))?;
            let (all, _) = row.as_chunks::<4>();
            pixels.extend(
                all.iter()
                    .take(self.width)
                    .flat_map(|[blue, green, red, _]| [*red, *green, *blue]),
            );
        }
        let size = |pixels: u64| u32::try_from(pixels).unwrap_or_default();
        Ok((size(self.width as u64), size(self.rows), pixels))
    }

    const fn place(&self, row: u64) -> u64 {
        self.first + row * self.row as u64
    }
}
