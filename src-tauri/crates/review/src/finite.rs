//! Numbers of TOML that are none: `nan` and `inf`. Nothing that a sheet says can be one.

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::fmt;

/// The way to the first number of `document` that is not finite. Read as JSON it is null, which TOML cannot say itself.
pub(crate) fn missed(document: &Value) -> Option<String> {
    match document {
        Value::Null => Some(String::new()),
        Value::Array(items) => items.iter().enumerate().find_map(|(at, item)| {
            let rest = missed(item)?;
            Some(format!("[{at}]{}", joined(&rest)))
        }),
        Value::Object(members) => members.iter().find_map(|(name, value)| {
            let rest = missed(value)?;
            Some(format!("{name}{}", joined(&rest)))
        }),
        _ => None,
    }
}

fn joined(rest: &str) -> String {
    if rest.is_empty() || rest.starts_with('[') {
        rest.to_owned()
    } else {
        format!(".{rest}")
    }
}

/// Anything, read up to the first number that is not finite, so that the parser says where that stands.
pub(crate) struct Finite;

impl<'de> Deserialize<'de> for Finite {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Finite {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("finite numbers")
    }
    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }
    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }
    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<Self, E> {
        if value.is_finite() {
            Ok(self)
        } else {
            Err(E::custom("not a finite number"))
        }
    }
    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self, A::Error> {
        while items.next_element::<Self>()?.is_some() {}
        Ok(self)
    }
    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self, A::Error> {
        while members.next_key::<IgnoredAny>()?.is_some() {
            members.next_value::<Self>()?;
        }
        Ok(self)
    }
}
