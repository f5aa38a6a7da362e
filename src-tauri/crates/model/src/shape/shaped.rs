//! A serde deserializer over a JSON value. Its error knows its place because each list and object adds its own step on the
//! way out.

use super::{Fault, Misshapen, Wanted};
use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, Unexpected, VariantAccess,
    Visitor,
};
use serde_json::{Map, Value, map};
use std::fmt;
use std::slice;

/// A value as a deserializer whose error is a [`Misshapen`].
#[derive(Clone, Copy, Debug)]
pub struct Shaped<'a>(pub &'a Value);

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
    pub(super) fn seeded<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Misshapen> {
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
            deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128;
        Finite: deserialize_f32 deserialize_f64;
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
