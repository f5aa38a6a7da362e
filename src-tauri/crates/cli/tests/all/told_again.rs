//! What was told when loose files came in is told the next time as well: it is kept with the submission.

use crate::support::{Desk, credential};
use assay_app::importing::{Brought, For, Terms};
use assay_app::library::Shelf;
use assay_app::model::SubmissionId;
use assay_app::packing::Roles;
use assay_app::reviewing::held;
use assay_app::watching::Unwatched;
use assay_app::{Assay, Messages, Told};
use std::fs;
use std::path::Path;

fn here() -> Assay {
    Assay::on_this_machine(env!("CARGO_BIN_EXE_assay").into())
}

/// Brings in `folder` with the roles that are proposed: the submissions, and the codes of what was told of the first one.
fn bring(library: &Path, folder: &Path) -> (Vec<SubmissionId>, Vec<&'static str>) {
    let here = here();
    let micro_credential = credential("checking-for-understanding");
    let terms = Terms {
        roles: Roles::Accept,
        micro_credential: Some(For::File(&micro_credential)),
        number: None,
        due: None,
        large: false,
        only: None,
        next_attempt: false,
    };
    let shelf = Shelf::make(&here, library).expect("opens");
    let import = shelf.import(&here, folder, terms, &Unwatched);
    let mut told: Vec<&str> = import.findings.iter().map(|finding| finding.code.as_str()).collect();
    let mut submissions = Vec::new();
    for row in import.rows {
        let Ok(Brought::In(arrival)) = row.result else {
            panic!("{row:?}");
        };
        if submissions.is_empty() {
            told.extend(arrival.findings.iter().map(|finding| finding.code.as_str()));
        }
        submissions.push(arrival.submission);
    }
    (submissions, told)
}

/// What the library has kept, after it was closed and opened again.
fn again(library: &Path, submission: &SubmissionId) -> Vec<Told> {
    let shelf = Shelf::open(&here(), library).expect("opens");
    held(&shelf.library, submission).expect("is there").told
}

#[test]
fn what_was_renamed_and_left_out_is_kept_with_the_submission() {
    let desk = Desk::new();
    let (folder, library) = (desk.path("evidence"), desk.path("library"));
    fs::create_dir(&folder).expect("made");
    fs::write(folder.join("lesson:plan.txt"), "Three checks, each with an answer.").expect("written");
    fs::write(folder.join("~$lock.docx"), "x").expect("written");
    let (submissions, told) = bring(&library, &folder);
    for code in ["file-renamed", "system-file-left-out"] {
        assert!(told.contains(&code), "{told:?}");
    }
    let kept = again(&library, &submissions[0]);
    let codes: Vec<&str> = kept.iter().map(|told| told.code.as_str()).collect();
    assert_eq!(codes, ["file-renamed", "system-file-left-out"]);
    let english = Messages::english();
    let said: Vec<String> = kept.iter().map(|told| english.told(told).message).collect();
    assert_eq!(said[0], "lesson:plan.txt is called lesson-plan.txt in the bundle.");
    assert!(said[1].starts_with("~$lock.docx was left out"), "{said:?}");
    let spanish = Messages::of("es").expect("Spanish").told(&kept[0]).message;
    assert!(spanish.contains("lesson-plan.txt") && spanish != said[0], "{spanish}");
}

#[test]
fn what_came_in_as_it_was_has_nothing_kept() {
    let desk = Desk::new();
    let (folder, library) = (desk.path("evidence"), desk.path("library"));
    fs::create_dir(&folder).expect("made");
    fs::write(folder.join("plan.txt"), "Three checks, each with an answer.").expect("written");
    let (submissions, _) = bring(&library, &folder);
    assert_eq!(again(&library, &submissions[0]), []);
}
