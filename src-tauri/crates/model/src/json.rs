//! Reading JSON strictly and writing it canonically, once for every file that Assay reads (FORMATS 1).
//!
//! serde_json keeps the last of two equal keys without a word and turns 9007199254740993 into a neighbour when a
//! canonicaliser writes it: two files would then share one signature. So everything is looked at in the tokens first:
//! depth, duplicate keys, integers that a double cannot hold, however they are written.

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::cell::RefCell;
use std::fmt;

/// The deepest nesting that is read.
pub const MAX_DEPTH: usize = 64;
/// 2⁵³ − 1, the largest integer that a double holds together with both its neighbours (RFC 8785, 3.2.2.3).
pub const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;
/// 2⁵³: from here on every double is an integer.
const BEYOND: f64 = 9_007_199_254_740_992.0;

/// Why bytes are not JSON that can be trusted to mean one thing.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum JsonError {
    /// One object names a member twice.
    #[error("member {key:?} stands twice in one object")]
    DuplicateKey {
        /// The doubled member.
        key: String,
    },
    /// A number at or beyond ±2⁵³, where doubles are integers and no longer hold every one: other programs would read a
    /// different one (I-JSON, RFC 7493, 2.2).
    #[error("the number {token} cannot be read exactly by every program")]
    NumberUnsafe {
        /// The number as written.
        token: String,
    },
    /// Nested deeper than [`MAX_DEPTH`].
    #[error("nested deeper than {MAX_DEPTH}")]
    TooDeep,
    /// Not JSON (RFC 8259), or not UTF-8.
    #[error("not JSON at {line}:{column}")]
    Malformed {
        /// Where reading ended, from 1; 0 where the whole is meant.
        line: usize,
        /// The byte in that line, from 1.
        column: usize,
    },
    /// A fraction, an exponent, a minus zero or an integer beyond ±(2⁵³ − 1) in a file of ours (FORMATS 1).
    #[error("{token} is not plainly a whole number of a size that every program reads alike")]
    NotWhole {
        /// The number as written.
        token: String,
    },
    /// Not the RFC 8785 form of its own content.
    #[error("not in canonical form")]
    NotCanonical,
}

/// Reads JSON of anybody: at most [`MAX_DEPTH`] deep, no key twice, no integer beyond ±(2⁵³ − 1), be it written
/// `9007199254740993`, `9007199254740993.0` or `1e300`.
pub fn read(bytes: &[u8]) -> Result<Value, JsonError> {
    scan(bytes, |token| !is_safe(token)).map_err(|error| match (error, parse(bytes)) {
        // What looks like a number may stand in something that is no JSON at all. A number beyond all bounds is one.
        (JsonError::NumberUnsafe { token }, Err(malformed @ JsonError::Malformed { .. }))
            if !token.ends_with(|last: char| last.is_ascii_digit()) || !begins_as_json(bytes) =>
        {
            malformed
        }
        (other, _) => other,
    })?;
    parse(bytes)
}

fn begins_as_json(bytes: &[u8]) -> bool {
    let first = bytes.trim_ascii_start().first();
    first.is_some_and(|byte| matches!(byte, b'{' | b'[' | b'"' | b'-' | b'0'..=b'9'))
}

/// Reads a file of ours that is not signed yet: as [`read`], every number is plainly whole, and one byte order mark, as
/// editors write it, may stand before it.
pub fn read_whole(bytes: &[u8]) -> Result<Value, JsonError> {
    let bytes = without_mark(bytes);
    let value = read(bytes).map_err(JsonError::in_ours)?;
    scan(bytes, |token| !is_integer(token) || token == "-0").map_err(JsonError::in_ours)?;
    Ok(value)
}

/// `bytes` without the byte order mark before them, if there is one.
pub fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

impl JsonError {
    /// What the fault is in a file of ours, where a number that not every program reads alike is none of its numbers
    /// (FORMATS 1).
    #[must_use]
    pub fn in_ours(self) -> Self {
        match self {
            Self::NumberUnsafe { token } => Self::NotWhole { token },
            other => other,
        }
    }
}

/// Reads a signed file of ours: as [`read`], and the bytes must be the canonical form of what they say. Fractions,
/// exponents and integers beyond ±(2⁵³ − 1) are [`JsonError::NotCanonical`] here.
pub fn read_canonical(bytes: &[u8]) -> Result<Value, JsonError> {
    scan(bytes, |token| !is_integer(token) || !is_safe(token)).map_err(|error| match (error, parse(bytes)) {
        (JsonError::NumberUnsafe { .. }, Err(malformed @ JsonError::Malformed { .. })) => malformed,
        (JsonError::NumberUnsafe { .. }, _) => JsonError::NotCanonical,
        (other, _) => other,
    })?;
    let value = parse(bytes)?;
    if canonical(&value)? == bytes {
        Ok(value)
    } else {
        Err(JsonError::NotCanonical)
    }
}

/// The RFC 8785 bytes of `value`: sorted members, no white space, no final newline.
pub fn canonical(value: &impl serde::Serialize) -> Result<Vec<u8>, JsonError> {
    serde_json_canonicalizer::to_vec(value).map_err(malformed)
}

/// Looks at depth and at every number token before anything is built. Strings are skipped, so brackets and digits in
/// them do not count.
fn scan(bytes: &[u8], unsafe_number: impl Fn(&str) -> bool) -> Result<(), JsonError> {
    let mut depth = 0usize;
    let mut rest = bytes;
    while let Some((&byte, tail)) = rest.split_first() {
        rest = match byte {
            b'"' => after_string(tail),
            b'[' | b'{' => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(JsonError::TooDeep);
                }
                tail
            }
            b']' | b'}' => {
                depth = depth.saturating_sub(1);
                tail
            }
            b'-' | b'0'..=b'9' => {
                let length = rest
                    .iter()
                    .take_while(|b| matches!(b, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9'))
                    .count();
                let (token, tail) = rest.split_at(length);
                let token = String::from_utf8_lossy(token);
                if unsafe_number(&token) {
                    return Err(JsonError::NumberUnsafe {
                        token: token.into_owned(),
                    });
                }
                tail
            }
            _ => tail,
        };
    }
    Ok(())
}

fn after_string(mut rest: &[u8]) -> &[u8] {
    while let Some((&byte, tail)) = rest.split_first() {
        match byte {
            b'"' => return tail,
            b'\\' => rest = tail.get(1..).unwrap_or_default(),
            _ => rest = tail,
        }
    }
    rest
}

fn is_integer(token: &str) -> bool {
    !token.contains(['.', 'e', 'E'])
}

/// Whether every program reads the same number: an integer of at most 2⁵³ − 1, or a fraction that is still one when it
/// is read as a double. What is no number at all is left to the parser.
fn is_safe(token: &str) -> bool {
    if is_integer(token) {
        let magnitude = token.trim_start_matches('-').parse::<u64>();
        return magnitude.is_ok_and(|magnitude| magnitude <= MAX_SAFE_INTEGER);
    }
    token.parse::<f64>().map_or(true, |value| value.abs() < BEYOND)
}

fn parse(bytes: &[u8]) -> Result<Value, JsonError> {
    let doubled = RefCell::new(None);
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = Strict(&doubled)
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value));
    match (value, doubled.into_inner()) {
        (_, Some(key)) => Err(JsonError::DuplicateKey { key }),
        (Ok(value), None) => Ok(value),
        (Err(error), None) => Err(malformed(error)),
    }
}

fn malformed(error: serde_json::Error) -> JsonError {
    JsonError::Malformed {
        line: error.line(),
        column: error.column(),
    }
}

/// Builds a [`Value`] and stops at the first doubled key, which it leaves in the cell.
#[derive(Clone, Copy)]
struct Strict<'a>(&'a RefCell<Option<String>>);

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = members.next_key::<String>()? {
            if object.contains_key(&key) {
                self.0.replace(Some(key));
                return Err(A::Error::custom("a member stands twice"));
            }
            object.insert(key, members.next_value_seed(self)?);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(text: &str, expected: JsonError) {
        assert_eq!(read(text.as_bytes()), Err(expected), "{text}");
    }

    #[test]
    fn a_member_that_stands_twice_is_refused_at_any_depth() {
        let twice = |key: &str| JsonError::DuplicateKey { key: key.to_owned() };
        refused(r#"{"a":1,"a":1}"#, twice("a"));
        refused(r#"[{"x":{"b":[],"c":0,"b":1}}]"#, twice("b"));
        refused(r#"{"a":1,"\u0061":2}"#, twice("a"));
        assert!(read(br#"{"a":{"a":1},"b":{"a":1}}"#).is_ok());
    }

    #[test]
    fn an_integer_that_a_double_cannot_hold_is_refused() {
        for token in [
            "9007199254740992",
            "-9007199254740993",
            "123456789012345678901234567890",
            "9007199254740993.0",
            "-9007199254740993.0",
            "9007199254740992.00",
            "9007199254740991.9",
            "9007199254740993e0",
            "900719925474099.3e1",
            "90071992547409930e-1",
            "1e16",
            "1E+300",
            "-1e300",
            "1e400",
        ] {
            refused(
                &format!("[{token}]"),
                JsonError::NumberUnsafe {
                    token: token.to_owned(),
                },
            );
        }
        for fine in [
            "9007199254740991",
            "-9007199254740991",
            "9007199254740991.0",
            "9007199254740990e0",
            "4503599627370495.5",
            "1e15",
            "1e-300",
            "1e400e",
            "0.1",
            r#""9007199254740993""#,
        ] {
            assert!(
                !matches!(
                    read(format!("[{fine}]").as_bytes()),
                    Err(JsonError::NumberUnsafe { .. })
                ),
                "{fine}"
            );
        }
    }

    #[test]
    fn depth_ends_at_64_and_brackets_in_strings_do_not_count() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(read(nested(64).as_bytes()).is_ok());
        refused(&nested(65), JsonError::TooDeep);
        refused(&"[".repeat(1_000_000), JsonError::TooDeep);
        assert!(read(format!("[\"{}\\\"[\"]", "[".repeat(100)).as_bytes()).is_ok());
    }

    #[test]
    fn what_is_not_json_is_refused() {
        for bad in [
            "",
            "{",
            "[1,]",
            "nul",
            "[1] x",
            "\u{feff}{}",
            r#"["\ud800"]"#,
            "{'a':1}",
            "[01]",
            "[NaN]",
        ] {
            assert!(
                matches!(read(bad.as_bytes()), Err(JsonError::Malformed { .. })),
                "{bad:?}"
            );
        }
        assert!(matches!(read(b"[\"\xff\"]"), Err(JsonError::Malformed { .. })));
    }

    #[test]
    fn our_drafts_hold_whole_numbers_in_any_layout() {
        assert!(read_whole(b"{ \"a\": -3, \"b\": \"1.5\" }\n").is_ok());
        for token in [
            "8.5",
            "8.0",
            "8e0",
            "-0",
            "1e300",
            "9007199254740992",
            "-1152921504606846976",
        ] {
            let error = JsonError::NotWhole {
                token: token.to_owned(),
            };
            assert_eq!(read_whole(format!("[1, {token}]").as_bytes()), Err(error));
        }
    }

    #[test]
    fn one_byte_order_mark_may_stand_before_a_draft_and_before_nothing_that_is_signed() {
        assert!(read_whole(b"\xef\xbb\xbf{\"a\":1}").is_ok());
        let twice = read_whole(b"\xef\xbb\xbf\xef\xbb\xbf{\"a\":1}");
        assert!(matches!(twice, Err(JsonError::Malformed { .. })));
        assert!(read_canonical(b"\xef\xbb\xbf{\"a\":1}").is_err());
        assert!(read(b"\xef\xbb\xbf{\"a\":1}").is_err());
    }

    #[test]
    fn what_is_not_json_is_told_by_line_and_column() {
        refused("{\n \"a\": nul}", JsonError::Malformed { line: 2, column: 10 });
        refused("", JsonError::Malformed { line: 1, column: 0 });
        refused("# Words - and 5 more", JsonError::Malformed { line: 1, column: 1 });
    }

    #[test]
    fn our_signed_files_are_read_only_in_canonical_form() {
        assert!(read_canonical(br#"{"a":1,"b":[-3,"x"]}"#).is_ok());
        for bad in [
            "{\"a\":1}\n",
            r#"{"a": 1}"#,
            r#"{"b":1,"a":2}"#,
            r#"{"a":1.0}"#,
            r#"{"a":1.5}"#,
            r#"{"a":1e3}"#,
            r#"{"a":9007199254740992}"#,
            r#"{"a":"\u0061"}"#,
            r#"{"a":-0}"#,
        ] {
            assert_eq!(read_canonical(bad.as_bytes()), Err(JsonError::NotCanonical), "{bad}");
        }
    }

    #[test]
    fn what_is_no_json_at_all_is_not_called_changed() {
        for bad in ["%PDF-1.7\n1.5 0 obj", "1.5.5", "-", "{\"a\":1e}"] {
            let read = read_canonical(bad.as_bytes());
            assert!(matches!(read, Err(JsonError::Malformed { .. })), "{bad}: {read:?}");
        }
    }
}
