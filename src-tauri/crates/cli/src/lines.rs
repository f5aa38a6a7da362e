//! The lines of an input as bytes: what is in one of them, and how long one is, ends none of those behind it.

use std::io::{self, BufRead, Read};

/// The most bytes of a line. No record can hold more (SECURITY 4), so that nothing which can be signed is turned away.
pub(crate) const LONGEST: u64 = 16 << 20;

/// One line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// What stands before the line break.
    Whole(Vec<u8>),
    /// More than [`LONGEST`]; none of it was kept.
    TooLong,
}

impl Line {
    /// Whether there is nothing in it but white space.
    pub(crate) fn is_blank(&self) -> bool {
        matches!(self, Self::Whole(bytes) if bytes.trim_ascii().is_empty())
    }
}

/// The next line; `None` where the input has ended.
pub(crate) fn next(input: &mut impl BufRead) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    input.by_ref().take(LONGEST + 1).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Ok(None);
    }
    if line.ends_with(b"\n") {
        line.pop();
    } else if line.len() as u64 > LONGEST {
        input.skip_until(b'\n')?;
        return Ok(Some(Line::TooLong));
    }
    Ok(Some(Line::Whole(line)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_or_no_text_ends_none_of_those_behind_it() {
        let longest = usize::try_from(LONGEST).expect("it fits");
        let mut input = b"one\r\n\xff\n".to_vec();
        input.extend(vec![b'a'; longest]);
        input.push(b'\n');
        input.extend(vec![b'b'; longest + 1]);
        input.extend(b"\n\nlast");
        let mut input = input.as_slice();
        let mut next = || super::next(&mut input).expect("read");
        let whole = |bytes: &[u8]| Some(Line::Whole(bytes.to_vec()));
        assert_eq!(next(), whole(b"one\r"));
        assert_eq!(next(), whole(b"\xff"));
        assert_eq!(next(), whole(&vec![b'a'; longest]));
        assert_eq!(next(), Some(Line::TooLong));
        assert!(next().is_some_and(|line| line.is_blank()));
        assert_eq!(next(), whole(b"last"));
        assert_eq!(next(), None);
    }
}
