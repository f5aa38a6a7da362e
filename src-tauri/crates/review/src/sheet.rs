//! sheet.toml: a whole review from a file (FORMATS 4), read strictly and turned into the same commands as typing.

use crate::command::{Command, PlaceRequest, Request};
use assay_model::ids::{CriterionId, LevelId};
use assay_model::score::{AnnotationKind, Purpose};
use serde::Deserialize;

/// A whole review.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    format: String,
    /// What the review is for.
    pub purpose: Purpose,
    /// The language it is written in.
    #[serde(default = "english")]
    pub language: String,
    /// Paths of the artifacts that were opened; absent: those that are cited.
    pub opened: Option<Vec<String>>,
    /// Why the submission goes back; then there are no scores.
    #[serde(default)]
    pub returned: Vec<String>,
    /// One for each criterion.
    #[serde(default, rename = "score")]
    pub scores: Vec<SheetScore>,
    /// The places cited.
    #[serde(default, rename = "annotation")]
    pub annotations: Vec<SheetAnnotation>,
}

/// One criterion's answer.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetScore {
    /// Which criterion.
    pub criterion: String,
    /// The level.
    pub level: Option<String>,
    /// Or why it cannot be judged.
    pub cannot_judge: Option<String>,
    /// Why this level.
    #[serde(default)]
    pub rationale: String,
    /// What the evidence shows well.
    pub strength: Option<String>,
    /// What comes next.
    pub next_step: Option<String>,
}

/// One place cited.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetAnnotation {
    /// A name within the sheet, for the one who writes it.
    pub id: Option<String>,
    /// Path of the artifact.
    pub artifact: String,
    /// Start of the span, milliseconds.
    pub start_ms: Option<u32>,
    /// End of the span, milliseconds.
    pub end_ms: Option<u32>,
    /// Page, from 1.
    pub page: Option<u32>,
    /// Words.
    pub quote: Option<String>,
    /// A box in percent: x, y, width, height.
    pub xywh_percent: Option<[f64; 4]>,
    /// For which criteria.
    #[serde(default)]
    pub criteria: Vec<String>,
    /// What it is.
    #[serde(default = "evidence")]
    pub kind: AnnotationKind,
    /// What is said.
    #[serde(default)]
    pub comment: String,
}

/// Why a sheet is no review.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum SheetError {
    /// Not TOML, or not the members of a sheet.
    #[error("not a sheet: {reason}")]
    Malformed {
        /// What the reader said.
        reason: String,
        /// The line, from 1.
        line: usize,
    },
    /// A later major version.
    #[error("format {format} is newer than this program")]
    FormatNewer {
        /// As written.
        format: String,
    },
    /// A criterion that cannot even be a name.
    #[error("no criterion {criterion:?}")]
    UnknownCriterion {
        /// As written.
        criterion: String,
    },
    /// A level that cannot even be a name.
    #[error("no level {level:?}")]
    UnknownLevel {
        /// Of which criterion.
        criterion: String,
        /// As written.
        level: String,
    },
    /// A level without a reason.
    #[error("no rationale for {criterion}")]
    RationaleMissing {
        /// Of which criterion.
        criterion: String,
    },
    /// A row that says both or neither of level and cannot_judge, a criterion twice, or a returned sheet with scores.
    #[error("{criterion} has no single answer")]
    Contradiction {
        /// Which criterion.
        criterion: String,
    },
}

const FORMAT: &str = "assay/sheet/1";

fn english() -> String {
    "en".to_owned()
}

const fn evidence() -> AnnotationKind {
    AnnotationKind::Evidence
}

impl Sheet {
    /// Reads a sheet and checks what can be told without the rubric.
    pub fn read(text: &str) -> Result<Self, SheetError> {
        let malformed = |error: toml::de::Error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            SheetError::Malformed {
                reason: error.message().trim_end().to_owned(),
                line,
            }
        };
        check_format(text).map_err(|newer| newer.unwrap_or_else(malformed))?;
        let sheet: Self = toml::from_str(text).map_err(malformed)?;
        sheet.check()?;
        Ok(sheet)
    }

    /// The commands that say the same, in the order in which a person would do them.
    pub fn commands(&self) -> Result<Vec<Command>, SheetError> {
        let mut commands = Vec::new();
        for artifact in self.opened() {
            commands.push(Command::Opened { artifact });
        }
        for annotation in &self.annotations {
            commands.push(Command::Annotate(annotation.request()?));
        }
        for score in &self.scores {
            score.commands(&mut commands)?;
        }
        if !self.returned.is_empty() {
            commands.push(Command::Return {
                reasons: self.returned.clone(),
            });
        }
        Ok(commands)
    }

    fn opened(&self) -> Vec<String> {
        let mut cited: Vec<String> = Vec::new();
        for annotation in &self.annotations {
            if !cited.contains(&annotation.artifact) {
                cited.push(annotation.artifact.clone());
            }
        }
        self.opened.clone().unwrap_or(cited)
    }

    fn check(&self) -> Result<(), SheetError> {
        let contradiction = |criterion: &str| SheetError::Contradiction {
            criterion: criterion.to_owned(),
        };
        let mut seen: Vec<&str> = Vec::new();
        for score in &self.scores {
            let one_answer = score.level.is_some() != score.cannot_judge.is_some();
            if !one_answer || seen.contains(&score.criterion.as_str()) || !self.returned.is_empty() {
                return Err(contradiction(&score.criterion));
            }
            if score.level.is_some() && score.rationale.trim().is_empty() {
                return Err(SheetError::RationaleMissing {
                    criterion: score.criterion.clone(),
                });
            }
            seen.push(&score.criterion);
        }
        Ok(())
    }
}

/// A newer sheet may have members that this program does not know: its format is looked at first.
fn check_format(text: &str) -> Result<(), Result<SheetError, toml::de::Error>> {
    #[derive(Deserialize)]
    struct Named {
        format: String,
    }
    let Named { format } = toml::from_str(text).map_err(Err)?;
    let major = format
        .strip_prefix("assay/sheet/")
        .and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(1) => Ok(()),
        Some(2..) => Err(Ok(SheetError::FormatNewer { format })),
        _ => Err(Ok(SheetError::Malformed {
            reason: format!("{format} is not {FORMAT}"),
            line: 1,
        })),
    }
}

impl SheetScore {
    fn commands(&self, commands: &mut Vec<Command>) -> Result<(), SheetError> {
        let criterion = criterion(&self.criterion)?;
        if let Some(level) = &self.level {
            let level: LevelId = level.parse().map_err(|_| SheetError::UnknownLevel {
                criterion: self.criterion.clone(),
                level: level.clone(),
            })?;
            commands.push(Command::Level {
                criterion: criterion.clone(),
                level,
            });
        }
        if let Some(reason) = self.cannot_judge.clone() {
            commands.push(Command::CannotJudge {
                criterion: criterion.clone(),
                reason,
            });
        }
        if !self.rationale.is_empty() {
            commands.push(Command::Rationale {
                criterion: criterion.clone(),
                text: self.rationale.clone(),
            });
        }
        if let Some(text) = self.strength.clone() {
            commands.push(Command::Strength {
                criterion: criterion.clone(),
                text,
            });
        }
        if let Some(text) = self.next_step.clone() {
            commands.push(Command::NextStep { criterion, text });
        }
        Ok(())
    }
}

impl SheetAnnotation {
    fn request(&self) -> Result<Request, SheetError> {
        Ok(Request {
            artifact: self.artifact.clone(),
            place: PlaceRequest {
                start_ms: self.start_ms,
                end_ms: self.end_ms,
                page: self.page,
                quote: self.quote.clone(),
                chars: None,
                xywh_percent: self.xywh_percent,
            },
            criteria: self
                .criteria
                .iter()
                .map(|name| criterion(name))
                .collect::<Result<_, _>>()?,
            kind: self.kind,
            comment: self.comment.clone(),
        })
    }
}

fn criterion(name: &str) -> Result<CriterionId, SheetError> {
    name.parse().map_err(|_| SheetError::UnknownCriterion {
        criterion: name.to_owned(),
    })
}
