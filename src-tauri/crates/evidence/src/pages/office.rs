//! Word and PowerPoint files as pages: laid out by office2pdf with fonts of ours, so that a file gives the same pages on
//! every computer. It is an approximate view, and every picture and text of it says so.
//!
//! The converter sees nothing of the file as it came: its parts go through our own zip reader ([`crate::zip`]) into a
//! stored zip in memory; what could run and pictures too large to decode are left out. A part that is not well-formed
//! ends it before: the converter would look for its end for ever. It has no files and starts no thread, which the child
//! could not do either.

use crate::document::ooxml;
use crate::fault::{Fault, Found};
use crate::format::{Format, Kind, NotShown};
use crate::probe;
use crate::source::Source;
use crate::window::Window;
use crate::xml::{Event, Xml};
use crate::zip::{Directory, Entry};
use crate::zip_written::Stored;
use hayro_syntax::Pdf;
use office2pdf::config::{ConvertOptions, Format as Office};
use office2pdf::error::ConvertError;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Pixels of a picture inside; larger ones are left out.
const MOST_PIXELS: u64 = 50_000_000;
/// Whatever else is missing has its letters here.
const LAST_RESORT: &str = "DejaVu Sans";
/// Metric copies of the fonts that most files name: of Arial, Times New Roman and Calibri.
const FONTS: [&[u8]; 12] = [
    include_bytes!("../../fonts/Arimo-Regular.ttf"),
    include_bytes!("../../fonts/Arimo-Bold.ttf"),
    include_bytes!("../../fonts/Arimo-Italic.ttf"),
    include_bytes!("../../fonts/Arimo-BoldItalic.ttf"),
    include_bytes!("../../fonts/Tinos-Regular.ttf"),
    include_bytes!("../../fonts/Tinos-Bold.ttf"),
    include_bytes!("../../fonts/Tinos-Italic.ttf"),
    include_bytes!("../../fonts/Tinos-BoldItalic.ttf"),
    include_bytes!("../../fonts/Carlito-Regular.ttf"),
    include_bytes!("../../fonts/Carlito-Bold.ttf"),
    include_bytes!("../../fonts/Carlito-Italic.ttf"),
    include_bytes!("../../fonts/DejaVuSans.ttf"),
];

/// A file as pages, and which of them a presentation skips.
pub(super) struct LaidOut {
    pub(super) pdf: Pdf,
    pub(super) hidden: Vec<bool>,
}

/// Why there are no pages.
pub(super) enum NoPages {
    /// It is not opened.
    NotShown(NotShown),
    /// It could not be read.
    Fault(Fault),
}

impl From<Fault> for NoPages {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Lays out a file of that format, which is one that [`is_office`] knows.
pub(super) fn laid_out(source: &mut dyn Source, format: Format) -> Result<LaidOut, NoPages> {
    let mut window = Window::new(source);
    let document = ooxml::read(&mut window, format)?;
    if document.embedded {
        return Err(NoPages::NotShown(NotShown::EmbeddedObject));
    }
    let package = harmless(&mut window)?;
    let pdf = converted(&package, office(format))?;
    Ok(LaidOut {
        pdf: Pdf::new(pdf).map_err(|_| Fault::Damaged)?,
        hidden: document.hidden,
    })
}

/// Whether files of that format are laid out here.
pub(crate) const fn is_office(format: Format) -> bool {
    matches!(format, Format::Docx | Format::Pptx)
}

const fn office(format: Format) -> Office {
    match format {
        Format::Pptx => Office::Pptx,
        _ => Office::Docx,
    }
}

/// The package without what could run and what is too large to decode.
fn harmless(window: &mut Window<'_>) -> Found<Vec<u8>> {
    let directory = Directory::open(window)?;
    let mut package = Stored::default();
    for entry in directory.entries.iter().filter(|entry| is_needed(&entry.name)) {
        let part = entry.read(window)?;
        if is_broken(&entry.name, &part) {
            return Err(Fault::Damaged);
        }
        if !is_too_large(entry, &part) {
            package.add(&entry.name, &part)?;
        }
    }
    package.finish()
}

fn is_needed(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let part = |part: &str| name.contains(part);
    let unneeded = [
        "/embeddings/",
        "/activex/",
        "vbaproject",
        "/fonts/",
        "docprops/thumbnail",
    ];
    !name.ends_with('/') && !unneeded.into_iter().any(part)
}

/// Whether a part is XML (UTF-8, as office programs write it) and not whole.
fn is_broken(name: &str, part: &[u8]) -> bool {
    let name = name.to_ascii_lowercase();
    let utf16 = part.starts_with(&[0xff, 0xfe]) || part.starts_with(&[0xfe, 0xff]);
    if utf16 || !(name.ends_with(".xml") || name.ends_with(".rels")) {
        return false;
    }
    let mut xml = Xml::new(part);
    let is_name = |name: &str| {
        name.chars()
            .all(|letter| letter.is_alphanumeric() || "_-.:".contains(letter))
    };
    let misnamed = xml
        .by_ref()
        .any(|event| matches!(event, Event::Start(element) if !is_name(&element.name)));
    misnamed || xml.is_broken()
}

fn is_too_large(entry: &Entry, mut part: &[u8]) -> bool {
    if !entry.name.to_ascii_lowercase().contains("/media/") {
        return false;
    }
    let Ok(probe) = probe::probe(&mut part, &entry.name) else {
        return true;
    };
    let pixels = u64::from(probe.width_px.unwrap_or(0)) * u64::from(probe.height_px.unwrap_or(0));
    probe.kind == Kind::Image && (pixels > MOST_PIXELS || !probe.shown && probe.format != Format::Svg)
}

fn converted(package: &[u8], format: Office) -> Result<Vec<u8>, NoPages> {
    // The child may start no thread: the work is done in this one. It fails where that was arranged before.
    let _ = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .use_current_thread()
        .build_global();
    let options = ConvertOptions {
        include_hidden_slides: true,
        font_bytes: FONTS.iter().map(|font| font.to_vec()).collect(),
        last_resort_font_family: Some(LAST_RESORT.to_owned()),
        ..ConvertOptions::default()
    };
    let done = catch_unwind(AssertUnwindSafe(|| {
        office2pdf::convert_bytes(package, format, &options)
    }));
    match done {
        Ok(Ok(result)) => Ok(result.pdf),
        Ok(Err(ConvertError::UnsupportedEncryption)) => Err(Fault::Encrypted.into()),
        // The file is whole, as far as was seen before; the layout is what fails.
        Ok(Err(_)) | Err(_) => Err(NoPages::NotShown(NotShown::Layout)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    /// The plan with one of its parts changed.
    fn plan(changed: &str, change: fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
        let mut source = &include_bytes!("../../../../../fixtures/submissions/2044/plan/discussion-plan.docx")[..];
        let mut window = Window::new(&mut source);
        let mut package = Stored::default();
        for entry in &Directory::open(&mut window).expect("opens").entries {
            let part = entry.read(&mut window).expect("reads");
            let part = if entry.name == changed { change(&part) } else { part };
            package.add(&entry.name, &part).expect("takes it");
        }
        package.finish().expect("ends")
    }

    /// Whether it is laid out; nothing where that takes for ever.
    fn is_laid_out(package: Vec<u8>) -> Option<bool> {
        let (told, hear) = channel();
        std::thread::spawn(move || told.send(laid_out(&mut &package[..], Format::Docx).is_ok()));
        hear.recv_timeout(Duration::from_secs(60)).ok()
    }

    fn cut(part: &[u8]) -> Vec<u8> {
        part[..part.len() / 2].to_vec()
    }

    fn never_closed(part: &[u8]) -> Vec<u8> {
        let last = part.iter().rposition(|byte| *byte == b'<').expect("has elements");
        part[..last].to_vec()
    }

    fn no_xml(part: &[u8]) -> Vec<u8> {
        let middle = part.iter().skip(part.len() / 2).position(|byte| *byte == b'<');
        let at = part.len() / 2 + middle.expect("has elements") + 1;
        [&part[..at], b"<<&", &part[at..]].concat()
    }

    #[test]
    fn the_plan_as_it_is_is_laid_out() {
        assert_eq!(is_laid_out(plan("", cut)), Some(true));
    }

    fn entity(part: &[u8]) -> Vec<u8> {
        let text = String::from_utf8(part.to_vec()).expect("UTF-8");
        text.replacen("Should the valley", "&who; the valley", 1).into_bytes()
    }

    #[test]
    fn what_only_the_layout_fails_at_is_not_called_damaged() {
        let package = plan("word/document.xml", entity);
        let found = laid_out(&mut &package[..], Format::Docx).err();
        assert!(matches!(found, Some(NoPages::NotShown(NotShown::Layout))));
    }

    #[test]
    fn a_part_that_is_not_whole_is_damage_and_not_looked_into_for_ever() {
        for part in [
            "word/document.xml",
            "word/styles.xml",
            "word/numbering.xml",
            "word/theme/theme1.xml",
            "[Content_Types].xml",
            "word/_rels/document.xml.rels",
        ] {
            for (how, change) in [
                ("cut", cut as fn(&[u8]) -> Vec<u8>),
                ("never closed", never_closed),
                ("no XML", no_xml),
            ] {
                assert_eq!(is_laid_out(plan(part, change)), Some(false), "{part}, {how}");
            }
        }
    }
}
