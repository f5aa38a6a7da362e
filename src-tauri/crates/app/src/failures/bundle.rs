//! Bundles: read, verified, taken in, packed. The crate names its own codes; a test holds that all of them are known.

use crate::failure::{Failure, Finding, Kind, Severity};
use crate::failures::{InFile, find, internal, named, not_fitting, steps};
use assay_bundle::{Fault, IntakeError, PackError, ReadError, RolesError, Warning};
use std::io;
use std::path::Path;

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Unreadable { source, path } => {
                underneath(source).unwrap_or_else(|source| crate::disk::unreadable(Path::new(&path), &source))
            }
            ReadError::Unwritable { source, path } => {
                underneath(source).unwrap_or_else(|source| crate::disk::unwritable(Path::new(&path), &source))
            }
            ReadError::Cancelled => crate::watching::cancelled(),
            other => named(Kind::Invalid, other.code(), other.args()),
        }
    }
}

/// What a port of ours said itself: it went through an `io::Error`, and knows better than that one.
fn underneath(source: io::Error) -> Result<Failure, io::Error> {
    let is_known = source.get_ref().is_some_and(|inner| {
        inner.is::<ReadError>() || inner.is::<assay_store::StoreError>() || inner.is::<assay_store::ArtifactError>()
    });
    if !is_known {
        return Err(source);
    }
    let inner = source.into_inner().ok_or(io::ErrorKind::Other)?;
    let inner = match inner.downcast::<ReadError>() {
        Ok(error) => return Ok((*error).into()),
        Err(inner) => inner,
    };
    match inner.downcast::<assay_store::StoreError>() {
        Ok(error) => Ok((*error).into()),
        Err(inner) => inner
            .downcast::<assay_store::ArtifactError>()
            .map(|error| (*error).into())
            .map_err(io::Error::other),
    }
}

/// What a stream that was opened before said.
pub(crate) fn stream(path: &str, error: io::Error) -> Failure {
    underneath(error).unwrap_or_else(|error| crate::disk::unreadable(Path::new(path), &error))
}

impl From<IntakeError> for Failure {
    fn from(error: IntakeError) -> Self {
        match error {
            IntakeError::Read(error) => error.into(),
            IntakeError::Refused { mut faults, warnings } => {
                faults.sort_by_key(is_consequence);
                let mut all = faults.iter().map(Finding::from);
                let Some(first) = all.next() else {
                    return internal("no fault");
                };
                let also = all.chain(warnings.iter().map(Finding::from)).collect();
                Self {
                    code: first.code,
                    kind: Kind::Invalid,
                    args: first.args,
                    also,
                }
            }
        }
    }
}

/// A file that is not found under its name: where two names are one, that is said first.
fn is_consequence(fault: &Fault) -> bool {
    matches!(
        fault,
        Fault::PayloadMissing { .. } | Fault::PayloadExtra { .. } | Fault::Oxum { .. }
    )
}

impl From<&Fault> for Finding {
    fn from(fault: &Fault) -> Self {
        finding(fault.code(), Severity::Error, fault.path(), in_steps(fault.args()))
    }
}

impl From<&Warning> for Finding {
    fn from(warning: &Warning) -> Self {
        finding(
            warning.code(),
            Severity::Warning,
            warning.path(),
            in_steps(warning.args()),
        )
    }
}

/// A member by the way to it.
fn in_steps(mut args: crate::failure::Args) -> crate::failure::Args {
    for (_, place) in args.iter_mut().filter(|(name, _)| *name == "member") {
        *place = steps(place);
    }
    args
}

fn finding(code: &str, severity: Severity, path: Option<&str>, args: crate::failure::Args) -> Finding {
    let Some(code) = find(code) else {
        return internal(code).into();
    };
    Finding {
        code,
        severity,
        path: path.map(str::to_owned),
        shown: None,
        args,
    }
}

impl From<PackError> for Failure {
    fn from(error: PackError) -> Self {
        match error {
            PackError::Unreadable { path, source } => stream(&path, source),
            PackError::Unwritable { source } => {
                underneath(source).unwrap_or_else(|source| crate::disk::unwritable(Path::new("."), &source))
            }
            PackError::Cancelled => crate::watching::cancelled(),
            PackError::Json(error) => error.in_file("submission.json"),
            other => named(Kind::Refused, other.code(), other.args()),
        }
    }
}

impl From<RolesError> for Failure {
    fn from(error: RolesError) -> Self {
        let failure = named(Kind::Invalid, error.code(), error.args());
        match error {
            RolesError::NotToml { .. } => failure.with("reason", "why-not-toml"),
            RolesError::BothKinds { .. } => failure.with("reason", "why-roles-both"),
            RolesError::Malformed { misshapen, .. } => not_fitting(failure, misshapen),
            _ => failure,
        }
    }
}
