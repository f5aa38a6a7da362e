//! `assay evidence`: what a file is, the text in it, and a small picture of it.

use super::Context;
use crate::answer::Answer;
use crate::args::Evidence;
use assay_app::Failure;
use assay_app::evidence::{self, PictureWanted};
use serde_json::json;

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
        Evidence::Thumbnail { file, page, size, out } => {
            let wanted = PictureWanted {
                page,
                long_edge_px: size,
                ..PictureWanted::THUMBNAIL
            };
            let picture = evidence::picture_of_file(&context.assay, &file, wanted, &out, &context.watcher)?;
            let (width, height) = (picture.width_px.to_string(), picture.height_px.to_string());
            let path = out.display().to_string();
            let said = context.say(
                "picture-made",
                &[("path", &path), ("width", &width), ("height", &height)],
            );
            let findings = evidence::caveats(&file.display().to_string(), &picture);
            let data = serde_json::to_value(&picture).unwrap_or_default();
            Ok(Answer::done(vec![said], data).with(findings))
        }
    }
}
