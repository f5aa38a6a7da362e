//! BagIt in full (RFC 8493 and the drafts before it): each bag by the rules of the version that it names. `fetch.txt`
//! is checked and never followed; paths that lead elsewhere on any system are refused on every system.

mod complete;
mod digest;
mod fault;
mod fetch;
mod info;
mod manifest;
mod parts;
mod tagfile;
mod verify;
mod version;
mod warning;

pub use digest::Algorithm;
pub use fault::{Fault, MemberFault};
pub use verify::{Verdict, verify};
pub use version::Version;
pub use warning::Warning;

pub(crate) use complete::{Expected, examine, payload};
pub(crate) use digest::{Hasher, Sum};
pub(crate) use verify::{compare, hash_tags, payload_digest};
pub(crate) use version::encode;

/// Faults and warnings as they are found, one for each file and cause however many lists name it. A bag that is wrong in a
/// thousand places is wrong; the rest is not kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Findings {
    pub(crate) faults: Vec<Fault>,
    pub(crate) warnings: Vec<Warning>,
}

const MOST: usize = 1_000;

impl Findings {
    pub(crate) fn fault(&mut self, fault: Fault) {
        if self.faults.len() >= MOST {
            return;
        }
        let told = match &fault {
            Fault::PayloadExtra { path, file } => self.also_not_listed(path, file),
            _ => self.faults.contains(&fault),
        };
        if !told {
            self.faults.push(fault);
        }
    }

    /// Adds `file` to the lists in which `path` does not stand, where one is told already.
    fn also_not_listed(&mut self, path: &str, file: &str) -> bool {
        let mut files = self.faults.iter_mut().filter_map(|fault| match fault {
            Fault::PayloadExtra { path: extra, file } if extra == path => Some(file),
            _ => None,
        });
        let Some(files) = files.next() else {
            return false;
        };
        if !files.split(", ").any(|told| told == file) {
            *files = format!("{files}, {file}");
        }
        true
    }

    pub(crate) fn warn(&mut self, warning: Warning) {
        if self.warnings.len() < MOST && !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }
}
