//! A small micro-credential and a submission to review.

use assay_model::ids::{AnnotationId, ArtifactId};
use assay_model::place::{Quote, TextPlace};
use assay_model::rubric::{
    ArtifactKind, Criterion, EvidenceRequirement, KeyMethod, Level, MicroCredential, NearCut, Parts, Range, Rule,
};
use assay_model::score::Purpose;
use assay_model::submission::{Artifact, Consent, MicroCredentialRef, Number, Submission};
use assay_model::{Sha256, Timestamp};
use assay_review::{Command, Entry, Facts, FindText, Means, Refusal, Session, Subject, Unfound};

pub(crate) const NOW: Timestamp = Timestamp::from_unix(1_795_536_150);

pub(crate) fn credential(criteria: &[&str], rule: Rule, near_cut: Option<NearCut>) -> MicroCredential {
    let levels = [
        ("basic", "Basic"),
        ("developing", "Developing"),
        ("demonstrated", "Demonstrated"),
    ];
    let level = |(points, (id, title)): (u32, &(&str, &str))| Level {
        id: id.parse().expect("a word"),
        title: (*title).to_owned(),
        points,
        descriptor: format!("What is seen at {title}."),
    };
    let criterion = |id: &&str| Criterion {
        id: id.parse().expect("a word"),
        title: format!("Title of {id}"),
        requirements: vec!["video".parse().expect("a word")],
        required: "demonstrated".parse().expect("a word"),
        levels: (0..).zip(&levels).map(level).collect(),
    };
    let requirement = EvidenceRequirement {
        id: "video".parse().expect("a word"),
        title: "A clip".to_owned(),
        shows: "The lesson".to_owned(),
        kinds: vec![ArtifactKind::Video],
        min: 1,
        max: None,
        seconds: Range::default(),
        pages: Range::default(),
        words: Range::default(),
    };
    MicroCredential::new(Parts {
        id: "urn:uuid:936da01f-9abd-4d9d-80c7-02af85c822a8".parse().expect("an id"),
        version: "1".to_owned(),
        title: "A title".to_owned(),
        competency: "A competency.".to_owned(),
        key_method: KeyMethod {
            name: "A method".to_owned(),
            text: "How.".to_owned(),
            research: vec![],
        },
        requirements: vec![requirement],
        criteria: criteria.iter().map(criterion).collect(),
        rule,
        near_cut,
        next_steps: vec![],
    })
    .expect("parts that fit")
}

fn artifact(id: u32, path: &str) -> Artifact {
    Artifact {
        id: format!("urn:uuid:00000000-0000-4000-8000-{id:012}")
            .parse()
            .expect("an id"),
        path: path.parse().expect("a path"),
        requirement: None,
        title: path.to_owned(),
        media_type: "application/octet-stream".to_owned(),
        size: 1,
        sha256: Sha256::of(path.as_bytes()),
        consent: Consent::Given,
        captions_for: None,
    }
}

pub(crate) fn subject(credential: MicroCredential) -> Subject {
    let artifacts = vec![
        artifact(1, "plan.pdf"),
        artifact(2, "video/lesson.mp4"),
        artifact(3, "work.jpg"),
        artifact(4, "work.tif"),
    ];
    let facts = |kind, duration_ms, pages| Facts {
        kind: Some(kind),
        duration_ms,
        pages,
    };
    let known = [
        facts(ArtifactKind::Document, None, Some(2)),
        facts(ArtifactKind::Video, Some(182_000), None),
        facts(ArtifactKind::Image, None, None),
        facts(ArtifactKind::Image, None, Some(2)),
    ];
    Subject {
        facts: artifacts
            .iter()
            .map(|artifact| artifact.id.clone())
            .zip(known)
            .collect(),
        submission: Submission {
            id: "urn:uuid:10000000-0000-4000-8000-000000000000".parse().expect("an id"),
            number: "2041".parse::<Number>().expect("a number"),
            attempt: 1,
            previous: None,
            micro_credential: MicroCredentialRef {
                id: credential.id.clone(),
                version: credential.version.clone(),
                sha256: Sha256::of(b"credential"),
            },
            language: "en".to_owned(),
            artifacts,
        },
        payload: Sha256::of(b"payload"),
        credential,
    }
}

/// The same with a document that is laid out here, and one text without pages.
pub(crate) fn begin_with_texts() -> Session {
    let mut subject = subject(credential(&["one", "two"], Rule::All {}, None));
    let more = [
        (laid_out(), "plan.docx", ArtifactKind::Document),
        (artifact(6, "notes.md").id, "notes.md", ArtifactKind::Text),
    ];
    for (id, path, kind) in more {
        subject.submission.artifacts.push(Artifact {
            id: id.clone(),
            ..artifact(5, path)
        });
        let kind = Some(kind);
        subject.facts.insert(
            id,
            Facts {
                kind,
                ..Facts::default()
            },
        );
    }
    Session::begin(subject, Purpose::Summative, "en", NOW).expect("a first entry")
}

fn laid_out() -> ArtifactId {
    artifact(5, "plan.docx").id
}

pub(crate) fn begin() -> Session {
    let subject = subject(credential(&["one", "two"], Rule::All {}, None));
    Session::begin(subject, Purpose::Summative, "en", NOW).expect("a first entry")
}

/// Knows one text: page 2 of every artifact says "count to three". Those that are laid out have four pages, and Markdown
/// has none.
pub(crate) struct Text;

impl FindText for Text {
    fn pages(&self, artifact: &ArtifactId) -> Option<u32> {
        (*artifact == laid_out()).then_some(4)
    }

    fn find_text(&self, _: &ArtifactId, page: Option<u32>, words: &str) -> Result<(Option<u32>, TextPlace), Unfound> {
        let quote = Quote {
            exact: words.to_owned(),
            prefix: String::new(),
            suffix: String::new(),
        };
        let here = "count to three".contains(words) && page.is_none_or(|page| page == 2);
        match (here, words) {
            (true, "count") => Err(Unfound::MoreThanOnce),
            (true, _) => Ok((Some(2), TextPlace { quote, position: None })),
            (false, _) => Err(Unfound::Nowhere),
        }
    }

    fn text_at(
        &self,
        artifact: &ArtifactId,
        page: Option<u32>,
        [start, end]: [u32; 2],
    ) -> Option<(Option<u32>, TextPlace)> {
        let words = "count to three".get(start as usize..end as usize)?;
        self.find_text(artifact, page, words).ok()
    }
}

pub(crate) fn perform(session: &mut Session, command: Command) -> Result<Entry, Refusal> {
    let mut next = session.head().count;
    let mut new_id = || -> AnnotationId {
        next += 1;
        format!("urn:uuid:20000000-0000-4000-8000-{next:012}")
            .parse()
            .expect("an id")
    };
    session.perform(
        command,
        Means {
            now: NOW,
            new_id: &mut new_id,
            text: &Text,
        },
    )
}

/// One JSON line, as `review exec` reads it.
pub(crate) fn line(session: &mut Session, json: &str) -> Result<Entry, Refusal> {
    let line = serde_json::from_str(json).expect("JSON");
    perform(session, Command::from_line(line).expect("a command"))
}
