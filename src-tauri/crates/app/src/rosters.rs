//! Rosters: a district's list of keys and roles, signed.

use crate::failure::Failure;
use crate::identities::Open;
use crate::{Assay, disk};
use assay_credential::{SignedRoster, read_roster, read_unsigned_roster};
use std::path::Path;

/// Signs the roster in `file` and writes it to `out`.
pub fn sign(assay: &Assay, file: &Path, signer: &Open, out: &Path) -> Result<SignedRoster, Failure> {
    let named = |error| Failure::from(error).with("path", file.display());
    let roster = read_unsigned_roster(&disk::read(file, 16 << 20)?).map_err(named)?;
    let bytes = roster.sign(signer, assay.clock.now()).map_err(named)?;
    let signed = read_roster(&bytes).map_err(named)?;
    disk::write(out, &bytes)?;
    Ok(signed)
}
