//! `assay/micro-credential/1` as it stands in files (FORMATS 2). These structs must not move when a domain type does.

use crate::listing::{Alignment, Listing, Prerequisites, Resource, Stack};
use assay_model::rubric::{
    ArtifactKind, Criterion, EvidenceRequirement, KeyMethod, Level, NearCut, NextStep, Parts, Range, Research, Rule,
};
use assay_model::shape::{Fault, Misshapen, Shaped};
use assay_model::{CriterionId, LevelId, MicroCredentialId, RequirementId};
use serde::Deserialize;
use serde_json::Value;

/// The parts, the listing, and the paths of members that nobody here knows.
pub(crate) type Taken = (Parts, Listing, Vec<String>);

/// Takes the document apart; checks shapes only, not what they mean together.
pub(crate) fn taken(document: &Value) -> Result<Taken, Misshapen> {
    let mut unknown = Vec::new();
    let members: Members =
        serde_ignored::deserialize(Shaped(document), |path| unknown.push(readable(&path.to_string())))?;
    let (parts, listing) = members.taken()?;
    Ok((parts, listing, unknown))
}

/// serde_ignored writes `criteria.0.?.note`; the `?` only says that a member was optional.
fn readable(path: &str) -> String {
    path.split('.')
        .filter(|part| *part != "?")
        .collect::<Vec<_>>()
        .join(".")
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

impl Members {
    fn taken(self) -> Result<(Parts, Listing), Misshapen> {
        let parts = Parts {
            id: self.id,
            version: self.version,
            title: self.title,
            competency: self.competency,
            key_method: self.key_method.into(),
            requirements: self.requirements.into_iter().map(Into::into).collect(),
            criteria: self.criteria.into_iter().map(Into::into).collect(),
            rule: self.rule.taken()?,
            near_cut: self.near_cut.map(|NearCutFile { from, to }| NearCut { from, to }),
            next_steps: self.next_steps.into_iter().map(Into::into).collect(),
        };
        let listing = Listing {
            resources: self.resources,
            alignments: self.alignments,
            topics: self.topics,
            grade_bands: self.grade_bands,
            hours: self.hours,
            prerequisites: self.prerequisites,
            stack: self.stack,
        };
        Ok((parts, listing))
    }
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
    fn taken(self) -> Result<Rule, Misshapen> {
        self.check()?;
        Ok(match self.kind {
            RuleKind::All => Rule::All {},
            RuleKind::Count => Rule::Count {
                at_least: self.at_least.ok_or_else(|| of_rule("atLeast", Fault::Missing))?,
                must: self.must.ok_or_else(|| of_rule("must", Fault::Missing))?,
                floor: self.floor,
            },
            RuleKind::Points => Rule::Points {
                cut: self.cut.ok_or_else(|| of_rule("cut", Fault::Missing))?,
                floor: self.floor,
            },
        })
    }

    /// No member that belongs to another kind of rule.
    fn check(&self) -> Result<(), Misshapen> {
        let counts = matches!(self.kind, RuleKind::Count);
        let adds = matches!(self.kind, RuleKind::Points);
        let foreign = [
            ("atLeast", self.at_least.is_some() && !counts),
            ("must", self.must.is_some() && !counts),
            ("cut", self.cut.is_some() && !adds),
            ("floor", self.floor.is_some() && !counts && !adds),
        ];
        match foreign.into_iter().find(|(_, is_foreign)| *is_foreign) {
            Some((member, _)) => Err(of_rule(member, Fault::Unknown)),
            None => Ok(()),
        }
    }
}

fn of_rule(member: &str, fault: Fault) -> Misshapen {
    Misshapen {
        place: format!("rule.{member}"),
        fault,
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
