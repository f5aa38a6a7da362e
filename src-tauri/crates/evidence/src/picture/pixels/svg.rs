//! SVG 1.1 and the static part of 2, drawn by resvg at the size that is wanted: no script runs, nothing is fetched, no
//! file and no font of the system is there. Words are set in the two fonts that Assay carries.

use super::colour::Meant;
use super::plan::{Plan, Turn};
use super::raster::{Colours, Raster};
use super::{Drawn, PictureWanted, within};
use crate::fault::{Fault, Found, Needed};
use crate::format::Format;
use crate::picture;
use crate::report::Caveat;
use crate::window::{ReadAt, Window};
use crate::xml::{Event, Xml};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, ImageKind, Options, Tree, fontdb};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Files above this are not drawn.
const LARGEST: u64 = 32 << 20;
/// Characters of a drawing without the pictures inside it: a stroke takes more than forty bytes for each.
const MOST_DRAWN: usize = 4_000_000;
/// Longest edge of what is drawn: every group with an opacity of its own takes a layer of that size.
const LONGEST_EDGE: u32 = 4_096;
/// Pixels of all pictures inside a drawing together.
const MOST_INSIDE: u64 = 16_000_000;

/// What a drawing asks for and does not get.
#[derive(Default)]
struct Asked {
    scripts: bool,
    links: bool,
    words: bool,
}

/// Draws an SVG.
pub(super) fn draw(source: &mut dyn ReadAt, wanted: &PictureWanted) -> Found<Drawn> {
    if source.size() > LARGEST {
        return Err(Fault::TooLarge);
    }
    let bytes = Window::new(source).bytes(0, usize::try_from(LARGEST).unwrap_or(usize::MAX))?;
    let text = crate::text::decode::text_of(&bytes).needed()?;
    if without_pictures(&text) > MOST_DRAWN {
        return Err(Fault::TooLarge);
    }
    let mut asked = Asked::of(text.as_bytes());
    let (inside, refused) = (AtomicU64::new(0), AtomicBool::new(false));
    let tree = Tree::from_str(&text, &options(&inside, &refused)).map_err(|_| Fault::Damaged)?;
    asked.links |= refused.load(Ordering::Relaxed);
    let (width, height) = (tree.size().width(), tree.size().height());
    let whole = (whole(width), whole(height));
    let plan = plan(whole, wanted);
    let raster = drawn(&tree, (width, height), &plan)?;
    Ok(Drawn {
        raster,
        plan,
        meant: Meant::Unsaid,
        pages: 1,
        caveats: asked.caveats(),
    })
}

/// The characters of a drawing but for the pictures that stand in it as `data:` addresses.
fn without_pictures(text: &str) -> usize {
    let mut parts = text.split(";base64,");
    let first = parts.next().map_or(0, str::len);
    let ended = |part: &str| part.find(['"', '\'']).map_or(0, |end| part.len() - end);
    first + parts.map(ended).sum::<usize>()
}

/// A drawing has no pixels of its own, so it is drawn as large as is wanted.
fn plan(size: (u32, u32), wanted: &PictureWanted) -> Plan {
    let edge = wanted.long_edge_px.min(LONGEST_EDGE);
    let mut plan = Plan::new(size, Turn::of(1), wanted.region, edge);
    let (across, down) = plan.part.pixels(size.0, size.1);
    let scale = f64::from(edge) / across.max(down);
    plan.size = (whole_of(across * scale), whole_of(down * scale));
    plan
}

fn drawn(tree: &Tree, (width, height): (f32, f32), plan: &Plan) -> Found<Raster> {
    let mut paper = Pixmap::new(plan.size.0, plan.size.1).needed()?;
    paper.fill(Color::WHITE);
    #[expect(clippy::cast_possible_truncation, reason = "resvg calculates with 32 bits")]
    let single = |value: f64| value as f32;
    let part = &plan.part;
    let scale = |pixels: u32, (from, to): (f64, f64), length: f32| single(f64::from(pixels) / (to - from)) / length;
    let (across, down) = (
        scale(plan.size.0, part.across, width),
        scale(plan.size.1, part.down, height),
    );
    let transform = Transform::from_translate(-single(part.across.0) * width, -single(part.down.0) * height)
        .post_scale(across, down);
    resvg::render(tree, transform, &mut paper.as_mut());
    let pixels = paper.pixels().iter();
    Ok(Raster {
        width: plan.size.0,
        height: plan.size.1,
        colours: Colours::Rgb,
        samples: pixels
            .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
            .collect(),
    })
}

/// Pictures inside the drawing only as far as they are small and no drawings themselves; nothing by name.
fn options<'a>(inside: &'a AtomicU64, refused: &'a AtomicBool) -> Options<'a> {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(epaint_default_fonts::UBUNTU_LIGHT.to_vec());
    fonts.load_font_data(epaint_default_fonts::HACK_REGULAR.to_vec());
    let families: Vec<String> = fonts
        .faces()
        .filter_map(|face| Some(face.families.first()?.0.clone()))
        .collect();
    if let [letters, code] = families.as_slice() {
        fonts.set_serif_family(letters);
        fonts.set_sans_serif_family(letters);
        fonts.set_cursive_family(letters);
        fonts.set_fantasy_family(letters);
        fonts.set_monospace_family(code);
    }
    let refuse = || {
        refused.store(true, Ordering::Relaxed);
        None
    };
    Options {
        resources_dir: None,
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(move |_, data, _| small(data, inside).or_else(refuse)),
            resolve_string: Box::new(move |_, _| refuse()),
        },
        fontdb: Arc::new(fonts),
        ..Options::default()
    }
}

/// A picture inside a drawing, by its true type.
fn small(data: Arc<Vec<u8>>, inside: &AtomicU64) -> Option<ImageKind> {
    let mut bytes = data.as_slice();
    let format = crate::sniff::sniff_window(&mut Window::new(&mut bytes), "")
        .ok()?
        .format;
    let header = picture::read(&mut Window::new(&mut bytes), format).ok()?;
    within(header.width, header.height).ok()?;
    let pixels = u64::from(header.width) * u64::from(header.height);
    (inside.fetch_add(pixels, Ordering::Relaxed) + pixels <= MOST_INSIDE).then_some(())?;
    match format {
        Format::Jpeg => Some(ImageKind::JPEG(data)),
        Format::Png => Some(ImageKind::PNG(data)),
        Format::Gif => Some(ImageKind::GIF(data)),
        Format::Webp => Some(ImageKind::WEBP(data)),
        _ => None,
    }
}

impl Asked {
    /// What stands in the file, whether it would have been drawn or not.
    fn of(text: &[u8]) -> Self {
        let (mut asked, mut style) = (Self::default(), false);
        for event in Xml::new(text) {
            match event {
                Event::Start(element) => {
                    style = element.name == "style";
                    asked.scripts |= matches!(element.name.as_str(), "script" | "foreignObject" | "handler");
                    asked.words |= element.name == "text";
                    for (name, value) in &element.attributes {
                        asked.scripts |= name.starts_with("on") || value.trim_start().starts_with("javascript:");
                        let linked = name == "href" && element.name != "a";
                        asked.links |= (linked && leads_out(value)) || css_leads_out(value);
                    }
                }
                Event::Text(text) => asked.links |= style && (text.contains("@import") || css_leads_out(&text)),
                Event::End(_) => style = false,
            }
        }
        asked
    }

    fn caveats(&self) -> Vec<Caveat> {
        let caveats = [
            (self.scripts, Caveat::ScriptsLeftOut),
            (self.links, Caveat::LinksLeftOut),
            (self.words, Caveat::OtherLetters),
        ];
        caveats
            .into_iter()
            .filter_map(|(asked, caveat)| asked.then_some(caveat))
            .collect()
    }
}

fn leads_out(href: &str) -> bool {
    let href = href.trim();
    !href.is_empty() && !href.starts_with('#') && !href.starts_with("data:")
}

fn css_leads_out(css: &str) -> bool {
    css.split("url(").skip(1).any(|rest| {
        let inside = rest.split(')').next().unwrap_or_default();
        leads_out(inside.trim().trim_matches(['"', '\'']))
    })
}

fn whole(length: f32) -> u32 {
    whole_of(f64::from(length))
}

/// Pixels, at least one.
fn whole_of(length: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped first")]
    {
        length.round().clamp(1.0, 1e9) as u32
    }
}
