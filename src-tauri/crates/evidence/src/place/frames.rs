//! Still frames as times. A time taken from a still frame is the centre of that frame, and seeks go there (FORMATS 1):
//! players round to either side of a border, and half a frame away from both there is nothing to round.

use crate::frame_times::FrameTimes;
use assay_model::MediaTime;
use assay_model::place::TimeSpan;

/// How long the only frame of a film is taken to be shown, microseconds: a 25th of a second.
const ONE_FRAME_US: u64 = 40_000;

/// When the frames of a video begin, in the order in which they are shown, and when the last one ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frames {
    /// Beginnings and the end, microseconds, each after the one before.
    borders_us: Vec<u64>,
}

impl Frames {
    /// Frames that begin at these microseconds, the last one ending at `end_us`. `None` unless each comes after the one
    /// before.
    pub fn new(starts_us: &[u64], end_us: u64) -> Option<Self> {
        let borders_us: Vec<u64> = starts_us.iter().copied().chain([end_us]).collect();
        let ordered = borders_us.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
        (ordered && !starts_us.is_empty()).then_some(Self { borders_us })
    }

    /// Those frames of a film that are shown, the last one ending at `end_us` or, where nobody knows or it would end
    /// before it begins, after as long as the one before it. `None` where no frame is.
    pub fn of(times: &FrameTimes, end_us: Option<u64>) -> Option<Self> {
        let shown = |index: &usize| times.frames.get(*index).is_some_and(|frame| frame.tick >= 0);
        let frames = (0..times.frames.len()).filter(shown);
        let mut starts: Vec<u64> = frames.filter_map(|index| times.micros(index)).collect();
        starts.dedup();
        let last = *starts.last()?;
        let before = starts.iter().rev().nth(1).copied();
        let as_before = last + before.map_or(ONE_FRAME_US, |before| last - before);
        Self::new(&starts, end_us.filter(|end| *end > last).unwrap_or(as_before))
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.borders_us.len() - 1
    }

    /// The centre of frame `index`, from 0.
    pub fn centre(&self, index: usize) -> Option<MediaTime> {
        let (start, end) = (self.borders_us.get(index)?, self.borders_us.get(index + 1)?);
        u32::try_from((start + end) / 2 / 1000).ok().map(MediaTime)
    }

    /// The span from the centre of one frame to the centre of another; of a single frame one millisecond.
    pub fn span(&self, first: usize, last: usize) -> Option<TimeSpan> {
        let (start, end) = (self.centre(first)?, self.centre(last)?);
        if last < first {
            return None;
        }
        TimeSpan::new(start, MediaTime(end.0.max(start.0.checked_add(1)?))).ok()
    }

    /// The frame that is shown at `time`, from 0; before the first the first.
    pub fn at(&self, time: MediaTime) -> Option<usize> {
        let time = u64::from(time.0) * 1000;
        let begun = self.borders_us.partition_point(|border| *border <= time);
        (begun <= self.count()).then(|| begun.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame_times::Frame;

    /// `count` frames, so many `ticks` long each, at `scale` ticks a second.
    fn steady(count: u64, ticks: u64, scale: u64) -> Frames {
        let starts: Vec<u64> = (0..count).map(|n| n * ticks * 1_000_000 / scale).collect();
        Frames::new(&starts, count * ticks * 1_000_000 / scale).expect("frames")
    }

    #[test]
    fn a_frame_is_found_again_by_its_centre_at_every_usual_rate() {
        for (ticks, scale) in [
            (1, 24),
            (1001, 24_000),
            (1, 25),
            (1001, 30_000),
            (1, 30),
            (1001, 60_000),
            (1, 60),
            (1, 120),
            (1, 240),
        ] {
            let frames = steady(2_000, ticks, scale);
            for index in 0..frames.count() {
                let span = frames.span(index, index).expect("a span");
                assert_eq!(frames.at(span.start()), Some(index), "{ticks}/{scale}");
            }
        }
    }

    #[test]
    fn frames_of_different_length_are_found_too() {
        let starts: Vec<u64> = (0..500u64).map(|n| n * 20_000 + (n % 7) * 2_500).collect();
        let frames = Frames::new(&starts, 500 * 20_000 + 20_000).expect("frames");
        for index in 0..500 {
            let time = frames.centre(index).expect("a centre");
            assert_eq!(frames.at(time), Some(index));
        }
    }

    #[test]
    fn frames_that_are_not_shown_are_not_counted_and_the_last_one_ends() {
        let times = |ticks: &[i64]| FrameTimes {
            ticks_per_second: 1000,
            frames: ticks
                .iter()
                .map(|tick| Frame {
                    tick: *tick,
                    sync: true,
                })
                .collect(),
        };
        let frames = Frames::of(&times(&[-40, 0, 40, 40, 90]), Some(200_000)).expect("frames");
        assert_eq!((frames.count(), frames.centre(2)), (3, Some(MediaTime(145))));
        let unknown = Frames::of(&times(&[0, 40, 90]), None).expect("frames");
        let too_early = Frames::of(&times(&[0, 40, 90]), Some(60_000)).expect("frames");
        assert_eq!((unknown.centre(2), &unknown), (Some(MediaTime(115)), &too_early));
        assert_eq!(
            Frames::of(&times(&[7]), None).and_then(|one| one.centre(0)),
            Some(MediaTime(27))
        );
        assert_eq!(Frames::of(&times(&[-1]), Some(1)), None);
    }

    #[test]
    fn several_frames_span_from_centre_to_centre() {
        let frames = steady(100, 1, 25);
        let span = frames.span(2, 5).expect("a span");
        assert_eq!((span.start(), span.end()), (MediaTime(100), MediaTime(220)));
        assert_eq!(frames.span(5, 2), None);
        assert_eq!(frames.span(99, 100), None);
        assert_eq!(frames.at(MediaTime(4_000)), None);
    }

    #[test]
    fn what_goes_backwards_is_no_row_of_frames() {
        assert_eq!(Frames::new(&[], 10), None);
        assert_eq!(Frames::new(&[0, 5, 5], 10), None);
        assert_eq!(Frames::new(&[0, 5], 5), None);
    }
}
