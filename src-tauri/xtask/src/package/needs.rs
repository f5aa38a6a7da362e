//! What the packages say that they need: the libraries that the executables really load, asked with the tools by which
//! Debian and Fedora ask; and the decoders that the WebView loads by itself, which no tool can see.

use crate::step::{Done, command};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// Declared dependencies, each as its format writes it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Needs {
    /// Debian packages.
    pub(super) deb: Vec<String>,
    /// Capabilities of RPM.
    pub(super) rpm: Vec<String>,
}

/// What plays recordings: containers and output (base, good), and H.264 and AAC (libav), without which a classroom
/// video is a black rectangle. Fedora and openSUSE call the packages differently.
const DECODERS: [(&str, &str); 3] = [
    (
        "gstreamer1.0-plugins-base",
        "(gstreamer1-plugins-base or gstreamer-plugins-base)",
    ),
    (
        "gstreamer1.0-plugins-good",
        "(gstreamer1-plugins-good or gstreamer-plugins-good)",
    ),
    (
        "gstreamer1.0-libav",
        "(gstreamer1-plugin-libav or gstreamer1-libav or gstreamer-plugins-libav)",
    ),
];

/// The bundler adds these two by itself, without a version.
const BY_THE_BUNDLER: [&str; 2] = ["libwebkit2gtk-4.1.so.0()(64bit)", "libgtk-3.so.0()(64bit)"];

/// What `programs` need; `folder` is scratch space.
pub(super) fn of(programs: &[PathBuf], folder: &Path) -> Done<Needs> {
    let debian = folder.join("debian");
    let failed = |error: std::io::Error| format!("{}: {error}", debian.display());
    fs::create_dir_all(&debian).map_err(failed)?;
    // dpkg-shlibdeps works in a source package only.
    let control = "Source: assay\n\nPackage: assay\nArchitecture: any\n";
    fs::write(debian.join("control"), control).map_err(failed)?;
    let mut debs = command("dpkg-shlibdeps", ["-O"]);
    debs.args(programs).current_dir(folder);
    let mut rpms = command("/usr/lib/rpm/find-requires", [""; 0]);
    let (debs, rpms) = (said(&mut debs, "")?, said(&mut rpms, &lines(programs))?);
    Ok(Needs {
        deb: debs_of(&debs)?,
        rpm: rpms_of(&rpms)?,
    })
}

/// Reads `shlibs:Depends=libc6 (>= 2.36), libgtk-3-0 (>= 3.24)`.
fn debs_of(said: &str) -> Done<Vec<String>> {
    let line = said.lines().find_map(|line| line.strip_prefix("shlibs:Depends="));
    let line = line.ok_or_else(|| format!("dpkg-shlibdeps names no library: {said}"))?;
    let libraries = line.split(", ").map(str::to_owned);
    let needs: Vec<String> = libraries.chain(DECODERS.map(|(deb, _)| deb.to_owned())).collect();
    known("libwebkit2gtk-4.1-0", &needs)?;
    Ok(needs)
}

/// Reads a capability a line.
fn rpms_of(said: &str) -> Done<Vec<String>> {
    let lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
    let all: Vec<String> = lines.map(str::to_owned).collect();
    for one in BY_THE_BUNDLER {
        known(one, &all)?;
    }
    let libraries = all.into_iter().filter(|one| !BY_THE_BUNDLER.contains(&one.as_str()));
    Ok(libraries.chain(DECODERS.map(|(_, rpm)| rpm.to_owned())).collect())
}

/// A window that does not load the WebView was not looked at.
fn known(library: &str, needs: &[String]) -> Done {
    if needs.iter().any(|need| need.starts_with(library)) {
        return Ok(());
    }
    Err(format!("the window needs {library}, but what was found is {needs:?}"))
}

fn lines(programs: &[PathBuf]) -> String {
    programs
        .iter()
        .map(|program| format!("{}\n", program.display()))
        .collect()
}

/// What a program prints that is given `input`.
fn said(program: &mut std::process::Command, input: &str) -> Done<String> {
    let name = program.get_program().display().to_string();
    let failed = |error: std::io::Error| format!("{name}: {error}");
    let piped = program
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = piped.spawn().map_err(failed)?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input.as_bytes()).map_err(failed)?;
    }
    let done = child.wait_with_output().map_err(failed)?;
    if done.status.success() {
        return Ok(String::from_utf8_lossy(&done.stdout).into_owned());
    }
    Err(format!("{name}: {}", String::from_utf8_lossy(&done.stderr).trim()))
}

#[cfg(test)]
mod tests {
    use super::{debs_of, rpms_of};

    #[test]
    fn a_deb_needs_what_its_executables_load_and_what_plays_films() {
        let said = "shlibs:Depends=libc6 (>= 2.36), libwebkit2gtk-4.1-0 (>= 2.40.0)\n";
        assert_eq!(
            debs_of(said).unwrap(),
            [
                "libc6 (>= 2.36)",
                "libwebkit2gtk-4.1-0 (>= 2.40.0)",
                "gstreamer1.0-plugins-base",
                "gstreamer1.0-plugins-good",
                "gstreamer1.0-libav"
            ]
        );
    }

    #[test]
    fn an_rpm_needs_the_same_and_nothing_twice() {
        let said = "libc.so.6(GLIBC_2.34)(64bit)\nlibgtk-3.so.0()(64bit)\nlibwebkit2gtk-4.1.so.0()(64bit)\n\n";
        let needs = rpms_of(said).unwrap();
        assert_eq!(needs[0], "libc.so.6(GLIBC_2.34)(64bit)");
        assert!(
            needs[1].starts_with("(gstreamer1-plugins-base or "),
            "the bundler adds GTK and the WebView: {needs:?}"
        );
        assert_eq!(needs.len(), 4);
    }

    #[test]
    fn executables_that_load_no_webview_are_not_ours() {
        assert!(
            debs_of("shlibs:Depends=libc6 (>= 2.36)")
                .unwrap_err()
                .contains("libwebkit2gtk-4.1-0")
        );
        assert!(
            debs_of("dpkg-shlibdeps: warning")
                .unwrap_err()
                .contains("names no library")
        );
        assert!(
            rpms_of("libc.so.6()(64bit)")
                .unwrap_err()
                .contains("libwebkit2gtk-4.1.so.0")
        );
    }
}
