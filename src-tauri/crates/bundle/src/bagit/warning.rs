//! What is said about a bag that is valid, or a bundle that is taken, all the same.

use super::digest::Algorithm;
use super::fault::{one, two};
use crate::names::shown;

/// What is said about a bag that is valid all the same.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum Warning {
    /// `*` before a path, as md5sum writes it.
    #[error("{file} was made by a checksum tool")]
    Asterisk {
        /// Which manifest.
        file: String,
    },
    /// `./` before a path.
    #[error("{file} writes paths with ./")]
    LeadingDot {
        /// Which manifest.
        file: String,
    },
    /// One file twice in a manifest, before RFC 8493 forbade it.
    #[error("{file} lists {path:?} twice")]
    ListedTwice {
        /// Which manifest.
        file: String,
        /// Which file.
        path: String,
    },
    /// Listed under a name that differs in case or in composed letters only.
    #[error("{listed:?} is there as {found:?}")]
    NameDiffers {
        /// As listed.
        listed: String,
        /// As it is.
        found: String,
    },
    /// A file of the operating system that is listed and gone.
    #[error("{path:?} is listed and not there")]
    SystemFileAbsent {
        /// Which file.
        path: String,
    },
    /// Two names that are one name on some disk.
    #[error("{first:?} and {second:?} are one name on some disks")]
    NamesAlike {
        /// One.
        first: String,
        /// The other.
        second: String,
    },
    /// A percent sign that RFC 8493 wants as `%25`.
    #[error("{file} has a bare percent sign in {path:?}")]
    BarePercent {
        /// Which manifest.
        file: String,
        /// Which path.
        path: String,
    },
    /// A manifest of an algorithm that is not known; the others were checked.
    #[error("{file} was not checked")]
    AlgorithmUnknown {
        /// Which manifest.
        file: String,
    },
    /// A metadata element that should stand once.
    #[error("{label} stands more than once")]
    Repeated {
        /// Which element.
        label: String,
    },
    /// There is a fetch.txt; nothing is ever fetched.
    #[error("fetch.txt is not followed")]
    FetchNotFollowed,
    /// What an operating system left beside the bag.
    #[error("{path:?} is not part of the bag")]
    LeftOut {
        /// Which file.
        path: String,
    },
    /// A file beside the payload that stands in no tag manifest; nothing of it was read.
    #[error("{path:?} is listed nowhere")]
    TagFileUnlisted {
        /// Which file.
        path: String,
    },
    /// A name that looks like that of a control file and is another.
    #[error("{path:?} looks like {like:?}")]
    LooksAlike {
        /// Which file.
        path: String,
        /// The control file.
        like: String,
    },
    /// A member that is not known; it is kept.
    #[error("{path}: {member} is not known")]
    MemberUnknown {
        /// Which file.
        path: String,
        /// Which member.
        member: String,
    },
    /// A time that is not UTC with whole seconds.
    #[error("{path}: {written:?} is read as {read:?}")]
    TimeNormalised {
        /// Which file.
        path: String,
        /// As written.
        written: String,
        /// As understood.
        read: String,
    },
    /// Only one of the two manifests that a bundle has.
    #[error("there is no manifest-{algorithm}.txt")]
    OneManifest {
        /// Which one is missing.
        algorithm: Algorithm,
    },
}

impl Warning {
    /// The permanent code (FORMATS 7).
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Asterisk { .. } => "manifest-asterisk",
            Self::LeadingDot { .. } => "manifest-leading-dot",
            Self::ListedTwice { .. } => "manifest-repeats",
            Self::NameDiffers { .. } => "name-differs",
            Self::SystemFileAbsent { .. } => "system-file-absent",
            Self::NamesAlike { .. } => "names-alike",
            Self::BarePercent { .. } => "manifest-bare-percent",
            Self::AlgorithmUnknown { .. } => "manifest-not-checked",
            Self::Repeated { .. } => "bag-info-repeats",
            Self::FetchNotFollowed => "fetch-not-followed",
            Self::LeftOut { .. } => "system-file-left-out",
            Self::TagFileUnlisted { .. } => "tag-file-unlisted",
            Self::LooksAlike { .. } => "name-looks-alike",
            Self::MemberUnknown { .. } => "submission-member-unknown",
            Self::TimeNormalised { .. } => "time-normalised",
            Self::OneManifest { .. } => "manifest-only-one",
        }
    }

    /// What its sentence names; control characters in names are written out.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::FetchNotFollowed => Vec::new(),
            Self::Asterisk { file } | Self::LeadingDot { file } | Self::AlgorithmUnknown { file } => one("file", file),
            Self::ListedTwice { file, path } | Self::BarePercent { file, path } => two(("file", file), ("path", path)),
            Self::NameDiffers { listed, found } => two(("listed", listed), ("found", found)),
            Self::SystemFileAbsent { path } | Self::LeftOut { path } | Self::TagFileUnlisted { path } => {
                one("path", path)
            }
            Self::NamesAlike { first, second } => two(("first", first), ("second", second)),
            Self::Repeated { label } => one("label", label),
            Self::LooksAlike { path, like } => two(("path", path), ("like", like)),
            Self::MemberUnknown { path, member } => two(("path", path), ("member", member)),
            Self::TimeNormalised { path, written, read } => {
                vec![
                    ("path", shown(path)),
                    ("written", shown(written)),
                    ("read", shown(read)),
                ]
            }
            Self::OneManifest { algorithm } => one("algorithm", algorithm.as_str()),
        }
    }

    /// Which file it is about, if one.
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::Repeated { .. } | Self::OneManifest { .. } => None,
            Self::FetchNotFollowed => Some("fetch.txt"),
            Self::Asterisk { file } | Self::LeadingDot { file } | Self::AlgorithmUnknown { file } => Some(file),
            Self::NameDiffers { found, .. } => Some(found),
            Self::NamesAlike { first, .. } => Some(first),
            Self::ListedTwice { path, .. }
            | Self::BarePercent { path, .. }
            | Self::SystemFileAbsent { path }
            | Self::LeftOut { path }
            | Self::TagFileUnlisted { path }
            | Self::LooksAlike { path, .. }
            | Self::MemberUnknown { path, .. }
            | Self::TimeNormalised { path, .. } => Some(path),
        }
    }
}
