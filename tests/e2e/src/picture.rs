//! What was seen at one moment, to be kept for people and compared with other moments.

use std::io;

/// A screenful of pixels, red, green and blue in turn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    rgb: Vec<u8>,
}

/// A part of a picture: left, top, width, height, in pixels.
pub type Part = (usize, usize, usize, usize);

impl Picture {
    /// Pixels in rows of `width`, red, green and blue in turn; what is no whole row is left away.
    pub(crate) fn new(width: usize, mut rgb: Vec<u8>) -> Self {
        let height = rgb.len() / (3 * width.max(1));
        rgb.truncate(height * width * 3);
        Self { width, height, rgb }
    }

    /// Its upper left corner, at most `width` × `height` pixels.
    #[must_use]
    pub fn corner(&self, width: usize, height: usize) -> Self {
        let width = width.min(self.width);
        let rgb = self.pixels((0, 0, width, height)).flatten().copied().collect();
        Self::new(width, rgb)
    }

    /// As PNG.
    ///
    /// # Errors
    /// `InvalidData` where it holds nothing.
    pub fn png(&self) -> io::Result<Vec<u8>> {
        let mut file = Vec::new();
        let size = |pixels: usize| u32::try_from(pixels).unwrap_or_default();
        let mut encoder = png::Encoder::new(&mut file, size(self.width), size(self.height));
        encoder.set_color(png::ColorType::Rgb);
        let wrong = |error: png::EncodingError| io::Error::new(io::ErrorKind::InvalidData, error);
        let mut writer = encoder.write_header().map_err(wrong)?;
        writer.write_image_data(&self.rgb).map_err(wrong)?;
        writer.finish().map_err(wrong)?;
        Ok(file)
    }

    /// How many of a thousand pixels of `part` differ in the two by more than what a codec does to a still picture.
    #[must_use]
    pub fn differs(&self, other: &Self, part: Part) -> usize {
        const NOISE: u8 = 24;
        let pairs = self.pixels(part).zip(other.pixels(part));
        let differ =
            pairs.filter(|(one, other)| one.iter().zip(*other).any(|(one, other)| one.abs_diff(*other) > NOISE));
        let (_, _, width, height) = part;
        differ.count() * 1_000 / (width * height).max(1)
    }

    /// How many colours `part` has, of 4 096 that are told apart.
    #[must_use]
    pub fn colours(&self, part: Part) -> usize {
        let mut seen = vec![false; 4_096];
        for pixel in self.pixels(part) {
            let index = pixel
                .iter()
                .fold(0, |index, light| index * 16 + usize::from(light / 16));
            if let Some(seen) = seen.get_mut(index) {
                *seen = true;
            }
        }
        seen.into_iter().filter(|seen| *seen).count()
    }

    fn pixels(&self, (left, top, width, height): Part) -> impl Iterator<Item = &[u8]> {
        let rows = self.rgb.chunks(3 * self.width.max(1)).skip(top).take(height);
        rows.flat_map(move |row| row.chunks(3).skip(left).take(width))
    }
}

#[cfg(test)]
mod tests {
    use super::Picture;

    #[test]
    fn two_sights_are_compared_in_a_part() {
        let one = Picture::new(2, vec![3, 2, 1, 0, 0, 0]);
        let other = Picture::new(2, vec![3, 2, 1, 200, 0, 0]);
        assert_eq!(one.differs(&other, (0, 0, 2, 1)), 500);
        assert_eq!(one.differs(&other, (0, 0, 1, 1)), 0);
        assert_eq!((one.colours((0, 0, 2, 1)), other.colours((0, 0, 2, 1))), (1, 2));
    }

    #[test]
    fn a_corner_is_never_larger_than_the_whole() {
        let whole = Picture::new(2, (0..12).collect());
        assert_eq!(whole.corner(1, 2), Picture::new(1, vec![0, 1, 2, 6, 7, 8]));
        assert_eq!(whole.corner(9, 9), whole);
    }
}
