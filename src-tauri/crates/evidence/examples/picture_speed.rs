//! Thumbnails of all files in a folder, by two children; what `cargo xtask bench pictures` measures.
//!
//! `picture_speed FOLDER OUT [EDGE]` writes `OUT/<name>.jpg` for each file and says how many; the child is this program too.

#![expect(clippy::disallowed_methods, reason = "an example reads and writes its own files")]

use assay_evidence::{Decoder, PictureWanted};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

const CHILD: &str = "child";

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let first = words.next().ok_or("picture_speed FOLDER OUT [EDGE]")?;
    if first == CHILD {
        return Ok(assay_evidence::run_child(std::io::stdin(), std::io::stdout())?);
    }
    let out = PathBuf::from(words.next().ok_or("picture_speed FOLDER OUT [EDGE]")?);
    let edge = words
        .next()
        .map_or(Ok(PictureWanted::THUMBNAIL.long_edge_px), |edge| edge.parse())?;
    let entries = fs::read_dir(first)?.collect::<Result<Vec<_>, _>>()?;
    let mut left: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    left.sort();
    let (many, left) = (left.len(), Mutex::new(left));
    let decoder = Decoder::new(std::env::current_exe()?, vec![CHILD.into()]);
    std::thread::scope(|scope| {
        let workers = [(); 2].map(|()| scope.spawn(|| work(&decoder, &left, &out, edge)));
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().map_err(|_| "a worker panicked".to_owned())?)
    })?;
    #[expect(clippy::print_stdout, reason = "the bench reads it")]
    {
        println!("{many} pictures");
    }
    Ok(())
}

fn work(decoder: &Decoder, left: &Mutex<Vec<PathBuf>>, out: &Path, edge: u32) -> Result<(), String> {
    while let Some(path) = left.lock().map_err(|error| error.to_string())?.pop() {
        let failed = |error: &dyn Error| format!("{}: {error}", path.display());
        let file = fs::File::open(&path).map_err(|error| failed(&error))?;
        let wanted = PictureWanted {
            long_edge_px: edge,
            ..PictureWanted::THUMBNAIL
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let (_, bytes) = decoder
            .picture(file, &name, wanted, &mut ())
            .map_err(|error| failed(&error))?;
        fs::write(out.join(format!("{name}.jpg")), bytes).map_err(|error| failed(&error))?;
    }
    Ok(())
}
