//! Records, rosters, and whom to trust.

use crate::codes;
use crate::failure::{Failure, Finding, Kind};
use crate::failures::{InFile, not_fitting};
use assay_credential::{FileFault, ProofFault, RecordError, RosterError, SignedRecord, SignedRoster, Trust};
use std::fmt::Display;
use std::path::Path;

impl InFile for FileFault {
    fn in_file(self, path: impl Display) -> Failure {
        let invalid = |code| Failure::new(Kind::Invalid, code).with("path", &path);
        match self {
            Self::TooLarge { limit, .. } => {
                invalid(codes::FILE_TOO_LARGE).with("limit", format!("{} KiB", limit / 1024))
            }
            Self::Json(error) => error.in_file(path),
            Self::OtherFormat { word, .. } => invalid(codes::FORMAT_OTHER).with("word", word),
            Self::FormatNewer { format } => invalid(codes::FORMAT_NEWER).with("format", format),
            Self::Misshapen(misshapen) => not_fitting(invalid(codes::SHAPE_WRONG), misshapen),
            Self::Shape { reason } => invalid(codes::SHAPE_WRONG).with("reason", reason),
            Self::Proof(fault) => fault.in_file(path),
            Self::KeyNotIssuer { key, issuer } => {
                invalid(codes::KEY_NOT_ISSUER).with("key", key).with("issuer", issuer)
            }
            Self::SignerUnusable => invalid(codes::IDENTITY_DAMAGED).with("about", "file"),
        }
    }
}

impl InFile for ProofFault {
    fn in_file(self, path: impl Display) -> Failure {
        let invalid = |code| Failure::new(Kind::Invalid, code).with("path", path);
        match self {
            Self::Missing => invalid(codes::PROOF_MISSING),
            Self::Malformed { member } => invalid(codes::PROOF_MALFORMED).with("member", member),
            Self::NotUnderstood { kind } => invalid(codes::PROOF_UNKNOWN).with("kind", kind),
            Self::SignatureWrong => invalid(codes::SIGNATURE_WRONG),
        }
    }
}

impl InFile for RecordError {
    fn in_file(self, path: impl Display) -> Failure {
        match self {
            Self::File(fault) => fault.in_file(path),
            Self::ContextUnknown => Failure::new(Kind::Invalid, codes::CONTEXT_UNKNOWN).with("path", path),
        }
    }
}

impl InFile for RosterError {
    fn in_file(self, path: impl Display) -> Failure {
        match self {
            Self::File(fault) => fault.in_file(path),
            Self::SampleKey { member } => Failure::new(Kind::Refused, codes::SAMPLE_KEY).with("member", member),
        }
    }
}

/// Why `roster` does not make `record`, in the file at `path`, trusted; nothing where it does.
pub(crate) fn doubt(trust: &Trust, roster: &SignedRoster, record: &SignedRecord, path: &Path) -> Option<Finding> {
    let about = |code| {
        let finding = Finding::error(code).at(path.display());
        finding.with("roster", &roster.roster.name)
    };
    let moment = record.record.valid_from;
    Some(match trust {
        Trust::Trusted { .. } => return None,
        Trust::NotAMember => about(codes::ROSTER_NOT_A_MEMBER),
        Trust::OutsideMembership { member, from, .. } if moment < *from => about(codes::NOT_YET_VALID)
            .with("what", "membership")
            .with("member", member)
            .with("from", from)
            .with("moment", moment),
        Trust::OutsideMembership { member, until, .. } => about(codes::EXPIRED)
            .with("what", "membership")
            .with("member", member)
            .with("until", until.map(|until| until.to_string()).unwrap_or_default())
            .with("moment", moment),
        Trust::WrongRole { member, role, .. } => about(codes::ROSTER_WRONG_ROLE)
            .with("member", member)
            .with("role", role.as_str()),
    })
}
