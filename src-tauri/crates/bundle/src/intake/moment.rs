//! Times in unsigned files, as other programs write them (RFC 3339 and its neighbours): read generously, kept in UTC
//! with whole seconds.

use assay_model::Timestamp;

/// The moment that `text` names, and whether it was written as we write it. A leap second is the second before it; a
/// time without an offset is taken as UTC; what lies outside the years 1 to 9999 is the nearest that does not.
pub(super) fn read(text: &str) -> Option<(Timestamp, bool)> {
    if let Ok(exact) = text.parse() {
        return Some((exact, true));
    }
    let (date, rest) = text.split_at_checked(10)?;
    let midnight: Timestamp = format!("{date}T00:00:00Z").parse().ok()?;
    let time = rest.strip_prefix(['T', 't', ' '])?;
    let (time, offset) = offset(time)?;
    let seconds = midnight.unix() + seconds(time)? - offset;
    Some((Timestamp::from_unix(seconds.clamp(first(), last())), false))
}

const fn first() -> i64 {
    -62_135_596_800
}

const fn last() -> i64 {
    253_402_300_799
}

/// Takes `Z`, `+hh:mm` or nothing from the end; gives the seconds by which local time is ahead.
fn offset(time: &str) -> Option<(&str, i64)> {
    if let Some(time) = time.strip_suffix(['Z', 'z']) {
        return Some((time, 0));
    }
    let Some(at) = time.rfind(['+', '-']) else {
        return Some((time, 0));
    };
    let (time, offset) = time.split_at_checked(at)?;
    let (hours, minutes) = offset.get(1..)?.split_once(':')?;
    let ahead = two_digits(hours, 23)? * 3600 + two_digits(minutes, 59)? * 60;
    Some((time, if offset.starts_with('-') { -ahead } else { ahead }))
}

fn seconds(time: &str) -> Option<i64> {
    let mut parts = time.split(':');
    let hours = two_digits(parts.next()?, 23)?;
    let minutes = two_digits(parts.next()?, 59)?;
    let whole = parts.next().unwrap_or("00");
    let (whole, fraction) = whole.split_once('.').unwrap_or((whole, "0"));
    let digits = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let leap = two_digits(whole, 60)?.min(59);
    (digits && parts.next().is_none()).then_some(hours * 3600 + minutes * 60 + leap)
}

fn two_digits(text: &str, most: i64) -> Option<i64> {
    let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| digits && *number <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let read = read(text).map(|(moment, exact)| (moment.to_string(), exact));
        assert_eq!(read, Some((expected.to_owned(), text == expected)), "{text}");
    }

    #[test]
    fn times_of_other_programs_are_read_in_utc_with_whole_seconds() {
        check("2026-11-24T16:02:30Z", "2026-11-24T16:02:30Z");
        check("2026-11-24T16:02:30.123Z", "2026-11-24T16:02:30Z");
        check("2026-11-24t16:02:30z", "2026-11-24T16:02:30Z");
        check("2026-11-24 16:02:30+14:00", "2026-11-24T02:02:30Z");
        check("2026-11-24T16:02:30-05:00", "2026-11-24T21:02:30Z");
        check("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z");
        check("2026-03-29T02:30:00", "2026-03-29T02:30:00Z");
        check("2026-11-24T16:02", "2026-11-24T16:02:00Z");
        check("0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00Z");
        check("9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59Z");
    }

    #[test]
    fn what_is_no_time_is_none() {
        for bad in [
            "",
            "yesterday",
            "2026-02-30T00:00:00Z",
            "2026-11-24",
            "2026-11-24T25:00:00Z",
            "2026-11-24T1:00:00Z",
            "2026-11-24T16:02:30+25:00",
            "2026-11-24T16:02:30.Z",
            "2026-11-24T16:02:30:00Z",
            "0000-01-01T00:00:00Z",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
