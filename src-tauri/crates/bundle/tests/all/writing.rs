//! Writing bags: read back whole, the same bytes each time, and accepted by others.

use crate::samples::{MICRO_CREDENTIAL, at, evidence, packed, submission, unpacked};
use crate::{work, zip};
use assay_bundle::{
    Algorithm, Bag, Candidate, Content, Limits, PackError, Part, Progress, Quiet, submission_parts, verify, write_bag,
};
use std::io::{Cursor, Read};
use std::process::Command;

#[test]
fn a_bag_that_was_written_is_valid_without_a_warning() {
    let (bytes, packed) = packed(&evidence(), None);
    let container = zip(&bytes, &Limits::INTAKE).expect("a container");
    assert_eq!(container.top(), Some("submission-2041"));
    let verdict = verify(&container, &work()).expect("a verdict");
    assert!(verdict.is_valid(), "{:?}", verdict.faults);
    assert_eq!(verdict.warnings, []);
    assert_eq!(verdict.algorithms, [Algorithm::Sha256, Algorithm::Sha512]);
    assert_eq!(verdict.payload_files, 7);
    assert_eq!(verdict.payload, packed.payload);
    for (path, bytes) in evidence() {
        assert_eq!(
            container.read(&format!("data/{path}"), u64::MAX).expect("bytes"),
            bytes,
            "{path}"
        );
    }
}

#[test]
fn the_same_parts_and_moment_give_the_same_bytes() {
    let mut turned = evidence();
    turned.reverse();
    let parts = |evidence: &[(&'static str, Vec<u8>)]| -> Vec<Part<'static>> {
        let part = |(path, bytes): &(&'static str, Vec<u8>)| Part {
            path: format!("data/{path}"),
            size: bytes.len() as u64,
            content: Content::Bytes(bytes.clone()),
        };
        evidence.iter().map(part).collect()
    };
    let write = |parts| {
        let bag = Bag {
            top: "result",
            at: at(),
            agent: "Assay 0.1.0",
            parts,
        };
        write_bag(bag, Cursor::new(Vec::new()), &Quiet)
            .expect("a bag")
            .0
            .into_inner()
    };
    assert_eq!(write(parts(&evidence())), write(parts(&turned)));
    assert_eq!(packed(&evidence(), None).0, packed(&evidence(), None).0);
}

#[test]
fn a_bundle_is_the_same_with_a_name_beside_it_and_without() {
    let candidate = Candidate {
        name: "Ana Silva".to_owned(),
        email: None,
        school: None,
    };
    let (without, plain) = packed(&evidence(), None);
    let (with, named) = packed(&evidence(), Some(&candidate));
    assert_eq!(plain.payload, named.payload);
    let mut files = unpacked(&with);
    assert!(files.remove("identity.json").is_some());
    assert_eq!(files, unpacked(&without));
    let container = zip(&with, &Limits::VERIFY).expect("a container");
    assert!(verify(&container, &work()).expect("a verdict").is_valid());
}

#[test]
fn media_are_stored_and_text_is_deflated() {
    let (bytes, _) = packed(&evidence(), None);
    let holds = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    let evidence = evidence();
    let (_, video) = evidence
        .iter()
        .find(|(path, _)| path.ends_with(".mp4"))
        .expect("a video");
    let (_, plan) = evidence
        .iter()
        .find(|(path, _)| path.ends_with("plan.txt"))
        .expect("a plan");
    assert!(holds(video));
    assert!(!holds(plan));
}

#[test]
fn a_stored_and_a_deflated_file_are_read_from_any_place() {
    use std::io::{Seek, SeekFrom};
    let (bytes, _) = packed(&evidence(), None);
    let container = zip(&bytes, &Limits::INTAKE).expect("a container");
    for (path, bytes) in evidence().iter().filter(|(_, bytes)| !bytes.is_empty()) {
        let mut file = container.seekable(&format!("data/{path}")).expect("a file");
        let middle = bytes.len() / 2;
        for at in [middle, bytes.len() - 1, 0, middle] {
            file.seek(SeekFrom::Start(at as u64)).expect("a place");
            let mut rest = Vec::new();
            file.read_to_end(&mut rest).expect("bytes");
            assert_eq!(rest, bytes[at..], "{path} from {at}");
        }
        assert_eq!(file.seek(SeekFrom::End(0)).expect("the end"), bytes.len() as u64);
    }
}

#[track_caller]
fn refused(path: &str, size: u64, bytes: &[u8], code: &str) {
    let part = |path: &str, size| Part {
        path: path.to_owned(),
        size,
        content: Content::Bytes(bytes.to_vec()),
    };
    let parts = vec![part("data/a.txt", bytes.len() as u64), part(path, size)];
    let bag = Bag {
        top: "bag",
        at: at(),
        agent: "Assay",
        parts,
    };
    let written = write_bag(bag, Cursor::new(Vec::new()), &Quiet);
    assert_eq!(written.map(|_| ()).map_err(|error| error.code()), Err(code), "{path}");
}

#[test]
fn nothing_is_written_that_intake_would_refuse() {
    refused("data/../x", 1, b"x", "path-escapes");
    refused("bagit.txt", 1, b"x", "path-escapes");
    refused("other.txt", 1, b"x", "path-escapes");
    refused("data/CON.txt", 1, b"x", "name-reserved");
    refused("data/A.TXT", 1, b"x", "name-collision");
    refused("data/a.txt", 1, b"x", "name-collision");
    refused("data/b.txt", 2, b"x", "size-mismatch");
    refused("data/b.txt", 0, b"x", "size-mismatch");
}

#[test]
fn writing_stops_when_the_person_says_so() {
    struct Stop;
    impl Progress for Stop {
        fn advance(&self, _: &str, _: u64) {}
        fn cancelled(&self) -> bool {
            true
        }
    }
    let parts = submission_parts(submission(&[]), MICRO_CREDENTIAL.to_vec(), None).expect("parts");
    let bag = Bag {
        top: "bag",
        at: at(),
        agent: "Assay",
        parts,
    };
    let written = write_bag(bag, Cursor::new(Vec::new()), &Stop);
    assert!(matches!(written, Err(PackError::Cancelled)));
}

/// bagit-python, where it is installed. It does not know that RFC 8493 encodes a percent sign, so the names have none.
#[test]
#[expect(clippy::disallowed_methods, reason = "another program reads what was written")]
fn another_validator_accepts_what_was_written() {
    let known = Command::new("python3").args(["-m", "bagit", "--version"]).output();
    if !known.is_ok_and(|output| output.status.success()) {
        println!("SKIPPED: bagit-python is not installed");
        return;
    }
    let evidence: Vec<_> = evidence().into_iter().filter(|(path, _)| !path.contains('%')).collect();
    let folder = tempfile::tempdir().expect("a folder");
    for (path, bytes) in unpacked(&packed(&evidence, None).0) {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
    let validate = || {
        let output = Command::new("python3")
            .args(["-m", "bagit", "--validate"])
            .arg(folder.path())
            .output();
        output.expect("bagit-python").status.success()
    };
    assert!(validate());
    std::fs::write(folder.path().join("data/video/lesson.mp4"), b"other").expect("a file");
    assert!(!validate());
}
