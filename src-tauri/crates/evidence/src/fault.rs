//! Why a decoder stopped. A fault of the file becomes a finding or a refusal with a sentence; a fault of the source
//! ends the job.

use std::io;

/// Why a decoder could not go on.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    /// The bytes could not be had.
    #[error("the bytes could not be read")]
    Source(#[from] io::Error),
    /// The file ends too early or contradicts itself.
    #[error("the file is damaged")]
    Damaged,
    /// It is locked with a password.
    #[error("the file is encrypted")]
    Encrypted,
    /// It asks for more than it may have.
    #[error("the file is larger inside than is safe to open")]
    TooLarge,
    /// It is of a sort that nothing here reads.
    #[error("the file is of a sort that is not read")]
    Unsupported,
    /// It has no such page.
    #[error("the file has {pages} pages")]
    NoSuchPage {
        /// How many it has.
        pages: u32,
    },
}

/// What a decoder found, or why it stopped.
pub(crate) type Found<T> = Result<T, Fault>;

/// Something that must be there.
pub(crate) trait Needed<T> {
    /// The value, or the file is damaged.
    fn needed(self) -> Found<T>;
}

impl<T> Needed<T> for Option<T> {
    fn needed(self) -> Found<T> {
        self.ok_or(Fault::Damaged)
    }
}
