//! How far a review is, and where it stands: what the queue shows beside a submission.

use assay_model::ids::ArtifactId;
use assay_review::{Phase, State, Subject};
use assay_store::{Progress, ReviewState};
use std::collections::BTreeSet;

/// How far the review of `subject` is, as the queue shows it.
pub(crate) fn progress(subject: &Subject, state: &State) -> Progress {
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let scored = subject
        .credential
        .criteria
        .iter()
        .filter(|criterion| state.choice(&criterion.id).is_some())
        .count();
    let shown = by_themselves(&subject.submission.artifacts, |artifact| artifact.captions_for.as_ref());
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

/// The files that are opened by themselves: of the captions of a recording the first are seen with it.
pub(crate) fn by_themselves<T>(files: &[T], captions_for: impl Fn(&T) -> Option<&ArtifactId>) -> Vec<&T> {
    let mut with_captions = BTreeSet::new();
    let mut alone = |file: &&T| captions_for(file).is_none_or(|recording| !with_captions.insert(recording.clone()));
    files.iter().filter(|file| alone(file)).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_captions_of_a_recording_are_seen_with_it_and_others_by_themselves() {
        let id = |at: u8| format!("urn:uuid:5f0a3c5e-3d0c-4f6e-9a51-0d2b7c1e8f0{at}").parse().ok();
        let files: [(u8, Option<ArtifactId>); 5] = [(1, None), (2, id(1)), (3, id(1)), (4, id(5)), (5, None)];
        let shown = by_themselves(&files, |(_, recording)| recording.as_ref());
        assert_eq!(shown.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [1, 3, 5]);
    }
}
