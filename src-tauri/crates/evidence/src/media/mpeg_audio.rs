//! MP3 and its older layers (ISO/IEC 11172-3, 13818-3). Length by the Xing or Info header with LAME's delays, by a VBRI
//! header, by bit rate where every probe shows the same one, and by walking all frames otherwise. What a header states is held
//! against the frames that are there.

use super::{Media, codec, in_ms, tags, track};
use crate::fault::{Found, Needed};
use crate::report::TrackKind;
use crate::window::{Numbers, Window};

/// Frames walked at most: two days.
const MOST_FRAMES: u64 = 8_000_000;

/// Up to so many bytes all frames are counted, whatever the header says.
const ALWAYS_COUNTED: u64 = 64 << 20;

/// What a frame header says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Frame {
    version: u8,
    /// 1 to 3.
    pub(crate) layer: u8,
    bits_per_second: u64,
    /// Samples in a second.
    pub(crate) rate: u64,
    /// Bytes of the frame, header included.
    pub(crate) length: u64,
    /// Samples that it gives.
    pub(crate) samples: u64,
    channels: u16,
}

impl Frame {
    /// Whether both can belong to one recording.
    pub(crate) const fn is_like(&self, other: &Self) -> bool {
        self.version == other.version && self.layer == other.layer && self.rate == other.rate
    }
}

/// What a first frame says that is not sound but a header for the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Information {
    /// Frames behind it.
    pub(crate) frames: Option<u64>,
    /// Samples of silence that the encoder put in front, and behind.
    pub(crate) delays: Option<(u64, u64)>,
}

/// Walks a recording.
pub(super) fn media(window: &mut Window<'_>) -> Found<Media> {
    let mut media = Media::default();
    let start = skip_tags(window, &mut media)?;
    let end = before_trailer(window)?;
    let (at, first) = first_frame(window, start)?.needed()?;
    let stated = stated(window, at, first)?;
    let (samples, cut) = match stated {
        Some(samples) => (samples, false),
        None if end - at > ALWAYS_COUNTED && is_constant(window, at, end, first)? => {
            let bits = (end - at).saturating_mul(8);
            (bits.saturating_mul(first.rate) / first.bits_per_second.max(1), false)
        }
        None => {
            let walked = walked(window, at, end)?;
            (walked.samples, walked.cut)
        }
    };
    let mut sound = track(
        TrackKind::Audio,
        codec::named(if first.layer == 3 { "mp3" } else { "mp2" }),
    );
    (sound.sample_rate_hz, sound.channels) = (u32::try_from(first.rate).ok(), Some(first.channels));
    media.duration_ms = in_ms(samples, first.rate);
    media.tracks.push(sound);
    if stated.is_some() && may_be_short(window, at, end, first)? {
        // The frame that states the length holds no sound; the encoder's delay is less than two frames.
        let held = walked(window, at + first.length, end)?.samples;
        if held + 2 * first.samples < samples {
            media.holds_only(in_ms(held, first.rate));
        }
    } else if cut {
        media.holds_only(in_ms(samples, first.rate));
    }
    Ok(media)
}

/// Whether fewer bytes are there than the header says, or it does not say how many there should be. What is small is
/// counted in any case.
fn may_be_short(window: &mut Window<'_>, at: u64, end: u64, first: Frame) -> Found<bool> {
    let there = end.saturating_sub(at);
    let bytes = window.bytes(at, 256)?;
    let promised = match bytes.be32(side_information(first) + 4).unwrap_or(0) & 3 {
        3 => bytes.be32(side_information(first) + 12).map(u64::from),
        _ => None,
    };
    Ok(there <= ALWAYS_COUNTED || promised.is_none_or(|promised| there < promised))
}

/// Where the Xing or Info header stands in its frame: after the side information.
const fn side_information(first: Frame) -> usize {
    match (first.version == 3, first.channels) {
        (true, 1) | (false, 2) => 21,
        (true, _) => 36,
        (false, _) => 13,
    }
}

/// Past the ID3v2 tags at the start; what they tell is noted.
fn skip_tags(window: &mut Window<'_>, media: &mut Media) -> Found<u64> {
    let mut at = 0;
    while let Some(head) = window.array::<10>(at)?.filter(|head| head.starts_with(b"ID3")) {
        let length: u64 = head
            .iter()
            .skip(6)
            .fold(0, |sum, byte| sum << 7 | u64::from(byte & 0x7f));
        let tag = window.bytes(at, usize::try_from((length + 10).min(1 << 20)).unwrap_or(0))?;
        tags::id3(&tag).into_iter().for_each(|found| media.tell(Some(found)));
        at += 10 + length;
    }
    Ok(at)
}

/// Where the ID3v2 tags at the start end.
pub(crate) fn behind_tags(window: &mut Window<'_>) -> Found<u64> {
    skip_tags(window, &mut Media::default())
}

/// Without the ID3v1 and APEv2 tags at the end.
pub(crate) fn before_trailer(window: &mut Window<'_>) -> Found<u64> {
    let mut end = window.size();
    if end > 128 && window.array::<3>(end - 128)?.as_ref() == Some(b"TAG") {
        end -= 128;
    }
    if end > 32
        && let Some(ape) = window.array::<32>(end - 32)?.filter(|ape| ape.starts_with(b"APETAGEX"))
    {
        end = end.saturating_sub(u64::from(ape.le32(12).unwrap_or(0)));
    }
    Ok(end)
}

/// Reads a frame header; free bit rates are not known.
pub(crate) fn frame(bytes: [u8; 4]) -> Option<Frame> {
    let [sync, second, third, fourth] = bytes;
    let (version, layer) = (second >> 3 & 3, 4 - (second >> 1 & 3));
    if sync != 0xff || second & 0xe0 != 0xe0 || version == 1 || layer == 4 {
        return None;
    }
    let one = version == 3;
    let kilobits = bit_rate(one, layer, usize::from(third >> 4))?;
    let rate = [44_100, 48_000, 32_000].get(usize::from(third >> 2 & 3))? >> [2, 0, 1, 0].get(usize::from(version))?;
    let samples = match layer {
        1 => 384,
        3 if !one => 576,
        _ => 1152,
    };
    let padding = u64::from(third >> 1 & 1);
    let length = if layer == 1 {
        (12_000 * kilobits / rate + padding) * 4
    } else {
        samples / 8 * 1000 * kilobits / rate + padding
    };
    let channels = if fourth >> 6 == 3 { 1 } else { 2 };
    Some(Frame {
        version,
        layer,
        bits_per_second: kilobits * 1000,
        rate,
        length,
        samples,
        channels,
    })
}

/// Kilobits in a second (11172-3 2.4.2.3; 13818-3 2.4.2.3).
fn bit_rate(version_one: bool, layer: u8, index: usize) -> Option<u64> {
    let row: [u64; 15] = match (version_one, layer) {
        (true, 1) => [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
        (true, 2) => [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
        (true, _) => [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
        (false, 1) => [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
        (false, _) => [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    };
    row.get(index).copied().filter(|kilobits| *kilobits > 0)
}

fn frame_at(window: &mut Window<'_>, at: u64) -> Found<Option<Frame>> {
    Ok(window.array(at)?.and_then(frame))
}

/// The first frame that another one follows, within 64 KiB.
pub(crate) fn first_frame(window: &mut Window<'_>, start: u64) -> Found<Option<(u64, Frame)>> {
    for at in start..start.saturating_add(64 << 10).min(window.size()) {
        if let Some(found) = frame_at(window, at)? {
            let next = at + found.length;
            let followed =
                frame_at(window, next)?.is_some_and(|next| (next.version, next.layer) == (found.version, found.layer));
            if followed || next == window.size() {
                return Ok(Some((at, found)));
            }
        }
    }
    Ok(None)
}

/// What the first frame says of the length if it is a header: frames, less the encoder's delay and padding.
fn stated(window: &mut Window<'_>, at: u64, first: Frame) -> Found<Option<u64>> {
    let information = information(window, at, first)?;
    let samples = information.and_then(|information| {
        let (delay, padding) = information.delays.unwrap_or_default();
        Some((information.frames? * first.samples).saturating_sub(delay + padding))
    });
    Ok(samples.filter(|samples| *samples > 0))
}

/// Reads the headers of Fraunhofer (VBRI) and of Xing and LAME (Xing, Info), if the first frame is one.
pub(crate) fn information(window: &mut Window<'_>, at: u64, first: Frame) -> Found<Option<Information>> {
    let bytes = window.bytes(at, 256)?;
    if bytes.get(36..40) == Some(b"VBRI") {
        let frames = bytes.be32(50).map(u64::from);
        return Ok(Some(Information { frames, delays: None }));
    }
    let side = side_information(first);
    if !matches!(bytes.get(side..side + 4), Some(b"Xing" | b"Info")) {
        return Ok(None);
    }
    let flags = bytes.be32(side + 4).unwrap_or(0);
    let fields = [(1, 4), (2, 4), (4, 100), (8, 4)];
    let stated: usize = fields
        .iter()
        .filter(|(bit, _)| flags & bit != 0)
        .map(|(_, length)| length)
        .sum();
    let extension = side + 8 + stated;
    let delays = bytes
        .get(extension..extension + 4)
        .filter(|name| name.iter().all(u8::is_ascii_graphic))
        .and_then(|_| bytes.be32(extension + 21));
    Ok(Some(Information {
        frames: bytes.be32(side + 8).map(u64::from).filter(|_| flags & 1 != 0),
        delays: delays.map(|word| (u64::from(word >> 20), u64::from(word >> 8 & 0xfff))),
    }))
}

/// Whether the first frames, and some at nine other places, have one bit rate.
fn is_constant(window: &mut Window<'_>, at: u64, end: u64, first: Frame) -> Found<bool> {
    for tenth in 0..10 {
        let from = at + (end - at) / 10 * tenth;
        let Some((mut place, _)) = first_frame(window, from)? else {
            return Ok(false);
        };
        for _ in 0..20 {
            match frame_at(window, place)? {
                Some(found) if found.bits_per_second != first.bits_per_second => return Ok(false),
                Some(found) => place += found.length,
                None => break,
            }
        }
    }
    Ok(true)
}

/// What the frames hold.
struct Walked {
    samples: u64,
    /// The last frame ends after the file.
    cut: bool,
}

fn walked(window: &mut Window<'_>, mut at: u64, end: u64) -> Found<Walked> {
    let (mut samples, mut cut) = (0, false);
    for _ in 0..MOST_FRAMES {
        match frame_at(window, at)?.filter(|_| at < end) {
            Some(found) => {
                at += found.length;
                cut = at > end;
                // A frame that was cut cannot be heard.
                samples += if cut { 0 } else { found.samples };
            }
            None => match first_frame(window, at)?.filter(|_| at < end) {
                Some((next, _)) if next > at => at = next,
                _ => break,
            },
        }
    }
    Ok(Walked { samples, cut })
}
