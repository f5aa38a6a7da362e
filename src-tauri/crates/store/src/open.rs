//! Opening a library for writing: refuse what would tear it apart, take the lock, look at the database before touching
//! it, bring it up to date, clear what a crash left.

use crate::backup;
use crate::cache::Cache;
use crate::check;
use crate::cloud;
use crate::connection;
use crate::disk;
use crate::error::StoreError;
use crate::folder::Folder;
use crate::library::Library;
use crate::lock;
use crate::reading::Reading;
use crate::schema::{self, Found};
use crate::writer::Writer;
use assay_model::Timestamp;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What to do with a damaged database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnDamage {
    /// Touch nothing; the refusal names the newest good backup.
    Refuse,
    /// Keep the damaged files aside and put the newest good backup in their place.
    Restore,
}

/// An open library, and what was found on the way.
#[derive(Debug)]
pub struct Opened {
    /// The library.
    pub library: Library,
    /// What the person should know.
    pub findings: Vec<Finding>,
}

/// Something that opening found or did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The database was damaged and a backup took its place. Code `library-restored`.
    Restored {
        /// When the backup was made.
        backup: Option<Timestamp>,
        /// The folder inside the library that holds the damaged files.
        kept: String,
    },
    /// Files of submissions are not there. Code `artifacts-missing`.
    ArtifactsMissing {
        /// How many.
        count: u64,
    },
    /// Files belong to no submission, and no crash explains them; they were left alone. Code `artifacts-unreferenced`.
    ArtifactsUnreferenced {
        /// How many.
        count: u64,
    },
}

const GONE: &str = "library.db is missing";

/// Why a library could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process has it open for writing. Code `library-open`.
    #[error("the library in {} is open", folder.display())]
    LibraryOpen {
        /// Which library.
        folder: PathBuf,
    },
    /// Another program synchronises the folder. Code `library-in-cloud-folder`.
    #[error("{} is synchronised by {service}", folder.display())]
    InCloudFolder {
        /// Which folder.
        folder: PathBuf,
        /// By which service.
        service: &'static str,
    },
    /// There is no library, and none was to be made. Code `library-missing`.
    #[error("no library in {}", folder.display())]
    Missing {
        /// Where it was looked for.
        folder: PathBuf,
    },
    /// What is named is a file. Code `library-not-a-folder`.
    #[error("{} is no folder", folder.display())]
    NotAFolder {
        /// What was named.
        folder: PathBuf,
    },
    /// The folder may not be looked into. Code `file-unreadable`.
    #[error("{} may not be read", folder.display())]
    Unreadable {
        /// Which folder.
        folder: PathBuf,
    },
    /// A later version of Assay has used it. Code `library-newer`.
    #[error("the library has version {found}, this program knows {supported}")]
    Newer {
        /// The library's version.
        found: u32,
        /// The newest that this program knows.
        supported: u32,
    },
    /// It has to be opened for writing once, to be brought up to date (only when reading). Code `library-older`.
    #[error("the library has version {found}, this program reads {supported}")]
    Older {
        /// The library's version.
        found: u32,
        /// The one that this program reads.
        supported: u32,
    },
    /// `library.db` belongs to another program. Code `not-a-library`.
    #[error("library.db in {} is not Assay's", folder.display())]
    NotALibrary {
        /// Which folder.
        folder: PathBuf,
    },
    /// The database is damaged, and nothing was touched. Code `library-damaged`.
    #[error("the database in {} is damaged: {detail}", folder.display())]
    Damaged {
        /// Which library.
        folder: PathBuf,
        /// What SQLite found.
        detail: String,
        /// When the newest good backup was made, if there is one.
        backup: Option<Timestamp>,
    },
    /// The folder may not be written (only when writing). Code `folder-read-only`.
    #[error("{} may not be written", folder.display())]
    ReadOnly {
        /// Which folder.
        folder: PathBuf,
    },
    /// The disk or the database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl OpenError {
    /// Damage with the name of the library, and the newest good backup that lies in it.
    pub(crate) fn of(error: StoreError, dir: &Path) -> Self {
        match error {
            StoreError::Damaged { detail } => Self::Damaged {
                folder: dir.to_path_buf(),
                detail,
                backup: backup::newest_good(&Folder::new(dir.to_path_buf()))
                    .ok()
                    .flatten()
                    .and_then(|name| name.at()),
            },
            other => Self::Store(other),
        }
    }
}

pub(crate) fn open(dir: &Path, now: Timestamp, on_damage: OnDamage) -> Result<Opened, OpenError> {
    no_file(dir)?;
    open_writable(dir, now, on_damage).map_err(|error| match error {
        OpenError::Store(StoreError::FolderReadOnly) => OpenError::ReadOnly {
            folder: dir.to_path_buf(),
        },
        other => other,
    })
}

/// The same where a library is already, or what is left of one. Elsewhere nothing is touched.
pub(crate) fn open_existing(dir: &Path, now: Timestamp, on_damage: OnDamage) -> Result<Opened, OpenError> {
    no_file(dir)?;
    let folder = Folder::new(dir.to_path_buf());
    if is_there(dir)? || is_left(&folder).unwrap_or_default() {
        return open(dir, now, on_damage);
    }
    Err(OpenError::Missing {
        folder: dir.to_path_buf(),
    })
}

/// An error where `dir` is a file.
pub(crate) fn no_file(dir: &Path) -> Result<(), OpenError> {
    if disk::is_file(dir) {
        return Err(OpenError::NotAFolder {
            folder: dir.to_path_buf(),
        });
    }
    Ok(())
}

/// Whether there is a database in `dir`.
pub(crate) fn is_there(dir: &Path) -> Result<bool, OpenError> {
    match disk::size(&Folder::new(dir.to_path_buf()).database()) {
        Err(StoreError::FolderReadOnly) => Err(OpenError::Unreadable {
            folder: dir.to_path_buf(),
        }),
        found => Ok(found.is_ok_and(|size| size.is_some())),
    }
}

/// What is said where there is no database: that it is gone, where something is left of it.
pub(crate) fn not_there(dir: &Path) -> OpenError {
    if is_left(&Folder::new(dir.to_path_buf())).unwrap_or_default() {
        return OpenError::of(StoreError::damaged(GONE), dir);
    }
    OpenError::Missing {
        folder: dir.to_path_buf(),
    }
}

/// Whether something is there that belongs to a database, whether that is there or not.
fn is_left(folder: &Folder) -> Result<bool, StoreError> {
    let [log, _] = folder.companions();
    Ok(disk::exists(&log) || !disk::names(&folder.artifacts())?.is_empty() || !backup::all(folder)?.is_empty())
}

fn open_writable(dir: &Path, now: Timestamp, on_damage: OnDamage) -> Result<Opened, OpenError> {
    let folder = Arc::new(Folder::new(prepare(dir)?));
    let lock = lock::take(&folder.lock())?.ok_or_else(|| OpenError::LibraryOpen {
        folder: dir.to_path_buf(),
    })?;
    let (found, restored) = look_or_restore(&folder, now, on_damage)?;
    let connection = bring_up_to_date(&folder, found, now)?;
    for made in [folder.artifacts(), folder.staging()] {
        disk::create_folder(&made)?;
    }
    let writer = Writer::new(Arc::clone(&folder), connection)?;
    let reading = Reading::new(Arc::clone(&folder), Cache::for_writing(folder.cache()))?;
    let library = Library::new(writer, reading, folder, lock);
    library.clear_leftovers(restored.is_some())?;
    let findings = restored.into_iter().chain(library.compare_artifacts()?).collect();
    Ok(Opened { library, findings })
}

/// The folder under its one name, there and not in a cloud. A refused folder is not made.
fn prepare(dir: &Path) -> Result<PathBuf, OpenError> {
    let absolute = std::path::absolute(dir).map_err(|error| StoreError::io("finding the library folder", error))?;
    let resolved = disk::resolve(&absolute);
    match cloud::service(&absolute).or_else(|| cloud::service(&resolved)) {
        Some(service) => Err(OpenError::InCloudFolder {
            folder: dir.to_path_buf(),
            service,
        }),
        None => {
            disk::create_folder(&absolute)?;
            Ok(disk::canonical(&absolute)?)
        }
    }
}

fn look_or_restore(
    folder: &Folder,
    now: Timestamp,
    on_damage: OnDamage,
) -> Result<(Found, Option<Finding>), OpenError> {
    let detail = match look(folder) {
        Ok(found) => return Ok((found, None)),
        Err(StoreError::Damaged { detail }) => detail,
        Err(other) => return Err(other.into()),
    };
    match (backup::newest_good(folder)?, on_damage) {
        (Some(name), OnDamage::Restore) => {
            let (backup, kept) = (name.at(), backup::restore(folder, &name, now)?);
            Ok((look(folder)?, Some(Finding::Restored { backup, kept })))
        }
        (name, _) => Err(OpenError::Damaged {
            folder: folder.root().to_path_buf(),
            detail,
            backup: name.and_then(|name| name.at()),
        }),
    }
}

/// Looks at the database without writing a byte of it: a damaged one is kept as it was found.
fn look(folder: &Folder) -> Result<Found, StoreError> {
    let [log, _] = folder.companions();
    let (size, logged) = (disk::size(&folder.database())?, disk::exists(&log));
    // A log beside an empty file is a library that was just being made; a log alone has lost its database.
    if size.unwrap_or(0) > 0 || size.is_some() && logged {
        return look_at(folder);
    }
    if is_left(folder)? {
        Err(StoreError::damaged(GONE))
    } else {
        Ok(Found::Empty)
    }
}

fn look_at(folder: &Folder) -> Result<Found, StoreError> {
    let connection = connection::for_reading(folder)?;
    check::at_start(&connection)?;
    schema::found(&connection)
}

fn bring_up_to_date(folder: &Folder, found: Found, now: Timestamp) -> Result<Connection, OpenError> {
    let supported = schema::supported();
    let made = match found {
        Found::Foreign => {
            return Err(OpenError::NotALibrary {
                folder: folder.root().to_path_buf(),
            });
        }
        Found::Library(found) if found > supported => return Err(OpenError::Newer { found, supported }),
        Found::Library(found) => found,
        Found::Empty => 0,
    };
    if matches!(found, Found::Library(found) if found < supported) {
        backup::make(folder, now)?;
    }
    if !disk::exists(&folder.database()) {
        // SQLite gives its companions the permissions of the database: the owner's alone.
        drop(disk::create_new(&folder.database())?);
    }
    let mut connection = connection::for_writing(folder)?;
    if made < supported {
        schema::migrate(&mut connection, schema::STEPS, made)?;
        disk::sync_folder(folder.root())?;
    }
    Ok(connection)
}
