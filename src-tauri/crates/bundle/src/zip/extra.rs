//! Extra fields (APPNOTE 4.5): they must fill their space to the byte, and none may say that the entry is a link, is
//! encrypted, or has another name.

use super::fields::Fields;
use crate::error::{Ambiguity, Damage, ReadError};

/// What the extra fields of one header say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Extra<'a> {
    pub(super) zip64: Option<&'a [u8]>,
    pub(super) unicode_name: Option<&'a [u8]>,
    pub(super) link: bool,
    pub(super) encrypted: bool,
}

const ZIP64: u16 = 0x0001;
/// PKWARE Unix: two times, two owners, then the target of a link.
const UNIX: u16 = 0x000d;
const STRONG_ENCRYPTION: u16 = 0x0017;
const AES: u16 = 0x9901;
/// Info-ZIP: a name in UTF-8 with the CRC of the other name.
const UNICODE_NAME: u16 = 0x7075;
/// ASi Unix: mode, then the target of a link.
const ASI_UNIX: u16 = 0x756e;

pub(super) fn parse<'a>(bytes: &'a [u8], path: &str) -> Result<Extra<'a>, ReadError> {
    let mut fields = Fields(bytes);
    let mut extra = Extra::default();
    while !fields.is_empty() {
        let (id, body) = field(&mut fields).ok_or_else(|| ReadError::damaged(Damage::ExtraField, path))?;
        let slot = match id {
            ZIP64 => &mut extra.zip64,
            UNICODE_NAME => &mut extra.unicode_name,
            _ => {
                extra.encrypted |= matches!(id, STRONG_ENCRYPTION | AES);
                extra.link |= id == UNIX && body.len() > 12 || id == ASI_UNIX && is_link(body);
                continue;
            }
        };
        if slot.replace(body).is_some() {
            return Err(ReadError::ambiguous(Ambiguity::SecondName, path));
        }
    }
    Ok(extra)
}

fn field<'a>(fields: &mut Fields<'a>) -> Option<(u16, &'a [u8])> {
    let id = fields.u16()?;
    let length = fields.u16()?;
    Some((id, fields.take(length.into())?))
}

/// CRC, mode, size or device, owner, group, then the target.
fn is_link(body: &[u8]) -> bool {
    let mut fields = Fields(body);
    let mode = fields.u32().and_then(|_| fields.u16()).unwrap_or_default();
    let target = fields.u32().unwrap_or_default();
    !matches!(mode & 0o170_000, 0 | 0o100_000 | 0o040_000) || target != 0 || body.len() > 14
}

/// A second name must be of this first one, and be the same.
pub(super) fn same_name(extra: &Extra<'_>, raw: &[u8], name: &str, path: &str) -> Result<(), ReadError> {
    let Some(body) = extra.unicode_name else { return Ok(()) };
    let mut fields = Fields(body);
    let same = fields.u8() == Some(1)
        && fields.u32() == Some(crc32fast::hash(raw))
        && (fields.0 == name.as_bytes() || fields.0 == raw);
    if same {
        Ok(())
    } else {
        Err(ReadError::ambiguous(Ambiguity::SecondName, path))
    }
}
