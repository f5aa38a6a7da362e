//! A name that Windows would look up on a server is refused without a look (ZP-004): no socket is opened, as strace sees.

use crate::SEED;
use crate::place::Place;
use crate::program::start;
use assay_hostile::cases;
use std::path::Path;
use std::process::{Command, Stdio};

/// The network calls of a command, or none where nothing can watch it.
fn network_calls(command: &[&Path], home: &Path) -> Option<Vec<String>> {
    let mut strace = Command::new("strace");
    strace
        .args(["-f", "-qq", "-e", "trace=%network", "-o", "/dev/stderr", "--"])
        .args(command)
        .current_dir(home)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let said = start(&mut strace).ok()?.wait_with_output().ok()?;
    let lines = String::from_utf8_lossy(&said.stderr);
    // Two processes of one program may talk over a pipe that the system makes of sockets; that is no network.
    let network = lines
        .lines()
        .filter(|line| line.contains("AF_INET") || line.contains("AF_NETLINK"));
    Some(network.map(str::to_owned).collect())
}

#[test]
fn a_server_in_a_name_is_not_looked_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let dials = [
        Path::new("bash"),
        Path::new("-c"),
        Path::new("exec 3<>/dev/tcp/127.0.0.1/9"),
    ];
    match network_calls(&dials, folder.path()) {
        Some(calls) if !calls.is_empty() => {}
        _ => return println!("SKIPPED: ZP-004 network trace, strace sees nothing here"),
    }
    for (number, case) in cases(SEED).iter().filter(|case| case.id == "ZP-004").enumerate() {
        let place = Place::new(folder.path().join(number.to_string()), |inputs| case.write(inputs)).expect("a place");
        let (assay, library) = (Path::new(env!("CARGO_BIN_EXE_assay")), place.library());
        let inspect = [assay, Path::new("bundle"), Path::new("inspect"), &place.input];
        let import = [
            assay,
            Path::new("library"),
            Path::new("import"),
            &place.input,
            Path::new("--library"),
            &library,
        ];
        for command in [&inspect[..], &import[..]] {
            assert_eq!(network_calls(command, &place.home), Some(Vec::new()), "{}", case.name());
        }
    }
}
