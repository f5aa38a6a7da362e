//! The command line, as FORMATS 7 lists it.

use crate::values::{from_one, pages, tile};
use assay_app::model::score::Purpose;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Reviews of teaching evidence: bring a submission in, score it, sign the record, verify anybody's, without a network.
#[derive(Debug, Parser)]
#[command(name = "assay", version, disable_help_subcommand = true)]
pub(crate) struct Cli {
    /// Print one JSON object instead of sentences.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Where identities live, instead of this user's data folder.
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) data_dir: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Submission bundles: verify, look at, pack.
    #[command(subcommand)]
    Bundle(Bundle),
    /// Micro-credentials: check a file.
    #[command(subcommand)]
    MicroCredential(MicroCredential),
    /// Identities: the keys that sign.
    #[command(subcommand)]
    Identity(Identity),
    /// Score a submission from a sheet, sign the record and write the result package.
    Score(Score),
    /// Results: verify a record or a result package.
    #[command(subcommand)]
    Result(ResultCommand),
    /// Rosters: sign a list of keys and roles.
    #[command(subcommand)]
    Roster(Roster),
    /// The library: bring submissions in, list them, give one out again.
    #[command(subcommand)]
    Library(Library),
    /// Reviews: do what a window would do, one JSON line at a time, and read it back.
    #[command(subcommand)]
    Review(Review),
    /// Evidence: what a file is, the text in it, a small picture of it, and where cited places are.
    #[command(subcommand)]
    Evidence(Evidence),
    /// Journals: walk every hash.
    #[command(subcommand)]
    Journal(Journal),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Bundle {
    /// Verify a bag (RFC 8493), folder or zip, by the rules of its own version.
    Verify {
        path: PathBuf,
        /// Go on above 8 GiB.
        #[arg(long)]
        large: bool,
    },
    /// Look at a submission bundle as the window would on bringing it in.
    Inspect {
        path: PathBuf,
        /// Go on above 8 GiB.
        #[arg(long)]
        large: bool,
    },
    /// Pack a folder of evidence into a submission bundle.
    Pack(Pack),
}

#[derive(Debug, Args)]
pub(crate) struct Pack {
    /// The folder or zip of evidence.
    pub(crate) dir: PathBuf,
    /// Which submission to pack, of a download that holds several.
    #[arg(long, value_name = "N")]
    pub(crate) participant: Option<String>,
    /// The micro-credential that it is for.
    #[arg(long, value_name = "FILE")]
    pub(crate) micro_credential: PathBuf,
    /// What people call the submission, 1 to 12 digits.
    #[arg(long)]
    pub(crate) number: Option<String>,
    /// The bundle of the attempt before this one.
    #[arg(long, value_name = "BUNDLE")]
    pub(crate) previous: Option<PathBuf>,
    /// The confirmed roles of the files, as TOML.
    #[arg(long, value_name = "FILE", conflicts_with = "accept_roles")]
    pub(crate) roles: Option<PathBuf>,
    /// Take the proposed roles, with consent "missing".
    #[arg(long)]
    pub(crate) accept_roles: bool,
    /// The language of the evidence.
    #[arg(long, default_value = "en")]
    pub(crate) language: String,
    /// Where the bundle goes.
    #[arg(long, value_name = "ZIP")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(crate) enum MicroCredential {
    /// Check schema, rule and levels, and print the digest.
    Check { file: PathBuf },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum RoleName {
    Assessor,
    Mentor,
    Panel,
    Authority,
}

/// Where a passphrase comes from; never an argument, which other users of the machine could read.
#[derive(Debug, Args)]
pub(crate) struct PassphraseFrom {
    /// Read the passphrase from the first line of this file.
    #[arg(long, value_name = "FILE", conflicts_with = "passphrase_fd")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Read the passphrase from this open file descriptor.
    #[arg(long, value_name = "N")]
    pub(crate) passphrase_fd: Option<u32>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Identity {
    /// Make a new identity; prints its recovery words once.
    New {
        #[arg(long)]
        name: String,
        #[arg(long, value_enum, default_value = "assessor")]
        role: RoleName,
        #[command(flatten)]
        passphrase: PassphraseFrom,
    },
    /// Show whose identity a file is.
    Show {
        /// Path or fingerprint.
        identity: String,
        #[command(flatten)]
        passphrase: PassphraseFrom,
    },
    /// List the identities of this user by fingerprint.
    List,
    /// Bring an identity back from its 24 recovery words.
    Recover {
        #[arg(long)]
        name: String,
        #[arg(long, value_enum, default_value = "assessor")]
        role: RoleName,
        /// Read the words from this file instead of the prompt.
        #[arg(long, value_name = "FILE")]
        words_file: Option<PathBuf>,
        #[command(flatten)]
        passphrase: PassphraseFrom,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Score {
    /// The submission bundle.
    pub(crate) bundle: PathBuf,
    /// The whole review, as TOML.
    #[arg(long)]
    pub(crate) sheet: PathBuf,
    /// Path or fingerprint of the identity that signs.
    #[arg(long, value_name = "KEY")]
    pub(crate) identity: String,
    /// The record that this one corrects: record.json or its package.
    #[arg(long, value_name = "RECORD")]
    pub(crate) supersedes: Option<PathBuf>,
    /// Where the result package goes.
    #[arg(long, value_name = "ZIP")]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) passphrase: PassphraseFrom,
    /// Go on above 8 GiB.
    #[arg(long)]
    pub(crate) large: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ResultCommand {
    /// Say whether a result is Invalid, Valid or Trusted, and whether the evidence is the same.
    Verify {
        /// A result package (zip or folder) or a record.json.
        file: PathBuf,
        /// The submission bundle that was judged.
        #[arg(long, value_name = "BUNDLE")]
        evidence: Option<PathBuf>,
        /// A district's signed roster.
        #[arg(long, value_name = "FILE")]
        roster: Option<PathBuf>,
        /// Go on above 8 GiB.
        #[arg(long)]
        large: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Roster {
    /// Sign a roster.
    Sign {
        /// The roster as JSON, without issuer and proof.
        file: PathBuf,
        /// Path or fingerprint of the identity that signs.
        #[arg(long, value_name = "KEY")]
        identity: String,
        /// Where the signed roster goes.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        #[command(flatten)]
        passphrase: PassphraseFrom,
    },
}

#[derive(Debug, Args)]
pub(crate) struct LibraryDir {
    /// The library folder.
    #[arg(long, value_name = "DIR")]
    pub(crate) library: PathBuf,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Library {
    /// Bring submissions in: bundles, folders of bundles, or plain folders, zips and downloads with confirmed roles.
    Import(Import),
    /// List submissions.
    List {
        #[command(flatten)]
        library: LibraryDir,
        /// Only those that hold these words.
        #[arg(long)]
        search: Option<String>,
        /// At most so many.
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Say by which day the judgement of a submission is wanted.
    Due {
        /// Number or identifier of the submission.
        id: String,
        /// YYYY-MM-DD.
        #[arg(required_unless_present = "none", conflicts_with = "none")]
        day: Option<String>,
        /// By no day in particular.
        #[arg(long)]
        none: bool,
        #[command(flatten)]
        library: LibraryDir,
    },
    /// List the micro-credentials: accepted, or come with a submission.
    MicroCredentials {
        #[command(flatten)]
        library: LibraryDir,
    },
    /// Accept a micro-credential into the catalogue: one that came with a submission, or a file.
    Accept {
        /// Its SHA-256 as listed, or the first 8 digits or more of it; or a micro-credential.json.
        #[arg(value_name = "SHA256-or-FILE")]
        which: String,
        #[command(flatten)]
        library: LibraryDir,
    },
    /// Find words in the evidence and in what was written about it; between quotation marks they follow one another.
    Search {
        /// The words.
        #[arg(required = true)]
        words: Vec<String>,
        #[command(flatten)]
        library: LibraryDir,
        /// Only in this submission: number or identifier.
        #[arg(long, value_name = "ID")]
        submission: Option<String>,
        /// At most so many.
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Give a submission out as a bundle, or its signed result with --result.
    Export {
        /// Number or identifier of the submission.
        id: String,
        #[command(flatten)]
        library: LibraryDir,
        /// Where it goes.
        #[arg(long, value_name = "ZIP")]
        out: PathBuf,
        /// The newest signed result package instead of the submission.
        #[arg(long)]
        result: bool,
        #[command(flatten)]
        purpose: Purposes,
        /// Go on above 8 GiB.
        #[arg(long)]
        large: bool,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// What to bring in.
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) library: LibraryDir,
    /// The confirmed roles of the files of one plain folder, zip or download, as TOML.
    #[arg(long, value_name = "FILE", conflicts_with = "accept_roles")]
    pub(crate) roles: Option<PathBuf>,
    /// Take the proposed roles, with consent "missing".
    #[arg(long)]
    pub(crate) accept_roles: bool,
    /// The micro-credential that plain folders, zips and downloads are for.
    #[arg(long, value_name = "FILE")]
    pub(crate) micro_credential: Option<PathBuf>,
    /// When the reviews are due: YYYY-MM-DD.
    #[arg(long, value_name = "DAY")]
    pub(crate) due: Option<String>,
    /// Go on above 8 GiB.
    #[arg(long)]
    pub(crate) large: bool,
}

/// What a review is for; where nobody says, what the newest one was for, and summative where there is none.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Purposes {
    /// The formative review, a mentor's.
    #[arg(long, conflicts_with = "summative")]
    formative: bool,
    /// The summative review, which judges.
    #[arg(long)]
    summative: bool,
}

impl Purposes {
    /// The one that was named.
    pub(crate) fn named(self) -> Option<Purpose> {
        let summative = self.summative.then_some(Purpose::Summative);
        summative.or(self.formative.then_some(Purpose::Formative))
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Review {
    /// Read commands as JSON lines and answer each once it is durable.
    Exec {
        /// Number or identifier of the submission.
        id: String,
        #[command(flatten)]
        library: LibraryDir,
        #[command(flatten)]
        purpose: Purposes,
        /// Begin another review, beside one that is signed or that you stood back from.
        #[arg(long)]
        anew: bool,
    },
    /// Print what the newest review says: levels, texts, annotations with their identifiers, what is still being typed.
    Show {
        /// Number or identifier of the submission.
        id: String,
        #[command(flatten)]
        library: LibraryDir,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Evidence {
    /// Say what a file is: true type, duration, size, tracks, pages, words, and what it tells about people.
    Probe { file: PathBuf },
    /// Print the citable text of a file.
    Text { file: PathBuf },
    /// Mark a place in a file: its selector as records hold it, and with --out what it looks like.
    Place(Box<Mark>),
    /// Find the places that a result cites in a bundle: the one that was judged, or a changed one.
    Locate {
        /// A result package (zip or folder) or a record.json.
        result: PathBuf,
        /// The submission bundle to look in.
        #[arg(long, value_name = "BUNDLE")]
        evidence: PathBuf,
        /// Go on above 8 GiB.
        #[arg(long)]
        large: bool,
    },
    /// Make a picture of a picture: upright, JPEG, without metadata.
    Thumbnail {
        file: PathBuf,
        /// Which picture of the file, counted from 1.
        #[arg(long, default_value_t = 1, value_parser = from_one())]
        page: u32,
        /// Longest edge of what is made, in pixels; nothing is enlarged.
        #[arg(long, default_value_t = 320, value_parser = clap::value_parser!(u32).range(1..=8192))]
        size: u32,
        /// The JPEG to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// Listen to a recording: its waveform as an audiowaveform file, where somebody speaks, and the pauses.
    Peaks {
        file: PathBuf,
        /// The waveform: .dat version 2, 8 bits, 50 pixels a second.
        #[arg(long)]
        out: PathBuf,
        /// Draw the waveform and do not listen for speech.
        #[arg(long)]
        waveform_only: bool,
    },
    /// Draw pages of a document.
    Page(Page),
    /// Print the words of a page, and where they stand with --json.
    Words {
        file: PathBuf,
        /// Which page, from 1.
        #[arg(long, default_value_t = 1)]
        page: u32,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Page {
    /// The document.
    pub(crate) file: PathBuf,
    /// Which page, from 1; or from one to another: 3-7.
    #[arg(long, default_value = "1", value_parser = pages)]
    pub(crate) page: (u32, u32),
    /// Where the picture goes: .jpg or .png. Of several pages, %d stands for the number.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    /// Pixels to the inch. Without a size, a page that is a photograph comes as it is, any other at 144.
    #[arg(long, value_name = "N", conflicts_with_all = ["width", "long_edge"], value_parser = from_one())]
    pub(crate) scale: Option<u32>,
    /// How wide the whole page is, pixels.
    #[arg(long, value_name = "PX", conflicts_with = "long_edge", value_parser = from_one())]
    pub(crate) width: Option<u32>,
    /// How long the longer edge of the whole page is, pixels.
    #[arg(long, value_name = "PX", value_parser = from_one())]
    pub(crate) long_edge: Option<u32>,
    /// Only this part: x, y, width and height in pixels of the whole page.
    #[arg(long, value_name = "X,Y,W,H", value_parser = tile)]
    pub(crate) tile: Option<[u32; 4]>,
}

/// A place, as it is marked in what is shown. Nothing: the file as a whole.
#[derive(Debug, Args)]
pub(crate) struct Mark {
    /// The file.
    pub(crate) file: PathBuf,
    /// A span of a recording: from and to, milliseconds.
    #[arg(long, value_name = "FROM-TO", value_parser = range, conflicts_with_all = ["frame", "page", "chars", "cell"])]
    pub(crate) ms: Option<[u32; 2]>,
    /// A frame of a film, or the first and the last of several, counted from 0.
    #[arg(long, value_name = "N", value_parser = range, conflicts_with_all = ["page", "chars", "cell"])]
    pub(crate) frame: Option<[u32; 2]>,
    /// A box in a picture, on a page or in the frames of a film: pixels of what is shown.
    #[arg(long = "box", value_name = "X,Y,W,H", value_parser = tile, conflicts_with_all = ["chars", "cell"])]
    pub(crate) drawn: Option<[u32; 4]>,
    /// How large the whole is shown, pixels; a picture and a film have a size of their own.
    #[arg(long, value_name = "W,H", value_parser = size, requires = "drawn")]
    pub(crate) of: Option<[u32; 2]>,
    /// A page, slide or sheet, from 1.
    #[arg(long, value_name = "N")]
    pub(crate) page: Option<u32>,
    /// Words: the first code point of the citable text of the page, from 0, and one after the last.
    #[arg(long, value_name = "FROM-TO", value_parser = range, conflicts_with = "cell")]
    pub(crate) chars: Option<[u32; 2]>,
    /// A cell of a table: row and column, from 1.
    #[arg(long, value_name = "ROW,COLUMN", value_parser = size)]
    pub(crate) cell: Option<[u32; 2]>,
    /// The JPEG to write.
    #[arg(long, value_name = "JPG")]
    pub(crate) out: Option<PathBuf>,
}

/// One number, or two with a line between them.
fn range(text: &str) -> Result<[u32; 2], String> {
    let number = |text: &str| text.trim().parse::<u32>().map_err(|error| error.to_string());
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    Ok([number(first)?, number(last)?])
}

/// Two numbers with a comma between them.
fn size(text: &str) -> Result<[u32; 2], String> {
    let number = |text: &str| text.trim().parse::<u32>().map_err(|error| error.to_string());
    let (one, other) = text.split_once(',').ok_or("two numbers with a comma between them")?;
    Ok([number(one)?, number(other)?])
}

#[derive(Debug, Subcommand)]
pub(crate) enum Journal {
    /// Walk the journal of every review.
    Verify {
        #[command(flatten)]
        library: LibraryDir,
    },
}
