//! `assay library` and `assay journal`.

use super::Context;
use crate::answer::Answer;
use crate::args::{Import, Journal, Library};
use assay_app::library::{Brought, Shelf, Terms, export, find, list};
use assay_app::library::{QueueQuery, QueueRow};
use assay_app::model::Timestamp;
use assay_app::packing::Roles;
use assay_app::{Failure, Finding, Kind, codes, reviewing};
use serde_json::{Value, json};
use std::path::PathBuf;

pub(super) fn run(context: &Context, command: Library) -> Result<Answer, Failure> {
    match command {
        Library::Import(order) => import(context, &order),
        Library::List { library, search, limit } => {
            let reading = Shelf::open_reading(&library.library)?;
            let query = QueueQuery {
                text: search.unwrap_or_default(),
                limit,
                ..QueueQuery::default()
            };
            let page = list(&reading, &query)?;
            let lines = page.rows.iter().map(line).collect();
            let rows: Vec<Value> = page.rows.iter().map(row).collect();
            Ok(Answer::done(lines, json!({ "total": page.total, "submissions": rows })))
        }
        Library::Export {
            id,
            library,
            out,
            result,
        } => {
            let reading = Shelf::open_reading(&library.library)?;
            let submission = find(&reading, &id)?;
            let path = out.display().to_string();
            if result {
                let sha256 = assay_app::library::export_result(&reading, &submission, &out)?;
                let line = context.say("library-result-exported", &[("path", &path)]);
                return Ok(Answer::done(vec![line], json!({ "record": sha256, "out": path })));
            }
            let payload = export(&context.assay, &reading, &submission, &out, &context.watcher)?;
            let line = context.say("library-exported", &[("path", &path)]);
            Ok(Answer::done(vec![line], json!({ "payload": payload, "out": path })))
        }
    }
}

fn import(context: &Context, order: &Import) -> Result<Answer, Failure> {
    let roles = match (&order.roles, order.accept_roles) {
        (Some(file), _) => Roles::Confirmed(file),
        (None, true) => Roles::Accept,
        (None, false) => Roles::Propose,
    };
    let terms = Terms {
        roles,
        micro_credential: order.micro_credential.as_deref(),
        due: order.due.as_deref().map(day).transpose()?,
        large: order.large,
    };
    let shelf = Shelf::open(&context.assay, &order.library.library)?;
    let mut brought = Vec::new();
    for path in &order.paths {
        brought.extend(shelf.import(&context.assay, path, terms, &context.watcher));
    }
    let mut answer = imported(context, brought);
    answer.findings.extend(shelf.findings);
    Ok(answer)
}

fn day(text: &str) -> Result<Timestamp, Failure> {
    let unusable = || Failure::new(Kind::Usage, codes::DAY_UNUSABLE).with("text", text);
    format!("{text}T23:59:59Z").parse().map_err(|_| unusable())
}

/// One path that is refused makes the answer its own; of many each is told, and the answer is no if one was refused.
fn imported(context: &Context, brought: Vec<(PathBuf, Result<Brought, Failure>)>) -> Answer {
    let many = brought.len() > 1;
    let (mut lines, mut rows, mut findings, mut exit) = (Vec::new(), Vec::new(), Vec::<Finding>::new(), 0);
    let mut single = None;
    for (path, result) in brought {
        let from = path.display().to_string();
        match result {
            Ok(Brought::In(arrival)) => {
                let key = if arrival.already_here {
                    "import-already-here"
                } else {
                    "import-done"
                };
                let number = arrival.number.to_string();
                lines.push(context.say(key, &[("path", &from), ("number", &number)]));
                rows.push(json!({
                    "from": from, "ok": true, "submission": arrival.submission, "number": arrival.number,
                    "alreadyHere": arrival.already_here,
                }));
                findings.extend(arrival.findings);
            }
            Ok(Brought::Proposed { roles, .. }) => {
                exit = exit.max(2);
                let proposal = super::bundle::proposal(&roles);
                lines.extend(proposal.lines.iter().cloned());
                rows.push(json!({ "from": from, "ok": false, "roles": roles }));
                findings.extend(proposal.findings.iter().cloned());
                single = proposal.failure;
            }
            Err(failure) => {
                let refused = Answer::failed(failure.clone());
                exit = exit.max(refused.exit);
                rows.push(json!({ "from": from, "ok": false, "code": failure.code }));
                if many {
                    lines.push(context.say("import-refused", &[("path", &from)]));
                }
                findings.extend(refused.findings);
                single = Some(failure);
            }
        }
    }
    let mut answer = Answer::done(lines, json!({ "imported": rows })).with(findings);
    answer.exit = exit;
    answer.failure = single;
    answer
}

fn line(row: &QueueRow) -> String {
    let progress = &row.progress;
    format!(
        "{:>12}  {} · {}  {}  {}/{}",
        row.number.as_str(),
        row.title,
        row.attempt,
        row.state.as_str(),
        progress.scored,
        progress.of
    )
}

fn row(row: &QueueRow) -> Value {
    json!({
        "submission": row.submission,
        "number": row.number,
        "attempt": row.attempt,
        "title": row.title,
        "state": row.state.as_str(),
        "due": row.due,
        "scored": row.progress.scored,
        "criteria": row.progress.of,
    })
}

pub(super) fn verify_journals(command: Journal) -> Result<Answer, Failure> {
    let Journal::Verify { library } = command;
    let reading = Shelf::open_reading(&library.library)?;
    let (reviews, entries) = reviewing::verify_journals(&reading)?;
    let messages = assay_app::Messages::english();
    let line = messages.text(
        "journal-sound",
        &[("reviews", &reviews.to_string()), ("entries", &entries.to_string())],
    );
    Ok(Answer::done(
        vec![line],
        json!({ "reviews": reviews, "entries": entries }),
    ))
}
