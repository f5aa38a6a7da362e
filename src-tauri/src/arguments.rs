//! What the window was started with: a library, a folder for keys, files to bring in or to verify.

use std::ffi::OsString;
use std::path::PathBuf;

/// What the terminal is told that asks.
pub(crate) const HELP: &str = "\
assay-desktop [--library DIR] [--data-dir DIR] [--sample] [--] [FILE or FOLDER …]

Opens the window on a library, and brings in, or verifies, what is named.
  --library DIR    the library; without it this user's own
  --data-dir DIR   the folder of keys and settings; without it this user's own
  --sample         has the sample key at hand, whose passphrase stands on the screen
The command line of the same work is assay: assay --help.";

/// The command line of the window.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// The library folder; this user's own where nobody says.
    pub(crate) library: Option<PathBuf>,
    /// Where identities live.
    pub(crate) data: Option<PathBuf>,
    /// Whether the sample identity is at hand, with its passphrase on the screen.
    pub(crate) sample: bool,
    /// What to open: bundles, folders, results.
    pub(crate) paths: Vec<PathBuf>,
}

/// What the command line says that it may not.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Misread {
    /// An option that there is not.
    #[error("{0} is no option; there are --library DIR, --data-dir DIR and --sample")]
    Unknown(String),
    /// An option without its folder.
    #[error("{0} needs a folder behind it")]
    Bare(&'static str),
}

impl Arguments {
    /// Reads what stands behind the program's name.
    pub(crate) fn read(words: impl IntoIterator<Item = OsString>) -> Result<Self, Misread> {
        let mut read = Self::default();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            match word.to_str() {
                Some("--library") => read.library = Some(words.next().ok_or(Misread::Bare("--library"))?.into()),
                Some("--data-dir") => read.data = Some(words.next().ok_or(Misread::Bare("--data-dir"))?.into()),
                Some("--sample") => read.sample = true,
                Some("--") => read.paths.extend(words.by_ref().map(PathBuf::from)),
                Some(option) if option.starts_with("--") => return Err(Misread::Unknown(option.to_owned())),
                _ => read.paths.push(word.into()),
            }
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Arguments, Misread> {
        Arguments::read(words.iter().map(OsString::from))
    }

    #[test]
    fn a_file_is_opened_and_a_folder_named() {
        let read = read(&["--library", "L", "a.zip", "--sample", "--", "--odd.zip"]).unwrap();
        assert_eq!(read.library, Some("L".into()));
        assert_eq!(read.paths, [PathBuf::from("a.zip"), PathBuf::from("--odd.zip")]);
        assert!(read.sample);
    }

    #[test]
    fn what_it_does_not_know_it_says() {
        assert_eq!(read(&["--libary", "L"]), Err(Misread::Unknown("--libary".to_owned())));
        assert_eq!(read(&["--library"]), Err(Misread::Bare("--library")));
        assert_eq!(read(&["--data-dir"]), Err(Misread::Bare("--data-dir")));
        assert_eq!(read(&[]), Ok(Arguments::default()));
    }
}
