//! The WebView's only way to any network: a proxy on the loopback interface that refuses whatever it is asked for.
//! With it even what a content policy cannot stop (a preconnect hint, a lookup of a foreign name) ends inside this
//! process (PLATFORM 4, SECURITY 5 point 6). The evidence server takes this place when it comes.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::time::Duration;
use tauri::Url;

/// How long one connection may take to ask and to be refused.
const PATIENCE: Duration = Duration::from_secs(2);

const REFUSAL: &[u8] = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/// Opens the gate on a free loopback port and returns its address as a proxy address.
///
/// # Errors
/// The system's own error where no port could be opened.
pub(crate) fn open() -> io::Result<Url> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = format!("http://{}", listener.local_addr()?);
    std::thread::Builder::new()
        .name("gate".into())
        .spawn(move || refuse_all(&listener))?;
    Url::parse(&address).map_err(io::Error::other)
}

/// One at a time: nobody honest waits here.
fn refuse_all(listener: &TcpListener) {
    for stream in listener.incoming().flatten() {
        // A caller that hangs up early is refused all the same.
        let _hung_up = refuse(stream);
    }
}

fn refuse(mut stream: TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut asked = [0; 4096];
    let _bytes = stream.read(&mut asked)?;
    stream.write_all(REFUSAL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_refused(request: &str) {
        let gate = open().unwrap();
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, gate.port().unwrap())).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(
            answer.starts_with("HTTP/1.1 403 "),
            "{request:?} was answered {answer:?}"
        );
    }

    #[test]
    fn every_request_is_refused() {
        check_refused("CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n");
        check_refused("GET http://example.org/ HTTP/1.1\r\nHost: example.org\r\n\r\n");
        check_refused("GET http://127.0.0.1:9/ HTTP/1.1\r\nHost: 127.0.0.1:9\r\n\r\n");
        check_refused("not even HTTP\r\n\r\n");
    }

    #[test]
    fn a_caller_that_hangs_up_does_not_close_the_gate() {
        let gate = open().unwrap();
        let port = gate.port().unwrap();
        drop(TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap());
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        assert_eq!(answer, REFUSAL);
    }
}
