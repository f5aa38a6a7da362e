//! A record can be checked without Assay: `outside.py` does it with two Python packages, `rfc8785` and `cryptography`.
//! `ASSAY_PYTHON` names an interpreter that has them.

use crate::samples::{Hand, read, record, roster};
use crate::shared::variable;
use std::path::{Path, PathBuf};
use std::process::Command;

fn python(test: &str) -> Option<PathBuf> {
    let python = variable("ASSAY_PYTHON");
    if python.is_none() {
        println!("SKIPPED {test}: ASSAY_PYTHON names no Python");
    }
    python
}

#[expect(clippy::disallowed_methods, reason = "a program outside reads the file from disk")]
fn accepted(python: &Path, name: &str, bytes: &[u8]) -> bool {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outside.py");
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("outside-{name}.json"));
    std::fs::write(&file, bytes).expect("written");
    let output = Command::new(python)
        .arg(script)
        .arg(&file)
        .output()
        .expect("Python runs");
    match output.status.code() {
        Some(0) => true,
        Some(1) => false,
        code => panic!(
            "outside.py ended with {code:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        ),
    }
}

#[test]
fn a_few_lines_of_python_accept_what_we_sign_and_refuse_one_changed_byte() {
    let Some(python) = python("records and rosters checked by Python") else {
        return;
    };
    let record = record().sign(&Hand::of("assessor")).expect("signed");
    let roster = roster()
        .sign(&Hand::of("district"), read("2026-07-30T09:00:00Z"))
        .expect("signed");
    for (name, bytes) in [("record", record), ("roster", roster)] {
        assert!(accepted(&python, name, &bytes), "{name}");
        for (word, other) in [
            ("Okonkwo", "Okonkwa"),
            ("\"proofValue\":\"z", "\"proofValue\":\"m"),
            ("2026-", "2025-"),
        ] {
            let text = String::from_utf8(bytes.clone()).expect("UTF-8");
            assert!(text.contains(word));
            assert!(
                !accepted(&python, name, text.replacen(word, other, 1).as_bytes()),
                "{name}: {word}"
            );
        }
        let spaced = [bytes.as_slice(), b"\n"].concat();
        assert!(!accepted(&python, name, &spaced), "{name}: a line end");
    }
}
