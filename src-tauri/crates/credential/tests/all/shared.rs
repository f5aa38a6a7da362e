//! Where the conformance data lies: the folder that `ASSAY_SHARED_DIR` names, `../shared` beside the repository without
//! it. Absent, a test says SKIPPED with its name and passes.

use flate2::read::GzDecoder;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;

/// The files of one archive by their path in it.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

#[expect(
    clippy::disallowed_methods,
    reason = "tests are told by the environment where the shared data and Python are"
)]
pub(crate) fn variable(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).map(PathBuf::from)
}

/// The archive `name` of the conformance data, or `None` after saying that `test` is skipped.
#[expect(clippy::disallowed_methods, reason = "the shared data is read where it lies")]
pub(crate) fn archive(name: &str, test: &str) -> Option<Files> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared");
    let path = variable("ASSAY_SHARED_DIR")
        .unwrap_or(beside)
        .join("conformance")
        .join(name);
    let Ok(file) = std::fs::File::open(&path) else {
        println!("SKIPPED {test}: no {}", path.display());
        return None;
    };
    Some(unpack(file))
}

fn unpack(file: impl Read) -> Files {
    let mut archive = tar::Archive::new(GzDecoder::new(file));
    let entries = archive.entries().expect("a tar archive").map(|entry| {
        let mut entry = entry.expect("an entry");
        let path = entry.path().expect("a path").display().to_string();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("its bytes");
        (path, bytes)
    });
    entries.collect()
}

/// The text of one file.
#[track_caller]
pub(crate) fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path}"));
    std::str::from_utf8(bytes).expect("UTF-8").trim_end()
}
