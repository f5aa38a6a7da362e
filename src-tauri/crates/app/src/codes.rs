//! Every code that Assay gives. The list only grows; `codes.txt` beside this crate is its committed copy, and each code
//! has a sentence and a hint in the message catalogue.

use std::fmt;

/// A permanent name for something that went wrong or was found.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(&'static str);

impl Code {
    /// The code as files and programs know it.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl serde::Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

macro_rules! codes {
    ($($name:ident $code:literal)+) => {
        $(#[doc = concat!("`", $code, "`")] pub const $name: Code = Code($code);)+
        /// Every code.
        pub const ALL: &[Code] = &[$($name),+];
    };
}

codes! {
    // Files that a person names.
    FILE_MISSING "file-missing"
    FILE_UNREADABLE "file-unreadable"
    FILE_UNWRITABLE "file-unwritable"
    FILE_NOT_REGULAR "file-not-regular"
    FILE_TOO_LARGE "file-too-large"
    FILE_EXISTS "file-exists"
    FOLDER_READ_ONLY "folder-read-only"
    DISK_FULL "disk-full"
    NO_RANDOMNESS "no-randomness"
    INTERNAL "internal"
    // Identities.
    NAME_UNUSABLE "name-unusable"
    PASSPHRASE_EMPTY "passphrase-empty"
    PASSPHRASE_WRONG "passphrase-wrong"
    KDF_TOO_COSTLY "kdf-too-costly"
    IDENTITY_DAMAGED "identity-damaged"
    RECOVERY_WORD_COUNT "recovery-word-count"
    RECOVERY_WORD_UNKNOWN "recovery-word-unknown"
    RECOVERY_WORDS_WRONG "recovery-words-wrong"
    FINGERPRINT_UNKNOWN "fingerprint-unknown"
    // Sheets and reviews.
    SHEET_MALFORMED "sheet-malformed"
    SHEET_UNKNOWN_CRITERION "sheet-unknown-criterion"
    SHEET_UNKNOWN_LEVEL "sheet-unknown-level"
    SHEET_UNKNOWN_ARTIFACT "sheet-unknown-artifact"
    SHEET_TIME_PAST_END "sheet-time-past-end"
    SHEET_CONTRADICTION "sheet-contradiction"
    RATIONALE_MISSING "rationale-missing"
    CRITERION_UNSCORED "criterion-unscored"
    ANNOTATION_UNKNOWN "annotation-unknown"
    PLACE_DOES_NOT_FIT "place-does-not-fit"
    QUOTE_NOT_FOUND "quote-not-found"
    REASON_MISSING "reason-missing"
    NOTHING_TO_UNDO "nothing-to-undo"
    REVIEW_SEALED "review-sealed"
    REVIEW_RETURNED "review-returned"
    REVIEW_RECUSED "review-recused"
    JOURNAL_BROKEN "journal-broken"
    FORMAT_NEWER "format-newer"
    // Found before signing.
    NOT_OPENED "not-opened"
    PLACE_MISSING "place-missing"
    STRENGTH_MISSING "strength-missing"
    NEXT_STEP_MISSING "next-step-missing"
    REQUIREMENT_NOT_MET "requirement-not-met"
}
