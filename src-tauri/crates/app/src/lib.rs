//! What can be done with Assay: the use cases that window and command line share, and the only place where the crates
//! meet. A use case takes paths and values and gives values, or a [`Failure`] with a permanent code; sentences are made
//! by [`Messages`] where somebody reads them.

mod alike;
pub mod arrived;
pub mod bundles;
pub mod catalogue;
pub mod codes;
mod cut_off;
mod disk;
mod downloads;
pub mod evidence;
mod excerpts;
pub mod explaining;
mod exporting;
mod failure;
mod failures;
pub mod folders;
mod gathered;
pub mod given;
mod held;
pub mod identities;
pub mod importing;
pub mod intake;
mod journals;
mod judged;
pub mod library;
mod lines;
pub mod looking;
pub mod loose;
pub mod marking;
mod meant;
mod messages;
pub mod newcomer;
pub mod package;
pub mod packing;
pub mod picturing;
pub mod places;
pub mod ports;
pub mod presign;
mod progress;
mod remarks;
mod requirements;
pub mod reviewing;
pub mod rosters;
pub mod scoring;
pub mod searching;
pub mod showing;
mod sources;
pub mod standing;
pub mod stills;
pub mod together;
mod told;
mod twins;
pub mod verification;
pub mod viewing;
pub mod watching;
mod written;

pub use cut_off::CutOff;
pub use failure::{Args, Failure, Finding, Kind, Severity};
pub use messages::{Messages, Said};
pub use told::Told;

pub use assay_evidence::{Frame, FrameTimes, Sound, Span, Wanted};
pub use assay_model as model;
pub use assay_vault::{Fingerprint, WorkFactor};

use ports::{Clock, Ids};
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;

/// The argument that makes an executable of ours a decoder child.
pub const DECODER_CHILD: &str = "decoder-child";

/// What every use case needs.
pub struct Assay {
    /// What the time is.
    pub clock: Arc<dyn Clock>,
    /// New identifiers and secrets.
    pub ids: Arc<dyn Ids>,
    /// The sentences.
    pub messages: Messages,
    /// Decodes evidence in a child process.
    pub decoder: assay_evidence::Decoder,
}

impl Assay {
    /// Assay on this machine. `program` is our own executable, which becomes the decoder when it is started with
    /// [`DECODER_CHILD`] and then calls [`decoder_child`].
    pub fn on_this_machine(program: PathBuf) -> Self {
        let machine = Arc::new(ports::Machine);
        let decoder = assay_evidence::Decoder::new(program, vec![OsString::from(DECODER_CHILD)]);
        Self {
            clock: machine.clone(),
            ids: machine,
            messages: Messages::english(),
            decoder,
        }
    }
}

/// Decodes for the parent process until it closes the pipe. Nothing else may run in this process.
pub fn decoder_child() -> Result<(), assay_evidence::ChildError> {
    assay_evidence::run_child(std::io::stdin().lock(), std::io::stdout().lock())
}
