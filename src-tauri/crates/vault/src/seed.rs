//! The seed and what is derived from it: HKDF-SHA256 (RFC 5869, no salt) with one label for each use (FORMATS 6).

use bech32::primitives::iter::{ByteIterExt, Fe32IterExt};
use bech32::{Bech32, Hrp};
use ed25519_dalek::SigningKey;
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

/// Bytes of a seed and of each key that comes from it.
pub(crate) const LENGTH: usize = 32;

const ED25519: &[u8] = b"assay/ed25519/1";
/// Characters of an age secret key.
const AGE_SECRET_KEY: usize = 74;
const X25519: &[u8] = b"assay/x25519/1";

/// One random seed, wiped when it is dropped.
pub(crate) struct Seed(Box<Zeroizing<[u8; LENGTH]>>);

impl Seed {
    pub(crate) fn new(bytes: [u8; LENGTH]) -> Self {
        Self(Box::new(Zeroizing::new(bytes)))
    }

    /// The seed in multibase (`z`, base58btc), if the text is exactly that.
    pub(crate) fn from_multibase(text: &str) -> Option<Self> {
        let mut bytes = Zeroizing::new([0; LENGTH]);
        let length = bs58::decode(text.strip_prefix('z')?).onto(bytes.as_mut_slice()).ok()?;
        (length == LENGTH).then(|| Self::new(*bytes))
    }

    pub(crate) fn bytes(&self) -> &[u8; LENGTH] {
        &self.0
    }

    pub(crate) fn multibase(&self) -> Zeroizing<String> {
        let digits = Zeroizing::new(bs58::encode(self.bytes()).into_string());
        Zeroizing::new(format!("z{}", *digits))
    }

    pub(crate) fn signing_key(&self) -> SigningKey {
        SigningKey::from_bytes(&self.derive(ED25519))
    }

    /// `AGE-SECRET-KEY-1…`: Bech32 (BIP 173) in upper case, as age writes it.
    pub(crate) fn age_secret_key(&self) -> Zeroizing<String> {
        let prefix = Hrp::parse_unchecked("age-secret-key-");
        let key = self.derive(X25519);
        let digits = key
            .iter()
            .copied()
            .bytes_to_fes()
            .with_checksum::<Bech32>(&prefix)
            .chars();
        let mut text = Zeroizing::new(String::with_capacity(AGE_SECRET_KEY));
        text.extend(digits.map(|digit| digit.to_ascii_uppercase()));
        text
    }

    fn derive(&self, label: &[u8]) -> Zeroizing<[u8; LENGTH]> {
        let mut key = Zeroizing::new([0; LENGTH]);
        let expanded = Hkdf::<Sha256>::new(None, self.bytes()).expand(label, key.as_mut_slice());
        debug_assert!(expanded.is_ok(), "HKDF-SHA256 gives up to 8160 bytes");
        key
    }
}
