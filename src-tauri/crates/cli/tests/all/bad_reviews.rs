//! A key that does not open, a sheet that does not fit, a result that was changed: nothing is signed, nothing is believed.

use crate::support::{Desk, args, assay, fixtures, unzip};
use std::fs;
use std::path::Path;

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
        ("page = 1", "page = 9", "place-does-not-fit"),
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
        (
            "rationale = \"Page 1",
            "rationale = \"\\u200B\" # \"Page 1",
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
fn what_is_wrong_with_a_sheet_is_said_without_a_parsers_words() {
    let desk = Desk::new();
    let bundle = desk.pack_short();
    let good = fs::read_to_string(fixtures().join("sheets/2041-short.toml")).expect("a sheet");
    let out = desk.path("result.zip");
    let says = |sheet: &str, code: &str, words: &str| {
        let ran = assay(desk.score_args(&bundle, &desk.write("sheet.toml", sheet), &out));
        ran.refused(1, code);
        let sentence = ran.sentence(code);
        assert!(sentence.contains(words), "{words}: {sentence}");
    };
    let annotation =
        |rest: &str| format!("{good}\n[[annotation]]\nid = \"mine\"\nartifact = \"video/classroom.mp4\"\n{rest}\n");
    let not_there = "what can stand there is: summative, formative";
    says(
        &good.replacen("purpose = \"", "purpose = \"x", 1),
        "sheet-malformed",
        not_there,
    );
    says(
        &good.replacen("purpose = ", "purpose ", 1),
        "sheet-malformed",
        "it is not TOML there",
    );
    says(
        &annotation("start_ms = -1"),
        "sheet-malformed",
        "› start_ms is -1, and a whole number",
    );
    says(
        &annotation("page = \"1\""),
        "sheet-malformed",
        "› page has to be a whole number",
    );
    let backwards = "Annotation mine has no such place in video/classroom.mp4: the span ends before it starts";
    says(
        &annotation("start_ms = 2000\nend_ms = 1000"),
        "place-does-not-fit",
        backwards,
    );
    let half = "a span has a start and an end, and one of the two is missing";
    says(&annotation("start_ms = 2000"), "place-does-not-fit", half);
    let twice = format!(
        "{}\n[[annotation]]\nid = \"mine\"\nartifact = \"video/classroom.mp4\"\n",
        annotation("")
    );
    says(&twice, "sheet-annotation-twice", "two annotations called \"mine\"");
    let neither = good.replacen("level = \"demonstrated\"\n", "", 1);
    says(&neither, "criterion-unscored", "\"plans-the-check\" has no answer yet");
    let both = good.replacen("level = ", "cannot_judge = \"Too dark.\"\nlevel = ", 1);
    says(
        &both,
        "sheet-contradiction",
        "has a level, and a reason why it cannot be judged",
    );
    let rows = good.replacen("criterion = \"hears-everyone\"", "criterion = \"plans-the-check\"", 1);
    says(&rows, "sheet-contradiction", "\"plans-the-check\" has two rows");
    let returned = good.replacen("\n[[score]]", "returned = [\"Another class.\"]\n[[score]]", 1);
    says(&returned, "sheet-contradiction", "The submission is being returned");
    let nine = "page 9 is named, and there are 2 pages";
    says(&good.replacen("page = 1", "page = 9", 1), "place-does-not-fit", nine);
    let markdown = |rest: &str| {
        annotation(rest).replacen(
            "id = \"mine\"\nartifact = \"video/classroom.mp4\"",
            "artifact = \"reflection/reflection.md\"",
            1,
        )
    };
    let none = "in reflection/reflection.md: a page belongs to a document, and this is none";
    says(&markdown("page = 1"), "place-does-not-fit", none);
    says(
        &markdown("page = 1\nquote = \"The next day I met S9\""),
        "place-does-not-fit",
        none,
    );
    let klingon = good.replacen("language = \"en\"", "language = \"klingon xx\"", 1);
    says(&klingon, "sheet-malformed", "language cannot be \"klingon xx\"");
}

#[test]
fn a_changed_result_is_invalid() {
    let desk = Desk::new();
    let (bundle, result) = desk.score_short();
    let verify = |path: &Path| assay(args([&"--json", &"result", &"verify", &path]));
    verify(&result).done();
    let folder = desk.path("unpacked");
    let top = unzip(&result, &folder);
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
fn a_review_in_another_language_is_told_that_the_report_around_it_is_english() {
    let desk = Desk::new();
    let bundle = desk.pack_short();
    let good = fs::read_to_string(fixtures().join("sheets/2041-short.toml")).expect("a sheet");
    for (language, other) in [("en", false), ("en-GB", false), ("de", true), ("es-MX", true)] {
        let sheet = good.replacen("language = \"en\"", &format!("language = \"{language}\""), 1);
        let out = desk.path(&format!("{language}.zip"));
        let ran = assay(desk.score_args(&bundle, &desk.write("sheet.toml", sheet), &out)).done();
        assert_eq!(ran.found("report-in-english"), other, "{language}: {ran:?}");
        if other {
            let said = ran.sentence("report-in-english");
            assert!(said.contains(&format!("\"{language}\"")), "{said}");
        }
    }
}
