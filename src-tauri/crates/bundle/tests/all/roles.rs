//! Roles: proposed from folder, name and kind; written as TOML, changed by a person, read again.

use assay_bundle::{PlainFile, Role, RolesError, Why, propose, roles_from_toml, roles_to_toml};
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

fn proposed(paths: &[&str]) -> Vec<Role> {
    propose(&files(paths), &requirements(), &kind_of)
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
    let roles = proposed(&[
        "video/lesson.mp4",
        "video/lesson.vtt",
        "video/lesson.en.vtt",
        "other.vtt",
    ]);
    let captions: Vec<Option<&str>> = roles
        .iter()
        .map(|role| role.captions_for.as_ref().map(|path| path.as_str()))
        .collect();
    assert_eq!(
        captions,
        [None, Some("video/lesson.mp4"), Some("video/lesson.mp4"), None]
    );
    assert!(matches!(roles[1].why, Some(Why::CaptionsOf(_))));
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
    assert_eq!(roles_from_toml(&text, &files(&paths), &requirements()), Ok(written));
}

#[track_caller]
fn refused(text: &str, code: &str) {
    let error = roles_from_toml(text, &files(&["plan.pdf", "b.vtt"]), &requirements()).map(|_| ());
    assert_eq!(error.as_ref().map_err(RolesError::code), Err(code), "{text}");
}

#[test]
fn every_file_has_one_role_and_every_name_is_known() {
    let good = "[[artifact]]\npath = \"plan.pdf\"\nrequirement = \"plan\"\ntitle = \"Plan\"\nconsent = \"given\"\n\
                [[artifact]]\npath = \"b.vtt\"\ntitle = \"B\"\nconsent = \"not-needed\"\ncaptions_for = \"plan.pdf\"\n";
    assert!(roles_from_toml(good, &files(&["plan.pdf", "b.vtt"]), &requirements()).is_ok());
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
    refused(&good.replace("title = \"B\"", "title = \" \""), "roles-title-missing");
    refused(
        &good.replace("consent = \"given\"", "consent = \"yes\""),
        "roles-malformed",
    );
    refused(&good.replace("captions_for", "captionsFor"), "roles-malformed");
    let line = roles_from_toml("[[artifact]]\npath = 1\n", &[], &[]);
    assert!(matches!(line, Err(RolesError::Malformed { line: 2, .. })), "{line:?}");
}
