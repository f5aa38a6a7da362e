//! Any signed file of ours (FORMATS 1): its bytes are the RFC 8785 form of what they say, it names its format, and its
//! `proof` array holds proofs by one key, all of them good, one of each cryptosuite.
//!
//! Stricter than the specification on purpose. A proof does not cover the proofs beside it, so anything in them that is
//! not checked to the byte would be a byte that anybody could change.

use crate::key::{PublicKey, Signer};
use crate::proof::{self, CRYPTOSUITE, ProofFault, ProveError};
use assay_model::json::{self, JsonError};
use assay_model::shape::{Fault, Misshapen, take};
use assay_model::{Sha256, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// What no record, roster or decision of ours exceeds, bytes (SECURITY 4).
pub const OUR_LIMIT: usize = 16 << 20;

/// A signed file of ours whose proof holds. Whether the key is the right one is for the caller to say.
#[derive(Debug, Clone, PartialEq)]
pub struct Sealed {
    /// What it says, without `proof`.
    pub content: Map<String, Value>,
    /// The one key that signed.
    pub key: PublicKey,
    /// When, as the signer's clock said.
    pub created: Timestamp,
    /// SHA-256 of the file.
    pub sha256: Sha256,
}

/// Why a file is no sound signed file of ours.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum FileFault {
    /// Larger than such a file may be.
    #[error("{size} bytes, more than {limit}")]
    TooLarge {
        /// Its size, bytes.
        size: usize,
        /// The most, bytes.
        limit: usize,
    },
    /// Not JSON, a doubled member, too deep, or not canonical.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// It names another format, or none.
    #[error("not a {word}")]
    OtherFormat {
        /// What it should be: `record`.
        word: &'static str,
        /// What it says it is.
        found: Option<String>,
    },
    /// A later major version of the format.
    #[error("{format} is newer than this build")]
    FormatNewer {
        /// What it says it is: `assay/record/2`.
        format: String,
    },
    /// A member is unknown, missing, or not of its kind.
    #[error("not laid out as it has to be: {0}")]
    Misshapen(#[from] Misshapen),
    /// Every member is of its kind, and they do not fit together.
    #[error("not laid out as it has to be: {reason}")]
    Shape {
        /// What is wrong, for the person who made the file.
        reason: String,
    },
    /// Its proof does not hold.
    #[error(transparent)]
    Proof(#[from] ProofFault),
    /// The proof holds, but by another key than the issuer's.
    #[error("signed by {key}, issued by {issuer}")]
    KeyNotIssuer {
        /// Whose signature it is.
        key: PublicKey,
        /// Whose it should be.
        issuer: PublicKey,
    },
    /// The signer's signature does not fit its own public key.
    #[error("the signer's signature does not fit its public key")]
    SignerUnusable,
}

/// The bytes of a signed file of ours: `content` with a proof by `signer`, in canonical form.
pub fn seal(content: &Map<String, Value>, signer: &dyn Signer, created: Timestamp) -> Result<Vec<u8>, FileFault> {
    let proof = proof::prove(content, signer, created)?;
    let mut file = content.clone();
    file.insert("proof".to_owned(), Value::Array(vec![proof]));
    Ok(json::canonical(&file)?)
}

/// A name that people read is one line (FORMATS 6): with a line break it could write lines beside those of the verifier.
pub(crate) fn one_line(place: &str, name: &str) -> Result<(), FileFault> {
    let breaks = |letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}');
    if name.contains(breaks) {
        return Err(FileFault::Misshapen(Misshapen {
            place: place.to_owned(),
            fault: Fault::Value {
                found: name.escape_debug().to_string(),
            },
        }));
    }
    Ok(())
}

/// A text that has to be there is more than white space.
pub(crate) fn says_something(place: &str, text: &str) -> Result<(), FileFault> {
    if text.trim().is_empty() {
        return Err(FileFault::Misshapen(Misshapen {
            place: place.to_owned(),
            fault: Fault::Empty,
        }));
    }
    Ok(())
}

/// Reads a signed file of ours, of at most `limit` bytes: canonical form first, then its proofs.
pub fn open(bytes: &[u8], limit: usize) -> Result<Sealed, FileFault> {
    let (content, proofs) = read_object(bytes, limit)?;
    let (key, created) = check_proofs(&content, proofs.as_ref())?;
    Ok(Sealed {
        content,
        key,
        created,
        sha256: Sha256::of(bytes),
    })
}

/// The object in a file of ours without its `proof`, and that, not yet looked at.
pub(crate) fn read_object(bytes: &[u8], limit: usize) -> Result<(Map<String, Value>, Option<Value>), FileFault> {
    if bytes.len() > limit {
        let size = bytes.len();
        return Err(FileFault::TooLarge { size, limit });
    }
    match json::read_canonical(bytes)? {
        Value::Object(mut object) => {
            let proofs = object.remove("proof");
            Ok((object, proofs))
        }
        _ => Err(shape("not an object")),
    }
}

/// Whose every one of the proofs of `content` is, and when it was made. One cryptosuite is understood, and it may stand
/// once: a second proof is one that cannot be checked here, or a copy.
pub(crate) fn check_proofs(
    content: &Map<String, Value>,
    proofs: Option<&Value>,
) -> Result<(PublicKey, Timestamp), ProofFault> {
    let proofs = proofs.ok_or(ProofFault::Missing)?;
    let proofs = proofs.as_array().ok_or_else(|| malformed("proof"))?;
    if let Some(other) = proofs.iter().map(proof::kind).find(|kind| *kind != CRYPTOSUITE) {
        return Err(ProofFault::NotUnderstood { kind: other.to_owned() });
    }
    let proof = match proofs.as_slice() {
        [] => return Err(ProofFault::Missing),
        [proof] => proof,
        _ => return Err(malformed("proof")),
    };
    check_members(content, proof)?;
    let created = proof
        .get("created")
        .and_then(Value::as_str)
        .and_then(|text| text.parse().ok());
    let created = created.ok_or_else(|| malformed("created"))?;
    Ok((proof::verify(content, proof)?.key, created))
}

/// The members of our proofs, and no others; `@context` repeats the document's, whole.
fn check_members(content: &Map<String, Value>, proof: &Value) -> Result<(), ProofFault> {
    const MEMBERS: [&str; 7] = [
        "@context",
        "created",
        "cryptosuite",
        "proofPurpose",
        "proofValue",
        "type",
        "verificationMethod",
    ];
    let names = proof.as_object().into_iter().flat_map(Map::keys);
    if let Some(unknown) = names.into_iter().find(|name| !MEMBERS.contains(&name.as_str())) {
        return Err(malformed(unknown));
    }
    if proof.get("@context") == content.get("@context") {
        Ok(())
    } else {
        Err(malformed("@context"))
    }
}

/// Whether `format` is `assay/<word>/1`; a higher major is told from another format.
pub(crate) fn check_format(format: Option<&Value>, word: &'static str) -> Result<(), FileFault> {
    let found = format.and_then(Value::as_str);
    let major = found.and_then(|text| text.strip_prefix("assay/")?.strip_prefix(word)?.strip_prefix('/'));
    match (found, major) {
        (_, Some("1")) => Ok(()),
        (Some(format), Some(major)) if is_number(major) => Err(FileFault::FormatNewer {
            format: format.to_owned(),
        }),
        _ => Err(FileFault::OtherFormat {
            word,
            found: found.map(str::to_owned),
        }),
    }
}

fn is_number(major: &str) -> bool {
    !major.starts_with('0') && !major.is_empty() && major.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads `content` into its wire struct and writes it again: what is not written the same was not understood.
pub(crate) fn into_wire<T: Serialize + DeserializeOwned>(content: &Map<String, Value>) -> Result<T, FileFault> {
    let wire = take(&Value::Object(content.clone()))?;
    if from_wire(&wire)? == *content {
        Ok(wire)
    } else {
        Err(shape(
            "a member is empty that has to be left out, or stands where none belongs",
        ))
    }
}

/// The members of a wire struct.
pub(crate) fn from_wire(wire: &impl Serialize) -> Result<Map<String, Value>, FileFault> {
    match serde_json::to_value(wire) {
        Ok(Value::Object(members)) => Ok(members),
        Ok(_) => Err(shape("not an object")),
        Err(error) => Err(shape(&error.to_string())),
    }
}

/// Whether the key that signed is the one that issues.
pub(crate) fn check_issuer(key: PublicKey, issuer: PublicKey) -> Result<(), FileFault> {
    if key == issuer {
        Ok(())
    } else {
        Err(FileFault::KeyNotIssuer { key, issuer })
    }
}

pub(crate) fn shape(reason: &str) -> FileFault {
    FileFault::Shape {
        reason: reason.to_owned(),
    }
}

fn malformed(member: &str) -> ProofFault {
    ProofFault::Malformed {
        member: member.to_owned(),
    }
}

impl From<ProveError> for FileFault {
    fn from(error: ProveError) -> Self {
        match error {
            ProveError::SignerUnusable => Self::SignerUnusable,
            ProveError::Content(error) => Self::Json(error),
        }
    }
}
