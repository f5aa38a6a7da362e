//! Which review of a submission is meant, and what it is for.

use crate::codes;
use crate::failure::{Failure, Kind};
use assay_model::score::Purpose;
use assay_model::submission::Number;
use assay_store::{ReviewRow, ReviewState};

/// Which review is meant.
#[derive(Clone, Copy, Debug, Default)]
pub struct Meant {
    /// What it is to be for; as it was, or summative, where nobody says.
    pub purpose: Option<Purpose>,
    /// Which of several.
    pub which: Which,
}

/// Which of the reviews of a submission. One that was dropped is none of them but where it is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// The one to go on with; beside what is signed a correction is begun.
    #[default]
    GoOn,
    /// Another one, beside a review that is signed or that the assessor stood back from.
    Anew,
    /// The one under way; else what is signed, as it was sealed. One is begun where there is none.
    Read,
    /// The same, and none is begun.
    Begun,
    /// What is signed, as it was sealed, whatever is under way beside it.
    Signed,
    /// The correction that was dropped last, while no other is begun.
    Dropped,
}

/// What is there beside what is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Correction {
    /// Nothing.
    Nothing,
    /// A review that is under way: a correction, as a rule.
    Begun,
    /// A correction that was dropped, and can be taken up again.
    Dropped,
}

/// The reviews of a submission by what they are to it.
pub(crate) struct Among<'a> {
    rows: &'a [ReviewRow],
}

impl Meant {
    /// Whether somebody said which review is meant.
    pub fn is_asked_for(self) -> bool {
        self.which == Which::Anew || self.purpose.is_some()
    }

    /// The review that this is about, where it is there already.
    pub(crate) fn found<'a>(self, among: &Among<'a>, number: &Number) -> Result<Option<&'a ReviewRow>, Failure> {
        let refused = |code| Failure::new(Kind::Refused, code);
        let last = || among.last().filter(|last| !last.sealed);
        match self.which {
            Which::Signed => among.signed().map(Some).ok_or_else(|| refused(codes::NOT_SIGNED)),
            Which::Dropped => {
                let dropped = among.dropped().map(Some);
                dropped.ok_or_else(|| refused(codes::CORRECTION_NOT_DROPPED).with("number", number))
            }
            Which::Anew if among.open().is_some() => Err(refused(codes::REVIEW_UNDER_WAY)),
            Which::Anew => Ok(None),
            Which::GoOn => Ok(among.open().or_else(last)),
            Which::Read => Ok(among.open().or_else(|| among.last())),
            Which::Begun => {
                let begun = among.open().or_else(|| among.last()).map(Some);
                begun.ok_or_else(|| refused(codes::REVIEW_NOT_BEGUN).with("number", number))
            }
        }
    }

    /// An error unless `row`, which is there already, is for what is asked.
    pub(crate) fn fits(self, row: &ReviewRow) -> Result<(), Failure> {
        match self.purpose {
            Some(wanted) if wanted != purpose_of(row) => Err(Failure::new(Kind::Refused, codes::PURPOSE_DIFFERS)
                .with("signed", if row.sealed { "yes" } else { "no" })
                .with("wanted", purpose_word(wanted))
                .with("purpose", &row.purpose)),
            _ => Ok(()),
        }
    }

    /// The purpose of a review that is begun where the last one is `last`.
    pub(crate) fn of_new(self, last: Option<&ReviewRow>) -> Result<Purpose, Failure> {
        if let Some(last) = last.filter(|_| self.which != Which::Anew) {
            self.fits(last)?;
        }
        let as_before = last.map_or(Purpose::Summative, purpose_of);
        Ok(self.purpose.unwrap_or(as_before))
    }
}

impl<'a> Among<'a> {
    /// Of all reviews of a submission, oldest first.
    pub(crate) const fn of(rows: &'a [ReviewRow]) -> Self {
        Self { rows }
    }

    /// The one under way.
    pub(crate) fn open(&self) -> Option<&'a ReviewRow> {
        let is_open = |row: &&ReviewRow| row.state != ReviewState::Recused && !row.sealed && !row.dropped;
        self.rows.iter().rfind(is_open)
    }

    /// The newest one that was not dropped.
    pub(crate) fn last(&self) -> Option<&'a ReviewRow> {
        self.rows.iter().rfind(|row| !row.dropped)
    }

    /// What is signed: of several what the one under way corrects, else the newest.
    pub(crate) fn signed(&self) -> Option<&'a ReviewRow> {
        let corrected = self
            .open()
            .and_then(|open| self.signed_for(purpose_of(open), Some(open)));
        corrected.or_else(|| self.rows.iter().rfind(|row| row.sealed))
    }

    /// What was signed last for `purpose`, before another one was begun.
    pub(crate) fn signed_for(&self, purpose: Purpose, before: Option<&ReviewRow>) -> Option<&'a ReviewRow> {
        let before = |row: &&ReviewRow| before.is_none_or(|other| row.id != other.id);
        let earlier = self.rows.iter().take_while(before);
        earlier.filter(|row| row.sealed && purpose_of(row) == purpose).last()
    }

    /// What is there beside what is signed.
    pub(crate) fn beside(&self) -> Correction {
        match (self.open(), self.dropped()) {
            (Some(_), _) => Correction::Begun,
            (None, Some(_)) => Correction::Dropped,
            (None, None) => Correction::Nothing,
        }
    }

    /// The one that was dropped last, while nothing is begun after it.
    pub(crate) fn dropped(&self) -> Option<&'a ReviewRow> {
        self.rows.last().filter(|row| row.dropped)
    }
}

/// What the library says of a review's purpose.
pub(crate) fn purpose_of(row: &ReviewRow) -> Purpose {
    if row.purpose == purpose_word(Purpose::Formative) {
        Purpose::Formative
    } else {
        Purpose::Summative
    }
}

pub(crate) const fn purpose_word(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Summative => "summative",
        Purpose::Formative => "formative",
    }
}
