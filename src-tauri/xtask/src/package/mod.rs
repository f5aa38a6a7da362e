//! `cargo xtask package`: the released window and command line as a .deb and a .rpm in `target/package/`. What they need
//! is not written down by hand but asked from the executables; the .deb is then installed on a fresh Debian, tried and removed.
//!
//! The packages are written by Tauri's own bundler (pinned in `ui/package-lock.json`), from executables that were built
//! like those that `cargo xtask bench` measures.

mod contents;
mod needs;
mod notices;
mod try_out;

use crate::step::{self, Done, command, root};
use crate::{machine, trial};
use std::fs;
use std::path::{Path, PathBuf};

/// The packages that this itself needs: the tools that read executables, and rpm's to read its own format.
const TOOLS: [&str; 3] = ["binutils", "dpkg-dev", "rpm"];

/// The two executables that ship.
const PROGRAMS: [&str; 2] = ["assay-desktop", "assay"];

const USAGE: &str = "cargo xtask package [--no-trial]: without the trial the .deb is installed nowhere";

/// Everything of it; `words` are the options behind the command.
pub(crate) fn run(words: &[String]) -> Done {
    let try_it = match words {
        [] => true,
        [only] if only == "--no-trial" => false,
        _ => return Err(USAGE.to_owned()),
    };
    machine::install(&TOOLS)?;
    let built = trial::released()?;

    let folder = root().join("target/package");
    let staged = stage(&built, &folder)?;
    let needs = needs::of(&staged, &folder)?;
    let notices = folder.join("THIRD-PARTY.txt");
    written(&notices, &notices::all()?)?;
    let settings = folder.join("bundle.json");
    written(&settings, &settings_of(&needs, &shipped(&folder)))?;
    let (deb, rpm) = bundled(&folder, &settings)?;
    contents::check(&deb, &rpm, &needs)?;
    println!("\n{}\n{}", deb.display(), rpm.display());
    if try_it { try_out::of(&deb, &folder) } else { Ok(()) }
}

/// Copies of the executables as they ship: without the tables of lines, which are half of them and of use to us only.
fn stage(built: &Path, folder: &Path) -> Done<Vec<PathBuf>> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(failed)?;
    }
    let release = folder.join("release");
    fs::create_dir_all(&release).map_err(failed)?;
    let copy = |name: &str| {
        let copy = release.join(name);
        let mut strip = command("strip", ["--strip-unneeded", "-o"]);
        strip.arg(&copy).arg(built.join(name));
        step::run(&format!("{name} as it ships"), &mut strip)?;
        Ok(copy)
    };
    PROGRAMS.into_iter().map(copy).collect()
}

/// What lies in the packages beside the window, its icons and its entry in menus: where it goes, where it is.
fn shipped(folder: &Path) -> Vec<(String, PathBuf)> {
    let source = root().join("src-tauri");
    let document = |name: &str| format!("/usr/share/doc/assay/{name}");
    vec![
        ("/usr/bin/assay".to_owned(), folder.join("release/assay")),
        (document("copyright"), source.join("packaging/copyright")),
        (document("LICENSE"), root().join("LICENSE")),
        (document("THIRD-PARTY.txt"), folder.join("THIRD-PARTY.txt")),
        (document("README.md"), root().join("README.md")),
        (document("CHANGELOG.md"), root().join("CHANGELOG.md")),
        (
            "/usr/share/icons/hicolor/scalable/apps/assay-desktop.svg".to_owned(),
            source.join("icons/assay.svg"),
        ),
    ]
}

/// What the bundler is told beyond `tauri.conf.json`.
fn settings_of(needs: &needs::Needs, files: &[(String, PathBuf)]) -> String {
    let list = |words: &[String]| words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(",");
    let files = files
        .iter()
        .map(|(to, from)| format!("{}:{}", quoted(to), quoted(&from.display().to_string())));
    let files = files.collect::<Vec<_>>().join(",");
    let entry = quoted(&root().join("src-tauri/packaging/assay.desktop").display().to_string());
    let of = |needs: &[String], more: &str| {
        let needs = list(needs);
        format!(r#"{{"depends":[{needs}],"files":{{{files}}},"desktopTemplate":{entry}{more}}}"#)
    };
    format!(
        r#"{{"bundle":{{"linux":{{"deb":{},"rpm":{}}}}}}}"#,
        of(&needs.deb, r#","section":"education""#),
        of(&needs.rpm, "")
    )
}

/// A text of JSON (RFC 8259, 7); nothing that is written here has control characters.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Both packages, written from what `folder` holds.
fn bundled(folder: &Path, settings: &Path) -> Done<(PathBuf, PathBuf)> {
    let mut tauri = command(root().join("ui/node_modules/.bin/tauri"), ["bundle"]);
    tauri.args([
        "--bundles",
        "deb,rpm",
        "--no-binary-patching",
        "--no-sign",
        "--ci",
        "--config",
    ]);
    // The bundler takes the window from here.
    step::run(
        "the packages are written",
        tauri.arg(settings).env("CARGO_TARGET_DIR", folder),
    )?;
    Ok((moved(folder, "deb")?, moved(folder, "rpm")?))
}

/// The one package of `kind` that the bundler wrote, moved to where it is easily found.
fn moved(folder: &Path, kind: &str) -> Done<PathBuf> {
    let written = folder.join("release/bundle").join(kind);
    let failed = |error: std::io::Error| format!("{}: {error}", written.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(&written).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_file() && path.extension().is_some_and(|ending| ending == kind) {
            found.push(path);
        }
    }
    let [package] = found.as_slice() else {
        return Err(format!("{}: not one .{kind} but {found:?}", written.display()));
    };
    let to = folder.join(package.file_name().unwrap_or_default());
    fs::rename(package, &to).map_err(failed)?;
    Ok(to)
}

fn written(path: &Path, text: &str) -> Done {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::{needs::Needs, quoted, settings_of};

    #[test]
    fn what_the_bundler_is_told_names_needs_and_files() {
        let needs = Needs {
            deb: vec!["libc6 (>= 2.36)".to_owned(), "a | b".to_owned()],
            rpm: vec!["libc.so.6()(64bit)".to_owned()],
        };
        let said = settings_of(&needs, &[("/usr/bin/assay".to_owned(), "/built/assay".into())]);
        assert!(said.starts_with(r#"{"bundle":{"linux":{"deb":{"depends":["libc6 (>= 2.36)","a | b"],"#));
        assert!(said.contains(r#""rpm":{"depends":["libc.so.6()(64bit)"],"files":{"/usr/bin/assay":"/built/assay"}"#));
        assert_eq!(said.matches('{').count(), said.matches('}').count());
    }

    #[test]
    fn a_text_stays_a_text() {
        assert_eq!(quoted(r#"a "b" \c"#), r#""a \"b\" \\c""#);
    }
}
