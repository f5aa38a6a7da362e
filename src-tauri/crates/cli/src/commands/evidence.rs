//! `assay evidence`: what a file is, the text in it, and its pages.

use super::Context;
use crate::answer::Answer;
use crate::args::{Evidence, Page};
use assay_app::evidence::{self, Form, Scale, View};
use assay_app::{Failure, Kind, codes};
use serde_json::json;
use std::path::{Path, PathBuf};

pub(super) fn run(context: &Context, command: Evidence) -> Result<Answer, Failure> {
    match command {
        Evidence::Probe { file } => {
            let probe = evidence::probe_file(&context.assay, &file, &context.watcher)?;
            let what = context.say(probe.format.name_key(), &[]);
            let mut lines = vec![format!("{}: {what} ({})", file.display(), probe.media_type)];
            let facts = [
                (
                    "duration",
                    probe.duration_ms.map(|ms| assay_app::model::MediaTime(ms).to_string()),
                ),
                ("pages", probe.pages.map(|pages| pages.to_string())),
                ("words", probe.words.map(|words| words.to_string())),
                (
                    "size",
                    probe
                        .width_px
                        .zip(probe.height_px)
                        .map(|(width, height)| format!("{width} × {height}")),
                ),
            ];
            for (name, value) in facts {
                lines.extend(value.map(|value| context.say(&format!("probe-{name}"), &[("value", &value)])));
            }
            lines.extend(
                probe
                    .tracks
                    .iter()
                    .map(|track| context.say("probe-track", &[("value", &track.name)])),
            );
            let findings = evidence::findings(&file.display().to_string(), &probe);
            let data = serde_json::to_value(&probe).unwrap_or_default();
            Ok(Answer::done(lines, data).with(findings))
        }
        Evidence::Text { file } => {
            let text = evidence::text_of_file(&context.assay, &file, &context.watcher)?;
            let data = json!({ "extractor": text.extractor, "pages": text.pages, "truncated": text.truncated });
            Ok(Answer::done(vec![text.pages.join("\n\u{c}\n")], data))
        }
        Evidence::Page(order) => pages(context, &order),
        Evidence::Words { file, page } => {
            let text = evidence::words_of_page(&context.assay, &file, page, &context.watcher)?;
            let data = serde_json::to_value(&text).unwrap_or_default();
            Ok(Answer::done(vec![text.text], data))
        }
    }
}

fn pages(context: &Context, order: &Page) -> Result<Answer, Failure> {
    let view = view(order)?;
    let (first, last) = order.page;
    let (mut lines, mut data) = (Vec::new(), Vec::new());
    for page in first..=last {
        let out = numbered(&order.out, page, first < last)?;
        let picture = evidence::draw_page(&context.assay, &order.file, page, view, &out, &context.watcher)?;
        let size = format!("{} × {}", picture.width_px, picture.height_px);
        let told = [("path", out.display().to_string()), ("value", size)];
        let told: Vec<(&str, &str)> = told.iter().map(|(name, value)| (*name, value.as_str())).collect();
        lines.push(context.say("page-drawn", &told));
        data.push(json!({ "out": out.display().to_string(), "picture": picture }));
    }
    Ok(Answer::done(lines, json!({ "pages": data })))
}

fn view(order: &Page) -> Result<View, Failure> {
    let sizes = [
        order.scale.map(Scale::PixelsPerInch),
        order.width.map(Scale::Width),
        order.long_edge.map(Scale::LongEdge),
    ];
    let extension = order.out.extension().map(|extension| extension.to_ascii_lowercase());
    let form = match extension.as_ref().and_then(|extension| extension.to_str()) {
        Some("jpg" | "jpeg") => Form::Jpeg,
        Some("png") => Form::Png,
        _ => return Err(Failure::new(Kind::Usage, codes::PICTURE_FORM_UNKNOWN).with("path", order.out.display())),
    };
    Ok(View {
        scale: sizes.into_iter().flatten().next().unwrap_or(Scale::Own),
        tile: order.tile,
        form,
    })
}

/// Where the picture of a page goes.
fn numbered(out: &Path, page: u32, several: bool) -> Result<PathBuf, Failure> {
    let name = out.to_string_lossy();
    if several && !name.contains("%d") {
        return Err(Failure::new(Kind::Usage, codes::PICTURE_NAME_ALIKE).with("path", out.display()));
    }
    Ok(PathBuf::from(name.replace("%d", &page.to_string())))
}
