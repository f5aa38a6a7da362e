//! The hostile recordings themselves: small real ones with a few bytes changed, each with what has to come of it.
//!
//! Where the list says "cannot be shown" and people are better served by what is there, it is used: sound of unknown
//! length (a live recording is written so), a second chain behind the first, frames in a cluster without an end.

use crate::media::Comes::{Either, Listed, Refused, Used};
use crate::media::{Input, input};
use std::fs;
use std::path::{Path, PathBuf};

/// A recording that has nothing wrong with it.
pub(crate) fn sample_path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../evidence/tests/files")
        .join(name)
}

fn sample(name: &str) -> Vec<u8> {
    fs::read(sample_path(name)).expect(name)
}

/// All of them.
pub(crate) fn all() -> Vec<Input> {
    [films(), matroska(), ogg(), flac(), wave(), aac(), captions(), halves()]
        .into_iter()
        .flatten()
        .collect()
}

/// Every place where `mark` stands.
fn places(bytes: &[u8], mark: &[u8]) -> Vec<usize> {
    let found = bytes.windows(mark.len()).enumerate();
    found.filter(|(_, part)| *part == mark).map(|(at, _)| at).collect()
}

/// With `bytes` put `behind` so many bytes after each beginning of `mark`.
fn with(mut file: Vec<u8>, mark: &[u8], behind: usize, bytes: &[u8]) -> Vec<u8> {
    let marks = places(&file, mark);
    assert!(!marks.is_empty(), "{}", mark.escape_ascii());
    for at in marks {
        file[at + behind..at + behind + bytes.len()].copy_from_slice(bytes);
    }
    file
}

const ALL_ONES: [u8; 4] = [0xff; 4];

/// AV-001, AV-004, AV-006, AV-007, AV-019: tables that lie, boxes without end (ISO/IEC 14496-12).
fn films() -> Vec<Input> {
    let mut run = sample("frag.mp4");
    for at in places(&run, b"trun") {
        run[at + 7] |= 4;
        run[at + 8..at + 12].copy_from_slice(&ALL_ONES);
    }
    let tables = [("stsz", 12), ("stco", 8), ("stts", 8), ("stsc", 8)].map(|(table, count)| {
        let film = with(sample("plain.mp4"), table.as_bytes(), count, &ALL_ONES);
        input("AV-004", &format!("{table}.mp4"), film, Listed("media-undecodable"))
    });
    let mut nested = Vec::new();
    for _ in 0..10_000_u32 {
        let length = u32::try_from(nested.len() + 8).expect("small").to_be_bytes();
        nested = [length.as_slice(), b"moov", &nested].concat();
    }
    let nested = [b"\0\0\0\x18ftypisom\0\0\x02\0isomiso2".as_slice(), &nested].concat();
    let backwards = [0x7f, 0xff, 0xff, 0xff, 0x80, 0, 0, 0];
    let no_scale = with(sample("plain.mp4"), b"mvhd", 16, &[0; 4]);
    let mut films = vec![
        input("AV-001", "trun.mp4", run, Listed("media-undecodable")),
        input("AV-001", "twin.mp4", sample("frag.mp4"), Used(&[])),
        input("AV-004", "twin.mp4", sample("plain.mp4"), Used(&[])),
        input("AV-006", "nested.mp4", nested, Listed("media-undecodable")),
        input(
            "AV-007",
            "edit.mp4",
            with(sample("plain.mp4"), b"elst", 12, &backwards),
            Used(&[]),
        ),
        input(
            "AV-007",
            "edits.mp4",
            with(sample("plain.mp4"), b"elst", 8, &ALL_ONES),
            Used(&[]),
        ),
        input(
            "AV-007",
            "timescale.mp4",
            with(no_scale, b"mdhd", 16, &[0; 4]),
            Refused("sound-damaged"),
        ),
        input(
            "AV-019",
            "where.mp4",
            sample("plain.mp4"),
            Used(&["metadata-identifies"]),
        ),
        input(
            "AV-019",
            "where.mov",
            sample("turned.mov"),
            Used(&["metadata-identifies"]),
        ),
    ];
    films.extend(tables);
    films
}

/// AV-010 (RFC 9559).
fn matroska() -> Vec<Input> {
    let film = sample("film.mkv");
    let no_scale = with(film.clone(), b"\x2a\xd7\xb1\x83", 4, &[0; 3]);
    let mut endless = with(
        film.clone(),
        b"\x18\x53\x80\x67",
        4,
        &[1, 255, 255, 255, 255, 255, 255, 255],
    );
    for at in places(&film, b"\x1f\x43\xb6\x75") {
        // Its length in as many bytes as before, all ones: unknown.
        let bytes = film[at + 4].leading_zeros() as usize;
        endless[at + 4..at + 5 + bytes].fill(0xff);
        endless[at + 4] = 0xff >> bytes;
    }
    let mut laced = film.clone();
    for at in places(&film, b"\xa3") {
        let bytes = film[at + 1].leading_zeros() as usize;
        if bytes < 2 && at + bytes + 6 < film.len() {
            laced[at + bytes + 5] |= 6;
            laced[at + bytes + 6] = 0xff;
        }
    }
    vec![
        input("AV-010", "scale.mkv", no_scale, Listed("media-undecodable")),
        input("AV-010", "endless.mkv", endless, Used(&[])),
        input("AV-010", "laced.mkv", laced, Either),
        input("AV-010", "twin.mkv", film, Used(&[])),
    ]
}

/// AV-012 (RFC 3533).
fn ogg() -> Vec<Input> {
    let whole = sample("sound.ogg");
    let (mut pages, mut at) = (Vec::new(), 0);
    while at < whole.len() {
        let segments = usize::from(whole[at + 26]);
        let lengths = &whole[at + 27..at + 27 + segments];
        let length = 27 + segments + lengths.iter().map(|length| usize::from(*length)).sum::<usize>();
        pages.push(whole[at..at + length].to_vec());
        at += length;
    }
    let (head, rest) = pages.split_at(2);
    let mut empty = rest[0][..27].to_vec();
    (empty[5], empty[26]) = (0, 0);
    let empties = [head.concat(), empty.repeat(2_000), rest.concat()].concat();
    let mut wrong_sums = Vec::new();
    for mut page in pages.clone() {
        page[22..26].copy_from_slice(&ALL_ONES);
        wrong_sums.extend(page);
    }
    vec![
        input("AV-012", "empty.ogg", empties, Used(&[])),
        input("AV-012", "chained.ogg", whole.repeat(2), Used(&[])),
        input("AV-012", "sums.ogg", wrong_sums, Either),
        input("AV-012", "twin.ogg", whole, Used(&[])),
    ]
}

/// AV-013 (RFC 9639 8): blocks that claim a gibibyte, behind the stream information of 42 bytes.
fn flac() -> Vec<Input> {
    let whole = sample("sound.flac");
    let behind_info = |block: &[u8]| [&whole[..42], block, &whole[42..]].concat();
    let picture = [b"\0\0\0\x03\x40\0\0\0image/png".as_slice(), &[0; 23]].concat();
    let claims_inside = [
        &[6, 0, 0, u8::try_from(picture.len()).expect("small")],
        picture.as_slice(),
    ]
    .concat();
    let claims_outside = [b"\x06\xff\xff\xff".as_slice(), &picture].concat();
    let comments = b"\x04\0\0\x0c\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff";
    vec![
        input("AV-013", "inside.flac", behind_info(&claims_inside), Used(&[])).within(64),
        input(
            "AV-013",
            "outside.flac",
            behind_info(&claims_outside),
            Listed("media-undecodable"),
        )
        .within(64),
        input("AV-013", "comments.flac", behind_info(comments), Used(&[])).within(64),
        input("AV-013", "twin.flac", whole, Used(&[])).within(64),
    ]
}

/// AV-015: what stands in `fmt ` (channels 10 bytes behind its name, rate 12, block 20, bits 22) and in `data`.
fn wave() -> Vec<Input> {
    let changed = |at: usize, bytes: &[u8]| with(sample("sound.wav"), b"fmt ", at, bytes);
    let unknown_length = with(sample("sound.wav"), b"data", 4, &ALL_ONES);
    vec![
        input("AV-015", "length.wav", unknown_length, Used(&[])),
        input("AV-015", "block.wav", changed(20, &[0; 2]), Listed("media-undecodable")),
        input(
            "AV-015",
            "channels.wav",
            changed(10, &[0xff; 2]),
            Listed("media-undecodable"),
        ),
        input(
            "AV-015",
            "rate.wav",
            changed(12, &4_000_000_000_u32.to_le_bytes()),
            Listed("media-undecodable"),
        ),
        input("AV-015", "bits.wav", changed(22, &[0; 2]), Refused("sound-undecodable")),
        input("AV-015", "twin.wav", sample("sound.wav"), Used(&[])),
    ]
}

/// AV-016: ADTS frames (ISO/IEC 14496-3 1.A.2.2) of no channels; and a description that announces what lies above AAC.
fn aac() -> Vec<Input> {
    let (mut silent, mut at) = (sample("sound/aac.aac"), 0);
    while at + 7 < silent.len() {
        let length =
            usize::from(silent[at + 3] & 3) << 11 | usize::from(silent[at + 4]) << 3 | usize::from(silent[at + 5] >> 5);
        silent[at + 2] &= 0xfe;
        silent[at + 3] &= 0x3f;
        at += length.max(7);
    }
    // The audio specific config of AAC-LC in two bytes becomes one of PS (29) with its explicit rate.
    let described = sample("sound/aac.mp4");
    let config = places(&described, b"\x05\x80\x80\x80")[0] + 5;
    let mut announced = described.clone();
    announced[config] = 29 << 3 | announced[config] & 7;
    vec![
        input("AV-016", "silent.aac", silent, Refused("sound-undecodable")),
        input("AV-016", "announced.mp4", announced, Either),
        input("AV-016", "twin.aac", sample("sound/aac.aac"), Used(&[])),
    ]
}

/// AV-021: captions are read as text, and have no sound.
fn captions() -> Vec<Input> {
    let line = "x".repeat(10_000_000);
    let srt = format!(
        "1\n00:00:01,000 --> 00:00:02,000\n<script>ran()</script><b onclick=ran()>Wait</b>\n\n2\n00:00:03,000 --> 00:00:04,000\n{line}\n"
    );
    let vtt = format!(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<i onmouseover='ran()'>Wait</i><img src=http://127.0.0.1:9/>\n\n00:03.000 --> 00:04.000\n{line}\n"
    );
    vec![
        input("AV-021", "long.srt", srt, Refused("no-sound")),
        input("AV-021", "long.vtt", vtt, Refused("no-sound")),
    ]
}

/// AV-022: sound alone in a file for films, and a film without sound.
fn halves() -> Vec<Input> {
    vec![
        input("AV-022", "sound.mp4", sample("sound/aac.mp4"), Used(&[])),
        input("AV-022", "silent.mp4", sample("uneven.mp4"), Refused("no-sound")),
    ]
}
