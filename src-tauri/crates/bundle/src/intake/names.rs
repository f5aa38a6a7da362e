//! Names that every system can hold and every person can read (SECURITY 4): what intake asks of a name beyond its being
//! canonical.

use crate::bagit::{Fault, Warning};
use crate::limits::{Limit, MAX_COMPONENT, MAX_DEPTH};
use crate::names::{fold, hidden, reserved, skeleton};
use std::collections::BTreeMap;

/// Files of a bundle that mean something by their names.
const CONTROL: [&str; 8] = [
    "bagit.txt",
    "bag-info.txt",
    "manifest-sha256.txt",
    "manifest-sha512.txt",
    "identity.json",
    "data/submission.json",
    "data/micro-credential.json",
    "data/ro-crate-metadata.json",
];

/// Why a bundle cannot have a file of this name.
pub(crate) fn fault(path: &str) -> Option<Fault> {
    let named = || path.to_owned();
    let over = |limit, found: usize, most: usize| {
        Some(Fault::LimitExceeded {
            limit,
            found: found as u64,
            most: most as u64,
            path: named(),
        })
    };
    let depth = path.split('/').count();
    if depth > MAX_DEPTH {
        return over(Limit::Depth, depth, MAX_DEPTH);
    }
    let longest = path.split('/').map(str::len).max().unwrap_or_default();
    if longest > MAX_COMPONENT {
        return over(Limit::ComponentBytes, longest, MAX_COMPONENT);
    }
    if let Some(character) = hidden(path) {
        let character = format!("U+{:04X}", u32::from(character));
        return Some(Fault::NameHidden {
            path: named(),
            character,
        });
    }
    if path.contains(':') {
        return Some(Fault::NameColon { path: named() });
    }
    path.split('/')
        .any(reserved)
        .then(|| Fault::NameReserved { path: named() })
}

/// Every two names that are one name on some disk, folders included.
pub(crate) fn collisions<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<Fault> {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    let mut faults = Vec::new();
    for path in paths.filter(|path| path.split('/').count() <= MAX_DEPTH) {
        for part in path
            .match_indices('/')
            .map(|(at, _)| at)
            .chain([path.len()])
            .filter_map(|at| path.get(..at))
        {
            let first = *seen.entry(fold(part)).or_insert(part);
            if first != part {
                faults.push(Fault::NameCollision {
                    first: first.to_owned(),
                    second: part.to_owned(),
                });
            }
        }
    }
    faults
}

/// A name that is drawn like that of a control file and is another.
pub(super) fn looks_alike(path: &str) -> Option<Warning> {
    let skeleton = skeleton(path);
    let like = CONTROL
        .into_iter()
        .find(|control| *control == skeleton && *control != path)?;
    Some(Warning::LooksAlike {
        path: path.to_owned(),
        like: like.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(path: &str, code: &str) {
        assert_eq!(fault(path).map(|fault| fault.code()), Some(code), "{path:?}");
    }

    #[test]
    fn a_name_that_some_system_cannot_hold_is_refused() {
        for good in [
            "data/video/lesson 1.mp4",
            "data/-rf",
            "data/<img src=x onerror=1>.png",
            "data/%2e%2e/x",
            "data/né",
        ] {
            assert_eq!(fault(good), None, "{good}");
        }
        refused("data/CON", "name-reserved");
        refused("data/aux.txt/x", "name-reserved");
        refused("data/a.txt:evil", "name-colon");
        refused("data/lesson\u{202e}fdp.exe", "name-hidden-character");
        refused("data/a\u{200b}b", "name-hidden-character");
        refused(&format!("data/{}", "x".repeat(241)), "limit-exceeded");
        assert_eq!(fault(&format!("data/{}", "x".repeat(240))), None);
        refused(&vec!["d"; 17].join("/"), "limit-exceeded");
        assert_eq!(fault(&vec!["d"; 16].join("/")), None);
    }

    #[test]
    fn names_that_are_one_on_some_disk_collide_and_so_do_folders() {
        let collide = |paths: &[&str]| collisions(paths.iter().copied()).len();
        assert_eq!(collide(&["data/a", "data/b", "data/c/a", "data/c/b"]), 0);
        assert_eq!(collide(&["data/Lesson.txt", "data/lesson.TXT"]), 1);
        assert_eq!(collide(&["data/Video/a", "data/video/b"]), 1);
        assert_eq!(collide(&["data/stra\u{df}e", "data/STRASSE"]), 1);
        assert_eq!(collide(&["data/caf\u{e9}", "data/cafe\u{301}"]), 1);
    }

    #[test]
    fn a_name_drawn_like_a_control_file_is_flagged() {
        assert!(looks_alike("data/submissi\u{43e}n.json").is_some());
        assert!(looks_alike("data/submission.json").is_none());
        assert!(looks_alike("data/video/submissi\u{43e}n.json").is_none());
    }
}
