//! A record beside the micro-credential that it names: the outcome is what the rule makes of the scores.

use super::MICRO_CREDENTIAL;
use crate::catalogue::read_published;
use crate::codes;
use crate::failure::Finding;
use crate::intake::another_micro_credential;
use assay_credential::{Record, SignedRecord};
use assay_model::outcome::Outcome;
use assay_model::rubric::MicroCredential;
use assay_model::score::{Annotation, Choice, Score};
use assay_review::{Wording, decide_in};
use serde_json::Value;

/// The micro-credential is the one that was named, and the outcome is what its rule makes of the scores.
pub(super) fn judgement(signed: &SignedRecord, bytes: &[u8]) -> Vec<Finding> {
    let record = &signed.record;
    let published = match read_published(bytes, MICRO_CREDENTIAL) {
        Ok(published) => published,
        Err(failure) => return vec![Finding::from(failure)],
    };
    let credential = &published.credential;
    if let Some(differs) = another_micro_credential(&record.micro_credential, &published) {
        let finding = Finding::error(codes::MICRO_CREDENTIAL_DIFFERS).at(MICRO_CREDENTIAL);
        return vec![finding.with_all(differs)];
    }
    let fits = fits(record, credential);
    let choice = |id: &_| {
        record
            .scores
            .iter()
            .find(|score| score.criterion == *id)
            .map(|score| score.choice.clone())
    };
    let returned = !record.returned.is_empty();
    let decided = |wording| decide_in(wording, credential, record.purpose, returned, &choice);
    if fits
        && Wording::ALL
            .into_iter()
            .any(|wording| decided(wording) == record.outcome)
    {
        return Vec::new();
    }
    let in_its_words = |wording: &Wording| decided(*wording).explanation == record.outcome.explanation;
    let wording = Wording::ALL.into_iter().find(in_its_words);
    match wording.filter(|_| fits) {
        Some(wording) => outcome_members(&record.outcome, &decided(wording)),
        None => vec![outcome_sentence(fits, decided(Wording::NEWEST).explanation)],
    }
}

/// The sentence is another one, or speaks of what is not there.
fn outcome_sentence(fits: bool, computed: String) -> Finding {
    let how = if fits { "outcome" } else { "rubric" };
    Finding::error(codes::OUTCOME_DIFFERS)
        .with("how", how)
        .with("member", "explanation")
        .with("found", "")
        .with("computed", computed)
}

/// The sentence is the same, and these members beside it are not.
fn outcome_members(found: &Outcome, computed: &Outcome) -> Vec<Finding> {
    let values = |outcome: &Outcome| serde_json::to_value(outcome).unwrap_or_default();
    let (found, computed) = (values(found), values(computed));
    let members = computed.as_object().into_iter().flatten();
    let differing = members.filter(|(member, value)| found.get(member.as_str()) != Some(value));
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let finding = |(member, value): (&String, &Value)| {
        Finding::error(codes::OUTCOME_DIFFERS)
            .with("how", "member")
            .with("member", member)
            .with("found", found.get(member).map(text).unwrap_or_default())
            .with("computed", text(value))
    };
    differing.map(finding).collect()
}

/// Scores and annotations speak of this rubric and of nothing else.
fn fits(record: &Record, credential: &MicroCredential) -> bool {
    let score = |score: &Score| {
        let criterion = credential.criterion(&score.criterion);
        criterion.is_some_and(|criterion| match &score.choice {
            Choice::Level(level) => criterion.level(level).is_some(),
            Choice::CannotJudge(reason) => !reason.trim().is_empty(),
        })
    };
    let cited = |annotation: &Annotation| {
        annotation
            .criteria
            .iter()
            .all(|criterion| credential.criterion(criterion).is_some())
    };
    record.scores.iter().all(score) && record.annotations.iter().all(cited)
}
