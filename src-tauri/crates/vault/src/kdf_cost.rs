//! What opening a sealed file costs, read from its header before any of it is paid.
//!
//! C2SP age, scrypt recipient stanza: `-> scrypt <salt> <log2 of N>`. With r = 8 the memory is N KiB, so a header that
//! says 40 asks for a petabyte. The age crate has a limit too and it is set; this one comes first, because there a
//! number above 255 is merely malformed.

/// The scrypt work factor N = 2^log_n; 1 KiB of memory for each of N.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkFactor(u8);

impl WorkFactor {
    /// N = 2^18: 256 MiB, about a second.
    pub const STANDARD: Self = Self(18);
    /// N = 2^20: the most that a file may ask for.
    pub const MOST: Self = Self(20);

    /// N = 2^`log_n`, from 1 to 20. Tests use 10.
    pub const fn new(log_n: u8) -> Option<Self> {
        if log_n >= 1 && log_n <= Self::MOST.0 {
            Some(Self(log_n))
        } else {
            None
        }
    }

    /// The exponent.
    pub const fn log_n(self) -> u8 {
        self.0
    }
}

/// The exponent that the header asks for, when it is a number above the most: its digits, at most twenty of them.
pub(crate) fn too_costly(file: &[u8]) -> Option<String> {
    let header = file.split(|&byte| byte == b'\n').skip(1);
    header
        .take_while(|line| !line.starts_with(b"---"))
        .filter_map(scrypt_cost)
        .find(|digits| digits.parse::<u8>().map_or(true, |log_n| log_n > WorkFactor::MOST.0))
        .map(|digits| digits.chars().take(20).collect())
}

/// The digits that the last argument of a scrypt stanza begins with: age reads these and overlooks what follows them.
fn scrypt_cost(line: &[u8]) -> Option<&str> {
    let arguments = std::str::from_utf8(line).ok()?.strip_prefix("-> scrypt ")?;
    let cost = arguments.rsplit(' ').next()?;
    let end = cost.find(|c: char| !c.is_ascii_digit()).unwrap_or(cost.len());
    cost.get(..end).filter(|digits| !digits.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cost: &str, refused: Option<&str>) {
        let file = format!("age-encryption.org/v1\n-> scrypt c2FsdHNhbHRzYWx0c2E {cost}\nYm9keQ\n--- bWFj\n");
        assert_eq!(too_costly(file.as_bytes()).as_deref(), refused);
    }

    #[test]
    fn a_header_may_ask_for_two_to_the_twentieth_and_no_more() {
        check("10", None);
        check("18", None);
        check("20", None);
        check("21", Some("21"));
        check("63", Some("63"));
        check("255", Some("255"));
        check("256", Some("256"));
        check("99999999999999999999999999", Some("99999999999999999999"));
        check("63rd", Some("63"));
    }

    #[test]
    fn what_is_no_number_is_left_to_the_reader_of_the_header() {
        check("", None);
        check("-1", None);
        check("1e9", None);
        assert_eq!(too_costly(b""), None);
        assert_eq!(
            too_costly(b"age-encryption.org/v1\n-> X25519 abc\n--- mac\n-> scrypt salt 60\n"),
            None
        );
    }

    #[test]
    fn a_work_factor_that_exists_can_be_opened_again() {
        assert_eq!(WorkFactor::new(0), None);
        assert_eq!(WorkFactor::new(21), None);
        assert_eq!(WorkFactor::new(20), Some(WorkFactor::MOST));
    }
}
