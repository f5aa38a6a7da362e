//! The library and its reviews: whole or nothing, saved only after the commit, one writer.

use crate::support::{
    Desk, Ran, args, assay, assay_with, credential, export_order, fixtures, import, submission, unzip,
};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

pub(crate) struct Shelf {
    pub(crate) desk: Desk,
    pub(crate) library: PathBuf,
    pub(crate) bundle: PathBuf,
}

impl Shelf {
    pub(crate) fn new() -> Self {
        let desk = Desk::new();
        let (library, bundle) = (desk.path("library"), desk.pack_short());
        let shelf = Self { desk, library, bundle };
        shelf.import(&shelf.bundle).done();
        shelf
    }

    fn import(&self, path: &Path) -> Ran {
        import(path, &self.library)
    }

    pub(crate) fn exec(&self, lines: &[&str]) -> Ran {
        assay_with(
            args([&"review", &"exec", &"2041", &"--library", &self.library]),
            lines.join("\n") + "\n",
        )
    }

    pub(crate) fn exec_with(&self, more: &[&str], lines: &[&str]) -> Ran {
        let base = args([&"review", &"exec", &"2041", &"--library", &self.library]);
        let args: Vec<PathBuf> = base.into_iter().chain(more.iter().map(PathBuf::from)).collect();
        assay_with(args, lines.join("\n") + "\n")
    }

    /// The line that signs with the key of this desk.
    pub(crate) fn sign(&self) -> String {
        let desk = &self.desk;
        let line = serde_json::json!({ "cmd": "sign", "identity": desk.identity, "passphraseFile": desk.passphrase });
        line.to_string()
    }

    /// The same, with the result package written to `out`.
    pub(crate) fn sign_to(&self, out: &Path) -> String {
        let desk = &self.desk;
        let line = serde_json::json!({
            "cmd": "sign", "identity": desk.identity, "passphraseFile": desk.passphrase, "out": out,
        });
        line.to_string()
    }

    pub(crate) fn journal(&self) -> Ran {
        assay(args([&"--json", &"journal", &"verify", &"--library", &self.library]))
    }
}

pub(crate) const REVIEW: [&str; 17] = [
    r#"{"cmd":"opened","artifact":"plan/lesson-plan.pdf"}"#,
    r#"{"cmd":"level","criterion":"plans-the-check","level":"demonstrated"}"#,
    r#"{"cmd":"draft","field":"rationale:plans-the-check","text":"Page 1 has"}"#,
    r#"{"cmd":"rationale","criterion":"plans-the-check","text":"Page 1 has the question and two wrong answers."}"#,
    r#"{"cmd":"annotate","artifact":"plan/lesson-plan.pdf","page":1,"criteria":["plans-the-check"],"comment":"Here."}"#,
    r#"{"cmd":"annotate","artifact":"video/classroom.mp4","startMs":3000,"endMs":9000,"criteria":["hears-everyone"]}"#,
    r#"{"cmd":"level","criterion":"hears-everyone","level":"developing"}"#,
    r#"{"cmd":"undo"}"#,
    r#"{"cmd":"redo"}"#,
    r#"{"cmd":"level","criterion":"hears-everyone","level":"demonstrated"}"#,
    r#"{"cmd":"rationale","criterion":"hears-everyone","text":"All hands go up at once."}"#,
    r#"{"cmd":"cannot-judge","criterion":"adjusts-teaching","reason":"The clip ends before."}"#,
    r#"{"cmd":"cannot-judge","criterion":"finds-out-why","reason":"No student is heard."}"#,
    r#"{"cmd":"level","criterion":"follows-through","level":"demonstrated"}"#,
    r#"{"cmd":"rationale","criterion":"follows-through","text":"Counts, and names who is next."}"#,
    r#"{"cmd":"next-step","criterion":"finds-out-why","text":"Bring the minute after."}"#,
    r#"{"cmd":"note","text":"Look at the clip again."}"#,
];

#[test]
fn a_review_is_typed_signed_and_given_out() {
    let shelf = Shelf::new();
    let ran = shelf.exec(&REVIEW).done();
    assert_eq!(
        ran.out.lines().filter(|line| line.starts_with("saved ")).count(),
        REVIEW.len(),
        "{}",
        ran.out
    );
    let out = shelf.desk.path("result.zip");
    let sign = serde_json::json!({
        "cmd": "sign", "identity": shelf.desk.identity, "passphraseFile": shelf.desk.passphrase, "out": out,
    });
    let again = r#"{"cmd":"level","criterion":"plans-the-check","level":"basic"}"#;
    let signed = shelf.exec(&[&sign.to_string(), again]);
    let lines: Vec<&str> = signed.out.lines().collect();
    assert!(lines[0].starts_with("saved "), "{signed:?}");
    assert!(lines[1].contains("\"review-sealed\""), "{signed:?}");
    assay(args([&"result", &"verify", &out, &"--evidence", &shelf.bundle])).done();
    let folder = shelf.desk.path("unpacked");
    let top = unzip(&out, &folder);
    for file in ["data/record.json", "data/record.html"] {
        let text = fs::read_to_string(top.join(file)).expect(file);
        assert!(
            !text.contains("Look at the clip again"),
            "private notes go into nothing that is exported: {file}"
        );
    }
    let exported = shelf.desk.path("again.zip");
    assay(args([
        &"library",
        &"export",
        &"2041",
        &"--result",
        &"--library",
        &shelf.library,
        &"--out",
        &exported,
    ]))
    .done();
    let state =
        |path: &Path| assay(args([&"--json", &"result", &"verify", &path])).done().json()["data"]["sha256"].clone();
    assert_eq!(state(&out), state(&exported));
    shelf.journal().done();
    let listed = assay(args([&"--json", &"library", &"list", &"--library", &shelf.library]))
        .done()
        .json();
    assert_eq!(listed["data"]["submissions"][0]["state"], "signed");
}

#[test]
fn the_list_has_a_heading_and_counts_the_criteria_before_a_review_begins() {
    let shelf = Shelf::new();
    let list = args([&"library", &"list", &"--library", &shelf.library]);
    let listed = assay(list).done().out;
    let lines: Vec<&str> = listed.lines().collect();
    assert_eq!(lines.len(), 2, "{listed}");
    assert!(
        lines[0].starts_with("Number") && lines[0].ends_with("Micro-credential"),
        "{listed}"
    );
    for words in ["2041", "attempt 1", "new", "0/5"] {
        assert!(lines[1].contains(words), "{words}: {listed}");
    }
    let json = assay(args([&"--json", &"library", &"list", &"--library", &shelf.library]));
    assert_eq!(json.done().json()["data"]["submissions"][0]["criteria"], 5);
}

#[test]
fn a_line_with_a_mistyped_member_is_refused_in_plain_words() {
    let shelf = Shelf::new();
    let ran = shelf.exec(&[
        r#"{"cmd":"level","criterion":"plans-the-check","level":"basic","why":"x"}"#,
        r#"{"cmd":"praise"}"#,
        r#"{"cmd":"annotate","artifact":"plan/lesson-plan.pdf","page":0.5}"#,
        r#"{"cmd":"draft","field":"rationale:plans-the-day","text":"x"}"#,
        r#"{"cmd":"draft","field":"rationales","text":"x"}"#,
        r#"{"cmd":"draft","field":"note"}"#,
        r#"{"cmd":"annotate","artifact":"plan/lesson-plan.pdf","page":99}"#,
        r#"{"cmd":"annotate","artifact":"plan/lesson-plan.pdf","page":1,"quote":"no such words"}"#,
    ]);
    let said: Vec<String> = ran.out.lines().map(sentence).collect();
    let known = "level, cannot-judge, rationale, strength, next-step, annotate, change-annotation, remove-annotation, note, \
                 opened, return, recuse, drop, purpose, undo, redo, draft, check, show, sign";
    let no_command = "This line is no command that can be done:";
    let kept = "Nothing was changed.";
    let expected = [
        format!("{no_command} why is not known there. {kept}"),
        format!("{no_command} cmd says \"praise\", and what can stand there is: {known}. {kept}"),
        format!("{no_command} page is 0.5, and a whole number of a possible size belongs there. {kept}"),
        format!("The rubric has no criterion \"plans-the-day\". {kept}"),
        format!("\"rationales\" is nothing that is typed into. {kept}"),
        format!("{no_command} text is missing. {kept}"),
        format!("plan/lesson-plan.pdf has no such place: page 99 is named, and there are 2 pages. {kept}"),
        format!("\"no such words\" is not found in plan/lesson-plan.pdf. {kept}"),
    ];
    assert_eq!(said, expected);
}

#[test]
fn who_stood_back_is_told_so_and_not_asked_for_levels() {
    let shelf = Shelf::new();
    let sign = format!(
        r#"{{"cmd":"sign","identity":{:?},"passphraseFile":{:?}}}"#,
        shelf.desk.identity, shelf.desk.passphrase
    );
    let ran = shelf.exec(&[r#"{"cmd":"recuse","reason":"A relative."}"#, &sign]);
    let last = ran.out.lines().last().expect("an answer");
    assert!(last.contains("\"review-recused\""), "{ran:?}");
}

const LEVEL: &str = r#"{"cmd":"level","criterion":"plans-the-check","level":"basic"}"#;
const UNDO: &str = r#"{"cmd":"undo"}"#;

#[test]
fn standing_back_holds_until_it_is_undone_or_another_review_is_asked_for() {
    let shelf = Shelf::new();
    shelf
        .exec(&[LEVEL, r#"{"cmd":"recuse","reason":"A relative."}"#])
        .done();
    assert!(shelf.exec(&[LEVEL]).out.contains("\"review-recused\""));
    let back = shelf.exec(&[UNDO, r#"{"cmd":"show"}"#]).done();
    assert!(back.out.contains(r#""level":"basic""#), "{back:?}");
    assert!(shelf.exec_with(&["--anew"], &[]).out.contains("\"review-under-way\""));
    shelf.exec(&[r#"{"cmd":"recuse","reason":"A relative."}"#]).done();
    let anew = shelf.exec_with(&["--anew"], &[LEVEL]).done();
    assert_eq!(anew.out, "saved 2\n", "a review of its own");
    let entries = shelf.journal().done().json()["data"].clone();
    assert_eq!(entries["reviews"], 2);
}

#[test]
fn formative_is_said_once_and_never_overheard() {
    let shelf = Shelf::new();
    shelf.exec(&[LEVEL]).done();
    let refused = shelf.exec_with(&["--formative"], &[LEVEL]);
    assert_eq!(refused.code, 1);
    assert!(refused.out.contains("\"purpose-differs\""), "{refused:?}");
    assert_eq!(shelf.journal().done().json()["data"]["entries"], 2);
    shelf.exec(&[r#"{"cmd":"purpose","purpose":"formative"}"#]).done();
    shelf.exec_with(&["--formative"], &[LEVEL]).done();
    let shown = shelf.exec(&[r#"{"cmd":"show"}"#]).done();
    assert!(shown.out.contains(r#""purpose":"formative""#), "{shown:?}");
}

#[test]
fn beside_a_signed_review_another_purpose_has_to_be_asked_for_and_corrects_nothing() {
    let shelf = Shelf::new();
    shelf.exec(&REVIEW).done();
    let sign = |out: &Path| shelf.sign_to(out);
    let supersedes =
        |out: &Path| assay(args([&"--json", &"result", &"verify", &out])).done().json()["data"]["supersedes"].clone();
    let [first, formative, corrected] =
        ["first.zip", "formative.zip", "corrected.zip"].map(|name| shelf.desk.path(name));
    shelf.exec(&[&sign(&first)]).done();
    let refused = shelf.exec_with(&["--formative"], &[LEVEL]);
    assert!(
        refused.out.contains("\"purpose-differs\"") && refused.out.contains("--anew"),
        "{refused:?}"
    );
    let again = REVIEW.to_vec();
    shelf.exec_with(&["--formative", "--anew"], &again).done();
    shelf.exec(&[&sign(&formative)]).done();
    assert!(
        supersedes(&formative).is_null(),
        "a mentor's words correct no judgement"
    );
    // The judgement is still there to be given out, and to be corrected from where it stood.
    for (purpose, given) in [("--summative", &first), ("--formative", &formative)] {
        let out = shelf.desk.path(&format!("again{purpose}.zip"));
        let result = args([
            &"library",
            &"export",
            &"2041",
            &"--result",
            &purpose,
            &"--library",
            &shelf.library,
            &"--out",
            &out,
        ]);
        assay(result).done();
        let record = |zip: &Path, into: &str| {
            let top = unzip(zip, &shelf.desk.path(&format!("{into}{purpose}")));
            fs::read(top.join("data/record.json")).expect("a record")
        };
        assert_eq!(record(&out, "given-out"), record(given, "signed"), "{purpose}");
    }
    shelf.exec_with(&["--anew", "--summative"], &[]).done();
    let shown = assay(args([
        &"--json",
        &"review",
        &"show",
        &"2041",
        &"--library",
        &shelf.library,
    ]));
    let shown = shown.done().json()["data"].clone();
    assert_eq!(
        (&shown["purpose"], &shown["criteria"][0]["level"]),
        (&"summative".into(), &"demonstrated".into())
    );
    shelf.exec(&[LEVEL]).done();
    shelf.exec(&[&sign(&corrected)]).done();
    assert!(!supersedes(&corrected).is_null());
}

#[test]
fn a_result_of_a_purpose_that_nobody_signed_for_is_not_given_out() {
    let shelf = Shelf::new();
    shelf.exec(&REVIEW).done();
    shelf.exec(&[&shelf.sign()]).done();
    let out = shelf.desk.path("again.zip");
    let result = args([
        &"--json",
        &"library",
        &"export",
        &"2041",
        &"--result",
        &"--formative",
        &"--library",
        &shelf.library,
        &"--out",
        &out,
    ]);
    assay(result).refused(1, "not-signed");
    assert!(!out.exists());
}

#[test]
fn a_review_is_read_back_with_its_identifiers_and_what_was_being_typed() {
    let shelf = Shelf::new();
    let show = |json: &'static str| assay(args([&json, &"review", &"show", &"2041", &"--library", &shelf.library]));
    show("--json").refused(1, "review-not-begun");
    let quote =
        r#"{"cmd":"annotate","artifact":"reflection/reflection.md","quote":"wait","criteria":[],"kind":"question"}"#;
    let said = shelf.exec(&REVIEW).done().out;
    let cited: Vec<&str> = said.lines().filter(|line| line.contains(" urn:uuid:")).collect();
    assert_eq!(cited.len(), 2, "{said}");
    let id = cited[0].rsplit(' ').next().expect("an identifier");
    drop(shelf.exec(&[quote]));
    let draft = format!(r#"{{"cmd":"draft","field":"annotation:{id}","text":"Here the"}}"#);
    shelf.exec(&[&draft]).done();
    let shown = show("--json").done().json()["data"].clone();
    assert_eq!(shown["criteria"][0]["level"], "demonstrated");
    assert_eq!(
        shown["criteria"][0]["rationale"],
        "Page 1 has the question and two wrong answers."
    );
    assert_eq!(shown["annotations"][0]["id"], id);
    assert_eq!(shown["drafts"][0]["text"], "Here the");
    assert_eq!(shown["note"], "Look at the clip again.");
    // What is read back is what changes it.
    let mut change = shown["annotations"][0].clone();
    change["cmd"] = "change-annotation".into();
    change["comment"] = "Here, at the top.".into();
    shelf.exec(&[&change.to_string()]).done();
    let lines = assay(args([&"review", &"show", &"2041", &"--library", &shelf.library]))
        .done()
        .out;
    for words in [
        "plans-the-check: demonstrated",
        id,
        "page 1",
        "Here, at the top.",
        "cannot be judged: No student is heard.",
    ] {
        assert!(lines.contains(words), "{words}: {lines}");
    }
    assert!(
        !lines.contains("Here the"),
        "a finished edit takes the place of its draft: {lines}"
    );
}

#[test]
fn a_record_that_is_not_the_one_that_was_signed_is_found_by_the_journal() {
    let shelf = Shelf::new();
    shelf.exec(&REVIEW).done();
    shelf.exec(&[&shelf.sign()]).done();
    shelf.journal().done();
    // What stands in the record alone, changed behind the back of the database.
    let database = shelf.library.join("library.db");
    let mut bytes = fs::read(&database).expect("a database");
    let word = b"AssayRecord\"";
    let places: Vec<usize> = (0..bytes.len() - word.len())
        .filter(|at| bytes[*at..].starts_with(word))
        .collect();
    assert!(!places.is_empty(), "the record is there in one piece");
    for at in places {
        bytes[at] = b'a';
    }
    fs::write(&database, bytes).expect("changed");
    shelf.journal().refused(1, "record-differs");
}

#[test]
fn what_to_look_at_is_told_before_and_with_the_signature() {
    let shelf = Shelf::new();
    let unscored = shelf.exec(&[r#"{"cmd":"check"}"#]);
    assert!(unscored.out.contains("\"criterion-unscored\""), "{unscored:?}");
    shelf.exec(&REVIEW).done();
    let check = shelf.exec(&[r#"{"cmd":"check"}"#]).done().out;
    let signed = shelf.exec(&[&shelf.sign()]).done().out;
    assert!(signed.starts_with("saved "), "{signed}");
    for code in ["not-opened", "next-step-missing"] {
        assert!(check.contains(code) && signed.contains(code), "{code}: {check}{signed}");
    }
}

#[test]
fn words_that_are_not_finished_are_told_before_they_are_left_out() {
    let shelf = Shelf::new();
    shelf.exec(&REVIEW).done();
    let typed = |field: &str, text: &str| {
        let draft = serde_json::json!({ "cmd": "draft", "field": field, "text": text });
        shelf.exec(&[&draft.to_string()]).done();
        shelf.exec(&[r#"{"cmd":"check"}"#]).done().out
    };
    let quiet = [("note", "To myself."), ("rationale:plans-the-check", "  ")];
    for (field, text) in quiet {
        let check = typed(field, text);
        assert!(!check.contains("draft-left"), "{field}: {check}");
    }
    let same = typed("rationale:hears-everyone", "All hands go up at once.");
    assert!(!same.contains("draft-left"), "it says what is finished: {same}");
    for (field, words) in [
        ("rationale:hears-everyone", "Nine of twelve"),
        ("strength:finds-out-why", "The question is open"),
        ("next-step:finds-out-why", "Bring the minute before"),
        ("cannot-judge:adjusts-teaching", "The clip begins after"),
        ("annotation", "Here the"),
    ] {
        let check = typed(field, words);
        assert!(
            check.contains("draft-left") && check.contains(words),
            "{field}: {check}"
        );
        typed(field, "");
    }
    typed("strength:finds-out-why", "The question is open");
    let signed = shelf.exec(&[&shelf.sign()]).done().out;
    assert!(signed.contains("draft-left"), "{signed}");
}

#[test]
fn whoever_only_looks_at_a_signed_review_begins_no_correction() {
    let shelf = Shelf::new();
    shelf.exec(&REVIEW).done();
    shelf.exec(&[&shelf.sign()]).done();
    let entries = || shelf.journal().done().json()["data"]["entries"].clone();
    let before = entries();
    let shown = shelf.exec(&[r#"{"cmd":"show"}"#]).done().out;
    assert!(shown.contains(r#""phase":"signed""#), "{shown}");
    shelf.exec(&[]).done();
    assert_eq!(entries(), before);
    let corrected = shelf
        .exec(&[r#"{"cmd":"show"}"#, LEVEL, r#"{"cmd":"show"}"#])
        .done()
        .out;
    // The correction says what was signed, and what was changed since.
    let now = corrected.lines().last().expect("a line");
    for said in [
        r#""phase":"ready-to-sign""#,
        "All hands go up at once.",
        r#""level":"basic""#,
        r#""opened":["plan/lesson-plan.pdf"]"#,
    ] {
        assert!(now.contains(said), "{said}: {now}");
    }
    assert_ne!(entries(), before);
}

/// What a refused line was answered.
fn sentence(line: &str) -> String {
    let said: serde_json::Value = serde_json::from_str(line).expect(line);
    said["message"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_submission_leaves_the_library_as_it_came() {
    let shelf = Shelf::new();
    let out = shelf.desk.path("exported.zip");
    assay(export_order(&shelf.library, &out)).done();
    let payload =
        |path: &Path| assay(args([&"--json", &"bundle", &"inspect", &path])).done().json()["data"]["payload"].clone();
    assert_eq!(payload(&shelf.bundle), payload(&out));
}

#[test]
fn bringing_in_twice_changes_nothing_and_another_content_is_refused() {
    let shelf = Shelf::new();
    let again = shelf.import(&shelf.bundle).done().json();
    assert_eq!(again["data"]["imported"][0]["alreadyHere"], true);
    let folder = shelf.desk.path("unpacked");
    unzip(&shelf.bundle, &folder);
    let listed = || {
        assay(args([&"--json", &"library", &"list", &"--library", &shelf.library]))
            .done()
            .json()
    };
    assert_eq!(listed()["data"]["total"], 1);
    // Another submission of the same number is let in, and said.
    let other = Desk::new();
    let taken = shelf.import(&other.pack_short()).done();
    let sentence = taken.sentence("number-taken");
    assert!(
        sentence.contains("2041") && sentence.contains("attempt 1") && sentence.contains("Checking for understanding"),
        "{sentence}"
    );
    assert!(
        taken.found("micro-credential-unknown"),
        "not from the catalogue until accepted: {taken:?}"
    );
    assert_eq!(listed()["data"]["total"], 2);
    let ambiguous = assay(args([
        &"--json",
        &"library",
        &"export",
        &"2041",
        &"--library",
        &shelf.library,
        &"--out",
        &other.path("x.zip"),
    ]));
    ambiguous.refused(1, "number-ambiguous");
    // The list and the refusal name each by what tells it from the other, and that name is taken.
    let list = args([&"library", &"list", &"--library", &shelf.library, &"--limit", &"1"]);
    let all = assay(args([&"library", &"list", &"--library", &shelf.library]))
        .done()
        .out;
    let short: Vec<&str> = all
        .split(['(', ')'])
        .filter(|part| part.len() >= 8 && !part.contains(' '))
        .collect();
    assert_eq!(short.len(), 2, "{all}");
    let hint = ambiguous.json()["findings"][0]["hint"].to_string();
    for name in &short {
        assert!(hint.contains(name), "{hint}");
        let out = other.path(&format!("{name}.zip"));
        let export = args([
            &"library",
            &"export",
            name,
            &"--library",
            &shelf.library,
            &"--out",
            &out,
        ]);
        assay(export).done();
    }
    let unknown = assay(args([
        &"--json",
        &"review",
        &"show",
        &"ffffffff",
        &"--library",
        &shelf.library,
    ]));
    unknown.refused(1, "submission-unknown");
    let first = assay(list).done().out;
    assert!(first.contains("first 1 of 2") && !all.contains("first"), "{first}");
}

#[test]
fn a_folder_of_bundles_comes_in_one_by_one_and_a_broken_one_keeps_no_other_out() {
    let desk = Desk::new();
    let (folder, library) = (desk.path("many"), desk.path("library"));
    fs::create_dir(&folder).expect("made");
    fs::copy(desk.pack_short(), folder.join("a.zip")).expect("copied");
    fs::copy(Desk::new().pack_short(), folder.join("b.zip")).expect("copied");
    let whole = fs::read(folder.join("a.zip")).expect("read");
    fs::write(folder.join("c.zip"), &whole[..whole.len() / 3]).expect("written");
    let ran = import(&folder, &library);
    assert_eq!(ran.code, 1);
    let rows = ran.json()["data"]["imported"].as_array().expect("rows").clone();
    assert_eq!(rows.iter().filter(|row| row["ok"] == true).count(), 2, "{rows:?}");
}

#[test]
fn a_plain_folder_comes_in_after_its_roles_are_confirmed() {
    let desk = Desk::new();
    let (library, plain) = (desk.path("library"), submission("2041-short"));
    let rubric = fixtures().join("micro-credentials/checking-for-understanding.json");
    let base = args([&"--json", &"library", &"import", &plain, &"--library", &library]);
    assay(base.clone()).refused(2, "micro-credential-needed");
    let named = [base, args([&"--micro-credential", &rubric])].concat();
    assay(named.clone()).refused(2, "role-unconfirmed");
    let roles = fixtures().join("submissions/2041-short.roles.toml");
    assay([named, args([&"--roles", &roles])].concat()).done();
    let left: Vec<_> = fs::read_dir(&library)
        .expect("a library")
        .map(|entry| entry.expect("read").file_name())
        .collect();
    assert!(
        !left.iter().any(|name| name.to_string_lossy().ends_with(".zip")),
        "{left:?}"
    );
}

/// A `review exec` that stays open.
struct Open {
    child: Child,
    input: ChildStdin,
    output: BufReader<std::process::ChildStdout>,
}

impl Open {
    fn new(shelf: &Shelf) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_assay"))
            .args(["review", "exec", "2041", "--library"])
            .arg(&shelf.library)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("assay starts");
        let (input, output) = (
            child.stdin.take().expect("a pipe"),
            child.stdout.take().expect("a pipe"),
        );
        Self {
            child,
            input,
            output: BufReader::new(output),
        }
    }

    fn say(&mut self, line: &str) -> String {
        writeln!(self.input, "{line}").expect("it reads");
        let mut answer = String::new();
        self.output.read_line(&mut answer).expect("it answers");
        answer
    }
}

#[test]
fn a_second_process_reads_and_may_not_write() {
    let shelf = Shelf::new();
    let mut first = Open::new(&shelf);
    assert!(first.say(REVIEW[1]).starts_with("saved "));
    assay(args([&"library", &"list", &"--library", &shelf.library])).done();
    shelf.import(&shelf.bundle).refused(1, "library-open");
    let second = assay_with(
        args([&"review", &"exec", &"2041", &"--library", &shelf.library]),
        REVIEW[1],
    );
    assert!(
        second.code == 1 && second.out.contains("\"library-open\""),
        "{second:?}"
    );
    let dropping = shelf.exec(&[r#"{"cmd":"drop"}"#]);
    assert!(
        dropping.code == 1 && dropping.out.contains("\"library-open\""),
        "{dropping:?}"
    );
    assert!(first.say(REVIEW[3]).starts_with("saved "), "the first goes on");
}

#[test]
fn what_was_called_saved_is_there_after_a_kill() {
    let shelf = Shelf::new();
    let mut open = Open::new(&shelf);
    let saved: Vec<String> = REVIEW.iter().map(|line| open.say(line)).collect();
    open.child.kill().expect("killed");
    open.child.wait().expect("gone");
    let last: u64 = saved
        .last()
        .and_then(|line| line.trim().strip_prefix("saved ")?.parse().ok())
        .expect("a number");
    let entries = shelf.journal().done().json()["data"]["entries"]
        .as_u64()
        .expect("entries");
    assert_eq!(entries, last);
}

#[test]
fn a_line_that_is_no_text_is_answered_like_any_other_and_the_next_are_done() {
    let shelf = Shelf::new();
    let mut lines = b"{\"cmd\":\"note\",\"text\":\"one\"}\n{\"cmd\":\"note\",\"text\":\"caf\xe9\"}\n".to_vec();
    lines.extend(vec![b' '; 16 << 20]);
    lines.extend(b"{}\n{\"cmd\":\"rationale\",\"criterion\":\"plans-the-check\",\"text\":\"kept\"}");
    let ran = assay_with(
        args([&"review", &"exec", &"2041", &"--library", &shelf.library]),
        &lines,
    );
    let said: Vec<&str> = ran.out.lines().collect();
    assert_eq!((ran.code, said.len()), (1, 4), "{ran:?}");
    assert!(
        said[0].starts_with("saved ") && said[3].starts_with("saved "),
        "{ran:?}"
    );
    for (line, words) in [
        (said[1], "it is not text in UTF-8"),
        (said[2], "it is longer than 16 MiB"),
    ] {
        let answer: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(
            (&answer["ok"], &answer["code"]),
            (&false.into(), &"command-unknown".into())
        );
        assert!(
            answer["message"].as_str().is_some_and(|said| said.contains(words)),
            "{answer}"
        );
    }
    let shown = shelf.exec(&[r#"{"cmd":"show"}"#]).done().out;
    assert!(shown.contains("\"kept\"") && !shown.contains("caf"), "{shown}");
}

#[test]
fn lines_that_cannot_be_read_are_a_failure_and_not_the_end() {
    let shelf = Shelf::new();
    let folder = fs::File::open(shelf.desk.folder.path()).expect("a folder");
    let output = Command::new(env!("CARGO_BIN_EXE_assay"))
        .args(args([&"review", &"exec", &"2041", &"--library", &shelf.library]))
        .stdin(folder)
        .output()
        .expect("assay starts");
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("\"file-unreadable\"") && said.contains("stdin"), "{said}");
}

#[test]
fn what_is_wrong_with_a_line_is_mended_by_whoever_wrote_it() {
    let shelf = Shelf::new();
    let ran = shelf.exec(&["not json", r#"{"cmd":"note","text":"a","text":"b"}"#]);
    for line in ran.out.lines() {
        let hint = serde_json::from_str::<serde_json::Value>(line).expect("JSON")["hint"].to_string();
        assert!(hint.contains("line") && !hint.contains("Ask for the file"), "{hint}");
    }
}

#[test]
fn a_number_that_several_have_is_said_once() {
    let shelf = Shelf::new();
    let said = |taken: &Ran| {
        let json = taken.json();
        let findings = json["findings"].as_array().expect("findings").iter();
        let taken = findings.filter(|finding| finding["code"] == "number-taken");
        taken.map(|finding| finding["message"].to_string()).collect::<Vec<_>>()
    };
    for others in 1..=3 {
        let taken = shelf.import(&Desk::new().pack_short()).done();
        let said = said(&taken);
        let words = if others == 1 {
            "is also that of another submission".to_owned()
        } else {
            format!("is also that of {others} other submissions")
        };
        assert!(said.len() == 1 && said[0].contains(&words), "{said:?}");
    }
}

#[test]
fn a_list_without_a_row_says_that_there_is_none() {
    let shelf = Shelf::new();
    let list = |more: &[&str]| {
        let base = args([&"library", &"list", &"--library", &shelf.library]);
        let all: Vec<PathBuf> = base.into_iter().chain(more.iter().map(PathBuf::from)).collect();
        assay(all).done().out
    };
    assert_eq!(list(&["--search", "nohit"]), "No submission was found for \"nohit\".\n");
    assert!(list(&["--search", "2041"]).contains("2041"));
}

#[test]
fn a_line_that_is_no_command_changes_nothing() {
    let shelf = Shelf::new();
    let ran = shelf.exec(&[
        r#"{"cmd":"promote"}"#,
        "not json",
        r#"{"cmd":"level","criterion":"plans-the-check","level":"best"}"#,
        r#"{"cmd":"level","criterion":"plans-the-check","criterion":"x","level":"basic"}"#,
        r#"{"cmd":"sign","identity":"nobody","passphraseFile":"nothing"}"#,
    ]);
    let codes: Vec<String> = ran
        .out
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).expect("JSON")["code"]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        })
        .collect();
    assert_eq!(
        codes,
        [
            "command-unknown",
            "not-json",
            "sheet-unknown-level",
            "json-duplicate-key",
            "file-missing"
        ]
    );
    assert_eq!(
        shelf.journal().done().json()["data"]["entries"],
        1,
        "only the start of the review"
    );
}

#[test]
fn a_library_that_is_misspelled_is_told_and_none_is_made() {
    let desk = Desk::new();
    let evidence = desk.path("evidence");
    fs::create_dir(&evidence).expect("made");
    fs::write(evidence.join("plan.txt"), "a plan").expect("written");
    let rubric = credential("wait-time");
    let gone = desk.path("gone.zip");
    let nowhere = desk.path("nowhere");
    for library in [&evidence, &nowhere] {
        for order in [
            args([&"review", &"exec", &"77"]),
            args([&"library", &"due", &"77", &"2026-12-01"]),
            args([&"library", &"due", &"77", &"--none"]),
            args([&"library", &"accept", &rubric]),
            args([&"library", &"list"]),
        ] {
            let order = order.into_iter().chain(args([&"--json", &"--library", library]));
            assay(order).refused(3, "library-missing");
        }
        assay(args([&"--json", &"library", &"import", &gone, &"--library", library])).refused(3, "file-missing");
    }
    let names: Vec<_> = fs::read_dir(&evidence)
        .expect("a folder")
        .flatten()
        .map(|one| one.file_name())
        .collect();
    assert_eq!(names, ["plan.txt"]);
    assert!(!nowhere.exists());
}
