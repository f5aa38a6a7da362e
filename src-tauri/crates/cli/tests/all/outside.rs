//! Programs that are not ours read what we write, and refuse it after one changed byte.

use crate::support::{Desk, unzip};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The Python with the outside readers, where the test command made one.
fn python() -> Option<PathBuf> {
    let python = std::env::var_os("ASSAY_PYTHON").map(PathBuf::from);
    if python.is_none() {
        println!("SKIPPED: no ASSAY_PYTHON; `cargo xtask test` sets it");
    }
    python
}

fn validates(python: &Path, bag: &Path) -> bool {
    let code = "import sys, bagit; bagit.Bag(sys.argv[1]).validate()";
    Command::new(python)
        .args(["-c", code])
        .arg(bag)
        .output()
        .expect("python runs")
        .status
        .success()
}

#[test]
fn bagit_py_accepts_what_pack_and_score_write_and_refuses_one_changed_byte() {
    let Some(python) = python() else { return };
    let desk = Desk::new();
    let (bundle, result) = desk.score_short();
    for (zip, file) in [(bundle, "data/reflection/reflection.md"), (result, "data/record.html")] {
        let bag = unzip(&zip, &desk.path(&format!("{}-unpacked", file.replace('/', "-"))));
        assert!(validates(&python, &bag), "{}", bag.display());
        let mut bytes = fs::read(bag.join(file)).expect("a payload file");
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(bag.join(file), bytes).expect("written");
        assert!(!validates(&python, &bag), "{}", bag.display());
    }
}

#[test]
fn a_record_is_verified_with_rfc8785_and_cryptography_alone() {
    let Some(python) = python() else { return };
    let desk = Desk::new();
    let (_, result) = desk.score_short();
    let bag = unzip(&result, &desk.path("unpacked"));
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../credential/tests/outside.py");
    let record = bag.join("data/record.json");
    let holds = |record: &Path| {
        Command::new(&python)
            .arg(&script)
            .arg(record)
            .output()
            .expect("python runs")
            .status
            .success()
    };
    assert!(holds(&record));
    let text = fs::read_to_string(&record).expect("a record");
    assert!(!holds(
        &desk.write("changed.json", text.replacen("demonstrated", "demonstrates", 1))
    ));
}
