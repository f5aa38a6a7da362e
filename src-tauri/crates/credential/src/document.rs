//! Other people's signed documents, judged by their proofs alone: any JSON of at most 256 KiB that bears an
//! `eddsa-jcs-2022` proof. What the members mean is not asked here.
//!
//! A did:key proves only that whoever wrote the document held the key. So a proof counts when its key is the issuer's;
//! an issuer that is no did:key cannot be looked up without a network, and then nothing says whose key it is.

use crate::key::PublicKey;
use crate::moment::moment;
use crate::proof::{self, ProofFault, Proven};
use crate::validity::{Validity, validity};
use assay_model::Timestamp;
use assay_model::json::{self, JsonError};
use serde_json::{Map, Value};

/// The largest document that is looked at, bytes (SECURITY 4).
pub const FOREIGN_LIMIT: usize = 256 << 10;
/// The most proofs that are looked at.
pub const MOST_PROOFS: usize = 16;

/// Why a document was not looked at.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum DocumentError {
    /// Larger than what is looked at.
    #[error("{size} bytes, more than {limit}")]
    TooLarge {
        /// Its size, bytes.
        size: usize,
        /// The most, bytes.
        limit: usize,
    },
    /// More proofs than are looked at.
    #[error("{found} proofs, more than {limit}")]
    TooManyProofs {
        /// How many.
        found: usize,
        /// The most.
        limit: usize,
    },
    /// Not JSON, a doubled member, an integer that programs read differently, or too deep.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// JSON, but no object.
    #[error("not an object")]
    NotAnObject,
}

/// A document and what its proofs say.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What it says, without `proof`.
    pub content: Map<String, Value>,
    /// Who it says issued it.
    pub issuer: Option<String>,
    /// Every proof with its answer, in the order of the document.
    pub proofs: Vec<DocumentProof>,
}

/// One proof of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentProof {
    /// Its cryptosuite, or its type where it names none.
    pub kind: String,
    /// Whether it fits the document.
    pub answer: Result<Proven, ProofFault>,
}

/// What is to be said about a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentFinding {
    /// It has no proof, or a proof does not hold. An error.
    Proof {
        /// Why.
        fault: ProofFault,
    },
    /// A proof that cannot be checked here stands beside a good one. A warning.
    NotChecked {
        /// Its cryptosuite.
        kind: String,
    },
    /// A good proof by a key that is not the issuer's. An error.
    KeyNotIssuer {
        /// Whose signature it is.
        key: PublicKey,
        /// Who issues, as the document says.
        issuer: String,
    },
    /// A member that holds a time holds none. An error.
    NotATime {
        /// Which member.
        member: String,
    },
    /// It begins to hold later. An error.
    NotYetValid {
        /// When.
        from: Timestamp,
    },
    /// It, or its proof, no longer holds. An error.
    Expired {
        /// Since when.
        until: Timestamp,
    },
}

/// Reads a document and checks every proof that it has.
pub fn verify_document(bytes: &[u8]) -> Result<Document, DocumentError> {
    let (size, limit) = (bytes.len(), FOREIGN_LIMIT);
    if size > limit {
        return Err(DocumentError::TooLarge { size, limit });
    }
    let Value::Object(mut content) = json::read(bytes)? else {
        return Err(DocumentError::NotAnObject);
    };
    let proofs = match content.remove("proof") {
        None => Vec::new(),
        Some(Value::Array(proofs)) => proofs,
        Some(proof) => vec![proof],
    };
    let (found, limit) = (proofs.len(), MOST_PROOFS);
    if found > limit {
        return Err(DocumentError::TooManyProofs { found, limit });
    }
    let proofs = proofs.iter().map(|proof| DocumentProof {
        kind: proof::kind(proof).to_owned(),
        answer: proof::verify(&content, proof),
    });
    Ok(Document {
        proofs: proofs.collect(),
        issuer: issuer(&content),
        content,
    })
}

impl Document {
    /// Everything to be said about the document at `now`; nothing where it is sound and holds.
    pub fn findings(&self, now: Timestamp) -> Vec<DocumentFinding> {
        let mut findings = self.proof_findings();
        findings.extend(self.time_findings(now));
        findings
    }

    /// The key of a good proof that is the issuer's.
    pub fn key(&self) -> Option<PublicKey> {
        self.good()
            .find(|proven| self.is_issuer(proven.key))
            .map(|proven| proven.key)
    }

    fn good(&self) -> impl Iterator<Item = &Proven> {
        self.proofs.iter().filter_map(|proof| proof.answer.as_ref().ok())
    }

    fn is_issuer(&self, key: PublicKey) -> bool {
        self.issuer.as_deref() == Some(key.to_string().as_str())
    }

    fn proof_findings(&self) -> Vec<DocumentFinding> {
        if self.proofs.is_empty() {
            return vec![DocumentFinding::Proof {
                fault: ProofFault::Missing,
            }];
        }
        self.proofs
            .iter()
            .filter_map(|proof| self.proof_finding(proof))
            .collect()
    }

    fn proof_finding(&self, proof: &DocumentProof) -> Option<DocumentFinding> {
        match &proof.answer {
            Ok(proven) if self.is_issuer(proven.key) => None,
            Ok(proven) => Some(DocumentFinding::KeyNotIssuer {
                key: proven.key,
                issuer: self.issuer.clone().unwrap_or_default(),
            }),
            Err(ProofFault::NotUnderstood { kind }) if self.key().is_some() => {
                Some(DocumentFinding::NotChecked { kind: kind.clone() })
            }
            Err(fault) => Some(DocumentFinding::Proof { fault: fault.clone() }),
        }
    }

    fn time_findings(&self, now: Timestamp) -> Vec<DocumentFinding> {
        let (from, until) = (self.time("validFrom"), self.time("validUntil"));
        let faults = [&from, &until]
            .into_iter()
            .filter_map(|time| time.as_ref().err().cloned());
        let mut findings: Vec<DocumentFinding> = faults.collect();
        let proof_ends = self.good().filter_map(|proven| proven.expires).min();
        let until = until.unwrap_or_default().into_iter().chain(proof_ends).min();
        match validity(from.unwrap_or_default(), until, now) {
            Validity::Current => {}
            Validity::NotYetValid { from } => findings.push(DocumentFinding::NotYetValid { from }),
            Validity::Expired { until } => findings.push(DocumentFinding::Expired { until }),
        }
        findings
    }

    fn time(&self, member: &str) -> Result<Option<Timestamp>, DocumentFinding> {
        let Some(value) = self.content.get(member) else {
            return Ok(None);
        };
        let time = value.as_str().and_then(moment);
        time.map(Some).ok_or_else(|| DocumentFinding::NotATime {
            member: member.to_owned(),
        })
    }
}

impl DocumentFinding {
    /// Whether the document is Invalid for it; otherwise it is a warning.
    pub fn is_error(&self) -> bool {
        !matches!(self, Self::NotChecked { .. })
    }
}

/// `issuer`, an address or an object with one as `id`.
fn issuer(content: &Map<String, Value>) -> Option<String> {
    let issuer = content.get("issuer")?;
    let id = issuer.as_str().or_else(|| issuer.get("id").and_then(Value::as_str));
    id.map(str::to_owned)
}
