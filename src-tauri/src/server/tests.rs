//! The server as anybody on this computer could ask it.

use super::*;
use std::io::{Cursor, Read, Write};
use std::net::TcpStream;

const TOKEN: &str = "0f0f0f0f";

/// One recording of 1 000 000 bytes, each its own place modulo 251.
struct OneRecording;

fn recording() -> Vec<u8> {
    (0..1_000_000u32).map(|at| u8::try_from(at % 251).unwrap()).collect()
}

impl Evidence for OneRecording {
    fn artifact(&self, submission: &str, artifact: &str) -> Option<routes::Served> {
        (submission == "urn:uuid:s" && artifact == "a").then(|| routes::Served {
            bytes: Box::new(Cursor::new(recording())),
            length: 1_000_000,
            media_type: "video/mp4".to_owned(),
        })
    }

    fn picture(&self, _: &str, _: &str, page: u32, long_edge_px: u32) -> Option<Vec<u8>> {
        (page == 1).then(|| long_edge_px.to_string().into_bytes())
    }

    fn page(&self, _: &str, _: &str, _: u32, _: u32) -> Option<Vec<u8>> {
        None
    }

    fn waveform(&self, _: &str, _: &str) -> Option<Vec<u8>> {
        Some(b"dat".to_vec())
    }
}

struct Answer {
    head: String,
    body: Vec<u8>,
}

impl Answer {
    #[track_caller]
    fn has(&self, line: &str) {
        let found = self.head.lines().any(|had| had.eq_ignore_ascii_case(line));
        assert!(found, "no {line:?} in\n{}", self.head);
    }
}

fn served() -> SocketAddr {
    let port = Port::open().unwrap();
    let address = port.address;
    tauri::async_runtime::spawn(port.serve(TOKEN.to_owned(), Arc::new(OneRecording)));
    address
}

fn ask(address: SocketAddr, request: &str) -> Answer {
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .write_all(request.replace("HOST", &address.to_string()).as_bytes())
        .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
    Answer {
        head: String::from_utf8(answer[..end].to_vec()).unwrap(),
        body: answer[end + 4..].to_vec(),
    }
}

fn get(address: SocketAddr, path: &str, more: &str) -> Answer {
    ask(
        address,
        &format!("GET {path} HTTP/1.1\r\nHost: HOST\r\n{more}Connection: close\r\n\r\n"),
    )
}

#[track_caller]
fn check(request: &str, status: &str) -> Answer {
    let answer = ask(served(), request);
    answer.has(&format!("HTTP/1.1 {status}"));
    answer
}

#[test]
fn a_recording_is_given_whole_and_in_every_range() {
    let address = served();
    let path = format!("/{TOKEN}/artifact/urn:uuid:s/a");
    let whole = get(address, &path, "");
    whole.has("HTTP/1.1 200 OK");
    whole.has("content-type: video/mp4");
    whole.has("accept-ranges: bytes");
    whole.has("content-length: 1000000");
    assert_eq!(whole.body, recording());
    for (range, first, last) in [
        ("0-", 0, 999_999),
        ("0-1", 0, 1),
        ("300000-", 300_000, 999_999),
        ("-5", 999_995, 999_999),
    ] {
        let part = get(address, &path, &format!("Range: bytes={range}\r\n"));
        part.has("HTTP/1.1 206 Partial Content");
        part.has(&format!("content-range: bytes {first}-{last}/1000000"));
        assert_eq!(part.body, recording()[first..=last], "{range}");
    }
    get(address, &path, "Range: bytes=1000000-\r\n").has("content-range: bytes */1000000");
}

#[test]
fn a_proxy_request_for_this_server_is_answered_as_if_it_came_straight() {
    let answer = check(
        &format!("GET http://HOST/{TOKEN}/picture/s/a/1/320 HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n"),
        "200 OK",
    );
    assert_eq!(answer.body, b"320");
}

#[test]
fn nothing_else_is_reached_through_it() {
    for (request, status) in [
        (
            "CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\nConnection: close\r\n\r\n",
            "403 Forbidden",
        ),
        (
            "CONNECT HOST HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
            "403 Forbidden",
        ),
        (
            "GET http://example.org/0f0f0f0f/waveform/s/a HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n",
            "403 Forbidden",
        ),
        (
            "GET http://example.org/0f0f0f0f/waveform/s/a HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
            "403 Forbidden",
        ),
        (
            "GET /0f0f0f0f/waveform/s/a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "403 Forbidden",
        ),
        (
            "GET /0f0f0f0f/waveform/s/a HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
            "403 Forbidden",
        ),
        (
            "POST /0f0f0f0f/waveform/s/a HTTP/1.1\r\nHost: HOST\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            "403 Forbidden",
        ),
        (
            "PUT /0f0f0f0f/waveform/s/a HTTP/1.1\r\nHost: HOST\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            "403 Forbidden",
        ),
    ] {
        let answer = check(request, status);
        assert!(answer.body.is_empty(), "{request}");
    }
}

#[test]
fn without_the_token_there_is_nothing() {
    for path in [
        "/",
        "/waveform/s/a",
        "/0f0f0f0e/waveform/s/a",
        "/0F0F0F0F/waveform/s/a",
        "//waveform/s/a",
        "/0f0f0f0f0/waveform/s/a",
    ] {
        check(
            &format!("GET {path} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n"),
            "404 Not Found",
        );
    }
}

#[test]
fn what_is_not_there_or_cannot_be_made_is_told_by_its_status() {
    let address = served();
    get(address, &format!("/{TOKEN}/artifact/urn:uuid:s/b"), "").has("HTTP/1.1 404 Not Found");
    get(address, &format!("/{TOKEN}/artifact/../a"), "").has("HTTP/1.1 404 Not Found");
    get(address, &format!("/{TOKEN}/page/s/a/1/800"), "").has("HTTP/1.1 422 Unprocessable Entity");
    get(address, &format!("/{TOKEN}/picture/s/a/1/99999"), "").has("HTTP/1.1 200 OK");
    get(address, &format!("/{TOKEN}/picture/s/a/one/2"), "").has("HTTP/1.1 400 Bad Request");
}

#[test]
fn every_answer_may_do_nothing_and_be_read_by_the_window_alone() {
    let address = served();
    for path in [format!("/{TOKEN}/artifact/urn:uuid:s/a"), "/nothing".to_owned()] {
        let answer = get(address, &path, "Origin: tauri://localhost\r\n");
        answer.has("content-security-policy: sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:");
        answer.has("x-content-type-options: nosniff");
        answer.has("access-control-allow-origin: tauri://localhost");
        answer.has("cache-control: no-store");
        answer.has("referrer-policy: no-referrer");
    }
}
