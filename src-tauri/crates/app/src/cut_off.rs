//! Imports that were cut off: the process was killed, or the power went. Each is written down before its first byte and
//! taken out again when it ends, however it ends; what stands there when the library is opened was cut off. That nothing
//! half is kept is the library's own doing; this only remembers what was being brought in.

use crate::library::Shelf;
use assay_model::Timestamp;
use assay_store::Library;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

const KEY: &str = "importing";

/// An import that did not end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CutOff {
    /// What was being brought in; of several files that are one submission the first.
    pub path: String,
    /// The others of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<String>,
    /// When that began.
    pub begun: Timestamp,
}

/// The imports that have begun and not ended, in this process and before it.
#[derive(Debug, Default)]
pub(crate) struct Begun(Mutex<Lists>);

#[derive(Debug, Default)]
struct Lists {
    cut_off: Vec<CutOff>,
    running: Vec<CutOff>,
}

impl Begun {
    /// As they stand in a library that was opened just now: nobody else writes to it, so that none of them is running.
    pub(crate) fn found(library: &Library) -> Self {
        let kept = library.setting(KEY).ok().flatten();
        let cut_off = kept.and_then(|json| serde_json::from_str(&json).ok());
        Self(Mutex::new(Lists {
            cut_off: cut_off.unwrap_or_default(),
            running: Vec::new(),
        }))
    }

    fn lists(&self) -> MutexGuard<'_, Lists> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Lists {
    /// A comfort: what cannot be written down is not told at the next start, and nothing else is lost.
    fn keep(&self, library: &Library) {
        let all: Vec<&CutOff> = self.cut_off.iter().chain(&self.running).collect();
        let json = serde_json::to_string(&all).ok().filter(|_| !all.is_empty());
        let _kept = library.set_setting(KEY, json.as_deref());
    }
}

impl Shelf {
    /// The imports that were cut off before this library was opened, oldest first, until they are brought in again or
    /// forgotten.
    pub fn cut_off(&self) -> Vec<CutOff> {
        self.begun.lists().cut_off.clone()
    }

    /// Nobody wants to hear of this one again.
    pub fn forget_cut_off(&self, path: &str) {
        let mut lists = self.begun.lists();
        lists.cut_off.retain(|one| one.path != path);
        lists.keep(&self.library);
    }

    /// Writes down what is brought in for as long as `work` takes.
    pub(crate) fn noted<T>(&self, paths: &[PathBuf], now: Timestamp, work: impl FnOnce() -> T) -> T {
        let mut paths = paths.iter().map(|path| {
            let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            path.to_string_lossy().into_owned()
        });
        let (path, with): (String, Vec<String>) = (paths.next().unwrap_or_default(), paths.collect());
        let mut lists = self.begun.lists();
        lists.running.push(CutOff {
            path: path.clone(),
            with: with.clone(),
            begun: now,
        });
        lists.keep(&self.library);
        drop(lists);
        let done = work();
        let mut lists = self.begun.lists();
        let Lists { cut_off, running } = &mut *lists;
        for list in [cut_off, running] {
            list.retain(|one| one.path != path || one.with != with);
        }
        lists.keep(&self.library);
        done
    }
}
