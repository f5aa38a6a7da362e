//! The hostile pictures themselves, written by hand or small real ones with a few bytes changed, each with what has to
//! come of it.

use crate::made_recordings::sample_path;
use crate::media::Comes::{Either, Listed, Used};
use crate::media::{Input, input};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::fs;
use std::io::{Read, copy, repeat};
use std::path::Path;

const NOT_SHOWN: &str = "cannot-be-shown";

fn sample(name: &str) -> Vec<u8> {
    fs::read(sample_path(name)).expect(name)
}

/// All of them.
pub(crate) fn all() -> Vec<Input> {
    [pngs(), gifs(), jpegs(), webps(), tiffs(), others()]
        .into_iter()
        .flatten()
        .collect()
}

/// A photograph whose header says 24 million pixels; not all of them are there.
pub(crate) fn of_24_megapixels() -> Vec<u8> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../fixtures");
    let photograph = fixtures.join("submissions/2041-short/student-work/sample-1.jpg");
    resized(&fs::read(photograph).expect("a photograph"), 1_500, 16_000)
}

/// A JPEG whose frame header says other sides (ITU T.81 B.2.2).
fn resized(jpeg: &[u8], width: u16, height: u16) -> Vec<u8> {
    let at = frame(jpeg);
    let mut bytes = jpeg.to_vec();
    bytes[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
    bytes[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

/// The frame of the picture itself; the small one in its metadata has its own.
fn frame(jpeg: &[u8]) -> usize {
    let mut pairs = jpeg.windows(2);
    pairs
        .rposition(|pair| matches!(pair, [0xff, 0xc0..=0xc2]))
        .expect("a frame")
}

fn deflated(mut bytes: impl Read) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    copy(&mut bytes, &mut packer).expect("packs");
    packer.finish().expect("packs")
}

fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(name);
    sum.update(body);
    let length = u32::try_from(body.len()).expect("small").to_be_bytes();
    [length.as_slice(), name, body, &sum.sum().to_be_bytes()].concat()
}

/// A PNG: width, height, bits of a sample, kind of colour, and the chunks behind the header.
fn png(width: u32, height: u32, [bits, colour]: [u8; 2], chunks: &[Vec<u8>]) -> Vec<u8> {
    let header = [
        &width.to_be_bytes(),
        &height.to_be_bytes(),
        [bits, colour, 0, 0, 0].as_slice(),
    ]
    .concat();
    let start = b"\x89PNG\r\n\x1a\n".as_slice();
    [start, &chunk(b"IHDR", &header), &chunks.concat()].concat()
}

/// A grey PNG that is whole.
fn whole_png(side: u32) -> Vec<u8> {
    let row = |y: u32| {
        (0..=side).map(move |x| {
            if x == 0 {
                0
            } else {
                u8::try_from((x * y) % 251).expect("a byte")
            }
        })
    };
    let rows: Vec<u8> = (0..side).flat_map(row).collect();
    png(
        side,
        side,
        [8, 0],
        &[chunk(b"IDAT", &deflated(&rows[..])), chunk(b"IEND", &[])],
    )
}

/// IM-002, IM-003, IM-005, IM-006, IM-008, IM-009.
fn pngs() -> Vec<Input> {
    let whole = whole_png(300);
    let mut profile = b"bomb\0\0".to_vec();
    profile.extend(deflated(repeat(0).take(1 << 30)));
    let bomb = png(
        8,
        8,
        [8, 2],
        &[
            chunk(b"iCCP", &profile),
            chunk(b"IDAT", &deflated(&[0; 25 * 8][..])),
            chunk(b"IEND", &[]),
        ],
    );
    let mut inputs = vec![
        input(
            "IM-002",
            "60000.png",
            png(60_000, 60_000, [16, 6], &[]),
            Listed(NOT_SHOWN),
        ),
        input("IM-002", "twin.png", whole.clone(), Used(&[])),
        input("IM-003", "profile.png", bomb, Used(&["colours-approximate"])).within(64),
        input(
            "IM-005",
            "wide.png",
            png(0x7fff_ffff, 1, [8, 2], &[]),
            Listed(NOT_SHOWN),
        ),
        input("IM-006", "none.png", png(0, 0, [8, 2], &[]), Listed(NOT_SHOWN)),
        input("IM-006", "thin.png", png(1, 0, [8, 2], &[]), Listed(NOT_SHOWN)),
        input("IM-009", "frames.png", moving_png(), Used(&["picture-moves"])),
    ];
    inputs.extend([10, 50, 90].map(|percent| {
        let cut = &whole[..whole.len() * percent / 100];
        input("IM-008", &format!("cut-{percent}.png"), cut, Either)
    }));
    inputs
}

/// Ten thousand frames of 4 000 × 4 000, of which only the first is there (APNG, acTL and fcTL).
fn moving_png() -> Vec<u8> {
    let row = [&[0_u8][..], &[90; 12_000]].concat();
    let sides = [4_000_u32.to_be_bytes(), 4_000_u32.to_be_bytes(), [0; 4], [0; 4]].concat();
    let control = |number: u32| {
        chunk(
            b"fcTL",
            &[&number.to_be_bytes(), sides.as_slice(), &[0, 1, 0, 9, 0, 0]].concat(),
        )
    };
    let mut chunks = vec![
        chunk(b"acTL", &[0, 0, 0x27, 0x10, 0, 0, 0, 0]),
        control(0),
        chunk(b"IDAT", &deflated(&row.repeat(4_000)[..])),
    ];
    for number in (1..20_000).step_by(2) {
        let data = [(number + 1_u32).to_be_bytes(), [9; 4]].concat();
        chunks.extend([control(number), chunk(b"fdAT", &data)]);
    }
    chunks.push(chunk(b"IEND", &[]));
    png(4_000, 4_000, [8, 2], &chunks)
}

/// IM-011.
fn gifs() -> Vec<Input> {
    let still = sample("scene/lines.gif");
    let mut many = still[..still.len() - 1].to_vec();
    for _ in 0..100_000 {
        many.extend(b"\x21\xf9\x04\0\0\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0");
    }
    many.push(0x3b);
    vec![
        input("IM-011", "frames.gif", many, Used(&["picture-moves"])),
        input("IM-011", "twin.gif", still, Used(&[])),
    ]
}

/// IM-012, IM-014, IM-015.
fn jpegs() -> Vec<Input> {
    let jpeg = sample("photo.jpg");
    let frame = frame(&jpeg);
    let changed = |place: usize, value: u8| {
        let mut bytes = jpeg.clone();
        bytes[frame + place] = value;
        bytes
    };
    let segment = [b"\xff\xe1\xff\xff".as_slice(), &[b'x'; 65_533]].concat();
    // Its first directory says that the next one is itself (TIFF 6.0).
    let endless = b"\xff\xe1\x00\x16Exif\0\0MM\0\x2a\0\0\0\x08\0\0\0\0\0\x08";
    let many = [&jpeg[..2], endless, &segment.repeat(200), &jpeg[2..]].concat();
    vec![
        input("IM-012", "giant.jpg", resized(&jpeg, 65_500, 65_500), Listed(NOT_SHOWN)),
        input(
            "IM-012",
            "claims.jpg",
            resized(&jpeg, 14_000, 14_000),
            Used(&["picture-incomplete"]),
        ),
        input("IM-012", "twin.jpg", jpeg.clone(), Used(&[])),
        input("IM-014", "segments.jpg", many, Used(&[])),
        input("IM-015", "inks.jpg", sample("scene/ycck.jpg"), Either),
        input("IM-015", "arithmetic.jpg", sample("scene/arithmetic.jpg"), Either),
        input("IM-015", "12-bit.jpg", changed(4, 12), Either),
        input("IM-015", "lossless.jpg", changed(1, 0xc3), Either),
    ]
}

/// IM-017, IM-018: a lossless header with the largest sides, and code lengths that make no tree (RFC 9649 3.4, 3.7).
fn webps() -> Vec<Input> {
    let good = sample("scene/lossless.webp");
    let mut giant = good.clone();
    giant[21..25].copy_from_slice(&(16_382_u32 | 16_382 << 14).to_le_bytes());
    let crafted = (0..8).map(|number| {
        let mut bad = good.clone();
        for at in 0..12 {
            bad[25 + number * 5 + at] = 0xff;
        }
        input("IM-018", &format!("codes-{number}.webp"), bad, Either)
    });
    let mut inputs = vec![
        input("IM-017", "giant.webp", giant, Listed(NOT_SHOWN)),
        input("IM-017", "twin.webp", good.clone(), Used(&[])),
    ];
    inputs.extend(crafted);
    inputs
}

/// A TIFF directory of numbers, the offset of the next one behind it, and what follows.
fn tiff(entries: &[(u16, u16, u32)], next: u32, rest: &[u8]) -> Vec<u8> {
    let mut bytes = b"II\x2a\0\x08\0\0\0".to_vec();
    bytes.extend(u16::try_from(entries.len()).expect("few").to_le_bytes());
    for (tag, kind, value) in entries {
        bytes.extend([tag.to_le_bytes(), kind.to_le_bytes()].concat());
        bytes.extend([1_u32.to_le_bytes(), value.to_le_bytes()].concat());
    }
    bytes.extend(next.to_le_bytes());
    bytes.extend(rest);
    bytes
}

/// IM-020, IM-021.
fn tiffs() -> Vec<Input> {
    let page = |side: u32, offset: u32| {
        [
            (256, 4, side),
            (257, 4, side),
            (258, 3, 8),
            (259, 3, 1),
            (262, 3, 1),
            (273, 4, offset),
            (277, 3, 1),
            (278, 4, side),
            (279, 4, side.wrapping_mul(side)),
        ]
    };
    let length = 8 + 2 + 9 * 12 + 4;
    let mut many = tiff(&page(4, length), length + 16, &[9; 16]);
    for number in 1..10_000 {
        let behind = u32::try_from(many.len()).expect("small") + length - 8;
        let next = if number == 9_999 { 0 } else { behind };
        many.extend(&tiff(&page(4, length), next, &[])[8..]);
    }
    vec![
        input(
            "IM-020",
            "giant.tif",
            tiff(&page(400_000, 122)[..8], 0, &[]),
            Listed(NOT_SHOWN),
        ),
        input("IM-021", "loop.tif", tiff(&page(4, length), 8, &[9; 16]), Either),
        input("IM-021", "nowhere.tif", tiff(&page(4, 100_000), 0, &[]), Either),
        input("IM-021", "many.tif", many, Used(&[])),
        input("IM-021", "twin.tif", tiff(&page(4, length), 0, &[9; 16]), Used(&[])),
    ]
}

/// IM-023: pictures that are named and not shown; and one that is.
fn others() -> Vec<Input> {
    let raw = [b"II\x2a\0\x10\0\0\0CR\x02\0".as_slice(), &[0; 64]].concat();
    let named = [
        ("picture.avif", b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf".to_vec()),
        (
            "picture.jxl",
            b"\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl \0\0\0\0jxl ".to_vec(),
        ),
        (
            "picture.psd",
            [
                b"8BPS\0\x01".as_slice(),
                &[0; 6],
                b"\0\x03\0\0\0\x64\0\0\0\x64\0\x08\0\x03",
            ]
            .concat(),
        ),
        ("picture.cr2", raw),
        (
            "picture.ico",
            [b"\0\0\x01\0\x01\0\x10\x10\0\0\x01\0\x20\0".as_slice(), &[0; 64]].concat(),
        ),
        (
            "picture.cur",
            [b"\0\0\x02\0\x01\0\x10\x10\0\0\x01\0\x20\0".as_slice(), &[0; 64]].concat(),
        ),
    ];
    let mut inputs: Vec<Input> = named
        .into_iter()
        .map(|(name, bytes)| input("IM-023", name, bytes, Listed(NOT_SHOWN)))
        .collect();
    inputs.push(input("IM-023", "picture.heic", sample("photo.heic"), Used(&[])));
    inputs
}
