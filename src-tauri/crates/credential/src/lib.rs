//! Signed things: how they are written to the byte, how they are signed, and what can be said about them later by
//! anyone, without a network, a library or Assay.
//!
//! - [`key`]: did:key, and the [`Signer`] behind which the secret stays in the vault.
//! - [`proof`]: one `eddsa-jcs-2022` proof and one document.
//! - [`sealed`]: any signed file of ours: canonical bytes, one key, every proof good.
//! - [`record`]: one assessor's record, a W3C Verifiable Credential whose judgement is one JSON literal under a pinned
//!   [`context`]; its annotations are W3C Web Annotations ([`annotation`]).
//! - [`roster`]: a district's list of keys and roles, and whether it trusts a record.
//! - [`document`]: other people's credentials, by their proof alone.
//! - [`validity`]: from when to when, and whether it was signed when it says.
//!
//! Nothing here knows a disk, a clock or randomness: bytes, times and identifiers are passed in. A file of ours is
//! refused for one unknown member or one other byte; what is read has been written again and compared.

pub mod annotation;
pub mod context;
pub mod document;
mod fragment;
pub mod key;
mod moment;
pub mod proof;
pub mod record;
pub mod roster;
pub mod sealed;
pub mod validity;
mod wire;

pub use annotation::{NotOurAnnotation, from_web, place_of, selectors_of, to_web};
pub use document::{Document, DocumentError, DocumentFinding, verify_document};
pub use key::{NotAKey, PublicKey, SAMPLE_KEYS, Signer};
pub use proof::{ProofFault, ProveError, Proven};
pub use record::{Record, RecordError, SignedRecord, read_record};
pub use roster::{
    Member, Roster, RosterError, RosterId, SignedRoster, Trust, read_roster, read_unsigned_roster, trust,
};
pub use sealed::{FileFault, Sealed, open, seal};
pub use validity::{Signing, Validity, signing, validity};
