//! A signer whose secret is none.

use assay_credential::Signer;
use ed25519_dalek::{Signer as _, SigningKey};

pub(crate) struct Hand(SigningKey);

impl Hand {
    pub(crate) fn new() -> Self {
        Self(SigningKey::from_bytes(&[7; 32]))
    }
}

impl Signer for Hand {
    fn public_key(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}
