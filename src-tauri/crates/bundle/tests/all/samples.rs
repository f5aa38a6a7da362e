//! A small submission bundle that is whole, to be broken in one place by each test.

use crate::folder;
use assay_bundle::memory::MemoryFolder;
use assay_bundle::{
    Bag, Candidate, Content, Limits, NewArtifact, NewSubmission, Packed, Part, Quiet, submission_parts, write_bag,
};
use assay_model::Sha256;
use assay_model::Timestamp;
use assay_model::submission::{Consent, MicroCredentialRef};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

pub(crate) const MICRO_CREDENTIAL: &[u8] = br#"{"format":"assay/micro-credential/1"}"#;

/// The evidence, by path below `data/`.
pub(crate) fn evidence() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("plan/lesson plan.txt", b"Ask, wait, listen.\n".repeat(40)),
        ("reflection/né % 100.md", b"# What I saw\n".to_vec()),
        (
            "video/lesson.mp4",
            (0..300_000u32)
                .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
                .collect(),
        ),
        ("work/empty.txt", Vec::new()),
    ]
}

fn urn(number: usize) -> String {
    format!("urn:uuid:936da01f-9abd-4d9d-80c7-{number:012x}")
}

pub(crate) fn submission(evidence: &[(&str, Vec<u8>)]) -> NewSubmission {
    let artifact = |(at, (path, bytes)): (usize, &(&str, Vec<u8>))| NewArtifact {
        id: urn(at + 10).parse().expect("an id"),
        path: path.parse().expect("a path"),
        requirement: Some("plan".parse().expect("a word")),
        title: format!("File {at}"),
        media_type: "text/plain".to_owned(),
        size: bytes.len() as u64,
        consent: Consent::NotNeeded,
        captions_for: None,
    };
    NewSubmission {
        id: urn(1).parse().expect("an id"),
        number: "2041".parse().expect("a number"),
        attempt: 1,
        previous: None,
        micro_credential: MicroCredentialRef {
            id: urn(2).parse().expect("an id"),
            version: "2".to_owned(),
            sha256: Sha256::of(MICRO_CREDENTIAL),
        },
        created: at(),
        language: "en".to_owned(),
        artifacts: evidence.iter().enumerate().map(artifact).collect(),
    }
}

pub(crate) fn at() -> Timestamp {
    "2026-11-24T16:02:30Z".parse().expect("a time")
}

/// A bundle with `evidence`, as a zip.
pub(crate) fn packed(evidence: &[(&str, Vec<u8>)], candidate: Option<&Candidate>) -> (Vec<u8>, Packed) {
    let mut parts = submission_parts(submission(evidence), MICRO_CREDENTIAL.to_vec(), candidate).expect("parts");
    parts.extend(evidence.iter().map(|(path, bytes)| Part {
        path: format!("data/{path}"),
        size: bytes.len() as u64,
        content: Content::Open(Box::new(move || {
            Ok(Box::new(bytes.as_slice()) as Box<dyn Read + Send + '_>)
        })),
    }));
    let bag = Bag {
        top: "submission-2041",
        at: at(),
        agent: "Assay 0.1.0",
        parts,
    };
    let (zip, packed) = write_bag(bag, Cursor::new(Vec::new()), &Quiet).expect("a bag");
    (zip.into_inner(), packed)
}

/// The files of a bag, by path, to be changed before they are read again.
pub(crate) fn unpacked(zip: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let container = crate::zip(zip, &Limits::VERIFY).expect("a container");
    let read = |entry: &assay_bundle::Entry| {
        (
            entry.path.clone(),
            container.read(&entry.path, u64::MAX).expect("bytes"),
        )
    };
    container.entries().iter().map(read).collect()
}

pub(crate) fn as_folder(files: &BTreeMap<String, Vec<u8>>) -> MemoryFolder {
    files.iter().fold(MemoryFolder::default(), |folder, (path, bytes)| {
        folder.with(path, bytes.as_slice())
    })
}

/// Writes the manifests and tag manifests of `files` anew, so that only what was meant to be wrong is wrong.
pub(crate) fn sealed(mut files: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    files.retain(|path, _| !path.starts_with("manifest-") && !path.starts_with("tagmanifest-"));
    files.remove("bag-info.txt");
    seal(&mut files, "manifest", |path| path.starts_with("data/"));
    seal(&mut files, "tagmanifest", |path| {
        !path.starts_with("data/") && path != "identity.json"
    });
    files
}

fn seal(files: &mut BTreeMap<String, Vec<u8>>, kind: &str, lists: impl Fn(&str) -> bool) {
    use sha2::Digest;
    let line = |path: &str, sum: &[u8]| {
        let hex: String = sum.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{hex}  {}\n", path.replace('%', "%25"))
    };
    let listed = || files.iter().filter(|(path, _)| lists(path));
    let sha256: String = listed()
        .map(|(path, bytes)| line(path, &sha2::Sha256::digest(bytes)))
        .collect();
    let sha512: String = listed()
        .map(|(path, bytes)| line(path, &sha2::Sha512::digest(bytes)))
        .collect();
    files.insert(format!("{kind}-sha256.txt"), sha256.into_bytes());
    files.insert(format!("{kind}-sha512.txt"), sha512.into_bytes());
}

/// The whole bundle as files.
pub(crate) fn whole() -> BTreeMap<String, Vec<u8>> {
    unpacked(&packed(&evidence(), None).0)
}

pub(crate) fn opened(files: &BTreeMap<String, Vec<u8>>) -> assay_bundle::Container {
    folder(as_folder(files), &Limits::INTAKE).expect("a container")
}
