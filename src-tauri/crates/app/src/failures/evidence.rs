//! The decoder child and what it could not read.

use crate::codes;
use crate::failure::{Failure, Kind};
use assay_evidence::{DecodeError, Refusal};

impl From<DecodeError> for Failure {
    fn from(error: DecodeError) -> Self {
        let seconds = |ms: u32| ms.div_ceil(1000);
        match error {
            DecodeError::Missing(_) => Self::new(Kind::Internal, codes::DECODER_MISSING),
            DecodeError::Uncaged { wall } => Self::new(Kind::Refused, codes::DECODER_UNCAGED).with("wall", wall),
            DecodeError::Died { .. } => Self::new(Kind::Invalid, codes::DECODER_DIED),
            DecodeError::Silent { after_ms } => {
                Self::new(Kind::Invalid, codes::DECODER_SILENT).with("seconds", seconds(after_ms))
            }
            DecodeError::TooLong { after_ms } => {
                Self::new(Kind::Invalid, codes::DECODER_TOO_LONG).with("seconds", seconds(after_ms))
            }
            DecodeError::Cancelled => Self::new(Kind::Refused, codes::CANCELLED),
            DecodeError::Source(_) => Self::new(Kind::Io, codes::SOURCE_LOST),
            DecodeError::Refused(refusal) => refusal.into(),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NoText { format } => Self::new(Kind::Refused, codes::NO_TEXT).with("format", format.name_key()),
            Refusal::Encrypted { format } => {
                Self::new(Kind::Invalid, codes::DOCUMENT_ENCRYPTED).with("format", format.name_key())
            }
            Refusal::Damaged { format } => {
                Self::new(Kind::Invalid, codes::DOCUMENT_DAMAGED).with("format", format.name_key())
            }
            Refusal::NoPicture { format } => {
                Self::new(Kind::Refused, codes::NO_PICTURE).with("format", format.name_key())
            }
            Refusal::NotShown { format, why } => Self::new(Kind::Refused, codes::CANNOT_BE_SHOWN)
                .with("format", format.name_key())
                .with("why", format!("why-{}", super::word(&why))),
            Refusal::NoSuchPage { pages, .. } => Self::new(Kind::Refused, codes::NO_SUCH_PAGE).with("pages", pages),
        }
    }
}
