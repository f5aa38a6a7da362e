//! How submissions come in: bundles, folders of bundles, loose files, and what another system hands out for a whole
//! class. Each submission comes in whole or not at all, and one that is refused keeps no other out.

mod keeping;
mod unpacked;

use crate::downloads::{self, Download};
use crate::failure::{Failure, Finding};
use crate::gathered;
use crate::library::Shelf;
use crate::loose::LooseFile;
use crate::packing::Roles;
use crate::watching::{self, Watcher};
use crate::{Assay, codes, sources};
use assay_bundle::Limits;
pub use assay_bundle::Role;
pub use assay_catalogue::Published;
use assay_model::ids::SubmissionId;
use assay_model::submission::Number;
use assay_model::{Sha256, Timestamp};
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
        self.publish(work, staging, submitted, keeping::Came::AsBundle)
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
