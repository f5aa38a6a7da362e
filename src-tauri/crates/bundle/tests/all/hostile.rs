//! Every hostile row of zips and manifests: refused with its code, or taken in; in time; its unbroken twin accepted.

use crate::{folder, shared, work, zip};
use assay_bundle::memory::MemoryFolder;
use assay_bundle::{Container, Discard, IntakeError, Limits, ReadError, intake, verify};
use assay_hostile::{Case, Kind, Made, NEEDS_CORPORA, Row, cases, rows};
use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

const SEED: u64 = 20_261_124;
/// What never ends is found. The two seconds of the list are held to the program itself, in crates/cli.
const DEADLINE: Duration = Duration::from_secs(60);

/// Rows by category, as the list had them when this was written.
const ROWS: [(&str, usize); 4] = [("BM", 14), ("ZB", 26), ("ZN", 16), ("ZP", 18)];

fn opened(made: &Made, limits: &Limits) -> Option<Result<Container, ReadError>> {
    match made {
        Made::Zip(bytes) => Some(zip(bytes, limits)),
        Made::Folder(files) => {
            let add = |folder: MemoryFolder, (path, bytes): (&String, &Vec<u8>)| folder.with(path, bytes.as_slice());
            Some(folder(files.iter().fold(MemoryFolder::default(), add), limits))
        }
        Made::Disk(_) => None,
    }
}

/// The codes with which `bundle inspect` refuses; empty where it is taken in.
fn inspected(made: &Made) -> Option<Vec<&'static str>> {
    let container = match opened(made, &Limits::INTAKE)? {
        Ok(container) => container,
        Err(error) => return Some(vec![error.code()]),
    };
    Some(match intake(&container, false, &Discard, &work()) {
        Ok(_) => Vec::new(),
        Err(IntakeError::Read(error)) => vec![error.code()],
        Err(IntakeError::Refused { faults, .. }) => faults.iter().map(assay_bundle::Fault::code).collect(),
    })
}

/// The codes with which `bundle verify` refuses.
fn verified(made: &Made) -> Option<Vec<&'static str>> {
    let verdict = opened(made, &Limits::VERIFY)?.and_then(|container| verify(&container, &work()));
    Some(match verdict {
        Ok(verdict) => verdict.faults.iter().map(assay_bundle::Fault::code).collect(),
        Err(error) => vec![error.code()],
    })
}

/// Runs `read`, which must not take longer than it may.
fn in_time<T>(case: &Case, read: impl FnOnce() -> T) -> T {
    let began = Instant::now();
    let result = read();
    assert!(began.elapsed() < DEADLINE, "{} took {:?}", case.name(), began.elapsed());
    result
}

fn check(case: &Case, sample: &[u8]) -> bool {
    let made = case.made();
    let Some(codes) = in_time(case, || inspected(&made)) else {
        println!("SKIPPED here, needs a disk: {}", case.name());
        return false;
    };
    match case.kind {
        Kind::Refuse => assert!(codes.contains(&case.code), "{}: {codes:?}", case.name()),
        Kind::Accept | Kind::Quarantine => assert_eq!(codes, Vec::<&str>::new(), "{}", case.name()),
    }
    let codes = in_time(case, || verified(&made)).unwrap_or_default();
    if case.breaks_zip_level {
        assert!(codes.contains(&case.code), "{} to verify: {codes:?}", case.name());
    } else {
        assert_eq!(codes, Vec::<&str>::new(), "{} to verify", case.name());
    }
    let twin = case.twin_bytes();
    if twin != sample {
        accepted(&Made::Zip(twin), &case.name());
    }
    true
}

#[track_caller]
fn accepted(made: &Made, name: &str) {
    assert_eq!(inspected(made), Some(Vec::new()), "the twin of {name}");
    assert_eq!(verified(made), Some(Vec::new()), "the twin of {name} to verify");
}

#[test]
fn every_hostile_bundle_comes_to_what_it_should_and_its_twin_is_accepted() {
    let cases = cases(SEED);
    let sample = assay_hostile::Bundle::sample().zip().bytes();
    accepted(&Made::Zip(sample.clone()), "most of them");
    let run = cases.iter().filter(|case| check(case, &sample)).count();
    println!(
        "seed {SEED}: found {}, run {run}, left to the disk {}",
        cases.len(),
        cases.len() - run
    );
    assert_eq!((cases.len(), run), (171, 166));
}

#[test]
fn every_row_of_the_list_is_made_or_named() {
    let made: BTreeSet<&str> = cases(SEED).iter().map(|case| case.id).collect();
    for id in NEEDS_CORPORA {
        assert!(!made.contains(id));
        println!("SKIPPED: {id} needs hostile/corpora");
    }
    let Some(path) = shared("hostile/inputs.csv") else {
        return;
    };
    #[expect(clippy::disallowed_methods, reason = "the list is a file")]
    let list = rows(&String::from_utf8(std::fs::read(path).expect("the list")).expect("text"));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for Row { id, .. } in &list {
        let category = id.split('-').next().expect("a category");
        if ROWS.iter().any(|(known, _)| *known == category) {
            *counts.entry(category).or_default() += 1;
            let id = id.as_str();
            assert!(made.contains(id) || NEEDS_CORPORA.contains(&id), "{id} is not made");
        }
    }
    assert_eq!(counts, BTreeMap::from(ROWS));
    assert_eq!(
        made.len() + NEEDS_CORPORA.len(),
        ROWS.iter().map(|(_, rows)| rows).sum::<usize>()
    );
}

#[test]
fn the_same_seed_makes_the_same_bytes() {
    // The large ones hold nothing but zeros and brackets.
    let large = ["ZB-002", "ZB-003", "ZB-006", "ZB-018", "BM-002"];
    for (one, other) in cases(SEED)
        .iter()
        .zip(cases(SEED))
        .filter(|(one, _)| !large.contains(&one.id))
    {
        if let (Made::Zip(one), Made::Zip(other)) = (one.made(), other.made()) {
            assert!(one == other);
        }
    }
}

#[test]
fn sixty_thousand_entries_are_refused_at_once() {
    let case = cases(SEED)
        .into_iter()
        .find(|case| case.id == "ZB-011")
        .expect("the case");
    let made = case.made();
    let began = Instant::now();
    assert_eq!(inspected(&made), Some(vec!["limit-exceeded"]));
    assert!(began.elapsed() < Duration::from_millis(200), "{:?}", began.elapsed());
}

#[test]
fn forty_files_of_half_a_gibibyte_are_over_the_limit_of_a_bundle() {
    let add = |folder: MemoryFolder, number: usize| folder.with_lie(&format!("data/{number}.mp4"), *b"", 512 << 20);
    let forty = (0..40).fold(MemoryFolder::default().with("bagit.txt", *b"x"), add);
    let refused = folder(forty, &Limits::INTAKE).map(|_| ()).map_err(|error| error.code());
    assert_eq!(refused, Err("limit-exceeded"));
    let few = (0..4).fold(MemoryFolder::default().with("bagit.txt", *b"x"), add);
    assert!(folder(few, &Limits::INTAKE).is_ok());
}
