//! The one sentence that says what came out and why, in every wording in which a record was ever signed.
//!
//! The sentence is part of `assay/record/1`: `result verify` computes it again and compares. A wording is therefore frozen
//! with the first record that was signed in it and stands here and not in the message catalogue; a better one is added
//! beside it, new records are signed in the newest, and the earlier ones stay readable.

use crate::decide::Row;
use assay_model::ids::LevelId;
use assay_model::rubric::{Criterion, Rule};
use assay_model::score::Choice;

/// How the sentence is worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// The verdict stands at the end, behind what may be below; a criterion that has to be reached and is below the floor
    /// names the floor.
    First,
    /// A rule that is met is said to be met before what is below is told, so that no level reads as if it had met it; the
    /// higher of two levels that a criterion misses is named.
    Second,
}

impl Wording {
    /// What this build signs.
    pub const NEWEST: Self = Self::Second;
    /// Every wording that is read.
    pub const ALL: [Self; 2] = [Self::First, Self::Second];
}

/// The sentence about `rows` under `rule`: so many `reached` of so many.
pub(crate) fn explain(
    wording: Wording,
    rule: &Rule,
    rows: &[Row<'_>],
    (reached, of): (u32, u32),
    meets: bool,
    near_cut: bool,
) -> String {
    let count = match rule {
        Rule::All {} => format!("{} {}", count_of(reached, of), at_level(rows, reached)),
        Rule::Count { at_least, .. } => {
            let needed = needed(*at_least);
            format!("{} {}, {needed}", count_of(reached, of), at_level(rows, reached))
        }
        Rule::Points { cut, .. } => {
            let points = if of == 1 { "point" } else { "points" };
            format!("{reached} of {of} {points}, {}", needed(*cut))
        }
    };
    let below = rows.iter().filter(|row| !row.reaches());
    let details: Vec<String> = below.map(|row| detail(wording, rule, row)).collect();
    let details = details.join("; ");
    let mut text = match (wording, meets, details.is_empty()) {
        (_, true, true) => format!("{count}: meets the rule."),
        (_, false, true) => format!("{count}: not yet."),
        (Wording::First, true, false) => format!("{count}. {details}: meets the rule."),
        (Wording::Second, true, false) => format!("{count}: meets the rule. {details}."),
        (_, false, false) => format!("{count}. {details}: not yet."),
    };
    if near_cut {
        text.push_str(" This is close to the cut: a second assessor is asked for.");
    }
    text
}

/// `*Hears from every student* cannot be judged`.
fn say(row: &Row<'_>) -> String {
    let title = &row.criterion.title;
    let level = row.rank().and_then(|rank| row.criterion.levels.get(rank));
    match (&row.choice, level) {
        (_, Some(level)) => format!("*{title}* is {}", level.title),
        (Some(_), None) => format!("*{title}* cannot be judged"),
        (None, None) => format!("*{title}* is not scored"),
    }
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
fn detail(wording: Wording, rule: &Rule, row: &Row<'_>) -> String {
    let (must, floor) = match rule {
        Rule::All {} => (false, None),
        Rule::Count { must, floor, .. } => (must.contains(&row.criterion.id), floor.as_ref()),
        Rule::Points { floor, .. } => (false, floor.as_ref()),
    };
    let said = say(row);
    let needed = row.criterion.required_level().filter(|_| must);
    let below_floor = floor.filter(|floor| !row.at_or_above(floor));
    let more_than_floor = |floor: &LevelId| needed.map(|(rank, _)| rank) > rank_of(row.criterion, floor);
    match (below_floor, needed) {
        (Some(floor), Some((_, needed))) if wording != Wording::First && more_than_floor(floor) => {
            format!("{said} and has to be {}", needed.title)
        }
        (Some(floor), _) => {
            let title = row.criterion.level(floor);
            let title = title.map_or(floor.as_str(), |(_, level)| level.title.as_str());
            format!("{said}, where no criterion may be below {title}")
        }
        (None, Some((_, needed))) => format!("{said} and has to be {}", needed.title),
        (None, None) => match (rule, &row.choice) {
            (Rule::Points { .. }, Some(Choice::CannotJudge(_))) => format!("{said} and counts 0 points"),
            _ => said,
        },
    }
}

fn rank_of(criterion: &Criterion, level: &LevelId) -> Option<usize> {
    criterion.level(level).map(|(rank, _)| rank)
}
