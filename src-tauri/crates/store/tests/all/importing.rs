//! A submission is absent or whole, and its files are there once.

use crate::support::*;
use assay_model::Sha256;
use assay_store::*;
use std::fs;
use std::io::{Read, Seek, SeekFrom, Write};

#[test]
fn a_submission_comes_back_as_it_was_handed_in() {
    let shelf = Shelf::new();
    let (library, handed) = (shelf.open(), small(2041));
    is_new(handed.import(&library));
    shelf.nothing_staged();
    let row = library.submission(&handed.submission.id).expect("read").expect("there");
    assert_eq!((&row.number, row.attempt), (&handed.submission.number, 1));
    assert_eq!((row.payload, row.language.as_str()), (handed.payload, "en"));
    assert_eq!(row.micro_credential, handed.submission.micro_credential.sha256);
    assert_eq!(row.json, "{\"format\":\"assay/submission/1\"}");
    for ((stored, given), bytes) in row
        .artifacts
        .iter()
        .zip(&handed.submission.artifacts)
        .zip(&handed.files)
    {
        assert_eq!(
            (&stored.id, &stored.path, &stored.sha256),
            (&given.id, &given.path, &given.sha256)
        );
        assert_eq!(
            (&stored.title, stored.size, stored.consent),
            (&given.title, given.size, given.consent)
        );
        let mut read = Vec::new();
        let mut artifact = library.open_artifact(&given.sha256).expect("opens");
        artifact.read_to_end(&mut read).expect("read");
        assert_eq!(&read, bytes);
        assert_eq!(artifact.size(), given.size);
    }
    assert_eq!(row.artifacts[0].probe.as_deref(), Some("{\"pages\":3}"));
    assert_eq!(row.artifacts[1].probe, None);
}

#[test]
fn an_artifact_is_read_from_any_place() {
    let shelf = Shelf::new();
    let (library, handed) = (shelf.open(), handed(1, &[("a.txt", b"0123456789")]));
    is_new(handed.import(&library));
    let mut artifact = library.open_artifact(&Sha256::of(b"0123456789")).expect("opens");
    let mut three = [0; 3];
    artifact.seek(SeekFrom::End(-4)).expect("a place");
    artifact.read_exact(&mut three).expect("read");
    assert_eq!(&three, b"678");
    assert_eq!(artifact.read_at(&mut three, 1).expect("read"), 3);
    assert_eq!(&three, b"123");
    assert_eq!(artifact.read_at(&mut three, 10).expect("read"), 0);
    assert_eq!(artifact.stream_position().expect("a place"), 9);
}

#[test]
fn a_file_that_two_submissions_share_is_stored_once_and_goes_with_the_last() {
    let shelf = Shelf::new();
    let library = shelf.open();
    let first = handed(1, &[("plan.pdf", b"the same plan"), ("a.txt", b"of the first")]);
    let second = handed(2, &[("plan.pdf", b"the same plan"), ("copy.pdf", b"the same plan")]);
    is_new(first.import(&library));
    is_new(second.import(&library));
    assert_eq!(shelf.artifacts().len(), 2);
    assert!(library.delete_submission(&first.submission.id).expect("deleted"));
    assert_eq!(shelf.artifacts(), [Sha256::of(b"the same plan").to_string()]);
    assert!(!library.delete_submission(&first.submission.id).expect("asked"));
    assert!(library.delete_submission(&second.submission.id).expect("deleted"));
    assert_eq!(shelf.artifacts(), Vec::<String>::new());
}

#[test]
fn a_deleted_submission_leaves_no_row() {
    let shelf = Shelf::new();
    let (library, handed) = (shelf.open(), small(2041));
    is_new(handed.import(&library));
    let head = begin(&library, 1, &handed.submission.id);
    note(&library, 1, head, "seen");
    library
        .save_draft(&review_id(1), &Draft::of("a", "text"), NOW)
        .expect("kept");
    assert!(library.delete_submission(&handed.submission.id).expect("deleted"));
    drop(library);
    let db = rusqlite::Connection::open(shelf.dir().join("library.db")).expect("a database");
    for table in [
        "submissions",
        "artifacts",
        "loose_artifacts",
        "reviews",
        "journal",
        "scoresheets",
        "drafts",
        "queue",
        "search",
    ] {
        let sql = format!("SELECT count(*) FROM {table}");
        let rows: i64 = db.query_row(&sql, [], |row| row.get(0)).expect(table);
        assert_eq!(rows, 0, "{table}");
    }
}

#[test]
fn the_same_submission_again_changes_nothing() {
    let shelf = Shelf::new();
    let (library, handed) = (shelf.open(), small(2041));
    is_new(handed.import(&library));
    let again = library
        .would_import(&handed.submission, &handed.payload)
        .expect("an answer");
    assert_eq!(again, already_here());
    assert_eq!(handed.import(&library).expect("an answer"), already_here());
    assert_eq!(shelf.artifacts().len(), 2);
    shelf.nothing_staged();
}

#[test]
fn the_same_submission_with_another_payload_never_overwrites() {
    let shelf = Shelf::new();
    let (library, first) = (shelf.open(), small(2041));
    is_new(first.import(&library));
    let mut other = handed(2041, &[("plan.pdf", b"another plan")]);
    other.payload = Sha256::of(b"another payload");
    assert!(matches!(
        library.would_import(&other.submission, &other.payload),
        Err(ImportError::SubmissionDiffers { .. })
    ));
    let refused = other.import(&library);
    assert!(
        matches!(&refused, Err(ImportError::SubmissionDiffers { number, .. }) if number.as_str() == "2041"),
        "{refused:?}"
    );
    assert_eq!(shelf.artifacts().len(), 2);
    shelf.nothing_staged();
    let kept = library.submission(&first.submission.id).expect("read").expect("there");
    assert_eq!(kept.payload, first.payload);
}

#[test]
fn a_micro_credential_under_a_taken_version_with_another_content_is_refused() {
    let shelf = Shelf::new();
    let library = shelf.open();
    is_new(small(1).import(&library));
    let mut other = small(2);
    other.submission.micro_credential.sha256 = Sha256::of(b"changed");
    let refused = other.import(&library);
    assert!(
        matches!(&refused, Err(ImportError::MicroCredentialDiffers { title, version })
            if title == "Checking for understanding" && version == "2"),
        "{refused:?}"
    );
    assert_eq!(library.submission(&other.submission.id).expect("read"), None);
    assert_eq!(shelf.artifacts().len(), 2);
    other.submission.micro_credential.version = "3".to_owned();
    is_new(other.import(&library));
}

#[test]
fn a_micro_credential_that_a_submission_brought_waits_to_be_accepted() {
    let shelf = Shelf::new();
    let library = shelf.open();
    let handed = small(1);
    is_new(handed.import(&library));
    let sha256 = handed.submission.micro_credential.sha256;
    let accepted = || {
        library
            .micro_credential(&sha256)
            .expect("read")
            .expect("there")
            .accepted
    };
    assert!(!accepted());
    assert!(library.accept_micro_credential(&sha256).expect("kept"));
    assert!(accepted());
    assert!(!library.accept_micro_credential(&Sha256::of(b"other")).expect("kept"));
}

#[test]
fn a_micro_credential_of_the_catalogue_is_accepted_at_once_and_accepts_what_a_submission_brought() {
    let shelf = Shelf::new();
    let library = shelf.open();
    let handed = small(1);
    is_new(handed.import(&library));
    let named = &handed.submission.micro_credential;
    let mut new = NewMicroCredential {
        id: &named.id,
        version: &named.version,
        sha256: named.sha256,
        title: "Checking for understanding",
        json: b"{}",
        origin: Origin::Catalogue,
        at: NOW,
    };
    assert_eq!(library.put_micro_credential(&new).expect("kept"), Put::AlreadyHere);
    assert!(
        library
            .micro_credential(&named.sha256)
            .expect("read")
            .expect("there")
            .accepted
    );
    new.sha256 = Sha256::of(b"changed");
    assert!(matches!(
        library.put_micro_credential(&new),
        Err(MicroCredentialError::Differs { .. })
    ));
    new.version = "3";
    assert_eq!(library.put_micro_credential(&new).expect("kept"), Put::New);
    let all = library.micro_credentials().expect("read");
    assert_eq!(
        all.iter().map(|row| row.version.as_str()).collect::<Vec<_>>(),
        ["2", "3"]
    );
}

#[test]
fn a_number_that_another_submission_has_is_allowed_and_told() {
    let shelf = Shelf::new();
    let library = shelf.open();
    is_new(small(2041).import(&library));
    let mut second = small(7);
    second.submission.number = "2041".parse().expect("a number");
    second.submission.attempt = 2;
    let Ok(Imported::New { number_taken }) = second.import(&library) else {
        panic!("not imported");
    };
    assert_eq!(number_taken.len(), 1);
    assert_eq!(
        (number_taken[0].attempt, &number_taken[0].submission),
        (1, &submission_id(2041))
    );
    assert_eq!(number_taken[0].micro_credential, "Checking for understanding");
    let both = library.submissions_numbered(&second.submission.number).expect("read");
    assert_eq!(both.iter().map(|taken| taken.attempt).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn an_import_that_is_dropped_leaves_nothing() {
    let shelf = Shelf::new();
    let library = shelf.open();
    let staging = small(1).stage(&library);
    let mut half = staging.begin(10).expect("a file");
    half.write_all(b"half").expect("written");
    assert_eq!(names(&shelf.dir().join("staging/0")).len(), 3);
    drop(half);
    assert_eq!(names(&shelf.dir().join("staging/0")).len(), 2);
    drop(staging);
    shelf.nothing_staged();
    assert_eq!(shelf.artifacts(), Vec::<String>::new());
}

#[test]
fn a_file_that_outlives_its_import_neither_hangs_nor_stays() {
    let shelf = Shelf::new();
    let library = shelf.open();
    let staging = library.stage(10).expect("room");
    let mut late = staging.begin(4).expect("a file");
    drop(staging);
    late.write_all(b"late").expect("written");
    late.finish(Sha256::of(b"late")).expect("finished");
    shelf.nothing_staged();
}

#[test]
fn a_file_has_the_size_that_was_announced() {
    let shelf = Shelf::new();
    let library = shelf.open();
    let staging = library.stage(10).expect("room");
    let mut blob = staging.begin(4).expect("a file");
    assert!(blob.write_all(b"12345").is_err());
    blob.write_all(b"123").expect("written");
    let short = blob.finish(Sha256::of(b"123"));
    assert!(
        matches!(short, Err(StoreError::Incomplete { announced: 4, found: 3 })),
        "{short:?}"
    );
    let mut exact = staging.begin(4).expect("a file");
    exact.write_all(b"1234").expect("written");
    exact.finish(Sha256::of(b"1234")).expect("finished");
    let empty = staging.begin(0).expect("a file");
    empty.finish(Sha256::of(b"")).expect("finished");
}

#[test]
fn a_submission_whose_file_was_not_staged_is_refused() {
    let shelf = Shelf::new();
    let library = shelf.open();
    let whole = small(1);
    let mut half = whole.clone();
    half.files.truncate(1);
    let refused = half.import(&library);
    assert!(
        matches!(&refused, Err(ImportError::BlobMissing { path }) if path.as_str() == "video/lesson.mp4"),
        "{refused:?}"
    );
    assert_eq!(shelf.artifacts(), Vec::<String>::new());
    is_new(whole.import(&library));
    // A file that the store has need not be brought again.
    let mut resubmitted = handed(2, &[("plan.pdf", &whole.files[0])]);
    resubmitted.files.clear();
    is_new(resubmitted.import(&library));
}

#[test]
fn a_staged_file_that_the_submission_does_not_name_is_not_kept() {
    let shelf = Shelf::new();
    let library = shelf.open();
    let handed = small(1);
    let staging = handed.stage(&library);
    let mut stray = staging.begin(5).expect("a file");
    stray.write_all(b"stray").expect("written");
    stray.finish(Sha256::of(b"stray")).expect("finished");
    is_new(handed.import_staged(&library, staging));
    assert_eq!(shelf.artifacts().len(), 2);
}

#[test]
fn a_changed_artifact_is_found_and_a_good_copy_takes_its_place() {
    let shelf = Shelf::new();
    let library = shelf.open();
    let handed = small(1);
    is_new(handed.import(&library));
    let sha256 = handed.submission.artifacts[0].sha256;
    assert_eq!(
        library.verify_artifact(&sha256).expect("sound"),
        handed.submission.artifacts[0].size
    );
    let file = shelf.dir().join("artifacts").join(sha256.to_string());
    let mut bytes = handed.files[0].clone();
    bytes[3] ^= 1;
    fs::remove_file(&file).expect("removed");
    fs::write(&file, &bytes).expect("written");
    let found = library.verify_artifact(&sha256);
    assert!(matches!(found, Err(ArtifactError::Damaged { found, .. }) if found == Sha256::of(&bytes)));
    let mut again = handed.clone();
    again.submission.id = submission_id(9);
    assert!(again.import(&library).is_ok());
    assert!(library.verify_artifact(&sha256).is_ok());
    assert!(matches!(
        library.open_artifact(&Sha256::of(b"never")),
        Err(ArtifactError::Missing { .. })
    ));
}

#[test]
fn a_copy_is_read_again_once_its_file_changed_and_not_before() {
    let shelf = Shelf::new();
    let library = shelf.open();
    let handed = small(1);
    is_new(handed.import(&library));
    let (sha256, bytes) = (handed.submission.artifacts[0].sha256, &handed.files[0]);
    let file = shelf.dir().join("artifacts").join(sha256.to_string());
    let reread = Rereading::default();
    let is_whole = || reread.is_whole(&library, &sha256).expect("read");
    assert!(!reread.knows(&sha256));
    assert!(is_whole() && is_whole() && reread.knows(&sha256));

    let written = fs::metadata(&file).expect("there").modified().expect("a time");
    let mut changed = bytes.clone();
    changed[3] ^= 1;
    let put = |bytes: &[u8]| {
        let mut permissions = fs::metadata(&file).expect("there").permissions();
        #[expect(clippy::permissions_set_readonly_false, reason = "it is removed with its folder")]
        permissions.set_readonly(false);
        fs::set_permissions(&file, permissions).expect("may be written");
        fs::write(&file, bytes).expect("written");
        let opened = fs::File::options().write(true).open(&file).expect("opens");
        opened.set_modified(written).expect("another hand set its time back");
    };
    put(&changed);
    assert!(
        !is_whole(),
        "as long as before, written at the same time, and other bytes"
    );
    put(bytes);
    assert!(is_whole(), "mended");

    fs::remove_file(&file).expect("removed");
    let gone = reread.is_whole(&library, &sha256);
    assert!(matches!(gone, Err(ArtifactError::Missing { .. })));
}

#[test]
fn bringing_the_same_submission_again_mends_what_is_damaged_or_gone() {
    let shelf = Shelf::new();
    let library = shelf.open();
    let handed = small(1);
    is_new(handed.import(&library));
    let [first, second] = [0, 1].map(|at| handed.submission.artifacts[at].clone());
    let place =
        |artifact: &assay_model::submission::Artifact| shelf.dir().join("artifacts").join(artifact.sha256.to_string());
    let mut bytes = handed.files[0].clone();
    bytes[3] ^= 1;
    fs::remove_file(place(&first)).expect("removed");
    fs::write(place(&first), &bytes).expect("written");
    let mended = handed.import(&library).expect("an answer");
    assert_eq!(
        mended,
        Imported::AlreadyHere {
            mended: vec![first.path.clone()]
        }
    );
    fs::remove_file(place(&first)).expect("removed");
    fs::remove_file(place(&second)).expect("removed");
    let staging = handed.stage(&library);
    let mended = library.mend(staging, &handed.submission).expect("an answer");
    assert_eq!(mended, [first.path.clone(), second.path.clone()]);
    for artifact in [&first, &second] {
        library.verify_artifact(&artifact.sha256).expect("whole again");
    }
    assert_eq!(handed.import(&library).expect("an answer"), already_here());
    shelf.nothing_staged();
}

#[test]
fn many_imports_at_once_each_come_in_whole() {
    let shelf = Shelf::new();
    let library = shelf.open();
    std::thread::scope(|scope| {
        for number in 0..8 {
            let library = &library;
            scope.spawn(move || {
                for step in 0..4 {
                    let number = 100 * number + step + 1;
                    is_new(handed(number, &[("a.txt", b"shared"), ("b.txt", &number.to_le_bytes())]).import(library));
                }
            });
        }
    });
    assert_eq!(shelf.artifacts().len(), 33);
    assert_eq!(library.queue(&QueueQuery::default()).expect("a page").total, 32);
    drop(library);
    shelf.open();
}

#[test]
fn what_is_found_out_later_about_an_artifact_is_kept() {
    let shelf = Shelf::new();
    let library = shelf.open();
    let handed = small(1);
    is_new(handed.import(&library));
    let (submission, artifact) = (&handed.submission.id, &handed.submission.artifacts[1].id);
    assert!(
        library
            .save_probe(submission, artifact, "{\"durationMs\":1}")
            .expect("kept")
    );
    assert!(!library.save_probe(&submission_id(9), artifact, "{}").expect("kept"));
    let row = library.submission(submission).expect("read").expect("there");
    assert_eq!(row.artifacts[1].probe.as_deref(), Some("{\"durationMs\":1}"));
    assert!(library.set_due(submission, Some(NOW)).expect("kept"));
    assert_eq!(
        library.submission(submission).expect("read").expect("there").due,
        Some(NOW)
    );
    assert!(!library.set_due(&submission_id(9), None).expect("kept"));
}
