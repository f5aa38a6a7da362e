//! GIF (GIF89a): the first picture of it, line by line.

use super::colour::Meant;
use super::plan::{Plan, Turn};
use super::reading::Reading;
use super::rows::{Rows, Stored};
use super::{Drawn, PictureWanted, within};
use crate::fault::{Fault, Found, Needed};
use crate::picture::raster;
use crate::report::Caveat;
use crate::window::{ReadAt, Window};
use ::gif::{ColorOutput, DecodeOptions, Decoder, DecodingError};
use std::io::Read;

/// Frames that are counted.
const MOST_FRAMES: u32 = 100_000;

/// One frame: where it lies on the screen, its lines as indices, its colours.
struct Frame {
    left: usize,
    top: usize,
    width: usize,
    height: usize,
    transparent: Option<u8>,
    palette: Vec<u8>,
    indices: Vec<u8>,
    whole: bool,
}

/// Decodes the first frame of a GIF.
pub(super) fn draw(source: &mut dyn ReadAt, wanted: &PictureWanted) -> Found<Drawn> {
    let header = raster::gif(&mut Window::new(source), MOST_FRAMES)?;
    within(header.width, header.height)?;
    let size = (header.width, header.height);
    let plan = Plan::new(size, Turn::of(1), wanted.region, wanted.long_edge_px);
    let mut reading = Reading::new(source);
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::Indexed);
    let outcome = options.read_info(&mut reading);
    let outcome = outcome
        .map_err(|_| Fault::Damaged)
        .and_then(|mut decoder| frame(&mut decoder));
    let frame = reading.result(outcome, |fault| fault)?;
    let mut rows = Rows::new(size, Stored::Rgba, &plan);
    for y in 0..size.1 as usize {
        if rows.enough() {
            break;
        }
        rows.push(&frame.row(y, size.0 as usize));
    }
    let mut caveats = Vec::new();
    caveats.extend((!frame.whole).then_some(Caveat::Incomplete));
    caveats.extend(
        header
            .frames
            .filter(|frames| *frames > 1)
            .map(|frames| Caveat::FirstOfSeveral { frames }),
    );
    Ok(Drawn {
        raster: rows.finish()?.0,
        plan,
        meant: Meant::Unsaid,
        pages: 1,
        caveats,
    })
}

fn frame<R: Read>(decoder: &mut Decoder<R>) -> Found<Frame> {
    let damaged = |_: DecodingError| Fault::Damaged;
    let info = decoder.next_frame_info().map_err(damaged)?.needed()?;
    let (width, height) = (usize::from(info.width), usize::from(info.height));
    within(u32::from(info.width), u32::from(info.height))?;
    let mut frame = Frame {
        left: usize::from(info.left),
        top: usize::from(info.top),
        width,
        height,
        transparent: info.transparent,
        palette: Vec::new(),
        indices: vec![0; width * height],
        whole: true,
    };
    let interlaced = info.interlaced;
    frame.palette = decoder.palette().map_err(damaged)?.to_vec();
    let lines: Vec<usize> = if interlaced {
        let pass = |from: usize, step: usize| (from..height).step_by(step);
        pass(0, 8)
            .chain(pass(4, 8))
            .chain(pass(2, 4))
            .chain(pass(1, 2))
            .collect()
    } else {
        (0..height).collect()
    };
    for (read, y) in lines.iter().enumerate() {
        let line = frame.indices.get_mut(y * width..(y + 1) * width).needed()?;
        if !matches!(decoder.fill_buffer(line), Ok(true)) {
            if read == 0 {
                return Err(Fault::Damaged);
            }
            frame.whole = false;
            frame.missing(lines.get(read..).unwrap_or_default());
            break;
        }
    }
    Ok(frame)
}

impl Frame {
    /// Lines that could not be read are as if they were transparent.
    fn missing(&mut self, lines: &[usize]) {
        if let Some(first) = lines.iter().min() {
            self.height = *first;
        }
    }

    /// A row of the screen as RGBA.
    fn row(&self, y: usize, width: usize) -> Vec<u8> {
        let mut row = vec![0; width * 4];
        let line = y.checked_sub(self.top).filter(|line| *line < self.height);
        let indices = line.and_then(|line| self.indices.get(line * self.width..(line + 1) * self.width));
        let places = row.chunks_exact_mut(4).skip(self.left);
        for (pixel, index) in places.zip(indices.unwrap_or_default()) {
            let at = usize::from(*index) * 3;
            let colour = self
                .palette
                .get(at..at + 3)
                .filter(|_| Some(*index) != self.transparent);
            if let (Some([r, g, b]), [to_r, to_g, to_b, opaque]) = (colour, pixel) {
                (*to_r, *to_g, *to_b, *opaque) = (*r, *g, *b, 255);
            }
        }
        row
    }
}
