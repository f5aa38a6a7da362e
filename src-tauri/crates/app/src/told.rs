//! What was told when a submission came in and cannot be found out again from what the library holds: files that were
//! renamed or left out, what the bundle said otherwise than it should. It is kept with the submission, so that the intake
//! report tells it the next time as well.

use crate::failure::{Finding, Severity};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A finding as it is kept: its code, and what its sentence names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Which one; permanent.
    pub code: String,
    /// How much it weighs.
    pub severity: Severity,
    /// In which file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What its sentence names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<String, String>,
}

impl From<&Finding> for Told {
    fn from(finding: &Finding) -> Self {
        let args = finding.args.iter();
        Self {
            code: finding.code.as_str().to_owned(),
            severity: finding.severity,
            path: finding.path.clone(),
            args: args.map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        }
    }
}
