//! Why there is no answer from a decoder child.

use crate::refusal::Refusal;
use std::io;

/// How a child died.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Death {
    /// By a signal.
    Signal(i32),
    /// By ending itself.
    Exit(i32),
    /// By asking for more memory than it may have.
    OutOfMemory,
    /// A decoder panicked, and the child said so.
    Panic,
    /// It said something that no child says, and was killed.
    Nonsense,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// The child program could not be started.
    #[error("the decoder could not be started")]
    Missing(#[source] io::Error),
    /// The child could not lock itself in, and opened nothing.
    #[error("the decoder could not be caged: {wall}")]
    Uncaged {
        /// What failed.
        wall: String,
    },
    /// The child died over this file.
    #[error("the decoder died: {how:?}")]
    Died {
        /// How.
        how: Death,
    },
    /// It was killed because it said nothing for too long.
    #[error("no progress for {after_ms} ms")]
    Silent {
        /// For how long.
        after_ms: u32,
    },
    /// It was killed because it took too long in all.
    #[error("not done after {after_ms} ms")]
    TooLong {
        /// How long it had.
        after_ms: u32,
    },
    /// Nobody wants the answer any more.
    #[error("cancelled")]
    Cancelled,
    /// The file could not be read.
    #[error("the file could not be read")]
    Source(#[source] io::Error),
    /// The file has no answer.
    #[error(transparent)]
    Refused(#[from] Refusal),
}
