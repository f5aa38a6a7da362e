//! What a person marks in an artifact becomes a place that can be stored; a stored place is found again, and shown as a
//! picture. The window and the command line ask the same of a file on a disk and of an artifact in a library.

use crate::evidence::{InLibrary, OpenArtifact, citable_text};
use crate::failure::{Failure, Kind};
use crate::failures::InFile;
use crate::picturing::LONG_EDGE_PX;
use crate::reviewing::Held;
use crate::watching::{Asking, Watcher};
use crate::{Assay, codes, disk};
use assay_bundle::ReadSeek;
pub use assay_evidence::place::{Cell, Drawn, Located, PixelBox, PixelSize, Selection};
use assay_evidence::place::{CitableText, Frames, Indescribable, Shown, describe, likeness, locate};
use assay_evidence::{DocumentName, Probe, TextExtract, text_extractor};
use assay_model::ids::ArtifactId;
use assay_model::place::Place;
use assay_store::Reading;
use std::path::Path;

/// An artifact that can be opened now.
pub struct AtHand<'a> {
    assay: &'a Assay,
    /// Its name, for sentences.
    name: String,
    /// What stands for its bytes.
    key: Option<String>,
    probe: Probe,
    open: Opener<'a>,
    text: Reader<'a>,
    watcher: &'a dyn Watcher,
}

type Opener<'a> = Box<dyn Fn() -> Result<Box<dyn ReadSeek>, Failure> + 'a>;
type Reader<'a> = Box<dyn Fn(&Probe) -> Result<TextExtract, Failure> + 'a>;

impl<'a> AtHand<'a> {
    /// The file at `path`.
    pub fn file(assay: &'a Assay, path: &'a Path, watcher: &'a dyn Watcher) -> Result<Self, Failure> {
        Ok(Self {
            assay,
            name: path.to_string_lossy().into_owned(),
            key: None,
            probe: crate::evidence::probe_file(assay, path, watcher)?,
            open: Box::new(|| Ok(Box::new(disk::open_regular(path)?))),
            text: Box::new(|_| crate::evidence::text_of_file(assay, path, watcher)),
            watcher,
        })
    }

    /// An artifact of a submission in a library.
    pub fn in_library(
        assay: &'a Assay,
        library: &'a Reading,
        held: &'a Held,
        id: &'a ArtifactId,
        watcher: &'a dyn Watcher,
    ) -> Result<Self, Failure> {
        let submission = &held.subject.submission;
        let unknown = || Failure::new(Kind::Refused, codes::SHEET_UNKNOWN_ARTIFACT).with("artifact", id);
        let artifact = submission.artifact(id).ok_or_else(unknown)?;
        let probe = held.probes.get(id).ok_or_else(unknown)?;
        let bytes = move || InLibrary { library, submission };
        Ok(Self {
            assay,
            name: artifact.path.to_string(),
            key: Some(artifact.sha256.to_string()),
            probe: probe.clone(),
            open: Box::new(move || bytes().open(id)),
            text: Box::new(move |probe| citable_text(&assay.decoder, artifact, probe, &bytes(), watcher)),
            watcher,
        })
    }

    /// What it is.
    pub const fn probe(&self) -> &Probe {
        &self.probe
    }

    /// A box of that many pixels, drawn on what is shown so large: without a size, on the picture or film itself.
    pub fn drawn(&self, region: PixelBox, of: Option<PixelSize>) -> Result<Drawn, Failure> {
        let own = || {
            Some(PixelSize {
                width: self.probe.width_px?,
                height: self.probe.height_px?,
            })
        };
        let of = of.or_else(own).ok_or_else(|| self.no_such_place("no-size"))?;
        Ok(Drawn { region, of })
    }

    /// The place that is marked by `selection`.
    pub fn describe(&self, selection: &Selection) -> Result<Place, Failure> {
        let frames = match selection {
            Selection::Frames { .. } => Some(self.frames()?),
            _ => None,
        };
        let text = match selection {
            Selection::Words { .. } | Selection::Cell { .. } => self.words()?,
            _ => None,
        };
        let shown = Shown {
            probe: &self.probe,
            text: text.as_ref(),
            frames: frames.as_ref(),
            same_bytes: true,
        };
        describe(selection, &shown).map_err(|why| self.indescribable(why))
    }

    /// Where `place` is; `same_bytes` says whether it was marked in these very bytes.
    pub fn locate(&self, place: &Place, same_bytes: bool) -> Result<Located, Failure> {
        let text = if place.is_words() { self.words()? } else { None };
        let shown = Shown {
            probe: &self.probe,
            text: text.as_ref(),
            frames: None,
            same_bytes,
        };
        Ok(locate(place, &shown))
    }

    /// What the place looks like, as a JPEG with a longer edge of at most so many pixels; `None` where there is nothing to
    /// draw: a moment, a file as a whole, words without a page.
    pub fn picture(&self, place: &Place, long_edge_px: u32) -> Result<Option<(PixelSize, Vec<u8>)>, Failure> {
        let Some(likeness) = likeness(place, &self.probe) else {
            return Ok(None);
        };
        let document = DocumentName {
            name: self.name.clone(),
            key: self.key.clone(),
        };
        let decoder = &self.assay.decoder;
        let drawn = decoder.likeness(
            (self.open)()?,
            &document,
            likeness,
            long_edge_px,
            &mut Asking(self.watcher),
        );
        drawn.map(Some).map_err(|error| error.in_file(&self.name))
    }

    /// Writes what the place looks like as the new file `out`; gives its size.
    pub fn write_picture(&self, place: &Place, out: &Path) -> Result<PixelSize, Failure> {
        let made = self.picture(place, LONG_EDGE_PX)?;
        let (size, jpeg) = made.ok_or_else(|| self.no_such_place("no-likeness"))?;
        disk::write(out, &jpeg)?;
        Ok(size)
    }

    /// Its words; `None` where such a file has none.
    fn words(&self) -> Result<Option<CitableText>, Failure> {
        let has_words = text_extractor(self.probe.format).is_some();
        has_words
            .then(|| Ok(CitableText::new((self.text)(&self.probe)?)))
            .transpose()
    }

    fn frames(&self) -> Result<Frames, Failure> {
        let decoder = &self.assay.decoder;
        let times = decoder.frames((self.open)()?, &self.name, &mut Asking(self.watcher));
        let times = times.map_err(|error| error.in_file(&self.name))?;
        let end_us = self.probe.duration_ms.map(|ms| u64::from(ms) * 1000);
        Frames::of(&times, end_us).ok_or_else(|| self.indescribable(Indescribable::DoesNotFit))
    }

    fn indescribable(&self, why: Indescribable) -> Failure {
        let why = match why {
            Indescribable::DoesNotFit => "no-such-places",
            Indescribable::Outside => "outside",
            Indescribable::Nothing => "nothing-marked",
            Indescribable::NoText => "no-text",
        };
        self.no_such_place(why)
    }

    fn no_such_place(&self, why: &str) -> Failure {
        let failure = Failure::new(Kind::Refused, codes::PLACE_DOES_NOT_FIT).with("artifact", &self.name);
        failure.with("about", "line").with("why", why)
    }
}
