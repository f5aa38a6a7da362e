//! Passphrases: by prompt, file or descriptor, never as an argument.

use crate::args::PassphraseFrom;
use assay_app::{Failure, Kind, codes};
use std::fmt::Display;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::Path;

/// The passphrase of an identity.
pub(crate) fn ask(from: &PassphraseFrom, prompt: &str) -> Result<String, Failure> {
    match (&from.passphrase_file, from.passphrase_fd) {
        (Some(file), _) => first_line(file),
        (None, Some(descriptor)) => first_line(Path::new(&format!("/dev/fd/{descriptor}"))),
        (None, None) => typed(prompt),
    }
}

/// A new passphrase; typed twice where it is typed.
pub(crate) fn choose(from: &PassphraseFrom, prompt: &str, again: &str) -> Result<String, Failure> {
    let first = ask(from, prompt)?;
    let typed_here = from.passphrase_file.is_none() && from.passphrase_fd.is_none();
    if typed_here && io::stdin().is_terminal() && typed(again)? != first {
        return Err(Failure::new(Kind::Usage, codes::PASSPHRASE_TWICE));
    }
    Ok(first)
}

#[expect(
    clippy::disallowed_methods,
    reason = "a passphrase may come from a pipe, which is no regular file"
)]
fn first_line(path: &Path) -> Result<String, Failure> {
    let failed = |error: io::Error| {
        let code = match error.kind() {
            io::ErrorKind::NotFound => codes::FILE_MISSING,
            io::ErrorKind::IsADirectory => codes::FILE_IS_FOLDER,
            _ => codes::FILE_UNREADABLE,
        };
        Failure::new(Kind::Io, code).with("path", path.display())
    };
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut line = Vec::new();
    BufReader::new(file.take(64 * 1024))
        .read_until(b'\n', &mut line)
        .map_err(failed)?;
    text(line, &path.display())
}

/// The line as text, without its end.
fn text(line: Vec<u8>, from: &dyn Display) -> Result<String, Failure> {
    let not_text = |_| Failure::new(Kind::Usage, codes::PASSPHRASE_NOT_TEXT).with("path", from);
    let line = String::from_utf8(line).map_err(not_text)?;
    Ok(line.trim_end_matches(['\n', '\r']).to_owned())
}

fn typed(prompt: &str) -> Result<String, Failure> {
    let failed = |_| Failure::new(Kind::Io, codes::FILE_UNREADABLE).with("path", "stdin");
    if io::stdin().is_terminal() {
        return rpassword::prompt_password(prompt).map_err(failed);
    }
    let mut line = Vec::new();
    io::stdin().lock().read_until(b'\n', &mut line).map_err(failed)?;
    text(line, &"stdin")
}
