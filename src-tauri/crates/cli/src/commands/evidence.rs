//! `assay evidence`: what a file is, the text in it, its pages, what it sounds like, a small picture, and where places are.

use super::Context;
use crate::answer::Answer;
use crate::args::{Evidence, Page};
use assay_app::evidence::{self, Form, PictureWanted, Scale, View};
use assay_app::model::{Length, MediaTime};
use assay_app::places::{self, Cited, Located};
use assay_app::{Failure, Kind, Sound, Wanted, bundles, codes};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub(super) fn run(context: &Context, command: Evidence) -> Result<Answer, Failure> {
    match command {
        Evidence::Probe { file } => {
            let probe = evidence::probe_file(&context.assay, &file, context.watcher())?;
            let what = context.say(probe.format.name_key(), &[]);
            let mut lines = vec![format!("{}: {what} ({})", file.display(), probe.media_type)];
            let facts = [
                (
                    "duration",
                    probe.duration_ms.map(|ms| Length::from(MediaTime(ms)).to_string()),
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
            let data = serde_json::to_value(evidence::told(&probe, &findings)).unwrap_or_default();
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
        Evidence::Peaks {
            file,
            out,
            waveform_only,
        } => {
            let wanted = if waveform_only {
                Wanted::Waveform
            } else {
                Wanted::Speech
            };
            let sound = evidence::peaks_of_file(&context.assay, &file, &out, wanted, context.watcher())?;
            let data = serde_json::to_value(&sound).unwrap_or_default();
            Ok(Answer::done(heard(context, &sound, &out.display().to_string()), data))
        }
        Evidence::Place(mark) => super::mark::run(context, &mark),
        Evidence::Locate {
            result,
            evidence,
            large,
        } => {
            bundles::ask_about(&evidence, large)?;
            locate(context, &result, &evidence)
        }
        Evidence::Thumbnail { file, page, size, out } => thumbnail(context, &file, page, size, &out),
        Evidence::Page(order) => pages(context, &order),
        Evidence::Words { file, page } => {
            let text = evidence::words_of_page(&context.assay, &file, page, context.watcher())?;
            let data = serde_json::to_value(&text).unwrap_or_default();
            Ok(Answer::done(vec![text.text], data))
        }
    }
}

fn thumbnail(context: &Context, file: &Path, page: u32, size: u32, out: &Path) -> Result<Answer, Failure> {
    let wanted = PictureWanted {
        page,
        long_edge_px: size,
        ..PictureWanted::THUMBNAIL
    };
    let picture = evidence::picture_of_file(&context.assay, file, wanted, out, context.watcher())?;
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

fn locate(context: &Context, result: &Path, evidence: &Path) -> Result<Answer, Failure> {
    let cited = places::locate_all(&context.assay, result, evidence, context.watcher())?;
    let count = |wanted: &str| cited.iter().filter(|cited| state(cited) == wanted).count();
    let [exactly, by_context, lost] = ["exactly", "by-context", "lost"].map(count);
    let numbers = [exactly, by_context, lost].map(|number| number.to_string());
    let [exactly_words, by_context_words, lost_words] = &numbers;
    let line = context.say(
        "places-located",
        &[
            ("exactly", exactly_words),
            ("context", by_context_words),
            ("lost", lost_words),
        ],
    );
    let findings = places::findings(&cited, &context.assay.messages);
    let data = json!({
        "exactly": exactly, "byContext": by_context, "lost": lost,
        "places": cited.iter().map(place).collect::<Vec<_>>(),
    });
    Ok(Answer::done(vec![line], data).with(findings))
}

const fn state(cited: &Cited) -> &'static str {
    match cited.located {
        Some(Located::Exactly) => "exactly",
        Some(Located::ByContext(_)) => "by-context",
        Some(Located::Lost(_)) | None => "lost",
    }
}

fn place(cited: &Cited) -> Value {
    let mut object = json!({
        "annotation": cited.annotation, "artifact": cited.artifact, "path": cited.path,
        "state": state(cited), "selector": places::selectors_of(&cited.asked),
    });
    let why = match cited.located {
        Some(Located::Lost(why)) => Some(places::why_word(why)),
        None => Some("not-at-hand"),
        Some(Located::Exactly | Located::ByContext(_)) => None,
    };
    let now = match &cited.located {
        Some(Located::ByContext(place)) => Some(places::selectors_of(place)),
        _ => None,
    };
    let pixels = cited.pixels.map(|(drawn, of)| {
        json!({
            "xPx": drawn.x, "yPx": drawn.y, "widthPx": drawn.width, "heightPx": drawn.height,
            "ofWidthPx": of.width, "ofHeightPx": of.height,
        })
    });
    let members = [("why", why.map(Value::from)), ("now", now), ("box", pixels)];
    if let Some(object) = object.as_object_mut() {
        object.extend(
            members
                .into_iter()
                .filter_map(|(name, value)| Some((name.to_owned(), value?))),
        );
    }
    object
}

fn heard(context: &Context, sound: &Sound, path: &str) -> Vec<String> {
    let time = |ms: u32| MediaTime(ms).to_string();
    let lasts = |ms: u32| Length::from(MediaTime(ms)).to_string();
    let mut lines = vec![context.say(
        "peaks-written",
        &[("duration", &lasts(sound.duration_ms)), ("path", path)],
    )];
    if sound.lost_ms > 0 {
        lines.push(context.say("peaks-lost", &[("value", &lasts(sound.lost_ms))]));
    }
    let Some(speech) = &sound.speech else { return lines };
    let spoken = speech.spans.iter().map(|span| span.length_ms).sum();
    lines.push(context.say("peaks-speech", &[("value", &lasts(spoken))]));
    lines.extend(speech.pauses.iter().map(|span| {
        let (at, length) = (time(span.start_ms), lasts(span.length_ms));
        context.say("peaks-pause", &[("at", &at), ("value", &length)])
    }));
    lines
}

fn pages(context: &Context, order: &Page) -> Result<Answer, Failure> {
    let view = view(order)?;
    let (first, last) = order.page;
    let (mut lines, mut data) = (Vec::new(), Vec::new());
    for page in first..=last {
        let out = numbered(&order.out, page, first < last)?;
        let picture = evidence::draw_page(&context.assay, &order.file, page, view, &out, context.watcher())?;
        let size = format!("{} × {}", picture.width_px, picture.height_px);
        let told = [("path", out.display().to_string()), ("value", size)];
        let told: Vec<(&str, &str)> = told.iter().map(|(name, value)| (*name, value.as_str())).collect();
        lines.push(context.say("page-drawn", &told));
        lines.extend(picture.hidden.then(|| context.say("page-hidden", &[])));
        lines.extend(picture.limited.then(|| context.say("page-limited", &[])));
        lines.extend((picture.approximate && page == last).then(|| context.say("page-approximate", &[])));
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
