//! Listens to the files that are named, through a decoder child, and says what was heard: for figures and for looking at
//! one file. `cargo run --release --example hear -- [--probe] [--halves] [--waveform] FILE …`

use assay_evidence::{Decoder, Wanted, run_child};
use std::process::ExitCode;

#[expect(clippy::disallowed_methods, reason = "an example reads the files that it is given")]
fn main() -> ExitCode {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    if words.first().is_some_and(|word| word == "decoder-child") {
        let done = run_child(std::io::stdin(), std::io::stdout());
        return if done.is_ok() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        };
    }
    let halves = words.iter().any(|word| word == "--halves");
    let wanted = if words.iter().any(|word| word == "--waveform") {
        Wanted::Waveform
    } else {
        Wanted::Speech
    };
    let probe_only = words.iter().any(|word| word == "--probe");
    words.retain(|word| !word.starts_with("--"));
    let Ok(program) = std::env::current_exe() else {
        return ExitCode::FAILURE;
    };
    let decoder = Decoder::new(program, vec!["decoder-child".into()]);
    for path in &words {
        let open = || std::fs::File::open(path);
        let probe = open().map(|file| decoder.probe(file, path, &mut ()));
        if probe_only {
            say(&format!(
                "{path}: {:?}",
                probe.map(|probe| probe.map(|probe| probe.duration_ms))
            ));
            continue;
        }
        let expected = probe
            .ok()
            .and_then(Result::ok)
            .and_then(|probe| probe.duration_ms)
            .filter(|_| halves);
        match decoder.sound(&open, path, expected, wanted, &mut ()) {
            Ok(sound) => say(&format!(
                "{path}: {} ms, {} Hz, {} pixels, {} ms lost, {} spans of speech",
                sound.duration_ms,
                sound.sample_rate_hz,
                sound.pixels,
                sound.lost_ms,
                sound.speech.map_or(0, |speech| speech.spans.len())
            )),
            Err(error) => say(&format!("{path}: {error}")),
        }
    }
    ExitCode::SUCCESS
}

fn say(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout(), "{line}");
}
