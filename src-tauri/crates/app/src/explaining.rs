//! The sentence that says how an outcome came out, in the language of the person who reads it. The record holds it in
//! English, as the format has it; in English it is those words, in another language their translation.

use crate::messages::Messages;
use assay_credential::Record;
use assay_model::ids::CriterionId;
use assay_model::outcome::Outcome;
use assay_model::rubric::MicroCredential;
use assay_model::score::Choice;
use assay_report::Words;
use assay_review::{Below, Counts, Judged, Misses, Reasoning, Stands, State, reasoning};

/// The language of the sentence in a record.
const OF_THE_RECORD: &str = "en";

/// How the outcome of a review came out, as it stands.
pub fn of_review(state: &State, credential: &MicroCredential, messages: &Messages) -> String {
    let outcome = state.outcome(credential);
    let choice = |id: &CriterionId| state.answers.get(id).and_then(|answer| answer.choice.clone());
    sentence(&outcome, messages, || {
        reasoning(credential, state.purpose, !state.returned.is_empty(), &choice)
    })
}

/// How the outcome of a record came out.
pub fn of_record(record: &Record, credential: &MicroCredential, messages: &Messages) -> String {
    let choice = |id: &CriterionId| -> Option<Choice> {
        let score = record.scores.iter().find(|score| score.criterion == *id)?;
        Some(score.choice.clone())
    };
    sentence(&record.outcome, messages, || {
        reasoning(credential, record.purpose, !record.returned.is_empty(), &choice)
    })
}

fn sentence(outcome: &Outcome, messages: &Messages, how: impl FnOnce() -> Reasoning) -> String {
    if messages.language() == OF_THE_RECORD {
        outcome.explanation.clone()
    } else {
        in_words(&how(), messages)
    }
}

/// The sentence out of the catalogue.
pub fn in_words(reasoning: &Reasoning, messages: &Messages) -> String {
    match reasoning {
        Reasoning::Returned => messages.text("came-out-returned", &[]),
        Reasoning::Formative => messages.text("came-out-formative", &[]),
        Reasoning::Judged(judged) => judged_in_words(judged, messages),
    }
}

fn judged_in_words(judged: &Judged, messages: &Messages) -> String {
    let below: Vec<String> = judged.below.iter().map(|one| below_in_words(one, messages)).collect();
    let below = below.join("; ");
    let key = match (judged.meets, below.is_empty()) {
        (true, true) => "came-out-meets",
        (true, false) => "came-out-meets-though",
        (false, true) => "came-out-not-yet",
        (false, false) => "came-out-not-yet-for",
    };
    let count = count_in_words(judged, messages);
    let args: &[(&str, &str)] = &[("count", &count), ("below", &below)];
    let sentence = messages.text(key, args);
    if judged.near_cut {
        messages.text("came-out-near-cut", &[("sentence", &sentence)])
    } else {
        sentence
    }
}

fn count_in_words(judged: &Judged, messages: &Messages) -> String {
    let (reached, of) = (judged.reached.to_string(), judged.of.to_string());
    let counted: [(&str, &str); 2] = [("reached", &reached), ("of", &of)];
    let count = match &judged.counts {
        Counts::Points => messages.text("came-out-points", &counted),
        Counts::Criteria(Some(level)) => {
            let [reached, of] = counted;
            messages.text("came-out-criteria", &[reached, of, ("level", level)])
        }
        Counts::Criteria(None) => messages.text("came-out-criteria-required", &counted),
    };
    match judged.needed {
        Some(needed) => messages.text("came-out-needed", &[("count", &count), ("needed", &needed.to_string())]),
        None => count,
    }
}

fn below_in_words(below: &Below, messages: &Messages) -> String {
    let title = ("criterion", below.title.as_str());
    let said = match &below.stands {
        Stands::At(level) => messages.text("came-out-stands", &[title, ("level", level)]),
        Stands::CannotBeJudged => messages.text("came-out-stands-nowhere", &[title]),
        Stands::NotScored => messages.text("came-out-unscored", &[title]),
    };
    let said = ("said", said.as_str());
    match &below.misses {
        Misses::Nothing => said.1.to_owned(),
        Misses::Needed(level) => messages.text("came-out-has-to-be", &[said, ("level", level)]),
        Misses::Floor(level) => messages.text("came-out-floor", &[said, ("level", level)]),
        Misses::Points => messages.text("came-out-no-points", &[said]),
    }
}
