//! From scores to spans: where somebody speaks, and where nobody does for a second or longer.
//!
//! The rules are those of Silero VAD's `get_speech_timestamps` with its default values: speech begins
//! where a score reaches 0.5 and goes on down to 0.35; a silence shorter than 100 ms inside it does not end it; what is
//! shorter than 250 ms is no speech; and 30 ms are added on either side.

use super::part::Span;

/// Milliseconds of a frame.
const FRAME_MS: u64 = 16;
/// Of 255: half, and 0.35.
const BEGINS: u8 = 128;
const GOES_ON: u8 = 89;
const SHORTEST_SILENCE_MS: u64 = 100;
const SHORTEST_SPEECH_MS: u64 = 250;
const PAD_MS: u64 = 30;
/// From which length on a silence is a pause: wait time (Rowe) counts from a second.
const PAUSE_MS: u64 = 1000;

/// Where somebody speaks, given one score for each frame from the beginning on.
pub(super) fn speech(scores: &[u8], duration_ms: u32) -> Vec<Span> {
    let mut spans: Vec<(u64, u64)> = Vec::new();
    let mut begun: Option<u64> = None;
    let mut quiet: Option<u64> = None;
    let end = scores.len() as u64 * FRAME_MS;
    for (score, at) in scores.iter().zip((0u64..).step_by(16)) {
        match (begun, *score) {
            (None, BEGINS..) => (begun, quiet) = (Some(at), None),
            (Some(_), BEGINS..) => quiet = None,
            (Some(start), ..GOES_ON) => {
                let since = *quiet.get_or_insert(at);
                if at + FRAME_MS - since >= SHORTEST_SILENCE_MS {
                    spans.push((start, since));
                    (begun, quiet) = (None, None);
                }
            }
            _ => {}
        }
    }
    spans.extend(begun.map(|start| (start, quiet.unwrap_or(end))));
    spans.retain(|(start, end)| end - start >= SHORTEST_SPEECH_MS);
    padded(&spans, u64::from(duration_ms))
}

/// Adds to both sides; neighbours that then touch become one.
fn padded(spans: &[(u64, u64)], duration_ms: u64) -> Vec<Span> {
    let mut joined: Vec<(u64, u64)> = Vec::new();
    for (start, end) in spans {
        let (start, end) = (start.saturating_sub(PAD_MS), (end + PAD_MS).min(duration_ms));
        match joined.last_mut() {
            Some((_, last)) if *last >= start => *last = end.max(*last),
            _ => joined.push((start, end)),
        }
    }
    joined.into_iter().filter_map(|(start, end)| span(start, end)).collect()
}

/// The silences of a second and longer, those at the beginning and at the end included.
pub(super) fn pauses(speech: &[Span], duration_ms: u32) -> Vec<Span> {
    let bounds = |span: &Span| {
        (
            u64::from(span.start_ms),
            u64::from(span.start_ms) + u64::from(span.length_ms),
        )
    };
    let ends = std::iter::once(0).chain(speech.iter().map(|span| bounds(span).1));
    let starts = speech.iter().map(|span| bounds(span).0).chain([u64::from(duration_ms)]);
    ends.zip(starts)
        .filter(|(end, start)| start.saturating_sub(*end) >= PAUSE_MS)
        .filter_map(|(end, start)| span(end, start))
        .collect()
}

fn span(start: u64, end: u64) -> Option<Span> {
    Some(Span {
        start_ms: u32::try_from(start).ok()?,
        length_ms: u32::try_from(end.checked_sub(start)?).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs of frames with one score each.
    #[track_caller]
    fn check(runs: &[(usize, u8)], spoken: &[(u32, u32)], silent: &[(u32, u32)]) {
        let scores: Vec<u8> = runs.iter().flat_map(|(count, score)| vec![*score; *count]).collect();
        let duration = u32::try_from(scores.len() * 16).expect("short");
        let pairs = |spans: &[Span]| -> Vec<(u32, u32)> { spans.iter().map(|s| (s.start_ms, s.length_ms)).collect() };
        let found = speech(&scores, duration);
        assert_eq!(pairs(&found), spoken);
        assert_eq!(pairs(&pauses(&found, duration)), silent);
    }

    #[test]
    fn speech_and_the_pauses_between_are_found() {
        check(
            &[(100, 200), (100, 10), (100, 200)],
            &[(0, 1630), (3170, 1630)],
            &[(1630, 1540)],
        );
        check(&[(63, 0), (50, 255), (70, 0)], &[(978, 860)], &[(1838, 1090)]);
    }

    #[test]
    fn neither_a_breath_nor_a_doubt_ends_speech() {
        check(&[(50, 200), (6, 0), (50, 200)], &[(0, 1696)], &[]);
        check(&[(50, 200), (90, 100), (50, 200)], &[(0, 3040)], &[]);
        check(&[(50, 200), (7, 0), (50, 200)], &[(0, 830), (882, 830)], &[]);
    }

    #[test]
    fn a_click_is_no_speech_and_silence_is_one_pause() {
        check(&[(100, 0), (15, 255), (100, 0)], &[], &[(0, 3440)]);
        check(&[(100, 127)], &[], &[(0, 1600)]);
        check(&[(30, 0)], &[], &[]);
        check(&[], &[], &[]);
    }
}
