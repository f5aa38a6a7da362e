//! The sentence that says how an outcome came out: in English word for word what the record holds, in Spanish its
//! translation.

use assay_app::{Failure, Kind, Messages, codes, explaining};
use assay_model::CriterionId;
use assay_model::rubric::{MicroCredential, NearCut, Parts, Rule};
use assay_model::score::{Choice, Purpose};
use assay_review::{decide, reasoning};
use std::collections::BTreeSet;

const CREDENTIAL: &str = include_str!("../../../../../fixtures/micro-credentials/checking-for-understanding.json");

/// So many criteria of three levels, the highest required, and the rule; none where the rule does not fit them.
fn credential(criteria: usize, rule: &Rule, near_cut: Option<NearCut>) -> Option<MicroCredential> {
    let published = assay_catalogue::read(CREDENTIAL.as_bytes()).expect("a micro-credential");
    let mut parts = Parts::clone(&published.credential);
    parts.criteria.truncate(criteria);
    parts.next_steps.clear();
    parts.rule = rule.clone();
    parts.near_cut = near_cut;
    MicroCredential::new(parts).ok()
}

fn answers<'a>(credential: &'a MicroCredential, chosen: &'a [u8]) -> impl Fn(&CriterionId) -> Option<Choice> + 'a {
    move |id| {
        let at = credential.criteria.iter().position(|criterion| criterion.id == *id)?;
        match chosen.get(at)? {
            b'x' => Some(Choice::CannotJudge("too dark".to_owned())),
            b'-' => None,
            rank => {
                let level = credential.criteria.get(at)?.levels.get(usize::from(rank - b'0'))?;
                Some(Choice::Level(level.id.clone()))
            }
        }
    }
}

fn rules() -> Vec<Rule> {
    let must = vec!["plans-the-check".parse().expect("a word")];
    let floor = |level: &str| Some(level.parse().expect("a word"));
    let count = |at_least, must, floor| Rule::Count { at_least, must, floor };
    vec![
        Rule::All {},
        count(1, vec![], None),
        count(3, must.clone(), None),
        count(2, must.clone(), floor("developing")),
        count(1, must, floor("demonstrated")),
        Rule::Points { cut: 1, floor: None },
        Rule::Points {
            cut: 3,
            floor: floor("developing"),
        },
    ]
}

#[test]
fn in_english_it_is_word_for_word_what_the_record_holds() {
    let english = Messages::english();
    let mut seen = BTreeSet::new();
    let near = || [None, Some(NearCut { from: 1, to: 2 })];
    let all = rules()
        .into_iter()
        .flat_map(|rule| near().map(|near| (rule.clone(), near)));
    for (criteria, (rule, near)) in [1, 2, 3]
        .into_iter()
        .flat_map(|many| all.clone().map(move |one| (many, one)))
    {
        let Some(credential) = credential(criteria, &rule, near) else {
            continue;
        };
        for chosen in combinations(criteria) {
            let answers = answers(&credential, &chosen);
            for (purpose, returned) in [
                (Purpose::Summative, false),
                (Purpose::Formative, false),
                (Purpose::Summative, true),
            ] {
                let why = reasoning(&credential, purpose, returned, &answers);
                let outcome = decide(&credential, purpose, returned, &answers);
                assert_eq!(explaining::in_words(&why, &english), outcome.explanation);
                seen.insert(outcome.explanation);
            }
        }
    }
    assert!(seen.len() > 500, "only {} sentences were compared", seen.len());
}

/// Every way to answer so many criteria.
fn combinations(criteria: usize) -> Vec<Vec<u8>> {
    let mut all = vec![vec![]];
    for _ in 0..criteria {
        let longer = |chosen: &Vec<u8>| {
            let next = b"012x-".iter().map(|one| [chosen.as_slice(), &[*one]].concat());
            next.collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}

#[track_caller]
fn check_spanish(rule: &Rule, near_cut: Option<NearCut>, chosen: &[u8], says: &str) {
    let spanish = Messages::of("es").expect("Spanish");
    let credential = credential(chosen.len(), rule, near_cut).expect("a rule that fits");
    let why = reasoning(&credential, Purpose::Summative, false, &answers(&credential, chosen));
    assert_eq!(explaining::in_words(&why, &spanish), says);
}

#[test]
fn in_spanish_it_is_spanish() {
    check_spanish(
        &Rule::All {},
        None,
        b"22222",
        "5 de 5 criterios están en Demonstrated: cumple la regla.",
    );
    check_spanish(
        &Rule::All {},
        None,
        b"21x",
        "1 de 3 criterios está en Demonstrated. *Adjusts teaching* está en Developing; *Hears from every student* no se puede \
         juzgar: todavía no.",
    );
    check_spanish(
        &Rule::Points { cut: 3, floor: None },
        Some(NearCut { from: 1, to: 4 }),
        b"2-",
        "2 de 4 puntos; hacen falta 3. *Adjusts teaching* está sin valorar: todavía no. Está cerca del corte: se pide una \
         segunda persona evaluadora.",
    );
}

#[test]
fn sizes_have_the_decimal_mark_of_their_language() {
    let (english, spanish) = (Messages::english(), Messages::of("es").expect("Spanish"));
    assert_eq!(
        (english.size(2_100), spanish.size(2_100)),
        ("2.1 kB".to_owned(), "2,1 kB".to_owned())
    );
    assert_eq!(spanish.size(180), "180 bytes");
    let failure = Failure::new(Kind::Refused, codes::LIMIT_EXCEEDED)
        .with("limit", "bundle-bytes")
        .with("found", "bytes-21506293760")
        .with("most", "bytes-17179869184")
        .with("about", "whole")
        .with("path", "bytes-1.zip");
    let said = [&english, &spanish].map(|messages| messages.failure(&failure).message);
    assert!(said[0].contains("20.1 GiB") && said[0].contains("16 GiB"), "{said:?}");
    assert!(said[1].contains("20,1 GiB") && said[1].contains("16 GiB"), "{said:?}");
}
