//! A folder of many bundles: zips and unpacked bags, more of them together than one bundle may be.

use crate::bad_input::Unpacked;
use crate::support::{Desk, Ran, args, assay, credential, import, zipped};
use std::fs;
use std::path::Path;

/// Small files in each of three bags: together more than one bundle may have.
const FILES: usize = 1_700;

/// What became of each bundle, in the order of their names: its number, or a code.
fn came_of(ran: &Ran) -> Vec<String> {
    let rows = ran.json()["data"]["imported"].as_array().expect("rows").clone();
    let word = |row: &serde_json::Value| {
        if row["ok"] == true {
            row["number"].clone()
        } else {
            row["code"].clone()
        }
    };
    rows.iter()
        .map(|row| word(row).as_str().unwrap_or_default().to_owned())
        .collect()
}

/// An unpacked bag with [`FILES`] pages in it, listed as part of the evidence.
fn bag_of_many_pages(number: &str, into: &Path) {
    let bag = Unpacked::new();
    let submission = bag.read("data/submission.json");
    let page = |at: usize| {
        let id = format!("urn:uuid:00000000-0000-4000-8000-{at:012}");
        format!(
            r#",{{"id":"{id}","path":"pages/{at}.txt","title":"Page","mediaType":"text/plain","size":4,"consent":"given"}}"#
        )
    };
    fs::create_dir(bag.top.join("data/pages")).expect("made");
    for at in 0..FILES {
        bag.write(&format!("data/pages/{at}.txt"), format!("{at:04}"));
    }
    let pages: String = (0..FILES).map(page).collect();
    let end = submission.rfind("]").expect("a list of artifacts");
    let (before, after) = submission.split_at(end);
    let submission =
        format!("{before}{pages}{after}").replacen("\"number\":\"2041\"", &format!("\"number\":\"{number}\""), 1);
    bag.write("data/submission.json", submission);
    let listed: String = (0..FILES).map(|at| format!("?  data/pages/{at}.txt\n")).collect();
    bag.write("manifest-sha256.txt", bag.read("manifest-sha256.txt") + &listed);
    bag.seal();
    fs::rename(&bag.top, into).expect("moved");
}

#[test]
fn bags_that_together_hold_more_files_than_one_bundle_may_come_in_one_by_one() {
    let desk = Desk::new();
    let (folder, library) = (desk.path("round"), desk.path("library"));
    fs::create_dir(&folder).expect("made");
    for number in ["11", "12"] {
        bag_of_many_pages(number, &folder.join(number));
    }
    // As a zip is unpacked by a double click: into a folder of its own name.
    fs::create_dir(folder.join("13")).expect("made");
    bag_of_many_pages("13", &folder.join("13/submission-13-attempt-1"));
    fs::copy(desk.pack_short(), folder.join("14.zip")).expect("copied");
    fs::write(folder.join(".DS_Store"), "x").expect("written");
    assert!(crate::support::files_below(&folder).len() > 5_000);
    let brought = import(&folder, &library).done();
    assert_eq!(came_of(&brought), ["11", "12", "13", "2041"]);
}

#[test]
fn what_lies_beside_bundles_is_named_and_left_out_and_no_bundle_is_evidence() {
    let bag = Unpacked::new();
    let (desk, folder) = (&bag.desk, bag.desk.path("round"));
    fs::create_dir(&folder).expect("made");
    fs::copy(desk.path("2041-short.zip"), folder.join("a.zip")).expect("copied");
    fs::write(folder.join("notes.txt"), "Whose is which?").expect("written");
    let brought = import(&folder, &desk.path("library")).done();
    assert_eq!(came_of(&brought), ["2041"]);
    assert!(
        brought.sentence("file-unplaced").starts_with("notes.txt "),
        "{brought:?}"
    );
    // A zip of such a folder cannot be told from one submission by its names alone; what is in it tells.
    let bundle = fs::read(folder.join("a.zip")).expect("a bundle");
    let mut files = vec![("notes.txt".to_owned(), b"Whose is which?".to_vec())];
    let unpacked = crate::support::files_below(&bag.top).into_iter();
    let unpacked: Vec<_> = unpacked.map(|(path, bytes)| (format!("bag/{path}"), bytes)).collect();
    for (name, more) in [("zip", vec![("sub/a.zip".to_owned(), bundle)]), ("bag", unpacked)] {
        let (zip, library) = (desk.path(&format!("{name}.zip")), desk.path(&format!("library-{name}")));
        let all: Vec<_> = files.iter().cloned().chain(more).collect();
        zipped(&zip, &all);
        with_roles(&zip, &library).refused(1, "bundle-as-evidence");
        assert_eq!(list(&library), 0);
    }
    let candidate = br#"{"format":"assay/candidate/1","name":"Jane Q. Doe","email":"jane@example.org"}"#;
    files.push(("sub/identity.json".to_owned(), candidate.to_vec()));
    let (zip, library) = (desk.path("named.zip"), desk.path("library-named"));
    zipped(&zip, &files);
    let brought = with_roles(&zip, &library).done();
    assert!(brought.found("candidate-left-out"), "{brought:?}");
    for (path, bytes) in crate::support::files_below(&library) {
        assert!(!bytes.windows(4).any(|part| part == b"Jane"), "{path}");
    }
}

fn with_roles(path: &Path, library: &Path) -> Ran {
    assay(args([
        &"--json",
        &"library",
        &"import",
        &path,
        &"--library",
        &library,
        &"--micro-credential",
        &credential("checking-for-understanding"),
        &"--accept-roles",
    ]))
}

fn list(library: &Path) -> u64 {
    let listed = assay(args([&"--json", &"library", &"list", &"--library", &library])).done();
    listed.json()["data"]["total"].as_u64().expect("a total")
}

#[test]
fn a_bag_of_somebody_elses_is_verified_then_packed_from_its_payload() {
    let desk = Desk::new();
    let bag = desk.path("bag");
    fs::create_dir_all(bag.join("data/plan")).expect("made");
    let write = |path: &str, text: &str| fs::write(bag.join(path), text).expect("written");
    write("bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n");
    write("data/plan/plan.md", "Fingers up.\n");
    let sha1 = "9d7fb6fcf4ff4d2fe8ac3a2f1d1f3ae2eec9ad5b  data/plan/plan.md\n";
    write("manifest-sha1.txt", sha1);
    let library = desk.path("library");
    let damaged = with_roles(&bag, &library);
    damaged.refused(1, "digest-mismatch");
    assert_eq!(list(&library), 0);
    let md5 = "MD5  data/plan/plan.md\n";
    fs::remove_file(bag.join("manifest-sha1.txt")).expect("gone");
    write(
        "manifest-md5.txt",
        &md5.replace("MD5", &md5_of(&bag.join("data/plan/plan.md"))),
    );
    with_roles(&bag, &library).done();
    assert_eq!(list(&library), 1);
    let out = desk.path("packed.zip");
    let rubric = credential("checking-for-understanding");
    let pack = |from: &Path| {
        assay(args([
            &"--json",
            &"bundle",
            &"pack",
            &from,
            &"--micro-credential",
            &rubric,
            &"--accept-roles",
            &"--out",
            &out,
        ]))
    };
    pack(&bag).done();
    fs::remove_file(&out).expect("gone");
    let said = assay(args([
        &"bundle",
        &"pack",
        &bag,
        &"--micro-credential",
        &rubric,
        &"--accept-roles",
        &"--out",
        &out,
    ]));
    assert!(
        said.done().out.contains("1 file of evidence"),
        "our own files are no evidence"
    );
    let inspected = assay(args([&"--json", &"bundle", &"inspect", &out])).done().json();
    assert_eq!(inspected["data"]["artifacts"][0]["path"], "plan/plan.md");
    let bundle = desk.pack_short();
    fs::remove_file(&out).expect("gone");
    pack(&bundle).refused(1, "already-a-bundle");
}

/// As another program computes it.
fn md5_of(file: &Path) -> String {
    let said = std::process::Command::new("md5sum").arg(file).output().expect("md5sum");
    String::from_utf8_lossy(&said.stdout)
        .split(' ')
        .next()
        .expect("a digest")
        .trim_start_matches('\\')
        .to_owned()
}

#[test]
fn a_class_from_canvas_is_told_to_be_several_people() {
    let desk = Desk::new();
    let file = |name: &str| (format!("submissions/{name}"), b"Fingers up.\n".to_vec());
    let zip = desk.path("canvas.zip");
    zipped(
        &zip,
        &[file("doejane_LATE_123_456_plan.md"), file("raybob_124_458_plan.md")],
    );
    let brought = with_roles(&zip, &desk.path("library")).done();
    let said = brought.sentence("people-perhaps");
    assert!(said.contains("2 people") && !said.contains("doe"), "{said}");
    zipped(
        &zip,
        &[file("doejane_123_456_plan.md"), file("doejane_123_457_more.md")],
    );
    assert!(!with_roles(&zip, &desk.path("library")).done().found("people-perhaps"));
}

#[test]
fn bundles_that_together_are_larger_than_one_may_be_are_each_looked_at() {
    let desk = Desk::new();
    let (folder, library) = (desk.path("round"), desk.path("library"));
    fs::create_dir(&folder).expect("made");
    fs::copy(desk.pack_short(), folder.join("b.zip")).expect("copied");
    // Sparse: 27 GiB that lie on no disk, and are no zips.
    for name in ["a.zip", "c.zip", "d.ZIP"] {
        let file = fs::File::create(folder.join(name)).expect("made");
        file.set_len(9 << 30).expect("a sparse file");
    }
    let brought = import(&folder, &library);
    assert_eq!(brought.code, 1);
    assert_eq!(
        came_of(&brought),
        ["not-a-bundle", "2041", "not-a-bundle", "not-a-bundle"]
    );
}

#[test]
fn evidence_of_more_than_eight_gibibytes_is_asked_about_whatever_it_is_wanted_for() {
    let desk = Desk::new();
    let (_, result) = desk.score_short();
    let bag = desk.path("bag");
    fs::create_dir_all(bag.join("data")).expect("made");
    fs::write(
        bag.join("bagit.txt"),
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
    )
    .expect("written");
    for name in ["a", "b"] {
        // Sparse: they lie on no disk, and reading them would take minutes.
        let file = fs::File::create(bag.join("data").join(name)).expect("made");
        file.set_len(5 << 30).expect("a sparse file");
    }
    let verify = args([&"--json", &"result", &"verify", &result, &"--evidence", &bag]);
    assay(verify).refused(1, "bundle-large");
    let locate = args([&"--json", &"evidence", &"locate", &result, &"--evidence", &bag]);
    assay(locate).refused(1, "bundle-large");
    let locate = args([
        &"--json",
        &"evidence",
        &"locate",
        &result,
        &"--evidence",
        &bag,
        &"--large",
    ]);
    let asked = assay(locate).json();
    assert_ne!(asked["code"], "bundle-large");
}

#[test]
fn a_single_bundle_of_too_many_files_is_still_refused() {
    let bag = Unpacked::new();
    for at in 0..5_000 {
        bag.write(&format!("data/{at}.txt"), "");
    }
    import(&bag.top, &bag.desk.path("library")).refused(1, "limit-exceeded");
}
