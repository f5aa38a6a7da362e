//! A whole review from a file: intake, sheet, check, pictures, signature, package.

use crate::codes;
use crate::disk::{self, NewFile};
use crate::evidence::{InBundle, Texts};
use crate::failure::{Failure, Finding, Kind, stop_on_error};
use crate::identities::Open;
use crate::intake::{Submitted, take_in};
use crate::meant::purpose_word;
use crate::package::{Finished, Signed, other_language};
use crate::picturing::{Drawing, PausedFrames, Pictures};
use crate::ports::{Clock, Ids, new_id};
use crate::verification::read_result;
use crate::watching::Watcher;
use crate::{Assay, requirements, sources};
use assay_bundle::{Container, Discard, Limits};
use assay_credential::{PublicKey, SignedRecord, Signer};
use assay_model::ids::AnnotationId;
use assay_model::score::Purpose;
use assay_review::{FindText, Means, Session, Sheet, pre_sign};
use std::path::Path;

/// The largest sheet that is read.
const SHEET_LIMIT: u64 = 4 << 20;

/// A review to be made from a file.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// The submission bundle.
    pub bundle: &'a Path,
    /// The sheet.
    pub sheet: &'a Path,
    /// The record that the new one corrects: record.json or its package.
    pub supersedes: Option<&'a Path>,
    /// Where the result package goes.
    pub out: &'a Path,
    /// Whether to go on above 8 GiB.
    pub large: bool,
}

/// A review that was made.
#[derive(Debug)]
pub struct Scored {
    /// The signed record.
    pub record: SignedRecord,
    /// What was found at intake and before signing.
    pub findings: Vec<Finding>,
}

/// Makes a whole review from a sheet and writes its signed package.
pub fn score(assay: &Assay, order: Order<'_>, signer: &Open, watcher: &dyn Watcher) -> Result<Scored, Failure> {
    let text = disk::read(order.sheet, SHEET_LIMIT)?;
    let text = String::from_utf8(text).map_err(|_| not_utf8())?;
    let sheet = Sheet::read(&text)?;
    let superseded = order.supersedes.map(read_result).transpose()?;
    let container = sources::open(order.bundle, &Limits::INTAKE)?;
    let submitted = take_in(&container, order.large, &Discard, &assay.decoder, watcher)?;
    if let Some(old) = &superseded {
        supersedable(old, &submitted, sheet.purpose, signer)?;
    }
    let session = review(assay, &container, &submitted, &sheet)?;
    let mut findings = submitted.findings.clone();
    findings.extend(check(&session, &submitted)?);
    findings.extend(other_language(session.state(), &assay.messages));
    let out = NewFile::create(order.out)?;
    let bytes = InBundle {
        container: &container,
        submission: &submitted.subject.submission,
    };
    let drawing = Drawing {
        assay,
        submission: &submitted.subject.submission,
        probes: &submitted.probes,
        bytes: &bytes,
        watcher,
    };
    let (pictures, not_drawn) = drawing.all(&session.state().annotations, &PausedFrames::new())?;
    findings.extend(not_drawn);
    let signed = seal(assay, &submitted, session, signer, (superseded.as_ref(), &pictures))?;
    signed.publish(out)?;
    Ok(Scored {
        record: signed.record,
        findings,
    })
}

fn not_utf8() -> Failure {
    Failure::new(Kind::Invalid, codes::SHEET_MALFORMED)
        .with("reason", "why-not-utf-8")
        .with("line", 1)
}

/// Only the same key may correct a record, and only of the same submission.
fn supersedable(old: &SignedRecord, submitted: &Submitted, purpose: Purpose, signer: &Open) -> Result<(), Failure> {
    let key = PublicKey::from_bytes(signer.public_key()).ok();
    if key != Some(old.issuer) {
        return Err(Failure::new(Kind::Refused, codes::SUPERSEDES_OTHER_KEY));
    }
    let submission = &submitted.subject.submission;
    if old.record.submission.id != submission.id {
        return Err(Failure::new(Kind::Refused, codes::SUPERSEDES_OTHER_SUBMISSION).with("number", &submission.number));
    }
    if old.record.purpose != purpose {
        return Err(Failure::new(Kind::Refused, codes::SUPERSEDES_OTHER_PURPOSE).with("purpose", purpose_word(purpose)));
    }
    Ok(())
}

fn review(assay: &Assay, container: &Container, submitted: &Submitted, sheet: &Sheet) -> Result<Session, Failure> {
    let commands = sheet.commands()?;
    let subject = submitted.subject.clone();
    let mut session = Session::begin(subject, sheet.purpose, &sheet.language, assay.clock.now())?;
    let bytes = InBundle {
        container,
        submission: &submitted.subject.submission,
    };
    let texts = Texts::new(&assay.decoder, &submitted.subject.submission, &submitted.probes, &bytes);
    for command in commands {
        perform(&mut session, command, &*assay.clock, &*assay.ids, &texts)?;
    }
    Ok(session)
}

/// Does one command with this machine's clock and identifiers.
pub(crate) fn perform(
    session: &mut Session,
    command: assay_review::Command,
    clock: &dyn Clock,
    ids: &dyn Ids,
    text: &dyn FindText,
) -> Result<assay_review::Entry, Failure> {
    let id: AnnotationId = new_id(ids)?;
    Ok(session.perform(
        command,
        Means {
            now: clock.now(),
            new_id: &mut || id.clone(),
            text,
        },
    )?)
}

/// What to look at before signing. What stops a signature is the failure, with all the rest beside it.
fn check(session: &Session, submitted: &Submitted) -> Result<Vec<Finding>, Failure> {
    let intake = requirements::parted(&submitted.not_met, &submitted.subject, &submitted.probes);
    let notices = pre_sign(session.subject(), session.state(), &intake);
    let told_at_intake =
        |finding: &Finding| finding.code != codes::REQUIREMENT_MISSING && finding.code != codes::REQUIREMENT_EXCEEDED;
    stop_on_error(notices.into_iter().map(Finding::from).filter(told_at_intake).collect())
}

fn seal(
    assay: &Assay,
    submitted: &Submitted,
    mut session: Session,
    signer: &Open,
    (supersedes, pictures): (Option<&SignedRecord>, &Pictures),
) -> Result<Signed, Failure> {
    let finished = Finished {
        subject: session.subject(),
        micro_credential: &submitted.micro_credential,
        probes: &submitted.probes,
        state: session.state(),
        head: session.head(),
        supersedes,
        pictures,
    };
    let signed = finished.sign(signer, &*assay.clock, &*assay.ids, &assay.messages)?;
    session.seal(signed.record.sha256, signed.record.record.valid_from)?;
    Ok(signed)
}
