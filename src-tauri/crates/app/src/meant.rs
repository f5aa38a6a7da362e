//! Which review of a submission is meant, and what it is for.

use crate::codes;
use crate::failure::{Failure, Kind};
use assay_model::score::Purpose;
use assay_store::ReviewRow;

/// Which review is meant.
#[derive(Clone, Copy, Debug, Default)]
pub struct Meant {
    /// What it is to be for; as it was, or summative, where nobody says.
    pub purpose: Option<Purpose>,
    /// Another one, beside a review that is signed or that the assessor stood back from.
    pub anew: bool,
    /// A review that is signed, as it was sealed, where nobody asked for another: to be read. Otherwise a correction is begun
    /// beside it.
    pub sealed: bool,
}

impl Meant {
    /// Whether somebody said which review is meant.
    pub const fn is_asked_for(self) -> bool {
        self.anew || self.purpose.is_some()
    }

    /// An error unless this is said of the review `row`, which is under way or was stood back from.
    pub(crate) fn fits_open(self, row: &ReviewRow) -> Result<(), Failure> {
        if self.anew {
            return Err(Failure::new(Kind::Refused, codes::REVIEW_UNDER_WAY));
        }
        self.fits(row)
    }

    /// The purpose of a review that is begun where the last one is `last`.
    pub(crate) fn of_new(self, last: Option<&ReviewRow>) -> Result<Purpose, Failure> {
        if let Some(last) = last.filter(|_| !self.anew) {
            self.fits(last)?;
        }
        let as_before = last.map_or(Purpose::Summative, purpose_of);
        Ok(self.purpose.unwrap_or(as_before))
    }

    fn fits(self, row: &ReviewRow) -> Result<(), Failure> {
        match self.purpose {
            Some(wanted) if wanted != purpose_of(row) => Err(Failure::new(Kind::Refused, codes::PURPOSE_DIFFERS)
                .with("signed", if row.sealed { "yes" } else { "no" })
                .with("wanted", purpose_word(wanted))
                .with("purpose", &row.purpose)),
            _ => Ok(()),
        }
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
