//! What somebody who meets the command line for the first time runs into: told in its own words, to the right stream,
//! with the right exit code.

use crate::support::{
    Desk, PASSPHRASE, Ran, args, assay, assay_with, credential, export_order, fixtures, import, submission, unzip,
};
use assay_app::model::score::Role;
use sha2::{Digest, Sha256, Sha512};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// A signed result as a folder.
fn package(desk: &Desk) -> PathBuf {
    let (_, result) = desk.score_short();
    let folder = desk.path("package");
    unzip(&result, &folder);
    let mut entries = fs::read_dir(&folder).expect("unpacked");
    entries.next().expect("one folder").expect("read").path()
}

fn verify(file: &Path) -> Ran {
    assay(args([&"--json", &"result", &"verify", &file]))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Lists `name` as it is now in both tag manifests, as whoever adds or changes a file would.
fn list_as_tag_file(top: &Path, name: &str) {
    let bytes = fs::read(top.join(name)).expect("the file");
    for (algorithm, sum) in [
        ("sha256", hex(&Sha256::digest(&bytes))),
        ("sha512", hex(&Sha512::digest(&bytes))),
    ] {
        let path = top.join(format!("tagmanifest-{algorithm}.txt"));
        let listed = fs::read_to_string(&path).expect("a manifest");
        let others = listed.lines().filter(|line| !line.ends_with(&format!("  {name}")));
        let mut lines: Vec<String> = others.map(str::to_owned).collect();
        lines.push(format!("{sum}  {name}\n"));
        fs::write(&path, lines.join("\n")).expect("written");
    }
}

#[test]
fn a_report_that_nobody_signed_is_found_wherever_in_the_package_it_lies() {
    for (name, state, exit) in [
        ("record.html", "invalid", 1),
        ("REPORT.pdf", "invalid", 1),
        ("pictures/board.JPG", "invalid", 1),
        ("record.svg", "invalid", 1),
        ("Report.xhtml", "invalid", 1),
        ("report.docx", "invalid", 1),
        ("identity.json", "valid", 0),
    ] {
        for listed in [false, true] {
            let desk = Desk::new();
            let top = package(&desk);
            verify(&top).done();
            fs::create_dir_all(top.join(name).parent().expect("a folder")).expect("made");
            fs::write(top.join(name), "<p>Awarded</p>").expect("written");
            if listed {
                list_as_tag_file(&top, name);
            }
            let ran = verify(&top);
            let told = ran.json();
            assert_eq!((ran.code, &told["state"]), (exit, &state.into()), "{name}: {ran:?}");
            assert!(ran.sentence("unsigned-file").contains(name), "{ran:?}");
            assert!(!ran.found("tag-file-unlisted"), "said once: {ran:?}");
        }
    }
}

#[test]
fn a_note_that_nobody_signed_is_found_in_the_bags_own_words() {
    let desk = Desk::new();
    let top = package(&desk);
    let info = top.join("bag-info.txt");
    let own = fs::read_to_string(&info).expect("bag-info.txt");
    for (note, told) in [
        ("External-Description: this teacher was awarded\n", true),
        ("  and more\n", true),
        ("", false),
    ] {
        fs::write(&info, format!("{own}{note}")).expect("written");
        list_as_tag_file(&top, "bag-info.txt");
        let ran = verify(&top);
        assert_eq!((ran.code, ran.found("unsigned-file")), (0, told), "{note:?}: {ran:?}");
    }
}

#[test]
fn a_package_without_its_micro_credential_is_a_result_that_lost_a_file() {
    let desk = Desk::new();
    let top = package(&desk);
    fs::remove_file(top.join("data/micro-credential.json")).expect("gone");
    let ran = verify(&top);
    assert_eq!((ran.code, &ran.json()["state"]), (1, &"invalid".into()), "{ran:?}");
    assert!(ran.found("payload-missing") && !ran.found("file-missing"), "{ran:?}");
}

#[test]
fn what_a_damaged_package_lacks_is_said_once_whichever_lists_name_it() {
    let desk = Desk::new();
    let top = package(&desk);
    let report = top.join("data/record.html");
    let html = fs::read(&report).expect("a report");
    let told = |code: &str| {
        let said = verify(&top).json();
        let findings = said["findings"].as_array().expect("findings").clone();
        let about = |finding: &&serde_json::Value| finding["code"] == code;
        (
            findings.iter().filter(about).count(),
            findings.len(),
            said["state"].clone(),
        )
    };
    fs::write(&report, [html.as_slice(), b" "].concat()).expect("changed");
    assert_eq!(
        told("digest-mismatch"),
        (1, 2, "invalid".into()),
        "that, and the bytes counted"
    );
    fs::remove_file(&report).expect("gone");
    assert_eq!(told("payload-missing"), (1, 2, "invalid".into()));
    fs::write(&report, &html).expect("back");
    fs::write(top.join("data/notes.txt"), "x").expect("written");
    assert_eq!(told("payload-extra").0, 1);
    let said = verify(&top).sentence("payload-extra");
    assert!(
        said.contains("is not listed in manifest-sha256.txt, manifest-sha512.txt"),
        "{said}"
    );
}

#[test]
fn a_language_that_is_none_is_refused_before_anything_is_packed() {
    let desk = Desk::new();
    let (rubric, out) = (credential("checking-for-understanding"), desk.path("out.zip"));
    let folder = submission("2041-short");
    let ran = assay(args([
        &"--json",
        &"bundle",
        &"pack",
        &folder,
        &"--micro-credential",
        &rubric,
        &"--accept-roles",
        &"--language",
        &"klingon xx",
        &"--out",
        &out,
    ]));
    ran.refused(1, "language-unknown");
    assert!(!out.exists());
}

#[test]
fn what_is_no_json_is_not_told_of_its_numbers() {
    let readme = assay(args([
        &"--json",
        &"micro-credential",
        &"check",
        &fixtures().join("README.md"),
    ]));
    readme.refused(1, "not-json");
}

#[test]
fn what_is_no_result_is_called_what_it_is() {
    let desk = Desk::new();
    let bundle = desk.pack_short();
    let submission_file = verify(&bundle);
    submission_file.refused(1, "not-a-result");
    assert!(submission_file.sentence("not-a-result").contains("is a submission"));
    let other = Desk::new();
    let top = package(&other);
    verify(&top).done();
    fs::remove_file(top.join("data/record.json")).expect("gone");
    let without = verify(&top);
    without.refused(1, "not-a-result");
    assert!(
        without
            .sentence("not-a-result")
            .contains("a bag without data/record.json")
    );
    let loose = verify(&submission("2041-short"));
    loose.refused(1, "not-a-result");
    let picture = verify(&submission("2041-short").join("plan/lesson-plan.pdf"));
    assert_eq!(
        (picture.code, &picture.json()["code"]),
        (1, &"not-json".into()),
        "{picture:?}"
    );
}

struct District {
    desk: Desk,
    office: Desk,
    result: PathBuf,
    key: String,
}

impl District {
    fn new() -> Self {
        let (desk, office) = (Desk::new(), Desk::of(Role::Authority, "The district"));
        let (_, result) = desk.score_short();
        let key = key(&desk);
        Self {
            desk,
            office,
            result,
            key,
        }
    }

    fn sign(&self, unsigned: &serde_json::Value) -> (Ran, PathBuf) {
        let out = self.office.path("roster.json");
        drop(fs::remove_file(&out));
        let file = self.office.write("unsigned.json", unsigned.to_string());
        let ran = assay(args([
            &"--json",
            &"roster",
            &"sign",
            &file,
            &"--identity",
            &self.office.identity,
            &"--passphrase-file",
            &self.office.passphrase,
            &"--out",
            &out,
        ]));
        (ran, out)
    }

    fn roster(&self, from: &str, member: &serde_json::Value) -> serde_json::Value {
        let mut whole = serde_json::json!({ "key": self.key, "name": "Anna Reader", "roles": ["assessor"] });
        whole
            .as_object_mut()
            .expect("a member")
            .extend(member.as_object().expect("members").clone());
        serde_json::json!({
            "format": "assay/roster/1", "name": "A district", "validFrom": from, "members": [whole],
        })
    }

    fn verify(&self, json: bool, roster: &Path) -> Ran {
        let mut all = args([&"result", &"verify", &self.result, &"--roster", &roster]);
        if json {
            all.insert(0, "--json".into());
        }
        assay(all)
    }
}

fn key(desk: &Desk) -> String {
    let shown = assay(args([
        &"--json",
        &"identity",
        &"show",
        &desk.identity,
        &"--passphrase-file",
        &desk.passphrase,
    ]));
    shown.done().json()["data"]["key"].as_str().expect("a key").to_owned()
}

#[test]
fn trusted_says_by_which_roster_and_whose_that_is() {
    let district = District::new();
    let unsigned = district.roster(
        "2026-01-01T00:00:00Z",
        &serde_json::json!({ "from": "2026-01-01T00:00:00Z" }),
    );
    let (signed, roster) = district.sign(&unsigned);
    let id = signed.done().json()["data"]["id"].clone();
    let told = district.verify(true, &roster).done().json();
    assert_eq!(told["state"], "trusted");
    let named = &told["data"]["roster"];
    assert_eq!(
        (&named["name"], &named["member"], &named["issuer"], &named["id"]),
        (
            &"A district".into(),
            &"Anna Reader".into(),
            &key(&district.office).into(),
            &id
        )
    );
    assert_eq!(named["fingerprint"].as_str().expect("words").split('-').count(), 8);
    let spoken = district.verify(false, &roster).done().out;
    for words in [
        "A district",
        "Anna Reader",
        named["fingerprint"].as_str().expect("words"),
    ] {
        assert!(spoken.contains(words), "{words}: {spoken}");
    }
}

#[test]
fn a_roster_or_a_membership_that_does_not_hold_is_told_by_its_code_and_trusts_nobody() {
    let district = District::new();
    let (early, late) = ("2020-01-01T00:00:00Z", "2099-01-01T00:00:00Z");
    let other = key(&district.office);
    for (from, member, code) in [
        (late, serde_json::json!({ "from": early }), "not-yet-valid"),
        (early, serde_json::json!({ "from": late }), "not-yet-valid"),
        (
            early,
            serde_json::json!({ "from": early, "until": "2021-01-01T00:00:00Z" }),
            "expired",
        ),
        (
            early,
            serde_json::json!({ "from": early, "roles": ["mentor"] }),
            "roster-wrong-role",
        ),
        (
            early,
            serde_json::json!({ "from": early, "key": other }),
            "roster-not-a-member",
        ),
    ] {
        let (signed, roster) = district.sign(&district.roster(from, &member));
        signed.done();
        let ran = district.verify(true, &roster);
        let told = ran.json();
        assert_eq!(
            (ran.code, &told["state"], &told["code"], told["ok"].as_bool()),
            (1, &"valid".into(), &code.into(), Some(false)),
            "{ran:?}"
        );
        let spoken = district.verify(false, &roster);
        assert_eq!(spoken.code, 1);
        assert!(spoken.out.contains("does not vouch"), "{spoken:?}");
        assert!(
            !spoken.out.contains("cannot be told from here") && !spoken.out.contains('$'),
            "{spoken:?}"
        );
    }
}

#[test]
fn a_roster_that_nobody_signed_is_called_so() {
    let district = District::new();
    let from = "2026-01-01T00:00:00Z";
    let unsigned = district.roster(from, &serde_json::json!({ "from": from }));
    let file = district.office.write("unsigned.json", unsigned.to_string());
    let told = district.verify(true, &file);
    told.refused(1, "roster-unsigned");
    assert!(told.sentence("roster-unsigned").contains("nobody has signed"));
    // One that was signed and changed is another thing.
    let (_, signed) = district.sign(&unsigned);
    let changed = fs::read_to_string(signed)
        .expect("a roster")
        .replace("A district", "B district");
    let file = district.office.write("changed.json", changed);
    let told = district.verify(true, &file);
    assert!(told.code == 1 && !told.found("roster-unsigned"), "{told:?}");
}

#[test]
fn a_roster_that_cannot_be_signed_is_told_to_whoever_writes_it() {
    let district = District::new();
    let sound = district.roster(
        "2026-01-01T00:00:00Z",
        &serde_json::json!({ "from": "2026-01-01T00:00:00Z" }),
    );
    district.sign(&sound).0.done();
    for (member, value) in [
        ("issuer", serde_json::json!(district.key)),
        ("members", serde_json::json!("nobody")),
        ("name", serde_json::Value::Null),
    ] {
        let mut wrong = sound.clone();
        wrong[member] = value;
        district.sign(&wrong).0.refused(1, "roster-malformed");
    }
}

#[test]
fn the_sample_roster_is_signed_with_the_key_of_the_tour_in_it() {
    let district = District::new();
    let text = fs::read_to_string(fixtures().join("rosters/district.json")).expect("a sample");
    let sample: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let theirs = sample["members"][0]["key"].as_str().expect("a key").to_owned();
    let (signed, roster) = district.sign(&sample);
    signed.done();
    assert_eq!(district.verify(true, &roster).json()["code"], "roster-not-a-member");
    let ours = serde_json::from_str(&text.replace(&theirs, &district.key)).expect("JSON");
    let (signed, roster) = district.sign(&ours);
    signed.done();
    assert_eq!(district.verify(true, &roster).done().json()["state"], "trusted");
    assert!(district.desk.identity.exists());
}

#[test]
fn a_record_that_corrects_another_says_so() {
    let desk = Desk::new();
    let (bundle, first) = desk.score_short();
    let second = desk.path("second.zip");
    let mut wanted = desk.score_args(&bundle, &fixtures().join("sheets/2041-short.toml"), &second);
    wanted.extend(args([&"--supersedes", &first]));
    assay(wanted).done();
    let old = verify(&first).done().json()["data"]["record"]
        .as_str()
        .expect("an identifier")
        .to_owned();
    let spoken = |file: &Path| assay(args([&"result", &"verify", &file])).done().out;
    assert!(spoken(&second).contains(&old));
    assert!(!spoken(&first).contains("takes the place"));
    // A mentor's words take no judgement's place.
    let sheet = fs::read_to_string(fixtures().join("sheets/2041-short.toml")).expect("a sheet");
    let formative = sheet.replacen("purpose = \"summative\"", "purpose = \"formative\"", 1);
    assert_ne!(formative, sheet);
    let third = desk.path("third.zip");
    let mut wanted = desk.score_args(&bundle, &desk.write("formative.toml", formative), &third);
    wanted.extend(args([&"--supersedes", &first]));
    assay(wanted).refused(1, "supersedes-other-purpose");
    assert!(!third.exists());
}

#[test]
fn what_was_not_done_goes_to_stderr_and_what_was_asked_for_alone_to_stdout() {
    let desk = Desk::new();
    let refused = assay(["bundle", "inspect", "no-such.zip"]);
    assert!(refused.out.is_empty() && refused.err.starts_with('✗'), "{refused:?}");
    let proposal = assay(args([
        &"bundle",
        &"pack",
        &submission("2041-short"),
        &"--micro-credential",
        &credential("checking-for-understanding"),
        &"--out",
        &desk.path("x.zip"),
    ]));
    assert_eq!(proposal.code, 2);
    assert!(
        proposal.out.starts_with("[[artifact]]") && !proposal.out.contains('✗'),
        "{proposal:?}"
    );
    assert!(proposal.err.contains('✗'));
}

fn new_identity(data: &Path, passphrase: &str) -> Ran {
    assay_with(
        args([
            &"--json",
            &"--data-dir",
            &data,
            &"identity",
            &"new",
            &"--name",
            &"A. Reader",
        ]),
        format!("{passphrase}\n"),
    )
}

#[test]
fn an_identity_is_for_its_owners_eyes_and_a_short_passphrase_makes_none() {
    let desk = Desk::new();
    let data = desk.path("data");
    for short in ["a", "1234567", "éééé"] {
        new_identity(&data, short).refused(2, "passphrase-short");
    }
    assert!(!data.exists(), "nothing was made");
    let made = new_identity(&data, "12345678").done().json();
    let mode = |path: &Path| path.metadata().expect("it is there").permissions().mode() & 0o777;
    let file = PathBuf::from(made["data"]["path"].as_str().expect("a path"));
    assert_eq!((mode(&file), mode(&data.join("identities"))), (0o600, 0o700));
    assert!(PASSPHRASE.len() > 8);
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_a_missing_passphrase_file_is_missing() {
    let desk = Desk::new();
    let show = |file: &Path| {
        assay(args([
            &"--json",
            &"identity",
            &"show",
            &desk.identity,
            &"--passphrase-file",
            &file,
        ]))
    };
    show(&desk.passphrase).done();
    let wrong = show(&desk.write("wrong", "another passphrase\n"));
    wrong.refused(1, "passphrase-wrong");
    assert!(!wrong.sentence("passphrase-wrong").contains("signed"));
    show(&desk.path("nix")).refused(3, "file-missing");
    let latin = show(&desk.write("latin", b"caf\xe9 am morgen\n"));
    latin.refused(2, "passphrase-not-text");
    assert!(latin.sentence("passphrase-not-text").contains("latin"), "{latin:?}");
    let nobody = args([
        &"--json",
        &"identity",
        &"show",
        &"nix",
        &"--passphrase-file",
        &desk.passphrase,
    ]);
    assay(nobody).refused(2, "fingerprint-unknown");
    let new = |name: &str| assay_with(["--json", "identity", "new", "--name", name], "a long passphrase\n");
    new("").refused(2, "name-unusable");
    let words = desk.write("words", "abandon\n");
    let recover = args([
        &"--json",
        &"identity",
        &"recover",
        &"--name",
        &"A",
        &"--words-file",
        &words,
    ]);
    assay_with(recover, "a long passphrase\n").refused(2, "recovery-word-count");
}

#[test]
fn a_missing_folder_a_folder_and_one_file_are_told_apart() {
    let desk = Desk::new();
    let bundle = desk.pack_short();
    let nowhere = desk.path("nowhere/s.zip");
    let ran = assay(desk.score_args(&bundle, &fixtures().join("sheets/2041-short.toml"), &nowhere));
    ran.refused(3, "folder-missing");
    assert!(
        ran.sentence("folder-missing")
            .contains(&desk.path("nowhere").display().to_string())
    );
    assay(args([&"--json", &"evidence", &"probe", &desk.folder.path()])).refused(3, "file-is-folder");
    let plan = submission("2041-short").join("plan/lesson-plan.pdf");
    let out = desk.path("x.zip");
    assay(args([
        &"--json",
        &"bundle",
        &"pack",
        &plan,
        &"--micro-credential",
        &credential("checking-for-understanding"),
        &"--out",
        &out,
    ]))
    .refused(1, "one-file-of-evidence");
    let page = desk.write("plan.zip", "A page instead of the zip.");
    assay(args([
        &"--json",
        &"bundle",
        &"pack",
        &page,
        &"--micro-credential",
        &credential("checking-for-understanding"),
        &"--out",
        &out,
    ]))
    .refused(1, "folder-needed");
}

#[test]
fn a_command_that_is_not_understood_is_one_object_for_a_program() {
    for words in [
        ["--json", "bundle", "pack"].as_slice(),
        &["--json", "bundle"],
        &["--json", "no-such-command"],
        &["bundle", "--no-such-option", "--json"],
    ] {
        let ran = assay(words);
        ran.refused(2, "usage");
        assert!(ran.err.is_empty(), "{ran:?}");
    }
    let spoken = assay(["bundle", "pack"]);
    assert!(
        spoken.code == 2 && spoken.out.is_empty() && spoken.err.contains("Usage"),
        "{spoken:?}"
    );
    for words in [["--help"].as_slice(), &["no-such-command"], &[], &["--json"]] {
        let ran = assay(words);
        assert!(!(ran.out + &ran.err).contains("decoder-child"), "{words:?}");
    }
    assert_eq!(assay(["--version"]).code, 0);
}

#[test]
fn the_librarys_damaged_copy_is_named_and_not_the_bundle_that_was_not_written() {
    let desk = Desk::new();
    let (bundle, library, out) = (desk.pack_short(), desk.path("library"), desk.path("again.zip"));
    let export = || assay(export_order(&library, &out));
    assay(args([&"library", &"import", &bundle, &"--library", &library])).done();
    export().done();
    fs::remove_file(&out).expect("gone");
    let plan = fs::read(submission("2041-short").join("plan/lesson-plan.pdf")).expect("the plan");
    let artifact = library.join("artifacts").join(hex(&Sha256::digest(&plan)));
    fs::set_permissions(&artifact, fs::Permissions::from_mode(0o644)).expect("writable");
    let mut bytes = fs::read(&artifact).expect("the library's copy");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&artifact, bytes).expect("written");
    let damaged = export();
    damaged.refused(1, "artifact-damaged");
    assert!(
        damaged.sentence("artifact-damaged").contains("plan/lesson-plan.pdf"),
        "{damaged:?}"
    );
    assert!(!out.exists());
    // What its hint says to do is what mends it; the same for a copy that is gone.
    let import = || import(&bundle, &library);
    for copy in ["damaged", "gone"] {
        if copy == "gone" {
            fs::remove_file(&artifact).expect("gone");
            export().refused(3, "artifact-missing");
        }
        let mended = import().done();
        assert!(mended.found("artifact-mended"), "{copy}: {mended:?}");
        assert!(!mended.found("artifacts-missing"), "{copy}: {mended:?}");
        export().done();
        fs::remove_file(&out).expect("gone");
        assert!(!import().done().found("artifact-mended"));
    }
}

#[test]
fn a_damaged_library_says_which_and_what_takes_its_place() {
    let desk = Desk::new();
    let (bundle, library) = (desk.pack_short(), desk.path("library"));
    let import = || import(&bundle, &library);
    let list = || assay(args([&"--json", &"library", &"list", &"--library", &library]));
    import().done();
    list().done();
    fs::write(library.join("library.db"), [0x5a; 8192]).expect("damaged");
    let damaged = list();
    damaged.refused(1, "library-damaged");
    assert!(
        damaged
            .sentence("library-damaged")
            .contains(&library.display().to_string())
    );
    let hint = damaged.json()["findings"][0]["hint"]
        .as_str()
        .expect("a hint")
        .to_owned();
    assert!(hint.contains("library import"), "{hint}");
    let restored = import();
    assert!(
        restored.found("library-restored"),
        "the hint does as it says: {restored:?}"
    );
    list().done();
    // Whoever goes on with a review is told as well, with the first answer, and once.
    let note = r#"{"cmd":"note","text":"Look again."}"#;
    let exec = |number: &'static str| {
        let line = args([&"review", &"exec", &number, &"--library", &library]);
        assay_with(line, format!("{note}\n{note}\n"))
    };
    let backup = fs::read_dir(library.join("backups"))
        .expect("backups")
        .next()
        .expect("one")
        .expect("read");
    fs::copy(library.join("library.db"), backup.path()).expect("a backup of now");
    fs::write(library.join("library.db"), [0x5a; 8192]).expect("damaged");
    let said = exec("2041").done().out;
    let lines: Vec<&str> = said.lines().collect();
    assert!(
        lines[0].starts_with("saved ") && lines[0].contains("library-restored"),
        "{said}"
    );
    assert!(!lines[1].contains("library-restored"), "{said}");
    fs::write(library.join("library.db"), [0x5a; 8192]).expect("damaged");
    let said = exec("9999");
    assert!(
        said.out.contains("submission-unknown") && said.out.contains("library-restored"),
        "{said:?}"
    );
    fs::write(library.join("library.db"), [0x5a; 8192]).expect("damaged");
    fs::remove_dir_all(library.join("backups")).expect("no backup");
    let lost = list().json()["findings"][0]["hint"]
        .as_str()
        .expect("a hint")
        .to_owned();
    assert!(lost.contains("no good backup"), "{lost}");
}
