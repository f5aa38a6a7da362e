//! What recordings sound like: every codec in every container, true lengths, speech and pauses, and what has no sound.

use crate::harness::{Random, decoder, file, with_most_of_children};
use assay_evidence::{DecodeError, Refusal, Sound, Span, Wanted};
use std::io::Cursor;

/// Of each recording.
const MUTANTS: usize = 20;

fn hear(bytes: &[u8], name: &str, wanted: Wanted) -> Result<Sound, DecodeError> {
    decoder().sound(&|| Ok(Cursor::new(bytes)), name, None, wanted, &mut ())
}

/// Lowest and highest sample of every pixel, behind the header of 24 bytes.
fn pixels(sound: &Sound) -> Vec<(i8, i8)> {
    let (pairs, rest) = sound.dat[24..].as_chunks::<2>();
    assert!(rest.is_empty());
    pairs
        .iter()
        .map(|[low, high]| (low.cast_signed(), high.cast_signed()))
        .collect()
}

/// A tone for a second, silence for a second, a tone for half a second; `around_ms` is how far the codec is off, by its
/// delay that the container does not tell.
#[track_caller]
fn check(bytes: &[u8], name: &str, duration_ms: u32, around_ms: u32) {
    let sound = hear(bytes, name, Wanted::Speech).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(
        sound.duration_ms.abs_diff(duration_ms) <= 1,
        "{name}: {} ms",
        sound.duration_ms
    );
    assert_eq!(sound.lost_ms, 0, "{name}");
    let found = pixels(&sound);
    assert_eq!(found.len(), sound.pixels as usize, "{name}");
    let late = (around_ms / 20 + 1) as usize;
    for (number, pixel) in found.iter().enumerate() {
        let far_from = |second: usize| number.abs_diff(second * 50) > late;
        let place = format!("{name}, pixel {number}: {pixel:?}");
        if far_from(1) && far_from(2) && number > late && number + late < 124 {
            let toned = !(50..=100).contains(&number);
            let loud = pixel.0 < -45 && pixel.1 > 45 && pixel.0 > -110 && pixel.1 < 110;
            assert!(if toned { loud } else { pixel.0 > -6 && pixel.1 < 6 }, "{place}");
        }
    }
}

#[track_caller]
fn check_file(name: &str, duration_ms: u32, around_ms: u32) {
    check(&file(&format!("sound/{name}")), name, duration_ms, around_ms);
}

/// The same sound, uncompressed, at 8 kHz: 16-bit samples.
fn samples() -> Vec<i16> {
    let tone = |n: u32| (f64::from(n) / 32.0 * std::f64::consts::TAU).sin() * 16_384.0;
    #[expect(clippy::cast_possible_truncation, reason = "half of full scale")]
    let sample = |n: u32| if (8000..16_000).contains(&n) { 0 } else { tone(n) as i16 };
    (0..20_000).map(sample).collect()
}

fn wave(format: u16, channels: u16, bits: u16, data: &[u8]) -> Vec<u8> {
    let frame = channels * bits / 8;
    let mut file = b"RIFF\xff\xff\xff\x7fWAVEfmt \x10\0\0\0".to_vec();
    file.extend(format.to_le_bytes());
    file.extend(channels.to_le_bytes());
    file.extend(8000u32.to_le_bytes());
    file.extend((8000 * u32::from(frame)).to_le_bytes());
    file.extend(frame.to_le_bytes());
    file.extend(bits.to_le_bytes());
    file.extend(b"data");
    file.extend(u32::try_from(data.len()).expect("short").to_le_bytes());
    file.extend(data);
    file
}

#[test]
fn aac_is_heard_in_every_container() {
    check_file("aac.mp4", 2500, 0);
    check_file("aac.mov", 2500, 0);
    check_file("aac.mkv", 2624, 64);
    check_file("aac.aac", 2624, 64);
}

/// An LC stream at half the rate and hints for the rest, said in the description (`he-aac`) or found out only by decoding,
/// and version 2 with one channel for two. An encoder's delay of 105 ms is not told.
#[test]
fn the_half_rate_core_of_he_aac_has_its_true_length_and_place() {
    for name in ["he-aac.m4a", "he-aac-v2.m4a"] {
        check_file(name, 2688, 120);
        let sound = hear(&file(&format!("sound/{name}")), name, Wanted::Waveform).expect("heard");
        assert_eq!(sound.sample_rate_hz, 24_000, "{name}");
    }
}

#[test]
fn mp3_is_heard_in_every_container() {
    check_file("mp3.mp3", 2500, 0);
    check_file("mp3.mp4", 2500, 0);
    check_file("mp3.mov", 2500, 0);
    check_file("mp3.mkv", 2523, 24);
}

#[test]
fn flac_is_heard_in_every_container() {
    for name in ["flac.mp4", "flac.mkv", "flac.ogg", "flac.flac", "flac.caf"] {
        check_file(name, 2500, 0);
    }
}

#[test]
fn vorbis_is_heard_in_every_container() {
    check_file("vorbis.ogg", 2500, 0);
    check_file("vorbis.mp4", 2500, 0);
    // Nothing in them says that the last block is not played to its end.
    check_file("vorbis.mkv", 2508, 0);
    check_file("vorbis.webm", 2508, 0);
}

#[test]
fn opus_is_heard_in_every_container() {
    for name in ["opus.mp4", "opus.mkv", "opus.webm", "opus.ogg"] {
        check_file(name, 2500, 0);
    }
    // The packet table of this one trims nothing.
    check_file("opus.caf", 2520, 20);
}

#[test]
fn apple_lossless_is_heard_in_every_container() {
    for name in ["alac.mp4", "alac.mov", "alac.mkv", "alac.caf"] {
        check_file(name, 2500, 0);
    }
}

#[test]
fn adpcm_is_heard_in_wave_and_quicktime() {
    // The last block is filled up.
    check_file("ms.wav", 2545, 0);
    check_file("ima.wav", 2551, 0);
    check_file("ima.mov", 2504, 0);
}

#[test]
fn uncompressed_sound_is_heard_in_wave_aiff_and_caf() {
    let little: Vec<u8> = samples().into_iter().flat_map(i16::to_le_bytes).collect();
    let big: Vec<u8> = samples().into_iter().flat_map(i16::to_be_bytes).collect();
    check(&wave(1, 1, 16, &little), "tone.wav", 2500, 0);
    let both: Vec<u8> = little
        .as_chunks::<2>()
        .0
        .iter()
        .flat_map(|[a, b]| [*a, *b, *a, *b])
        .collect();
    check(&wave(1, 2, 16, &both), "both.wav", 2500, 0);
    let floats: Vec<u8> = samples()
        .iter()
        .flat_map(|n| (f32::from(*n) / 32_768.0).to_le_bytes())
        .collect();
    check(&wave(3, 1, 32, &floats), "floats.wav", 2500, 0);

    let mut aiff = b"FORM\0\0\x9c\x6eAIFFCOMM\0\0\0\x12\0\x01\0\0\x4e\x20\0\x10\x40\x0b\xfa\0\0\0\0\0\0\0SSND".to_vec();
    aiff.extend(40_008u32.to_be_bytes());
    aiff.extend([0; 8]);
    aiff.extend(&big);
    check(&aiff, "tone.aiff", 2500, 0);

    let mut caf = b"caff\0\x01\0\0desc\0\0\0\0\0\0\0\x20".to_vec();
    caf.extend(8000f64.to_be_bytes());
    caf.extend(b"lpcm\0\0\0\0\0\0\0\x02\0\0\0\x01\0\0\0\x01\0\0\0\x10data");
    caf.extend(40_004u64.to_be_bytes());
    caf.extend([0; 4]);
    caf.extend(&big);
    check(&caf, "tone.caf", 2500, 0);
}

#[test]
fn a_fragmented_film_and_a_live_recording_have_their_true_lengths() {
    check_file("fragmented.mp4", 2624, 64);
    check_file("live.webm", 2500, 0);
}

#[test]
fn speech_is_found_and_so_is_the_pause_in_it() {
    let speech = hear(&file("sound/speech.opus"), "speech.opus", Wanted::Speech).expect("heard");
    let map = speech.speech.expect("asked for");
    let [Span { start_ms, length_ms }] = map.pauses[..] else {
        panic!("{:?}", map.pauses)
    };
    assert!(
        start_ms.abs_diff(3000) < 300 && length_ms.abs_diff(2000) < 500,
        "{start_ms} + {length_ms}"
    );
    let spoken: u32 = map.spans.iter().map(|span| span.length_ms).sum();
    assert!((4000..=5800).contains(&spoken), "{spoken}");
}

#[test]
fn the_waveform_alone_is_the_same_and_says_nothing_of_speech() {
    let bytes = file("sound/speech.opus");
    let (all, alone) = (
        hear(&bytes, "speech.opus", Wanted::Speech).expect("heard"),
        hear(&bytes, "speech.opus", Wanted::Waveform).expect("heard"),
    );
    assert_eq!(
        (alone.dat, alone.duration_ms, alone.speech),
        (all.dat, all.duration_ms, None)
    );
}

#[test]
fn two_children_hear_what_one_does() {
    let tones: Vec<u8> = (0..7).flat_map(|_| samples()).flat_map(i16::to_le_bytes).collect();
    let bytes = wave(1, 1, 16, &tones);
    let open = || Ok(Cursor::new(bytes.as_slice()));
    let heard = |expected| {
        decoder()
            .sound(&open, "tones.wav", expected, Wanted::Speech, &mut ())
            .expect("heard")
    };
    // Said to last so long that it is shared; the halves meet at 8.75 s.
    let (whole, shared) = (heard(None), heard(Some(120_000)));
    assert_eq!(whole.duration_ms, 17_500);
    assert_eq!(shared, whole);
}

#[test]
fn what_has_no_sound_or_a_broken_one_is_refused_by_name() {
    let refusal = |bytes: &[u8], name: &str| match hear(bytes, name, Wanted::Speech) {
        Err(DecodeError::Refused(refusal)) => refusal,
        other => panic!("{name}: {other:?}"),
    };
    assert!(matches!(
        refusal(&file("drawing.png"), "drawing.png"),
        Refusal::NoSound { .. }
    ));
    assert!(matches!(
        refusal(&file("plan.pdf"), "plan.pdf"),
        Refusal::NoSound { .. }
    ));
    assert!(matches!(
        refusal(&file("film.wmv"), "film.wmv"),
        Refusal::NoSoundDecoder { .. }
    ));
    let cut = file("sound/aac.mp4");
    assert!(matches!(refusal(&cut[..200], "cut.mp4"), Refusal::SoundDamaged { .. }));
    let mut torn = file("sound/mp3.mp3");
    torn.iter_mut()
        .for_each(|byte| *byte = if *byte == 0xff { 0 } else { *byte });
    let named_only = hear(&torn, "torn.mp3", Wanted::Speech);
    assert!(matches!(named_only, Err(DecodeError::Refused(_))), "{named_only:?}");
}

#[test]
fn a_recording_that_is_cut_off_is_heard_as_far_as_it_goes() {
    for name in ["flac.flac", "opus.mkv", "mp3.mp3", "vorbis.webm"] {
        let bytes = file(&format!("sound/{name}"));
        match hear(&bytes[..bytes.len() * 3 / 4], name, Wanted::Speech) {
            Ok(sound) => assert!(
                (200..2400).contains(&sound.duration_ms),
                "{name}: {} ms",
                sound.duration_ms
            ),
            Err(error) => panic!("{name}: {error}"),
        }
    }
}

/// Vorbis says its rate 12 bytes behind the beginning of its first header (Vorbis I 4.2.2), WAVE 12 behind `fmt `.
#[test]
fn a_rate_that_nothing_records_at_is_damage_and_found_at_once() {
    for (name, mark) in [
        ("vorbis.mp4", b"\x01vorbis".as_slice()),
        ("vorbis.ogg", b"\x01vorbis"),
        ("ms.wav", b"fmt "),
        ("ima.wav", b"fmt "),
    ] {
        let mut bytes = file(&format!("sound/{name}"));
        let at = bytes
            .windows(mark.len())
            .position(|part| part == mark)
            .expect("a header");
        bytes[at + 12..at + 16].copy_from_slice(&4_000_000_000_u32.to_le_bytes());
        let (heard, most) = with_most_of_children(|| hear(&bytes, name, Wanted::Speech));
        assert!(
            matches!(heard, Err(DecodeError::Refused(Refusal::SoundDamaged { .. }))),
            "{name}: {heard:?}"
        );
        assert!(most.worked < std::time::Duration::from_secs(2), "{name}: {most:?}");
    }
}

/// Changes a few bytes, cuts something off, or puts in the largest number.
fn broken(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut mutant = bytes.to_vec();
    for _ in 0..=random.below(4) {
        let at = if random.below(2) == 0 {
            random.below(mutant.len().min(600))
        } else {
            random.below(mutant.len())
        };
        match random.below(4) {
            0 => mutant.truncate(at.max(1)),
            1 => mutant.iter_mut().skip(at).take(4).for_each(|byte| *byte = 0xff),
            2 => mutant.iter_mut().skip(at).take(4).for_each(|byte| *byte = 0),
            _ => mutant[at] ^= 1 << random.below(8),
        }
    }
    mutant
}

#[test]
fn no_broken_recording_kills_the_decoder() {
    let (decoder, mut random) = (decoder(), Random(20_261_128));
    let names = [
        "aac.mp4",
        "aac.aac",
        "aac.mkv",
        "mp3.mp3",
        "mp3.mov",
        "flac.flac",
        "flac.ogg",
        "flac.caf",
        "vorbis.ogg",
        "vorbis.mp4",
        "vorbis.webm",
        "opus.ogg",
        "opus.mkv",
        "opus.caf",
        "alac.mov",
        "alac.caf",
        "ms.wav",
        "ima.wav",
        "ima.mov",
        "fragmented.mp4",
        "live.webm",
    ];
    for name in names {
        let bytes = file(&format!("sound/{name}"));
        for number in 0..MUTANTS {
            let mutant = broken(&bytes, &mut random);
            let open = || Ok(Cursor::new(mutant.as_slice()));
            let heard = decoder.sound(&open, name, None, Wanted::Speech, &mut ());
            assert!(
                matches!(heard, Ok(_) | Err(DecodeError::Refused(_))),
                "{name}, {number}: {heard:?}"
            );
        }
    }
}
