//! Loose files that are one file: two names, the same bytes. And the mark by which a loose file is known again later, when
//! somebody comes back to what was said of it.

use crate::failure::Failure;
use crate::watching::{self, Watcher};
use assay_bundle::{Container, PlainFile, PlainSubmission, ReadSeek, Role, Why};
use assay_model::{ArtifactPath, Sha256};
use sha2::Digest;
use std::collections::BTreeMap;
use std::io::{self, Read, SeekFrom};

/// Read at once, and of a large file at its beginning, in its middle and at its end for its mark.
const PIECE: u64 = 1 << 20;

/// The mark of each file of a submission, by its path in the bundle; none of one that cannot be read.
pub(crate) type Marks = BTreeMap<String, String>;

/// Takes the marks: quickly, however long a film is. A file that another program wrote again has another one.
pub(crate) fn marks(
    container: &Container,
    submission: &PlainSubmission,
    watcher: &dyn Watcher,
) -> Result<Marks, Failure> {
    let mut marks = Marks::new();
    for file in &submission.files {
        watching::go_on(watcher)?;
        let digest = digest(container, file, &pieces(file.size), watcher)?;
        marks.extend(digest.map(|digest| (file.path.clone(), format!("{}-{digest}", file.size))));
    }
    Ok(marks)
}

/// The files that are one file, each time all of their paths, in order. Those that may be by their marks are compared
/// whole; files without bytes are none.
pub(crate) fn alike(
    container: &Container,
    submission: &PlainSubmission,
    marks: &Marks,
    watcher: &dyn Watcher,
) -> Result<Vec<Vec<String>>, Failure> {
    let mut maybe: BTreeMap<&str, Vec<&PlainFile>> = BTreeMap::new();
    for file in submission.files.iter().filter(|file| file.size > 0) {
        if let Some(mark) = marks.get(&file.path) {
            maybe.entry(mark).or_default().push(file);
        }
    }
    let mut alike: BTreeMap<Sha256, Vec<String>> = BTreeMap::new();
    for file in maybe.into_values().filter(|files| files.len() > 1).flatten() {
        if let Some(whole) = digest(container, file, &[(0, file.size)], watcher)? {
            alike.entry(whole).or_default().push(file.path.clone());
        }
    }
    let mut alike: Vec<_> = alike.into_values().filter(|paths| paths.len() > 1).collect();
    alike.sort();
    Ok(alike)
}

/// Of files that are one, those that need not go into the bundle, each with the one that does: the one whose own name or
/// folder says best what it is for, as `roles` are proposed; of two that say as much, the one with the shorter name.
pub(crate) fn copies(roles: &[Role], alike: &[Vec<String>]) -> BTreeMap<ArtifactPath, ArtifactPath> {
    let mut copies = BTreeMap::new();
    for paths in alike {
        let of_it = |role: &&Role| paths.iter().any(|path| path == role.path.as_str());
        let same: Vec<&Role> = roles.iter().filter(of_it).collect();
        let Some(kept) = same.iter().min_by_key(|role| (weight(role), role.path.as_str().len())) else {
            continue;
        };
        let others = same.iter().filter(|role| role.path != kept.path);
        copies.extend(others.map(|role| (role.path.clone(), kept.path.clone())));
    }
    copies
}

/// The lower, the better it is known what the file is for.
const fn weight(role: &Role) -> u8 {
    match &role.why {
        Some(Why::Folder(_) | Why::Name(_)) => 0,
        _ if role.requirement.is_some() || role.captions_for.is_some() => 1,
        _ => 2,
    }
}

/// Where a file of `size` bytes is read for its mark: from, and how much.
fn pieces(size: u64) -> Vec<(u64, u64)> {
    if size <= 3 * PIECE {
        return vec![(0, size)];
    }
    vec![(0, PIECE), ((size - PIECE) / 2, PIECE), (size - PIECE, PIECE)]
}

/// The digest of `pieces` of a file; none where it cannot be read: whoever packs it is told why.
fn digest(
    container: &Container,
    file: &PlainFile,
    pieces: &[(u64, u64)],
    watcher: &dyn Watcher,
) -> Result<Option<Sha256>, Failure> {
    let Ok(mut source) = container.seekable(&file.source) else {
        return Ok(None);
    };
    let mut hash = sha2::Sha256::new();
    for (from, length) in pieces {
        let mut left = *length;
        if source.seek(SeekFrom::Start(*from)).is_err() {
            return Ok(None);
        }
        while left > 0 {
            watching::go_on(watcher)?;
            let Ok(read) = some(&mut *source, left.min(PIECE), &mut hash) else {
                return Ok(None);
            };
            left -= read;
        }
    }
    let hex: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(hex.parse().ok())
}

/// Hashes at most `at_most` bytes; an error where nothing is left.
fn some(source: &mut dyn ReadSeek, at_most: u64, hash: &mut sha2::Sha256) -> io::Result<u64> {
    let mut bytes = Vec::new();
    let read = source.take(at_most).read_to_end(&mut bytes)?;
    hash.update(&bytes);
    u64::try_from(read)
        .ok()
        .filter(|read| *read > 0)
        .ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
}
