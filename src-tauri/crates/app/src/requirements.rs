//! What the micro-credential asks for, held against what was handed in.

use crate::codes;
use crate::evidence::artifact_kind;
use crate::failure::Finding;
use crate::failures::evidence::opening;
use crate::remarks;
use assay_evidence::{Finding as Found, Identifying, Probe};
use assay_model::ids::{ArtifactId, RequirementId};
use assay_model::rubric::{ArtifactKind, EvidenceRequirement, MicroCredential, Range};
use assay_model::submission::{Artifact, Consent, Submission};
use assay_model::{Length, MediaTime};
use assay_review::{Intake, Subject};
use std::collections::BTreeMap;

/// What is worth saying about one file.
pub(crate) fn about_file(artifact: &Artifact, probe: &Probe) -> Vec<Finding> {
    let mut findings = about_probe(artifact.path.as_str(), probe);
    let told = findings.iter().any(|finding| finding.code == codes::TYPE_LIES);
    if !told && !probe.format.agrees_with_type(&artifact.media_type) {
        findings.push(declared_otherwise(artifact, probe));
    }
    findings
}

/// What the file is, is told by its bytes, and never by what submission.json declares.
fn declared_otherwise(artifact: &Artifact, probe: &Probe) -> Finding {
    let lie = Finding::warning(codes::TYPE_LIES).at(&artifact.path).not_shown();
    lie.with("how", "declared")
        .with("says", &artifact.media_type)
        .with("is", probe.format.name_key())
        .with("also", "")
}

/// A probe as programs are told it: what a finding says is not shown is shown in no other place of the same answer.
pub(crate) fn told(probe: &Probe, findings: &[Finding]) -> Probe {
    let hidden = findings.iter().any(|finding| finding.shown == Some(false));
    Probe {
        shown: probe.shown && !hidden,
        ..probe.clone()
    }
}

/// That it is not said whether people agreed, once for all files in which somebody can be seen or heard: not for text.
pub(crate) fn consent_is_missing(submission: &Submission, probes: &BTreeMap<ArtifactId, Probe>) -> Option<Finding> {
    let written = |probe: &Probe| {
        matches!(
            artifact_kind(probe.kind),
            Some(ArtifactKind::Text | ArtifactKind::Table)
        )
    };
    let is_written = |artifact: &Artifact| probes.get(&artifact.id).is_some_and(written);
    let missing = |artifact: &&Artifact| artifact.consent == Consent::Missing && !is_written(artifact);
    let mut missing = submission.artifacts.iter().filter(missing);
    let first = missing.next()?;
    let others = missing.count();
    let finding = Finding::warning(codes::CONSENT_MISSING).at(&first.path);
    Some(finding.with("count", others + 1).with("others", others))
}

/// Files of a submission that are one file, byte for byte: each names the first of them.
pub(crate) fn same_files(submission: &Submission) -> Vec<Finding> {
    let artifacts = &submission.artifacts;
    let again = artifacts.iter().enumerate().filter_map(|(at, artifact)| {
        let mut before = artifacts.iter().take(at);
        let first = before.find(|one| one.sha256 == artifact.sha256 && one.size > 0)?;
        Some(
            Finding::warning(codes::SAME_FILE)
                .at(&artifact.path)
                .with("other", &first.path),
        )
    });
    again.collect()
}

/// What is worth saying about a file, whatever it is offered for.
pub(crate) fn about_probe(path: &str, probe: &Probe) -> Vec<Finding> {
    let mut findings: Vec<Finding> = probe.findings.iter().map(|found| about(path, probe, found)).collect();
    findings.extend(probe.remarks.iter().map(|remark| remarks::finding(path, remark)));
    let what = identifying(&probe.identifying).join(" ");
    if !what.is_empty() {
        findings.push(Finding::warning(codes::METADATA_IDENTIFIES).at(path).with("what", what));
    }
    findings
}

/// A page with fewer words than this is a picture of a page: scanning programs stamp a few of their own on it.
const WORDS_OF_A_PAGE: u32 = 8;

/// The reminder that a name may be readable where nothing here reads: on pictures, and on pages that were scanned. Said
/// once, because only a person can look; not of files in which, as the teacher says, nobody can be recognised.
pub(crate) fn names_may_be_visible(submission: &Submission, probes: &BTreeMap<ArtifactId, Probe>) -> Option<Finding> {
    let pictured = |artifact: &&Artifact| {
        artifact.consent != Consent::NotNeeded && probes.get(&artifact.id).is_some_and(is_picture_of_writing)
    };
    let mut pictured = submission.artifacts.iter().filter(pictured);
    let first = pictured.next()?;
    let finding = Finding::warning(codes::NAME_MAY_BE_VISIBLE).at(&first.path);
    Some(finding.with("count", pictured.count() + 1))
}

/// Whether what is written in it can be seen and not searched.
fn is_picture_of_writing(probe: &Probe) -> bool {
    let scanned = |pages: u32| probe.words.unwrap_or_default() < pages.saturating_mul(WORDS_OF_A_PAGE);
    match artifact_kind(probe.kind) {
        Some(ArtifactKind::Image) => true,
        Some(ArtifactKind::Document) => probe.pages.is_some_and(scanned),
        _ => false,
    }
}

/// Files that are offered for a requirement that the micro-credential does not have: they count for nothing.
pub(crate) fn unknown(credential: &MicroCredential, submission: &Submission) -> Vec<Finding> {
    let known = |id: &RequirementId| credential.requirements.iter().any(|requirement| requirement.id == *id);
    let astray = submission.artifacts.iter().filter_map(|artifact| {
        let named = artifact.requirement.as_ref().filter(|id| !known(id))?;
        let finding = Finding::warning(codes::REQUIREMENT_UNKNOWN).at(&artifact.path);
        Some(finding.with("requirement", named))
    });
    astray.collect()
}

/// How a requirement stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Which one.
    pub requirement: RequirementId,
    /// How many files count for it: neither captions nor what it does not ask for.
    pub count: u32,
    /// Whether that is as many as it asks for.
    pub met: bool,
}

/// How each requirement stands, and a sentence for each reason why one is not met.
pub(crate) fn against(
    requirements: &[EvidenceRequirement],
    submission: &Submission,
    probes: &BTreeMap<ArtifactId, Probe>,
    kind_of: &dyn Fn(&ArtifactId) -> Option<ArtifactKind>,
) -> (Vec<Counted>, Vec<Finding>) {
    let (mut counted, mut findings) = (Vec::new(), Vec::new());
    for requirement in requirements {
        let offered = submission
            .artifacts
            .iter()
            .filter(|artifact| artifact.requirement.as_ref() == Some(&requirement.id));
        let mut count = 0u32;
        for artifact in offered.filter(|artifact| artifact.captions_for.is_none()) {
            let path = artifact.path.as_str();
            let faults = file_faults(requirement, path, probes.get(&artifact.id), kind_of(&artifact.id));
            count += u32::from(faults.is_empty());
            findings.extend(faults);
        }
        let more = is_more(requirement, count);
        let met = count >= requirement.min && !more;
        if more {
            let found = Finding::warning(codes::REQUIREMENT_MORE).with("requirement", &requirement.title);
            findings.push(found.with("found", count).with("asked", asked(requirement)));
        } else if !met {
            let found = Finding::warning(codes::REQUIREMENT_NOT_MET).with("requirement", &requirement.title);
            findings.push(found.with("found", count).with("asked", asked(requirement)));
        }
        counted.push(Counted {
            requirement: requirement.id.clone(),
            count,
            met,
        });
    }
    (counted, findings)
}

/// Whether more files count than the most that is asked for.
fn is_more(requirement: &EvidenceRequirement, count: u32) -> bool {
    requirement.max.is_some_and(|max| count > max)
}

/// The requirements that are not met, those of which there is too little apart from those of which there is too much: the
/// one is missing, the other is not.
pub(crate) fn parted(not_met: &[RequirementId], subject: &Subject, probes: &BTreeMap<ArtifactId, Probe>) -> Intake {
    let requirements = &subject.credential.requirements;
    let kinds = |id: &ArtifactId| probes.get(id).and_then(|probe| artifact_kind(probe.kind));
    let (counted, _) = against(requirements, &subject.submission, probes, &kinds);
    let more = |id: &RequirementId| {
        let requirement = requirements.iter().find(|requirement| requirement.id == *id);
        let count = counted.iter().find(|one| one.requirement == *id).map(|one| one.count);
        requirement
            .zip(count)
            .is_some_and(|(requirement, count)| is_more(requirement, count))
    };
    let (exceeded, not_met) = not_met.iter().cloned().partition(more);
    Intake { not_met, exceeded }
}

pub(crate) fn asked(requirement: &EvidenceRequirement) -> String {
    match requirement.max {
        Some(max) if max == requirement.min => max.to_string(),
        Some(max) => format!("{}–{max}", requirement.min),
        None => format!("{}+", requirement.min),
    }
}

/// Why the file at `path` does not count for `requirement`.
pub(crate) fn file_faults(
    requirement: &EvidenceRequirement,
    path: &str,
    probe: Option<&Probe>,
    kind: Option<ArtifactKind>,
) -> Vec<Finding> {
    let fault = |code| Finding::warning(code).at(path).with("requirement", &requirement.title);
    let Some(kind) = kind.filter(|kind| requirement.kinds.contains(kind)) else {
        return vec![fault(codes::REQUIREMENT_KIND)];
    };
    let Some(probe) = probe else { return Vec::new() };
    let runs = matches!(kind, ArtifactKind::Audio | ArtifactKind::Video);
    let written = matches!(kind, ArtifactKind::Document | ArtifactKind::Text);
    let limits = [
        (
            codes::REQUIREMENT_SECONDS,
            requirement.seconds,
            runs,
            probe.duration_ms.map(|ms| Length::from(MediaTime(ms)).0),
        ),
        (
            codes::REQUIREMENT_PAGES,
            requirement.pages,
            kind == ArtifactKind::Document,
            probe.pages,
        ),
        (codes::REQUIREMENT_WORDS, requirement.words, written, probe.words),
    ];
    let outside = limits
        .into_iter()
        .filter(|(_, _, applies, _)| *applies)
        .filter_map(|(code, range, _, found)| {
            let found = found.filter(|found| !range.holds(*found))?;
            let measure = |count: u32| {
                if code == codes::REQUIREMENT_SECONDS {
                    Length(count).to_string()
                } else {
                    count.to_string()
                }
            };
            let fault = fault(code).with("found", measure(found));
            Some(fault.with("asked", limits_text(range, &measure)))
        });
    outside.collect()
}

fn limits_text(range: Range, measure: &dyn Fn(u32) -> String) -> String {
    match (range.min, range.max) {
        (Some(min), Some(max)) => format!("{}–{}", measure(min), measure(max)),
        (Some(min), None) => format!("{}+", measure(min)),
        (None, Some(max)) => format!("{}–{}", measure(0), measure(max)),
        (None, None) => String::new(),
    }
}

/// The keys of the sorts of things that tell who or where, each once.
fn identifying(found: &[Identifying]) -> Vec<String> {
    let mut sorts: Vec<String> = Vec::new();
    let telling = found.iter().filter(|found| found.what.identifies());
    for sort in telling.map(|found| format!("tells-{}", crate::failures::word(&found.what))) {
        if !sorts.contains(&sort) {
            sorts.push(sort);
        }
    }
    sorts
}

fn about(path: &str, probe: &Probe, found: &Found) -> Finding {
    let at = |code| Finding::warning(code).at(path);
    match found {
        Found::EmptyFile => at(codes::EMPTY_FILE).not_shown(),
        // Never shown as what it calls itself (FORMATS 7); as what it is, where there is a viewer for that.
        Found::TypeLies { says, is, also } => {
            let lie = at(codes::TYPE_LIES).not_shown().with("says", says);
            let lie = lie.with("is", is.name_key());
            match also {
                Some(also) => lie.with("how", "two-in-one").with("also", also.name_key()),
                None => lie.with("how", "other").with("also", ""),
            }
        }
        Found::MediaUndecodable { codec, damaged } => {
            let codec = codec
                .clone()
                .filter(|_| !damaged)
                .unwrap_or_else(|| "broken".to_owned());
            at(codes::MEDIA_UNDECODABLE)
                .not_shown()
                .with("codec", codec)
                .with("damaged", damaged)
        }
        Found::CutShort { stated_ms } => {
            let length = |ms| Length::from(MediaTime(ms)).to_string();
            let time = |ms: Option<u32>| ms.map_or_else(|| "none".to_owned(), length);
            at(codes::CUT_SHORT)
                .with("stated", time(*stated_ms))
                .with("held", time(probe.duration_ms))
        }
        Found::PointerFile { format, target } => {
            let target = target.clone().unwrap_or_default();
            at(codes::POINTER_FILE)
                .not_shown()
                .with("format", format.name_key())
                .with("target", target)
        }
        Found::CannotBeShown { format, why } => at(codes::CANNOT_BE_SHOWN)
            .not_shown()
            .with("format", format.name_key())
            .with("opening", opening(*why))
            .with("why", format!("why-{}", crate::failures::word(why))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(kind: &str, format: &str, pages: Option<u32>, words: Option<u32>, pictured: bool) {
        let probe = json!({
            "format": format, "kind": kind, "mediaType": "a/b", "sizeBytes": 1, "shown": true, "findings": [],
            "pages": pages, "words": words,
        });
        let probe: Probe = serde_json::from_value(probe).expect("a probe");
        assert_eq!(is_picture_of_writing(&probe), pictured, "{kind} {pages:?} {words:?}");
    }

    fn clip(seconds: Range) -> EvidenceRequirement {
        EvidenceRequirement {
            id: "clip".parse().expect("an id"),
            title: "Clip".to_owned(),
            shows: String::new(),
            kinds: vec![ArtifactKind::Video],
            min: 1,
            max: None,
            seconds,
            pages: Range::default(),
            words: Range::default(),
        }
    }

    fn film(at: usize) -> Artifact {
        Artifact {
            id: format!("urn:uuid:5f0a3c5e-3d0c-4f6e-9a51-0d2b7c1e8f0{at}")
                .parse()
                .expect("an id"),
            path: format!("video/clip-{at}.mp4").parse().expect("a path"),
            requirement: Some("clip".parse().expect("an id")),
            title: "Clip".to_owned(),
            media_type: "video/mp4".to_owned(),
            size: 1,
            sha256: "0".repeat(64).parse().expect("a digest"),
            consent: Consent::Given,
            captions_for: None,
        }
    }

    fn lasting(duration_ms: u32) -> Probe {
        let probe = json!({
            "format": "mp4", "kind": "video", "mediaType": "video/mp4", "sizeBytes": 1, "shown": true, "findings": [],
            "durationMs": duration_ms,
        });
        serde_json::from_value(probe).expect("a probe")
    }

    #[track_caller]
    fn runs(duration_ms: u32, seconds: Range, said: Option<(&str, &str)>) {
        let probe = lasting(duration_ms);
        let faults = file_faults(&clip(seconds), "clip.mp4", Some(&probe), Some(ArtifactKind::Video));
        let found = faults.first().map(|fault| {
            let named = |wanted: &str| {
                let mut args = fault.args.iter();
                args.find(|(name, _)| *name == wanted)
                    .map_or("", |(_, value)| value.as_str())
            };
            (named("found"), named("asked"))
        });
        assert_eq!(found, said, "{duration_ms} ms within {seconds:?}");
    }

    /// `seconds` of each film that is offered for a clip of a minute at least; captions lie beside the first.
    #[track_caller]
    fn counted(min: u32, max: Option<u32>, seconds: &[u32], count: u32, met: bool) {
        let minute = Range {
            min: Some(60),
            max: None,
        };
        let clip = EvidenceRequirement {
            min,
            max,
            ..clip(minute)
        };
        let mut artifacts: Vec<Artifact> = (0..seconds.len()).map(film).collect();
        let probes = artifacts.iter().zip(seconds);
        let probes = probes.map(|(film, seconds)| (film.id.clone(), lasting(seconds * 1000)));
        let probes: BTreeMap<ArtifactId, Probe> = probes.collect();
        artifacts.push(Artifact {
            captions_for: Some(film(0).id),
            ..film(9)
        });
        let submission = Submission {
            id: "urn:uuid:5f0a3c5e-3d0c-4f6e-9a51-0d2b7c1e8fff".parse().expect("an id"),
            number: "2041".parse().expect("a number"),
            attempt: 1,
            previous: None,
            micro_credential: assay_model::submission::MicroCredentialRef {
                id: "urn:uuid:5f0a3c5e-3d0c-4f6e-9a51-0d2b7c1e8ffe".parse().expect("an id"),
                version: "1".to_owned(),
                sha256: "0".repeat(64).parse().expect("a digest"),
            },
            language: "en".to_owned(),
            artifacts,
        };
        let video = |_: &ArtifactId| Some(ArtifactKind::Video);
        let (stands, findings) = against(&[clip], &submission, &probes, &video);
        let stands: Vec<_> = stands.iter().map(|one| (one.count, one.met)).collect();
        assert_eq!(stands, [(count, met)], "{seconds:?}");
        let more = max.is_some_and(|max| count > max);
        let said_more = findings.iter().any(|finding| finding.code == codes::REQUIREMENT_MORE);
        assert_eq!(said_more, more, "{seconds:?}");
        let said = findings
            .iter()
            .any(|finding| finding.code == codes::REQUIREMENT_NOT_MET);
        assert_eq!(said, !met && !more, "{seconds:?}");
    }

    #[test]
    fn what_is_said_to_be_met_is_what_counts() {
        counted(1, Some(1), &[90], 1, true);
        counted(1, Some(1), &[9, 9], 0, false);
        counted(3, None, &[90, 90, 9], 2, false);
        counted(1, Some(1), &[90, 90], 2, false);
        counted(1, None, &[], 0, false);
    }

    #[test]
    fn seconds_are_counted_as_people_count_them() {
        let between = |min, max| Range { min, max };
        let six = between(Some(6), Some(6));
        runs(6_008, six, None);
        runs(5_990, six, None);
        runs(6_600, six, Some(("0:07", "0:06–0:06")));
        runs(5_400, six, Some(("0:05", "0:06–0:06")));
        runs(480_020, between(Some(180), Some(480)), None);
        runs(8_020, between(Some(180), Some(480)), Some(("0:08", "3:00–8:00")));
        runs(59_000, between(Some(60), None), Some(("0:59", "1:00+")));
        runs(u32::MAX, between(None, Some(480)), Some(("1193:02:47", "0:00–8:00")));
    }

    #[test]
    fn pictures_and_scans_are_pictures_of_writing() {
        check("image", "jpeg", None, None, true);
        check("image", "tiff", Some(3), None, true);
        check("document", "pdf", Some(3), Some(0), true);
        check("document", "pdf", Some(3), Some(9), true);
        check("document", "pdf", Some(3), Some(600), false);
        check("document", "docx", None, Some(0), false);
        check("text", "markdown", None, Some(300), false);
        check("video", "mp4", None, None, false);
    }
}
