//! Taking JSON apart into a type, so that what does not fit is data: where it stands and what is wrong with it, and never
//! a parser's words.
//!
//! [`Shaped`] is a serde deserializer over a value; its error knows its place because each list and object adds its own
//! step on the way out. Readers of TOML go through it too: TOML is read into a JSON value first.

use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, VariantAccess, Visitor,
};
use serde_json::{Map, Value, map};
use std::fmt;
use std::marker::PhantomData;
use std::slice;

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

/// A value as a deserializer whose error is a [`Misshapen`].
#[derive(Clone, Copy, Debug)]
pub struct Shaped<'a>(pub &'a Value);

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

impl de::Error for Misshapen {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::here(Fault::Value { found: String::new() })
    }
    fn invalid_type(found: Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self::here(match found {
            Unexpected::Float(found) => Fault::Number {
                found: found.to_string(),
            },
            _ => Fault::Kind(Wanted::Other),
        })
    }
    fn invalid_value(found: Unexpected<'_>, _: &dyn de::Expected) -> Self {
        let number = |found: &dyn fmt::Display| Fault::Number {
            found: found.to_string(),
        };
        Self::here(match found {
            Unexpected::Unsigned(found) => number(&found),
            Unexpected::Signed(found) => number(&found),
            Unexpected::Float(found) => number(&found),
            Unexpected::Str(found) => Fault::Value {
                found: found.to_owned(),
            },
            _ => Fault::Value { found: String::new() },
        })
    }
    fn invalid_length(found: usize, _: &dyn de::Expected) -> Self {
        Self::here(Fault::Length { found })
    }
    fn unknown_variant(found: &str, known: &'static [&'static str]) -> Self {
        Self::here(Fault::NotOneOf {
            found: found.to_owned(),
            known: known.iter().map(|word| (*word).to_owned()).collect(),
        })
    }
    fn unknown_field(field: &str, _: &'static [&'static str]) -> Self {
        Self::here(Fault::Unknown).under(field)
    }
    fn missing_field(field: &'static str) -> Self {
        Self::here(Fault::Missing).under(field)
    }
}

impl<'de> Shaped<'de> {
    /// A type that refuses a text of its own accord does not say which; it stands here.
    fn seeded<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Misshapen> {
        seed.deserialize(self).map_err(|mut error| {
            match &mut error.fault {
                Fault::Value { found } if found.is_empty() && error.place.is_empty() => *found = scalar(self.0),
                _ => {}
            }
            error
        })
    }

    /// What was wanted is known by who asked.
    fn wanted<T>(taken: Result<T, Misshapen>, wanted: Wanted) -> Result<T, Misshapen> {
        taken.map_err(|mut error| {
            match &mut error.fault {
                Fault::Kind(kind) if error.place.is_empty() => *kind = wanted,
                _ => {}
            }
            error
        })
    }
}

/// A text, a number, true or false, as it stands; nothing for what is larger.
fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(_) | Value::Bool(_) => value.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

macro_rules! asked {
    ($($wanted:ident: $($method:ident)+;)+) => {$($(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misshapen> {
            Self::wanted(self.deserialize_any(visitor), Wanted::$wanted)
        }
    )+)+};
}

impl<'de> Deserializer<'de> for Shaped<'de> {
    type Error = Misshapen;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misshapen> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(value), _) => visitor.visit_u64(value),
                (None, Some(value)) => visitor.visit_i64(value),
                (None, None) => visitor.visit_f64(number.as_f64().unwrap_or(f64::NAN)),
            },
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(items) => items_of(items, visitor),
            Value::Object(members) => visitor.visit_map(Members::new(members)),
        }
    }

    asked! {
        YesOrNo: deserialize_bool;
        Number: deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
            deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
            deserialize_f32 deserialize_f64;
        Text: deserialize_char deserialize_str deserialize_string deserialize_bytes deserialize_byte_buf
            deserialize_identifier;
        List: deserialize_seq;
        Members: deserialize_map;
        Other: deserialize_unit deserialize_ignored_any;
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misshapen> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Misshapen> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Misshapen> {
        self.deserialize_any(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Misshapen> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Misshapen> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        members: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misshapen> {
        // serde would take a list for a struct, member by member; nobody writes that on purpose.
        match self.0 {
            Value::Object(_) => self.deserialize_any(visitor),
            _ => Err(Misshapen::here(Fault::Group {
                known: members.iter().map(|name| (*name).to_owned()).collect(),
            })),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misshapen> {
        match self.0 {
            Value::String(word) => visitor.visit_enum(word.as_str().into_deserializer()),
            Value::Object(members) => match members.iter().next().filter(|_| members.len() == 1) {
                Some((word, value)) => visitor.visit_enum(Variant { word, value }),
                None => Err(Misshapen::here(Fault::Kind(Wanted::Text))),
            },
            _ => Err(Misshapen::here(Fault::Kind(Wanted::Text))),
        }
    }
}

impl<'de> IntoDeserializer<'de, Misshapen> for Shaped<'de> {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

fn items_of<'de, V: Visitor<'de>>(items: &'de [Value], visitor: V) -> Result<V::Value, Misshapen> {
    let mut access = Items {
        rest: items.iter(),
        at: 0,
    };
    let taken = visitor.visit_seq(&mut access)?;
    if access.rest.next().is_none() {
        Ok(taken)
    } else {
        Err(Misshapen::here(Fault::Length { found: items.len() }))
    }
}

struct Items<'de> {
    rest: slice::Iter<'de, Value>,
    at: usize,
}

impl<'de> SeqAccess<'de> for &mut Items<'de> {
    type Error = Misshapen;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Misshapen> {
        let Some(value) = self.rest.next() else {
            return Ok(None);
        };
        let at = self.at;
        self.at += 1;
        let taken = Shaped(value).seeded(seed);
        taken.map(Some).map_err(|error| error.under(&format!("[{at}]")))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

struct Members<'de> {
    rest: map::Iter<'de>,
    value: Option<(&'de str, &'de Value)>,
}

impl<'de> Members<'de> {
    fn new(members: &'de Map<String, Value>) -> Self {
        Self {
            rest: members.iter(),
            value: None,
        }
    }
}

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = Misshapen;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Misshapen> {
        let Some((key, value)) = self.rest.next() else {
            return Ok(None);
        };
        self.value = Some((key, value));
        let key: StrDeserializer<'_, Misshapen> = key.as_str().into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misshapen> {
        let (key, value) = self.value.take().ok_or_else(|| Misshapen::here(Fault::Missing))?;
        Shaped(value).seeded(seed).map_err(|error| error.under(key))
    }
}

struct Variant<'de> {
    word: &'de str,
    value: &'de Value,
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Misshapen;
    type Variant = Inside<'de>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Inside<'de>), Misshapen> {
        let word: StrDeserializer<'_, Misshapen> = self.word.into_deserializer();
        let inside = Inside(self.word, self.value);
        seed.deserialize(word).map(|variant| (variant, inside))
    }
}

/// What a variant holds; its word is a step of the place.
struct Inside<'de>(&'de str, &'de Value);

impl<'de> VariantAccess<'de> for Inside<'de> {
    type Error = Misshapen;

    fn unit_variant(self) -> Result<(), Misshapen> {
        Err(Misshapen::here(Fault::Kind(Wanted::Text)))
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Misshapen> {
        Shaped(self.1).seeded(seed).map_err(|error| error.under(self.0))
    }
    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Misshapen> {
        Shaped(self.1)
            .deserialize_seq(visitor)
            .map_err(|error| error.under(self.0))
    }
    fn struct_variant<V: Visitor<'de>>(
        self,
        members: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misshapen> {
        let taken = Shaped(self.1).deserialize_struct("", members, visitor);
        taken.map_err(|error| error.under(self.0))
    }
}

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
        refused("box", json!([1, "x"]), "rows[1].box[1]", Fault::Kind(Wanted::Number));
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
