//! What a command says: one JSON object, or sentences; and its exit code (FORMATS 7).

use assay_app::{Failure, Finding, Kind, Messages, Severity, codes};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::process::ExitCode;

/// What came of a command.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    /// Invalid, Valid or Trusted.
    pub(crate) state: Option<Value>,
    /// Same, differs or not at hand.
    pub(crate) evidence: Option<Value>,
    /// Everything that was found.
    pub(crate) findings: Vec<Finding>,
    /// What programs read.
    pub(crate) data: Value,
    /// What people read.
    pub(crate) lines: Vec<String>,
    /// A file that is printed to be saved; then all that people read goes to stderr.
    pub(crate) to_be_saved: Option<String>,
    /// The lines say already what was found.
    pub(crate) told: bool,
    /// Other than by its findings: 1 where the answer is no.
    pub(crate) exit: u8,
    /// Why it was not done.
    pub(crate) failure: Option<Failure>,
    /// What is lost where nobody gets to see it, however that came.
    pub(crate) once: Option<Failure>,
}

/// Prints `text` at once; tells whether somebody still reads. A reader that went away (`| head`) is no mistake of the
/// command.
pub(crate) fn print_out(text: &str) -> Result<bool, Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(not_printed(&error)),
    }
}

/// What printing failed with.
pub(crate) fn not_printed(error: &io::Error) -> Failure {
    let why = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "full",
        io::ErrorKind::BrokenPipe => "gone",
        _ => "other",
    };
    Failure::new(Kind::Io, codes::NOT_PRINTED).with("why", why)
}

/// Says to people on stderr what could not be said on stdout, and gives the exit code.
pub(crate) fn tell_unprinted(failure: Failure, messages: &Messages) -> ExitCode {
    let answer = Answer::failed(failure);
    let _ = io::stderr().lock().write_all(answer.found(messages).as_bytes());
    answer.exit_code_only()
}

impl Answer {
    /// Done; people read `lines`, programs `data`.
    pub(crate) fn done(lines: Vec<String>, data: Value) -> Self {
        Self {
            lines,
            data,
            ..Self::default()
        }
    }

    /// With what was found on the way.
    pub(crate) fn with(mut self, findings: Vec<Finding>) -> Self {
        self.findings = findings;
        self
    }

    /// Not done.
    pub(crate) fn failed(failure: Failure) -> Self {
        let exit = match failure.kind {
            Kind::Refused | Kind::Invalid | Kind::Internal => 1,
            Kind::Usage => 2,
            Kind::Io => 3,
        };
        let mut findings = vec![Finding::from(failure.clone())];
        findings.extend(failure.also.clone());
        Self {
            findings,
            exit,
            failure: Some(failure),
            ..Self::default()
        }
    }

    /// Prints it and gives the exit code. For people, why it was not done goes to stderr, so that what was asked for can
    /// be saved from stdout alone; programs read one object from stdout.
    pub(crate) fn print(mut self, as_json: bool, messages: &Messages) -> ExitCode {
        let once = self.once.take();
        let (out, err) = if as_json {
            (format!("{}\n", self.json(messages)), String::new())
        } else {
            self.for_people(messages)
        };
        let lost = match print_out(&out) {
            Ok(true) => None,
            Ok(false) => once,
            Err(failure) => Some(once.unwrap_or(failure)),
        };
        if !err.is_empty() {
            let _ = io::stderr().lock().write_all(err.as_bytes());
        }
        lost.map_or_else(|| self.exit_code_only(), |lost| tell_unprinted(lost, messages))
    }

    /// What goes to stdout, and what to stderr.
    fn for_people(&self, messages: &Messages) -> (String, String) {
        let (lines, found) = (self.spoken(), self.found(messages));
        // Why it was not done is no part of what was asked for.
        match (&self.to_be_saved, &self.failure) {
            (Some(file), _) => (file.clone(), lines + &found),
            (None, Some(_)) => (lines, found),
            (None, None) => (lines + &found, String::new()),
        }
    }

    /// Its exit code, where it was told in another way.
    pub(crate) fn exit_code_only(&self) -> ExitCode {
        ExitCode::from(self.exit_code())
    }

    fn exit_code(&self) -> u8 {
        let error = self.findings.iter().any(|finding| finding.severity == Severity::Error);
        if self.exit > 0 { self.exit } else { u8::from(error) }
    }

    fn json(&self, messages: &Messages) -> Value {
        let error = self.findings.iter().find(|finding| finding.severity == Severity::Error);
        let code = self
            .failure
            .as_ref()
            .map(|failure| failure.code)
            .or(error.map(|finding| finding.code));
        let mut object = json!({
            "ok": self.exit_code() == 0,
            "code": code,
            "findings": self.findings.iter().map(|finding| finding_json(finding, messages)).collect::<Vec<_>>(),
            "data": self.data,
        });
        let members = [("state", &self.state), ("evidence", &self.evidence)];
        if let Some(object) = object.as_object_mut() {
            object.extend(
                members
                    .into_iter()
                    .filter_map(|(name, value)| Some((name.to_owned(), value.clone()?))),
            );
        }
        object
    }

    fn spoken(&self) -> String {
        self.lines.iter().map(|line| plain(line) + "\n").collect()
    }

    fn found(&self, messages: &Messages) -> String {
        let untold = self.findings.iter().filter(|_| !self.told);
        findings_text(untold, messages)
            .into_iter()
            .map(|line| line + "\n")
            .collect()
    }
}

/// Findings as people read them: each with what to do, which is said once where the same is to be done about several.
pub(crate) fn findings_text<'a>(findings: impl IntoIterator<Item = &'a Finding>, messages: &Messages) -> Vec<String> {
    let mut hinted = BTreeSet::new();
    let text = findings.into_iter().map(|finding| {
        let text = finding_text(finding, messages);
        match text.split_once("\n  ") {
            Some((said, hint)) if !hinted.insert((finding.code.as_str(), hint.to_owned())) => said.to_owned(),
            _ => text,
        }
    });
    text.collect()
}

/// One finding, as people read it: two lines.
fn finding_text(finding: &Finding, messages: &Messages) -> String {
    let said = messages.finding(finding);
    let mark = match finding.severity {
        Severity::Error => "✗",
        Severity::Warning => "·",
    };
    format!("{mark} {}\n  {}", plain(&said.message), plain(&said.hint))
}

/// One finding, as programs read it.
pub(crate) fn finding_json(finding: &Finding, messages: &Messages) -> Value {
    let said = messages.finding(finding);
    let mut object = json!({
        "code": finding.code,
        "severity": finding.severity,
        "message": said.message,
        "hint": said.hint,
    });
    if let Some(object) = object.as_object_mut() {
        let members = [
            ("path", finding.path.clone().map(Value::from)),
            ("shown", finding.shown.map(Value::from)),
        ];
        object.extend(
            members
                .into_iter()
                .filter_map(|(name, value)| Some((name.to_owned(), value?))),
        );
    }
    object
}

/// Names come from strangers: what would move the cursor or colour the terminal is printed as its code.
pub(crate) fn plain(text: &str) -> String {
    let printable = |letter: char| !letter.is_control() || letter == '\n' || letter == '\t';
    let bidi = |letter: char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        if printable(letter) && !bidi(letter) {
            plain.push(letter);
        } else {
            plain.extend(letter.escape_unicode());
        }
    }
    plain
}
