//! A decoder with the smallest child program, and files to give it.

use assay_evidence::{DecodeError, Decoder, Probe, TextExtract};
use std::io::Cursor;
use std::path::PathBuf;

/// The example `decoder_child`, which cargo builds beside the tests.
pub(crate) fn child_program() -> PathBuf {
    let test = std::env::current_exe().expect("this test has a path");
    let program = test
        .parent()
        .and_then(|deps| deps.parent())
        .expect("a target folder")
        .join("examples/decoder_child");
    assert!(
        program.exists(),
        "build it first: cargo build -p assay-evidence --examples"
    );
    program
}

pub(crate) fn decoder() -> Decoder {
    Decoder::new(child_program(), Vec::new())
}

#[expect(clippy::disallowed_methods, reason = "samples lie on disk")]
pub(crate) fn file(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/files");
    std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[track_caller]
pub(crate) fn probe_bytes(bytes: &[u8], name: &str) -> Probe {
    decoder()
        .probe(Cursor::new(bytes), name, &mut ())
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[track_caller]
pub(crate) fn probe(name: &str) -> Probe {
    probe_bytes(&file(name), name)
}

pub(crate) fn text(bytes: &[u8], name: &str) -> Result<TextExtract, DecodeError> {
    decoder().text(Cursor::new(bytes), name, &mut ())
}

/// SplitMix64: the same seed, the same mutants.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit.max(1) as u64).expect("below a usize")
    }
}
