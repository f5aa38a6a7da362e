//! What a zip is by the names in it, whether they are all there or only those at the front of one that was cut off.

use std::fmt;

/// What a zip is, or was before its end was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Package {
    /// A result: something that somebody signed.
    Result,
    /// A submission.
    Submission,
    /// Another bag.
    Bag,
    /// No bag.
    Zip,
}

impl Package {
    /// By `names`, each with the top folder or without.
    pub(crate) fn of<'a>(names: impl Iterator<Item = &'a str> + Clone) -> Self {
        let any = |is: &dyn Fn(&str, &str) -> bool| names.clone().map(parted).any(|(top, path)| is(top, path));
        if !any(&|_, path| path == "bagit.txt") {
            return Self::Zip;
        }
        if any(&|_, path| path == "data/submission.json") {
            return Self::Submission;
        }
        let report = |path: &str| matches!(path, "data/record.json" | "data/record.html");
        if any(&|top, path| report(path) || path.starts_with("data/places/") || top.starts_with("result-")) {
            return Self::Result;
        }
        // Near the front of ours only the folder tells.
        if any(&|top, _| top.starts_with("submission-")) {
            return Self::Submission;
        }
        Self::Bag
    }
}

/// The top folder of a name, where it has one of its own, and the rest.
fn parted(name: &str) -> (&str, &str) {
    match name.split_once('/') {
        Some(("data", _)) | None => ("", name),
        Some(parted) => parted,
    }
}

impl fmt::Display for Package {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Result => "result",
            Self::Submission => "submission",
            Self::Bag => "bag",
            Self::Zip => "zip",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(names: &[&str], package: Package) {
        assert_eq!(Package::of(names.iter().copied()), package, "{names:?}");
    }

    #[test]
    fn a_package_is_known_by_what_is_left_of_it() {
        check(&[], Package::Zip);
        check(&["a.txt", "data/record.json"], Package::Zip);
        check(&["bagit.txt", "data/record.json"], Package::Result);
        check(&["mine/bagit.txt", "mine/data/places/a.jpg"], Package::Result);
        check(&["result-2041-attempt-1/bagit.txt"], Package::Result);
        check(&["x/bagit.txt", "x/data/submission.json"], Package::Submission);
        check(
            &["result-1/bagit.txt", "result-1/data/submission.json"],
            Package::Submission,
        );
        check(&["submission-2041-attempt-1/bagit.txt"], Package::Submission);
        check(&["x/bagit.txt", "x/data/plan.pdf"], Package::Bag);
        check(&["x/data/bagit.txt"], Package::Zip);
    }
}
