//! Planted misbehaviour, in debug builds only: each tries one thing that the cage or the parent has to stop, so that
//! the tests catch a wall that is not there.

use crate::source::Source;
use std::net::TcpStream;
use std::process::Command;

/// Tries it and says what happened, where anybody is left to say so.
#[expect(clippy::disallowed_methods, reason = "the point is to try what is forbidden")]
pub(super) fn misbehave(how: &str, source: &mut dyn Source) -> String {
    match how {
        "spin" => loop {
            std::hint::spin_loop();
        },
        "abort" => std::process::abort(),
        "exit" => std::process::exit(3),
        "panic" => std::panic::resume_unwind(Box::new("planted")),
        "allocate" => allocate(2 << 30),
        "overflow" => format!("{}", deeper(1)),
        "ask-for-ever" => loop {
            if source.read_at(0, &mut [0; 16]).is_err() {
                return "stopped".to_owned();
            }
        },
        "talk-for-ever" => loop {
            if source.progress(0, 1).is_err() {
                return "stopped".to_owned();
            }
        },
        "open" => outcome(std::fs::File::open("/etc/hostname").map(drop)),
        "create" => outcome(std::fs::File::create("/tmp/assay-escaped").map(drop)),
        "list" => outcome(std::fs::read_dir("/").map(drop)),
        "socket" => outcome(TcpStream::connect("127.0.0.1:9").map(drop)),
        "run" => outcome(Command::new("/bin/true").spawn().map(drop)),
        "thread" => outcome(std::thread::Builder::new().spawn(|| {}).map(drop)),
        "nothing" | "enclose" => "done".to_owned(),
        other => format!("unknown: {other}"),
    }
}

fn outcome(result: std::io::Result<()>) -> String {
    match result {
        Ok(()) => "escaped".to_owned(),
        Err(error) => format!("refused: {:?}", error.kind()),
    }
}

fn allocate(bytes: usize) -> String {
    let taken = vec![1u8; bytes];
    format!("escaped: {}", taken.iter().filter(|byte| **byte == 1).count())
}

#[expect(unconditional_recursion, reason = "the stack has to end")]
fn deeper(depth: u64) -> u64 {
    let page = std::hint::black_box([depth; 512]);
    deeper(depth + 1) + page.iter().sum::<u64>()
}
