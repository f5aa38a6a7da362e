//! Identities: made, listed, opened and recovered. One age file each, in `identities/` of the data folder.

use crate::codes;
use crate::disk;
use crate::failure::{Failure, Kind};
use crate::ports::Ids;
use crate::watching::{Unwatched, Watcher, go_on};
use assay_credential::{PublicKey, Signer};
use assay_model::score::Role;
use assay_vault::{Fingerprint, Identity, Passphrase, WorkFactor};
pub use assay_vault::{RecoveryWords, count_words};
use std::path::{Path, PathBuf};

/// An age file of one identity is some hundred bytes.
const LIMIT: u64 = 64 * 1024;

/// What a person chooses has at least so many characters (NIST SP 800-63B, 5.1.1.2).
const PASSPHRASE_LEAST: usize = 8;

/// The folder of identities.
#[derive(Clone, Debug)]
pub struct Identities {
    folder: PathBuf,
    work: WorkFactor,
}

/// An identity that was just made, and the words that bring it back.
#[derive(Debug)]
pub struct Made {
    /// Who it is.
    pub shown: Shown,
    /// Where its file lies.
    pub path: PathBuf,
    /// The recovery sheet.
    pub recovery: RecoveryWords,
    /// Where the file lies that was there before under this name.
    pub aside: Option<PathBuf>,
}

/// What may be shown of an identity.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Shown {
    /// Whose it is.
    pub name: String,
    /// What for.
    pub role: Role,
    /// Eight words to compare by voice.
    pub fingerprint: String,
    /// The key as files name it.
    pub key: String,
    /// What others encrypt to.
    pub age_recipient: String,
}

/// An opened identity, which signs.
pub struct Open(Identity);

impl Identities {
    /// The identities in `folder`; new ones cost `work` to open.
    pub const fn new(folder: PathBuf, work: WorkFactor) -> Self {
        Self { folder, work }
    }

    /// Makes a new identity and writes its file, unless `watcher` wants to stop before that.
    pub fn create(
        &self,
        ids: &dyn Ids,
        name: &str,
        role: Role,
        passphrase: &str,
        watcher: &dyn Watcher,
    ) -> Result<Made, Failure> {
        let seed = ids.seed().map_err(|_| Failure::new(Kind::Io, codes::NO_RANDOMNESS))?;
        let identity = Identity::create(seed, name, role)?;
        self.keep(&identity, passphrase, watcher)
    }

    /// Brings an identity back from its recovery words, under a new passphrase. A file that is there already holds the
    /// same key under a passphrase that nobody may know any more; it is kept under another name.
    pub fn recover(
        &self,
        words: &str,
        name: &str,
        role: Role,
        passphrase: &str,
        watcher: &dyn Watcher,
    ) -> Result<Made, Failure> {
        let identity = Identity::recover(words, name, role)?;
        long_enough(passphrase)?;
        let path = self.folder.join(identity.fingerprint().file_name());
        let aside = disk::put_aside(&path)?;
        let made = self.keep(&identity, passphrase, watcher);
        match (made, aside) {
            (Ok(made), aside) => Ok(Made { aside, ..made }),
            (Err(failure), Some(aside)) => {
                disk::put_back(&aside, &path)?;
                Err(failure)
            }
            (Err(failure), None) => Err(failure),
        }
    }

    /// Keeps the sample identity of this number under `passphrase`, unless it is here already. It can never enter a
    /// roster.
    pub fn keep_sample(&self, number: u8, passphrase: &str) -> Result<Option<Shown>, Failure> {
        let Some(identity) = Identity::sample(number) else {
            return Ok(None);
        };
        if !self.folder.join(identity.fingerprint().file_name()).exists() {
            self.keep(&identity, passphrase, &Unwatched)?;
        }
        Ok(Some(Shown::of(&identity)))
    }

    /// The fingerprints that have a file here, sorted.
    pub fn list(&self) -> Result<Vec<(Fingerprint, PathBuf)>, Failure> {
        let files = disk::files_in(&self.folder)?.into_iter();
        let named = |path: PathBuf| Some((Fingerprint::from_file_name(path.file_name()?.to_str()?)?, path));
        let mut found: Vec<_> = files.filter_map(named).collect();
        found.sort();
        Ok(found)
    }

    /// The file that `named` means: a path, or the fingerprint of an identity in this folder.
    pub fn find(&self, named: &str) -> PathBuf {
        match named.parse::<Fingerprint>() {
            Ok(fingerprint) if !Path::new(named).exists() => self.folder.join(fingerprint.file_name()),
            _ => PathBuf::from(named),
        }
    }

    /// Opens the identity that `named` means.
    pub fn open(&self, named: &str, passphrase: &str) -> Result<Open, Failure> {
        let path = self.find(named);
        // A bare word is meant as a fingerprint, whatever is wrong with it.
        let bare = !named.contains(std::path::is_separator) && !named.contains('.');
        if bare
            && path
                .symlink_metadata()
                .is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
        {
            return Err(Failure::new(Kind::Usage, codes::FINGERPRINT_UNKNOWN).with("text", named));
        }
        let file = disk::read(&path, LIMIT)?;
        let identity = Identity::open(&file, &Passphrase::new(passphrase)?)?;
        self.holds_its_own(named, &path, &identity)?;
        Ok(Open(identity))
    }

    /// Whoever names a key by its words means that key, whatever somebody called its file.
    fn holds_its_own(&self, named: &str, path: &Path, identity: &Identity) -> Result<(), Failure> {
        let meant = named.parse::<Fingerprint>().ok();
        let meant = meant.filter(|meant| path == self.folder.join(meant.file_name()));
        if meant.is_none_or(|meant| meant == identity.fingerprint()) {
            return Ok(());
        }
        Err(Failure::new(Kind::Invalid, codes::IDENTITY_DAMAGED).with("about", "name"))
    }

    fn keep(&self, identity: &Identity, passphrase: &str, watcher: &dyn Watcher) -> Result<Made, Failure> {
        long_enough(passphrase)?;
        // This takes seconds and cannot be stopped on the way.
        let file = identity.seal(&Passphrase::new(passphrase)?, self.work)?;
        go_on(watcher)?;
        disk::create_private_folder(&self.folder)?;
        let path = self.folder.join(identity.fingerprint().file_name());
        disk::write_private(&path, &file)?;
        Ok(Made {
            shown: Shown::of(identity),
            path,
            recovery: identity.recovery_words(),
            aside: None,
        })
    }
}

/// A new passphrase is at least [`PASSPHRASE_LEAST`] characters long; an old one opens what it opens.
fn long_enough(passphrase: &str) -> Result<(), Failure> {
    if passphrase.is_empty() || passphrase.chars().count() >= PASSPHRASE_LEAST {
        return Ok(());
    }
    Err(Failure::new(Kind::Usage, codes::PASSPHRASE_SHORT).with("least", PASSPHRASE_LEAST))
}

/// The eight words of a key.
pub fn words_of(key: &PublicKey) -> String {
    Fingerprint::of(key.as_bytes()).to_string()
}

/// The recovery words in a file.
pub fn read_words(file: &Path) -> Result<String, Failure> {
    let not_text = || {
        Failure::new(Kind::Invalid, codes::RECOVERY_WORDS_WRONG)
            .with("about", "file")
            .with("path", file.display())
    };
    String::from_utf8(disk::read(file, LIMIT)?).map_err(|_| not_text())
}

impl Shown {
    fn of(identity: &Identity) -> Self {
        let key = PublicKey::from_bytes(identity.public_key()).map_or_else(|_| String::new(), |key| key.to_string());
        Self {
            name: identity.name().to_owned(),
            role: identity.role(),
            fingerprint: identity.fingerprint().to_string(),
            key,
            age_recipient: identity.age_recipient(),
        }
    }
}

impl Open {
    /// What may be shown of it.
    pub fn shown(&self) -> Shown {
        Shown::of(&self.0)
    }

    /// The words of its recovery sheet.
    pub fn recovery_words(&self) -> RecoveryWords {
        self.0.recovery_words()
    }

    /// The sample identity of this number; it can never enter a roster.
    pub fn sample(number: u8) -> Option<Self> {
        Identity::sample(number).map(Self)
    }
}

impl Signer for Open {
    fn public_key(&self) -> [u8; 32] {
        self.0.public_key()
    }

    fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message)
    }
}

impl std::fmt::Debug for Open {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Open").field(&self.0.fingerprint()).finish()
    }
}
