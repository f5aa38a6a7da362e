//! The shared list of hostile inputs, read: which rows there are, and what has to come of each.

use crate::Kind;

/// One row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// `ZP-001`.
    pub id: String,
    /// What has to come of it, in the list's words.
    pub outcome: String,
}

impl Row {
    /// `ZP` of `ZP-001`.
    pub fn category(&self) -> &str {
        self.id.split('-').next().unwrap_or_default()
    }

    /// Whether a case of this kind does what the row asks for.
    pub fn allows(&self, kind: Kind) -> bool {
        let begins = |words: &str| self.outcome.starts_with(words);
        match kind {
            Kind::Refuse => begins("REFUSE") || begins("each REFUSE") || begins("canonical form or REFUSE"),
            Kind::Accept => {
                // One content of a submission comes in; the other is asked about.
                begins("ACCEPT") || begins("ask: new version or conflict") || self.excepts_a_byte_order_mark()
            }
            Kind::Quarantine => begins("QUARANTINE item only"),
        }
    }

    /// Whether its refusals have to name an entry.
    pub fn names_the_entry(&self) -> bool {
        self.outcome.contains("one plain sentence naming the entry") || self.outcome.contains("names the file")
    }

    /// The one refusing row of which a part is accepted.
    fn excepts_a_byte_order_mark(&self) -> bool {
        self.outcome.contains("except BOM, which is accepted once")
    }
}

/// The rows of a list: CSV (RFC 4180) with the columns id, category, construction and expected outcome.
pub fn rows(csv: &str) -> Vec<Row> {
    let row = |fields: Vec<String>| match <[String; 4]>::try_from(fields) {
        Ok([id, _, _, outcome]) => Some(Row { id, outcome }),
        Err(_) => None,
    };
    csv.lines().skip(1).map(fields).filter_map(row).collect()
}

/// The fields of one line; a quote inside a quoted field stands twice.
fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut field, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => field.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(std::mem::take(&mut field)),
            other => field.push(other),
        }
    }
    fields.push(field);
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_fields_hold_commas_and_quotes() {
        let csv = "id,category,construction,expected outcome\nA-1,x,\"say \"\"no\"\", twice\",\"REFUSE, always\"\n";
        let row = Row {
            id: "A-1".to_owned(),
            outcome: "REFUSE, always".to_owned(),
        };
        assert_eq!(rows(csv), [row]);
        assert_eq!(fields("\"\"\"\",b"), ["\"", "b"]);
    }
}
