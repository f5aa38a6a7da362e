//! A review that is typed into: `assay review exec`, a line in, a line out.

use super::{Assay, doing, program};
use crate::step::Done;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};

/// An answer to one command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// It is on the disk; the number of the journal's last entry.
    Saved(u64),
    /// It was not done.
    Refused {
        /// Why, for programs.
        code: String,
        /// The whole line.
        line: String,
    },
}

/// The running process and its two ends.
#[derive(Debug)]
pub(crate) struct Exec {
    /// The process.
    pub(crate) child: Child,
    /// What it reads.
    pub(crate) lines: Lines,
}

/// The two ends of the conversation.
#[derive(Debug)]
pub(crate) struct Lines {
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Exec {
    /// Opens the review of submission `number` in `library`.
    pub(crate) fn start(assay: &Assay, library: &Path, number: &str) -> Done<Self> {
        Self::run(Self::command(assay, library, number))
    }

    /// The command that does it.
    pub(crate) fn command(assay: &Assay, library: &Path, number: &str) -> Command {
        let mut exec = assay.command("review exec --library");
        exec.arg(library).arg(number);
        exec
    }

    /// Runs a command that speaks like `review exec`.
    pub(crate) fn run(mut exec: Command) -> Done<Self> {
        exec.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = exec.spawn().map_err(doing(format!("{exec:?}")))?;
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().ok_or("the child has no output")?);
        Ok(Self {
            child,
            lines: Lines { input, output },
        })
    }

    /// Says one line and waits for its answer.
    pub(crate) fn ask(&mut self, line: &str) -> Done<Said> {
        if !self.lines.say(line) {
            return Err(format!("nobody reads {line}"));
        }
        self.lines.hear()?.ok_or_else(|| format!("no answer to {line}"))
    }

    /// Lets it end by itself.
    pub(crate) fn end(mut self) -> Done<ExitStatus> {
        self.lines.input = None;
        self.child.wait().map_err(doing("waiting for review exec"))
    }

    /// Ends it as a power cut would end the process.
    pub(crate) fn kill(mut self) -> Done<ExitStatus> {
        self.child.kill().map_err(doing("kill -9"))?;
        self.child.wait().map_err(doing("waiting for what was killed"))
    }
}

impl Lines {
    /// Says one line; `false` when nobody reads any more.
    pub(crate) fn say(&mut self, line: &str) -> bool {
        let line = format!("{line}\n");
        self.input
            .as_mut()
            .is_some_and(|input| input.write_all(line.as_bytes()).is_ok())
    }

    /// The next whole line; `None` when none will come. A line that a kill cut short was never said.
    pub(crate) fn hear(&mut self) -> Done<Option<Said>> {
        let mut bytes = Vec::new();
        self.output
            .read_until(b'\n', &mut bytes)
            .map_err(doing("reading an answer"))?;
        let Some(whole) = bytes.strip_suffix(b"\n") else {
            return Ok(None);
        };
        let line = String::from_utf8_lossy(whole).into_owned();
        Said::of(&line).map(Some)
    }
}

impl Said {
    fn of(line: &str) -> Done<Self> {
        let unreadable = || format!("this is no answer: {line}");
        if let Some(seq) = line.strip_prefix("saved ") {
            // Behind the number stands what else there is to know: an annotation's identifier, findings.
            let number = seq.split(' ').next().unwrap_or_default();
            return number.parse().map(Self::Saved).map_err(|_| unreadable());
        }
        let code = program::text(line, "code").ok_or_else(unreadable)?.to_owned();
        Ok(Self::Refused {
            code,
            line: line.to_owned(),
        })
    }
}
