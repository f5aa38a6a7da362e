//! `eddsa-jcs-2022` proofs (W3C Data Integrity EdDSA Cryptosuites v1.0, section 3.3): two SHA-256 digests, of the
//! proof's own options and of the document without its proof, both in RFC 8785 form, signed together with Ed25519.
//!
//! This module says whether one proof fits one document. Whose key it ought to be is asked by those who know the
//! issuer: [`crate::sealed`], [`crate::record`], [`crate::document`].

use crate::key::{PublicKey, Signer, from_multibase, multibase};
use crate::moment::moment;
use assay_model::json::{self, JsonError};
use assay_model::{Sha256, Timestamp};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The only cryptosuite that is understood.
pub const CRYPTOSUITE: &str = "eddsa-jcs-2022";

/// Why a proof does not hold.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum ProofFault {
    /// There is no proof at all.
    #[error("there is no proof")]
    Missing,
    /// A member that every proof has is missing, is no such thing, or stands where none belongs.
    #[error("the proof's member {member} is not as it has to be")]
    Malformed {
        /// Which member.
        member: String,
    },
    /// A cryptosuite, or a chain of proofs, that this build cannot check.
    #[error("a proof of the kind {kind} cannot be checked here")]
    NotUnderstood {
        /// The cryptosuite, or `previousProof`.
        kind: String,
    },
    /// The signature does not fit the document, or the proof was made for other contexts.
    #[error("the signature does not fit the content")]
    SignatureWrong,
}

/// A proof that fits its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// Whose signature it is.
    pub key: PublicKey,
    /// How many entries of the document's `@context`, from the end, the proof does not cover: the specification lets
    /// a proof name the first of them only.
    pub unsigned_contexts: usize,
    /// After which moment the proof itself no longer holds.
    pub expires: Option<Timestamp>,
}

/// The intermediate values of the specification's section 3.3.4, Hashing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HashData {
    /// SHA-256 of the canonical proof options.
    pub proof_config: Sha256,
    /// SHA-256 of the canonical document without its proof.
    pub document: Sha256,
}

impl HashData {
    /// The digests of `document` (its `proof` left out) and of `proof` (its `proofValue` left out).
    pub fn of(document: &Map<String, Value>, proof: &Map<String, Value>) -> Result<Self, JsonError> {
        Self::of_members(&without(document, "proof"), proof)
    }

    fn of_members(document: &Members<'_>, proof: &Map<String, Value>) -> Result<Self, JsonError> {
        Ok(Self {
            proof_config: Sha256::of(&json::canonical(&without(proof, "proofValue"))?),
            document: Sha256::of(&json::canonical(document)?),
        })
    }

    /// The 64 bytes that are signed: proof options first.
    pub fn combined(&self) -> Vec<u8> {
        [self.proof_config.as_bytes().as_slice(), self.document.as_bytes()].concat()
    }
}

/// A proof of `document` by `signer`, to stand in its `proof` array. As the specification has it, the proof repeats
/// the document's `@context`.
pub fn prove(document: &Map<String, Value>, signer: &dyn Signer, created: Timestamp) -> Result<Value, ProveError> {
    let key = PublicKey::from_bytes(signer.public_key()).map_err(|_| ProveError::SignerUnusable)?;
    let mut proof = options(key, created);
    if let Some(context) = document.get("@context") {
        proof.insert("@context".to_owned(), context.clone());
    }
    let message = HashData::of(document, &proof)?.combined();
    let signature = signer.sign(&message);
    if !key.signed(&message, &signature) {
        return Err(ProveError::SignerUnusable);
    }
    proof.insert("proofValue".to_owned(), multibase(&signature).into());
    Ok(Value::Object(proof))
}

/// Why no proof could be made.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ProveError {
    /// The signer's signature does not fit its own public key.
    #[error("the signer's signature does not fit its public key")]
    SignerUnusable,
    /// The content has no canonical form.
    #[error(transparent)]
    Content(#[from] JsonError),
}

fn options(key: PublicKey, created: Timestamp) -> Map<String, Value> {
    let members = [
        ("type", json!("DataIntegrityProof")),
        ("cryptosuite", json!(CRYPTOSUITE)),
        ("created", json!(created)),
        ("verificationMethod", json!(key.verification_method())),
        ("proofPurpose", json!("assertionMethod")),
    ];
    members
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect()
}

/// Whether `proof` fits `document`, whatever other proofs the document has (section 3.3.2, Verify Proof).
pub fn verify(document: &Map<String, Value>, proof: &Value) -> Result<Proven, ProofFault> {
    let proof = proof.as_object().ok_or_else(|| malformed("proof"))?;
    check_options(proof)?;
    let method = text(proof, "verificationMethod")?;
    let key = PublicKey::of_verification_method(method).map_err(|_| malformed("verificationMethod"))?;
    let signature = from_multibase::<64>(text(proof, "proofValue")?).ok_or_else(|| malformed("proofValue"))?;
    let (document, unsigned_contexts) = as_the_proof_saw_it(document, proof)?;
    let hashes = HashData::of_members(&document, proof).map_err(|_| ProofFault::SignatureWrong)?;
    if key.signed(&hashes.combined(), &signature) {
        let expires = proof.get("expires").and_then(Value::as_str).and_then(moment);
        Ok(Proven {
            key,
            unsigned_contexts,
            expires,
        })
    } else {
        Err(ProofFault::SignatureWrong)
    }
}

/// The cryptosuite that a proof names, or its type where it names none.
pub(crate) fn kind(proof: &Value) -> &str {
    let member = |name| proof.get(name).and_then(Value::as_str);
    member("cryptosuite").or_else(|| member("type")).unwrap_or_default()
}

fn check_options(proof: &Map<String, Value>) -> Result<(), ProofFault> {
    if text(proof, "type")? != "DataIntegrityProof" {
        return Err(malformed("type"));
    }
    let cryptosuite = text(proof, "cryptosuite")?;
    if cryptosuite != CRYPTOSUITE {
        return Err(not_understood(cryptosuite));
    }
    if proof.contains_key("previousProof") {
        return Err(not_understood("previousProof"));
    }
    if text(proof, "proofPurpose")? != "assertionMethod" {
        return Err(malformed("proofPurpose"));
    }
    for member in ["created", "expires"]
        .into_iter()
        .filter(|member| proof.contains_key(*member))
    {
        moment(text(proof, member)?).ok_or_else(|| malformed(member))?;
    }
    Ok(())
}

/// The document with the proof's `@context` in place of its own, which has to begin with all of it, in the same
/// order; and how many entries were left behind.
fn as_the_proof_saw_it<'a>(
    document: &'a Map<String, Value>,
    proof: &'a Map<String, Value>,
) -> Result<(Members<'a>, usize), ProofFault> {
    let mut seen = without(document, "proof");
    let Some(context) = proof.get("@context") else {
        return Ok((seen, 0));
    };
    let signed = entries(context);
    let present = document.get("@context").map(entries).unwrap_or_default();
    if !present.starts_with(signed) {
        return Err(ProofFault::SignatureWrong);
    }
    let left_behind = present.len() - signed.len();
    seen.insert("@context", context);
    Ok((seen, left_behind))
}

fn entries(context: &Value) -> &[Value] {
    match context {
        Value::Array(list) => list,
        single => std::slice::from_ref(single),
    }
}

/// The members of an object, borrowed.
type Members<'a> = BTreeMap<&'a str, &'a Value>;

fn without<'a>(object: &'a Map<String, Value>, member: &str) -> Members<'a> {
    let members = object.iter().map(|(name, value)| (name.as_str(), value));
    members.filter(|(name, _)| *name != member).collect()
}

fn text<'a>(proof: &'a Map<String, Value>, member: &str) -> Result<&'a str, ProofFault> {
    proof
        .get(member)
        .and_then(Value::as_str)
        .ok_or_else(|| malformed(member))
}

fn malformed(member: &str) -> ProofFault {
    ProofFault::Malformed {
        member: member.to_owned(),
    }
}

fn not_understood(kind: &str) -> ProofFault {
    ProofFault::NotUnderstood { kind: kind.to_owned() }
}
