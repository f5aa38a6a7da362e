//! The age passphrase file (C2SP age v1, one scrypt recipient): sealing text into bytes and opening it again.

use crate::kdf_cost::{self, WorkFactor};
use crate::passphrase::Passphrase;
use age::{DecryptError, Decryptor, Encryptor, scrypt};
use std::io::{Read, Write};
use std::iter;
use zeroize::Zeroizing;

/// An identity file is some 500 bytes; beyond this it is something else.
const MOST_FILE: usize = 64 * 1024;
/// The four lines are at most some 700 bytes.
const MOST_TEXT: usize = 4 * 1024;

/// Why a file does not open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The passphrase does not open the wrapped key. A byte changed in that key or its salt looks the same.
    #[error("the passphrase does not open this identity")]
    PassphraseWrong,
    /// The file asks for more work than 2^`most`; nothing of it was done.
    #[error("the file asks for scrypt work of 2^{log_n}, above 2^{most}")]
    KdfTooCostly {
        /// The exponent in the file, digits of any number.
        log_n: String,
        /// The most that is taken.
        most: u8,
    },
    /// The file is not as it was written.
    #[error("the identity file is damaged: {0}")]
    Damaged(#[from] Damage),
}

/// Where a file is not as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// Its header is no age header, or it is far too long.
    #[error("no age file")]
    NotAnAgeFile,
    /// It is an age file, but not one for a passphrase.
    #[error("not sealed by a passphrase")]
    NotByPassphrase,
    /// The header was changed after it was written.
    #[error("the header was changed")]
    Header,
    /// What comes after the header was changed or cut.
    #[error("the content was changed or cut")]
    Content,
    /// It opens, and does not hold the four lines.
    #[error("the four lines are not there")]
    Lines,
    /// The age key is not the one that comes from the seed.
    #[error("key and seed differ")]
    KeyDiffers,
}

/// Why nothing was sealed: the cipher failed, which it does not do in memory.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The age crate could not write the file.
    #[error("the identity could not be sealed")]
    Cipher(#[source] std::io::Error),
}

/// Seals `text` under the passphrase.
pub(crate) fn seal(text: &str, passphrase: &Passphrase, work: WorkFactor) -> Result<Vec<u8>, SealError> {
    let mut recipient = scrypt::Recipient::new(passphrase.secret());
    recipient.set_work_factor(work.log_n());
    let encryptor = Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient))
        .map_err(|error| SealError::Cipher(std::io::Error::other(error)))?;
    let mut writer = encryptor.wrap_output(Vec::new()).map_err(SealError::Cipher)?;
    writer.write_all(text.as_bytes()).map_err(SealError::Cipher)?;
    writer.finish().map_err(SealError::Cipher)
}

/// The text that was sealed.
pub(crate) fn open(file: &[u8], passphrase: &Passphrase) -> Result<Zeroizing<String>, OpenError> {
    let most = WorkFactor::MOST.log_n();
    if file.len() > MOST_FILE {
        return Err(Damage::NotAnAgeFile.into());
    }
    if let Some(log_n) = kdf_cost::too_costly(file) {
        return Err(OpenError::KdfTooCostly { log_n, most });
    }
    let decryptor = Decryptor::new_buffered(file).map_err(|_| Damage::NotAnAgeFile)?;
    let mut identity = scrypt::Identity::new(passphrase.secret());
    identity.set_max_work_factor(most);
    let stream = decryptor
        .decrypt(iter::once(&identity as &dyn age::Identity))
        .map_err(|error| refusal(&error))?;
    Ok(read_text(stream)?)
}

fn refusal(error: &DecryptError) -> OpenError {
    match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => OpenError::PassphraseWrong,
        DecryptError::NoMatchingKeys => Damage::NotByPassphrase.into(),
        DecryptError::InvalidMac => Damage::Header.into(),
        _ => Damage::NotAnAgeFile.into(),
    }
}

fn read_text(stream: impl Read) -> Result<Zeroizing<String>, Damage> {
    // Room for all of it from the start, so that no copy is left behind by growing.
    let mut bytes = Zeroizing::new(Vec::with_capacity(MOST_TEXT + 1));
    let limit = u64::try_from(MOST_TEXT + 1).unwrap_or(u64::MAX);
    stream
        .take(limit)
        .read_to_end(&mut bytes)
        .map_err(|_| Damage::Content)?;
    if bytes.len() > MOST_TEXT {
        return Err(Damage::Lines);
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| Damage::Lines)?;
    Ok(Zeroizing::new(text.to_owned()))
}
