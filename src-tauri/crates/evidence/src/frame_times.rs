//! When each picture of a film is shown, as its sample table says (ISO/IEC 14496-12 8.6): what an exact seek needs, above
//! all where the frame rate varies. Nothing is decoded, and only tables are read.

use crate::decoder::{Death, DecodeError};
use crate::fault::Fault;
use crate::format::Format as F;
use crate::media::frames::{Cursor, tracks};
use crate::refusal::{Refusal, Stopped};
use crate::sniff::sniff_window;
use crate::window::{ReadAt, Window};
use serde::{Deserialize, Serialize};

/// A film of a day at 120 pictures a second has fewer.
const MOST_FRAMES: usize = 12_000_000;
/// Bytes of a frame on the pipe: its time, and whether decoding can begin with it.
const WIDTH: usize = 9;

/// The table as the child tells it; its bytes are those of the frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FrameTable {
    /// Ticks in a second.
    pub ticks_per_second: u32,
    /// How many frames.
    pub frames: u32,
}

/// When the frames of a film are shown, in the order in which they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameTimes {
    /// Ticks in a second.
    pub ticks_per_second: u32,
    /// The frames.
    pub frames: Vec<Frame>,
}

/// A frame of a film.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Frame {
    /// When it is shown, in ticks from the beginning of the film; below 0 where it is decoded and not shown.
    pub tick: i64,
    /// Whether decoding can begin with it.
    pub sync: bool,
}

impl FrameTimes {
    /// The frame that is shown at so many microseconds; that is the first one before it is.
    pub fn at(&self, micros: u64) -> Option<usize> {
        // The first tick that lies behind the moment: a frame may begin within the microsecond.
        let behind = (u128::from(micros) + 1) * u128::from(self.ticks_per_second);
        let shown = |frame: &Frame| u128::try_from(frame.tick).unwrap_or(0) * 1_000_000 < behind;
        let next = self.frames.partition_point(shown);
        (!self.frames.is_empty()).then(|| next.saturating_sub(1))
    }

    /// When the frame is shown, microseconds, rounded down: a player that is sent there shows it.
    pub fn micros(&self, frame: usize) -> Option<u64> {
        let tick = u128::try_from(self.frames.get(frame)?.tick.max(0)).ok()?;
        let micros = (tick * 1_000_000).checked_div(u128::from(self.ticks_per_second))?;
        u64::try_from(micros).ok()
    }

    /// As the child told it; what it says of itself is checked against its bytes.
    pub(crate) fn of(table: FrameTable, bytes: &[u8]) -> Result<Self, DecodeError> {
        let (rows, rest) = bytes.as_chunks::<WIDTH>();
        if !rest.is_empty() || rows.len() != table.frames as usize || table.ticks_per_second == 0 {
            return Err(DecodeError::Died { how: Death::Nonsense });
        }
        let frame = |[a, b, c, d, e, f, g, h, sync]: &[u8; WIDTH]| Frame {
            tick: i64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]),
            sync: *sync != 0,
        };
        let frames: Vec<Frame> = rows.iter().map(frame).collect();
        if !frames.is_sorted_by_key(|frame| frame.tick) {
            return Err(DecodeError::Died { how: Death::Nonsense });
        }
        Ok(Self {
            ticks_per_second: table.ticks_per_second,
            frames,
        })
    }
}

/// The table of the first track of pictures in the film behind `source`, which is called `name`.
pub(crate) fn frames(source: &mut dyn ReadAt, name: &str) -> Result<(FrameTable, Vec<u8>), Stopped> {
    let window = &mut Window::new(source);
    let format = sniff_window(window, name)?.format;
    let none = || Stopped::Refused(Refusal::NoFrameTimes { format });
    if !matches!(format, F::Mp4 | F::Mov | F::M4a | F::ThreeGp) {
        return Err(none());
    }
    let tracks = tracks(window)?;
    let track = tracks.iter().find(|track| &track.handler == b"vide").ok_or_else(none)?;
    let (samples, mut cursor, mut found) = (track.samples(window)?, Cursor::default(), Vec::new());
    while let Some(sample) = cursor.next(&samples, 1) {
        if found.len() >= MOST_FRAMES {
            return Err(Fault::TooLarge.into());
        }
        let shown = sample.time.saturating_add(i64::from(sample.later));
        found.push(Frame {
            tick: shown.saturating_sub(track.edit.shift),
            sync: sample.sync,
        });
    }
    // Frames that depend on later ones are decoded behind them.
    found.sort_unstable();
    let row = |frame: &Frame| frame.tick.to_le_bytes().into_iter().chain([u8::from(frame.sync)]);
    let table = FrameTable {
        ticks_per_second: track.timescale,
        frames: u32::try_from(found.len()).map_err(|_| Fault::TooLarge)?,
    };
    Ok((table, found.iter().flat_map(row).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shown at 0, 40, 50 and 1 050 ms.
    fn uneven() -> FrameTimes {
        let frame = |tick| Frame { tick, sync: tick == 0 };
        FrameTimes {
            ticks_per_second: 600,
            frames: [0, 24, 30, 630].map(frame).to_vec(),
        }
    }

    #[test]
    fn the_frame_at_a_moment_is_the_one_that_is_shown_then() {
        let found = [0, 39_999, 40_000, 49_999, 50_000, 1_049_999, 1_050_000, 9_000_000].map(|at| uneven().at(at));
        assert_eq!(found, [0, 0, 1, 1, 2, 2, 3, 3].map(Some));
        let none = FrameTimes {
            frames: Vec::new(),
            ..uneven()
        };
        assert_eq!(none.at(0), None);
    }

    #[test]
    fn going_to_a_frame_and_back_is_the_same_frame_at_every_rate() {
        for ticks_per_second in [24, 30_000, 90_000, 11_988, 1_000_003] {
            let frames = (0..5000)
                .map(|n| Frame {
                    tick: n * 1001,
                    sync: true,
                })
                .collect();
            let times = FrameTimes {
                ticks_per_second,
                frames,
            };
            for frame in 0..5000 {
                let micros = times.micros(frame).expect("a frame");
                assert_eq!(times.at(micros), Some(frame), "{ticks_per_second}");
            }
        }
    }

    #[test]
    fn a_table_that_contradicts_itself_is_refused() {
        let table = |frames, ticks_per_second| FrameTable {
            ticks_per_second,
            frames,
        };
        let rows = |ticks: &[i64]| -> Vec<u8> {
            ticks
                .iter()
                .flat_map(|tick| tick.to_le_bytes().into_iter().chain([1]))
                .collect()
        };
        assert!(FrameTimes::of(table(2, 600), &rows(&[0, 20])).is_ok());
        assert!(FrameTimes::of(table(3, 600), &rows(&[0, 20])).is_err());
        assert!(FrameTimes::of(table(2, 0), &rows(&[0, 20])).is_err());
        assert!(FrameTimes::of(table(2, 600), &rows(&[20, 0])).is_err());
        assert!(FrameTimes::of(table(1, 600), &rows(&[0])[..8]).is_err());
    }
}
