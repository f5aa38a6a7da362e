//! Roles: proposed from folder, name and kind; written as TOML, changed by a person, read again.

use assay_bundle::{
    Confirmed, Judge, PlainFile, PlainSubmission, Proposal, Role, RolesError, RolesFile, TitleFault, Why,
    proposals_to_toml, propose, roles_to_toml,
};
use assay_model::rubric::{ArtifactKind, EvidenceRequirement, Range};
use assay_model::submission::Consent;

fn requirement(id: &str, title: &str, kinds: &[ArtifactKind], max: u32) -> EvidenceRequirement {
    EvidenceRequirement {
        id: id.parse().expect("a word"),
        title: title.to_owned(),
        shows: String::new(),
        kinds: kinds.to_vec(),
        min: 1,
        max: Some(max),
        seconds: Range::default(),
        pages: Range::default(),
        words: Range::default(),
    }
}

fn requirements() -> Vec<EvidenceRequirement> {
    use ArtifactKind::{Audio, Document, Image, Text, Video};
    vec![
        requirement("plan", "Lesson plan", &[Document], 1),
        requirement("video", "Classroom video", &[Video], 1),
        requirement("student-work", "Student work", &[Image, Document], 2),
        requirement("reflection", "Reflection", &[Document, Text, Audio], 1),
    ]
}

fn kind_of(path: &str) -> Option<ArtifactKind> {
    match path.rsplit_once('.')?.1 {
        "pdf" | "docx" => Some(ArtifactKind::Document),
        "mp4" => Some(ArtifactKind::Video),
        "jpg" => Some(ArtifactKind::Image),
        "md" | "vtt" => Some(ArtifactKind::Text),
        _ => None,
    }
}

fn files(paths: &[&str]) -> Vec<PlainFile> {
    paths
        .iter()
        .map(|path| PlainFile {
            source: (*path).to_owned(),
            path: (*path).to_owned(),
            size: 1,
        })
        .collect()
}

fn submission(participant: Option<&str>, paths: &[&str]) -> PlainSubmission {
    PlainSubmission {
        participant: participant.map(str::to_owned),
        files: files(paths),
        renamed: Vec::new(),
    }
}

/// What a file says of a submission that is alone.
fn roles_from_toml(text: &str, paths: &[&str]) -> Result<Vec<Role>, RolesError> {
    let confirmed = RolesFile::read(text)?.confirmed(&submission(None, paths), true, &requirements())?;
    Ok(confirmed.roles)
}

fn judge(counts: &dyn Fn(&str, &EvidenceRequirement) -> bool) -> Judge<'_> {
    Judge {
        kind_of: &kind_of,
        counts,
    }
}

fn proposed(paths: &[&str]) -> Vec<Role> {
    propose(&files(paths), &requirements(), judge(&|_, _| true))
}

#[track_caller]
fn check(paths: &[(&str, Option<&str>)]) {
    let names: Vec<&str> = paths.iter().map(|(path, _)| *path).collect();
    let roles = proposed(&names);
    let found: Vec<(&str, Option<&str>)> = roles
        .iter()
        .map(|role| (role.path.as_str(), role.requirement.as_ref().map(|id| id.as_str())))
        .collect();
    assert_eq!(found, paths);
    assert!(
        roles.iter().all(|role| role.consent == Consent::Missing),
        "consent is never assumed"
    );
}

#[test]
fn roles_are_proposed_from_folders_names_and_kinds() {
    check(&[
        ("plan/lesson-plan.pdf", Some("plan")),
        ("reflection/reflection.md", Some("reflection")),
        ("student-work/sample-1.jpg", Some("student-work")),
        ("student-work/sample-2.jpg", Some("student-work")),
        ("video/classroom.mp4", Some("video")),
        ("video/classroom.vtt", None),
    ]);
    check(&[
        ("My lesson plan v2.docx", Some("plan")),
        ("IMG_1.jpg", Some("student-work")),
        ("clip.mp4", Some("video")),
    ]);
    check(&[
        ("scan.pdf", None),
        ("notes.gdoc", None),
        ("my thoughts, a reflection.pdf", Some("reflection")),
    ]);
}

#[test]
fn no_requirement_gets_more_files_than_it_asks_for() {
    check(&[
        ("student-work/1.jpg", Some("student-work")),
        ("student-work/2.jpg", Some("student-work")),
        ("student-work/3.jpg", None),
    ]);
}

#[test]
fn captions_belong_to_the_recording_beside_them() {
    let tied = |paths: &[&str]| -> Vec<bool> {
        let roles = proposed(&[&["video/lesson.mp4"], paths].concat());
        let of_it = |role: &Role| match &role.captions_for {
            Some(path) => path.as_str() == "video/lesson.mp4" && matches!(role.why, Some(Why::CaptionsOf(_))),
            None => false,
        };
        roles[1..].iter().map(of_it).collect()
    };
    assert_eq!(tied(&["video/lesson.en.vtt", "video/lesson.vtt"]), [true, true]);
    assert_eq!(
        tied(&["zz_subs_final.srt"]),
        [true],
        "of any name, where there are no others"
    );
    assert_eq!(tied(&["zz.en.srt", "zz.es.srt", "zz_fr.srt"]), [true, true, true]);
    assert_eq!(tied(&["zz-1.srt", "zz-2.srt"]), [false, false], "a person says which");
    assert_eq!(tied(&["video/lesson.vtt", "zz.vtt"]), [true, false]);
    assert_eq!(tied(&["video/lesson.vtt", "zz.es.vtt"]), [true, true]);
    let roles = proposed(&["video/lesson.mp4", "video/end.mp4", "other.vtt"]);
    assert!(roles.iter().all(|role| role.captions_for.is_none()));
    assert!(roles[2].requirement.is_none(), "captions answer no requirement");
}

#[test]
fn a_list_of_roles_reads_back_as_it_was_written() {
    let paths = ["video/le \"sson\".mp4", "video/le \"sson\".vtt", "plan/né.pdf", "x.bin"];
    let written: Vec<Role> = proposed(&paths)
        .into_iter()
        .map(|role| Role { why: None, ..role })
        .collect();
    let text = roles_to_toml(&proposed(&paths));
    assert!(text.contains("# folder: video\n"), "{text}");
    assert_eq!(roles_from_toml(&text, &paths), Ok(written));
}

#[test]
fn a_file_that_is_left_out_needs_no_title_and_says_so_when_it_is_written() {
    let paths = ["plan.pdf", "notes.gdoc"];
    let mut roles = proposed(&paths);
    for role in roles.iter_mut().filter(|role| role.path.as_str() == "notes.gdoc") {
        role.left_out = true;
    }
    let text = roles_to_toml(&roles).replace("title = \"Notes\"", "title = \"\"");
    assert_eq!(text.matches("leave_out = true").count(), 1, "{text}");
    let read = roles_from_toml(&text, &paths).expect("roles");
    let left: Vec<(&str, bool)> = read.iter().map(|role| (role.path.as_str(), role.left_out)).collect();
    assert_eq!(left, [("plan.pdf", false), ("notes.gdoc", true)]);
    let kept = text.replace("leave_out = true\n", "");
    let error = roles_from_toml(&kept, &paths).map_err(|error| error.code());
    assert_eq!(error, Err("roles-title-missing"));
}

#[track_caller]
fn refused(text: &str, code: &str) {
    let error = roles_from_toml(text, &["plan.pdf", "b.vtt"]).map(|_| ());
    assert_eq!(error.as_ref().map_err(RolesError::code), Err(code), "{text}");
}

#[test]
fn every_file_has_one_role_and_every_name_is_known() {
    let good = "[[artifact]]\npath = \"plan.pdf\"\nrequirement = \"plan\"\ntitle = \"Plan\"\nconsent = \"given\"\n\
                [[artifact]]\npath = \"b.vtt\"\ntitle = \"B\"\nconsent = \"not-needed\"\ncaptions_for = \"plan.pdf\"\n";
    assert!(roles_from_toml(good, &["plan.pdf", "b.vtt"]).is_ok());
    refused("", "roles-not-one");
    refused(&good.replace("b.vtt", "plan.pdf"), "roles-not-one");
    refused(
        &good.replace("path = \"b.vtt\"", "path = \"c.vtt\""),
        "roles-unknown-file",
    );
    refused(
        &good.replace("captions_for = \"plan.pdf\"", "captions_for = \"x.mp4\""),
        "roles-unknown-file",
    );
    refused(&good.replace("\"plan\"\n", "\"plans\"\n"), "roles-unknown-requirement");
    for (title, how) in [(" ", TitleFault::Empty), ("a\\u001bb", TitleFault::Control)] {
        let text = good.replace("title = \"B\"", &format!("title = \"{title}\""));
        refused(&text, "roles-title-missing");
        let error = roles_from_toml(&text, &["plan.pdf", "b.vtt"]).expect_err("no title");
        assert!(
            matches!(error, RolesError::TitleMissing { how: found, .. } if found == how),
            "{error:?}"
        );
    }
    refused(
        &good.replace("consent = \"given\"", "consent = \"yes\""),
        "roles-malformed",
    );
    refused(&good.replace("captions_for", "captionsFor"), "roles-malformed");
    let line = roles_from_toml("[[artifact]]\npath = 1\n", &[]);
    assert!(matches!(line, Err(RolesError::Malformed { line: 2, .. })), "{line:?}");
}

const BOTH: &str = r#"
[[submission]]
participant = "88"
number = "2088"

[[submission.artifact]]
path = "plan.pdf"
requirement = "plan"
title = "Plan"
consent = "not-needed"

[[submission]]
participant = "1207"

[[submission.artifact]]
path = "clip.mp4"
requirement = "video"
title = "Clip"
consent = "given"
"#;

fn download() -> [PlainSubmission; 2] {
    [
        submission(Some("88"), &["plan.pdf"]),
        submission(Some("1207"), &["clip.mp4"]),
    ]
}

/// The first refusal that a file meets, or what it says of both submissions.
fn both(text: &str) -> Result<Vec<Confirmed>, RolesError> {
    let (file, download) = (RolesFile::read(text)?, download());
    file.check_participants(&download)?;
    download
        .iter()
        .map(|one| file.confirmed(one, false, &requirements()))
        .collect()
}

#[track_caller]
fn refused_both(text: &str, code: &str) {
    let error = both(text).map(|_| ());
    assert_eq!(error.as_ref().map_err(RolesError::code), Err(code), "{text}");
}

#[test]
fn one_file_carries_the_roles_of_every_submission_of_a_download() {
    let confirmed = both(BOTH).expect("confirmed");
    let said = confirmed.iter().map(|one| {
        (
            one.number.as_ref().map(|number| number.as_str()),
            one.roles[0].path.as_str(),
        )
    });
    assert_eq!(
        said.collect::<Vec<_>>(),
        [(Some("2088"), "plan.pdf"), (None, "clip.mp4")]
    );
}

#[test]
fn what_is_proposed_for_a_download_reads_back_as_it_was_written() {
    let number = "88".parse().expect("a number");
    let (one, other) = (proposed(&["plan.pdf"]), proposed(&["clip.mp4"]));
    let text = proposals_to_toml(&[
        Proposal {
            participant: "88",
            number: Some(&number),
            roles: &one,
        },
        Proposal {
            participant: "1207",
            number: None,
            roles: &other,
        },
    ]);
    let confirmed = both(&text).expect("confirmed");
    let unexplained = |roles: Vec<Role>| {
        roles
            .into_iter()
            .map(|role| Role { why: None, ..role })
            .collect::<Vec<_>>()
    };
    let expected = [(Some(number), unexplained(one)), (None, unexplained(other))];
    assert_eq!(
        confirmed
            .into_iter()
            .map(|one| (one.number, one.roles))
            .collect::<Vec<_>>(),
        expected,
        "{text}"
    );
}

#[test]
fn each_submission_of_a_download_stands_once_in_the_file_and_no_other_does() {
    assert!(both(BOTH).is_ok());
    refused_both(&BOTH.replace("\"1207\"", "\"88\""), "roles-not-one-submission");
    refused_both(&BOTH.replace("\"1207\"", "\"1208\""), "roles-unknown-participant");
    refused_both("", "roles-not-one-submission");
    refused_both(&BOTH.replace("2088", "No. 88"), "number-unusable");
    refused_both(&BOTH.replace("clip.mp4", "plan.pdf"), "roles-unknown-file");
    refused_both(&BOTH.replace("participant = \"88\"", ""), "roles-malformed");
    let single = "[[artifact]]\npath = \"plan.pdf\"\ntitle = \"Plan\"\nconsent = \"given\"\n";
    refused_both(single, "roles-not-one-submission");
    let mixed = RolesFile::read(&format!("{single}{BOTH}")).map(|_| ());
    assert!(matches!(mixed, Err(RolesError::BothKinds { line: 6 })), "{mixed:?}");
}

#[test]
fn a_download_of_one_takes_either_form() {
    let one = submission(Some("88"), &["plan.pdf"]);
    let single = "[[artifact]]\npath = \"plan.pdf\"\ntitle = \"Plan\"\nconsent = \"given\"\n";
    let many = &BOTH[..BOTH.find("\n[[submission]]\nparticipant = \"1207\"").expect("there")];
    for text in [single, many] {
        let file = RolesFile::read(text).expect("roles");
        assert!(file.confirmed(&one, true, &requirements()).is_ok(), "{text}");
    }
    let file = RolesFile::read(many).expect("roles");
    let stranger = submission(None, &["plan.pdf"]);
    assert!(file.check_participants(std::slice::from_ref(&stranger)).is_err());
}

#[test]
fn words_that_stand_in_any_title_tie_no_file_to_a_requirement() {
    use ArtifactKind::Image;
    let asked = [
        requirement("slips", "Exit slips from two students with your marks", &[Image], 2),
        requirement("map", "Map of the room and of who spoke", &[Image], 1),
        requirement("muestra", "Muestra para cada estudiante", &[Image], 1),
    ];
    for (name, expected) in [
        ("picture with my dog.jpg", None),
        ("from your phone and two more.jpg", None),
        ("para cada uno.jpg", None),
        ("slip of Tuesday.jpg", Some("slips")),
        ("map.jpg", Some("map")),
        ("muestra 1.jpg", Some("muestra")),
    ] {
        let roles = propose(&files(&[name]), &asked, judge(&|_, _| true));
        let found = roles[0].requirement.as_ref().map(|id| id.as_str());
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn what_would_not_count_is_proposed_behind_what_counts_and_never_as_certain() {
    let paths = ["video/long.mp4", "film.mp4"];
    let short = |path: &str, _: &EvidenceRequirement| path == "film.mp4";
    let roles = propose(&files(&paths), &requirements(), judge(&short));
    let offered: Vec<_> = roles.iter().map(|role| role.requirement.is_some()).collect();
    assert_eq!(offered, [false, true], "the place goes to the one that counts");
    let roles = propose(&files(&paths[..1]), &requirements(), judge(&short));
    assert!(roles[0].requirement.is_some(), "a person decides");
    let why = roles[0].why.as_ref().map(ToString::to_string);
    assert_eq!(why.as_deref(), Some("would not count, folder: video"));
}
