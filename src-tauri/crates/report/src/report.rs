//! What a report is made from: one signed review, in the words of its micro-credential.

use assay_model::outcome::Outcome;
use assay_model::place::Place;
use assay_model::score::{AnnotationKind, Purpose, Role};
use assay_model::{Sha256, Timestamp};

/// Everything that stands in a report.
#[derive(Clone, Debug)]
pub struct Report {
    /// What the review is for.
    pub purpose: Purpose,
    /// The language in which the assessor wrote (BCP 47).
    pub language: String,
    /// The submission's number.
    pub number: String,
    /// Which attempt, from 1.
    pub attempt: u32,
    /// What the evidence was handed in for.
    pub micro_credential: MicroCredentialLine,
    /// When it was signed, as the signer's clock said.
    pub signed: Timestamp,
    /// Who signs it.
    pub assessor: Signer,
    /// What the rule computes, with its one sentence.
    pub outcome: Outcome,
    /// The rows of the rubric, in its order.
    pub criteria: Vec<CriterionReport>,
    /// Every annotation once, in the order of the record.
    pub places: Vec<CitedPlace>,
    /// Why the submission is returned; empty where it is not.
    pub returned: Vec<String>,
    /// The files, in the order of the bundle.
    pub evidence: Vec<EvidenceLine>,
    /// The payload digest of the bundle.
    pub payload: Sha256,
    /// The record's identifier.
    pub record_id: String,
    /// The identifier of the record that this one takes the place of.
    pub supersedes: Option<String>,
    /// What the micro-credential suggests for the next attempt.
    pub next_steps: Vec<String>,
}

/// The micro-credential, as a heading.
#[derive(Clone, Debug)]
pub struct MicroCredentialLine {
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// Its one competency.
    pub competency: String,
}

/// Who signs.
#[derive(Clone, Debug)]
pub struct Signer {
    /// The name on the record.
    pub name: String,
    /// As what.
    pub role: Role,
    /// The key as eight words.
    pub fingerprint: Vec<String>,
}

/// One row of the rubric and the answer to it.
#[derive(Clone, Debug)]
pub struct CriterionReport {
    /// Its title.
    pub title: String,
    /// Its levels, lowest first.
    pub levels: Vec<LevelWords>,
    /// Which level it takes: a position in `levels`, from 0.
    pub required: usize,
    /// Below which level nothing meets, however much the others reach: the floor, or what this criterion itself has to
    /// reach. A position in `levels`, from 0; none where the number alone decides.
    pub least: Option<usize>,
    /// Where the evidence stands.
    pub answer: Answer,
    /// Why.
    pub rationale: String,
    /// What the evidence shows well.
    pub strength: Option<String>,
    /// One step up; where it cannot be judged, what would let it be judged.
    pub next_step: Option<String>,
}

/// A level and its words.
#[derive(Clone, Debug)]
pub struct LevelWords {
    /// Its name.
    pub title: String,
    /// What is seen at this level.
    pub descriptor: String,
}

/// The answer to a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A level: a position in `levels`, from 0.
    Level(usize),
    /// It cannot be judged from this evidence, and why.
    CannotJudge(String),
    /// Nothing was chosen; feedback may leave criteria out.
    Unanswered,
}

/// An annotation: what is said about a place.
#[derive(Clone, Debug)]
pub struct CitedPlace {
    /// For which criteria: positions in `Report::criteria`, from 0. None: about the evidence as a whole.
    pub criteria: Vec<usize>,
    /// The name of the file.
    pub file: String,
    /// Where in it.
    pub place: Place,
    /// What it is.
    pub kind: AnnotationKind,
    /// What is said; may be empty.
    pub comment: String,
    /// What the place looks like, where consent allows that to leave.
    pub picture: Option<PlacePicture>,
}

/// What a place looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlacePicture {
    /// A JPEG that is shown in the report.
    Shown(Vec<u8>),
    /// The name of the file beside the report, where the report would become too large.
    Beside(String),
}

/// A file of the submission.
#[derive(Clone, Debug)]
pub struct EvidenceLine {
    /// What the teacher calls it.
    pub title: String,
    /// Its name in the bundle.
    pub file: String,
    /// What it is by its content, in words.
    pub true_type: String,
    /// Bytes.
    pub size_bytes: u64,
    /// Whether the assessor opened it.
    pub opened: bool,
}

impl CriterionReport {
    /// The chosen level and its position, if there is one.
    pub(crate) fn chosen(&self) -> Option<(usize, &LevelWords)> {
        match self.answer {
            Answer::Level(step) => self.levels.get(step).map(|level| (step, level)),
            Answer::CannotJudge(_) | Answer::Unanswered => None,
        }
    }

    /// Whether this criterion alone keeps the outcome from meeting.
    pub(crate) fn blocks(&self) -> bool {
        self.least
            .is_some_and(|least| self.chosen().is_none_or(|(step, _)| step < least))
    }

    /// The level above the chosen one, where the chosen one is below what the criterion takes.
    pub(crate) fn one_up(&self) -> Option<&LevelWords> {
        let (step, _) = self.chosen()?;
        (step < self.required).then(|| self.levels.get(step + 1))?
    }
}

impl Report {
    /// The places that serve the criterion at this position.
    pub(crate) fn places_of(&self, criterion: usize) -> impl Iterator<Item = (usize, &CitedPlace)> {
        self.places
            .iter()
            .enumerate()
            .filter(move |(_, place)| place.criteria.contains(&criterion))
    }

    /// The places of one kind.
    pub(crate) fn of_kind(&self, kind: AnnotationKind) -> impl Iterator<Item = (usize, &CitedPlace)> {
        self.places
            .iter()
            .enumerate()
            .filter(move |(_, place)| place.kind == kind)
    }

    pub(crate) fn is_formative(&self) -> bool {
        self.purpose == Purpose::Formative
    }
}

/// Places file by file, both in the order of the record.
pub(crate) fn by_file<'a>(places: &[(usize, &'a CitedPlace)]) -> Vec<(&'a str, Vec<(usize, &'a CitedPlace)>)> {
    let mut files: Vec<(&str, Vec<(usize, &CitedPlace)>)> = Vec::new();
    for &(at, place) in places {
        match files.iter_mut().find(|(file, _)| *file == place.file) {
            Some((_, group)) => group.push((at, place)),
            None => files.push((&place.file, vec![(at, place)])),
        }
    }
    files
}
