//! Rosters: a district's list of keys and roles, signed.

use crate::codes;
use crate::failure::{Failure, Kind};
use crate::failures::{InFile, not_fitting};
use crate::identities::Open;
use crate::ports::new_id;
use crate::{Assay, disk};
use assay_credential::{FileFault, RosterError, SignedRoster, read_roster, read_unsigned_roster};
use assay_model::json::JsonError;
use std::path::Path;

/// Signs the roster in `file`, which a person wrote, and writes it to `out`. One without an identifier gets a new one.
pub fn sign(assay: &Assay, file: &Path, signer: &Open, out: &Path) -> Result<SignedRoster, Failure> {
    let named = |error: RosterError| error.in_file(file.display());
    let roster = read_unsigned_roster(&disk::read(file, 16 << 20)?, new_id(&*assay.ids)?)
        .map_err(|error| unsignable(error, file))?;
    let bytes = roster.sign(signer, assay.clock.now()).map_err(named)?;
    let signed = read_roster(&bytes).map_err(named)?;
    disk::write(out, &bytes)?;
    Ok(signed)
}

/// Whether the file is a roster as a person writes it, which nobody signed.
pub(crate) fn is_unsigned(bytes: &[u8]) -> bool {
    let any = "urn:uuid:00000000-0000-4000-8000-000000000000".parse();
    any.is_ok_and(|id| read_unsigned_roster(bytes, id).is_ok())
}

/// What is wrong with a roster, told to whoever writes it.
fn unsignable(error: RosterError, file: &Path) -> Failure {
    let malformed = Failure::new(Kind::Invalid, codes::ROSTER_MALFORMED).with("path", file.display());
    match error {
        RosterError::File(FileFault::Misshapen(misshapen)) => not_fitting(malformed, misshapen),
        RosterError::File(FileFault::Shape { reason }) => malformed.with("reason", reason),
        RosterError::File(FileFault::Json(JsonError::Malformed { line, column })) => malformed
            .with("reason", "why-not-json")
            .with("line", line)
            .with("column", column),
        other => other.in_file(file.display()),
    }
}
