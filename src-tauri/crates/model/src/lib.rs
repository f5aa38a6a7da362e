//! The words of Assay: what a micro-credential, a submission, a place, a score and an outcome are.
//!
//! No IO, no clock, no randomness. Invariants stand in constructors, so that a value which exists is a value which
//! is right. The three things beside the words are what every crate needs to read and name bytes the same way:
//! [`json`] (strict reading, RFC 8785 writing), [`shape`] (a value into a type) and [`digest`].

mod blank;
pub mod digest;
pub mod ids;
pub mod json;
pub mod outcome;
pub mod path;
pub mod place;
pub mod rubric;
pub mod score;
pub mod shape;
pub mod submission;
pub mod time;

pub use blank::is_blank;
pub use digest::Sha256;
pub use ids::{
    AnnotationId, ArtifactId, CriterionId, LevelId, MicroCredentialId, RecordId, RequirementId, SubmissionId,
};
pub use path::ArtifactPath;
pub use time::{Length, MediaTime, Timestamp};
