//! What a probe finds out about one file. These types cross the pipe between decoder and application as JSON: names
//! in camelCase, every number with its unit in its name or plainly a count.

use crate::format::{Format, Kind, NotShown};
use serde::{Deserialize, Serialize};

/// What a file is and shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Probe {
    /// Its true type, by content.
    pub format: Format,
    /// What sort of evidence that is.
    pub kind: Kind,
    /// Its media type.
    pub media_type: String,
    /// Its length in bytes.
    pub size_bytes: u64,
    /// Whether Assay has a viewer that can show it.
    pub shown: bool,
    /// What an intake report has to say about it.
    pub findings: Vec<Finding>,
    /// How long it lasts, milliseconds; audio and video.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_ms: Option<u32>,
    /// Width in pixels as shown, after orientation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width_px: Option<u32>,
    /// Height in pixels as shown, after orientation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height_px: Option<u32>,
    /// By how much it has to be turned clockwise to stand upright: 0, 90, 180 or 270.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rotation_degrees: Option<u16>,
    /// The tracks of a recording, in the order of the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tracks: Vec<Track>,
    /// Pages of a document, slides of a presentation, pictures of a TIFF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// Whether the pages were not counted but stand so in the file, as the writing program noted them.
    #[serde(default)]
    pub pages_as_stated: bool,
    /// Words of a document or text, counted by [`crate::count_words`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<u32>,
    /// Rows of a table, its heading included; of all sheets together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<u32>,
    /// Cells of a table that hold something.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cells: Option<u32>,
    /// Captions that could be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cues: Option<u32>,
    /// What else a reader should know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
    /// What in it may tell who made it, where, when and with what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifying: Vec<Identifying>,
}

/// A finding of the intake report: the warnings of FORMATS 7, the file being listed all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Finding {
    /// The file has no bytes.
    EmptyFile,
    /// The name says one thing and the bytes another, or the bytes say two things.
    TypeLies {
        /// The extension, or nothing.
        says: String,
        /// What it is.
        is: Format,
        /// What else its bytes could be taken for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        also: Option<Format>,
    },
    /// A recording that nothing here plays.
    MediaUndecodable {
        /// The codec, in words, when that is the reason.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        codec: Option<String>,
        /// Whether its container is broken.
        damaged: bool,
    },
    /// The file ends before what its beginning promises. What is there is shown, and measured.
    CutShort {
        /// How long a recording would be by its header, milliseconds, where that is longer than what is there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stated_ms: Option<u32>,
    },
    /// A link instead of evidence.
    PointerFile {
        /// What sort of link.
        format: Format,
        /// Where it leads, as text, never followed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        target: Option<String>,
    },
    /// A file without a viewer, or one that is not opened.
    CannotBeShown {
        /// What it is.
        format: Format,
        /// Why.
        why: NotShown,
    },
}

impl Finding {
    /// Its code (FORMATS 7).
    pub const fn code(&self) -> &'static str {
        match self {
            Self::EmptyFile => "empty-file",
            Self::TypeLies { .. } => "type-lies",
            Self::MediaUndecodable { .. } => "media-undecodable",
            Self::CutShort { .. } => "cut-short",
            Self::PointerFile { .. } => "pointer-file",
            Self::CannotBeShown { .. } => "cannot-be-shown",
        }
    }

    /// Whether the file can be shown all the same.
    pub const fn leaves_it_shown(&self) -> bool {
        matches!(self, Self::TypeLies { .. } | Self::CutShort { .. })
    }
}

/// One track of a recording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Track {
    /// What it carries.
    pub kind: TrackKind,
    /// The codec: a lower-case word where it is known, otherwise what the container calls it.
    pub codec: String,
    /// The codec as people call it.
    pub name: String,
    /// Whether the window can play it.
    pub playable: bool,
    /// Its own length in milliseconds, where the container says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_ms: Option<u32>,
    /// Samples in a second.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample_rate_hz: Option<u32>,
    /// Channels of sound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channels: Option<u16>,
    /// Width in pixels as shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width_px: Option<u32>,
    /// Height in pixels as shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height_px: Option<u32>,
    /// How far it has to be turned clockwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rotation_degrees: Option<u16>,
}

/// What a track carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrackKind {
    /// Moving pictures.
    Video,
    /// Sound.
    Audio,
    /// Captions or subtitles.
    Text,
    /// Anything else: telemetry, time codes, chapters.
    Other,
}

/// Something a reader should know that is no defect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Remark {
    /// Slides that the presentation skips; they are shown here, marked.
    HiddenSlides {
        /// How many.
        count: u32,
    },
    /// Slides with notes for whoever speaks; those are not shown here.
    SpeakerNotes {
        /// How many slides.
        count: u32,
    },
    /// Runs of text that the document hides; they are read all the same.
    HiddenText {
        /// How many.
        count: u32,
    },
    /// Sheets that the workbook hides; they are shown here like the others.
    HiddenSheets {
        /// How many.
        count: u32,
    },
    /// The PDF was added to after it was first written; older content may still be inside.
    EarlierRevisions {
        /// How many.
        count: u32,
    },
    /// Files inside the file; listed, never opened.
    Attachments {
        /// How many.
        count: u32,
    },
    /// Changes that were not yet accepted, with their authors' names.
    TrackedChanges {
        /// How many.
        count: u32,
    },
    /// Comments in the margin, with their authors' names.
    ReviewComments {
        /// How many.
        count: u32,
    },
    /// A form of a kind that is shown flat.
    XfaForm,
    /// Fields of a form that have a value but no picture of it.
    FieldsWithoutAppearance {
        /// How many.
        count: u32,
    },
    /// Words that something opaque was painted over, as if they were blacked out; they are read all the same.
    CoveredText {
        /// The pages on which they stand, from 1; the first twenty.
        pages: Vec<u32>,
    },
    /// Writing for which the pages laid out here have no letters, or join them wrongly: it can be missing there.
    LettersMissing {
        /// Some of it, each letter once.
        letters: String,
    },
    /// The file asks for something from the network; nothing is fetched.
    RemoteLink,
    /// Parts of a text that are HTML, which could run or ask for something: they are not shown.
    MarkupLeftOut {
        /// The names of their elements, each once.
        elements: Vec<String>,
    },
    /// Captions that could not be read, by line.
    BrokenCues {
        /// The lines they begin at, from 1; the first twenty.
        lines: Vec<u32>,
        /// How many there are; 0 in reports of earlier builds.
        #[serde(default)]
        count: u32,
    },
    /// Captions that come while another still stands.
    OverlappingCues {
        /// The lines they begin at, from 1; the first twenty.
        lines: Vec<u32>,
        /// How many there are.
        count: u32,
    },
    /// The text was longer than is read; the count is of the part that was.
    Shortened,
    /// The picture or recording moves; the first picture is what is measured.
    Animated,
}

/// Something that may tell who, where, when or with what.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Identifying {
    /// What it tells.
    pub what: Tells,
    /// The value as text, at most 200 characters.
    pub value: String,
    /// Where in the file it stands: `EXIF`, `XMP`, `PDF Info`, `core.xml`, `ID3`, …
    pub source: String,
}

/// What a piece of metadata tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tells {
    /// Where it was made.
    Location,
    /// With what camera, phone or recorder.
    Device,
    /// By whom.
    Author,
    /// When.
    Date,
    /// A small copy of the picture, which may show what the picture no longer does.
    Thumbnail,
    /// With what program; thousands of people have the same.
    Software,
}

impl Tells {
    /// Whether it helps to find out who or where. Programs do not.
    pub const fn identifies(self) -> bool {
        !matches!(self, Self::Software)
    }
}

/// What programs write where an author would stand and nobody told them: lower case.
const NOBODY: [&str; 14] = [
    "anonymous",
    "(anonymous)",
    "unspecified",
    "(unspecified)",
    "unknown",
    "unknown author",
    "unknown artist",
    "author",
    "user",
    "windows user",
    "microsoft office user",
    "python-docx",
    "none",
    "n/a",
];

/// The citable text of a file. Positions in annotations are Unicode code points in one of these pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TextExtract {
    /// Name and version of the extractor: `assay-pdf-text/1`. The same name always gives the same text of the same
    /// bytes; what changes the text raises the version.
    pub extractor: String,
    /// One text for each page, slide or sheet; one in all where there are no pages.
    pub pages: Vec<String>,
    /// Whether there was more than is read (16 MiB).
    pub truncated: bool,
}

/// A picture made of a file; the JPEG itself comes beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Picture {
    /// What the file is.
    pub format: Format,
    /// Width of the JPEG in pixels.
    pub width_px: u32,
    /// Height of the JPEG in pixels.
    pub height_px: u32,
    /// Width of the whole picture in pixels as shown, after orientation.
    pub whole_width_px: u32,
    /// Height of the whole picture in pixels as shown, after orientation.
    pub whole_height_px: u32,
    /// Which picture of the file it is, from 1.
    pub page: u32,
    /// How many the file has.
    pub pages: u32,
    /// What is not as it was meant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caveats: Vec<Caveat>,
}

/// What in a picture that was made is not as the file means it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "caveat", rename_all = "kebab-case")]
pub enum Caveat {
    /// Its colours may be wrong.
    Colours {
        /// Why.
        why: Doubt,
    },
    /// The file is damaged, and part of the picture is missing.
    Incomplete,
    /// The file moves; this is its first picture.
    FirstOfSeveral {
        /// How many pictures it moves through, counted up to 100 000.
        frames: u32,
    },
    /// A drawing with scripts or foreign content, which are left out.
    ScriptsLeftOut,
    /// A drawing that asks for something from outside, which is left out.
    LinksLeftOut,
    /// Words of a drawing are set in other letters than it asks for.
    OtherLetters,
    /// It has fewer details than were asked for, because all of them would be more than is safe to open.
    Coarse,
}

/// Why colours may be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// The file says how its colours are meant in a way that cannot be followed.
    Profile,
    /// They are inks, and the file does not say which.
    Inks,
}

/// What metadata is kept: one line, trimmed, no control characters, at most 200 characters; nothing when empty.
pub(crate) fn identifying(what: Tells, value: &str, source: &str) -> Option<Identifying> {
    let line: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let value: String = line
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(200)
        .collect();
    let nobody = what == Tells::Author && NOBODY.contains(&value.to_lowercase().as_str());
    (!value.is_empty() && !nobody).then(|| Identifying {
        what,
        value,
        source: source.to_owned(),
    })
}

impl Probe {
    /// A report that so far only says what the file is.
    pub(crate) fn of(format: Format, size_bytes: u64) -> Self {
        Self {
            format,
            kind: format.kind(),
            media_type: format.media_type().to_owned(),
            size_bytes,
            shown: true,
            findings: Vec::new(),
            duration_ms: None,
            width_px: None,
            height_px: None,
            rotation_degrees: None,
            tracks: Vec::new(),
            pages: None,
            pages_as_stated: false,
            words: None,
            rows: None,
            cells: None,
            cues: None,
            remarks: Vec::new(),
            identifying: Vec::new(),
        }
    }

    /// Notes what metadata tells, once each.
    pub(crate) fn tells(&mut self, what: Tells, value: &str, source: &str) {
        if let Some(found) = identifying(what, value, source)
            && self.identifying.len() < 200
            && !self.identifying.contains(&found)
        {
            self.identifying.push(found);
        }
    }

    /// Notes a finding, once.
    pub(crate) fn find(&mut self, finding: Finding) {
        self.shown &= finding.leaves_it_shown();
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    /// Notes that it cannot be shown.
    pub(crate) fn cannot_be_shown(&mut self, why: NotShown) {
        let format = self.format;
        self.find(Finding::CannotBeShown { format, why });
    }
}
