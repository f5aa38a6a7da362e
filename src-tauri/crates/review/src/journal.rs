//! The journal of a review: append-only, each entry carrying the SHA-256 of the one before (FORMATS 6).
//!
//! `{ seq, at, kind, body, prev }`, hashed as SHA-256 of its RFC 8785 form; the first entry's `prev` is 64 zeros.

use assay_model::ids::{AnnotationId, ArtifactId, CriterionId, LevelId, SubmissionId};
use assay_model::score::{Annotation, Purpose};
use assay_model::submission::MicroCredentialRef;
use assay_model::{Sha256, Timestamp, json};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One entry as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// 1 for the first.
    pub seq: u64,
    /// When, as the assessor's clock said; order is told by `seq` alone.
    pub at: Timestamp,
    /// The word of the event.
    pub kind: String,
    /// What it says.
    pub body: Value,
    /// The hash of the entry before.
    pub prev: Sha256,
}

/// What happened in a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    content = "body",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum Event {
    /// The review was begun.
    Start {
        /// Of which submission.
        submission: SubmissionId,
        /// Its payload digest.
        payload: Sha256,
        /// Against which micro-credential.
        micro_credential: MicroCredentialRef,
        /// Why.
        purpose: Purpose,
        /// In which language the assessor writes.
        language: String,
    },
    /// Summative became formative, or the other way round.
    Purpose {
        /// From now on.
        purpose: Purpose,
    },
    /// A viewer showed the artifact.
    Opened {
        /// Which one.
        artifact: ArtifactId,
    },
    /// A level was chosen.
    Level {
        /// Of which criterion.
        criterion: CriterionId,
        /// Which one.
        level: LevelId,
    },
    /// "Cannot be judged from this evidence" was chosen.
    CannotJudge {
        /// Of which criterion.
        criterion: CriterionId,
        /// Why.
        reason: String,
    },
    /// A rationale was finished.
    Rationale {
        /// Of which criterion.
        criterion: CriterionId,
        /// The whole text.
        text: String,
    },
    /// A strength was finished.
    Strength {
        /// Of which criterion.
        criterion: CriterionId,
        /// The whole text.
        text: String,
    },
    /// A next step was finished.
    NextStep {
        /// Of which criterion.
        criterion: CriterionId,
        /// The whole text.
        text: String,
    },
    /// A place was annotated.
    Annotate(Annotation),
    /// An annotation was changed; the whole of it as it is now.
    ChangeAnnotation(Annotation),
    /// An annotation was taken out.
    RemoveAnnotation {
        /// Which one.
        id: AnnotationId,
    },
    /// The private note was finished. No export carries it.
    Note {
        /// The whole text.
        text: String,
    },
    /// The submission goes back without a judgement.
    Return {
        /// Why.
        reasons: Vec<String>,
    },
    /// The assessor stands back; what was scored is locked.
    Recuse {
        /// Why.
        reason: String,
    },
    /// The correction was given up; what was signed before counts alone again.
    Drop {},
    /// The last edit was taken back.
    Undo {
        /// The entry that no longer counts.
        of: u64,
    },
    /// It counts again.
    Redo {
        /// Which entry.
        of: u64,
    },
    /// The record was signed. Nothing follows.
    Sign {
        /// SHA-256 of the signed record.
        record_sha256: Sha256,
    },
}

/// How far a journal goes: the number of its entries and the hash of the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Entries.
    pub count: u64,
    /// Hash of the last entry; 64 zeros for none.
    pub head: Sha256,
}

/// A journal that has been walked from its first entry.
#[derive(Clone, Debug)]
pub struct Chain {
    entries: Vec<(Entry, Event)>,
    head: Head,
}

/// Where a journal does not hold together.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ChainError {
    /// An entry is missing, doubled or moved.
    #[error("entry {found} stands where {expected} belongs")]
    Sequence {
        /// The number that belongs here.
        expected: u64,
        /// The number that is here.
        found: u64,
    },
    /// The entry does not continue the one before it, which was changed or replaced.
    #[error("entry {seq} does not continue the entry before it")]
    Broken {
        /// Which entry.
        seq: u64,
    },
    /// The entry says what no version of Assay writes.
    #[error("entry {seq} cannot be read: {reason}")]
    Unreadable {
        /// Which entry.
        seq: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// The entry follows a signature.
    #[error("entry {seq} follows the signature")]
    AfterSignature {
        /// Which entry.
        seq: u64,
    },
}

impl Entry {
    /// SHA-256 of the RFC 8785 form.
    pub fn hash(&self) -> Result<Sha256, json::JsonError> {
        json::canonical(self).map(|bytes| Sha256::of(&bytes))
    }
}

impl Event {
    /// Whether undo takes this back.
    pub const fn is_edit(&self) -> bool {
        !matches!(
            self,
            Self::Start { .. } | Self::Opened { .. } | Self::Undo { .. } | Self::Redo { .. } | Self::Sign { .. }
        )
    }

    fn parts(&self) -> Result<(String, Value), serde_json::Error> {
        #[derive(Deserialize)]
        struct Parts {
            kind: String,
            body: Value,
        }
        let Parts { kind, body } = serde_json::from_value(serde_json::to_value(self)?)?;
        Ok((kind, body))
    }

    fn of(entry: &Entry) -> Result<Self, serde_json::Error> {
        serde_json::from_value(serde_json::json!({ "kind": entry.kind, "body": entry.body }))
    }
}

impl Head {
    /// Before the first entry.
    pub const EMPTY: Self = Self {
        count: 0,
        head: Sha256::from_bytes([0; 32]),
    };
}

impl Default for Chain {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            head: Head::EMPTY,
        }
    }
}

impl Chain {
    /// Walks `entries` from the first to the last; every hash is computed again.
    pub fn walk(entries: impl IntoIterator<Item = Entry>) -> Result<Self, ChainError> {
        let mut chain = Self::default();
        for entry in entries {
            chain.take(entry)?;
        }
        Ok(chain)
    }

    /// Writes `event` down as the next entry.
    pub fn append(&mut self, event: Event, at: Timestamp) -> Result<&Entry, ChainError> {
        let seq = self.head.count + 1;
        let unreadable = |error: serde_json::Error| ChainError::Unreadable {
            seq,
            reason: error.to_string(),
        };
        let (kind, body) = event.parts().map_err(unreadable)?;
        self.take(Entry {
            seq,
            at,
            kind,
            body,
            prev: self.head.head,
        })?;
        self.entries
            .last()
            .map(|(entry, _)| entry)
            .ok_or(ChainError::Broken { seq })
    }

    /// The entries with what they say, first to last.
    pub fn entries(&self) -> &[(Entry, Event)] {
        &self.entries
    }

    /// What it is about: the submission, its payload, the micro-credential. `None` where it has not begun.
    pub(crate) fn subject(&self) -> Option<(&SubmissionId, &Sha256, &MicroCredentialRef)> {
        match self.entries.first() {
            Some((
                _,
                Event::Start {
                    submission,
                    payload,
                    micro_credential,
                    ..
                },
            )) => Some((submission, payload, micro_credential)),
            _ => None,
        }
    }

    /// What it was begun for, whatever became of that. `None` where it has not begun.
    pub fn begun_for(&self) -> Option<Purpose> {
        match self.entries.first() {
            Some((_, Event::Start { purpose, .. })) => Some(*purpose),
            _ => None,
        }
    }

    /// How far it goes.
    pub const fn head(&self) -> Head {
        self.head
    }

    /// How far it went before its signature, which is what the record names.
    pub fn head_before_signature(&self) -> Head {
        match self.entries.last() {
            Some((entry, Event::Sign { .. })) => Head {
                count: self.head.count - 1,
                head: entry.prev,
            },
            _ => self.head,
        }
    }

    fn take(&mut self, entry: Entry) -> Result<(), ChainError> {
        let (seq, expected) = (entry.seq, self.head.count + 1);
        if seq != expected {
            return Err(ChainError::Sequence { expected, found: seq });
        }
        if entry.prev != self.head.head {
            return Err(ChainError::Broken { seq });
        }
        if matches!(self.entries.last(), Some((_, Event::Sign { .. }))) {
            return Err(ChainError::AfterSignature { seq });
        }
        let unreadable = |reason: String| ChainError::Unreadable { seq, reason };
        let event = Event::of(&entry).map_err(|error| unreadable(error.to_string()))?;
        let hash = entry.hash().map_err(|error| unreadable(error.to_string()))?;
        self.head = Head { count: seq, head: hash };
        self.entries.push((entry, event));
        Ok(())
    }
}
