//! Every refusal has its code, one plain sentence, what was kept and what to do; and the unbroken twin is accepted.

use crate::support::{Desk, Ran, args, assay, credential, fixtures, submission, unzip};
use sha2::{Digest, Sha256, Sha512};
use std::fs;
use std::path::{Path, PathBuf};

fn inspect(bundle: &Path) -> Ran {
    assay(args([&"--json", &"bundle", &"inspect", &bundle]))
}

/// The bundle's bytes with every `from` turned into `to` of the same length.
fn replaced(bundle: &Path, from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut bytes = fs::read(bundle).expect("a bundle");
    let places: Vec<usize> = (0..bytes.len() - from.len())
        .filter(|at| bytes[*at..].starts_with(from.as_bytes()))
        .collect();
    assert!(places.len() >= 2, "{from} stands in both headers");
    for at in places {
        bytes[at..at + to.len()].copy_from_slice(to.as_bytes());
    }
    bytes
}

/// The bundle's bytes with `change` done to every header that begins with `signature`.
fn headers(bundle: &Path, signature: [u8; 4], change: impl Fn(&mut [u8])) -> Vec<u8> {
    let mut bytes = fs::read(bundle).expect("a bundle");
    let places: Vec<usize> = (0..bytes.len() - 46)
        .filter(|at| bytes[*at..].starts_with(&signature))
        .collect();
    for at in places {
        change(&mut bytes[at..]);
    }
    bytes
}

#[test]
fn a_zip_that_could_be_read_in_two_ways_is_refused_and_kept_as_it_is() {
    let desk = Desk::new();
    let good = desk.pack_short();
    inspect(&good).done();
    let whole = fs::read(&good).expect("a bundle");
    let top = "submission-2041-attempt-1";
    let vtt = format!("{top}/data/video/classroom.vtt");
    let out = format!("../{}", &vtt[3..]);
    let flag = |at: usize| move |header: &mut [u8]| header[at] |= 1;
    let encrypted = {
        let central = headers(&good, *b"PK\x01\x02", flag(8));
        headers(&desk.write("half.zip", central), *b"PK\x03\x04", flag(6))
    };
    let link = headers(&good, *b"PK\x01\x02", |header| {
        header[5] = 3;
        header[38..42].copy_from_slice(&(0o120_777u32 << 16).to_le_bytes());
    });
    for (name, bytes, code) in [
        ("truncated", whole[..whole.len() / 2].to_vec(), "zip-truncated"),
        ("encrypted", encrypted, "zip-encrypted"),
        ("climbs", replaced(&good, &vtt, &out), "path-escapes"),
        (
            "twice",
            replaced(&good, "sample-2.jpg", "sample-1.jpg"),
            "name-collision",
        ),
        (
            "case",
            replaced(&good, "sample-2.jpg", "SAMPLE-1.JPG"),
            "name-collision",
        ),
        ("link", link, "link-entry"),
        ("joined", [whole.clone(), whole.clone()].concat(), "zip-ambiguous"),
        ("text", b"This is no bundle.".to_vec(), "not-a-bundle"),
        ("empty", Vec::new(), "not-a-bundle"),
    ] {
        let path = desk.write(&format!("{name}.zip"), &bytes);
        inspect(&path).refused(1, code);
        let library = desk.path("library");
        assay(args([&"--json", &"library", &"import", &path, &"--library", &library])).refused(1, code);
        assert_eq!(fs::read(&path).expect("kept"), bytes, "the original is untouched");
    }
    let listed = assay(args([
        &"--json",
        &"library",
        &"list",
        &"--library",
        &desk.path("library"),
    ]))
    .done();
    assert_eq!(listed.json()["data"]["total"], 0, "nothing of them was kept");
}

/// The bundle as a folder, to be changed.
struct Unpacked {
    desk: Desk,
    top: PathBuf,
}

impl Unpacked {
    fn new() -> Self {
        let desk = Desk::new();
        let folder = desk.path("unpacked");
        unzip(&desk.pack_short(), &folder);
        let top = fs::read_dir(&folder)
            .expect("unpacked")
            .next()
            .expect("one folder")
            .expect("read")
            .path();
        Self { desk, top }
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.top.join(path)).expect("a text file")
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        fs::write(self.top.join(path), text).expect("written");
    }

    /// Makes the manifests true again, so that only what is inside is wrong.
    fn seal(&self) {
        let mut sha256 = String::new();
        let mut sha512 = String::new();
        for line in self.read("manifest-sha256.txt").lines() {
            let path = line.split_once("  ").expect("digest and path").1;
            let bytes = fs::read(self.top.join(path)).expect("a payload file");
            sha256.push_str(&format!("{}  {path}\n", hex(&Sha256::digest(&bytes))));
            sha512.push_str(&format!("{}  {path}\n", hex(&Sha512::digest(&bytes))));
        }
        self.write("manifest-sha256.txt", sha256);
        self.write("manifest-sha512.txt", sha512);
        for entry in fs::read_dir(&self.top).expect("read") {
            let path = entry.expect("read").path();
            if path
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("tagmanifest-"))
            {
                fs::remove_file(path).expect("removed");
            }
        }
        let info = self.read("bag-info.txt");
        let info: Vec<&str> = info.lines().filter(|line| !line.starts_with("Payload-Oxum")).collect();
        self.write("bag-info.txt", info.join("\n") + "\n");
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[track_caller]
fn refused(change: impl Fn(&Unpacked), code: &str) {
    let bag = Unpacked::new();
    bag.seal();
    inspect(&bag.top).done();
    change(&bag);
    inspect(&bag.top).refused(1, code);
    let library = bag.desk.path("library");
    assay(args([
        &"--json",
        &"library",
        &"import",
        &bag.top,
        &"--library",
        &library,
    ]))
    .refused(1, code);
}

#[test]
fn a_changed_missing_or_added_file_is_named() {
    refused(
        |bag| {
            bag.write(
                "data/reflection/reflection.md",
                bag.read("data/reflection/reflection.md").replacen('e', "a", 1),
            )
        },
        "digest-mismatch",
    );
    refused(
        |bag| fs::remove_file(bag.top.join("data/video/classroom.vtt")).expect("removed"),
        "payload-missing",
    );
    refused(|bag| bag.write("data/extra.txt", "more"), "payload-extra");
}

#[test]
fn what_the_bundle_says_has_to_be_one_thing_and_known() {
    let rewritten = |from: &'static str, to: &'static str| {
        move |bag: &Unpacked| {
            let text = bag.read("data/submission.json");
            assert!(text.contains(from), "{from} in {text}");
            bag.write("data/submission.json", text.replacen(from, to, 1));
            bag.seal();
        }
    };
    refused(rewritten("assay/submission/1", "assay/submission/2"), "format-newer");
    refused(
        rewritten("\"attempt\":1", "\"attempt\":1,\"attempt\":2"),
        "json-duplicate-key",
    );
    refused(
        rewritten("\"attempt\":1", "\"attempt\":9007199254740993"),
        "number-unsafe",
    );
    refused(
        |bag| {
            let text = bag.read("data/micro-credential.json");
            bag.write(
                "data/micro-credential.json",
                text.replacen("Checking for understanding", "Checking twice", 1),
            );
            bag.seal();
        },
        "micro-credential-differs",
    );
}

#[test]
fn what_a_file_is_decides_and_not_its_name() {
    let desk = Desk::new();
    let folder = desk.path("evidence");
    fs::create_dir_all(folder.join("video")).expect("made");
    fs::write(folder.join("empty.txt"), "").expect("written");
    fs::write(folder.join("photo.jpg"), "%PDF-1.4\nnot a photo\n").expect("written");
    fs::write(
        folder.join("plan.gdoc"),
        r#"{"url":"https://docs.example/open?id=1","doc_id":"1"}"#,
    )
    .expect("written");
    fs::write(folder.join("tool.pdf"), b"MZ\x90\0\x03\0\0\0".repeat(40)).expect("written");
    let clip = fs::read(submission("2041-short").join("video/classroom.mp4")).expect("a clip");
    fs::write(folder.join("video/broken.mp4"), &clip[..200]).expect("written");
    fs::write(folder.join("video/whole.mp4"), &clip).expect("written");
    let out = desk.path("bundle.zip");
    let rubric = credential("checking-for-understanding");
    let packed = assay(args([
        &"--json",
        &"bundle",
        &"pack",
        &folder,
        &"--micro-credential",
        &rubric,
        &"--accept-roles",
        &"--out",
        &out,
    ]));
    packed.done();
    let inspected = inspect(&out).done();
    let said = inspected.json();
    let findings = said["findings"].as_array().expect("findings");
    let found = |path: &str, code: &str| {
        findings
            .iter()
            .any(|finding| finding["path"] == path && finding["code"] == code && finding["severity"] == "warning")
    };
    for (path, code) in [
        ("empty.txt", "empty-file"),
        ("photo.jpg", "type-lies"),
        ("plan.gdoc", "pointer-file"),
        ("tool.pdf", "type-lies"),
        ("tool.pdf", "cannot-be-shown"),
        ("video/broken.mp4", "media-undecodable"),
    ] {
        assert!(found(path, code), "{code} for {path}: {findings:#?}");
    }
    assert!(!found("video/whole.mp4", "media-undecodable"));
    assert_eq!(
        said["data"]["artifacts"].as_array().map(Vec::len),
        Some(6),
        "all are listed"
    );
}

#[test]
fn a_key_that_does_not_open_signs_nothing() {
    let desk = Desk::new();
    let bundle = desk.pack_short();
    let sheet = fixtures().join("sheets/2041-short.toml");
    let out = desk.path("result.zip");
    let with = |identity: &Path, passphrase: &Path| {
        let mut wanted = desk.score_args(&bundle, &sheet, &out);
        wanted[6] = identity.to_path_buf();
        wanted[8] = passphrase.to_path_buf();
        assay(wanted)
    };
    let wrong = desk.write("wrong", "not the passphrase\n");
    with(&desk.identity, &wrong).refused(1, "passphrase-wrong");
    let sealed = fs::read(&desk.identity).expect("an identity");
    let end = sealed.len() - 1;
    let mut damaged = sealed.clone();
    damaged[end] ^= 1;
    with(&desk.write("damaged.age", damaged), &desk.passphrase).refused(1, "identity-damaged");
    let line_end = sealed
        .windows(4)
        .position(|window| window == b" 10\n")
        .expect("the cost of the test identity");
    let mut costly = sealed.clone();
    costly[line_end + 1..line_end + 3].copy_from_slice(b"30");
    with(&desk.write("costly.age", costly), &desk.passphrase).refused(1, "kdf-too-costly");
    with(&desk.path("nobody.age"), &desk.passphrase).refused(3, "file-missing");
    assert!(!out.exists(), "nothing was signed");
    with(&desk.identity, &desk.passphrase).done();
    with(&desk.identity, &desk.passphrase).refused(1, "file-exists");
}

#[test]
fn a_sheet_that_names_what_is_not_there_signs_nothing() {
    let desk = Desk::new();
    let bundle = desk.pack_short();
    let good = fs::read_to_string(fixtures().join("sheets/2041-short.toml")).expect("a sheet");
    let out = desk.path("result.zip");
    for (from, to, code) in [
        (
            "criterion = \"plans-the-check\"",
            "criterion = \"plans-the-day\"",
            "sheet-unknown-criterion",
        ),
        (
            "level = \"demonstrated\"",
            "level = \"excellent\"",
            "sheet-unknown-level",
        ),
        (
            "artifact = \"plan/lesson-plan.pdf\"",
            "artifact = \"plan/other.pdf\"",
            "sheet-unknown-artifact",
        ),
        ("page = 1", "page = 9", "quote-not-found"),
        (
            "quote = \"Which is larger",
            "quote = \"Which is smaller",
            "quote-not-found",
        ),
        (
            "rationale = \"Page 1",
            "rationale = \"\" # \"Page 1",
            "rationale-missing",
        ),
        ("assay/sheet/1", "assay/sheet/7", "format-newer"),
        ("purpose = ", "purpos = ", "sheet-malformed"),
    ] {
        assert!(good.contains(from), "{from}");
        let sheet = desk.write("sheet.toml", good.replacen(from, to, 1));
        assay(desk.score_args(&bundle, &sheet, &out)).refused(1, code);
        assert!(!out.exists());
    }
    let past =
        format!("{good}\n[[annotation]]\nartifact = \"video/classroom.mp4\"\nstart_ms = 1000\nend_ms = 4000000\n");
    assay(desk.score_args(&bundle, &desk.write("sheet.toml", past), &out)).refused(1, "sheet-time-past-end");
    let cut = good.split("[[score]]").take(2).collect::<Vec<_>>().join("[[score]]");
    assay(desk.score_args(&bundle, &desk.write("sheet.toml", cut), &out)).refused(1, "criterion-unscored");
    assay(desk.score_args(&bundle, &desk.write("sheet.toml", &good), &out)).done();
}

#[test]
fn a_changed_result_is_invalid() {
    let desk = Desk::new();
    let (bundle, result) = desk.score_short();
    let verify = |path: &Path| assay(args([&"--json", &"result", &"verify", &path]));
    verify(&result).done();
    let folder = desk.path("unpacked");
    unzip(&result, &folder);
    let top = fs::read_dir(&folder)
        .expect("unpacked")
        .next()
        .expect("one folder")
        .expect("read")
        .path();
    let record = fs::read_to_string(top.join("data/record.json")).expect("a record");
    for (name, text, code) in [
        (
            "level",
            record.replacen("\"level\":\"demonstrated\"", "\"level\":\"developing\"", 1),
            "signature-wrong",
        ),
        ("newline", format!("{record}\n"), "not-canonical"),
        ("twice", record.replacen("{", "{\"id\":\"x\",", 1), "json-duplicate-key"),
        (
            "newer",
            record.replacen("assay/record/1", "assay/record/2", 1),
            "format-newer",
        ),
    ] {
        let path = desk.write(&format!("{name}.json"), text);
        let ran = verify(&path);
        assert_eq!(
            (ran.code, &ran.json()["state"]),
            (1, &"invalid".into()),
            "{name}: {ran:?}"
        );
        assert!(ran.found(code), "{name}: {ran:?}");
    }
    let page = top.join("data/record.html");
    let html = fs::read_to_string(&page).expect("a report");
    fs::write(&page, html.replacen("2041", "2042", 1)).expect("written");
    let edited = verify(&top);
    assert_eq!(edited.json()["state"], "invalid");
    assert!(edited.found("digest-mismatch"), "an edited report is found");
    fs::write(&page, html).expect("written");
    fs::write(top.join("data/second.html"), "<p>Awarded</p>").expect("written");
    assert!(verify(&top).found("unsigned-file"));
    let other = Desk::new();
    let differs = other.pack_short();
    let compared = assay(args([
        &"--json",
        &"result",
        &"verify",
        &result,
        &"--evidence",
        &differs,
    ]));
    assert_eq!((compared.code, &compared.json()["evidence"]), (1, &"differs".into()));
    assay(args([&"result", &"verify", &result, &"--evidence", &bundle])).done();
}

#[test]
fn wrong_usage_is_two_and_a_missing_file_is_three() {
    assert_eq!(assay(["bundle", "swallow"]).code, 2);
    assert_eq!(assay(["score"]).code, 2);
    assay(["--json", "bundle", "inspect", "no-such.zip"]).refused(3, "file-missing");
    assay(["--json", "result", "verify", "no-such.zip"]).refused(3, "file-missing");
}
