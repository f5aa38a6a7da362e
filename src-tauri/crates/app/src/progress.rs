//! How far a review is, and where it stands: what the queue shows beside a submission.

use assay_review::{Phase, State, Subject};
use assay_store::{Progress, ReviewState};

/// How far the review of `subject` is, as the queue shows it.
pub(crate) fn progress(subject: &Subject, state: &State) -> Progress {
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let scored = subject
        .credential
        .criteria
        .iter()
        .filter(|criterion| state.choice(&criterion.id).is_some())
        .count();
    // Captions are seen with their recording, and not opened by themselves.
    let artifacts = subject.submission.artifacts.iter();
    let shown: Vec<_> = artifacts.filter(|artifact| artifact.captions_for.is_none()).collect();
    let seen = shown.iter().filter(|artifact| state.opened.contains(&artifact.id));
    Progress {
        scored: count(scored),
        of: count(subject.credential.criteria.len()),
        seen: count(seen.count()),
        artifacts: count(shown.len()),
        outcome: serde_json::to_value(state.outcome(&subject.credential).value)
            .ok()
            .and_then(|value| value.as_str().map(str::to_owned)),
    }
}

/// Where it stands, in the words of the store.
pub(crate) const fn review_state(phase: Phase) -> ReviewState {
    match phase {
        Phase::New => ReviewState::New,
        Phase::InReview => ReviewState::InReview,
        Phase::ReadyToSign => ReviewState::ReadyToSign,
        Phase::Signed => ReviewState::Signed,
        Phase::Returned => ReviewState::Returned,
        Phase::Recused => ReviewState::Recused,
    }
}
