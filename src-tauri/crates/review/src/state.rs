//! What a review says so far: a fold over its events.

use crate::journal::Event;
use assay_model::Sha256;
use assay_model::ids::{AnnotationId, ArtifactId, CriterionId};
use assay_model::is_blank;
use assay_model::outcome::Outcome;
use assay_model::rubric::MicroCredential;
use assay_model::score::{Annotation, Choice, Purpose, Score};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The scoresheet as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct State {
    /// What the review is for.
    pub purpose: Purpose,
    /// The language that the assessor writes in.
    pub language: String,
    /// The answers so far.
    pub answers: BTreeMap<CriterionId, Answer>,
    /// The annotations, in the order they were made. Not in the projection: there can be thousands, and each has its entry in
    /// the journal.
    #[serde(skip)]
    pub annotations: Vec<Annotation>,
    /// The artifacts that a viewer has shown.
    pub opened: BTreeSet<ArtifactId>,
    /// The private note.
    pub note: String,
    /// Why the submission goes back, if it does.
    pub returned: Vec<String>,
    /// Why the assessor stood back, if so.
    pub recused: Option<String>,
    /// Whether it was given up; a correction.
    pub dropped: bool,
    /// The record, once signed.
    pub signed: Option<Sha256>,
}

/// One criterion's answer in progress.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// The level, or that it cannot be judged.
    pub choice: Option<Choice>,
    /// Why.
    pub rationale: String,
    /// What the evidence shows well.
    pub strength: String,
    /// What comes next.
    pub next_step: String,
}

impl Answer {
    fn said(&self, criterion: &CriterionId) -> impl Iterator<Item = Event> {
        let named = || criterion.clone();
        let choice = self.choice.clone().map(|choice| match choice {
            Choice::Level(level) => Event::Level {
                criterion: named(),
                level,
            },
            Choice::CannotJudge(reason) => Event::CannotJudge {
                criterion: named(),
                reason,
            },
        });
        let text = |text: &String| (!text.is_empty()).then(|| text.clone());
        let texts = [
            text(&self.rationale).map(|text| Event::Rationale {
                criterion: named(),
                text,
            }),
            text(&self.strength).map(|text| Event::Strength {
                criterion: named(),
                text,
            }),
            text(&self.next_step).map(|text| Event::NextStep {
                criterion: named(),
                text,
            }),
        ];
        choice.into_iter().chain(texts.into_iter().flatten())
    }
}

/// Where a review stands, as the queue shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Nothing was done yet.
    New,
    /// Begun.
    InReview,
    /// Every criterion has an answer and its reason.
    ReadyToSign,
    /// The record is sealed.
    Signed,
    /// It goes back without a judgement.
    Returned,
    /// The assessor stood back.
    Recused,
}

impl State {
    /// A review in which nothing has been said yet; `language` is that of its words (BCP 47).
    pub fn new(purpose: Purpose, language: &str) -> Self {
        Self {
            purpose,
            language: language.to_owned(),
            answers: BTreeMap::new(),
            annotations: Vec::new(),
            opened: BTreeSet::new(),
            note: String::new(),
            returned: Vec::new(),
            recused: None,
            dropped: false,
            signed: None,
        }
    }

    /// Takes one event in. Undo and redo are not seen here: the session folds again without what was undone.
    pub(crate) fn take(&mut self, event: &Event) {
        match event {
            Event::Start { purpose, language, .. } => *self = Self::new(*purpose, language),
            Event::Purpose { purpose } => self.purpose = *purpose,
            Event::Opened { artifact } => drop(self.opened.insert(artifact.clone())),
            Event::Level { criterion, level } => {
                self.answer(criterion).choice = Some(Choice::Level(level.clone()));
            }
            Event::CannotJudge { criterion, reason } => {
                self.answer(criterion).choice = Some(Choice::CannotJudge(reason.clone()));
            }
            Event::Rationale { criterion, text } => self.answer(criterion).rationale.clone_from(text),
            Event::Strength { criterion, text } => self.answer(criterion).strength.clone_from(text),
            Event::NextStep { criterion, text } => self.answer(criterion).next_step.clone_from(text),
            Event::Annotate(annotation) => self.annotations.push(annotation.clone()),
            Event::ChangeAnnotation(annotation) => self.change(annotation),
            Event::RemoveAnnotation { id } => self.annotations.retain(|annotation| annotation.id != *id),
            Event::Note { text } => self.note.clone_from(text),
            Event::Return { reasons } => self.returned.clone_from(reasons),
            Event::Recuse { reason } => self.recused = Some(reason.clone()),
            Event::Drop {} => self.dropped = true,
            Event::Sign { record_sha256 } => self.signed = Some(*record_sha256),
            Event::Undo { .. } | Event::Redo { .. } => {}
        }
    }

    /// What is said here, and what it rests on, as events: the files that were opened, the annotations under `new_ids`.
    pub(crate) fn said(&self, new_ids: impl IntoIterator<Item = AnnotationId>) -> Vec<Event> {
        let annotations = self.annotations.iter().zip(new_ids).map(|(annotation, id)| {
            Event::Annotate(Annotation {
                id,
                ..annotation.clone()
            })
        });
        let note = (!self.note.is_empty()).then(|| Event::Note {
            text: self.note.clone(),
        });
        let answers = self.answers.iter();
        let opened = self.opened.iter().map(|artifact| Event::Opened {
            artifact: artifact.clone(),
        });
        opened
            .chain(annotations)
            .chain(answers.flat_map(|(criterion, answer)| answer.said(criterion)))
            .chain(note)
            .collect()
    }

    /// The choice for a criterion.
    pub fn choice(&self, criterion: &CriterionId) -> Option<Choice> {
        self.answers.get(criterion).and_then(|answer| answer.choice.clone())
    }

    /// The annotations that cite a criterion.
    pub fn citing(&self, criterion: &CriterionId) -> impl Iterator<Item = &Annotation> {
        self.annotations
            .iter()
            .filter(|annotation| annotation.criteria.contains(criterion))
    }

    /// The annotation of this name.
    pub fn annotation(&self, id: &AnnotationId) -> Option<&Annotation> {
        self.annotations.iter().find(|annotation| annotation.id == *id)
    }

    /// Where the review stands.
    pub fn phase(&self, credential: &MicroCredential) -> Phase {
        let untouched = self.answers.is_empty() && self.annotations.is_empty() && self.opened.is_empty();
        if self.recused.is_some() {
            Phase::Recused
        } else if !self.returned.is_empty() {
            Phase::Returned
        } else if self.signed.is_some() {
            Phase::Signed
        } else if untouched && self.note.is_empty() {
            Phase::New
        } else if credential
            .criteria
            .iter()
            .all(|criterion| self.is_answered(&criterion.id))
        {
            Phase::ReadyToSign
        } else {
            Phase::InReview
        }
    }

    /// What the rule makes of it now.
    pub fn outcome(&self, credential: &MicroCredential) -> Outcome {
        crate::decide(credential, self.purpose, !self.returned.is_empty(), &|id| {
            self.choice(id)
        })
    }

    /// The finished rows, in the rubric's order; none where the submission is returned.
    pub fn scores(&self, credential: &MicroCredential) -> Vec<Score> {
        if !self.returned.is_empty() {
            return Vec::new();
        }
        let ids = credential.criteria.iter().map(|criterion| &criterion.id);
        ids.filter_map(|id| self.score(id, self.answers.get(id)?)).collect()
    }

    fn score(&self, criterion: &CriterionId, answer: &Answer) -> Option<Score> {
        let text = |text: &String| (!is_blank(text)).then(|| text.clone());
        Some(Score {
            criterion: criterion.clone(),
            choice: answer.choice.clone()?,
            rationale: answer.rationale.clone(),
            strength: text(&answer.strength),
            next_step: text(&answer.next_step),
            annotations: self.citing(criterion).map(|annotation| annotation.id.clone()).collect(),
        })
    }

    fn is_answered(&self, criterion: &CriterionId) -> bool {
        self.answers.get(criterion).is_some_and(|answer| match &answer.choice {
            Some(Choice::Level(_)) => !is_blank(&answer.rationale),
            Some(Choice::CannotJudge(_)) => true,
            None => false,
        })
    }

    fn answer(&mut self, criterion: &CriterionId) -> &mut Answer {
        self.answers.entry(criterion.clone()).or_default()
    }

    fn change(&mut self, changed: &Annotation) {
        if let Some(annotation) = self
            .annotations
            .iter_mut()
            .find(|annotation| annotation.id == changed.id)
        {
            annotation.clone_from(changed);
        }
    }
}
