//! `assay/micro-credential/1` as it stands in files (FORMATS 2). These structs must not move when a domain type does.

use crate::listing::{Alignment, Listing, Prerequisites, Resource, Stack};
use assay_model::rubric::{
    ArtifactKind, Criterion, EvidenceRequirement, KeyMethod, Level, NearCut, NextStep, Parts, Range, Research, Rule,
};
use assay_model::{CriterionId, LevelId, MicroCredentialId, RequirementId};
use serde::{Deserialize, Deserializer, de::Error as _};
use serde_json::Value;

/// The parts, the listing, and the paths of members that nobody here knows.
pub(crate) type Taken = (Parts, Listing, Vec<String>);

/// Where in the file something has the wrong shape, and how.
pub(crate) type Misshapen = (String, String);

/// Takes the document apart; checks shapes only, not what they mean together.
pub(crate) fn take(document: &Value) -> Result<Taken, Misshapen> {
    let mut unknown = Vec::new();
    let mut track = serde_path_to_error::Track::new();
    let reader = serde_path_to_error::Deserializer::new(document, &mut track);
    let file: Result<File, _> = serde_ignored::deserialize(reader, |path| unknown.push(readable(&path.to_string())));
    match file {
        Ok(file) => Ok((file.parts, file.listing, unknown)),
        Err(error) => Err((track.path().to_string(), error.to_string())),
    }
}

/// serde_ignored writes `criteria.0.?.note`; the `?` only says that a member was optional.
fn readable(path: &str) -> String {
    path.split('.')
        .filter(|part| *part != "?")
        .collect::<Vec<_>>()
        .join(".")
}

struct File {
    parts: Parts,
    listing: Listing,
}

impl<'de> Deserialize<'de> for File {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let members = Members::deserialize(deserializer)?;
        let rule = members.rule.taken().map_err(D::Error::custom)?;
        Ok(Self {
            parts: Parts {
                id: members.id,
                version: members.version,
                title: members.title,
                competency: members.competency,
                key_method: members.key_method.into(),
                requirements: members.requirements.into_iter().map(Into::into).collect(),
                criteria: members.criteria.into_iter().map(Into::into).collect(),
                rule,
                near_cut: members.near_cut.map(|NearCutFile { from, to }| NearCut { from, to }),
                next_steps: members.next_steps.into_iter().map(Into::into).collect(),
            },
            listing: Listing {
                resources: members.resources,
                alignments: members.alignments,
                topics: members.topics,
                grade_bands: members.grade_bands,
                hours: members.hours,
                prerequisites: members.prerequisites,
                stack: members.stack,
            },
        })
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Members {
    #[serde(rename = "format")]
    _format: String,
    id: MicroCredentialId,
    version: String,
    title: String,
    competency: String,
    key_method: KeyMethodFile,
    requirements: Vec<RequirementFile>,
    criteria: Vec<CriterionFile>,
    rule: RuleFile,
    near_cut: Option<NearCutFile>,
    #[serde(default)]
    next_steps: Vec<NextStepFile>,
    resources: Vec<Resource>,
    alignments: Vec<Alignment>,
    topics: Vec<String>,
    grade_bands: Vec<String>,
    hours: Option<u32>,
    prerequisites: Option<Prerequisites>,
    stack: Option<Stack>,
    #[serde(rename = "proof")]
    _proof: Option<Value>,
}

#[derive(Deserialize)]
struct KeyMethodFile {
    name: String,
    text: String,
    research: Vec<ResearchFile>,
}

#[derive(Deserialize)]
struct ResearchFile {
    citation: String,
    doi: Option<String>,
    url: Option<String>,
    supports: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RequirementFile {
    id: RequirementId,
    title: String,
    shows: String,
    kinds: Vec<ArtifactKind>,
    min: u32,
    max: Option<u32>,
    min_seconds: Option<u32>,
    max_seconds: Option<u32>,
    min_pages: Option<u32>,
    max_pages: Option<u32>,
    min_words: Option<u32>,
    max_words: Option<u32>,
}

#[derive(Deserialize)]
struct CriterionFile {
    id: CriterionId,
    title: String,
    requirements: Vec<RequirementId>,
    required: LevelId,
    levels: Vec<LevelFile>,
}

#[derive(Deserialize)]
struct LevelFile {
    id: LevelId,
    title: String,
    points: u32,
    descriptor: String,
}

#[derive(Deserialize)]
struct NearCutFile {
    from: u32,
    to: u32,
}

#[derive(Deserialize)]
struct NextStepFile {
    criterion: Option<CriterionId>,
    text: String,
}

/// All members of all kinds of rule, so that an unknown one is seen, whichever the kind.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RuleFile {
    kind: RuleKind,
    at_least: Option<u32>,
    must: Option<Vec<CriterionId>>,
    cut: Option<u32>,
    floor: Option<LevelId>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum RuleKind {
    All,
    Count,
    Points,
}

impl RuleFile {
    /// The rule, when it has the members of its kind and none of another.
    fn taken(self) -> Result<Rule, String> {
        let foreign = match self.kind {
            RuleKind::All => {
                self.at_least.is_some() || self.must.is_some() || self.cut.is_some() || self.floor.is_some()
            }
            RuleKind::Count => self.cut.is_some(),
            RuleKind::Points => self.at_least.is_some() || self.must.is_some(),
        };
        if foreign {
            return Err("rule has a member that belongs to another kind of rule".to_owned());
        }
        match (self.kind, self.at_least, self.must, self.cut) {
            (RuleKind::All, ..) => Ok(Rule::All {}),
            (RuleKind::Count, Some(at_least), Some(must), _) => Ok(Rule::Count {
                at_least,
                must,
                floor: self.floor,
            }),
            (RuleKind::Points, _, _, Some(cut)) => Ok(Rule::Points { cut, floor: self.floor }),
            (RuleKind::Count, ..) => Err("a rule of kind count needs atLeast and must".to_owned()),
            (RuleKind::Points, ..) => Err("a rule of kind points needs cut".to_owned()),
        }
    }
}

impl From<KeyMethodFile> for KeyMethod {
    fn from(file: KeyMethodFile) -> Self {
        Self {
            name: file.name,
            text: file.text,
            research: file.research.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<ResearchFile> for Research {
    fn from(file: ResearchFile) -> Self {
        Self {
            citation: file.citation,
            doi: file.doi,
            url: file.url,
            supports: file.supports,
        }
    }
}

impl From<RequirementFile> for EvidenceRequirement {
    fn from(file: RequirementFile) -> Self {
        let range = |min, max| Range { min, max };
        Self {
            id: file.id,
            title: file.title,
            shows: file.shows,
            kinds: file.kinds,
            min: file.min,
            max: file.max,
            seconds: range(file.min_seconds, file.max_seconds),
            pages: range(file.min_pages, file.max_pages),
            words: range(file.min_words, file.max_words),
        }
    }
}

impl From<CriterionFile> for Criterion {
    fn from(file: CriterionFile) -> Self {
        Self {
            id: file.id,
            title: file.title,
            requirements: file.requirements,
            required: file.required,
            levels: file.levels.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<LevelFile> for Level {
    fn from(file: LevelFile) -> Self {
        Self {
            id: file.id,
            title: file.title,
            points: file.points,
            descriptor: file.descriptor,
        }
    }
}

impl From<NextStepFile> for NextStep {
    fn from(file: NextStepFile) -> Self {
        Self {
            criterion: file.criterion,
            text: file.text,
        }
    }
}
