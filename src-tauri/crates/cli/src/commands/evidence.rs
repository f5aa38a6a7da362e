//! `assay evidence`: what a file is, the text in it, and what it sounds like.

use super::Context;
use crate::answer::Answer;
use crate::args::Evidence;
use assay_app::model::MediaTime;
use assay_app::{Failure, Sound, evidence};
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
        Evidence::Peaks { file, out } => {
            let sound = evidence::peaks_of_file(&context.assay, &file, &out, &context.watcher)?;
            let data = serde_json::to_value(&sound).unwrap_or_default();
            Ok(Answer::done(heard(context, &sound, &out.display().to_string()), data))
        }
    }
}

fn heard(context: &Context, sound: &Sound, path: &str) -> Vec<String> {
    let time = |ms: u32| MediaTime(ms).to_string();
    let mut lines = vec![context.say("peaks-written", &[("duration", &time(sound.duration_ms)), ("path", path)])];
    if sound.lost_ms > 0 {
        lines.push(context.say("peaks-lost", &[("value", &time(sound.lost_ms))]));
    }
    let spoken = sound.speech.iter().map(|span| span.length_ms).sum();
    lines.push(context.say("peaks-speech", &[("value", &time(spoken))]));
    lines.extend(sound.pauses.iter().map(|span| {
        let (at, length) = (time(span.start_ms), time(span.length_ms));
        context.say("peaks-pause", &[("at", &at), ("value", &length)])
    }));
    lines
}
