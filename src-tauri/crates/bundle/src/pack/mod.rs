//! Writing bags: a zip with one top folder, both manifests, both tag manifests (RFC 8493). The same parts and the same
//! moment give the same bytes. Each part is read once, hashed and written at once; what its own format has packed
//! already is stored, so that it can be played and read in place.

mod archive;
mod check;
mod crate_metadata;
mod submission;

pub use submission::{NewArtifact, NewSubmission, submission_parts};

use crate::bagit::{Algorithm, Fault, Sum, encode};
use crate::intake::IDENTITY;
use crate::names::shown;
use crate::ports::Progress;
use crate::stream::{FileFound, SPLIT_FROM, Sums, on_one, on_two};
use archive::Archive;
use assay_model::{Sha256, Timestamp};
use std::io::{self, Read, Seek, Write};

const ALGORITHMS: [Algorithm; 2] = [Algorithm::Sha256, Algorithm::Sha512];
const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// A bag to be written.
pub struct Bag<'a> {
    /// The name of its one folder.
    pub top: &'a str,
    /// When: `Bagging-Date`, and the date of every entry.
    pub at: Timestamp,
    /// What writes it, for `Bag-Software-Agent`: `Assay 0.1.0`.
    pub agent: &'a str,
    /// Its files, in any order.
    pub parts: Vec<Part<'a>>,
}

/// One file of a bag.
pub struct Part<'a> {
    /// Below the top folder: `data/…`; or `identity.json`, which stands in no manifest.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// Where they come from.
    pub content: Content<'a>,
}

/// Where the bytes of a part come from.
pub enum Content<'a> {
    /// From memory.
    Bytes(Vec<u8>),
    /// From somewhere else, opened when its turn comes.
    Open(Opener<'a>),
}

/// Opens the bytes of a part.
pub type Opener<'a> = Box<dyn Fn() -> io::Result<Box<dyn Read + Send + 'a>> + Sync + 'a>;

/// A bag that was written.
#[derive(Clone, Debug)]
pub struct Packed {
    /// Its payload digest (FORMATS 1).
    pub payload: Sha256,
    /// Its payload files, sorted by path.
    pub files: Vec<FileFound>,
}

/// Why a bag was not written. What was written so far is of no use.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// A name that a bundle cannot have, or two that are one.
    #[error(transparent)]
    Name(#[from] Fault),
    /// The bytes of a part could not be read.
    #[error("{path:?} cannot be read")]
    Unreadable {
        /// Which part.
        path: String,
        /// What the disk said.
        source: io::Error,
    },
    /// A part has another size than it had when it was listed.
    #[error("{path:?} had {declared} bytes and now has {found}")]
    SizeMismatch {
        /// Which part.
        path: String,
        /// As listed.
        declared: u64,
        /// As read; where there is more, as listed and one.
        found: u64,
    },
    /// The bag could not be written.
    #[error("the bundle cannot be written")]
    Unwritable {
        /// What the disk said.
        source: io::Error,
    },
    /// A control file could not be made.
    #[error(transparent)]
    Json(#[from] assay_model::json::JsonError),
    /// The person stopped it.
    #[error("cancelled")]
    Cancelled,
}

impl PackError {
    /// The permanent code (FORMATS 7).
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Name(fault) => fault.code(),
            Self::Unreadable { .. } => "file-unreadable",
            Self::SizeMismatch { .. } => "size-mismatch",
            Self::Unwritable { .. } => "file-unwritable",
            Self::Json(_) => "internal",
            Self::Cancelled => "cancelled",
        }
    }

    /// What its sentence names.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Name(fault) => fault.args(),
            Self::Unreadable { path, .. } => vec![("path", shown(path))],
            Self::SizeMismatch { path, declared, found } => {
                vec![
                    ("path", shown(path)),
                    ("declared", declared.to_string()),
                    ("found", found.to_string()),
                    ("by", if found > declared { "more" } else { "count" }.to_owned()),
                ]
            }
            Self::Unwritable { .. } | Self::Json(_) | Self::Cancelled => Vec::new(),
        }
    }
}

/// Writes `bag` as a zip to `out`, from where it stands on.
pub fn write_bag<W: Write + Seek>(bag: Bag<'_>, out: W, progress: &dyn Progress) -> Result<(W, Packed), PackError> {
    let Bag {
        top,
        at,
        agent,
        mut parts,
    } = bag;
    parts.sort_by(|one, other| one.path.cmp(&other.path));
    check::names(top, &parts)?;
    let mut archive = Archive::new(out, top, at);
    let mut tags = Vec::new();
    tags.push(tag(&mut archive, "bagit.txt", DECLARATION)?);
    tags.push(tag(&mut archive, "bag-info.txt", &bag_info(agent, at, &parts))?);
    let mut payload = Vec::new();
    for part in parts {
        let written = write_part(&mut archive, part, progress)?;
        if written.path != IDENTITY {
            payload.push(written);
        }
    }
    for algorithm in ALGORITHMS {
        tags.push(tag(
            &mut archive,
            &format!("manifest-{algorithm}.txt"),
            &manifest(&payload, algorithm),
        )?);
    }
    for algorithm in ALGORITHMS {
        archive.small(
            &format!("tagmanifest-{algorithm}.txt"),
            manifest(&tags, algorithm).as_bytes(),
        )?;
    }
    let digest = Sha256::of(manifest(&payload, Algorithm::Sha256).as_bytes());
    let files = payload.into_iter().filter_map(Written::found).collect();
    Ok((archive.finish()?, Packed { payload: digest, files }))
}

/// A file that is in the zip now.
struct Written {
    path: String,
    size: u64,
    sums: Sums,
}

impl Written {
    fn found(self) -> Option<FileFound> {
        let sha256 = self.sums.get(&Algorithm::Sha256).and_then(Sum::sha256)?;
        Some(FileFound {
            path: self.path,
            size: self.size,
            sha256,
        })
    }
}

fn tag<W: Write + Seek>(archive: &mut Archive<W>, path: &str, text: &str) -> Result<Written, PackError> {
    let bytes = text.as_bytes();
    archive.small(path, bytes)?;
    let mut reader = bytes;
    let sums = on_one(
        &ALGORITHMS,
        bytes.len() as u64,
        |buffer: &mut [u8]| reader.read(buffer),
        |_: &[u8]| Ok(()),
    );
    let sums = sums.map_err(|source| PackError::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    Ok(Written {
        path: path.to_owned(),
        size: bytes.len() as u64,
        sums,
    })
}

fn bag_info(agent: &str, at: Timestamp, parts: &[Part<'_>]) -> String {
    let payload = || parts.iter().filter(|part| part.path != IDENTITY);
    let bytes = payload().fold(0u64, |sum, part| sum.saturating_add(part.size));
    let (year, month, day) = at.date();
    let count = payload().count();
    format!("Bag-Software-Agent: {agent}\nBagging-Date: {year:04}-{month:02}-{day:02}\nPayload-Oxum: {bytes}.{count}\n")
}

/// `<hex>  <path>` for each file, sorted by the bytes of the path.
fn manifest(files: &[Written], algorithm: Algorithm) -> String {
    let line = |file: &Written| Some((encode(&file.path), file.sums.get(&algorithm)?.as_str().to_owned()));
    let mut lines: Vec<(String, String)> = files.iter().filter_map(line).collect();
    lines.sort();
    lines.iter().map(|(path, sum)| format!("{sum}  {path}\n")).collect()
}

fn write_part<W: Write + Seek>(
    archive: &mut Archive<W>,
    part: Part<'_>,
    progress: &dyn Progress,
) -> Result<Written, PackError> {
    let Part { path, size, content } = part;
    archive.begin(&path, size)?;
    let unreadable = |source| PackError::Unreadable {
        path: path.clone(),
        source,
    };
    let mut reader: Box<dyn Read + '_> = match &content {
        Content::Bytes(bytes) => Box::new(bytes.as_slice()),
        Content::Open(open) => open().map_err(unreadable)?,
    };
    let fill = |buffer: &mut [u8]| fill(&mut *reader, buffer).map_err(unreadable);
    let mut found = 0u64;
    let put = |bytes: &[u8]| {
        found = found.saturating_add(bytes.len() as u64);
        if found > size {
            return Err(PackError::SizeMismatch {
                path: path.clone(),
                declared: size,
                found: size.saturating_add(1),
            });
        }
        if progress.cancelled() {
            return Err(PackError::Cancelled);
        }
        archive.add(bytes)?;
        progress.advance(&path, bytes.len() as u64);
        Ok(())
    };
    let sums = if size >= SPLIT_FROM {
        on_two(&ALGORITHMS, fill, put)?
    } else {
        on_one(&ALGORITHMS, size, fill, put)?
    };
    if found != size {
        return Err(PackError::SizeMismatch {
            path,
            declared: size,
            found,
        });
    }
    Ok(Written { path, size, sums })
}

/// Reads until the buffer is full or the file ends.
fn fill(reader: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match reader.read(rest) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
