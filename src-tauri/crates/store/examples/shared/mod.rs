//! Submissions and reviews for the benches, and how figures are put into words.
#![allow(dead_code, reason = "each bench uses its part")]

pub(crate) mod questions;
pub(crate) mod words;

use assay_model::submission::{Artifact, Consent, MicroCredentialRef, Submission};
use assay_model::{Sha256, SubmissionId, Timestamp};
use assay_store::*;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::io::Write;
use std::time::Duration;

/// What a bench comes to.
pub(crate) type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const NOW: Timestamp = Timestamp::from_unix(1_795_536_150);

const TITLES: [&str; 4] = [
    "Checking for understanding",
    "Adjusting teaching on the spot",
    "Questions that make students think",
    "Feedback that moves learning on",
];

/// What every submission here answers, whatever its title says: the window reads how many criteria it has.
const MICRO_CREDENTIAL: &[u8] =
    include_bytes!("../../../../../fixtures/micro-credentials/checking-for-understanding.json");

const WORDS: [&str; 6] = [
    "The teacher waits three seconds before the next question.",
    "Students show their answers with fingers, one by one.",
    "The board hears from the back row only at the end of the lesson.",
    "A follow-up is planned for each answer that is expected.",
    "The exit ticket is sorted into three piles.",
    "Nobody is called on twice; the lesson plan says who comes next.",
];

/// Durations, in the order in which they were taken.
#[derive(Default)]
pub(crate) struct Sample(Vec<Duration>);

impl Sample {
    pub(crate) fn add(&mut self, one: Duration) {
        self.0.push(one);
    }

    /// In microseconds.
    pub(crate) fn values(&self) -> impl Iterator<Item = u128> {
        self.0.iter().map(Duration::as_micros)
    }

    pub(crate) fn percentile(&self, percent: usize) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let place = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
        sorted.get(place).copied().unwrap_or_default()
    }

    pub(crate) fn ratio(&self, to: &Self, percent: usize) -> f64 {
        self.percentile(percent).as_secs_f64() / to.percentile(percent).as_secs_f64()
    }
}

impl fmt::Display for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [median, p95, p99, most] = [50, 95, 99, 100].map(|percent| self.percentile(percent).as_micros());
        write!(f, "p50 {median} us, p95 {p95} us, p99 {p99} us, most {most} us")
    }
}

pub(crate) fn urn<T: std::str::FromStr<Err: Error + 'static>>(kind: u32, number: u64) -> Outcome<T> {
    Ok(format!("urn:uuid:{kind:08x}-0000-4000-8000-{number:012x}").parse()?)
}

pub(crate) fn submission_id(number: u64) -> Outcome<SubmissionId> {
    urn(1, number)
}

/// Submission `number` with two small files.
pub(crate) fn import(library: &Library, number: u64) -> Outcome {
    import_files(library, number, &[64, 64])
}

/// Submission `number` with files of these sizes.
pub(crate) fn import_files(library: &Library, number: u64, sizes: &[u64]) -> Outcome {
    let staging = library.stage(sizes.iter().sum())?;
    let (mut artifacts, block) = (Vec::new(), vec![u8::try_from(number % 251)?; 1 << 20]);
    for (at, size) in (0..).zip(sizes) {
        let mut blob = staging.begin(*size)?;
        let mut left = *size;
        while left > 0 {
            let part = left.min(block.len() as u64);
            blob.write_all(block.get(..usize::try_from(part)?).unwrap_or_default())?;
            left -= part;
        }
        // The digest is made up: this is about the disk.
        let sha256 = Sha256::of(format!("{number} {at}").as_bytes());
        blob.finish(sha256)?;
        artifacts.push(artifact(number, at, *size, sha256)?);
    }
    put(library, staging, number, artifacts)
}

fn artifact(number: u64, at: u64, size: u64, sha256: Sha256) -> Outcome<Artifact> {
    Ok(Artifact {
        id: urn(2, number << 8 | at)?,
        path: format!("lesson-{number}-{at}.mp4").parse()?,
        requirement: None,
        title: format!("Lesson recording {at} of {number}"),
        media_type: "video/mp4".to_owned(),
        size,
        sha256,
        consent: Consent::Given,
        captions_for: None,
    })
}

fn put(library: &Library, staging: Staging, number: u64, artifacts: Vec<Artifact>) -> Outcome {
    let kind = number % 4;
    let title = TITLES.get(usize::try_from(kind)?).copied().unwrap_or_default();
    let submission = Submission {
        id: submission_id(number)?,
        number: number.to_string().parse()?,
        attempt: 1 + u32::try_from(number % 3)?,
        previous: None,
        micro_credential: MicroCredentialRef {
            id: urn(4, kind)?,
            version: "1".to_owned(),
            sha256: Sha256::of(title.as_bytes()),
        },
        language: "en".to_owned(),
        artifacts,
    };
    let named = &submission.micro_credential;
    let due = (!number.is_multiple_of(5))
        .then(|| Timestamp::from_unix(NOW.unix() + i64::try_from(number * 7919 % 90).unwrap_or(0) * 86_400));
    library.import(
        staging,
        &NewSubmission {
            submission: &submission,
            payload: Sha256::of(&number.to_le_bytes()),
            created: None,
            imported_at: NOW,
            due,
            json: &"x".repeat(2_000),
            intake: &"y".repeat(2_000),
            probes: &BTreeMap::new(),
            credential: NewMicroCredential {
                id: &named.id,
                version: &named.version,
                sha256: named.sha256,
                title,
                json: MICRO_CREDENTIAL,
                origin: Origin::Catalogue,
                at: NOW,
            },
        },
    )?;
    Ok(())
}

/// Begins a review of submission `number` with some sentences in it.
pub(crate) fn begin_review(library: &Library, number: u64) -> Outcome<ReviewId> {
    let (id, submission): (ReviewId, _) = (urn(3, number)?, submission_id(number)?);
    let entry = EntryRow {
        seq: 1,
        at: NOW,
        kind: "start".to_owned(),
        body: "{}".to_owned(),
        prev: Sha256::from_bytes([0; 32]),
        hash: Sha256::of(b"1"),
    };
    let (progress, state) = (
        Progress {
            scored: 2,
            of: 5,
            ..Progress::default()
        },
        state(number),
    );
    let rare = if number.is_multiple_of(997) { "kaleidoscope" } else { "" };
    let words = |at: u64| {
        WORDS
            .get(usize::try_from((number + at) % 6).unwrap_or(0))
            .copied()
            .unwrap_or_default()
    };
    let words = [words(0), words(1), words(3), rare].join(" ");
    let first = Append {
        entries: &[entry],
        at: NOW,
        purpose: "summative",
        state,
        dropped: false,
        progress: &progress,
        projection: &"z".repeat(3_000),
        drafts: &[],
        opened: &[],
        said: &[Said {
            field: "rationale:hears",
            text: &words,
            origin: None,
        }],
        record: None,
    };
    library.begin_review(
        &NewReview {
            id: &id,
            submission: &submission,
        },
        &first,
    )?;
    Ok(id)
}

fn state(number: u64) -> ReviewState {
    match number % 7 {
        0 => ReviewState::ReadyToSign,
        1 => ReviewState::Returned,
        2 => ReviewState::Signed,
        _ => ReviewState::InReview,
    }
}
