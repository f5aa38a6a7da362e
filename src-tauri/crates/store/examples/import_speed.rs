//! Two gigabytes into the library: how long the store alone takes, without reading a zip or computing a digest, beside
//! what the disk needs for plain files of the same sizes.
//!
//! `import_speed FOLDER [MEGABYTES]` prints both in milliseconds, five times, and the most memory the process ever took.
#![expect(clippy::print_stdout, reason = "a bench prints")]
#![expect(
    clippy::disallowed_methods,
    reason = "a bench is its own edge, and the floor is plain files"
)]

mod shared;

use assay_model::Timestamp;
use assay_store::{Library, OnDamage};
use shared::{Outcome, import_files};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

fn main() -> Outcome {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("usage: import_speed FOLDER [MEGABYTES]")?);
    let megabytes: u64 = arguments.next().map_or(Ok(2_048), |count| count.parse())?;
    // Three clips, and twenty files that together are as large as a fortieth of them.
    let sizes: Vec<u64> = (0..23)
        .map(|file| {
            if file < 3 {
                (megabytes << 20) / 3
            } else {
                (megabytes << 20) / 800
            }
        })
        .collect();
    let now = Timestamp::from_unix(1_795_536_150);
    let library = Library::open(&folder.join("library"), now, OnDamage::Refuse)?.library;
    for round in 1..=5 {
        let floor = plain(&folder.join("plain"), &sizes)?;
        let begun = Instant::now();
        import_files(&library, round, &sizes)?;
        println!("plain files {floor} ms   library {} ms", begun.elapsed().as_millis());
        library.delete_submission(&shared::submission_id(round)?)?;
    }
    println!("{}", peak()?);
    Ok(())
}

fn plain(folder: &Path, sizes: &[u64]) -> Outcome<u128> {
    fs::create_dir_all(folder)?;
    let (begun, block) = (Instant::now(), vec![7; 1 << 20]);
    for (number, size) in sizes.iter().enumerate() {
        let mut file = File::create(folder.join(number.to_string()))?;
        let mut left = *size;
        while left > 0 {
            let part = left.min(block.len() as u64);
            file.write_all(block.get(..usize::try_from(part)?).unwrap_or_default())?;
            left -= part;
        }
        file.sync_all()?;
    }
    File::open(folder)?.sync_all()?;
    let took = begun.elapsed().as_millis();
    fs::remove_dir_all(folder)?;
    Ok(took)
}

fn peak() -> Outcome<String> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    Ok(line.unwrap_or("VmHWM: unknown").to_owned())
}
