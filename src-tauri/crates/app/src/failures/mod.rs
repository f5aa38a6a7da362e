//! Every error of every crate as the failure that a person is told of: one exhaustive `match` each, so that a new
//! variant does not compile until it has a code.

pub(crate) mod bundle;
mod catalogue;
pub(crate) mod credential;
mod evidence;
mod review;
mod store;
mod vault;

use crate::codes::{self, Code};
use crate::failure::{Args, Failure, Kind};
use assay_model::json::{JsonError, MAX_DEPTH};
use std::fmt::Display;

/// A mistake of ours: something that cannot happen has happened.
pub(crate) fn internal(reason: &str) -> Failure {
    Failure::new(Kind::Internal, codes::INTERNAL).with("reason", reason)
}

/// What we wrote ourselves could not be written or read back.
pub(crate) fn json(error: serde_json::Error) -> Failure {
    internal(&error.to_string())
}

/// An error about a file that its own crate does not know by name: it becomes a failure only together with that name,
/// which its sentence asks for.
pub(crate) trait InFile {
    /// The failure, about the file that people know as `path`.
    fn in_file(self, path: impl Display) -> Failure;
}

impl InFile for JsonError {
    fn in_file(self, path: impl Display) -> Failure {
        let invalid = |code| Failure::new(Kind::Invalid, code).with("path", path);
        match self {
            Self::DuplicateKey { key } => invalid(codes::JSON_DUPLICATE_KEY).with("key", key),
            Self::NumberUnsafe { token } => invalid(codes::NUMBER_UNSAFE).with("token", token),
            Self::TooDeep => invalid(codes::JSON_TOO_DEEP).with("limit", MAX_DEPTH),
            Self::Malformed { reason } => invalid(codes::NOT_JSON).with("reason", reason),
            Self::NotWhole { token } => invalid(codes::NOT_CANONICAL)
                .with("about", "number")
                .with("token", token),
            Self::NotCanonical => invalid(codes::NOT_CANONICAL).with("about", "bytes"),
        }
    }
}

/// The word that a value has in files: `location`, `macros`.
pub(crate) fn word(value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().map(str::to_owned).unwrap_or_default()
}

/// A failure whose crate names its own code and arguments.
fn named(kind: Kind, code: &str, args: Args) -> Failure {
    match find(code) {
        Some(code) => Failure {
            code,
            kind,
            args,
            also: Vec::new(),
        },
        None => internal(code),
    }
}

fn find(code: &str) -> Option<Code> {
    codes::ALL.iter().copied().find(|known| known.as_str() == code)
}
