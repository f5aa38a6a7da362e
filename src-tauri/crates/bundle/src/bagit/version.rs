//! `bagit.txt`: the bag's version, which decides every other rule, and the encoding of its tag files (RFC 8493, 2.1.1).

use super::fault::Fault;
use super::tagfile::Encoding;
use std::fmt;

/// A version of BagIt. Each bag is judged by its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// draft-kunze-bagit-00.
    V0_93,
    /// draft-kunze-bagit-01.
    V0_94,
    /// draft-kunze-bagit-02.
    V0_95,
    /// draft-kunze-bagit-03 and 04.
    V0_96,
    /// draft-kunze-bagit-05 to 13.
    V0_97,
    /// RFC 8493.
    V1_0,
}

impl Version {
    /// As it stands in `bagit.txt`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::V0_93 => "0.93",
            Self::V0_94 => "0.94",
            Self::V0_95 => "0.95",
            Self::V0_96 => "0.96",
            Self::V0_97 => "0.97",
            Self::V1_0 => "1.0",
        }
    }

    fn named(text: &str) -> Option<Self> {
        let all = [
            Self::V0_93,
            Self::V0_94,
            Self::V0_95,
            Self::V0_96,
            Self::V0_97,
            Self::V1_0,
        ];
        all.into_iter().find(|version| version.as_str() == text)
    }

    /// Where the metadata of the bag stands.
    pub(super) fn info_file(self) -> &'static str {
        if self < Self::V0_96 {
            "package-info.txt"
        } else {
            "bag-info.txt"
        }
    }

    /// Decodes a path as it stands in a manifest: only the characters that would break a line are encoded, and from
    /// 1.0 on the percent sign itself.
    pub(super) fn decode(self, path: &str) -> String {
        let encoded: &[(&str, char)] = match self {
            Self::V1_0 => &[("0a", '\n'), ("0d", '\r'), ("25", '%')],
            Self::V0_97 => &[("0a", '\n'), ("0d", '\r')],
            _ => &[],
        };
        let mut out = String::with_capacity(path.len());
        let mut rest = path;
        while let Some((before, after)) = rest.split_once('%') {
            out.push_str(before);
            let code = after.get(..2).unwrap_or_default();
            let known = encoded.iter().find(|(name, _)| name.eq_ignore_ascii_case(code));
            out.push(known.map_or('%', |(_, character)| *character));
            rest = if known.is_some() {
                after.get(2..).unwrap_or_default()
            } else {
                after
            };
        }
        out + rest
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Writes a path as RFC 8493 (2.1.3) wants it in a manifest.
pub(crate) fn encode(path: &str) -> String {
    path.replace('%', "%25").replace('\n', "%0A").replace('\r', "%0D")
}

/// Reads `bagit.txt`: two lines and no more.
pub(super) fn read(bytes: &[u8]) -> Result<(Version, Encoding), Fault> {
    let wrong = || Fault::Declaration;
    // A byte order mark is part of the first label then, so it is refused as it has to be.
    let text = std::str::from_utf8(bytes).map_err(|_| wrong())?;
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = text.strip_suffix('\n').unwrap_or(&text).split('\n');
    let number = lines
        .next()
        .and_then(|line| value(line, "BagIt-Version"))
        .ok_or_else(wrong)?;
    let encoding = lines
        .next()
        .and_then(|line| value(line, "Tag-File-Character-Encoding"))
        .ok_or_else(wrong)?;
    if lines.next().is_some() {
        return Err(wrong());
    }
    let version = Version::named(number.trim()).ok_or_else(|| unknown(number))?;
    let exact = text.starts_with("BagIt-Version: 1.0\nTag-File-Character-Encoding: ") && encoding == encoding.trim();
    if version == Version::V1_0 && !exact {
        return Err(wrong());
    }
    let name = encoding.trim();
    let encoding = Encoding::named(name).ok_or_else(|| Fault::EncodingUnknown { name: name.to_owned() })?;
    Ok((version, encoding))
}

/// What follows the label and its colon. White space before the colon is an old habit; RFC 8493 ended it.
fn value<'a>(line: &'a str, label: &str) -> Option<&'a str> {
    let rest = line.strip_prefix(label)?.trim_start().strip_prefix(':')?;
    Some(rest.strip_prefix([' ', '\t']).unwrap_or(rest))
}

fn unknown(number: &str) -> Fault {
    let number = number.trim();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let formed = number
        .split_once('.')
        .is_some_and(|(major, minor)| digits(major) && digits(minor));
    if formed {
        Fault::VersionUnknown {
            version: number.to_owned(),
        }
    } else {
        Fault::Declaration
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(text: &str, expected: Fault) {
        assert_eq!(
            read(text.as_bytes()).map(|(version, _)| version),
            Err(expected),
            "{text:?}"
        );
    }

    #[test]
    fn a_declaration_is_two_exact_lines() {
        let good = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
        for good in [
            good,
            good.trim_end(),
            &good.replace('\n', "\r\n"),
            &good.replace('\n', "\r"),
        ] {
            assert_eq!(read(good.as_bytes()).map(|(version, _)| version), Ok(Version::V1_0));
        }
        for bad in [
            format!("\u{feff}{good}"),
            format!("{good}\n"),
            format!("{good}X: y\n"),
            good.replace(": ", " : "),
            good.replace("1.0", "1.0 "),
            good.replace("1.0", ".97"),
            good.replace("Version: ", "Version:"),
            good.to_lowercase(),
            "BagIt-Version: 1.0\n".to_owned(),
            "Tag-File-Character-Encoding: UTF-8\nBagIt-Version: 1.0\n".to_owned(),
            String::new(),
        ] {
            refused(&bad, Fault::Declaration);
        }
        refused(
            &good.replace("1.0", "1.1"),
            Fault::VersionUnknown {
                version: "1.1".to_owned(),
            },
        );
        refused(
            &good.replace("UTF-8", "Klingon"),
            Fault::EncodingUnknown {
                name: "Klingon".to_owned(),
            },
        );
        assert!(read(good.replace("1.0", "0.97").replace(": ", " : ").as_bytes()).is_ok());
    }

    #[test]
    fn a_path_is_decoded_by_the_rules_of_its_version() {
        let path = "data/%7Ea%0Ab%25c%2e%";
        assert_eq!(Version::V1_0.decode(path), "data/%7Ea\nb%c%2e%");
        assert_eq!(Version::V0_97.decode(path), "data/%7Ea\nb%25c%2e%");
        assert_eq!(Version::V0_96.decode(path), path);
        for name in ["a%b", "a%25", "%0A", "é%"] {
            assert_eq!(Version::V1_0.decode(&encode(name)), name);
        }
    }
}
