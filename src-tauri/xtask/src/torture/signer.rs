//! Somebody who signs: an identity made for one trial, with its passphrase in a file.

use super::Trial;
use crate::step::Done;
use crate::trial::{doing, files_below, output};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The identity.
#[derive(Clone, Debug)]
pub(super) struct Signer {
    /// Its file.
    pub(super) identity: PathBuf,
    /// The file with its passphrase.
    pub(super) passphrase: PathBuf,
}

impl Signer {
    /// A new one.
    pub(super) fn new(trial: &Trial) -> Done<Self> {
        let data = trial.scratch.clean("data")?;
        let passphrase = trial.scratch.at("passphrase");
        fs::write(&passphrase, "a passphrase for one trial\n").map_err(doing(passphrase.display()))?;
        let mut new = trial.assay.command("identity new --json --name Torture --data-dir");
        output(new.arg(&data).arg("--passphrase-file").arg(&passphrase))?.good("identity new")?;
        let identities = data.join("identities");
        let name = files_below(&identities)?.pop().ok_or("no identity was made")?;
        let identity = identities.join(name);
        Ok(Self { identity, passphrase })
    }

    /// Lets `command` sign.
    pub(super) fn sign(&self, command: &mut Command) {
        command.arg("--identity").arg(&self.identity);
        command.arg("--passphrase-file").arg(&self.passphrase);
    }
}
