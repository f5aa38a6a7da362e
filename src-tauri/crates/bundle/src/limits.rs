//! How much is read at all (SECURITY 4). Every figure is checked before memory is taken for what it limits.

use crate::error::{ReadError, about};
use crate::names::shown;
use std::fmt;

const MIB: u64 = 1 << 20;
const GIB: u64 = 1 << 30;

/// Entries of a zip, folders included, and of a folder brought in.
pub(crate) const MAX_ENTRIES: usize = 5_000;
/// A deflated entry may be this many times its stored size ...
pub(crate) const MAX_RATIO: u64 = 200;
/// ... once it is larger than this.
pub(crate) const RATIO_FROM: u64 = 16 * MIB;
/// A path inside a container, bytes; what every system can hold.
pub(crate) const MAX_PATH: usize = 4_096;
/// Components of a path in a bundle.
pub(crate) const MAX_DEPTH: usize = 16;
/// One component of a path in a bundle, bytes.
pub(crate) const MAX_COMPONENT: usize = 240;
/// `submission.json` and `identity.json`.
pub(crate) const MAX_SUBMISSION: u64 = MIB;
/// `micro-credential.json`.
pub(crate) const MAX_MICRO_CREDENTIAL: u64 = 4 * MIB;
/// Above this a bundle is taken only when the person says so.
pub(crate) const ASK_FROM: u64 = 8 * GIB;
/// A zip's table of contents.
pub(crate) const MAX_DIRECTORY: u64 = 32 * MIB;

/// What packing adds: three control files, two manifests and the manifests of those, and two files that say what it is.
const ADDED: u64 = 9;

/// The limits that differ between verifying a bag of anybody and taking a bundle in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Things in a folder.
    pub folder_items: usize,
    /// Bytes of one file.
    pub entry_bytes: u64,
    /// Bytes of all files.
    pub bundle_bytes: u64,
    /// Bytes of one manifest or other tag file.
    pub tag_bytes: u64,
}

impl Limits {
    /// Of `bundle verify`: RFC 8493 has no limits, the machine has.
    pub const VERIFY: Self = Self {
        folder_items: 200_000,
        entry_bytes: u64::MAX,
        bundle_bytes: u64::MAX,
        tag_bytes: 64 * MIB,
    };
    /// Of `bundle inspect`, `library import` and the window.
    pub const INTAKE: Self = Self {
        folder_items: MAX_ENTRIES,
        entry_bytes: 8 * GIB,
        bundle_bytes: 16 * GIB,
        tag_bytes: 4 * MIB,
    };
    /// For looking into a folder or download that may hold many submissions; each of them is then held to the limits of
    /// one.
    pub const LOOK: Self = Self {
        folder_items: 200_000,
        bundle_bytes: u64::MAX,
        ..Self::INTAKE
    };

    /// Whether these files, by path and size, can be one bundle.
    pub(crate) fn hold<'a>(&self, files: impl Iterator<Item = (&'a str, u64)>) -> Result<(), ReadError> {
        let (mut count, mut sum) = (0u64, 0u64);
        for (path, size) in files {
            if size > self.entry_bytes {
                return Err(ReadError::limit(Limit::EntryBytes, size, self.entry_bytes, path));
            }
            count += 1;
            sum = sum.saturating_add(size);
        }
        let most = (self.folder_items as u64).saturating_sub(ADDED);
        if count > most {
            return Err(ReadError::limit(Limit::Entries, count, most, ""));
        }
        if sum > self.bundle_bytes {
            return Err(ReadError::limit(Limit::BundleBytes, sum, self.bundle_bytes, ""));
        }
        Ok(())
    }
}

/// Which limit was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// So many entries.
    Entries,
    /// Bytes of one file.
    EntryBytes,
    /// Bytes of all files.
    BundleBytes,
    /// Times the stored size.
    Ratio,
    /// Bytes of a zip's table of contents.
    DirectoryBytes,
    /// Bytes of a path.
    PathBytes,
    /// Bytes of one component of a path.
    ComponentBytes,
    /// Components of a path.
    Depth,
    /// Bytes of a manifest, or of a file that is read whole.
    FileBytes,
    /// Nesting of a JSON file.
    JsonDepth,
}

impl Limit {
    /// What the sentence about it names. Bytes of files are told as `bytes-1048577`, for whoever words them.
    pub(crate) fn args(self, found: u64, most: u64, path: &str) -> Vec<(&'static str, String)> {
        let of_files = matches!(
            self,
            Self::EntryBytes | Self::BundleBytes | Self::FileBytes | Self::DirectoryBytes
        );
        let told = |count: u64| {
            if of_files {
                format!("bytes-{count}")
            } else {
                count.to_string()
            }
        };
        vec![
            ("limit", self.to_string()),
            ("found", told(found)),
            ("most", told(most)),
            about(path),
            ("path", shown(path)),
        ]
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Entries => "entries",
            Self::EntryBytes => "entry-bytes",
            Self::BundleBytes => "bundle-bytes",
            Self::Ratio => "ratio",
            Self::DirectoryBytes => "directory-bytes",
            Self::PathBytes => "path-bytes",
            Self::ComponentBytes => "component-bytes",
            Self::Depth => "depth",
            Self::FileBytes => "file-bytes",
            Self::JsonDepth => "json-depth",
        })
    }
}
