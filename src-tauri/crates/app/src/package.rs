//! A signed result: the readable report first, then the record that lists it, then the bag that holds both.

use crate::disk::NewFile;
use crate::failure::{Failure, Finding};
use crate::failures::InFile;
use crate::identities::Open;
use crate::messages::Messages;
use crate::picturing::{Pictures, file_of};
use crate::ports::{Clock, Ids};
use assay_bundle::{Bag, Content, Packed, Part, write_bag};
use assay_credential::record::{JournalHead, ListedFile, RecordArtifact, RecordAssessor, RecordSubmission, Supersedes};
use assay_credential::{Record, SignedRecord, read_record};
use assay_evidence::Probe;
use assay_model::ids::{AnnotationId, ArtifactId, CriterionId, LevelId, RecordId};
use assay_model::outcome::OutcomeValue;
use assay_model::rubric::{Criterion, Rule};
use assay_model::score::Choice;
use assay_model::submission::Artifact;
use assay_model::{Sha256, Timestamp};
use assay_report::{
    Answer, CitedPlace, CriterionReport, EvidenceLine, LevelWords, MicroCredentialLine, PlacePicture, Report, Signer,
    Words,
};
use assay_review::{Head, State, Subject};
use std::collections::BTreeMap;
use std::io::{Seek, Write};

/// Most bytes of pictures that the report itself shows; it names the files of the others.
const MOST_SHOWN: usize = 16 << 20;

/// What wrote the files of this build.
pub const SOFTWARE: &str = concat!("Assay ", env!("CARGO_PKG_VERSION"));

/// A review that is ready to be signed.
pub struct Finished<'a> {
    /// What was reviewed.
    pub subject: &'a Subject,
    /// The micro-credential's bytes, as the submission carries them.
    pub micro_credential: &'a [u8],
    /// What the files are.
    pub probes: &'a BTreeMap<ArtifactId, Probe>,
    /// What the assessor says.
    pub state: &'a State,
    /// How far the journal goes.
    pub head: Head,
    /// The record that this one corrects.
    pub supersedes: Option<&'a SignedRecord>,
    /// What the cited places look like, of those that may be shown.
    pub pictures: &'a Pictures,
}

/// A signed result, not yet written.
#[derive(Debug)]
pub struct Signed {
    /// record.json.
    pub bytes: Vec<u8>,
    /// The same, read back.
    pub record: SignedRecord,
    /// record.html.
    pub html: String,
    /// The pictures of the cited places: path in the package, and bytes.
    pub places: Vec<PlaceFile>,
    micro_credential: Vec<u8>,
}

/// The picture of a cited place: its path in the package, and its bytes.
pub type PlaceFile = (String, Vec<u8>);

impl Finished<'_> {
    /// Makes the report, lists it in the record, and signs.
    pub fn sign(&self, signer: &Open, clock: &dyn Clock, ids: &dyn Ids, words: &Messages) -> Result<Signed, Failure> {
        let now = clock.now();
        let id: RecordId = ids
            .urn()
            .parse()
            .map_err(|_| crate::failures::internal("no identifier"))?;
        let html = assay_report::html(&self.report(&id, signer, now, words), words);
        let places: Vec<PlaceFile> = self
            .pictures
            .iter()
            .map(|(annotation, jpeg)| (file_of(annotation), jpeg.clone()))
            .collect();
        let files = all_listed(self.micro_credential, &html, &places)?;
        let bytes = self.record(id, signer, now, files).sign(signer).map_err(unsound)?;
        let record = read_record(&bytes).map_err(unsound)?;
        Ok(Signed {
            bytes,
            record,
            html,
            places,
            micro_credential: self.micro_credential.to_vec(),
        })
    }

    fn record(&self, id: RecordId, signer: &Open, now: Timestamp, files: Vec<ListedFile>) -> Record {
        let Self { subject, state, .. } = self;
        let submission = &subject.submission;
        let shown = signer.shown();
        Record {
            id,
            valid_from: now,
            purpose: state.purpose,
            language: state.language.clone(),
            assessor: RecordAssessor {
                name: shown.name,
                role: shown.role,
            },
            submission: RecordSubmission {
                id: submission.id.clone(),
                number: submission.number.clone(),
                attempt: submission.attempt,
            },
            micro_credential: submission.micro_credential.clone(),
            payload: subject.payload,
            artifacts: submission
                .artifacts
                .iter()
                .map(|artifact| recorded(artifact, state))
                .collect(),
            scores: state.scores(&subject.credential),
            annotations: state.annotations.clone(),
            returned: state.returned.clone(),
            outcome: state.outcome(&subject.credential),
            journal: JournalHead {
                count: self.head.count,
                head: self.head.head,
            },
            files,
            supersedes: self.supersedes.map(|old| Supersedes {
                id: old.record.id.clone(),
                sha256: old.sha256,
            }),
            software: SOFTWARE.to_owned(),
        }
    }

    fn report(&self, id: &RecordId, signer: &Open, now: Timestamp, words: &Messages) -> Report {
        let Self { subject, state, .. } = self;
        let credential = &subject.credential;
        let outcome = state.outcome(credential);
        let shown = signer.shown();
        let not_yet = outcome.value == OutcomeValue::NotYet;
        let suggested = credential
            .next_steps
            .iter()
            .filter(|_| not_yet)
            .map(|step| step.text.clone())
            .collect();
        Report {
            purpose: state.purpose,
            language: state.language.clone(),
            number: subject.submission.number.to_string(),
            attempt: subject.submission.attempt,
            micro_credential: MicroCredentialLine {
                title: credential.title.clone(),
                version: credential.version.clone(),
                competency: credential.competency.clone(),
            },
            signed: now,
            assessor: Signer {
                name: shown.name,
                role: shown.role,
                fingerprint: shown.fingerprint.split('-').map(str::to_owned).collect(),
            },
            outcome,
            criteria: credential
                .criteria
                .iter()
                .map(|criterion| criterion_report(&credential.rule, criterion, state))
                .collect(),
            places: self.places(),
            returned: state.returned.clone(),
            evidence: subject
                .submission
                .artifacts
                .iter()
                .map(|artifact| self.line(artifact, words))
                .collect(),
            payload: subject.payload,
            record_id: id.to_string(),
            supersedes: self.supersedes.map(|old| old.record.id.to_string()),
            next_steps: suggested,
        }
    }

    fn places(&self) -> Vec<CitedPlace> {
        let position = |id: &CriterionId| {
            self.subject
                .credential
                .criteria
                .iter()
                .position(|criterion| criterion.id == *id)
        };
        let mut left = MOST_SHOWN;
        let mut picture = |annotation: &AnnotationId| {
            let jpeg = self.pictures.get(annotation)?;
            match left.checked_sub(jpeg.len()) {
                Some(rest) => {
                    left = rest;
                    Some(PlacePicture::Shown(jpeg.clone()))
                }
                None => Some(PlacePicture::Beside(file_of(annotation))),
            }
        };
        let cited = self.state.annotations.iter().filter_map(|annotation| {
            let artifact = self.subject.submission.artifact(&annotation.artifact)?;
            Some(CitedPlace {
                criteria: annotation.criteria.iter().filter_map(position).collect(),
                file: artifact.path.to_string(),
                place: annotation.place.clone(),
                kind: annotation.kind,
                comment: annotation.comment.clone(),
                picture: picture(&annotation.id),
            })
        });
        cited.collect()
    }

    fn line(&self, artifact: &Artifact, words: &Messages) -> EvidenceLine {
        let probe = self.probes.get(&artifact.id);
        EvidenceLine {
            title: artifact.title.clone(),
            file: artifact.path.to_string(),
            true_type: words.text(probe.map_or("format-unknown", |probe| probe.format.name_key()), &[]),
            size_bytes: artifact.size,
            opened: self.state.opened.contains(&artifact.id),
        }
    }
}

impl Signed {
    /// Writes the result package as the whole of a new file.
    pub(crate) fn publish(&self, mut file: NewFile) -> Result<(), Failure> {
        self.write(file.file())?;
        file.publish()
    }

    /// Writes the result package, a bag in a zip.
    pub fn write<W: Write + Seek + Send>(&self, out: W) -> Result<(W, Packed), Failure> {
        let record = &self.record.record;
        let part = |path: &str, bytes: &[u8]| Part {
            path: path.to_owned(),
            size: bytes.len() as u64,
            content: Content::Bytes(bytes.to_vec()),
        };
        let top = format!(
            "result-{}-attempt-{}",
            record.submission.number, record.submission.attempt
        );
        let mut parts = vec![
            part("data/record.json", &self.bytes),
            part("data/record.html", self.html.as_bytes()),
            part("data/micro-credential.json", &self.micro_credential),
        ];
        parts.extend(self.places.iter().map(|(path, jpeg)| part(path, jpeg)));
        let bag = Bag {
            top: &top,
            at: record.valid_from,
            agent: SOFTWARE,
            parts,
        };
        Ok(write_bag(bag, out, &assay_bundle::Quiet)?)
    }
}

/// What is said where a review is written in another language than the words of the report around it.
pub(crate) fn other_language(state: &State, words: &Messages) -> Option<Finding> {
    let primary = state.language.split('-').next().unwrap_or_default();
    let same = primary.eq_ignore_ascii_case(Words::language(words));
    let finding = Finding::warning(crate::codes::REPORT_IN_ENGLISH).with("language", &state.language);
    (!same).then_some(finding)
}

/// A result that was signed before: what is given out again is what the record lists, to the byte.
pub(crate) fn kept(
    bytes: &[u8],
    html: String,
    places: Vec<PlaceFile>,
    micro_credential: Vec<u8>,
) -> Result<Signed, Failure> {
    let record = read_record(bytes).map_err(unsound)?;
    let given = all_listed(&micro_credential, &html, &places)?;
    if let Some(lost) = record.record.files.iter().find(|file| !given.contains(file)) {
        let failure = Failure::new(crate::Kind::Invalid, crate::codes::DIGEST_MISMATCH);
        return Err(failure.with("path", &lost.path).with("algorithm", "sha256"));
    }
    Ok(Signed {
        bytes: bytes.to_vec(),
        record,
        html,
        places,
        micro_credential,
    })
}

pub(crate) fn unsound(error: assay_credential::RecordError) -> Failure {
    error.in_file("data/record.json")
}

/// Every payload file that is there at signing, record.json apart.
fn all_listed(micro_credential: &[u8], html: &str, places: &[PlaceFile]) -> Result<Vec<ListedFile>, Failure> {
    let mut files = vec![
        listed("data/micro-credential.json", micro_credential)?,
        listed("data/record.html", html.as_bytes())?,
    ];
    for (path, jpeg) in places {
        files.push(listed(path, jpeg)?);
    }
    Ok(files)
}

fn listed(path: &str, bytes: &[u8]) -> Result<ListedFile, Failure> {
    let path = path.parse().map_err(|_| crate::failures::internal("a path of ours"))?;
    Ok(ListedFile {
        path,
        sha256: Sha256::of(bytes),
        size: bytes.len() as u64,
    })
}

fn recorded(artifact: &Artifact, state: &State) -> RecordArtifact {
    RecordArtifact {
        id: artifact.id.clone(),
        path: artifact.path.clone(),
        sha256: artifact.sha256,
        size: artifact.size,
        opened: state.opened.contains(&artifact.id),
    }
}

/// The floor of the rule, or what a criterion that has to be reached requires, whichever is higher.
fn least(rule: &Rule, criterion: &Criterion) -> Option<usize> {
    let (must, floor) = match rule {
        Rule::All {} => (false, None),
        Rule::Count { must, floor, .. } => (must.contains(&criterion.id), floor.as_ref()),
        Rule::Points { floor, .. } => (false, floor.as_ref()),
    };
    let rank = |level: &LevelId| criterion.level(level).map(|(rank, _)| rank);
    let needed = must.then(|| rank(&criterion.required)).flatten();
    needed.max(floor.and_then(rank))
}

fn criterion_report(rule: &Rule, criterion: &Criterion, state: &State) -> CriterionReport {
    let answer = state.answers.get(&criterion.id).cloned().unwrap_or_default();
    let text = |text: String| (!text.trim().is_empty()).then_some(text);
    let level = |level: &assay_model::rubric::Level| LevelWords {
        title: level.title.clone(),
        descriptor: level.descriptor.clone(),
    };
    CriterionReport {
        title: criterion.title.clone(),
        levels: criterion.levels.iter().map(level).collect(),
        required: criterion.required_level().map_or(0, |(rank, _)| rank),
        least: least(rule, criterion),
        answer: match answer.choice {
            Some(Choice::Level(id)) => criterion
                .level(&id)
                .map_or(Answer::Unanswered, |(rank, _)| Answer::Level(rank)),
            Some(Choice::CannotJudge(reason)) => Answer::CannotJudge(reason),
            None => Answer::Unanswered,
        },
        rationale: answer.rationale,
        strength: text(answer.strength),
        next_step: text(answer.next_step),
    }
}
