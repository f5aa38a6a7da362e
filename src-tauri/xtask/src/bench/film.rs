//! A film of 45 minutes and 590 MB whose tables stand at its end: its waveform heard by two children, on the clock, beside
//! `ffmpeg -threads 1`; and its probe, in processor seconds, beside `ffprobe`.

use super::measure::{Run, median, raw, run};
use super::sound::{PEERS as SPEAKERS, spoken};
use super::{Bar, Bench, first_line, missing, name};
use crate::machine;
use crate::step::{self, Done, command};
use crate::trial::{doing, released, target};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const PEERS: [&str; 2] = ["ffmpeg", "ffprobe"];
const PAUSE: Duration = Duration::from_millis(50);
/// What starting our two processes may take beside the peer's one, seconds.
const STARTS: f64 = 0.006;
/// A probe takes less than the hundredths of seconds that are counted, so many are measured together.
const PROBES: u32 = 40;
/// Seconds that are filmed; then they are repeated.
const FILMED: usize = 90;

const BARS: [(&str, f64); 2] = [
    (
        "a film of 45 minutes heard by two children, on the clock, beside ffmpeg",
        0.5,
    ),
    ("its probe beside ffprobe, 6 ms for starting left out", 0.15),
];

pub(super) fn measure(bench: &Bench) -> Done<Vec<Bar>> {
    if let Err(missing) = machine::install(&SPEAKERS) {
        println!("· {missing}");
    }
    if !missing(&PEERS).is_empty() || !missing(&SPEAKERS).is_empty() {
        return Ok(bars([None, None]));
    }
    let film = filmed(bench.times(30, 2))?;
    let hear = released()?.join("examples/hear");
    println!("{}", first_line(Command::new("ffmpeg").arg("-version")));
    println!("peer: ffmpeg -threads 1 -vn -i FILM -f null - · ffprobe -show_format -show_streams FILM");
    println!("ours: {0} --halves --waveform FILM · {0} --probe FILM", name(&hear));
    println!(
        "{} · {} bytes",
        name(&film),
        film.metadata().map_or(0, |found| found.len())
    );
    let mut heard = [Vec::new(), Vec::new()];
    let mut probed = [Vec::new(), Vec::new()];
    for _ in 0..bench.times(5, 2) {
        let mut ffmpeg = command("ffmpeg", ["-v", "error", "-threads", "1", "-vn", "-i"]);
        ffmpeg.arg(&film).args(["-f", "null", "-"]);
        let mut halves = Command::new(&hear);
        halves.args(["--halves", "--waveform"]).arg(&film);
        add(
            &mut heard,
            [run(&mut ffmpeg, PAUSE)?.wall, run(&mut halves, PAUSE)?.wall],
        );
        let ffprobe = ["ffprobe", "-v", "error", "-show_format", "-show_streams"].map(OsStr::new);
        let probe = [hear.as_os_str(), OsStr::new("--probe")];
        let each = |run: Run| run.cpu / f64::from(PROBES);
        add(
            &mut probed,
            [each(many_times(&ffprobe, &film)?), each(many_times(&probe, &film)?)],
        );
    }
    for (what, [they, we]) in [("heard, wall s", &heard), ("probed, cpu s", &probed)] {
        println!("  {what}: peer {}   ours {}", raw(they.clone()), raw(we.clone()));
    }
    let middle = |values: &Vec<f64>| median(values.iter().copied());
    let ([peer_heard, our_heard], [peer_probed, our_probed]) =
        (heard.each_ref().map(middle), probed.each_ref().map(middle));
    println!("  probed, medians: peer {peer_probed:.4} s   ours {our_probed:.4} s");
    Ok(bars([
        Some(our_heard / peer_heard),
        Some((our_probed - STARTS).max(0.0) / peer_probed),
    ]))
}

fn add(to: &mut [Vec<f64>; 2], values: [f64; 2]) {
    for (to, value) in to.iter_mut().zip(values) {
        to.push(value);
    }
}

fn bars(found: [Option<f64>; BARS.len()]) -> Vec<Bar> {
    let bars = BARS.iter().zip(found);
    bars.map(|((what, at_most), found)| Bar {
        what,
        found,
        at_most: *at_most,
        unit: "",
    })
    .collect()
}

/// The same call on the film again and again.
fn many_times(call: &[&OsStr], film: &Path) -> Done<Run> {
    let mut shell = Command::new("sh");
    let script = format!("n={PROBES}; while [ $n -gt 0 ]; do \"$@\" > /dev/null || exit 1; n=$((n - 1)); done");
    run(shell.args(["-c", &script, "sh"]).args(call).arg(film), PAUSE)
}

/// 90 seconds of a moving picture with the noise of a camera, so many times one behind the other, with speech.
fn filmed(times: usize) -> Done<PathBuf> {
    let folder = target().join("recordings");
    fs::create_dir_all(&folder).map_err(doing(folder.display()))?;
    let film = folder.join(format!("film-{}.mp4", times * FILMED));
    if film.is_file() {
        return Ok(film);
    }
    let (once, unfinished) = (folder.join("once.mp4"), folder.join("unfinished.mp4"));
    let (seconds, again) = (FILMED.to_string(), (times - 1).to_string());
    let mut camera = command("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i"]);
    camera.args(["testsrc2=size=1280x720:rate=30,noise=alls=9:allf=t", "-t", &seconds]);
    camera
        .args(["-c:v", "libx264", "-preset", "veryfast", "-b:v", "1600k"])
        .arg(&once);
    step::run(&format!("{FILMED} s of film"), &mut camera)?;
    let mut join = command("ffmpeg", ["-v", "error", "-y", "-stream_loop", &again, "-i"]);
    join.arg(&once).arg("-i").arg(spoken(&folder, times * FILMED)?);
    join.args([
        "-map", "0:v", "-map", "1:a", "-c:v", "copy", "-c:a", "aac", "-b:a", "128k",
    ]);
    join.arg("-shortest").arg(&unfinished);
    step::run("again and again, with speech", &mut join)?;
    fs::remove_file(&once).map_err(doing(once.display()))?;
    fs::rename(&unfinished, &film).map_err(doing(film.display()))?;
    Ok(film)
}
