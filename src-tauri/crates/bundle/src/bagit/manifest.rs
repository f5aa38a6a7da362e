//! Manifests: a checksum, white space, a path on each line (RFC 8493, 2.1.3 and 2.2.1).

use super::digest::{Algorithm, Sum};
use super::tagfile::lines;
use super::version::{Version, encode};
use super::{Fault, Findings, Warning};
use crate::names::is_canonical;
use std::collections::BTreeMap;

/// A payload manifest or a tag manifest.
#[derive(Clone, Debug)]
pub(super) struct Manifest {
    pub(super) file: String,
    pub(super) algorithm: Algorithm,
    /// Checksums by path; each path once.
    pub(super) sums: BTreeMap<String, Sum>,
}

/// Which files a manifest may list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Covers {
    Payload,
    Tags,
}

/// Whether a listed path stays inside the bag on every system; `~` would be somebody's home.
pub(super) fn stays_inside(path: &str) -> bool {
    is_canonical(path) && !path.starts_with('~')
}

impl Manifest {
    pub(super) fn read(
        file: &str,
        algorithm: Algorithm,
        covers: Covers,
        text: &str,
        version: Version,
        findings: &mut Findings,
    ) -> Self {
        let mut manifest = Self {
            file: file.to_owned(),
            algorithm,
            sums: BTreeMap::new(),
        };
        for (line, content) in lines(text) {
            if content.trim().is_empty() && version < Version::V1_0 {
                continue;
            }
            match split(&content, algorithm) {
                Some((sum, path)) => manifest.add(sum, path, covers, version, findings),
                None => findings.fault(Fault::ManifestLine {
                    file: file.to_owned(),
                    line,
                }),
            }
        }
        manifest
    }

    fn add(&mut self, sum: Sum, written: &str, covers: Covers, version: Version, findings: &mut Findings) {
        let file = || self.file.clone();
        let mut written = written;
        if let Some(rest) = written.strip_prefix('*') {
            findings.warn(Warning::Asterisk { file: file() });
            written = rest;
        }
        if let Some(rest) = written.strip_prefix("./") {
            findings.warn(Warning::LeadingDot { file: file() });
            written = rest;
        }
        let path = version.decode(written);
        if version == Version::V1_0 && !encode(&path).eq_ignore_ascii_case(written) {
            findings.warn(Warning::BarePercent {
                file: file(),
                path: path.clone(),
            });
        }
        if !stays_inside(&path) || path.starts_with("data/") != (covers == Covers::Payload) {
            return findings.fault(Fault::ListedOutside { file: file(), path });
        }
        match self.sums.get(&path) {
            None => {
                self.sums.insert(path, sum);
            }
            Some(first) if *first == sum && version < Version::V1_0 => {
                findings.warn(Warning::ListedTwice { file: file(), path });
            }
            Some(_) => findings.fault(Fault::ListedTwice { file: file(), path }),
        }
    }
}

fn split(line: &str, algorithm: Algorithm) -> Option<(Sum, &str)> {
    let (sum, rest) = line.split_once([' ', '\t'])?;
    let path = rest.trim_start_matches([' ', '\t']);
    if path.is_empty() {
        None
    } else {
        Some((Sum::read(sum, algorithm)?, path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUM: &str = "900150983cd24fb0d6963f7d28e17f72";

    fn read(text: &str, version: Version) -> (Manifest, Findings) {
        let mut findings = Findings::default();
        let manifest = Manifest::read(
            "manifest-md5.txt",
            Algorithm::Md5,
            Covers::Payload,
            text,
            version,
            &mut findings,
        );
        (manifest, findings)
    }

    #[track_caller]
    fn check(line: &str, version: Version, path: &str) {
        let (manifest, findings) = read(line, version);
        assert!(findings.faults.is_empty(), "{findings:?}");
        assert_eq!(manifest.sums.keys().collect::<Vec<_>>(), [path]);
    }

    #[track_caller]
    fn refused(line: &str, code: &str) {
        for version in [Version::V0_97, Version::V1_0] {
            let (_, findings) = read(line, version);
            assert_eq!(findings.faults.first().map(Fault::code), Some(code), "{line:?}");
        }
    }

    #[test]
    fn a_line_is_a_checksum_white_space_and_a_path() {
        for line in [
            "{} data/a b",
            "{}  data/a b",
            "{}\t \tdata/a b",
            "{} *data/a b",
            "{} ./data/a b",
        ] {
            check(&line.replace("{}", SUM), Version::V1_0, "data/a b");
        }
        check(&format!("{} data/x", SUM.to_uppercase()), Version::V0_96, "data/x");
        for bad in ["{}", "{} ", " {} data/x", "{}0 data/x", "xyz data/x", "data/x {}"] {
            refused(&bad.replace("{}", SUM), "manifest-line");
        }
    }

    #[test]
    fn a_path_that_leads_elsewhere_on_any_system_is_refused_on_every_system() {
        for bad in [
            "../x",
            "data/../x",
            "/etc/x",
            "~/x",
            "~root/x",
            "C:\\x",
            "C:/x",
            "%HomeDrive%\\x",
            "\\\\?\\UNC\\s\\x",
            "bagit.txt",
            "data",
            "data//x",
            "data/./x",
            "data\\x",
        ] {
            refused(&format!("{SUM}  {bad}"), "path-escapes");
        }
    }

    #[test]
    fn a_file_that_stands_twice_is_refused_since_1_0_and_always_with_two_checksums() {
        let twice = format!("{SUM} data/a\n{SUM} data/a\n");
        assert_eq!(read(&twice, Version::V0_97).1.warnings.len(), 1);
        assert_eq!(read(&twice, Version::V1_0).1.faults.len(), 1);
        refused(
            &format!("{SUM} data/a\n{} data/a\n", SUM.replace('9', "8")),
            "manifest-lists-twice",
        );
    }

    #[test]
    fn a_bare_percent_sign_is_taken_as_it_stands_and_said() {
        let (manifest, findings) = read(&format!("{SUM} data/%2e%2e"), Version::V1_0);
        assert!(manifest.sums.contains_key("data/%2e%2e"));
        assert_eq!(
            findings.warnings.first().map(Warning::code),
            Some("manifest-bare-percent")
        );
        assert!(read(&format!("{SUM} data/%252e"), Version::V1_0).1.warnings.is_empty());
    }
}
