//! The decision rule: levels in, outcome and its one sentence out (FORMATS 2 and 5). How the sentence is worded stands in
//! [`crate::wording`].

use crate::reasoning::{Judged, Reasoning};
use crate::wording::{Wording, explain};
use assay_model::ids::{CriterionId, LevelId};
use assay_model::outcome::{Outcome, OutcomeValue};
use assay_model::rubric::{Criterion, MicroCredential, NearCut, Rule};
use assay_model::score::{Choice, Purpose};

/// What the rule of `credential` makes of `answers` (a criterion without an answer counts as not reached), in the wording
/// of this build. `returned` submissions and formative reviews have no judgement.
pub fn decide(
    credential: &MicroCredential,
    purpose: Purpose,
    returned: bool,
    answers: &dyn Fn(&CriterionId) -> Option<Choice>,
) -> Outcome {
    decide_in(Wording::NEWEST, credential, purpose, returned, answers)
}

/// The same in a wording in which records were signed before.
pub fn decide_in(
    wording: Wording,
    credential: &MicroCredential,
    purpose: Purpose,
    returned: bool,
    answers: &dyn Fn(&CriterionId) -> Option<Choice>,
) -> Outcome {
    let blank = |value, explanation: &str| Outcome {
        value,
        rule: credential.rule.clone(),
        reached: 0,
        of: 0,
        near_cut: false,
        explanation: explanation.to_owned(),
    };
    match reason(wording, credential, purpose, returned, answers) {
        Reasoning::Returned => blank(
            OutcomeValue::Returned,
            "Returned without a judgement: nothing is said about the teaching.",
        ),
        Reasoning::Formative => blank(OutcomeValue::None, "Feedback for growth: there is no outcome."),
        Reasoning::Judged(judged) => Outcome {
            value: if judged.meets {
                OutcomeValue::Meets
            } else {
                OutcomeValue::NotYet
            },
            rule: credential.rule.clone(),
            reached: judged.reached,
            of: judged.of,
            near_cut: judged.near_cut,
            explanation: explain(wording, &judged),
        },
    }
}

/// How the outcome of [`decide`] came out.
pub fn reasoning(
    credential: &MicroCredential,
    purpose: Purpose,
    returned: bool,
    answers: &dyn Fn(&CriterionId) -> Option<Choice>,
) -> Reasoning {
    reason(Wording::NEWEST, credential, purpose, returned, answers)
}

fn reason(
    wording: Wording,
    credential: &MicroCredential,
    purpose: Purpose,
    returned: bool,
    answers: &dyn Fn(&CriterionId) -> Option<Choice>,
) -> Reasoning {
    if returned {
        return Reasoning::Returned;
    }
    if purpose == Purpose::Formative {
        return Reasoning::Formative;
    }
    let rule = &credential.rule;
    let rows = rows(credential, answers);
    let count = |rows: &mut dyn Iterator<Item = &Row>| u32::try_from(rows.count()).unwrap_or(u32::MAX);
    let (reached, of) = match rule {
        Rule::Points { .. } => (rows.iter().map(Row::points).sum(), credential.points_possible()),
        Rule::All {} | Rule::Count { .. } => (
            count(&mut rows.iter().filter(|row| row.reaches())),
            count(&mut rows.iter()),
        ),
    };
    let meets = meets(rule, &rows, reached);
    let near_cut = credential
        .near_cut
        .is_some_and(|NearCut { from, to }| (from..=to).contains(&reached));
    Reasoning::Judged(Judged::of(wording, rule, &rows, (reached, of), (meets, near_cut)))
}

/// The criteria that are not at their required level, or below the floor: what a "not yet" is about.
pub fn failing(credential: &MicroCredential, answers: &dyn Fn(&CriterionId) -> Option<Choice>) -> Vec<CriterionId> {
    let rows = rows(credential, answers);
    rows.iter()
        .filter(|row| !row.reaches())
        .map(|row| row.criterion.id.clone())
        .collect()
}

/// A criterion and the answer to it.
pub(crate) struct Row<'a> {
    pub(crate) criterion: &'a Criterion,
    pub(crate) choice: Option<Choice>,
}

impl Row<'_> {
    /// Rank from 0 of the chosen level; none where it was not or cannot be judged, which is below every level.
    pub(crate) fn rank(&self) -> Option<usize> {
        match self.choice.as_ref()? {
            Choice::Level(level) => self.criterion.level(level).map(|(rank, _)| rank),
            Choice::CannotJudge(_) => None,
        }
    }

    fn points(&self) -> u32 {
        self.rank()
            .and_then(|rank| self.criterion.levels.get(rank))
            .map_or(0, |level| level.points)
    }

    pub(crate) fn at_or_above(&self, level: &LevelId) -> bool {
        let needed = self.criterion.level(level).map(|(rank, _)| rank);
        needed.zip(self.rank()).is_some_and(|(needed, rank)| rank >= needed)
    }

    pub(crate) fn reaches(&self) -> bool {
        self.at_or_above(&self.criterion.required)
    }
}

fn rows<'a>(credential: &'a MicroCredential, answers: &dyn Fn(&CriterionId) -> Option<Choice>) -> Vec<Row<'a>> {
    credential
        .criteria
        .iter()
        .map(|criterion| Row {
            criterion,
            choice: answers(&criterion.id),
        })
        .collect()
}

fn meets(rule: &Rule, rows: &[Row<'_>], reached: u32) -> bool {
    let above = |floor: &Option<LevelId>| {
        floor
            .as_ref()
            .is_none_or(|floor| rows.iter().all(|row| row.at_or_above(floor)))
    };
    match rule {
        Rule::All {} => rows.iter().all(Row::reaches),
        Rule::Count { at_least, must, floor } => {
            let mut musts = rows.iter().filter(|row| must.contains(&row.criterion.id));
            reached >= *at_least && musts.all(Row::reaches) && above(floor)
        }
        Rule::Points { cut, floor } => reached >= *cut && above(floor),
    }
}
