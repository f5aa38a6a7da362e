//! assay-bundle, seen from outside: what is whole is taken, and nothing else is.

#![cfg(test)]

mod conformance;

use assay_bundle::memory::MemoryFolder;
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

fn verified(folder: MemoryFolder) -> Result<Verdict, ReadError> {
    let container = Container::open(Source::Folder(Arc::new(folder)), &Limits::VERIFY)?;
    verify(&container, &work())
}
