//! Why a file has no answer to a job, as the parent is told; and how a job ends that has none.

use crate::fault::Fault;
use crate::format::{Format, NotShown};
use serde::{Deserialize, Serialize};

/// Why a file has no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "refusal", rename_all = "kebab-case")]
pub enum Refusal {
    /// There are no words in such a file, or none that are read.
    #[error("a file of type {} has no text", .format.word())]
    NoText {
        /// What it is.
        format: Format,
    },
    /// It is locked with a password.
    #[error("the file of type {} is encrypted", .format.word())]
    Encrypted {
        /// What it is.
        format: Format,
    },
    /// It is broken.
    #[error("the file of type {} is damaged", .format.word())]
    Damaged {
        /// What it is.
        format: Format,
    },
    /// It is no picture.
    #[error("a file of type {} is no picture", .format.word())]
    NoPicture {
        /// What it is.
        format: Format,
    },
    /// It has no pages.
    #[error("a file of type {} has no pages", .format.word())]
    NoPages {
        /// What it is.
        format: Format,
    },
    /// It is one that cannot be shown.
    #[error("the file of type {} cannot be shown: {why:?}", .format.word())]
    NotShown {
        /// What it is.
        format: Format,
        /// Why.
        why: NotShown,
    },
    /// It has not so many pages.
    #[error("the file of type {} has {pages} pages", .format.word())]
    NoSuchPage {
        /// What it is.
        format: Format,
        /// How many it has.
        pages: u32,
    },
    /// There is no sound in it.
    #[error("a file of type {} without sound", .format.word())]
    NoSound {
        /// What it is.
        format: Format,
    },
    /// Nothing here decodes its sound.
    #[error("no decoder for {codec}")]
    NoSoundDecoder {
        /// The codec, as people call it.
        codec: String,
    },
    /// Its sound is broken from the beginning.
    #[error("the sound of the file of type {} is damaged", .format.word())]
    SoundDamaged {
        /// What it is.
        format: Format,
    },
    /// Nothing in it, or nothing that is read, says when its pictures are shown.
    #[error("a file of type {} without times of frames", .format.word())]
    NoFrameTimes {
        /// What it is.
        format: Format,
    },
    /// Its sound goes on for longer than is listened to.
    #[error("the sound lasts longer than {hours} hours")]
    SoundTooLong {
        /// How long is listened to.
        hours: u32,
    },
}

/// Why a job ended without an answer.
pub(crate) enum Stopped {
    Refused(Refusal),
    Fault(Fault),
}

impl From<Fault> for Stopped {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}
