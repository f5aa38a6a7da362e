//! A micro-credential that came along with a submission, as somebody sees it who may take it into the catalogue: who signed
//! it, and how it differs from the version that is there already.

use crate::catalogue::read_published;
use crate::codes;
use crate::failure::{Failure, Kind};
use crate::identities::words_of;
use assay_model::Sha256;
use assay_model::rubric::MicroCredential;
use assay_store::{MicroCredentialRow, Reading};

/// A micro-credential of a library, looked at before it is taken into the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// Its digest.
    pub sha256: Sha256,
    /// Whether it is in the catalogue.
    pub accepted: bool,
    /// The key that signed it, as eight words; a draft is signed by nobody.
    pub signer: Option<String>,
    /// The newest other version that is in the catalogue.
    pub beside: Option<Beside>,
}

/// Another version of a micro-credential, and what is different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The version that is in the catalogue.
    pub version: String,
    /// What differs from it; never empty.
    pub differences: Vec<Difference>,
}

/// One thing that is not as it is in the other version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is.
    pub part: Part,
    /// What became of it.
    pub how: How,
    /// Which one, where there are several of its kind.
    pub title: Option<String>,
}

/// A part of a micro-credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its name, or its one competency.
    Aim,
    /// The key method and its research.
    KeyMethod,
    /// Something that it asks for.
    Requirement,
    /// A row of the rubric, its levels and their words.
    Criterion,
    /// How levels become an outcome, and when a second assessor is asked.
    Rule,
    /// Suggestions, topics, and whatever else stands beside.
    Beside,
}

/// What became of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It was not there before.
    New,
    /// It is not there any more.
    Gone,
    /// It says something else.
    Changed,
}

/// Looks at the micro-credential `sha256` of a library. Refused where the library has none of that digest, and where what it
/// has cannot be read any more.
pub fn newcomer(library: &Reading, sha256: &Sha256) -> Result<Newcomer, Failure> {
    let unknown = || Failure::new(Kind::Refused, codes::MICRO_CREDENTIAL_NOT_HERE).with("sha256", sha256);
    let row = library.micro_credential(sha256)?.ok_or_else(unknown)?;
    let published = read_published(&row.json, &row.title)?;
    let signer = published.signed.then(|| signed_by(&row)).flatten();
    let all = library.micro_credentials()?.into_iter();
    let newest = all
        .filter(|other| other.id == row.id && other.sha256 != row.sha256 && other.accepted)
        .max_by_key(|other| other.at);
    let beside = newest.map(|other| {
        let known = read_published(&other.json, &other.title)?;
        Ok::<_, Failure>(Beside {
            version: other.version,
            differences: differences(&known.credential, &published.credential),
        })
    });
    Ok(Newcomer {
        sha256: row.sha256,
        accepted: row.accepted,
        signer,
        beside: beside.transpose()?,
    })
}

/// The key in the file's own proof, which was held against its bytes when they were read.
fn signed_by(row: &MicroCredentialRow) -> Option<String> {
    let sealed = assay_credential::open(&row.json, assay_catalogue::MAX_BYTES).ok()?;
    Some(words_of(&sealed.key))
}

/// What is different in `new`, in the order of the page: what it aims at, what it asks for, the rubric, the rule.
fn differences(known: &MicroCredential, new: &MicroCredential) -> Vec<Difference> {
    let changed = |part, is: bool| {
        is.then_some(Difference {
            part,
            how: How::Changed,
            title: None,
        })
    };
    let mut all: Vec<Difference> = Vec::new();
    all.extend(changed(
        Part::Aim,
        known.title != new.title || known.competency != new.competency,
    ));
    all.extend(changed(Part::KeyMethod, known.key_method != new.key_method));
    all.extend(each(Part::Requirement, &known.requirements, &new.requirements, |one| {
        (one.id.as_str(), one.title.as_str())
    }));
    all.extend(each(Part::Criterion, &known.criteria, &new.criteria, |one| {
        (one.id.as_str(), one.title.as_str())
    }));
    let rule = known.rule != new.rule || known.near_cut != new.near_cut;
    all.extend(changed(Part::Rule, rule));
    // Their digests differ: where none of that does, something beside it does.
    let rest = known.next_steps != new.next_steps || all.is_empty();
    all.extend(changed(Part::Beside, rest));
    all
}

/// What became of the parts of one kind, which have names: gone, changed or new.
fn each<T: PartialEq>(part: Part, known: &[T], new: &[T], name: impl Fn(&T) -> (&str, &str)) -> Vec<Difference> {
    let of = |one: &T, how| Difference {
        part,
        how,
        title: Some(name(one).1.to_owned()),
    };
    let same = |one: &T, others: &[T]| others.iter().position(|other| name(other).0 == name(one).0);
    let gone = known
        .iter()
        .filter(|one| same(one, new).is_none())
        .map(|one| of(one, How::Gone));
    let here = new
        .iter()
        .filter_map(|one| match same(one, known).and_then(|at| known.get(at)) {
            None => Some(of(one, How::New)),
            Some(before) if before != one => Some(of(one, How::Changed)),
            Some(_) => None,
        });
    gone.chain(here).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    const WAIT_TIME: &str = include_str!("../../../../fixtures/micro-credentials/wait-time.json");

    fn read(document: &Value) -> MicroCredential {
        read_published(document.to_string().as_bytes(), "wait-time.json")
            .unwrap()
            .credential
    }

    #[track_caller]
    fn check(change: impl FnOnce(&mut Value), expected: &[(Part, How, Option<&str>)]) {
        let before: Value = serde_json::from_str(WAIT_TIME).unwrap();
        let mut after = before.clone();
        change(&mut after);
        let found = differences(&read(&before), &read(&after));
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.part, one.how, one.title.as_deref()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_criterion_with_other_words_is_named() {
        check(
            |it| it["criteria"][0]["levels"][0]["descriptor"] = json!("Something else is seen."),
            &[(Part::Criterion, How::Changed, Some("Asks questions worth the wait"))],
        );
    }

    #[test]
    fn a_criterion_that_is_gone_and_one_that_is_new_are_two_things() {
        check(
            |it| {
                it["criteria"][4]["id"] = json!("another");
                it["criteria"][4]["title"] = json!("Something new");
                // The suggestions name the criterion, too.
                let steps = it["nextSteps"].as_array_mut().unwrap();
                steps.retain(|step| step["criterion"] != json!("measures-the-pauses"));
            },
            &[
                (Part::Criterion, How::Gone, Some("Measures the pauses")),
                (Part::Criterion, How::New, Some("Something new")),
                (Part::Beside, How::Changed, None),
            ],
        );
    }

    #[test]
    fn a_requirement_and_a_rule_that_are_others_are_said() {
        check(
            |it| {
                it["requirements"][0]["shows"] = json!("Something else.");
                it["rule"]["atLeast"] = json!(5);
            },
            &[
                (Part::Requirement, How::Changed, Some("Lesson plan")),
                (Part::Rule, How::Changed, None),
            ],
        );
    }

    #[test]
    fn another_name_and_another_method_are_said() {
        check(
            |it| {
                it["title"] = json!("Waiting");
                it["keyMethod"]["text"] = json!("Wait.");
            },
            &[(Part::Aim, How::Changed, None), (Part::KeyMethod, How::Changed, None)],
        );
    }

    #[test]
    fn where_nothing_else_differs_it_is_something_beside() {
        check(
            |it| it["topics"] = json!(["silence"]),
            &[(Part::Beside, How::Changed, None)],
        );
    }
}
