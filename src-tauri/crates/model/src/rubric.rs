//! A micro-credential: one competency, its key method with the research behind it, what evidence is asked for, the
//! rubric, and the rule that turns levels into an outcome. A value of [`MicroCredential`] has been checked as a whole.

mod fit;

pub use fit::RubricFault;

use crate::ids::{CriterionId, LevelId, MicroCredentialId, RequirementId};
use fit::faults;
use serde::{Deserialize, Serialize};
use std::ops::Deref;

/// The most points that one level may count.
pub const MAX_POINTS: u32 = 10_000;
/// The most rows of a rubric: as many as have points that can be added up in 32 bits.
pub const MAX_CRITERIA: u32 = u32::MAX / MAX_POINTS;

/// A micro-credential whose parts fit together; immutable, named by id, version and content digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MicroCredential(Parts);

/// What a micro-credential is made of. Reads as FORMATS 2 names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The same in every version.
    pub id: MicroCredentialId,
    /// The version, a short text.
    pub version: String,
    /// Its name.
    pub title: String,
    /// The one competency, a sentence.
    pub competency: String,
    /// How it is done, and why that is known to work.
    pub key_method: KeyMethod,
    /// What the teacher hands in.
    pub requirements: Vec<EvidenceRequirement>,
    /// The rows of the rubric, in order.
    pub criteria: Vec<Criterion>,
    /// How levels become an outcome.
    pub rule: Rule,
    /// Results that ask for a second assessor.
    pub near_cut: Option<NearCut>,
    /// What to do next when it is not yet.
    pub next_steps: Vec<NextStep>,
}

/// The key method and its research.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyMethod {
    /// A short name.
    pub name: String,
    /// What is done.
    pub text: String,
    /// What it rests on.
    pub research: Vec<Research>,
}

/// One reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Research {
    /// The citation as printed.
    pub citation: String,
    /// Its DOI.
    pub doi: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// What it supports.
    pub supports: String,
}

/// What kind of file meets a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ArtifactKind {
    /// PDF, Word, slides.
    Document,
    /// A photograph or drawing.
    Image,
    /// A recording with pictures.
    Video,
    /// A recording without pictures.
    Audio,
    /// Plain text, Markdown, captions.
    Text,
    /// Rows and columns.
    Table,
}

/// What the micro-credential asks for. All limits are inclusive; seconds limit audio and video, pages limit documents,
/// words limit documents and text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceRequirement {
    /// Its name within the micro-credential.
    pub id: RequirementId,
    /// Its title.
    pub title: String,
    /// What the evidence has to show.
    pub shows: String,
    /// Which kinds of file meet it.
    pub kinds: Vec<ArtifactKind>,
    /// At least so many files.
    pub min: u32,
    /// At most so many.
    pub max: Option<u32>,
    /// Length of audio and video, seconds.
    pub seconds: Range,
    /// Pages of a document.
    pub pages: Range,
    /// Words of a document or text.
    pub words: Range,
}

/// Two inclusive ends, either of which may be open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// At least.
    pub min: Option<u32>,
    /// At most.
    pub max: Option<u32>,
}

/// A row of the rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// Its name within the micro-credential.
    pub id: CriterionId,
    /// Its title.
    pub title: String,
    /// Where its evidence is expected.
    pub requirements: Vec<RequirementId>,
    /// The level that it takes.
    pub required: LevelId,
    /// Lowest first.
    pub levels: Vec<Level>,
}

/// A level of one criterion, with the words that describe it there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Its name within the criterion.
    pub id: LevelId,
    /// `Demonstrated`.
    pub title: String,
    /// What it counts under a `points` rule.
    pub points: u32,
    /// What is seen at this level.
    pub descriptor: String,
}

/// How levels become an outcome (FORMATS 2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum Rule {
    /// Every criterion at its required level.
    All {},
    /// So many at their required level, named ones among them, none below a floor.
    Count {
        /// How many.
        at_least: u32,
        /// Which of them in any case.
        must: Vec<CriterionId>,
        /// The level that no criterion may be below.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        floor: Option<LevelId>,
    },
    /// So many points, none below a floor.
    Points {
        /// How many points.
        cut: u32,
        /// The level that no criterion may be below.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        floor: Option<LevelId>,
    },
}

/// Results from `from` to `to`, both inclusive, ask for a second assessor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NearCut {
    /// First such result.
    pub from: u32,
    /// Last such result.
    pub to: u32,
}

/// Something to do next, for one criterion or for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// For which criterion.
    pub criterion: Option<CriterionId>,
    /// What to do.
    pub text: String,
}

impl MicroCredential {
    /// Checks that the parts fit together; gives every fault, not the first.
    pub fn new(parts: Parts) -> Result<Self, Vec<RubricFault>> {
        let faults = faults(&parts);
        if faults.is_empty() {
            Ok(Self(parts))
        } else {
            Err(faults)
        }
    }

    /// The criterion of this name.
    pub fn criterion(&self, id: &CriterionId) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id == *id)
    }
}

impl Deref for MicroCredential {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl Criterion {
    /// The level of this name with its rank, 0 being the lowest.
    pub fn level(&self, id: &LevelId) -> Option<(usize, &Level)> {
        self.levels.iter().enumerate().find(|(_, level)| level.id == *id)
    }

    /// The level that the criterion takes.
    pub fn required_level(&self) -> Option<(usize, &Level)> {
        self.level(&self.required)
    }
}

impl Parts {
    /// The most points that can be reached; exact in a [`MicroCredential`], which has at most [`MAX_CRITERIA`] criteria
    /// of at most [`MAX_POINTS`].
    pub fn points_possible(&self) -> u32 {
        let best = self.criteria.iter().filter_map(|criterion| criterion.levels.last());
        best.fold(0, |sum, level| sum.saturating_add(level.points))
    }
}

impl Range {
    /// Whether `value` lies between the ends.
    pub fn holds(self, value: u32) -> bool {
        self.min.is_none_or(|min| value >= min) && self.max.is_none_or(|max| value <= max)
    }

    /// Whether neither end is set.
    pub const fn is_open(self) -> bool {
        self.min.is_none() && self.max.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(criteria: u32, points: u32) -> Parts {
        let level = |id: &str, points| Level {
            id: id.parse().expect("a word"),
            title: "Title".to_owned(),
            points,
            descriptor: "What is seen".to_owned(),
        };
        let criterion = |number: u32| Criterion {
            id: format!("c{number}").parse().expect("a word"),
            title: "Title".to_owned(),
            requirements: Vec::new(),
            required: "best".parse().expect("a word"),
            levels: vec![level("basic", 0), level("best", points)],
        };
        Parts {
            id: "urn:uuid:6f1c0e3a-5d0b-4a5e-9b86-0f3f2a7b1c11"
                .parse()
                .expect("an identifier"),
            version: "1".to_owned(),
            title: "Title".to_owned(),
            competency: "A sentence.".to_owned(),
            key_method: KeyMethod {
                name: "Name".to_owned(),
                text: "Text".to_owned(),
                research: Vec::new(),
            },
            requirements: Vec::new(),
            criteria: (0..criteria).map(criterion).collect(),
            rule: Rule::Points { cut: 1, floor: None },
            near_cut: None,
            next_steps: Vec::new(),
        }
    }

    #[test]
    fn the_points_of_a_rubric_can_be_added_up() {
        let credential = MicroCredential::new(parts(3, MAX_POINTS)).expect("sound");
        assert_eq!(credential.points_possible(), 30_000);
        for points in [MAX_POINTS + 1, u32::MAX] {
            let parts = parts(2, points);
            assert!(
                parts.points_possible() > MAX_POINTS,
                "nothing wraps before it is checked"
            );
            let faults = MicroCredential::new(parts).expect_err("too many points");
            let too_many = |criterion: &str| RubricFault::OutOfReach {
                place: format!("criterion {criterion}, points"),
                value: points,
                least: 0,
                most: Some(MAX_POINTS),
            };
            assert_eq!(faults, [too_many("c0"), too_many("c1")]);
        }
        let whole = u64::from(MAX_CRITERIA) * u64::from(MAX_POINTS);
        assert!(u32::try_from(whole).is_ok() && u32::try_from(whole + u64::from(MAX_POINTS)).is_err());
    }
}
