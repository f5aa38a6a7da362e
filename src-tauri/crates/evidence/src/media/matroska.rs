//! Matroska and WebM (RFC 9559): segment information and tracks; where the length is not stated (recordings that a
//! browser made), it is read off the last cluster.

use super::ebml::{self, Element, element, elements, float, number};
use super::{Media, codec, tags, track};
use crate::fault::{Found, Needed};
use crate::report::{Track, TrackKind, identifying};
use crate::window::{Numbers, Window};
use std::collections::BTreeMap;

const SEGMENT: u32 = 0x1853_8067;
const INFO: u32 = 0x1549_a966;
const TRACKS: u32 = 0x1654_ae6b;
const CLUSTER: u32 = 0x1f43_b675;
const TAGS: u32 = 0x1254_c367;
/// Level-1 elements looked at.
const MOST: usize = 100_000;
/// Larger than this, `Info`, `Tracks` and `Tags` are not read.
const LARGEST: u64 = 4 << 20;

struct Segment {
    scale_ns: u64,
    duration: Option<f64>,
    last_cluster: Option<u64>,
    default_ns: BTreeMap<u64, u64>,
}

/// Walks a recording.
pub(super) fn media(window: &mut Window<'_>) -> Found<Media> {
    let head = element(window, 0)?.needed()?;
    let segment = element(window, head.end.needed()?)?
        .filter(|segment| segment.id == SEGMENT)
        .needed()?;
    let mut media = Media {
        cut: segment.end.is_some_and(|end| end > window.size()),
        ..Media::default()
    };
    let mut known = Segment {
        scale_ns: 1_000_000,
        duration: None,
        last_cluster: None,
        default_ns: BTreeMap::new(),
    };
    level_one(window, segment, &mut known, &mut media)?;
    media.duration_ms = match known.duration {
        Some(units) => Some(rounded(units * known.scale_as_ms())),
        None => length_by_clusters(window, &known)?,
    };
    if media.cut && known.duration.is_some() {
        let held = length_by_clusters(window, &known)?;
        media.holds_only(held.min(media.duration_ms));
    }
    Ok(media)
}

impl Segment {
    fn scale_as_ms(&self) -> f64 {
        self.scale_ns.min(1_000_000_000) as f64 / 1e6
    }
}

fn level_one(window: &mut Window<'_>, segment: Element, known: &mut Segment, media: &mut Media) -> Found<()> {
    let end = segment.end.unwrap_or(u64::MAX).min(window.size());
    let mut at = segment.start;
    for _ in 0..MOST {
        let Some(found) = element(window, at)?.filter(|_| at < end) else {
            break;
        };
        match found.id {
            INFO => info(&content(window, found)?, known, media),
            TRACKS => tracks(&content(window, found)?, known, media),
            TAGS => all_tags(&content(window, found)?, media),
            CLUSTER => {
                known.last_cluster = Some(found.at);
                if known.duration.is_some() && !media.tracks.is_empty() {
                    break;
                }
            }
            _ => {}
        }
        let Some(next) = found.end else { break };
        at = next;
    }
    Ok(())
}

fn content(window: &mut Window<'_>, found: Element) -> Found<Vec<u8>> {
    let length = found
        .end
        .unwrap_or(found.start)
        .saturating_sub(found.start)
        .min(LARGEST);
    Ok(window.bytes(found.start, usize::try_from(length).unwrap_or(0))?)
}

/// RFC 9559 5.1.2. A scale of 0 is none; what can be told is told by the default.
fn info(bytes: &[u8], known: &mut Segment, media: &mut Media) {
    for (id, content) in elements(bytes) {
        match id {
            0x002a_d7b1 if number(content) > 0 => known.scale_ns = number(content),
            0x002a_d7b1 => media.contradicts |= !content.is_empty(),
            0x4489 => known.duration = float(content).filter(|units| *units > 0.0),
            0x5741 => {
                let text = String::from_utf8_lossy(content);
                media.tell(identifying(crate::report::Tells::Software, &text, "Matroska"));
            }
            _ => {}
        }
    }
}

/// RFC 9559 5.1.4.
fn tracks(bytes: &[u8], known: &mut Segment, media: &mut Media) {
    for (_, content) in elements(bytes).into_iter().filter(|(id, _)| *id == 0xae).take(100) {
        let fields = elements(content);
        let field = |wanted: u32| fields.iter().find(|(id, _)| *id == wanted).map(|(_, content)| *content);
        let kind = match field(0x83).map(number) {
            Some(1) => TrackKind::Video,
            Some(2) => TrackKind::Audio,
            Some(0x11) => TrackKind::Text,
            _ => TrackKind::Other,
        };
        let name = String::from_utf8_lossy(field(0x86).unwrap_or_default())
            .trim_end_matches('\0')
            .to_owned();
        let mut track = track(kind, codec::named(&name));
        field(0xe0).into_iter().for_each(|video| picture(video, &mut track));
        field(0xe1).into_iter().for_each(|audio| sound(audio, &mut track));
        let default = field(0x0023_e383).map(number).unwrap_or(0);
        let own = field(0xd7).map(number).unwrap_or(0);
        known.default_ns.insert(own, default.min(1_000_000_000));
        media.tracks.push(track);
    }
}

/// Display size if it is in pixels, else coded size; the projection's roll is the rotation.
fn picture(bytes: &[u8], track: &mut Track) {
    let fields = elements(bytes);
    let value = |wanted: u32| {
        fields
            .iter()
            .find(|(id, _)| *id == wanted)
            .map(|(_, content)| number(content))
    };
    let pixels = value(0x54b2).unwrap_or(0) == 0;
    let side = |display: u32, coded: u32| {
        value(display)
            .filter(|side| pixels && *side > 0)
            .or_else(|| value(coded))
            .and_then(|side| u32::try_from(side).ok())
    };
    let roll = fields.iter().find(|(id, _)| *id == 0x7670).and_then(|(_, projection)| {
        let fields = elements(projection);
        fields
            .iter()
            .find(|(id, _)| *id == 0x7675)
            .and_then(|(_, roll)| signed_float(roll))
    });
    let rotation = roll.map_or(0, quarter_turn);
    (track.width_px, track.height_px) = (side(0x54b0, 0xb0), side(0x54ba, 0xba));
    if rotation % 180 == 90 {
        std::mem::swap(&mut track.width_px, &mut track.height_px);
    }
    track.rotation_degrees = Some(rotation);
}

fn signed_float(content: &[u8]) -> Option<f64> {
    match content.len() {
        4 => content.be32(0).map(|bits| f64::from(f32::from_bits(bits))),
        _ => content.be64(0).map(f64::from_bits),
    }
}

/// The roll turns counter-clockwise (5.1.4.1.28.45); ours clockwise.
fn quarter_turn(roll: f64) -> u16 {
    match roll.round() {
        r if (r - 90.0).abs() < 1.0 => 270,
        r if (r + 90.0).abs() < 1.0 => 90,
        r if (r.abs() - 180.0).abs() < 1.0 => 180,
        _ => 0,
    }
}

fn sound(bytes: &[u8], track: &mut Track) {
    for (id, content) in elements(bytes) {
        match id {
            0xb5 => track.sample_rate_hz = float(content).map(|rate| u32::try_from(rounded(rate)).unwrap_or(0)),
            0x9f => track.channels = u16::try_from(number(content)).ok(),
            _ => {}
        }
    }
}

/// Simple tags with a name and a string (5.1.8).
fn all_tags(bytes: &[u8], media: &mut Media) {
    for (_, tag) in elements(bytes).into_iter().filter(|(id, _)| *id == 0x7373) {
        for (_, simple) in elements(tag).into_iter().filter(|(id, _)| *id == 0x67c8) {
            let fields = elements(simple);
            let text = |wanted: u32| {
                fields
                    .iter()
                    .find(|(id, _)| *id == wanted)
                    .map(|(_, c)| String::from_utf8_lossy(c).into_owned())
            };
            if let (Some(name), Some(value)) = (text(0x45a3), text(0x4487))
                && let Some(what) = tags::meaning(&name)
            {
                media.tell(identifying(what, &value, "Matroska"));
            }
        }
    }
}

/// The time of the last block of each track plus one frame of it; the latest of these.
fn length_by_clusters(window: &mut Window<'_>, known: &Segment) -> Found<Option<u64>> {
    let Some(first) = known.last_cluster else {
        return Ok(None);
    };
    let last = last_cluster_in_tail(window)?.filter(|at| *at > first).unwrap_or(first);
    let Some(cluster) = element(window, last)?.filter(|found| found.id == CLUSTER) else {
        return Ok(None);
    };
    let (mut base, mut blocks) = (0u64, Blocks::default());
    let size = window.size();
    let (mut at, end) = (cluster.start, cluster.end.unwrap_or(u64::MAX).min(size));
    for _ in 0..MOST {
        let whole = |found: &Element| at < end && found.end.is_none_or(|end| end <= size);
        let Some(found) = element(window, at)?.filter(whole) else {
            break;
        };
        match found.id {
            0xe7 => base = number(&window.bytes(found.start, 8.min(span(found)))?),
            0xa3 => blocks.note(block(&window.bytes(found.start, 12)?), base),
            0xa0 => blocks.note(block_of_group(&window.bytes(found.start, 64)?), base),
            CLUSTER => break,
            _ => {}
        }
        let Some(next) = found.end else { break };
        at = next;
    }
    Ok(blocks.end_ms(known))
}

fn span(found: Element) -> usize {
    usize::try_from(found.end.unwrap_or(found.start) - found.start).unwrap_or(usize::MAX)
}

/// By track: the latest time, and the one before it.
#[derive(Default)]
struct Blocks(BTreeMap<u64, (u64, u64)>);

impl Blocks {
    fn note(&mut self, block: Option<(u64, i16)>, base: u64) {
        let Some((track, offset)) = block.filter(|(track, _)| self.0.len() < 100 || self.0.contains_key(track)) else {
            return;
        };
        let Some(time) = base.checked_add_signed(i64::from(offset)) else {
            return;
        };
        let times = self.0.entry(track).or_insert((time, time));
        if time > times.0 {
            *times = (time, times.0);
        }
    }

    fn end_ms(&self, known: &Segment) -> Option<u64> {
        let scale = known.scale_as_ms();
        let ends = self.0.iter().map(|(track, (latest, before))| {
            let stated = known
                .default_ns
                .get(track)
                .filter(|ns| **ns > 0)
                .map(|ns| *ns as f64 / 1e6);
            rounded(*latest as f64 * scale + stated.unwrap_or((latest - before) as f64 * scale))
        });
        ends.max()
    }
}

/// Track number, and the time relative to the cluster (10.1).
fn block(bytes: &[u8]) -> Option<(u64, i16)> {
    let (track, length) = ebml::variable(bytes)?;
    Some((track?, bytes.part(length).map(i16::from_be_bytes)?))
}

fn block_of_group(group: &[u8]) -> Option<(u64, i16)> {
    let head = group.iter().position(|byte| *byte == 0xa1)?;
    let (_, length) = ebml::variable(group.get(head + 1..)?)?;
    block(group.get(head + 1 + length..)?)
}

/// Where the last cluster begins, looked for backwards from the end of the file.
fn last_cluster_in_tail(window: &mut Window<'_>) -> Found<Option<u64>> {
    for length in [256 << 10, 4 << 20, 32 << 20] {
        let (from, tail) = window.tail(length)?;
        let found = tail.windows(4).rposition(|word| word == CLUSTER.to_be_bytes());
        if let Some(at) = found {
            return Ok(Some(from + at as u64));
        }
        if from == 0 {
            break;
        }
    }
    Ok(None)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the range of u64 first; `as` saturates"
)]
fn rounded(value: f64) -> u64 {
    value.round().clamp(0.0, 1e15) as u64
}
