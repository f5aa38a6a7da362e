//! What goes wrong, at the edge: a permanent code and its arguments. The sentence is made from them in the message
//! catalogue, by whoever shows it.

use crate::codes::Code;

/// The name, as the catalogue has it, of what did not come from a file: a line typed by a program.
pub(crate) const UNNAMED: &str = "path-unnamed";

/// What a sentence has to name.
pub type Args = Vec<(&'static str, String)>;

/// Why a use case did nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", code.as_str())]
pub struct Failure {
    /// Which one; permanent.
    pub code: Code,
    /// Of what sort.
    pub kind: Kind,
    /// What its sentence names.
    pub args: Args,
    /// What else was found on the way.
    pub also: Vec<Finding>,
}

/// What sort of failure it is, which decides the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Asked for in a way that cannot be done.
    Usage,
    /// Understood, and not done.
    Refused,
    /// What was given is damaged or says something that cannot be.
    Invalid,
    /// Reading or writing did not work.
    Io,
    /// A mistake of the program itself.
    Internal,
}

/// Something found in a file, beside which the work may go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which one; permanent.
    pub code: Code,
    /// Whether the file can still be used.
    pub severity: Severity,
    /// In which file.
    pub path: Option<String>,
    /// Whether that file can be shown.
    pub shown: Option<bool>,
    /// What its sentence names.
    pub args: Args,
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file is refused.
    Error,
    /// It is said, and the work goes on.
    Warning,
}

impl Failure {
    /// A failure without arguments.
    pub const fn new(kind: Kind, code: Code) -> Self {
        Self {
            code,
            kind,
            args: Vec::new(),
            also: Vec::new(),
        }
    }

    /// With one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// With all of these arguments.
    #[must_use]
    pub(crate) fn with_all(mut self, args: Args) -> Self {
        self.args.extend(args);
        self
    }
}

impl Finding {
    /// A finding about a file that stays usable.
    pub const fn warning(code: Code) -> Self {
        Self {
            code,
            severity: Severity::Warning,
            path: None,
            shown: None,
            args: Vec::new(),
        }
    }

    /// A finding that makes the file unusable.
    pub const fn error(code: Code) -> Self {
        Self {
            code,
            severity: Severity::Error,
            path: None,
            shown: None,
            args: Vec::new(),
        }
    }

    /// In this file, which the sentence calls `path`.
    #[must_use]
    pub fn at(mut self, path: impl ToString) -> Self {
        self.path = Some(path.to_string());
        self.with("path", path)
    }

    /// That cannot be shown.
    #[must_use]
    pub const fn not_shown(mut self) -> Self {
        self.shown = Some(false);
        self
    }

    /// With one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// With all of these arguments.
    #[must_use]
    pub(crate) fn with_all(mut self, args: Args) -> Self {
        self.args.extend(args);
        self
    }
}

impl From<Failure> for Finding {
    fn from(failure: Failure) -> Self {
        let path = failure
            .args
            .iter()
            .find(|(name, value)| *name == "path" && value != UNNAMED)
            .map(|(_, value)| value.clone());
        Self {
            code: failure.code,
            severity: Severity::Error,
            path,
            shown: None,
            args: failure.args,
        }
    }
}

/// The findings, or the first error among them as the failure that it is, with the others beside it.
pub(crate) fn stop_on_error(findings: Vec<Finding>) -> Result<Vec<Finding>, Failure> {
    let Some(at) = findings.iter().position(|finding| finding.severity == Severity::Error) else {
        return Ok(findings);
    };
    let mut rest = findings;
    let first = rest.remove(at);
    Err(Failure {
        code: first.code,
        kind: Kind::Refused,
        args: first.args,
        also: rest,
    })
}
