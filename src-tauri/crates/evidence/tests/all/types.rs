//! True type by content: hand-made beginnings of every kind, lies and second signatures.

use crate::harness::{decoder, file, probe_bytes};
use Format as F;
use assay_evidence::{DecodeError, Finding, Format, Kind, NotShown, Refusal, sniff};
use std::io::Cursor;

#[track_caller]
fn check(bytes: &[u8], name: &str, expected: Format) {
    let sniffed = sniff(&mut { bytes }, name).expect("reads");
    assert_eq!(sniffed.format, expected, "{name}");
}

#[test]
fn beginnings_tell_what_a_file_is() {
    let tar = [&[b'a'; 257][..], b"ustar\0", &[0; 300]].concat();
    let iso = [&[0; 32_769][..], b"CD001", &[0; 100]].concat();
    let covered = |then: &[u8]| [b"ID3\x03\0\0\0\x06\x0d\x20".as_slice(), &[0; 100_000], then].concat();
    let dmg = [&[1; 2000][..], b"koly", &[0; 508]].concat();
    for (bytes, format) in [
        (b"".as_slice(), F::Empty),
        (b"\x7fELF\x02\x01\x01\0", F::Elf),
        (b"MZ\x90\0\x03\0\0\0", F::Pe),
        (b"\xcf\xfa\xed\xfe\x07\0\0\x01", F::MachO),
        (b"\xca\xfe\xba\xbe\0\0\0\x02\0", F::MachO),
        (b"\xca\xfe\xba\xbe\0\0\0\x34\0", F::JavaClass),
        (b"#!/bin/sh\nrm -rf x\n", F::Script),
        (b"<?php echo 1;", F::Php),
        (b"@echo off\r\ndel x", F::Batch),
        (b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0", F::Lnk),
        (b"[InternetShortcut]\r\nURL=https://x.example/\r\n", F::UrlFile),
        (b"[Desktop Entry]\nType=Application\nExec=x\n", F::DesktopFile),
        (
            b"<?xml version='1.0'?><plist><dict><key>URL</key><string>https://x.example</string></dict></plist>",
            F::Webloc,
        ),
        (
            b"{\"url\":\"https://docs.google.com/open?id=1\",\"doc_id\":\"1\"}",
            F::GoogleDoc,
        ),
        (b"{\"a\":1}", F::Json),
        (b"<!-- x --><!DOCTYPE html><p>a", F::Html),
        (
            b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>",
            F::Svg,
        ),
        (b"<?xml version='1.0'?><a/>", F::Xml),
        (b"WEBVTT\n\n", F::Vtt),
        (b"1\n00:00:01,000 --> 00:00:02,000\nhi\n", F::Srt),
        (b"{\\rtf1 a}", F::Rtf),
        (b"Just words.", F::Text),
        (b"\xff\xfeJ\0u\0s\0t\0", F::Text),
        (b"caf\xe9 au lait", F::Text),
        (b"\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b", F::Unknown),
        (b"7z\xbc\xaf\x27\x1c\0\x04", F::SevenZip),
        (b"Rar!\x1a\x07\x01\0", F::Rar),
        (b"\x1f\x8b\x08\0\0\0\0\0", F::Gzip),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", F::Heic),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", F::Avif),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", F::Mov),
        (b"\0\0\0\x14ftypisom\0\0\0\0isom", F::Mp4),
        (b"#!AMR\n\x3c\0", F::Amr),
        (b"8BPS\0\x01", F::Psd),
        (b"\0\0\0\x0cJXL \x0d\x0a", F::Jxl),
        (b"ID3\x04\0\0\0\0\0\0\xff\xfb\x90\0", F::Mp3),
        (&covered(b"fLaC\0\0\0\x22"), F::Flac),
        (&covered(b"\xff\xfb\x90\0"), F::Mp3),
        (&tar, F::Tar),
        (&iso, F::Iso),
        (&dmg, F::Dmg),
    ] {
        check(bytes, "x", format);
    }
}

#[test]
fn boxes_are_looked_into() {
    check(
        &zip(&[("[Content_Types].xml", b""), ("word/document.xml", b"")]),
        "a.docx",
        F::Docx,
    );
    check(
        &zip(&[("[Content_Types].xml", b""), ("word/vbaProject.bin", b"")]),
        "a.docx",
        F::Docm,
    );
    check(
        &zip(&[
            ("[Content_Types].xml", b""),
            ("xl/workbook.xml", b""),
            ("xl/vbaProject.bin", b""),
        ]),
        "a.xlsm",
        F::Xlsm,
    );
    check(
        &zip(&[("[Content_Types].xml", b""), ("ppt/presentation.xml", b"")]),
        "a",
        F::Pptx,
    );
    check(&zip(&[("mimetype", b"application/epub+zip")]), "a", F::Epub);
    check(&zip(&[("META-INF/MANIFEST.MF", b"")]), "a", F::Jar);
    check(&zip(&[("AndroidManifest.xml", b"")]), "a", F::Apk);
    check(&zip(&[("Index/Document.iwa", b"")]), "a.pages", F::Pages);
    check(
        &zip(&[("Index/Document.iwa", b""), ("Index/Slide-1.iwa", b"")]),
        "a",
        F::Keynote,
    );
    check(&zip(&[("notes.txt", b"x")]), "a.zip", F::Zip);
    check(&ole("WordDocument"), "a.doc", F::Doc);
    check(&ole("Workbook"), "a.xls", F::Xls);
    check(&ole("PowerPoint Document"), "a.ppt", F::Ppt);
    check(&ole("EncryptedPackage"), "a.docx", F::EncryptedOffice);
}

#[test]
fn the_words_of_an_old_word_file_are_not_said_to_be_missing() {
    let refused = |bytes: Vec<u8>, name: &str| match decoder().text(Cursor::new(bytes), name, &mut ()) {
        Err(DecodeError::Refused(refusal)) => refusal,
        other => panic!("{name}: {other:?}"),
    };
    let (format, why) = (F::Doc, NotShown::LegacyOffice);
    assert_eq!(refused(ole("WordDocument"), "a.doc"), Refusal::NotShown { format, why });
    let archive = refused(zip(&[("notes.txt", b"x")]), "a.zip");
    assert_eq!(archive, Refusal::NoText { format: F::Zip });
}

#[track_caller]
fn check_codes(bytes: &[u8], name: &str, codes: &[&str], shown: bool) {
    let probe = probe_bytes(bytes, name);
    let found: Vec<&str> = probe.findings.iter().map(Finding::code).collect();
    assert_eq!(
        (found.as_slice(), probe.shown),
        (codes, shown),
        "{name}: {:?}",
        probe.findings
    );
}

#[test]
fn what_cannot_be_shown_is_named_with_its_reason() {
    check_codes(b"", "plan.pdf", &["empty-file"], false);
    check_codes(b"MZ\x90\0\x03\0\0\0", "setup.exe", &["cannot-be-shown"], false);
    check_codes(
        b"MZ\x90\0\x03\0\0\0",
        "photo.jpg",
        &["cannot-be-shown", "type-lies"],
        false,
    );
    check_codes(
        b"{\"url\":\"https://docs.google.com/d/1\"}",
        "r.gdoc",
        &["pointer-file"],
        false,
    );
    check_codes(
        &zip(&[("[Content_Types].xml", b""), ("word/vbaProject.bin", b"")]),
        "a.docm",
        &["cannot-be-shown"],
        false,
    );
    check_codes(&ole("WordDocument"), "old.doc", &["cannot-be-shown"], false);
    check_codes(&file("sound.mp4")[..3000], "cut.mp4", &["media-undecodable"], false);
    check_codes(b"plain words", "notes.txt", &[], true);
    check_codes(b"plain words", "photo.jpg", &["type-lies"], true);
    check_codes(&file("photo.jpg"), "photo.png", &["type-lies"], true);
    let target = probe_bytes(b"[InternetShortcut]\nURL=https://x.example/a\n", "a.url").findings;
    assert_eq!(
        target,
        [Finding::PointerFile {
            format: F::UrlFile,
            target: Some("https://x.example/a".to_owned())
        }]
    );
}

#[test]
fn a_second_signature_in_the_same_bytes_is_a_lie_and_the_first_one_counts() {
    let with = |base: &str, tail: &[u8]| [file(base).as_slice(), tail].concat();
    let gif = [b"GIF89a/*".as_slice(), &file("drawing.gif")[8..], b"*/=1;alert(1)"].concat();
    for (bytes, name, first, second) in [
        (
            with("photo.jpg", b"<html><script>alert(1)</script>"),
            "a.jpg",
            F::Jpeg,
            F::Html,
        ),
        (with("drawing.png", b"<?php system('x');"), "a.png", F::Png, F::Php),
        (with("plan.pdf", &zip(&[("a", b"b")])), "a.pdf", F::Pdf, F::Zip),
        (with("photo.jpg", &zip(&[("a", b"b")])), "a.jpg", F::Jpeg, F::Zip),
        (gif, "a.gif", F::Gif, F::Script),
    ] {
        let sniffed = sniff(&mut bytes.as_slice(), name).expect("reads");
        assert_eq!((sniffed.format, sniffed.also), (first, Some(second)), "{name}");
        let probe = probe_bytes(&bytes, name);
        assert!(
            probe
                .findings
                .iter()
                .any(|finding| matches!(finding, Finding::TypeLies { also: Some(_), .. })),
            "{name}"
        );
    }
    for name in [
        "photo.jpg",
        "drawing.png",
        "plan.pdf",
        "drawing.gif",
        "plan.docx",
        "plain.mp4",
        "photo.heic",
    ] {
        assert_eq!(
            sniff(&mut file(name).as_slice(), name).expect("reads").also,
            None,
            "{name}"
        );
    }
}

#[test]
fn hostile_headers_are_measured_without_being_believed() {
    let png = |width: u32, height: u32| {
        let sides = [width.to_be_bytes(), height.to_be_bytes()].concat();
        [
            b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".as_slice(),
            &sides,
            b"\x10\x06\0\0\0\0\0\0\0\0\0\0\0IEND\xae\x42\x60\x82",
        ]
        .concat()
    };
    for (bytes, name, why) in [
        (png(60_000, 60_000), "a.png", NotShown::TooLarge),
        (png(9_000, 9_000), "a.png", NotShown::TooLarge),
        (png(0, 0), "a.png", NotShown::Damaged),
        (png(2_147_483_647, 1_000), "a.png", NotShown::TooLarge),
        (
            [
                b"\xff\xd8\xff\xc0\0\x11\x08\xff\xdc\xff\xdc\x03".as_slice(),
                &[0; 20],
                b"\xff\xd9",
            ]
            .concat(),
            "a.jpg",
            NotShown::TooLarge,
        ),
        (
            b"II*\0\x08\0\0\0\x02\0\0\x01\x04\0\x01\0\0\0\x80\x1a\x06\0\x01\x01\x04\0\x01\0\0\0\x80\x1a\x06\0\0\0\0\0"
                .to_vec(),
            "a.tif",
            NotShown::TooLarge,
        ),
    ] {
        let probe = probe_bytes(&bytes, name);
        assert!(
            probe.findings.contains(&Finding::CannotBeShown {
                format: probe.format,
                why
            }),
            "{name} {:?}",
            probe.findings
        );
        assert_eq!(probe.kind, Kind::Image);
    }
    check_codes(&png(200, 100), "a.png", &[], true);
}

/// A stored zip.
pub(crate) fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in parts {
        let size = u32::try_from(bytes.len()).expect("small").to_le_bytes();
        let length = u16::try_from(name.len()).expect("small").to_le_bytes();
        let fixed = [
            &[20u8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][..],
            &size,
            &size,
            &length,
            &[0, 0],
        ]
        .concat();
        let offset = u32::try_from(out.len()).expect("small").to_le_bytes();
        directory.extend(
            [
                b"PK\x01\x02\x14\0",
                fixed.as_slice(),
                &[0; 10],
                &offset,
                name.as_bytes(),
            ]
            .concat(),
        );
        out.extend([b"PK\x03\x04", fixed.as_slice(), name.as_bytes(), bytes].concat());
    }
    let count = u16::try_from(parts.len()).expect("small").to_le_bytes();
    let (size, offset) = (
        u32::try_from(directory.len()).expect("small"),
        u32::try_from(out.len()).expect("small"),
    );
    out.extend(directory);
    out.extend(
        [
            b"PK\x05\x06\0\0\0\0",
            &count[..],
            &count,
            &size.to_le_bytes(),
            &offset.to_le_bytes(),
            &[0, 0],
        ]
        .concat(),
    );
    out
}

/// A compound file of one FAT sector and one directory sector that holds this name.
pub(crate) fn ole(name: &str) -> Vec<u8> {
    let mut header = vec![0u8; 512];
    header[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    header[30] = 9;
    header[48] = 1;
    let mut fat = vec![0xff; 512];
    fat[..8].copy_from_slice(&[0xfd, 0xff, 0xff, 0xff, 0xfe, 0xff, 0xff, 0xff]);
    let mut entry = vec![0u8; 512];
    let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    entry[..units.len()].copy_from_slice(&units);
    entry[64] = u8::try_from(units.len() + 2).expect("short");
    [header, fat, entry].concat()
}
