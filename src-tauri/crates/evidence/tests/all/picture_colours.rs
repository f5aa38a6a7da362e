//! Colours of pictures: as their profile means them, or with a word that they may be wrong. What LittleCMS makes of the same
//! samples stands in the tests as numbers.

use crate::harness::file;
use crate::picture_help::{Scene, edge, png, see};
use ::png::{BitDepth, ColorType as PngColour};
use assay_evidence::{Caveat, Doubt};
use jpeg_encoder::ColorType;
use moxcms::ColorProfile;

const INKS: Caveat = Caveat::Colours { why: Doubt::Inks };
const PROFILE: Caveat = Caveat::Colours { why: Doubt::Profile };

/// A picture of one colour.
fn flat(samples: &[u8]) -> (Scene, Vec<u8>) {
    let scene = Scene {
        width: 24,
        height: 16,
        rgb: vec![0; 24 * 16 * 3],
    };
    (scene, samples.repeat(24 * 16))
}

/// The colour in the middle of what is made, and what is said about it.
#[track_caller]
fn check(bytes: &[u8], name: &str, expected: [u8; 3], caveats: &[Caveat]) {
    let seen = see(bytes, name, edge(100));
    let middle = &seen.scene.rgb[(8 * 24 + 12) * 3..][..3];
    let far = middle
        .iter()
        .zip(expected)
        .any(|(found, expected)| found.abs_diff(expected) > 4);
    assert!(!far, "{name}: {middle:?}, not {expected:?}");
    assert_eq!(seen.picture.caveats, caveats, "{name}");
}

fn profiled_png(colour: [u8; 3], profile: &[u8]) -> Vec<u8> {
    let (scene, rows) = flat(&colour);
    let bytes = png(&scene, PngColour::Rgb, BitDepth::Eight, &rows, |_| {});
    with_chunks(&bytes, &[(b"iCCP", &packed(profile))])
}

/// The body of an iCCP chunk.
fn packed(profile: &[u8]) -> Vec<u8> {
    let mut body = b"name\0\0".to_vec();
    let mut packer = flate2::write::ZlibEncoder::new(&mut body, flate2::Compression::best());
    std::io::Write::write_all(&mut packer, profile).expect("packs");
    packer.finish().expect("packs");
    body
}

/// With chunks behind IHDR.
fn with_chunks(png: &[u8], chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut bytes = png[..33].to_vec();
    for (name, body) in chunks {
        let mut checksum = flate2::Crc::new();
        checksum.update(*name);
        checksum.update(body);
        bytes.extend(u32::try_from(body.len()).expect("small").to_be_bytes());
        bytes.extend(name.iter().chain(*body));
        bytes.extend(checksum.sum().to_be_bytes());
    }
    bytes.extend(&png[33..]);
    bytes
}

fn profiled_jpeg(samples: &[u8], colours: ColorType, profile: Option<&[u8]>) -> Vec<u8> {
    let (scene, rows) = flat(samples);
    scene.coded(&rows, colours, |encoder| {
        if let Some(profile) = profile {
            encoder.add_icc_profile(profile).expect("APP2");
        }
    })
}

#[test]
fn a_wider_space_than_srgb_is_brought_into_it() {
    let adobe = ColorProfile::new_adobe_rgb().encode().expect("a profile");
    let colour = [120, 160, 96];
    check(&profiled_png(colour, &adobe), "adobe.png", [99, 161, 92], &[]);
    check(
        &profiled_jpeg(&colour, ColorType::Rgb, Some(&adobe)),
        "adobe.jpg",
        [99, 161, 92],
        &[],
    );
    let p3 = ColorProfile::new_display_p3().encode().expect("a profile");
    // The P3 matrix of SMPTE EG 432-1 and sRGB's, by hand.
    check(&profiled_png([200, 100, 50], &p3), "p3.png", [215, 93, 31], &[]);
    check(
        &profiled_png(colour, &ColorProfile::new_srgb().encode().expect("a profile")),
        "srgb.png",
        colour,
        &[],
    );
}

#[test]
fn adobe_rgb_that_only_exif_tells_of_is_brought_into_srgb_too() {
    // A directory with the EXIF one, that one with a colour space of its own and the interoperability one, that one "R03".
    let mut block = b"MM\0\x2a\0\0\0\x08".to_vec();
    block.extend(b"\0\x01\x87\x69\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0");
    block.extend(b"\0\x02\xa0\x01\0\x03\0\0\0\x01\xff\xff\0\0\xa0\x05\0\x04\0\0\0\x01\0\0\0\x38\0\0\0\0");
    block.extend(b"\0\x01\0\x01\0\x02\0\0\0\x04R03\0\0\0\0\0");
    let (scene, rows) = flat(&[120, 160, 96]);
    let bytes = scene.coded(&rows, ColorType::Rgb, |encoder| {
        encoder.add_exif_metadata(&block).expect("APP1")
    });
    check(&bytes, "camera.jpg", [99, 161, 92], &[]);
}

#[test]
fn inks_are_mixed_by_their_profile_and_without_one_it_is_said() {
    let inks = [160, 40, 90, 30];
    let profile = file("scene/inks.icc");
    for kind in [ColorType::Cmyk, ColorType::CmykAsYcck] {
        check(
            &profiled_jpeg(&inks, kind, Some(&profile)),
            "inks.jpg",
            [85, 155, 153],
            &[],
        );
        // (255 − ink) × (255 − black) / 255
        check(&profiled_jpeg(&inks, kind, None), "plain.jpg", [84, 190, 146], &[INKS]);
    }
    let paper = see(&file("scene/ycck.jpg"), "ycck.jpg", edge(96));
    assert!(
        crate::picture_help::likeness(&paper.scene, &Scene::new(96, 64)) > 30.0,
        "another program's inks"
    );
}

#[test]
fn a_grey_profile_is_followed() {
    let profile = ColorProfile::new_gray_with_gamma(1.0).encode().expect("a profile");
    check(
        &profiled_jpeg(&[100], ColorType::Luma, Some(&profile)),
        "grey.jpg",
        [168, 168, 168],
        &[],
    );
}

#[test]
fn a_profile_that_cannot_be_followed_is_said_and_the_picture_shown() {
    let colour = [120, 160, 96];
    let inks = file("scene/inks.icc");
    let sound = ColorProfile::new_adobe_rgb().encode().expect("a profile");
    let mut long = sound.clone();
    long.resize(5 << 20, 0);
    for (profile, name) in [
        (b"no profile at all".as_slice(), "nonsense"),
        (&sound[..200], "cut"),
        (&inks, "of inks"),
        (&long, "of 5 MiB"),
    ] {
        check(
            &profiled_png(colour, profile),
            &format!("{name}.png"),
            colour,
            &[PROFILE],
        );
        check(
            &profiled_jpeg(&colour, ColorType::Rgb, Some(profile)),
            &format!("{name}.jpg"),
            colour,
            &[PROFILE],
        );
    }
}

#[test]
fn what_a_png_says_of_colours_without_a_profile_is_weighed() {
    let (scene, rows) = flat(&[120, 160, 96]);
    let plain = png(&scene, PngColour::Rgb, BitDepth::Eight, &rows, |_| {});
    let gamma = |gamma: u32| gamma.to_be_bytes();
    type Chunks<'a> = &'a [(&'a [u8; 4], &'a [u8])];
    let cases: [(Chunks<'_>, &[Caveat]); 6] = [
        (&[(b"gAMA", &gamma(45_455))], &[]),
        (&[(b"gAMA", &gamma(100_000))], &[PROFILE]),
        (&[(b"gAMA", &gamma(100_000)), (b"sRGB", &[0])], &[]),
        (&[(b"sRGB", &[0])], &[]),
        (&[(b"cICP", &[1, 13, 0, 1])], &[]),
        // BT.2020 with the PQ curve: a high dynamic range.
        (&[(b"cICP", &[9, 16, 0, 1])], &[PROFILE]),
    ];
    for (chunks, caveats) in cases {
        let names: Vec<_> = chunks.iter().map(|(name, _)| String::from_utf8_lossy(*name)).collect();
        check(&with_chunks(&plain, chunks), &names.join("-"), [120, 160, 96], caveats);
    }
}
