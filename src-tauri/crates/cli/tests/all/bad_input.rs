//! Every refusal has its code, one plain sentence, what was kept and what to do; and the unbroken twin is accepted.

use crate::support::{Desk, Ran, args, assay, credential, import, pack_order, submission, unzip};
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
        import(&path, &library).refused(1, code);
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
pub(crate) struct Unpacked {
    pub(crate) desk: Desk,
    pub(crate) top: PathBuf,
}

impl Unpacked {
    pub(crate) fn new() -> Self {
        let desk = Desk::new();
        let folder = desk.path("unpacked");
        let top = unzip(&desk.pack_short(), &folder);
        Self { desk, top }
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.top.join(path)).expect("a text file")
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        fs::write(self.top.join(path), text).expect("written");
    }

    /// Makes the manifests true again, so that only what is inside is wrong.
    pub(crate) fn seal(&self) {
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
    import(&bag.top, &library).refused(1, code);
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
fn the_file_that_says_who_the_candidate_is_never_stands_among_the_evidence() {
    refused(
        |bag| {
            let (old, new) = ("reflection/reflection.md", "reflection/identity.json");
            let size = bag.read(&format!("data/{old}")).len();
            let candidate = r#"{"format":"assay/candidate/1","name":"Jane Q. Doe"}"#;
            fs::remove_file(bag.top.join("data").join(old)).expect("gone");
            bag.write(&format!("data/{new}"), format!("{candidate:<size$}"));
            for listed in ["data/submission.json", "manifest-sha256.txt"] {
                bag.write(listed, bag.read(listed).replacen(old, new, 1));
            }
            bag.seal();
        },
        "candidate-as-evidence",
    );
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
    for to in ["\"attempt\":9007199254740993", "\"attempt\":1.0"] {
        refused(rewritten("\"attempt\":1", to), "not-canonical");
    }
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
    let packed = assay(pack_order(&folder, &out));
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
fn wrong_usage_is_two_and_a_missing_file_is_three() {
    assert_eq!(assay(["bundle", "swallow"]).code, 2);
    assert_eq!(assay(["score"]).code, 2);
    assay(["--json", "bundle", "inspect", "no-such.zip"]).refused(3, "file-missing");
    assay(["--json", "result", "verify", "no-such.zip"]).refused(3, "file-missing");
}

#[test]
fn a_micro_credential_of_the_same_name_and_version_with_another_text_is_refused() {
    let (first, second) = (Unpacked::new(), Unpacked::new());
    let library = first.desk.path("library");
    let import = |bundle: &Path| import(bundle, &library);
    let new = import(&first.top).done();
    let sentence = new.sentence("micro-credential-unknown");
    assert!(sentence.contains("is not from your catalogue"), "{sentence}");
    let before = second.read("data/micro-credential.json");
    let after = before.replacen("Checking for understanding", "Checking twice", 1);
    let digest = |text: &str| hex(&Sha256::digest(text.as_bytes()));
    let named = second
        .read("data/submission.json")
        .replace(&digest(&before), &digest(&after));
    second.write("data/micro-credential.json", &after);
    second.write("data/submission.json", named);
    second.seal();
    inspect(&second.top).done();
    import(&second.top).refused(1, "micro-credential-differs");
    let listed = assay(args([&"--json", &"library", &"list", &"--library", &library])).done();
    assert_eq!(listed.json()["data"]["total"], 1, "nothing of it was kept");
}

#[test]
fn a_bag_that_lost_its_declaration_is_no_folder_of_loose_files() {
    let bag = Unpacked::new();
    fs::remove_file(bag.top.join("bagit.txt")).expect("removed");
    let (library, out) = (bag.desk.path("library"), bag.desk.path("out.zip"));
    let rubric = credential("checking-for-understanding");
    inspect(&bag.top).refused(1, "not-a-bundle");
    let import = args([
        &"--json",
        &"library",
        &"import",
        &bag.top,
        &"--library",
        &library,
        &"--micro-credential",
        &rubric,
        &"--accept-roles",
    ]);
    assay(import).refused(1, "not-a-bundle");
    let pack = args([
        &"--json",
        &"bundle",
        &"pack",
        &bag.top,
        &"--micro-credential",
        &rubric,
        &"--accept-roles",
        &"--out",
        &out,
    ]);
    assay(pack).refused(1, "not-a-bundle");
    assert!(!out.exists());
}

#[test]
fn a_video_that_nothing_here_plays_names_its_codec() {
    let desk = Desk::new();
    let clip = fs::read(submission("2041-short").join("video/classroom.mp4")).expect("a clip");
    let coded = |codec: &[u8; 4]| {
        let mut bytes = clip.clone();
        let at = bytes.windows(4).position(|window| window == b"avc1").expect("a codec");
        // The brands at the beginning name avc1 too; the codec stands in the sample table.
        let at = bytes[at + 4..]
            .windows(4)
            .position(|window| window == b"avc1")
            .map_or(at, |next| at + 4 + next);
        bytes[at..at + 4].copy_from_slice(codec);
        bytes
    };
    let probe = |name: &str, bytes: &[u8]| {
        let path = desk.write(name, bytes);
        assay(args([&"--json", &"evidence", &"probe", &path])).done()
    };
    assert!(!probe("whole.mp4", &clip).found("media-undecodable"));
    let newer = probe("newer.mp4", &coded(b"vvc1"));
    let sentence = newer.sentence("media-undecodable");
    assert!(
        sentence.contains("its codec is") && sentence.contains("H.266"),
        "{sentence}"
    );
    let said = newer.json();
    let finding = said["findings"].as_array().expect("findings").iter();
    assert!(finding.clone().all(|finding| finding["shown"] == false), "{said}");
    let broken = probe("broken.mp4", &clip[..200]).sentence("media-undecodable");
    assert!(broken.contains("its container is broken"), "{broken}");
}
