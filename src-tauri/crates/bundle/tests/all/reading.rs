//! A 1.0 bag of ours, each rule of RFC 8493 broken once: refused, and with which word.

use crate::samples::{as_folder, sealed, whole};
use crate::verified;
use assay_bundle::Verdict;
use std::collections::BTreeMap;

type Files = BTreeMap<String, Vec<u8>>;

fn verdict(files: &Files) -> Verdict {
    verified(as_folder(files)).expect("a verdict")
}

/// The bag with `change` is refused; `code` comes first.
#[track_caller]
fn refused(code: &str, change: impl FnOnce(&mut Files)) {
    let mut files = sealed(whole());
    assert!(verdict(&files).is_valid(), "the unbroken twin");
    change(&mut files);
    let found: Vec<&str> = match verified(as_folder(&files)) {
        Ok(verdict) => verdict.faults.iter().map(assay_bundle::Fault::code).collect(),
        Err(error) => vec![error.code()],
    };
    assert_eq!(found.first(), Some(&code), "{found:?}");
}

#[track_caller]
fn accepted(warnings: &[&str], change: impl FnOnce(&mut Files)) {
    let mut files = sealed(whole());
    change(&mut files);
    let verdict = verdict(&files);
    assert!(verdict.is_valid(), "{:?}", verdict.faults);
    assert_eq!(
        verdict
            .warnings
            .iter()
            .map(assay_bundle::Warning::code)
            .collect::<Vec<_>>(),
        warnings
    );
}

fn text(files: &Files, path: &str) -> String {
    String::from_utf8(files[path].clone()).expect("text")
}

/// Changes the text of a tag file; what lists it is then left away, so that only this is wrong.
fn edit(path: &'static str, change: impl Fn(String) -> String) -> impl FnOnce(&mut Files) {
    move |files| {
        let changed = change(text(files, path));
        files.insert(path.to_owned(), changed.into_bytes());
        untagged(files);
    }
}

fn untagged(files: &mut Files) {
    files.retain(|path, _| !path.starts_with("tagmanifest-"));
}

const PLAN: &str = "data/plan/lesson plan.txt";
const SHA256: &str = "manifest-sha256.txt";

#[test]
fn the_declaration() {
    let of = |from: &'static str, to: &'static str| edit("bagit.txt", move |text| text.replace(from, to));
    refused("bagit-declaration", of("1.0\n", "1.0 \n"));
    refused("bagit-declaration", of("Version:", "Version :"));
    refused("bagit-declaration", of("BagIt", "Bagit"));
    refused("bagit-declaration", of("UTF-8\n", "UTF-8\n\n"));
    refused("bagit-declaration", of("UTF-8\n", "UTF-8\nMore: x\n"));
    refused("bagit-declaration", edit("bagit.txt", |text| format!("\u{feff}{text}")));
    refused("bagit-version-unknown", of("1.0", "1.1"));
    refused("bagit-encoding-unknown", of("UTF-8", "UTF-5"));
    refused("not-a-bundle", |files| drop(files.remove("bagit.txt")));
    accepted(&[], of("\n", "\r\n"));
}

#[test]
fn the_payload_and_its_manifests() {
    refused("payload-missing", |files| drop(files.remove(PLAN)));
    refused("payload-extra", |files| {
        drop(files.insert("data/extra".to_owned(), Vec::new()))
    });
    refused("digest-mismatch", |files| files.get_mut(PLAN).expect("it")[0] ^= 1);
    refused("manifest-missing", |files| {
        files.retain(|path, _| !path.starts_with("manifest-"));
        untagged(files);
    });
    refused("payload-folder-missing", |files| {
        files.retain(|path, _| !path.starts_with("data/"));
        files.insert(SHA256.to_owned(), Vec::new());
        files.insert("manifest-sha512.txt".to_owned(), Vec::new());
        untagged(files);
    });
    refused(
        "payload-extra",
        edit(SHA256, |text| {
            text.lines().skip(1).map(|line| format!("{line}\n")).collect()
        }),
    );
    accepted(&["manifest-not-checked"], |files| {
        files.insert("manifest-sha3256.txt".to_owned(), b"?".to_vec());
    });
}

#[test]
fn the_lines_of_a_manifest() {
    let first = |change: fn(&str) -> String| {
        edit(SHA256, move |text| {
            let (line, rest) = text.split_once('\n').expect("two lines");
            format!("{}\n{rest}", change(line))
        })
    };
    refused("manifest-line", first(|line| line.replacen(' ', "", 2)));
    refused("manifest-line", first(|line| format!(" {line}")));
    refused("manifest-line", first(|line| line[1..].to_owned()));
    refused("manifest-line", first(|line| format!("{line}\n")));
    refused("manifest-line", first(|line| line.replace(char::is_numeric, "x")));
    refused("manifest-lists-twice", first(|line| format!("{line}\n{line}")));
    refused("path-escapes", first(|line| line.replace("data/", "data/../")));
    refused("path-escapes", first(|line| line.replace("data/", "/")));
    refused("path-escapes", first(|line| line.replace("data/", "~/")));
    refused("path-escapes", first(|line| line.replace("data/", "C:\\")));
    refused(
        "path-escapes",
        first(|line| line.replace("data/micro-credential.json", "bagit.txt")),
    );
    refused(
        "digest-mismatch",
        first(|line| line.replacen(|digit| digit != '0', "0", 1)),
    );
    accepted(&["manifest-asterisk"], first(|line| line.replace("  ", " *")));
    accepted(
        &["manifest-leading-dot"],
        first(|line| line.replace("data/", "./data/")),
    );
    accepted(&[], first(|line| line.replace("  ", "\t ")));
    accepted(
        &[],
        first(|line| {
            line.to_ascii_uppercase()
                .replace("DATA/MICRO-CREDENTIAL.JSON", "data/micro-credential.json")
        }),
    );
    accepted(&[], edit(SHA256, |text| text.replace('\n', "\r")));
    refused("tag-file-garbled", |files| {
        files.get_mut(SHA256).expect("it").push(0xff);
        untagged(files);
    });
}

#[test]
fn the_percent_sign() {
    let encoded = "data/reflection/né %25 100.md";
    accepted(
        &["manifest-bare-percent"],
        edit(SHA256, |text| text.replace(encoded, "data/reflection/né % 100.md")),
    );
    refused(
        "payload-missing",
        edit(SHA256, |text| text.replace(encoded, "data/reflection/né %2525 100.md")),
    );
    refused(
        "path-escapes",
        edit(SHA256, |text| text.replace(encoded, "data/reflection/né%0A.md")),
    );
}

#[test]
fn the_tag_manifests() {
    let with = |change: fn(String) -> String| {
        move |files: &mut Files| {
            let changed = change(text(files, "tagmanifest-sha256.txt"));
            files.insert("tagmanifest-sha256.txt".to_owned(), changed.into_bytes());
        }
    };
    refused(
        "tag-manifest-wrong",
        with(|text| {
            text.lines()
                .filter(|line| !line.contains("sha512"))
                .map(|line| format!("{line}\n"))
                .collect()
        }),
    );
    refused(
        "tag-manifest-wrong",
        with(|text| format!("{text}{}  tagmanifest-sha512.txt\n", "0".repeat(64))),
    );
    refused(
        "tag-file-missing",
        with(|text| format!("{text}{}  gone.txt\n", "0".repeat(64))),
    );
    refused(
        "path-escapes",
        with(|text| format!("{text}{}  data/submission.json\n", "0".repeat(64))),
    );
    refused(
        "digest-mismatch",
        with(|text| text.replacen(&text[..4], if text.starts_with("0000") { "1111" } else { "0000" }, 1)),
    );
    accepted(&[], untagged);
}

#[test]
fn what_is_to_be_fetched_is_there_and_listed() {
    let fetch = |line: &'static str| {
        move |files: &mut Files| drop(files.insert("fetch.txt".to_owned(), line.as_bytes().to_vec()))
    };
    accepted(
        &["fetch-not-followed"],
        fetch("https://example.org/x - data/plan/lesson plan.txt\n"),
    );
    refused("fetch-line", fetch("https://example.org/x data/plan/lesson plan.txt\n"));
    refused("fetch-line", fetch("nowhere - data/plan/lesson plan.txt\n"));
    refused("path-escapes", fetch("https://example.org/x - ../x\n"));
    refused("path-escapes", fetch("https://example.org/x - bagit.txt\n"));
    refused("payload-missing", fetch("https://example.org/x - data/other.txt\n"));
    refused("payload-missing", |files| {
        files.remove(PLAN);
        fetch("https://example.org/x - data/plan/lesson plan.txt\n")(files);
    });
}

#[test]
fn the_metadata() {
    let oxum = |files: &Files| {
        let payload = || files.iter().filter(|(path, _)| path.starts_with("data/"));
        format!(
            "{}.{}",
            payload().map(|(_, bytes)| bytes.len()).sum::<usize>(),
            payload().count()
        )
    };
    let info = |text: fn(&str) -> String| {
        move |files: &mut Files| drop(files.insert("bag-info.txt".to_owned(), text(&oxum(files)).into_bytes()))
    };
    accepted(
        &[],
        info(|oxum| format!("Payload-Oxum: {oxum}\nContact-Name: A\nContact-Name: B\n")),
    );
    accepted(
        &["bag-info-repeats"],
        info(|_| "Bagging-Date: 2026-11-24\nBagging-Date: 2026-11-25\n".to_owned()),
    );
    refused("payload-oxum", info(|oxum| format!("Payload-Oxum: 1{oxum}\n")));
    refused("payload-oxum", info(|oxum| format!("Payload-Oxum: {oxum}1\n")));
    refused("payload-oxum", info(|_| "Payload-Oxum: many\n".to_owned()));
    refused(
        "bag-info-line",
        info(|oxum| format!("Payload-Oxum: {oxum}\nPayload-Oxum: {oxum}\n")),
    );
    refused("bag-info-line", info(|_| "Label : x\n".to_owned()));
    refused("bag-info-line", info(|_| "no label\n".to_owned()));
}

#[test]
fn two_names_that_are_one_on_some_disks_are_said() {
    accepted(&["names-alike"], |files| {
        files.insert("data/PLAN/LESSON PLAN.TXT".to_owned(), b"x".to_vec());
        *files = sealed(std::mem::take(files));
    });
    accepted(&["system-file-absent", "name-differs"], |files| {
        let both = |text: String| text.replace("data/work/empty.txt", "data/work/Empty.txt");
        for file in [SHA256, "manifest-sha512.txt"] {
            let digits = if file == SHA256 { 64 } else { 128 };
            let changed = both(text(files, file)) + &format!("{}  data/.DS_Store\n", "0".repeat(digits));
            files.insert(file.to_owned(), changed.into_bytes());
        }
        untagged(files);
    });
}
