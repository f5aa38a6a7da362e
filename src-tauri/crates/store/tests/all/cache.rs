//! Results that can be made again, beside the library.

use crate::support::*;
use assay_model::Sha256;
use assay_store::*;
use std::fs;
use std::path::PathBuf;

fn file(shelf: &Shelf) -> PathBuf {
    shelf.dir().join("cache.db")
}

#[test]
fn what_one_process_keeps_another_reads() {
    let (shelf, a) = (Shelf::new(), Sha256::of(b"a"));
    let library = shelf.open();
    let key = ResultKey::of(&a, "assay-pdf-text/1", "");
    assert!(library.cache().put(&key, b"words"));
    let reading = Library::open_reading(shelf.dir()).expect("a reader");
    assert_eq!(reading.cache().get(&key).as_deref(), Some(b"words".as_slice()));
    assert!(!reading.cache().put(&key, b"others"), "a reader keeps nothing");
}

#[test]
fn what_was_made_of_a_submission_goes_with_it_and_is_in_no_backup() {
    let shelf = Shelf::new();
    let library = shelf.open();
    let (gone, stays) = (small(7), small(9));
    is_new(gone.import(&library));
    is_new(stays.import(&library));
    let of = |handed: &Handed| handed.submission.artifacts[0].sha256;
    let (of_gone, of_stays) = (of(&gone), of(&stays));
    for artifact in [&of_gone, &of_stays] {
        let secret = b"words that nobody may find later".as_slice();
        assert!(
            library
                .cache()
                .put(&ResultKey::of(artifact, "assay-pdf-text/1", ""), secret)
        );
    }
    library.upkeep(NOW).expect("a backup");
    assert!(library.delete_submission(&submission_id(7)).expect("deleted"));
    let kept = |artifact| {
        library
            .cache()
            .get(&ResultKey::of(artifact, "assay-pdf-text/1", ""))
            .is_some()
    };
    assert!(!kept(&of_gone) && kept(&of_stays));
    for name in names(&shelf.dir().join("backups")) {
        let backup = fs::read(shelf.dir().join("backups").join(name)).expect("a backup");
        assert!(!backup.windows(12).any(|window| window == b"nobody may f"));
    }
}

#[test]
fn nothing_wrong_comes_out_of_a_damaged_cache() {
    let (shelf, a) = (Shelf::new(), Sha256::of(b"a"));
    let key = ResultKey::of(&a, "assay-pdf-text/1", "");
    drop(shelf.open());
    fs::write(file(&shelf), b"not a database at all").expect("written");
    assert_eq!(shelf.open().cache().get(&key), None);
    let text = "words ".repeat(20_000);
    assert!(shelf.open().cache().put(&key, text.as_bytes()));
    let whole = fs::read(file(&shelf)).expect("read");
    let mut lost = 0;
    for at in (0..whole.len()).step_by(1_499) {
        let mut changed = whole.clone();
        changed[at] ^= 0x15;
        fs::write(file(&shelf), changed).expect("written");
        let found = shelf.open().cache().get(&key);
        match found {
            Some(found) => assert!(found == text.as_bytes(), "byte {at}"),
            None => lost += 1,
        }
        for companion in ["cache.db-wal", "cache.db-shm"] {
            fs::remove_file(shelf.dir().join(companion)).unwrap_or(());
        }
    }
    assert!(lost > whole.len() / 1_499 / 2, "{lost} changes were noticed");
}
