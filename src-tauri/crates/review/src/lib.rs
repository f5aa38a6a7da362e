//! The scoring session: commands in, events out, one append-only journal; the scoresheet is what the journal says.
//!
//! Nothing here reads a clock or a disk. A [`Session`] takes a [`Command`], checks it against the micro-credential and
//! the submission, and gives the [`Entry`] to write down; what is on the screen is a fold over the entries. Undo is an
//! entry too.

mod check;
mod command;
mod decide;
mod finite;
mod journal;
mod reasoning;
mod session;
mod sheet;
mod state;
mod wording;

pub use check::{Intake, Notice, pre_sign};
pub use command::{Command, Facts, FindText, PlaceRequest, Request, Unfit, Unfound};
pub use decide::{decide, decide_in, failing, reasoning};
pub use journal::{Chain, ChainError, Entry, Event, Head};
pub use reasoning::{Below, Counts, Judged, Misses, Reasoning, Stands};
pub use session::{Means, Refusal, Session, Subject};
pub use sheet::{Contradiction, Sheet, SheetAnnotation, SheetError, SheetScore};
pub use state::{Answer, Phase, State};
pub use wording::Wording;
