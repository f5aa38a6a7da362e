//! The zip around a bag: one top folder, UTF-8 names, fixed dates and permissions; text is deflated, all else stored.

use super::PackError;
use crate::limits::RATIO_FROM;
use assay_model::Timestamp;
use std::io::{self, Seek, Write};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// What shrinks. Everything else is stored: media do not shrink (0.7 %, PLATFORM 9.4), and can then be read in place.
const TEXT: [&str; 17] = [
    "txt", "md", "csv", "tsv", "json", "xml", "html", "htm", "svg", "vtt", "srt", "rtf", "css", "toml", "yaml", "yml",
    "tex",
];
/// From this size on an entry needs the fields of zip64 (APPNOTE 4.4.8).
const ZIP64: u64 = u32::MAX as u64;
/// The value of 1980-01-01, where DOS dates begin.
const FIRST_YEAR: u16 = 1980;

/// A zip being written.
pub(super) struct Archive<W: Write + Seek> {
    writer: ZipWriter<Latch<W>>,
    top: String,
    options: SimpleFileOptions,
}

impl<W: Write + Seek> Archive<W> {
    pub(super) fn new(out: W, top: &str, at: Timestamp) -> Self {
        let options = SimpleFileOptions::default()
            .last_modified_time(dos_date(at))
            .system(System::Unix)
            .unix_permissions(0o644);
        Self {
            writer: ZipWriter::new(Latch::new(out)),
            top: top.to_owned(),
            options,
        }
    }

    /// Begins a file of `size` bytes.
    pub(super) fn begin(&mut self, path: &str, size: u64) -> Result<(), PackError> {
        let options = self
            .options
            .compression_method(method(path, size))
            .large_file(size >= ZIP64);
        self.writer
            .start_file(format!("{}/{path}", self.top), options)
            .map_err(unwritable)
    }

    /// Adds bytes to the file that was begun.
    pub(super) fn add(&mut self, bytes: &[u8]) -> Result<(), PackError> {
        self.writer
            .write_all(bytes)
            .map_err(|source| PackError::Unwritable { source })
    }

    /// A whole small file.
    pub(super) fn small(&mut self, path: &str, bytes: &[u8]) -> Result<(), PackError> {
        self.begin(path, bytes.len() as u64)?;
        self.add(bytes)
    }

    pub(super) fn finish(self) -> Result<W, PackError> {
        self.writer.finish().map_err(unwritable)?.whole()
    }
}

/// Lets nothing through after the first failure, and then says that all is well: `ZipWriter` writes its end also when it
/// is dropped, and tells stderr where that fails, though the failure was told to the caller already.
struct Latch<W> {
    out: W,
    failed: bool,
    at: u64,
    end: u64,
}

impl<W> Latch<W> {
    const fn new(out: W) -> Self {
        Self {
            out,
            failed: false,
            at: 0,
            end: 0,
        }
    }

    /// What is below, where everything went through.
    fn whole(self) -> Result<W, PackError> {
        if self.failed {
            let source = io::Error::other("an earlier write failed");
            return Err(PackError::Unwritable { source });
        }
        Ok(self.out)
    }

    fn latched<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        self.failed |= matches!(&done, Err(error) if error.kind() != io::ErrorKind::Interrupted);
        done
    }
}

impl<W: Write> Write for Latch<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = if self.failed {
            bytes.len()
        } else {
            let written = self.out.write(bytes);
            self.latched(written)?
        };
        self.at += written as u64;
        self.end = self.end.max(self.at);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.failed {
            return Ok(());
        }
        let flushed = self.out.flush();
        self.latched(flushed)
    }
}

impl<W: Seek> Seek for Latch<W> {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        self.at = if self.failed {
            let place = match to {
                io::SeekFrom::Start(at) => Some(at),
                io::SeekFrom::Current(by) => self.at.checked_add_signed(by),
                io::SeekFrom::End(by) => self.end.checked_add_signed(by),
            };
            place.ok_or(io::ErrorKind::InvalidInput)?
        } else {
            let place = self.out.seek(to);
            self.latched(place)?
        };
        Ok(self.at)
    }
}

/// Large text is stored too: were it very even, our own reader would take it for a bomb.
fn method(path: &str, size: u64) -> CompressionMethod {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name
        .rsplit_once('.')
        .map(|(_, extension)| extension.to_ascii_lowercase());
    let text = extension.is_some_and(|extension| TEXT.contains(&extension.as_str()));
    if text && size <= RATIO_FROM {
        CompressionMethod::Deflated
    } else {
        CompressionMethod::Stored
    }
}

fn unwritable(error: ZipError) -> PackError {
    let source = match error {
        ZipError::Io(source) => source,
        other => io::Error::other(other),
    };
    PackError::Unwritable { source }
}

/// DOS dates run from 1980 to 2107, in steps of two seconds; what lies outside is the first of them.
fn dos_date(at: Timestamp) -> DateTime {
    let (year, month, day) = at.date();
    let second = at.unix().rem_euclid(86_400);
    let small = |value: i64| u8::try_from(value).unwrap_or_default();
    let (month, day) = (u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1));
    let year = u16::try_from(year).unwrap_or(FIRST_YEAR);
    let time = (small(second / 3600), small(second / 60 % 60), small(second % 60));
    DateTime::from_date_and_time(year, month, day, time.0, time.1, time.2).unwrap_or_default()
}
