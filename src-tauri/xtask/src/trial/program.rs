//! `assay`, released, as another program calls it.

use super::{doing, target};
use crate::step::{self, Done, command, root};
use crate::{machine, ui};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The built program.
#[derive(Clone, Debug)]
pub(crate) struct Assay {
    program: PathBuf,
}

/// What came of one call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The exit code; `None` where a signal ended it.
    pub(crate) exit: Option<i32>,
    /// What it printed.
    pub(crate) out: String,
    /// What it said beside.
    pub(crate) err: String,
}

impl Assay {
    /// Builds it as it is released.
    fn build() -> Done<Self> {
        Ok(Self {
            program: released()?.join("assay"),
        })
    }

    /// The one that lies at `program`, or a new build.
    pub(crate) fn this_or_built(program: Option<&Path>) -> Done<Self> {
        match program {
            Some(program) => Ok(Self {
                program: program.canonicalize().map_err(doing(program.display()))?,
            }),
            None => Self::build(),
        }
    }

    /// Where it lies.
    pub(crate) fn program(&self) -> &Path {
        &self.program
    }

    /// A call with these words; paths are added by the caller. It reads nothing.
    pub(crate) fn command(&self, words: &str) -> Command {
        let mut command = Command::new(&self.program);
        command.args(words.split(' ')).current_dir(root()).stdin(Stdio::null());
        command
    }

    /// The first line that it says of itself.
    pub(crate) fn version(&self) -> Done<String> {
        Ok(output(&mut self.command("--version"))?.out.trim().to_owned())
    }
}

/// The folder with everything of ours as it is released, the examples that measure in `examples` below it. One selection
/// for all: another would build the large libraries again.
pub(crate) fn released() -> Done<PathBuf> {
    machine::for_building()?;
    ui::build()?;
    let cargo = ["build", "--quiet", "--release", "--workspace", "--bins", "--examples"];
    step::run("everything is built for release", &mut command("cargo", cargo))?;
    Ok(target().join("release"))
}

/// Runs `command` to its end and keeps what it said.
pub(crate) fn output(command: &mut Command) -> Done<Answer> {
    let said = command.output().map_err(doing(format!("{command:?}")))?;
    Ok(Answer {
        exit: said.status.code(),
        out: String::from_utf8_lossy(&said.stdout).into_owned(),
        err: String::from_utf8_lossy(&said.stderr).into_owned(),
    })
}

impl Answer {
    /// The answer, if it was a good one.
    pub(crate) fn good(self, what: &str) -> Done<Self> {
        match self.exit {
            Some(0) => Ok(self),
            _ => Err(format!("{what}: {self:?}")),
        }
    }

    /// The first member `name` of the JSON that was printed, where it is a string. The members of the object itself come
    /// before those inside it.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        text(&self.out, name)
    }
}

/// The first member `name` in compact JSON, where it is a string without escapes.
pub(crate) fn text<'j>(json: &'j str, name: &str) -> Option<&'j str> {
    let (_, rest) = json.split_once(&format!("\"{name}\":"))?;
    let (text, _) = rest.strip_prefix('"')?.split_once('"')?;
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn a_member_is_read_and_null_is_none() {
        let json = r#"{"code":null,"findings":[{"code":"x"}],"data":{"payload":"ab"}}"#;
        assert_eq!(text(json, "payload"), Some("ab"));
        assert_eq!(text(json, "code"), None);
        assert_eq!(text(json, "none"), None);
    }
}
