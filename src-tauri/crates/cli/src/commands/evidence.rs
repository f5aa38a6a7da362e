//! `assay evidence`: what a file is, and the text in it.

use super::Context;
use crate::answer::Answer;
use crate::args::Evidence;
use assay_app::{Failure, evidence};
use serde_json::json;

pub(super) fn run(context: &Context, command: Evidence) -> Result<Answer, Failure> {
    match command {
        Evidence::Probe { file } => {
            let probe = evidence::probe_file(&context.assay, &file, context.watcher())?;
            let what = context.say(probe.format.name_key(), &[]);
            let mut lines = vec![format!("{}: {what} ({})", file.display(), probe.media_type)];
            let facts = [
                (
                    "duration",
                    probe.duration_ms.map(|ms| assay_app::model::MediaTime(ms).to_string()),
                ),
                ("pages", probe.pages.map(|pages| pages.to_string())),
                ("captions", probe.cues.map(|cues| cues.to_string())),
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
            let text = evidence::text_of_file(&context.assay, &file, context.watcher())?;
            let data = json!({ "extractor": text.extractor, "pages": text.pages, "truncated": text.truncated });
            let mut lines = Vec::new();
            for (number, page) in (1u32..).zip(text.pages) {
                if number > 1 {
                    lines.push(context.say("text-page", &[("number", &number.to_string())]));
                }
                lines.push(page);
            }
            Ok(Answer::done(lines, data))
        }
    }
}
