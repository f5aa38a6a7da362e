//! The catalogue: micro-credentials as files.
//!
//! [`read`] takes the bytes of a `micro-credential.json` (FORMATS 2) and gives back a [`Published`] whose rubric, rule
//! and cross references hold together, with its content digest; or says everything that is wrong with it, not the first
//! thing. A draft may stand in any layout and carry members of other programs; a signed one is taken to the letter.
//! [`check`] is for whoever writes one, and does not let HTML pass either.

mod listing;
mod micro_credential;
mod soundness;
mod wire;
mod words;

pub use listing::{Alignment, Listing, Prerequisites, Resource, Stack, Wanted};
pub use micro_credential::{MAX_BYTES, Match, Published, ReadError, Warning, check, read};
pub use soundness::Fault;
