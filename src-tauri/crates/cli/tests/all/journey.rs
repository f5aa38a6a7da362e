//! The main job: a folder of evidence in, a signed and verified record out.

use crate::support::{Desk, args, assay, assay_with, credential, fixtures, submission, unzip};
use assay_app::model::score::Role;
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn evidence_is_packed_inspected_scored_and_verified() {
    let desk = Desk::new();
    let (bundle, result) = desk.score_short();
    assay(args([&"bundle", &"verify", &bundle])).done();
    let inspected = assay(args([&"--json", &"bundle", &"inspect", &bundle])).done().json();
    assert_eq!(inspected["data"]["number"], "2041");
    assert_eq!(inspected["data"]["artifacts"].as_array().map(Vec::len), Some(6));

    let verified = assay(args([&"--json", &"result", &"verify", &result, &"--evidence", &bundle]))
        .done()
        .json();
    assert_eq!(
        (&verified["state"], &verified["evidence"]),
        (&"valid".into(), &"same".into()),
        "{verified}"
    );
    assert_eq!(verified["findings"].as_array().map(Vec::len), Some(0), "{verified}");
    assert!(
        verified["data"]["outcome"]["explanation"]
            .as_str()
            .is_some_and(|said| said.starts_with("3 of 5 criteria"))
    );
}

#[test]
fn without_confirmed_roles_the_proposal_is_printed_and_can_be_given_back() {
    let desk = Desk::new();
    let out = desk.path("bundle.zip");
    let folder = submission("2041-short");
    let rubric = credential("checking-for-understanding");
    let pack = |more: &[&std::path::Path]| {
        let mut all = args([
            &"--json",
            &"bundle",
            &"pack",
            &folder,
            &"--micro-credential",
            &rubric,
            &"--out",
            &out,
        ]);
        all.extend(more.iter().map(|path| path.to_path_buf()));
        assay(all)
    };
    let proposed = pack(&[]);
    proposed.refused(2, "role-unconfirmed");
    assert!(!out.exists());
    let roles = desk.write(
        "roles.toml",
        proposed.json()["data"]["roles"].as_str().expect("a proposal"),
    );
    pack(&["--roles".as_ref(), &roles]).done();
    let inspected = assay(args([&"--json", &"bundle", &"inspect", &out])).done();
    assert!(inspected.found("consent-missing"), "the proposal claims no consent");
    assert_eq!(
        inspected.json()["data"]["requirementsNotMet"],
        serde_json::json!(["video"]),
        "20 s are not 3 minutes"
    );
}

#[test]
fn a_result_is_trusted_when_its_key_stands_in_the_roster() {
    let (desk, district) = (Desk::new(), Desk::of(Role::Authority, "The district"));
    let (_, result) = desk.score_short();
    let shown = assay(args([
        &"--json",
        &"identity",
        &"show",
        &desk.identity,
        &"--passphrase-file",
        &desk.passphrase,
    ]));
    let key = shown.done().json()["data"]["key"].as_str().expect("a key").to_owned();
    let unsigned = serde_json::json!({
        "format": "assay/roster/1", "id": "urn:uuid:11111111-1111-4111-8111-111111111111", "name": "A district",
        "validFrom": "2026-01-01T00:00:00Z",
        "members": [{ "key": key, "name": "A. Reader", "roles": ["assessor"], "from": "2026-01-01T00:00:00Z" }],
    });
    let sign = |unsigned: &serde_json::Value, name: &str| {
        let file = district.write("unsigned.json", unsigned.to_string());
        let out = district.path(name);
        let wanted = args([
            &"--json",
            &"roster",
            &"sign",
            &file,
            &"--identity",
            &district.identity,
            &"--passphrase-file",
            &district.passphrase,
            &"--out",
            &out,
        ]);
        assay(wanted).done();
        out
    };
    let verify =
        |roster: &std::path::Path| assay(args([&"--json", &"result", &"verify", &result, &"--roster", &roster]));
    assert_eq!(
        verify(&sign(&unsigned, "roster.json")).done().json()["state"],
        "trusted"
    );

    let mut late = unsigned.clone();
    late["members"][0]["from"] = "2099-01-01T00:00:00Z".into();
    let stranger = verify(&sign(&late, "late.json"));
    assert_eq!(
        (stranger.code, &stranger.json()["state"]),
        (1, &"valid".into()),
        "with --roster, Valid too is a no"
    );
    assert!(stranger.found("not-yet-valid"));
}

#[test]
fn a_correction_supersedes_and_only_by_the_same_key() {
    let desk = Desk::new();
    let (bundle, first) = desk.score_short();
    let sheet = fixtures().join("sheets/2041-short.toml");
    let second = desk.path("second.zip");
    let mut wanted = desk.score_args(&bundle, &sheet, &second);
    wanted.extend(args([&"--supersedes", &first]));
    assay(wanted).done();
    let verified = assay(args([&"--json", &"result", &"verify", &second])).done().json();
    let old = assay(args([&"--json", &"result", &"verify", &first])).done().json();
    assert_eq!(verified["data"]["supersedes"]["sha256"], old["data"]["sha256"]);

    let other = Desk::new();
    let mut wanted = other.score_args(&bundle, &sheet, &other.path("third.zip"));
    wanted.extend(args([&"--supersedes", &first]));
    assay(wanted).refused(1, "supersedes-other-key");
}

#[test]
fn a_returned_submission_is_signed_without_a_judgement() {
    let desk = Desk::new();
    let bundle = desk.pack_short();
    let sheet = desk.write(
        "returned.toml",
        "format = \"assay/sheet/1\"\npurpose = \"summative\"\nreturned = [\"The video shows another class.\"]\n",
    );
    let out = desk.path("returned.zip");
    let scored = assay(desk.score_args(&bundle, &sheet, &out)).done().json();
    assert_eq!(scored["data"]["outcome"]["value"], "returned");
    let verified = assay(args([&"--json", &"result", &"verify", &out])).done().json();
    assert_eq!(verified["state"], "valid", "{verified}");
}

#[test]
fn a_formative_review_has_no_outcome() {
    let desk = Desk::of(Role::Mentor, "A. Mentor");
    let bundle = desk.pack_short();
    let sheet = fs::read_to_string(fixtures().join("sheets/2041-short.toml")).expect("a sheet");
    let sheet = desk.write("formative.toml", sheet.replacen("summative", "formative", 1));
    let scored = assay(desk.score_args(&bundle, &sheet, &desk.path("feedback.zip")))
        .done()
        .json();
    assert_eq!(scored["data"]["outcome"]["value"], "none");
}

#[test]
fn the_package_is_read_by_other_programs_and_holds_no_file_of_the_evidence() {
    let desk = Desk::new();
    let (_, result) = desk.score_short();
    let folder = desk.path("unpacked");
    let top = unzip(&result, &folder);
    let mut names: Vec<_> = fs::read_dir(top.join("data"))
        .expect("a payload")
        .map(|entry| entry.expect("read").file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["micro-credential.json", "places", "record.html", "record.json"]);
    let html = fs::read_to_string(top.join("data/record.html")).expect("a report");
    assert!(html.contains("2041") && !html.contains("<script"));
    // The folder verifies as the zip does, and so does the record alone, with what cannot be told then.
    assay(args([&"result", &"verify", &top])).done();
    let alone = assay(args([&"--json", &"result", &"verify", &top.join("data/record.json")])).done();
    assert!(alone.found("record-alone"));
}

#[test]
fn an_identity_is_made_listed_shown_and_recovered() {
    let desk = Desk::new();
    let data = desk.path("data");
    let made = assay_with(
        args([
            &"--json",
            &"--data-dir",
            &data,
            &"identity",
            &"new",
            &"--name",
            &"A. Reader",
            &"--passphrase-file",
            &desk.passphrase,
        ]),
        "",
    )
    .done()
    .json();
    let words = made["data"]["recoveryWords"]
        .as_str()
        .expect("recovery words")
        .to_owned();
    assert_eq!(words.split(' ').count(), 24);
    let listed = assay(args([&"--json", &"--data-dir", &data, &"identity", &"list"]))
        .done()
        .json();
    assert_eq!(
        listed["data"]["identities"][0]["fingerprint"],
        made["data"]["fingerprint"]
    );
    let other = desk.path("other");
    let again = args([
        &"--json",
        &"--data-dir",
        &other,
        &"identity",
        &"recover",
        &"--name",
        &"A. Reader",
        &"--words-file",
        &desk.write("words", &words),
        &"--passphrase-file",
        &desk.passphrase,
    ]);
    assert_eq!(assay(again).done().json()["data"]["key"], made["data"]["key"]);
    let fingerprint = made["data"]["fingerprint"].as_str().expect("words").to_owned();
    let shown = args([
        &"--json",
        &"--data-dir",
        &data,
        &"identity",
        &"show",
        &fingerprint,
        &"--passphrase-file",
        &desk.passphrase,
    ]);
    assert_eq!(assay(shown).done().json()["data"]["name"], "A. Reader");
}

/// Who has forgotten the passphrase has the old file still, and the sheet.
#[test]
fn a_forgotten_passphrase_is_replaced_and_the_old_file_is_kept_aside() {
    let desk = Desk::new();
    let data = desk.path("data");
    let identity = |more: Vec<PathBuf>| {
        let base = args([&"--json", &"--data-dir", &data, &"identity"]);
        base.into_iter().chain(more).collect::<Vec<_>>()
    };
    let new = identity(args([
        &"new",
        &"--name",
        &"A. Reader",
        &"--passphrase-file",
        &desk.passphrase,
    ]));
    let made = assay(new).done().json()["data"].clone();
    let words = made["recoveryWords"].as_str().expect("words").split(' ').zip(1..);
    let sheet: String = words.map(|(word, at)| format!("{at}. {word}\n")).collect();
    let passphrase = desk.write("chosen", "another passphrase\n");
    let recover = identity(args([
        &"recover",
        &"--name",
        &"A. Reader",
        &"--passphrase-file",
        &passphrase,
    ]));
    // Typed in rows, as it is printed.
    let again = assay_with(recover, &sheet).done().json()["data"].clone();
    assert_eq!((&again["key"], &again["path"]), (&made["key"], &made["path"]));
    let aside = again["aside"].as_str().expect("the old file");
    let show =
        |which: &str, passphrase: &Path| assay(identity(args([&"show", &which, &"--passphrase-file", &passphrase])));
    let fingerprint = made["fingerprint"].as_str().expect("eight words");
    show(fingerprint, &passphrase).done();
    show(aside, &desk.passphrase).done();
    show(fingerprint, &desk.passphrase).refused(1, "passphrase-wrong");
    let listed = assay(identity(args([&"list"]))).done().json();
    assert_eq!(listed["data"]["identities"].as_array().map(Vec::len), Some(1));
}

/// CONTENT 2047: what intake has to say before anybody scores.
#[test]
fn intake_reminds_of_what_only_a_person_can_see() {
    let desk = Desk::new();
    let findings = |folder: &str, slug: &str| {
        let inspected = assay(args([
            &"--json",
            &"bundle",
            &"inspect",
            &desk.pack(folder, "2047", slug),
        ]))
        .done();
        inspected.json()["findings"].as_array().expect("findings").clone()
    };
    let stories = findings("2047", "feedback-on-writing");
    let said = |code: &str| {
        stories
            .iter()
            .filter(|finding| finding["code"] == code)
            .collect::<Vec<_>>()
    };
    assert_eq!(said("pointer-file").len(), 1);
    assert_eq!(said("requirement-seconds").len(), 1);
    let place = |finding: &&serde_json::Value| {
        let sentence = finding["message"].as_str().unwrap_or_default();
        sentence.contains("student-2-draft.jpg") && sentence.contains("place where it was made")
    };
    assert!(stories.iter().any(|finding| place(&finding)), "{stories:?}");
    let [reminder] = said("name-may-be-visible")[..] else {
        panic!("a reminder, and once: {stories:?}");
    };
    let sentence = reminder["message"].as_str().expect("a sentence");
    assert!(
        sentence.starts_with("A name may be visible in 5 pictures and scanned pages"),
        "{sentence}"
    );
    assert_eq!(
        (&reminder["severity"], reminder.get("shown")),
        (&"warning".into(), None)
    );
}

/// The reminder is about pictures in which somebody may be recognised, and about nothing that can be searched.
#[test]
fn no_reminder_is_given_where_nobody_can_be_recognised_or_all_can_be_read() {
    let desk = Desk::new();
    let folder = desk.path("evidence");
    fs::create_dir(&folder).expect("made");
    fs::copy(
        submission("2047").join("student-work/student-1-draft.jpg"),
        folder.join("page.jpg"),
    )
    .expect("copied");
    fs::copy(submission("2041").join("plan/lesson-plan.pdf"), folder.join("plan.pdf")).expect("copied");
    let reminded = |consent: &str, name: &str| {
        let role = |path: &str, consent: &str| {
            format!("[[artifact]]\npath = {path:?}\ntitle = \"A page\"\nconsent = {consent:?}\n")
        };
        let roles = desk.write(
            &format!("{name}.toml"),
            role("page.jpg", consent) + &role("plan.pdf", "missing"),
        );
        let (out, rubric) = (
            desk.path(&format!("{name}.zip")),
            credential("checking-for-understanding"),
        );
        assay(args([
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
        .done();
        let inspected = assay(args([&"--json", &"bundle", &"inspect", &out])).done();
        inspected.out.contains("A name may be visible in page.jpg: ")
    };
    assert!(reminded("given", "given"));
    assert!(reminded("missing", "missing"));
    assert!(!reminded("not-needed", "not-needed"));
}
