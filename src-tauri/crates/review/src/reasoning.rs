//! How an outcome came out, as data: what its one sentence says, for whoever says it in another language than the record.

use crate::decide::Row;
use crate::wording::Wording;
use assay_model::ids::LevelId;
use assay_model::rubric::{Criterion, Rule};
use assay_model::score::Choice;

/// How an outcome came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reasoning {
    /// The submission was returned.
    Returned,
    /// A formative review has no outcome.
    Formative,
    /// The rule was followed.
    Judged(Judged),
}

/// What the rule was given, and what it made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What is counted.
    pub counts: Counts,
    /// So many are there.
    pub reached: u32,
    /// Of so many.
    pub of: u32,
    /// How many are needed, where not all are.
    pub needed: Option<u32>,
    /// The criteria below their required level.
    pub below: Vec<Below>,
    /// Whether the rule is met.
    pub meets: bool,
    /// Whether a second assessor is asked for.
    pub near_cut: bool,
}

/// What a rule counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Criteria at the level of this title, where every one requires a level of one name.
    Criteria(Option<String>),
    /// Points.
    Points,
}

/// A criterion below its required level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Below {
    /// Its title.
    pub title: String,
    /// Where it stands.
    pub stands: Stands,
    /// What the rule has against that.
    pub misses: Misses,
}

/// Where a criterion stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// At the level of this title.
    At(String),
    /// It cannot be judged from this evidence.
    CannotBeJudged,
    /// Nobody has scored it.
    NotScored,
}

/// What stands in the way, or would if the rule asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misses {
    /// The rule asks nothing of this criterion in particular.
    Nothing,
    /// It has to be at the level of this title.
    Needed(String),
    /// None may be below the level of this title.
    Floor(String),
    /// It counts no points.
    Points,
}

impl Judged {
    /// What the rule makes of `rows`, as `wording` tells it.
    pub(crate) fn of(
        wording: Wording,
        rule: &Rule,
        rows: &[Row<'_>],
        (reached, of): (u32, u32),
        (meets, near_cut): (bool, bool),
    ) -> Self {
        let (counts, needed) = match rule {
            Rule::All {} => (Counts::Criteria(one_level(rows)), None),
            Rule::Count { at_least, .. } => (Counts::Criteria(one_level(rows)), Some(*at_least)),
            Rule::Points { cut, .. } => (Counts::Points, Some(*cut)),
        };
        let below = rows.iter().filter(|row| !row.reaches());
        Self {
            counts,
            reached,
            of,
            needed,
            below: below
                .map(|row| Below {
                    title: row.criterion.title.clone(),
                    stands: stands(row),
                    misses: misses(wording, rule, row),
                })
                .collect(),
            meets,
            near_cut,
        }
    }
}

/// The title of the required level, where every criterion requires one of that name.
fn one_level(rows: &[Row<'_>]) -> Option<String> {
    let mut titles = rows
        .iter()
        .filter_map(|row| row.criterion.required_level())
        .map(|(_, level)| level.title.as_str());
    let first = titles.next()?;
    titles.all(|title| title == first).then(|| first.to_owned())
}

fn stands(row: &Row<'_>) -> Stands {
    let level = row.rank().and_then(|rank| row.criterion.levels.get(rank));
    match (&row.choice, level) {
        (_, Some(level)) => Stands::At(level.title.clone()),
        (Some(_), None) => Stands::CannotBeJudged,
        (None, None) => Stands::NotScored,
    }
}

fn misses(wording: Wording, rule: &Rule, row: &Row<'_>) -> Misses {
    let (must, floor) = match rule {
        Rule::All {} => (false, None),
        Rule::Count { must, floor, .. } => (must.contains(&row.criterion.id), floor.as_ref()),
        Rule::Points { floor, .. } => (false, floor.as_ref()),
    };
    let needed = row.criterion.required_level().filter(|_| must);
    let below_floor = floor.filter(|floor| !row.at_or_above(floor));
    let more_than_floor = |floor: &LevelId| needed.map(|(rank, _)| rank) > rank_of(row.criterion, floor);
    match (below_floor, needed) {
        (Some(floor), Some((_, needed))) if wording != Wording::First && more_than_floor(floor) => {
            Misses::Needed(needed.title.clone())
        }
        (Some(floor), _) => {
            let title = row.criterion.level(floor).map(|(_, level)| level.title.as_str());
            Misses::Floor(title.unwrap_or_else(|| floor.as_str()).to_owned())
        }
        (None, Some((_, needed))) => Misses::Needed(needed.title.clone()),
        (None, None) => match (rule, &row.choice) {
            (Rule::Points { .. }, Some(Choice::CannotJudge(_))) => Misses::Points,
            _ => Misses::Nothing,
        },
    }
}

fn rank_of(criterion: &Criterion, level: &LevelId) -> Option<usize> {
    criterion.level(level).map(|(rank, _)| rank)
}
