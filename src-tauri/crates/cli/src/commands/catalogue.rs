//! `assay library micro-credentials` and `assay library accept`.

use super::Context;
use crate::answer::Answer;
use crate::args::LibraryDir;
use assay_app::catalogue::{self, InLibrary, Which};
use assay_app::library::Shelf;
use assay_app::{Failure, Kind, codes};
use serde_json::{Value, json};
use std::path::Path;

pub(super) fn list(context: &Context, library: &LibraryDir) -> Result<Answer, Failure> {
    let reading = Shelf::open_reading(&library.library)?;
    let all = catalogue::micro_credentials(&reading)?;
    let lines = all.iter().map(|one| line(context, one)).collect();
    let rows: Vec<Value> = all.iter().map(row).collect();
    Ok(Answer::done(lines, json!({ "microCredentials": rows })))
}

pub(super) fn accept(context: &Context, library: &LibraryDir, which: &str) -> Result<Answer, Failure> {
    let shelf = Shelf::open(&context.assay, &library.library)?;
    let (file, digest) = (Path::new(which), which.parse().ok());
    let digest = match digest {
        None if !file.exists() => catalogue::begun_by(&shelf.library, which)?,
        digest => digest,
    };
    let hex = which.bytes().all(|byte| byte.is_ascii_hexdigit());
    if digest.is_none() && hex && !file.exists() {
        return Err(Failure::new(Kind::Refused, codes::MICRO_CREDENTIAL_NOT_HERE).with("sha256", which));
    }
    let which = digest.map_or(Which::File(file), Which::Digest);
    let accepted = catalogue::accept(&context.assay, &shelf, which)?;
    let InLibrary { title, version, .. } = &accepted.micro_credential;
    let key = if accepted.before {
        "micro-credential-accepted-before"
    } else {
        "micro-credential-accepted-now"
    };
    let said = context.say(key, &[("title", title), ("version", version)]);
    Ok(Answer::done(vec![said], row(&accepted.micro_credential)).with(shelf.findings))
}

fn line(context: &Context, one: &InLibrary) -> String {
    let key = if one.accepted {
        "micro-credential-is-accepted"
    } else {
        "micro-credential-came-along"
    };
    format!(
        "{} · {}  {}  {}",
        one.title,
        one.version,
        context.say(key, &[]),
        one.sha256
    )
}

fn row(one: &InLibrary) -> Value {
    json!({
        "id": one.id,
        "version": one.version,
        "title": one.title,
        "sha256": one.sha256,
        "accepted": one.accepted,
        "submissions": one.submissions,
    })
}
