//! How the parts of a micro-credential have to fit together: names that are given once and that exist, points that rise,
//! rules and bands that can be reached.

use super::{ArtifactKind, MAX_CRITERIA, MAX_POINTS, NearCut, Parts, Range, Rule};
use crate::ids::{CriterionId, RequirementId};
use std::collections::BTreeSet;

/// Why parts do not make a micro-credential.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum RubricFault {
    /// A text that has to say something is empty.
    #[error("{place} is empty")]
    Empty {
        /// Which text.
        place: String,
    },
    /// Two of a kind have one name.
    #[error("{name} stands twice in {place}")]
    Twice {
        /// The name.
        name: String,
        /// Where.
        place: String,
    },
    /// A name that nothing bears.
    #[error("{place} names {name}, which is not there")]
    Unknown {
        /// The name.
        name: String,
        /// Who names it.
        place: String,
    },
    /// Points fall from one level to the next.
    #[error("the points of {criterion} fall")]
    PointsFall {
        /// In which criterion.
        criterion: CriterionId,
    },
    /// A list in which something has to stand is empty.
    #[error("{place} lists nothing")]
    NoneListed {
        /// Which list.
        place: String,
    },
    /// A rule or band that no result can reach, or every result does.
    #[error("{place} is {value}, outside {least} to {most:?}")]
    OutOfReach {
        /// Which number.
        place: String,
        /// What it is.
        value: u32,
        /// The least it can be.
        least: u32,
        /// The most it can be; open where nothing but its own least bounds it.
        most: Option<u32>,
    },
    /// A limit for a kind of file that has no such measure.
    #[error("requirement {requirement} limits {measure}, which none of its kinds has")]
    LimitWithoutKind {
        /// Which requirement.
        requirement: RequirementId,
        /// `seconds`, `pages` or `words`.
        measure: &'static str,
    },
}

/// Everything that does not fit.
pub(super) fn faults(parts: &Parts) -> Vec<RubricFault> {
    let mut faults = Vec::new();
    check_texts(parts, &mut faults);
    check_requirements(parts, &mut faults);
    check_criteria(parts, &mut faults);
    check_rule(parts, &mut faults);
    faults
}

fn check_texts(parts: &Parts, faults: &mut Vec<RubricFault>) {
    let texts = [
        ("version", &parts.version),
        ("title", &parts.title),
        ("competency", &parts.competency),
        ("keyMethod.name", &parts.key_method.name),
        ("keyMethod.text", &parts.key_method.text),
    ];
    faults.extend(texts.into_iter().filter_map(|(place, text)| empty(place, text)));
    for research in &parts.key_method.research {
        faults.extend(empty("keyMethod.research.citation", &research.citation));
    }
}

fn empty(place: &str, text: &str) -> Option<RubricFault> {
    text.trim().is_empty().then(|| RubricFault::Empty {
        place: place.to_owned(),
    })
}

fn twice<'a>(place: &str, names: impl Iterator<Item = &'a str>, faults: &mut Vec<RubricFault>) {
    let mut seen = BTreeSet::new();
    for name in names.filter(|name| !seen.insert(*name)) {
        faults.push(RubricFault::Twice {
            name: name.to_owned(),
            place: place.to_owned(),
        });
    }
}

fn unknown(place: &str, name: &str) -> RubricFault {
    RubricFault::Unknown {
        name: name.to_owned(),
        place: place.to_owned(),
    }
}

fn check_requirements(parts: &Parts, faults: &mut Vec<RubricFault>) {
    use ArtifactKind::{Audio, Document, Text, Video};
    twice(
        "requirements",
        parts.requirements.iter().map(|requirement| requirement.id.as_str()),
        faults,
    );
    for requirement in &parts.requirements {
        let place = |member: &str| format!("requirement {}, {member}", requirement.id);
        faults.extend(empty(&place("title"), &requirement.title));
        if requirement.kinds.is_empty() {
            faults.push(RubricFault::NoneListed { place: place("kinds") });
        }
        for (measure, range, kinds) in [
            ("seconds", requirement.seconds, &[Audio, Video]),
            ("pages", requirement.pages, &[Document, Document]),
            ("words", requirement.words, &[Document, Text]),
        ] {
            if !range.is_open() && !requirement.kinds.iter().any(|kind| kinds.contains(kind)) {
                faults.push(RubricFault::LimitWithoutKind {
                    requirement: requirement.id.clone(),
                    measure,
                });
            }
            faults.extend(upside_down(&place(measure), range));
        }
        faults.extend(upside_down(
            &place("max"),
            Range {
                min: Some(requirement.min),
                max: requirement.max,
            },
        ));
    }
}

fn upside_down(place: &str, range: Range) -> Option<RubricFault> {
    let (min, max) = (range.min?, range.max?);
    let place = place.to_owned();
    (min > max).then_some(RubricFault::OutOfReach {
        place,
        value: max,
        least: min,
        most: None,
    })
}

fn check_criteria(parts: &Parts, faults: &mut Vec<RubricFault>) {
    if parts.criteria.is_empty() {
        faults.push(RubricFault::NoneListed {
            place: "criteria".to_owned(),
        });
    } else {
        faults.extend(out_of_reach("criteria", criteria(parts), 1, MAX_CRITERIA));
    }
    twice(
        "criteria",
        parts.criteria.iter().map(|criterion| criterion.id.as_str()),
        faults,
    );
    for criterion in &parts.criteria {
        let place = |member: &str| format!("criterion {}, {member}", criterion.id);
        faults.extend(empty(&place("title"), &criterion.title));
        twice(
            &place("levels"),
            criterion.levels.iter().map(|level| level.id.as_str()),
            faults,
        );
        for level in &criterion.levels {
            faults.extend(empty(&place("level title"), &level.title));
            faults.extend(empty(&place("descriptor"), &level.descriptor));
            faults.extend(out_of_reach(&place("points"), level.points, 0, MAX_POINTS));
        }
        if criterion.required_level().is_none() {
            faults.push(unknown(&place("required"), criterion.required.as_str()));
        }
        if !criterion.levels.is_sorted_by_key(|level| level.points) {
            faults.push(RubricFault::PointsFall {
                criterion: criterion.id.clone(),
            });
        }
        let known = |id: &&RequirementId| !parts.requirements.iter().any(|requirement| requirement.id == **id);
        faults.extend(
            criterion
                .requirements
                .iter()
                .filter(known)
                .map(|id| unknown(&place("requirements"), id.as_str())),
        );
    }
    let steps = parts.next_steps.iter().filter_map(|step| step.criterion.as_ref());
    faults.extend(unknown_criteria("nextSteps", steps, parts));
    faults.extend(
        parts
            .next_steps
            .iter()
            .filter_map(|step| empty("nextSteps", &step.text)),
    );
}

fn criteria(parts: &Parts) -> u32 {
    u32::try_from(parts.criteria.len()).unwrap_or(u32::MAX)
}

fn unknown_criteria<'a>(
    place: &'a str,
    names: impl Iterator<Item = &'a CriterionId>,
    parts: &'a Parts,
) -> impl Iterator<Item = RubricFault> {
    names
        .filter(|id| !parts.criteria.iter().any(|criterion| criterion.id == **id))
        .map(move |id| unknown(place, id.as_str()))
}

fn check_rule(parts: &Parts, faults: &mut Vec<RubricFault>) {
    let criteria = criteria(parts);
    if criteria == 0 {
        // That has been said, and nothing can be in reach of nothing.
        return;
    }
    let mut scale = criteria;
    let floor = match &parts.rule {
        Rule::All {} => None,
        Rule::Count { at_least, must, floor } => {
            faults.extend(out_of_reach("rule.atLeast", *at_least, 1, criteria));
            faults.extend(unknown_criteria("rule.must", must.iter(), parts));
            twice("rule.must", must.iter().map(CriterionId::as_str), faults);
            floor.as_ref()
        }
        Rule::Points { cut, floor } => {
            scale = parts.points_possible();
            faults.extend(out_of_reach("rule.cut", *cut, 1, scale));
            floor.as_ref()
        }
    };
    if let Some(floor) = floor {
        let without = parts
            .criteria
            .iter()
            .filter(|criterion| criterion.level(floor).is_none());
        faults.extend(without.map(|criterion| unknown(&format!("rule.floor in {}", criterion.id), floor.as_str())));
    }
    if let Some(NearCut { from, to }) = parts.near_cut {
        faults.extend(out_of_reach("nearCut.to", to, 0, scale));
        faults.extend(out_of_reach("nearCut.from", from, 0, to));
    }
}

fn out_of_reach(place: &str, value: u32, least: u32, most: u32) -> Option<RubricFault> {
    let place = place.to_owned();
    (value < least || value > most).then_some(RubricFault::OutOfReach {
        place,
        value,
        least,
        most: Some(most),
    })
}
