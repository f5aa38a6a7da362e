//! `assay library` and `assay journal`.

use super::Context;
use crate::answer::Answer;
use crate::args::{Import, Journal, Library};
use assay_app::library::{Brought, Shelf, Terms, export, find, list};
use assay_app::library::{QueueQuery, QueueRow};
use assay_app::model::place::Place;
use assay_app::model::{ArtifactId, Timestamp};
use assay_app::packing::Roles;
use assay_app::searching::{self, Hit, SearchQuery, Source};
use assay_app::{Failure, Finding, Kind, codes, places, reviewing};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

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
        Library::Search {
            words,
            library,
            submission,
            limit,
        } => search(
            context,
            &library.library,
            &words.join(" "),
            submission.as_deref(),
            limit,
        ),
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

fn search(
    context: &Context,
    folder: &Path,
    text: &str,
    submission: Option<&str>,
    limit: u32,
) -> Result<Answer, Failure> {
    let submission = match submission {
        Some(named) => Some(searching::named(&context.assay, folder, named)?),
        None => None,
    };
    let query = SearchQuery {
        text: text.to_owned(),
        submission,
        limit,
    };
    let found = searching::find(&context.assay, folder, &query, &context.watcher)?;
    let total = found.total.to_string();
    let mut lines = vec![context.say("search-found", &[("count", &total)])];
    lines.extend(found.hits.iter().map(|hit| hit_line(context, hit)));
    let hits: Vec<Value> = found.hits.iter().map(hit_json).collect();
    Ok(Answer::done(lines, json!({ "total": found.total, "hits": hits })).with(found.findings))
}

fn hit_line(context: &Context, hit: &Hit) -> String {
    let place = |place: &Place| places::in_words(place, &context.assay.messages);
    let at = match &hit.source {
        Source::Artifact { heard: Some(heard), .. } => format!("{}, {}", heard.path, place(&heard.place)),
        Source::Artifact {
            path,
            place: Place::Page { page, .. },
            ..
        } => format!(
            "{path}, {}",
            context.say("report-place-page", &[("page", &page.to_string())])
        ),
        Source::Artifact { path, .. } => path.to_string(),
        Source::Review { field, .. } => {
            let (kind, of) = field.split_once(':').unwrap_or((field, ""));
            let of = if kind == "annotation" { "" } else { of };
            context.say("search-in-review", &[("field", kind), ("criterion", of)])
        }
    };
    format!("{:>12}  {at}: … {} …", hit.number.as_str(), hit.excerpt.text.trim())
}

fn hit_json(hit: &Hit) -> Value {
    let place =
        |artifact: &ArtifactId, place: &Place| json!({ "artifact": artifact, "selector": places::selectors_of(place) });
    let source = match &hit.source {
        Source::Artifact {
            artifact,
            path,
            place: at,
            heard,
        } => json!({
            "path": path,
            "place": place(artifact, at),
            "heard": heard.as_ref().map(|heard| place(&heard.artifact, &heard.place)),
        }),
        Source::Review { review, field, about } => json!({
            "review": review.as_str(),
            "field": field,
            "place": about.as_ref().map(|(artifact, at)| place(artifact, at)),
        }),
    };
    let mut object = json!({
        "submission": hit.submission, "number": hit.number,
        "excerpt": hit.excerpt.text, "marks": hit.excerpt.marks,
    });
    if let (Some(object), Value::Object(source)) = (object.as_object_mut(), source) {
        object.extend(source);
    }
    object
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
