//! Recordings: how long they last, what tracks they have, how large and which way up the picture is, and what their
//! metadata tells. Containers are walked by their headers alone, so that a film of 600 MB costs a few reads; nothing is
//! decoded, so that a codec which nothing here plays still gets its name.
//!
//! The walkers are our own and not symphonia's: symphonia names no video, reports 0 for fragmented MP4 and nothing for
//! live WebM, and panics on some broken files (PLATFORM 9.2, SECURITY 3). It decodes; it does not probe.

mod asf;
pub(crate) mod codec;
pub(crate) mod ebml;
pub(crate) mod esds;
mod flac;
mod frame_runs;
pub(crate) mod frames;
pub(crate) mod iso;
mod iso_fragment;
mod iso_meta;
mod iso_samples;
mod iso_track;
mod matroska;
pub(crate) mod mpeg_audio;
mod mpeg_system;
mod ogg;
mod riff;
pub(crate) mod simple;
pub(crate) mod tags;

use crate::fault::{Fault, Found};
use crate::format::Format;
use crate::report::{Finding, Identifying, Probe, Track, TrackKind};
use crate::window::Window;
use Format as F;

/// What a walker found.
#[derive(Default)]
pub(crate) struct Media {
    /// Milliseconds.
    pub(crate) duration_ms: Option<u64>,
    /// In the order of the file.
    pub(crate) tracks: Vec<Track>,
    /// What the metadata tells.
    pub(crate) tells: Vec<Identifying>,
    /// Whether the file ends before its parts do.
    pub(crate) cut: bool,
    /// Whether its tables contradict themselves: players stumble over them, whatever can be told of the file.
    pub(crate) contradicts: bool,
    /// How long the header says that it is, milliseconds, where the bytes hold less.
    pub(crate) stated_ms: Option<u64>,
}

impl Media {
    fn tell(&mut self, found: Option<Identifying>) {
        self.tells.extend(found.filter(|_| self.tells.len() < 100));
    }

    /// The file was cut: it holds `held_ms`, whatever its header says. What a header says beyond that is noted, and a
    /// twentieth of a second is not worth a word.
    fn holds_only(&mut self, held_ms: Option<u64>) {
        let (stated, held) = (self.duration_ms.unwrap_or(0), held_ms.unwrap_or(0));
        self.cut = true;
        self.stated_ms = Some(stated).filter(|stated| *stated > held.saturating_add(50));
        self.duration_ms = held_ms;
        for track in &mut self.tracks {
            let held = short(held_ms).unwrap_or(0);
            track.duration_ms = track.duration_ms.map(|ms| ms.min(held));
        }
    }

    /// The length of the longest track.
    fn longest_track_ms(&self) -> Option<u64> {
        self.tracks
            .iter()
            .filter_map(|track| track.duration_ms)
            .max()
            .map(u64::from)
    }
}

/// Completes the report on a recording.
pub(crate) fn probe(window: &mut Window<'_>, probe: &mut Probe) -> Found<()> {
    let media = match walk(window, probe.format) {
        Ok(media) => media,
        Err(Fault::Source(error)) => return Err(Fault::Source(error)),
        Err(_) => Media {
            cut: true,
            ..Media::default()
        },
    };
    let holds_something = !media.tracks.is_empty() && (!media.cut || media.duration_ms.is_some_and(|ms| ms > 0));
    let (cut, stated_ms, contradicts) = (media.cut, short(media.stated_ms), media.contradicts);
    fill(probe, media);
    if !holds_something || contradicts {
        if probe.shown {
            probe.find(Finding::MediaUndecodable {
                codec: None,
                damaged: true,
            });
        }
    } else if cut {
        probe.find(Finding::CutShort { stated_ms });
    }
    Ok(())
}

fn walk(window: &mut Window<'_>, format: Format) -> Found<Media> {
    match format {
        F::Mp4 | F::Mov | F::M4a | F::ThreeGp => iso::media(window),
        F::Mkv | F::Webm | F::MatroskaAudio | F::WebmAudio => matroska::media(window),
        F::Ogg | F::OggVideo => ogg::media(window),
        F::Mp3 => mpeg_audio::media(window),
        F::Aac => simple::adts(window),
        F::Amr => simple::amr(window),
        F::Flac => flac::media(window),
        F::Caf => simple::caf(window),
        F::Wav => riff::wave(window),
        F::Avi => riff::avi(window),
        F::Aiff => simple::aiff(window),
        F::Wmv | F::Wma => asf::media(window),
        F::MpegPs | F::MpegTs => mpeg_system::media(window),
        _ => Ok(Media::default()),
    }
}

fn fill(probe: &mut Probe, media: Media) {
    let duration = media.duration_ms.filter(|ms| *ms > 0);
    probe.duration_ms = duration.map(|ms| u32::try_from(ms).unwrap_or(u32::MAX));
    if let Some(video) = media.tracks.iter().find(|track| track.kind == TrackKind::Video) {
        (probe.width_px, probe.height_px) = (video.width_px, video.height_px);
        probe.rotation_degrees = video.rotation_degrees;
    } else if !media.tracks.is_empty() {
        become_audio(probe);
    }
    let heard_or_seen = |track: &&Track| matches!(track.kind, TrackKind::Video | TrackKind::Audio);
    let unplayable: Vec<String> = media
        .tracks
        .iter()
        .filter(heard_or_seen)
        .filter(|track| !track.playable)
        .map(|track| track.name.clone())
        .collect();
    if !unplayable.is_empty() && probe.shown {
        probe.find(Finding::MediaUndecodable {
            codec: Some(unplayable.join(", ")),
            damaged: false,
        });
    }
    probe.tracks = media.tracks;
    media
        .tells
        .into_iter()
        .for_each(|found| probe.tells(found.what, &found.value, &found.source));
}

/// A container for video without one in it is sound, whatever its name says.
fn become_audio(probe: &mut Probe) {
    probe.format = match probe.format {
        F::Mp4 | F::Mov | F::ThreeGp => F::M4a,
        F::Mkv => F::MatroskaAudio,
        F::Webm => F::WebmAudio,
        F::OggVideo => F::Ogg,
        F::Wmv => F::Wma,
        other => other,
    };
    probe.kind = probe.format.kind();
    probe.media_type = probe.format.media_type().to_owned();
}

/// `units` of which `rate` make a second, as milliseconds, rounded to the nearest; `None` for a rate of 0.
fn in_ms(units: u64, rate: u64) -> Option<u64> {
    let ms = (u128::from(units) * 2000 + u128::from(rate)).checked_div(u128::from(rate) * 2)?;
    u64::try_from(ms).ok()
}

fn track(kind: TrackKind, codec: codec::Codec) -> Track {
    Track {
        kind,
        codec: codec.word,
        name: codec.name,
        playable: codec.playable,
        duration_ms: None,
        sample_rate_hz: None,
        channels: None,
        width_px: None,
        height_px: None,
        rotation_degrees: None,
    }
}

fn short(ms: Option<u64>) -> Option<u32> {
    ms.and_then(|ms| u32::try_from(ms).ok())
}

#[cfg(test)]
mod tests {
    use super::in_ms;

    #[test]
    fn units_become_milliseconds_without_overflow_or_division_by_zero() {
        assert_eq!(in_ms(48_000, 48_000), Some(1000));
        assert_eq!(in_ms(1, 3), Some(333));
        assert_eq!(in_ms(2, 3), Some(667));
        assert_eq!(in_ms(7, 0), None);
        assert_eq!(in_ms(u64::MAX, 1), None);
    }
}
