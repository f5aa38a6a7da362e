//! Packets into samples: symphonia's decoders, nanomp3 for MP3, ropus for Opus, and our own reading of uncompressed sound.
//! What comes out is one channel, the mean of all, as audiowaveform mixes.

use super::mix;
use super::mp3::Mp3;
use super::pcm;
use super::stream::{Adpcm, AdpcmKind, Codec, Pcm};
use crate::window::Numbers;
use symphonia::core::audio::{Audio, Channels, GenericAudioBufferRef, Position, layouts};
use symphonia::core::codecs::audio::{
    AudioCodecId, AudioCodecParameters, AudioDecoder, AudioDecoderOptions, well_known,
};
use symphonia::core::errors::Error;
use symphonia::core::packet::PacketRef;
use symphonia::core::units::{Duration, Timestamp};

/// The rate at which Opus is decoded (RFC 7845 4).
const OPUS_RATE: u32 = 48_000;
/// Samples in the longest Opus packet: 120 ms (RFC 6716 2.1.4).
const OPUS_LONGEST: usize = 5760;

/// Samples in the longest packet of ADPCM: a decoder makes room for so many, and does not look whether they fit.
const LONGEST_ADPCM: u64 = 1 << 16;

/// A decoder at work.
pub(super) struct Voice {
    inner: Inner,
    /// What a packet that cannot be decoded is taken to last, samples.
    last: usize,
}

enum Inner {
    Symphonia(Box<dyn AudioDecoder>),
    /// Asks how long a packet is.
    Adpcm(Box<dyn AudioDecoder>, Adpcm),
    Mp3(Box<Mp3>),
    /// Its gain, where the header asks for one.
    Opus {
        decoder: Box<ropus::Decoder>,
        gain: Option<f32>,
    },
    Pcm {
        layout: Pcm,
        rate: u32,
    },
}

/// Why a packet gave no samples.
pub(super) struct Unheard;

impl Voice {
    /// A decoder for `codec`; `None` if nothing here decodes it.
    pub(super) fn new(codec: &Codec, rate: u32) -> Option<Self> {
        let inner = match codec {
            Codec::Pcm(layout) => Inner::Pcm { layout: *layout, rate },
            Codec::Opus { head } => opus(head)?,
            Codec::Adpcm(adpcm) => Inner::Adpcm(symphonia(&parameters(codec, rate)?)?, *adpcm),
            Codec::Mpeg { layer: 3 } => Inner::Mp3(Mp3::new()),
            other => Inner::Symphonia(symphonia(&parameters(other, rate)?)?),
        };
        Some(Self { inner, last: 0 })
    }

    /// Decodes `packet` into `mono`, which is emptied first; gives the rate of what it decoded.
    pub(super) fn decode(&mut self, packet: &[u8], mono: &mut Vec<f32>) -> Result<u32, Unheard> {
        mono.clear();
        let rate = match &mut self.inner {
            Inner::Symphonia(decoder) => heard(decoder.as_mut(), packet, 0, mono)?,
            Inner::Adpcm(decoder, adpcm) => {
                let samples = adpcm.samples(packet.len());
                if samples > LONGEST_ADPCM {
                    return Err(Unheard);
                }
                heard(decoder.as_mut(), packet, samples, mono)?
            }
            Inner::Mp3(decoder) => decoder.decode(packet, mono).ok_or(Unheard)?,
            Inner::Opus { decoder, gain } => {
                mono.resize(OPUS_LONGEST, 0.0);
                let decoded = decoder.decode_float(packet, mono, ropus::DecodeMode::Normal);
                mono.truncate(decoded.map_err(|_| Unheard)?);
                if let Some(gain) = gain {
                    mono.iter_mut().for_each(|sample| *sample *= *gain);
                }
                OPUS_RATE
            }
            Inner::Pcm { layout, rate } => {
                pcm::mono(*layout, packet, mono);
                *rate
            }
        };
        if !mono.is_empty() {
            self.last = mono.len();
        }
        Ok(rate)
    }

    /// How long a packet is that could not be decoded, by the one before it.
    pub(super) const fn guess(&self) -> usize {
        self.last
    }
}

fn heard(decoder: &mut dyn AudioDecoder, packet: &[u8], samples: u64, mono: &mut Vec<f32>) -> Result<u32, Unheard> {
    let packet = PacketRef::new(0, Timestamp::ZERO, Duration::new(samples), packet);
    let buffer = match decoder.decode_ref(&packet) {
        Ok(buffer) => buffer,
        Err(Error::ResetRequired) => {
            decoder.reset();
            return Err(Unheard);
        }
        Err(_) => return Err(Unheard),
    };
    match &buffer {
        GenericAudioBufferRef::F32(planes) => mix::floats(planes.iter_planes(), mono),
        GenericAudioBufferRef::S32(planes) => mix::whole(planes.iter_planes(), mono),
        GenericAudioBufferRef::S16(planes) => mix::short(planes.iter_planes(), mono),
        _ => return Err(Unheard),
    }
    Ok(buffer.spec().rate())
}

fn symphonia(parameters: &AudioCodecParameters) -> Option<Box<dyn AudioDecoder>> {
    let options = AudioDecoderOptions::default().gapless(false);
    symphonia::default::get_codecs()
        .make_audio_decoder(parameters, &options)
        .ok()
}

fn parameters(codec: &Codec, rate: u32) -> Option<AudioCodecParameters> {
    let of = |id: AudioCodecId| {
        let mut parameters = AudioCodecParameters::new();
        parameters.for_codec(id).with_sample_rate(rate);
        parameters
    };
    let with = |id: AudioCodecId, extra: &[u8]| {
        let mut parameters = of(id);
        parameters.with_extra_data(extra.into());
        parameters
    };
    Some(match codec {
        Codec::Aac { rate, channels } => {
            let mut parameters = of(well_known::CODEC_ID_AAC);
            parameters
                .with_sample_rate(*rate)
                .with_channels(layout(u16::from(*channels))?);
            parameters
        }
        Codec::Mpeg { layer: 1 } => of(well_known::CODEC_ID_MP1),
        Codec::Mpeg { layer: 2 } => of(well_known::CODEC_ID_MP2),
        Codec::Flac { info } => with(well_known::CODEC_ID_FLAC, info),
        Codec::Vorbis { headers } => with(well_known::CODEC_ID_VORBIS, headers),
        Codec::Alac { cookie } => with(well_known::CODEC_ID_ALAC, cookie),
        Codec::Adpcm(adpcm) => {
            let mut parameters = of(match adpcm.kind {
                AdpcmKind::Microsoft => well_known::CODEC_ID_ADPCM_MS,
                AdpcmKind::ImaWave => well_known::CODEC_ID_ADPCM_IMA_WAV,
                AdpcmKind::ImaQuickTime => well_known::CODEC_ID_ADPCM_IMA_QT,
            });
            parameters
                .with_channels(layout(u16::from(adpcm.channels))?)
                .with_max_frames_per_packet(LONGEST_ADPCM)
                .with_frames_per_block(u64::from(adpcm.samples_per_block));
            parameters
        }
        Codec::Mpeg { .. } | Codec::Opus { .. } | Codec::Pcm(_) => return None,
    })
}

/// Which channels they are is of no matter to their mean; how many is.
fn layout(channels: u16) -> Option<Channels> {
    match channels {
        0 => None,
        1 => Some(layouts::CHANNEL_LAYOUT_MONO),
        2 => Some(layouts::CHANNEL_LAYOUT_STEREO),
        many => Position::from_count(u32::from(many)).map(Channels::Positioned),
    }
}

/// Decoded straight to one channel: an Opus decoder mixes stereo down before its inverse transform, at half the work.
/// More than one coupled pair (mapping family 1 and above, RFC 7845 5.1.1) is not decoded.
fn opus(head: &[u8]) -> Option<Inner> {
    let (channels, family) = (head.u8(1)?, head.u8(10)?);
    let simple = (1..=2).contains(&channels) && (family == 0 || (family == 1 && channels <= 2));
    let decoder = ropus::Decoder::new(OPUS_RATE, ropus::Channels::Mono)
        .ok()
        .filter(|_| simple)?;
    let gain = head.le16(8)?.cast_signed();
    let factor = || 10f32.powf(f32::from(gain) / 256.0 / 20.0);
    Some(Inner::Opus {
        decoder: Box::new(decoder),
        gain: (gain != 0).then(factor),
    })
}
