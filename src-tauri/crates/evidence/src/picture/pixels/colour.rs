//! Colours as they are meant, in sRGB: by the picture's own profile where it has a sound one. A profile is a hint from a
//! stranger: read in the cage, up to a size, never handed on; where it cannot be followed, that is said.

use super::raster::{Colours, Raster};
use crate::report::{Caveat, Doubt};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// What a file says about its colours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Meant {
    /// Nothing: sRGB, as everybody assumes.
    #[default]
    Unsaid,
    /// An ICC profile (ICC.1:2022).
    Profile(Vec<u8>),
    /// An ICC profile that is longer than is read, or that cannot be unpacked.
    Unread,
    /// Adobe RGB (1998), as cameras note it in EXIF (DCF 2.0, 4.2).
    AdobeRgb,
    /// In a way that is not followed here: another gamma, a high dynamic range.
    Otherwise,
}

/// `raster` in sRGB, and why its colours may be wrong all the same.
pub(crate) fn srgb(raster: Raster, meant: &Meant) -> (Raster, Option<Caveat>) {
    let profile = match meant {
        Meant::Unsaid => None,
        Meant::Profile(bytes) => Some(ColorProfile::new_from_slice(bytes).ok()),
        Meant::AdobeRgb => Some(Some(ColorProfile::new_adobe_rgb())),
        Meant::Unread | Meant::Otherwise => Some(None),
    };
    let converted = profile.map(|profile| profile.and_then(|profile| converted(&raster, &profile)));
    match converted {
        Some(Some(raster)) => (raster, None),
        Some(None) => (plain(raster), Some(Caveat::Colours { why: Doubt::Profile })),
        None if raster.colours == Colours::Cmyk => (plain(raster), Some(Caveat::Colours { why: Doubt::Inks })),
        None => (raster, None),
    }
}

fn converted(raster: &Raster, profile: &ColorProfile) -> Option<Raster> {
    let (space, layout) = match raster.colours {
        Colours::Grey => (DataColorSpace::Gray, Layout::Gray),
        Colours::Rgb => (DataColorSpace::Rgb, Layout::Rgb),
        Colours::Cmyk => (DataColorSpace::Cmyk, Layout::Rgba),
    };
    if profile.color_space != space {
        return None;
    }
    let target = ColorProfile::new_srgb();
    let transform = profile.create_transform_8bit(layout, &target, Layout::Rgb, TransformOptions::default());
    let mut samples = vec![0; raster.width as usize * raster.height as usize * 3];
    transform.ok()?.transform(&raster.samples, &mut samples).ok()?;
    Some(Raster {
        width: raster.width,
        height: raster.height,
        colours: Colours::Rgb,
        samples,
    })
}

/// Without a profile: grey and RGB as they are, inks as if each let through what it does not cover.
fn plain(raster: Raster) -> Raster {
    if raster.colours != Colours::Cmyk {
        return raster;
    }
    let through = |ink: u8, black: u8| {
        let product = u32::from(255 - ink) * u32::from(255 - black);
        u8::try_from((product + 127) / 255).unwrap_or(u8::MAX)
    };
    let pixels = raster.samples.chunks_exact(4);
    let samples = pixels.flat_map(|pixel| match pixel {
        [c, m, y, k] => [through(*c, *k), through(*m, *k), through(*y, *k)],
        _ => [0; 3],
    });
    Raster {
        samples: samples.collect(),
        colours: Colours::Rgb,
        ..raster
    }
}
