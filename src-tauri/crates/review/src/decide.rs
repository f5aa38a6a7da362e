//! The decision rule: levels in, outcome and its one sentence out (FORMATS 2 and 5).
//!
//! The sentence is part of `assay/record/1`: `result verify` computes it again and compares. Its wording is frozen with
//! that format and therefore stands here and not in the message catalogue.

use assay_model::ids::{CriterionId, LevelId};
use assay_model::outcome::{Outcome, OutcomeValue};
use assay_model::rubric::{Criterion, MicroCredential, NearCut, Rule};
use assay_model::score::{Choice, Purpose};

/// What the rule of `credential` makes of `answers` (a criterion without an answer counts as not reached).
/// `returned` submissions and formative reviews have no judgement.
pub fn decide(
    credential: &MicroCredential,
    purpose: Purpose,
    returned: bool,
    answers: &dyn Fn(&CriterionId) -> Option<Choice>,
) -> Outcome {
    let rows = rows(credential, answers);
    let count = |rows: &mut dyn Iterator<Item = &Row>| u32::try_from(rows.count()).unwrap_or(u32::MAX);
    let (reached, of) = match credential.rule {
        Rule::Points { .. } => (rows.iter().map(Row::points).sum(), credential.points_possible()),
        Rule::All {} | Rule::Count { .. } => (
            count(&mut rows.iter().filter(|row| row.reaches())),
            count(&mut rows.iter()),
        ),
    };
    let blank = |value, explanation: &str| Outcome {
        value,
        rule: credential.rule.clone(),
        reached: 0,
        of: 0,
        near_cut: false,
        explanation: explanation.to_owned(),
    };
    if returned {
        return blank(
            OutcomeValue::Returned,
            "Returned without a judgement: nothing is said about the teaching.",
        );
    }
    if purpose == Purpose::Formative {
        return blank(OutcomeValue::None, "Feedback for growth: there is no outcome.");
    }
    let meets = meets(&credential.rule, &rows, reached);
    let near_cut = credential
        .near_cut
        .is_some_and(|NearCut { from, to }| (from..=to).contains(&reached));
    Outcome {
        value: if meets {
            OutcomeValue::Meets
        } else {
            OutcomeValue::NotYet
        },
        rule: credential.rule.clone(),
        reached,
        of,
        near_cut,
        explanation: explain(&credential.rule, &rows, (reached, of), meets, near_cut),
    }
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
struct Row<'a> {
    criterion: &'a Criterion,
    choice: Option<Choice>,
}

impl Row<'_> {
    /// Rank from 0 of the chosen level; none where it was not or cannot be judged, which is below every level.
    fn rank(&self) -> Option<usize> {
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

    fn at_or_above(&self, level: &LevelId) -> bool {
        let needed = self.criterion.level(level).map(|(rank, _)| rank);
        needed.zip(self.rank()).is_some_and(|(needed, rank)| rank >= needed)
    }

    fn reaches(&self) -> bool {
        self.at_or_above(&self.criterion.required)
    }

    /// `*Hears from every student* cannot be judged`.
    fn say(&self) -> String {
        let title = &self.criterion.title;
        match (
            &self.choice,
            self.rank().and_then(|rank| self.criterion.levels.get(rank)),
        ) {
            (_, Some(level)) => format!("*{title}* is {}", level.title),
            (Some(_), None) => format!("*{title}* cannot be judged"),
            (None, None) => format!("*{title}* is not scored"),
        }
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

fn explain(rule: &Rule, rows: &[Row<'_>], (reached, of): (u32, u32), meets: bool, near_cut: bool) -> String {
    let mut sentences = vec![match rule {
        Rule::All {} => format!("{} {}", count_of(reached, of), at_level(rows, reached)),
        Rule::Count { at_least, .. } => {
            let needed = needed(*at_least);
            format!("{} {}, {needed}", count_of(reached, of), at_level(rows, reached))
        }
        Rule::Points { cut, .. } => {
            let points = if of == 1 { "point" } else { "points" };
            format!("{reached} of {of} {points}, {}", needed(*cut))
        }
    }];
    let details: Vec<String> = rows
        .iter()
        .filter(|row| !row.reaches())
        .map(|row| detail(rule, row))
        .collect();
    if !details.is_empty() {
        sentences.push(details.join("; "));
    }
    let verdict = if meets { "meets the rule" } else { "not yet" };
    let mut text = format!("{}: {verdict}.", sentences.join(". "));
    if near_cut {
        text.push_str(" This is close to the cut: a second assessor is asked for.");
    }
    text
}

fn count_of(reached: u32, of: u32) -> String {
    format!("{reached} of {of} {}", if of == 1 { "criterion" } else { "criteria" })
}

/// `4 are needed`.
fn needed(count: u32) -> String {
    format!("{count} {} needed", verb(count))
}

const fn verb(count: u32) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// `are Demonstrated` where every criterion requires a level of one name.
fn at_level(rows: &[Row<'_>], reached: u32) -> String {
    let verb = if rows.len() == 1 { "is" } else { verb(reached) };
    let mut titles = rows
        .iter()
        .filter_map(|row| row.criterion.required_level())
        .map(|(_, level)| level.title.as_str());
    match titles.next() {
        Some(first) if titles.all(|title| title == first) => format!("{verb} {first}"),
        _ => format!("{verb} at the required level"),
    }
}

/// What stands in the way, or would if the rule asked for it.
fn detail(rule: &Rule, row: &Row<'_>) -> String {
    let (must, floor) = match rule {
        Rule::All {} => (false, None),
        Rule::Count { must, floor, .. } => (must.contains(&row.criterion.id), floor.as_ref()),
        Rule::Points { floor, .. } => (false, floor.as_ref()),
    };
    let said = row.say();
    if let Some(floor) = floor.filter(|floor| !row.at_or_above(floor)) {
        let title = row
            .criterion
            .level(floor)
            .map_or(floor.as_str(), |(_, level)| level.title.as_str());
        return format!("{said}, where no criterion may be below {title}");
    }
    if let Some((_, needed)) = row.criterion.required_level().filter(|_| must) {
        return format!("{said} and has to be {}", needed.title);
    }
    match (rule, &row.choice) {
        (Rule::Points { .. }, Some(Choice::CannotJudge(_))) => format!("{said} and counts 0 points"),
        _ => said,
    }
}
