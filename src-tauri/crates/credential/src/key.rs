//! Keys as credentials name them: `did:key:z6Mk…`, an Ed25519 public key behind a multicodec prefix in base58-btc
//! (W3C CCG, did:key Method v0.7; Controlled Identifiers 1.0, Multikey). Whoever holds the secret signs behind
//! [`Signer`]; this crate never sees one.

use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The public keys of Assay's sample identities, whose secrets anybody can compute.
///
/// Sample identity *n* has the seed SHA-256(`assay sample identity n`), *n* in decimal from 1, and from it the Ed25519
/// secret of FORMATS 6: HKDF-SHA256(seed, no salt, info `assay/ed25519/1`). 1 to 3 are assessors, 4 a mentor, 5 and 6
/// panels, 7 and 8 authorities. None may enter a roster.
pub const SAMPLE_KEYS: [&str; 8] = [
    "did:key:z6MkeYBrRhHAciJZXkaMjw4TYtnum975R2RukRWWrjHvycsx",
    "did:key:z6MkpaXLDrAj4ipASwjFLH6Z6Xc7aE4Zry2Nrv1s9nZvMd7B",
    "did:key:z6MknFHdecCASTuHtitKzgULNdjwVp7f87qCePPejq5een7R",
    "did:key:z6MkspPdz1PcrU9UmjUDeXAvdEbQZL4P4nedaKmSmCRnXMDJ",
    "did:key:z6MktEWmazZao5v4iFGUUWLbJufnEL5wfzk58NNB7LsbQx8T",
    "did:key:z6MkqkBzQvhkvutgU9LsU5qNVXurDFhjWDoqRPMkfjojj3xX",
    "did:key:z6MknT4uuBtZdJFfwzUn5y1A3s4fNy1LPz9udV8KSdzwXvit",
    "did:key:z6Mkv4ys5EgZsR6ucM5u6UWMt71szDSHpfBzpdKCHW8Gr5XQ",
];

/// Signs with a secret that stays where it is.
pub trait Signer {
    /// The Ed25519 public key that belongs to the secret.
    fn public_key(&self) -> [u8; 32];
    /// The Ed25519 signature of `message` (RFC 8032, PureEdDSA).
    fn sign(&self, message: &[u8]) -> [u8; 64];
}

/// An Ed25519 public key under which a signature means something: a point in its one encoding, not of small order.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicKey([u8; 32]);

/// The bytes or the text name no Ed25519 public key.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
#[error("not an Ed25519 did:key: {0:?}")]
pub struct NotAKey(pub String);

/// `ed25519-pub` as an unsigned varint (multicodec table).
const ED25519_PUB: [u8; 2] = [0xed, 0x01];
const DID_KEY: &str = "did:key:";

impl PublicKey {
    /// The key of these 32 bytes (RFC 8032, 5.1.5). Small-order points and second encodings of a point are refused:
    /// under the first a signature fits every text, the second would give one key two names.
    pub fn from_bytes(bytes: [u8; 32]) -> Result<Self, NotAKey> {
        let key = VerifyingKey::from_bytes(&bytes).ok();
        key.filter(|key| !key.is_weak() && key.to_edwards().compress().to_bytes() == bytes)
            .map(|_| Self(bytes))
            .ok_or_else(|| NotAKey(did(&bytes)))
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key of a `verificationMethod`: a did:key, alone or followed by `#` and itself once more. Both occur.
    pub fn of_verification_method(text: &str) -> Result<Self, NotAKey> {
        let refuse = || NotAKey(text.to_owned());
        let Some((did, fragment)) = text.split_once('#') else {
            return text.parse();
        };
        if did.strip_prefix(DID_KEY) == Some(fragment) {
            did.parse().map_err(|_| refuse())
        } else {
            Err(refuse())
        }
    }

    /// How our proofs name the key: `did:key:z…#z…`.
    pub fn verification_method(&self) -> String {
        let did = did(&self.0);
        let name = did.trim_start_matches(DID_KEY);
        format!("{did}#{name}")
    }

    /// Whether this is the key of a sample identity, with which anybody can sign.
    pub fn is_sample(&self) -> bool {
        SAMPLE_KEYS.contains(&self.to_string().as_str())
    }

    /// Whether `signature` is this key's signature of `message`: RFC 8032 without its leeway, so that no second
    /// signature can be made from a first.
    pub(crate) fn signed(&self, message: &[u8], signature: &[u8; 64]) -> bool {
        VerifyingKey::from_bytes(&self.0)
            .is_ok_and(|key| key.verify_strict(message, &Signature::from_bytes(signature)).is_ok())
    }
}

/// `z` and base58-btc (Controlled Identifiers 1.0, 2.4).
pub(crate) fn multibase(bytes: &[u8]) -> String {
    format!("z{}", bs58::encode(bytes).into_string())
}

/// The `N` bytes behind `z`, read strictly: base58-btc digits only, exactly that many bytes, and the text that we
/// would write for them.
pub(crate) fn from_multibase<const N: usize>(text: &str) -> Option<[u8; N]> {
    let bytes = bs58::decode(text.strip_prefix('z')?).into_vec().ok()?;
    let bytes: [u8; N] = bytes.try_into().ok()?;
    (multibase(&bytes) == text).then_some(bytes)
}

fn did(key: &[u8; 32]) -> String {
    let multikey = [ED25519_PUB.as_slice(), key].concat();
    format!("{DID_KEY}{}", multibase(&multikey))
}

impl FromStr for PublicKey {
    type Err = NotAKey;
    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let bytes = text.strip_prefix(DID_KEY).and_then(from_multibase::<34>);
        let key = bytes.and_then(|bytes| bytes.strip_prefix(&ED25519_PUB)?.try_into().ok());
        key.and_then(|key| Self::from_bytes(key).ok())
            .ok_or_else(|| NotAKey(text.to_owned()))
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&did(&self.0))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl TryFrom<String> for PublicKey {
    type Error = NotAKey;
    fn try_from(text: String) -> Result<Self, NotAKey> {
        text.parse()
    }
}

impl From<PublicKey> for String {
    fn from(key: PublicKey) -> Self {
        key.to_string()
    }
}
