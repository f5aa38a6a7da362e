//! The library: submissions brought in whole or not at all, listed, given out again.

use crate::codes;
use crate::disk::{self, NewFile};
use crate::failure::{Failure, Finding, Kind};
use crate::intake::{Submitted, take_in};
use crate::packing::{self, Roles};
use crate::watching::Watcher;
use crate::{Assay, bundles, sources};
use assay_bundle::{Blob, Container, Limits, Sink};
use assay_catalogue::Published;
use assay_model::ids::{ArtifactId, SubmissionId};
use assay_model::submission::Number;
use assay_model::{Sha256, Timestamp};
use assay_store::{
    BlobWriter, Imported, Library, NewMicroCredential, NewSubmission, OnDamage, Opened, Origin, Staging,
};
pub use assay_store::{QueuePage, QueueQuery, QueueRow, Reading};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// An open library that may be written to.
pub struct Shelf {
    /// The store.
    pub library: Library,
    /// What was found on opening.
    pub findings: Vec<Finding>,
    folder: PathBuf,
}

/// How submissions are brought in.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// How the files of plain folders and zips get their roles.
    pub roles: Roles<'a>,
    /// The micro-credential that plain folders and zips are for.
    pub micro_credential: Option<&'a Path>,
    /// When the reviews are due.
    pub due: Option<Timestamp>,
    /// Whether to go on above 8 GiB.
    pub large: bool,
}

/// A submission that is in the library now.
#[derive(Debug)]
pub struct Arrival {
    /// Where it came from.
    pub from: PathBuf,
    /// Which one.
    pub submission: SubmissionId,
    /// Its number.
    pub number: Number,
    /// Whether it was there before, with the same bytes.
    pub already_here: bool,
    /// Everything worth saying.
    pub findings: Vec<Finding>,
}

/// What came of one path.
#[derive(Debug)]
pub enum Brought {
    /// It is in the library.
    In(Box<Arrival>),
    /// Its roles have to be confirmed first: the proposal, as TOML.
    Proposed {
        /// Which path.
        from: PathBuf,
        /// The proposal.
        roles: String,
    },
}

/// What came of each path, in their order.
pub type Each = Vec<(PathBuf, Result<Brought, Failure>)>;

impl Shelf {
    /// Opens the library in `folder` for writing, and makes it when there is none.
    pub fn open(assay: &Assay, folder: &Path) -> Result<Self, Failure> {
        let Opened { library, findings } = Library::open(folder, assay.clock.now(), OnDamage::Restore)?;
        let findings = findings.iter().map(Finding::from).collect();
        // A daily backup, reopened and counted; nothing where none is due.
        library.upkeep(assay.clock.now())?;
        Ok(Self {
            library,
            findings,
            folder: folder.to_owned(),
        })
    }

    /// Opens the library in `folder` for reading, also while another process writes to it.
    pub fn open_reading(folder: &Path) -> Result<Reading, Failure> {
        Ok(Library::open_reading(folder)?)
    }

    /// Brings in what lies at `path`: a bundle, a folder of bundles, or plain files. One result for each submission; one
    /// that is refused does not keep the others out.
    pub fn import(&self, assay: &Assay, path: &Path, terms: Terms<'_>, watcher: &dyn Watcher) -> Each {
        match self.import_each(assay, path, terms, watcher) {
            Ok(brought) => brought,
            Err(failure) => vec![(path.to_owned(), Err(failure))],
        }
    }

    fn import_each(
        &self,
        assay: &Assay,
        path: &Path,
        terms: Terms<'_>,
        watcher: &dyn Watcher,
    ) -> Result<Each, Failure> {
        let container = sources::open(path, &Limits::INTAKE)?;
        if container.is_bag() {
            return Ok(vec![(
                path.to_owned(),
                self.import_bag(assay, path, &container, terms, watcher),
            )]);
        }
        let plain = assay_bundle::look(&container)?;
        if plain.bundles.is_empty() || !path.is_dir() {
            return Ok(vec![(
                path.to_owned(),
                self.import_plain(assay, path, &container, terms, watcher),
            )]);
        }
        let inside = |name: &String| path.join(name);
        let each = plain.bundles.iter().map(inside).map(|bundle| {
            let brought = sources::open(&bundle, &Limits::INTAKE)
                .and_then(|container| self.import_bag(assay, &bundle, &container, terms, watcher));
            (bundle, brought)
        });
        Ok(each.collect())
    }

    /// Every byte goes once from the bundle through both digests to its place; only when all is known to be right does
    /// one transaction make the submission visible.
    fn import_bag(
        &self,
        assay: &Assay,
        path: &Path,
        container: &Container,
        terms: Terms<'_>,
        watcher: &dyn Watcher,
    ) -> Result<Brought, Failure> {
        let staging = self.library.stage(container.bytes())?;
        let submitted = take_in(container, terms.large, &Staged(&staging), &assay.decoder, watcher)?;
        if watcher.cancelled() {
            return Err(Failure::new(Kind::Refused, codes::CANCELLED));
        }
        let imported = self.publish(assay, staging, &submitted, terms)?;
        let number = submitted.subject.submission.number.clone();
        let mut findings = submitted.findings;
        if !self.in_catalogue(&submitted.published)? {
            findings.push(
                Finding::warning(codes::MICRO_CREDENTIAL_UNKNOWN).with("title", &submitted.published.credential.title),
            );
        }
        let already_here = matches!(imported, Imported::AlreadyHere);
        if let Imported::New { number_taken } = imported {
            findings.extend(number_taken.iter().map(|taken| {
                let finding = Finding::warning(codes::NUMBER_TAKEN).with("number", &taken.number);
                finding
                    .with("attempt", taken.attempt)
                    .with("title", &taken.micro_credential)
            }));
        }
        let submission = submitted.subject.submission.id;
        Ok(Brought::In(Box::new(Arrival {
            from: path.to_owned(),
            submission,
            number,
            already_here,
            findings,
        })))
    }

    fn publish(
        &self,
        assay: &Assay,
        staging: Staging,
        submitted: &Submitted,
        terms: Terms<'_>,
    ) -> Result<Imported, Failure> {
        let now = assay.clock.now();
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
        })
        .map_err(crate::failures::json)?;
        let json = String::from_utf8_lossy(&submitted.submission_json).into_owned();
        let new = NewSubmission {
            submission: &subject.submission,
            payload: subject.payload,
            created: Some(submitted.created),
            imported_at: now,
            due: terms.due,
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

    /// Plain files become a bundle first, in a file of its own that is gone afterwards.
    fn import_plain(
        &self,
        assay: &Assay,
        path: &Path,
        container: &Container,
        terms: Terms<'_>,
        watcher: &dyn Watcher,
    ) -> Result<Brought, Failure> {
        let (files, left_out) = packing::one_submission(container)?;
        let Some(micro_credential) = terms.micro_credential else {
            return Err(Failure::new(Kind::Usage, codes::MICRO_CREDENTIAL_NEEDED).with("path", path.display()));
        };
        let published = bundles::check_micro_credential(micro_credential)?;
        let probes = packing::probe(assay, container, &files, watcher)?;
        let roles = match packing::roles(terms.roles, &files, &published, &probes)? {
            Ok(roles) => roles,
            Err(roles) => {
                return Ok(Brought::Proposed {
                    from: path.to_owned(),
                    roles,
                });
            }
        };
        let order = packing::Order {
            from: path,
            micro_credential,
            number: None,
            previous: None,
            roles: terms.roles,
            language: "en",
        };
        let submission = packing::submission(assay, &order, &published, &roles, &files, &probes)?;
        let bytes = disk::read(micro_credential, bundles::MICRO_CREDENTIAL_LIMIT)?;
        let bundle = sources::Nameless::create(&self.folder)?;
        packing::write(assay, container, submission, &bytes, &files, bundle.file(), watcher)?;
        let packed = bundle.open()?;
        let mut brought = self.import_bag(assay, path, &packed, terms, watcher)?;
        if let Brought::In(arrival) = &mut brought {
            arrival.findings.extend(left_out);
        }
        Ok(brought)
    }
}

/// What intake found, as the library keeps it.
#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Report<'a> {
    not_met: &'a [assay_model::RequirementId],
    ro_crate: &'a Option<String>,
    raw_names: &'a BTreeMap<ArtifactId, String>,
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

/// One page of the queue.
pub fn list(library: &Reading, query: &QueueQuery) -> Result<QueuePage, Failure> {
    Ok(library.queue(query)?)
}

/// The submission that `named` means: an identifier, or a number that only one submission has.
pub fn find(library: &Reading, named: &str) -> Result<SubmissionId, Failure> {
    if let Ok(id) = named.parse::<SubmissionId>() {
        return Ok(id);
    }
    let unknown = || Failure::new(Kind::Refused, codes::SUBMISSION_UNKNOWN).with("submission", named);
    let number: Number = named.parse().map_err(|_| unknown())?;
    let mut found = library.submissions_numbered(&number)?;
    match (found.pop(), found.len()) {
        (Some(only), 0) => Ok(only.submission),
        (Some(_), others) => Err(Failure::new(Kind::Refused, codes::NUMBER_AMBIGUOUS)
            .with("number", &number)
            .with("count", others + 1)),
        (None, _) => Err(unknown()),
    }
}

/// Writes the newest record of a submission as a result package, or the submission as a bundle.
pub fn export(
    assay: &Assay,
    library: &Reading,
    id: &SubmissionId,
    out: &Path,
    watcher: &dyn Watcher,
) -> Result<Sha256, Failure> {
    let unknown = || Failure::new(Kind::Refused, codes::SUBMISSION_UNKNOWN).with("submission", id);
    let row = library.submission(id)?.ok_or_else(unknown)?;
    let credential = library.micro_credential(&row.micro_credential)?.ok_or_else(unknown)?;
    let mut file = NewFile::create(out)?;
    let payload = crate::exporting::bundle(assay, library, &row, &credential, file.file()?, watcher)?;
    if payload != row.payload {
        let failure = Failure::new(Kind::Invalid, codes::DIGEST_MISMATCH);
        return Err(failure.with("path", out.display()).with("algorithm", "sha256"));
    }
    file.publish()?;
    Ok(payload)
}

/// Writes the newest signed record of a submission as its result package, the report made again from the record.
pub fn export_result(library: &Reading, id: &SubmissionId, out: &Path) -> Result<Sha256, Failure> {
    let newest = library.records(id)?.pop();
    let row = newest.ok_or_else(|| Failure::new(Kind::Refused, codes::NOT_SIGNED))?;
    let held = crate::reviewing::held(library, id)?;
    let html = crate::reviewing::report_of(library, &row.review)?.unwrap_or_default();
    let signed = crate::package::kept(&row.bytes, html, held.micro_credential)?;
    let mut file = NewFile::create(out)?;
    signed.write(file.file()?)?;
    file.publish()?;
    Ok(row.sha256)
}
