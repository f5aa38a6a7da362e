//! `assay library search`: words in the evidence and in what was written about it, found as places.

use super::Context;
use crate::answer::Answer;
use crate::args::LibraryDir;
use assay_app::model::ArtifactId;
use assay_app::model::place::Place;
use assay_app::searching::{self, Hit, SearchQuery, Source};
use assay_app::{Failure, places};
use serde_json::{Value, json};

pub(super) fn run(
    context: &Context,
    library: &LibraryDir,
    text: &str,
    submission: Option<&str>,
    limit: u32,
) -> Result<Answer, Failure> {
    let folder = &library.library;
    let submission = match submission {
        Some(named) => Some(searching::named(&context.assay, folder, named)?),
        None => None,
    };
    let query = SearchQuery {
        text: text.to_owned(),
        submission,
        limit,
    };
    let found = searching::find(&context.assay, folder, &query, context.watcher())?;
    let total = found.total.to_string();
    let mut lines = vec![context.say("search-found", &[("count", &total)])];
    lines.extend(found.hits.iter().map(|hit| hit_line(context, hit)));
    let hits: Vec<Value> = found.hits.iter().map(hit_json).collect();
    Ok(Answer::done(lines, json!({ "total": found.total, "hits": hits })).with(found.findings))
}

fn hit_line(context: &Context, hit: &Hit) -> String {
    let place = |place: &Place| places::in_words(place, &context.assay.messages);
    let at = match &hit.source {
        Source::Artifact { heard: Some(heard), .. } => format!("{}, {}", heard.path, place(&heard.place)),
        Source::Artifact {
            path,
            place: Place::Page { page, .. },
            ..
        } => format!(
            "{path}, {}",
            context.say("report-place-page", &[("page", &page.to_string())])
        ),
        Source::Artifact { path, .. } => path.to_string(),
        Source::Review { field, .. } => {
            let (kind, of) = field.split_once(':').unwrap_or((field, ""));
            let of = if kind == "annotation" { "" } else { of };
            context.say("search-in-review", &[("field", kind), ("criterion", of)])
        }
    };
    format!("{:>12}  {at}: … {} …", hit.number.as_str(), hit.excerpt.text.trim())
}

fn hit_json(hit: &Hit) -> Value {
    let place =
        |artifact: &ArtifactId, place: &Place| json!({ "artifact": artifact, "selector": places::selectors_of(place) });
    let source = match &hit.source {
        Source::Artifact {
            artifact,
            path,
            place: at,
            heard,
        } => json!({
            "path": path,
            "place": place(artifact, at),
            "heard": heard.as_ref().map(|heard| place(&heard.artifact, &heard.place)),
        }),
        Source::Review { review, field, about } => json!({
            "review": review.as_str(),
            "field": field,
            "place": about.as_ref().map(|(artifact, at)| place(artifact, at)),
        }),
    };
    let mut object = json!({
        "submission": hit.submission, "number": hit.number,
        "excerpt": hit.excerpt.text, "marks": hit.excerpt.marks,
    });
    if let (Some(object), Value::Object(source)) = (object.as_object_mut(), source) {
        object.extend(source);
    }
    object
}
