//! Where the report's sentences come from.

/// The sentences of the message catalogue, in one language. The report asks for keys that begin with `report-`.
pub trait Words {
    /// The language of the sentences (BCP 47): `en`.
    fn language(&self) -> &str;

    /// The sentence of `key`. An argument whose text is a number as it would be printed (`4`, not `04`) is one, so that
    /// sentences can tell one from many.
    fn say(&self, key: &str, args: &[(&str, &str)]) -> String;
}
