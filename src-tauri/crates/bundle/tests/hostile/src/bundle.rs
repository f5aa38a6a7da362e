//! A small submission bundle that is whole: what every hostile input is made from.

use crate::raw::{RawEntry, RawZip};
use serde_json::{Value, json};
use sha2::{Digest, Sha256, Sha512};
use std::collections::BTreeMap;

const MICRO_CREDENTIAL: &str =
    include_str!("../../../../../../fixtures/micro-credentials/checking-for-understanding.json");
/// The one folder of the zip.
pub(crate) const TOP: &str = "bundle";

/// Evidence and what is said about it; manifests are written when it becomes files.
#[derive(Clone, Debug)]
pub struct Bundle {
    artifacts: Vec<(String, Vec<u8>, Value)>,
    members: Value,
    micro_credential: Value,
    /// Changes the text of submission.json at the very end.
    edits: Vec<(String, String)>,
    /// Further payload files that submission.json does not name.
    unnamed: BTreeMap<String, Vec<u8>>,
    raw_submission: Option<Vec<u8>>,
}

impl Bundle {
    /// A plan and a video.
    pub fn sample() -> Self {
        let micro_credential: Value = serde_json::from_str(MICRO_CREDENTIAL).unwrap_or_default();
        let members = json!({ "attempt": 1, "created": "2026-11-24T16:02:30Z", "language": "en", "number": "2041",
            "format": "assay/submission/1", "id": urn(1) });
        let empty = Self {
            artifacts: Vec::new(),
            members,
            micro_credential,
            edits: Vec::new(),
            unnamed: BTreeMap::new(),
            raw_submission: None,
        };
        let plan = b"Ask, wait, listen.\n".repeat(20);
        empty
            .with("plan/plan.txt", &plan, "text/plain")
            .with("video/lesson.mp4", &crate::noise(7, 40_000), "video/mp4")
    }

    /// With one more artifact.
    #[must_use]
    pub fn with(mut self, path: &str, bytes: &[u8], media_type: &str) -> Self {
        let artifact = json!({ "consent": "not-needed", "id": urn(10 + self.artifacts.len()), "mediaType": media_type,
            "path": path, "size": bytes.len(), "title": "Evidence" });
        self.artifacts.push((path.to_owned(), bytes.to_vec(), artifact));
        self
    }

    /// With a member of an artifact changed.
    #[must_use]
    pub fn artifact(mut self, path: &str, member: &str, value: Value) -> Self {
        for (_, _, artifact) in self.artifacts.iter_mut().filter(|(other, ..)| other == path) {
            if let Some(object) = artifact.as_object_mut() {
                object.insert(member.to_owned(), value.clone());
            }
        }
        self
    }

    /// With a member of submission.json changed.
    #[must_use]
    pub fn member(mut self, member: &str, value: Value) -> Self {
        if let Some(object) = self.members.as_object_mut() {
            object.insert(member.to_owned(), value);
        }
        self
    }

    /// With the text of submission.json changed.
    #[must_use]
    pub fn edit(mut self, from: &str, to: &str) -> Self {
        self.edits.push((from.to_owned(), to.to_owned()));
        self
    }

    /// With these bytes as submission.json.
    #[must_use]
    pub fn submission(mut self, bytes: Vec<u8>) -> Self {
        self.raw_submission = Some(bytes);
        self
    }

    /// With a payload file that the manifests list and submission.json does not.
    #[must_use]
    pub fn unnamed(mut self, path: &str, bytes: &[u8]) -> Self {
        self.unnamed.insert(format!("data/{path}"), bytes.to_vec());
        self
    }

    /// With a text of the rubric changed.
    #[must_use]
    pub fn rubric_text(mut self, text: &str) -> Self {
        if let Some(descriptor) = self.micro_credential.pointer_mut("/criteria/0/levels/0/descriptor") {
            *descriptor = text.into();
        }
        self
    }

    /// The bytes of submission.json.
    pub fn submission_bytes(&self) -> Vec<u8> {
        if let Some(bytes) = &self.raw_submission {
            return bytes.clone();
        }
        let mut value = self.members.clone();
        let micro_credential = canonical(&self.micro_credential);
        let of = |member: &str| self.micro_credential.get(member).cloned();
        let sha256 = hex(&Sha256::digest(&micro_credential));
        let named = json!({ "id": of("id"), "version": of("version"), "sha256": sha256 });
        if let Some(object) = value.as_object_mut() {
            let artifacts = self.artifacts.iter().map(|(_, _, artifact)| artifact.clone()).collect();
            object.insert("artifacts".to_owned(), Value::Array(artifacts));
            object.insert("microCredential".to_owned(), named);
        }
        let text = String::from_utf8(canonical(&value)).unwrap_or_default();
        self.edits
            .iter()
            .fold(text, |text, (from, to)| text.replacen(from, to, 1))
            .into_bytes()
    }

    /// The files of the bag, manifests included.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = self.unnamed.clone();
        files.insert("data/submission.json".to_owned(), self.submission_bytes());
        files.insert(
            "data/micro-credential.json".to_owned(),
            canonical(&self.micro_credential),
        );
        files.extend(
            self.artifacts
                .iter()
                .map(|(path, bytes, _)| (format!("data/{path}"), bytes.clone())),
        );
        seal(files)
    }

    /// The bag as a zip with one top folder, everything stored.
    pub fn zip(&self) -> RawZip {
        zipped(&self.files())
    }
}

type Summing = fn(&[u8]) -> String;

/// Adds `bagit.txt`, both manifests and both tag manifests to payload files.
pub(crate) fn seal(mut files: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let manifest = |files: &BTreeMap<String, Vec<u8>>, sum: Summing, payload: bool| {
        let listed = files.iter().filter(|(path, _)| path.starts_with("data/") == payload);
        listed
            .map(|(path, bytes)| format!("{}  {}\n", sum(bytes), path.replace('%', "%25")))
            .collect::<String>()
    };
    let sums: [(&str, Summing); 2] = [
        ("sha256", |bytes| hex(&Sha256::digest(bytes))),
        ("sha512", |bytes| hex(&Sha512::digest(bytes))),
    ];
    let payload = sums.map(|(name, sum)| (format!("manifest-{name}.txt"), manifest(&files, sum, true).into_bytes()));
    files.extend(payload);
    files.insert(
        "bagit.txt".to_owned(),
        b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_vec(),
    );
    let tags = sums.map(|(name, sum)| {
        (
            format!("tagmanifest-{name}.txt"),
            manifest(&files, sum, false).into_bytes(),
        )
    });
    files.extend(tags);
    files
}

/// Files as a zip with one top folder.
pub(crate) fn zipped(files: &BTreeMap<String, Vec<u8>>) -> RawZip {
    let entry = |(path, bytes): (&String, &Vec<u8>)| RawEntry::stored(&format!("{TOP}/{path}"), bytes);
    RawZip {
        entries: files.iter().map(entry).collect(),
        ..RawZip::default()
    }
}

fn canonical(value: &Value) -> Vec<u8> {
    serde_json_canonicalizer::to_vec(value).unwrap_or_default()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn urn(number: usize) -> String {
    format!("urn:uuid:936da01f-9abd-4d9d-80c7-{number:012x}")
}
