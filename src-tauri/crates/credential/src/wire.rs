//! The record to the letter, as FORMATS 5 fixes it. These structs stand apart from the words of the model because they
//! must not move when a field there does; every list of members here is closed.

use crate::annotation::WebAnnotation;
use crate::context::{RECORD_TYPE, pinned};
use crate::key::PublicKey;
use crate::record::{JournalHead, ListedFile, Record, RecordArtifact, RecordAssessor, RecordSubmission, Supersedes};
use crate::sealed::{FileFault, shape};
use assay_model::ids::RecordId;
use assay_model::outcome::{Outcome, OutcomeValue};
use assay_model::rubric::Rule;
use assay_model::score::{Choice, Purpose, Role, Score};
use assay_model::submission::{MicroCredentialRef, Number};
use assay_model::{AnnotationId, ArtifactId, ArtifactPath, CriterionId, LevelId, MicroCredentialId, Sha256};
use assay_model::{SubmissionId, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;

const FORMAT: &str = "assay/record/1";
const TYPES: [&str; 2] = ["VerifiableCredential", RECORD_TYPE];

/// A record without its proof.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct WireRecord {
    #[serde(rename = "@context")]
    context: Value,
    id: RecordId,
    #[serde(rename = "type")]
    types: Vec<String>,
    issuer: PublicKey,
    valid_from: Timestamp,
    credential_subject: Subject,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Subject {
    id: SubmissionId,
    assessment: Assessment,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Assessment {
    format: String,
    purpose: Purpose,
    language: String,
    assessor: WireAssessor,
    submission: WireSubmission,
    micro_credential: WireMicroCredential,
    payload: Sha256,
    artifacts: Vec<WireArtifact>,
    scores: Vec<WireScore>,
    annotations: Vec<WebAnnotation>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    returned: Vec<String>,
    outcome: WireOutcome,
    journal: WireJournal,
    files: Vec<WireFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    supersedes: Option<WireSupersedes>,
    software: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireAssessor {
    name: String,
    role: Role,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireSubmission {
    id: SubmissionId,
    number: Number,
    attempt: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireMicroCredential {
    id: MicroCredentialId,
    version: String,
    sha256: Sha256,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireArtifact {
    id: ArtifactId,
    path: ArtifactPath,
    sha256: Sha256,
    size: u64,
    opened: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct WireScore {
    criterion: CriterionId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    level: Option<LevelId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cannot_judge: Option<String>,
    rationale: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    strength: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next_step: Option<String>,
    annotations: Vec<AnnotationId>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct WireOutcome {
    value: OutcomeValue,
    rule: WireRule,
    reached: u32,
    of: u32,
    near_cut: bool,
    explanation: String,
}

#[derive(Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
enum WireRule {
    All {},
    Count {
        at_least: u32,
        must: Vec<CriterionId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        floor: Option<LevelId>,
    },
    Points {
        cut: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        floor: Option<LevelId>,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireJournal {
    count: u64,
    head: Sha256,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireFile {
    path: ArtifactPath,
    sha256: Sha256,
    size: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireSupersedes {
    id: RecordId,
    sha256: Sha256,
}

impl WireRecord {
    pub(crate) fn new(record: &Record, issuer: PublicKey) -> Self {
        Self {
            context: pinned(),
            id: record.id.clone(),
            types: TYPES.map(str::to_owned).to_vec(),
            issuer,
            valid_from: record.valid_from,
            credential_subject: Subject {
                id: record.submission.id.clone(),
                assessment: Assessment::new(record),
            },
        }
    }

    pub(crate) fn issuer(&self) -> PublicKey {
        self.issuer
    }

    pub(crate) fn record(self) -> Result<Record, FileFault> {
        let Subject {
            id: subject,
            assessment,
        } = self.credential_subject;
        if self.types != TYPES || assessment.format != FORMAT {
            return Err(shape("the type of the credential is not that of a record"));
        }
        if subject != assessment.submission.id {
            return Err(shape("the subject is not the submission"));
        }
        assessment.record(self.id, self.valid_from)
    }
}

impl Assessment {
    fn new(record: &Record) -> Self {
        let micro_credential = &record.micro_credential;
        let annotations = record.annotations.iter();
        Self {
            format: FORMAT.to_owned(),
            purpose: record.purpose,
            language: record.language.clone(),
            assessor: (&record.assessor).into(),
            submission: (&record.submission).into(),
            micro_credential: micro_credential.into(),
            payload: record.payload,
            artifacts: record.artifacts.iter().map(Into::into).collect(),
            scores: record.scores.iter().map(Into::into).collect(),
            annotations: annotations
                .map(|one| WebAnnotation::new(one, &micro_credential.id))
                .collect(),
            returned: record.returned.clone(),
            outcome: (&record.outcome).into(),
            journal: (&record.journal).into(),
            files: record.files.iter().map(Into::into).collect(),
            supersedes: record.supersedes.as_ref().map(Into::into),
            software: record.software.clone(),
        }
    }

    fn record(self, id: RecordId, valid_from: Timestamp) -> Result<Record, FileFault> {
        let micro_credential: MicroCredentialRef = self.micro_credential.into();
        let annotations = self.annotations.iter().map(|one| one.read(&micro_credential.id));
        let annotations = annotations
            .collect::<Result<_, _>>()
            .map_err(|error| shape(&error.to_string()))?;
        Ok(Record {
            id,
            valid_from,
            purpose: self.purpose,
            language: self.language,
            assessor: self.assessor.into(),
            submission: self.submission.into(),
            micro_credential,
            payload: self.payload,
            artifacts: self.artifacts.into_iter().map(Into::into).collect(),
            scores: self
                .scores
                .into_iter()
                .map(WireScore::score)
                .collect::<Result<_, _>>()?,
            annotations,
            returned: self.returned,
            outcome: self.outcome.into(),
            journal: self.journal.into(),
            files: self.files.into_iter().map(Into::into).collect(),
            supersedes: self.supersedes.map(Into::into),
            software: self.software,
        })
    }
}

impl WireScore {
    fn score(self) -> Result<Score, FileFault> {
        let choice = match (self.level, self.cannot_judge) {
            (Some(level), None) => Choice::Level(level),
            (None, Some(reason)) => Choice::CannotJudge(reason),
            _ => return Err(shape(&format!("criterion {} has not one answer", self.criterion))),
        };
        Ok(Score {
            criterion: self.criterion,
            choice,
            rationale: self.rationale,
            strength: self.strength,
            next_step: self.next_step,
            annotations: self.annotations,
        })
    }
}

impl From<&Score> for WireScore {
    fn from(score: &Score) -> Self {
        let (level, cannot_judge) = match score.choice.clone() {
            Choice::Level(level) => (Some(level), None),
            Choice::CannotJudge(reason) => (None, Some(reason)),
        };
        Self {
            criterion: score.criterion.clone(),
            level,
            cannot_judge,
            rationale: score.rationale.clone(),
            strength: score.strength.clone(),
            next_step: score.next_step.clone(),
            annotations: score.annotations.clone(),
        }
    }
}

impl From<&Outcome> for WireOutcome {
    fn from(outcome: &Outcome) -> Self {
        Self {
            value: outcome.value,
            rule: (&outcome.rule).into(),
            reached: outcome.reached,
            of: outcome.of,
            near_cut: outcome.near_cut,
            explanation: outcome.explanation.clone(),
        }
    }
}

impl From<WireOutcome> for Outcome {
    fn from(wire: WireOutcome) -> Self {
        Self {
            value: wire.value,
            rule: wire.rule.into(),
            reached: wire.reached,
            of: wire.of,
            near_cut: wire.near_cut,
            explanation: wire.explanation,
        }
    }
}

impl From<&Rule> for WireRule {
    fn from(rule: &Rule) -> Self {
        match rule.clone() {
            Rule::All {} => Self::All {},
            Rule::Count { at_least, must, floor } => Self::Count { at_least, must, floor },
            Rule::Points { cut, floor } => Self::Points { cut, floor },
        }
    }
}

impl From<WireRule> for Rule {
    fn from(wire: WireRule) -> Self {
        match wire {
            WireRule::All {} => Self::All {},
            WireRule::Count { at_least, must, floor } => Self::Count { at_least, must, floor },
            WireRule::Points { cut, floor } => Self::Points { cut, floor },
        }
    }
}

/// A wire struct and a word of the model with the same members, both ways.
macro_rules! mirror {
    ($($wire:ident = $word:ident { $($member:ident),+ }),+ $(,)?) => {$(
        impl From<&$word> for $wire {
            fn from(word: &$word) -> Self {
                Self { $($member: word.$member.clone()),+ }
            }
        }

        impl From<$wire> for $word {
            fn from(wire: $wire) -> Self {
                Self { $($member: wire.$member),+ }
            }
        }
    )+};
}

mirror! {
    WireAssessor = RecordAssessor { name, role },
    WireSubmission = RecordSubmission { id, number, attempt },
    WireMicroCredential = MicroCredentialRef { id, version, sha256 },
    WireArtifact = RecordArtifact { id, path, sha256, size, opened },
    WireJournal = JournalHead { count, head },
    WireFile = ListedFile { path, sha256, size },
    WireSupersedes = Supersedes { id, sha256 },
}
