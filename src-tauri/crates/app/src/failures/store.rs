//! The library.

use crate::codes;
use crate::failure::{Failure, Finding, Kind};
use assay_store::{
    AppendError, ArtifactError, DraftError, Finding as Found, ImportError, MicroCredentialError, OpenError, StoreError,
};

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let io = |code| Self::new(Kind::Io, code);
        match error {
            StoreError::DiskFull { needed: 0, .. } => io(codes::DISK_FULL).with("needed", "unknown").with("free", ""),
            StoreError::DiskFull { needed, free } => {
                let room = |bytes: u64| format!("{} MiB", bytes >> 20);
                let needed = room(needed.saturating_add((1 << 20) - 1));
                io(codes::DISK_FULL).with("needed", needed).with("free", room(free))
            }
            StoreError::FolderReadOnly => io(codes::FOLDER_READ_ONLY).with("about", "library"),
            StoreError::Damaged { .. } => Self::new(Kind::Invalid, codes::LIBRARY_DAMAGED)
                .with("about", "open")
                .with("backup", "unknown"),
            StoreError::Busy => io(codes::LIBRARY_BUSY),
            StoreError::Incomplete { announced, found } => {
                let failure = Self::new(Kind::Invalid, codes::SIZE_MISMATCH).with("path", "artifacts");
                let failure = failure.with("declared", announced).with("found", found);
                failure.with("by", "count")
            }
            StoreError::Io { doing, source } => io(codes::LIBRARY_IO).with("doing", doing).with("reason", source),
            StoreError::Internal(reason) => crate::failures::internal(&reason),
        }
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        let refused = |code| Self::new(Kind::Refused, code);
        match error {
            OpenError::LibraryOpen { folder } => refused(codes::LIBRARY_OPEN).with("folder", folder.display()),
            OpenError::InCloudFolder { folder, service } => refused(codes::LIBRARY_IN_CLOUD_FOLDER)
                .with("folder", folder.display())
                .with("service", service),
            OpenError::Missing { folder } => {
                Self::new(Kind::Io, codes::LIBRARY_MISSING).with("folder", folder.display())
            }
            OpenError::NotAFolder { folder } => {
                Self::new(Kind::Usage, codes::LIBRARY_NOT_A_FOLDER).with("folder", folder.display())
            }
            OpenError::Unreadable { folder } => {
                Self::new(Kind::Io, codes::FILE_UNREADABLE).with("path", folder.display())
            }
            OpenError::Newer { found, supported } => refused(codes::LIBRARY_NEWER)
                .with("found", found)
                .with("supported", supported),
            OpenError::Older { found, supported } => refused(codes::LIBRARY_OLDER)
                .with("found", found)
                .with("supported", supported),
            OpenError::NotALibrary { folder } => refused(codes::NOT_A_LIBRARY).with("folder", folder.display()),
            OpenError::Damaged { folder, backup, .. } => {
                let backup = backup.map_or_else(|| "none".to_owned(), |backup| backup.to_string());
                let failure = Self::new(Kind::Invalid, codes::LIBRARY_DAMAGED).with("about", "folder");
                failure.with("folder", folder.display()).with("backup", backup)
            }
            OpenError::ReadOnly { folder } => {
                let failure = Self::new(Kind::Io, codes::FOLDER_READ_ONLY).with("about", "folder");
                failure.with("path", folder.display())
            }
            OpenError::Store(error) => error.into(),
        }
    }
}

impl From<&Found> for Finding {
    fn from(found: &Found) -> Self {
        match found {
            Found::Restored { backup, kept } => {
                let backup = backup.map(|backup| backup.to_string()).unwrap_or_default();
                Self::warning(codes::LIBRARY_RESTORED)
                    .with("backup", backup)
                    .with("kept", kept)
            }
            Found::ArtifactsMissing { count } => Self::warning(codes::ARTIFACTS_MISSING).with("count", count),
            Found::ArtifactsUnreferenced { count } => Self::warning(codes::ARTIFACTS_UNREFERENCED).with("count", count),
        }
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::SubmissionDiffers { number, .. } => {
                Self::new(Kind::Refused, codes::SUBMISSION_DIFFERS).with("number", number)
            }
            ImportError::MicroCredentialDiffers { title, version } => {
                MicroCredentialError::Differs { title, version }.into()
            }
            ImportError::BlobMissing { path } => Self::new(Kind::Invalid, codes::PAYLOAD_MISSING).with("path", path),
            ImportError::Store(error) => error.into(),
        }
    }
}

impl From<MicroCredentialError> for Failure {
    fn from(error: MicroCredentialError) -> Self {
        match error {
            MicroCredentialError::Differs { title, version } => {
                Self::new(Kind::Refused, codes::MICRO_CREDENTIAL_DIFFERS)
                    .with("how", "text")
                    .with("title", title)
                    .with("named", &version)
                    .with("version", version)
            }
            MicroCredentialError::Store(error) => error.into(),
        }
    }
}

impl From<ArtifactError> for Failure {
    fn from(error: ArtifactError) -> Self {
        match error {
            ArtifactError::Missing { sha256 } => {
                Self::new(Kind::Io, codes::ARTIFACT_MISSING).with("path", format!("artifacts/{sha256}"))
            }
            ArtifactError::Damaged { sha256, .. } => {
                Self::new(Kind::Invalid, codes::ARTIFACT_DAMAGED).with("path", format!("artifacts/{sha256}"))
            }
            ArtifactError::Store(error) => error.into(),
        }
    }
}

impl From<AppendError> for Failure {
    fn from(error: AppendError) -> Self {
        match error {
            AppendError::ReviewUnknown { review } => {
                Self::new(Kind::Refused, codes::REVIEW_UNKNOWN).with("review", review)
            }
            AppendError::SubmissionUnknown { submission } => {
                Self::new(Kind::Refused, codes::SUBMISSION_UNKNOWN).with("submission", submission)
            }
            AppendError::ReviewTaken { .. } => crate::failures::internal("review-taken"),
            AppendError::Sequence { .. } | AppendError::Chain { .. } => {
                Self::new(Kind::Refused, codes::JOURNAL_CONFLICT)
            }
            AppendError::Sealed { .. } => Self::new(Kind::Refused, codes::REVIEW_SEALED),
            AppendError::Store(error) => error.into(),
        }
    }
}

impl From<DraftError> for Failure {
    fn from(error: DraftError) -> Self {
        match error {
            DraftError::ReviewUnknown { review } => {
                Self::new(Kind::Refused, codes::REVIEW_UNKNOWN).with("review", review)
            }
            DraftError::Sealed { .. } => Self::new(Kind::Refused, codes::REVIEW_SEALED),
            DraftError::Store(error) => error.into(),
        }
    }
}
