//! Identities.

use crate::codes;
use crate::failure::{Failure, Kind};
use assay_vault::{NameUnusable, NotAFingerprint, OpenError, PassphraseEmpty, RecoverError, SealError};

impl From<NameUnusable> for Failure {
    fn from(error: NameUnusable) -> Self {
        Self::new(Kind::Usage, codes::NAME_UNUSABLE).with("reason", error)
    }
}

impl From<PassphraseEmpty> for Failure {
    fn from(_: PassphraseEmpty) -> Self {
        Self::new(Kind::Usage, codes::PASSPHRASE_EMPTY)
    }
}

impl From<NotAFingerprint> for Failure {
    fn from(error: NotAFingerprint) -> Self {
        Self::new(Kind::Usage, codes::FINGERPRINT_UNKNOWN).with("text", error.0)
    }
}

impl From<RecoverError> for Failure {
    fn from(error: RecoverError) -> Self {
        match error {
            RecoverError::WordCount { count } => {
                Self::new(Kind::Usage, codes::RECOVERY_WORD_COUNT).with("count", count)
            }
            RecoverError::UnknownWord { position } => {
                Self::new(Kind::Invalid, codes::RECOVERY_WORD_UNKNOWN).with("position", position)
            }
            RecoverError::Checksum => Self::new(Kind::Invalid, codes::RECOVERY_WORDS_WRONG).with("about", "checksum"),
            RecoverError::Name(name) => name.into(),
        }
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::PassphraseWrong => Self::new(Kind::Refused, codes::PASSPHRASE_WRONG),
            OpenError::KdfTooCostly { log_n, most } => Self::new(Kind::Refused, codes::KDF_TOO_COSTLY)
                .with("logN", log_n)
                .with("most", most),
            OpenError::Damaged(_) => Self::new(Kind::Invalid, codes::IDENTITY_DAMAGED).with("about", "file"),
        }
    }
}

impl From<SealError> for Failure {
    fn from(error: SealError) -> Self {
        match error {
            SealError::Cipher(_) => Self::new(Kind::Internal, codes::INTERNAL).with("reason", "age"),
        }
    }
}
