//! Before the signature, and after it.

use super::count;
use super::sheet::Outcome;
use assay_app::Messages;
use assay_app::explaining::of_record;
use assay_app::given::{Given, Written};
use assay_app::identities::words_of;
use assay_app::model::rubric::MicroCredential;
use assay_app::model::score::Choice;
use serde::Serialize;
use specta::Type;

/// Where the pictures of cited places lie in the package.
const PLACES: &str = "places/";

/// What to look at before signing.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PreSign {
    pub(crate) outcome: Outcome,
    pub(crate) missing: Vec<Missing>,
    /// Whether nothing stands in the way.
    pub(crate) ready: bool,
    /// Cited moments of films whose frame was not on the screen yet.
    pub(crate) films_without: u32,
}

/// Something to look at, and the way there.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Missing {
    pub(crate) note: super::Note,
    pub(crate) criterion: Option<String>,
    /// Which of its fields.
    pub(crate) field: Option<String>,
    pub(crate) artifact: Option<String>,
    pub(crate) requirement: Option<String>,
    /// The field of a comment that was typed and not finished.
    pub(crate) draft: Option<String>,
}

/// A record that was signed.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Signed {
    pub(crate) sha256: String,
    pub(crate) number: String,
    /// The key as eight words.
    pub(crate) fingerprint: String,
    pub(crate) name: String,
    pub(crate) role: String,
    /// RFC 3339.
    pub(crate) at: String,
    /// The result package, where it was written and still lies.
    pub(crate) package: Option<Package>,
    pub(crate) outcome: Outcome,
    pub(crate) supersedes: bool,
    /// Cited moments of films that went out without a picture.
    pub(crate) films_without: u32,
    /// What lies in the package, pictures of cited places as one.
    pub(crate) files: Vec<PackageFile>,
    pub(crate) holds: Holds,
    pub(crate) journal: Journal,
}

/// A result package on the disk.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Package {
    /// Where it lies.
    pub(crate) path: String,
    /// In words: `2.4 MB`.
    pub(crate) size: String,
}

/// A file of the package, or a folder of alike ones.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct PackageFile {
    pub(crate) name: String,
    pub(crate) part: Part,
    /// How many files it is.
    pub(crate) count: u32,
    /// In words.
    pub(crate) size: String,
}

/// What a file of the package is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Part {
    Record,
    Report,
    MicroCredential,
    Places,
    Other,
}

/// What the record holds, in numbers.
#[derive(Debug, Clone, Copy, Serialize, Type)]
pub(crate) struct Holds {
    /// Criteria with a level.
    levels: u32,
    /// Annotations.
    places: u32,
    /// Files of the submission, each with its digest.
    artifacts: u32,
}

/// The journal that the record names.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Journal {
    entries: u32,
    head: String,
    /// Whether every hash up to the signature holds in the library.
    unbroken: bool,
}

impl Signed {
    /// What a record says of itself, and where its package lies.
    pub(crate) fn of(
        given: &Given,
        package: Option<&Written>,
        credential: &MicroCredential,
        messages: &Messages,
    ) -> Self {
        let signed = &given.record;
        let record = &signed.record;
        Self {
            sha256: signed.sha256.to_string(),
            number: record.submission.number.to_string(),
            fingerprint: words_of(&signed.issuer),
            name: record.assessor.name.clone(),
            role: record.assessor.role.as_str().to_owned(),
            at: record.valid_from.to_string(),
            package: package.map(|written| Package::of(written, messages)),
            outcome: Outcome::of(&record.outcome, of_record(record, credential, messages)),
            supersedes: record.supersedes.is_some(),
            films_without: 0,
            files: packed(given, messages),
            holds: Holds {
                levels: count(record.scores.iter().filter(|score| is_level(&score.choice)).count()),
                places: count(record.annotations.len()),
                artifacts: count(record.artifacts.len()),
            },
            journal: Journal {
                entries: count(record.journal.count),
                head: record.journal.head.to_string(),
                unbroken: given.unbroken,
            },
        }
    }
}

impl Package {
    /// As people read it.
    pub(crate) fn of(written: &Written, messages: &Messages) -> Self {
        Self {
            path: written.path.display().to_string(),
            size: messages.size(written.size),
        }
    }
}

const fn is_level(choice: &Choice) -> bool {
    matches!(choice, Choice::Level(_))
}

/// The record, which cannot list itself, what it lists, and the pictures of cited places as one.
fn packed(given: &Given, messages: &Messages) -> Vec<PackageFile> {
    let file = |name: &str, part, count, bytes| PackageFile {
        name: name.to_owned(),
        part,
        count,
        size: messages.size(bytes),
    };
    let mut files = vec![file("record.json", Part::Record, 1, given.size)];
    let (mut pictures, mut bytes) = (0, 0);
    for listed in &given.record.record.files {
        match listed.path.as_str().trim_start_matches("data/") {
            "record.html" => files.insert(1, file("record.html", Part::Report, 1, listed.size)),
            name @ "micro-credential.json" => files.push(file(name, Part::MicroCredential, 1, listed.size)),
            name if name.starts_with(PLACES) => {
                pictures += 1;
                bytes += listed.size;
            }
            name => files.push(file(name, Part::Other, 1, listed.size)),
        }
    }
    if pictures > 0 {
        files.push(file(PLACES, Part::Places, pictures, bytes));
    }
    files
}
