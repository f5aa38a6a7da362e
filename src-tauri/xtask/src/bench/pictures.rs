//! Thumbnails of 300 photos of 12 megapixels by two decoder children, beside two processes of `vipsthumbnail`: processor
//! seconds with everything that is started, the memory of the largest process, and how alike both thumbnails are, as
//! ffmpeg's `ssim` says.

use super::measure::{Run, median, raw, run};
use super::pages::empty;
use super::{Bar, Bench, first_line, missing, name};
use crate::step::Done;
use crate::trial::{doing, output, released, target};
use crate::{fixtures, machine};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

const PACKAGES: [&str; 3] = ["libvips-tools", "ffmpeg", "findutils"];
const PROGRAMS: [&str; 3] = ["vipsthumbnail", "ffmpeg", "xargs"];
const PAUSE: Duration = Duration::from_millis(5);
/// Photos that one process of the peer makes small, so that starting it counts for little.
const AT_ONCE: &str = "25";

const BARS: [(&str, f64, &str); 4] = [
    ("thumbnails of 12 megapixels beside vipsthumbnail", 0.6, ""),
    ("memory of the largest process of ours", 64.0, " MiB"),
    ("unlikeness to the peer's thumbnails, mean", 0.10, ""),
    ("unlikeness to the peer's thumbnails, greatest", 0.15, ""),
];

pub(super) fn measure(bench: &Bench) -> Done<Vec<Bar>> {
    if let Err(missing) = machine::install(&PACKAGES) {
        println!("· {missing}");
    }
    if !missing(&PROGRAMS).is_empty() {
        return Ok(bars([None; BARS.len()]));
    }
    let count = bench.times(300, 10);
    let photos = target().join("recordings").join(format!("photos-{count}"));
    fixtures::photos(&photos, count)?;
    let program = released()?.join("examples/picture_speed");
    let (ours, theirs) = (empty(bench, "thumbnails-ours")?, empty(bench, "thumbnails-peer")?);
    println!("{}", first_line(Command::new("vipsthumbnail").arg("--vips-version")));
    println!(
        "peer: ls {}/*.jpg | xargs -P 2 -n {AT_ONCE} vipsthumbnail -s 320",
        name(&photos)
    );
    println!("ours: {} {} OUT", name(&program), name(&photos));
    let (mut we, mut they) = (Vec::new(), Vec::new());
    for _ in 0..bench.times(5, 1) {
        they.push(run(&mut peer(&photos, &theirs), PAUSE)?);
        we.push(run(Command::new(&program).arg(&photos).arg(&ours), PAUSE)?);
    }
    for (who, runs) in [("peer", &they), ("ours", &we)] {
        println!(
            "  {who} cpu s: {}   wall s: {}   largest MiB: {}",
            raw(runs.iter().map(|run| run.cpu)),
            raw(runs.iter().map(|run| run.wall)),
            raw(runs.iter().map(mebibytes))
        );
    }
    let likeness = likenesses(&ours, &theirs)?;
    let cpu = |runs: &[Run]| median(runs.iter().map(|run| run.cpu));
    Ok(bars([
        Some(cpu(&we) / cpu(&they)),
        we.iter().map(mebibytes).reduce(f64::max),
        Some(1.0 - likeness.iter().sum::<f64>() / likeness.len() as f64),
        likeness.iter().copied().reduce(f64::min).map(|least| 1.0 - least),
    ]))
}

fn bars(found: [Option<f64>; BARS.len()]) -> Vec<Bar> {
    let bars = BARS.iter().zip(found);
    bars.map(|((what, at_most, unit), found)| Bar {
        what,
        found,
        at_most: *at_most,
        unit,
    })
    .collect()
}

fn mebibytes(run: &Run) -> f64 {
    run.largest_kib as f64 / 1024.0
}

/// The names go in by the shell, the thumbnails next to each other into `out`, named as ours are.
fn peer(photos: &Path, out: &Path) -> Command {
    let mut command = Command::new("sh");
    let script = format!("ls \"$1\"/*.jpg | xargs -P 2 -n {AT_ONCE} vipsthumbnail -s 320 -o \"$2/%s.jpg.jpg\"");
    command.args(["-c", &script, "sh"]).arg(photos).arg(out);
    command
}

/// How alike each pair is, brightness by brightness: 1 is the same.
fn likenesses(ours: &Path, theirs: &Path) -> Done<Vec<f64>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(ours).map_err(doing(ours.display()))? {
        let ours = entry.map_err(doing(ours.display()))?;
        let mut ffmpeg = Command::new("ffmpeg");
        ffmpeg
            .arg("-i")
            .arg(ours.path())
            .arg("-i")
            .arg(theirs.join(ours.file_name()));
        let said = output(ffmpeg.args(["-lavfi", "ssim", "-f", "null", "-"]))?.err;
        found.push(likeness(&said).ok_or_else(|| format!("{}: {said}", ours.path().display()))?);
    }
    Ok(found)
}

/// `… SSIM Y:0.951 (13.1) U:…`
fn likeness(said: &str) -> Option<f64> {
    said.split_once("SSIM Y:")?.1.split(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::likeness;

    #[test]
    fn likeness_is_what_ffmpeg_says_of_brightness_and_nothing_where_it_says_none() {
        let said = "[Parsed_ssim_0 @ 0x5] SSIM Y:0.951234 (13.11) U:0.99 (20.0) V:0.98 (17.0) All:0.96 (14.0)\n";
        assert_eq!(likeness(said), Some(0.951_234));
        assert_eq!(likeness("Width and height of input videos must be same"), None);
        assert_eq!(likeness("SSIM Y:inf? U:"), None);
    }
}
