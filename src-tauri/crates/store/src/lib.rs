//! The library's disk: one SQLite database and one folder of content-addressed artifacts.
//!
//! ```text
//! library.db     WAL, synchronous=FULL, STRICT tables     the rows; crates/review owns their meaning
//! artifacts/     <sha256>, written once                   the evidence
//! cache.db       what was made of them                    may be thrown away at any time
//! staging/       what imports under way have brought      empty when no import runs
//! backups/       the last ten, each reopened and counted
//! damaged/       databases that were not sound, untouched
//! library.lock   held by the one process that writes
//! ```
//!
//! Invariants:
//! - What a method that writes has answered survives `kill -9` and a power cut: there is one place that writes
//!   (`writer.rs`), and it answers after a checked commit with `synchronous=FULL`.
//! - A submission is absent or whole (`importing.rs`).
//! - Original evidence is never written again, and is deleted only because a row says so, never because one is missing.
//! - A journal only grows, each entry on the hash of the one before; the database itself refuses anything else.
//! - Nothing outside this crate sees a path: an artifact is opened by its digest.
//! - No clock, no randomness, no environment: times come as arguments.

mod artifacts;
mod backup;
mod cache;
mod check;
mod checkpoint;
mod cloud;
mod connection;
mod disk;
mod error;
mod folder;
mod importing;
mod library;
mod lock;
mod open;
#[cfg(unix)]
mod presence;
mod reading;
mod rereading;
mod reviewing;
mod schema;
mod staging;
mod sync;
mod table;
mod writer;

pub use artifacts::{ArtifactError, ArtifactReader};
pub use cache::{Cache, ResultKey};
pub use error::StoreError;
pub use importing::{ImportError, Imported, NewSubmission};
pub use library::{Library, Upkeep};
pub use open::{Finding, OnDamage, OpenError, Opened};
#[cfg(unix)]
pub use presence::{ListenError, Listening, Message, NotifyError, notify};
pub use reading::Reading;
pub use rereading::Rereading;
pub use reviewing::{Append, AppendError, DraftError};
pub use staging::{BlobWriter, Staging};
pub use table::artifacts::ArtifactRow;
pub use table::drafts::{Draft, DraftRow};
pub use table::journal::EntryRow;
pub use table::micro_credentials::{MicroCredentialError, MicroCredentialRow, NewMicroCredential, Origin, Put};
pub use table::opened::OpenedRow;
pub use table::passages::{Found, NewPassage, PassageOf, Said, SearchHit, SearchPage, SearchQuery, Unsearched};
pub use table::queue::{Beside, QueuePage, QueueQuery, QueueRow, QueueSort};
pub use table::records::{NewRecord, RecordRow};
pub use table::reviews::{Head, NewReview, NotAState, Progress, ReviewId, ReviewRow, ReviewState};
pub use table::submissions::{NumberTaken, SubmissionRow};
pub use table::views::ViewState;
