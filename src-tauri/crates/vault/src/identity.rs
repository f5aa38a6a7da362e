//! Who signs: a name, a role, and the keys that come from one seed.

use crate::age_file::{self, OpenError, SealError};
use crate::fingerprint::Fingerprint;
use crate::kdf_cost::WorkFactor;
use crate::lines;
use crate::name::{self, NameUnusable};
use crate::passphrase::Passphrase;
use crate::recovery::{self, RecoverError, RecoveryWords};
use crate::seed::Seed;
use assay_model::score::Role;
use ed25519_dalek::{Signer, SigningKey};
use std::fmt;

/// A signing identity. Its secrets are wiped when it is dropped, and `Debug` shows none of them.
pub struct Identity {
    name: String,
    role: Role,
    seed: Seed,
    signing: SigningKey,
}

impl Identity {
    /// A new identity from 32 random bytes, which the caller draws and does not keep.
    pub fn create(seed: [u8; 32], name: &str, role: Role) -> Result<Self, NameUnusable> {
        Self::from_seed(Seed::new(seed), name, role)
    }

    /// The identity of a recovery sheet. The sheet holds the seed alone, so name and role are given again.
    pub fn recover(words: &str, name: &str, role: Role) -> Result<Self, RecoverError> {
        Ok(Self::from_seed(recovery::seed(words)?, name, role)?)
    }

    /// Opens a sealed file. Takes as long as its work factor says: about a second for [`WorkFactor::STANDARD`].
    pub fn open(file: &[u8], passphrase: &Passphrase) -> Result<Self, OpenError> {
        Ok(lines::read(&age_file::open(file, passphrase)?)?)
    }

    /// The bytes of a sealed file, which `open` and any age tool open again with the same passphrase.
    pub fn seal(&self, passphrase: &Passphrase, work: WorkFactor) -> Result<Vec<u8>, SealError> {
        age_file::seal(&lines::write(self), passphrase, work)
    }

    /// The name printed on records.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What this identity signs as.
    pub const fn role(&self) -> Role {
        self.role
    }

    /// The Ed25519 public key.
    pub fn public_key(&self) -> [u8; 32] {
        self.signing.verifying_key().to_bytes()
    }

    /// The Ed25519 signature of `message` (RFC 8032; the same message gives the same signature).
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.signing.sign(message).to_bytes()
    }

    /// The key as eight words.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.public_key())
    }

    /// The seed as 24 words, for the recovery sheet.
    pub fn recovery_words(&self) -> RecoveryWords {
        RecoveryWords::of(&self.seed)
    }

    /// The age recipient, `age1…`: whom to encrypt to.
    pub fn age_recipient(&self) -> String {
        let identity: Result<age::x25519::Identity, _> = self.seed.age_secret_key().parse();
        // The key was just written by us; an empty recipient would be refused by whoever encrypts.
        identity
            .map(|identity| identity.to_public().to_string())
            .unwrap_or_default()
    }

    pub(crate) fn from_seed(seed: Seed, name: &str, role: Role) -> Result<Self, NameUnusable> {
        let name = name::tidy(name)?;
        let signing = seed.signing_key();
        Ok(Self {
            name,
            role,
            seed,
            signing,
        })
    }

    pub(crate) const fn seed(&self) -> &Seed {
        &self.seed
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity")
            .field("name", &self.name)
            .field("role", &self.role)
            .field("fingerprint", &self.fingerprint())
            .finish_non_exhaustive()
    }
}
