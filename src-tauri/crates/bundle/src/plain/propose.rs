//! A role for each file, proposed from its folder, its name and its kind. A person confirms it; consent is never assumed.

use super::{PlainFile, Role};
use assay_model::ArtifactPath;
use assay_model::rubric::{ArtifactKind, EvidenceRequirement};
use assay_model::submission::Consent;
use std::collections::BTreeMap;
use std::fmt;

/// Why a role is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A word of its folder.
    Folder(String),
    /// A word of its name.
    Name(String),
    /// Only this requirement asks for its kind.
    OnlyKind(ArtifactKind),
    /// It is called like the recording beside it.
    CaptionsOf(ArtifactPath),
    /// It holds nothing but the address of something else.
    Pointer,
    /// It is a program, which is never run.
    Program,
    /// It holds no bytes.
    Empty,
    /// It is another one of the files, byte for byte.
    CopyOf(ArtifactPath),
    /// What tells it, and yet it would not count: too long, too short.
    WouldNotCount(Box<Why>),
    /// Nothing in its name tells what it is for.
    Unclear,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(word) => write!(f, "folder: {word}"),
            Self::Name(word) => write!(f, "name: {word}"),
            Self::OnlyKind(kind) => write!(f, "only requirement for its kind: {}", word_of(*kind)),
            Self::CaptionsOf(path) => write!(f, "captions of: {path}"),
            Self::Pointer => f.write_str("pointer: only a link"),
            Self::Program => f.write_str("program: never run"),
            Self::Empty => f.write_str("empty: no bytes"),
            Self::CopyOf(path) => write!(f, "copy of: {path}"),
            Self::WouldNotCount(why) => write!(f, "would not count, {why}"),
            Self::Unclear => f.write_str("unclear"),
        }
    }
}

const fn word_of(kind: ArtifactKind) -> &'static str {
    match kind {
        ArtifactKind::Document => "document",
        ArtifactKind::Image => "image",
        ArtifactKind::Video => "video",
        ArtifactKind::Audio => "audio",
        ArtifactKind::Text => "text",
        ArtifactKind::Table => "table",
    }
}

/// Words that mean one thing in the names of evidence.
const ALIKE: [&[&str]; 6] = [
    &["plan", "lesson", "unit", "outline", "lessonplan"],
    &["video", "clip", "classroom", "recording", "film", "movie"],
    &[
        "work",
        "sample",
        "student",
        "slip",
        "draft",
        "revision",
        "task",
        "assignment",
    ],
    &["reflection", "reflect", "journal", "commentary"],
    &["conference", "talk", "conversation", "interview", "discussion"],
    &["log", "map", "tally", "count", "table", "record"],
];

/// Words of four letters and more that stand in the name of anything, English and Spanish, as [`stem`] leaves them: they
/// tie no file to a requirement.
const EMPTY_WORDS: &[&str] = &[
    "about", "after", "algun", "alguna", "alguno", "also", "another", "ante", "aunque", "bajo", "been", "before",
    "between", "both", "cada", "como", "contra", "cual", "cuale", "cuando", "cuya", "cuyo", "desde", "donde",
    "durante", "during", "each", "either", "ella", "ello", "entre", "esta", "este", "esto", "every", "from", "hacia",
    "hasta", "have", "here", "into", "itself", "least", "mediante", "misma", "mismo", "more", "most", "much", "must",
    "nuestra", "nuestro", "only", "onto", "other", "otra", "otro", "over", "para", "pero", "porque", "quien", "quiene",
    "same", "segun", "según", "shall", "should", "sino", "sobre", "some", "such", "suya", "suyo", "también", "than",
    "that", "their", "them", "then", "there", "these", "they", "those", "through", "tiene", "tienen", "toda", "todo",
    "under", "until", "upon", "very", "vuestra", "vuestro", "were", "what", "when", "where", "which", "while", "whose",
    "will", "with", "within", "without", "would", "your",
];

/// What is known of the files beside their names, by their paths.
#[derive(Clone, Copy)]
pub struct Judge<'a> {
    /// The kind of a file, by its content.
    pub kind_of: &'a dyn Fn(&str) -> Option<ArtifactKind>,
    /// Whether a file would count for a requirement that asks for its kind.
    pub counts: &'a dyn Fn(&str, &EvidenceRequirement) -> bool,
}

/// A role for each file whose path a bundle can have.
pub fn propose(files: &[PlainFile], requirements: &[EvidenceRequirement], judge: Judge<'_>) -> Vec<Role> {
    let kind_of = judge.kind_of;
    let recordings = recordings(files, kind_of);
    let mut proposals: Vec<(Role, Vec<Fit<'_>>)> = Vec::with_capacity(files.len());
    for file in files {
        let Ok(path) = file.path.parse::<ArtifactPath>() else {
            continue;
        };
        let captions_for = recordings.get(file.path.as_str()).cloned();
        let fits = if captions_for.is_some() || is_captions(&file.path) {
            Vec::new()
        } else {
            fits(&file.path, judge, requirements)
        };
        let why = captions_for.clone().map_or(Why::Unclear, Why::CaptionsOf);
        let title = title(path.file_name());
        let role = Role {
            path,
            requirement: None,
            title,
            consent: Consent::Missing,
            captions_for,
            why: Some(why),
            left_out: false,
        };
        proposals.push((role, fits));
    }
    place(&mut proposals);
    proposals.into_iter().map(|(role, _)| role).collect()
}

/// How well a file fits a requirement.
struct Fit<'a> {
    score: u32,
    counts: bool,
    requirement: &'a EvidenceRequirement,
    why: Why,
}

/// The requirements that a file can be offered for, the best first.
fn fits<'a>(path: &str, judge: Judge<'_>, requirements: &'a [EvidenceRequirement]) -> Vec<Fit<'a>> {
    let Some(kind) = (judge.kind_of)(path) else {
        return Vec::new();
    };
    let possible: Vec<_> = requirements
        .iter()
        .filter(|requirement| requirement.kinds.contains(&kind))
        .collect();
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let mut fits: Vec<Fit<'_>> = possible
        .iter()
        .filter_map(|requirement| fit(folder, name, requirement))
        .collect();
    if let ([requirement], true) = (possible.as_slice(), fits.is_empty()) {
        fits.push(Fit {
            score: 1,
            counts: true,
            requirement,
            why: Why::OnlyKind(kind),
        });
    }
    for fit in &mut fits {
        fit.counts = (judge.counts)(path, fit.requirement);
    }
    fits.sort_by_key(|fit| std::cmp::Reverse((fit.counts, fit.score)));
    fits
}

/// Folder words weigh more than those of the name, the requirement's own words more than those that mean the same.
fn fit<'a>(folder: &str, name: &str, requirement: &'a EvidenceRequirement) -> Option<Fit<'a>> {
    let own = words(&format!("{} {}", requirement.id.as_str(), requirement.title));
    let found = |place: &str, weight: u32| {
        let scored = words(place)
            .into_iter()
            .filter_map(|word| Some((closeness(&word, &own)? * weight, word)));
        scored.max_by_key(|(score, _)| *score)
    };
    let (folder, name) = (found(folder, 3), found(name, 2));
    let score = folder.as_ref().map_or(0, |(score, _)| *score) + name.as_ref().map_or(0, |(score, _)| *score);
    let why = folder
        .map(|(_, word)| Why::Folder(word))
        .or_else(|| name.map(|(_, word)| Why::Name(word)))?;
    Some(Fit {
        score,
        counts: true,
        requirement,
        why,
    })
}

/// 3 for a word of the requirement itself, 2 for one that means the same.
fn closeness(word: &str, own: &[String]) -> Option<u32> {
    if own.iter().any(|other| other == word) {
        return Some(3);
    }
    let alike = |own: &String| {
        ALIKE
            .iter()
            .any(|words| words.contains(&word) && words.contains(&own.as_str()))
    };
    own.iter().any(alike).then_some(2)
}

/// Lower-case words without a plural s; of those that are shorter than four letters only what means something in the names
/// of evidence.
fn words(text: &str) -> Vec<String> {
    let plain = text.to_lowercase();
    let parts = plain.split(|c: char| !c.is_alphabetic()).map(stem);
    let long = |word: &str| word.chars().count() > 3 && !EMPTY_WORDS.contains(&word);
    let says = |word: &&str| long(word) || ALIKE.iter().any(|words| words.contains(word));
    parts.filter(says).map(str::to_owned).collect()
}

fn stem(word: &str) -> &str {
    let singular = word.strip_suffix('s').filter(|_| !word.ends_with("ss"));
    singular.unwrap_or(word)
}

/// Gives the places of each requirement to the files that fit it best.
fn place(proposals: &mut [(Role, Vec<Fit<'_>>)]) {
    let mut order: Vec<((bool, u32), usize, usize)> = Vec::new();
    for (at, (_, fits)) in proposals.iter().enumerate() {
        let ranked = fits.iter().enumerate();
        order.extend(ranked.map(|(rank, fit)| ((fit.counts, fit.score), at, rank)));
    }
    order.sort_by(|one, other| {
        other
            .0
            .cmp(&one.0)
            .then_with(|| (one.1, one.2).cmp(&(other.1, other.2)))
    });
    let mut taken: BTreeMap<&str, u32> = BTreeMap::new();
    for (_, at, rank) in order {
        let Some((role, fits)) = proposals.get_mut(at) else {
            continue;
        };
        let Some(Fit {
            requirement,
            why,
            counts,
            ..
        }) = fits.get(rank)
        else {
            continue;
        };
        let taken = taken.entry(requirement.id.as_str()).or_default();
        if role.requirement.is_none() && requirement.max.is_none_or(|max| *taken < max) {
            *taken += 1;
            role.requirement = Some(requirement.id.clone());
            role.why = Some(if *counts {
                why.clone()
            } else {
                Why::WouldNotCount(Box::new(why.clone()))
            });
        }
    }
}

/// WebVTT and SubRip, which belong to a recording and answer no requirement of their own.
fn is_captions(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    extension.eq_ignore_ascii_case("vtt") || extension.eq_ignore_ascii_case("srt")
}

/// For each caption file the recording of the same name beside it; or the only one that there is, where no other captions
/// are in its language: of two a person says which ones are right.
fn recordings<'a>(
    files: &'a [PlainFile],
    kind_of: &dyn Fn(&str) -> Option<ArtifactKind>,
) -> BTreeMap<&'a str, ArtifactPath> {
    let stem = |path: &'a str| path.rsplit_once('.').unwrap_or((path, ""));
    let runs = |path: &str| matches!(kind_of(path), Some(ArtifactKind::Video | ArtifactKind::Audio));
    let running: Vec<&str> = files
        .iter()
        .map(|file| file.path.as_str())
        .filter(|path| runs(path))
        .collect();
    let by_stem: BTreeMap<&str, &str> = running.iter().map(|path| (stem(path).0, *path)).collect();
    let paths = files.iter().map(|file| file.path.as_str());
    let captions: Vec<&str> = paths.filter(|path| is_captions(path)).collect();
    let alone = |path: &str| {
        let alike = captions.iter().filter(|other| language(other) == language(path));
        running.len() == 1 && alike.count() == 1
    };
    // `lesson.en.vtt` belongs to `lesson.mp4`.
    let named = |path: &'a str| by_stem.get(stem(path).0).or_else(|| by_stem.get(stem(stem(path).0).0));
    let recording = |path: &'a str| named(path).or_else(|| running.first().filter(|_| alone(path)));
    captions
        .iter()
        .filter_map(|path| Some((*path, recording(path)?.parse().ok()?)))
        .collect()
}

/// The language that stands at the end of a caption file's name: `es` of `lesson.es.vtt` or `subs_es.srt`.
fn language(path: &str) -> Option<String> {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let (_, last) = stem.rsplit_once(['.', '_', '-', ' '])?;
    let is_one = last.len() == 2 && last.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_one.then(|| last.to_ascii_lowercase())
}

/// `lesson-plan_v2.pdf` as `Lesson plan v2`.
fn title(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let words: String = stem
        .chars()
        .map(|c| if matches!(c, '-' | '_') { ' ' } else { c })
        .collect();
    let mut letters = words.trim().chars();
    letters.next().map_or_else(
        || name.to_owned(),
        |first| first.to_uppercase().chain(letters).collect(),
    )
}
