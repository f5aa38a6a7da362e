//! What a use case needs from the machine, and the machine's own answers.
//!
//! Domain crates never read a clock, a random source or a disk: they are given times, identifiers and bytes, and those
//! come from here. Tests put their own answers in.

use crate::failure::Failure;
use assay_model::Timestamp;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

/// What the time is.
pub trait Clock: Send + Sync {
    /// Now, in UTC, as this machine believes.
    fn now(&self) -> Timestamp;
}

/// New identifiers and secrets.
pub trait Ids: Send + Sync {
    /// A `urn:uuid:` of version 4.
    fn urn(&self) -> String;
    /// 32 bytes that nobody can guess.
    fn seed(&self) -> Result<[u8; 32], NoRandomness>;
}

/// A new identifier of its kind.
pub(crate) fn new_id<T: FromStr>(ids: &dyn Ids) -> Result<T, Failure> {
    let id = ids.urn().parse();
    id.map_err(|_| crate::failures::internal("no identifier"))
}

/// The machine gave no random bytes.
#[derive(Debug, thiserror::Error)]
#[error("the machine gave no random bytes")]
pub struct NoRandomness;

/// The clock and the random source of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Machine;

impl Clock for Machine {
    #[expect(clippy::disallowed_methods, reason = "this is the `Clock` port")]
    fn now(&self) -> Timestamp {
        let since = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.as_secs());
        Timestamp::from_unix(i64::try_from(since).unwrap_or(i64::MAX))
    }
}

impl Ids for Machine {
    #[expect(clippy::disallowed_methods, reason = "this is the `Ids` port")]
    fn urn(&self) -> String {
        uuid::Uuid::new_v4().urn().to_string()
    }

    fn seed(&self) -> Result<[u8; 32], NoRandomness> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|_| NoRandomness)?;
        Ok(seed)
    }
}
