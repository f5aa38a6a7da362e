//! ZB: zips whose parts do not fit together, that are cut off, encrypted, in pieces, or no zips at all.

use crate::bundle::TOP;
use crate::raw::{Descriptor, RawEntry, RawZip, deflate, extra};
use crate::{Bundle, Case, Kind, Made};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

const PLAN: &str = "bundle/data/plan/plan.txt";
const VIDEO: &str = "bundle/data/video/lesson.mp4";

pub(crate) fn cases(seed: u64) -> Vec<Case> {
    let mut cases = ends();
    cases.extend(cut(seed));
    cases.extend(entries());
    cases.extend(methods());
    cases.extend(deflates());
    cases.extend(accepted());
    cases.extend(no_zips(seed));
    cases.extend(disk());
    cases
}

fn sample() -> Vec<u8> {
    Bundle::sample().zip().bytes()
}

fn refuse(
    id: &'static str,
    part: &str,
    code: &'static str,
    make: impl Fn() -> Vec<u8> + Send + Sync + 'static,
) -> Case {
    Case::refuse(id, part, code, move || Made::Zip(make())).zip_level()
}

fn changed(name: &'static str, change: impl Fn(&mut RawEntry) + Copy) -> Vec<u8> {
    Bundle::sample().zip().change(name, change).bytes()
}

fn ends() -> Vec<Case> {
    let joined = || [sample(), sample()].concat();
    let hidden = || {
        RawZip {
            comment: sample(),
            ..Bundle::sample().zip()
        }
        .bytes()
    };
    let commented = || {
        RawZip {
            comment: b"packed on Tuesday".to_vec(),
            ..Bundle::sample().zip()
        }
        .bytes()
    };
    vec![
        refuse("ZB-012", "", "zip-ambiguous", || {
            RawZip {
                count: Some(1),
                ..Bundle::sample().zip()
            }
            .bytes()
        }),
        refuse("ZB-014", "", "zip-ambiguous", hidden).twin(commented),
        refuse("ZB-015", "", "zip-ambiguous", joined),
        refuse("ZB-017", "", "zip-ambiguous", || [sample(), vec![0; 1 << 20]].concat()),
        refuse("ZB-032", "disk numbers", "zip-multi-part", || {
            RawZip {
                disk: 1,
                ..Bundle::sample().zip()
            }
            .bytes()
        }),
        refuse("ZB-032", "first part", "zip-multi-part", || {
            [b"PK\x07\x08".to_vec(), sample()].concat()
        }),
    ]
}

/// Cut off after each twentieth, and one byte before the end.
fn cut(_seed: u64) -> Vec<Case> {
    let twentieth = |part: usize| {
        let made = move || {
            let bytes = sample();
            let end = if part == 20 {
                bytes.len() - 1
            } else {
                bytes.len() * part / 20
            };
            bytes.into_iter().take(end).collect()
        };
        refuse("ZB-020", &format!("{part}/20"), "zip-truncated", made)
    };
    let described = || {
        let zip = Bundle::sample().zip().with(RawEntry {
            descriptor: Descriptor::Signed,
            ..RawEntry::stored("bundle/last.txt", b"x")
        });
        zip.bytes()
    };
    let inside = move || {
        let bytes = described();
        let at = bytes
            .windows(4)
            .rposition(|window| window == b"PK\x07\x08")
            .unwrap_or_default();
        bytes.into_iter().take(at + 7).collect()
    };
    let mut cases: Vec<Case> = (1..=20).map(twentieth).collect();
    cases.push(refuse("ZB-021", "", "zip-truncated", inside).twin(described));
    cases
}

fn entries() -> Vec<Case> {
    let flipped = || {
        changed(VIDEO, |entry| {
            entry.packed.iter_mut().skip(1_000).take(1).for_each(|byte| *byte ^= 1);
            entry.crc = crc32fast::hash(&entry.packed);
        })
    };
    let long = |entry: &mut RawEntry| entry.extra = [extra(0xcafe, b"abcd"), vec![0xfe, 0xca, 0xff, 0x7f]].concat();
    let long_local = |entry: &mut RawEntry| entry.local_extra = vec![0xfe, 0xca, 0xff, 0x7f, 1];
    let fitting = |entry: &mut RawEntry| entry.extra = extra(0xcafe, b"abcd");
    vec![
        refuse("ZB-023", "", "digest-mismatch", flipped).about("data/video/lesson.mp4"),
        refuse("ZB-024", "", "zip-encrypted", || {
            changed(PLAN, |entry| entry.flags |= 1)
        })
        .about(PLAN),
        refuse("ZB-030", "table of contents", "zip-damaged", move || {
            changed(PLAN, long)
        })
        .about(PLAN)
        .twin(move || changed(PLAN, fitting)),
        refuse("ZB-030", "own header", "zip-damaged", move || changed(PLAN, long_local)).about(PLAN),
    ]
}

fn methods() -> Vec<Case> {
    let named = [
        (12, "bzip2"),
        (14, "LZMA"),
        (93, "zstd"),
        (98, "PPMd"),
        (95, "xz"),
        (9, "deflate64"),
        (97, "unknown 97"),
    ];
    let case = |(method, name): (u16, &str)| {
        refuse("ZB-026", name, "zip-method", move || {
            Bundle::sample()
                .zip()
                .change(PLAN, |entry| entry.method = method)
                .bytes()
        })
        .about(PLAN)
    };
    named.into_iter().map(case).collect()
}

/// Twelve ways in which deflated bytes are wrong, the sizes and the checksum being those of the plan.
fn deflates() -> Vec<Case> {
    let good = || deflate(&b"Ask, wait, listen.\n".repeat(20));
    let cut = move |bytes: usize| {
        good()
            .into_iter()
            .rev()
            .skip(bytes)
            .collect::<Vec<u8>>()
            .into_iter()
            .rev()
            .collect()
    };
    let streams: [(&str, Vec<u8>); 12] = [
        ("nothing", Vec::new()),
        ("block type 3", vec![0x07]),
        ("distance too far", vec![0x63, 0x00, 0x02, 0x00]),
        (
            "stored length",
            vec![0x01, 0x05, 0x00, 0x00, 0x00, b'h', b'e', b'l', b'l', b'o'],
        ),
        ("stored end", vec![0x01, 0xff, 0x00, 0x00, 0xff, b'h']),
        ("stored nothing", vec![0x01, 0x00, 0x00, 0xff, 0xff]),
        (
            "incomplete tree",
            vec![0x05, 0xe0, 0x81, 0x08, 0x00, 0x00, 0x00, 0x00, 0x20, 0x7f],
        ),
        (
            "oversubscribed tree",
            vec![0xfd, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        ),
        ("too many lengths", vec![0xfd, 0x1f, 0xff, 0xff, 0x00]),
        ("cut by 1", cut(1)),
        ("cut in the middle", cut(good().len() / 2)),
        ("bytes after the end", [good(), b"more".to_vec()].concat()),
    ];
    let case = |(part, packed): (&'static str, Vec<u8>)| {
        refuse("ZB-029", part, "zip-damaged", move || {
            let packed = packed.clone();
            let broken = |entry: &mut RawEntry| {
                entry.method = 8;
                entry.packed = packed.clone();
                entry.packed_size = packed.len() as u64;
            };
            Bundle::sample().zip().change(PLAN, broken).bytes()
        })
        .about("data/plan/plan.txt")
        .twin(|| deflated(Descriptor::None))
    };
    streams.into_iter().map(case).collect()
}

/// The bundle with every entry deflated.
fn deflated(descriptor: Descriptor) -> Vec<u8> {
    let files = Bundle::sample().files();
    let entry = |(path, bytes): (&String, &Vec<u8>)| RawEntry {
        descriptor,
        ..RawEntry::deflated(&format!("{TOP}/{path}"), bytes)
    };
    RawZip {
        entries: files.iter().map(entry).collect(),
        ..RawZip::default()
    }
    .bytes()
}

fn accepted() -> Vec<Case> {
    let described = [
        ("plain", Descriptor::Plain),
        ("signed", Descriptor::Signed),
        ("wide", Descriptor::Wide),
        ("wide and signed", Descriptor::WideSigned),
    ];
    let described = described
        .into_iter()
        .map(|(part, descriptor)| Case::new("ZB-027", part, Kind::Accept, move || Made::Zip(deflated(descriptor))));
    let dates = [
        ("0x0000", (0, 0)),
        ("month 15", (0, 0x59f8)),
        ("year 2107", (0, 0xff9f)),
    ];
    let dated = dates.into_iter().map(|(part, dos)| {
        Case::new("ZB-033", part, Kind::Accept, move || {
            Made::Zip(Bundle::sample().zip().change(PLAN, |entry| entry.dos = dos).bytes())
        })
    });
    described.chain(dated).collect()
}

fn no_zips(seed: u64) -> Vec<Case> {
    let plain: [(&str, Vec<u8>); 4] = [
        ("empty", Vec::new()),
        ("4 bytes", b"PK\x03\x04".to_vec()),
        ("PK", b"PK".to_vec()),
        ("text", b"This is my lesson plan.\n".repeat(100)),
    ];
    let mut tar = vec![0; 1_024];
    tar.splice(0..8, *b"plan.txt");
    tar.splice(257..263, *b"ustar\0");
    let mut iso = vec![0; 40 << 10];
    iso.splice(32_769..32_774, *b"CD001");
    let padded = |start: &[u8]| [start.to_vec(), crate::noise(seed, 500)].concat();
    let others: [(&str, Vec<u8>); 5] = [
        ("tar", tar),
        ("7z", padded(b"7z\xbc\xaf\x27\x1c")),
        ("rar", padded(b"Rar!\x1a\x07\x01\x00")),
        ("gz", padded(b"\x1f\x8b\x08")),
        ("iso", iso),
    ];
    let case = |id: &'static str| {
        move |(part, bytes): (&str, Vec<u8>)| refuse(id, part, "not-a-bundle", move || bytes.clone())
    };
    plain
        .into_iter()
        .map(case("ZB-035"))
        .chain(others.into_iter().map(case("ZB-036")))
        .collect()
}

/// What only a disk has.
fn disk() -> Vec<Case> {
    let case = |part: &str, code: &'static str, write: fn(&Path) -> io::Result<PathBuf>| {
        Case::refuse("ZB-038", part, code, move || Made::Disk(write)).zip_level()
    };
    vec![
        case("FIFO", "not-a-bundle", |folder| {
            let path = folder.join("pipe.zip");
            let made = Command::new("mkfifo").arg(&path).status()?;
            if made.success() {
                Ok(path)
            } else {
                Err(io::Error::other("mkfifo"))
            }
        }),
        case("/dev/zero", "not-a-bundle", |_| Ok(PathBuf::from("/dev/zero"))),
        Case::refuse("ZB-038", "folder without bagit.txt", "not-a-bundle", || {
            let mut files = Bundle::sample().files();
            files.remove("bagit.txt");
            Made::Folder(files)
        })
        .zip_level(),
        case("without read permission", "file-unreadable", unreadable),
    ]
}

#[expect(clippy::disallowed_methods, reason = "a file that nobody may read is made on a disk")]
fn unreadable(folder: &Path) -> io::Result<PathBuf> {
    let path = folder.join("unreadable.zip");
    std::fs::write(&path, sample())?;
    let mut permissions = std::fs::metadata(&path)?.permissions();
    #[cfg(unix)]
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0);
    std::fs::set_permissions(&path, permissions)?;
    Ok(path)
}
