//! The one sentence that says what came out and why, in every wording in which a record was ever signed.
//!
//! The sentence is part of `assay/record/1`: `result verify` computes it again and compares. A wording is therefore frozen
//! with the first record that was signed in it and stands here and not in the message catalogue; a better one is added
//! beside it, new records are signed in the newest, and the earlier ones stay readable.

use crate::reasoning::{Below, Counts, Judged, Misses, Stands};

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

/// The sentence about how an outcome came out.
pub(crate) fn explain(wording: Wording, judged: &Judged) -> String {
    let Judged { reached, of, .. } = *judged;
    let count = match &judged.counts {
        Counts::Criteria(level) => format!("{} {}", count_of(reached, of), at_level(level.as_deref(), reached, of)),
        Counts::Points => format!("{reached} of {of} {}", if of == 1 { "point" } else { "points" }),
    };
    let count = match judged.needed {
        Some(needed) => format!("{count}, {needed} {} needed", verb(needed)),
        None => count,
    };
    let details: Vec<String> = judged.below.iter().map(detail).collect();
    let details = details.join("; ");
    let mut text = match (wording, judged.meets, details.is_empty()) {
        (_, true, true) => format!("{count}: meets the rule."),
        (_, false, true) => format!("{count}: not yet."),
        (Wording::First, true, false) => format!("{count}. {details}: meets the rule."),
        (Wording::Second, true, false) => format!("{count}: meets the rule. {details}."),
        (_, false, false) => format!("{count}. {details}: not yet."),
    };
    if judged.near_cut {
        text.push_str(" This is close to the cut: a second assessor is asked for.");
    }
    text
}

fn count_of(reached: u32, of: u32) -> String {
    format!("{reached} of {of} {}", if of == 1 { "criterion" } else { "criteria" })
}

const fn verb(count: u32) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// `are Demonstrated` where every criterion requires a level of one name.
fn at_level(level: Option<&str>, reached: u32, of: u32) -> String {
    let verb = if of == 1 { "is" } else { verb(reached) };
    format!("{verb} {}", level.unwrap_or("at the required level"))
}

/// `*Hears from every student* cannot be judged`, and what the rule has against that.
fn detail(below: &Below) -> String {
    let title = &below.title;
    let said = match &below.stands {
        Stands::At(level) => format!("*{title}* is {level}"),
        Stands::CannotBeJudged => format!("*{title}* cannot be judged"),
        Stands::NotScored => format!("*{title}* is not scored"),
    };
    match &below.misses {
        Misses::Nothing => said,
        Misses::Needed(level) => format!("{said} and has to be {level}"),
        Misses::Floor(level) => format!("{said}, where no criterion may be below {level}"),
        Misses::Points => format!("{said} and counts 0 points"),
    }
}
