//! The roles of files as a person reads, changes and confirms them: TOML, one `[[artifact]]` for each file.

use super::{PlainFile, Why};
use assay_model::ArtifactPath;
use assay_model::ids::RequirementId;
use assay_model::rubric::EvidenceRequirement;
use assay_model::submission::Consent;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The role of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Which file, relative to `data/`.
    pub path: ArtifactPath,
    /// What it is offered for.
    pub requirement: Option<RequirementId>,
    /// What it is called.
    pub title: String,
    /// Whether those who can be recognised agreed.
    pub consent: Consent,
    /// The recording that these are the captions of.
    pub captions_for: Option<ArtifactPath>,
    /// Why it is proposed; nothing once it is confirmed.
    pub why: Option<Why>,
}

/// Why a list of roles cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum RolesError {
    /// Not TOML, or not a list of roles.
    #[error("line {line}: {reason}")]
    Malformed {
        /// Counted from 1.
        line: usize,
        /// What the reader said.
        reason: String,
    },
    /// A file that is not there.
    #[error("there is no file {path:?}")]
    UnknownFile {
        /// As named.
        path: String,
    },
    /// A file without a role, or with two.
    #[error("{path:?} has {count} roles")]
    NotOneRole {
        /// Which file.
        path: String,
        /// How many it has.
        count: usize,
    },
    /// A requirement that the micro-credential does not have.
    #[error("there is no requirement {requirement:?}")]
    UnknownRequirement {
        /// As named.
        requirement: String,
    },
    /// No title, or one that cannot be written on one line.
    #[error("{path:?} has no title")]
    TitleMissing {
        /// Which file.
        path: String,
    },
}

impl RolesError {
    /// The permanent code (FORMATS 7).
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Malformed { .. } => "roles-malformed",
            Self::UnknownFile { .. } => "roles-unknown-file",
            Self::NotOneRole { .. } => "roles-not-one",
            Self::UnknownRequirement { .. } => "roles-unknown-requirement",
            Self::TitleMissing { .. } => "roles-title-missing",
        }
    }

    /// What its sentence names.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Malformed { line, reason } => vec![("line", line.to_string()), ("reason", reason.clone())],
            Self::UnknownFile { path } | Self::TitleMissing { path } => vec![("path", path.clone())],
            Self::NotOneRole { path, count } => vec![("path", path.clone()), ("count", count.to_string())],
            Self::UnknownRequirement { requirement } => vec![("requirement", requirement.clone())],
        }
    }
}

/// The roles as a file that a person looks through.
pub fn roles_to_toml(roles: &[Role]) -> String {
    roles.iter().map(block).collect::<Vec<_>>().join("\n")
}

fn block(role: &Role) -> String {
    let quoted = |text: &str| toml::Value::from(text).to_string();
    let mut lines = vec!["[[artifact]]".to_owned()];
    lines.extend(role.why.as_ref().map(|why| format!("# {why}")));
    lines.push(format!("path = {}", quoted(role.path.as_str())));
    lines.extend(
        role.requirement
            .as_ref()
            .map(|id| format!("requirement = {}", quoted(id.as_str()))),
    );
    lines.push(format!("title = {}", quoted(&role.title)));
    lines.push(format!("consent = {}", quoted(word(role.consent))));
    lines.extend(
        role.captions_for
            .as_ref()
            .map(|path| format!("captions_for = {}", quoted(path.as_str()))),
    );
    lines.join("\n") + "\n"
}

const fn word(consent: Consent) -> &'static str {
    match consent {
        Consent::Given => "given",
        Consent::NotNeeded => "not-needed",
        Consent::Missing => "missing",
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    #[serde(default)]
    artifact: Vec<WireRole>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireRole {
    path: String,
    requirement: Option<String>,
    title: String,
    consent: Consent,
    captions_for: Option<String>,
}

/// Reads confirmed roles: exactly one for each of `files`.
pub fn roles_from_toml(
    text: &str,
    files: &[PlainFile],
    requirements: &[EvidenceRequirement],
) -> Result<Vec<Role>, RolesError> {
    let wire: Wire = toml::from_str(text).map_err(|error| malformed(text, &error))?;
    let mut count: BTreeMap<&str, usize> = files.iter().map(|file| (file.path.as_str(), 0)).collect();
    for role in &wire.artifact {
        let unknown = || RolesError::UnknownFile {
            path: role.path.clone(),
        };
        *count.get_mut(role.path.as_str()).ok_or_else(unknown)? += 1;
    }
    if let Some((path, count)) = count.iter().find(|(_, count)| **count != 1) {
        return Err(RolesError::NotOneRole {
            path: (*path).to_owned(),
            count: *count,
        });
    }
    let known: BTreeSet<&str> = count.into_keys().collect();
    wire.artifact
        .into_iter()
        .map(|role| role.read(&known, requirements))
        .collect()
}

fn malformed(text: &str, error: &toml::de::Error) -> RolesError {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    RolesError::Malformed {
        line,
        reason: error.message().replace('\n', " ").trim_end().to_owned(),
    }
}

impl WireRole {
    fn read(self, known: &BTreeSet<&str>, requirements: &[EvidenceRequirement]) -> Result<Role, RolesError> {
        let file = |path: &str| {
            let parsed = path.parse().ok().filter(|_| known.contains(path));
            parsed.ok_or_else(|| RolesError::UnknownFile { path: path.to_owned() })
        };
        let requirement = |name: String| {
            let found = requirements.iter().find(|requirement| requirement.id.as_str() == name);
            found
                .map(|found| found.id.clone())
                .ok_or(RolesError::UnknownRequirement { requirement: name })
        };
        if self.title.trim().is_empty() || self.title.chars().any(char::is_control) {
            return Err(RolesError::TitleMissing { path: self.path });
        }
        Ok(Role {
            path: file(&self.path)?,
            requirement: self.requirement.map(requirement).transpose()?,
            title: self.title,
            consent: self.consent,
            captions_for: self.captions_for.as_deref().map(file).transpose()?,
            why: None,
        })
    }
}
