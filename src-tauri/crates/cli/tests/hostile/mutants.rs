//! A few hundred changed copies of our own JPEG, PNG, MP4, PDF and DOCX: each is told in words, whatever is wrong with
//! it, and none ends or holds up the program. `cargo xtask torture mutants` tries twenty thousand.

use crate::made_recordings::sample_path;
use crate::mutant::{mutant, mutant_zip};
use crate::place::Place;
use crate::program::{MEMORY_KIB, Program, Ran};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::{Cursor, Read};
use std::path::Path;

const SEED: u64 = 20_261_129;
/// Of each file.
const EACH: usize = 40;
/// The file, and what it is used for besides being probed.
const FILES: [(&str, &[&[&str]]); 8] = [
    ("photo.jpg", &[&["thumbnail"]]),
    ("drawing.png", &[&["thumbnail"]]),
    ("plain.mp4", &[&["peaks"]]),
    ("frag.mp4", &[&["peaks"]]),
    ("plan.pdf", &[&["page", "--long-edge", "320"], &["text"]]),
    ("form.pdf", &[&["page", "--long-edge", "320"], &["text"]]),
    ("plan.docx", &[&["page", "--long-edge", "320"], &["text"]]),
    ("talk.pptx", &[&["text"]]),
];

/// SplitMix64.
fn chance(mut state: u64) -> impl FnMut() -> u64 {
    move || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

/// The parts of a zip.
fn parts(zip: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).expect("a zip");
    let part = |at| {
        let mut part = archive.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("its bytes");
        (part.name().expect("a name").into_owned(), bytes)
    };
    (0..zip::ZipArchive::new(Cursor::new(zip)).expect("a zip").len())
        .map(part)
        .collect()
}

#[test]
fn a_changed_copy_of_a_file_is_told_in_words_and_ends_nothing() {
    let scratch = tempfile::tempdir().expect("a folder");
    let (mut draw, mut wrong, mut codes) = (chance(SEED), Vec::new(), BTreeMap::<String, usize>::new());
    for (name, uses) in FILES {
        let whole = fs::read(sample_path(name)).expect(name);
        let parts = whole.starts_with(b"PK").then(|| parts(&whole));
        for number in 0..=EACH {
            // The first is as it was, and has to be good.
            let changed = match &parts {
                _ if number == 0 => whole.clone(),
                Some(parts) if number % 2 == 0 => mutant_zip(parts, &mut draw),
                _ => mutant(&whole, &mut draw),
            };
            let folder = scratch.path().join(format!("{number}-{name}"));
            let place = Place::new(folder.clone(), |inputs| {
                let path = inputs.join(name);
                fs::write(&path, &changed).map(|()| path)
            })
            .expect("a place");
            let more = uses[number % uses.len()];
            for told in [told(&place, &["probe"]), told(&place, more)] {
                match told {
                    Ok(code) if number > 0 || code == "good" => *codes.entry(code).or_default() += 1,
                    Ok(code) => wrong.push(format!("{name} as it was: {code}")),
                    Err(how) => wrong.push(format!("{name} {number} {more:?}: {how}")),
                }
            }
            let _ = fs::remove_dir_all(folder);
        }
    }
    println!("seed {SEED}: {codes:?}");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(codes.len() >= 5, "{codes:?}");
}

/// The code that the program answers with, or `good`.
fn told(place: &Place, words: &[&str]) -> Result<String, String> {
    let out = place.library().with_extension("png");
    let mut args: Vec<&dyn AsRef<OsStr>> = vec![&"--json", &"evidence", &words[0], &place.input];
    args.extend(words[1..].iter().map(|word| word as &dyn AsRef<OsStr>));
    if !["probe", "text"].contains(&words[0]) {
        args.extend([&"--out" as &dyn AsRef<OsStr>, &out]);
    }
    let ran = Program::built().run(place, &args).map_err(|error| error.to_string())?;
    let _ = fs::remove_file(&out);
    is_told(&ran, &out)
}

fn is_told(ran: &Ran, out: &Path) -> Result<String, String> {
    let said = ran.json()?;
    let code = said["code"].as_str();
    let failed = ["internal", "decoder-silent", "decoder-missing", "decoder-uncaged"];
    match (ran.exit, code) {
        _ if !ran.err.is_empty() => Err(format!("says beside: {}", ran.err)),
        _ if ran.peak_kib > MEMORY_KIB => Err(format!("{} KiB of memory", ran.peak_kib)),
        (Some(0), None) => Ok("good".to_owned()),
        (Some(1), Some(code)) if !failed.contains(&code) && said["findings"][0]["message"].is_string() => {
            Ok(code.to_owned())
        }
        _ => Err(format!("{} {ran:?}", out.display())),
    }
}
