//! A review in a library: every command durable before it is called saved, and found again where it was left.

pub use crate::held::{Held, held};
pub use crate::journals::verify_journals;
pub use crate::lines::{command_of, line_too_long, no_command, read_line};
pub use crate::meant::{Correction, Meant, Which};

use crate::disk::NewFile;
use crate::evidence::{InLibrary, Texts};
use crate::failure::{Failure, Finding, Kind, stop_on_error};
use crate::identities::Open;
use crate::journals::{row, walk};
use crate::meant::{Among, purpose_of, purpose_word};
use crate::package::{Finished, Signed, other_language};
use crate::picturing::{Drawing, PausedFrames, Pictures};
use crate::ports::new_id;
use crate::progress::{progress, review_state};
use crate::scoring::perform;
use crate::showing::{self, Shown};
use crate::watching::{Watcher, go_on};
use crate::written::{self, Change, Written, as_said, changes};
use crate::{Assay, codes};
use assay_credential::{PublicKey, SignedRecord, Signer, read_record};
use assay_model::ids::{AnnotationId, ArtifactId, SubmissionId};
use assay_model::score::Purpose;
use assay_model::submission::Number;
pub use assay_review::Phase;
use assay_review::{Command, Entry, Session, State, pre_sign};
pub use assay_store::Draft;
use assay_store::{Append, EntryRow, Library, NewRecord, NewReview, Reading, ReviewId, ReviewRow};
use std::path::Path;

/// A review that is open for writing.
pub struct Reviewing<'a> {
    assay: &'a Assay,
    library: &'a Library,
    review: ReviewId,
    session: Session,
    held: Held,
    /// What the library holds of the words in it, since the last commit.
    written: Written,
}

/// Who signs, and what goes into the result beside what is in the library.
#[derive(Clone, Copy)]
pub struct Signing<'a> {
    /// Whose key.
    pub signer: &'a Open,
    /// Frames that the window took of paused recordings; none where there is no window.
    pub frames: &'a PausedFrames,
    /// Asked while pictures are drawn.
    pub watcher: &'a dyn Watcher,
}

/// Words that are still being written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Words<'a> {
    /// All of them; empty where there are none.
    pub text: &'a str,
    /// What they are about, if about more than their field.
    pub about: Option<&'a str>,
}

/// What a commit is answered with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saved {
    /// The number of the journal's last entry.
    pub seq: u64,
    /// The annotation that was made or changed.
    pub annotation: Option<AnnotationId>,
    /// The annotations that are now others than before, or are no more; `None` where that is not known.
    pub touched: Option<Vec<AnnotationId>>,
    /// What was found before signing.
    pub findings: Vec<Finding>,
}

impl<'a> Reviewing<'a> {
    /// Goes on with the review of `submission` that is meant, or begins one. One that the assessor stood back from stays the
    /// one that is meant until another is asked for; beside a signed one a correction is begun, which says what that one
    /// said, unless it is to be read as it was sealed. A correction that was dropped counts no more.
    pub fn open(
        assay: &'a Assay,
        library: &'a Library,
        submission: &SubmissionId,
        meant: Meant,
    ) -> Result<Self, Failure> {
        let held = held(library, submission)?;
        let reviews = library.reviews(submission)?;
        let among = Among::of(&reviews);
        if let Some(row) = meant.found(&among, &held.subject.submission.number)? {
            meant.fits(row)?;
            return Self::resume(assay, library, held, row, &among);
        }
        let purpose = meant.of_new(among.last())?;
        let language = held.subject.submission.language.clone();
        let mut session = Session::begin(held.subject.clone(), purpose, &language, assay.clock.now())?;
        if let Some(corrected) = among.signed_for(purpose, None) {
            let before = Session::resume(held.subject.clone(), walk(library, &corrected.id)?);
            let new_ids = before.state().annotations.iter().map(|_| new_id(&*assay.ids));
            let new_ids = new_ids.collect::<Result<Vec<_>, _>>()?;
            session.take_over(&before, assay.clock.now(), new_ids)?;
        }
        let mut reviewing = Self {
            assay,
            library,
            review: new_id(&*assay.ids)?,
            session,
            held,
            written: Written::new(),
        };
        reviewing.begin(submission)?;
        Ok(reviewing)
    }

    fn resume(
        assay: &'a Assay,
        library: &'a Library,
        held: Held,
        row: &ReviewRow,
        among: &Among<'_>,
    ) -> Result<Self, Failure> {
        let chain = walk(library, &row.id)?;
        // What it was made since, it says now; what it began with, it was begun for.
        let begun_for = chain.begun_for().unwrap_or_else(|| purpose_of(row));
        let mut session = Session::resume(held.subject.clone(), chain);
        if let Some(corrected) = among.signed_for(begun_for, Some(row)) {
            session.began_with(&Session::resume(held.subject.clone(), walk(library, &corrected.id)?));
        }
        Ok(Self {
            assay,
            library,
            review: row.id.clone(),
            written: written::written(session.state()),
            session,
            held,
        })
    }

    /// Takes the correction of `submission` that was dropped last up again, as it was.
    pub fn take_up(assay: &'a Assay, library: &'a Library, submission: &SubmissionId) -> Result<Self, Failure> {
        let dropped = Meant {
            which: Which::Dropped,
            ..Meant::default()
        };
        let mut reviewing = Self::open(assay, library, submission, dropped)?;
        reviewing.perform(Command::Undo {})?;
        Ok(reviewing)
    }

    /// What is there beside what is signed.
    pub fn beside(&self) -> Result<Correction, Failure> {
        let reviews = self.library.reviews(&self.held.subject.submission.id)?;
        Ok(Among::of(&reviews).beside())
    }

    /// What reviews of this submission were signed for.
    pub fn signed_for(&self) -> Result<Vec<Purpose>, Failure> {
        let reviews = self.library.reviews(&self.held.subject.submission.id)?;
        let signed = |purpose| Among::of(&reviews).signed_for(purpose, None).is_some();
        let all = [Purpose::Summative, Purpose::Formative];
        Ok(all.into_iter().filter(|purpose| signed(*purpose)).collect())
    }

    /// Which review it is.
    pub const fn review(&self) -> &ReviewId {
        &self.review
    }

    /// What it says so far.
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// The submission that is reviewed.
    pub const fn held(&self) -> &Held {
        &self.held
    }

    pub(crate) const fn decoder(&self) -> &assay_evidence::Decoder {
        &self.assay.decoder
    }

    /// Where it is kept.
    pub(crate) const fn library(&self) -> &Library {
        self.library
    }

    /// What it says so far, and what is still being typed, to be read back.
    pub fn show(&self) -> Result<Shown, Failure> {
        showing::of(self.library, &self.review, &self.held, &self.session)
    }

    /// What is said of every criterion, in the order of the rubric.
    pub fn rows(&self) -> Vec<showing::Row> {
        showing::rows(&self.session)
    }

    /// The text that is still being typed.
    pub fn drafts(&self) -> Result<Vec<showing::Draft>, Failure> {
        showing::drafts(self.library, &self.review)
    }

    /// Does `command` and commits it.
    pub fn perform(&mut self, command: Command) -> Result<Saved, Failure> {
        self.perform_beside(command, Words::default())
    }

    /// The same; `rest` is what the draft of the field that `command` finishes holds from then on: words that were typed
    /// there and are none of this command's. A power cut loses neither.
    pub fn perform_beside(&mut self, command: Command, rest: Words<'_>) -> Result<Saved, Failure> {
        let (finished, any) = (finished_field(&command), reaches_any(&command));
        let gone = match &command {
            Command::RemoveAnnotation { id } => Some(id.clone()),
            _ => None,
        };
        let opened = match &command {
            Command::Opened { artifact } => self.held.subject.artifact(artifact).map(|artifact| artifact.id.clone()),
            _ => None,
        };
        let entry = {
            let bytes = InLibrary {
                library: self.library,
                submission: &self.held.subject.submission,
            };
            let texts = Texts::new(
                &self.assay.decoder,
                &self.held.subject.submission,
                &self.held.probes,
                &bytes,
            );
            perform(&mut self.session, command, &*self.assay.clock, &*self.assay.ids, &texts)?
        };
        let annotation = matches!(entry.kind.as_str(), "annotate" | "change-annotation").then(|| entry.body.get("id"));
        let annotation: Option<AnnotationId> = annotation.flatten().and_then(|id| id.as_str()?.parse().ok());
        let touched: Option<Vec<_>> = (!any).then(|| annotation.iter().cloned().chain(gone).collect());
        let draft = finished.as_deref().map(|field| Draft {
            field,
            text: rest.text,
            about: rest.about,
        });
        self.commit(
            &entry,
            Beside {
                drafts: draft.as_slice(),
                opened: opened.as_slice(),
                touched: touched.as_deref(),
                ..Beside::default()
            },
        )?;
        Ok(Saved {
            seq: entry.seq,
            annotation,
            touched,
            findings: Vec::new(),
        })
    }

    /// Does the command that one JSON line says.
    pub fn perform_line(&mut self, line: serde_json::Value) -> Result<Saved, Failure> {
        self.perform(command_of(line)?)
    }

    /// Keeps text that is still being typed; empty text is let go. Gives the number of the journal's last entry.
    pub fn draft(&self, draft: &Draft<'_>) -> Result<u64, Failure> {
        self.session.typable(draft.field)?;
        self.library.save_draft(&self.review, draft, self.assay.clock.now())?;
        Ok(self.session.head().count)
    }

    /// What to look at before signing.
    pub fn check(&self) -> Result<Vec<Finding>, Failure> {
        let intake = self.held.intake();
        let notices = pre_sign(self.session.subject(), self.session.state(), &intake);
        let other = other_language(self.session.state(), &self.assay.messages);
        let left = self.drafts_left()?.into_iter().map(|left| left.finding);
        stop_on_error(
            notices
                .into_iter()
                .map(Finding::from)
                .chain(left)
                .chain(other)
                .collect(),
        )
    }

    /// Signs, and seals the review with the record in one commit. A record that this key signed before of the same
    /// submission for the same purpose is superseded. Gives what was found before, too.
    pub fn sign(&mut self, signing: &Signing<'_>) -> Result<(Signed, Vec<Finding>), Failure> {
        self.session.open()?;
        go_on(signing.watcher).map_err(nothing_lost)?;
        let signer = signing.signer;
        let mut findings = self.check()?;
        let (pictures, not_drawn) = self.pictures(signing)?;
        findings.extend(not_drawn);
        let key = PublicKey::from_bytes(signer.public_key()).ok();
        let earlier = self.library.records(&self.held.subject.submission.id)?;
        let earlier: Vec<SignedRecord> = earlier.iter().filter_map(|row| read_record(&row.bytes).ok()).collect();
        let purpose = self.session.state().purpose;
        let corrected = |record: &&SignedRecord| Some(record.issuer) == key && record.record.purpose == purpose;
        let supersedes = earlier.iter().rfind(corrected);
        let finished = Finished {
            subject: self.session.subject(),
            micro_credential: &self.held.micro_credential,
            probes: &self.held.probes,
            state: self.session.state(),
            head: self.session.head(),
            supersedes,
            pictures: &pictures,
        };
        let signed = finished.sign(signer, &*self.assay.clock, &*self.assay.ids, &self.assay.messages)?;
        let entry = self
            .session
            .seal(signed.record.sha256, signed.record.record.valid_from)?;
        let record = NewRecord {
            id: &signed.record.record.id,
            bytes: &signed.bytes,
            supersedes: supersedes.map(|record| record.sha256),
            files: &signed.places,
        };
        self.commit(
            &entry,
            Beside {
                record: Some(record),
                report: Some(&signed.html),
                ..Beside::default()
            },
        )?;
        Ok((signed, findings))
    }

    /// The pictures of the cited places. Nothing is written meanwhile, so that stopping here leaves all as it was.
    fn pictures(&self, signing: &Signing<'_>) -> Result<(Pictures, Vec<Finding>), Failure> {
        let submission = &self.held.subject.submission;
        let bytes = InLibrary {
            library: self.library,
            submission,
        };
        let drawing = Drawing {
            assay: self.assay,
            submission,
            probes: &self.held.probes,
            bytes: &bytes,
            watcher: signing.watcher,
        };
        drawing
            .all(&self.session.state().annotations, signing.frames)
            .map_err(nothing_lost)
    }

    fn begin(&mut self, submission: &SubmissionId) -> Result<(), Failure> {
        let new = NewReview {
            id: &self.review,
            submission,
        };
        let rows = self.session.entries().map(row).collect::<Result<Vec<_>, _>>()?;
        let opened: Vec<ArtifactId> = self.session.state().opened.iter().cloned().collect();
        let beside = Beside {
            opened: &opened,
            ..Beside::default()
        };
        let changes = self.with_projection(&rows, beside, |append| {
            Ok(self.library.begin_review(&new, append).map(drop)?)
        })?;
        written::apply(&mut self.written, changes);
        Ok(())
    }

    /// Entry, projection, queue and record in one transaction. Where it fails, the session goes back to what is on the
    /// disk: memory must never be ahead of what was called saved.
    fn commit(&mut self, entry: &Entry, beside: Beside<'_>) -> Result<(), Failure> {
        let rows = [row(entry)?];
        let committed = self.with_projection(&rows, beside, |append| {
            Ok(self.library.append(&self.review, append).map(drop)?)
        });
        match committed {
            Ok(changes) => {
                written::apply(&mut self.written, changes);
                Ok(())
            }
            Err(failure) => {
                let chain = walk(self.library, &self.review)?;
                self.session = self.session.as_walked(chain);
                Err(failure)
            }
        }
    }

    /// Gives what is written otherwise than before.
    fn with_projection(
        &self,
        rows: &[EntryRow],
        beside: Beside<'_>,
        write: impl FnOnce(&Append<'_>) -> Result<(), Failure>,
    ) -> Result<Vec<Change>, Failure> {
        let state = self.session.state();
        let projection = Projection {
            state,
            report: beside.report,
        };
        let projection = serde_json::to_string(&projection).map_err(crate::failures::json)?;
        let changes = changes(&self.written, state, beside.touched);
        let progress = progress(&self.held.subject, state);
        write(&Append {
            entries: rows,
            at: self.assay.clock.now(),
            purpose: purpose_word(state.purpose),
            state: review_state(state.phase(&self.held.subject.credential)),
            dropped: state.dropped,
            progress: &progress,
            projection: &projection,
            drafts: beside.drafts,
            opened: beside.opened,
            said: &as_said(&changes),
            record: beside.record,
        })?;
        Ok(changes)
    }
}

/// Signing that was stopped leaves everything that was called saved.
fn nothing_lost(failure: Failure) -> Failure {
    if failure.code != codes::CANCELLED {
        return failure;
    }
    Failure::new(Kind::Refused, codes::CANCELLED).with("kept", "saved")
}

/// What is written in the same transaction as an entry.
#[derive(Default)]
struct Beside<'a> {
    drafts: &'a [Draft<'a>],
    opened: &'a [ArtifactId],
    /// The annotations that can be others than before; where none are named, any.
    touched: Option<&'a [AnnotationId]>,
    record: Option<NewRecord<'a>>,
    report: Option<&'a str>,
}

/// The scoresheet as it stands, and the report that the signed record lists.
#[derive(serde::Serialize)]
struct Projection<'a> {
    #[serde(flatten)]
    state: &'a State,
    #[serde(skip_serializing_if = "Option::is_none")]
    report: Option<&'a str>,
}

/// The report that was kept when `review` was signed.
pub(crate) fn report_of(library: &Reading, review: &ReviewId) -> Result<Option<String>, Failure> {
    let sheet = library.scoresheet(review)?.unwrap_or_default();
    let sheet: serde_json::Value = serde_json::from_str(&sheet).map_err(crate::failures::json)?;
    Ok(sheet
        .get("report")
        .and_then(|report| report.as_str())
        .map(str::to_owned))
}

/// Whether a command can change any annotation, and not only the one that it names or makes.
pub const fn reaches_any(command: &Command) -> bool {
    matches!(command, Command::Undo {} | Command::Redo {} | Command::Drop {})
}

/// A review that was signed.
#[derive(Debug)]
pub struct Sealed {
    /// The record.
    pub record: SignedRecord,
    /// How far the journal goes now, and what was found before.
    pub saved: Saved,
}

/// Signs, and writes the result package to `out` where one is named. A package that could not be written is told as that:
/// the review is signed.
pub fn sign_to(reviewing: &mut Reviewing<'_>, signing: &Signing<'_>, out: Option<&Path>) -> Result<Sealed, Failure> {
    let file = out.map(NewFile::create).transpose()?;
    let (signed, findings) = reviewing.sign(signing)?;
    if let Some((file, out)) = file.zip(out) {
        let number = &reviewing.held.subject.submission.number;
        signed
            .publish(file)
            .map_err(|failure| not_written(&failure, out, number))?;
    }
    Ok(Sealed {
        record: signed.record,
        saved: Saved {
            seq: reviewing.session.head().count,
            annotation: None,
            touched: Some(Vec::new()),
            findings,
        },
    })
}

/// The review is sealed by then, so that signing once more would begin a correction of it.
fn not_written(why: &Failure, out: &Path, number: &Number) -> Failure {
    let failure = Failure::new(why.kind, codes::PACKAGE_NOT_WRITTEN).with("path", out.display());
    failure.with("why", why.code.as_str()).with("number", number)
}

/// The draft that a finished edit takes the place of.
fn finished_field(command: &Command) -> Option<String> {
    match command {
        Command::Rationale { criterion, .. } => Some(format!("rationale:{criterion}")),
        Command::Strength { criterion, .. } => Some(format!("strength:{criterion}")),
        Command::NextStep { criterion, .. } => Some(format!("next-step:{criterion}")),
        Command::CannotJudge { criterion, .. } => Some(format!("cannot-judge:{criterion}")),
        Command::Annotate(_) => Some("annotation".to_owned()),
        Command::ChangeAnnotation { id, .. } => Some(format!("annotation:{id}")),
        Command::Note { .. } => Some("note".to_owned()),
        Command::Return { .. } => Some("return".to_owned()),
        Command::Recuse { .. } => Some("recuse".to_owned()),
        _ => None,
    }
}
