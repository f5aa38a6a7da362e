//! A record and a roster that hold everything they can hold, and signers whose secrets are no secrets.

use assay_credential::record::{JournalHead, ListedFile, RecordArtifact, RecordAssessor, RecordSubmission, Supersedes};
use assay_credential::{Member, PublicKey, Record, Roster, Signer};
use assay_model::outcome::{Outcome, OutcomeValue};
use assay_model::place::{PagePart, Place, Position, Quote, Region, TextPlace, TimeSpan};
use assay_model::rubric::Rule;
use assay_model::score::{Annotation, AnnotationKind, Choice, Purpose, Role, Score};
use assay_model::submission::MicroCredentialRef;
use assay_model::{MediaTime, Sha256};
use ed25519_dalek::{Signer as _, SigningKey};
use std::fmt::Debug;
use std::str::FromStr;

/// Ed25519 with the SHA-256 of a word as its secret.
pub(crate) struct Hand(pub(crate) SigningKey);

impl Hand {
    pub(crate) fn of(word: &str) -> Self {
        Self(SigningKey::from_bytes(Sha256::of(word.as_bytes()).as_bytes()))
    }

    pub(crate) fn key(&self) -> PublicKey {
        PublicKey::from_bytes(self.public_key()).expect("a key")
    }
}

impl Signer for Hand {
    fn public_key(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

#[track_caller]
pub(crate) fn read<T: FromStr<Err: Debug>>(text: &str) -> T {
    text.parse().expect(text)
}

pub(crate) fn urn<T: FromStr<Err: Debug>>(number: u32) -> T {
    read(&format!("urn:uuid:00000000-0000-4000-8000-{number:012x}"))
}

pub(crate) fn record() -> Record {
    Record {
        id: urn(1),
        valid_from: read("2026-11-24T16:02:30Z"),
        purpose: Purpose::Summative,
        language: "en".to_owned(),
        assessor: RecordAssessor {
            name: "Mira Okonkwo".to_owned(),
            role: Role::Assessor,
        },
        submission: RecordSubmission {
            id: urn(2),
            number: read("2041"),
            attempt: 2,
        },
        micro_credential: MicroCredentialRef {
            id: urn(3),
            version: "2".to_owned(),
            sha256: Sha256::of(b"micro-credential"),
        },
        payload: Sha256::of(b"payload"),
        artifacts: artifacts(),
        scores: scores(),
        annotations: places()
            .into_iter()
            .enumerate()
            .map(|(at, place)| annotation(at, place))
            .collect(),
        returned: Vec::new(),
        outcome: outcome(),
        journal: JournalHead {
            count: 118,
            head: Sha256::of(b"journal"),
        },
        files: vec![listed("data/micro-credential.json"), listed("data/record.html")],
        supersedes: Some(Supersedes {
            id: urn(4),
            sha256: Sha256::of(b"before"),
        }),
        software: "assay 0.1.0".to_owned(),
    }
}

/// One place of every kind that there is.
pub(crate) fn places() -> Vec<Place> {
    let region = Region::new(100_001, 200_000, 300_000, 400_050).expect("a box");
    let span = TimeSpan::new(MediaTime(252_000), MediaTime(261_500)).expect("a span");
    let words = |position: bool| TextPlace {
        quote: Quote {
            exact: "sorted into three piles".to_owned(),
            prefix: "the boards were ".to_owned(),
            suffix: ". \u{201c}Which\u{201d} \u{1f600}".to_owned(),
        },
        position: position.then(|| Position {
            start: 118,
            end: 141,
            extractor: "assay-evidence 0.1.0".to_owned(),
        }),
    };
    let page = |page, part| Place::Page { page, part };
    vec![
        Place::Time { span, region: None },
        Place::Time {
            span,
            region: Some(region),
        },
        Place::Picture { region },
        page(1, PagePart::Whole),
        page(2, PagePart::Region(region)),
        page(2, PagePart::Text(words(true))),
        page(3, PagePart::Text(words(false))),
        Place::Text(words(true)),
        Place::Text(words(false)),
        Place::Whole,
    ]
}

pub(crate) fn annotation(at: usize, place: Place) -> Annotation {
    let kinds = [
        AnnotationKind::Evidence,
        AnnotationKind::Strength,
        AnnotationKind::Question,
        AnnotationKind::NextStep,
    ];
    let criteria = ["plans-the-check", "hears-everyone"].map(read);
    Annotation {
        id: urn(1000 + u32::try_from(at).expect("few")),
        artifact: urn(10),
        place,
        criteria: criteria.into_iter().take(at % 3).collect(),
        kind: kinds[at % 4],
        comment: if at == 3 {
            String::new()
        } else {
            "All boards go up in the same moment.".to_owned()
        },
        created: read("2026-11-24T15:40:00Z"),
    }
}

fn artifacts() -> Vec<RecordArtifact> {
    let paths = ["plan.pdf", "video/lesson 1.mp4", "reflection/r\u{e9}flexion.md"];
    let artifact = |(number, path): (u32, &str)| RecordArtifact {
        id: urn(number),
        path: read(path),
        sha256: Sha256::of(path.as_bytes()),
        size: 9_007_199_254_740_991,
        opened: number == 10,
    };
    (10..).zip(paths).map(artifact).collect()
}

fn scores() -> Vec<Score> {
    let full = Score {
        criterion: read("plans-the-check"),
        choice: Choice::Level(read("demonstrated")),
        rationale: "The plan names two wrong answers before the lesson.".to_owned(),
        strength: Some("At 00:31 every hand goes up in the same moment.".to_owned()),
        next_step: Some("Say the question once and let it stand.".to_owned()),
        annotations: vec![urn(1001), urn(1002)],
    };
    let dark = Score {
        criterion: read("hears-everyone"),
        choice: Choice::CannotJudge("The boards cannot be read at 02:10.".to_owned()),
        rationale: String::new(),
        strength: None,
        next_step: None,
        annotations: Vec::new(),
    };
    vec![full, dark]
}

fn outcome() -> Outcome {
    Outcome {
        value: OutcomeValue::NotYet,
        rule: Rule::Count {
            at_least: 2,
            must: vec![read("plans-the-check")],
            floor: Some(read("developing")),
        },
        reached: 1,
        of: 2,
        near_cut: true,
        explanation: "1 of 2 criteria is Demonstrated. *Hears from every student* cannot be judged: not yet."
            .to_owned(),
    }
}

fn listed(path: &str) -> ListedFile {
    ListedFile {
        path: read(path),
        sha256: Sha256::of(path.as_bytes()),
        size: 12_345,
    }
}

pub(crate) fn roster() -> Roster {
    Roster {
        id: urn(20),
        name: "Example District, assessors 2026/27".to_owned(),
        valid_from: read("2026-08-01T00:00:00Z"),
        members: vec![
            Member {
                key: Hand::of("assessor").key(),
                name: "Mira Okonkwo".to_owned(),
                roles: vec![Role::Assessor, Role::Mentor],
                from: read("2026-08-01T00:00:00Z"),
                until: Some(read("2027-07-31T23:59:59Z")),
            },
            Member {
                key: Hand::of("panel").key(),
                name: "Panel of Example District".to_owned(),
                roles: vec![Role::Panel],
                from: read("2026-08-01T00:00:00Z"),
                until: None,
            },
        ],
    }
}
