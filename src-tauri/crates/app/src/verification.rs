//! Whether a result is what was signed, by whom, and about which evidence. Needs neither library nor network.

mod outcome;
mod package;

use crate::catalogue::read_published;
use crate::codes;
use crate::failure::{Failure, Finding, Kind, Severity, stop_on_error};
use crate::failures::{InFile, credential::doubt};
use crate::judged::is_about;
use crate::rosters::is_unsigned;
use crate::watching::{Adding, Unwatched, Watcher};
use crate::{Assay, disk, sources};
use assay_bundle::{Discard, Limits, Work};
use assay_credential::record::Record;
use assay_credential::{SignedRecord, SignedRoster, Signing, Trust, Validity};
use assay_credential::{read_record, read_roster, signing, trust, validity};
use assay_model::Timestamp;
use assay_model::rubric::MicroCredential;
use std::path::Path;

/// The largest record or roster that is read.
const FILE_LIMIT: u64 = 16 << 20;
const RECORD: &str = "data/record.json";
const MICRO_CREDENTIAL: &str = "data/micro-credential.json";
const SUBMISSION: &str = "data/submission.json";

/// What can be said of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Changed since it was signed, or never sound.
    Invalid,
    /// Sound; whose key it is cannot be told from here.
    Valid,
    /// Sound, and signed by a member of the roster.
    Trusted,
}

/// Whether the evidence at hand is the evidence that was judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// Byte for byte.
    Same,
    /// Another submission, or changed.
    Differs,
    /// None was given.
    NotAtHand,
}

/// What was found out about a result.
#[derive(Debug)]
pub struct Verification {
    /// Invalid, Valid or Trusted.
    pub state: State,
    /// And, apart from it, the evidence.
    pub evidence: Evidence,
    /// The record, where it could be read.
    pub record: Option<SignedRecord>,
    /// The roster that was named, and what it says of the record's key.
    pub roster: Option<Vouching>,
    /// Everything worth saying.
    pub findings: Vec<Finding>,
}

impl Verification {
    /// Whether nothing is wrong but that it does not hold yet.
    pub fn only_too_early(&self) -> bool {
        let mut errors = self.findings.iter();
        self.record.is_some()
            && errors.all(|finding| finding.severity != Severity::Error || finding.code == codes::NOT_YET_VALID)
    }
}

/// A roster whose own signature holds, beside a record.
#[derive(Debug)]
pub struct Vouching {
    /// The roster.
    pub roster: SignedRoster,
    /// Whom it knows the record's key as, where it vouches for the record.
    pub member: Option<String>,
}

/// Verifies the result at `file`: a package (zip or folder) or a record.json.
pub fn verify(
    assay: &Assay,
    file: &Path,
    evidence: Option<&Path>,
    roster: Option<&Path>,
    watcher: &dyn Watcher,
) -> Result<Verification, Failure> {
    let roster = roster
        .map(|path| Ok::<_, Failure>((path, read_roster_file(path)?)))
        .transpose()?;
    let mut findings = Vec::new();
    let record = match sound(file, watcher, &mut findings) {
        Ok(record) => Some(record),
        Err(failure) if says_nothing(&failure) || failure.code == codes::NOT_A_RESULT => return Err(failure),
        Err(failure) => {
            findings.push(Finding::from(failure.clone()));
            findings.extend(failure.also);
            None
        }
    };
    if let Some(record) = &record {
        findings.extend(in_time(record.record.valid_from, assay, file));
        let signing = signing(record.created, record.record.valid_from, assay.clock.now());
        findings.extend(signed_when(signing, record.created, record.record.valid_from, file));
    }
    let evidence = match (evidence, &record) {
        (Some(bundle), Some(record)) => compare(record, bundle, watcher, &mut findings)?,
        _ => Evidence::NotAtHand,
    };
    let broken = findings
        .iter()
        .any(|finding| finding.severity == Severity::Error && !is_about_evidence(finding));
    let sound = record.as_ref().filter(|_| !broken);
    let vouching =
        roster.map(|(path, roster)| vouch(assay, path, roster, sound.map(|record| (record, file)), &mut findings));
    let member = vouching.as_ref().and_then(|vouching| vouching.member.as_ref());
    let state = match (sound, member) {
        (None, _) => State::Invalid,
        (Some(_), None) => State::Valid,
        (Some(_), Some(_)) => State::Trusted,
    };
    Ok(Verification {
        state,
        evidence,
        record,
        roster: vouching,
        findings,
    })
}

/// The record of the result at `path`, if it is sound.
pub fn read_result(path: &Path) -> Result<SignedRecord, Failure> {
    let mut findings = Vec::new();
    let record = sound(path, &Unwatched, &mut findings)?;
    stop_on_error(findings)?;
    Ok(record)
}

/// A judgement with the micro-credential that it was made by.
#[derive(Debug)]
pub struct Judgement {
    /// What was found.
    pub record: Record,
    /// By which criteria and levels.
    pub credential: MicroCredential,
}

/// The judgement in the result at `path`, to be read by people; `None` where the record comes without its
/// micro-credential. Whether it holds is for [`verify`] to say.
pub fn read_judgement(path: &Path) -> Result<Option<Judgement>, Failure> {
    if !path.is_dir() && !looks_like_zip(path)? {
        return Ok(None);
    }
    let container = sources::open(path, &Limits::VERIFY)?;
    let record = read_record(&container.read(RECORD, FILE_LIMIT)?).map_err(|error| error.in_file(RECORD))?;
    let published = read_published(&container.read(MICRO_CREDENTIAL, FILE_LIMIT)?, MICRO_CREDENTIAL)?;
    Ok(Some(Judgement {
        record: record.record,
        credential: published.credential,
    }))
}

/// Reads a roster file.
pub fn read_roster_file(path: &Path) -> Result<SignedRoster, Failure> {
    let bytes = disk::read(path, FILE_LIMIT)?;
    read_roster(&bytes).map_err(|error| {
        if is_unsigned(&bytes) {
            return Failure::new(Kind::Invalid, codes::ROSTER_UNSIGNED).with("path", path.display());
        }
        error.in_file(path.display())
    })
}

/// Whether `roster`, read from `path`, vouches for a sound record, as things stand now; what speaks against it is found.
fn vouch(
    assay: &Assay,
    path: &Path,
    roster: SignedRoster,
    record: Option<(&SignedRecord, &Path)>,
    findings: &mut Vec<Finding>,
) -> Vouching {
    let Some((record, file)) = record else {
        return Vouching { roster, member: None };
    };
    let (created, from) = (roster.created, roster.roster.valid_from);
    // A roster is signed before the year that it is for, or while that runs; only a day still to come is strange.
    let ahead = Some(signing(created, from, assay.clock.now())).filter(|signing| *signing == Signing::Ahead);
    findings.extend(ahead.and_then(|ahead| signed_when(ahead, created, from, path)));
    let answer = trust(&roster, record);
    let mut against: Vec<Finding> = in_time(roster.roster.valid_from, assay, path).into_iter().collect();
    against.extend(doubt(&answer, &roster, record, file));
    let member = match answer {
        Trust::Trusted { member, .. } if against.is_empty() => Some(member),
        _ => None,
    };
    findings.extend(against);
    Vouching { roster, member }
}

/// What is wrong with the evidence says nothing against the record.
fn is_about_evidence(finding: &Finding) -> bool {
    finding.code == codes::EVIDENCE_DIFFERS
}

/// What is said of the file at `path` where it does not hold now.
fn in_time(from: Timestamp, assay: &Assay, path: &Path) -> Option<Finding> {
    let about = |code| Finding::error(code).at(path.display()).with("what", "file");
    match validity(Some(from), None, assay.clock.now()) {
        Validity::Current => None,
        Validity::NotYetValid { from } => Some(about(codes::NOT_YET_VALID).with("from", from)),
        Validity::Expired { until } => Some(about(codes::EXPIRED).with("until", until)),
    }
}

/// What is said of the file at `path` where its signature says that it was made at another time than the file. What it
/// says is unchanged all the same, and a clock that went wrong does the same: a warning.
fn signed_when(signing: Signing, created: Timestamp, from: Timestamp, path: &Path) -> Option<Finding> {
    let how = match signing {
        Signing::AsSaid => return None,
        Signing::Ahead => "ahead",
        Signing::Before => "before",
        Signing::After => "after",
    };
    let finding = Finding::warning(codes::SIGNED_ANOTHER_DAY).at(path.display());
    Some(finding.with("how", how).with("created", created).with("from", from))
}

/// A failure that says nothing about the file: it could not be read to its end.
fn says_nothing(failure: &Failure) -> bool {
    failure.kind == Kind::Io || failure.code == codes::CANCELLED
}

/// The record at `path`, alone or in its package, with what is wrong around it.
fn sound(path: &Path, watcher: &dyn Watcher, findings: &mut Vec<Finding>) -> Result<SignedRecord, Failure> {
    let alone = !path.is_dir() && disk::regular(path)? && !looks_like_zip(path)?;
    if alone {
        let bytes = disk::read(path, FILE_LIMIT)?;
        if let Some(what) = no_record(&bytes) {
            return Err(not_a_result(path, what, ("", "")));
        }
        let record = read_record(&bytes).map_err(|error| error.in_file(path.display()))?;
        findings.push(Finding::warning(codes::RECORD_ALONE));
        return Ok(record);
    }
    let container = sources::open(path, &Limits::VERIFY)?;
    let has = |name: &str| container.entry(name).is_some();
    if has(RECORD) {
        return package::record_in(&container, watcher, findings);
    }
    let not_alone = container.bag_not_alone();
    let what = match (not_alone, has(SUBMISSION), container.is_bag()) {
        (Some(_), ..) => "not-alone",
        (None, true, _) => "submission",
        (None, false, true) => "bag",
        (None, false, false) => "files",
    };
    let (folder, beside) = not_alone.unwrap_or_default();
    Err(not_a_result(path, what, (folder, beside)))
}

/// `around`: the folder of a package that is not alone in its container, and what lies beside it.
fn not_a_result(path: &Path, what: &str, (folder, beside): (&str, &str)) -> Failure {
    let failure = Failure::new(Kind::Invalid, codes::NOT_A_RESULT).with("path", path.display());
    failure.with("what", what).with("folder", folder).with("beside", beside)
}

/// What a file is that nobody takes for a damaged record: nothing at all, or the page that is made for reading.
fn no_record(bytes: &[u8]) -> Option<&'static str> {
    match bytes.trim_ascii_start().first() {
        None => Some("empty"),
        Some(b'<') => Some("report"),
        Some(_) => None,
    }
}

fn looks_like_zip(path: &Path) -> Result<bool, Failure> {
    use std::io::Read;
    let mut start = Vec::new();
    let file = disk::open(path)?;
    file.take(2)
        .read_to_end(&mut start)
        .map_err(|error| disk::unreadable(path, &error))?;
    Ok(start == b"PK")
}

/// Holds the evidence at hand against the evidence that was judged.
fn compare(
    signed: &SignedRecord,
    bundle: &Path,
    watcher: &dyn Watcher,
    findings: &mut Vec<Finding>,
) -> Result<Evidence, Failure> {
    let container = sources::open(bundle, &Limits::INTAKE)?;
    let work = Work {
        threads: 2,
        progress: &Adding::new(watcher, container.bytes()),
    };
    let judged = &signed.record;
    let found = assay_bundle::intake(&container, true, &Discard, &work);
    let same = match found {
        Ok(intake) => intake.payload == judged.payload && is_about(judged, &intake.submission),
        Err(error) => {
            let failure = Failure::from(error);
            if says_nothing(&failure) || failure.code == codes::NOT_A_BUNDLE {
                return Err(failure);
            }
            findings.push(Finding {
                severity: Severity::Warning,
                ..Finding::from(failure)
            });
            false
        }
    };
    if same {
        return Ok(Evidence::Same);
    }
    findings.push(Finding::error(codes::EVIDENCE_DIFFERS).with("number", &judged.submission.number));
    Ok(Evidence::Differs)
}
