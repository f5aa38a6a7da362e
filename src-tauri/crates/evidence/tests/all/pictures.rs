//! Pictures made of pictures: what was in them, upright, in the right colours, and nothing else.

use crate::harness::file;
use crate::picture_help::{Scene, check, edge, likeness, png, refused, see};
use ::png::{BitDepth, ColorType as PngColour};
use assay_evidence::{Caveat, Format, NotShown, PictureWanted, Refusal};
use assay_model::place::Region;
use jpeg_encoder::{ColorType, SamplingFactor};
use std::borrow::Cow;

/// A TIFF block with one entry: the orientation.
fn exif(orientation: u8) -> Vec<u8> {
    let mut block = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    block.extend([orientation, 0, 0, 0, 0, 0, 0]);
    block
}

#[test]
fn a_jpeg_of_every_kind_is_shown_at_every_scale() {
    let scene = Scene::new(403, 301);
    let samplings = [
        SamplingFactor::R_4_4_4,
        SamplingFactor::R_4_2_2,
        SamplingFactor::R_4_2_0,
        SamplingFactor::R_4_4_0,
        SamplingFactor::R_4_1_1,
    ];
    let mut kinds = vec![
        ("restarts", scene.jpeg(|encoder| encoder.set_restart_interval(3))),
        (
            "own tables",
            scene.jpeg(|encoder| encoder.set_optimized_huffman_tables(true)),
        ),
    ];
    for sampling in samplings {
        kinds.push(("baseline", scene.jpeg(|encoder| encoder.set_sampling_factor(sampling))));
        kinds.push((
            "progressive",
            scene.jpeg(|encoder| {
                encoder.set_sampling_factor(sampling);
                encoder.set_progressive(true);
            }),
        ));
    }
    for (name, bytes) in kinds {
        check(&bytes, name, &scene, 31.0, &[]);
        for side in [2, 4, 8] {
            let wanted = edge(u32::try_from(scene.width / side).expect("small"));
            let seen = see(&bytes, name, wanted);
            let whole = scene
                .part(0, 0, scene.width / side * side, scene.height / side * side)
                .shrunk(side);
            let close = likeness(&seen.scene, &whole);
            assert!(close > 26.0, "{name} at 1/{side}: {close:.1} dB, {:?}", seen.picture);
        }
    }
}

#[test]
fn a_grey_jpeg_stays_grey() {
    let scene = Scene::new(120, 90);
    let bytes = scene.coded(&scene.brightness(), ColorType::Luma, |_| {});
    check(&bytes, "grey.jpg", &scene.grey(), 38.0, &[]);
}

#[test]
fn every_orientation_stands_upright_and_is_measured_upright() {
    let scene = Scene::new(121, 80);
    for orientation in 1..=8 {
        let stored = scene.stored(orientation);
        let bytes = stored.jpeg(|encoder| encoder.add_exif_metadata(&exif(orientation)).expect("an APP1"));
        check(&bytes, &format!("{orientation}.jpg"), &scene, 33.0, &[]);
        let png = png(&stored, PngColour::Rgb, BitDepth::Eight, &stored.rgb, |_| {});
        let with_exif = chunk_before_data(&png, b"eXIf", &exif(orientation));
        check(&with_exif, &format!("{orientation}.png"), &scene, 33.0, &[]);
        let seen = see(&bytes, "thumb.jpg", edge(60));
        assert_eq!((seen.picture.whole_width_px, seen.picture.whole_height_px), (121, 80));
        assert_eq!((seen.picture.width_px, seen.picture.height_px), (60, 40));
    }
}

/// Puts a chunk in front of the first IDAT; nothing here looks at its checksum but the decoder.
fn chunk_before_data(png: &[u8], name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let at = png.windows(4).position(|name| name == b"IDAT").expect("data") - 4;
    let mut checked = name.to_vec();
    checked.extend(body);
    let mut checksum = flate2::Crc::new();
    checksum.update(&checked);
    let length = u32::try_from(body.len()).expect("small").to_be_bytes();
    [&png[..at], &length, &checked, &checksum.sum().to_be_bytes(), &png[at..]].concat()
}

#[test]
fn a_region_is_cut_out_of_the_upright_picture() {
    let scene = Scene::new(800, 600);
    let region = Region::new(600_000, 450_000, 300_000, 350_000).expect("a region");
    let expected = scene.part(480, 270, 240, 210);
    let wanted = PictureWanted {
        page: 1,
        long_edge_px: 2_000,
        region: Some(region),
    };
    for orientation in 1..=8 {
        let bytes = scene
            .stored(orientation)
            .jpeg(|encoder| encoder.add_exif_metadata(&exif(orientation)).expect("an APP1"));
        let seen = see(&bytes, "photo.jpg", wanted.clone());
        let close = likeness(&seen.scene, &expected);
        assert!(close > 30.0, "{orientation}: {close:.1} dB {:?}", seen.picture);
        assert_eq!((seen.picture.whole_width_px, seen.picture.whole_height_px), (800, 600));
    }
    let seen = see(&scene.png(), "photo.png", wanted);
    assert!(likeness(&seen.scene, &expected) > 30.0);
}

#[test]
fn what_piexif_wrote_stands_upright() {
    // Stricter readers give up on its second directory, and the photo lies on its side (PLATFORM 9.3).
    let seen = see(&file("photo.jpg"), "photo.jpg", edge(320));
    assert_eq!((seen.picture.width_px, seen.picture.height_px), (24, 40));
}

#[test]
fn a_png_of_every_colour_type_and_depth_is_shown() {
    let scene = Scene::new(161, 90);
    let alpha = |n: usize| if n.is_multiple_of(2) { 255 } else { 0 };
    let rgba: Vec<u8> = scene
        .rgb
        .chunks(3)
        .enumerate()
        .flat_map(|(n, p)| [p[0], p[1], p[2], alpha(n)])
        .collect();
    let mut half_white = scene.clone();
    for pixel in half_white.rgb.chunks_mut(3).skip(1).step_by(2) {
        pixel.fill(255);
    }
    let wide: Vec<u8> = scene.rgb.iter().flat_map(|sample| [*sample, 77]).collect();
    let grey = scene.brightness();
    let palette: Vec<u8> = (0..=255).flat_map(|n| [n, 255 - n, 0]).collect();
    let mut shades = scene.clone();
    shades.rgb = grey.iter().flat_map(|n| [*n, 255 - n, 0]).collect();
    let indexed = png(&scene, PngColour::Indexed, BitDepth::Eight, &grey, |encoder| {
        encoder.set_palette(Cow::Owned(palette.clone()));
    });
    check(&scene.png(), "rgb.png", &scene, 33.0, &[]);
    let rgb16 = png(&scene, PngColour::Rgb, BitDepth::Sixteen, &wide, |_| {});
    check(&rgb16, "rgb16.png", &scene, 33.0, &[]);
    let plain = png(&scene, PngColour::Grayscale, BitDepth::Eight, &grey, |_| {});
    check(&plain, "grey.png", &scene.grey(), 38.0, &[]);
    check(&indexed, "indexed.png", &shades, 30.0, &[]);
    let seen = see(
        &png(&scene, PngColour::Rgba, BitDepth::Eight, &rgba, |_| {}),
        "rgba.png",
        edge(161),
    );
    assert!(
        likeness(&seen.scene, &half_white) > 20.0,
        "what is transparent lies on white"
    );
}

#[test]
fn interlaced_lines_and_tiles_and_pages_of_other_programs_are_put_in_order() {
    let scene = Scene::new(96, 64);
    for name in [
        "adam7.png",
        "lines.gif",
        "lossy.webp",
        "lossless.webp",
        "rgb565.bmp",
        "runs.bmp",
        "lzw.tif",
        "tiles.tif",
        "planes.tif",
        "deep.tif",
        "jpeg.tif",
        "jpeg-rgb.tif",
        "palette.tif",
    ] {
        check(&file(&format!("scene/{name}")), name, &scene, 27.0, &[]);
    }
    let grey = see(&file("scene/grey.png"), "grey.png", edge(96)).scene;
    for name in ["fax4.tif", "fax3.tif", "fax2d.tif", "packbits.tif"] {
        let seen = see(&file(&format!("scene/{name}")), name, edge(96));
        assert!(likeness(&seen.scene, &grey) > 30.0, "{name}");
    }
}

#[test]
fn every_page_of_a_tiff_is_shown_and_no_other() {
    let pages = file("scene/pages.tif");
    let scene = Scene::new(96, 64);
    let wanted = |page| PictureWanted { page, ..edge(96) };
    for (page, expected) in [(1, &scene), (2, &scene.grey()), (3, &scene.stored(4))] {
        let seen = see(&pages, "pages.tif", wanted(page));
        assert_eq!((seen.picture.page, seen.picture.pages), (page, 3));
        assert!(likeness(&seen.scene, expected) > 30.0, "page {page}");
    }
    let missing = Refusal::NoSuchPage {
        format: Format::Tiff,
        pages: 3,
    };
    assert_eq!(refused(&pages, "pages.tif", wanted(4)), missing);
    let missing = Refusal::NoSuchPage {
        format: Format::Png,
        pages: 1,
    };
    assert_eq!(refused(&scene.png(), "scene.png", wanted(2)), missing);
}

#[test]
fn of_a_picture_that_moves_the_first_is_shown_and_the_others_are_counted() {
    let scene = Scene::new(96, 64);
    for (name, frames) in [("moves.gif", 3), ("moves.webp", 3), ("moves.png", 3)] {
        check(
            &file(&format!("scene/{name}")),
            name,
            &scene,
            25.0,
            &[Caveat::FirstOfSeveral { frames }],
        );
    }
}

#[test]
fn nothing_but_pixels_is_in_what_is_made() {
    let scene = Scene::new(200, 150);
    let bytes = scene.jpeg(|encoder| {
        encoder.add_exif_metadata(&exif(1)).expect("an APP1");
        encoder
            .add_app_segment(
                1,
                b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Somebody</x:xmpmeta>".to_vec(),
            )
            .expect("XMP");
        encoder
            .add_app_segment(13, b"Photoshop 3.0\0Somebody".to_vec())
            .expect("IPTC");
    });
    for (bytes, name) in [
        (bytes, "photo.jpg"),
        (file("photo.jpg"), "phone.jpg"),
        (file("photo.webp"), "photo.webp"),
    ] {
        let made = see(&bytes, name, edge(100)).jpeg;
        let mut at = 2;
        while made[at + 1] != 0xda {
            // Size, tables, and the JFIF header; no other application segment, no comment.
            assert!(
                matches!(made[at + 1], 0xdb | 0xc0 | 0xc4 | 0xe0),
                "{name}: {:x}",
                made[at + 1]
            );
            at += 2 + usize::from(u16::from_be_bytes([made[at + 2], made[at + 3]]));
        }
        assert!(!String::from_utf8_lossy(&made).contains("Somebody"));
    }
}

#[test]
fn what_is_no_picture_is_refused_by_its_true_type() {
    let pdf = Refusal::NoPicture { format: Format::Pdf };
    assert_eq!(refused(&file("plan.pdf"), "photo.jpg", edge(320)), pdf);
    let not_shown = |format, why| Refusal::NotShown { format, why };
    for (bytes, expected) in [
        (
            &b"\0\0\0\x1cftypavif\0\0\0\0avifmif1"[..],
            not_shown(Format::Avif, NotShown::PictureFormat),
        ),
        (
            b"8BPS\0\x01\0\0\0\0\0\0\0\x03\0\0\0\x10\0\0\0\x10\0\x08\0\x03",
            not_shown(Format::Psd, NotShown::PictureFormat),
        ),
        (
            b"\0\0\x01\0\x01\0\x10\x10\0\0\x01\0\x20\0",
            not_shown(Format::Ico, NotShown::PictureFormat),
        ),
        (b"", not_shown(Format::Empty, NotShown::Empty)),
        (
            b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0",
            not_shown(Format::Pe, NotShown::Executable),
        ),
    ] {
        assert_eq!(refused(bytes, "photo.jpg", edge(320)), expected);
    }
    // A file that lies about its type is shown as what it is.
    assert_eq!(
        see(&Scene::new(9, 9).png(), "photo.jpg", edge(9)).picture.format,
        Format::Png
    );
}

#[cfg(not(feature = "heic"))]
#[test]
fn without_its_decoder_a_heic_is_named_and_not_shown() {
    let expected = Refusal::NotShown {
        format: Format::Heic,
        why: NotShown::PictureFormat,
    };
    assert_eq!(refused(&file("photo.heic"), "photo.heic", edge(320)), expected);
}

#[cfg(feature = "heic")]
#[test]
fn with_its_decoder_a_heic_is_shown_upright() {
    let seen = see(&file("photo.heic"), "photo.heic", edge(320));
    assert_eq!((seen.picture.width_px, seen.picture.height_px), (24, 40));
}
