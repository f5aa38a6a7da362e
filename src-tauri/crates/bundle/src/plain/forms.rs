//! The forms in which other systems hand submissions out, told by the names of their files (STANDARDS 2).

use super::Form;
use super::naming::Namer;
use std::collections::{BTreeMap, BTreeSet};

/// The files of one submission: where each is, what it is called there, bytes.
pub(super) struct Group<'a> {
    pub(super) participant: Option<String>,
    /// The words of the name that the export put beside the number.
    pub(super) person: Vec<String>,
    pub(super) files: Vec<(&'a str, String, u64)>,
}

/// What an export says about one file.
struct Placed {
    /// What tells this submission from the others, and sorts it among them.
    key: String,
    /// The participant's number, where the export gives one that is nobody's name.
    participant: Option<String>,
    person: Vec<String>,
    name: String,
}

/// What was found: the form, its submissions, and what belongs to none of them.
pub(super) type Found<'a> = (Form, Vec<Group<'a>>, Vec<String>);

const MOODLE: &str = "_assignsubmission_";
/// Where Open edX puts the files of a task that is no longer in the course.
const REMOVED: &str = "Removed from course";

/// The top folders that are bags; none where there is anything else.
pub(super) fn bags(files: &[(&str, u64)]) -> Vec<String> {
    let bag = |path: &str| {
        path.strip_suffix("/bagit.txt")
            .filter(|bag| !bag.contains('/'))
            .map(str::to_owned)
    };
    let bags: BTreeSet<String> = files.iter().filter_map(|(path, _)| bag(path)).collect();
    let in_bag = |path: &str| path.split_once('/').is_some_and(|(top, _)| bags.contains(top));
    if files.iter().all(|(path, _)| in_bag(path)) {
        bags.into_iter().collect()
    } else {
        Vec::new()
    }
}

/// Sorts loose files into submissions.
pub(super) fn group<'a>(files: &[(&'a str, u64)]) -> Found<'a> {
    let exports = [
        (Form::Moodle, moodle as fn(&str) -> Option<Placed>),
        (Form::OpenEdx, open_edx),
    ];
    for (form, place) in exports {
        if files.iter().any(|(path, _)| place(path).is_some()) {
            let (groups, unplaced) = by_key(files, place);
            return (form, groups, unplaced);
        }
    }
    if files.is_empty() {
        return (Form::Files, Vec::new(), Vec::new());
    }
    let top = common_top(files);
    let inside = |path: &str| path.get(top..).unwrap_or(path).to_owned();
    let files = files.iter().map(|(path, size)| (*path, inside(path), *size)).collect();
    (
        Form::Files,
        vec![Group {
            participant: None,
            person: Vec::new(),
            files,
        }],
        Vec::new(),
    )
}

/// How many people's work lies side by side, where files are called as Canvas calls those of a whole class:
/// `<name>_[LATE_]<user>_<file>_<the file's own name>`. That form is not confirmed (STANDARDS 2), so that it is only told.
pub(super) fn people(files: &[(&str, u64)]) -> usize {
    let people: Vec<Option<(&str, &str)>> = files.iter().map(|(path, _)| canvas(path)).collect();
    let different: BTreeSet<_> = people.iter().flatten().collect();
    let most = people.iter().flatten().count() * 2 > people.len();
    if most && different.len() > 1 {
        different.len()
    } else {
        0
    }
}

fn canvas(path: &str) -> Option<(&str, &str)> {
    let mut parts = path.rsplit('/').next()?.split('_');
    let number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let name = parts.next().filter(|name| name.starts_with(char::is_alphabetic))?;
    let next = parts.next()?;
    let user = if next == "LATE" { parts.next()? } else { next };
    let user = Some(user).filter(number)?;
    parts.next().filter(number)?;
    parts.next().map(|_| (name, user))
}

/// The path without a person's name, where it has the form of an export.
pub(super) fn without_name(path: &str) -> String {
    let Some(Placed {
        participant,
        person,
        name,
        ..
    }) = moodle(path).or_else(|| open_edx(path))
    else {
        return path.to_owned();
    };
    let name = Namer::new(&person, None).masked(&name);
    format!("{}/{name}", participant.as_deref().unwrap_or("…"))
}

/// Whether two files of an Open edX export were handed in together.
pub(super) fn of_one_submission(one: &str, other: &str) -> bool {
    let key = |path| open_edx(path).map(|placed| placed.key);
    key(one).is_some_and(|found| key(other) == Some(found))
}

fn by_key<'a>(files: &[(&'a str, u64)], place: fn(&str) -> Option<Placed>) -> (Vec<Group<'a>>, Vec<String>) {
    let mut groups: BTreeMap<String, Group<'a>> = BTreeMap::new();
    let mut unplaced = Vec::new();
    for (path, size) in files {
        let Some(Placed {
            key,
            participant,
            person,
            name,
        }) = place(path)
        else {
            unplaced.push((*path).to_owned());
            continue;
        };
        let new = || Group {
            participant,
            person,
            files: Vec::new(),
        };
        groups.entry(key).or_insert_with(new).files.push((path, name, *size));
    }
    let numbered = (1u32..).zip(groups.into_values()).map(|(place, group)| Group {
        participant: group.participant.or_else(|| Some(place.to_string())),
        ..group
    });
    (numbered.collect(), unplaced)
}

/// `First Last_<participant>_assignsubmission_file/…`, with a last `_` in the name of the folder in some versions of
/// Moodle, or with the file's own name behind it where the export makes no folders. The download may lie in a folder of
/// its own.
fn moodle(path: &str) -> Option<Placed> {
    let (before, after) = path.split_once(MOODLE)?;
    let entry = before.rsplit('/').next()?;
    let (name, participant) = entry.rsplit_once('_')?;
    let (plugin, rest) = after.split_at_checked(after.find(['_', '/'])?)?;
    let rest = rest.strip_prefix('_').unwrap_or(rest);
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let number = !participant.is_empty() && participant.bytes().all(|byte| byte.is_ascii_digit());
    let file = if plugin == "file" {
        rest.to_owned()
    } else {
        format!("{plugin}/{rest}")
    };
    (number && !rest.is_empty()).then(|| Placed {
        key: format!("{participant:>20}"),
        participant: Some(participant.to_owned()),
        person: words(name),
        name: file,
    })
}

/// `[i]Section, [j]Sub, [k]Unit/[n] - <student> - prompt_1.txt`, where n counts the tasks of the unit; a task that is no
/// longer in the course is `Removed from course/[x] - …`. What stands for the student is often a user name, so the
/// submission is known by its place in the export instead.
fn open_edx(path: &str) -> Option<Placed> {
    let (unit, file) = path.rsplit_once('/')?;
    let mut parts = file.splitn(3, " - ");
    let (number, student, name) = (parts.next()?, parts.next()?, parts.next()?);
    let number = number.strip_prefix('[')?.strip_suffix(']')?;
    let unit = unit.rsplit('/').next()?;
    let in_course = unit.starts_with('[') && unit.contains(']');
    let numbered = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let removed = unit == REMOVED && number == "x";
    (in_course && numbered || removed).then(|| Placed {
        key: format!("{unit}\n{number:>12}\n{student}"),
        participant: None,
        person: words(student),
        name: name.to_owned(),
    })
}

/// The words of a name, as far as they can be told from other words.
fn words(name: &str) -> Vec<String> {
    let word = |c: char| !c.is_alphanumeric();
    name.split(word)
        .filter(|word| word.chars().count() > 1)
        .map(str::to_lowercase)
        .collect()
}

/// The length of the folder, with its slash, that all files are in.
fn common_top(files: &[(&str, u64)]) -> usize {
    let top = |path: &str| path.find('/').map(|at| at + 1);
    let Some((first, length)) = files.first().and_then(|(path, _)| Some((*path, top(path)?))) else {
        return 0;
    };
    let prefix = first.get(..length).unwrap_or_default();
    if files.iter().all(|(path, _)| path.starts_with(prefix)) {
        length
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(files: &[&str], form: Form, expected: &[(Option<&str>, &[&str])]) {
        let files: Vec<(&str, u64)> = files.iter().map(|path| (*path, 1)).collect();
        let (found, groups, _) = group(&files);
        let groups: Vec<(Option<&str>, Vec<&str>)> = groups
            .iter()
            .map(|group| {
                (
                    group.participant.as_deref(),
                    group.files.iter().map(|(_, name, _)| name.as_str()).collect(),
                )
            })
            .collect();
        let expected: Vec<(Option<&str>, Vec<&str>)> =
            expected.iter().map(|(id, names)| (*id, names.to_vec())).collect();
        assert_eq!((found, groups), (form, expected));
    }

    #[test]
    fn a_moodle_download_is_one_submission_for_each_participant() {
        check(
            &[
                "Ana Silva_1207_assignsubmission_file_/plan.pdf",
                "Ana Silva_1207_assignsubmission_file_/video/lesson.mp4",
                "Ana Silva_1207_assignsubmission_onlinetext_/onlinetext.html",
                "Bo Li_88_assignsubmission_file_essay.pdf",
                "readme.txt",
            ],
            Form::Moodle,
            &[
                (Some("88"), &["essay.pdf"]),
                (
                    Some("1207"),
                    &["plan.pdf", "video/lesson.mp4", "onlinetext/onlinetext.html"],
                ),
            ],
        );
        check(
            &["HW 1/Ana de la Cruz_7_assignsubmission_file_/a_b.txt"],
            Form::Moodle,
            &[(Some("7"), &["a_b.txt"])],
        );
        for folder in ["file_", "file"] {
            assert_eq!(
                without_name(&format!("Ana Silva_1207_assignsubmission_{folder}/Silva plan.pdf")),
                "1207/… plan.pdf"
            );
        }
        assert_eq!(
            without_name("[1]A, [1]B, [1]C/[1] - ana - Ana's plan.pdf"),
            "…/…'s plan.pdf"
        );
        assert_eq!(without_name("plan/lesson.pdf"), "plan/lesson.pdf");
    }

    #[test]
    fn a_moodle_folder_may_end_in_an_underscore_or_not() {
        check(
            &[
                "Ana Silva_1207_assignsubmission_file/lesson_plan.pdf",
                "Ana Silva_1207_assignsubmission_file/_video/a_b.mp4",
                "Ana Silva_1207_assignsubmission_onlinetext/onlinetext.html",
                "Bo Li_88_assignsubmission_file_/essay.pdf",
                "Participant_9_assignsubmission_onlinetext_onlinetext.html",
            ],
            Form::Moodle,
            &[
                (Some("9"), &["onlinetext/onlinetext.html"]),
                (Some("88"), &["essay.pdf"]),
                (
                    Some("1207"),
                    &["lesson_plan.pdf", "_video/a_b.mp4", "onlinetext/onlinetext.html"],
                ),
            ],
        );
        check(
            &["Ana Silva_1207_assignsubmission_file/"],
            Form::Files,
            &[(None, &[""])],
        );
    }

    #[test]
    fn an_open_edx_export_is_one_submission_for_each_student_and_task() {
        check(
            &[
                "[1]Intro, [2]Task, [1]Unit/[1] - 5f3a - prompt_0.txt",
                "[1]Intro, [2]Task, [1]Unit/[1] - ana_silva - prompt_0.txt",
                "[1]Intro, [2]Task, [1]Unit/[1] - ana_silva - lesson.mp4",
                "[1]Intro, [2]Task, [1]Unit/[2] - 5f3a - prompt_0.txt",
                "Removed from course/[x] - 5f3a - plan.pdf",
                "Removed from course/[1] - 5f3a - plan.pdf",
                "submissions.csv",
            ],
            Form::OpenEdx,
            &[
                (Some("1"), &["plan.pdf"]),
                (Some("2"), &["prompt_0.txt"]),
                (Some("3"), &["prompt_0.txt", "lesson.mp4"]),
                (Some("4"), &["prompt_0.txt"]),
            ],
        );
    }

    #[test]
    fn names_like_those_of_canvas_tell_how_many_people_there_are() {
        let count = |paths: &[&'static str]| people(&paths.iter().map(|path| (*path, 1)).collect::<Vec<_>>());
        let class = [
            "submissions/doejane_LATE_123_456_plan.pdf",
            "submissions/doejane_123_457_video_1.mp4",
            "submissions/raybob_124_458_plan.pdf",
        ];
        assert_eq!(count(&class), 2);
        assert_eq!(count(&class[..2]), 0, "one person");
        assert_eq!(
            count(&["plan.pdf", "img_20261124_101500_x.jpg", "img_20261125_101500_x.jpg"]),
            2
        );
        assert_eq!(
            count(&["plan.pdf", "notes.md", "a_1_2_x.jpg", "b_3_4_x.jpg"]),
            0,
            "not most of them"
        );
        assert_eq!(count(&["lesson_plan_1.pdf", "2026_11_24_video.mp4", "_1_2_x"]), 0);
    }

    #[test]
    fn loose_files_are_one_submission_without_the_folder_around_them() {
        check(
            &["Mine/plan.pdf", "Mine/video/a.mp4"],
            Form::Files,
            &[(None, &["plan.pdf", "video/a.mp4"])],
        );
        check(
            &["plan.pdf", "video/a.mp4"],
            Form::Files,
            &[(None, &["plan.pdf", "video/a.mp4"])],
        );
        check(&[], Form::Files, &[]);
    }

    #[test]
    fn bags_are_top_folders_where_nothing_else_is() {
        let files = |paths: &[&'static str]| paths.iter().map(|path| (*path, 1)).collect::<Vec<_>>();
        assert_eq!(bags(&files(&["a/bagit.txt", "a/data/x", "b/bagit.txt"])), ["a", "b"]);
        assert!(bags(&files(&["a/bagit.txt", "plan.pdf"])).is_empty());
        assert!(bags(&files(&["a/bagit.txt", "b/plan.pdf"])).is_empty());
        assert!(bags(&files(&["a/b/bagit.txt"])).is_empty());
    }
}
