//! What is wrong with a bag, or with a bundle in it: each of these refuses it.

use super::digest::Algorithm;
use crate::names::shown;
use assay_model::shape::Wanted;

/// Why a bag is not valid, or a bundle is not taken in.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum Fault {
    /// `bagit.txt` is not its two lines (RFC 8493, 2.1.1).
    #[error("bagit.txt is not a bag declaration")]
    Declaration,
    /// A version that is not known.
    #[error("BagIt {version} is not known")]
    VersionUnknown {
        /// As written.
        version: String,
    },
    /// An encoding that is not known.
    #[error("the encoding {name:?} is not known")]
    EncodingUnknown {
        /// As written.
        name: String,
    },
    /// A tag file that is not text in the encoding of the bag.
    #[error("{file} is not in the encoding of the bag")]
    TagFileGarbled {
        /// Which tag file.
        file: String,
    },
    /// No folder `data`.
    #[error("there is no folder data")]
    NoPayloadFolder,
    /// No manifest of a known algorithm.
    #[error("there is no manifest")]
    ManifestMissing,
    /// A line that is not checksum, white space, path.
    #[error("line {line} of {file} is not a checksum and a path")]
    ManifestLine {
        /// Which manifest.
        file: String,
        /// Counted from 1.
        line: usize,
    },
    /// A path that leads elsewhere, in a manifest, in fetch.txt or in submission.json.
    #[error("{file} names {path:?}")]
    ListedOutside {
        /// Where it is listed.
        file: String,
        /// The path.
        path: String,
    },
    /// One file stands twice in one manifest (RFC 8493, 2.1.3), or with two checksums.
    #[error("{file} lists {path:?} twice")]
    ListedTwice {
        /// Which manifest.
        file: String,
        /// Which file.
        path: String,
    },
    /// A payload file that is listed and not there.
    #[error("{path:?} is missing")]
    PayloadMissing {
        /// Which file.
        path: String,
    },
    /// A payload file that is there and not listed.
    #[error("{path:?} is not listed in {file}")]
    PayloadExtra {
        /// Which file.
        path: String,
        /// Where it should be listed; more than one list by commas.
        file: String,
    },
    /// A tag file that is listed and not there.
    #[error("{path:?} is missing")]
    TagFileMissing {
        /// Which file.
        path: String,
    },
    /// A tag manifest without one of the manifests, or with a tag manifest (RFC 8493, 2.2.1).
    #[error("{file} does not list what it has to: {path:?}")]
    TagManifestWrong {
        /// Which tag manifest.
        file: String,
        /// The manifest that it leaves out, or the one that it must not list.
        path: String,
    },
    /// Another checksum than listed.
    #[error("{path:?} has another {algorithm} than listed")]
    DigestMismatch {
        /// Which file.
        path: String,
        /// By which algorithm.
        algorithm: Algorithm,
    },
    /// A line of fetch.txt that is not address, length, path.
    #[error("line {line} of fetch.txt is not an address, a length and a path")]
    FetchLine {
        /// Counted from 1.
        line: usize,
    },
    /// A line of bag-info.txt that is not a label and a value.
    #[error("line {line} of {file} is not a label and a value")]
    InfoLine {
        /// Which file.
        file: String,
        /// Counted from 1.
        line: usize,
    },
    /// `Payload-Oxum` is not the bytes and the number of the payload files.
    #[error("Payload-Oxum says {declared} and it is {found}")]
    Oxum {
        /// As written.
        declared: String,
        /// As counted.
        found: String,
    },
    /// A name that some system cannot hold.
    #[error("{path:?} is a name that Windows keeps for a device")]
    NameReserved {
        /// Which file.
        path: String,
    },
    /// A colon: a drive or a hidden second stream on Windows.
    #[error("{path:?} has a colon")]
    NameColon {
        /// Which file.
        path: String,
    },
    /// A character that is not seen, or that turns the reading direction.
    #[error("{path:?} has a hidden character")]
    NameHidden {
        /// Which file.
        path: String,
        /// The character as `U+202E`.
        character: String,
    },
    /// Two names that are one name on some disk.
    #[error("{first:?} and {second:?} are one name")]
    NameCollision {
        /// One.
        first: String,
        /// The other.
        second: String,
    },
    /// More than is taken in.
    #[error("{limit}: {found}, at most {most} ({path:?})")]
    LimitExceeded {
        /// Which limit.
        limit: crate::limits::Limit,
        /// How much there is.
        found: u64,
        /// How much is taken.
        most: u64,
        /// Which file; empty for the whole.
        path: String,
    },
    /// Larger than is taken in without asking.
    #[error("{size} bytes")]
    Large {
        /// Bytes.
        size: u64,
    },
    /// A file is not JSON that means one thing.
    #[error("{path} is not JSON at {line}:{column}")]
    JsonMalformed {
        /// Which file.
        path: String,
        /// Where reading ended, from 1; 0 where the whole is meant.
        line: usize,
        /// The byte in that line.
        column: usize,
    },
    /// A JSON object names a member twice.
    #[error("{path}: member {key:?} stands twice")]
    JsonDuplicateKey {
        /// Which file.
        path: String,
        /// The member.
        key: String,
    },
    /// A number that is not plainly whole, or that programs would read differently (FORMATS 1).
    #[error("{path}: {token}")]
    NumberNotWhole {
        /// Which file.
        path: String,
        /// As written.
        token: String,
    },
    /// Nested deeper than is read.
    #[error("{path}: nested too deep")]
    JsonTooDeep {
        /// Which file.
        path: String,
    },
    /// Not the format that has to stand here.
    #[error("{path} is no {word}")]
    FormatOther {
        /// Which file.
        path: String,
        /// What it should be: `submission`.
        word: &'static str,
    },
    /// A newer format than is read.
    #[error("{path} is {format}")]
    FormatNewer {
        /// Which file.
        path: String,
        /// As written.
        format: String,
    },
    /// A member that is missing, or has a value that it cannot have.
    #[error("{path}: {member} cannot be {value:?}")]
    MemberWrong {
        /// Which file.
        path: String,
        /// `artifacts[2].consent`.
        member: String,
        /// As written; empty where it is missing.
        value: String,
        /// What is wrong with it.
        how: MemberFault,
    },
    /// submission.json says another size.
    #[error("{path:?} says {declared} bytes and has {found}")]
    SizeMismatch {
        /// Which file.
        path: String,
        /// What submission.json says.
        declared: u64,
        /// What it is.
        found: u64,
    },
}

/// What is wrong with a member of a control file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberFault {
    /// It has to be there and is not.
    Missing,
    /// A text that says nothing.
    Empty,
    /// Something of another kind: a number where text belongs, or the other way round.
    Kind(Wanted),
    /// It names one thing, and so does another artifact.
    Twice,
    /// Of the right kind, and still not what the member takes.
    Value,
}

impl MemberFault {
    const fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Empty => "empty",
            Self::Kind(Wanted::Text) => "text",
            Self::Kind(Wanted::Number) => "number",
            Self::Kind(Wanted::List) => "list",
            Self::Kind(_) => "members",
            Self::Twice => "twice",
            Self::Value => "wrong",
        }
    }
}

pub(super) type Args = Vec<(&'static str, String)>;

pub(super) fn one(name: &'static str, value: &str) -> Args {
    vec![(name, shown(value))]
}

pub(super) fn two(a: (&'static str, &str), b: (&'static str, &str)) -> Args {
    vec![(a.0, shown(a.1)), (b.0, shown(b.1))]
}

/// `25177.3` is 25177 bytes in 3 files; whatever else stands there is said as it stands.
fn oxum(declared: &str, found: &str) -> Args {
    let number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let counted = |text: &str| {
        let (bytes, files) = text.split_once('.')?;
        (number(bytes) && number(files)).then(|| (bytes.to_owned(), files.to_owned()))
    };
    let says = counted(declared);
    let how = if says.is_some() { "counted" } else { "garbled" };
    let (bytes, files) = says.unwrap_or_default();
    let (found_bytes, found_files) = counted(found).unwrap_or_default();
    vec![
        ("how", how.to_owned()),
        ("declared", shown(declared)),
        ("bytes", bytes),
        ("files", files),
        ("foundBytes", found_bytes),
        ("foundFiles", found_files),
    ]
}

/// Bytes as GiB with one decimal.
fn gib(bytes: u64) -> String {
    let tenths = bytes / ((1 << 30) / 10);
    format!("{}.{}", tenths / 10, tenths % 10)
}

impl Fault {
    /// The permanent code (FORMATS 7).
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Declaration => "bagit-declaration",
            Self::VersionUnknown { .. } => "bagit-version-unknown",
            Self::EncodingUnknown { .. } => "bagit-encoding-unknown",
            Self::TagFileGarbled { .. } => "tag-file-garbled",
            Self::NoPayloadFolder => "payload-folder-missing",
            Self::ManifestMissing => "manifest-missing",
            Self::ManifestLine { .. } => "manifest-line",
            Self::ListedOutside { .. } => "path-escapes",
            Self::ListedTwice { .. } => "manifest-lists-twice",
            Self::PayloadMissing { .. } => "payload-missing",
            Self::PayloadExtra { .. } => "payload-extra",
            Self::TagFileMissing { .. } => "tag-file-missing",
            Self::TagManifestWrong { .. } => "tag-manifest-wrong",
            Self::DigestMismatch { .. } => "digest-mismatch",
            Self::FetchLine { .. } => "fetch-line",
            Self::InfoLine { .. } => "bag-info-line",
            Self::Oxum { .. } => "payload-oxum",
            Self::NameReserved { .. } => "name-reserved",
            Self::NameColon { .. } => "name-colon",
            Self::NameHidden { .. } => "name-hidden-character",
            Self::NameCollision { .. } => "name-collision",
            Self::LimitExceeded { .. } => "limit-exceeded",
            Self::Large { .. } => "bundle-large",
            Self::JsonMalformed { .. } => "not-json",
            Self::JsonDuplicateKey { .. } => "json-duplicate-key",
            Self::NumberNotWhole { .. } => "not-canonical",
            Self::JsonTooDeep { .. } => "json-too-deep",
            Self::FormatOther { .. } => "format-other",
            Self::FormatNewer { .. } => "format-newer",
            Self::MemberWrong { .. } => "submission-member-wrong",
            Self::SizeMismatch { .. } => "size-mismatch",
        }
    }

    /// What its sentence names; control characters in names are written out.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Declaration | Self::NoPayloadFolder | Self::ManifestMissing => Vec::new(),
            Self::VersionUnknown { version } => one("version", version),
            Self::EncodingUnknown { name } => one("encoding", name),
            Self::TagFileGarbled { file } => one("path", file),
            Self::ManifestLine { file, line } | Self::InfoLine { file, line } => {
                two(("file", file), ("line", &line.to_string()))
            }
            Self::ListedOutside { file, path }
            | Self::ListedTwice { file, path }
            | Self::PayloadExtra { file, path }
            | Self::TagManifestWrong { file, path } => two(("file", file), ("path", path)),
            Self::PayloadMissing { path }
            | Self::TagFileMissing { path }
            | Self::NameReserved { path }
            | Self::NameColon { path } => one("path", path),
            Self::DigestMismatch { path, algorithm } => two(("path", path), ("algorithm", algorithm.as_str())),
            Self::FetchLine { line } => one("line", &line.to_string()),
            Self::Oxum { declared, found } => oxum(declared, found),
            Self::NameHidden { path, character } => two(("path", path), ("character", character)),
            Self::NameCollision { first, second } => crate::error::collision(first, second),
            Self::LimitExceeded {
                limit,
                found,
                most,
                path,
            } => limit.args(*found, *most, path),
            Self::Large { size } => one("gib", &gib(*size)),
            Self::JsonMalformed { path, line, column } => vec![
                ("path", shown(path)),
                ("line", line.to_string()),
                ("column", column.to_string()),
                ("about", "file".to_owned()),
            ],
            Self::JsonDuplicateKey { path, key } => {
                vec![("path", shown(path)), ("key", shown(key)), ("about", "file".to_owned())]
            }
            Self::NumberNotWhole { path, token } => vec![
                ("path", shown(path)),
                ("token", shown(token)),
                ("about", "number".to_owned()),
            ],
            Self::JsonTooDeep { path } => two(("path", path), ("limit", &assay_model::json::MAX_DEPTH.to_string())),
            Self::FormatOther { path, word } => two(("path", path), ("word", word)),
            Self::FormatNewer { path, format } => two(("path", path), ("format", format)),
            Self::MemberWrong {
                path,
                member,
                value,
                how,
            } => vec![
                ("path", shown(path)),
                ("member", shown(member)),
                ("value", shown(value)),
                ("how", how.word().to_owned()),
            ],
            Self::SizeMismatch { path, declared, found } => {
                vec![
                    ("path", shown(path)),
                    ("declared", declared.to_string()),
                    ("found", found.to_string()),
                    ("by", "count".to_owned()),
                ]
            }
        }
    }

    /// Which file it is about, if one.
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::Declaration | Self::VersionUnknown { .. } | Self::EncodingUnknown { .. } => Some("bagit.txt"),
            Self::NoPayloadFolder | Self::ManifestMissing | Self::Oxum { .. } | Self::Large { .. } => None,
            Self::FetchLine { .. } => Some("fetch.txt"),
            Self::TagFileGarbled { file } | Self::ManifestLine { file, .. } | Self::InfoLine { file, .. } => Some(file),
            Self::NameCollision { first, .. } => Some(first),
            Self::ListedOutside { path, .. }
            | Self::ListedTwice { path, .. }
            | Self::PayloadMissing { path }
            | Self::PayloadExtra { path, .. }
            | Self::TagFileMissing { path }
            | Self::TagManifestWrong { path, .. }
            | Self::DigestMismatch { path, .. }
            | Self::NameReserved { path }
            | Self::NameColon { path }
            | Self::NameHidden { path, .. }
            | Self::LimitExceeded { path, .. }
            | Self::JsonMalformed { path, .. }
            | Self::JsonDuplicateKey { path, .. }
            | Self::NumberNotWhole { path, .. }
            | Self::JsonTooDeep { path }
            | Self::FormatOther { path, .. }
            | Self::FormatNewer { path, .. }
            | Self::MemberWrong { path, .. }
            | Self::SizeMismatch { path, .. } => Some(path.as_str()).filter(|path| !path.is_empty()),
        }
    }
}
