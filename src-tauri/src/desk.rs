//! The desk: the open library, the review that is under way, the keys of this computer. One for the process.

use crate::server::{Evidence, Served};
use crate::unanswered::AllUnanswered;
use crate::wire::{Language, Problem, Settings};
use assay_app::identities::{Identities, Shown};
use assay_app::library::{Listening, Reading, Shelf};
use assay_app::model::submission::Artifact;
use assay_app::model::{ArtifactId, SubmissionId};
use assay_app::reviewing::{Held, Reviewing, held};
use assay_app::viewing::{Rereading, Viewing, may_be_given};
use assay_app::watching::{Stop, Unwatched, Watcher};
use assay_app::{Assay, Failure, Kind, Messages, WorkFactor, codes};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// Under which key the settings of the window lie in the library.
const SETTINGS: &str = "window";
/// Under which the library remembers which review the window showed last.
const SHOWN: &str = "shown-review";
/// The sample key, and the passphrase that is printed on the screen beside it.
const SAMPLE: u8 = 1;
const SAMPLE_PASSPHRASE: &str = "sample passphrase, never for real work";
/// Files of so many bytes are read whole before anything of them is shown.
const READ_AT_ONCE: u64 = 32 * 1024 * 1024;
/// Submissions whose files are described in memory; others are read again.
const REMEMBERED: usize = 16;

/// What the window works on.
pub(crate) struct Desk {
    pub(crate) assay: &'static Assay,
    pub(crate) shelf: &'static Shelf,
    pub(crate) identities: Identities,
    pub(crate) unanswered: AllUnanswered,
    /// Where evidence is found.
    pub(crate) base: String,
    /// The sample key, where the window was started on the sample library.
    pub(crate) sample: Option<Sample>,
    review: Mutex<Option<Reviewing<'static>>>,
    described: Mutex<Vec<(SubmissionId, Arc<Held>)>>,
    jobs: Mutex<BTreeMap<u32, Arc<Stop>>>,
    waiting: Mutex<Vec<PathBuf>>,
    /// As they lie in the library, which only this process writes.
    settings: Mutex<Settings>,
    /// Which of the library's copies were read again since the window opened, and whether they are what came in.
    reread: Rereading,
    listening: Mutex<Option<Listening>>,
    /// Read when it is first spoken.
    spanish: OnceLock<Option<Messages>>,
}

/// A key that everybody knows.
pub(crate) struct Sample {
    pub(crate) shown: Shown,
    pub(crate) passphrase: &'static str,
}

/// Where everything lies.
pub(crate) struct Places {
    /// The library folder.
    pub(crate) library: PathBuf,
    /// The folder with `identities/`.
    pub(crate) data: PathBuf,
}

impl Desk {
    /// Opens the library for writing. It stays open until the process ends, and so does what it gives out.
    pub(crate) fn open(
        assay: &'static Assay,
        places: &Places,
        with_sample: bool,
        base: String,
    ) -> Result<Self, Failure> {
        let shelf = Shelf::open_at_once(assay, &places.library)?;
        let settings = Settings::read(shelf.library.setting(SETTINGS).ok().flatten().as_deref());
        let identities = Identities::new(places.data.join("identities"), WorkFactor::STANDARD);
        let sample = with_sample.then(|| identities.keep_sample(SAMPLE, SAMPLE_PASSPHRASE));
        let sample = sample.transpose()?.flatten();
        Ok(Self {
            assay,
            unanswered: AllUnanswered::found(&shelf),
            shelf: Box::leak(Box::new(shelf)),
            identities,
            base,
            sample: sample.map(|shown| Sample {
                shown,
                passphrase: SAMPLE_PASSPHRASE,
            }),
            review: Mutex::default(),
            described: Mutex::default(),
            jobs: Mutex::default(),
            waiting: Mutex::default(),
            settings: Mutex::new(settings),
            reread: Rereading::default(),
            listening: Mutex::default(),
            spanish: OnceLock::new(),
        })
    }

    /// The library, for reading.
    pub(crate) fn library(&self) -> &'static Reading {
        &self.shelf.library
    }

    /// The sentences in the language of the window.
    pub(crate) fn messages(&self) -> &Messages {
        if self.set().language != Language::Es {
            return &self.assay.messages;
        }
        let spanish = self.spanish.get_or_init(|| Messages::of("es"));
        spanish.as_ref().unwrap_or(&self.assay.messages)
    }

    /// The failure in sentences.
    pub(crate) fn problem(&self, failure: &Failure) -> Problem {
        Problem::of(failure, self.messages())
    }

    /// As they were kept last.
    pub(crate) fn settings(&self) -> Settings {
        self.set().clone()
    }

    fn set(&self) -> MutexGuard<'_, Settings> {
        self.settings.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes them and keeps them, one change after the other.
    pub(crate) fn change_settings(&self, change: impl FnOnce(&mut Settings)) -> Result<(), Failure> {
        let mut kept = self.set();
        let mut settings = kept.clone();
        change(&mut settings);
        let json = serde_json::to_string(&settings).unwrap_or_default();
        self.shelf.library.set_setting(SETTINGS, Some(&json))?;
        *kept = settings;
        Ok(())
    }

    /// The submission whose review the window showed last; none where it showed something else.
    pub(crate) fn shown_last(&self) -> Option<String> {
        self.library().setting(SHOWN).ok().flatten()
    }

    /// Remembers that the window shows this review, or none.
    pub(crate) fn shows(&self, submission: Option<&str>) -> Result<(), Failure> {
        Ok(self.shelf.library.set_setting(SHOWN, submission)?)
    }

    /// The review under way, for one edit at a time.
    pub(crate) fn review(&self) -> MutexGuard<'_, Option<Reviewing<'static>>> {
        self.review.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the library holds of a submission.
    pub(crate) fn held(&self, id: &SubmissionId) -> Result<Arc<Held>, Failure> {
        let mut described = self.described.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, held)) = described.iter().find(|(known, _)| known == id) {
            return Ok(held.clone());
        }
        let fresh = Arc::new(held(self.library(), id)?);
        described.truncate(REMEMBERED - 1);
        described.insert(0, (id.clone(), fresh.clone()));
        Ok(fresh)
    }

    /// Forgets what was described: something came in again, and may be mended.
    pub(crate) fn forget(&self) {
        self.described.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.reread.forget();
    }

    /// Shows evidence of `held` to whoever waits behind `watcher`.
    fn viewing<'a>(&'a self, held: &'a Held, watcher: &'a dyn Watcher) -> Viewing<'a> {
        Viewing {
            assay: self.assay,
            library: self.library(),
            held,
            watcher,
        }
    }

    /// Begins long work that can be stopped by its number.
    pub(crate) fn begin(&self, job: u32) -> Arc<Stop> {
        let stop = Arc::new(Stop::default());
        let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.insert(job, stop.clone());
        stop
    }

    /// Stops it, if it still goes on.
    pub(crate) fn stop(&self, job: u32) {
        let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(stop) = jobs.get(&job) {
            stop.stop();
        }
    }

    /// It is over.
    pub(crate) fn end(&self, job: u32) {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner).remove(&job);
    }

    /// Hears second starts for as long as the desk stands.
    pub(crate) fn listen(&self, runtime: Option<&Path>, heard: impl Fn(Vec<PathBuf>) + Send + 'static) {
        let listening = self.shelf.listen(runtime, heard);
        *self.listening.lock().unwrap_or_else(PoisonError::into_inner) = listening;
    }

    /// Puts down what was named from outside: on the command line, or by a second start.
    pub(crate) fn put_down(&self, paths: impl IntoIterator<Item = PathBuf>) {
        self.waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(paths);
    }

    /// Takes what was put down.
    pub(crate) fn take_up(&self) -> Vec<PathBuf> {
        std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads every byte of the library's copy of an artifact, once for as long as its file stays as it is, and compares.
    /// It may have changed on the disk since it came in, and what was changed is no evidence.
    pub(crate) fn compare(&self, artifact: &Artifact) -> Result<(), Failure> {
        if self.reread.is_whole(self.library(), &artifact.sha256)? {
            return Ok(());
        }
        Err(Failure::new(Kind::Invalid, codes::ARTIFACT_DAMAGED).with("path", &artifact.path))
    }

    /// Compares what is read in no time; of longer recordings it only knows what [`compare`](Self::compare) found.
    fn trusted(&self, artifact: &Artifact) -> Result<(), Failure> {
        if artifact.size <= READ_AT_ONCE || self.reread.knows(&artifact.sha256) {
            self.compare(artifact)
        } else {
            Ok(())
        }
    }

    /// What `look` makes of an artifact. One that is known to have changed on the disk is not looked at.
    pub(crate) fn look<T>(
        &self,
        submission: &SubmissionId,
        artifact: &ArtifactId,
        look: impl FnOnce(&Viewing<'_>, &ArtifactId) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let held = self.held(submission)?;
        if let Some(artifact) = held.subject.submission.artifact(artifact) {
            self.trusted(artifact)?;
        }
        look(&self.viewing(&held, &Unwatched), artifact)
    }

    /// The same for one that is named as the window names it.
    fn shown<T>(
        &self,
        submission: &str,
        artifact: &str,
        look: impl FnOnce(&Viewing<'_>, &ArtifactId) -> Result<T, Failure>,
    ) -> Option<T> {
        self.look(&submission.parse().ok()?, &artifact.parse().ok()?, look).ok()
    }
}

impl Evidence for Desk {
    fn artifact(&self, submission: &str, artifact: &str) -> Option<Served> {
        self.shown(submission, artifact, |viewing, id| {
            let Some(probe) = viewing.held.probes.get(id).filter(|probe| may_be_given(probe)) else {
                return Ok(None);
            };
            let (bytes, length) = viewing.played(id)?;
            Ok(Some(Served {
                bytes,
                length,
                media_type: probe.media_type.clone(),
            }))
        })
        .flatten()
    }

    fn picture(&self, submission: &str, artifact: &str, page: u32, long_edge_px: u32) -> Option<Vec<u8>> {
        self.shown(submission, artifact, |viewing, id| {
            viewing.picture(id, page, long_edge_px)
        })
    }

    fn page(&self, submission: &str, artifact: &str, page: u32, width_px: u32) -> Option<Vec<u8>> {
        self.shown(submission, artifact, |viewing, id| viewing.page(id, page, width_px))
    }

    fn waveform(&self, submission: &str, artifact: &str) -> Option<Vec<u8>> {
        self.shown(submission, artifact, |viewing, id| viewing.waveform(id))
    }
}

/// A name for a file or a folder of the window's, as people read it.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}
