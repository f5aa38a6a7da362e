//! `journal`: what happened in each review, append-only. The store keeps bodies byte for byte and knows nothing of what
//! they say; that the hashes are right is the business of those who compute them.

use super::reviews::{Head, ReviewId};
use super::{Key, digest, moment};
use crate::error::StoreError;
use assay_model::{Sha256, Timestamp};
use rusqlite::{Connection, Row, Transaction, params};

/// The triggers hold even against a mistake in this crate. A review that is deleted takes its journal along: by then
/// its own row is gone.
pub(crate) const V1: &str = "
CREATE TABLE journal (
    review INTEGER NOT NULL REFERENCES reviews (row) ON DELETE CASCADE,
    seq INTEGER NOT NULL CHECK (seq > 0),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    prev BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (review, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
WHEN EXISTS (SELECT 1 FROM reviews WHERE row = OLD.review)
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
";

/// One entry of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryRow {
    /// 1 for the first.
    pub seq: u64,
    /// When, as the assessor's clock said.
    pub at: Timestamp,
    /// The word of the event.
    pub kind: String,
    /// What it says: JSON, kept byte for byte.
    pub body: String,
    /// The hash of the entry before; 64 zeros for the first.
    pub prev: Sha256,
    /// The hash of this one.
    pub hash: Sha256,
}

/// How an entry fails to continue a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    Sequence { expected: u64, found: u64 },
    Chain { seq: u64 },
}

/// The head after `entries`, which must continue the one given, each with the next number and the hash before it.
pub(crate) fn follow(head: Head, entries: &[EntryRow]) -> Result<Head, Gap> {
    entries.iter().try_fold(head, |head, entry| {
        let expected = head.count + 1;
        if entry.seq != expected {
            return Err(Gap::Sequence {
                expected,
                found: entry.seq,
            });
        }
        if entry.prev != head.hash {
            return Err(Gap::Chain { seq: entry.seq });
        }
        Ok(Head {
            count: entry.seq,
            hash: entry.hash,
        })
    })
}

/// Reads the table.
pub(crate) struct Journal<'c>(pub(crate) &'c Connection);

impl Journal<'_> {
    pub(crate) fn of(&self, review: &ReviewId) -> Result<Vec<EntryRow>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT seq, at, kind, body, prev, hash FROM journal
             WHERE review = (SELECT row FROM reviews WHERE id = ?1) ORDER BY seq",
        )?;
        let rows = statement.query_map([review.as_str()], from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Writes the table.
pub(crate) struct JournalMut<'t>(pub(crate) &'t Transaction<'t>);

impl JournalMut<'_> {
    pub(crate) fn append(&self, review: Key, entries: &[EntryRow]) -> Result<(), StoreError> {
        let mut statement = self
            .0
            .prepare_cached("INSERT INTO journal VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?;
        for entry in entries {
            statement.execute(params![
                review,
                entry.seq,
                entry.at.unix(),
                entry.kind,
                entry.body,
                entry.prev.as_bytes(),
                entry.hash.as_bytes(),
            ])?;
        }
        Ok(())
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<EntryRow> {
    Ok(EntryRow {
        seq: row.get("seq")?,
        at: moment(row, "at")?,
        kind: row.get("kind")?,
        body: row.get("body")?,
        prev: digest(row, "prev")?,
        hash: digest(row, "hash")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(seq: u64, prev: u8, hash: u8) -> EntryRow {
        EntryRow {
            seq,
            at: Timestamp::from_unix(0),
            kind: "note".to_owned(),
            body: "{}".to_owned(),
            prev: Sha256::from_bytes([prev; 32]),
            hash: Sha256::from_bytes([hash; 32]),
        }
    }

    fn head(count: u64, hash: u8) -> Head {
        Head {
            count,
            hash: Sha256::from_bytes([hash; 32]),
        }
    }

    #[test]
    fn entries_continue_the_head_and_each_other() {
        assert_eq!(follow(head(0, 0), &[entry(1, 0, 5), entry(2, 5, 6)]), Ok(head(2, 6)));
        assert_eq!(follow(head(7, 3), &[]), Ok(head(7, 3)));
    }

    #[test]
    fn an_entry_that_is_missing_doubled_or_on_another_one_is_refused() {
        let sequence = |expected, found| Err(Gap::Sequence { expected, found });
        assert_eq!(follow(head(1, 5), &[entry(3, 5, 6)]), sequence(2, 3));
        assert_eq!(follow(head(1, 5), &[entry(1, 0, 5)]), sequence(2, 1));
        assert_eq!(follow(head(1, 5), &[entry(2, 5, 6), entry(2, 6, 7)]), sequence(3, 2));
        assert_eq!(follow(head(1, 5), &[entry(2, 4, 6)]), Err(Gap::Chain { seq: 2 }));
        assert_eq!(
            follow(head(1, 5), &[entry(2, 5, 6), entry(3, 5, 7)]),
            Err(Gap::Chain { seq: 3 })
        );
    }
}
