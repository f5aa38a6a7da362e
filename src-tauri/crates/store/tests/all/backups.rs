//! Backups that were opened again, and what happens to a damaged database.

use crate::support::*;
use assay_model::{Sha256, Timestamp};
use assay_store::*;
use std::fs;

const DAY: i64 = 86_400;

fn later(days: i64) -> Timestamp {
    Timestamp::from_unix(NOW.unix() + days * DAY)
}

fn damage(shelf: &Shelf) -> Vec<u8> {
    let file = shelf.dir().join("library.db");
    let mut bytes = fs::read(&file).expect("bytes");
    for byte in bytes.iter_mut().skip(4096).step_by(7) {
        *byte ^= 0xa5;
    }
    fs::write(&file, &bytes).expect("damaged");
    bytes
}

/// A library with submission 1 in its backup and submission 2 only in the database, closed.
fn library_with_a_backup(shelf: &Shelf) {
    let library = shelf.open();
    is_new(small(1).import(&library));
    assert!(library.upkeep(NOW).expect("kept up").backed_up);
    is_new(small(2).import(&library));
}

#[cfg(unix)]
#[test]
fn a_backup_and_what_is_restored_from_it_are_the_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let shelf = Shelf::new();
    library_with_a_backup(&shelf);
    let mode = |path: std::path::PathBuf| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    let backups = shelf.dir().join("backups");
    let made = names(&backups);
    assert_eq!(made.len(), 1);
    assert_eq!(mode(backups.join(&made[0])), 0o600);
    // One of an earlier build.
    fs::set_permissions(backups.join(&made[0]), fs::Permissions::from_mode(0o644)).expect("open to all");
    assert!(shelf.open().upkeep(later(2)).expect("kept up").backed_up);
    for name in names(&backups) {
        assert_eq!(mode(backups.join(name)), 0o600);
    }
    damage(&shelf);
    let opened = Library::open(shelf.dir(), NOW, OnDamage::Restore).expect("restored");
    drop(opened);
    assert_eq!(mode(shelf.dir().join("library.db")), 0o600);
}

#[test]
fn a_backup_is_made_once_a_day_and_the_last_ten_are_kept() {
    let shelf = Shelf::new();
    let library = shelf.open();
    assert!(!library.upkeep(NOW).expect("kept up").backed_up, "nothing is in it");
    assert!(!library.first_backup(NOW).expect("looked"));
    is_new(small(1).import(&library));
    for day in 0..13 {
        let day = later(day);
        assert!(library.upkeep(day).expect("kept up").backed_up);
        assert!(
            !library
                .upkeep(Timestamp::from_unix(day.unix() + DAY - 1))
                .expect("kept up")
                .backed_up
        );
    }
    assert!(!library.first_backup(later(20)).expect("looked"), "not the first");
    let backups = names(&shelf.dir().join("backups"));
    assert_eq!(backups.len(), 10);
    assert!(
        backups[0].starts_with("000004-") && backups[9].starts_with("000013-"),
        "{backups:?}"
    );
}

#[test]
fn the_whole_database_is_checked_once_a_week() {
    let shelf = Shelf::new();
    let library = shelf.open();
    assert!(library.upkeep(NOW).expect("kept up").checked);
    assert!(!library.upkeep(later(6)).expect("kept up").checked);
    assert!(library.upkeep(later(7)).expect("kept up").checked);
}

#[test]
fn a_backup_is_one_file_that_holds_what_the_library_held() {
    let shelf = Shelf::new();
    library_with_a_backup(&shelf);
    let backup = shelf
        .dir()
        .join("backups")
        .join(&names(&shelf.dir().join("backups"))[0]);
    let db = rusqlite::Connection::open_with_flags(backup, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).expect("opens");
    let rows: i64 = db
        .query_row("SELECT count(*) FROM submissions", [], |row| row.get(0))
        .expect("counted");
    assert_eq!(rows, 1);
    drop(db);
    assert_eq!(names(&shelf.dir().join("backups")).len(), 1);
}

#[test]
fn a_backup_is_made_while_the_library_is_written() {
    let shelf = Shelf::new();
    let library = shelf.open();
    is_new(small(1).import(&library));
    let head = begin(&library, 1, &submission_id(1));
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| (0..300).fold(head, |head, step| note(&library, 1, head, &step.to_string())));
        for day in 0..5 {
            assert!(library.upkeep(later(day)).expect("kept up").backed_up);
        }
        assert_eq!(writer.join().expect("written").count, 301);
    });
}

#[test]
fn a_damaged_database_is_not_opened_and_not_touched() {
    let shelf = Shelf::new();
    library_with_a_backup(&shelf);
    let damaged = damage(&shelf);
    let refused = Library::open(shelf.dir(), NOW, OnDamage::Refuse);
    assert!(
        matches!(&refused, Err(OpenError::Damaged { backup: Some(at), .. }) if *at == NOW),
        "{refused:?}"
    );
    assert_eq!(fs::read(shelf.dir().join("library.db")).expect("bytes"), damaged);
    assert!(!shelf.dir().join("damaged").exists());
}

#[test]
fn a_backup_takes_the_place_of_a_damaged_database_which_is_kept() {
    let shelf = Shelf::new();
    library_with_a_backup(&shelf);
    let damaged = damage(&shelf);
    let opened = Library::open(shelf.dir(), later(3), OnDamage::Restore).expect("opens");
    let Finding::Restored { backup, kept } = &opened.findings[0] else {
        panic!("{:?}", opened.findings)
    };
    assert_eq!(*backup, Some(NOW));
    assert_eq!(
        fs::read(shelf.dir().join("damaged").join(kept).join("library.db")).expect("bytes"),
        damaged
    );
    let library = opened.library;
    assert!(library.submission(&submission_id(1)).expect("read").is_some());
    assert_eq!(library.submission(&submission_id(2)).expect("read"), None);
    // The evidence of the submission that the backup does not know is still there.
    assert_eq!(opened.findings[1..], [Finding::ArtifactsUnreferenced { count: 2 }]);
    assert_eq!(shelf.artifacts().len(), 4);
    is_new(small(2).import(&library));
    drop(library);
    shelf.open();
}

#[test]
fn a_backup_that_is_damaged_itself_is_passed_over() {
    let shelf = Shelf::new();
    let library = shelf.open();
    is_new(small(1).import(&library));
    for day in 0..3 {
        library.upkeep(later(day)).expect("kept up");
    }
    drop(library);
    let backups = names(&shelf.dir().join("backups"));
    fs::write(shelf.dir().join("backups").join(&backups[2]), b"not a database").expect("damaged");
    fs::write(shelf.dir().join("backups").join(&backups[1]), b"").expect("damaged");
    damage(&shelf);
    let opened = Library::open(shelf.dir(), later(9), OnDamage::Restore).expect("opens");
    assert!(matches!(&opened.findings[0], Finding::Restored { backup: Some(at), .. } if *at == NOW));
}

#[test]
fn without_a_backup_a_damaged_database_stays_where_it_is() {
    let shelf = Shelf::new();
    let library = shelf.open();
    is_new(small(1).import(&library));
    drop(library);
    fs::write(
        shelf.dir().join("library.db"),
        b"not a database at all, but long enough to be one",
    )
    .expect("damaged");
    let refused = Library::open(shelf.dir(), NOW, OnDamage::Restore);
    assert!(
        matches!(refused, Err(OpenError::Damaged { backup: None, .. })),
        "{refused:?}"
    );
    assert_eq!(shelf.artifacts().len(), 2);
    let refused = Library::open_reading(shelf.dir());
    assert!(matches!(refused, Err(OpenError::Damaged { .. })), "{refused:?}");
}

#[test]
fn a_library_whose_database_is_gone_is_damaged_and_not_new() {
    let shelf = Shelf::new();
    library_with_a_backup(&shelf);
    fs::remove_file(shelf.dir().join("library.db")).expect("gone");
    let refused = Library::open(shelf.dir(), NOW, OnDamage::Refuse);
    assert!(
        matches!(refused, Err(OpenError::Damaged { backup: Some(_), .. })),
        "{refused:?}"
    );
    let opened = Library::open(shelf.dir(), NOW, OnDamage::Restore).expect("opens");
    assert!(opened.library.submission(&submission_id(1)).expect("read").is_some());
    assert_eq!(shelf.artifacts().len(), 4);
}

#[test]
fn files_that_are_missing_or_belong_to_nobody_are_told_and_left_alone() {
    let shelf = Shelf::new();
    let library = shelf.open();
    let handed = small(1);
    is_new(handed.import(&library));
    drop(library);
    let artifacts = shelf.dir().join("artifacts");
    fs::remove_file(artifacts.join(handed.submission.artifacts[0].sha256.to_string())).expect("gone");
    fs::write(artifacts.join(Sha256::of(b"stranger").to_string()), b"stranger").expect("written");
    fs::write(artifacts.join("README.txt"), b"not ours").expect("written");
    let opened = Library::open(shelf.dir(), NOW, OnDamage::Refuse).expect("opens");
    let expected = [
        Finding::ArtifactsMissing { count: 1 },
        Finding::ArtifactsUnreferenced { count: 1 },
    ];
    assert_eq!(opened.findings, expected);
    assert_eq!(shelf.artifacts().len(), 3);
}
