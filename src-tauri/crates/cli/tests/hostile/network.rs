//! A name that Windows would look up on a server is refused without a look (ZP-004), and an address inside a film is text
//! (AV-018): no socket is opened, as strace sees.

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

/// Whether strace sees a call that is made; says so where it does not.
fn can_watch(row: &str, folder: &Path) -> bool {
    let dials = [
        Path::new("bash"),
        Path::new("-c"),
        Path::new("exec 3<>/dev/tcp/127.0.0.1/9"),
    ];
    let sees = network_calls(&dials, folder).is_some_and(|calls| !calls.is_empty());
    if !sees {
        println!("SKIPPED: {row} network trace, strace sees nothing here");
    }
    sees
}

/// Addresses where players look for them: in the user data, as iTunes' `url ` atom, and as a page.
#[test]
fn an_address_inside_a_film_is_never_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    if !can_watch("AV-018", folder.path()) {
        return;
    }
    let atom = |name: &[u8; 4], body: &[u8]| {
        let length = u32::try_from(body.len() + 8).expect("small").to_be_bytes();
        [length.as_slice(), name, body].concat()
    };
    let address = atom(b"url ", b"\0\0\0\0http://127.0.0.1:9/ran");
    let page = atom(b"\xa9cmt", b"\0\x30\0\0<html><img src='http://127.0.0.1:9/ran'></html>");
    let text = atom(
        b"XMP_",
        b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><a href='http://127.0.0.1:9/ran'/></x:xmpmeta>",
    );
    let whole = std::fs::read(crate::made_recordings::sample_path("plain.mp4")).expect("a film");
    let asks = [whole, atom(b"udta", &[address, page, text].concat())].concat();
    let place = Place::new(folder.path().join("one"), |inputs| {
        let path = inputs.join("asks.mp4");
        std::fs::write(&path, asks).map(|()| path)
    })
    .expect("a place");
    let (assay, out) = (Path::new(env!("CARGO_BIN_EXE_assay")), folder.path().join("out"));
    let evidence = Path::new("evidence");
    let probe = [assay, evidence, Path::new("probe"), &place.input];
    let peaks = [
        assay,
        evidence,
        Path::new("peaks"),
        &place.input,
        Path::new("--out"),
        &out,
    ];
    for command in [&probe[..], &peaks[..]] {
        assert_eq!(network_calls(command, &place.home), Some(Vec::new()));
    }
}

#[test]
fn a_server_in_a_name_is_not_looked_up() {
    let folder = tempfile::tempdir().expect("a folder");
    if !can_watch("ZP-004", folder.path()) {
        return;
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
