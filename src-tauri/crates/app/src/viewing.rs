//! What the viewers show of a submission in a library. Bytes come from the artifact store; whatever has to be decoded is
//! made by the decoder child, and kept by digest in the library's cache, so that a page is drawn once.

use crate::Assay;
use crate::codes;
use crate::disk::{self, NewFile};
use crate::evidence::{InLibrary, OpenArtifact, citable_text};
use crate::failure::{Failure, Kind};
use crate::failures::InFile;
use crate::reviewing::Held;
use crate::watching::Watcher;
pub use assay_bundle::ReadSeek;
pub use assay_evidence::place::{Field, Heard};
use assay_evidence::place::{cues, fields};
use assay_evidence::{DecodeError, DocumentName, Form, PictureWanted, Retimed, Scale, Urgency, View, Wanted, Watch};
pub use assay_evidence::{Format, FrameTimes, PageText, Probe, Quad, Sound, Span, TextExtract, TrackKind};
use assay_model::ids::ArtifactId;
use assay_model::submission::Artifact;
pub use assay_store::Rereading;
use assay_store::{ArtifactReader, Reading, ResultKey};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{self, Read};
use std::path::Path;

/// The longest text file, in bytes, that is set as it is read.
const WRITTEN_LIMIT: u64 = 1 << 20;
/// Raised whenever the same artifact would give another picture, sound or table of frames.
const PICTURES: &str = "assay-picture/1";
const PAGES: &str = "assay-page/1";
const WORDS: &str = "assay-page-words/1";
const SOUND: &str = "assay-sound/1";
const SPEECH: &str = "assay-speech/1";
const PLAYED: &str = "assay-played/1";

/// How a file is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// Played with its pictures.
    Video,
    /// Played without.
    Audio,
    /// As page pictures with words on them.
    Pages,
    /// As a picture.
    Picture,
    /// As words.
    Text,
    /// As rows and cells.
    Table,
    /// Not at all; it can be scored against all the same.
    Nothing,
}

impl Viewer {
    /// How a file that is what `probe` says is shown.
    pub const fn of(probe: &Probe) -> Self {
        use assay_evidence::Kind;
        if !probe.shown {
            return Self::Nothing;
        }
        match probe.kind {
            Kind::Video => Self::Video,
            Kind::Audio => Self::Audio,
            Kind::Document => match probe.format {
                Format::Pdf | Format::Docx | Format::Pptx => Self::Pages,
                _ => Self::Text,
            },
            Kind::Image => Self::Picture,
            Kind::Text => Self::Text,
            Kind::Table => Self::Table,
            Kind::Pointer | Kind::Executable | Kind::Archive | Kind::Unknown => Self::Nothing,
        }
    }
}

/// Whether the window may be given the file as it is: recordings that it plays, and the picture formats that it decodes
/// itself once their header was looked at (DESIGN 4). Everything else reaches it as what the decoder child made.
pub const fn may_be_given(probe: &Probe) -> bool {
    let picture = matches!(probe.format, Format::Jpeg | Format::Png | Format::Webp | Format::Gif);
    match Viewer::of(probe) {
        Viewer::Video | Viewer::Audio => true,
        Viewer::Picture => picture,
        Viewer::Pages | Viewer::Text | Viewer::Table | Viewer::Nothing => false,
    }
}

/// A submission that is being looked at.
pub struct Viewing<'a> {
    /// The decoder.
    pub assay: &'a Assay,
    /// Where its files lie.
    pub library: &'a Reading,
    /// What it is.
    pub held: &'a Held,
    /// Who waits, and may stop waiting.
    pub watcher: &'a dyn Watcher,
}

impl Viewing<'_> {
    /// The artifact itself, and its bytes.
    pub fn open(&self, id: &ArtifactId) -> Result<(&Artifact, ArtifactReader), Failure> {
        let artifact = self.artifact(id)?;
        Ok((artifact, self.library.open_artifact(&artifact.sha256)?))
    }

    /// The letters of a text file as they were written, from which it is set as it is read; nothing of a longer one, or of
    /// one that is no UTF-8: those are shown as their citable text.
    pub fn written(&self, id: &ArtifactId) -> Result<Option<String>, Failure> {
        let (artifact, bytes) = self.open(id)?;
        if artifact.size > WRITTEN_LIMIT {
            return Ok(None);
        }
        let mut letters = String::new();
        let read = bytes.take(WRITTEN_LIMIT).read_to_string(&mut letters);
        let unmarked = letters.strip_prefix('\u{feff}').unwrap_or(&letters);
        Ok(read.is_ok().then(|| unmarked.to_owned()))
    }

    /// Writes the artifact, byte for byte, as the new file `out`.
    pub fn copy_out(&self, id: &ArtifactId, out: &Path) -> Result<(), Failure> {
        let (_, mut bytes) = self.open(id)?;
        let mut file = NewFile::create(out)?;
        io::copy(&mut bytes, file.file()).map_err(|error| disk::unwritable(out, &error))?;
        file.publish()
    }

    /// A picture in it as a JPEG, upright, its longer edge at most `long_edge_px` pixels. Pages count from 1.
    pub fn picture(&self, id: &ArtifactId, page: u32, long_edge_px: u32) -> Result<Vec<u8>, Failure> {
        let wanted = PictureWanted {
            page,
            long_edge_px,
            region: None,
        };
        let how = format!("page={page} edge={long_edge_px}");
        self.kept(id, PICTURES, &how, |artifact, source| {
            let name = artifact.path.as_str();
            let made = self
                .assay
                .decoder
                .picture(source, name, wanted, &mut OnScreen(self.watcher));
            Ok(made.map_err(|error| error.in_file(&artifact.path))?.1)
        })
    }

    /// A page of it as a JPEG, `width_px` pixels wide. Pages count from 1.
    pub fn page(&self, id: &ArtifactId, page: u32, width_px: u32) -> Result<Vec<u8>, Failure> {
        let view = View {
            scale: Scale::Width(width_px),
            tile: None,
            form: Form::Jpeg,
        };
        let how = format!("page={page} width={width_px}");
        self.kept(id, PAGES, &how, |artifact, source| {
            let document = document(artifact);
            let drawn = self
                .assay
                .decoder
                .page(source, &document, page, view, &mut OnScreen(self.watcher));
            Ok(drawn.map_err(|error| error.in_file(&artifact.path))?.1)
        })
    }

    /// The words of a page and where they stand. Pages count from 1.
    pub fn words(&self, id: &ArtifactId, page: u32) -> Result<PageText, Failure> {
        self.kept_json(id, WORDS, &format!("page={page}"), |artifact, source| {
            let document = document(artifact);
            let words = self
                .assay
                .decoder
                .page_text(source, &document, page, &mut OnScreen(self.watcher));
            words.map_err(|error| error.in_file(&artifact.path))
        })
    }

    /// Its citable text.
    pub fn text(&self, id: &ArtifactId) -> Result<TextExtract, Failure> {
        let (artifact, probe) = (self.artifact(id)?, self.probe(id)?);
        citable_text(&self.assay.decoder, artifact, probe, &self.bytes(), self.watcher)
    }

    /// Its captions, in the order in which they are heard.
    pub fn cues(&self, id: &ArtifactId) -> Result<Vec<Heard>, Failure> {
        Ok(self.text(id)?.pages.first().map(|page| cues(page)).unwrap_or_default())
    }

    /// Its sheets, each with all its cells.
    pub fn table(&self, id: &ArtifactId) -> Result<Vec<Vec<Field>>, Failure> {
        let format = self.probe(id)?.format;
        Ok(self.text(id)?.pages.iter().map(|page| fields(page, format)).collect())
    }

    /// Its waveform: audiowaveform .dat version 2, 8 bit, 50 pixels a second.
    pub fn waveform(&self, id: &ArtifactId) -> Result<Vec<u8>, Failure> {
        self.kept(id, SOUND, "", |artifact, _| Ok(self.listen(artifact)?.dat))
    }

    /// What was heard in it, the waveform apart: how long it lasts, where somebody speaks, the pauses.
    pub fn speech(&self, id: &ArtifactId) -> Result<Sound, Failure> {
        self.kept_json(id, SPEECH, "", |artifact, _| self.listen(artifact))
    }

    /// When each of its pictures is shown.
    pub fn frames(&self, id: &ArtifactId) -> Result<FrameTimes, Failure> {
        let artifact = self.artifact(id)?;
        let source = self.bytes().open(id)?;
        let frames = self
            .assay
            .decoder
            .frames(source, artifact.path.as_str(), &mut OnScreen(self.watcher));
        frames.map_err(|error| error.in_file(&artifact.path))
    }

    /// The artifact as it is played, and how many bytes that is. A film whose table a player would misread has a
    /// second one behind it; everything else is played byte for byte.
    pub fn played(&self, id: &ArtifactId) -> Result<(Box<dyn ReadSeek>, u64), Failure> {
        let (artifact, bytes) = self.open(id)?;
        if Viewer::of(self.probe(id)?) != Viewer::Video {
            return Ok((Box::new(bytes), artifact.size));
        }
        // A film that cannot be looked into is given as it is: the player says by itself what it cannot play.
        let with = self.kept(id, PLAYED, "", |artifact, source| {
            let name = artifact.path.as_str();
            let retimed = self.assay.decoder.retimed(source, name, &mut OnScreen(self.watcher));
            match retimed {
                Ok(retimed) => Ok(retimed.to_bytes()),
                // It stays what it is, and is not looked into again for every part that is asked for.
                Err(DecodeError::Refused(_)) => Ok(Vec::new()),
                Err(error) => Err(error.in_file(&artifact.path)),
            }
        });
        let with = Retimed::of(&with.unwrap_or_default());
        let length = with.length(artifact.size);
        Ok((Box::new(with.over(bytes, artifact.size)), length))
    }

    /// Both come of one decoding; so both are kept.
    fn listen(&self, artifact: &Artifact) -> Result<Sound, Failure> {
        let bytes = self.bytes();
        let open = || -> io::Result<Box<dyn ReadSeek>> {
            bytes
                .open(&artifact.id)
                .map_err(|failure| io::Error::other(failure.code.as_str()))
        };
        let expected = self.probe(&artifact.id)?.duration_ms;
        let mut watch = OnScreen(self.watcher);
        let decoder = &self.assay.decoder;
        let sound = decoder.sound(&open, artifact.path.as_str(), expected, Wanted::Speech, &mut watch);
        let sound = sound.map_err(|error| error.in_file(&artifact.path))?;
        let cache = self.library.cache();
        cache.put(&ResultKey::of(&artifact.sha256, SOUND, ""), &sound.dat);
        let json = serde_json::to_vec(&sound).map_err(crate::failures::json)?;
        cache.put(&ResultKey::of(&artifact.sha256, SPEECH, ""), &json);
        Ok(sound)
    }

    /// What `make` makes, or what it made before.
    fn kept(
        &self,
        id: &ArtifactId,
        maker: &str,
        how: &str,
        make: impl FnOnce(&Artifact, Box<dyn ReadSeek>) -> Result<Vec<u8>, Failure>,
    ) -> Result<Vec<u8>, Failure> {
        let artifact = self.artifact(id)?;
        let key = ResultKey::of(&artifact.sha256, maker, how);
        if let Some(kept) = self.library.cache().get(&key) {
            return Ok(kept);
        }
        let made = make(artifact, self.bytes().open(id)?)?;
        self.library.cache().put(&key, &made);
        Ok(made)
    }

    fn kept_json<T: Serialize + DeserializeOwned>(
        &self,
        id: &ArtifactId,
        maker: &str,
        how: &str,
        make: impl FnOnce(&Artifact, Box<dyn ReadSeek>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let bytes = self.kept(id, maker, how, |artifact, source| {
            serde_json::to_vec(&make(artifact, source)?).map_err(crate::failures::json)
        })?;
        serde_json::from_slice(&bytes).map_err(crate::failures::json)
    }

    fn artifact(&self, id: &ArtifactId) -> Result<&Artifact, Failure> {
        let unknown = || Failure::new(Kind::Refused, codes::SHEET_UNKNOWN_ARTIFACT).with("artifact", id);
        self.held.subject.submission.artifact(id).ok_or_else(unknown)
    }

    fn probe(&self, id: &ArtifactId) -> Result<&Probe, Failure> {
        let path = &self.artifact(id)?.path;
        let undecoded = || Failure::new(Kind::Io, codes::FILE_UNREADABLE).with("path", path);
        self.held.probes.get(id).ok_or_else(undecoded)
    }

    fn bytes(&self) -> InLibrary<'_> {
        InLibrary {
            library: self.library,
            submission: &self.held.subject.submission,
        }
    }
}

/// Opened once for all its pages, as long as its child lives.
fn document(artifact: &Artifact) -> DocumentName {
    DocumentName {
        name: artifact.path.to_string(),
        key: Some(artifact.sha256.to_string()),
    }
}

/// Somebody looks at the place where the answer belongs.
struct OnScreen<'a>(&'a dyn Watcher);

impl Watch for OnScreen<'_> {
    fn urgency(&mut self) -> Urgency {
        Urgency::OnScreen
    }

    fn cancelled(&mut self) -> bool {
        self.0.cancelled()
    }
}
