//! `identity.json`: who the candidate is. The one file with a name in it lies outside the payload and outside every
//! manifest, so that a bundle is the same with it and without it (FORMATS 3).

use super::IDENTITY;
use super::members::{Members, top};
use crate::bagit::Findings;
use assay_model::json::{JsonError, canonical};
use serde::Serialize;
use std::fmt;

/// The candidate, apart from the submission. Not shown by `Debug`, so that no log has it.
#[derive(Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The name.
    pub name: String,
    /// Where to write to.
    pub email: Option<String>,
    /// Where the candidate teaches.
    pub school: Option<String>,
}

#[derive(Serialize)]
struct Wire<'a> {
    format: &'static str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    school: Option<&'a str>,
}

impl Candidate {
    /// The bytes of `identity.json`.
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>, JsonError> {
        let Self { name, email, school } = self;
        let (email, school) = (email.as_deref(), school.as_deref());
        canonical(&Wire {
            format: "assay/candidate/1",
            name,
            email,
            school,
        })
    }
}

impl fmt::Debug for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Candidate(not shown)")
    }
}

pub(super) fn read(bytes: &[u8], findings: &mut Findings) -> Option<Candidate> {
    let value = top(IDENTITY, "candidate", bytes, findings)?;
    let mut members = Members::new(IDENTITY, String::new(), &value, findings)?;
    members.value("format");
    let name = members.text("name", findings);
    let email = members.optional_text("email", findings);
    let school = members.optional_text("school", findings);
    members.end(findings);
    Some(Candidate {
        name: name?,
        email,
        school,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_candidate_reads_back_as_written_and_is_not_shown() {
        let candidate = Candidate {
            name: "Ana Silva".to_owned(),
            email: None,
            school: Some("Lincoln".to_owned()),
        };
        let bytes = candidate.to_bytes().expect("bytes");
        let mut findings = Findings::default();
        assert_eq!(read(&bytes, &mut findings), Some(candidate.clone()));
        assert!(findings.faults.is_empty() && findings.warnings.is_empty());
        assert!(!format!("{candidate:?}").contains("Silva"));
    }

    #[test]
    fn a_candidate_without_a_name_or_of_another_format_is_refused() {
        for (text, code) in [
            (r#"{"format":"assay/candidate/1"}"#, "submission-member-wrong"),
            (
                r#"{"format":"assay/candidate/1","name":" "}"#,
                "submission-member-wrong",
            ),
            (r#"{"format":"assay/candidate/2","name":"A"}"#, "format-newer"),
            (r#"{"format":"assay/submission/1","name":"A"}"#, "format-other"),
            (r#"{"name":"A","name":"B"}"#, "json-duplicate-key"),
            ("", "not-json"),
        ] {
            let mut findings = Findings::default();
            assert_eq!(read(text.as_bytes(), &mut findings), None);
            assert_eq!(findings.faults.first().map(|fault| fault.code()), Some(code), "{text}");
        }
    }
}
