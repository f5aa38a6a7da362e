//! `fetch.txt` (RFC 8493, 2.2.3): an address, a length or `-`, and a path. It is only ever looked at: what it names has
//! to be in the bag already.

use super::manifest::stays_inside;
use super::tagfile::lines;
use super::version::Version;
use super::{Fault, Findings, Warning};

/// The paths that it names.
pub(super) fn read(text: &str, version: Version, findings: &mut Findings) -> Vec<String> {
    let mut paths = Vec::new();
    for (line, content) in lines(text) {
        if content.trim().is_empty() && version < Version::V1_0 {
            continue;
        }
        let Some(written) = split(&content) else {
            findings.fault(Fault::FetchLine { line });
            continue;
        };
        let path = version.decode(written.strip_prefix("./").unwrap_or(written));
        if stays_inside(&path) && path.starts_with("data/") {
            paths.push(path);
        } else {
            findings.fault(Fault::ListedOutside {
                file: "fetch.txt".to_owned(),
                path,
            });
        }
    }
    findings.warn(Warning::FetchNotFollowed);
    paths
}

fn split(line: &str) -> Option<&str> {
    let space = [' ', '\t'];
    let (address, rest) = line.split_once(space)?;
    let (length, path) = rest.trim_start_matches(space).split_once(space)?;
    let path = path.trim_start_matches(space);
    let (scheme, _) = address.split_once(':')?;
    let schemed = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    let measured = length == "-" || !length.is_empty() && length.bytes().all(|byte| byte.is_ascii_digit());
    (schemed && measured && !path.is_empty()).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(line: &str, code: &str) {
        let mut findings = Findings::default();
        read(line, Version::V1_0, &mut findings);
        assert_eq!(findings.faults.first().map(Fault::code), Some(code), "{line:?}");
    }

    #[test]
    fn a_line_is_an_address_a_length_and_a_path() {
        let mut findings = Findings::default();
        let text = "https://example.org/a%20b - data/a b\nhttps://example.org/c\t12\tdata/c\n";
        assert_eq!(read(text, Version::V1_0, &mut findings), ["data/a b", "data/c"]);
        assert!(findings.faults.is_empty());
        for bad in [
            "https://example.org/a data/a",
            "example - data/a",
            "https://e.org x data/a",
            "https://e.org -",
        ] {
            refused(bad, "fetch-line");
        }
        for bad in ["../x", "/etc/x", "~/x", "C:\\x", "%HomeDrive%\\x", "bagit.txt"] {
            refused(&format!("https://example.org - {bad}"), "path-escapes");
        }
    }
}
