//! What another system hands out for a whole class comes in as one submission for each participant, by number and never
//! by name; each whole or not at all.

use crate::support::{Desk, Ran, args, assay, assay_with, credential, files_below, import, submission, unzip, zipped};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Words that only the names of the people in these downloads have.
const NAMES: [&str; 4] = ["Silva", "silva", "Marisol", "Quispe"];

struct Class {
    desk: Desk,
    library: PathBuf,
    download: PathBuf,
}

impl Class {
    /// Two participants of a Moodle assignment with the same evidence, but for one word in the reflection.
    fn moodle() -> Self {
        let file = |person: &str| {
            let person = person.to_owned();
            move |path: &str| format!("{person}_assignsubmission_file_/{path}")
        };
        let mut files = handed_in(file("Marisol Silva_1207"), "");
        files.extend(handed_in(file("Quispe Bo_88"), "Also: "));
        let silva = file("Marisol Silva_1207");
        files.push((silva(".DS_Store"), b"x".to_vec()));
        files.push(("grades of Marisol Silva.csv".to_owned(), b"x".to_vec()));
        Self::of(&files)
    }

    /// Two students of one Open edX task.
    fn open_edx() -> Self {
        let file = |student: &str| {
            let student = student.to_owned();
            move |path: &str| format!("[1]Week, [1]Day, [1]Task/[1] - {student} - {}", path.replace('/', " "))
        };
        let mut files = handed_in(file("marisol_silva"), "");
        files.extend(handed_in(file("quispe88"), "Also: "));
        let list = "student_id,file_path\n5,\"[1]Week, [1]Day, [1]Task/[1] - quispe88 - film.mp4\"\n";
        files.push(("submissions.csv".to_owned(), list.into()));
        Self::of(&files)
    }

    fn of(files: &[(String, Vec<u8>)]) -> Self {
        let desk = Desk::new();
        let (library, download) = (desk.path("library"), desk.path("download.zip"));
        zipped(&download, files);
        Self {
            desk,
            library,
            download,
        }
    }

    fn import(&self, more: &[PathBuf]) -> Ran {
        let rubric = credential("checking-for-understanding");
        let base = args([
            &"--json",
            &"library",
            &"import",
            &self.download,
            &"--library",
            &self.library,
            &"--micro-credential",
            &rubric,
        ]);
        assay(base.iter().chain(more))
    }

    fn pack(&self, more: &[&dyn AsRef<Path>]) -> Ran {
        let rubric = credential("checking-for-understanding");
        let base = args([
            &"--json",
            &"bundle",
            &"pack",
            &self.download,
            &"--micro-credential",
            &rubric,
        ]);
        let more = more.iter().map(|arg| arg.as_ref().to_path_buf());
        assay(base.into_iter().chain(more))
    }

    fn numbers(&self) -> Vec<String> {
        let listed = assay(args([&"--json", &"library", &"list", &"--library", &self.library])).done();
        let rows = listed.json()["data"]["submissions"].as_array().expect("rows").clone();
        rows.iter()
            .map(|row| row["number"].as_str().expect("a number").to_owned())
            .collect()
    }

    /// No name stands in what was said or in what is kept beside the evidence itself.
    #[track_caller]
    fn names_nobody(&self, said: &Ran) {
        for name in NAMES {
            assert!(!said.out.contains(name) && !said.err.contains(name), "{name}: {said:?}");
            let kept = if self.library.is_dir() {
                files_below(&self.library)
            } else {
                Vec::new()
            };
            for (path, bytes) in kept {
                let holds = bytes.windows(name.len()).any(|window| window == name.as_bytes());
                assert!(!holds && !path.contains(name), "{name} is in {path}");
            }
        }
    }
}

/// The evidence of one participant, every path as the export makes it.
fn handed_in(name: impl Fn(&str) -> String, words: &str) -> Vec<(String, Vec<u8>)> {
    let files = files_below(&submission("2041-short"));
    let one = |(path, bytes): (String, Vec<u8>)| {
        let bytes = if path.ends_with(".md") {
            [words.as_bytes(), &bytes].concat()
        } else {
            bytes
        };
        (name(&path), bytes)
    };
    files.into_iter().map(one).collect()
}

fn rows(ran: &Ran) -> Vec<Value> {
    ran.json()["data"]["imported"].as_array().expect("rows").clone()
}

/// Participant, and what became of the submission: its number, or a code.
fn came_of(ran: &Ran) -> Vec<(String, String)> {
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let of = |row: Value| {
        let what = if row["alreadyHere"] == true {
            "already here".to_owned()
        } else if row["ok"] == true {
            word(&row["number"])
        } else {
            word(&row["code"])
        };
        (word(&row["participant"]), what)
    };
    rows(ran).into_iter().map(of).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected
        .iter()
        .map(|(one, two)| ((*one).to_owned(), (*two).to_owned()))
        .collect()
}

#[test]
fn a_moodle_download_is_proposed_saved_confirmed_and_brought_in_without_a_name() {
    let class = Class::moodle();
    let proposed = class.import(&[]);
    proposed.refused(2, "role-unconfirmed");
    class.names_nobody(&proposed);
    // As a person saves it: what is printed is the file, and the sentences stand beside it.
    let rubric = credential("checking-for-understanding");
    let printed = assay(args([
        &"library",
        &"import",
        &class.download,
        &"--library",
        &class.library,
        &"--micro-credential",
        &rubric,
    ]));
    assert_eq!(printed.code, 2);
    assert_eq!(proposed.json()["data"]["roles"], printed.out.as_str());
    assert!(
        printed.err.contains("--roles") && !printed.out.contains('✗'),
        "{printed:?}"
    );
    let confirmed = printed.out.replace("consent = \"missing\"", "consent = \"given\"");
    let roles = class
        .desk
        .write("roles.toml", confirmed.replace("number = \"88\"", "number = \"2088\""));
    let brought = class.import(&args([&"--roles", &roles])).done();
    assert_eq!(came_of(&brought), pairs(&[("88", "2088"), ("1207", "1207")]));
    assert!(!brought.found("consent-missing"));
    assert!(
        brought.found("file-unplaced") && brought.found("system-file-left-out"),
        "{brought:?}"
    );
    class.names_nobody(&brought);
    assert_eq!(class.numbers(), ["1207", "2088"]);
}

#[test]
fn todays_folder_names_and_those_of_before_are_one_download() {
    let named = |start: &'static str| move |path: &str| format!("{start}{path}");
    let mut files = handed_in(named("Marisol Silva_1207_assignsubmission_file/"), "");
    files.push((
        "Marisol Silva_1207_assignsubmission_onlinetext/onlinetext.html".to_owned(),
        b"<p>What I changed afterwards.</p>".to_vec(),
    ));
    files.extend(handed_in(named("Quispe Bo_88_assignsubmission_file_/"), "Also: "));
    let class = Class::of(&files);
    let brought = class.import(&args([&"--accept-roles"])).done();
    assert_eq!(came_of(&brought), pairs(&[("88", "88"), ("1207", "1207")]));
    assert!(!brought.found("file-unplaced"), "{brought:?}");
    class.names_nobody(&brought);
    let given_out = class.desk.path("1207.zip");
    let export = args([
        &"library",
        &"export",
        &"1207",
        &"--library",
        &class.library,
        &"--out",
        &given_out,
    ]);
    assay(export).done();
    let bag = unzip(&given_out, &class.desk.path("unpacked"));
    let paths: Vec<String> = files_below(&bag).into_iter().map(|(path, _)| path).collect();
    assert!(
        paths.contains(&"data/onlinetext/onlinetext.html".to_owned()),
        "{paths:?}"
    );
    assert!(paths.contains(&"data/reflection/reflection.md".to_owned()), "{paths:?}");
}

#[test]
fn two_participants_with_the_same_files_are_two_submissions_and_stay_two() {
    let file = |person: &'static str| move |path: &str| format!("{person}_assignsubmission_file/{path}");
    let mut files = handed_in(file("Marisol Silva_1207"), "");
    files.extend(handed_in(file("Quispe Bo_88"), ""));
    let class = Class::of(&files);
    let brought = class.import(&args([&"--accept-roles"])).done();
    assert_eq!(came_of(&brought), pairs(&[("88", "88"), ("1207", "1207")]));
    assert_eq!(class.numbers(), ["88", "1207"]);
    // Known again by the participant, also where people call the submission otherwise.
    let roles = class.import(&[]).json()["data"]["roles"]
        .as_str()
        .expect("roles")
        .replace("number = \"88\"", "number = \"2088\"");
    let roles = class.desk.write("roles.toml", roles);
    let again = class.import(&args([&"--roles", &roles])).done();
    assert_eq!(
        came_of(&again),
        pairs(&[("88", "already here"), ("1207", "already here")])
    );
    assert_eq!(class.numbers(), ["88", "1207"]);
}

#[test]
fn two_students_of_an_open_edx_task_with_the_same_files_are_two_submissions() {
    let file = |student: &'static str| {
        move |path: &str| format!("[1]Week, [1]Day, [1]Task/[1] - {student} - {}", path.replace('/', " "))
    };
    let mut files = handed_in(file("marisol_silva"), "");
    files.extend(handed_in(file("quispe88"), ""));
    let class = Class::of(&files);
    class.import(&args([&"--accept-roles"])).done();
    assert_eq!(class.numbers().len(), 2);
    let again = class.import(&args([&"--accept-roles"])).done();
    assert_eq!(came_of(&again), pairs(&[("1", "already here"), ("2", "already here")]));
    assert_eq!(class.numbers().len(), 2);
}

#[test]
fn all_proposals_are_taken_at_once_and_a_second_time_nothing_is_doubled() {
    let class = Class::moodle();
    let brought = class.import(&args([&"--accept-roles"])).done();
    assert_eq!(came_of(&brought), pairs(&[("88", "88"), ("1207", "1207")]));
    for row in rows(&brought) {
        let missing = row["findings"].as_array().expect("findings").iter();
        let missing: Vec<_> = missing.filter(|finding| finding["code"] == "consent-missing").collect();
        assert_eq!(missing.len(), 1, "once for all files: {row}");
        let said = missing[0]["message"].as_str().expect("a sentence");
        assert!(said.contains("3 other files") && !said.contains(".md"), "{said}");
    }
    let again = class.import(&args([&"--accept-roles"])).done();
    assert_eq!(
        came_of(&again),
        pairs(&[("88", "already here"), ("1207", "already here")])
    );
    assert_eq!(class.numbers(), ["88", "1207"]);
}

#[test]
fn one_submission_that_is_refused_keeps_no_other_out_and_comes_in_later() {
    let class = Class::moodle();
    let roles = class.import(&[]).json()["data"]["roles"]
        .as_str()
        .expect("roles")
        .to_owned();
    let (first, second) = roles.split_at(roles.rfind("[[submission]]").expect("two"));
    let wrong = first.replacen("requirement = \"plan\"", "requirement = \"diary\"", 1) + second;
    let wrong = class.desk.write("wrong.toml", wrong);
    let brought = class.import(&args([&"--roles", &wrong]));
    assert_eq!(brought.code, 1);
    assert_eq!(
        came_of(&brought),
        pairs(&[("88", "roles-unknown-requirement"), ("1207", "1207")])
    );
    let half = class.desk.write("half.toml", second);
    let brought = class.import(&args([&"--roles", &half]));
    assert_eq!(
        came_of(&brought),
        pairs(&[("88", "roles-not-one-submission"), ("1207", "already here")])
    );
    assert_eq!(class.numbers(), ["1207"]);
    let whole = class.desk.write("whole.toml", &roles);
    let brought = class.import(&args([&"--roles", &whole])).done();
    assert_eq!(came_of(&brought), pairs(&[("88", "88"), ("1207", "already here")]));
    assert_eq!(class.numbers(), ["88", "1207"]);
}

#[test]
fn a_damaged_file_refuses_its_submission_alone_and_is_called_without_a_name() {
    let class = Class::moodle();
    let mut bytes = fs::read(&class.download).expect("a zip");
    let name = b"Marisol Silva_1207_assignsubmission_file_/reflection/reflection.md";
    let header = bytes
        .windows(name.len())
        .position(|window| window == name)
        .expect("there");
    bytes[header + name.len() + 4] ^= 1;
    fs::write(&class.download, bytes).expect("written");
    let brought = class.import(&args([&"--accept-roles"]));
    assert_eq!(brought.code, 1);
    assert_eq!(came_of(&brought), pairs(&[("88", "88"), ("1207", "zip-damaged")]));
    assert!(
        brought.out.contains("\\\"reflection/reflection.md\\\" is damaged"),
        "{brought:?}"
    );
    class.names_nobody(&brought);
    assert_eq!(class.numbers(), ["88"]);
}

#[test]
fn a_download_that_cannot_be_read_is_refused_without_a_name() {
    let class = Class::moodle();
    let bytes = fs::read(&class.download).expect("a zip");
    let plan = "Marisol Silva_1207_assignsubmission_file_/plan/lesson-plan.pdf".as_bytes();
    let climbing = "Marisol Silva_1207_assignsubmission_file_/../../lesson-plan.pd".as_bytes();
    let mut changed = bytes.clone();
    for at in 0..bytes.len() - plan.len() {
        if bytes[at..].starts_with(plan) {
            changed[at..at + climbing.len()].copy_from_slice(climbing);
        }
    }
    fs::write(&class.download, changed).expect("written");
    let refused = class.import(&args([&"--accept-roles"]));
    refused.refused(1, "path-escapes");
    assert!(refused.out.contains("1207/../../lesson-plan.pd"), "{refused:?}");
    class.names_nobody(&refused);
}

#[test]
fn roles_of_another_download_are_refused_before_anything_is_kept() {
    let class = Class::moodle();
    let roles = class.import(&[]).json()["data"]["roles"]
        .as_str()
        .expect("roles")
        .to_owned();
    let other = class.desk.write("other.toml", roles.replace("\"1207\"", "\"1208\""));
    class
        .import(&args([&"--roles", &other]))
        .refused(1, "roles-unknown-participant");
    let single = "[[artifact]]\npath = \"plan/lesson-plan.pdf\"\ntitle = \"Plan\"\nconsent = \"given\"\n";
    let single = class.desk.write("single.toml", single);
    let brought = class.import(&args([&"--roles", &single]));
    let refused = "roles-not-one-submission";
    assert_eq!(came_of(&brought), pairs(&[("88", refused), ("1207", refused)]));
    assert!(class.numbers().is_empty());
}

#[test]
fn an_open_edx_export_comes_in_by_place_and_without_a_user_name() {
    let class = Class::open_edx();
    let brought = class.import(&args([&"--accept-roles"])).done();
    let came = came_of(&brought);
    assert_eq!(
        came.iter()
            .map(|(participant, _)| participant.as_str())
            .collect::<Vec<_>>(),
        ["1", "2"]
    );
    assert!(
        came.iter().all(|(_, number)| number.len() == 8),
        "numbers of their own: {came:?}"
    );
    assert!(
        !brought.found("file-unplaced"),
        "the list of the export is read as that"
    );
    assert!(
        brought.found("export-file-missing"),
        "the film that only the list has is told"
    );
    assert!(brought.out.contains("2/film.mp4"), "{brought:?}");
    class.names_nobody(&brought);
    assert_eq!(class.numbers().len(), 2);
}

#[test]
fn packing_takes_one_submission_of_a_download_and_says_how_all_come_in() {
    let class = Class::moodle();
    let out = class.desk.path("one.zip");
    let all = class.pack(&[&"--accept-roles", &"--out", &out]);
    all.refused(1, "several-submissions");
    let hint = all.json()["findings"][0]["hint"].as_str().expect("a hint").to_owned();
    assert!(
        hint.contains("library import") && hint.contains("--participant: 88, 1207"),
        "{hint}"
    );
    let stranger = class.pack(&[&"--participant", &"7", &"--accept-roles", &"--out", &out]);
    stranger.refused(2, "participant-unknown");
    assert!(!out.exists());
    let proposed = class.pack(&[&"--participant", &"1207", &"--out", &out]);
    proposed.refused(2, "role-unconfirmed");
    let roles = class
        .desk
        .write("roles.toml", proposed.json()["data"]["roles"].as_str().expect("roles"));
    let packed = class
        .pack(&[&"--participant", &"1207", &"--roles", &roles, &"--out", &out])
        .done();
    assert_eq!(packed.json()["data"]["number"], "1207");
    let inspected = assay(args([&"--json", &"bundle", &"inspect", &out])).done();
    class.names_nobody(&inspected);
    let unpacked = class.desk.path("unpacked");
    crate::support::unzip(&out, &unpacked);
    let evidence = files_below(&unpacked);
    assert!(
        evidence
            .iter()
            .any(|(path, _)| path.ends_with("data/plan/lesson-plan.pdf")),
        "only one submission's"
    );
    assert!(
        !evidence.iter().any(|(_, bytes)| bytes.starts_with(b"Also: ")),
        "not the other's"
    );
}

/// The evidence of 2041 with a pointer and what a computer made for itself.
fn loose() -> Class {
    let mut files = handed_in(str::to_owned, "");
    files.push((
        "reflection.gdoc".to_owned(),
        br#"{"url":"https://docs.example/open?id=1","doc_id":"1"}"#.to_vec(),
    ));
    files.push((".DS_Store".to_owned(), b"x".to_vec()));
    Class::of(&files)
}

#[test]
fn a_pointer_is_proposed_to_be_left_out_and_stays_outside_once_that_is_confirmed() {
    let class = loose();
    let proposed = class.import(&[]);
    proposed.refused(2, "role-unconfirmed");
    let proposal = proposed.json()["data"]["roles"].as_str().expect("roles").to_owned();
    assert!(proposal.contains("# pointer: only a link\n"), "{proposal}");
    assert_eq!(proposal.matches("leave_out = true").count(), 1, "{proposal}");
    let roles = class.desk.write("roles.toml", &proposal);
    let brought = class.import(&args([&"--roles", &roles])).done();
    assert!(
        brought.sentence("file-left-out").contains("reflection.gdoc"),
        "{brought:?}"
    );
    assert!(!brought.found("pointer-file"), "what is not there says nothing");

    // Whoever takes what is proposed unread leaves nothing out that was handed in.
    let unread = loose();
    let brought = unread.import(&args([&"--accept-roles"])).done();
    assert!(
        brought.found("pointer-file") && !brought.found("file-left-out"),
        "{brought:?}"
    );
}

#[test]
fn captions_of_a_recording_that_is_left_out_are_captions_of_nothing() {
    let class = loose();
    let proposal = class.import(&[]).json()["data"]["roles"]
        .as_str()
        .expect("roles")
        .to_owned();
    assert!(
        proposal.contains("captions_for = \"video/classroom.mp4\""),
        "{proposal}"
    );
    let film = "path = \"video/classroom.mp4\"\n";
    let roles = proposal.replace(film, &format!("{film}leave_out = true\n"));
    let roles = class.desk.write("roles.toml", &roles);
    let out = class.desk.path("out.zip");
    class.pack(&[&"--roles", &roles, &"--out", &out]).done();
    let inspected = assay(args([&"--json", &"bundle", &"inspect", &out])).done().json();
    let artifacts = inspected["data"]["artifacts"].as_array().expect("artifacts").clone();
    let captions = artifacts.iter().find(|one| one["path"] == "video/classroom.vtt");
    assert!(
        captions.is_some_and(|one| one["captionsFor"].is_null()),
        "{artifacts:?}"
    );
    assert!(artifacts.iter().all(|one| one["path"] != "video/classroom.mp4"));
}

#[test]
fn nothing_is_packed_of_files_that_are_all_left_out() {
    let class = loose();
    let proposal = class.import(&[]).json()["data"]["roles"]
        .as_str()
        .expect("roles")
        .to_owned();
    let all: Vec<&str> = proposal.lines().filter(|line| !line.starts_with("leave_out")).collect();
    let all = all.join("\n").replace("\nconsent =", "\nleave_out = true\nconsent =");
    let roles = class.desk.write("roles.toml", &all);
    let out = class.desk.path("out.zip");
    class
        .pack(&[&"--roles", &roles, &"--out", &out])
        .refused(1, "nothing-to-pack");
    assert!(!out.exists());
}

#[test]
fn a_zip_of_bags_is_to_be_unpacked_first() {
    let desk = Desk::new();
    let zip = desk.path("bags.zip");
    let files = ["a/bagit.txt", "a/data/x", "b/bagit.txt"].map(|path| (path.to_owned(), "x"));
    zipped(&zip, &files);
    let library = desk.path("library");
    let brought = import(&zip, &library);
    brought.refused(1, "several-submissions");
    assert!(brought.out.contains("Unpack it"), "{brought:?}");
}

#[test]
fn one_file_of_evidence_is_told_by_what_it_is_and_not_unpacked() {
    let desk = Desk::new();
    let rubric = credential("checking-for-understanding");
    let plan = submission("2044").join("plan/discussion-plan.docx");
    let called = |name: &str| {
        let path = desk.path(name);
        fs::copy(&plan, &path).expect("copied");
        path
    };
    for file in [
        called("Reflection on my lesson.docx"),
        called("plan.zip"),
        submission("2052").join("student-work/exit-slip-1.jpg"),
        submission("2052").join("video/classroom.mp4"),
        submission("2041-short").join("reflection/reflection.md"),
    ] {
        let library = desk.path("library");
        let brought = import(&file, &library);
        brought.refused(1, "one-file-of-evidence");
        assert!(
            brought
                .sentence("one-file-of-evidence")
                .contains(&file.display().to_string()),
            "{brought:?}"
        );
        assert!(
            brought
                .out
                .contains("Choose or drop all files of the submission together"),
            "{brought:?}"
        );
        let out = desk.path("out.zip");
        let order = args([
            &"--json",
            &"bundle",
            &"pack",
            &file,
            &"--micro-credential",
            &rubric,
            &"--out",
            &out,
        ]);
        assay(order).refused(1, "one-file-of-evidence");
        assert!(!out.exists());
    }
    let word = import(&called("a.docx"), &desk.path("library"));
    assert!(word.sentence("one-file-of-evidence").contains("Word"), "{word:?}");
}

#[test]
fn programs_and_empty_files_are_proposed_to_be_left_out() {
    let mut files = handed_in(str::to_owned, "");
    files.push((
        "tools/run.exe".to_owned(),
        b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff".to_vec(),
    ));
    files.push(("video/empty.mp4".to_owned(), Vec::new()));
    let class = Class::of(&files);
    let proposal = class.import(&[]).json()["data"]["roles"]
        .as_str()
        .expect("roles")
        .to_owned();
    for (path, why) in [
        ("tools/run.exe", "# program: never run"),
        ("video/empty.mp4", "# empty: no bytes"),
    ] {
        let block = proposal
            .split("[[artifact]]")
            .find(|block| block.contains(path))
            .expect("a role");
        assert!(block.contains(why) && block.contains("leave_out = true"), "{block}");
    }
}

#[test]
fn loose_files_get_no_number_that_is_here_already_for_the_same_thing() {
    let class = Class::moodle();
    let accept = [PathBuf::from("--accept-roles")];
    class.import(&accept).done();
    let file = |path: &str| format!("Quispe Bo_88_assignsubmission_file_/{path}");
    let mut files = handed_in(file, "Once more: ");
    files.extend(handed_in(
        |path| format!("Marisol Silva_1207_assignsubmission_file_/{path}"),
        "",
    ));
    zipped(&class.download, &files);
    let again = class.import(&accept);
    assert_eq!(
        came_of(&again),
        pairs(&[("88", "number-here"), ("1207", "already here")])
    );
    let said = again.sentence("number-here");
    assert!(said.contains("No. 88 is here already as attempt 1"), "{said}");
    assert_eq!(class.numbers().len(), 2, "nothing of it was kept");
}

#[test]
fn more_files_than_are_asked_for_are_told_as_more_and_not_as_missing() {
    let mut files = handed_in(str::to_owned, "");
    let slip = fs::read(submission("2052").join("student-work/exit-slip-1.jpg")).expect("a picture");
    files.push(("third.jpg".to_owned(), slip));
    let class = Class::of(&files);
    let proposal = class.import(&[]).json()["data"]["roles"]
        .as_str()
        .expect("roles")
        .to_owned();
    let third = "path = \"third.jpg\"\n";
    assert!(
        proposal.contains(&format!("{third}title")),
        "two are enough: {proposal}"
    );
    let roles = proposal.replace(third, &format!("{third}requirement = \"student-work\"\n"));
    let roles = class.desk.write("roles.toml", &roles);
    let brought = class.import(&args([&"--roles", &roles])).done();
    let said = brought.sentence("requirement-more");
    assert!(said.contains("3 files count, 2 are asked for"), "{said}");
    assert!(!brought.out.contains("Student work\\\" is not met"), "{brought:?}");
    let numbers = class.numbers();
    let order = args([&"review", &"exec", &numbers[0], &"--library", &class.library]);
    let checked = assay_with(order, "{\"cmd\":\"check\"}\n");
    assert!(checked.out.contains("requirement-exceeded"), "{checked:?}");
    assert!(
        !checked.out.contains("does not hold what \\\"student-work"),
        "{checked:?}"
    );
}
