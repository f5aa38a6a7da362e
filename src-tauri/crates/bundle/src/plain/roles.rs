//! The roles of files as a person reads, changes and confirms them: TOML, one `[[artifact]]` for each file. Where a
//! download holds several submissions, one file carries all of them: `[[submission]]` with its participant, and in it
//! `[[submission.artifact]]`.

use super::{PlainFile, PlainSubmission, Why};
use assay_model::ArtifactPath;
use assay_model::ids::RequirementId;
use assay_model::rubric::EvidenceRequirement;
use assay_model::shape::{Misshapen, take};
use assay_model::submission::{Consent, Number};
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
    /// Whether it stays outside of the bundle.
    pub left_out: bool,
}

/// The roles of one submission of a download, as they are proposed.
#[derive(Clone, Copy, Debug)]
pub struct Proposal<'a> {
    /// What tells it from the others.
    pub participant: &'a str,
    /// What people will call it; without one it gets a number of its own.
    pub number: Option<&'a Number>,
    /// A role for each of its files.
    pub roles: &'a [Role],
}

/// What a person confirmed for one submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmed {
    /// What people will call it, where the file says so.
    pub number: Option<Number>,
    /// One role for each file.
    pub roles: Vec<Role>,
}

/// A file of confirmed roles: of one submission, or of each submission of a download.
#[derive(Debug)]
pub struct RolesFile(Wire);

/// Why a list of roles cannot be used.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum RolesError {
    /// Not TOML.
    #[error("line {line} is not TOML")]
    NotToml {
        /// Counted from 1.
        line: usize,
    },
    /// TOML, and not a list of roles.
    #[error("line {line}: {misshapen}")]
    Malformed {
        /// Counted from 1.
        line: usize,
        /// What does not fit, and where.
        misshapen: Misshapen,
    },
    /// Files of one submission and of several in one list.
    #[error("line {line}: [[artifact]] and [[submission]] in one file")]
    BothKinds {
        /// Of the first `[[submission]]`, counted from 1.
        line: usize,
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
    /// A participant that the download does not have.
    #[error("there is no participant {participant:?}")]
    UnknownParticipant {
        /// As named.
        participant: String,
    },
    /// A submission of a download that the file does not list, or lists twice.
    #[error("participant {participant:?} stands there {count} times")]
    NotOneSubmission {
        /// Which one.
        participant: String,
        /// How often it is listed.
        count: usize,
    },
    /// What people are to call a submission is no number.
    #[error("{number:?} is no number")]
    NumberUnusable {
        /// As written.
        number: String,
    },
    /// No title, or one that cannot be written on one line.
    #[error("{path:?} has no title: {how:?}")]
    TitleMissing {
        /// Which file.
        path: String,
        /// What is wrong with it.
        how: TitleFault,
    },
}

/// Why a title is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleFault {
    /// It says nothing.
    Empty,
    /// It holds a control character: a line break, an escape.
    Control,
}

impl TitleFault {
    fn of(title: &str) -> Option<Self> {
        if title.trim().is_empty() {
            Some(Self::Empty)
        } else {
            title.chars().any(char::is_control).then_some(Self::Control)
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Control => "control",
        }
    }
}

impl RolesError {
    /// The permanent code (FORMATS 7).
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotToml { .. } | Self::Malformed { .. } | Self::BothKinds { .. } => "roles-malformed",
            Self::UnknownFile { .. } => "roles-unknown-file",
            Self::NotOneRole { .. } => "roles-not-one",
            Self::UnknownRequirement { .. } => "roles-unknown-requirement",
            Self::UnknownParticipant { .. } => "roles-unknown-participant",
            Self::NotOneSubmission { .. } => "roles-not-one-submission",
            Self::NumberUnusable { .. } => "number-unusable",
            Self::TitleMissing { .. } => "roles-title-missing",
        }
    }

    /// What its sentence names.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotToml { line } | Self::Malformed { line, .. } | Self::BothKinds { line } => {
                vec![("line", line.to_string())]
            }
            Self::UnknownFile { path } => vec![("path", path.clone())],
            Self::TitleMissing { path, how } => vec![("path", path.clone()), ("how", how.word().to_owned())],
            Self::NotOneRole { path, count } => vec![("path", path.clone()), ("count", count.to_string())],
            Self::UnknownRequirement { requirement } => vec![("requirement", requirement.clone())],
            Self::UnknownParticipant { participant } => vec![("participant", participant.clone())],
            Self::NotOneSubmission { participant, count } => {
                vec![("participant", participant.clone()), ("count", count.to_string())]
            }
            Self::NumberUnusable { number } => vec![("text", number.clone())],
        }
    }
}

/// The roles of one submission as a file that a person looks through.
pub fn roles_to_toml(roles: &[Role]) -> String {
    blocks("artifact", roles)
}

/// The roles of all submissions of a download as one file that a person looks through.
pub fn proposals_to_toml(proposals: &[Proposal<'_>]) -> String {
    let block = |proposal: &Proposal<'_>| {
        let number = proposal
            .number
            .map(|number| format!("number = {}\n", quoted(number.as_str())));
        format!(
            "[[submission]]\nparticipant = {}\n{}\n{}",
            quoted(proposal.participant),
            number.unwrap_or_default(),
            blocks("submission.artifact", proposal.roles)
        )
    };
    proposals.iter().map(block).collect::<Vec<_>>().join("\n")
}

fn blocks(name: &str, roles: &[Role]) -> String {
    roles
        .iter()
        .map(|role| block(name, role))
        .collect::<Vec<_>>()
        .join("\n")
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

fn block(name: &str, role: &Role) -> String {
    let mut lines = vec![format!("[[{name}]]")];
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
    lines.extend(role.left_out.then(|| "leave_out = true".to_owned()));
    lines.join("\n") + "\n"
}

const fn word(consent: Consent) -> &'static str {
    match consent {
        Consent::Given => "given",
        Consent::NotNeeded => "not-needed",
        Consent::Missing => "missing",
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    #[serde(default)]
    artifact: Vec<WireRole>,
    #[serde(default)]
    submission: Vec<WireSubmission>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireSubmission {
    participant: String,
    number: Option<String>,
    #[serde(default)]
    artifact: Vec<WireRole>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireRole {
    path: String,
    requirement: Option<String>,
    title: String,
    consent: Consent,
    captions_for: Option<String>,
    #[serde(default)]
    leave_out: bool,
}

impl RolesFile {
    /// Reads the file; whether it fits the files is asked for each submission.
    pub fn read(text: &str) -> Result<Self, RolesError> {
        let wire = read(text)?;
        if wire.artifact.is_empty() || wire.submission.is_empty() {
            return Ok(Self(wire));
        }
        let before = text.lines().take_while(|line| line.trim() != "[[submission]]");
        Err(RolesError::BothKinds {
            line: before.count() + 1,
        })
    }

    /// An error where the file names a participant that is none of `submissions`: it may belong to another download.
    pub fn check_participants(&self, submissions: &[PlainSubmission]) -> Result<(), RolesError> {
        let known: BTreeSet<&str> = submissions
            .iter()
            .filter_map(|one| one.participant.as_deref())
            .collect();
        let strange = |listed: &&WireSubmission| !known.contains(listed.participant.as_str());
        match self.0.submission.iter().find(strange) {
            Some(WireSubmission { participant, .. }) => Err(RolesError::UnknownParticipant {
                participant: participant.clone(),
            }),
            None => Ok(()),
        }
    }

    /// What it confirms for `submission`: exactly one role for each file. `alone` says that there is no other submission
    /// beside it, so that a file without participants is about this one.
    pub fn confirmed(
        &self,
        submission: &PlainSubmission,
        alone: bool,
        requirements: &[EvidenceRequirement],
    ) -> Result<Confirmed, RolesError> {
        let files = &submission.files;
        if alone && self.0.submission.is_empty() {
            return Ok(Confirmed {
                number: None,
                roles: roles(&self.0.artifact, files, requirements)?,
            });
        }
        let participant = submission.participant.as_deref().unwrap_or_default();
        let listed = self.0.submission.iter().filter(|one| one.participant == participant);
        match listed.collect::<Vec<_>>().as_slice() {
            [one] => Ok(Confirmed {
                number: one.number.as_deref().map(number).transpose()?,
                roles: roles(&one.artifact, files, requirements)?,
            }),
            others => Err(RolesError::NotOneSubmission {
                participant: participant.to_owned(),
                count: others.len(),
            }),
        }
    }
}

fn number(text: &str) -> Result<Number, RolesError> {
    let number = text.to_owned();
    text.parse().map_err(|_| RolesError::NumberUnusable { number })
}

fn roles(
    listed: &[WireRole],
    files: &[PlainFile],
    requirements: &[EvidenceRequirement],
) -> Result<Vec<Role>, RolesError> {
    let mut count: BTreeMap<&str, usize> = files.iter().map(|file| (file.path.as_str(), 0)).collect();
    for role in listed {
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
    listed
        .iter()
        .cloned()
        .map(|role| role.read(&known, requirements))
        .collect()
}

fn read(text: &str) -> Result<Wire, RolesError> {
    let not_toml = |error| RolesError::NotToml {
        line: line_of(text, &error),
    };
    let document: serde_json::Value = toml::from_str(text).map_err(not_toml)?;
    take(&document).map_err(|misshapen| RolesError::Malformed {
        // Only the text knows lines; a second reading of it stops at the same place.
        line: toml::from_str::<Wire>(text).map_or_else(|error| line_of(text, &error), |_| 1),
        misshapen,
    })
}

/// The line, from 1, at which reading stopped.
fn line_of(text: &str, error: &toml::de::Error) -> usize {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    before.matches('\n').count() + 1
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
        if let Some(how) = TitleFault::of(&self.title).filter(|_| !self.leave_out) {
            return Err(RolesError::TitleMissing { path: self.path, how });
        }
        Ok(Role {
            path: file(&self.path)?,
            requirement: self.requirement.map(requirement).transpose()?,
            title: self.title,
            consent: self.consent,
            captions_for: self.captions_for.as_deref().map(file).transpose()?,
            why: None,
            left_out: self.leave_out,
        })
    }
}
