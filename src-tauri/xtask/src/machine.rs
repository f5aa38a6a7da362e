//! What the machine needs: Debian packages, and a Python with programs that are not ours, to read what we write.

use crate::step::{Done, command, has, root, run};
use std::path::PathBuf;
use std::process::Stdio;

/// What builds the window (PLATFORM: measured on Debian 12).
const BUILD: [&str; 3] = ["libwebkit2gtk-4.1-dev", "pkg-config", "gstreamer1.0-libav"];
/// What the tests use beside it.
const TEST: [&str; 10] = [
    "xvfb",
    "xdotool",
    "webkit2gtk-driver",
    "age",
    "procps",
    "iproute2",
    "unzip",
    "python3",
    "python3-venv",
    "strace",
];
/// Outside readers, pinned.
const READERS: [&str; 4] = [
    "bagit==1.9.0",
    "rfc8785==0.1.4",
    "cryptography==50.0.2",
    "jsonschema==4.26.0",
];

/// Installs the packages that the window is built with.
pub(crate) fn for_building() -> Done {
    install(&BUILD)
}

/// Installs the packages that the tests need.
pub(crate) fn for_testing() -> Done {
    install(&[&BUILD[..], &TEST[..]].concat())
}

/// Makers of PDFs that Debian does not have as they are today, pinned.
const MAKERS: [&str; 3] = ["reportlab==5.1.0", "typst==0.15.0", "weasyprint==66.0"];

/// The Python with the outside readers; made once under `target/`.
pub(crate) fn python() -> Done<PathBuf> {
    python_with("outside-readers", &READERS)
}

/// The Python with makers of PDFs.
pub(crate) fn python_of_makers() -> Done<PathBuf> {
    python_with("pdf-makers", &MAKERS)
}

fn python_with(name: &str, packages: &[&str]) -> Done<PathBuf> {
    let folder = root().join("target").join(name);
    let python = folder.join("bin/python");
    let stamp = folder.join("installed");
    let wanted = packages.join("\n");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) && python.is_file() {
        return Ok(python);
    }
    run(
        &format!("a Python of its own: {name}"),
        command("python3", ["-m", "venv"]).arg(&folder),
    )?;
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    run(
        &format!("packages for Python: {}", packages.join(" ")),
        command(&python, pip).args(packages),
    )?;
    std::fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}", stamp.display()))?;
    Ok(python)
}

/// Installs Debian packages that are missing: as root, through sudo, or by saying the line to run.
pub(crate) fn install(packages: &[&str]) -> Done {
    if !has("dpkg-query") {
        println!(
            "· not a Debian system: make sure that these are installed: {}",
            packages.join(" ")
        );
        return Ok(());
    }
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|package| !is_installed(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let line = format!("apt-get install --no-install-recommends -y {}", missing.join(" "));
    let sudo = ["sudo", "-n"];
    let as_root: &[&str] = match () {
        () if is_root() => &[],
        () if has("sudo") && quiet("sudo", &["-n", "true"]) => &sudo,
        () => {
            return Err(format!(
                "some packages are missing. Run this, then try again:\n    sudo {line}"
            ));
        }
    };
    let apt = |args: &[&str]| {
        let words: Vec<&str> = as_root
            .iter()
            .copied()
            .chain(["apt-get"])
            .chain(args.iter().copied())
            .collect();
        let (program, rest) = words.split_first().unwrap_or((&"apt-get", &[]));
        let mut apt = command(program, rest);
        apt.env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
        apt
    };
    run("the list of Debian packages", &mut apt(&["update"]))?;
    let install = [&["install", "--no-install-recommends", "-y"][..], &missing[..]].concat();
    run(&format!("Debian packages: {}", missing.join(" ")), &mut apt(&install))
}

fn is_installed(package: &str) -> bool {
    let asked = command("dpkg-query", ["-W", "-f=${Status}", package])
        .stderr(Stdio::null())
        .output();
    asked.is_ok_and(|said| String::from_utf8_lossy(&said.stdout).contains("install ok installed"))
}

/// Whether we are root.
pub(crate) fn is_root() -> bool {
    command("id", ["-u"])
        .output()
        .is_ok_and(|said| said.stdout.trim_ascii() == b"0")
}

fn quiet(program: &str, args: &[&str]) -> bool {
    let status = command(program, args)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.is_ok_and(|status| status.success())
}
