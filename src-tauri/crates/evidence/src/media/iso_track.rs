//! One track of an ISO media file: header, handler, first sample description (ISO/IEC 14496-12 8.3–8.5, 12).

use super::iso::{Atom, child, each, times};
use super::{codec, esds, in_ms, short, track as described};
use crate::fault::Found;
use crate::report::{Track, TrackKind};
use crate::window::{Numbers, Window};

/// What the boxes of a track say.
#[derive(Default)]
pub(super) struct IsoTrack {
    pub(super) id: u32,
    shown_duration: u64,
    pub(super) media_timescale: u64,
    pub(super) media_duration: u64,
    handler: [u8; 4],
    /// Where the table of its samples lies.
    pub(super) table: Option<Atom>,
    /// Whether a part of that table claims more entries than it has room for.
    pub(super) lies: bool,
    entry: Option<Entry>,
    width: u32,
    height: u32,
    rotation: u16,
}

#[derive(Default)]
struct Entry {
    name: [u8; 4],
    object_type: Option<u8>,
    width: u32,
    height: u32,
    channels: u16,
    rate: u32,
}

/// Reads a `trak` box.
pub(super) fn track(window: &mut Window<'_>, trak: Atom) -> Found<IsoTrack> {
    let mut track = IsoTrack::default();
    each(window, trak.start, trak.end, &mut |window, atom| match &atom.name {
        b"tkhd" => {
            let header = window.bytes(atom.start, 96)?;
            let _ = track.header(&header);
            Ok(())
        }
        b"mdia" => media(window, atom, &mut track),
        _ => Ok(()),
    })?;
    Ok(track)
}

fn media(window: &mut Window<'_>, mdia: Atom, track: &mut IsoTrack) -> Found<()> {
    each(window, mdia.start, mdia.end, &mut |window, atom| {
        match &atom.name {
            b"mdhd" => {
                let header = window.bytes(atom.start, 36)?;
                (track.media_timescale, track.media_duration) = times(&header, 12, 20).unwrap_or_default();
            }
            b"hdlr" => track.handler = window.array(atom.start + 8)?.unwrap_or_default(),
            b"minf" => {
                track.table = child(window, atom.start, atom.end, b"stbl")?;
                if let Some(table) = track.table {
                    track.lies = claims_too_much(window, table)?;
                }
                if let Some(table) = track.table
                    && let Some(samples) = child(window, table.start, table.end, b"stsd")?
                {
                    let length = usize::try_from((samples.end - samples.start).min(4096)).unwrap_or(0);
                    track.entry = entry(&window.bytes(samples.start, length)?, track.handler);
                }
            }
            _ => {}
        }
        Ok(())
    })
}

/// Whether a part of the sample table `stbl` claims more entries than it has room for. One that was cut off with the end
/// of the file does not count: it is as long as it says.
fn claims_too_much(window: &mut Window<'_>, stbl: Atom) -> Found<bool> {
    let mut lies = false;
    each(window, stbl.start, stbl.end, &mut |window, atom| {
        // Where the count stands, and how long an entry is (8.6.1, 8.6.2, 8.7.3 to 8.7.5).
        let (count_at, entry) = match &atom.name {
            b"stts" | b"ctts" | b"co64" => (4, 8),
            b"stsc" => (4, 12),
            b"stco" | b"stss" => (4, 4),
            b"stsz" => (8, 4),
            _ => return Ok(()),
        };
        let header = window.bytes(atom.start, 12)?;
        let all_alike = &atom.name == b"stsz" && header.be32(4) != Some(0);
        let claimed = u64::from(header.be32(count_at).unwrap_or(0)) * entry;
        let room = (atom.end - atom.start).saturating_sub(count_at as u64 + 4);
        lies |= !all_alike && !atom.cut && claimed > room;
        Ok(())
    })?;
    Ok(lies)
}

/// The first sample entry (8.5.2; 12.1.3 video, 12.2.3 sound).
fn entry(samples: &[u8], handler: [u8; 4]) -> Option<Entry> {
    let body = samples.get(8..)?;
    let length = usize::try_from(body.be32(0)?).ok()?.clamp(8, body.len());
    let body = body.get(..length)?;
    let mut entry = Entry {
        name: body.part(4)?,
        ..Entry::default()
    };
    match &handler {
        b"vide" => {
            entry.width = u32::from(body.be16(32)?);
            entry.height = u32::from(body.be16(34)?);
        }
        b"soun" => {
            entry.channels = body.be16(24)?;
            entry.rate = body.be32(32)? >> 16;
            if body.be16(16)? == 2 {
                entry.rate = whole_rate(body).unwrap_or(entry.rate);
            }
            // Many writers say two here whatever there is.
            entry.channels = esds(body).and_then(esds::channels).unwrap_or(entry.channels);
        }
        _ => {}
    }
    entry.object_type = object_type(body);
    Some(entry)
}

/// QuickTime's second version of the sound description has the rate as a 64-bit float at 40: its exponent and top of
/// the mantissa give whole numbers exactly.
fn whole_rate(body: &[u8]) -> Option<u32> {
    let bits = body.be64(40)?;
    let exponent = (bits >> 52 & 0x7ff)
        .checked_sub(1023)
        .filter(|exponent| *exponent < 32)?;
    let mantissa = (bits & ((1 << 52) - 1)) | 1 << 52;
    u32::try_from(mantissa >> (52 - exponent)).ok()
}

/// What the `esds` box of a sample entry holds.
fn esds(body: &[u8]) -> Option<&[u8]> {
    let at = body.windows(4).position(|word| word == b"esds")?;
    body.get(at + 8..)
}

/// The object type in an `esds` box (ISO/IEC 14496-1 7.2.6.6): tag 4, a length of up to four bytes, then it.
fn object_type(body: &[u8]) -> Option<u8> {
    let content = esds(body)?;
    let content = content.get(..32).unwrap_or(content);
    let mut at = content.iter().position(|tag| *tag == 4)? + 1;
    while content.u8(at)? & 0x80 != 0 {
        at += 1;
    }
    content.u8(at + 1)
}

impl IsoTrack {
    /// Track header (8.3.2): identifier, duration in the movie's units, matrix, size as 16.16.
    fn header(&mut self, header: &[u8]) -> Option<()> {
        let long = header.u8(0)? == 1;
        let (id, duration, matrix) = if long {
            (20, header.be64(28)?, 52)
        } else {
            (12, u64::from(header.be32(20)?), 40)
        };
        self.id = header.be32(id)?;
        let unknown = if long { u64::MAX } else { u64::from(u32::MAX) };
        self.shown_duration = if duration == unknown { 0 } else { duration };
        self.rotation = rotation(header, matrix)?;
        self.width = header.be32(matrix + 36)? >> 16;
        self.height = header.be32(matrix + 40)? >> 16;
        Some(())
    }

    /// Whether it is seen or heard.
    pub(super) fn is_played(&self) -> bool {
        matches!(&self.handler, b"vide" | b"soun")
    }

    /// How long it is shown: edit lists included where the movie says so.
    pub(super) fn duration_ms(&self, movie_timescale: u64) -> Option<u64> {
        let shown = in_ms(self.shown_duration, movie_timescale).filter(|ms| *ms > 0);
        shown.or_else(|| in_ms(self.media_duration, self.media_timescale))
    }

    /// The track as it is reported.
    pub(super) fn described(&self, ms: Option<u64>) -> Track {
        let kind = match &self.handler {
            b"vide" => TrackKind::Video,
            b"soun" => TrackKind::Audio,
            b"text" | b"sbtl" | b"subt" | b"clcp" => TrackKind::Text,
            _ => TrackKind::Other,
        };
        let name = self.entry.as_ref().map_or([0; 4], |entry| entry.name);
        let by_type = self.entry.as_ref().filter(|_| &name == b"mp4a" || &name == b"mp4v");
        let codec = by_type
            .and_then(|entry| codec::object_type(entry.object_type?))
            .unwrap_or_else(|| codec::named(&codec::four(name)));
        let mut track = described(kind, codec);
        track.duration_ms = short(ms);
        match kind {
            TrackKind::Video => self.describe_picture(&mut track),
            TrackKind::Audio => {
                let entry = self.entry.as_ref();
                track.channels = entry.map(|entry| entry.channels).filter(|count| *count > 0);
                track.sample_rate_hz = entry.map(|entry| entry.rate).filter(|rate| *rate > 0);
            }
            _ => {}
        }
        track
    }

    fn describe_picture(&self, track: &mut Track) {
        let coded = self.entry.as_ref().map_or((0, 0), |entry| (entry.width, entry.height));
        let (width, height) = if self.width > 0 && self.height > 0 {
            (self.width, self.height)
        } else {
            coded
        };
        let (width, height) = if self.rotation.is_multiple_of(180) {
            (width, height)
        } else {
            (height, width)
        };
        track.width_px = Some(width).filter(|width| *width > 0);
        track.height_px = Some(height).filter(|height| *height > 0);
        track.rotation_degrees = Some(self.rotation);
    }
}

/// Quarter turns clockwise out of the matrix `a b u c d v x y w`; what is no quarter turn counts as upright.
fn rotation(header: &[u8], at: usize) -> Option<u16> {
    let (a, b) = (header.be32(at)?, header.be32(at + 4)?);
    let (c, d) = (header.be32(at + 12)?, header.be32(at + 16)?);
    let sign = |fixed: u32| i32::from_be_bytes(fixed.to_be_bytes()).signum();
    Some(match (sign(a), sign(b), sign(c), sign(d)) {
        (0, 1, -1, 0) => 90,
        (-1, 0, 0, -1) => 180,
        (0, -1, 1, 0) => 270,
        _ => 0,
    })
}
