//! What a field inherits from those above it (PDF 32000-1, 12.7.3.1).

use hayro_syntax::object::{Dict, Object};

/// Parents of a field that are looked at for what it inherits.
const MOST_PARENTS: usize = 32;

/// The widget and those from whom it inherits.
pub(super) fn family<'a>(widget: &Dict<'a>) -> Vec<Dict<'a>> {
    let parent = |dict: &Dict<'a>| dict.get::<Dict<'a>>(b"Parent");
    std::iter::successors(Some(widget.clone()), parent)
        .take(MOST_PARENTS)
        .collect()
}

/// The value of `key`, its own or inherited.
pub(super) fn inherited<'a>(family: &[Dict<'a>], key: &[u8]) -> Option<Object<'a>> {
    family.iter().find_map(|dict| dict.get::<Object<'a>>(key))
}

/// The flags of a field.
pub(super) fn flags(family: &[Dict<'_>]) -> u32 {
    let flags = inherited(family, b"Ff").and_then(Object::into_i32);
    flags.map_or(0, i32::cast_unsigned)
}

/// Whether the flag at `bit`, from 1 as the standard counts them, is set.
pub(super) const fn flag(flags: u32, bit: u32) -> bool {
    flags >> (bit - 1) & 1 == 1
}
