//! What a display shows, read from the file that Xvfb keeps of it (`-fbdir`): XWD, version 7, 32 bits a pixel.

use std::fs;
use std::io;
use std::path::Path;

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

/// Where numbers stand in the header, counted in words of four bytes.
const HEADER_SIZE: usize = 0;
const VERSION: usize = 1;
const WIDTH: usize = 4;
const HEIGHT: usize = 5;
const BITS_PER_PIXEL: usize = 11;
const BYTES_PER_LINE: usize = 12;
const COLOURS: usize = 19;
/// How many bytes one entry of the colour map takes.
const COLOUR: usize = 12;

impl Picture {
    /// What the display shows that keeps its screen in `folder`.
    ///
    /// # Errors
    /// The system's own, and `InvalidData` for another format.
    #[expect(clippy::disallowed_methods, reason = "the display keeps its screen in a file")]
    pub fn of_display(folder: &Path) -> io::Result<Self> {
        Self::read(&fs::read(folder.join("Xvfb_screen0"))?).ok_or_else(|| io::ErrorKind::InvalidData.into())
    }

    fn read(file: &[u8]) -> Option<Self> {
        let word = |index: usize| {
            let bytes = file.get(4 * index..4 * index + 4)?.try_into().ok()?;
            usize::try_from(u32::from_be_bytes(bytes)).ok()
        };
        if word(VERSION)? != 7 || word(BITS_PER_PIXEL)? != 32 {
            return None;
        }
        let (width, height, line) = (word(WIDTH)?, word(HEIGHT)?, word(BYTES_PER_LINE)?);
        let pixels = file.get(word(HEADER_SIZE)? + COLOUR * word(COLOURS)?..)?;
        let mut rgb = Vec::with_capacity(width * height * 3);
        for row in pixels.chunks(line).take(height) {
            for pixel in row.as_chunks::<4>().0.iter().take(width) {
                let [blue, green, red, _] = *pixel;
                rgb.extend([red, green, blue]);
            }
        }
        (rgb.len() == width * height * 3).then_some(Self { width, height, rgb })
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

    /// Two pixels beside each other on a display without a colour map.
    fn file(pixels: [[u8; 4]; 2], version: u32) -> Vec<u8> {
        let mut words = [0_u32; 25];
        (words[0], words[1]) = (100, version);
        (words[4], words[5], words[11], words[12]) = (2, 1, 32, 8);
        let header = words.iter().flat_map(|word| word.to_be_bytes());
        header.chain(pixels.concat()).collect()
    }

    #[test]
    fn what_the_display_shows_is_read_and_compared() {
        let one = Picture::read(&file([[1, 2, 3, 0], [0, 0, 0, 0]], 7)).unwrap();
        assert_eq!(
            (one.width, one.height, one.rgb.as_slice()),
            (2, 1, &[3, 2, 1, 0, 0, 0][..])
        );
        let other = Picture::read(&file([[1, 2, 3, 0], [0, 0, 200, 0]], 7)).unwrap();
        assert_eq!(one.differs(&other, (0, 0, 2, 1)), 500);
        assert_eq!(one.differs(&other, (0, 0, 1, 1)), 0);
        assert_eq!((one.colours((0, 0, 2, 1)), other.colours((0, 0, 2, 1))), (1, 2));
    }

    #[test]
    fn a_file_that_is_something_else_is_refused() {
        assert_eq!(Picture::read(&file([[0; 4]; 2], 6)), None);
        let whole = file([[0; 4]; 2], 7);
        assert_eq!(Picture::read(&whole[..whole.len() - 1]), None);
        assert_eq!(Picture::read(&[]), None);
    }
}
