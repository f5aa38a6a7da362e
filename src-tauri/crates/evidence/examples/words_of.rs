//! Prints the text of documents, as the child finds it: what `assay evidence text` prints, for measuring many files.

use assay_evidence::Decoder;
use std::process::ExitCode;

#[expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for measuring"
)]
fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let Some(child) = args.next() else {
        return ExitCode::FAILURE;
    };
    let decoder = Decoder::new(child, Vec::new());
    for path in args {
        match std::fs::File::open(&path).map(|file| decoder.text(file, &path, &mut ())) {
            Ok(Ok(text)) => println!("{}", text.pages.join("\u{c}")),
            Ok(Err(error)) => eprintln!("{path}: {error}"),
            Err(error) => eprintln!("{path}: {error}"),
        }
    }
    ExitCode::SUCCESS
}
