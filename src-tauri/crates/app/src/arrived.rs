//! What came in, looked at again: the intake report of a submission that is in the library.

use crate::evidence::artifact_kind;
use crate::failure::Finding;
use crate::requirements;
use crate::reviewing::Held;
use assay_model::ids::{ArtifactId, RequirementId};
use assay_model::rubric::{ArtifactKind, EvidenceRequirement};

/// What is worth saying about the files of `held`, as it was said when they came in.
pub fn findings(held: &Held) -> Vec<Finding> {
    let submission = &held.subject.submission;
    let kinds = |id: &ArtifactId| held.probes.get(id).and_then(|probe| artifact_kind(probe.kind));
    let mut findings: Vec<Finding> = submission
        .artifacts
        .iter()
        .filter_map(|artifact| Some(requirements::about_file(artifact, held.probes.get(&artifact.id)?)))
        .flatten()
        .collect();
    findings.extend(requirements::consent_is_missing(submission, &held.probes));
    findings.extend(requirements::names_may_be_visible(submission, &held.probes));
    let (_, missing) = requirements::against(&held.subject.credential, submission, &held.probes, &kinds);
    findings.extend(missing);
    findings
}

/// How many files are offered for `requirement`; captions go with their recording.
pub fn offered(held: &Held, requirement: &RequirementId) -> usize {
    let artifacts = held.subject.submission.artifacts.iter();
    artifacts
        .filter(|artifact| artifact.captions_for.is_none() && artifact.requirement.as_ref() == Some(requirement))
        .count()
}

/// How many files `requirement` asks for: `2`, `2–4`, `1+`.
pub fn asked(requirement: &EvidenceRequirement) -> String {
    requirements::asked(requirement)
}

/// The word for a kind of file, as a micro-credential writes it.
pub const fn kind_word(kind: ArtifactKind) -> &'static str {
    match kind {
        ArtifactKind::Document => "document",
        ArtifactKind::Image => "image",
        ArtifactKind::Video => "video",
        ArtifactKind::Audio => "audio",
        ArtifactKind::Text => "text",
        ArtifactKind::Table => "table",
    }
}
