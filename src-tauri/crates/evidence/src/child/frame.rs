//! Frames: two little-endian lengths of 32 bits, a JSON header, and raw bytes. Both sides cap both lengths before they
//! allocate; a frame beyond the caps is nonsense, and whoever sent it is not listened to any more.

use super::job::Job;
use crate::refusal::Refusal;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};

/// Longest header.
const LONGEST_HEADER: usize = 64 << 10;
/// Longest body: an answer.
pub(crate) const LONGEST_BODY: usize = 64 << 20;
/// Most bytes asked for at once.
pub(crate) const MOST_ASKED: u32 = 1 << 20;

/// What the parent says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub(crate) enum FromParent {
    /// Do this, on a file of so many bytes.
    Begin { job: Job, size_bytes: u64 },
    /// The bytes asked for, as the body.
    Bytes,
    /// They cannot be had, or nobody wants them any more; stop the job.
    Stop,
}

/// What the child says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "say", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub(crate) enum FromChild {
    /// Caged and waiting; which walls stand.
    Ready { cage: Vec<String> },
    /// Not caged, so not working.
    Uncaged { wall: String },
    /// Bytes are needed.
    Need { offset: u64, length: u32 },
    /// So much is done.
    Progress { done: u64, of: u64 },
    /// The headers are read; what follows may take longer.
    HeadersRead,
    /// The body is the answer, of so many bytes as JSON, and after it the raw bytes that go with it.
    Done { answer_bytes: u32 },
    /// The file is such that there is no answer.
    Refused { refusal: Refusal },
    /// The job was stopped.
    Stopped,
    /// A decoder panicked.
    Panicked,
}

/// Writes a frame, whose body may come in parts.
pub(crate) fn write<T: Serialize>(output: &mut impl Write, header: &T, body: &[&[u8]]) -> io::Result<()> {
    let header = serde_json::to_vec(header)?;
    let length = |bytes: usize, most: usize| u32::try_from(bytes).ok().filter(|_| bytes <= most).ok_or_else(too_long);
    let whole = body.iter().map(|part| part.len()).sum();
    output.write_all(&length(header.len(), LONGEST_HEADER)?.to_le_bytes())?;
    output.write_all(&length(whole, LONGEST_BODY)?.to_le_bytes())?;
    output.write_all(&header)?;
    body.iter().try_for_each(|part| output.write_all(part))?;
    output.flush()
}

/// Reads a frame; `None` when the other side has closed the pipe between two.
pub(crate) fn read<T: DeserializeOwned>(input: &mut impl Read) -> io::Result<Option<(T, Vec<u8>)>> {
    let Some((header, length)) = head(input)? else {
        return Ok(None);
    };
    Ok(Some((header, take(input, length, LONGEST_BODY)?)))
}

/// Reads a frame whose body goes where it is wanted; says how long it is. A longer one is nonsense.
pub(crate) fn read_into<T: DeserializeOwned>(
    input: &mut impl Read,
    buffer: &mut [u8],
) -> io::Result<Option<(T, usize)>> {
    let Some((header, length)) = head(input)? else {
        return Ok(None);
    };
    let length = usize::try_from(length).map_err(|_| too_long())?;
    input.read_exact(buffer.get_mut(..length).ok_or_else(too_long)?)?;
    Ok(Some((header, length)))
}

/// The header of a frame, and how long its body is.
fn head<T: DeserializeOwned>(input: &mut impl Read) -> io::Result<Option<(T, u32)>> {
    let mut first = [0u8; 1];
    if input.read(&mut first)? == 0 {
        return Ok(None);
    }
    let mut rest = [0u8; 7];
    input.read_exact(&mut rest)?;
    let ([a], [b, c, d, e, f, g, h]) = (first, rest);
    let header = take(input, u32::from_le_bytes([a, b, c, d]), LONGEST_HEADER)?;
    Ok(Some((
        serde_json::from_slice(&header)?,
        u32::from_le_bytes([e, f, g, h]),
    )))
}

/// Exactly `length` bytes; memory grows as they arrive, not as they are announced.
fn take(input: &mut impl Read, length: u32, most: usize) -> io::Result<Vec<u8>> {
    let wanted = usize::try_from(length)
        .ok()
        .filter(|length| *length <= most)
        .ok_or_else(too_long)?;
    let mut bytes = Vec::new();
    input.by_ref().take(u64::from(length)).read_to_end(&mut bytes)?;
    if bytes.len() == wanted {
        Ok(bytes)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

fn too_long() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "a frame beyond its limits")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_reads_back_and_one_that_lies_is_nonsense() {
        let mut bytes = Vec::new();
        write(&mut bytes, &FromChild::Need { offset: 7, length: 9 }, &[b"bo", b"dy"]).expect("writes");
        let (header, body) = read::<FromChild>(&mut bytes.as_slice())
            .expect("reads")
            .expect("a frame");
        assert!(matches!(header, FromChild::Need { offset: 7, length: 9 }));
        assert_eq!(body, b"body");
        assert!(read::<FromChild>(&mut [].as_slice()).expect("ends").is_none());
        for cut in 1..bytes.len() {
            assert!(read::<FromChild>(&mut &bytes[..cut]).is_err(), "cut at {cut}");
        }
        let mut room = [0; 6];
        let into = |bytes: &[u8], room: &mut [u8]| read_into::<FromChild>(&mut &bytes[..], room);
        let (_, length) = into(&bytes, &mut room).expect("reads").expect("a frame");
        assert_eq!(&room[..length], b"body");
        assert!(into(&bytes, &mut room[..3]).is_err(), "longer than was asked for");
        bytes[..4].copy_from_slice(&u32::MAX.to_le_bytes());
        assert!(read::<FromChild>(&mut bytes.as_slice()).is_err());
    }
}
