//! One writer, others read; folders and databases that are refused.

use crate::support::*;
use assay_store::*;
use std::fs;

#[test]
fn a_library_is_made_where_there_is_none_and_opens_again() {
    let shelf = Shelf::new();
    let dir = shelf.dir().join("new/library");
    for _ in 0..2 {
        drop(Library::open(&dir, NOW, OnDamage::Refuse).expect("opens"));
    }
    assert_eq!(names(&dir), ["artifacts", "library.db", "library.lock", "staging"]);
}

#[test]
fn where_there_is_no_library_none_is_made_unless_one_is_asked_for() {
    let shelf = Shelf::new();
    let dir = shelf.dir().join("evidence");
    let open = || Library::open_existing(&dir, NOW, OnDamage::Restore);
    let missing = |opened| matches!(opened, Err(OpenError::Missing { folder }) if folder == dir);
    assert!(missing(open()) && !dir.exists());
    fs::create_dir(&dir).expect("made");
    fs::write(dir.join("plan.txt"), "a plan").expect("written");
    assert!(missing(open()));
    assert_eq!(names(&dir), ["plan.txt"]);
    let file = dir.join("plan.txt");
    let opened = Library::open_existing(&file, NOW, OnDamage::Restore);
    assert!(matches!(opened, Err(OpenError::NotAFolder { .. })));
    assert!(matches!(
        Library::open_reading(&file),
        Err(OpenError::NotAFolder { .. })
    ));
    drop(Library::open(&dir, NOW, OnDamage::Refuse).expect("made"));
    drop(open().expect("opens"));
}

#[test]
fn a_library_whose_database_is_lost_is_not_called_missing() {
    let shelf = Shelf::new();
    let dir = shelf.dir().join("library");
    let library = Library::open(&dir, NOW, OnDamage::Refuse).expect("made").library;
    is_new(small(1).import(&library));
    library.upkeep(NOW).expect("a backup");
    drop(library);
    fs::remove_file(dir.join("library.db")).expect("lost");
    let refused = Library::open_existing(&dir, NOW, OnDamage::Refuse);
    assert!(
        matches!(refused, Err(OpenError::Damaged { backup: Some(_), .. })),
        "{refused:?}"
    );
    let restored = Library::open_existing(&dir, NOW, OnDamage::Restore).expect("opens");
    assert!(
        matches!(restored.findings.as_slice(), [Finding::Restored { .. }]),
        "{:?}",
        restored.findings
    );
}

#[cfg(unix)]
#[test]
fn what_is_in_a_library_is_the_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let shelf = Shelf::new();
    let dir = shelf.dir().join("library");
    let library = Library::open(&dir, NOW, OnDamage::Refuse).expect("opens").library;
    let file = small(1);
    is_new(file.import(&library));
    let mode = |name: &str| fs::metadata(dir.join(name)).expect(name).permissions().mode() & 0o777;
    assert_eq!((mode(""), mode("artifacts"), mode("staging")), (0o700, 0o700, 0o700));
    assert_eq!(
        (mode("library.db"), mode("library.db-wal"), mode("library.lock")),
        (0o600, 0o600, 0o600)
    );
    assert_eq!(
        mode(&format!("artifacts/{}", file.submission.artifacts[0].sha256)),
        0o400
    );
}

#[test]
fn a_second_writer_is_refused_until_the_first_is_gone() {
    let shelf = Shelf::new();
    let first = shelf.open();
    let second = Library::open(shelf.dir(), NOW, OnDamage::Restore);
    assert!(matches!(second, Err(OpenError::LibraryOpen { folder }) if folder == shelf.dir()));
    drop(first);
    shelf.open();
}

#[test]
fn a_second_process_reads_what_the_first_has_committed() {
    let shelf = Shelf::new();
    let library = shelf.open();
    let reading = Library::open_reading(shelf.dir()).expect("reads");
    assert_eq!(reading.queue(&QueueQuery::default()).expect("a page").total, 0);
    is_new(small(2041).import(&library));
    assert_eq!(reading.queue(&QueueQuery::default()).expect("a page").total, 1);
    drop(library);
    let alone = Library::open_reading(shelf.dir()).expect("reads alone");
    let row = alone.submission(&submission_id(2041)).expect("read").expect("there");
    assert_eq!(row.artifacts.len(), 2);
}

#[test]
fn reading_makes_nothing() {
    let shelf = Shelf::new();
    let refused = Library::open_reading(shelf.dir());
    assert!(matches!(refused, Err(OpenError::Missing { .. })));
    assert_eq!(names(shelf.dir()), Vec::<String>::new());
}

#[test]
fn a_folder_that_another_program_synchronises_is_refused_and_not_made() {
    let shelf = Shelf::new();
    for (name, service) in [
        ("Dropbox/assay", "Dropbox"),
        ("OneDrive - District/a", "OneDrive"),
        ("Nextcloud", "Nextcloud"),
    ] {
        let refused = Library::open(&shelf.dir().join(name), NOW, OnDamage::Refuse);
        assert!(
            matches!(refused, Err(OpenError::InCloudFolder { service: found, .. }) if found == service),
            "{name}"
        );
        assert!(!shelf.dir().join(name).exists());
    }
    assert!(Library::open(&shelf.dir().join("assay"), NOW, OnDamage::Refuse).is_ok());
}

#[test]
fn a_folder_is_known_as_synchronised_by_its_mark_and_through_a_link() {
    let shelf = Shelf::new();
    let marked = shelf.dir().join("work");
    fs::create_dir_all(marked.join(".stfolder")).expect("a mark");
    let refused = Library::open(&marked.join("assay"), NOW, OnDamage::Refuse);
    assert!(matches!(
        refused,
        Err(OpenError::InCloudFolder {
            service: "Syncthing",
            ..
        })
    ));
    #[cfg(unix)]
    {
        let cloud = shelf.dir().join("Dropbox");
        fs::create_dir(&cloud).expect("a folder");
        std::os::unix::fs::symlink(&cloud, shelf.dir().join("plain")).expect("a link");
        let refused = Library::open(&shelf.dir().join("plain/assay"), NOW, OnDamage::Refuse);
        assert!(matches!(
            refused,
            Err(OpenError::InCloudFolder { service: "Dropbox", .. })
        ));
        assert_eq!(names(&cloud), Vec::<String>::new());
    }
}

/// The database is changed behind the store's back, as another program would.
fn with_database(shelf: &Shelf, sql: &str) {
    let db = rusqlite::Connection::open(shelf.dir().join("library.db")).expect("a database");
    db.execute_batch(sql).expect("changed");
}

#[test]
fn a_library_of_a_later_version_is_refused_and_left_as_it_is() {
    let shelf = Shelf::new();
    drop(shelf.open());
    with_database(&shelf, "PRAGMA user_version = 99");
    let before = fs::read(shelf.dir().join("library.db")).expect("bytes");
    for refused in [
        Library::open(shelf.dir(), NOW, OnDamage::Restore).map(drop),
        Library::open_reading(shelf.dir()).map(drop),
    ] {
        assert!(
            matches!(
                refused,
                Err(OpenError::Newer {
                    found: 99,
                    supported: 4
                })
            ),
            "{refused:?}"
        );
    }
    assert_eq!(fs::read(shelf.dir().join("library.db")).expect("bytes"), before);
}

#[test]
fn a_library_of_an_earlier_version_is_brought_up_to_date_by_a_writer_only() {
    let shelf = Shelf::new();
    drop(shelf.open());
    with_database(&shelf, "PRAGMA user_version = 2");
    let refused = Library::open_reading(shelf.dir());
    assert!(matches!(refused, Err(OpenError::Older { found: 2, supported: 4 })));
}

#[test]
fn another_programs_database_is_refused_and_left_as_it_is() {
    let shelf = Shelf::new();
    with_database(&shelf, "CREATE TABLE cookies (x)");
    let before = fs::read(shelf.dir().join("library.db")).expect("bytes");
    for refused in [
        Library::open(shelf.dir(), NOW, OnDamage::Restore).map(drop),
        Library::open_reading(shelf.dir()).map(drop),
    ] {
        assert!(matches!(refused, Err(OpenError::NotALibrary { .. })), "{refused:?}");
    }
    assert_eq!(fs::read(shelf.dir().join("library.db")).expect("bytes"), before);
}

#[test]
fn settings_are_kept_changed_and_taken_away() {
    let shelf = Shelf::new();
    let library = shelf.open();
    assert_eq!(library.setting("theme").expect("read"), None);
    for value in [Some("dark"), Some("light"), None] {
        library.set_setting("theme", value).expect("kept");
        assert_eq!(library.setting("theme").expect("read").as_deref(), value);
    }
}
