//! What the files of a submission are, and the words in them, decoded in the child.

use crate::codes;
use crate::disk::NewFile;
use crate::failure::{Failure, Finding, Kind};
use crate::failures::InFile;
use crate::watching::{self, Asking, Unwatched, Watcher};
use crate::{Assay, disk, requirements};
use assay_bundle::{Container, ReadSeek};
pub use assay_evidence::PictureWanted;
use assay_evidence::place::{CitableText, Selection, Shown, Standing, describe};
use assay_evidence::{
    Caveat, DecodeError, Decoder, DocumentName, Format, FrameTimes, Picture, Probe, Sound, TextExtract, Wanted,
    text_extractor, text_pages,
};
use assay_model::ids::ArtifactId;
use assay_model::place::{PagePart, Place, TextPlace};
use assay_model::rubric::ArtifactKind;
use assay_model::submission::{Artifact, Submission};
use assay_review::{Facts, FindText, Unfound};
use assay_store::{Cache, Reading, ResultKey};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::rc::Rc;

pub use assay_evidence::{Form, PagePicture, PageText, Scale, View};

/// The kind of a file as requirements name kinds.
pub fn artifact_kind(kind: assay_evidence::Kind) -> Option<ArtifactKind> {
    use assay_evidence::Kind;
    match kind {
        Kind::Document => Some(ArtifactKind::Document),
        Kind::Image => Some(ArtifactKind::Image),
        Kind::Video => Some(ArtifactKind::Video),
        Kind::Audio => Some(ArtifactKind::Audio),
        Kind::Text => Some(ArtifactKind::Text),
        Kind::Table => Some(ArtifactKind::Table),
        Kind::Pointer | Kind::Executable | Kind::Archive | Kind::Unknown => None,
    }
}

/// What a review has to know of a probed file.
pub fn facts(probe: &Probe) -> Facts {
    let pages = probe.pages.filter(|_| !probe.pages_as_stated);
    Facts {
        kind: artifact_kind(probe.kind),
        duration_ms: probe.duration_ms,
        pages,
    }
}

/// What the file at `path` is.
pub fn probe_file(assay: &Assay, path: &Path, watcher: &dyn Watcher) -> Result<Probe, Failure> {
    let mut probe = decoded(path, |source, name| {
        assay.decoder.probe(source, name, &mut Asking(watcher))
    })?;
    if is_laid_out(&probe) {
        let counted = decoded(path, |source, name| pages_of(&assay.decoder, source, name, watcher));
        count(&mut probe, counted.ok());
    }
    Ok(probe)
}

/// Whether the file has no pages but those that are laid out here: what it says of itself is what another program counted.
fn is_laid_out(probe: &Probe) -> bool {
    probe.format == Format::Docx && probe.shown
}

/// How many pages it has here.
fn pages_of(
    decoder: &Decoder,
    source: impl std::io::Read + std::io::Seek,
    name: &str,
    watcher: &dyn Watcher,
) -> Result<u32, DecodeError> {
    let document = DocumentName {
        name: name.to_owned(),
        key: None,
    };
    let smallest = View {
        scale: Scale::LongEdge(1),
        tile: None,
        form: Form::Png,
    };
    let (picture, _) = decoder.page(source, &document, 1, smallest, &mut Asking(watcher))?;
    Ok(picture.pages)
}

/// What cannot be laid out keeps the pages that it says it has.
fn count(probe: &mut Probe, pages: Option<u32>) {
    if pages.is_some() {
        (probe.pages, probe.pages_as_stated) = (pages, false);
    }
}

/// The citable text of the file at `path`.
pub fn text_of_file(assay: &Assay, path: &Path, watcher: &dyn Watcher) -> Result<TextExtract, Failure> {
    decoded(path, |source, name| {
        assay.decoder.text(source, name, &mut Asking(watcher))
    })
}

/// A picture in the file at `path`, as a JPEG that is written as the new file `out`: upright, sRGB, without metadata.
pub fn picture_of_file(
    assay: &Assay,
    path: &Path,
    wanted: PictureWanted,
    out: &Path,
    watcher: &dyn Watcher,
) -> Result<Picture, Failure> {
    let new = NewFile::create(out)?;
    let (picture, bytes) = decoded(path, |source, name| {
        assay.decoder.picture(source, name, wanted, &mut Asking(watcher))
    })?;
    new.fill(&bytes)?;
    Ok(picture)
}

/// Draws a page of the document at `path`, counted from 1, into the file `out`.
pub fn draw_page(
    assay: &Assay,
    path: &Path,
    page: u32,
    view: View,
    out: &Path,
    watcher: &dyn Watcher,
) -> Result<PagePicture, Failure> {
    let new = NewFile::create(out)?;
    let (picture, bytes) = decoded(path, |source, name| {
        assay
            .decoder
            .page(source, &document(name), page, view, &mut Asking(watcher))
    })?;
    new.fill(&bytes)?;
    Ok(picture)
}

/// What of the picture made of the file at `path` is not as it was meant.
pub fn caveats(path: &str, picture: &Picture) -> Vec<Finding> {
    let at = |code| Finding::warning(code).at(path);
    let finding = |caveat: &Caveat| match caveat {
        Caveat::Colours { why } => at(codes::COLOURS_APPROXIMATE).with("about", crate::failures::word(why)),
        Caveat::Incomplete => at(codes::PICTURE_INCOMPLETE),
        Caveat::Coarse => at(codes::PICTURE_COARSE),
        Caveat::FirstOfSeveral { .. } => at(codes::PICTURE_MOVES),
        Caveat::ScriptsLeftOut => at(codes::SCRIPTS_LEFT_OUT),
        Caveat::LinksLeftOut => at(codes::LINKS_LEFT_OUT),
        Caveat::OtherLetters => at(codes::OTHER_LETTERS),
    };
    picture.caveats.iter().map(finding).collect()
}

/// Listens to the file at `path`; its waveform is written to `out`.
pub fn peaks_of_file(
    assay: &Assay,
    path: &Path,
    out: &Path,
    wanted: Wanted,
    watcher: &dyn Watcher,
) -> Result<Sound, Failure> {
    let new = NewFile::create(out)?;
    let name = path.to_string_lossy();
    let probe = probe_file(assay, path, watcher)?;
    let open = disk::opener(path)?;
    let sound = assay
        .decoder
        .sound(&open, &name, probe.duration_ms, wanted, &mut Asking(watcher));
    let sound = sound.map_err(|error| error.in_file(path.display()))?;
    new.fill(&sound.dat)?;
    Ok(sound)
}

/// When each picture of the film at `path` is shown: for going to a frame exactly.
pub fn frames_of_file(assay: &Assay, path: &Path, watcher: &dyn Watcher) -> Result<FrameTimes, Failure> {
    decoded(path, |source, name| {
        assay.decoder.frames(source, name, &mut Asking(watcher))
    })
}

/// The words of a page of the document at `path`, counted from 1, and where they stand.
pub fn words_of_page(assay: &Assay, path: &Path, page: u32, watcher: &dyn Watcher) -> Result<PageText, Failure> {
    decoded(path, |source, name| {
        assay
            .decoder
            .page_text(source, &document(name), page, &mut Asking(watcher))
    })
}

/// What the decoder makes of the file at `path`, which it knows by that path.
fn decoded<T>(path: &Path, decode: impl FnOnce(File, &str) -> Result<T, DecodeError>) -> Result<T, Failure> {
    let source = disk::open_regular(path)?;
    decode(source, &path.to_string_lossy()).map_err(|error| error.in_file(path.display()))
}

/// A file that is opened once for all its pages while one command runs.
fn document(name: &str) -> DocumentName {
    DocumentName {
        key: Some(name.to_owned()),
        name: name.to_owned(),
    }
}

/// What is worth saying about a probed file that belongs to no submission.
pub fn findings(path: &str, probe: &Probe) -> Vec<Finding> {
    requirements::about_probe(path, probe)
}

/// A probe as programs are told it beside these findings about its file.
pub fn told(probe: &Probe, findings: &[Finding]) -> Probe {
    requirements::told(probe, findings)
}

/// The same of an artifact of a submission, which has a declared type beside its name.
pub fn told_of(artifact: &Artifact, probe: &Probe) -> Probe {
    requirements::told(probe, &requirements::about_file(artifact, probe))
}

/// Gives the bytes of an artifact.
pub trait OpenArtifact {
    /// A handle of its own on the artifact's bytes.
    fn open(&self, artifact: &ArtifactId) -> Result<Box<dyn ReadSeek>, Failure>;

    /// Where results about these artifacts are kept, if anywhere.
    fn cache(&self) -> Option<&Cache> {
        None
    }
}

/// The artifacts inside a bundle that is not in a library.
pub struct InBundle<'a> {
    /// The bundle.
    pub container: &'a Container,
    /// Its submission.
    pub submission: &'a Submission,
}

impl OpenArtifact for InBundle<'_> {
    fn open(&self, artifact: &ArtifactId) -> Result<Box<dyn ReadSeek>, Failure> {
        let path = self
            .submission
            .artifact(artifact)
            .map(|artifact| format!("data/{}", artifact.path));
        Ok(self.container.seekable(&path.unwrap_or_default())?)
    }
}

/// The artifacts of a library.
pub struct InLibrary<'a> {
    /// The library.
    pub library: &'a Reading,
    /// Whose artifacts.
    pub submission: &'a Submission,
}

impl OpenArtifact for InLibrary<'_> {
    fn open(&self, artifact: &ArtifactId) -> Result<Box<dyn ReadSeek>, Failure> {
        let unknown = || Failure::new(Kind::Refused, codes::SHEET_UNKNOWN_ARTIFACT).with("artifact", artifact);
        let artifact = self.submission.artifact(artifact).ok_or_else(unknown)?;
        Ok(Box::new(self.library.open_artifact(&artifact.sha256)?))
    }

    fn cache(&self) -> Option<&Cache> {
        Some(self.library.cache())
    }
}

/// What the file called `name` is, with the pages that it has here; `open` gives its bytes.
pub(crate) fn probe_counted(
    decoder: &Decoder,
    open: &dyn Fn() -> Result<Box<dyn ReadSeek>, Failure>,
    name: &str,
    watcher: &dyn Watcher,
) -> Result<Result<Probe, DecodeError>, Failure> {
    let mut probe = decoder.probe(open()?, name, &mut Asking(watcher));
    if let Some(probe) = probe.as_mut().ok().filter(|probe| is_laid_out(probe)) {
        let pages = pages_of(decoder, open()?, name, watcher);
        count(probe, pages.ok());
    }
    Ok(probe)
}

/// Every artifact of `submission` probed. A file that the decoder cannot make sense of is a finding, not a failure.
pub fn probe_all(
    decoder: &Decoder,
    submission: &Submission,
    bytes: &dyn OpenArtifact,
    watcher: &dyn Watcher,
) -> Result<BTreeMap<ArtifactId, Result<Probe, Failure>>, Failure> {
    let mut probes = BTreeMap::new();
    for artifact in &submission.artifacts {
        let open = || bytes.open(&artifact.id);
        let probe = probe_counted(decoder, &open, artifact.path.as_str(), watcher)?;
        watching::go_on(watcher)?;
        probes.insert(
            artifact.id.clone(),
            probe.map_err(|error| error.in_file(&artifact.path)),
        );
    }
    Ok(probes)
}

/// The words of the artifacts, extracted when first asked for.
pub struct Texts<'a> {
    decoder: &'a Decoder,
    submission: &'a Submission,
    probes: &'a BTreeMap<ArtifactId, Probe>,
    bytes: &'a dyn OpenArtifact,
    read: RefCell<BTreeMap<ArtifactId, Option<Rc<CitableText>>>>,
}

impl<'a> Texts<'a> {
    /// The words of `submission`, whose files are what `probes` say and whose bytes come from `bytes`.
    pub const fn new(
        decoder: &'a Decoder,
        submission: &'a Submission,
        probes: &'a BTreeMap<ArtifactId, Probe>,
        bytes: &'a dyn OpenArtifact,
    ) -> Self {
        Self {
            decoder,
            submission,
            probes,
            bytes,
            read: RefCell::new(BTreeMap::new()),
        }
    }

    /// The citable text of an artifact; `None` where it has none or cannot be read.
    pub fn of(&self, id: &ArtifactId) -> Option<Rc<CitableText>> {
        let mut read = self.read.borrow_mut();
        let text = read.entry(id.clone()).or_insert_with(|| {
            let (artifact, probe) = (self.submission.artifact(id)?, self.probes.get(id)?);
            let text = citable_text(self.decoder, artifact, probe, self.bytes, &Unwatched).ok()?;
            Some(Rc::new(CitableText::new(text)))
        });
        text.clone()
    }

    /// The words of a selection, on their page where the artifact has pages.
    fn described(&self, id: &ArtifactId, selection: &Selection) -> Option<(Option<u32>, TextPlace)> {
        let (text, probe) = (self.of(id)?, self.probes.get(id)?);
        let shown = Shown {
            probe,
            text: Some(&text),
            frames: None,
            same_bytes: true,
        };
        match describe(selection, &shown).ok()? {
            Place::Text(text) => Some((None, text)),
            Place::Page {
                page,
                part: PagePart::Text(text),
            } => Some((Some(page), text)),
            Place::Whole | Place::Time { .. } | Place::Picture { .. } | Place::Page { .. } => None,
        }
    }
}

impl FindText for Texts<'_> {
    fn pages(&self, artifact: &ArtifactId) -> Option<u32> {
        let (text, probe) = (self.of(artifact)?, self.probes.get(artifact)?);
        text_pages(probe, text.extract())
    }

    fn find_text(
        &self,
        artifact: &ArtifactId,
        page: Option<u32>,
        words: &str,
    ) -> Result<(Option<u32>, TextPlace), Unfound> {
        let text = self.of(artifact).ok_or(Unfound::Nowhere)?;
        let (number, [start, end]) = match text.find_words(page, words) {
            Standing::Once { page, range } => (page, range),
            Standing::Nowhere => return Err(Unfound::Nowhere),
            Standing::MoreThanOnce => return Err(Unfound::MoreThanOnce),
        };
        let words = Selection::Words {
            page: number,
            start,
            end,
        };
        let (found, place) = self.described(artifact, &words).ok_or(Unfound::Nowhere)?;
        Ok((found.or(page), place))
    }

    fn text_at(
        &self,
        artifact: &ArtifactId,
        page: Option<u32>,
        [start, end]: [u32; 2],
    ) -> Option<(Option<u32>, TextPlace)> {
        if page.is_none() && self.of(artifact)?.extract().pages.len() > 1 {
            return None;
        }
        let words = Selection::Words {
            page: page.unwrap_or(1),
            start,
            end,
        };
        self.described(artifact, &words)
    }
}

/// The citable text of an artifact: as it was extracted before, where that was kept, or extracted now.
pub fn citable_text(
    decoder: &Decoder,
    artifact: &Artifact,
    probe: &Probe,
    bytes: &dyn OpenArtifact,
    watcher: &dyn Watcher,
) -> Result<TextExtract, Failure> {
    let extractor = text_extractor(probe.format).unwrap_or_default();
    let key = ResultKey::of(&artifact.sha256, extractor, "");
    let kept = bytes.cache().and_then(|cache| cache.get(&key));
    let kept = kept.and_then(|json| serde_json::from_slice::<TextExtract>(&json).ok());
    if let Some(text) = kept.filter(|text| text.extractor == extractor) {
        return Ok(text);
    }
    let source = bytes.open(&artifact.id)?;
    let text = decoder.text(source, artifact.path.as_str(), &mut Asking(watcher));
    let text = text.map_err(|error| error.in_file(&artifact.path))?;
    if let Some(cache) = bytes.cache().filter(|_| text.extractor == extractor) {
        cache.put(&key, &serde_json::to_vec(&text).map_err(crate::failures::json)?);
    }
    Ok(text)
}
