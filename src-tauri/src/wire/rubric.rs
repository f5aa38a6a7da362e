//! The rubric of a review, as the window shows it.

use assay_app::model::rubric;
use serde::Serialize;
use specta::Type;

#[derive(Debug, Clone, Serialize, Type)]
pub(super) struct Criterion {
    id: String,
    /// From 1.
    number: u32,
    title: String,
    /// The level that it takes.
    required: String,
    levels: Vec<Level>,
    requirements: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Type)]
pub(super) struct Level {
    id: String,
    title: String,
    points: u32,
    descriptor: String,
}

/// How levels become an outcome.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(tag = "kind", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub(super) enum Rule {
    All {},
    Count {
        at_least: u32,
        must: Vec<String>,
        floor: Option<String>,
    },
    Points {
        cut: u32,
        floor: Option<String>,
    },
}

pub(super) fn criterion((number, criterion): (u32, &rubric::Criterion)) -> Criterion {
    let level = |level: &rubric::Level| Level {
        id: level.id.to_string(),
        title: level.title.clone(),
        points: level.points,
        descriptor: level.descriptor.clone(),
    };
    Criterion {
        id: criterion.id.to_string(),
        number,
        title: criterion.title.clone(),
        required: criterion.required.to_string(),
        levels: criterion.levels.iter().map(level).collect(),
        requirements: criterion.requirements.iter().map(ToString::to_string).collect(),
    }
}

impl From<&rubric::Rule> for Rule {
    fn from(rule: &rubric::Rule) -> Self {
        let named = |floor: &Option<assay_app::model::LevelId>| floor.as_ref().map(ToString::to_string);
        match rule {
            rubric::Rule::All {} => Self::All {},
            rubric::Rule::Count { at_least, must, floor } => Self::Count {
                at_least: *at_least,
                must: must.iter().map(ToString::to_string).collect(),
                floor: named(floor),
            },
            rubric::Rule::Points { cut, floor } => Self::Points {
                cut: *cut,
                floor: named(floor),
            },
        }
    }
}
