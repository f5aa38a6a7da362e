//! `assay bundle` and `assay micro-credential`.

use super::Context;
use crate::answer::Answer;
use crate::args::{Bundle, MicroCredential, Pack};
use assay_app::evidence::told_of;
use assay_app::intake::Submitted;
use assay_app::packing::{Order, Outcome, Roles, pack as pack_bundle};
use assay_app::{Failure, Finding, Kind, bundles, codes};
use serde_json::{Value, json};

pub(super) fn run(context: &Context, command: Bundle) -> Result<Answer, Failure> {
    match command {
        Bundle::Verify { path, large } => {
            let verdict = bundles::verify(&path, large, context.watcher())?;
            let mut findings: Vec<Finding> = verdict.faults.iter().map(Finding::from).collect();
            findings.extend(verdict.warnings.iter().map(Finding::from));
            let key = if verdict.is_valid() {
                "bundle-valid"
            } else {
                "bundle-invalid"
            };
            let files = verdict.payload_files.to_string();
            let size = context.size(verdict.payload_bytes);
            let version = verdict
                .version
                .map_or_else(|| "?".to_owned(), |version| version.to_string());
            let line = context.say(key, &[("version", &version), ("files", &files), ("size", &size)]);
            let algorithms: Vec<String> = verdict.algorithms.iter().map(ToString::to_string).collect();
            let data = json!({
                "version": version,
                "algorithms": algorithms,
                "payloadFiles": verdict.payload_files,
                "sizeBytes": verdict.payload_bytes,
                "payload": verdict.payload,
            });
            Ok(Answer::done(vec![line], data).with(findings))
        }
        Bundle::Inspect { path, large } => {
            let submitted = bundles::inspect(&context.assay, &path, large, context.watcher())?;
            let (lines, data) = submitted_answer(context, &submitted);
            Ok(Answer::done(lines, data).with(submitted.findings))
        }
        Bundle::Pack(order) => pack(context, &order),
    }
}

pub(super) fn check_micro_credential(command: MicroCredential) -> Result<Answer, Failure> {
    let MicroCredential::Check { file } = command;
    let published = bundles::check_micro_credential(&file)?;
    let credential = &published.credential;
    let line = format!("{} · {} · {}", credential.title, credential.version, published.sha256);
    let data = json!({
        "id": credential.id,
        "version": credential.version,
        "title": credential.title,
        "sha256": published.sha256,
        "criteria": credential.criteria.len(),
        "requirements": credential.requirements.len(),
    });
    Ok(Answer::done(vec![line], data).with(published.warnings.iter().map(Finding::from).collect()))
}

fn submitted_answer(context: &Context, submitted: &Submitted) -> (Vec<String>, Value) {
    let submission = &submitted.subject.submission;
    let (number, attempt) = (submission.number.to_string(), submission.attempt.to_string());
    let title = &submitted.subject.credential.title;
    let mut lines = vec![context.say(
        "inspect-sound",
        &[("number", &number), ("attempt", &attempt), ("title", title)],
    )];
    let artifacts: Vec<Value> = submission
        .artifacts
        .iter()
        .map(|artifact| {
            let probe = submitted.probes.get(&artifact.id);
            let what = context.say(probe.map_or("format-unknown", |probe| probe.format.name_key()), &[]);
            lines.push(format!("  {}  {what}  {}", artifact.path, context.size(artifact.size)));
            json!({
                "id": artifact.id,
                "path": artifact.path,
                "requirement": artifact.requirement,
                "title": artifact.title,
                "consent": artifact.consent,
                "sha256": artifact.sha256,
                "sizeBytes": artifact.size,
                "rawName": submitted.raw_names.get(&artifact.id),
                "probe": probe.map(|probe| told_of(artifact, probe)),
            })
        })
        .collect();
    let data = json!({
        "submission": submission.id,
        "number": submission.number,
        "attempt": submission.attempt,
        "microCredential": submission.micro_credential,
        "payload": submitted.subject.payload,
        "created": submitted.created,
        "requirementsNotMet": submitted.not_met,
        "namesCandidate": submitted.names_candidate,
        "artifacts": artifacts,
    });
    (lines, data)
}

fn pack(context: &Context, order: &Pack) -> Result<Answer, Failure> {
    let roles = match (&order.roles, order.accept_roles) {
        (Some(file), _) => Roles::Confirmed(file),
        (None, true) => Roles::Accept,
        (None, false) => Roles::Propose,
    };
    let wanted = Order {
        from: &order.dir,
        participant: order.participant.as_deref(),
        micro_credential: &order.micro_credential,
        number: order.number.as_deref(),
        previous: order.previous.as_deref(),
        roles,
        language: &order.language,
    };
    match pack_bundle(&context.assay, wanted, &order.out, context.watcher())? {
        Outcome::Proposed(roles) => Ok(proposal(&roles)),
        Outcome::Packed(packed) => {
            let (number, path) = (packed.number.to_string(), order.out.display().to_string());
            let files = packed.artifacts.to_string();
            let line = context.say(
                "bundle-packed",
                &[("number", &number), ("files", &files), ("path", &path)],
            );
            let data = json!({
                "submission": packed.id,
                "number": packed.number,
                "payload": packed.packed.payload,
                "out": path,
            });
            Ok(Answer::done(vec![line], data).with(packed.findings))
        }
    }
}

/// The proposal is what is printed, so that it can be saved, changed and given back.
fn proposal(roles: &str) -> Answer {
    let mut answer = Answer::failed(Failure::new(Kind::Usage, codes::ROLE_UNCONFIRMED).with("kept", 0));
    answer.to_be_saved = Some(roles.to_owned());
    answer.data = json!({ "roles": roles });
    answer
}
