//! From when to when a credential holds (VC Data Model 2.0, 4.9), as the clock that is passed in says.

use assay_model::Timestamp;

/// How a period stands to a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// It holds.
    Current,
    /// It begins later.
    NotYetValid {
        /// When.
        from: Timestamp,
    },
    /// It is over.
    Expired {
        /// Since when.
        until: Timestamp,
    },
}

/// How the period from `from` to `until`, both included and either open, stands to `now`.
pub fn validity(from: Option<Timestamp>, until: Option<Timestamp>, now: Timestamp) -> Validity {
    match (from, until) {
        (Some(from), _) if now < from => Validity::NotYetValid { from },
        (_, Some(until)) if until < now => Validity::Expired { until },
        _ => Validity::Current,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_holds_both_its_ends() {
        let at = |seconds| Some(Timestamp::from_unix(seconds));
        let now = Timestamp::from_unix(100);
        for (from, until) in [(None, None), (at(100), None), (None, at(100)), (at(100), at(100))] {
            assert_eq!(validity(from, until, now), Validity::Current);
        }
        let from = Timestamp::from_unix(101);
        assert_eq!(validity(Some(from), None, now), Validity::NotYetValid { from });
        let until = Timestamp::from_unix(99);
        assert_eq!(validity(at(1), Some(until), now), Validity::Expired { until });
    }
}
