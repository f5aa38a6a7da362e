//! The .deb as a person gets it: installed by apt with the packages that it declares and no others, on a Debian that has
//! nothing else; started from where it then lies; and taken away again. That Debian is made anew in a folder
//! (mmdebstrap), so that nothing on this machine can stand in for what was not declared, and nothing of it is touched.

use crate::machine;
use crate::step::{self, Done, command, root};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// What makes a Debian in a folder.
const TOOLS: [&str; 1] = ["mmdebstrap"];
/// Where the two programs lie once they are installed.
const PROGRAMS: [&str; 2] = ["assay-desktop", "assay"];
/// May be read and started by everybody.
const RUNS: u32 = 0o755;

/// The test that starts the installed window: no driver, a display of its own, hands on its keys, eyes on its pixels.
const START: &str = "private_window::a_private_window_plays_a_film_through_its_own_proxy_and_leaves_nothing_behind";

/// Installs, starts and removes `deb`; `folder` is scratch space.
pub(super) fn of(deb: &Path, folder: &Path) -> Done {
    if !machine::is_root() {
        return Err(format!(
            "{} was written, but not tried: only root can make a Debian to install it on. Run this as root, or leave the \
             trial out with --no-trial",
            deb.display()
        ));
    }
    machine::for_testing()?;
    machine::install(&TOOLS)?;
    let system = folder.join("system");
    install(deb, &system)?;
    let started = start(&system, folder);
    let mut purge = command("chroot", [&system]);
    purge
        .args(["apt-get", "purge", "--yes", "assay"])
        .stdout(std::process::Stdio::null());
    let removed = step::run("Assay is removed again", &mut purge);
    started.and(removed)?;
    for program in PROGRAMS {
        if system.join("usr/bin").join(program).exists() {
            return Err(format!("/usr/bin/{program} is still there after Assay was removed"));
        }
    }
    fs::remove_dir_all(&system).map_err(|error| format!("{}: {error}", system.display()))
}

/// A Debian of this machine's release in `system`, and in it what `deb` declares, by apt.
fn install(deb: &Path, system: &Path) -> Done {
    let release = fs::read_to_string("/etc/os-release").map_err(|error| format!("/etc/os-release: {error}"))?;
    let codename = release.lines().find_map(|line| line.strip_prefix("VERSION_CODENAME="));
    let codename = codename.ok_or("/etc/os-release names no release of Debian")?;
    let name = deb.file_name().unwrap_or_default().display();
    let mut debian = command("mmdebstrap", ["--quiet", "--variant=minbase"]);
    debian.arg(format!("--customize-hook=copy-in {} /tmp", deb.display()));
    let apt = "apt-get install --no-install-recommends --yes --quiet=2";
    debian.arg(format!("--customize-hook=chroot \"$1\" {apt} /tmp/{name} >/dev/null"));
    debian.arg(codename).arg(system);
    step::run(
        "a Debian with nothing on it, and there apt installs the .deb with what it declares",
        &mut debian,
    )
}

/// Starts both programs in `system`.
fn start(system: &Path, folder: &Path) -> Done {
    let [window, line] = PROGRAMS.map(|program| inside(system, folder, program));
    let (window, line) = (window?, line?);
    let said = command(&line, ["--version"]).output();
    let said = said.map_err(|error| format!("{}: {error}", line.display()))?;
    let version = String::from_utf8_lossy(&said.stdout).trim().to_owned();
    let expected = concat!("assay ", env!("CARGO_PKG_VERSION"));
    if version != expected {
        let error = String::from_utf8_lossy(&said.stderr);
        return Err(format!(
            "/usr/bin/assay --version says {version:?}, not {expected:?}: {error}"
        ));
    }
    println!("  /usr/bin/assay --version: {version}");
    let words = [
        "test",
        "--quiet",
        "--package",
        "assay-e2e",
        "--test",
        "all",
        "--",
        "--exact",
        START,
        "--nocapture",
    ];
    let mut test = command("cargo", words);
    test.env("ASSAY_DESKTOP", window).env("ASSAY_LINE", line);
    step::run("the installed window opens, and plays a film", &mut test)
}

/// A script that starts `/usr/bin/<program>` of `system`, with this workspace where it is here, for the evidence. What it
/// mounts goes with the program.
fn inside(system: &Path, folder: &Path, program: &str) -> Done<PathBuf> {
    let path = folder.join(format!("installed-{program}"));
    let script = format!(
        "#!/bin/sh\nexec unshare --mount sh -ec '\nfor part in /proc /sys /dev /tmp {work}; do\n  mkdir -p \"{system}$part\"\n  \
         mount --rbind \"$part\" \"{system}$part\"\ndone\nexec chroot \"{system}\" /usr/bin/{program} \"$@\"\n' {program} \"$@\"\n",
        work = root().display(),
        system = system.display()
    );
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    fs::write(&path, script).map_err(failed)?;
    fs::set_permissions(&path, fs::Permissions::from_mode(RUNS)).map_err(failed)?;
    Ok(path)
}
