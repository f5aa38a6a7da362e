//! The finished packages, read again with the tools of their systems: every file in its place, every need declared.

use super::needs::Needs;
use crate::step::{Done, command};
use std::path::Path;

/// What has to lie in both, and the executables among it as executables.
const FILES: [(&str, bool); 12] = [
    ("/usr/bin/assay-desktop", true),
    ("/usr/bin/assay", true),
    ("/usr/share/applications/Assay.desktop", false),
    ("/usr/share/icons/hicolor/32x32/apps/assay-desktop.png", false),
    ("/usr/share/icons/hicolor/128x128/apps/assay-desktop.png", false),
    ("/usr/share/icons/hicolor/512x512/apps/assay-desktop.png", false),
    ("/usr/share/icons/hicolor/scalable/apps/assay-desktop.svg", false),
    ("/usr/share/doc/assay/copyright", false),
    ("/usr/share/doc/assay/LICENSE", false),
    ("/usr/share/doc/assay/THIRD-PARTY.txt", false),
    ("/usr/share/doc/assay/README.md", false),
    ("/usr/share/doc/assay/CHANGELOG.md", false),
];

/// Reads both packages, and says all that is missing.
pub(super) fn check(deb: &Path, rpm: &Path, needs: &Needs) -> Done {
    println!("→ the packages are read again");
    let depends = printed("dpkg-deb", &["-f"], deb, &["Depends"])?;
    let depends: Vec<&str> = depends.trim().split(", ").collect();
    let requires = printed("rpm", &["-qp", "--requires"], rpm, &[])?;
    let requires: Vec<&str> = requires.lines().collect();
    let faults = [
        without("the .deb does not need", &needs.deb, &depends),
        without("the .rpm does not need", &needs.rpm, &requires),
        files("the .deb", &printed("dpkg-deb", &["-c"], deb, &[])?),
        files("the .rpm", &printed("rpm", &["-qp", "-lv"], rpm, &[])?),
    ]
    .concat();
    if faults.is_empty() {
        println!("  the .deb needs {}", depends.join(", "));
        println!("  the .rpm needs {} capabilities", requires.len());
        return Ok(());
    }
    Err(faults.join("\n"))
}

/// Needs that are not declared.
fn without(what: &str, needs: &[String], declared: &[&str]) -> Vec<String> {
    let missing = needs.iter().filter(|need| !declared.contains(&need.as_str()));
    missing.map(|need| format!("{what} {need}")).collect()
}

/// What is wrong with a listing as `ls -l` writes one.
fn files(package: &str, listing: &str) -> Vec<String> {
    let fault = |(path, runs): (&str, bool)| {
        let place = |line: &&str| {
            line.split_whitespace()
                .next_back()
                .is_some_and(|last| last.trim_start_matches(['.', '/']) == &path[1..])
        };
        let mode = listing
            .lines()
            .find(place)
            .and_then(|line| line.split_whitespace().next());
        match mode {
            None => Some(format!("{package} has no {path}")),
            Some(mode) if mode != if runs { "-rwxr-xr-x" } else { "-rw-r--r--" } => {
                Some(format!("{package}: {path} is {mode}"))
            }
            Some(_) => None,
        }
    };
    FILES.into_iter().filter_map(fault).collect()
}

fn printed(program: &str, before: &[&str], package: &Path, after: &[&str]) -> Done<String> {
    let done = command(program, before).arg(package).args(after).output();
    let done = done.map_err(|error| format!("{program}: {error}"))?;
    if done.status.success() {
        return Ok(String::from_utf8_lossy(&done.stdout).into_owned());
    }
    Err(format!("{program}: {}", String::from_utf8_lossy(&done.stderr).trim()))
}

#[cfg(test)]
mod tests {
    use super::{FILES, files, without};

    fn listing(of: impl Fn(&str) -> String) -> String {
        let line = |(path, runs): (&str, bool)| {
            let mode = if runs { "-rwxr-xr-x" } else { "-rw-r--r--" };
            format!("{mode} root/root 7 2026-11-29 08:54 {}\n", of(path))
        };
        FILES.into_iter().map(line).collect()
    }

    #[test]
    fn a_package_with_everything_in_its_place_has_no_fault() {
        assert_eq!(files("a .rpm", &listing(str::to_owned)), [""; 0]);
        assert_eq!(files("a .deb", &listing(|path| format!(".{path}"))), [""; 0]);
    }

    #[test]
    fn what_is_missing_or_cannot_be_run_is_named() {
        let without_cli = listing(str::to_owned).replace("/usr/bin/assay\n", "/usr/bin/other\n");
        assert_eq!(files("a .deb", &without_cli), ["a .deb has no /usr/bin/assay"]);
        let not_run = listing(str::to_owned).replacen("-rwxr-xr-x", "-rw-r--r--", 1);
        assert_eq!(
            files("a .deb", &not_run),
            ["a .deb: /usr/bin/assay-desktop is -rw-r--r--"]
        );
    }

    #[test]
    fn a_need_that_is_not_declared_is_named() {
        let needs = ["libc6 (>= 2.36)", "gstreamer1.0-libav"].map(str::to_owned);
        assert_eq!(
            without("it lacks", &needs, &["libc6 (>= 2.36)"]),
            ["it lacks gstreamer1.0-libav"]
        );
    }
}
