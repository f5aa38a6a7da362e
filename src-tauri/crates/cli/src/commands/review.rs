//! `assay review exec`: commands as JSON lines; `saved` is printed only once the commit is on the disk. Asked to stop, it
//! ends after the present command.

use super::Context;
use crate::answer::{Answer, finding_json, not_printed, print_out, tell_unprinted};
use crate::args::LibraryDir;
use crate::lines::{self, Line};
use assay_app::library::{Shelf, find};
use assay_app::model::ids::SubmissionId;
use assay_app::model::shape;
use assay_app::picturing::PausedFrames;
use assay_app::reviewing::{Draft, Meant, Reviewing, Saved, Signing, Which, line_too_long, no_command, read_line};
use assay_app::{Failure, Finding, Kind, codes};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver};

/// Text that is still being typed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Typed {
    #[serde(rename = "cmd")]
    _cmd: String,
    field: String,
    text: String,
}

/// The signature.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Sign {
    #[serde(rename = "cmd")]
    _cmd: String,
    identity: String,
    passphrase_file: PathBuf,
    #[serde(default)]
    out: Option<PathBuf>,
}

/// A command that has no members: `check`, `show`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bare {
    #[serde(rename = "cmd")]
    _cmd: String,
}

pub(super) fn exec(context: &Context, id: &str, library: &LibraryDir, meant: Meant) -> ExitCode {
    let answered = Shelf::open(&context.assay, &library.library).and_then(|shelf| {
        let beside = |mut failure: Failure| {
            failure.also.extend(shelf.findings.iter().cloned());
            failure
        };
        let mut lines = Lines {
            context,
            shelf: &shelf,
            submission: find(&shelf.library, id).map_err(beside)?,
            meant,
            reviewing: None,
            any: false,
            found: shelf.findings.clone(),
        };
        let exit = lines.answer().map_err(beside)?;
        Ok((exit, shelf.library.catch_up_search()))
    });
    match answered {
        Ok((exit, Ok(_))) => ExitCode::from(exit),
        // Each line has its answer already: one more on stdout would belong to none.
        Ok((_, Err(error))) => Answer::failed(error.into()).print(false, &context.assay.messages),
        Err(failure) => broken_off(context, failure),
    }
}

/// The end where there was no review, or nowhere to answer to.
fn broken_off(context: &Context, failure: Failure) -> ExitCode {
    let unprinted = if failure.code == codes::NOT_PRINTED {
        Some(failure.clone())
    } else {
        say(&refusal(context, &failure)).err()
    };
    unprinted.map_or_else(
        || Answer::failed(failure).exit_code_only(),
        |lost| tell_unprinted(lost, &context.assay.messages),
    )
}

/// What there is to hear.
enum Heard {
    Line(Line),
    Unreadable(Failure),
    End,
    Stop,
}

/// The lines of the input as they come, and the wish to stop, which does not wait for a line.
fn listen(context: &Context) -> Receiver<Heard> {
    let (lines, heard) = mpsc::sync_channel(1);
    let stop = lines.clone();
    context
        .terminal
        .interrupt
        .listen_and(move || drop(stop.send(Heard::Stop)));
    std::thread::spawn(move || {
        let mut input = io::stdin().lock();
        loop {
            let next = hear(&mut input);
            let last = !matches!(next, Heard::Line(_));
            if lines.send(next).is_err() || last {
                break;
            }
        }
    });
    heard
}

fn hear(input: &mut impl io::BufRead) -> Heard {
    match lines::next(input) {
        Ok(Some(line)) => Heard::Line(line),
        Ok(None) => Heard::End,
        Err(_) => Heard::Unreadable(Failure::new(Kind::Io, codes::FILE_UNREADABLE).with("path", "stdin")),
    }
}

/// The lines, and the review that they are about.
struct Lines<'a> {
    context: &'a Context,
    shelf: &'a Shelf,
    submission: SubmissionId,
    meant: Meant,
    /// Nothing before a line needs it: whoever only looks begins no correction beside a signed one.
    reviewing: Option<Reviewing<'a>>,
    /// Whether a line was about a review already.
    any: bool,
    /// What was found as the library was opened, until it is told.
    found: Vec<Finding>,
}

impl<'a> Lines<'a> {
    /// Answers line by line until the input ends; gives the exit code, which is not 0 where one was refused.
    fn answer(&mut self) -> Result<u8, Failure> {
        let mut exit = 0;
        for heard in listen(self.context) {
            let line = match heard {
                Heard::End => break,
                Heard::Unreadable(failure) => return Err(failure),
                Heard::Line(line) if !self.context.terminal.interrupt.asked() => line,
                Heard::Line(_) | Heard::Stop => {
                    let stopped = Failure::new(Kind::Refused, codes::CANCELLED).with("kept", "saved");
                    say(&refusal(self.context, &stopped))?;
                    return Ok(exit.max(exit_for(&stopped)));
                }
            };
            if line.is_blank() {
                continue;
            }
            let said = match self.perform(&line)? {
                Ok(answer) => answer,
                Err(mut failure) => {
                    exit = exit.max(exit_for(&failure));
                    failure.also.append(&mut self.found);
                    refusal(self.context, &failure)
                }
            };
            // What is left of the commands is not done unheard.
            if !say(&said)? {
                return Err(not_printed(&io::ErrorKind::BrokenPipe.into()));
            }
        }
        if self.meant.is_asked_for() && !self.any {
            self.begun(self.meant)?;
        }
        Ok(exit)
    }

    /// The review that is under way; it begins where there is none.
    fn begun(&self, meant: Meant) -> Result<Reviewing<'a>, Failure> {
        Reviewing::open(&self.context.assay, &self.shelf.library, &self.submission, meant)
    }

    /// Does what one line says; gives its answer, one line too. An error where there is no review that it could be about.
    fn perform(&mut self, line: &Line) -> Result<Result<String, Failure>, Failure> {
        let value = match line {
            Line::Whole(bytes) => read_line(bytes),
            Line::TooLong => Err(line_too_long(lines::LONGEST)),
        };
        let command = |value: &Value| value.get("cmd").and_then(Value::as_str).map(str::to_owned);
        let command = value.as_ref().ok().and_then(command);
        let mut reviewing = match self.reviewing.take() {
            Some(reviewing) => reviewing,
            None => self.meant_by(command.as_deref())?,
        };
        self.any = true;
        let said = value.and_then(|value| self.done(&mut reviewing, value, command.as_deref()));
        let state = reviewing.session().state();
        let only_read = begins_nothing(command.as_deref()) && state.signed.is_some() && !self.meant.is_asked_for();
        self.reviewing = (!only_read && !state.dropped).then_some(reviewing);
        Ok(said)
    }

    /// The review that `command` is about. Of what was sealed nothing is taken back, and nobody corrects it by looking at it;
    /// what was done last to a correction that was dropped is that it was.
    fn meant_by(&self, command: Option<&str>) -> Result<Reviewing<'a>, Failure> {
        let meant = |which| Meant { which, ..self.meant };
        if self.meant.is_asked_for() || !begins_nothing(command) {
            return self.begun(self.meant);
        }
        match command {
            Some("drop") => self.begun(meant(Which::Begun)),
            Some("undo") => match self.begun(meant(Which::Dropped)) {
                Err(none) if none.code == codes::CORRECTION_NOT_DROPPED => self.begun(meant(Which::Read)),
                dropped => dropped,
            },
            _ => self.begun(meant(Which::Read)),
        }
    }

    fn done(&mut self, reviewing: &mut Reviewing<'a>, value: Value, command: Option<&str>) -> Result<String, Failure> {
        let mut saved = match command {
            Some("draft") => {
                let Typed { field, text, .. } = parsed(&value)?;
                Saved {
                    seq: reviewing.draft(&Draft::of(&field, &text))?,
                    ..Saved::default()
                }
            }
            Some("check") => {
                let Bare { .. } = parsed(&value)?;
                let mut findings = std::mem::take(&mut self.found);
                findings.extend(reviewing.check()?);
                return Ok(json!({ "ok": true, "findings": told(self.context, &findings) }).to_string());
            }
            Some("show") => {
                let Bare { .. } = parsed(&value)?;
                return Ok(self.with_found(json!({ "ok": true, "review": reviewing.show()? })));
            }
            Some("sign") => sign(self.context, reviewing, parsed(&value)?)?,
            _ => reviewing.perform_line(value)?,
        };
        saved.findings.append(&mut self.found);
        Ok(saved_line(self.context, &saved))
    }

    fn with_found(&mut self, mut answer: Value) -> String {
        let findings = told(self.context, &std::mem::take(&mut self.found));
        if let (Some(object), false) = (answer.as_object_mut(), findings.is_empty()) {
            object.insert("findings".to_owned(), Value::from(findings));
        }
        answer.to_string()
    }
}

fn begins_nothing(command: Option<&str>) -> bool {
    matches!(command, Some("show" | "check" | "undo" | "redo" | "drop"))
}

/// `saved <seq>`, and behind it which annotation it was, or what was found before signing.
fn saved_line(context: &Context, saved: &Saved) -> String {
    let mut line = format!("saved {}", saved.seq);
    if let Some(annotation) = &saved.annotation {
        line.push(' ');
        line.push_str(annotation.as_str());
    }
    if !saved.findings.is_empty() {
        line.push(' ');
        line.push_str(&json!({ "findings": told(context, &saved.findings) }).to_string());
    }
    line
}

fn told(context: &Context, findings: &[Finding]) -> Vec<Value> {
    let messages = &context.assay.messages;
    findings.iter().map(|finding| finding_json(finding, messages)).collect()
}

fn parsed<T: DeserializeOwned>(value: &Value) -> Result<T, Failure> {
    shape::take(value).map_err(no_command)
}

fn sign(context: &Context, reviewing: &mut Reviewing<'_>, sign: Sign) -> Result<Saved, Failure> {
    let from = crate::args::PassphraseFrom {
        passphrase_file: Some(sign.passphrase_file),
        passphrase_fd: None,
    };
    let signer = context.unlock(&sign.identity, &from)?;
    let signing = Signing {
        signer: &signer,
        frames: &PausedFrames::new(),
        watcher: &context.terminal,
    };
    assay_app::reviewing::sign_to(reviewing, &signing, sign.out.as_deref()).map(|sealed| sealed.saved)
}

fn refusal(context: &Context, failure: &Failure) -> String {
    let said = context.assay.messages.failure(failure);
    let mut findings = vec![Finding::from(failure.clone())];
    findings.extend(failure.also.clone());
    let findings = told(context, &findings);
    let object = json!({
        "ok": false, "code": failure.code, "message": said.message, "hint": said.hint, "findings": findings,
    });
    object.to_string()
}

/// What a refused line makes of the exit code: 3 where reading or writing did not work.
const fn exit_for(refused: &Failure) -> u8 {
    match refused.kind {
        Kind::Io => 3,
        _ => 1,
    }
}

/// Prints one line at once; tells whether somebody still reads.
fn say(line: &str) -> Result<bool, Failure> {
    print_out(&format!("{line}\n"))
}
