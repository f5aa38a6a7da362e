//! Films, scans and photographs of the size that teachers hand in, made with ffmpeg and img2pdf and kept for the next run.
//! Every frame of a film says which it is, in 16 blocks that are black or white.

use crate::scene::{Outcome, Scene, fixtures};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Frames a second of the films.
pub(crate) const RATE: u64 = 30;
/// What is filmed once and then repeated, seconds.
pub(crate) const LOOP: u64 = 90;
/// Bits of the number, and the size of the block that shows one, pixels.
pub(crate) const BITS: u32 = 16;
pub(crate) const BLOCK: u32 = 32;
/// Pages of the scan, photographs.
pub(crate) const PAGES: usize = 200;
pub(crate) const PHOTOS: usize = 300;
/// Photographs that differ.
const DIFFERENT: usize = 30;

/// 30 minutes of 1.1 GB; the numbers of its frames begin anew every 90 seconds.
pub(crate) fn long_film(scene: &Scene) -> Outcome<PathBuf> {
    repeated(scene, scene.times(20, 4), "long")
}

/// 3 minutes of it.
pub(crate) fn short_film(scene: &Scene) -> Outcome<PathBuf> {
    repeated(scene, 2, "short")
}

/// A film of which frames come at uneven times, as a telephone films.
pub(crate) fn uneven_film(scene: &Scene) -> Outcome<PathBuf> {
    let film = scene.kept.join("uneven.mp4");
    made(&film, |out| {
        let filter = format!("{},select='{}'", picture(60), UNEVEN);
        let mut ffmpeg = ffmpeg(&[
            "-f",
            "lavfi",
            "-i",
            &format!("testsrc2=s=640x360:r=60:d={LOOP}"),
            "-vf",
            &filter,
        ]);
        ffmpeg.args([
            "-fps_mode",
            "vfr",
            "-c:v",
            "libx264",
            "-preset",
            "veryfast",
            "-b:v",
            "1M",
            "-g",
            "60",
        ]);
        Scene::run(ffmpeg.args(["-pix_fmt", "yuv420p"]).arg(out)).map(drop)
    })?;
    Ok(film)
}

const UNEVEN: &str = "lt(mod(n*n,11),4)+not(mod(n,7))";

/// The frames of sixty in a second that the uneven film has, and so the numbers in them.
pub(crate) fn uneven_frames() -> Vec<u64> {
    let is_there = |n: &u64| (n * n) % 11 < 4 || n.is_multiple_of(7);
    (0..LOOP * 60).filter(is_there).collect()
}

fn repeated(scene: &Scene, times: usize, name: &str) -> Outcome<PathBuf> {
    let (pictures, sound) = (scene.kept.join("once.mp4"), scene.kept.join("once.m4a"));
    made(&pictures, |out| {
        let source = format!("testsrc2=s=1280x720:r={RATE}:d={LOOP}");
        let mut film = ffmpeg(&["-f", "lavfi", "-i", &source, "-vf", &picture(u32::try_from(RATE)?)]);
        // Keyframes two seconds apart at the most, and a bit rate that stays.
        film.args([
            "-c:v",
            "libx264",
            "-preset",
            "superfast",
            "-bf",
            "0",
            "-g",
            "60",
            "-sc_threshold",
            "0",
        ]);
        film.args([
            "-b:v", "4750k", "-minrate", "4750k", "-maxrate", "4750k", "-bufsize", "4750k",
        ]);
        film.args(["-x264-params", "nal-hrd=cbr", "-pix_fmt", "yuv420p"]);
        Scene::run(film.arg(out)).map(drop)
    })?;
    made(&sound, |out| {
        let source = format!("anoisesrc=c=pink:a=0.05:r=48000:d={LOOP}");
        let mut sound = ffmpeg(&["-f", "lavfi", "-i", &source, "-c:a", "aac", "-b:a", "128k"]);
        Scene::run(sound.arg(out)).map(drop)
    })?;
    let film = scene.kept.join(format!("{name}-{times}.mp4"));
    made(&film, |out| {
        // Each for itself: together the longer one would move the other.
        let again = (times - 1).to_string();
        let mut film = ffmpeg(&["-stream_loop", &again, "-i"]);
        film.arg(&pictures).args(["-stream_loop", &again, "-i"]).arg(&sound);
        Scene::run(film.args(["-c", "copy", "-shortest"]).arg(out)).map(drop)
    })?;
    Ok(film)
}

/// Noise, so that the film needs its bits; and the number of the frame over it.
fn picture(rate: u32) -> String {
    let width = BITS * BLOCK;
    let mut filter = format!("noise=alls=14:allf=t,fps={rate},drawbox=x=0:y=0:w={width}:h={BLOCK}:c=black:t=fill");
    for bit in 0..BITS {
        let (x, weight) = (bit * BLOCK, 1u32 << bit);
        filter += &format!(",drawbox=x={x}:y=0:w={BLOCK}:h={BLOCK}:c=white:t=fill:enable='mod(floor(n/{weight}),2)'");
    }
    filter
}

/// A scan of 200 pages, 300 dots to the inch.
pub(crate) fn scan(scene: &Scene) -> Outcome<PathBuf> {
    let page = scene.kept.join("page.jpg");
    made(&page, |out| {
        let plan = fixtures().join("submissions/2041/plan/lesson-plan.pdf");
        let mut draw = scene.assay(["evidence", "page", "--page", "1", "--scale", "300"]);
        Scene::run(draw.arg(plan).arg("--out").arg(out)).map(drop)
    })?;
    let scan = scene.kept.join(format!("scan-{PAGES}.pdf"));
    made(&scan, |out| {
        let mut bind = Command::new("img2pdf");
        bind.args(["--pagesize", "A4"]).args((0..PAGES).map(|_| &page));
        Scene::run(bind.arg("-o").arg(out)).map(drop)
    })?;
    Ok(scan)
}

/// 300 photographs of 12 megapixels by the path that they have in the submission; every thirtieth is the same again.
pub(crate) fn photos(scene: &Scene) -> Outcome<Vec<(String, PathBuf)>> {
    let file = |number: usize| scene.kept.join(format!("photo-{number:02}.jpg"));
    for number in 0..DIFFERENT {
        made(&file(number), |out| {
            let source = "testsrc2=s=4032x3024:r=1:d=1";
            let seen = format!("noise=alls=9:all_seed={number},hue=h={}", number * 12);
            let mut photo = ffmpeg(&["-f", "lavfi", "-i", source, "-vf", &seen]);
            Scene::run(
                photo
                    .args(["-frames:v", "1", "-q:v", "3", "-pix_fmt", "yuvj420p"])
                    .arg(out),
            )
            .map(drop)
        })?;
    }
    let of = |number: usize| (format!("photo-{number:03}.jpg"), file(number % DIFFERENT));
    Ok((0..scene.times(PHOTOS, 40)).map(of).collect())
}

fn ffmpeg(words: &[&str]) -> Command {
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg.args(["-v", "error", "-y"]).args(words);
    ffmpeg
}

/// Makes a file under another name first, so that what is there is whole.
fn made(file: &Path, make: impl FnOnce(&Path) -> Outcome) -> Outcome {
    if file.is_file() {
        return Ok(());
    }
    let folder = file.parent().unwrap_or(file);
    fs::create_dir_all(folder)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let unfinished = folder.join(format!("unfinished-{name}"));
    println!("  {name} is made");
    make(&unfinished)?;
    fs::rename(&unfinished, file)?;
    Ok(())
}
