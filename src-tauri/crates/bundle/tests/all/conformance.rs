//! The BagIt conformance suite of the Library of Congress: 60 bags, each to be valid, valid with a warning, or refused.

use crate::{shared, verified};
use assay_bundle::memory::MemoryFolder;
use std::collections::BTreeMap;
use std::io::Read;

/// What the suite says of the bags in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Valid,
    ValidWithWarning,
    Invalid,
}

/// The bags by `version/category/name`.
#[expect(clippy::disallowed_methods, reason = "the suite is a file")]
fn bags() -> Option<BTreeMap<String, MemoryFolder>> {
    let file = std::fs::File::open(shared("conformance/bagit-conformance-bags.tar.gz")?).expect("the suite");
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(file));
    let mut bags: BTreeMap<String, MemoryFolder> = BTreeMap::new();
    for entry in archive.entries().expect("entries") {
        let mut entry = entry.expect("an entry");
        let path = entry.path().expect("a path").to_str().expect("Unicode").to_owned();
        let parts: Vec<&str> = path.splitn(4, '/').collect();
        let [version, category, name, inside] = parts.as_slice() else {
            continue;
        };
        if !entry.header().entry_type().is_file() {
            continue;
        }
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("bytes");
        let bag = bags.entry(format!("{version}/{category}/{name}")).or_default();
        *bag = std::mem::take(bag).with(inside, bytes);
    }
    Some(bags)
}

fn said(bag: &MemoryFolder) -> Says {
    match verified(bag.clone()) {
        Ok(verdict) if verdict.is_valid() && verdict.warnings.is_empty() => Says::Valid,
        Ok(verdict) if verdict.is_valid() => Says::ValidWithWarning,
        Ok(_) | Err(_) => Says::Invalid,
    }
}

#[test]
fn all_60_bags_are_judged_as_the_suite_says() {
    let Some(bags) = bags() else { return };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, bag) in &bags {
        let category = name.split('/').nth(1).expect("a category");
        let said = said(bag);
        let right = match category {
            "valid" => said != Says::Invalid,
            "warning" => said == Says::ValidWithWarning,
            "invalid" | "linux-only" | "windows-only" => said == Says::Invalid,
            other => panic!("category {other}"),
        };
        assert!(right, "{name}: {said:?}, {:#?}", verified(bag.clone()));
        *counts.entry(category).or_default() += 1;
    }
    let expected = [
        ("invalid", 15),
        ("linux-only", 6),
        ("valid", 27),
        ("warning", 6),
        ("windows-only", 6),
    ];
    assert_eq!(counts, BTreeMap::from(expected));
    assert_eq!(counts.values().sum::<usize>(), 60);
    println!("found {}, run 60, skipped 0", bags.len());
}

#[test]
fn a_bag_that_is_refused_says_what_is_wrong() {
    let Some(bags) = bags() else { return };
    for (name, code) in [
        ("v0.97/invalid/baginfo-missing-encoding", "bagit-declaration"),
        ("v0.97/invalid/bom-in-bagit.txt", "bagit-declaration"),
        ("v0.97/invalid/corrupt-data-file", "digest-mismatch"),
        ("v0.97/invalid/corrupt-tag-file", "digest-mismatch"),
        ("v0.97/invalid/extra-file-in-bag", "payload-extra"),
        ("v0.97/invalid/invalid-version-number", "bagit-declaration"),
        ("v0.97/invalid/missing-baginfo", "tag-file-missing"),
        ("v0.97/invalid/missing-bagit.txt", "not-a-bundle"),
        (
            "v0.97/invalid/out-of-scope-file-paths-using-dot-notation",
            "path-escapes",
        ),
        (
            "v0.97/invalid/out-of-scope-file-paths-using-dot-notation-for-fetch",
            "path-escapes",
        ),
        (
            "v0.97/invalid/same-filename-listed-twice-with-different-hashes",
            "manifest-lists-twice",
        ),
        (
            "v0.97/linux-only/out-of-scope-file-paths-using-shortcut",
            "path-escapes",
        ),
        (
            "v0.97/windows-only/out-of-scope-file-paths-using-unc-for-fetch",
            "path-escapes",
        ),
        ("v1.0/invalid/bagit-with-invalid-whitespace", "bagit-declaration"),
        ("v1.0/invalid/notAllManifestsListAllFiles", "payload-extra"),
        (
            "v1.0/invalid/same-filename-listed-twice-with-the-same-hash",
            "manifest-lists-twice",
        ),
    ] {
        let found = match verified(bags.get(name).expect("a bag").clone()) {
            Ok(verdict) => verdict.faults.first().map(assay_bundle::Fault::code),
            Err(error) => Some(error.code()),
        };
        assert_eq!(found, Some(code), "{name}");
    }
}
