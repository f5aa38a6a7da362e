//! `assay review exec`: commands as JSON lines; `saved` is printed only once the commit is on the disk. Asked to stop, it
//! ends after the present command.

use super::Context;
use crate::answer::{Answer, finding_json};
use crate::args::LibraryDir;
use assay_app::library::{Shelf, find};
use assay_app::model::shape;
use assay_app::picturing::PausedFrames;
use assay_app::reviewing::{Draft, Meant, Reviewing, Saved, Signing, no_command};
use assay_app::{Failure, Finding, Kind, codes};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};
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
        let submission = find(&shelf.library, id)?;
        let mut reviewing = Reviewing::open(&context.assay, &shelf.library, &submission, meant)?;
        let refused = answer_lines(context, &mut reviewing);
        shelf.library.catch_up_search()?;
        Ok(refused)
    });
    match answered {
        Ok(refused) => ExitCode::from(u8::from(refused)),
        Err(failure) => {
            say(&refusal(context, &failure));
            Answer::failed(failure).exit_code_only()
        }
    }
}

/// What there is to hear.
enum Heard {
    Line(String),
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
        let read = io::stdin().lock().lines().map_while(Result::ok).map(Heard::Line);
        for line in read.chain([Heard::End]) {
            if lines.send(line).is_err() {
                break;
            }
        }
    });
    heard
}

/// Answers line by line until the input ends; tells whether one was refused.
fn answer_lines(context: &Context, reviewing: &mut Reviewing<'_>) -> bool {
    let mut refused = false;
    for heard in listen(context) {
        let line = match heard {
            Heard::End => break,
            Heard::Line(line) if !context.terminal.interrupt.asked() => line,
            Heard::Line(_) | Heard::Stop => {
                let stopped = Failure::new(Kind::Refused, codes::CANCELLED).with("kept", "saved");
                say(&refusal(context, &stopped));
                return true;
            }
        };
        if line.trim().is_empty() {
            continue;
        }
        let said = match perform(context, reviewing, &line) {
            Ok(answer) => answer,
            Err(failure) => {
                refused = true;
                refusal(context, &failure)
            }
        };
        if !say(&said) {
            break;
        }
    }
    refused
}

/// Does what one line says; gives its answer, one line too.
fn perform(context: &Context, reviewing: &mut Reviewing<'_>, line: &str) -> Result<String, Failure> {
    let value = assay_app::reviewing::read_line(line)?;
    let saved = match value.get("cmd").and_then(Value::as_str) {
        Some("draft") => {
            let Typed { field, text, .. } = parsed(&value)?;
            let seq = reviewing.draft(&Draft::of(&field, &text))?;
            return Ok(format!("saved {seq}"));
        }
        Some("check") => {
            let Bare { .. } = parsed(&value)?;
            return Ok(json!({ "ok": true, "findings": told(context, &reviewing.check()?) }).to_string());
        }
        Some("show") => {
            let Bare { .. } = parsed(&value)?;
            return Ok(json!({ "ok": true, "review": reviewing.show()? }).to_string());
        }
        Some("sign") => sign(context, reviewing, parsed(&value)?)?,
        _ => reviewing.perform_line(value)?,
    };
    Ok(saved_line(context, &saved))
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
    let signer = context.open(&sign.identity, &from)?;
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

/// Prints one line at once; tells whether somebody still reads.
fn say(line: &str) -> bool {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).is_ok()
}
