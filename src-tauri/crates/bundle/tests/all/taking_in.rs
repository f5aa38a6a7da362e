//! Intake: a whole bundle is stored file by file as it was hashed; a bundle with one thing wrong stores nothing that
//! is kept, and says what.

use crate::samples::{as_folder, evidence, opened, packed, sealed, whole};
use crate::{folder, work, zip};
use assay_bundle::memory::MemorySink;
use assay_bundle::{Discard, Intake, IntakeError, Limits, Progress, Work, intake};
use assay_model::Sha256;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

const SUBMISSION: &str = "data/submission.json";

fn taken(files: &BTreeMap<String, Vec<u8>>) -> Result<Intake, IntakeError> {
    intake(&folder(as_folder(files), &Limits::INTAKE)?, false, &Discard, &work())
}

fn codes(result: Result<Intake, IntakeError>) -> Vec<&'static str> {
    match result {
        Ok(_) => Vec::new(),
        Err(IntakeError::Read(error)) => vec![error.code()],
        Err(IntakeError::Refused { faults, .. }) => faults.iter().map(assay_bundle::Fault::code).collect(),
    }
}

/// The whole bundle with `change` made and sealed again is refused with `code` and nothing else.
#[track_caller]
fn refused(code: &str, change: impl FnOnce(&mut BTreeMap<String, Vec<u8>>)) {
    assert_eq!(codes(taken(&sealed(whole()))), Vec::<&str>::new(), "the unbroken twin");
    let mut files = whole();
    change(&mut files);
    assert_eq!(codes(taken(&sealed(files))), [code]);
}

/// As [`refused`], with a change of the text of submission.json.
#[track_caller]
fn refused_text(code: &str, from: &str, to: &str) {
    refused(code, |files| replace(files, from, to));
}

#[track_caller]
fn accepted_text(from: &str, to: &str, warning: &str) -> Intake {
    let mut files = whole();
    replace(&mut files, from, to);
    let intake = taken(&sealed(files)).expect("a bundle");
    let codes: Vec<&str> = intake.warnings.iter().map(assay_bundle::Warning::code).collect();
    assert_eq!(codes, [warning]);
    intake
}

#[track_caller]
fn replace(files: &mut BTreeMap<String, Vec<u8>>, from: &str, to: &str) {
    let text = String::from_utf8(files[SUBMISSION].clone()).expect("text");
    assert!(text.contains(from), "{from} in {text}");
    files.insert(SUBMISSION.to_owned(), text.replacen(from, to, 1).into_bytes());
}

#[test]
fn a_whole_bundle_is_stored_as_it_was_hashed() {
    let (bytes, packed) = packed(&evidence(), None);
    let sink = MemorySink::default();
    let container = zip(&bytes, &Limits::INTAKE).expect("a container");
    let intake = intake(&container, false, &sink, &work()).expect("a bundle");
    assert_eq!(intake.warnings, []);
    assert_eq!(intake.payload, packed.payload);
    assert_eq!(intake.files, packed.files);
    assert_eq!(intake.submission.number.as_str(), "2041");
    let stored = sink.stored();
    assert_eq!(stored.len(), 7);
    for (path, bytes) in evidence() {
        assert_eq!(stored[&format!("data/{path}")], bytes);
        let artifact = intake.submission.artifact_at(path).expect("an artifact");
        assert_eq!(artifact.sha256, Sha256::of(&bytes));
    }
    assert_eq!(stored[SUBMISSION], intake.submission_json);
}

#[test]
fn folder_and_zip_have_one_payload_digest_made_of_the_sha256_manifest() {
    let (bytes, packed) = packed(&evidence(), None);
    assert_eq!(taken(&whole()).expect("a bundle").payload, packed.payload);
    let manifest = &crate::samples::unpacked(&bytes)["manifest-sha256.txt"];
    assert_eq!(Sha256::of(manifest), packed.payload);
    assert!(String::from_utf8_lossy(manifest).contains("  data/reflection/né %25 100.md\n"));
}

#[test]
fn nothing_is_kept_of_a_bundle_with_one_wrong_byte() {
    let mut files = whole();
    files.get_mut("data/video/lesson.mp4").expect("a video")[1000] ^= 1;
    let sink = MemorySink::default();
    let refused = intake(&opened(&files), false, &sink, &work());
    assert_eq!(codes(refused), ["digest-mismatch"]);
    let mut files = whole();
    files.get_mut("data/video/lesson.mp4").expect("a video").pop();
    let sink = MemorySink::default();
    let refused = intake(&opened(&files), false, &sink, &work());
    assert_eq!(codes(refused), ["size-mismatch"]);
    assert!(
        sink.stored().is_empty(),
        "what is known from sizes is known before anything is stored"
    );
}

#[test]
fn what_is_listed_is_there_and_what_is_there_is_listed() {
    refused("payload-missing", |files| {
        drop(files.remove("data/plan/lesson plan.txt"))
    });
    refused("payload-missing", |files| {
        drop(files.remove("data/micro-credential.json"))
    });
    refused("payload-extra", |files| {
        drop(files.insert("data/extra.txt".to_owned(), b"x".to_vec()))
    });
    refused("not-a-bundle", |files| drop(files.remove(SUBMISSION)));
    refused_text("size-mismatch", r#""size":300000"#, r#""size":300001"#);
    let mut files = whole();
    files.insert("data/.DS_Store".to_owned(), b"x".to_vec());
    let Err(IntakeError::Refused { faults, .. }) = taken(&files) else {
        panic!("it is listed nowhere");
    };
    let lists = "manifest-sha256.txt, manifest-sha512.txt, data/submission.json";
    let (path, file) = ("data/.DS_Store".to_owned(), lists.to_owned());
    assert_eq!(faults, [assay_bundle::Fault::PayloadExtra { path, file }]);
}

#[test]
fn names_that_some_system_cannot_hold_are_refused() {
    let add = |path: &'static str| {
        move |files: &mut BTreeMap<String, Vec<u8>>| {
            let text = String::from_utf8(files[SUBMISSION].clone()).expect("text");
            let artifact = r#""artifacts":[{"consent":"given","id":"urn:uuid:936da01f-9abd-4d9d-80c7-0000000000ff","mediaType":"a/b","path":"PATH","size":1,"title":"t"},"#;
            let text = text.replacen(r#""artifacts":["#, &artifact.replace("PATH", path), 1);
            files.insert(SUBMISSION.to_owned(), text.into_bytes());
            files.insert(format!("data/{path}"), b"x".to_vec());
        }
    };
    let mut files = whole();
    add("fine.txt")(&mut files);
    assert!(taken(&sealed(files)).is_ok());
    for (path, code) in [
        ("CON.txt", "name-reserved"),
        ("COM¹", "name-reserved"),
        ("a.txt:evil", "name-colon"),
        ("lesson\u{202e}fdp.exe", "name-hidden-character"),
        ("a\u{200b}.txt", "name-hidden-character"),
        ("PLAN/lesson plan.txt", "name-collision"),
        ("work/EMPTY.TXT", "name-collision"),
        ("reflection/ne\u{301} % 100.md", "name-collision"),
        ("1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16.txt", "limit-exceeded"),
    ] {
        let mut files = whole();
        add(path)(&mut files);
        let codes = codes(taken(&sealed(files)));
        assert!(codes.contains(&code), "{path:?}: {codes:?}");
    }
}

#[test]
fn a_submission_says_everything_and_nothing_twice() {
    refused_text("submission-member-wrong", r#""language":"en","#, "");
    refused_text("submission-member-wrong", r#""language":"en""#, r#""language":"e n""#);
    refused_text("submission-member-wrong", r#""attempt":1"#, r#""attempt":0"#);
    refused_text("submission-member-wrong", r#""attempt":1"#, r#""attempt":"1""#);
    refused_text("submission-member-wrong", r#""number":"2041""#, r#""number":"20 41""#);
    refused_text(
        "submission-member-wrong",
        r#""consent":"not-needed""#,
        r#""consent":"yes""#,
    );
    refused_text("submission-member-wrong", r#""title":"File 0""#, r#""title":"""#);
    refused_text(
        "submission-member-wrong",
        r#""title":"File 0""#,
        r#""title":"a\u0007b""#,
    );
    refused_text(
        "submission-member-wrong",
        r#""created":"2026-11-24T16:02:30Z""#,
        r#""created":"yesterday""#,
    );
    refused_text("json-duplicate-key", r#""attempt":1"#, r#""attempt":1,"attempt":2"#);
    for number in ["9007199254740993", "1.0", "1e0", "-0"] {
        refused_text("not-canonical", r#""attempt":1"#, &format!(r#""attempt":{number}"#));
    }
    refused_text("not-json", r#""attempt":1"#, r#""attempt":1,"x":"\ud800""#);
    refused_text("format-newer", "assay/submission/1", "assay/submission/2");
    refused_text("format-other", "assay/submission/1", "assay/record/1");
    refused("not-json", |files| files.get_mut(SUBMISSION).expect("it").push(0xff));
    refused("json-too-deep", |files| {
        drop(files.insert(SUBMISSION.to_owned(), vec![b'['; 10_000]))
    });
    refused("limit-exceeded", |files| {
        drop(files.insert(SUBMISSION.to_owned(), vec![b' '; (1 << 20) + 1]))
    });
}

#[test]
fn identifiers_are_canonical_or_refused() {
    let id = "936da01f-9abd-4d9d-80c7-00000000000a";
    for bad in [
        "936DA01F-9ABD-4D9D-80C7-00000000000A",
        "{36da01f-9abd-4d9d-80c7-00000000000}",
        "936da01f-9abd-4d9d-80c7-00000000000a0",
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "936da01f-9abd-4d9d-80c7-00000000000b",
    ] {
        refused_text("submission-member-wrong", id, bad);
    }
}

#[test]
fn a_path_in_a_submission_follows_the_rules_of_names() {
    for bad in ["../x", "/etc/x", "~/x", "plan//x", "a\\\\b", "./x", "C:/x"] {
        let mut files = whole();
        replace(&mut files, "plan/lesson plan.txt", bad);
        assert_eq!(codes(taken(&sealed(files)))[0], "path-escapes", "{bad}");
    }
    let mut files = whole();
    replace(&mut files, "plan/lesson plan.txt", "submission.json");
    assert_eq!(codes(taken(&sealed(files)))[0], "submission-member-wrong");
}

#[test]
fn what_can_be_understood_is_taken_and_said() {
    let intake = accepted_text(
        r#""attempt":1"#,
        r#""attempt":1,"later":{"a":1}"#,
        "submission-member-unknown",
    );
    assert!(String::from_utf8_lossy(&intake.submission_json).contains("later"));
    let intake = accepted_text("2026-11-24T16:02:30Z", "2026-11-24T16:02:30.5+14:00", "time-normalised");
    assert_eq!(intake.created.to_string(), "2026-11-24T02:02:30Z");
    let mut files = whole();
    let mut bytes = b"\xef\xbb\xbf".to_vec();
    bytes.extend(&files[SUBMISSION]);
    files.insert(SUBMISSION.to_owned(), bytes.clone());
    assert!(taken(&sealed(files.clone())).is_ok());
    bytes.splice(0..0, *b"\xef\xbb\xbf");
    files.insert(SUBMISSION.to_owned(), bytes);
    assert_eq!(codes(taken(&sealed(files))), ["not-json"]);
}

#[test]
fn what_verify_lets_pass_intake_does_not() {
    let mut files = sealed(whole());
    let listed = String::from_utf8(files["manifest-sha256.txt"].clone()).expect("text");
    for (from, to) in [
        ("work/empty.txt", "work/EMPTY.txt"),
        ("work/empty.txt", "work/.DS_Store"),
    ] {
        files.insert("manifest-sha256.txt".to_owned(), listed.replace(from, to).into_bytes());
        let codes = codes(taken(&files));
        assert!(codes.contains(&"payload-missing"), "{codes:?}");
    }
}

#[test]
fn one_manifest_is_enough_and_none_of_the_two_is_not() {
    let mut files = sealed(whole());
    for name in [
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "tagmanifest-sha512.txt",
    ] {
        files.remove(name);
    }
    let intake = taken(&files).expect("a bundle");
    assert_eq!(
        intake
            .warnings
            .iter()
            .map(assay_bundle::Warning::code)
            .collect::<Vec<_>>(),
        ["manifest-only-one"]
    );
    let sum = "d41d8cd98f00b204e9800998ecf8427e";
    let md5: String = files
        .keys()
        .filter(|path| path.starts_with("data/"))
        .map(|path| format!("{sum}  {path}\n"))
        .collect();
    files.remove("manifest-sha512.txt");
    files.insert("manifest-md5.txt".to_owned(), md5.replace(" % ", " %25 ").into_bytes());
    assert_eq!(codes(taken(&files)), ["manifest-missing"]);
}

#[test]
fn a_name_lies_beside_the_submission_and_is_not_part_of_it() {
    let mut files = whole();
    files.insert(
        "identity.json".to_owned(),
        br#"{"format":"assay/candidate/1","name":"Ana Silva"}"#.to_vec(),
    );
    let intake = taken(&files).expect("a bundle");
    assert_eq!(
        intake.candidate.as_ref().map(|candidate| candidate.name.as_str()),
        Some("Ana Silva")
    );
    assert!(intake.warnings.is_empty());
    assert_eq!(intake.payload, taken(&whole()).expect("a bundle").payload);
    assert!(!format!("{intake:?}").contains("Silva"));
}

#[test]
fn every_byte_is_told_once_and_work_stops_when_asked() {
    struct Count {
        told: AtomicU64,
        most: u64,
    }
    impl Progress for Count {
        fn advance(&self, _: &str, bytes: u64) {
            self.told.fetch_add(bytes, Ordering::Relaxed);
        }
        fn cancelled(&self) -> bool {
            self.told.load(Ordering::Relaxed) > self.most
        }
    }
    let container = opened(&whole());
    let count = Count {
        told: AtomicU64::new(0),
        most: u64::MAX,
    };
    intake(
        &container,
        false,
        &Discard,
        &Work {
            threads: 2,
            progress: &count,
        },
    )
    .expect("a bundle");
    let payload: u64 = container
        .entries()
        .iter()
        .filter(|entry| entry.path.starts_with("data/"))
        .map(|entry| entry.size)
        .sum();
    let told = count.told.load(Ordering::Relaxed);
    assert!(told >= payload && told <= container.bytes(), "{told} of {payload}");
    let count = Count {
        told: AtomicU64::new(0),
        most: 1_500,
    };
    let stopped = intake(
        &container,
        false,
        &Discard,
        &Work {
            threads: 1,
            progress: &count,
        },
    );
    assert_eq!(codes(stopped), ["cancelled"]);
}
