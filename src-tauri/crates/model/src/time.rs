//! Moments and media times. Moments are RFC 3339 in UTC with whole seconds, "as the signer's clock said"; media times
//! are whole milliseconds.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A moment: seconds since 1970-01-01T00:00:00Z, written as `2026-11-24T16:02:30Z`. Years 1 to 9999.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Timestamp(i64);

/// The text was not `YYYY-MM-DDThh:mm:ssZ` naming a moment that exists.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not a time in UTC with whole seconds: {0:?}")]
pub struct NotATime(pub String);

impl Timestamp {
    /// The moment `seconds` after the start of 1970, UTC.
    pub const fn from_unix(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since the start of 1970, UTC.
    pub const fn unix(self) -> i64 {
        self.0
    }

    /// Year, month (1–12) and day (1–31).
    pub fn date(self) -> (i64, u32, u32) {
        civil_from_days(self.0.div_euclid(86_400))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.date();
        let second = self.0.rem_euclid(86_400);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Timestamp {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        let refuse = || NotATime(text.to_owned());
        let part = |from: usize, to: usize| -> Result<i64, NotATime> {
            let digits = text
                .get(from..to)
                .filter(|part| part.bytes().all(|b| b.is_ascii_digit()));
            digits.and_then(|part| part.parse().ok()).ok_or_else(refuse)
        };
        let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
        let (hour, minute, second) = (part(11, 13)?, part(14, 16)?, part(17, 19)?);
        if !(1..=12).contains(&month) || hour > 23 || minute > 59 || second > 59 {
            return Err(refuse());
        }
        let days = days_from_civil(year, month, day);
        let moment = Self(days * 86_400 + hour * 3600 + minute * 60 + second);
        if year > 0 && moment.to_string() == text {
            Ok(moment)
        } else {
            Err(refuse())
        }
    }
}

impl TryFrom<String> for Timestamp {
    type Error = NotATime;
    fn try_from(text: String) -> Result<Self, NotATime> {
        text.parse()
    }
}

impl From<Timestamp> for String {
    fn from(moment: Timestamp) -> String {
        moment.to_string()
    }
}

/// Howard Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil`.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// The inverse, `civil_from_days`.
fn civil_from_days(days: i64) -> (i64, u32, u32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = u32::try_from(day_of_year - (153 * shifted + 2) / 5 + 1).unwrap_or(1);
    let month = u32::try_from((shifted + 2) % 12 + 1).unwrap_or(1);
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// A time in a recording, whole milliseconds from its start.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MediaTime(pub u32);

impl MediaTime {
    /// Seconds without trailing zeros, as Media Fragments write them: `252`, `261.5`, `0.125`.
    pub fn as_seconds(self) -> String {
        let (whole, rest) = (self.0 / 1000, self.0 % 1000);
        if rest == 0 {
            whole.to_string()
        } else {
            format!("{whole}.{rest:03}").trim_end_matches('0').to_owned()
        }
    }
}

impl fmt::Display for MediaTime {
    /// `04:12`, or `1:04:12` from an hour on.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0 / 1000;
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        if hours > 0 {
            write!(f, "{hours}:{minutes:02}:{seconds:02}")
        } else {
            write!(f, "{minutes:02}:{seconds:02}")
        }
    }
}

impl fmt::Debug for MediaTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ms", self.0)
    }
}

/// How long a recording is, or may be: whole seconds, as people count. Written alike wherever a length is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Length(pub u32);

impl From<MediaTime> for Length {
    /// To the nearest second: 6.4 s are 6.
    fn from(time: MediaTime) -> Self {
        Self(time.0.saturating_add(500) / 1000)
    }
}

impl fmt::Display for Length {
    /// `0:08`, `12:36`, or `1:04:12` from an hour on.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hours, minutes, seconds) = (self.0 / 3600, self.0 / 60 % 60, self.0 % 60);
        if hours > 0 {
            write!(f, "{hours}:{minutes:02}:{seconds:02}")
        } else {
            write!(f, "{minutes}:{seconds:02}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_told_to_the_nearest_second() {
        for (ms, text) in [
            (0, "0:00"),
            (6_499, "0:06"),
            (7_600, "0:08"),
            (59_500, "1:00"),
            (756_000, "12:36"),
            (3_852_000, "1:04:12"),
            (u32::MAX, "1193:02:47"),
        ] {
            assert_eq!(Length::from(MediaTime(ms)).to_string(), text, "{ms} ms");
        }
    }

    #[test]
    fn a_moment_reads_back_as_it_was_written() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_795_536_150, "2026-11-24T16:02:30Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
            (-62_135_596_800, "0001-01-01T00:00:00Z"),
        ] {
            assert_eq!(Timestamp::from_unix(seconds).to_string(), text);
            assert_eq!(text.parse(), Ok(Timestamp::from_unix(seconds)));
        }
    }

    #[test]
    fn a_moment_that_does_not_exist_or_is_not_utc_is_refused() {
        for bad in [
            "2026-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-11-24T24:00:00Z",
            "2026-11-24T23:59:60Z",
            "2026-11-24T16:02:30+00:00",
            "2026-11-24T16:02:30.5Z",
            "2026-11-24 16:02:30Z",
            "0000-01-01T00:00:00Z",
            "2026-11-24T16:02:30z",
            "+026-11-24T16:02:30Z",
            "",
        ] {
            assert_eq!(bad.parse::<Timestamp>(), Err(NotATime(bad.to_owned())));
        }
    }

    #[test]
    fn media_times_are_written_for_people_and_for_fragments() {
        assert_eq!(MediaTime(252_000).to_string(), "04:12");
        assert_eq!(MediaTime(3_852_999).to_string(), "1:04:12");
        assert_eq!(MediaTime(261_500).as_seconds(), "261.5");
        assert_eq!(MediaTime(125).as_seconds(), "0.125");
    }
}
