//! `assay library import`: one row for each submission, with everything that was found about it under it.

use super::Context;
use crate::answer::{Answer, finding_json, findings_text};
use crate::args::Import;
use assay_app::importing::{Arrival, Brought, For, Row, Terms};
use assay_app::library::{Shelf, last_of_day};
use assay_app::packing::Roles;
use assay_app::{Failure, Finding, Kind, codes};
use serde_json::{Map, Value, json};

type Object = Map<String, Value>;

pub(super) fn run(context: &Context, order: &Import) -> Result<Answer, Failure> {
    let roles = match (&order.roles, order.accept_roles) {
        (Some(file), _) => Roles::Confirmed(file),
        (None, true) => Roles::Accept,
        (None, false) => Roles::Propose,
    };
    let terms = Terms {
        roles,
        micro_credential: order.micro_credential.as_deref().map(For::File),
        number: None,
        due: order.due.as_deref().map(last_of_day).transpose()?,
        large: order.large,
        only: None,
        next_attempt: false,
    };
    let shelf = shelf(context, order)?;
    let mut told = Told::default();
    let mut rows = Vec::new();
    for path in &order.paths {
        let import = shelf.import(&context.assay, path, terms, context.watcher());
        told.left_out.extend(import.findings);
        rows.extend(import.rows);
    }
    told.left_out.extend(shelf.still_found()?);
    told.many = rows.len() > 1;
    rows.into_iter().for_each(|row| told.row(context, row));
    Ok(told.answer(context))
}

/// The library, which is made where there is none, but not for what is not there.
fn shelf(context: &Context, order: &Import) -> Result<Shelf, Failure> {
    let folder = &order.library.library;
    let missing = order
        .paths
        .first()
        .filter(|_| order.paths.iter().all(|path| !path.exists()));
    let Some(missing) = missing else {
        return Shelf::make(&context.assay, folder);
    };
    Shelf::open(&context.assay, folder).map_err(|failure| match failure.code {
        code if code == codes::LIBRARY_MISSING => {
            Failure::new(Kind::Io, codes::FILE_MISSING).with("path", missing.display())
        }
        _ => failure,
    })
}

/// What is said of the rows so far.
#[derive(Default)]
struct Told {
    many: bool,
    lines: Vec<String>,
    proposals: Vec<String>,
    rows: Vec<Value>,
    findings: Vec<Finding>,
    left_out: Vec<Finding>,
    kept: usize,
    stopped: bool,
    exit: u8,
    failure: Option<Failure>,
}

impl Told {
    fn row(&mut self, context: &Context, row: Row) {
        let from = row.from.display().to_string();
        let called = match &row.participant {
            Some(participant) if self.many => {
                context.say("import-participant", &[("path", &from), ("participant", participant)])
            }
            _ => from.clone(),
        };
        let mut object = Map::new();
        object.insert("from".to_owned(), from.into());
        object.extend(
            row.participant
                .map(|participant| ("participant".to_owned(), participant.into())),
        );
        let findings = match row.result {
            Ok(Brought::In(arrival)) => self.arrived(context, &called, *arrival, &mut object),
            Ok(Brought::Proposed { roles, .. }) => {
                say(&mut object, [("ok", false.into()), ("roles", roles.clone().into())]);
                self.proposals.push(roles);
                Vec::new()
            }
            Err(failure) => self.refused(context, &called, failure, &mut object),
        };
        let messages = &context.assay.messages;
        let told = findings.iter().map(|finding| finding_json(finding, messages));
        say(&mut object, [("findings", told.collect())]);
        self.lines.extend(findings_text(&findings, messages));
        self.findings.extend(findings);
        self.rows.push(object.into());
    }

    fn arrived(&mut self, context: &Context, called: &str, arrival: Arrival, object: &mut Object) -> Vec<Finding> {
        let mended = arrival
            .findings
            .iter()
            .any(|finding| finding.code == codes::ARTIFACT_MENDED);
        let key = if mended {
            "import-mended"
        } else if arrival.already_here {
            "import-already-here"
        } else {
            "import-done"
        };
        let number = arrival.number.to_string();
        self.lines
            .push(context.say(key, &[("path", called), ("number", &number)]));
        self.kept += 1;
        let submission = arrival.submission.to_string();
        say(object, [("ok", true.into()), ("submission", submission.into())]);
        say(
            object,
            [("number", number.into()), ("alreadyHere", arrival.already_here.into())],
        );
        arrival.findings
    }

    /// Of many each is told, and the answer is no if one was refused. That the person stopped is said once, at the end.
    fn refused(&mut self, context: &Context, called: &str, failure: Failure, object: &mut Object) -> Vec<Finding> {
        let stopped = failure.code == codes::CANCELLED;
        say(object, [("ok", false.into()), ("code", failure.code.as_str().into())]);
        // A disk that is full says nothing of which bundle had no room on it.
        if self.many || failure.code == codes::DISK_FULL {
            self.lines.push(context.say("import-refused", &[("path", called)]));
        }
        let refused = Answer::failed(failure);
        self.exit = self.exit.max(refused.exit);
        if !stopped || self.failure.is_none() {
            self.failure = refused.failure;
        }
        self.stopped |= stopped;
        if stopped { Vec::new() } else { refused.findings }
    }

    fn answer(mut self, context: &Context) -> Answer {
        let last = if self.stopped {
            Some(Failure::new(Kind::Refused, codes::CANCELLED).with("kept", self.kept))
        } else if self.proposals.is_empty() {
            None
        } else {
            Some(Failure::new(Kind::Usage, codes::ROLE_UNCONFIRMED).with("kept", self.kept))
        };
        let messages = &context.assay.messages;
        let mut findings = self.left_out;
        if let Some(failure) = last {
            let unfinished = Answer::failed(failure);
            self.exit = self.exit.max(unfinished.exit);
            findings.extend(unfinished.findings);
            self.failure = unfinished.failure;
        }
        self.lines.extend(findings_text(&findings, messages));
        self.findings.extend(findings);
        let mut answer = Answer::done(self.lines, Value::Null).with(self.findings);
        answer.told = true;
        // Together they are one file; whatever else there is to say goes beside it.
        answer.to_be_saved = (!self.proposals.is_empty()).then(|| self.proposals.join("\n"));
        answer.data = match &answer.to_be_saved {
            Some(roles) => json!({ "imported": self.rows, "roles": roles }),
            None => json!({ "imported": self.rows }),
        };
        answer.exit = self.exit;
        answer.failure = self.failure;
        answer
    }
}

fn say<const N: usize>(object: &mut Object, members: [(&str, Value); N]) {
    object.extend(members.map(|(name, value)| (name.to_owned(), value)));
}
