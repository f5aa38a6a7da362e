//! From when to when a credential holds (VC Data Model 2.0, 4.9), and whether it was signed when it says, as the clock
//! that is passed in says.

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

/// How the moment at which a signature says that it was made stands to what it signs and to the clock. The moment is the
/// signer's word: it proves nothing, and it can contradict the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signing {
    /// It fits.
    AsSaid,
    /// It is still to come.
    Ahead,
    /// Long before the file says that it was signed.
    Before,
    /// Long after the file says that it was signed.
    After,
}

/// Two clocks of people who work together are not further apart, seconds.
const CLOCKS_APART: i64 = 86_400;

/// How a signature made at `created` stands to a file that says that it was signed at `said`. Where both are still to
/// come it is [`validity`] that says so.
pub fn signing(created: Timestamp, said: Timestamp, now: Timestamp) -> Signing {
    let later = created.unix().saturating_sub(said.unix());
    if now < created && (said <= now || later.saturating_abs() > CLOCKS_APART) {
        Signing::Ahead
    } else if later < -CLOCKS_APART {
        Signing::Before
    } else if later > CLOCKS_APART {
        Signing::After
    } else {
        Signing::AsSaid
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_as_old_as_what_it_signs() {
        const DAY: i64 = CLOCKS_APART;
        let at = |days: i64| Timestamp::from_unix(days * DAY);
        for (created, said, expected) in [
            (10, 10, Signing::AsSaid),
            (11, 10, Signing::AsSaid),
            (9, 10, Signing::AsSaid),
            (12, 10, Signing::After),
            (8, 10, Signing::Before),
            (21, 20, Signing::Ahead),
            (21, 10, Signing::Ahead),
            (30, 30, Signing::AsSaid),
            (33, 30, Signing::Ahead),
            (10, 30, Signing::Before),
        ] {
            assert_eq!(signing(at(created), at(said), at(20)), expected, "{created} {said}");
        }
        let ends = [Timestamp::from_unix(i64::MIN), Timestamp::from_unix(i64::MAX)];
        assert_eq!(signing(ends[0], ends[1], at(20)), Signing::Before);
    }

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
