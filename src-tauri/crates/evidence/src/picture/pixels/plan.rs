//! Which part of a stored picture is wanted, at which size, and how it is turned upright.

use super::raster::Raster;
use assay_model::place::Region;

/// How a stored picture has to be turned and mirrored to stand upright (EXIF 2.32, 4.6.4 "Orientation", 1 to 8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Turn(u8);

/// What is to be made of a stored picture.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// The part of it that is wanted.
    pub(crate) part: Part,
    /// Width and height of what is made, before it is turned.
    pub(crate) size: (u32, u32),
    /// How that is turned.
    pub(crate) turn: Turn,
    /// Width and height of the whole picture, upright.
    pub(crate) whole: (u32, u32),
}

/// A part of a picture as stored: from where to where, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Part {
    pub(crate) across: (f64, f64),
    pub(crate) down: (f64, f64),
}

impl Part {
    /// All of it.
    pub(crate) const ALL: Self = Self {
        across: (0.0, 1.0),
        down: (0.0, 1.0),
    };
}

impl Turn {
    /// As EXIF says it; anything but 1 to 8 is upright.
    pub(crate) fn of(orientation: u8) -> Self {
        Self(if (1..=8).contains(&orientation) { orientation } else { 1 })
    }

    /// Whether width and height change places.
    const fn lies(self) -> bool {
        self.0 >= 5
    }

    /// Where in the stored picture a point of the upright one lies, all from 0 to 1.
    fn stored(self, (x, y): (f64, f64)) -> (f64, f64) {
        match self.0 {
            2 => (1.0 - x, y),
            3 => (1.0 - x, 1.0 - y),
            4 => (x, 1.0 - y),
            5 => (y, x),
            6 => (y, 1.0 - x),
            7 => (1.0 - y, 1.0 - x),
            8 => (1.0 - y, x),
            _ => (x, y),
        }
    }

    /// Turns a stored picture upright.
    pub(crate) fn upright(self, raster: Raster) -> Raster {
        let (width, height) = (raster.width as usize, raster.height as usize);
        let (last_x, last_y) = (width.saturating_sub(1), height.saturating_sub(1));
        let stored = |x: usize, y: usize| match self.0 {
            2 => (last_x - x, y),
            3 => (last_x - x, last_y - y),
            4 => (x, last_y - y),
            5 => (y, x),
            6 => (y, last_y - x),
            7 => (last_x - y, last_y - x),
            8 => (last_x - y, x),
            _ => (x, y),
        };
        if self.0 == 1 {
            return raster;
        }
        let (across, down) = if self.lies() { (height, width) } else { (width, height) };
        let each = raster.colours.samples();
        let mut samples = Vec::with_capacity(raster.samples.len());
        for y in 0..down {
            for x in 0..across {
                let (from_x, from_y) = stored(x, y);
                let at = (from_y * width + from_x) * each;
                samples.extend_from_slice(raster.samples.get(at..at + each).unwrap_or_default());
            }
        }
        let (width, height) = if self.lies() {
            (raster.height, raster.width)
        } else {
            (raster.width, raster.height)
        };
        Raster {
            width,
            height,
            colours: raster.colours,
            samples,
        }
    }
}

impl Plan {
    /// For a picture stored as `width` by `height`: its `region` (or all), upright, with a long edge of at most `long_edge`
    /// pixels. Nothing is ever enlarged.
    pub(crate) fn new((width, height): (u32, u32), turn: Turn, region: Option<Region>, long_edge: u32) -> Self {
        let [x, y, across, down] = region.map_or([0, 0, 1_000_000, 1_000_000], Region::ppm);
        let share = |ppm: u32| f64::from(ppm) / 1e6;
        let (one, other) = (
            turn.stored((share(x), share(y))),
            turn.stored((share(x + across), share(y + down))),
        );
        let part = Part {
            across: (one.0.min(other.0), one.0.max(other.0)),
            down: (one.1.min(other.1), one.1.max(other.1)),
        };
        let stored = part.pixels(width, height);
        let scale = (f64::from(long_edge.max(1)) / stored.0.max(stored.1)).min(1.0);
        Self {
            part,
            size: (pixels(stored.0 * scale), pixels(stored.1 * scale)),
            turn,
            whole: if turn.lies() { (height, width) } else { (width, height) },
        }
    }
}

impl Part {
    /// How many pixels it has of a picture of so many.
    pub(crate) fn pixels(&self, width: u32, height: u32) -> (f64, f64) {
        let length = |(from, to): (f64, f64), pixels: u32| ((to - from) * f64::from(pixels)).max(1e-6);
        (length(self.across, width), length(self.down, height))
    }
}

/// At least one, to the nearest.
fn pixels(length: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "no more than a picture has"
    )]
    {
        length.round().clamp(1.0, 1e9) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::super::raster::Colours;
    use super::*;

    /// Letters in rows; a space ends one.
    fn picture(rows: &str) -> Raster {
        let lines: Vec<&str> = rows.split(' ').collect();
        Raster {
            width: u32::try_from(lines[0].len()).expect("small"),
            height: u32::try_from(lines.len()).expect("small"),
            colours: Colours::Grey,
            samples: lines.concat().into_bytes(),
        }
    }

    fn rows(raster: &Raster) -> String {
        let lines = raster.samples.chunks(raster.width as usize);
        lines.map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_orientation_of_exif_is_turned_upright() {
        for (orientation, stored) in [
            (1, "abc def"),
            (2, "cba fed"),
            (3, "fed cba"),
            (4, "def abc"),
            (5, "ad be cf"),
            (6, "cf be ad"),
            (7, "fc eb da"),
            (8, "da eb fc"),
            (0, "abc def"),
            (9, "abc def"),
        ] {
            let upright = Turn::of(orientation).upright(picture(stored));
            assert_eq!(rows(&upright), "abc def", "{orientation}");
        }
    }

    #[test]
    fn a_region_of_the_upright_picture_is_found_in_the_stored_one() {
        // The upper right third, where c stands.
        let region = Region::new(666_667, 0, 333_333, 500_000).expect("a region");
        for (orientation, stored) in [
            (1, "abc def"),
            (3, "fed cba"),
            (5, "ad be cf"),
            (6, "cf be ad"),
            (7, "fc eb da"),
            (8, "da eb fc"),
        ] {
            let picture = picture(stored);
            let (width, height) = (picture.width, picture.height);
            let plan = Plan::new((width, height), Turn::of(orientation), Some(region), 100);
            assert_eq!((plan.size, plan.whole), ((1, 1), (3, 2)), "{orientation}");
            let middle = |(from, to): (f64, f64), pixels: u32| ((from + to) / 2.0 * f64::from(pixels)).floor();
            let at = middle(plan.part.down, height) * f64::from(width) + middle(plan.part.across, width);
            let letter = picture
                .samples
                .iter()
                .zip(0_u8..)
                .find(|(_, place)| f64::from(*place) >= at);
            assert_eq!(
                letter.map(|(letter, _)| char::from(*letter)),
                Some('c'),
                "{orientation}"
            );
        }
    }

    #[test]
    fn the_long_edge_is_kept_and_nothing_is_enlarged() {
        let size = |width, height, orientation| Plan::new((width, height), Turn::of(orientation), None, 320).size;
        assert_eq!(size(4032, 3024, 1), (320, 240));
        assert_eq!(size(3024, 4032, 6), (240, 320));
        assert_eq!(size(100, 60, 1), (100, 60));
        assert_eq!(size(60_000, 1, 1), (320, 1));
        assert_eq!(size(1, 1, 8), (1, 1));
    }
}
