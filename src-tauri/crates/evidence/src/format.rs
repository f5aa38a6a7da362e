//! Every kind of file that Assay tells apart: one row each, and nothing about a format stands anywhere else.
//!
//! A row names the kind that a micro-credential asks for (FORMATS 2), the media type, the extensions that tell no lie
//! about it, and what Assay can do with it. The table is our own: `infer` and its like know neither pointer files nor
//! macros nor what is inside a container, and answer `application/zip` for half of what a teacher hands in.

use serde::{Deserialize, Serialize};

/// What sort of evidence a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Something with pages, or meant to be printed on them.
    Document,
    /// A picture.
    Image,
    /// Moving pictures, with or without sound.
    Video,
    /// Sound alone.
    Audio,
    /// Words without pages: plain, Markdown, HTML, captions.
    Text,
    /// Rows and cells.
    Table,
    /// A link to something that is not in the file.
    Pointer,
    /// A program.
    Executable,
    /// A box of other files.
    Archive,
    /// None of these.
    Unknown,
}

/// What Assay can do with a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// It has a viewer.
    Shown,
    /// It has none, and why.
    Not(NotShown),
}

/// Why a file cannot be shown; `why-<word>` in the message catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotShown {
    /// It carries a program of its own.
    Macros,
    /// It carries an embedded object or a field that runs a command.
    EmbeddedObject,
    /// A password is needed.
    Encrypted,
    /// It ends too early or contradicts itself.
    Damaged,
    /// Nothing here could lay it out as pages.
    Layout,
    /// More picture than can be opened safely.
    TooLarge,
    /// A Word, PowerPoint or Excel file from before 2007.
    LegacyOffice,
    /// Pages, Keynote or Numbers.
    Iwork,
    /// A program.
    Executable,
    /// A box of files.
    Archive,
    /// A picture format without a safe decoder.
    PictureFormat,
    /// A recording that nothing here plays.
    MediaContainer,
    /// A recording without sound or picture in it.
    NoTracks,
    /// An electronic book.
    Ebook,
    /// A type that Assay does not know.
    Unknown,
    /// It holds no bytes.
    Empty,
    /// It is only a link.
    Pointer,
}

macro_rules! formats {
    ($($(#[$doc:meta])* $name:ident $word:literal $kind:ident $media:literal [$($ext:literal)*] $support:expr;)*) => {
        /// The true type of a file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Format { $($(#[$doc])* #[doc = $media] #[serde(rename = $word)] $name,)* }

        impl Format {
            /// Every format, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The word for it in JSON.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// The key of its name in the message catalogue.
            pub const fn name_key(self) -> &'static str {
                match self { $(Self::$name => concat!("format-", $word),)* }
            }

            /// Whether its files are zips, and no boxes of files all the same: documents of office programs, books.
            pub const fn is_written_as_zip(self) -> bool {
                use Format as F;
                matches!(
                    self,
                    F::Docx | F::Docm | F::Pptx | F::Pptm | F::Xlsx | F::Xlsm | F::Odt | F::Odp | F::Ods | F::Epub
                        | F::Pages | F::Keynote | F::Numbers
                )
            }

            /// What sort of evidence it is.
            pub const fn kind(self) -> Kind {
                match self { $(Self::$name => Kind::$kind,)* }
            }

            /// Its media type (IANA where registered).
            pub const fn media_type(self) -> &'static str {
                match self { $(Self::$name => $media,)* }
            }

            /// Extensions, lower case, that say the truth about it.
            pub const fn extensions(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($ext,)*],)* }
            }

            /// What Assay can do with it.
            pub const fn support(self) -> Support {
                match self { $(Self::$name => $support,)* }
            }
        }
    };
}

use NotShown as N;
use Support::{Not, Shown};

/// Only where Assay is built with a decoder for it: HEVC is a matter of patents.
const HEIC: Support = if cfg!(feature = "heic") {
    Shown
} else {
    Not(N::PictureFormat)
};

formats! {
    Pdf "pdf" Document "application/pdf" ["pdf"] Shown;
    Docx "docx" Document "application/vnd.openxmlformats-officedocument.wordprocessingml.document" ["docx" "dotx"] Shown;
    Docm "docm" Document "application/vnd.ms-word.document.macroEnabled.12" ["docm" "dotm"] Not(N::Macros);
    Pptx "pptx" Document "application/vnd.openxmlformats-officedocument.presentationml.presentation" ["pptx" "ppsx" "potx"] Shown;
    Pptm "pptm" Document "application/vnd.ms-powerpoint.presentation.macroEnabled.12" ["pptm" "ppsm" "potm"] Not(N::Macros);
    Xlsx "xlsx" Table "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" ["xlsx" "xltx"] Shown;
    Xlsm "xlsm" Table "application/vnd.ms-excel.sheet.macroEnabled.12" ["xlsm" "xltm"] Not(N::Macros);
    Odt "odt" Document "application/vnd.oasis.opendocument.text" ["odt" "ott"] Shown;
    Odp "odp" Document "application/vnd.oasis.opendocument.presentation" ["odp" "otp"] Shown;
    Ods "ods" Table "application/vnd.oasis.opendocument.spreadsheet" ["ods" "ots"] Shown;
    Doc "doc" Document "application/msword" ["doc" "dot"] Not(N::LegacyOffice);
    Ppt "ppt" Document "application/vnd.ms-powerpoint" ["ppt" "pps" "pot"] Not(N::LegacyOffice);
    Xls "xls" Table "application/vnd.ms-excel" ["xls" "xlt"] Not(N::LegacyOffice);
    EncryptedOffice "encrypted-office" Document "application/x-ole-storage" ["docx" "pptx" "xlsx" "docm" "pptm" "xlsm"] Not(N::Encrypted);
    Ole "ole" Unknown "application/x-ole-storage" ["msg" "pub" "vsd" "mpp" "msi"] Not(N::Unknown);
    Rtf "rtf" Document "application/rtf" ["rtf" "doc"] Shown;
    Epub "epub" Document "application/epub+zip" ["epub"] Not(N::Ebook);
    Pages "pages" Document "application/vnd.apple.pages" ["pages"] Not(N::Iwork);
    Keynote "keynote" Document "application/vnd.apple.keynote" ["key"] Not(N::Iwork);
    Numbers "numbers" Table "application/vnd.apple.numbers" ["numbers"] Not(N::Iwork);
    Postscript "postscript" Document "application/postscript" ["ps" "eps" "ai"] Not(N::Unknown);

    Jpeg "jpeg" Image "image/jpeg" ["jpg" "jpeg" "jpe" "jfif"] Shown;
    Png "png" Image "image/png" ["png" "apng"] Shown;
    Gif "gif" Image "image/gif" ["gif"] Shown;
    Webp "webp" Image "image/webp" ["webp"] Shown;
    Tiff "tiff" Image "image/tiff" ["tif" "tiff"] Shown;
    Heic "heic" Image "image/heic" ["heic" "heif" "hif"] HEIC;
    Bmp "bmp" Image "image/bmp" ["bmp" "dib"] Shown;
    Svg "svg" Image "image/svg+xml" ["svg"] Shown;
    Avif "avif" Image "image/avif" ["avif"] Not(N::PictureFormat);
    Jxl "jxl" Image "image/jxl" ["jxl"] Not(N::PictureFormat);
    Jp2 "jp2" Image "image/jp2" ["jp2" "jpx" "j2k" "jpf"] Not(N::PictureFormat);
    Psd "psd" Image "image/vnd.adobe.photoshop" ["psd" "psb"] Not(N::PictureFormat);
    Ico "ico" Image "image/vnd.microsoft.icon" ["ico"] Not(N::PictureFormat);
    Cur "cur" Image "image/x-win-bitmap" ["cur"] Not(N::PictureFormat);
    Raw "raw" Image "image/x-raw" ["cr2" "cr3" "nef" "arw" "raf" "orf" "rw2" "dng" "pef"] Not(N::PictureFormat);

    Mp4 "mp4" Video "video/mp4" ["mp4" "m4v" "mp4v"] Shown;
    Mov "mov" Video "video/quicktime" ["mov" "qt"] Shown;
    ThreeGp "3gp" Video "video/3gpp" ["3gp" "3g2" "3gpp"] Shown;
    Mkv "mkv" Video "video/x-matroska" ["mkv"] Shown;
    Webm "webm" Video "video/webm" ["webm"] Shown;
    OggVideo "ogg-video" Video "video/ogg" ["ogv" "ogg" "ogx"] Shown;
    Avi "avi" Video "video/x-msvideo" ["avi"] Not(N::MediaContainer);
    Wmv "wmv" Video "video/x-ms-wmv" ["wmv" "asf"] Not(N::MediaContainer);
    MpegPs "mpeg-ps" Video "video/mpeg" ["mpg" "mpeg" "vob" "m2p" "mpe"] Not(N::MediaContainer);
    MpegTs "mpeg-ts" Video "video/mp2t" ["ts" "mts" "m2ts"] Not(N::MediaContainer);
    Flv "flv" Video "video/x-flv" ["flv"] Not(N::MediaContainer);

    M4a "m4a" Audio "audio/mp4" ["m4a" "m4b" "mp4" "aac" "3gp"] Shown;
    MatroskaAudio "mka" Audio "audio/x-matroska" ["mka" "mkv"] Shown;
    WebmAudio "webm-audio" Audio "audio/webm" ["webm" "weba"] Shown;
    Ogg "ogg" Audio "audio/ogg" ["ogg" "oga" "opus" "spx"] Shown;
    Mp3 "mp3" Audio "audio/mpeg" ["mp3" "mp2" "mp1" "mpga"] Shown;
    Wav "wav" Audio "audio/wav" ["wav" "wave" "bwf"] Shown;
    Flac "flac" Audio "audio/flac" ["flac"] Shown;
    Aiff "aiff" Audio "audio/aiff" ["aif" "aiff" "aifc"] Shown;
    Caf "caf" Audio "audio/x-caf" ["caf"] Shown;
    Aac "aac" Audio "audio/aac" ["aac" "adts"] Shown;
    Amr "amr" Audio "audio/amr" ["amr" "awb"] Not(N::MediaContainer);
    Wma "wma" Audio "audio/x-ms-wma" ["wma" "asf"] Not(N::MediaContainer);
    Midi "midi" Audio "audio/midi" ["mid" "midi"] Not(N::MediaContainer);

    Text "text" Text "text/plain" ["txt" "text" "log" "asc" ""] Shown;
    Markdown "markdown" Text "text/markdown" ["md" "markdown" "mdown" "mkd"] Shown;
    Html "html" Text "text/html" ["html" "htm" "xhtml"] Shown;
    Mhtml "mhtml" Text "multipart/related" ["mht" "mhtml" "eml"] Not(N::Unknown);
    Vtt "vtt" Text "text/vtt" ["vtt"] Shown;
    Srt "srt" Text "application/x-subrip" ["srt"] Shown;
    Json "json" Text "application/json" ["json" "geojson" "ipynb"] Shown;
    Xml "xml" Text "application/xml" ["xml" "xsl" "rss"] Shown;
    Csv "csv" Table "text/csv" ["csv"] Shown;
    Tsv "tsv" Table "text/tab-separated-values" ["tsv" "tab"] Shown;

    GoogleDoc "google-pointer" Pointer "application/vnd.google-apps.document" ["gdoc" "gslides" "gsheet" "gform" "gdraw" "gsite" "gjam" "glink"] Not(N::Pointer);
    UrlFile "url" Pointer "application/internet-shortcut" ["url" "scf"] Not(N::Pointer);
    Webloc "webloc" Pointer "application/x-webloc" ["webloc"] Not(N::Pointer);
    Icloud "icloud" Pointer "application/x-icloud-placeholder" ["icloud"] Not(N::Pointer);
    DesktopFile "desktop" Pointer "application/x-desktop" ["desktop"] Not(N::Pointer);
    Lnk "lnk" Pointer "application/x-ms-shortcut" ["lnk"] Not(N::Pointer);

    Elf "elf" Executable "application/x-elf" ["so" "bin" "o" ""] Not(N::Executable);
    Pe "pe" Executable "application/vnd.microsoft.portable-executable" ["exe" "dll" "scr" "sys" "com"] Not(N::Executable);
    MachO "mach-o" Executable "application/x-mach-binary" ["dylib" "o" "bundle" ""] Not(N::Executable);
    Script "script" Executable "text/x-shellscript" ["sh" "bash" "py" "pl" "rb" "command" "zsh" ""] Not(N::Executable);
    Batch "batch" Executable "application/x-bat" ["bat" "cmd" "ps1" "vbs" "js" "jse" "wsf" "hta"] Not(N::Executable);
    JavaClass "java-class" Executable "application/java-vm" ["class"] Not(N::Executable);
    Jar "jar" Executable "application/java-archive" ["jar" "war"] Not(N::Executable);
    Apk "apk" Executable "application/vnd.android.package-archive" ["apk" "aab"] Not(N::Executable);
    Wasm "wasm" Executable "application/wasm" ["wasm"] Not(N::Executable);
    Dmg "dmg" Executable "application/x-apple-diskimage" ["dmg"] Not(N::Executable);
    Php "php" Executable "application/x-php" ["php"] Not(N::Executable);

    Zip "zip" Archive "application/zip" ["zip" "h5p" "mbz" "imscc"] Not(N::Archive);
    SevenZip "7z" Archive "application/x-7z-compressed" ["7z"] Not(N::Archive);
    Rar "rar" Archive "application/vnd.rar" ["rar"] Not(N::Archive);
    Gzip "gzip" Archive "application/gzip" ["gz" "tgz" "svgz"] Not(N::Archive);
    Bzip2 "bzip2" Archive "application/x-bzip2" ["bz2" "tbz"] Not(N::Archive);
    Xz "xz" Archive "application/x-xz" ["xz" "txz"] Not(N::Archive);
    Zstd "zstd" Archive "application/zstd" ["zst"] Not(N::Archive);
    Tar "tar" Archive "application/x-tar" ["tar"] Not(N::Archive);
    Iso "iso" Archive "application/x-iso9660-image" ["iso" "img"] Not(N::Archive);
    Cab "cab" Archive "application/vnd.ms-cab-compressed" ["cab"] Not(N::Archive);

    Sqlite "sqlite" Unknown "application/vnd.sqlite3" ["db" "sqlite" "sqlite3"] Not(N::Unknown);
    Font "font" Unknown "font/sfnt" ["ttf" "otf" "woff" "woff2" "ttc"] Not(N::Unknown);
    Empty "empty" Unknown "application/x-empty" [] Not(N::Empty);
    Unknown "unknown" Unknown "application/octet-stream" [] Not(N::Unknown);
}

/// Text that says by its name alone what it is for; any of it may be called any other.
const PLAIN: [Format; 8] = [
    Format::Text,
    Format::Markdown,
    Format::Vtt,
    Format::Srt,
    Format::Json,
    Format::Xml,
    Format::Csv,
    Format::Tsv,
];

impl Format {
    /// Whether a file of this format may be declared as `media_type`. What names no format here is held to its first part,
    /// where that says what the file is to be shown as; `application/octet-stream` says nothing.
    pub fn agrees_with_type(self, media_type: &str) -> bool {
        let declared = media_type.split(';').next().unwrap_or_default().trim().to_lowercase();
        if self == Self::Empty || declared == Self::Unknown.media_type() {
            return true;
        }
        let mut named = Self::ALL
            .iter()
            .filter(|format| format.media_type().eq_ignore_ascii_case(&declared))
            .peekable();
        if named.peek().is_none() {
            return self.is_shown_as(&declared);
        }
        named.any(|format| self.is_called_like(*format))
    }

    /// Whether one name can be that of either.
    fn is_called_like(self, other: Self) -> bool {
        let shared = |extension: &str| !extension.is_empty() && other.extensions().contains(&extension);
        self == other
            || PLAIN.contains(&self) && PLAIN.contains(&other)
            || self.extensions().iter().any(|one| shared(one))
    }

    fn is_shown_as(self, declared: &str) -> bool {
        match declared.split_once('/').map(|(first, _)| first) {
            Some("image") => self.kind() == Kind::Image,
            Some("video" | "audio") => matches!(self.kind(), Kind::Video | Kind::Audio),
            _ => true,
        }
    }

    /// Whether a file of this format may carry the extension of `name`. A name without an extension says nothing, and
    /// of plain text every extension that is nobody else's is believed.
    pub fn agrees_with(self, name: &str) -> bool {
        let extension = extension_of(name);
        let known = Self::ALL
            .iter()
            .any(|format| format.extensions().contains(&extension.as_str()));
        extension.is_empty() || self.extensions().contains(&extension.as_str()) || !known
    }
}

/// The extension of a file name or path, lower case, without the dot; empty when there is none.
pub fn extension_of(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => extension.to_lowercase(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_format_has_a_word_of_its_own() {
        let words: BTreeSet<_> = Format::ALL.iter().map(|format| format.word()).collect();
        assert_eq!(words.len(), Format::ALL.len());
        for format in Format::ALL {
            let json = serde_json::to_string(format).expect("writes");
            assert_eq!(json, format!("\"{}\"", format.word()));
        }
    }

    #[test]
    fn a_declared_type_that_is_another_formats_is_a_lie() {
        for (format, declared) in [
            (Format::Html, "video/mp4"),
            (Format::Html, "text/plain"),
            (Format::Pe, "image/jpeg"),
            (Format::Pdf, "image/x-photograph"),
            (Format::Text, "video/x-anything"),
            (Format::Unknown, "application/pdf"),
        ] {
            assert!(!format.agrees_with_type(declared), "{format:?} {declared}");
        }
        for (format, declared) in [
            (Format::Html, "text/html; charset=utf-8"),
            (Format::Mp4, "Video/MP4"),
            (Format::M4a, "video/mp4"),
            (Format::Mp4, "video/x-m4v"),
            (Format::Jpeg, "image/jpg"),
            (Format::Markdown, "text/plain"),
            (Format::Text, "text/csv"),
            (Format::Docm, "application/vnd.ms-word.document.macroenabled.12"),
            (Format::Html, "application/octet-stream"),
            (Format::Empty, "image/png"),
        ] {
            assert!(format.agrees_with_type(declared), "{format:?} {declared}");
        }
        for format in Format::ALL {
            assert!(format.agrees_with_type(format.media_type()), "{format:?}");
        }
    }

    #[test]
    fn an_extension_that_belongs_to_another_type_is_a_lie() {
        assert!(Format::Pdf.agrees_with("a/Plan.PDF"));
        assert!(Format::Pdf.agrees_with("plan"));
        assert!(Format::Text.agrees_with("notes.transcript"));
        assert!(Format::M4a.agrees_with("sound.mp4"));
        for (format, name) in [
            (Format::Pe, "photo.jpg"),
            (Format::Png, "photo.jpg"),
            (Format::Html, "plan.pdf"),
            (Format::Zip, "plan.docx"),
            (Format::Pdf, "folder.d/plan.docx"),
        ] {
            assert!(!format.agrees_with(name), "{format:?} {name}");
        }
    }
}
