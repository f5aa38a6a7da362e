//! What can be said of a result, and the judgement in it to be read.

use super::problem::{Note, note};
use super::sheet::{AnnotationKind, Outcome, Purpose, Row};
use assay_app::explaining::of_record;
use assay_app::model::score::Choice;
use assay_app::places::in_words;
use assay_app::verification::{Evidence, Judgement, State, Verification};
use assay_app::{Messages, model};
use serde::Serialize;
use specta::Type;

/// The result of verifying a file.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Verdict {
    path: String,
    state: Word,
    evidence: EvidenceWord,
    /// Who signed, as the record says it; nothing where it is invalid.
    signer: Option<String>,
    role: Option<String>,
    /// RFC 3339, as the signer's clock said.
    signed_at: Option<String>,
    /// The key as eight words.
    fingerprint: Option<String>,
    /// The roster that was named, and whom it knows the key as.
    roster: Option<String>,
    member: Option<String>,
    /// The record whose place it says that it takes.
    supersedes: Option<String>,
    notes: Vec<Note>,
    record: Option<VerifiedRecord>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "lowercase")]
enum Word {
    Invalid,
    Valid,
    Trusted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
enum EvidenceWord {
    Same,
    Differs,
    NotAtHand,
}

/// A judgement that holds.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct VerifiedRecord {
    number: String,
    attempt: u32,
    title: String,
    version: String,
    purpose: Purpose,
    outcome: Outcome,
    rows: Vec<VerifiedRow>,
    annotations: Vec<VerifiedPlace>,
    returned: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
struct VerifiedRow {
    said: Row,
    number: u32,
    title: String,
    level_title: Option<String>,
    descriptor: Option<String>,
    /// Its place among the levels, from 1, of so many.
    rank: u32,
    of: u32,
}

#[derive(Debug, Clone, Serialize, Type)]
struct VerifiedPlace {
    id: String,
    path: String,
    label: String,
    /// Numbers of criteria.
    criteria: Vec<u32>,
    kind: AnnotationKind,
    comment: String,
}

impl Verdict {
    /// What `found` says of the file at `path`.
    pub(crate) fn of(path: String, found: Verification, judgement: Option<&Judgement>, messages: &Messages) -> Self {
        let sound = found.record.as_ref().filter(|_| found.state != State::Invalid);
        Self {
            path,
            state: match found.state {
                State::Invalid => Word::Invalid,
                State::Valid => Word::Valid,
                State::Trusted => Word::Trusted,
            },
            evidence: match found.evidence {
                Evidence::Same => EvidenceWord::Same,
                Evidence::Differs => EvidenceWord::Differs,
                Evidence::NotAtHand => EvidenceWord::NotAtHand,
            },
            signer: sound.map(|signed| signed.record.assessor.name.clone()),
            role: sound.map(|signed| signed.record.assessor.role.as_str().to_owned()),
            signed_at: sound.map(|signed| signed.record.valid_from.to_string()),
            fingerprint: sound.map(|signed| assay_app::identities::words_of(&signed.issuer)),
            roster: found
                .roster
                .as_ref()
                .map(|vouching| vouching.roster.roster.name.clone()),
            member: found.roster.as_ref().and_then(|vouching| vouching.member.clone()),
            supersedes: sound.and_then(|signed| signed.record.supersedes.as_ref().map(|old| old.id.to_string())),
            notes: found.findings.iter().map(|finding| note(finding, messages)).collect(),
            record: judgement
                .filter(|_| sound.is_some())
                .map(|judgement| VerifiedRecord::of(judgement, messages)),
        }
    }
}

impl VerifiedRecord {
    fn of(judgement: &Judgement, messages: &Messages) -> Self {
        let (record, credential) = (&judgement.record, &judgement.credential);
        let number = |id: &model::CriterionId| {
            let at = credential.criteria.iter().position(|criterion| criterion.id == *id);
            at.map(|at| super::count(at + 1))
        };
        let path = |id: &model::ArtifactId| {
            let artifact = record.artifacts.iter().find(|artifact| artifact.id == *id);
            artifact.map(|artifact| artifact.path.to_string()).unwrap_or_default()
        };
        let places = record.annotations.iter().map(|annotation| VerifiedPlace {
            id: annotation.id.to_string(),
            path: path(&annotation.artifact),
            label: in_words(&annotation.place, messages),
            criteria: annotation.criteria.iter().filter_map(number).collect(),
            kind: annotation.kind.into(),
            comment: annotation.comment.clone(),
        });
        let rows = record.scores.iter().map(|score| {
            let criterion = credential
                .criteria
                .iter()
                .find(|criterion| criterion.id == score.criterion);
            let level = match &score.choice {
                Choice::Level(level) => criterion.and_then(|criterion| criterion.level(level)),
                Choice::CannotJudge(_) => None,
            };
            VerifiedRow {
                number: number(&score.criterion).unwrap_or_default(),
                title: criterion.map(|criterion| criterion.title.clone()).unwrap_or_default(),
                level_title: level.map(|(_, level)| level.title.clone()),
                descriptor: level.map(|(_, level)| level.descriptor.clone()),
                rank: level.map_or(0, |(rank, _)| super::count(rank + 1)),
                of: criterion.map_or(0, |criterion| super::count(criterion.levels.len())),
                said: Row::from(score.clone()),
            }
        });
        Self {
            number: record.submission.number.to_string(),
            attempt: record.submission.attempt,
            title: credential.title.clone(),
            version: credential.version.clone(),
            purpose: record.purpose.into(),
            outcome: Outcome::of(&record.outcome, of_record(record, credential, messages)),
            rows: rows.collect(),
            annotations: places.collect(),
            returned: record.returned.clone(),
        }
    }
}
