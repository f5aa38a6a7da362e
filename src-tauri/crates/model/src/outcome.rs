//! What the decision rule computes from one scoresheet: explained, and not final.

use crate::rubric::Rule;
use serde::{Deserialize, Serialize};

/// The outcome of one scoresheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Outcome {
    /// What it came to.
    pub value: OutcomeValue,
    /// The rule it was computed by.
    pub rule: Rule,
    /// Criteria at or above their required level; points under a `points` rule.
    pub reached: u32,
    /// Out of so many.
    pub of: u32,
    /// Whether a second assessor is asked for.
    pub near_cut: bool,
    /// One sentence, the same everywhere.
    pub explanation: String,
}

/// What the rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeValue {
    /// The rule is met.
    Meets,
    /// Not yet.
    NotYet,
    /// Returned without a judgement.
    Returned,
    /// Formative: there is none.
    None,
}
