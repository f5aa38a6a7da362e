//! `bag-info.txt` (RFC 8493, 2.2.2): labels and values. Only `Payload-Oxum` is checked against the bag.

use super::tagfile::lines;
use super::version::Version;
use super::{Fault, Findings, Warning};

/// What the bag says that its payload has: bytes, then files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Oxum(pub(super) String);

/// Elements that should stand once.
const ONCE: [&str; 4] = ["Bagging-Date", "Bag-Size", "Bag-Group-Identifier", "Bag-Count"];
const OXUM: &str = "Payload-Oxum";

pub(super) fn read(file: &str, text: &str, version: Version, findings: &mut Findings) -> Option<Oxum> {
    let mut oxum = None;
    let mut seen: Vec<String> = Vec::new();
    let mut any = false;
    for (line, content) in lines(text) {
        if content.starts_with([' ', '\t']) && any {
            continue;
        }
        let Some((label, value)) = element(&content, version) else {
            if version == Version::V1_0 {
                findings.fault(Fault::InfoLine {
                    file: file.to_owned(),
                    line,
                });
            }
            continue;
        };
        any = true;
        let repeated = seen.iter().any(|other| other.eq_ignore_ascii_case(label));
        if label.eq_ignore_ascii_case(OXUM) {
            if repeated && version == Version::V1_0 {
                findings.fault(Fault::InfoLine {
                    file: file.to_owned(),
                    line,
                });
            }
            oxum = Some(Oxum(value.trim().to_owned()));
        }
        if repeated && (ONCE.iter().any(|once| label.eq_ignore_ascii_case(once)) || label == OXUM) {
            findings.warn(Warning::Repeated {
                label: label.to_owned(),
            });
        }
        if seen.len() < 64 {
            seen.push(label.to_owned());
        }
    }
    oxum
}

/// A label, a colon, one white space, a value. Before 1.0 there was no rule for the white space.
fn element(line: &str, version: Version) -> Option<(&str, &str)> {
    let (label, value) = line.split_once(':')?;
    let exact = label.trim() == label && (value.is_empty() || value.starts_with([' ', '\t']));
    let label = label.trim();
    (!label.is_empty() && (exact || version < Version::V1_0)).then_some((label, value))
}

impl Oxum {
    /// A fault where it does not say what was counted. Files of the operating system that are listed and `gone` may
    /// have been counted or not.
    pub(super) fn check(&self, bytes: u64, files: u64, gone: u64) -> Option<Fault> {
        let says = self
            .0
            .split_once('.')
            .and_then(|(a, b)| Some((a.parse::<u64>().ok()?, b.parse::<u64>().ok()?)));
        let right = says.is_some_and(|(said_bytes, said_files)| {
            (said_bytes, said_files) == (bytes, files)
                || gone > 0 && said_bytes >= bytes && (files..=files.saturating_add(gone)).contains(&said_files)
        });
        (!right).then(|| Fault::Oxum {
            declared: self.0.clone(),
            found: format!("{bytes}.{files}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_may_go_on_in_the_next_line_and_stand_more_than_once() {
        let text =
            "External-Description: pictures\n  of a class\nContact-Name: A\nContact-Name: B\nPayload-Oxum: 58.2\n";
        let mut findings = Findings::default();
        assert_eq!(
            read("bag-info.txt", text, Version::V1_0, &mut findings),
            Some(Oxum("58.2".to_owned()))
        );
        assert!(findings.faults.is_empty() && findings.warnings.is_empty());
    }

    #[test]
    fn since_1_0_a_line_is_a_label_a_colon_white_space_and_a_value() {
        for bad in [
            "no colon",
            "Label : x",
            ": x",
            "Label:x",
            " first",
            "Payload-Oxum: 1.1\nPayload-Oxum: 1.1",
        ] {
            let mut findings = Findings::default();
            read("bag-info.txt", bad, Version::V1_0, &mut findings);
            assert_eq!(findings.faults.len(), 1, "{bad:?}");
            let mut findings = Findings::default();
            read("bag-info.txt", bad, Version::V0_97, &mut findings);
            assert!(findings.faults.is_empty(), "{bad:?}");
        }
        let mut findings = Findings::default();
        read(
            "bag-info.txt",
            "Bagging-Date: 1\nbagging-date: 2\n",
            Version::V1_0,
            &mut findings,
        );
        assert_eq!(findings.warnings.len(), 1);
    }

    #[test]
    fn an_oxum_is_bytes_and_files() {
        assert_eq!(Oxum("58.2".to_owned()).check(58, 2, 0), None);
        assert_eq!(Oxum("60.3".to_owned()).check(58, 2, 1), None);
        assert!(Oxum("60.4".to_owned()).check(58, 2, 1).is_some());
        for bad in ["58.3", "57.2", "58", "58.2.0", "x.y", ""] {
            assert!(Oxum(bad.to_owned()).check(58, 2, 0).is_some(), "{bad}");
        }
    }
}
