//! The journals of a library: entries as rows, and rows walked as the chain that they have to be.

use crate::codes;
use crate::failure::{Failure, Kind};
use crate::failures::InFile;
use crate::held::held;
use assay_model::Sha256;
use assay_model::ids::SubmissionId;
use assay_review::{Chain, Entry, Event, Session, State};
use assay_store::{EntryRow, Reading, ReviewId};

/// Walks the journal of every review of a library, and looks whether the record that is kept is the one that was signed;
/// gives how many reviews and entries hold together.
pub fn verify_journals(library: &Reading) -> Result<(u64, u64), Failure> {
    let (mut reviews, mut entries) = (0, 0);
    for review in library.all_reviews()? {
        let broken = |seq: u64| {
            Failure::new(Kind::Invalid, codes::JOURNAL_BROKEN)
                .with("seq", seq)
                .with("review", &review.id)
        };
        let chain = walk(library, &review.id).map_err(|failure| failure.with("review", &review.id))?;
        let head = chain.head();
        if (head.count, head.head) != (review.head.count, review.head.hash) {
            return Err(broken(head.count));
        }
        let signed = match chain.entries().last() {
            Some((_, Event::Sign { record_sha256 })) => Some(*record_sha256),
            _ => None,
        };
        let kept = library.records(&review.submission)?;
        let mut kept = kept.iter().filter(|record| record.review == review.id);
        if kept.next().map(|record| Sha256::of(&record.bytes)) != signed || kept.next().is_some() {
            return Err(Failure::new(Kind::Invalid, codes::RECORD_DIFFERS).with("review", &review.id));
        }
        reviews += 1;
        entries += head.count;
    }
    Ok((reviews, entries))
}

/// What a review says, as its journal adds up.
pub(crate) fn state_of(library: &Reading, submission: &SubmissionId, review: &ReviewId) -> Result<State, Failure> {
    let subject = held(library, submission)?.subject;
    let session = Session::resume(subject, walk(library, review)?);
    Ok(session.state().clone())
}

/// The journal of `review`, every hash computed again.
pub(crate) fn walk(library: &Reading, review: &ReviewId) -> Result<Chain, Failure> {
    let mut entries = Vec::new();
    for row in library.journal(review)? {
        let broken = || Failure::new(Kind::Invalid, codes::JOURNAL_BROKEN).with("seq", row.seq);
        let body = serde_json::from_str(&row.body).map_err(|_| broken())?;
        let entry = Entry {
            seq: row.seq,
            at: row.at,
            kind: row.kind.clone(),
            body,
            prev: row.prev,
        };
        if entry.hash().ok() != Some(row.hash) {
            return Err(broken());
        }
        entries.push(entry);
    }
    Ok(Chain::walk(entries)?)
}

/// An entry as it is kept.
pub(crate) fn row(entry: &Entry) -> Result<EntryRow, Failure> {
    Ok(EntryRow {
        seq: entry.seq,
        at: entry.at,
        kind: entry.kind.clone(),
        body: serde_json::to_string(&entry.body).map_err(crate::failures::json)?,
        prev: entry.prev,
        hash: entry.hash().map_err(|error| error.in_file("journal"))?,
    })
}
