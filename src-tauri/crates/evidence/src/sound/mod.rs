//! Sound: the waveform that the timeline draws and the map of speech and silence, both in one decode.
//!
//! Containers are walked by our own readers (`from_*`): only the bytes of the sound are asked for, a place can be gone to,
//! and a broken table cannot panic in somebody else's code. Packets are decoded by symphonia and ropus ([`voice`]), mixed
//! to one channel, put on the timeline ([`listen`]), and counted into pixels ([`pixels`]) and scores of speech
//! ([`speech`], by the network of [`detector`]). A recording can be heard in parts by two children; [`part`] joins them into what one would have found.

mod asc;
mod bytes;
mod dat;
mod detector;
mod flac_frame;
mod from_flac;
mod from_iso;
mod from_matroska;
mod from_mpeg;
mod from_ogg;
mod from_pcm;
mod lengths;
mod listen;
mod mix;
mod mp3;
pub(crate) mod part;
mod pcm;
mod pixels;
mod resample;
mod spans;
mod speech;
mod stream;
mod voice;

use crate::fault::{Fault, Found};
use crate::format::{Format, Kind};
use crate::media::mpeg_audio;
use crate::refusal::{Refusal, Stopped};
use crate::sniff::sniff_window;
use crate::source::Source;
use crate::window::Window;
use bytes::Bytes;
use listen::Listener;
pub use part::{Part, Sound, SoundPart, Span, SpeechMap, Unfitting, Wanted};
use stream::Stream;
use voice::{Unheard, Voice};

/// The longest recording that is listened to: a day.
pub(crate) const LONGEST_S: u32 = 86_400;
/// How much earlier than a part decoding begins, so that codecs and detector have settled, seconds.
const LEAD_S: u32 = 3;
/// Milliseconds of sound between two words to the parent.
const MS_BETWEEN_WORDS: u64 = 5000;
/// Packets in a row that nothing decodes before the track is given up, when none was decoded yet.
const MOST_UNHEARD: u32 = 2000;

/// Why there is nothing to hear.
pub(super) enum Mute {
    /// No track of sound.
    NoSound,
    /// A codec that nothing here decodes, by name.
    Codec(String),
    /// As any file can fail.
    Fault(Fault),
}

impl From<Fault> for Mute {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<std::io::Error> for Mute {
    fn from(error: std::io::Error) -> Self {
        Self::Fault(error.into())
    }
}

/// Listens to `part` of the file behind `source`, which is called `name`. The bytes are the pairs of its pixels, then the
/// scores of its frames.
pub(crate) fn hear(source: &mut dyn Source, name: &str, part: Part) -> Result<(SoundPart, Vec<u8>), Stopped> {
    let format = sniff_window(&mut Window::new(source), name)?.format;
    attempt(source, format, part).map_err(|mute| {
        Stopped::Refused(match mute {
            Mute::NoSound => Refusal::NoSound { format },
            Mute::Codec(codec) => Refusal::NoSoundDecoder { codec },
            Mute::Fault(Fault::TooLarge) => Refusal::SoundTooLong {
                hours: LONGEST_S / 3600,
            },
            Mute::Fault(Fault::Source(error)) => return Stopped::Fault(Fault::Source(error)),
            Mute::Fault(_) => Refusal::SoundDamaged { format },
        })
    })
}

fn attempt(source: &mut dyn Source, format: Format, part: Part) -> Result<(SoundPart, Vec<u8>), Mute> {
    let stream = open(source, format)?;
    decode(stream, &mut Bytes::new(source), part)
}

fn open(source: &mut dyn Source, format: Format) -> Result<Stream, Mute> {
    use Format as F;
    let window = &mut Window::new(source);
    match format {
        F::Mp4 | F::Mov | F::M4a | F::ThreeGp => from_iso::open(window),
        F::Mkv | F::Webm | F::MatroskaAudio | F::WebmAudio => from_matroska::open(window),
        F::Ogg | F::OggVideo => from_ogg::open(window),
        F::Mp3 => {
            let start = mpeg_audio::behind_tags(window)?;
            let end = mpeg_audio::before_trailer(window)?;
            from_mpeg::open(window, start, end)
        }
        F::Aac => from_mpeg::open_adts(window),
        F::Flac => from_flac::open(window),
        F::Wav => from_pcm::open_wave(window),
        F::Aiff => from_pcm::open_aiff(window),
        F::Caf => from_pcm::open_caf(window),
        other if matches!(other.kind(), Kind::Audio | Kind::Video) => Err(Mute::Codec(other.word().to_uppercase())),
        _ => Err(Mute::NoSound),
    }
}

fn decode(mut stream: Stream, bytes: &mut Bytes<'_>, part: Part) -> Result<(SoundPart, Vec<u8>), Mute> {
    let mut voice = Voice::new(&stream.codec, stream.rate).ok_or(Fault::Damaged)?;
    if part.from_pixel > 0 {
        let second = (part.from_pixel / pixels::PER_SECOND).saturating_sub(LEAD_S);
        stream
            .packets
            .seek(bytes, i64::from(second) * i64::from(stream.ticks))?;
    }
    let (mut packet, mut mono) = (Vec::new(), Vec::new());
    let (mut listener, mut lost, mut unheard, mut told_ms) = (None::<Listener>, 0u64, 0, 0);
    while let Some(tick) = stream.packets.next(bytes, &mut packet)? {
        let decoded = voice.decode(&packet, &mut mono);
        let listener = match (&decoded, &mut listener) {
            (Ok(rate), None) => listener.insert(Listener::new(stream.ticks, part, *rate)?),
            (Err(Unheard), None) => {
                unheard += 1;
                if unheard > MOST_UNHEARD {
                    break;
                }
                continue;
            }
            (_, Some(listener)) => listener,
        };
        if decoded.is_err() {
            mono.clear();
            mono.resize(voice.guess(), 0.0);
            lost += voice.guess() as u64;
        }
        listener.ends(stream.packets.end());
        listener.take(tick, &mono)?;
        if listener.done_ms() >= told_ms + MS_BETWEEN_WORDS {
            told_ms = listener.done_ms();
            bytes.progress(listener.done_ms(), 0)?;
        }
        if listener.is_done() {
            break;
        }
    }
    let heard = listener.ok_or(Fault::Damaged)?.finish();
    Ok(part::answer(heard, lost))
}

/// A rate as a 64-bit float, as QuickTime and AIFF's successors write it: its whole part.
fn rate_of_float(bits: u64) -> Option<u32> {
    let exponent = (bits >> 52 & 0x7ff)
        .checked_sub(1023)
        .filter(|exponent| *exponent < 32)?;
    u32::try_from((bits & ((1 << 52) - 1) | 1 << 52) >> (52 - exponent)).ok()
}

/// Bytes of an ID3v2 tag at the front.
fn id3_length(window: &mut Window<'_>) -> Found<u64> {
    crate::media::simple::id3_length(window)
}
