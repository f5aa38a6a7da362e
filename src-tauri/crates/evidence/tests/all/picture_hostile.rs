//! Hostile pictures (the shared list, IM and the drawings of HT): refused or shown in part, within two seconds and 256 MiB;
//! beside each stands a harmless twin that is shown.

use crate::harness::{Random, decoder, file, probe_bytes, with_most_of_children};
use crate::picture_help::{Scene, edge, likeness, png, refused, see, try_see};
use ::png::{BitDepth, ColorType as PngColour};
use assay_evidence::{Caveat, Death, DecodeError, Finding, Format, NotShown, PictureWanted, Refusal};
use jpeg_encoder::SamplingFactor;
use std::io::Cursor;
use std::time::Duration;

/// Runs `work`, for which each child may work two seconds and take 256 MiB. Children of other tests at the same time count
/// too, which makes it stricter.
#[track_caller]
fn soon<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let (outcome, most) = with_most_of_children(work);
    assert!(most.worked < Duration::from_secs(2), "{name}: {most:?}");
    assert!(most.memory_kib < 256 << 10, "{name}: {most:?}");
    outcome
}

/// It is refused for this reason, soon.
#[track_caller]
fn not_shown(bytes: &[u8], name: &str, format: Format, why: NotShown) {
    let refusal = soon(name, || refused(bytes, name, edge(320)));
    assert_eq!(refusal, Refusal::NotShown { format, why }, "{name}");
}

fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut checksum = flate2::Crc::new();
    checksum.update(name);
    checksum.update(body);
    let length = u32::try_from(body.len()).expect("small").to_be_bytes();
    [&length, name.as_slice(), body, &checksum.sum().to_be_bytes()].concat()
}

fn png_of(width: u32, height: u32, depth: u8, colour: u8, chunks: &[Vec<u8>]) -> Vec<u8> {
    let header = [
        &width.to_be_bytes(),
        &height.to_be_bytes(),
        [depth, colour, 0, 0, 0].as_slice(),
    ]
    .concat();
    [
        b"\x89PNG\r\n\x1a\n".as_slice(),
        &chunk(b"IHDR", &header),
        &chunks.concat(),
    ]
    .concat()
}

fn deflated(bytes: impl std::io::Read) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut bytes = bytes;
    let mut packer = flate2::write::ZlibEncoder::new(&mut packed, flate2::Compression::best());
    std::io::copy(&mut bytes, &mut packer).expect("packs");
    packer.finish().expect("packs");
    packed
}

#[test]
fn im_002_and_005_and_006_a_png_larger_than_any_or_without_pixels_is_refused() {
    not_shown(
        &png_of(60_000, 60_000, 16, 6, &[]),
        "60000.png",
        Format::Png,
        NotShown::TooLarge,
    );
    not_shown(
        &png_of(0x7fff_ffff, 1, 8, 2, &[]),
        "wide.png",
        Format::Png,
        NotShown::TooLarge,
    );
    not_shown(&png_of(0, 0, 8, 2, &[]), "none.png", Format::Png, NotShown::Damaged);
    not_shown(&png_of(1, 0, 8, 2, &[]), "thin.png", Format::Png, NotShown::Damaged);
    // A row of 40 million pixels is within the pixels and beyond the memory.
    not_shown(
        &png_of(40_000_000, 1, 16, 6, &[chunk(b"IDAT", &deflated(&[0_u8; 64][..]))]),
        "row.png",
        Format::Png,
        NotShown::TooLarge,
    );
    see(&Scene::new(60, 60).png(), "twin.png", edge(320));
}

#[test]
fn im_003_a_colour_profile_of_a_gibibyte_is_not_unpacked() {
    let mut body = b"bomb\0\0".to_vec();
    body.extend(deflated(std::io::Read::take(std::io::repeat(0), 1 << 30)));
    let rows = deflated(&[0_u8; 25 * 8][..]);
    let bomb = png_of(
        8,
        8,
        8,
        2,
        &[chunk(b"iCCP", &body), chunk(b"IDAT", &rows), chunk(b"IEND", &[])],
    );
    let seen = soon("profile", || see(&bomb, "profile.png", edge(320)));
    assert_eq!(seen.picture.caveats.len(), 1, "{:?}", seen.picture);
}

#[test]
fn im_008_a_png_that_is_cut_short_is_shown_as_far_as_it_goes_and_that_is_said() {
    let mut random = Random(8);
    let mut scene = Scene::new(300, 200);
    // Noise, so that a tenth of the file is about a tenth of the rows.
    for sample in &mut scene.rgb {
        *sample = sample.wrapping_add(u8::try_from(random.below(8)).expect("small"));
    }
    let whole = scene.png();
    for percent in [10, 50, 90] {
        let cut = &whole[..whole.len() * percent / 100];
        let seen = soon("cut", || see(cut, "cut.png", edge(300)));
        assert_eq!(seen.picture.caveats, [Caveat::Incomplete], "{percent} %");
        is_shown_and_called_cut(cut, "cut.png");
        let upper = 200 * percent / 100 - 15;
        if upper > 10 {
            assert!(
                likeness(&seen.scene.part(0, 0, 300, upper), &scene.part(0, 0, 300, upper)) > 28.0,
                "{percent} %"
            );
        }
        assert_eq!(
            seen.scene.rgb[(199 * 300 + 150) * 3..][..3],
            [255; 3],
            "{percent} %: what is missing is white"
        );
    }
    assert_eq!(see(&whole, "whole.png", edge(300)).picture.caveats, []);
    not_shown(&whole[..40], "head.png", Format::Png, NotShown::Damaged);
}

/// Intake says the same as the picture: what is there counts.
#[track_caller]
fn is_shown_and_called_cut(bytes: &[u8], name: &str) {
    let probe = probe_bytes(bytes, name);
    assert!(probe.shown, "{name}");
    assert_eq!(probe.findings, [Finding::CutShort { stated_ms: None }], "{name}");
}

#[test]
fn a_jpeg_that_is_cut_short_is_shown_as_far_as_it_goes_and_that_is_said() {
    let scene = Scene::new(640, 480);
    for set in [false, true] {
        let whole = scene.jpeg(|encoder| {
            encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
            if set {
                encoder.set_restart_interval(5);
            }
        });
        let cut = &whole[..whole.len() * 6 / 10];
        for wanted in [640, 80] {
            let seen = soon("cut", || see(cut, "cut.jpg", edge(wanted)));
            assert_eq!(seen.picture.caveats, [Caveat::Incomplete]);
        }
        is_shown_and_called_cut(cut, "cut.jpg");
        let seen = see(cut, "cut.jpg", edge(640));
        assert!(likeness(&seen.scene.part(0, 0, 640, 160), &scene.part(0, 0, 640, 160)) > 30.0);
        // Some bytes garbled: with restarts only a part is lost.
        let mut garbled = whole.clone();
        let middle = garbled.len() / 2;
        garbled[middle..middle + 40].fill(0x55);
        let seen = see(&garbled, "garbled.jpg", edge(640));
        if set && seen.picture.caveats == [Caveat::Incomplete] {
            assert!(likeness(&seen.scene.part(0, 400, 640, 80), &scene.part(0, 400, 640, 80)) > 30.0);
        }
    }
}

#[test]
fn im_009_and_011_of_ten_thousand_frames_only_the_first_is_decoded() {
    let row = [&[0_u8][..], &[90; 12_000]].concat();
    let rows = deflated(&row.repeat(4_000)[..]);
    let mut chunks = vec![chunk(b"acTL", &[0, 0, 0x27, 0x10, 0, 0, 0, 0])];
    let control = |number: u32| {
        let sides = [4_000_u32.to_be_bytes(), 4_000_u32.to_be_bytes(), [0; 4], [0; 4]].concat();
        chunk(
            b"fcTL",
            &[number.to_be_bytes().as_slice(), &sides, &[0, 1, 0, 9, 0, 0]].concat(),
        )
    };
    chunks.extend([control(0), chunk(b"IDAT", &rows)]);
    for number in 0..9_999 {
        let data = [(2 * number + 2_u32).to_be_bytes(), [9; 4]].concat();
        chunks.extend([control(2 * number + 1), chunk(b"fdAT", &data)]);
    }
    chunks.push(chunk(b"IEND", &[]));
    let moving = png_of(4_000, 4_000, 8, 2, &chunks);
    let seen = soon("apng", || see(&moving, "frames.png", edge(320)));
    assert_eq!(seen.picture.caveats, [Caveat::FirstOfSeveral { frames: 10_000 }]);
    let still = file("scene/lines.gif");
    let mut many = still[..still.len() - 1].to_vec();
    for _ in 0..100_000 {
        many.extend(b"\x21\xf9\x04\0\0\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0");
    }
    many.push(0x3b);
    let seen = soon("gif", || see(&many, "frames.gif", edge(320)));
    assert!(
        matches!(seen.picture.caveats[..], [Caveat::FirstOfSeveral { frames: 90_000.. }]),
        "{:?}",
        seen.picture
    );
}

/// The frame header of a JPEG with other sides.
fn resized_jpeg(jpeg: &[u8], width: u16, height: u16) -> Vec<u8> {
    let at = jpeg
        .windows(2)
        .position(|pair| matches!(pair, [0xff, 0xc0..=0xc2]))
        .expect("a frame");
    let mut bytes = jpeg.to_vec();
    bytes[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
    bytes[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

#[test]
fn im_012_and_017_a_header_that_claims_a_giant_is_refused_before_anything_is_made() {
    let jpeg = Scene::new(64, 64).jpeg(|_| {});
    not_shown(
        &resized_jpeg(&jpeg, 65_500, 65_500),
        "giant.jpg",
        Format::Jpeg,
        NotShown::TooLarge,
    );
    // Within the limits, and hardly any of it there: shown soon, and said.
    let seen = soon("claims", || {
        see(&resized_jpeg(&jpeg, 14_000, 14_000), "claims.jpg", edge(320))
    });
    assert_eq!(seen.picture.caveats, [Caveat::Incomplete]);
    let progressive = Scene::new(64, 64).jpeg(|encoder| encoder.set_progressive(true));
    for wanted in [320, 4_096] {
        let large = resized_jpeg(&progressive, 7_000, 7_000);
        let seen = soon("claims", || see(&large, "claims.jpg", edge(wanted)));
        assert!(seen.picture.caveats.contains(&Caveat::Incomplete));
    }
    let mut webp = file("scene/lossless.webp");
    webp[21..25].copy_from_slice(&(16_382_u32 | 16_382 << 14).to_le_bytes());
    not_shown(&webp, "giant.webp", Format::Webp, NotShown::TooLarge);
}

#[test]
fn im_014_metadata_without_end_is_passed_over() {
    let jpeg = Scene::new(64, 48).jpeg(|_| {});
    let segment = [b"\xff\xe1\xff\xff".as_slice(), &[b'x'; 65_533]].concat();
    let exif = [
        b"\xff\xe1\x00\x20Exif\0\0MM\0\x2a\0\0\0\x08\0\x00\0\0\0\x08".as_slice(),
        &[0; 8],
    ]
    .concat();
    let bytes = [&jpeg[..2], &exif, &segment.repeat(200), &jpeg[2..]].concat();
    let seen = soon("segments", || see(&bytes, "segments.jpg", edge(64)));
    assert!(likeness(&seen.scene, &Scene::new(64, 48)) > 30.0);
}

#[test]
fn im_015_jpegs_that_hardly_anybody_writes_are_named_and_not_shown() {
    not_shown(
        &file("scene/arithmetic.jpg"),
        "arithmetic.jpg",
        Format::Jpeg,
        NotShown::PictureFormat,
    );
    let jpeg = Scene::new(64, 64).jpeg(|_| {});
    let at = jpeg.windows(2).position(|pair| pair == [0xff, 0xc0]).expect("a frame");
    let changed = |place: usize, value: u8| {
        let mut bytes = jpeg.clone();
        bytes[at + place] = value;
        bytes
    };
    not_shown(&changed(4, 12), "12-bit.jpg", Format::Jpeg, NotShown::PictureFormat);
    not_shown(&changed(1, 0xc3), "lossless.jpg", Format::Jpeg, NotShown::PictureFormat);
    not_shown(
        &changed(9, 2),
        "two-components.jpg",
        Format::Jpeg,
        NotShown::PictureFormat,
    );
}

#[test]
fn im_018_a_webp_with_huffman_codes_that_make_no_tree_is_refused() {
    let good = file("scene/lossless.webp");
    let mut random = Random(18);
    let (mut shown, mut refused) = (0, 0);
    for _ in 0..60 {
        let mut bad = good.clone();
        for _ in 0..4 {
            // The code lengths stand right behind the header.
            let at = 25 + random.below(60);
            bad[at] = u8::try_from(random.below(256)).expect("a byte");
        }
        match soon("webp", || try_see(&bad, "bad.webp", edge(320))) {
            Ok(_) => shown += 1,
            Err(DecodeError::Refused(_)) => refused += 1,
            Err(other) => panic!("{other:?}"),
        }
    }
    assert!(refused > 20, "{shown} shown, {refused} refused");
}

/// A TIFF of one directory with SHORT and LONG entries.
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

#[test]
fn im_020_and_021_tiffs_that_claim_giants_loop_or_point_nowhere_are_refused() {
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
    let damaged = |bytes: &[u8], name: &str| not_shown(bytes, name, Format::Tiff, NotShown::Damaged);
    not_shown(
        &tiff(&page(400_000, 122)[..8], 0, &[]),
        "giant.tif",
        Format::Tiff,
        NotShown::TooLarge,
    );
    damaged(&tiff(&page(4, length), 8, &[9; 16]), "loop.tif");
    damaged(&tiff(&page(4, 100_000), 0, &[]), "nowhere.tif");
    let wide = [
        (256, 4, 50_000_000),
        (257, 4, 1),
        (258, 3, 16),
        (262, 3, 1),
        (273, 4, 8),
        (277, 3, 4),
        (278, 4, 1),
        (279, 4, 9),
    ];
    not_shown(&tiff(&wide, 0, &[]), "wide.tif", Format::Tiff, NotShown::TooLarge);
    // Ten thousand directories, all good: the first is a page like any other.
    let mut many = tiff(&page(4, length), length + 16, &[9; 16]);
    for n in 1..10_000 {
        let next = if n == 9_999 {
            0
        } else {
            u32::try_from(many.len()).expect("small") + 2 + 9 * 12 + 4
        };
        many.extend(&tiff(&page(4, length), next, &[])[8..]);
    }
    let seen = soon("directories", || see(&many, "directories.tif", edge(320)));
    assert_eq!(seen.picture.pages, 10_000);
    let seen = see(&tiff(&page(4, length), 0, &[9; 16]), "twin.tif", edge(320));
    assert_eq!(seen.picture.caveats, []);
}

#[test]
fn a_strip_that_unpacks_to_gigabytes_gives_the_rows_that_are_asked_for() {
    let packed = deflated(std::io::Read::take(std::io::repeat(77), 200 << 20));
    let length = u32::try_from(packed.len()).expect("small");
    let entries = [
        (256, 4, 64),
        (257, 4, 64),
        (258, 3, 8),
        (259, 3, 8),
        (262, 3, 1),
        (273, 4, 122),
        (277, 3, 1),
        (278, 4, 64),
        (279, 4, length),
    ];
    let seen = soon("strip", || see(&tiff(&entries, 0, &packed), "strip.tif", edge(64)));
    assert!(seen.scene.rgb.iter().all(|sample| sample.abs_diff(77) < 3));
}

#[test]
fn im_026_forty_pictures_of_24_megapixels_at_once_are_decoded_two_at_a_time() {
    let part = Scene::new(1_000, 666);
    let jpeg = part.jpeg(|encoder| encoder.set_restart_interval(1_000));
    let large = tall(&jpeg, &part);
    let decoder = decoder();
    let all = || {
        std::thread::scope(|scope| {
            let jobs: Vec<_> = (0..40)
                .map(|_| {
                    scope.spawn(|| {
                        let made = decoder.picture(Cursor::new(&large), "photo.jpg", PictureWanted::THUMBNAIL, &mut ());
                        made.expect("a thumbnail").0
                    })
                })
                .collect();
            for job in jobs {
                assert_eq!(job.join().expect("no panic").whole_height_px, 24_000);
            }
        });
    };
    // Two at most, each within its share: RSS < 1 GiB in all is a matter of arithmetic.
    soon("photo.jpg", all);
}

/// A JPEG as wide and so tall that it has 24 megapixels; the rows after those that are there are missing.
fn tall(jpeg: &[u8], part: &Scene) -> Vec<u8> {
    resized_jpeg(jpeg, u16::try_from(part.width).expect("small"), 24_000)
}

#[test]
fn ht_012_a_drawing_with_scripts_and_links_is_drawn_without_them() {
    let drawing = |inside: &str| {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='60' height='40'>\
             <rect width='30' height='40' fill='#c00000'/>{inside}</svg>"
        )
    };
    let png = base64(&Scene::new(30, 40).png());
    let scripts = vec![Caveat::ScriptsLeftOut];
    let links = vec![Caveat::LinksLeftOut];
    for (inside, caveats) in [
        (String::new(), Vec::new()),
        (
            "<script>fetch('http://127.0.0.1:9/')</script>".to_owned(),
            scripts.clone(),
        ),
        (
            "<rect onload='x()' onclick='y()' x='40' width='1' height='1'/>".to_owned(),
            scripts.clone(),
        ),
        (
            "<foreignObject width='9' height='9'><b xmlns='http://www.w3.org/1999/xhtml'>x</b></foreignObject>"
                .to_owned(),
            scripts,
        ),
        (
            "<image xlink:href='http://127.0.0.1:9/x.png' x='30' width='30' height='40'/>".to_owned(),
            links.clone(),
        ),
        (
            "<image href='file:///etc/hostname' x='30' width='30' height='40'/>".to_owned(),
            links.clone(),
        ),
        (
            "<image href='/etc/hostname' x='30' width='30' height='40'/>".to_owned(),
            links.clone(),
        ),
        (
            "<use xlink:href='http://127.0.0.1:9/x.svg#a'/>".to_owned(),
            links.clone(),
        ),
        (
            "<style>@import url('http://127.0.0.1:9/x.css'); rect {}</style>".to_owned(),
            links.clone(),
        ),
        (
            "<rect fill='url(http://127.0.0.1:9/x.svg#a)' x='50' width='1' height='1'/>".to_owned(),
            links.clone(),
        ),
        (
            "<image href='data:image/svg+xml;base64,PHN2Zy8+' x='30' width='30' height='40'/>".to_owned(),
            links,
        ),
        (
            format!("<image href='data:image/png;base64,{png}' x='30' width='30' height='40'/>"),
            Vec::new(),
        ),
        (
            "<text x='2' y='20' fill='white'>3/8</text>".to_owned(),
            vec![Caveat::OtherLetters],
        ),
    ] {
        let seen = soon("drawing", || see(drawing(&inside).as_bytes(), "drawing.svg", edge(60)));
        assert_eq!(seen.picture.caveats, caveats, "{inside}");
        let red = &seen.scene.rgb[(35 * 60 + 20) * 3..][..3];
        assert!(red[0] > 180 && red[1] < 20, "{inside}: {red:?}");
        let inner = seen.scene.part(32, 2, 26, 36);
        let white = inner.rgb.iter().filter(|sample| **sample > 250).count();
        assert_eq!(white < inner.rgb.len() / 2, inside.contains("image/png"), "{inside}");
    }
    let seen = see(drawing("").as_bytes(), "drawing.svg", edge(600));
    assert_eq!(
        (
            seen.picture.width_px,
            seen.picture.height_px,
            seen.picture.whole_width_px
        ),
        (600, 400, 60)
    );
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |group: &[u8]| {
        let bits = group
            .iter()
            .chain(&[0; 2])
            .take(3)
            .fold(0, |bits, byte| bits << 8 | usize::from(*byte));
        let digit = |n: usize| {
            if n <= group.len() {
                char::from(DIGITS[bits >> (18 - 6 * n) & 63])
            } else {
                '='
            }
        };
        (0..4).map(digit).collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

#[test]
fn words_in_a_drawing_are_drawn() {
    let words = "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='60'><text x='5' y='45' font-size='40' \
                 font-family='Comic Sans MS'>¿Qué? Ж</text></svg>";
    let seen = see(words.as_bytes(), "words.svg", edge(200));
    let ink = seen.scene.rgb.iter().filter(|sample| **sample < 100).count();
    assert!(ink > 1_500, "{ink} dark samples");
}

#[test]
fn ht_013_a_drawing_that_explodes_is_refused_or_drawn_at_once() {
    let head = "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='300'>";
    let laughs: String = (1..12)
        .map(|n| format!("<!ENTITY l{n} '{}'>", format!("&l{};", n - 1).repeat(10)))
        .collect();
    let laughs = format!("<!DOCTYPE svg [<!ENTITY l0 '<rect width=\"9\" height=\"9\"/>'>{laughs}]>{head}&l11;</svg>");
    let mut path = String::from("M0 0");
    let mut random = Random(13);
    for _ in 0..1_000_000 {
        path.push_str(&format!("L{} {}", random.below(300), random.below(300)));
    }
    let uses: String = (1..30)
        .map(|n| format!("<g id='g{n}'><use href='#g{0}'/><use href='#g{0}'/></g>", n - 1))
        .collect();
    for (name, drawing) in [
        ("laughs", laughs),
        (
            "turbulence",
            format!(
                "{head}<filter id='f' x='0' y='0' width='30000' height='30000' filterUnits='userSpaceOnUse'>\
                 <feTurbulence baseFrequency='0.9' numOctaves='9'/></filter><rect width='30000' height='30000' filter='url(#f)'/></svg>"
            ),
        ),
        (
            "points",
            format!("{head}<path d='{path}' fill='none' stroke='red'/></svg>"),
        ),
        (
            "uses",
            format!("{head}<defs><g id='g0'><rect width='9' height='9'/></g>{uses}</defs><use href='#g29'/></svg>"),
        ),
        (
            "deep",
            format!("{head}{}{}</svg>", "<g>".repeat(100_000), "</g>".repeat(100_000)),
        ),
        (
            "blur",
            format!(
                "{head}<filter id='f'><feGaussianBlur stdDeviation='90000'/></filter><rect width='300' height='300' filter='url(#f)'/></svg>"
            ),
        ),
        (
            "giant",
            "<svg xmlns='http://www.w3.org/2000/svg' width='1e9' height='1e9'><rect width='1e8' height='1e9'/></svg>"
                .to_owned(),
        ),
    ] {
        let outcome = soon(name, || try_see(drawing.as_bytes(), "drawing.svg", edge(320)));
        assert!(
            matches!(
                outcome,
                Ok(_)
                    | Err(DecodeError::Refused(_)
                        | DecodeError::TooLong { .. }
                        | DecodeError::Died {
                            how: Death::OutOfMemory
                        })
            ),
            "{name}: {:?}",
            outcome.err()
        );
    }
}

/// Every kind of picture, as other programs wrote them.
const SEEDS: [&str; 16] = [
    "adam7.png",
    "grey.png",
    "moves.png",
    "progressive.jpg",
    "apart.jpg",
    "ycck.jpg",
    "lines.gif",
    "moves.webp",
    "lossy.webp",
    "runs.bmp",
    "rgb565.bmp",
    "tiles.tif",
    "planes.tif",
    "jpeg.tif",
    "fax4.tif",
    "fax2d.tif",
];

#[test]
fn a_picture_with_changed_bytes_is_shown_or_refused_and_the_decoder_goes_on() {
    let seed = 20_261_128;
    let (mut random, decoder) = (Random(seed), decoder());
    let (mut shown, mut refused) = (0, 0);
    for name in SEEDS {
        let good = file(&format!("scene/{name}"));
        for _ in 0..20 {
            let mut bad = good.clone();
            for _ in 0..=random.below(6) {
                let at = random.below(bad.len());
                bad[at] = u8::try_from(random.below(256)).expect("a byte");
            }
            if random.below(4) == 0 {
                bad.truncate(random.below(bad.len()));
            }
            let wanted = edge([40, 96, 320][random.below(3)]);
            match soon(name, || decoder.picture(Cursor::new(&bad), name, wanted, &mut ())) {
                Ok(_) => shown += 1,
                Err(DecodeError::Refused(_)) => refused += 1,
                Err(other) => panic!("{name}: {other}"),
            }
        }
    }
    println!("seed {seed}: {shown} shown, {refused} refused");
    assert_eq!(shown + refused, 320);
}

#[test]
fn a_bmp_or_gif_that_claims_more_than_it_has_is_shown_as_far_as_it_goes() {
    let gif = file("scene/lines.gif");
    let seen = soon("gif", || see(&gif[..gif.len() * 2 / 3], "cut.gif", edge(96)));
    assert_eq!(seen.picture.caveats, [Caveat::Incomplete]);
    let bmp = file("scene/rgb565.bmp");
    let seen = soon("bmp", || see(&bmp[..bmp.len() / 2], "cut.bmp", edge(96)));
    assert_eq!(seen.picture.caveats, [Caveat::Incomplete]);
    let mut giant = bmp.clone();
    giant[18..26].copy_from_slice(&[0xff, 0xff, 0, 0, 0xff, 0xff, 0, 0]);
    not_shown(&giant, "giant.bmp", Format::Bmp, NotShown::TooLarge);
    let indexed = png(
        &Scene::new(3, 3),
        PngColour::Grayscale,
        BitDepth::Eight,
        &[7; 9],
        |_| {},
    );
    assert_eq!(see(&indexed, "twin.png", edge(9)).picture.caveats, []);
}
