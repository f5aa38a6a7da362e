//! Byte ranges (RFC 9110, 14): one at a time, which is all that players ask for.

/// What of a file of some length is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// All of it.
    Whole,
    /// From the first byte to the last, both included.
    Part(u64, u64),
    /// Nothing that is there.
    Nothing,
}

/// Reads the `Range` header of a request for a file of `length` bytes. What is not understood is ignored, as RFC 9110
/// 14.2 wants it: then all of it is asked for.
pub(super) fn asked(header: Option<&str>, length: u64) -> Asked {
    let Some(spec) = header.and_then(|header| header.trim().strip_prefix("bytes=")) else {
        return Asked::Whole;
    };
    let Some((first, last)) = spec.split_once('-') else {
        return Asked::Whole;
    };
    match (number(first), number(last)) {
        (Some(first), Some(last)) if first <= last => part(first, last, length),
        (Some(first), None) if last.trim().is_empty() => part(first, u64::MAX, length),
        (None, Some(suffix)) if first.trim().is_empty() => match suffix {
            0 => Asked::Nothing,
            _ => part(length.saturating_sub(suffix), u64::MAX, length),
        },
        _ => Asked::Whole,
    }
}

fn part(first: u64, last: u64, length: u64) -> Asked {
    if first >= length {
        return Asked::Nothing;
    }
    Asked::Part(first, last.min(length - 1))
}

fn number(text: &str) -> Option<u64> {
    let text = text.trim();
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(header: &str, expected: Asked) {
        assert_eq!(asked(Some(header), 1_000), expected, "{header}");
    }

    #[test]
    fn a_range_is_answered_as_it_is_asked() {
        check("bytes=0-", Asked::Part(0, 999));
        check("bytes=0-1", Asked::Part(0, 1));
        check("bytes=200-299", Asked::Part(200, 299));
        check("bytes=990-5000", Asked::Part(990, 999));
        check("bytes=-100", Asked::Part(900, 999));
        check("bytes=-5000", Asked::Part(0, 999));
        check(" bytes=5-6 ", Asked::Part(5, 6));
        check("bytes=0-99999999999999999999999999", Asked::Part(0, 999));
    }

    #[test]
    fn what_is_not_there_is_nothing() {
        check("bytes=1000-", Asked::Nothing);
        check("bytes=99999999999999999999-", Asked::Nothing);
        check("bytes=-0", Asked::Nothing);
        assert_eq!(asked(Some("bytes=0-"), 0), Asked::Nothing);
    }

    #[test]
    fn what_is_not_understood_is_ignored() {
        for header in [
            "",
            "bytes",
            "bytes=",
            "bytes=-",
            "bytes=a-b",
            "bytes=5-2",
            "items=0-5",
            "bytes=0-1,5-6",
            "bytes=+1-2",
        ] {
            check(header, Asked::Whole);
        }
        assert_eq!(asked(None, 10), Asked::Whole);
    }
}
