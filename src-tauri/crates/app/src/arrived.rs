//! What came in, looked at again: the intake report of a submission that is in the library.

use crate::codes;
use crate::evidence::artifact_kind;
use crate::failure::Finding;
use crate::requirements;
pub use crate::requirements::Counted;
use crate::reviewing::Held;
use assay_model::ids::ArtifactId;
use assay_model::rubric::{ArtifactKind, EvidenceRequirement};

/// What is worth saying about the files of `held`, as it was said when they came in.
pub fn findings(held: &Held) -> Vec<Finding> {
    let submission = &held.subject.submission;
    let mut findings: Vec<Finding> = submission
        .artifacts
        .iter()
        .filter_map(|artifact| Some(requirements::about_file(artifact, held.probes.get(&artifact.id)?)))
        .flatten()
        .collect();
    findings.extend(requirements::same_files(submission));
    findings.extend(requirements::consent_is_missing(submission, &held.probes));
    findings.extend(requirements::names_may_be_visible(submission, &held.probes));
    findings.extend(against(held).1);
    findings
}

/// How many files count for each requirement, and whether that is what is asked for, in the micro-credential's order: the
/// same count as in the sentences of [`findings`].
pub fn counts(held: &Held) -> Vec<Counted> {
    against(held).0
}

fn against(held: &Held) -> (Vec<Counted>, Vec<Finding>) {
    let kinds = |id: &ArtifactId| held.probes.get(id).and_then(|probe| artifact_kind(probe.kind));
    let subject = &held.subject;
    requirements::against(
        &subject.credential.requirements,
        &subject.submission,
        &held.probes,
        &kinds,
    )
}

/// Whether a file of which `finding` is said holds nothing that any program could show: it is damaged or empty.
pub fn shows_nothing(finding: &Finding) -> bool {
    let says = |name: &str, word: &str| {
        finding
            .args
            .iter()
            .any(|(known, value)| *known == name && value == word)
    };
    finding.code == codes::EMPTY_FILE
        || finding.code == codes::CANNOT_BE_SHOWN && says("why", "why-damaged")
        || finding.code == codes::MEDIA_UNDECODABLE && says("damaged", "true")
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
