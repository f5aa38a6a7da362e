//! From the planes of a JPEG to a raster at the wanted size.

use super::colour::Meant;
use super::jpeg::{Jpeg, Model, Plane, Planes};
use super::lanczos::resized;
use super::plan::{Part, Plan, Turn};
use super::raster::{Colours, Crop, Raster};
use super::{Drawn, PictureWanted};
use crate::fault::{Fault, Found, Needed};
use crate::picture::exif;
use crate::report::Caveat;
use crate::window::ReadAt;

/// Decodes a JPEG.
pub(super) fn draw(source: &mut dyn ReadAt, wanted: &PictureWanted) -> Found<Drawn> {
    let jpeg = Jpeg::open(source)?;
    let exif = jpeg.exif().map(exif::read).unwrap_or_default();
    let plan = Plan::new(
        jpeg.size(),
        Turn::of(exif.orientation),
        wanted.region,
        wanted.long_edge_px,
    );
    let meant = match jpeg.profile() {
        (Some(profile), _) => Meant::Profile(profile),
        (None, true) => Meant::Unread,
        (None, false) if exif.adobe_rgb => Meant::AdobeRgb,
        (None, false) => Meant::Unsaid,
    };
    let eighths = eighths(jpeg.size(), &plan);
    let planes = jpeg.decode(eighths, &(plan.part.down.0..plan.part.down.1))?;
    let mut caveats = Vec::new();
    if !planes.whole {
        caveats.push(Caveat::Incomplete);
    }
    if planes.eighths < eighths {
        caveats.push(Caveat::Coarse);
    }
    let raster = raster(&planes, &plan.part, plan.size)?;
    Ok(Drawn {
        raster,
        plan,
        meant,
        pages: 1,
        caveats,
    })
}

/// All of an upright JPEG without a profile in `size` pixels, no more than it has. Damage is one where any of it is missing.
pub(super) fn whole(mut jpeg: &[u8], size: (u32, u32)) -> Found<Raster> {
    let source: &mut dyn ReadAt = &mut jpeg;
    let jpeg = Jpeg::open(source)?;
    let plan = Plan {
        part: Part::ALL,
        size,
        turn: Turn::of(1),
        whole: jpeg.size(),
    };
    let eighths = eighths(jpeg.size(), &plan);
    let planes = jpeg.decode(eighths, &(0.0..1.0))?;
    if !planes.whole || planes.eighths < eighths {
        return Err(Fault::Damaged);
    }
    raster(&planes, &plan.part, size)
}

/// All samples of a JPEG that is a part of a TIFF, pixel by pixel; of `size`, whatever it says of itself. Its colours are
/// what the TIFF says they are.
pub(super) fn samples(source: &mut dyn ReadAt, (width, height): (u32, u32), ycc: bool) -> Found<Vec<u8>> {
    let jpeg = Jpeg::open(source)?;
    let (stored_width, stored_height) = jpeg.size();
    // The last strip of a page may be shorter than its JPEG, and the other way round.
    if stored_width != width || stored_height > height.saturating_mul(2).max(64) {
        return Err(Fault::Damaged);
    }
    let mut planes = jpeg.decode(8, &(0.0..1.0))?;
    planes.model = match planes.planes.len() {
        1 => Model::Grey,
        3 if ycc => Model::Ycc,
        3 => Model::Rgb,
        _ => Model::Cmyk {
            ycc: false,
            inverted: false,
        },
    };
    Ok(raster(&planes, &Part::ALL, (stored_width, stored_height))?.samples)
}

/// The smallest scale that still has as many pixels as are wanted.
fn eighths((width, height): (u32, u32), plan: &Plan) -> usize {
    let pixels = plan.part.pixels(width, height);
    let enough = |eighths: &u8| {
        let share = f64::from(*eighths) / 8.0;
        pixels.0 * share >= f64::from(plan.size.0) && pixels.1 * share >= f64::from(plan.size.1)
    };
    usize::from((1..8_u8).find(enough).unwrap_or(8))
}

fn raster(planes: &Planes, part: &Part, size: (u32, u32)) -> Found<Raster> {
    let sized = |plane: &Plane| {
        let (width, height) = plane.extent;
        let crop = Crop {
            left: part.across.0 * width,
            top: part.down.0 * height - plane.above,
            width: (part.across.1 - part.across.0) * width,
            height: (part.down.1 - part.down.0) * height,
        };
        let stored = (u32::try_from(plane.width).ok(), u32::try_from(plane.height).ok());
        let stored = (stored.0.needed()?, stored.1.needed()?);
        Ok(resized(&plane.samples, stored, 1, crop, size))
    };
    let parts = planes.planes.iter().map(sized).collect::<Found<Vec<_>>>()?;
    let (colours, samples) = merged(parts, planes.model).needed()?;
    Ok(Raster {
        width: size.0,
        height: size.1,
        colours,
        samples,
    })
}

fn merged(mut parts: Vec<Vec<u8>>, model: Model) -> Option<(Colours, Vec<u8>)> {
    let inverted = |samples: &mut Vec<u8>| samples.iter_mut().for_each(|sample| *sample = 255 - *sample);
    let samples = match (model, parts.as_mut_slice()) {
        (Model::Grey, [grey]) => return Some((Colours::Grey, std::mem::take(grey))),
        (Model::Ycc, [y, cb, cr]) => ycc(y, cb, cr),
        (Model::Rgb, [r, g, b]) => woven([r, g, b]),
        (
            Model::Cmyk {
                ycc: false,
                inverted: turned,
            },
            [c, m, y, k],
        ) => {
            let mut inks = woven([c, m, y, k]);
            if turned {
                inverted(&mut inks);
            }
            return Some((Colours::Cmyk, inks));
        }
        // The transform gives what the first three inks leave of the light; the inks themselves where they are inverted.
        (
            Model::Cmyk {
                ycc: true,
                inverted: turned,
            },
            [y, cb, cr, k],
        ) => {
            let mut inks = ycc(y, cb, cr);
            inverted(if turned { k } else { &mut inks });
            let pixels = inks.chunks_exact(3).zip(k.iter());
            let inks = pixels.flat_map(|(pixel, black)| match pixel {
                [c, m, y] => [*c, *m, *y, *black],
                _ => [0; 4],
            });
            return Some((Colours::Cmyk, inks.collect()));
        }
        _ => return None,
    };
    Some((Colours::Rgb, samples))
}

/// One sample of each plane after the other.
fn woven<const N: usize>(planes: [&mut Vec<u8>; N]) -> Vec<u8> {
    let length = planes.iter().map(|plane| plane.len()).min().unwrap_or(0);
    let mut woven = vec![0; length * N];
    for (place, plane) in planes.iter().enumerate() {
        let places = woven.iter_mut().skip(place).step_by(N);
        places.zip(plane.iter()).for_each(|(to, from)| *to = *from);
    }
    woven
}

/// Brightness and colour differences to red, green and blue (JFIF 1.02), in 16 bits of fraction.
fn ycc(y: &[u8], cb: &[u8], cr: &[u8]) -> Vec<u8> {
    const HALF: i32 = 1 << 15;
    let mut pixels = Vec::with_capacity(y.len() * 3);
    for ((y, cb), cr) in y.iter().zip(cb).zip(cr) {
        let (y, cb, cr) = (i32::from(*y) << 16, i32::from(*cb) - 128, i32::from(*cr) - 128);
        let sample = |value: i32| u8::try_from(((value + HALF) >> 16).clamp(0, 255)).unwrap_or(0);
        pixels.extend([
            sample(y + 91_881 * cr),
            sample(y - 22_554 * cb - 46_802 * cr),
            sample(y + 116_130 * cb),
        ]);
    }
    pixels
}
