//! Bundles and micro-credentials as files: verified, looked at, checked.

use crate::codes;
use crate::failure::{Failure, Kind};
use crate::intake::{Submitted, take_in};
use crate::watching::{Adding, Watcher};
use crate::{Assay, disk, sources};
use assay_bundle::{Discard, Limits, Verdict, Work};
use assay_catalogue::Published;
use std::path::Path;

/// Above this a bundle is read only when asked to.
pub const LARGE: u64 = 8 << 30;
/// The largest micro-credential that is read.
pub const MICRO_CREDENTIAL_LIMIT: u64 = 4 << 20;

/// What RFC 8493 says of the bag at `path`, by the rules of its own version.
pub fn verify(path: &Path, large: bool, watcher: &dyn Watcher) -> Result<Verdict, Failure> {
    let container = sources::open(path, &Limits::VERIFY)?;
    ask_above(container.bytes(), large)?;
    let progress = Adding::new(watcher, container.bytes());
    Ok(assay_bundle::verify(
        &container,
        &Work {
            threads: 2,
            progress: &progress,
        },
    )?)
}

/// Looks at the submission bundle at `path` as the window would on bringing it in.
pub fn inspect(assay: &Assay, path: &Path, large: bool, watcher: &dyn Watcher) -> Result<Submitted, Failure> {
    let container = sources::open(path, &Limits::INTAKE)?;
    take_in(&container, large, &Discard, &assay.decoder, watcher)
}

/// Checks the micro-credential in `file`.
pub fn check_micro_credential(file: &Path) -> Result<Published, Failure> {
    let bytes = disk::read(file, MICRO_CREDENTIAL_LIMIT)?;
    crate::catalogue::check_published(&bytes, file.display())
}

/// An error where what lies at `path` is above [`LARGE`], unless the person agreed to it. Reads no content.
pub fn ask_about(path: &Path, large: bool) -> Result<(), Failure> {
    ask_above(sources::open(path, &Limits::VERIFY)?.bytes(), large)
}

/// An error above [`LARGE`], unless the person agreed to it.
pub(crate) fn ask_above(bytes: u64, large: bool) -> Result<(), Failure> {
    if large || bytes <= LARGE {
        return Ok(());
    }
    Err(Failure::new(Kind::Refused, codes::BUNDLE_LARGE).with("gib", bytes >> 30))
}
