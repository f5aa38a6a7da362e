//! Records, rosters, and whom to trust.

use crate::codes;
use crate::failure::{Failure, Finding, Kind};
use crate::failures::not_fitting;
use assay_credential::{FileFault, ProofFault, RecordError, RosterError, SignedRoster, Trust};

impl From<FileFault> for Failure {
    fn from(fault: FileFault) -> Self {
        let invalid = |code| Self::new(Kind::Invalid, code);
        match fault {
            FileFault::TooLarge { limit, .. } => {
                invalid(codes::FILE_TOO_LARGE).with("limit", format!("{} KiB", limit / 1024))
            }
            FileFault::Json(error) => error.into(),
            FileFault::OtherFormat { word, .. } => invalid(codes::FORMAT_OTHER).with("word", word),
            FileFault::FormatNewer { format } => invalid(codes::FORMAT_NEWER).with("format", format),
            FileFault::Misshapen(misshapen) => not_fitting(invalid(codes::SHAPE_WRONG), misshapen),
            FileFault::Shape { reason } => invalid(codes::SHAPE_WRONG).with("reason", reason),
            FileFault::Proof(fault) => fault.into(),
            FileFault::KeyNotIssuer { key, issuer } => {
                invalid(codes::KEY_NOT_ISSUER).with("key", key).with("issuer", issuer)
            }
            FileFault::SignerUnusable => invalid(codes::IDENTITY_DAMAGED),
        }
    }
}

impl From<ProofFault> for Failure {
    fn from(fault: ProofFault) -> Self {
        let invalid = |code| Self::new(Kind::Invalid, code);
        match fault {
            ProofFault::Missing => invalid(codes::PROOF_MISSING),
            ProofFault::Malformed { member } => invalid(codes::PROOF_MALFORMED).with("member", member),
            ProofFault::NotUnderstood { kind } => invalid(codes::PROOF_UNKNOWN).with("kind", kind),
            ProofFault::SignatureWrong => invalid(codes::SIGNATURE_WRONG),
        }
    }
}

impl From<RecordError> for Failure {
    fn from(error: RecordError) -> Self {
        match error {
            RecordError::File(fault) => fault.into(),
            RecordError::ContextUnknown => Self::new(Kind::Invalid, codes::CONTEXT_UNKNOWN),
        }
    }
}

impl From<RosterError> for Failure {
    fn from(error: RosterError) -> Self {
        match error {
            RosterError::File(fault) => fault.into(),
            RosterError::SampleKey { member } => Self::new(Kind::Refused, codes::SAMPLE_KEY).with("member", member),
        }
    }
}

/// Why a roster does not make a record trusted.
impl From<(&Trust, &SignedRoster)> for Finding {
    fn from((trust, roster): (&Trust, &SignedRoster)) -> Self {
        let name = &roster.roster.name;
        let outside = |member: &String| {
            Self::warning(codes::ROSTER_OUTSIDE_MEMBERSHIP)
                .with("roster", name)
                .with("member", member)
        };
        match trust {
            Trust::NotAMember => Self::warning(codes::ROSTER_NOT_A_MEMBER).with("roster", name),
            Trust::OutsideMembership { member, .. } => outside(member),
            Trust::WrongRole { member, role, .. } => Self::warning(codes::ROSTER_WRONG_ROLE)
                .with("roster", name)
                .with("member", member)
                .with("role", role.as_str()),
            Trust::Trusted { member, .. } => outside(member),
        }
    }
}
