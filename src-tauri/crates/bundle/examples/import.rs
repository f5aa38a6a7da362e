//! How fast a bundle is read: `import verify|store BUNDLE.zip THREADS [FOLDER]` reads it through both digests, with
//! `store` into files of FOLDER, and prints seconds and GB/s; `import hash` prints what each digest does alone.

#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a measurement, run by hand"
)]

use assay_bundle::{Archive, Blob, Container, Discard, Limits, Quiet, ReadSeek, Sink, Source, Work, verify};
use assay_model::Sha256;
use sha2::Digest;
use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;

struct OnDisk(PathBuf);

impl Archive for OnDisk {
    fn size(&self) -> io::Result<u64> {
        Ok(self.0.metadata()?.len())
    }
    fn open(&self) -> io::Result<Box<dyn ReadSeek>> {
        Ok(Box::new(File::open(&self.0)?))
    }
}

/// Files in a folder. Another thread makes them durable while the next bytes are hashed.
struct Stored {
    folder: PathBuf,
    count: AtomicU64,
    durable: Sender<Durable>,
}

enum Durable {
    SoFar(File),
    Named(File, PathBuf, PathBuf),
}

struct StoredBlob {
    file: File,
    part: PathBuf,
    folder: PathBuf,
    durable: Sender<Durable>,
    since: usize,
}

const SYNC_AFTER: usize = 64 << 20;

impl Sink for Stored {
    fn begin(&self, _: &str, _: u64) -> io::Result<Box<dyn Blob>> {
        let part = self
            .folder
            .join(format!("{}.part", self.count.fetch_add(1, Ordering::Relaxed)));
        let (folder, durable) = (self.folder.clone(), self.durable.clone());
        Ok(Box::new(StoredBlob {
            file: File::create(&part)?,
            part,
            folder,
            durable,
            since: 0,
        }))
    }
}

impl Write for StoredBlob {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.since += count;
        if self.since > SYNC_AFTER {
            self.since = 0;
            drop(self.durable.send(Durable::SoFar(self.file.try_clone()?)));
        }
        Ok(count)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Blob for StoredBlob {
    fn finish(self: Box<Self>, sha256: Sha256) -> io::Result<()> {
        let name = self.folder.join(sha256.to_string());
        drop(self.durable.send(Durable::Named(self.file, self.part, name)));
        Ok(())
    }
}

fn make_durable(files: &Receiver<Durable>) {
    for file in files {
        match file {
            Durable::SoFar(file) => file.sync_data().expect("a disk"),
            Durable::Named(file, part, name) => {
                file.sync_all().expect("a disk");
                std::fs::rename(part, name).expect("a disk");
            }
        }
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let argument = |at: usize| arguments.get(at).map(String::as_str);
    if argument(0) == Some("hash") {
        return hash();
    }
    let (Some(mode), Some(bundle)) = (argument(0), argument(1)) else {
        return println!("import hash | import verify|store BUNDLE.zip THREADS [FOLDER]");
    };
    let threads = argument(2).and_then(|text| text.parse().ok()).unwrap_or(2);
    let began = Instant::now();
    let work = Work {
        threads,
        progress: &Quiet,
    };
    let container = Container::open(Source::Zip(Arc::new(OnDisk(bundle.into()))), &Limits::INTAKE).expect("a bundle");
    let opened = began.elapsed();
    match (mode, argument(3)) {
        ("store", Some(folder)) => {
            let (durable, files) = channel();
            let syncing = std::thread::spawn(move || make_durable(&files));
            let sink = Stored {
                folder: folder.into(),
                count: AtomicU64::new(0),
                durable,
            };
            assay_bundle::intake(&container, true, &sink, &work).expect("a bundle");
            drop(sink);
            syncing.join().expect("a disk");
        }
        ("inspect", _) => drop(assay_bundle::intake(&container, true, &Discard, &work).expect("a bundle")),
        _ => assert!(verify(&container, &work).expect("a verdict").is_valid()),
    }
    let seconds = began.elapsed().as_secs_f64();
    let gigabytes = container.bytes() / 1_000_000;
    println!("{mode}, {threads} threads: {seconds:.3} s for {gigabytes} MB, opened in {opened:?}");
}

/// What each digest does on one core.
fn hash() {
    let bytes = vec![7; 1 << 20];
    let time = |name: &str, mut update: Box<dyn FnMut() + '_>| {
        let began = Instant::now();
        (0..1_024).for_each(|_| update());
        println!("{name}: {:.2} GB/s", 1.073_741_824 / began.elapsed().as_secs_f64());
    };
    let (mut sha256, mut sha512) = (sha2::Sha256::new(), sha2::Sha512::new());
    let mut crc = crc32fast::Hasher::new();
    time("SHA-256", Box::new(|| sha256.update(&bytes)));
    time("SHA-512", Box::new(|| sha512.update(&bytes)));
    time("CRC-32", Box::new(|| crc.update(&bytes)));
}
