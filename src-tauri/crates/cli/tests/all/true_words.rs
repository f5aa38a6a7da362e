//! Sentences are true of what they are about, also where something is wrong in a way that nobody thought of.

use crate::bad_input::Unpacked;
use crate::support::{Desk, PASSPHRASE, Ran, args, assay, credential, fixtures, import, submission, unzip};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A bag with one more file in it, declared as `media_type`.
fn with_file(path: &str, media_type: &str, bytes: &[u8]) -> Unpacked {
    let bag = Unpacked::new();
    let text = bag.read("data/submission.json");
    let more = format!(
        r#",{{"id":"urn:uuid:00000000-0000-4000-8000-000000000777","path":"{path}","title":"More","mediaType":"{media_type}","size":{},"consent":"given"}}"#,
        bytes.len()
    );
    let end = text.rfind(']').expect("a list of artifacts");
    bag.write(
        "data/submission.json",
        format!("{}{more}{}", &text[..end], &text[end..]),
    );
    bag.write(&format!("data/{path}"), bytes);
    bag.write(
        "manifest-sha256.txt",
        format!("{}?  data/{path}\n", bag.read("manifest-sha256.txt")),
    );
    bag.seal();
    bag
}

fn inspect(bag: &Unpacked) -> Value {
    assay(args([&"--json", &"bundle", &"inspect", &bag.top])).done().json()
}

/// What is said of the type of the file at `path`, and whether the same answer says that it is shown.
fn said_of(told: &Value, path: &str) -> (Option<String>, Value) {
    let findings = told["findings"].as_array().expect("findings");
    let lies = |finding: &&Value| finding["code"] == "type-lies" && finding["path"] == path;
    let lie = findings.iter().find(lies).map(|finding| {
        assert_eq!(finding["shown"], false, "{finding}");
        finding["message"].as_str().unwrap_or_default().to_owned()
    });
    let artifacts = told["data"]["artifacts"].as_array().expect("artifacts").iter();
    let artifact = artifacts.clone().find(|artifact| artifact["path"] == path);
    (lie, artifact.expect("the file")["probe"]["shown"].clone())
}

#[test]
fn a_declared_type_that_the_bytes_are_not_is_told_and_the_answer_agrees_with_itself() {
    let html = b"<!DOCTYPE html><html><body><p>Hello</p></body></html>";
    for path in ["x.html", "x"] {
        let told = inspect(&with_file(path, "video/mp4", html));
        let (lie, shown) = said_of(&told, path);
        let lie = lie.unwrap_or_else(|| panic!("{told}"));
        assert!(
            lie.contains("declared as video/mp4") && lie.contains("web page"),
            "{lie}"
        );
        assert_eq!(shown, false, "{path}");
    }
    let (lie, shown) = said_of(&inspect(&with_file("x.html", "text/html", html)), "x.html");
    assert_eq!((lie, shown), (None, true.into()), "the twin that is what it says");
    let (lie, shown) = said_of(
        &inspect(&with_file("photo.jpg", "image/jpeg", b"plain words")),
        "photo.jpg",
    );
    assert!(lie.is_some_and(|lie| lie.contains("what its name says")));
    assert_eq!(shown, false);
    let desk = Desk::new();
    let file = desk.write("photo.jpg", "plain words");
    let probe = assay(args([&"--json", &"evidence", &"probe", &file])).done();
    assert!(probe.found("type-lies"));
    assert_eq!(probe.json()["data"]["shown"], false);
}

#[test]
fn what_fetch_txt_names_and_nobody_has_is_missing() {
    let bag = Unpacked::new();
    bag.write("fetch.txt", "https://example.org/x.bin - data/x.bin\n");
    let ran = assay(args([&"--json", &"bundle", &"verify", &bag.top]));
    ran.refused(1, "payload-missing");
    assert!(
        ran.sentence("payload-missing")
            .contains("\"data/x.bin\" is listed and is not there")
    );
    assert!(!ran.out.contains("in the bag already"), "{ran:?}");
}

#[test]
fn a_percent_that_is_no_number_is_told_at_its_line() {
    let desk = Desk::new();
    let bundle = desk.pack_short();
    let good = fs::read_to_string(fixtures().join("sheets/2041-short.toml")).expect("a sheet");
    let sheet = format!(
        "{good}\n[[annotation]]\nartifact = \"plan/lesson-plan.pdf\"\npage = 1\nxywh_percent = [nan, 20.0, 1.0, inf]\n"
    );
    let line = sheet.lines().count();
    let ran = assay(desk.score_args(&bundle, &desk.write("sheet.toml", sheet), &desk.path("out.zip")));
    ran.refused(1, "sheet-malformed");
    let sentence = ran.sentence("sheet-malformed");
    assert!(sentence.contains(&format!("at line {line}:")), "{sentence}");
    assert!(sentence.contains("has to be a number, and a finite one"), "{sentence}");
}

fn pack_with_roles(desk: &Desk, roles: &str) -> Ran {
    let (rubric, folder) = (credential("checking-for-understanding"), submission("2041-short"));
    let (roles, out) = (desk.write("roles.toml", roles), desk.path("titled.zip"));
    assay(args([
        &"--json",
        &"bundle",
        &"pack",
        &folder,
        &"--micro-credential",
        &rubric,
        &"--roles",
        &roles,
        &"--out",
        &out,
    ]))
}

#[test]
fn a_title_with_a_control_character_is_not_called_missing() {
    let desk = Desk::new();
    let good = fs::read_to_string(fixtures().join("submissions/2041-short.roles.toml")).expect("roles");
    let (before, after) = good.split_once("title = \"").expect("a title");
    for (title, words) in [("a\\u001bb", "holds a control character"), (" ", "has no title")] {
        let rest = after.split_once('"').expect("its end").1;
        let ran = pack_with_roles(&desk, &format!("{before}title = \"{title}\"{rest}"));
        ran.refused(1, "roles-title-missing");
        let sentence = ran.sentence("roles-title-missing");
        assert!(sentence.contains(words), "{sentence}");
    }
    pack_with_roles(&desk, &good).done();
}

fn identity(data: &Path, words: &[&dyn AsRef<Path>]) -> Ran {
    let base = args([&"--json", &"--data-dir", &data, &"identity"]);
    let words = words.iter().map(|word| word.as_ref().to_path_buf());
    assay(base.into_iter().chain(words))
}

#[test]
fn a_file_of_recovery_words_that_is_no_text_is_told_so() {
    let desk = Desk::new();
    let file = desk.write("words", b"abandon \xff abandon");
    let recover = identity(
        &desk.path("data"),
        &[
            &"recover",
            &"--name",
            &"A. Reader",
            &"--words-file",
            &file,
            &"--passphrase-file",
            &desk.passphrase,
        ],
    );
    recover.refused(1, "recovery-words-wrong");
    let sentence = recover.sentence("recovery-words-wrong");
    assert!(
        sentence.contains("is not text in UTF-8") && !sentence.contains("Every word is known"),
        "{sentence}"
    );
}

#[test]
fn a_key_under_the_words_of_another_is_opened_by_its_path_alone() {
    let desk = Desk::new();
    let data = desk.path("data");
    let passphrase = desk.write("long", format!("{PASSPHRASE}\n"));
    let new: [&dyn AsRef<Path>; 5] = [&"new", &"--name", &"A. Reader", &"--passphrase-file", &passphrase];
    let made = identity(&data, &new).done().json();
    let own = made["data"]["fingerprint"].as_str().expect("words").to_owned();
    let other = ["abandon"; 8].join("-");
    let renamed = data.join(format!("identities/{other}.age"));
    fs::copy(PathBuf::from(made["data"]["path"].as_str().expect("a path")), &renamed).expect("copied");
    let show = |named: &dyn AsRef<Path>| identity(&data, &[&"show", named, &"--passphrase-file", &passphrase]);
    let refused = show(&other);
    refused.refused(1, "identity-damaged");
    let sentence = refused.sentence("identity-damaged");
    assert!(sentence.contains("holds another key"), "{sentence}");
    for named in [&own as &dyn AsRef<Path>, &renamed] {
        assert_eq!(show(named).done().json()["data"]["fingerprint"], own.as_str());
    }
}

#[test]
fn evidence_that_could_not_be_compared_is_not_called_missing() {
    let desk = Desk::new();
    let (bundle, result) = desk.score_short();
    let top = unzip(&result, &desk.path("unpacked"));
    let record = fs::read_to_string(top.join("data/record.json")).expect("a record");
    let changed = desk.write(
        "record.json",
        record.replacen("\"level\":\"demonstrated\"", "\"level\":\"basic\"", 1),
    );
    let verify = |more: &[&dyn AsRef<Path>]| {
        let more = more.iter().map(|word| word.as_ref().to_path_buf());
        assay(args([&"result", &"verify", &changed]).into_iter().chain(more)).out
    };
    let given = verify(&[&"--evidence", &bundle]);
    assert!(
        given.contains("not compared") && !given.contains("not at hand"),
        "{given}"
    );
    let none = verify(&[]);
    assert!(none.contains("not at hand"), "{none}");
}

#[test]
fn a_round_that_came_in_half_is_not_said_to_have_left_nothing() {
    let desk = Desk::new();
    let (bundle, library) = (desk.pack_short(), desk.path("library"));
    let (folder, rubric) = (submission("2044"), credential("checking-for-understanding"));
    let ran = assay(args([
        &"--json",
        &"library",
        &"import",
        &bundle,
        &folder,
        &"--micro-credential",
        &rubric,
        &"--library",
        &library,
    ]));
    ran.refused(2, "role-unconfirmed");
    let sentence = ran.sentence("role-unconfirmed");
    assert!(
        sentence.contains("One submission is in the library; nothing was written of the others."),
        "{sentence}"
    );
    let loose = import(&folder, &library);
    loose.refused(2, "micro-credential-needed");
    assert!(
        loose
            .sentence("micro-credential-needed")
            .contains("Nothing of it was kept.")
    );
}

#[test]
fn a_page_that_is_drawn_smaller_than_was_asked_for_says_so() {
    let desk = Desk::new();
    let plan = submission("2041").join("plan/lesson-plan.pdf");
    let draw = |name: &str, scale: &str, json: bool| {
        let out = desk.path(name);
        let mut all = args([&"evidence", &"page", &plan, &"--out", &out, &"--scale", &scale]);
        if json {
            all.insert(0, "--json".into());
        }
        assay(all).done()
    };
    assert_eq!(
        draw("a.jpg", "1000", true).json()["data"]["pages"][0]["picture"]["limited"],
        true
    );
    assert_eq!(
        draw("b.jpg", "72", true).json()["data"]["pages"][0]["picture"]["limited"],
        false
    );
    assert!(draw("c.jpg", "1000", false).out.contains("smaller than was asked for"));
    assert!(!draw("d.jpg", "72", false).out.contains("smaller than was asked for"));
}

#[test]
fn what_turns_letters_around_is_seen_in_the_report() {
    let desk = Desk::new();
    let bundle = desk.pack_short();
    let good = fs::read_to_string(fixtures().join("sheets/2041-short.toml")).expect("a sheet");
    let sheet = good.replacen("rationale = \"Page 1", "rationale = \"\\u202Edetrats \\u2066Page 1", 1);
    let out = desk.path("result.zip");
    assay(desk.score_args(&bundle, &desk.write("sheet.toml", sheet), &out)).done();
    let top = unzip(&out, &desk.path("unpacked"));
    let html = fs::read_to_string(top.join("data/record.html")).expect("a report");
    assert!(html.contains("[U+202E]detrats [U+2066]Page 1"));
    assert!(!html.contains('\u{202E}'));
    let record = fs::read_to_string(top.join("data/record.json")).expect("a record");
    assert!(record.contains('\u{202E}'), "the record says what was written");
}

#[test]
fn a_membership_that_ends_before_it_begins_is_told_by_its_days() {
    let desk = Desk::new();
    let shown = assay(args([
        &"--json",
        &"identity",
        &"show",
        &desk.identity,
        &"--passphrase-file",
        &desk.passphrase,
    ]));
    let key = shown.done().json()["data"]["key"].clone();
    let member = serde_json::json!({
        "key": key, "name": "A. Reader", "roles": ["assessor"], "from": "2026-09-01T00:00:00Z", "until": "2026-01-01T00:00:00Z",
    });
    let roster = serde_json::json!({
        "format": "assay/roster/1", "name": "A district", "validFrom": "2026-01-01T00:00:00Z", "members": [member],
    });
    let file = desk.write("roster.json", roster.to_string());
    let out = desk.path("signed.json");
    let ran = assay(args([
        &"--json",
        &"roster",
        &"sign",
        &file,
        &"--identity",
        &desk.identity,
        &"--passphrase-file",
        &desk.passphrase,
        &"--out",
        &out,
    ]));
    ran.refused(1, "roster-malformed");
    let sentence = ran.sentence("roster-malformed");
    assert!(
        sentence.contains(
            "the membership of A. Reader ends (2026-01-01T00:00:00Z) before it begins (2026-09-01T00:00:00Z)"
        ),
        "{sentence}"
    );
}
