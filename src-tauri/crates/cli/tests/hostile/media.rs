//! Hostile pictures and recordings of the shared list, categories IM and AV, as far as no window is needed: probed, and
//! drawn or listened to, by the real program. [`made_pictures`] and [`made_recordings`] write the files.

use crate::place::Place;
use crate::program::{MEMORY_KIB, Program, Ran, SLOW, make_while_none_starts, start};
use crate::{made_pictures, made_recordings};
use assay_app::Assay;
use assay_app::evidence::{PictureWanted, frames_of_file};
use assay_app::marking::{AtHand, Selection};
use assay_app::model::place::Place as Cited;
use assay_app::watching::Unwatched;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

/// Rows that only a window or a person at it can show, and what of them is tried elsewhere.
const NEEDS_A_WINDOW: [&str; 1] = ["AV-024"];
/// Rows about folders of other people's files.
const NEEDS_CORPORA: [&str; 1] = ["IM-024"];
/// Rows that tests of their own try: here, in `network.rs`, and in `cargo xtask torture mutants`.
const TRIED_ALONE: [&str; 4] = ["IM-026", "AV-003", "AV-009", "AV-018"];
/// Rows of the two categories, as the list had them when this was written.
const ROWS: usize = 33;

/// One file of a row of the list.
pub(crate) struct Input {
    pub(crate) id: &'static str,
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) comes: Comes,
    /// What the program and its children may have together, KiB.
    pub(crate) most_kib: i64,
}

/// What has to come of it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Comes {
    /// It is seen or heard; these codes are told.
    Used(&'static [&'static str]),
    /// It is listed and not shown, with this code.
    Listed(&'static str),
    /// It is listed, and refused with this code when somebody wants to see or hear it.
    Refused(&'static str),
    /// Any of these, as long as it is said in words.
    Either,
}

pub(crate) fn input(id: &'static str, name: &str, bytes: impl Into<Vec<u8>>, comes: Comes) -> Input {
    Input {
        id,
        name: name.to_owned(),
        bytes: bytes.into(),
        comes,
        most_kib: MEMORY_KIB,
    }
}

impl Input {
    /// With a row's own bound on memory, MiB. A program that was only started has 40 of them already, without release.
    pub(crate) fn within(self, mebibytes: i64) -> Self {
        let most_kib = (mebibytes + 40) << 10;
        Self { most_kib, ..self }
    }
}

/// All of them, made once, while no program starts.
fn all() -> &'static [Input] {
    static ALL: OnceLock<Vec<Input>> = OnceLock::new();
    let make = || [made_pictures::all(), made_recordings::all()].into_iter().flatten();
    ALL.get_or_init(|| make_while_none_starts(|| make().collect()))
}

#[test]
fn every_hostile_picture_and_recording_comes_to_what_its_row_lists() {
    let scratch = tempfile::tempdir().expect("a folder");
    let (mut wrong, mut slowest, mut largest) = (Vec::new(), (Duration::ZERO, String::new()), (0, String::new()));
    let inputs = all();
    for (at, input) in inputs.iter().enumerate() {
        match tried(input, &scratch.path().join(at.to_string())) {
            Err(error) => wrong.push(format!("{} {}: {error}", input.id, input.name)),
            Ok(runs) => {
                for ran in runs {
                    slowest = slowest.max((ran.took, input.name.clone()));
                    largest = largest.max((ran.peak_kib, input.name.clone()));
                }
            }
        }
    }
    println!("{} files; slowest {slowest:?}, largest {largest:?} KiB", inputs.len());
    if slowest.0 > SLOW {
        println!("SLOW: {slowest:?}, the list says {SLOW:?}; a busy machine is no fault");
    }
    assert!(
        wrong.is_empty(),
        "{} are not as listed:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(inputs.len() >= 70, "{}", inputs.len());
}

#[test]
fn every_row_about_pictures_and_recordings_is_tried_or_named() {
    let inputs = all();
    let Some(rows) = crate::list::of(&["IM", "AV"]) else {
        return;
    };
    assert_eq!(rows.len(), ROWS);
    for row in rows {
        let named = [NEEDS_A_WINDOW.as_slice(), &NEEDS_CORPORA, &TRIED_ALONE]
            .concat()
            .contains(&row.id.as_str());
        let tried = inputs.iter().any(|input| input.id == row.id);
        assert!(tried != named, "{}: tried {tried}", row.id);
    }
}

/// The bad files of all rows beside a good one: each is listed with its digest and size, and the good one opens.
#[test]
fn a_submission_full_of_bad_files_comes_in_and_the_rest_of_it_is_unharmed() {
    let scratch = tempfile::tempdir().expect("a folder");
    let folder = scratch.path().join("evidence");
    fs::create_dir(&folder).expect("made");
    fs::write(folder.join("000-plan.txt"), "Wait three seconds.").expect("written");
    let documents = crate::made::documents();
    let pictures = all().iter().map(|input| (input.id, input.name.as_str(), &input.bytes));
    let all = pictures.chain(documents.iter().map(|doc| (doc.id, doc.name, &doc.bytes)));
    let mut count = 1;
    // A bundle inside a bundle is another matter, and so is a shortcut.
    for (id, name, bytes) in all.filter(|(id, ..)| *id != "OX-010") {
        fs::write(folder.join(format!("{count:03}-{id}-{name}")), bytes).expect("written");
        count += 1;
    }
    let (bundle, library) = (scratch.path().join("bundle.zip"), scratch.path().join("library"));
    let credential = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../fixtures/micro-credentials/checking-for-understanding.json");
    let pack = [
        "bundle".as_ref(),
        "pack".as_ref(),
        folder.as_os_str(),
        "--micro-credential".as_ref(),
        credential.as_os_str(),
        "--number".as_ref(),
        "66".as_ref(),
        "--accept-roles".as_ref(),
        "--out".as_ref(),
        bundle.as_os_str(),
    ];
    answer(&pack);
    assert!(bundle.exists(), "it is packed");
    let inspected = answer(&["bundle".as_ref(), "inspect".as_ref(), bundle.as_os_str()]);
    let artifacts = inspected["data"]["artifacts"].as_array().expect("artifacts");
    assert_eq!(artifacts.len(), count);
    for artifact in artifacts {
        let whole = artifact["sha256"].as_str().is_some_and(|digest| digest.len() == 64);
        assert!(whole && artifact["sizeBytes"].is_u64(), "{artifact}");
    }
    let findings = inspected["findings"].as_array().expect("findings");
    let hidden: Vec<&str> = findings
        .iter()
        .filter(|finding| finding["shown"] == false)
        .filter_map(|finding| finding["path"].as_str())
        .collect();
    assert!(
        hidden.len() > 30 && !hidden.iter().any(|path| path.ends_with("000-plan.txt")),
        "{hidden:?}"
    );
    let imported = answer(&[
        "library".as_ref(),
        "import".as_ref(),
        bundle.as_os_str(),
        "--library".as_ref(),
        library.as_os_str(),
    ]);
    assert_eq!(imported["ok"], true, "{imported}");
    let found = answer(&[
        "library".as_ref(),
        "search".as_ref(),
        "\"three seconds\"".as_ref(),
        "--library".as_ref(),
        library.as_os_str(),
    ]);
    let hits = found["data"]["hits"].as_array().expect("hits");
    assert!(hits.iter().any(|hit| hit["path"] == "000-plan.txt"), "{found}");
}

fn answer(args: &[&OsStr]) -> serde_json::Value {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_assay"));
    command.arg("--json").args(args).stdin(Stdio::null());
    let said = start(command.stdout(Stdio::piped()).stderr(Stdio::piped())).expect("starts");
    let said = said.wait_with_output().expect("ends");
    serde_json::from_slice(&said.stdout).unwrap_or_else(|error| panic!("{error}: {said:?}"))
}

fn tried(input: &Input, folder: &Path) -> Result<Vec<Ran>, String> {
    let place = Place::new(folder.to_owned(), |inputs| {
        let path = inputs.join(&input.name);
        fs::write(&path, &input.bytes).map(|()| path)
    })
    .map_err(told)?;
    let before = place.traces().map_err(told)?;
    let probed = run(&place, input, &[&"evidence", &"probe", &place.input])?;
    let out = place.library().with_extension("out");
    let used = run(
        &place,
        input,
        &[&"evidence", &command(input), &place.input, &"--out", &out],
    )?;
    let made = fs::metadata(&out).map_or(0, |about| about.len());
    let _ = fs::remove_file(&out);
    comes(input, &probed, &used, made)?;
    if place.traces().map_err(told)? != before {
        return Err("something was written".to_owned());
    }
    Ok(vec![probed, used])
}

/// What shows of a row that a file can be used.
fn command(input: &Input) -> &'static str {
    if input.id.starts_with("IM") {
        "thumbnail"
    } else {
        "peaks"
    }
}

fn run(place: &Place, input: &Input, args: &[&dyn AsRef<OsStr>]) -> Result<Ran, String> {
    let args = [&[&"--json" as &dyn AsRef<OsStr>], args].concat();
    let ran = Program::built().run(place, &args).map_err(told)?;
    if ran.peak_kib > input.most_kib {
        return Err(format!("{} KiB of memory", ran.peak_kib));
    }
    if !ran.err.is_empty() {
        return Err(format!("says beside: {}", ran.err));
    }
    Ok(ran)
}

fn comes(input: &Input, probed: &Ran, used: &Ran, made: u64) -> Result<(), String> {
    let (probe, use_of_it) = (probed.json()?, used.json()?);
    let mut findings = Vec::new();
    for said in [&probe, &use_of_it] {
        findings.extend(said["findings"].as_array().into_iter().flatten());
    }
    let found = |code: &str| findings.iter().any(|finding| finding["code"] == code);
    let hidden = findings.iter().any(|finding| finding["shown"] == false);
    if probed.exit != Some(0) || !matches!(used.exit, Some(0 | 1)) {
        return Err(format!("neither listed nor refused: {probe} {use_of_it}"));
    }
    let died = ["decoder-died", "decoder-silent"].into_iter().find(|code| found(code));
    if let Some(code) = died {
        return Err(format!("its decoder ended: {code}"));
    }
    let is_used = used.exit == Some(0) && made > 20;
    match input.comes {
        Comes::Either if is_used || used.exit == Some(1) => Ok(()),
        Comes::Listed(code) if hidden && found(code) => Ok(()),
        Comes::Refused(code) if used.exit == Some(1) && use_of_it["code"] == code => Ok(()),
        Comes::Used(codes) if is_used && !hidden => match codes.iter().find(|code| !found(code)) {
            Some(code) => Err(format!("{code} is not told: {probe} {use_of_it}")),
            None => Ok(()),
        },
        comes => Err(format!("{comes:?}, and it is: {probe} {use_of_it}")),
    }
}

fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}

fn program() -> Assay {
    Assay::on_this_machine(env!("CARGO_BIN_EXE_assay").into())
}

/// IM-026: as a folder full of photographs is opened in the window.
#[test]
fn forty_photographs_at_once_are_decoded_two_at_a_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let photograph = folder.path().join("photo.jpg");
    fs::write(&photograph, made_pictures::of_24_megapixels()).expect("written");
    let (assay, done, most) = (program(), AtomicBool::new(false), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Acquire) {
                most.fetch_max(decoders(), Ordering::AcqRel);
                std::thread::sleep(Duration::from_millis(2));
            }
        });
        let jobs: Vec<_> = (0..40)
            .map(|number| {
                let (assay, photograph) = (&assay, &photograph);
                let out = folder.path().join(format!("{number}.jpg"));
                scope.spawn(move || {
                    let wanted = PictureWanted::THUMBNAIL;
                    assay_app::evidence::picture_of_file(assay, photograph, wanted, &out, &Unwatched)
                })
            })
            .collect();
        let made: Vec<bool> = jobs
            .into_iter()
            .map(|job| job.join().is_ok_and(|made| made.is_ok()))
            .collect();
        done.store(true, Ordering::Release);
        assert_eq!(made, [true; 40]);
    });
    let most = most.load(Ordering::Acquire);
    assert!((1..=2).contains(&most), "{most} at once");
}

/// How many decoder children of this process there are.
fn decoders() -> usize {
    let tasks = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let ids = tasks.filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
    let is_decoder = |id: &&str| {
        let command = fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
        command.ends_with(b"decoder-child\0")
    };
    ids.map(|ids| ids.split_whitespace().filter(is_decoder).count()).sum()
}

/// AV-009: every frame of a film whose frames are unevenly long, and of one at 29.97 with a drop-frame time code.
#[test]
fn a_comment_on_a_frame_is_on_that_frame_when_it_is_read_again() {
    let assay = program();
    for name in ["uneven.mp4", "drop.mov"] {
        let film: PathBuf = made_recordings::sample_path(name);
        let frames = frames_of_file(&assay, &film, &Unwatched).expect("its frames");
        assert!(frames.frames.len() >= 20, "{name}");
        let at_hand = AtHand::file(&assay, &film, &Unwatched).expect("opens");
        for frame in 0..frames.frames.len() {
            let selection = Selection::Frames {
                first: frame,
                last: frame,
                region: None,
            };
            let place = at_hand.describe(&selection).expect("a place");
            let stored = serde_json::to_string(&place).expect("it is written");
            let Ok(Cited::Time { span, .. }) = serde_json::from_str(&stored) else {
                panic!("{stored}")
            };
            let micros = u64::from(span.start().0) * 1000;
            assert_eq!(frames.at(micros), Some(frame), "{name}");
        }
    }
}
