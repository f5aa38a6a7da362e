//! The waveform of an hour of speech, alone and with the map of speech, beside `ffmpeg -threads 1` that decodes and throws
//! away: processor seconds, the decoder child's included.

use super::measure::{Run, median, raw, run};
use super::{Bar, Bench, first_line, missing, name};
use crate::machine;
use crate::step::{self, Done, command};
use crate::trial::{doing, released, target};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

pub(super) const PEERS: [&str; 3] = ["ffmpeg", "espeak-ng", "sox"];
/// What the map of speech may cost beside the waveform, in shares of ffmpeg's time.
const SPEECH: f64 = 0.25;
const PAUSE: Duration = Duration::from_millis(50);
/// What is said, over and over, by three voices with silence between them.
const SAID: &str = "Good morning everybody. Who can tell me what one half of twelve is? Think about it for a moment before \
                    you raise your hand. Now let us try one third of twelve. Talk to your neighbour, and write down how \
                    you found the answer.";
const VOICES: [&str; 3] = ["en-us", "en-gb", "en-us+f3"];

/// A codec: the file's ending, how ffmpeg is told to make it, and the bars for the waveform and with the map of speech.
struct Codec {
    ending: &'static str,
    made_by: &'static [&'static str],
    waveform: (&'static str, f64),
    speech: &'static str,
}

const CODECS: [Codec; 5] = [
    Codec {
        ending: "m4a",
        made_by: &["-c:a", "aac", "-b:a", "128k"],
        waveform: ("waveform of AAC beside ffmpeg", 0.85),
        speech: "waveform and speech of AAC beside ffmpeg",
    },
    Codec {
        ending: "mp3",
        made_by: &["-c:a", "libmp3lame", "-b:a", "128k"],
        waveform: ("waveform of MP3 beside ffmpeg", 1.0),
        speech: "waveform and speech of MP3 beside ffmpeg",
    },
    Codec {
        ending: "flac",
        made_by: &["-c:a", "flac"],
        waveform: ("waveform of FLAC beside ffmpeg", 0.85),
        speech: "waveform and speech of FLAC beside ffmpeg",
    },
    Codec {
        ending: "ogg",
        made_by: &["-c:a", "libvorbis", "-q:a", "4"],
        waveform: ("waveform of Vorbis beside ffmpeg", 0.75),
        speech: "waveform and speech of Vorbis beside ffmpeg",
    },
    Codec {
        ending: "opus",
        made_by: &["-c:a", "libopus", "-b:a", "48k"],
        waveform: ("waveform of Opus beside ffmpeg", 1.5),
        speech: "waveform and speech of Opus beside ffmpeg",
    },
];

pub(super) fn measure(bench: &Bench) -> Done<Vec<Bar>> {
    if let Err(missing) = machine::install(&PEERS) {
        println!("· {missing}");
    }
    if !missing(&PEERS).is_empty() {
        let codecs = CODECS.iter().flat_map(|codec| codec.bars(None));
        return Ok(codecs.collect());
    }
    let hear = released()?.join("examples/hear");
    let seconds = bench.times(3600, 120);
    println!("{}", first_line(Command::new("ffmpeg").arg("-version")));
    println!("peer: ffmpeg -threads 1 -vn -i FILE -f null -");
    println!("ours: {} --waveform FILE, and without --waveform", name(&hear));
    let mut bars = Vec::new();
    for codec in &CODECS {
        let file = codec.recorded(seconds)?;
        let turns = (0..bench.times(5, 2)).map(|_| turn(&hear, &file));
        let turns = turns.collect::<Done<Vec<_>>>()?;
        let cpu = |which: usize| turns.iter().filter_map(move |turn| turn.get(which)).map(|run| run.cpu);
        println!(
            "{} · {} bytes",
            name(&file),
            file.metadata().map_or(0, |found| found.len())
        );
        for (which, who) in ["peer", "ours, waveform", "ours, with speech"].into_iter().enumerate() {
            println!("  {who} cpu s: {}   median {:.2}", raw(cpu(which)), median(cpu(which)));
        }
        let ratio = |which: usize| median(cpu(which)) / median(cpu(0));
        bars.extend(codec.bars(Some((ratio(1), ratio(2)))));
    }
    Ok(bars)
}

impl Codec {
    fn bars(&self, found: Option<(f64, f64)>) -> [Bar; 2] {
        let (what, at_most) = self.waveform;
        let bar = |what, found, at_most| Bar {
            what,
            found,
            at_most,
            unit: "",
        };
        [
            bar(what, found.map(|(waveform, _)| waveform), at_most),
            bar(self.speech, found.map(|(_, speech)| speech), at_most + SPEECH),
        ]
    }

    /// The recording in this codec; made once and kept beside what Cargo builds.
    fn recorded(&self, seconds: usize) -> Done<PathBuf> {
        let folder = target().join("recordings");
        let file = folder.join(format!("speech-{seconds}.{}", self.ending));
        if !file.is_file() {
            let unfinished = folder.join(format!("unfinished.{}", self.ending));
            let mut ffmpeg = command("ffmpeg", ["-v", "error", "-y", "-i"]);
            ffmpeg
                .arg(spoken(&folder, seconds)?)
                .args(self.made_by)
                .arg(&unfinished);
            step::run(&format!("{seconds} s of speech as {}", self.ending), &mut ffmpeg)?;
            fs::rename(&unfinished, &file).map_err(doing(file.display()))?;
        }
        Ok(file)
    }
}

/// Each of the three once, one after the other.
fn turn(hear: &Path, file: &Path) -> Done<[Run; 3]> {
    let mut ffmpeg = command("ffmpeg", ["-v", "error", "-threads", "1", "-vn", "-i"]);
    ffmpeg.arg(file).args(["-f", "null", "-"]);
    Ok([
        run(&mut ffmpeg, PAUSE)?,
        run(Command::new(hear).arg("--waveform").arg(file), PAUSE)?,
        run(Command::new(hear).arg(file), PAUSE)?,
    ])
}

/// Three voices again and again over a murmur, 48 kHz in stereo.
pub(super) fn spoken(folder: &Path, seconds: usize) -> Done<PathBuf> {
    fs::create_dir_all(folder).map_err(doing(folder.display()))?;
    let wave = folder.join(format!("speech-{seconds}.wav"));
    if wave.is_file() {
        return Ok(wave);
    }
    let mut join = command("sox", [""; 0]);
    for (number, voice) in VOICES.iter().enumerate() {
        let part = folder.join(format!("voice-{number}.wav"));
        let mut speak = command("espeak-ng", ["-v", *voice, "-s", "160", "-g", "6", "-w"]);
        step::run(&format!("voice {voice}"), speak.arg(&part).arg(SAID))?;
        join.arg(part);
    }
    let (once, voices, murmur) = (
        folder.join("once.wav"),
        folder.join("voices.wav"),
        folder.join("murmur.wav"),
    );
    step::run(
        "the voices one after the other",
        join.arg(&once).args(["pad", "0", "2"]),
    )?;
    let seconds = seconds.to_string();
    let stereo = ["-r", "48000", "-c", "2", "-b", "16"];
    let mut again = command("sox", [&once]);
    again
        .args(stereo)
        .arg(&voices)
        .args(["repeat", "-", "trim", "0", &seconds, "gain", "-6"]);
    step::run("again and again", &mut again)?;
    let mut noise = command("sox", ["-n"]);
    noise
        .args(stereo)
        .arg(&murmur)
        .args(["synth", &seconds, "pinknoise", "gain", "-38"]);
    step::run("a murmur", &mut noise)?;
    step::run(
        "both together",
        command("sox", ["-m"]).arg(&voices).arg(&murmur).arg(&wave),
    )?;
    for part in [&voices, &murmur] {
        fs::remove_file(part).map_err(doing(part.display()))?;
    }
    Ok(wave)
}
