//! What waits for an answer before it can come in, and the answers given so far: the window tells every change, the library
//! keeps them, and the next start shows them, however the window went. Each is kept until it is in, or somebody leaves it.

use assay_app::Failure;
use assay_app::library::Shelf;
use serde::{Deserialize, Serialize};
use specta::Type;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Under which key they lie in the library.
const KEY: &str = "unanswered";

/// Loose files that somebody began to say something about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Unanswered {
    /// Where they lie: one folder or download, or several files that are one submission.
    paths: Vec<String>,
    /// Nobody has said yet whether they are one submission.
    #[serde(default)]
    undecided: bool,
    /// What they are for, as it was said: the digest of a micro-credential in the library, or a file.
    micro_credential: Option<String>,
    /// The digest of the one that they were held against.
    held_against: Option<String>,
    submissions: Vec<Said>,
}

/// What is said of one submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
struct Said {
    participant: Option<String>,
    number: String,
    roles: Vec<SaidRole>,
}

/// What is said of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
struct SaidRole {
    path: String,
    /// The mark that the file had then.
    mark: Option<String>,
    requirement: Option<String>,
    title: String,
    consent: String,
    captions_for: Option<String>,
    left_out: bool,
    confirmed: bool,
}

/// All of them, as they lie in the library that only this process writes.
#[derive(Debug)]
pub(crate) struct AllUnanswered(Mutex<Vec<Unanswered>>);

impl AllUnanswered {
    /// As the last window left them. What cannot be read was kept by another version, and is asked anew.
    pub(crate) fn found(shelf: &Shelf) -> Self {
        let kept = shelf.library.setting(KEY).ok().flatten();
        let all = kept.and_then(|json| serde_json::from_str(&json).ok());
        Self(Mutex::new(all.unwrap_or_default()))
    }

    /// Oldest first.
    pub(crate) fn list(&self) -> Vec<Unanswered> {
        self.all().clone()
    }

    /// Keeps what is said now in the place of what was said before about the same files.
    pub(crate) fn keep(&self, shelf: &Shelf, one: Unanswered) -> Result<(), Failure> {
        let mut all = self.all();
        match all.iter_mut().find(|known| known.paths == one.paths) {
            Some(known) => *known = one,
            None => all.push(one),
        }
        write(shelf, &all)
    }

    /// They are in, or nobody wants to bring them in any more.
    pub(crate) fn forget(&self, shelf: &Shelf, paths: &[String]) -> Result<(), Failure> {
        let mut all = self.all();
        let before = all.len();
        all.retain(|known| known.paths != paths);
        if all.len() == before {
            return Ok(());
        }
        write(shelf, &all)
    }

    fn all(&self) -> MutexGuard<'_, Vec<Unanswered>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn write(shelf: &Shelf, all: &[Unanswered]) -> Result<(), Failure> {
    let json = serde_json::to_string(all).ok().filter(|_| !all.is_empty());
    Ok(shelf.library.set_setting(KEY, json.as_deref())?)
}
