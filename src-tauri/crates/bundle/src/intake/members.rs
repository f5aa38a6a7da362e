//! Reading the members of a control file one by one, so that each fault names its member and what is not known is kept
//! and said.

use crate::bagit::{Fault, Findings, MemberFault, Warning};
use assay_model::json::{self, JsonError};
use assay_model::shape::Wanted;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::str::FromStr;

/// The largest number of characters of a text.
const LONGEST: usize = 1_000;

/// One object of a control file.
pub(super) struct Members<'a> {
    file: &'static str,
    /// `artifacts[2].`, empty at the top.
    place: String,
    object: &'a Map<String, Value>,
    known: BTreeSet<&'static str>,
}

/// The top object of `bytes`, which has to name itself `assay/<word>/1`.
pub(super) fn top(file: &'static str, word: &'static str, bytes: &[u8], findings: &mut Findings) -> Option<Value> {
    let value = json::read_whole(bytes)
        .map_err(|error| findings.fault(malformed(file, error)))
        .ok()?;
    let format = value.get("format").and_then(Value::as_str).unwrap_or_default();
    let path = file.to_owned();
    match format
        .strip_prefix("assay/")
        .and_then(|rest| rest.strip_prefix(word)?.strip_prefix('/'))
    {
        Some("1") => return Some(value),
        Some(major) if major.parse::<u32>().is_ok_and(|major| major > 1) => {
            findings.fault(Fault::FormatNewer {
                path,
                format: format.to_owned(),
            });
        }
        _ => findings.fault(Fault::FormatOther { path, word }),
    }
    None
}

fn malformed(file: &str, error: JsonError) -> Fault {
    let path = file.to_owned();
    match error {
        JsonError::DuplicateKey { key } => Fault::JsonDuplicateKey { path, key },
        JsonError::NumberUnsafe { token } | JsonError::NotWhole { token } => Fault::NumberNotWhole { path, token },
        JsonError::TooDeep => Fault::JsonTooDeep { path },
        JsonError::Malformed { line, column } => Fault::JsonMalformed { path, line, column },
        JsonError::NotCanonical => Fault::JsonMalformed {
            path,
            line: 0,
            column: 0,
        },
    }
}

impl<'a> Members<'a> {
    pub(super) fn new(file: &'static str, place: String, value: &'a Value, findings: &mut Findings) -> Option<Self> {
        let object = value.as_object();
        if object.is_none() {
            findings.fault(Fault::MemberWrong {
                path: file.to_owned(),
                member: place.trim_end_matches('.').to_owned(),
                value: short(value),
                how: MemberFault::Kind(Wanted::Members),
            });
        }
        Some(Self {
            file,
            place,
            object: object?,
            known: BTreeSet::new(),
        })
    }

    /// The member as it stands, null being no member.
    pub(super) fn value(&mut self, name: &'static str) -> Option<&'a Value> {
        self.known.insert(name);
        self.object.get(name).filter(|value| !value.is_null())
    }

    /// A text that has to be there; white space alone is none.
    pub(super) fn text(&mut self, name: &'static str, findings: &mut Findings) -> Option<String> {
        let value = self.value(name);
        let text = value.and_then(Value::as_str).filter(|text| is_text(text));
        if text.is_none() {
            self.wrong(name, Wanted::Text, findings);
        }
        text.map(str::to_owned)
    }

    /// A text that may be there.
    pub(super) fn optional_text(&mut self, name: &'static str, findings: &mut Findings) -> Option<String> {
        self.value(name)?;
        self.text(name, findings)
    }

    /// A text of a form that `T` knows.
    pub(super) fn parsed<T: FromStr>(&mut self, name: &'static str, findings: &mut Findings) -> Option<T> {
        let parsed = self
            .value(name)
            .and_then(Value::as_str)
            .and_then(|text| text.parse().ok());
        if parsed.is_none() {
            self.wrong(name, Wanted::Text, findings);
        }
        parsed
    }

    /// As [`Self::parsed`], where there is one.
    pub(super) fn optional<T: FromStr>(&mut self, name: &'static str, findings: &mut Findings) -> Option<T> {
        self.value(name)?;
        self.parsed(name, findings)
    }

    /// A whole number, at least `least`.
    pub(super) fn number(&mut self, name: &'static str, least: u64, findings: &mut Findings) -> Option<u64> {
        let number = self
            .value(name)
            .and_then(Value::as_u64)
            .filter(|number| *number >= least);
        if number.is_none() {
            self.wrong(name, Wanted::Number, findings);
        }
        number
    }

    /// An object, as members of its own.
    pub(super) fn object(&mut self, name: &'static str, findings: &mut Findings) -> Option<Members<'a>> {
        let Some(value) = self.value(name) else {
            self.wrong(name, Wanted::Members, findings);
            return None;
        };
        Members::new(self.file, format!("{}{name}.", self.place), value, findings)
    }

    /// A fault about the member `name`, in whose place something of the kind `wanted` belongs.
    pub(super) fn wrong(&self, name: &str, wanted: Wanted, findings: &mut Findings) {
        let value = self.object.get(name).filter(|value| !value.is_null());
        findings.fault(Fault::MemberWrong {
            path: self.file.to_owned(),
            member: format!("{}{name}", self.place),
            value: value.map(short).unwrap_or_default(),
            how: fault(value, wanted),
        });
    }

    /// Says which members nobody asked for. They are kept with the file.
    pub(super) fn end(self, findings: &mut Findings) {
        for name in self.object.keys().filter(|name| !self.known.contains(name.as_str())) {
            let member = format!("{}{name}", self.place);
            findings.warn(Warning::MemberUnknown {
                path: self.file.to_owned(),
                member,
            });
        }
    }
}

fn fault(value: Option<&Value>, wanted: Wanted) -> MemberFault {
    let of_the_kind = match wanted {
        Wanted::Text => Value::is_string,
        Wanted::Number => Value::is_number,
        Wanted::List => Value::is_array,
        _ => Value::is_object,
    };
    match value {
        None => MemberFault::Missing,
        Some(value) if !of_the_kind(value) => MemberFault::Kind(wanted),
        Some(Value::String(text)) if text.trim().is_empty() => MemberFault::Empty,
        Some(_) => MemberFault::Value,
    }
}

fn is_text(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= LONGEST && !text.chars().any(char::is_control)
}

/// The beginning of a value, for a sentence.
fn short(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    text.chars().take(80).collect()
}
