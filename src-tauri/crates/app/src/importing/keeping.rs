//! How one submission comes into the library: every byte goes once through both digests to its place, and one transaction
//! makes the submission visible.

use super::{Arrival, Brought, Work};
use crate::codes;
use crate::failure::{Failure, Finding};
use crate::intake::{Submitted, take_in};
use crate::library::Shelf;
use crate::told::Told;
use crate::watching;
use assay_bundle::{Blob, Container, Sink};
use assay_catalogue::Published;
use assay_model::ids::ArtifactId;
use assay_model::submission::Number;
use assay_model::{ArtifactPath, Sha256};
use assay_store::{BlobWriter, Imported, NewMicroCredential, NewSubmission, NumberTaken, Origin, Staging};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// As what a submission came.
#[derive(Clone, Copy)]
pub(super) enum Came<'a> {
    /// As a bundle, with its micro-credential in it.
    AsBundle,
    /// As loose files; whoever brought them in chose a micro-credential for them.
    Loose {
        /// Whose they are, where the system that they come from numbers its people for good.
        participant: Option<&'a Number>,
    },
}

impl<'a> Came<'a> {
    const fn participant(self) -> Option<&'a Number> {
        match self {
            Self::AsBundle => None,
            Self::Loose { participant } => participant,
        }
    }

    const fn is_chosen(self) -> bool {
        matches!(self, Self::Loose { .. })
    }
}

impl Shelf {
    pub(super) fn stage(&self, work: &Work<'_>, container: &Container) -> Result<(Staging, Submitted), Failure> {
        let staging = self.library.stage(container.bytes())?;
        let (sink, decoder) = (Staged(&staging), &work.assay.decoder);
        let submitted = take_in(container, work.terms.large, &sink, decoder, work.watcher)?;
        watching::go_on(work.watcher)?;
        Ok((staging, submitted))
    }

    pub(super) fn publish(
        &self,
        work: &Work<'_>,
        staging: Staging,
        submitted: Submitted,
        came: Came<'_>,
    ) -> Result<Brought, Failure> {
        let imported = self.keep(work, staging, &submitted, came)?;
        let number = submitted.subject.submission.number.clone();
        let mut findings = submitted.findings;
        if !self.in_catalogue(&submitted.published)? {
            let how = if came.is_chosen() { "chosen" } else { "came" };
            let unknown = Finding::warning(codes::MICRO_CREDENTIAL_UNKNOWN).with("how", how);
            findings.push(unknown.with("title", &submitted.published.credential.title));
        }
        let already_here = matches!(imported, Imported::AlreadyHere { .. });
        match &imported {
            Imported::New { number_taken } => findings.extend(number_is_taken(number_taken)),
            Imported::AlreadyHere { mended } => findings.extend(mended.iter().map(is_mended)),
        }
        Ok(Brought::In(Box::new(Arrival {
            submission: submitted.subject.submission.id,
            number,
            already_here,
            findings,
        })))
    }

    fn keep(
        &self,
        work: &Work<'_>,
        staging: Staging,
        submitted: &Submitted,
        came: Came<'_>,
    ) -> Result<Imported, Failure> {
        let now = work.assay.clock.now();
        let subject = &submitted.subject;
        let probes = submitted
            .probes
            .iter()
            .map(|(id, probe)| Ok((id.clone(), serde_json::to_string(probe)?)));
        let probes: BTreeMap<ArtifactId, String> = probes
            .collect::<Result<_, serde_json::Error>>()
            .map_err(crate::failures::json)?;
        let intake = serde_json::to_string(&Report {
            not_met: &submitted.not_met,
            ro_crate: &submitted.ro_crate,
            raw_names: &submitted.raw_names,
            participant: came.participant(),
            micro_credential_chosen: came.is_chosen(),
            told: &submitted.told,
        })
        .map_err(crate::failures::json)?;
        let json = String::from_utf8_lossy(&submitted.submission_json).into_owned();
        let new = NewSubmission {
            submission: &subject.submission,
            payload: subject.payload,
            created: Some(submitted.created),
            imported_at: now,
            due: work.terms.due,
            json: &json,
            intake: &intake,
            probes: &probes,
            credential: NewMicroCredential {
                id: &subject.credential.id,
                version: &subject.credential.version,
                sha256: submitted.published.sha256,
                title: &subject.credential.title,
                json: &submitted.micro_credential,
                origin: Origin::Submission,
                at: now,
            },
        };
        Ok(self.library.import(staging, &new)?)
    }

    fn in_catalogue(&self, published: &Published) -> Result<bool, Failure> {
        let row = self.library.micro_credential(&published.sha256)?;
        Ok(row.is_some_and(|row| row.accepted))
    }
}

/// The library's copy was damaged or gone, and is whole again.
pub(super) fn is_mended(path: &ArtifactPath) -> Finding {
    Finding::warning(codes::ARTIFACT_MENDED).at(path)
}

/// Those that have the number too; several that a person could not tell apart by what is said are said once.
fn number_is_taken(taken: &[NumberTaken]) -> Vec<Finding> {
    let mut alike: BTreeMap<(u32, &str), (&NumberTaken, usize)> = BTreeMap::new();
    for one in taken {
        let said = (one.attempt, one.micro_credential.as_str());
        alike.entry(said).or_insert((one, 0)).1 += 1;
    }
    let finding = |(one, count): (&NumberTaken, usize)| {
        Finding::warning(codes::NUMBER_TAKEN)
            .with("number", &one.number)
            .with("attempt", one.attempt)
            .with("title", &one.micro_credential)
            .with("count", count)
    };
    alike.into_values().map(finding).collect()
}

/// What intake found, as the library keeps it.
#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Report<'a> {
    not_met: &'a [assay_model::RequirementId],
    ro_crate: &'a Option<String>,
    raw_names: &'a BTreeMap<ArtifactId, String>,
    /// Whose it was in the download that it came in with, where the other system numbers its people for good.
    #[serde(skip_serializing_if = "Option::is_none")]
    participant: Option<&'a Number>,
    /// Whether its micro-credential was chosen for it here, and did not come along.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    micro_credential_chosen: bool,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    told: &'a [Told],
}

/// The bundle's payload on its way into the artifact store.
struct Staged<'a>(&'a Staging);

struct StagedBlob(BlobWriter);

impl Sink for Staged<'_> {
    fn begin(&self, _path: &str, size: u64) -> io::Result<Box<dyn Blob>> {
        Ok(Box::new(StagedBlob(self.0.begin(size).map_err(io::Error::other)?)))
    }
}

impl Write for StagedBlob {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Blob for StagedBlob {
    fn finish(self: Box<Self>, sha256: Sha256) -> io::Result<()> {
        self.0.finish(sha256).map_err(io::Error::other)
    }
}
