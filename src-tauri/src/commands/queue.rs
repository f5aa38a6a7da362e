//! The queue.

use super::{AtDesk, at_desk};
use crate::wire::{Problem, QueueAsk, QueuePage, StateCount, count};
use assay_app::library;
use assay_app::{Failure, Kind, codes};
use tauri::State;

/// A part of the queue.
#[tauri::command]
#[specta::specta]
pub(crate) async fn queue(desk: State<'_, AtDesk>, ask: QueueAsk) -> Result<QueuePage, Problem> {
    at_desk(desk, move |desk| {
        desk.shelf.library.catch_up_search()?;
        let mut page = QueuePage::from(library::list(desk.library(), &ask.query())?);
        let states = desk.library().queue_states()?.into_iter();
        let counts = states.map(|(state, found)| StateCount {
            state: state.into(),
            count: count(found),
        });
        page.counts = counts.collect();
        page.all = count(desk.library().queue_length()?);
        Ok(page)
    })
    .await
}

/// Sets the day by which a judgement is wanted (`2026-12-31`), or takes it away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_due(desk: State<'_, AtDesk>, submission: String, day: Option<String>) -> Result<(), Problem> {
    at_desk(desk, move |desk| {
        let due = day.as_deref().map(library::last_of_day).transpose()?;
        library::set_due(desk.shelf, &named(&submission)?, due)
    })
    .await
}

/// The submission that the window names by its identifier.
pub(super) fn named(submission: &str) -> Result<assay_app::model::SubmissionId, Failure> {
    let unknown = |_| Failure::new(Kind::Refused, codes::SUBMISSION_UNKNOWN).with("submission", submission);
    submission.parse().map_err(unknown)
}
