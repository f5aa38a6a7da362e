//! The decoder child and what it could not read.

use crate::codes;
use crate::failure::{Failure, Kind};
use crate::failures::InFile;
use assay_evidence::{DecodeError, Format, NotShown, Refusal};
use std::fmt::Display;

impl InFile for DecodeError {
    fn in_file(self, path: impl Display) -> Failure {
        let about = |kind, code| Failure::new(kind, code).with("path", &path);
        let seconds = |ms: u32| ms.div_ceil(1000);
        match self {
            Self::Missing(_) => about(Kind::Internal, codes::DECODER_MISSING),
            Self::Uncaged { wall } => about(Kind::Refused, codes::DECODER_UNCAGED).with("wall", wall),
            Self::Died { .. } => about(Kind::Invalid, codes::DECODER_DIED),
            Self::Silent { after_ms } => about(Kind::Invalid, codes::DECODER_SILENT).with("seconds", seconds(after_ms)),
            Self::TooLong { after_ms } => {
                about(Kind::Invalid, codes::DECODER_TOO_LONG).with("seconds", seconds(after_ms))
            }
            Self::Cancelled => crate::watching::cancelled(),
            Self::Source(_) => about(Kind::Io, codes::SOURCE_LOST),
            Self::Refused(refusal) => refusal.in_file(path),
        }
    }
}

impl InFile for Refusal {
    fn in_file(self, path: impl Display) -> Failure {
        let about = |kind, code| Failure::new(kind, code).with("path", path);
        match self {
            Self::NoText { format } => about(Kind::Refused, codes::NO_TEXT)
                .with("format", format.name_key())
                .with("cite", cited_instead(format)),
            Self::Encrypted { format } => {
                about(Kind::Invalid, codes::DOCUMENT_ENCRYPTED).with("format", format.name_key())
            }
            Self::Damaged { format } => about(Kind::Invalid, codes::DOCUMENT_DAMAGED).with("format", format.name_key()),
            Self::NoPicture { format } => about(Kind::Refused, codes::NO_PICTURE).with("format", format.name_key()),
            Self::NotShown { format, why } => about(Kind::Refused, codes::CANNOT_BE_SHOWN)
                .with("format", format.name_key())
                .with("opening", opening(why))
                .with("why", format!("why-{}", super::word(&why))),
            Self::NoSuchPage { pages, .. } => about(Kind::Refused, codes::PAGE_MISSING).with("pages", pages),
            Self::NoSound { format } => about(Kind::Refused, codes::NO_SOUND).with("format", format.name_key()),
            Self::NoSoundDecoder { codec } => about(Kind::Refused, codes::SOUND_UNDECODABLE).with("codec", codec),
            Self::SoundDamaged { .. } => about(Kind::Invalid, codes::SOUND_DAMAGED),
            Self::NoFrameTimes { format } => {
                about(Kind::Refused, codes::NO_FRAME_TIMES).with("format", format.name_key())
            }
            Self::SoundTooLong { hours } => about(Kind::Refused, codes::SOUND_TOO_LONG).with("hours", hours),
            Self::NoPages { format } => about(Kind::Refused, codes::NO_PAGES).with("format", format.name_key()),
        }
    }
}

/// What opening the file elsewhere may do: one that is a program, or holds one, is not to be opened at all.
pub(crate) const fn opening(why: NotShown) -> &'static str {
    match why {
        NotShown::Executable | NotShown::Macros | NotShown::EmbeddedObject => "harms",
        _ => "helps",
    }
}

/// What can be cited of a file that has no words.
const fn cited_instead(format: Format) -> &'static str {
    use assay_evidence::Kind::{Audio, Image, Video};
    match format.kind() {
        Audio => "time",
        Video => "time-or-box",
        Image => "box",
        _ => "whole",
    }
}
