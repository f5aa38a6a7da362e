//! A library in a folder of its own, and submissions and reviews to put into it.

use assay_model::submission::{Artifact, Consent, MicroCredentialRef, Submission};
use assay_model::{Sha256, SubmissionId, Timestamp};
use assay_store::*;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub(crate) const NOW: Timestamp = Timestamp::from_unix(1_795_536_150);

/// A folder that goes with the test.
pub(crate) struct Shelf {
    pub(crate) folder: TempDir,
}

impl Shelf {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self { folder }
    }

    pub(crate) fn dir(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn open(&self) -> Library {
        let opened = Library::open(self.dir(), NOW, OnDamage::Refuse).expect("the library opens");
        assert_eq!(opened.findings, []);
        opened.library
    }

    /// Names in `artifacts/`.
    pub(crate) fn artifacts(&self) -> Vec<String> {
        names(&self.dir().join("artifacts"))
    }

    pub(crate) fn nothing_staged(&self) {
        assert_eq!(names(&self.dir().join("staging")), Vec::<String>::new());
    }
}

pub(crate) fn names(folder: &Path) -> Vec<String> {
    let name =
        |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name().into_string().expect("UTF-8");
    let mut names: Vec<String> = fs::read_dir(folder).expect("a folder").map(name).collect();
    names.sort();
    names
}

/// A submission and the bytes of its files.
#[derive(Clone)]
pub(crate) struct Handed {
    pub(crate) submission: Submission,
    pub(crate) payload: Sha256,
    pub(crate) credential_title: String,
    pub(crate) files: Vec<Vec<u8>>,
}

pub(crate) fn urn<T: std::str::FromStr<Err: std::fmt::Debug>>(kind: u32, number: u64) -> T {
    format!("urn:uuid:{kind:08x}-0000-4000-8000-{number:012x}")
        .parse()
        .expect("an identifier")
}

pub(crate) fn review_id(number: u64) -> ReviewId {
    urn(3, number)
}

pub(crate) fn submission_id(number: u64) -> SubmissionId {
    urn(1, number)
}

/// Submission `number`, attempt 1, with these files (name, bytes).
pub(crate) fn handed(number: u64, files: &[(&str, &[u8])]) -> Handed {
    let artifacts = files.iter().zip(0..).map(|((name, bytes), at)| Artifact {
        id: urn(2, number << 8 | at),
        path: name.parse().expect("a path"),
        requirement: Some("plan".parse().expect("a requirement")),
        title: name.replace(['.', '-', '/'], " "),
        media_type: "application/octet-stream".to_owned(),
        size: bytes.len() as u64,
        sha256: Sha256::of(bytes),
        consent: Consent::NotNeeded,
        captions_for: None,
    });
    let submission = Submission {
        id: submission_id(number),
        number: number.to_string().parse().expect("a number"),
        attempt: 1,
        previous: None,
        micro_credential: MicroCredentialRef {
            id: urn(4, 1),
            version: "2".to_owned(),
            sha256: Sha256::of(b"credential"),
        },
        language: "en".to_owned(),
        artifacts: artifacts.collect(),
    };
    Handed {
        submission,
        payload: Sha256::of(number.to_string().as_bytes()),
        credential_title: "Checking for understanding".to_owned(),
        files: files.iter().map(|(_, bytes)| bytes.to_vec()).collect(),
    }
}

/// The same submission with two small files of its own.
pub(crate) fn small(number: u64) -> Handed {
    let plan = format!("the lesson plan of {number}");
    let video = format!("the video of {number}");
    handed(
        number,
        &[("plan.pdf", plan.as_bytes()), ("video/lesson.mp4", video.as_bytes())],
    )
}

impl Handed {
    pub(crate) fn stage(&self, library: &Library) -> Staging {
        let bytes = self.files.iter().map(|file| file.len() as u64).sum();
        let staging = library.stage(bytes).expect("room");
        for file in &self.files {
            let mut blob = staging.begin(file.len() as u64).expect("a file");
            blob.write_all(file).expect("written");
            blob.finish(Sha256::of(file)).expect("finished");
        }
        staging
    }

    pub(crate) fn import(&self, library: &Library) -> Result<Imported, ImportError> {
        self.import_staged(library, self.stage(library))
    }

    pub(crate) fn import_staged(&self, library: &Library, staging: Staging) -> Result<Imported, ImportError> {
        let probes = BTreeMap::from([(self.submission.artifacts[0].id.clone(), "{\"pages\":3}".to_owned())]);
        let named = &self.submission.micro_credential;
        library.import(
            staging,
            &NewSubmission {
                submission: &self.submission,
                payload: self.payload,
                created: None,
                imported_at: NOW,
                due: None,
                json: "{\"format\":\"assay/submission/1\"}",
                intake: "{}",
                probes: &probes,
                credential: NewMicroCredential {
                    id: &named.id,
                    version: &named.version,
                    sha256: named.sha256,
                    title: &self.credential_title,
                    json: b"{}",
                    origin: Origin::Submission,
                    at: NOW,
                },
            },
        )
    }
}

pub(crate) fn is_new(imported: Result<Imported, ImportError>) {
    match imported {
        Ok(Imported::New { number_taken }) => assert_eq!(number_taken, []),
        other => panic!("not imported: {other:?}"),
    }
}

/// An entry that continues `head`. Its hash is made up: what hashes are right is not the store's business.
pub(crate) fn entry(head: Head, text: &str) -> EntryRow {
    let seq = head.count + 1;
    EntryRow {
        seq,
        at: NOW,
        kind: "note".to_owned(),
        body: format!("{{\"text\":\"{text}\"}}"),
        prev: head.hash,
        hash: Sha256::of(format!("{seq} {text} {}", head.hash).as_bytes()),
    }
}

pub(crate) fn empty_head() -> Head {
    Head {
        count: 0,
        hash: Sha256::from_bytes([0; 32]),
    }
}

pub(crate) fn append<'a>(entries: &'a [EntryRow], progress: &'a Progress, projection: &'a str) -> Append<'a> {
    Append {
        entries,
        at: NOW,
        purpose: "summative",
        state: ReviewState::InReview,
        dropped: false,
        progress,
        projection,
        drafts: &[],
        opened: &[],
        said: &[],
        record: None,
    }
}

/// Begins review `number` of `submission` with one entry.
pub(crate) fn begin(library: &Library, number: u64, submission: &SubmissionId) -> Head {
    let (id, progress) = (review_id(number), Progress::default());
    let entries = [entry(empty_head(), "start")];
    let new = NewReview { id: &id, submission };
    library
        .begin_review(&new, &append(&entries, &progress, "{}"))
        .expect("a review")
}

pub(crate) fn note(library: &Library, number: u64, head: Head, text: &str) -> Head {
    let (entries, progress) = ([entry(head, text)], Progress::default());
    library
        .append(&review_id(number), &append(&entries, &progress, text))
        .expect("appended")
}

/// Where this package lies.
pub(crate) fn package() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The answer where nothing had to be done.
pub(crate) const fn already_here() -> Imported {
    Imported::AlreadyHere { mended: Vec::new() }
}
