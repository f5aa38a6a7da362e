//! BM: bundles that are whole as zips, and whose lists and descriptions are not.

use crate::bundle::zipped;
use crate::{Bundle, Case, Kind, Made};
use serde_json::json;

pub(crate) fn cases(seed: u64) -> Vec<Case> {
    let mut cases = json_cases();
    cases.extend(lists());
    cases.extend(identifiers());
    cases.extend(times());
    cases.extend(accepted(seed));
    cases
}

fn refuse(
    id: &'static str,
    part: &str,
    code: &'static str,
    bundle: impl Fn() -> Bundle + Send + Sync + 'static,
) -> Case {
    Case::refuse(id, part, code, move || Made::Zip(bundle().zip().bytes())).about("data/submission.json")
}

fn accept(id: &'static str, part: &str, bundle: impl Fn() -> Bundle + Send + Sync + 'static) -> Case {
    Case::new(id, part, Kind::Accept, move || Made::Zip(bundle().zip().bytes()))
}

fn json_cases() -> Vec<Case> {
    let nested = |depth: usize| [vec![b'['; depth], vec![b']'; depth]].concat();
    let with_bom = || {
        let sample = Bundle::sample();
        let bytes = [b"\xef\xbb\xbf".to_vec(), sample.submission_bytes()].concat();
        sample.submission(bytes)
    };
    let twice = r#""attempt":1,"decision":"awarded","decision":"not yet","#;
    let invalid = || {
        let sample = Bundle::sample();
        let text = String::from_utf8(sample.submission_bytes()).unwrap_or_default();
        let (before, after) = text.split_once("Evidence").unwrap_or_default();
        let bytes = [before.as_bytes(), b"Evid\xff\xfe", after.as_bytes()].concat();
        sample.submission(bytes)
    };
    vec![
        refuse("BM-002", "200 MB", "limit-exceeded", move || {
            Bundle::sample().submission(nested(100_000_000))
        }),
        refuse("BM-002", "depth 10 000", "json-too-deep", move || {
            Bundle::sample().submission(nested(10_000))
        }),
        refuse("BM-003", "", "json-duplicate-key", move || {
            Bundle::sample().edit(r#""attempt":1,"#, twice)
        }),
        refuse("BM-005", "invalid UTF-8", "not-json", invalid),
        refuse("BM-005", "lone surrogate", "not-json", || {
            Bundle::sample().edit("Evidence", "\\ud800")
        }),
        accept("BM-005", "byte order mark", with_bom),
    ]
}

fn lists() -> Vec<Case> {
    let absent = || {
        let mut files = Bundle::sample().files();
        files.remove("data/plan/plan.txt");
        Made::Zip(zipped(&files).bytes())
    };
    let differs = || {
        let mut files = Bundle::sample().files();
        let text = String::from_utf8(files.remove("manifest-sha256.txt").unwrap_or_default()).unwrap_or_default();
        let lied = text.lines().map(|line| {
            let lie = line.contains("plan.txt");
            if lie {
                format!("{}{}\n", "0".repeat(64), line.get(64..).unwrap_or_default())
            } else {
                format!("{line}\n")
            }
        });
        files.insert("manifest-sha256.txt".to_owned(), lied.collect::<String>().into_bytes());
        files.retain(|path, _| !path.starts_with("tagmanifest-"));
        Made::Zip(zipped(&files).bytes())
    };
    let outside = || {
        let mut files = Bundle::sample().files();
        let line = format!("{}  ../../escape.txt\n", "0".repeat(64));
        files
            .entry("manifest-sha256.txt".to_owned())
            .or_default()
            .extend(line.into_bytes());
        files.retain(|path, _| !path.starts_with("tagmanifest-"));
        Made::Zip(zipped(&files).bytes())
    };
    let link = || Bundle::sample().artifact("plan/plan.txt", "path", json!("../../escape.txt"));
    vec![
        Case::refuse("BM-006", "", "payload-missing", absent)
            .about("data/plan/plan.txt")
            .zip_level(),
        Case::refuse("BM-008", "", "digest-mismatch", differs)
            .about("data/plan/plan.txt")
            .zip_level(),
        refuse("BM-009", "", "size-mismatch", || {
            Bundle::sample().artifact("plan/plan.txt", "size", json!(1))
        })
        .about("data/plan/plan.txt"),
        Case::refuse("BM-012", "manifest", "path-escapes", outside)
            .about("../../escape.txt")
            .zip_level(),
        refuse("BM-012", "artifact", "path-escapes", link).about("../../escape.txt"),
    ]
}

fn identifiers() -> Vec<Case> {
    let wrong = [
        ("nil", "00000000-0000-0000-0000-000000000000"),
        ("max", "ffffffff-ffff-ffff-ffff-ffffffffffff"),
        ("upper case", "936DA01F-9ABD-4D9D-80C7-000000000001"),
        ("braces", "{36da01f-9abd-4d9d-80c7-000000000001}"),
        ("37 characters", "936da01f-9abd-4d9d-80c7-0000000000011"),
    ];
    let case = |(part, uuid): (&str, &'static str)| {
        refuse("BM-017", part, "submission-member-wrong", move || {
            Bundle::sample().member("id", json!(format!("urn:uuid:{uuid}")))
        })
    };
    wrong.into_iter().map(case).collect()
}

fn times() -> Vec<Case> {
    let odd = [
        ("year 1", "0001-01-01T00:00:00Z"),
        ("year 9999", "9999-12-31T23:59:59Z"),
        ("+14:00", "2026-11-24T16:02:30+14:00"),
        ("leap second", "2016-12-31T23:59:60Z"),
        ("gap of summer time", "2026-03-29T02:30:00"),
    ];
    let case = |(part, time): (&str, &'static str)| {
        accept("BM-018", part, move || Bundle::sample().member("created", json!(time)))
    };
    odd.into_iter().map(case).collect()
}

fn accepted(seed: u64) -> Vec<Case> {
    let quarantine = |id, part: &str, path: &'static str, media_type: &'static str, bytes: Vec<u8>| {
        Case::new(id, part, Kind::Quarantine, move || {
            Made::Zip(Bundle::sample().with(path, &bytes, media_type).zip().bytes())
        })
        .about(path)
    };
    let html = b"<!doctype html><script>alert(1)</script>".to_vec();
    let joined = |start: &[u8], rest: &[u8]| [start, &crate::noise(seed, 64), rest].concat();
    let inner = Bundle::sample().zip().bytes();
    vec![
        accept("BM-011", "assay/submission/1", Bundle::sample),
        accept("BM-014", "", || {
            Bundle::sample().rubric_text("<b>bold</b> **strong** {count, plural, one {#}} ${x}")
        }),
        accept("BM-015", "first", Bundle::sample),
        accept("BM-015", "second", || {
            Bundle::sample().with("more.txt", b"another content", "text/plain")
        }),
        quarantine("BM-020", "", "fake.mp4", "video/mp4", html.clone()),
        quarantine(
            "BM-021",
            "GIF and JS",
            "a.gif",
            "image/gif",
            joined(b"GIF89a/*", b"*/=1;alert(1)"),
        ),
        quarantine(
            "BM-021",
            "PDF and ZIP",
            "a.pdf",
            "application/pdf",
            joined(b"%PDF-1.7\n", &inner),
        ),
        quarantine(
            "BM-021",
            "JPEG and HTML",
            "a.jpg",
            "image/jpeg",
            joined(b"\xff\xd8\xff\xe0", &html),
        ),
        quarantine(
            "BM-021",
            "PNG and PHP",
            "a.png",
            "image/png",
            joined(b"\x89PNG\r\n\x1a\n", b"<?php system($_GET[0]); ?>"),
        ),
    ]
}
