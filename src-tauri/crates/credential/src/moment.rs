//! Moments of anybody: `xsd:dateTimeStamp` as credentials write them (VC Data Model 2.0, 4.9), with fractions and
//! offsets, brought to whole seconds UTC. Our own files hold [`Timestamp`]s and nothing else.

use assay_model::Timestamp;

/// The moment that `text` names, its fraction of a second dropped. `None` where it names none.
pub(crate) fn moment(text: &str) -> Option<Timestamp> {
    let (whole, rest) = text.split_at_checked(19)?;
    let local: Timestamp = format!("{whole}Z").parse().ok()?;
    let offset = offset_seconds(after_fraction(rest)?)?;
    Some(Timestamp::from_unix(local.unix() - offset))
}

fn after_fraction(rest: &str) -> Option<&str> {
    let Some(fraction) = rest.strip_prefix('.') else {
        return Some(rest);
    };
    let zone = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    (zone.len() < fraction.len()).then_some(zone)
}

/// `Z`, or `+hh:mm` up to 14 hours either way (XML Schema 1.1 part 2, 3.3.7).
fn offset_seconds(zone: &str) -> Option<i64> {
    if zone == "Z" {
        return Some(0);
    }
    let sign = match zone.get(..1)? {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let (hours, minutes) = (two_digits(hours)?, two_digits(minutes)?);
    let seconds = hours * 3600 + minutes * 60;
    (minutes < 60 && seconds <= 14 * 3600).then_some(sign * seconds)
}

fn two_digits(text: &str) -> Option<i64> {
    let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(
            moment(text).map(|moment| moment.to_string()).as_deref(),
            expected,
            "{text}"
        );
    }

    #[test]
    fn offsets_and_fractions_name_the_same_moment() {
        check("2026-11-24T16:02:30Z", Some("2026-11-24T16:02:30Z"));
        check("2026-11-24T16:02:30.999Z", Some("2026-11-24T16:02:30Z"));
        check("2026-11-24T16:02:30+05:30", Some("2026-11-24T10:32:30Z"));
        check("2026-12-31T23:00:00.5-14:00", Some("2027-01-01T13:00:00Z"));
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for bad in [
            "2026-11-24T16:02:30",
            "2026-11-24",
            "2026-11-24T16:02:30.Z",
            "2026-11-24T16:02:30z",
            "2026-11-24T16:02:30+0530",
            "2026-11-24T16:02:30+14:01",
            "2026-11-24T16:02:30+05:60",
            "2026-11-24T16:02:30 +05:00",
            "2026-02-30T16:02:30Z",
            "2026-11-24T16:02:3\u{e9}Z",
            "",
        ] {
            check(bad, None);
        }
    }
}
