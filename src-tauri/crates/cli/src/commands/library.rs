//! `assay library` and `assay journal`.

use super::Context;
use crate::answer::Answer;
use crate::args::{Journal, Library, LibraryDir};
use assay_app::library::{QueueQuery, QueueRow, Shelf, export, find, last_of_day, list, short_names};
use assay_app::model::score::Purpose;
use assay_app::model::{SubmissionId, Timestamp};
use assay_app::{Failure, reviewing};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

pub(super) fn run(context: &Context, command: Library) -> Result<Answer, Failure> {
    match command {
        Library::Import(order) => super::import::run(context, &order),
        Library::List { library, search, limit } => listed(context, &library, search, limit),
        Library::Due { id, day, library, .. } => set_due(context, &library, &id, day.as_deref()),
        Library::MicroCredentials { library } => super::catalogue::list(context, &library),
        Library::Accept { which, library } => super::catalogue::accept(context, &library, &which),
        Library::Search {
            words,
            library,
            submission,
            limit,
        } => super::search::run(context, &library, &words.join(" "), submission.as_deref(), limit),
        Library::Export {
            id,
            library,
            out,
            result,
            purpose,
            large,
        } => {
            let what = match (result, purpose.named()) {
                (true, purpose) => What::Result(purpose),
                (false, _) => What::Bundle { large },
            };
            exported(context, &library, &id, &out, what)
        }
    }
}

fn listed(context: &Context, library: &LibraryDir, search: Option<String>, limit: u32) -> Result<Answer, Failure> {
    let reading = Shelf::open_reading(&library.library)?;
    let query = QueueQuery {
        text: search.unwrap_or_default(),
        limit,
        ..QueueQuery::default()
    };
    let page = list(&reading, &query)?;
    let mut short = BTreeMap::new();
    for row in &page.rows {
        short.extend(short_names(&reading, &row.number)?);
    }
    let mut lines = table(context, &page.rows, &short);
    if page.total == 0 {
        let key = if query.text.trim().is_empty() {
            "list-empty"
        } else {
            "list-none-found"
        };
        lines.push(context.say(key, &[("words", &query.text)]));
    }
    let shown = page.rows.len() as u64;
    if shown < page.total {
        let (shown, total) = (shown.to_string(), page.total.to_string());
        lines.push(context.say("list-more", &[("shown", &shown), ("total", &total)]));
    }
    let rows: Vec<Value> = page.rows.iter().map(row).collect();
    Ok(Answer::done(lines, json!({ "total": page.total, "submissions": rows })))
}

/// What leaves the library.
enum What {
    Bundle {
        large: bool,
    },
    /// The newest, or the newest for this purpose.
    Result(Option<Purpose>),
}

fn exported(context: &Context, library: &LibraryDir, id: &str, out: &Path, what: What) -> Result<Answer, Failure> {
    let reading = Shelf::open_reading(&library.library)?;
    let submission = find(&reading, id)?;
    let path = out.display().to_string();
    let large = match what {
        What::Bundle { large } => large,
        What::Result(purpose) => {
            let sha256 = assay_app::library::export_result(&reading, &submission, purpose, out)?;
            let line = context.say("library-result-exported", &[("path", &path)]);
            return Ok(Answer::done(vec![line], json!({ "record": sha256, "out": path })));
        }
    };
    let payload = export(&reading, &submission, out, large, context.watcher())?;
    let line = context.say("library-exported", &[("path", &path)]);
    Ok(Answer::done(vec![line], json!({ "payload": payload, "out": path })))
}

fn set_due(context: &Context, library: &LibraryDir, id: &str, on: Option<&str>) -> Result<Answer, Failure> {
    let due = on.map(last_of_day).transpose()?;
    let shelf = Shelf::open(&context.assay, &library.library)?;
    let submission = find(&shelf.library, id)?;
    assay_app::library::set_due(&shelf, &submission, due)?;
    let line = match on {
        Some(day) => context.say("due-set", &[("id", id), ("day", day)]),
        None => context.say("due-none", &[("id", id)]),
    };
    let data = json!({ "submission": submission, "due": due });
    Ok(Answer::done(vec![line], data).with(shelf.findings))
}

/// A heading and a line for each submission, in columns; nothing where there is none.
fn table(context: &Context, rows: &[QueueRow], short: &BTreeMap<SubmissionId, String>) -> Vec<String> {
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = [
        "list-number",
        "list-attempt",
        "list-state",
        "list-scored",
        "list-due",
        "list-title",
    ];
    let mut table = vec![columns.map(|key| context.say(key, &[]))];
    table.extend(rows.iter().map(|row| cells(context, row, short.get(&row.submission))));
    let width = |column: usize| {
        let cells = table.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let line = |row: &[String; 6]| {
        let cells = row
            .iter()
            .enumerate()
            .map(|(at, cell)| format!("{cell:<0$}", width(at)));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    table.iter().map(line).collect()
}

/// Where several have one number, the beginning of the identifier stands behind it.
fn cells(context: &Context, row: &QueueRow, short: Option<&String>) -> [String; 6] {
    let progress = &row.progress;
    let due = row.due.map(Timestamp::date);
    let due = due.map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"));
    [
        short.map_or_else(|| row.number.to_string(), |short| format!("{} ({short})", row.number)),
        context.say("list-attempt-of", &[("attempt", &row.attempt.to_string())]),
        state(context, row),
        format!("{}/{}", progress.scored, progress.of),
        due.unwrap_or_default(),
        row.title.clone(),
    ]
}

/// Where it stands, and what is begun beside what is signed.
fn state(context: &Context, row: &QueueRow) -> String {
    let state = row.state.as_str();
    let Some(beside) = row.beside else {
        return state.to_owned();
    };
    let key = if beside.corrects {
        "list-correction"
    } else {
        "list-beside"
    };
    context.say(key, &[("state", state), ("beside", beside.state.as_str())])
}

fn row(row: &QueueRow) -> Value {
    json!({
        "submission": row.submission,
        "number": row.number,
        "attempt": row.attempt,
        "title": row.title,
        "state": row.state.as_str(),
        "beside": row.beside.map(|beside| json!({ "state": beside.state.as_str(), "corrects": beside.corrects })),
        "due": row.due,
        "scored": row.progress.scored,
        "opened": row.progress.seen,
        "files": row.progress.artifacts,
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
