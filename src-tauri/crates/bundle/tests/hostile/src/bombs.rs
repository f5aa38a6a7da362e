//! ZB: zips that unpack to more than they may, or say that they do.

use crate::bundle::TOP;
use crate::raw::{RawEntry, RawZip, deflate};
use crate::{Bundle, Case, Kind, Made};
use std::io;
use std::path::{Path, PathBuf};

const MIB: usize = 1 << 20;

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = vec![
        refuse("ZB-002", "", "zip-ambiguous", quoted).about("bundle/data/000"),
        refuse("ZB-003", "", "limit-exceeded", || zeros(512 * MIB, None))
            .about("data/zeros.txt")
            .twin(|| zeros(MIB, None)),
        Case::refuse("ZB-005", "folder", "limit-exceeded", || Made::Disk(sparse_folder)),
        Case::refuse("ZB-005", "zip", "limit-exceeded", || Made::Disk(sparse_zip)),
        refuse("ZB-006", "", "size-mismatch", || zeros(100 * MIB, Some(10)))
            .about("data/zeros.txt")
            .twin(|| zeros(MIB, None)),
        refuse("ZB-011", "", "limit-exceeded", many),
        Case::new("ZB-018", "", Kind::Quarantine, || {
            Made::Zip(
                Bundle::sample()
                    .with("slides.zip", &nested(6), "application/zip")
                    .zip()
                    .bytes(),
            )
        })
        .about("slides.zip"),
    ];
    cases.extend(wide());
    cases
}

fn refuse(
    id: &'static str,
    part: &str,
    code: &'static str,
    make: impl Fn() -> Vec<u8> + Send + Sync + 'static,
) -> Case {
    Case::refuse(id, part, code, move || Made::Zip(make())).zip_level()
}

/// A bundle with an artifact of zeros, deflated; its size can lie.
fn zeros(length: usize, says: Option<u64>) -> Vec<u8> {
    let bytes = vec![0; length];
    let path = format!("{TOP}/data/zeros.txt");
    let zip = Bundle::sample().with("zeros.txt", &bytes, "text/plain").zip();
    let packed = RawEntry::deflated(&path, &bytes);
    let lie = |entry: &mut RawEntry| {
        *entry = packed.clone();
        entry.size = says.unwrap_or(packed.size);
    };
    let edited = says.map(|says| {
        Bundle::sample()
            .with("zeros.txt", &bytes, "text/plain")
            .artifact("zeros.txt", "size", says.into())
    });
    edited.map_or(zip, |bundle| bundle.zip()).change(&path, lie).bytes()
}

/// Fifield's quoted overlap (WOOT 2019): each entry's bytes hold the headers of all that follow, quoted in stored
/// blocks, and end in one kernel of zeros that all share.
fn quoted() -> Vec<u8> {
    const FILES: u32 = 250;
    let zeros = vec![0; 8 * MIB + MIB / 2];
    let kernel = deflate(&zeros);
    let (mut size, mut packed) = (zeros.len() as u64, kernel.clone());
    let mut crc = crc32fast::Hasher::new();
    crc.update(&zeros);
    let mut entries: Vec<RawEntry> = Vec::new();
    for number in (0..FILES).rev() {
        let entry = RawEntry {
            packed_size: packed.len() as u64,
            size,
            crc: crc.clone().finalize(),
            method: 8,
            ..RawEntry::stored(&format!("{TOP}/data/{number:03}"), b"")
        };
        let header = header_of(&entry);
        let length = u16::try_from(header.len()).unwrap_or_default();
        let mut before = vec![0];
        before.extend(length.to_le_bytes());
        before.extend((!length).to_le_bytes());
        before.extend(&header);
        before.extend(&packed);
        packed = before;
        let mut with = crc32fast::Hasher::new();
        with.update(&header);
        with.combine(&crc);
        crc = with;
        size += header.len() as u64;
        entries.push(entry);
    }
    entries.reverse();
    // The first five bytes quote the first header, which needs none.
    let mut out: Vec<u8> = packed.split_off(5);
    let mut directory = Vec::new();
    let mut at = 0u64;
    for entry in &entries {
        directory.extend(record_of(entry, at));
        at += header_of(entry).len() as u64 + 5;
    }
    let start = out.len() as u64;
    out.extend(&directory);
    out.extend(RawZip::default().end(entries.len() as u64, directory.len() as u64, start));
    out
}

fn header_of(entry: &RawEntry) -> Vec<u8> {
    let alone = RawZip {
        entries: vec![entry.clone()],
        ..RawZip::default()
    }
    .bytes();
    alone.into_iter().take(30 + entry.name.len()).collect()
}

fn record_of(entry: &RawEntry, header: u64) -> Vec<u8> {
    let placed = RawEntry {
        header: Some(header),
        ..entry.clone()
    };
    let alone = RawZip {
        entries: vec![placed],
        ..RawZip::default()
    }
    .bytes();
    alone
        .into_iter()
        .skip(30 + entry.name.len())
        .take(46 + entry.name.len())
        .collect()
}

/// 60 000 empty files.
fn many() -> Vec<u8> {
    let entries = (0..60_000)
        .map(|number| RawEntry::stored(&format!("{TOP}/data/{number}"), b""))
        .collect();
    RawZip {
        entries,
        ..RawZip::default()
    }
    .bytes()
}

/// A zip in a zip in a zip.
fn nested(levels: usize) -> Vec<u8> {
    let inner = if levels == 0 { vec![0; MIB] } else { nested(levels - 1) };
    let entries = (0..4)
        .map(|number| RawEntry::deflated(&format!("{number}.zip"), &inner))
        .collect();
    RawZip {
        entries,
        ..RawZip::default()
    }
    .bytes()
}

/// Sizes and places of 64 bits that cannot be.
fn wide() -> Vec<Case> {
    let path = "bundle/data/plan/plan.txt";
    let lie = |id, part: &str, code, change: fn(&mut RawEntry)| {
        refuse(id, part, code, move || {
            Bundle::sample().zip().change(path, change).bytes()
        })
        .about("bundle/data/")
        .twin(move || Bundle::sample().zip().change(path, |entry| entry.zip64 = true).bytes())
    };
    vec![
        lie("ZB-008", "deflated", "limit-exceeded", |entry| {
            (entry.method, entry.packed, entry.packed_size) = (8, vec![1, 0, 0, 0xff, 0xff], 5);
            (entry.zip64, entry.size) = (true, 1 << 40);
        }),
        lie("ZB-008", "stored", "size-mismatch", |entry| {
            (entry.packed, entry.packed_size) = (vec![1, 2, 3, 4, 5], 5);
            (entry.zip64, entry.size) = (true, 1 << 40);
        }),
        lie("ZB-009", "size", "limit-exceeded", |entry| {
            (entry.method, entry.zip64, entry.size) = (8, true, u64::MAX);
        }),
        lie("ZB-009", "packed size", "zip-ambiguous", |entry| {
            (entry.method, entry.zip64, entry.packed_size) = (8, true, u64::MAX);
        }),
        lie("ZB-009", "place", "zip-ambiguous", |entry| {
            (entry.zip64, entry.header) = (true, Some(u64::MAX));
        }),
    ]
}

const SPARSE_FILES: usize = 40;
const SPARSE_BYTES: u64 = 512 << 20;

/// 40 files of 512 MiB that take no room on the disk, named as they should be.
#[expect(clippy::disallowed_methods, reason = "sparse files are made on a disk")]
fn sparse_folder(folder: &Path) -> io::Result<PathBuf> {
    let root = folder.join("sparse");
    for (path, bytes) in Bundle::sample().files() {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(&root))?;
        std::fs::write(path, bytes)?;
    }
    for number in 0..SPARSE_FILES {
        std::fs::File::create(root.join(format!("data/{number}.mp4")))?.set_len(SPARSE_BYTES)?;
    }
    Ok(root)
}

/// The same as a zip, everything stored, its checksums right.
#[expect(clippy::disallowed_methods, reason = "sparse files are made on a disk")]
fn sparse_zip(folder: &Path) -> io::Result<PathBuf> {
    let path = folder.join("sparse.zip");
    let mut zip = Bundle::sample().zip();
    let crc = crc_of_zeros(SPARSE_BYTES);
    zip.entries.extend((0..SPARSE_FILES).map(|number| RawEntry {
        size: SPARSE_BYTES,
        packed_size: SPARSE_BYTES,
        crc,
        zip64: true,
        ..RawEntry::stored(&format!("{TOP}/data/{number}.mp4"), b"")
    }));
    zip.write_sparse(&mut std::fs::File::create(&path)?)?;
    Ok(path)
}

/// The checksum of so many zeros, a power of two of them.
fn crc_of_zeros(length: u64) -> u32 {
    let mut zeros = crc32fast::Hasher::new();
    zeros.update(&[0]);
    for _ in 0..length.trailing_zeros() {
        let half = zeros.clone();
        zeros.combine(&half);
    }
    zeros.finalize()
}
