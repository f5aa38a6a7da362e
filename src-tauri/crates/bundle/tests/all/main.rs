//! assay-bundle, seen from outside: what is whole is taken, and nothing else is.

#![cfg(test)]

mod conformance;
mod endurance;
mod headers;
mod hostile;
mod plain;
mod reading;
mod roles;
mod samples;
mod taking_in;
mod writing;

use assay_bundle::memory::{MemoryArchive, MemoryFolder};
use assay_bundle::{Container, Limits, Quiet, ReadError, Source, Verdict, Work, verify};
use std::path::PathBuf;
use std::sync::Arc;

/// The shared conformance data, if it is at hand.
fn shared(part: &str) -> Option<PathBuf> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared");
    #[expect(
        clippy::disallowed_methods,
        reason = "a test is told by the environment where the shared data is"
    )]
    let folder = std::env::var_os("ASSAY_SHARED_DIR").map_or_else(beside, PathBuf::from);
    let path = folder.join(part);
    if path.exists() {
        return Some(path);
    }
    println!("SKIPPED: {part} is not at hand");
    None
}

fn work() -> Work<'static> {
    Work {
        threads: 2,
        progress: &Quiet,
    }
}

fn folder(folder: MemoryFolder, limits: &Limits) -> Result<Container, ReadError> {
    Container::open(Source::Folder(Arc::new(folder)), limits)
}

fn zip(bytes: &[u8], limits: &Limits) -> Result<Container, ReadError> {
    Container::open(Source::Zip(Arc::new(MemoryArchive::new(bytes))), limits)
}

fn verified(bag: MemoryFolder) -> Result<Verdict, ReadError> {
    verify(&folder(bag, &Limits::VERIFY)?, &work())
}
