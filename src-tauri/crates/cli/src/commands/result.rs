//! `assay result verify` and `assay roster sign`.

use super::Context;
use crate::answer::Answer;
use crate::args::{ResultCommand, Roster};
use assay_app::verification::{Evidence, State, Verification, Vouching, verify as verify_result};
use assay_app::{Failure, Fingerprint, bundles};
use serde_json::{Value, json};

pub(super) fn verify(context: &Context, command: ResultCommand) -> Result<Answer, Failure> {
    let ResultCommand::Verify {
        file,
        evidence,
        roster,
        large,
    } = command;
    if let Some(evidence) = &evidence {
        bundles::ask_about(evidence, large)?;
    }
    let (evidence, roster) = (evidence.as_deref(), roster.as_deref());
    let found = verify_result(&context.assay, &file, evidence, roster, context.watcher())?;
    let untrusted = found.roster.is_some() && found.state != State::Trusted;
    let no = found.state == State::Invalid || found.evidence == Evidence::Differs || untrusted;
    let compared = evidence.is_none() || found.record.is_some();
    let mut answer = Answer::done(lines(context, &found, compared), data(&found));
    answer.state = serde_json::to_value(found.state).ok();
    answer.evidence = serde_json::to_value(found.evidence).ok();
    answer.exit = u8::from(no);
    Ok(answer.with(found.findings))
}

/// `compared`: whether the evidence that was given, if any, could be held against a record.
fn lines(context: &Context, found: &Verification, compared: bool) -> Vec<String> {
    let state = match found.state {
        State::Invalid if found.only_too_early() => "verify-not-yet",
        State::Invalid => "verify-invalid",
        State::Valid if found.roster.is_some() => "verify-valid-untrusted",
        State::Valid => "verify-valid",
        State::Trusted => "verify-trusted",
    };
    let evidence = match found.evidence {
        Evidence::Same => "verify-evidence-same",
        Evidence::Differs => "verify-evidence-differs",
        Evidence::NotAtHand if compared => "verify-evidence-not-at-hand",
        Evidence::NotAtHand => "verify-evidence-not-compared",
    };
    let mut lines = vec![context.say(state, &[])];
    // What an invalid file says is not presented as a result.
    if let Some(signed) = found.record.as_ref().filter(|_| found.state != State::Invalid) {
        let record = &signed.record;
        let role = context.say(&format!("role-{}", record.assessor.role.as_str()), &[]);
        let key = Fingerprint::of(signed.issuer.as_bytes()).to_string();
        let (number, when) = (record.submission.number.to_string(), record.valid_from.to_string());
        lines.push(context.say(
            "verify-about",
            &[("number", &number), ("explanation", &record.outcome.explanation)],
        ));
        let by = [
            ("name", record.assessor.name.as_str()),
            ("role", &role),
            ("when", &when),
            ("fingerprint", &key),
        ];
        lines.push(context.say("verify-by", &by));
        let superseded = record.supersedes.as_ref().map(|old| old.id.to_string());
        lines.extend(superseded.map(|old| context.say("verify-supersedes", &[("record", &old)])));
    }
    lines.extend(found.roster.iter().flat_map(|vouching| roster_lines(context, vouching)));
    lines.push(context.say(evidence, &[]));
    lines
}

/// Whom the roster knows the key as, and whose roster it is: naming a roster accepts its key, so its words are shown.
fn roster_lines(context: &Context, vouching: &Vouching) -> Vec<String> {
    let signed = &vouching.roster;
    let name = signed.roster.name.as_str();
    let (key, issuer) = (
        Fingerprint::of(signed.issuer.as_bytes()).to_string(),
        signed.issuer.to_string(),
    );
    let known = vouching.member.iter();
    let known = known.map(|member| context.say("verify-member", &[("roster", name), ("member", member)]));
    let whose = [("roster", name), ("fingerprint", &key), ("issuer", &issuer)];
    known.chain([context.say("verify-roster", &whose)]).collect()
}

fn roster_data(vouching: &Vouching) -> Value {
    let signed = &vouching.roster;
    json!({
        "id": signed.roster.id,
        "name": signed.roster.name,
        "validFrom": signed.roster.valid_from,
        "issuer": signed.issuer,
        "fingerprint": Fingerprint::of(signed.issuer.as_bytes()).to_string(),
        "sha256": signed.sha256,
        "member": vouching.member,
    })
}

fn data(found: &Verification) -> Value {
    let Some(signed) = found.record.as_ref() else {
        return Value::Null;
    };
    let record = &signed.record;
    json!({
        "record": record.id,
        "sha256": signed.sha256,
        "issuer": signed.issuer,
        "fingerprint": Fingerprint::of(signed.issuer.as_bytes()).to_string(),
        "assessor": { "name": record.assessor.name, "role": record.assessor.role },
        "validFrom": record.valid_from,
        "submission": { "id": record.submission.id, "number": record.submission.number, "attempt": record.submission.attempt },
        "payload": record.payload,
        "outcome": record.outcome,
        "roster": found.roster.as_ref().map(roster_data),
        "supersedes": record.supersedes.as_ref().map(|old| json!({ "id": old.id, "sha256": old.sha256 })),
    })
}

pub(super) fn sign_roster(context: &Context, command: Roster) -> Result<Answer, Failure> {
    let Roster::Sign {
        file,
        identity,
        out,
        passphrase,
    } = command;
    let signer = context.open(&identity, &passphrase)?;
    let signed = assay_app::rosters::sign(&context.assay, &file, &signer, &out)?;
    let count = signed.roster.members.len();
    let path = out.display().to_string();
    let lines = vec![context.say(
        "roster-signed",
        &[
            ("name", &signed.roster.name),
            ("count", &count.to_string()),
            ("path", &path),
        ],
    )];
    Ok(Answer::done(
        lines,
        json!({ "id": signed.roster.id, "sha256": signed.sha256, "issuer": signed.issuer, "members": count, "out": path }),
    ))
}
