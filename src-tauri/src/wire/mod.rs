//! What crosses between Rust and the window. `ui/src/lib/ipc/bindings.ts` is generated from these types; only integers of
//! at most 32 bits, strings, enums and lists cross, sentences ready to be shown.

mod edit;
mod evidence;
mod intake;
mod loose;
mod newcomer;
mod place;
mod problem;
mod queue;
mod review;
mod rubric;
mod settings;
mod sheet;
mod signing;
mod verdict;

pub(crate) use edit::Edit;
pub(crate) use evidence::{Cue, Frames, Markup, PageWords, Speech, Table, Texts};
pub(crate) use intake::{Intake, artifacts, requirements};
pub(crate) use loose::{Glance, Known as InLibrary, Loose};
pub(crate) use place::{Hit, Place};
pub(crate) use problem::{Note, Problem, note};
pub(crate) use queue::{QueueAsk, QueuePage, StateCount};
pub(crate) use review::{Changed, Earlier, Known, Review, Sources};
pub(crate) use settings::{KnownKey, Language, Settings};
pub(crate) use sheet::{Begun, Outcome, Phase, Purpose, Rest, View, Which};
pub(crate) use signing::{Missing, Package, PreSign, Signed};
pub(crate) use verdict::Verdict;

/// A count that fits, or the most that does.
pub(crate) fn count(number: impl TryInto<u32>) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}
