//! How submissions come in: bundles, folders of bundles, loose files, and what another system hands out for a whole
//! class. Each submission comes in whole or not at all, and one that is refused keeps no other out.

use crate::alike;
use crate::downloads::{self, Download, Given};
use crate::failure::{Failure, Finding, Kind};
use crate::gathered;
use crate::intake::{Submitted, take_in};
use crate::library::Shelf;
use crate::loose::{self, LooseFile};
use crate::packing::{self, Roles};
use crate::told::Told;
use crate::twins::{self, Twins};
use crate::watching::{self, Watcher};
use crate::{Assay, bundles, codes, disk, sources};
pub use assay_bundle::Role;
use assay_bundle::{Blob, Container, Limits, PlainSubmission, Sink};
pub use assay_catalogue::Published;
use assay_model::ids::{ArtifactId, SubmissionId};
use assay_model::submission::{Number, Submission};
use assay_model::{ArtifactPath, Sha256, Timestamp};
use assay_store::{BlobWriter, Imported, NewMicroCredential, NewSubmission, NumberTaken, Origin, Staging};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How submissions are brought in.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// How loose files get their roles.
    pub roles: Roles<'a>,
    /// The micro-credential that loose files are for.
    pub micro_credential: Option<For<'a>>,
    /// What people are to call loose files that are one submission; several have their numbers beside their roles.
    pub number: Option<&'a str>,
    /// When the reviews are due.
    pub due: Option<Timestamp>,
    /// Whether to go on above 8 GiB.
    pub large: bool,
    /// The only participant of a download whose submission is brought in.
    pub only: Option<&'a str>,
    /// Whether loose files whose number is here already are the next attempt of that submission.
    pub next_attempt: bool,
}

/// What loose files are for.
#[derive(Clone, Copy, Debug)]
pub enum For<'a> {
    /// The micro-credential in this file.
    File(&'a Path),
    /// One that the library has.
    Known(Sha256),
}

/// What lies at a path, looked at from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lies {
    /// A result, to be verified.
    Result,
    /// A submission bundle, or a folder of them.
    Bundles,
    /// Loose files, or what another system hands out for a class.
    Files,
}

/// Says what lies at `path`, by what is in it.
pub fn lies_at(path: &Path) -> Result<Lies, Failure> {
    const RECORD: &str = "data/record.json";
    if !path.is_dir()
        && path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
    {
        return Ok(Lies::Result);
    }
    if !sources::bundles(path)?.0.is_empty() {
        return Ok(Lies::Bundles);
    }
    let container = downloads::open(path)?;
    if container.entry(RECORD).is_some() {
        return Ok(Lies::Result);
    }
    if container.is_bag() && !downloads::is_plain_bag(&container) {
        return Ok(Lies::Bundles);
    }
    // Nobody is asked what nothing is for.
    Download::found(&container)?;
    Ok(Lies::Files)
}

/// What came of everything that lay at one path.
#[derive(Debug, Default)]
pub struct Import {
    /// One for each submission, in their order.
    pub rows: Vec<Row>,
    /// What was left out of all of them.
    pub findings: Vec<Finding>,
}

/// What came of one submission.
#[derive(Debug)]
pub struct Row {
    /// The bundle, folder or zip that it lay in.
    pub from: PathBuf,
    /// Which of those in a download: a number or place, never a name.
    pub participant: Option<String>,
    /// What came of it.
    pub result: Result<Brought, Failure>,
}

/// How a submission was dealt with.
#[derive(Debug)]
pub enum Brought {
    /// It is in the library.
    In(Box<Arrival>),
    /// Its roles have to be confirmed first: the proposal, as TOML. Those of one download, put together in their order,
    /// are one file.
    Proposed {
        /// The proposal.
        roles: String,
        /// The same, file by file.
        each: Vec<Role>,
        /// The number by which the system that it comes from knows it for good.
        number: Option<Number>,
        /// What is worth saying about them.
        findings: Vec<Finding>,
        /// What each file is, and what it would not count for.
        files: Vec<LooseFile>,
        /// The micro-credential that they are held against.
        published: Box<Published>,
    },
}

/// A submission that is in the library now.
#[derive(Debug)]
pub struct Arrival {
    /// Which one.
    pub submission: SubmissionId,
    /// Its number.
    pub number: Number,
    /// Whether it was there before, with the same bytes.
    pub already_here: bool,
    /// Everything worth saying.
    pub findings: Vec<Finding>,
}

/// What the submissions of one import share.
struct Work<'a> {
    assay: &'a Assay,
    terms: Terms<'a>,
    watcher: &'a dyn Watcher,
}

impl Shelf {
    /// Brings in what lies at `path`: a bundle, a folder of bundles, loose files, or a download of many submissions.
    /// Once `watcher` says to stop, the one under way leaves nothing, and no other is begun.
    pub fn import(&self, assay: &Assay, path: &Path, terms: Terms<'_>, watcher: &dyn Watcher) -> Import {
        let work = Work { assay, terms, watcher };
        self.import_noted(&work, &[path.to_owned()], || self.import_all(&work, path))
    }

    /// Brings in files from wherever they lie as one submission, as if they lay in one folder; the same for folders among
    /// them. They are only read.
    pub fn import_together(&self, assay: &Assay, paths: &[PathBuf], terms: Terms<'_>, watcher: &dyn Watcher) -> Import {
        let work = Work { assay, terms, watcher };
        self.import_noted(&work, paths, || {
            watching::go_on(work.watcher)?;
            let gathered = gathered::gather(paths)?;
            let mut download = Download::look(&gathered.container, work.watcher)?;
            download.rename(&gathered.renamed);
            self.import_download(&work, &lies_in(paths), &gathered.container, &download)
        })
    }

    fn import_noted(
        &self,
        work: &Work<'_>,
        paths: &[PathBuf],
        bring: impl FnOnce() -> Result<Import, Failure>,
    ) -> Import {
        let now = || work.assay.clock.now();
        let import = self.noted(paths, now(), bring);
        // What came in is saved; a backup that fails here is made at the next start.
        drop(self.library.first_backup(now()));
        import.unwrap_or_else(|failure| Import::of_one(&lies_in(paths), Err(failure)))
    }

    fn import_all(&self, work: &Work<'_>, path: &Path) -> Result<Import, Failure> {
        watching::go_on(work.watcher)?;
        let (bundles, beside) = sources::bundles(path)?;
        if !bundles.is_empty() {
            let rows = bundles.into_iter().map(|bundle| Row {
                result: self.import_bundle(work, &bundle),
                from: bundle,
                participant: None,
            });
            let unplaced = |name: &String| Finding::warning(codes::FILE_UNPLACED).at(name);
            return Ok(Import {
                rows: rows.collect(),
                findings: beside.iter().map(unplaced).collect(),
            });
        }
        let container = downloads::open(path)?;
        if container.is_bag() && !downloads::is_plain_bag(&container) {
            return Ok(Import::of_one(path, self.import_bundle(work, path)));
        }
        let download = Download::look(&container, work.watcher)?;
        self.import_download(work, path, &container, &download)
    }

    /// Every byte goes once from the bundle through both digests to its place; only when all is known to be right does
    /// one transaction make the submission visible.
    fn import_bundle(&self, work: &Work<'_>, path: &Path) -> Result<Brought, Failure> {
        watching::go_on(work.watcher)?;
        let container = sources::open(path, &Limits::INTAKE)?;
        let (staging, submitted) = self.stage(work, &container)?;
        self.publish(work, staging, submitted, None)
    }

    fn stage(&self, work: &Work<'_>, container: &Container) -> Result<(Staging, Submitted), Failure> {
        let staging = self.library.stage(container.bytes())?;
        let (sink, decoder) = (Staged(&staging), &work.assay.decoder);
        let submitted = take_in(container, work.terms.large, &sink, decoder, work.watcher)?;
        watching::go_on(work.watcher)?;
        Ok((staging, submitted))
    }

    fn publish(
        &self,
        work: &Work<'_>,
        staging: Staging,
        submitted: Submitted,
        participant: Option<&Number>,
    ) -> Result<Brought, Failure> {
        let imported = self.keep(work, staging, &submitted, participant)?;
        let number = submitted.subject.submission.number.clone();
        let mut findings = submitted.findings;
        if !self.in_catalogue(&submitted.published)? {
            findings.push(
                Finding::warning(codes::MICRO_CREDENTIAL_UNKNOWN).with("title", &submitted.published.credential.title),
            );
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
        participant: Option<&Number>,
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
            participant,
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

    /// The bytes of the micro-credential that loose files are for.
    fn micro_credential(&self, which: For<'_>) -> Result<Vec<u8>, Failure> {
        match which {
            For::File(path) => {
                bundles::check_micro_credential(path)?;
                disk::read(path, bundles::MICRO_CREDENTIAL_LIMIT)
            }
            For::Known(sha256) => {
                let row = self.library.micro_credential(&sha256)?;
                let unknown = || Failure::new(Kind::Refused, codes::MICRO_CREDENTIAL_UNKNOWN).with("title", sha256);
                Ok(row.ok_or_else(unknown)?.json)
            }
        }
    }

    fn in_catalogue(&self, published: &Published) -> Result<bool, Failure> {
        let row = self.library.micro_credential(&published.sha256)?;
        Ok(row.is_some_and(|row| row.accepted))
    }

    fn import_download(
        &self,
        work: &Work<'_>,
        path: &Path,
        container: &Container,
        download: &Download,
    ) -> Result<Import, Failure> {
        let Some(micro_credential) = work.terms.micro_credential else {
            return Err(Failure::new(Kind::Usage, codes::MICRO_CREDENTIAL_NEEDED).with("path", path.display()));
        };
        let bytes = self.micro_credential(micro_credential)?;
        let loose = Loose {
            container,
            published: crate::catalogue::check_published(&bytes, "micro-credential.json")?,
            bytes,
            given: Given::read(work.terms.roles, download)?,
            download,
        };
        let mut twins = Twins::default();
        let is_wanted = |one: &&PlainSubmission| match work.terms.only {
            Some(only) => one.participant.as_deref() == Some(only),
            None => true,
        };
        let rows = download.submissions.iter().filter(is_wanted).map(|submission| Row {
            from: path.to_owned(),
            participant: submission.participant.clone(),
            result: self
                .import_loose(work, &loose, submission, &mut twins)
                .map_err(|failure| downloads::without_names(failure, submission)),
        });
        Ok(Import {
            rows: rows.collect(),
            findings: download.findings.clone(),
        })
    }

    /// Loose files become a bundle first, in a file of its own that is gone afterwards.
    fn import_loose(
        &self,
        work: &Work<'_>,
        from: &Loose<'_>,
        submission: &PlainSubmission,
        twins: &mut Twins,
    ) -> Result<Brought, Failure> {
        watching::go_on(work.watcher)?;
        downloads::packable(submission, from.container)?;
        bundles::ask_above(submission.bytes(), work.terms.large)?;
        let probes = packing::probe(work.assay, from.container, submission, work.watcher)?;
        let confirmed = from
            .given
            .confirmed(from.download, submission, &from.published, &probes)?;
        let Some(confirmed) = confirmed else {
            let marks = alike::marks(from.container, submission, work.watcher)?;
            let alike = alike::alike(from.container, submission, &marks, work.watcher)?;
            return Ok(Brought::Proposed {
                roles: from.download.proposal(submission, &from.published, &probes, &alike),
                number: from.download.number(submission),
                findings: submission.renamed.iter().map(downloads::renamed).collect(),
                each: downloads::proposed(submission, &from.published, &probes, &alike),
                files: loose::files(submission, &from.published, probes, marks),
                published: Box::new(from.published.clone()),
            });
        };
        // Room for the bundle and for what comes out of it, before the first byte is written.
        drop(self.library.stage(submission.bytes().saturating_mul(2))?);
        let alone = from.download.submissions.len() == 1;
        let number = work.terms.number.filter(|_| alone).map(packing::number).transpose()?;
        let called = number.as_ref().or(confirmed.number.as_ref());
        let earlier = match called.filter(|_| work.terms.next_attempt) {
            Some(number) => twins::newest(&self.library, number, &from.published.credential.id)?,
            None => None,
        };
        let new = packing::New {
            number,
            previous: earlier.as_ref(),
            language: "en",
            published: &from.published,
            confirmed: &confirmed,
            from: submission,
            probes: &probes,
        };
        let new = new.submission(work.assay)?;
        let bundle = sources::Nameless::create(&self.folder)?;
        packing::write(
            work.assay,
            from.container,
            new,
            &from.bytes,
            &submission.files,
            bundle.file(),
            work.watcher,
        )?;
        let (staging, mut submitted) = self.stage(work, &bundle.open()?)?;
        let done: Vec<Finding> = confirmed
            .roles
            .iter()
            .filter(|role| role.left_out)
            .map(downloads::left_out)
            .chain(submission.renamed.iter().map(downloads::renamed))
            .collect();
        submitted.told.extend(done.iter().map(Told::from));
        if alone {
            // What was left out of a whole class is told of the class: nobody knows whose it was.
            submitted.told.extend(from.download.findings.iter().map(Told::from));
        }
        let participant = from.download.number(submission);
        let new = &submitted.subject.submission;
        let mut brought = match twins.find(&self.library, new, participant.as_ref())? {
            Some(twin) => {
                let mended = self.library.mend(staging, &twin)?;
                Brought::already_here(twin, mended.iter().map(is_mended).collect())
            }
            None => {
                twins::number_is_free(&self.library, new)?;
                self.publish(work, staging, submitted, participant.as_ref())?
            }
        };
        if let Brought::In(arrival) = &mut brought {
            twins.take(&arrival.submission);
            arrival.findings.extend(done);
        }
        Ok(brought)
    }
}

impl Import {
    fn of_one(path: &Path, result: Result<Brought, Failure>) -> Self {
        Self {
            rows: vec![Row {
                from: path.to_owned(),
                participant: None,
                result,
            }],
            findings: Vec::new(),
        }
    }
}

impl Brought {
    fn already_here(twin: Submission, findings: Vec<Finding>) -> Self {
        Self::In(Box::new(Arrival {
            submission: twin.id,
            number: twin.number,
            already_here: true,
            findings,
        }))
    }
}

/// The folder in which the first of them lies: where nothing more is known, it is called so.
fn lies_in(paths: &[PathBuf]) -> PathBuf {
    match paths {
        [only] => only.clone(),
        paths => paths
            .first()
            .and_then(|path| path.parent())
            .unwrap_or(Path::new(""))
            .to_owned(),
    }
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

/// The library's copy was damaged or gone, and is whole again.
fn is_mended(path: &ArtifactPath) -> Finding {
    Finding::warning(codes::ARTIFACT_MENDED).at(path)
}

/// Loose files on their way into a library.
struct Loose<'a> {
    container: &'a Container,
    published: Published,
    /// The micro-credential's file.
    bytes: Vec<u8>,
    given: Given,
    download: &'a Download,
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
