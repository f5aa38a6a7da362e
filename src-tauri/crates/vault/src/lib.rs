//! The keys of those who sign: one identity is one random seed, kept in a file that any age tool opens.
//!
//! From the seed come an Ed25519 key (what is signed) and an X25519 key (what is encrypted to this person). The file is
//! an age passphrase file (C2SP age, scrypt recipient) whose plaintext is itself an age identity file, so that the
//! backup outlives Assay; the 24 recovery words are the same seed on paper. Nothing here reads a disk or a clock: bytes
//! go in and out. The salt, nonce and file key of a sealed file are drawn by the age crate, which offers no other way;
//! so the same identity sealed twice gives two files.

mod age_file;
mod fingerprint;
mod identity;
mod kdf_cost;
mod lines;
mod name;
mod passphrase;
mod recovery;
mod sample;
mod seed;
mod words;

pub use age_file::{Damage, OpenError, SealError};
pub use fingerprint::{Fingerprint, NotAFingerprint};
pub use identity::Identity;
pub use kdf_cost::WorkFactor;
pub use name::NameUnusable;
pub use passphrase::{Passphrase, PassphraseEmpty};
pub use recovery::{RecoverError, RecoveryWords, count_words};
