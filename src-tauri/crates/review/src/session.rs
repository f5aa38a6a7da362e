//! A review in progress: checks a command against rubric, submission and phase, and writes the event down.

use crate::command::{Command, Facts, FindText, Request, Unfit, Unfound};
use crate::journal::{Chain, ChainError, Entry, Event, Head};
use crate::state::State;
use assay_model::ids::{AnnotationId, ArtifactId, CriterionId, LevelId};
use assay_model::is_blank;
use assay_model::path::ArtifactPath;
use assay_model::rubric::MicroCredential;
use assay_model::score::{Annotation, Purpose};
use assay_model::submission::{Artifact, MicroCredentialRef, Submission};
use assay_model::{MediaTime, Sha256, Timestamp};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// What is being reviewed.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The submission.
    pub submission: Submission,
    /// Its payload digest.
    pub payload: Sha256,
    /// The micro-credential that it is for.
    pub credential: MicroCredential,
    /// What the artifacts are.
    pub facts: BTreeMap<ArtifactId, Facts>,
}

/// A review in progress.
#[derive(Debug)]
pub struct Session {
    subject: Subject,
    chain: Chain,
    state: State,
    done: Vec<u64>,
    undone: Vec<u64>,
    /// Up to which entry a correction says what was signed before; no correction says nothing of it.
    carried: Option<u64>,
}

/// What a command needs from outside.
pub struct Means<'a> {
    /// What the clock says.
    pub now: Timestamp,
    /// A new identifier.
    pub new_id: &'a mut dyn FnMut() -> AnnotationId,
    /// The text of the artifacts.
    pub text: &'a dyn FindText,
}

/// Why a command does nothing. What was there before is as it was.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Refusal {
    /// The rubric has no such criterion.
    #[error("no criterion {criterion}")]
    UnknownCriterion {
        /// As named.
        criterion: CriterionId,
    },
    /// The criterion has no such level.
    #[error("no level {level} in {criterion}")]
    UnknownLevel {
        /// Which criterion.
        criterion: CriterionId,
        /// As named.
        level: LevelId,
    },
    /// The submission has no such file.
    #[error("no artifact {artifact}")]
    UnknownArtifact {
        /// As named.
        artifact: String,
    },
    /// There is no such annotation.
    #[error("no annotation {id}")]
    UnknownAnnotation {
        /// As named.
        id: AnnotationId,
    },
    /// The span ends after the recording.
    #[error("{end} is past the end of {artifact} ({duration})")]
    TimePastEnd {
        /// Which recording.
        artifact: ArtifactPath,
        /// Where the span ends.
        end: MediaTime,
        /// Where the recording ends.
        duration: MediaTime,
    },
    /// The artifact has no such place: no time in a picture, no page 9 of 3.
    #[error("that place does not fit {artifact}: {why:?}")]
    PlaceDoesNotFit {
        /// Which annotation of a sheet.
        annotation: Option<String>,
        /// Which artifact.
        artifact: ArtifactPath,
        /// What is wrong with it.
        why: Unfit,
    },
    /// The words are not in the artifact's text, or are there more than once.
    #[error("{quote:?} in {artifact}: {how:?}")]
    QuoteNotFound {
        /// Which annotation of a sheet.
        annotation: Option<String>,
        /// Which artifact.
        artifact: ArtifactPath,
        /// Which words.
        quote: String,
        /// Whether they are there at all.
        how: Unfound,
    },
    /// There is nothing that is typed into.
    #[error("no field {field}")]
    UnknownField {
        /// As named.
        field: String,
    },
    /// A reason has to be given.
    #[error("a reason is needed")]
    ReasonMissing,
    /// Nothing is left to undo or redo.
    #[error("nothing to undo or redo")]
    NothingToUndo,
    /// The record is signed; a correction is a new review that supersedes it.
    #[error("signed")]
    Signed,
    /// The submission is being returned: nothing is said about the teaching.
    #[error("returned")]
    Returned,
    /// The assessor stood back.
    #[error("recused")]
    Recused,
    /// The correction was given up.
    #[error("dropped")]
    Dropped,
    /// Only a correction can be given up, and this is none.
    #[error("no correction")]
    NoCorrection,
    /// Beside what is signed no correction is begun that could be given up.
    #[error("no correction begun")]
    CorrectionNotBegun,
    /// The journal did not take the entry.
    #[error(transparent)]
    Chain(#[from] ChainError),
}

impl Subject {
    /// What is known of this artifact's content.
    pub fn facts(&self, artifact: &ArtifactId) -> Facts {
        self.facts.get(artifact).copied().unwrap_or_default()
    }

    /// The artifact at this path, or of this identifier. Where there is none, the only one whose path looks the same: an
    /// editor may write é as one code point where a disk has two.
    pub fn artifact(&self, name: &str) -> Option<&Artifact> {
        let mut artifacts = self.submission.artifacts.iter();
        let named = artifacts.find(|artifact| artifact.path.as_str() == name || artifact.id.as_str() == name);
        named.or_else(|| self.alike(name))
    }

    fn alike(&self, name: &str) -> Option<&Artifact> {
        let artifacts = self.submission.artifacts.iter();
        let mut alike = artifacts.filter(|artifact| artifact.path.as_str().nfc().eq(name.nfc()));
        let only = alike.next()?;
        alike.next().is_none().then_some(only)
    }

    fn start(&self, purpose: Purpose, language: &str) -> Event {
        let named: &MicroCredentialRef = &self.submission.micro_credential;
        Event::Start {
            submission: self.submission.id.clone(),
            payload: self.payload,
            micro_credential: named.clone(),
            purpose,
            language: language.to_owned(),
        }
    }
}

impl Session {
    /// Begins a review; its first entry is the one that [`Session::entries`] then holds.
    pub fn begin(subject: Subject, purpose: Purpose, language: &str, now: Timestamp) -> Result<Self, ChainError> {
        let mut chain = Chain::default();
        chain.append(subject.start(purpose, language), now)?;
        Ok(Self::resume(subject, chain))
    }

    /// Takes over what `before` says, the review that this one corrects: answers, note, and annotations, each under one of
    /// `new_ids`; and which files were opened, for that is what it was said of. A submission that went back is judged anew.
    /// Nothing where that review was of other files.
    pub fn take_over(
        &mut self,
        before: &Self,
        now: Timestamp,
        new_ids: impl IntoIterator<Item = AnnotationId>,
    ) -> Result<(), ChainError> {
        let same = before.chain.subject() == self.chain.subject();
        for event in before.state.said(new_ids).into_iter().filter(|_| same) {
            let seq = self.chain.append(event.clone(), now)?.seq;
            self.count(&event, seq);
            self.state.take(&event);
        }
        self.carried = Some(self.chain.head().count);
        Ok(())
    }

    /// Takes note that this review, which was walked, began with what `before` says: that is not taken back step by step.
    pub fn began_with(&mut self, before: &Self) {
        let same = before.chain.subject() == self.chain.subject();
        let start = self.chain.entries().first().map_or(0, |(entry, _)| entry.seq);
        let ids = before.state.annotations.iter().map(|annotation| annotation.id.clone());
        let said = if same { before.state.said(ids).len() } else { 0 };
        self.carried = Some(start.saturating_add(u64::try_from(said).unwrap_or(u64::MAX)));
    }

    /// The same review as far as `chain` goes: what is not on the disk was not done.
    pub fn as_walked(&self, chain: Chain) -> Self {
        Self {
            carried: self.carried,
            ..Self::resume(self.subject.clone(), chain)
        }
    }

    /// Goes on with a review whose journal has been walked.
    pub fn resume(subject: Subject, chain: Chain) -> Self {
        let state = State::new(Purpose::Summative, "en");
        let mut session = Self {
            subject,
            chain,
            state,
            done: Vec::new(),
            undone: Vec::new(),
            carried: None,
        };
        session.recount();
        session.fold();
        session
    }

    /// Does what `command` says, or nothing. Gives the entry to be written down; until that has happened nothing may
    /// be called saved.
    pub fn perform(&mut self, command: Command, means: Means<'_>) -> Result<Entry, Refusal> {
        let now = means.now;
        self.allowed(&command)?;
        let event = self.event(command, means)?;
        self.write(event, now)
    }

    /// Whether text may still be typed into `field`: `rationale:<criterion>`, `annotation:<id>`, `note` and the like.
    pub fn typable(&self, field: &str) -> Result<(), Refusal> {
        let (name, of) = field.split_once(':').unwrap_or((field, ""));
        let unknown = || Refusal::UnknownField {
            field: field.to_owned(),
        };
        self.open()?;
        match (name, of) {
            ("note" | "return" | "recuse", "") => return Ok(()),
            ("annotation", "") => {}
            ("annotation", id) => {
                let id: AnnotationId = id.parse().map_err(|_| unknown())?;
                self.state.annotation(&id).ok_or_else(|| self::unknown(&id))?;
            }
            ("rationale" | "strength" | "next-step" | "cannot-judge", criterion) => {
                self.known(criterion.parse().map_err(|_| unknown())?)?;
            }
            _ => return Err(unknown()),
        }
        self.unreturned()
    }

    /// Whether anything may still be done: not once the review is sealed, or the assessor has stood back. Standing back
    /// can itself be undone, and so can giving up a correction.
    pub fn open(&self) -> Result<(), Refusal> {
        match &self.state {
            State { signed: Some(_), .. } => Err(Refusal::Signed),
            State { dropped: true, .. } => Err(Refusal::Dropped),
            State { recused: Some(_), .. } => Err(Refusal::Recused),
            _ => Ok(()),
        }
    }

    /// Seals the review with the digest of its signed record.
    pub fn seal(&mut self, record_sha256: Sha256, now: Timestamp) -> Result<Entry, Refusal> {
        self.open()?;
        self.write(Event::Sign { record_sha256 }, now)
    }

    /// What the review says.
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// What is reviewed.
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        self.last_done().is_some() && self.allowed(&Command::Undo {}).is_ok()
    }

    /// Whether there is something to make again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty() && self.allowed(&Command::Redo {}).is_ok()
    }

    /// Whether it corrects what was signed before.
    pub const fn is_correction(&self) -> bool {
        self.carried.is_some()
    }

    /// How many edits count, of a correction those since it began with what was signed.
    pub fn edits(&self) -> usize {
        let since = self.carried.unwrap_or(0);
        self.done.iter().filter(|seq| **seq > since).count()
    }

    /// How far the journal goes.
    pub const fn head(&self) -> Head {
        self.chain.head()
    }

    /// Every entry.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.chain.entries().iter().map(|(entry, _)| entry)
    }

    fn write(&mut self, event: Event, now: Timestamp) -> Result<Entry, Refusal> {
        let entry = self.chain.append(event.clone(), now)?.clone();
        let again = matches!(event, Event::Undo { .. } | Event::Redo { .. });
        self.count(&event, entry.seq);
        if again {
            self.fold()
        } else {
            self.state.take(&event)
        }
        Ok(entry)
    }

    fn allowed(&self, command: &Command) -> Result<(), Refusal> {
        let takes_ending_back = self.state.signed.is_none() && matches!(command, Command::Undo {});
        if takes_ending_back {
            return Ok(());
        }
        if self.state.signed.is_some() && matches!(command, Command::Drop {}) {
            return Err(Refusal::CorrectionNotBegun);
        }
        self.open()?;
        let after_return = matches!(
            command,
            Command::Note { .. } | Command::Opened { .. } | Command::Undo {} | Command::Redo {}
        ) || matches!(
            command,
            Command::Return { .. } | Command::Recuse { .. } | Command::Drop {}
        );
        if after_return { Ok(()) } else { self.unreturned() }
    }

    const fn unreturned(&self) -> Result<(), Refusal> {
        if self.state.returned.is_empty() {
            Ok(())
        } else {
            Err(Refusal::Returned)
        }
    }

    fn event(&self, command: Command, means: Means<'_>) -> Result<Event, Refusal> {
        Ok(match command {
            Command::Level { criterion, level } => self.level(criterion, level)?,
            Command::CannotJudge { criterion, reason } => Event::CannotJudge {
                criterion: self.known(criterion)?,
                reason: said(reason)?,
            },
            Command::Rationale { criterion, text } => Event::Rationale {
                criterion: self.known(criterion)?,
                text,
            },
            Command::Strength { criterion, text } => Event::Strength {
                criterion: self.known(criterion)?,
                text,
            },
            Command::NextStep { criterion, text } => Event::NextStep {
                criterion: self.known(criterion)?,
                text,
            },
            Command::Annotate(request) => {
                let id = (means.new_id)();
                Event::Annotate(self.annotation(id, request, means.now, means.text)?)
            }
            Command::ChangeAnnotation { id, request } => {
                let created = self.state.annotation(&id).ok_or_else(|| unknown(&id))?.created;
                Event::ChangeAnnotation(self.annotation(id, request, created, means.text)?)
            }
            Command::RemoveAnnotation { id } => {
                self.state.annotation(&id).ok_or_else(|| unknown(&id))?;
                Event::RemoveAnnotation { id }
            }
            Command::Note { text } => Event::Note { text },
            Command::Opened { artifact } => Event::Opened {
                artifact: self.artifact(&artifact)?.id.clone(),
            },
            Command::Return { reasons } => Event::Return {
                reasons: all_said(reasons)?,
            },
            Command::Recuse { reason } => Event::Recuse { reason: said(reason)? },
            Command::Drop {} if self.is_correction() => Event::Drop {},
            Command::Drop {} => return Err(Refusal::NoCorrection),
            Command::Purpose { purpose } => Event::Purpose { purpose },
            Command::Undo {} => Event::Undo {
                of: self.last_done().ok_or(Refusal::NothingToUndo)?,
            },
            Command::Redo {} => Event::Redo {
                of: *self.undone.last().ok_or(Refusal::NothingToUndo)?,
            },
        })
    }

    fn level(&self, criterion: CriterionId, level: LevelId) -> Result<Event, Refusal> {
        let found = self.subject.credential.criterion(&criterion);
        match found.map(|found| found.level(&level)) {
            Some(Some(_)) => Ok(Event::Level { criterion, level }),
            Some(None) => Err(Refusal::UnknownLevel { criterion, level }),
            None => Err(Refusal::UnknownCriterion { criterion }),
        }
    }

    fn known(&self, criterion: CriterionId) -> Result<CriterionId, Refusal> {
        let known = self.subject.credential.criterion(&criterion).is_some();
        if known {
            Ok(criterion)
        } else {
            Err(Refusal::UnknownCriterion { criterion })
        }
    }

    fn artifact(&self, name: &str) -> Result<&Artifact, Refusal> {
        self.subject.artifact(name).ok_or_else(|| Refusal::UnknownArtifact {
            artifact: name.to_owned(),
        })
    }

    fn annotation(
        &self,
        id: AnnotationId,
        request: Request,
        created: Timestamp,
        text: &dyn FindText,
    ) -> Result<Annotation, Refusal> {
        let artifact = self.artifact(&request.artifact)?;
        let place = request.place(&self.subject, artifact, text)?;
        let mut criteria = Vec::new();
        for criterion in request.criteria {
            let criterion = self.known(criterion)?;
            if !criteria.contains(&criterion) {
                criteria.push(criterion);
            }
        }
        let (kind, comment) = (request.kind, request.comment);
        Ok(Annotation {
            id,
            artifact: artifact.id.clone(),
            place,
            criteria,
            kind,
            comment,
            created,
        })
    }

    /// What would be taken back next. A correction goes back to where it began and no further.
    fn last_done(&self) -> Option<u64> {
        let carried = self.carried.unwrap_or(0);
        self.done.last().copied().filter(|seq| *seq > carried)
    }

    /// Keeps the two stacks of undo: what would be taken back next, and what would come again.
    fn count(&mut self, event: &Event, seq: u64) {
        match event {
            Event::Undo { .. } => self.undone.extend(self.done.pop()),
            Event::Redo { .. } => self.done.extend(self.undone.pop()),
            edit if edit.is_edit() => {
                self.done.push(seq);
                self.undone.clear();
            }
            _ => {}
        }
    }

    fn recount(&mut self) {
        let events: Vec<_> = self
            .chain
            .entries()
            .iter()
            .map(|(entry, event)| (event.clone(), entry.seq))
            .collect();
        for (event, seq) in events {
            self.count(&event, seq);
        }
    }

    /// The state without what was undone.
    fn fold(&mut self) {
        self.state = State::new(Purpose::Summative, "en");
        for (entry, event) in self.chain.entries() {
            if !event.is_edit() || self.done.binary_search(&entry.seq).is_ok() {
                self.state.take(event);
            }
        }
    }
}

fn unknown(id: &AnnotationId) -> Refusal {
    Refusal::UnknownAnnotation { id: id.clone() }
}

fn said(text: String) -> Result<String, Refusal> {
    if is_blank(&text) {
        Err(Refusal::ReasonMissing)
    } else {
        Ok(text)
    }
}

fn all_said(texts: Vec<String>) -> Result<Vec<String>, Refusal> {
    if texts.is_empty() {
        Err(Refusal::ReasonMissing)
    } else {
        texts.into_iter().map(said).collect()
    }
}
