//! ISO base media files (ISO/IEC 14496-12): MP4, MOV, M4A, 3GP; and the boxes of HEIC.
//!
//! Boxes are walked by their headers. Only known containers are entered, so that nesting cannot run away; every count
//! is bounded by the length of the box it stands in.

use super::iso_fragment::Fragments;
use super::iso_track::{self, IsoTrack};
use super::{Media, in_ms, iso_meta, iso_samples};
use crate::fault::{Fault, Found, Needed};
use crate::report::TrackKind;
use crate::window::{Numbers, Window};

/// Boxes looked at on one level: a day of half-second fragments.
const MOST_BOXES: usize = 400_000;
/// Boxes larger than this are not read whole; only their headers are.
pub(crate) const LARGEST_BOX: u64 = 16 << 20;

/// A box: its name, and where its content lies.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    pub(crate) name: [u8; 4],
    pub(crate) start: u64,
    pub(crate) end: u64,
    /// Whether it claims to reach beyond what holds it.
    pub(crate) cut: bool,
}

impl Atom {
    /// The bytes of its content.
    pub(crate) fn bytes(&self, window: &mut Window<'_>) -> Found<Vec<u8>> {
        let length = (self.end - self.start).min(LARGEST_BOX);
        Ok(window.bytes(self.start, usize::try_from(length).unwrap_or(0))?)
    }
}

/// The box at `at` in something that ends at `end`.
pub(crate) fn atom(window: &mut Window<'_>, at: u64, end: u64) -> Found<Option<Atom>> {
    let Some(header) = window.array::<8>(at)? else {
        return Ok(None);
    };
    let (short, name) = (header.be32(0).needed()?, header.part(4).needed()?);
    let (head, length) = match short {
        0 => (8, end.saturating_sub(at)),
        1 => match window.array::<8>(at + 8)? {
            Some(wide) => (16, u64::from_be_bytes(wide)),
            None => return Ok(None),
        },
        _ => (8, u64::from(short)),
    };
    if length < head || at + head > end {
        return Ok(None);
    }
    let claimed = at.saturating_add(length);
    Ok(Some(Atom {
        name,
        start: at + head,
        end: claimed.min(end),
        cut: claimed > end,
    }))
}

/// Calls `visit` for every box between `start` and `end`.
pub(crate) fn each(
    window: &mut Window<'_>,
    start: u64,
    end: u64,
    visit: &mut dyn FnMut(&mut Window<'_>, Atom) -> Found<()>,
) -> Found<()> {
    let mut at = start;
    for _ in 0..MOST_BOXES {
        let Some(found) = atom(window, at, end)? else { break };
        visit(window, found)?;
        at = found.end;
    }
    Ok(())
}

/// The first box of that name between `start` and `end`.
pub(crate) fn child(window: &mut Window<'_>, start: u64, end: u64, name: &[u8; 4]) -> Found<Option<Atom>> {
    let mut found = None;
    each(window, start, end, &mut |_, atom| {
        if found.is_none() && &atom.name == name {
            found = Some(atom);
        }
        Ok(())
    })?;
    Ok(found)
}

#[derive(Default)]
struct Movie {
    timescale: u64,
    duration: u64,
    tracks: Vec<IsoTrack>,
    fragments: Fragments,
    seen: bool,
}

/// Walks a recording.
pub(super) fn media(window: &mut Window<'_>) -> Found<Media> {
    let (mut movie, mut media) = (Movie::default(), Media::default());
    let end = window.size();
    each(window, 0, end, &mut |window, atom| {
        media.cut |= atom.cut;
        match &atom.name {
            b"moov" if atom.cut => Err(Fault::Damaged),
            b"moov" if !movie.seen => movie_box(window, atom, &mut movie, &mut media),
            b"moof" if !atom.cut => movie.fragments.add(window, atom),
            b"mdat" if atom.cut => {
                movie.fragments.drop_last();
                Ok(())
            }
            b"meta" => iso_meta::collect(window, atom, &mut media),
            _ => Ok(()),
        }
    })?;
    movie.seen.then_some(()).needed()?;
    let mut held = Vec::new();
    for track in movie.tracks.iter().filter(|track| track.is_played()) {
        held.push(iso_samples::held_ms(window, track)?);
    }
    media.contradicts = movie.fragments.lie() || movie.tracks.iter().any(|track| track.is_played() && track.lies);
    finish(movie, &mut media);
    // Where one track is there whole, and another one is not, the recording goes on as long as the first.
    if held.iter().any(Option::is_some) {
        let whole = held.iter().any(Option::is_none);
        let longest = if whole {
            media.duration_ms
        } else {
            held.into_iter().flatten().max()
        };
        media.holds_only(longest);
    }
    Ok(media)
}

fn movie_box(window: &mut Window<'_>, moov: Atom, movie: &mut Movie, media: &mut Media) -> Found<()> {
    movie.seen = true;
    each(window, moov.start, moov.end, &mut |window, atom| match &atom.name {
        b"mvhd" => {
            let header = window.bytes(atom.start, 32)?;
            (movie.timescale, movie.duration) = times(&header, 12, 20).unwrap_or_default();
            Ok(())
        }
        b"trak" if movie.tracks.len() < 100 => {
            movie.tracks.push(iso_track::track(window, atom)?);
            Ok(())
        }
        b"mvex" => movie.fragments.defaults(window, atom),
        b"udta" | b"meta" => iso_meta::collect(window, atom, media),
        _ => Ok(()),
    })
}

/// Timescale and duration of a header box in its short (version 0) or long form. All ones mean "unknown".
pub(super) fn times(header: &[u8], short_at: usize, long_at: usize) -> Option<(u64, u64)> {
    let (timescale, duration) = if header.u8(0)? == 1 {
        (header.be32(long_at)?, header.be64(long_at + 4)?)
    } else {
        let duration = header.be32(short_at + 4)?;
        (
            header.be32(short_at)?,
            if duration == u32::MAX {
                u64::MAX
            } else {
                u64::from(duration)
            },
        )
    };
    Some((u64::from(timescale), if duration == u64::MAX { 0 } else { duration }))
}

fn finish(movie: Movie, media: &mut Media) {
    for track in &movie.tracks {
        let fragments = movie.fragments.length(track.id).filter(|units| *units > 0);
        let ms = match fragments {
            Some(units) => in_ms(units.saturating_add(track.media_duration), track.media_timescale),
            None => track.duration_ms(movie.timescale),
        };
        media.tracks.push(track.described(ms));
    }
    let stated = in_ms(movie.duration, movie.timescale).filter(|ms| *ms > 0 && movie.fragments.is_empty());
    media.duration_ms = stated.or_else(|| played_ms(media));
}

/// The longest track that is seen or heard; without one, the longest.
fn played_ms(media: &Media) -> Option<u64> {
    let played = media
        .tracks
        .iter()
        .filter(|track| matches!(track.kind, TrackKind::Video | TrackKind::Audio));
    played
        .filter_map(|track| track.duration_ms)
        .max()
        .map(u64::from)
        .or_else(|| media.longest_track_ms())
}
