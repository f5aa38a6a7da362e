//! Pictures of cited places in result packages: whoever gets a result sees what was cited without the evidence, and only
//! what may be seen.

use crate::support::{
    Desk, Ran, args, assay, assay_with, credential, files_below, fixtures, import, submission, unzip,
};
use assay_app::Assay;
use assay_app::identities::Identities;
use assay_app::library::{Shelf, find};
use assay_app::model::ids::AnnotationId;
use assay_app::model::score::Role;
use assay_app::picturing::PausedFrames;
use assay_app::ports::Machine;
use assay_app::reviewing::{Meant, Reviewing, Signing, read_line, sign_to};
use assay_app::watching::Unwatched;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A result package, unpacked.
struct Unpacked {
    top: PathBuf,
    assessment: Value,
    html: String,
}

impl Unpacked {
    fn of(result: &Path, into: &Path) -> Self {
        let top = unzip(result, into);
        let record = fs::read(top.join("data/record.json")).expect("a record");
        let record: Value = serde_json::from_slice(&record).expect("JSON");
        let html = fs::read_to_string(top.join("data/record.html")).expect("a report");
        let assessment = record["credentialSubject"]["assessment"].clone();
        Self { top, assessment, html }
    }

    /// The pictures in it, by the name of the annotation.
    fn pictures(&self) -> BTreeMap<String, Vec<u8>> {
        let folder = self.top.join("data/places");
        let files = if folder.exists() {
            files_below(&folder)
        } else {
            Vec::new()
        };
        let named = |(path, bytes): (String, Vec<u8>)| (path.trim_end_matches(".jpg").to_owned(), bytes);
        files.into_iter().map(named).collect()
    }

    /// Each annotation: its name, the path of its artifact, the first selector.
    fn annotations(&self) -> Vec<(String, String, Value)> {
        let path = |urn: &Value| {
            let mut artifacts = self.assessment["artifacts"].as_array().expect("artifacts").iter();
            let found = artifacts.find(|artifact| artifact["id"] == *urn).expect("a known one");
            found["path"].as_str().expect("a path").to_owned()
        };
        let one = |annotation: &Value| {
            let id = annotation["id"]
                .as_str()
                .expect("a name")
                .trim_start_matches("urn:uuid:");
            let target = &annotation["target"];
            (id.to_owned(), path(&target["source"]), target["selector"][0].clone())
        };
        let annotations = self.assessment["annotations"].as_array().expect("annotations");
        annotations.iter().map(one).collect()
    }

    /// The pictures that the record lists: path and digest.
    fn listed(&self) -> BTreeMap<String, String> {
        let files = self.assessment["files"].as_array().expect("files").iter();
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        files
            .map(|file| (text(&file["path"]), text(&file["sha256"])))
            .filter(|(path, _)| path.starts_with("data/places/"))
            .collect()
    }
}

/// Width and height of a JPEG: of its frame header (ITU T.81 B.2.2).
fn size(jpeg: &[u8]) -> (u32, u32) {
    let at = (2..jpeg.len())
        .find(|at| jpeg[*at] == 0xff && matches!(jpeg[at + 1], 0xc0..=0xc2))
        .expect("a frame");
    let number = |at: usize| u32::from(u16::from_be_bytes([jpeg[at], jpeg[at + 1]]));
    (number(at + 7), number(at + 5))
}

fn verify(path: &Path) -> Ran {
    assay(args([&"--json", &"result", &"verify", &path]))
}

/// Packs a folder with roles of its own.
fn pack(desk: &Desk, folder: &Path, roles: &str) -> PathBuf {
    let (roles, out) = (desk.write("roles.toml", roles), desk.path("bundle.zip"));
    let credential = credential("checking-for-understanding");
    assay(args([
        &"--json",
        &"bundle",
        &"pack",
        &folder,
        &"--micro-credential",
        &credential,
        &"--number",
        &"2041",
        &"--roles",
        &roles,
        &"--out",
        &out,
    ]))
    .done();
    out
}

fn roles() -> String {
    fs::read_to_string(fixtures().join("submissions/2041-short.roles.toml")).expect("roles")
}

fn copied(desk: &Desk) -> PathBuf {
    let (from, to) = (submission("2041-short"), desk.path("evidence"));
    for (path, bytes) in files_below(&from) {
        let file = to.join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        fs::write(file, bytes).expect("written");
    }
    to
}

fn score(desk: &Desk, bundle: &Path) -> (Ran, PathBuf) {
    let out = desk.path("result.zip");
    let sheet = fixtures().join("sheets/2041-short.toml");
    (assay(desk.score_args(bundle, &sheet, &out)).done(), out)
}

#[test]
fn cited_boxes_pages_and_words_on_pages_are_pictured_listed_and_shown() {
    let desk = Desk::new();
    let (_, result) = desk.score_short();
    let unpacked = Unpacked::of(&result, &desk.path("unpacked"));
    let pictures = unpacked.pictures();
    let (mut of_pages, mut of_pictures) = (0, 0);
    for (name, path, selector) in unpacked.annotations() {
        let has = pictures.contains_key(&name);
        match path.rsplit_once('.').expect("an end").1 {
            "pdf" => {
                assert!(has, "{path} {selector}");
                of_pages += 1;
            }
            "jpg" => {
                assert!(has, "{path} {selector}");
                of_pictures += 1;
            }
            _ => assert!(
                !has,
                "words without a page and moments of a video have no picture: {path}"
            ),
        }
    }
    assert_eq!((of_pages, of_pictures), (2, 2));
    let expected: BTreeMap<String, String> = pictures
        .iter()
        .map(|(name, jpeg)| {
            let digest = Sha256::digest(jpeg).iter().map(|byte| format!("{byte:02x}")).collect();
            (format!("data/places/{name}.jpg"), digest)
        })
        .collect();
    assert_eq!(unpacked.listed(), expected);
    for jpeg in pictures.values() {
        let (width, height) = size(jpeg);
        assert!(
            width.max(height) <= 1_024 && width.min(height) > 20,
            "{width} × {height}"
        );
        assert!(
            !jpeg.windows(4).any(|part| part == b"Exif" || part == b"ICC_"),
            "pixels alone"
        );
    }
    assert_eq!(
        unpacked.html.matches("data:image/jpeg;base64,").count(),
        pictures.len(),
        "the report shows each at its place"
    );
    let verified = verify(&result).done().json();
    assert_eq!(verified["findings"], json!([]), "{verified}");
}

#[test]
fn without_consent_nothing_of_a_file_is_pictured() {
    let desk = Desk::new();
    let (missing, rest) = roles()
        .split_once("sample-1.jpg")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .expect("it");
    let roles = format!("{missing}sample-1.jpg{}", rest.replacen("\"given\"", "\"missing\"", 1));
    let bundle = pack(&desk, &submission("2041-short"), &roles);
    let (scored, result) = score(&desk, &bundle);
    assert!(!scored.found("place-not-pictured"), "it is left out, not failed");
    let unpacked = Unpacked::of(&result, &desk.path("unpacked"));
    let pictures = unpacked.pictures();
    for (name, path, _) in unpacked.annotations() {
        match path.as_str() {
            "student-work/sample-1.jpg" => assert!(!pictures.contains_key(&name), "no consent, no picture"),
            "student-work/sample-2.jpg" => assert!(pictures.contains_key(&name), "its twin has one"),
            _ => {}
        }
    }
    verify(&result).done();
}

#[test]
fn a_place_that_cannot_be_drawn_is_told_and_the_result_is_signed_all_the_same() {
    let desk = Desk::new();
    let folder = copied(&desk);
    // Its header says 400 × 300; there is nothing after it that could be unpacked.
    let header = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x90\0\0\x01\x2c\x08\x02\0\0\0";
    let checked = crc(&header[12..]).to_be_bytes();
    let torn = [
        header.as_slice(),
        &checked,
        b"\0\0\0\x04IDAT????",
        &crc(b"IDAT????").to_be_bytes(),
        b"\0\0\0\0IEND\xaeB`\x82",
    ];
    fs::write(folder.join("student-work/sample-1.jpg"), torn.concat()).expect("written");
    let bundle = pack(&desk, &folder, &roles());
    let (scored, result) = score(&desk, &bundle);
    assert!(scored.found("place-not-pictured"), "{scored:?}");
    let sentence = scored.sentence("place-not-pictured");
    assert!(
        sentence.contains("data/student-work/sample-1.jpg") && sentence.contains("box:"),
        "{sentence}"
    );
    let unpacked = Unpacked::of(&result, &desk.path("unpacked"));
    assert_eq!(unpacked.pictures().len(), 3, "the others are there");
    verify(&result).done();
}

/// CRC-32 as PNG has it (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
    let byte = |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), step);
    !bytes.iter().fold(!0, byte)
}

#[test]
fn a_picture_that_is_changed_missing_or_slipped_in_makes_the_result_invalid() {
    let desk = Desk::new();
    let (_, result) = desk.score_short();
    let top = Unpacked::of(&result, &desk.path("unpacked")).top;
    let pictures = files_below(&top.join("data/places"));
    let (name, bytes) = pictures.first().expect("one");
    let (_, other) = pictures.last().expect("another");
    let file = top.join("data/places").join(name);
    let manifest = top.join("manifest-sha256.txt");
    let (listed, listed_512) = (
        fs::read_to_string(&manifest).expect("it"),
        top.join("manifest-sha512.txt"),
    );
    verify(&top).done();
    let invalid = |code: &str| {
        let ran = verify(&top);
        assert_eq!((ran.code, &ran.json()["state"]), (1, &"invalid".into()), "{ran:?}");
        assert!(ran.found(code), "{code}: {ran:?}");
    };
    // Changed, and the bag's manifest with it: BagIt carries no signature, the record does.
    let hex = |bytes: &[u8]| {
        Sha256::digest(bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    fs::write(&file, other).expect("written");
    fs::write(&manifest, listed.replace(&hex(bytes), &hex(other))).expect("written");
    let kept_512 = fs::read(&listed_512).expect("it");
    for tags in [
        "manifest-sha512.txt",
        "tagmanifest-sha256.txt",
        "tagmanifest-sha512.txt",
    ] {
        let kept = desk.path(tags);
        if top.join(tags).exists() {
            fs::rename(top.join(tags), kept).expect("moved");
        }
    }
    invalid("digest-mismatch");
    fs::remove_file(&file).expect("gone");
    fs::write(
        &manifest,
        listed
            .lines()
            .filter(|line| !line.ends_with(name))
            .map(|line| format!("{line}\n"))
            .collect::<String>(),
    )
    .expect("written");
    invalid("payload-missing");
    fs::write(&file, bytes).expect("written");
    fs::write(top.join("data/places/other.jpg"), bytes).expect("written");
    fs::write(&manifest, format!("{listed}{}  data/places/other.jpg\n", hex(bytes))).expect("written");
    invalid("unsigned-file");
    fs::remove_file(top.join("data/places/other.jpg")).expect("gone");
    fs::write(&manifest, listed).expect("written");
    fs::write(&listed_512, kept_512).expect("written");
    verify(&top).done();
}

/// A library with the short submission in it, and a review that is ready to be signed.
struct Reviewed {
    desk: Desk,
    library: PathBuf,
}

impl Reviewed {
    fn new(places: &[Value]) -> Self {
        let desk = Desk::new();
        let (bundle, library) = (desk.pack_short(), desk.path("library"));
        import(&bundle, &library).done();
        let read: Value =
            serde_json::from_slice(&fs::read(credential("checking-for-understanding")).expect("read")).expect("JSON");
        let mut lines: Vec<Value> = places.to_vec();
        for criterion in read["criteria"].as_array().expect("criteria") {
            lines.push(json!({ "cmd": "level", "criterion": criterion["id"], "level": criterion["required"] }));
            lines.push(json!({ "cmd": "rationale", "criterion": criterion["id"], "text": "Seen." }));
        }
        let reviewed = Self { desk, library };
        reviewed.exec(&lines);
        reviewed
    }

    fn exec(&self, lines: &[Value]) -> String {
        let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let ran = assay_with(args([&"review", &"exec", &"2041", &"--library", &self.library]), &input).done();
        let saved = ran.out.lines().filter(|line| line.starts_with("saved ")).count();
        assert_eq!(saved, lines.len(), "{}", ran.out);
        ran.out
    }

    fn sign(&self) -> PathBuf {
        let out = self.desk.path("result.zip");
        self.exec(&[json!({
            "cmd": "sign", "identity": self.desk.identity, "passphraseFile": self.desk.passphrase, "out": out,
        })]);
        out
    }
}

fn boxed(artifact: &str, percent: [f64; 4]) -> Value {
    json!({ "cmd": "annotate", "artifact": artifact, "xywhPercent": percent, "comment": "Here." })
}

#[test]
fn a_review_in_a_library_is_signed_with_its_pictures_and_given_out_again_with_them() {
    let reviewed = Reviewed::new(&[
        json!({ "cmd": "annotate", "artifact": "plan/lesson-plan.pdf", "page": 1, "comment": "All of it." }),
        boxed("student-work/sample-1.jpg", [10.0, 10.0, 50.0, 25.0]),
        boxed("student-work/sample-1.jpg", [10.0, 10.0, 50.0, 25.0]),
        json!({ "cmd": "annotate", "artifact": "video/classroom.mp4", "startMs": 1000, "endMs": 2000 }),
    ]);
    let signed = Unpacked::of(&reviewed.sign(), &reviewed.desk.path("unpacked"));
    let pictures = signed.pictures();
    assert_eq!(pictures.len(), 3);
    let mut of_sample = Vec::new();
    for (name, path, _) in signed.annotations() {
        match path.as_str() {
            "student-work/sample-1.jpg" => of_sample.push(&pictures[&name]),
            "plan/lesson-plan.pdf" => assert_eq!(size(&pictures[&name]).1, 1_024),
            _ => {}
        }
    }
    assert_eq!(of_sample[0], of_sample[1], "the same place looks the same");
    let again = reviewed.desk.path("again.zip");
    assay(args([
        &"library",
        &"export",
        &"2041",
        &"--library",
        &reviewed.library,
        &"--result",
        &"--out",
        &again,
    ]))
    .done();
    verify(&again).done();
    let given = Unpacked::of(&again, &reviewed.desk.path("again"));
    assert_eq!((given.pictures(), given.html), (pictures, signed.html));
}

#[test]
fn the_frame_that_the_window_took_of_a_paused_video_goes_in_as_the_box_that_was_drawn_on_it() {
    let moment = |region: bool| {
        let mut line = json!({ "cmd": "annotate", "artifact": "video/classroom.mp4", "startMs": 1000, "endMs": 2000 });
        if region {
            line["xywhPercent"] = json!([50.0, 0.0, 50.0, 50.0]);
        }
        line
    };
    let reviewed = Reviewed::new(&[
        moment(true),
        moment(false),
        boxed("student-work/sample-1.jpg", [0.0, 0.0, 9.0, 9.0]),
    ]);
    let assay = Assay::on_this_machine(env!("CARGO_BIN_EXE_assay").into());
    let shelf = Shelf::open(&assay, &reviewed.library).expect("opens");
    let submission = find(&shelf.library, "2041").expect("is there");
    let mut reviewing = Reviewing::open(&assay, &shelf.library, &submission, Meant::default()).expect("opens");
    let cited: Vec<AnnotationId> = reviewing
        .session()
        .state()
        .annotations
        .iter()
        .map(|annotation| annotation.id.clone())
        .collect();
    let frame = fs::read(fixtures().join("submissions/2041-short/student-work/sample-2.jpg")).expect("a picture");
    let frames = PausedFrames::from([
        (cited[0].clone(), frame.clone()),
        (cited[1].clone(), b"no picture at all".to_vec()),
        (cited[2].clone(), frame),
    ]);
    let signer = Identities::new(
        reviewed.desk.path("identities"),
        assay_app::WorkFactor::new(10).expect("small"),
    )
    .open(&reviewed.desk.identity.to_string_lossy(), crate::support::PASSPHRASE)
    .expect("opens");
    let signing = Signing {
        signer: &signer,
        frames: &frames,
        watcher: &Unwatched,
    };
    let out = reviewed.desk.path("result.zip");
    let saved = sign_to(&mut reviewing, &signing, Some(&out)).expect("signs");
    let told: Vec<&str> = saved
        .saved
        .findings
        .iter()
        .map(|finding| finding.code.as_str())
        .collect();
    assert_eq!(
        told.iter().filter(|code| **code == "place-not-pictured").count(),
        1,
        "{told:?}"
    );
    let pictures = Unpacked::of(&out, &reviewed.desk.path("unpacked")).pictures();
    let named = |id: &AnnotationId| {
        pictures
            .get(id.as_str().trim_start_matches("urn:uuid:"))
            .map(|jpeg| size(jpeg))
    };
    // The frame is 1 500 × 2 000.
    assert_eq!(named(&cited[0]), Some((750, 1_000)), "the box that was drawn on it");
    assert_eq!(named(&cited[1]), None, "what is no picture is left out and told");
    let (width, height) = named(&cited[2]).expect("the box");
    assert!(
        width.max(height) < 1_024,
        "a picture is drawn from the evidence, never from the window"
    );
    verify(&out).done();
}

#[test]
fn stopping_while_pictures_are_drawn_leaves_the_review_as_it_was() {
    let reviewed = Reviewed::new(&[boxed("student-work/sample-1.jpg", [0.0, 0.0, 9.0, 9.0])]);
    let assay = Assay::on_this_machine(env!("CARGO_BIN_EXE_assay").into());
    let shelf = Shelf::open(&assay, &reviewed.library).expect("opens");
    let submission = find(&shelf.library, "2041").expect("is there");
    let mut reviewing = Reviewing::open(&assay, &shelf.library, &submission, Meant::default()).expect("opens");
    let signer = Identities::new(
        reviewed.desk.path("identities"),
        assay_app::WorkFactor::new(10).expect("small"),
    )
    .create(
        &Machine,
        "B. Reader",
        Role::Assessor,
        crate::support::PASSPHRASE,
        &assay_app::watching::Unwatched,
    )
    .expect("an identity");
    let signer = Identities::new(
        reviewed.desk.path("identities"),
        assay_app::WorkFactor::new(10).expect("small"),
    )
    .open(&signer.path.to_string_lossy(), crate::support::PASSPHRASE)
    .expect("opens");
    let stop = assay_app::watching::Stop::default();
    stop.stop();
    let frames = PausedFrames::new();
    let signing = |watcher| Signing {
        signer: &signer,
        frames: &frames,
        watcher,
    };
    let out = reviewed.desk.path("result.zip");
    let before = reviewing.session().head();
    let stopped = sign_to(&mut reviewing, &signing(&stop), Some(&out)).expect_err("stops");
    assert_eq!(stopped.code.as_str(), "cancelled");
    assert!(!out.exists());
    assert_eq!(reviewing.session().head(), before);
    let note = read_line(br#"{"cmd":"note","text":"Later."}"#).expect("JSON");
    reviewing.perform_line(note).expect("it is still open");
    sign_to(&mut reviewing, &signing(&Unwatched), Some(&out)).expect("signs");
    verify(&out).done();
}
