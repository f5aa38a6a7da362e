//! A record: what one assessor found in one submission, signed by that assessor (FORMATS 5). It is a W3C Verifiable
//! Credential 2.0 of our own type; the judgement is one JSON literal in it.
//!
//! Reading asks, in this order: is it canonical, is it a record of a format that this build knows, under the pinned
//! context, laid out to the letter, signed soundly, and by its issuer. Whether the outcome follows from the scores, and
//! whether the issuer is trusted, is asked afterwards and elsewhere.

use crate::context;
use crate::key::{PublicKey, Signer};
use crate::sealed::{self, FileFault, OUR_LIMIT};
use crate::wire::WireRecord;
use assay_model::ids::RecordId;
use assay_model::outcome::Outcome;
use assay_model::score::{Annotation, Choice, Purpose, Role, Score};
use assay_model::submission::{MicroCredentialRef, Number, is_language};
use assay_model::{ArtifactId, ArtifactPath, Sha256, SubmissionId, Timestamp};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// What one assessor says about one submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its identifier.
    pub id: RecordId,
    /// When it was signed, as the signer's clock said.
    pub valid_from: Timestamp,
    /// Toward a decision, or toward growth only.
    pub purpose: Purpose,
    /// The language it is written in (BCP 47).
    pub language: String,
    /// Who judged.
    pub assessor: RecordAssessor,
    /// What was judged.
    pub submission: RecordSubmission,
    /// By which micro-credential.
    pub micro_credential: MicroCredentialRef,
    /// The payload digest of the submission's bundle.
    pub payload: Sha256,
    /// Every file of the submission, in its order.
    pub artifacts: Vec<RecordArtifact>,
    /// One for each criterion; none where it was returned.
    pub scores: Vec<Score>,
    /// Comments on places.
    pub annotations: Vec<Annotation>,
    /// Why it was returned without a judgement, if it was.
    pub returned: Vec<String>,
    /// What the rule computed.
    pub outcome: Outcome,
    /// The review's journal before it was signed.
    pub journal: JournalHead,
    /// Every payload file of the result package beside this record.
    pub files: Vec<ListedFile>,
    /// The record that this one replaces.
    pub supersedes: Option<Supersedes>,
    /// Name and version of the program that wrote it.
    pub software: String,
}

/// Who judged, and as what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordAssessor {
    /// As the identity says it.
    pub name: String,
    /// As the identity says it; a roster says whether it is so.
    pub role: Role,
}

/// The submission, by number and never by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordSubmission {
    /// Its identifier.
    pub id: SubmissionId,
    /// What people call it.
    pub number: Number,
    /// 1 for the first.
    pub attempt: u32,
}

/// One file of the submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordArtifact {
    /// Its identifier.
    pub id: ArtifactId,
    /// Where it lay, relative to `data/`.
    pub path: ArtifactPath,
    /// SHA-256 of its bytes.
    pub sha256: Sha256,
    /// Bytes.
    pub size: u64,
    /// Whether the assessor saw it.
    pub opened: bool,
}

/// Where a review's journal stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JournalHead {
    /// How many entries.
    pub count: u64,
    /// The hash of the last one.
    pub head: Sha256,
}

/// One file of the result package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedFile {
    /// Where it lies, relative to the bag.
    pub path: ArtifactPath,
    /// SHA-256 of its bytes.
    pub sha256: Sha256,
    /// Bytes.
    pub size: u64,
}

/// A record that is replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supersedes {
    /// Its identifier.
    pub id: RecordId,
    /// SHA-256 of its file.
    pub sha256: Sha256,
}

/// A record whose signature holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedRecord {
    /// What it says.
    pub record: Record,
    /// Who says it.
    pub issuer: PublicKey,
    /// When the signature was made, as it says itself.
    pub created: Timestamp,
    /// SHA-256 of the file.
    pub sha256: Sha256,
}

/// Why a file is no sound record, or none can be made.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum RecordError {
    /// As with every signed file of ours.
    #[error(transparent)]
    File(#[from] FileFault),
    /// Its `@context` is not the pinned one, so its words may mean something else.
    #[error("the record's @context is not the one that is known")]
    ContextUnknown,
}

impl Record {
    /// The bytes of `record.json`, signed. They are read back before they are given out: what this build could not
    /// read is never signed.
    pub fn sign(&self, signer: &dyn Signer) -> Result<Vec<u8>, RecordError> {
        let issuer = PublicKey::from_bytes(signer.public_key()).map_err(|_| FileFault::SignerUnusable)?;
        let content = sealed::from_wire(&WireRecord::new(self, issuer))?;
        let bytes = sealed::seal(&content, signer, self.valid_from)?;
        if read_record(&bytes)?.record == *self {
            Ok(bytes)
        } else {
            Err(sealed::shape("it does not read back as it was written").into())
        }
    }
}

/// Reads `record.json`. No leniency anywhere: one other byte is a refusal.
pub fn read_record(bytes: &[u8]) -> Result<SignedRecord, RecordError> {
    let (content, proofs) = sealed::read_object(bytes, OUR_LIMIT)?;
    let assessment = content
        .get("credentialSubject")
        .and_then(|subject| subject.get("assessment"));
    sealed::check_format(assessment.and_then(|assessment| assessment.get("format")), "record")?;
    check_context(&content)?;
    let wire: WireRecord = sealed::into_wire(&content)?;
    let issuer = wire.issuer();
    let record = wire.record()?;
    check_words(&record)?;
    check_references(&record)?;
    let (key, created) = sealed::check_proofs(&content, proofs.as_ref()).map_err(FileFault::from)?;
    sealed::check_issuer(key, issuer)?;
    Ok(SignedRecord {
        record,
        issuer,
        created,
        sha256: Sha256::of(bytes),
    })
}

fn check_context(content: &Map<String, Value>) -> Result<(), RecordError> {
    if content.get("@context") == Some(&context::pinned()) {
        Ok(())
    } else {
        Err(RecordError::ContextUnknown)
    }
}

/// Who signed is named in one line, numbers and languages are such.
fn check_words(record: &Record) -> Result<(), FileFault> {
    sealed::one_line("assessor.name", &record.assessor.name)?;
    if record.supersedes.as_ref().is_some_and(|old| old.id == record.id) {
        return Err(sealed::shape("a record cannot take its own place"));
    }
    if record.submission.attempt == 0 {
        return Err(sealed::shape("attempts are counted from 1"));
    }
    if !is_language(&record.language) {
        return Err(sealed::shape("language is no language tag"));
    }
    check_said(record)
}

/// What a record has to say is said: a level without a reason is no judgement, and what no program of ours would sign is not
/// laid out as it has to be, whoever signed it.
fn check_said(record: &Record) -> Result<(), FileFault> {
    sealed::says_something("software", &record.software)?;
    for (at, score) in record.scores.iter().enumerate() {
        let (member, text) = match &score.choice {
            Choice::Level(_) => ("rationale", &score.rationale),
            Choice::CannotJudge(reason) => ("cannotJudge", reason),
        };
        sealed::says_something(&format!("scores[{at}].{member}"), text)?;
    }
    let mut reasons = record.returned.iter().enumerate();
    reasons.try_for_each(|(at, reason)| sealed::says_something(&format!("returned[{at}]"), reason))
}

/// Every name is given once, and every name that is used is given.
fn check_references(record: &Record) -> Result<(), FileFault> {
    let artifacts = names("artifact", record.artifacts.iter().map(|artifact| artifact.id.as_str()))?;
    names("path", record.artifacts.iter().map(|artifact| artifact.path.as_str()))?;
    let annotations = names(
        "annotation",
        record.annotations.iter().map(|annotation| annotation.id.as_str()),
    )?;
    names("score", record.scores.iter().map(|score| score.criterion.as_str()))?;
    names("file", record.files.iter().map(|file| file.path.as_str()))?;
    for annotation in &record.annotations {
        known(&artifacts, annotation.artifact.as_str())?;
    }
    for score in &record.scores {
        names("cited annotation", score.annotations.iter().map(|id| id.as_str()))?;
        score
            .annotations
            .iter()
            .try_for_each(|id| known(&annotations, id.as_str()))?;
    }
    Ok(())
}

fn names<'a>(what: &str, all: impl Iterator<Item = &'a str>) -> Result<BTreeSet<&'a str>, FileFault> {
    let mut seen = BTreeSet::new();
    for name in all {
        if !seen.insert(name) {
            return Err(sealed::shape(&format!("{what} {name} stands twice")));
        }
    }
    Ok(seen)
}

fn known(names: &BTreeSet<&str>, name: &str) -> Result<(), FileFault> {
    if names.contains(name) {
        Ok(())
    } else {
        Err(sealed::shape(&format!("{name} is named and not there")))
    }
}
