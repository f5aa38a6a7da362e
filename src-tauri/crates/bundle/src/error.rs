//! Why a folder or zip cannot be read at all. What is wrong with the bag in it is a [`crate::Fault`].

use crate::limits::Limit;
use crate::names::shown;
use crate::package::Package;
use std::fmt;
use std::io;

/// Why nothing was read, or reading stopped.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Neither a folder nor a zip with a bag in it.
    #[error("not a bundle: {reason}")]
    NotABundle {
        /// What it is instead.
        reason: NotABundle,
    },
    /// The bag is in a top folder, and does not lie there alone.
    #[error("the bag in {folder:?} has {path:?} beside it")]
    BagNotAlone {
        /// The folder of the bag.
        folder: String,
        /// What lies beside it; the first of several.
        path: String,
    },
    /// A zip that ends before its table of contents.
    #[error("the zip ends before its table of contents; it was {was}")]
    ZipTruncated {
        /// What it was, by what is left of it.
        was: Package,
    },
    /// An entry, or the table of contents, is encrypted.
    #[error("encrypted: {path:?}")]
    ZipEncrypted {
        /// Which entry.
        path: String,
    },
    /// Two programs would see two different contents.
    #[error("can be read in two ways: {what} {path:?}")]
    ZipAmbiguous {
        /// In which respect.
        what: Ambiguity,
        /// In which entry; empty when it is the zip as a whole.
        path: String,
    },
    /// Neither stored nor deflated.
    #[error("{path:?} is packed by {method}")]
    ZipMethod {
        /// Which entry.
        path: String,
        /// How it is packed, by its usual name.
        method: String,
    },
    /// One part of several.
    #[error("one part of a zip in several parts")]
    ZipMultiPart,
    /// Not formed as a zip has to be, or a checksum is wrong.
    #[error("damaged: {what} {path:?}")]
    ZipDamaged {
        /// In which respect.
        what: Damage,
        /// In which entry; empty when it is the zip as a whole.
        path: String,
    },
    /// A name that leads elsewhere, or could be read in two ways.
    #[error("leads elsewhere: {path:?}")]
    PathEscapes {
        /// The name.
        path: String,
    },
    /// Two names that are one name somewhere, or a file that is also a folder.
    #[error("{first:?} and {second:?} are one name")]
    NameCollision {
        /// One.
        first: String,
        /// The other.
        second: String,
    },
    /// Links, pipes, devices.
    #[error("{path:?} and {} others are not files", others.len())]
    LinkEntry {
        /// Which entry; the first of them.
        path: String,
        /// The others, where a whole folder was looked at.
        others: Vec<String>,
    },
    /// More than is read.
    #[error("{limit}: {found}, at most {most} ({path:?})")]
    LimitExceeded {
        /// Which limit.
        limit: Limit,
        /// How much there is.
        found: u64,
        /// How much is read.
        most: u64,
        /// Of which entry; empty when it is the whole.
        path: String,
    },
    /// Another size than was said.
    #[error("{path:?} says {declared} bytes and has {found}")]
    SizeMismatch {
        /// Which entry.
        path: String,
        /// What was said.
        declared: u64,
        /// What was found; where there was more, what was said and one.
        found: u64,
    },
    /// The person stopped it.
    #[error("cancelled")]
    Cancelled,
    /// The disk did not give the bytes.
    #[error("{path:?} cannot be read")]
    Unreadable {
        /// Which entry; empty when it is the whole.
        path: String,
        /// What the disk said.
        source: io::Error,
    },
    /// The [`crate::Sink`] did not take the bytes.
    #[error("{path:?} cannot be stored")]
    Unwritable {
        /// Which entry.
        path: String,
        /// What the sink said.
        source: io::Error,
    },
}

/// What it is instead of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotABundle {
    /// Nothing.
    Empty,
    /// A file that does not begin as a zip.
    NotAZip,
    /// A folder or zip without `bagit.txt`.
    NoBag,
    /// A bag without `data/submission.json`.
    NoSubmission,
    /// A pipe or a device.
    NotRegular,
}

/// In which respect a zip can be read in two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ambiguity {
    /// Something stands before, between or after the entries.
    LooseBytes,
    /// More than one end record.
    TwoEnds,
    /// The comment holds parts of a zip.
    Comment,
    /// The end record counts another number of entries than there are.
    Count,
    /// Two entries share bytes.
    Overlap,
    /// The entry's own header says something else than the table of contents.
    Header,
    /// A second name in an extra field.
    SecondName,
    /// A folder with content, or a file that calls itself a folder.
    FolderOrFile,
    /// The zip crate reads it differently from us.
    SecondReader,
}

/// In which respect a zip is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The end record or its 64-bit form.
    End,
    /// The table of contents.
    Directory,
    /// An entry's own header.
    Header,
    /// An extra field.
    ExtraField,
    /// The record after an entry.
    Descriptor,
    /// The deflated bytes.
    Deflate,
    /// The checksum.
    Checksum,
}

/// What a sentence about two names has to name, and in which way they are one.
pub(crate) fn collision(first: &str, second: &str) -> Vec<(&'static str, String)> {
    let below = second.strip_prefix(first).is_some_and(|rest| rest.starts_with('/'));
    let how = match (first == second, below) {
        (true, _) => "twice",
        (_, true) => "file-and-folder",
        _ => "alike",
    };
    vec![
        ("path", shown(first)),
        ("first", shown(first)),
        ("second", shown(second)),
        ("how", how.to_owned()),
    ]
}

/// What a sentence about links and devices has to name: all of them, up to so many that are still read.
fn not_files(path: &str, others: &[String]) -> Vec<(&'static str, String)> {
    const NAMED: usize = 20;
    let all = std::iter::once(path).chain(others.iter().map(String::as_str));
    let named: Vec<String> = all.take(NAMED).map(|path| format!("\"{}\"", shown(path))).collect();
    let count = others.len() + 1;
    vec![
        ("path", shown(path)),
        ("paths", named.join(", ")),
        ("count", count.to_string()),
        ("more", (count - named.len()).to_string()),
    ]
}

/// Whether a sentence is about one entry, for it to choose its words by.
pub(crate) fn about(path: &str) -> (&'static str, String) {
    ("about", if path.is_empty() { "whole" } else { "entry" }.to_owned())
}

impl ReadError {
    /// The permanent code (FORMATS 7).
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotABundle { .. } | Self::BagNotAlone { .. } => "not-a-bundle",
            Self::ZipTruncated { .. } => "zip-truncated",
            Self::ZipEncrypted { .. } => "zip-encrypted",
            Self::ZipAmbiguous { .. } => "zip-ambiguous",
            Self::ZipMethod { .. } => "zip-method",
            Self::ZipMultiPart => "zip-multi-part",
            Self::ZipDamaged { .. } => "zip-damaged",
            Self::PathEscapes { .. } => "path-escapes",
            Self::NameCollision { .. } => "name-collision",
            Self::LinkEntry { .. } => "link-entry",
            Self::LimitExceeded { .. } => "limit-exceeded",
            Self::SizeMismatch { .. } => "size-mismatch",
            Self::Cancelled => "cancelled",
            Self::Unreadable { .. } => "file-unreadable",
            Self::Unwritable { .. } => "file-unwritable",
        }
    }

    /// What its sentence names; control characters in names are written out.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotABundle { reason } => vec![("reason", reason.to_string())],
            Self::BagNotAlone { folder, path } => vec![
                ("reason", "not-alone".to_owned()),
                ("folder", shown(folder)),
                ("path", shown(path)),
            ],
            Self::LinkEntry { path, others } => not_files(path, others),
            Self::ZipTruncated { was } => vec![("was", was.to_string())],
            Self::ZipMultiPart | Self::Cancelled => Vec::new(),
            Self::ZipEncrypted { path } | Self::PathEscapes { path } => vec![("path", shown(path))],
            Self::Unreadable { path, .. } | Self::Unwritable { path, .. } => vec![("path", shown(path))],
            Self::ZipAmbiguous { what, path } => vec![("what", what.to_string()), about(path), ("path", shown(path))],
            Self::ZipDamaged { what, path } => vec![("what", what.to_string()), about(path), ("path", shown(path))],
            Self::ZipMethod { path, method } => vec![("path", shown(path)), ("method", method.clone())],
            Self::NameCollision { first, second } => collision(first, second),
            Self::LimitExceeded {
                limit,
                found,
                most,
                path,
            } => limit.args(*found, *most, path),
            Self::SizeMismatch { path, declared, found } => {
                // Reading stops at the first byte too many: how many there are is not known.
                let by = if found > declared { "more" } else { "count" };
                vec![
                    ("path", shown(path)),
                    ("declared", declared.to_string()),
                    ("found", found.to_string()),
                    ("by", by.to_owned()),
                ]
            }
        }
    }

    /// Which entry it is about, if one.
    pub fn path(&self) -> Option<&str> {
        let path = match self {
            Self::NotABundle { .. } | Self::ZipTruncated { .. } | Self::ZipMultiPart | Self::Cancelled => return None,
            Self::NameCollision { first, .. } => first,
            Self::ZipEncrypted { path }
            | Self::ZipAmbiguous { path, .. }
            | Self::ZipMethod { path, .. }
            | Self::ZipDamaged { path, .. }
            | Self::PathEscapes { path }
            | Self::LinkEntry { path, .. }
            | Self::BagNotAlone { path, .. }
            | Self::LimitExceeded { path, .. }
            | Self::SizeMismatch { path, .. }
            | Self::Unreadable { path, .. }
            | Self::Unwritable { path, .. } => path,
        };
        Some(path.as_str()).filter(|path| !path.is_empty())
    }

    pub(crate) const fn not_a_bundle(reason: NotABundle) -> Self {
        Self::NotABundle { reason }
    }

    pub(crate) fn ambiguous(what: Ambiguity, path: &str) -> Self {
        Self::ZipAmbiguous {
            what,
            path: path.to_owned(),
        }
    }

    pub(crate) fn damaged(what: Damage, path: &str) -> Self {
        Self::ZipDamaged {
            what,
            path: path.to_owned(),
        }
    }

    pub(crate) fn link(path: &str) -> Self {
        Self::LinkEntry {
            path: path.to_owned(),
            others: Vec::new(),
        }
    }

    pub(crate) fn escapes(path: &str) -> Self {
        Self::PathEscapes { path: path.to_owned() }
    }

    pub(crate) fn limit(limit: Limit, found: u64, most: u64, path: &str) -> Self {
        Self::LimitExceeded {
            limit,
            found,
            most,
            path: path.to_owned(),
        }
    }

    pub(crate) fn unreadable(path: &str) -> impl Fn(io::Error) -> Self {
        move |source| Self::Unreadable {
            path: path.to_owned(),
            source,
        }
    }
}

impl fmt::Display for NotABundle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "empty",
            Self::NotAZip => "not-a-zip",
            Self::NoBag => "no-bag",
            Self::NoSubmission => "no-submission",
            Self::NotRegular => "not-regular",
        })
    }
}

impl fmt::Display for Ambiguity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::LooseBytes => "loose-bytes",
            Self::TwoEnds => "two-ends",
            Self::Comment => "comment",
            Self::Count => "count",
            Self::Overlap => "overlap",
            Self::Header => "header",
            Self::SecondName => "second-name",
            Self::FolderOrFile => "folder-or-file",
            Self::SecondReader => "second-reader",
        })
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::End => "end",
            Self::Directory => "directory",
            Self::Header => "header",
            Self::ExtraField => "extra-field",
            Self::Descriptor => "descriptor",
            Self::Deflate => "deflate",
            Self::Checksum => "checksum",
        })
    }
}
