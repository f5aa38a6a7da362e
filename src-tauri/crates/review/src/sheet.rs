//! sheet.toml: a whole review from a file (FORMATS 4), read strictly and turned into the same commands as typing.

use crate::command::{Command, PlaceRequest, Request};
use crate::finite::{self, Finite};
use assay_model::ids::{CriterionId, LevelId};
use assay_model::is_blank;
use assay_model::score::{AnnotationKind, Purpose};
use assay_model::shape::{Fault, Misshapen, Wanted, take};
use assay_model::submission::is_language;
use serde::Deserialize;
use serde_json::Value;

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
    /// Why this level; beside a reason why it cannot be judged, what was seen all the same (FORMATS 5 has it beside both).
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
    /// Not TOML.
    #[error("not TOML at line {line}")]
    NotToml {
        /// The line, from 1.
        line: usize,
    },
    /// TOML, and not the members of a sheet.
    #[error("not a sheet: {misshapen}")]
    Malformed {
        /// What does not fit, and where.
        misshapen: Misshapen,
        /// The line, from 1.
        line: usize,
    },
    /// Two annotations of one name.
    #[error("two annotations {id:?}")]
    AnnotationTwice {
        /// The name.
        id: String,
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
    /// A row without a level and without a reason why there is none.
    #[error("{criterion} has no answer")]
    Unanswered {
        /// Which criterion.
        criterion: String,
    },
    /// More than one answer.
    #[error("{criterion} has no single answer: {how:?}")]
    Contradiction {
        /// Which criterion.
        criterion: String,
        /// In which way.
        how: Contradiction,
    },
}

/// In which way a criterion has more than one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contradiction {
    /// A level, and a reason why it cannot be judged.
    Both,
    /// Two rows.
    Twice,
    /// A row, while the submission goes back unscored.
    Returned,
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
        let not_toml = |error| SheetError::NotToml {
            line: line_of(text, &error),
        };
        let document: Value = toml::from_str(text).map_err(not_toml)?;
        check_format(&document)?;
        check_numbers(&document, text)?;
        let sheet: Self = take(&document).map_err(|misshapen| SheetError::Malformed {
            // Only the text knows lines; a second reading of it stops at the same place.
            line: toml::from_str::<Self>(text).map_or_else(|error| line_of(text, &error), |_| 1),
            misshapen,
        })?;
        sheet.check(text)?;
        Ok(sheet)
    }

    /// The commands that say the same, in the order in which a person would do them.
    pub fn commands(&self) -> Result<Vec<Command>, SheetError> {
        let mut commands = Vec::new();
        for artifact in self.opened() {
            commands.push(Command::Opened { artifact });
        }
        for (number, annotation) in (1u32..).zip(&self.annotations) {
            commands.push(Command::Annotate(annotation.request(number)?));
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

    fn check(&self, text: &str) -> Result<(), SheetError> {
        if !is_language(&self.language) {
            let fault = Fault::Value {
                found: self.language.clone(),
            };
            let place = "language".to_owned();
            let line = text.lines().position(|line| line.trim_start().starts_with("language"));
            return Err(SheetError::Malformed {
                misshapen: Misshapen { place, fault },
                line: line.map_or(1, |line| line + 1),
            });
        }
        self.check_names()?;
        self.check_answers()
    }

    fn check_names(&self) -> Result<(), SheetError> {
        let mut seen: Vec<&str> = Vec::new();
        for id in self
            .annotations
            .iter()
            .filter_map(|annotation| annotation.id.as_deref())
        {
            if seen.contains(&id) {
                return Err(SheetError::AnnotationTwice { id: id.to_owned() });
            }
            seen.push(id);
        }
        Ok(())
    }

    fn check_answers(&self) -> Result<(), SheetError> {
        let mut seen: Vec<&str> = Vec::new();
        for score in &self.scores {
            let contradiction = |how| SheetError::Contradiction {
                criterion: score.criterion.clone(),
                how,
            };
            if !self.returned.is_empty() {
                return Err(contradiction(Contradiction::Returned));
            }
            if seen.contains(&score.criterion.as_str()) {
                return Err(contradiction(Contradiction::Twice));
            }
            score.check()?;
            seen.push(&score.criterion);
        }
        Ok(())
    }
}

/// A newer sheet may have members that this program does not know: its format is looked at first.
fn check_format(document: &Value) -> Result<(), SheetError> {
    let format = document.get("format");
    let major = format
        .and_then(Value::as_str)
        .and_then(|format| format.strip_prefix("assay/sheet/")?.parse::<u32>().ok());
    let wrong = |fault| SheetError::Malformed {
        misshapen: Misshapen {
            place: "format".to_owned(),
            fault,
        },
        line: 1,
    };
    match (major, format) {
        (Some(1), _) => Ok(()),
        (Some(2..), Some(format)) => Err(SheetError::FormatNewer {
            format: format.as_str().unwrap_or_default().to_owned(),
        }),
        (_, None) => Err(wrong(Fault::Missing)),
        (_, Some(found)) => Err(wrong(Fault::NotOneOf {
            found: found.as_str().unwrap_or_default().to_owned(),
            known: vec![FORMAT.to_owned()],
        })),
    }
}

/// An error at the first number that is not finite.
fn check_numbers(document: &Value, text: &str) -> Result<(), SheetError> {
    let Some(place) = finite::missed(document) else {
        return Ok(());
    };
    Err(SheetError::Malformed {
        misshapen: Misshapen {
            place,
            fault: Fault::Kind(Wanted::Finite),
        },
        line: toml::from_str::<Finite>(text).map_or_else(|error| line_of(text, &error), |_| 1),
    })
}

/// The line, from 1, at which reading stopped.
fn line_of(text: &str, error: &toml::de::Error) -> usize {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    before.matches('\n').count() + 1
}

impl SheetScore {
    /// One answer; a level has a reason. What could be seen all the same may stand as the rationale of what cannot be judged.
    fn check(&self) -> Result<(), SheetError> {
        let criterion = self.criterion.clone();
        match (&self.level, &self.cannot_judge) {
            (None, None) => Err(SheetError::Unanswered { criterion }),
            (Some(_), Some(_)) => Err(SheetError::Contradiction {
                criterion,
                how: Contradiction::Both,
            }),
            (Some(_), None) if is_blank(&self.rationale) => Err(SheetError::RationaleMissing { criterion }),
            _ => Ok(()),
        }
    }

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
    fn request(&self, number: u32) -> Result<Request, SheetError> {
        Ok(Request {
            name: Some(self.id.clone().unwrap_or_else(|| number.to_string())),
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
