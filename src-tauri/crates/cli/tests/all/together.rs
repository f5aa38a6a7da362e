//! Loose files as a window brings them in: several that were dropped together are one submission, files that are one are
//! told, and what has a number that is here already can be the next attempt.

use crate::support::{Desk, args, assay, credential, files_below, submission};
use assay_app::importing::{Brought, For, Import, Terms};
use assay_app::library::Shelf;
use assay_app::packing::Roles;
use assay_app::reviewing::{Held, held};
use assay_app::together::{Among, look_through};
use assay_app::watching::Unwatched;
use assay_app::{Assay, arrived, codes, loose};
use std::fs;
use std::path::{Path, PathBuf};

fn here() -> Assay {
    Assay::on_this_machine(env!("CARGO_BIN_EXE_assay").into())
}

/// A desk with loose files in two folders, and what was dropped of them.
struct Dropped {
    desk: Desk,
    paths: Vec<PathBuf>,
}

impl Dropped {
    /// A plan and a film from one folder; from another one a picture, a second plan, a folder of drafts, what a Mac left
    /// there, and a file that holds nothing.
    fn new() -> Self {
        let desk = Desk::new();
        let from = submission("2041-short");
        let put = |name: &str, bytes: &[u8]| {
            let path = desk.path(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            fs::write(&path, bytes).expect("written");
            path
        };
        let fixture = |path: &str| fs::read(from.join(path)).expect("a fixture");
        put("stick/drafts/first.md", b"Ask everybody.");
        let paths = vec![
            put("school/plan.pdf", &fixture("plan/lesson-plan.pdf")),
            put("school/film.mp4", &fixture("video/classroom.mp4")),
            put("stick/sample.jpg", &fixture("student-work/sample-1.jpg")),
            put(
                "stick/plan.pdf",
                &[&fixture("plan/lesson-plan.pdf"), b"\n".as_slice()].concat(),
            ),
            desk.path("stick/drafts"),
            put("stick/.DS_Store", b"x"),
            put("stick/empty.txt", b""),
        ];
        Self { desk, paths }
    }

    fn library(&self) -> PathBuf {
        self.desk.path("library")
    }

    fn bring(&self, roles: Roles<'_>, next_attempt: bool) -> Import {
        let here = here();
        let shelf = Shelf::make(&here, &self.library()).expect("opens");
        let micro_credential = credential("checking-for-understanding");
        let terms = Terms {
            number: Some("2076"),
            next_attempt,
            ..terms(roles, &micro_credential)
        };
        shelf.import_together(&here, &self.paths, terms, &Unwatched)
    }
}

const fn terms<'a>(roles: Roles<'a>, micro_credential: &'a Path) -> Terms<'a> {
    Terms {
        roles,
        micro_credential: Some(For::File(micro_credential)),
        number: None,
        due: None,
        large: false,
        only: None,
        next_attempt: false,
    }
}

fn kept(library: &Path, import: Import) -> Held {
    let mut rows = import.rows.into_iter();
    let (Some(row), None) = (rows.next(), rows.next()) else {
        panic!("one submission");
    };
    let Ok(Brought::In(arrival)) = row.result else {
        panic!("{row:?}");
    };
    let shelf = Shelf::open(&here(), library).expect("opens");
    held(&shelf.library, &arrival.submission).expect("is there")
}

fn proposed(import: &Import) -> (&[assay_app::importing::Role], &[loose::LooseFile], Vec<String>) {
    match &import.rows[0].result {
        Ok(Brought::Proposed {
            each, files, findings, ..
        }) => {
            let english = assay_app::Messages::english();
            let said = findings.iter().map(|one| english.finding(one).message).collect();
            (each, files, said)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn files_from_wherever_they_lie_come_in_as_one_submission_and_are_only_read() {
    let dropped = Dropped::new();
    let before = (
        files_below(&dropped.desk.path("school")),
        files_below(&dropped.desk.path("stick")),
    );
    let import = dropped.bring(Roles::Propose, false);
    let (each, files, said) = proposed(&import);
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "drafts/first.md",
            "empty.txt",
            "film.mp4",
            "plan-2.pdf",
            "plan.pdf",
            "sample.jpg"
        ]
    );
    assert_eq!(said, ["plan.pdf is called plan-2.pdf in the bundle."]);
    let left: Vec<&str> = each
        .iter()
        .filter(|role| role.left_out)
        .map(|role| role.path.as_str())
        .collect();
    assert_eq!(left, ["empty.txt"], "as in a folder");
    let system: Vec<_> = import
        .findings
        .iter()
        .map(|finding| (finding.code, finding.path.as_deref()))
        .collect();
    assert_eq!(system, [(codes::SYSTEM_FILE_LEFT_OUT, Some(".DS_Store"))]);

    let held = kept(&dropped.library(), dropped.bring(Roles::Accept, false));
    assert_eq!(held.subject.submission.artifacts.len(), 6);
    let after = (
        files_below(&dropped.desk.path("school")),
        files_below(&dropped.desk.path("stick")),
    );
    assert!(before == after, "an original was changed");
}

#[test]
fn a_look_into_one_of_several_files_finds_it_where_it_lies() {
    let dropped = Dropped::new();
    let look = |file: &str| loose::glance(&here(), &dropped.paths, None, file).expect("a look");
    assert_eq!(look("drafts/first.md").text.as_deref(), Some("Ask everybody."));
    assert!(look("sample.jpg").picture.is_some());
    assert_eq!(look("plan.pdf").left, 0);
    let unknown = loose::glance(&here(), &dropped.paths, None, "plan-3.pdf").map(drop);
    assert_eq!(unknown.expect_err("no such file").code, codes::ROLES_UNKNOWN_FILE);
}

/// The plan without its end, and without what stands on its first page.
#[test]
fn a_look_into_a_file_whose_first_page_is_gone_shows_the_next_and_says_so() {
    let mut dropped = Dropped::new();
    let whole = fs::read(&dropped.paths[0]).expect("a plan");
    let at = |mark: &[u8]| {
        whole
            .windows(mark.len())
            .position(|part| part == mark)
            .expect("an object")
    };
    let (from, to) = (at(b"\n6 0 obj") + 1, at(b"\n7 0 obj") + 1);
    let damaged = [&whole[..from], &whole[to..whole.len() - 200]].concat();
    dropped.paths = vec![
        dropped.desk.write("damaged.pdf", damaged),
        dropped.desk.write("a.md", "x"),
    ];
    let glance = loose::glance(&here(), &dropped.paths, None, "damaged.pdf").expect("a look");
    assert_eq!((glance.left, glance.picture.is_some()), (1, true));
}

#[test]
fn one_that_is_not_there_any_more_and_a_link_among_them_keep_all_out_and_leave_nothing() {
    let mut dropped = Dropped::new();
    dropped.paths.push(dropped.desk.path("stick/gone.pdf"));
    let refused = |dropped: &Dropped| match &dropped.bring(Roles::Accept, false).rows[0].result {
        Err(failure) => failure.code,
        Ok(brought) => panic!("{brought:?}"),
    };
    assert_eq!(refused(&dropped), codes::FILE_MISSING);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&dropped.paths[0], dropped.desk.path("stick/gone.pdf")).expect("a link");
        assert_eq!(refused(&dropped), codes::LINK_ENTRY);
    }
    let shelf = Shelf::open(&here(), &dropped.library()).expect("opens");
    assert!(shelf.cut_off().is_empty(), "they ended");
    drop(shelf);
    dropped.paths.pop();
    kept(&dropped.library(), dropped.bring(Roles::Accept, false));
}

#[test]
fn what_was_dropped_together_is_told_one_by_one() {
    let dropped = Dropped::new();
    let desk = &dropped.desk;
    desk.pack_short();
    let is = |path: &Path| {
        let [one] = look_through(&[path.to_owned(), path.to_owned()])
            .try_into()
            .expect("each once");
        let assay_app::together::Named { is, .. } = one;
        is.map_err(|failure| failure.code)
    };
    for (path, expected) in [
        ("school/plan.pdf", Among::File),
        ("school/film.mp4", Among::File),
        ("stick/empty.txt", Among::File),
        ("stick/drafts", Among::Folder),
        ("stick/.DS_Store", Among::LeftBehind),
        ("stick", Among::Folder),
        ("2041-short.zip", Among::Bundles),
    ] {
        assert_eq!(is(&desk.path(path)), Ok(expected), "{path}");
    }
    fs::write(desk.path("page.zip"), "<html>Please log in</html>").expect("written");
    assert_eq!(is(&desk.path("page.zip")), Err(codes::NOT_A_BUNDLE));
    assert_eq!(is(&desk.path("nowhere.pdf")), Err(codes::FILE_MISSING));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(desk.path("school/plan.pdf"), desk.path("link.pdf")).expect("a link");
        assert_eq!(is(&desk.path("link.pdf")), Err(codes::LINK_ENTRY));
    }
    let moodle = desk.path("Ana Silva_1207_assignsubmission_file_/Silva plan.pdf");
    fs::create_dir_all(moodle.parent().expect("a folder")).expect("made");
    fs::copy(desk.path("school/plan.pdf"), &moodle).expect("copied");
    let [one] = look_through(&[moodle]).try_into().expect("one");
    assert_eq!((one.name.as_str(), one.folder.as_str()), ("… plan.pdf", "1207"));
}

#[test]
fn two_names_of_one_file_are_told_before_it_comes_in_and_in_the_report() {
    let desk = Desk::new();
    let folder = desk.path("evidence");
    fs::create_dir(&folder).expect("made");
    let sample = fs::read(submission("2041-short").join("student-work/sample-1.jpg")).expect("a fixture");
    fs::write(folder.join("IMG_1.jpg"), &sample).expect("written");
    fs::write(folder.join("student work.jpg"), &sample).expect("written");
    let another = fs::read(submission("2041-short").join("student-work/sample-2.jpg")).expect("a fixture");
    fs::write(folder.join("IMG_2.jpg"), another).expect("written");
    fs::write(folder.join("plan.txt"), "Ask everybody, wait, and ask again.").expect("written");
    fs::write(folder.join("plan again.txt"), "Ask everybody, wait, and ask  gain.").expect("as long");
    fs::write(folder.join("a.txt"), "").expect("written");
    fs::write(folder.join("b.txt"), "").expect("written");
    let base = args([
        &"--json",
        &"library",
        &"import",
        &folder,
        &"--library",
        &desk.path("library"),
        &"--micro-credential",
        &credential("checking-for-understanding"),
    ]);
    let proposal = assay(&base).json()["data"]["roles"].as_str().expect("roles").to_owned();
    let told: Vec<&str> = proposal
        .split("[[artifact]]")
        .filter(|block| block.contains("copy of"))
        .collect();
    let [copy] = told[..] else { panic!("{proposal}") };
    assert!(
        copy.contains("# copy of: student work.jpg"),
        "the one that says what it is stays: {copy}"
    );
    assert!(
        copy.contains("path = \"IMG_1.jpg\"") && copy.contains("leave_out = true"),
        "{copy}"
    );

    let other = proposal
        .split("[[artifact]]")
        .find(|block| block.contains("IMG_2.jpg"))
        .expect("a role");
    assert!(
        other.contains("requirement = \"student-work\""),
        "a copy takes no place of another file: {other}"
    );

    let brought = assay(base.iter().chain(&args([&"--accept-roles"]))).done();
    let said = brought.sentence("same-file");
    assert_eq!(said, "student work.jpg is the same file as IMG_1.jpg, byte for byte.");
    let shelf = Shelf::open(&here(), &desk.path("library")).expect("opens");
    let id = brought.json()["data"]["imported"][0]["submission"]
        .as_str()
        .expect("an id")
        .parse()
        .expect("an id");
    let again = arrived::findings(&held(&shelf.library, &id).expect("is there"));
    assert_eq!(
        again.iter().filter(|finding| finding.code == codes::SAME_FILE).count(),
        1
    );
}

#[test]
fn a_file_that_was_written_again_has_another_mark() {
    let dropped = Dropped::new();
    let marks = || {
        let import = dropped.bring(Roles::Propose, false);
        let (_, files, _) = proposed(&import);
        files
            .iter()
            .map(|file| file.mark.clone().expect("a mark"))
            .collect::<Vec<_>>()
    };
    let before = marks();
    assert_eq!(before, marks());
    fs::write(dropped.desk.path("stick/drafts/first.md"), "Ask everybodi.").expect("as long as before");
    let after = marks();
    assert!(
        before[0] != after[0] && before[1..] == after[1..],
        "{before:?} {after:?}"
    );
}

#[test]
fn what_has_a_number_that_is_here_already_comes_in_as_the_next_attempt_where_somebody_says_so() {
    let dropped = Dropped::new();
    let first = kept(&dropped.library(), dropped.bring(Roles::Accept, false));
    let write = |text: &str| fs::write(dropped.desk.path("stick/drafts/first.md"), text).expect("written");
    write("Ask everybody, and wait.");
    let import = dropped.bring(Roles::Accept, false);
    let refused = import.rows[0].result.as_ref().expect_err("the number is here");
    assert_eq!(refused.code, codes::NUMBER_HERE);
    assert!(refused.args.contains(&("next", "2".to_owned())), "{refused:?}");

    let second = kept(&dropped.library(), dropped.bring(Roles::Accept, true))
        .subject
        .submission;
    assert_eq!((second.number.as_str(), second.attempt), ("2076", 2));
    let previous = second.previous.expect("the attempt before");
    assert_eq!(
        (previous.id, previous.payload),
        (first.subject.submission.id.clone(), first.subject.payload)
    );
    write("Ask everybody, wait, and ask again.");
    let third = kept(&dropped.library(), dropped.bring(Roles::Accept, true))
        .subject
        .submission;
    assert_eq!((third.attempt, third.previous.map(|one| one.id)), (3, Some(second.id)));
    // The same files are the same attempt, however often somebody presses.
    let again = kept(&dropped.library(), dropped.bring(Roles::Accept, true))
        .subject
        .submission;
    assert_eq!(again.id, third.id);
    write("Something else.");
    let import = dropped.bring(Roles::Accept, false);
    let refused = import.rows[0].result.as_ref().expect_err("attempt 1 is here");
    assert!(refused.args.contains(&("next", "4".to_owned())), "{refused:?}");
}
