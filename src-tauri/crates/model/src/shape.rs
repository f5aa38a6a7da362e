//! Taking JSON apart into a type, so that what does not fit is data: where it stands and what is wrong with it, and never
//! a parser's words.
//!
//! [`Shaped`] is the deserializer that does it. Readers of TOML go through it too: TOML is read into a JSON value first.

mod shaped;

pub use shaped::Shaped;

use serde::de::DeserializeOwned;
use serde_json::Value;
use std::fmt;
use std::marker::PhantomData;

/// What does not fit, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misshapen {
    /// Where, as `criteria[0].levels[1].points`, counted from 0; empty for the whole.
    pub place: String,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has to be there and is not.
    Missing,
    /// Nobody here knows it.
    Unknown,
    /// It is none of the words that can stand there.
    NotOneOf {
        /// What stands there.
        found: String,
        /// What can.
        known: Vec<String>,
    },
    /// A number that is not whole, or too small or too large for what it counts.
    Number {
        /// What stands there.
        found: String,
    },
    /// A list of another length.
    Length {
        /// How many things stand there.
        found: usize,
    },
    /// A text where a list belongs, and the like.
    Kind(Wanted),
    /// A text that says nothing, where somebody has to say something.
    Empty,
    /// Something else where a group of these members belongs.
    Group {
        /// What the group can hold.
        known: Vec<String>,
    },
    /// Of the right kind, and still not what the member takes: no identifier, no path, no address.
    Value {
        /// What stands there, where that is a word or a number.
        found: String,
    },
}

/// What kind of value belongs in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A text.
    Text,
    /// A whole number.
    Number,
    /// A number with or without a fraction; not what is no number, and not the infinite.
    Finite,
    /// A list.
    List,
    /// A group of members.
    Members,
    /// True or false.
    YesOrNo,
    /// Something else.
    Other,
}

/// Takes `value` apart into a `T`.
pub fn take<T: DeserializeOwned>(value: &Value) -> Result<T, Misshapen> {
    Shaped(value).seeded(PhantomData)
}

impl Misshapen {
    const fn here(fault: Fault) -> Self {
        Self {
            place: String::new(),
            fault,
        }
    }

    fn under(mut self, step: &str) -> Self {
        self.place = match self.place.chars().next() {
            None => step.to_owned(),
            Some('[') => format!("{step}{}", self.place),
            Some(_) => format!("{step}.{}", self.place),
        };
        self
    }
}

impl fmt::Display for Misshapen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.place, self.fault)
    }
}

impl std::error::Error for Misshapen {}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use serde_json::json;

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "kebab-case", deny_unknown_fields)]
    struct Row {
        #[serde(rename = "name")]
        _name: String,
        #[serde(rename = "points")]
        _points: u32,
        #[serde(rename = "kind")]
        _kind: Kind,
        #[serde(rename = "box")]
        _box: Option<[f64; 2]>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Kind {
        Question,
        NextStep,
    }

    #[derive(Debug, Deserialize)]
    struct Table {
        #[serde(rename = "rows")]
        _rows: Vec<Row>,
    }

    #[track_caller]
    fn refused(member: &str, value: Value, place: &str, fault: Fault) {
        let good = json!({ "name": "a", "points": 3, "kind": "question" });
        take::<Table>(&json!({ "rows": [good] })).expect("the twin that is right");
        let mut bad = good.clone();
        bad[member] = value;
        let error = take::<Table>(&json!({ "rows": [good, bad] })).expect_err(member);
        assert_eq!((error.place.as_str(), error.fault), (place, fault));
    }

    #[test]
    fn what_does_not_fit_is_told_with_its_place() {
        let text = |found: &str| found.to_owned();
        refused(
            "points",
            json!(0.5),
            "rows[1].points",
            Fault::Number { found: text("0.5") },
        );
        refused(
            "points",
            json!(-1),
            "rows[1].points",
            Fault::Number { found: text("-1") },
        );
        refused(
            "points",
            json!(1u64 << 32),
            "rows[1].points",
            Fault::Number {
                found: text("4294967296"),
            },
        );
        refused("points", json!("3"), "rows[1].points", Fault::Kind(Wanted::Number));
        refused("name", json!([]), "rows[1].name", Fault::Kind(Wanted::Text));
        refused("note", json!(1), "rows[1].note", Fault::Unknown);
        refused("box", json!([1, "x"]), "rows[1].box[1]", Fault::Kind(Wanted::Finite));
        refused("box", json!([1]), "rows[1].box", Fault::Length { found: 1 });
        refused("box", json!([1, 2, 3]), "rows[1].box", Fault::Length { found: 3 });
        let known = vec![text("question"), text("next-step")];
        let found = text("praise");
        refused(
            "kind",
            json!("praise"),
            "rows[1].kind",
            Fault::NotOneOf { found, known },
        );
        refused("kind", json!(7), "rows[1].kind", Fault::Kind(Wanted::Text));
    }

    #[test]
    fn what_is_missing_is_named_where_it_should_stand() {
        let error = take::<Table>(&json!({ "rows": [{ "name": "a", "points": 1 }] })).expect_err("no kind");
        assert_eq!((error.place.as_str(), error.fault), ("rows[0].kind", Fault::Missing));
        let error = take::<Table>(&json!([])).expect_err("a list");
        let known = vec!["rows".to_owned()];
        assert_eq!((error.place.as_str(), error.fault), ("", Fault::Group { known }));
    }

    #[test]
    fn a_word_that_its_type_refuses_is_shown() {
        #[derive(Debug, Deserialize)]
        struct Named {
            #[serde(rename = "id")]
            _id: crate::CriterionId,
        }
        let error = take::<Named>(&json!({ "id": "No Word!" })).expect_err("no identifier");
        let found = "No Word!".to_owned();
        assert_eq!((error.place.as_str(), error.fault), ("id", Fault::Value { found }));
    }
}
