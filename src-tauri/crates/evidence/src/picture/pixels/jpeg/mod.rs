//! JPEG (ITU T.81): baseline, extended and progressive, eight bits, decoded at a scale of so many eighths.
//!
//! Written here because no crate decodes at a reduced scale as fast as it can be done: a thumbnail needs the mean of each
//! block only, so that everything else is jumped over, several symbols at a look (PLATFORM 9.3). Components stay planes of
//! their own until they have the size that is wanted, so colours are never blown up to be shrunk again. Arithmetic coding,
//! lossless and 12-bit pictures are refused; what is damaged is shown as far as it goes, and said.

mod bits;
mod header;
mod huffman;
mod plane;
mod progressive;
mod sequential;
mod stream;
mod walk;

pub(crate) use plane::Plane;

use super::MOST_DECODED;
use crate::fault::{Fault, Found, Needed};
use crate::picture::MOST_PIXELS;
use crate::window::ReadAt;
use header::{Frame, Header, Scan};
use progressive::Coefficients;
use sequential::Sequential;
use std::ops::Range;
use stream::Stream;

/// Bytes that the coefficients of a progressive picture may take; beyond, only the means are read.
const MOST_COEFFICIENTS: u64 = 160 << 20;

/// How the planes make colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Model {
    /// Brightness alone.
    Grey,
    /// Brightness and two colour differences (JFIF).
    Ycc,
    /// Red, green, blue.
    Rgb,
    /// Four inks.
    Cmyk {
        /// The first three are brightness and colour differences.
        ycc: bool,
        /// Whether 255 means no ink, as Adobe writes it.
        inverted: bool,
    },
}

/// A JPEG whose headers are read.
pub(crate) struct Jpeg<'a> {
    stream: Stream<'a>,
    header: Header,
    frame: Frame,
    first: Option<Scan>,
}

/// A decoded picture, not yet upright.
pub(crate) struct Planes {
    /// One for each component.
    pub(crate) planes: Vec<Plane>,
    /// How they make colours.
    pub(crate) model: Model,
    /// Eighths of the full size.
    pub(crate) eighths: usize,
    /// Whether nothing is missing.
    pub(crate) whole: bool,
}

impl<'a> Jpeg<'a> {
    /// Reads `source` up to its first scan. More than 200 million pixels are too large.
    pub(crate) fn open(source: &'a mut dyn ReadAt) -> Found<Self> {
        let (mut stream, mut header) = (Stream::new(source), Header::default());
        let first = header.next_scan(&mut stream)?;
        first.as_ref().needed()?;
        let frame = header.frame.clone().needed()?;
        if frame.pixels() > MOST_PIXELS {
            return Err(Fault::TooLarge);
        }
        Ok(Self {
            stream,
            header,
            frame,
            first,
        })
    }

    /// Width and height as stored.
    pub(crate) const fn size(&self) -> (u32, u32) {
        (self.frame.width, self.frame.height)
    }

    /// The EXIF block.
    pub(crate) fn exif(&self) -> Option<&[u8]> {
        self.header.exif.as_deref()
    }

    /// The colour profile, and whether there is one that is too long to be read.
    pub(crate) fn profile(&self) -> (Option<Vec<u8>>, bool) {
        (self.header.profile(), self.header.profile_too_long)
    }

    /// Decodes at `eighths` of the full size, or at one eighth where that would be too much; only the rows that the
    /// `part` of the height (0 to 1) needs are kept.
    pub(crate) fn decode(self, eighths: usize, part: &Range<f64>) -> Found<Planes> {
        let coefficients = Coefficients::bytes(&self.frame);
        let small = self.frame.pixels() > MOST_DECODED || (self.frame.progressive && coefficients > MOST_COEFFICIENTS);
        match if small { 1 } else { eighths.clamp(1, 8) } {
            1 => self.at::<1>(part),
            2 => self.at::<2>(part),
            3 => self.at::<3>(part),
            4 => self.at::<4>(part),
            5 => self.at::<5>(part),
            6 => self.at::<6>(part),
            7 => self.at::<7>(part),
            _ => self.at::<8>(part),
        }
    }

    fn at<const N: usize>(mut self, part: &Range<f64>) -> Found<Planes> {
        let components = self.frame.components.iter();
        let mut planes: Vec<Plane> = components
            .map(|component| Plane::new(&self.frame, component, N, part))
            .collect();
        let whole = if self.frame.progressive {
            self.progressive::<N>(&mut planes)?
        } else {
            self.sequential::<N>(&mut planes)?
        };
        let planes = planes.into_iter().zip(&self.frame.components);
        Ok(Planes {
            planes: planes.map(|(plane, component)| plane.trimmed(component)).collect(),
            model: self.model(),
            eighths: N,
            whole,
        })
    }

    fn sequential<const N: usize>(&mut self, planes: &mut [Plane]) -> Found<bool> {
        let (mut whole, mut next) = (true, self.first.take());
        let mut missing: Vec<usize> = (0..planes.len()).collect();
        while let Some(scan) = next {
            whole &= walk::walk(
                &mut self.stream,
                &self.frame,
                &scan,
                &mut Sequential::<N>::new(&scan, planes)?,
            )?;
            missing.retain(|component| scan.parts.iter().all(|part| part.component != *component));
            next = if missing.is_empty() {
                None
            } else {
                self.header.next_scan(&mut self.stream)?
            };
        }
        Ok(whole && missing.is_empty())
    }

    fn progressive<const N: usize>(&mut self, planes: &mut [Plane]) -> Found<bool> {
        let mut coefficients = Coefficients::new(&self.frame, N == 1);
        let (mut whole, mut next, mut ended) = (true, self.first.take(), false);
        while let Some(scan) = next {
            whole &= coefficients.scan(&mut self.stream, &self.frame, &scan)?;
            if N == 1 && coefficients.has_means() {
                ended = true;
                break;
            }
            next = self.header.next_scan(&mut self.stream)?;
            ended = next.is_none() && self.header.ended;
        }
        coefficients.into_planes::<N>(planes);
        Ok(whole && ended)
    }

    fn model(&self) -> Model {
        match self.frame.components.len() {
            1 => Model::Grey,
            3 if self.header.says_rgb() => Model::Rgb,
            3 => Model::Ycc,
            _ => Model::Cmyk {
                ycc: self.header.adobe == Some(2),
                inverted: self.header.adobe.is_some(),
            },
        }
    }
}
