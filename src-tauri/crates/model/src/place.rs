//! Where in an artifact an annotation points: a time span, a box, a page, a quote. Integers only, so that a place which
//! is stored and read again is the same place to the pixel, the millisecond and the character.

use crate::time::MediaTime;
use serde::{Deserialize, Serialize};

/// One whole, in parts per million: regions are measured in these.
pub const WHOLE_PPM: u32 = 1_000_000;

/// A place in an artifact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Place {
    /// The artifact as a whole.
    Whole,
    /// A span of a recording, and a box in its picture if one was drawn on the paused frame.
    Time {
        /// From when to when.
        span: TimeSpan,
        /// In which part of the picture.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        region: Option<Region>,
    },
    /// A box in a picture.
    Picture {
        /// Which part of the picture as shown, after orientation.
        region: Region,
    },
    /// A page, or a part of it.
    Page {
        /// Counted from 1.
        page: u32,
        /// Which part of the page.
        part: PagePart,
    },
    /// Words in an artifact without pages.
    Text(TextPlace),
}

/// Which part of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PagePart {
    /// All of it.
    Whole,
    /// A box (CropBox after /Rotate; of DOCX and PPTX our own page picture).
    Region(Region),
    /// Words on it.
    Text(TextPlace),
}

/// Words: the quote is the truth, the position a hint that saves looking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextPlace {
    /// The words themselves.
    pub quote: Quote,
    /// Where they were when they were marked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
}

/// Words with some of what stands before and after them (W3C Web Annotation, TextQuoteSelector).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// The words; never empty.
    pub exact: String,
    /// What stands before them.
    pub prefix: String,
    /// What stands after them.
    pub suffix: String,
}

/// Unicode code points in the text that an extractor found (W3C Web Annotation, TextPositionSelector).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// First code point, from 0.
    pub start: u32,
    /// One after the last.
    pub end: u32,
    /// Name and version of the extractor whose text this counts in.
    pub extractor: String,
}

/// A span of a recording, in milliseconds; its end comes after its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "[MediaTime; 2]", into = "[MediaTime; 2]")]
pub struct TimeSpan {
    start: MediaTime,
    end: MediaTime,
}

/// A box, in parts per million of the picture as shown: at least one part wide and high, and inside the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "[u32; 4]", into = "[u32; 4]")]
pub struct Region {
    x: u32,
    y: u32,
    width: u32,
    height: u32,
}

/// Why numbers are no place.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum NotAPlace {
    /// The span ends before or where it starts.
    #[error("a span ends after it starts: {start} to {end}")]
    Span {
        /// Start as given.
        start: MediaTime,
        /// End as given.
        end: MediaTime,
    },
    /// The box is empty or reaches out of the picture.
    #[error("a box has a width and a height and stays inside the picture: {0:?} ppm")]
    Region([u32; 4]),
}

impl Place {
    /// Whether it is held by words.
    pub const fn is_words(&self) -> bool {
        matches!(
            self,
            Self::Text(_)
                | Self::Page {
                    part: PagePart::Text(_),
                    ..
                }
        )
    }
}

impl TimeSpan {
    /// The span from `start` to `end`, milliseconds.
    pub fn new(start: MediaTime, end: MediaTime) -> Result<Self, NotAPlace> {
        if start < end {
            Ok(Self { start, end })
        } else {
            Err(NotAPlace::Span { start, end })
        }
    }

    /// Where it starts.
    pub const fn start(self) -> MediaTime {
        self.start
    }

    /// Where it ends.
    pub const fn end(self) -> MediaTime {
        self.end
    }
}

impl Region {
    /// The box at `x`, `y`, of `width` and `height`, all in parts per million.
    pub fn new(x: u32, y: u32, width: u32, height: u32) -> Result<Self, NotAPlace> {
        let fits = |from: u32, length: u32| length > 0 && from.checked_add(length).is_some_and(|end| end <= WHOLE_PPM);
        if fits(x, width) && fits(y, height) {
            Ok(Self { x, y, width, height })
        } else {
            Err(NotAPlace::Region([x, y, width, height]))
        }
    }

    /// x, y, width and height in parts per million.
    pub const fn ppm(self) -> [u32; 4] {
        [self.x, self.y, self.width, self.height]
    }
}

impl TryFrom<[MediaTime; 2]> for TimeSpan {
    type Error = NotAPlace;
    fn try_from([start, end]: [MediaTime; 2]) -> Result<Self, NotAPlace> {
        Self::new(start, end)
    }
}

impl From<TimeSpan> for [MediaTime; 2] {
    fn from(span: TimeSpan) -> Self {
        [span.start, span.end]
    }
}

impl TryFrom<[u32; 4]> for Region {
    type Error = NotAPlace;
    fn try_from([x, y, width, height]: [u32; 4]) -> Result<Self, NotAPlace> {
        Self::new(x, y, width, height)
    }
}

impl From<Region> for [u32; 4] {
    fn from(region: Region) -> Self {
        region.ppm()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_has_a_length() {
        assert!(TimeSpan::new(MediaTime(0), MediaTime(1)).is_ok());
        assert!(TimeSpan::new(MediaTime(5), MediaTime(5)).is_err());
        assert!(TimeSpan::new(MediaTime(6), MediaTime(5)).is_err());
    }

    #[test]
    fn a_box_stays_inside_the_picture() {
        assert!(Region::new(0, 0, WHOLE_PPM, WHOLE_PPM).is_ok());
        for bad in [
            [0, 0, 0, 1],
            [0, 0, 1, 0],
            [1, 0, WHOLE_PPM, 1],
            [u32::MAX, 0, 2, 1],
            [0, WHOLE_PPM, 1, 1],
        ] {
            assert_eq!(Region::try_from(bad), Err(NotAPlace::Region(bad)));
        }
    }

    #[test]
    fn a_stored_place_reads_back_as_the_same_place() {
        let region = Region::new(100_000, 200_000, 300_000, 400_000).ok();
        let span = TimeSpan::new(MediaTime(252_000), MediaTime(261_500)).expect("a span");
        let place = Place::Time { span, region };
        let text = serde_json::to_string(&place).expect("writes");
        assert_eq!(serde_json::from_str::<Place>(&text).expect("reads"), place);
        assert!(serde_json::from_str::<Place>(&text.replace("252000", "261500")).is_err());
    }
}
