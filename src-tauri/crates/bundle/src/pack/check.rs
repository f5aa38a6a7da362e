//! Before a bag is written: everything that intake asks of names, so that nothing is written that it would refuse.

use super::Part;
use crate::bagit::Fault;
use crate::intake::{IDENTITY, collisions, name_fault};
use crate::limits::{Limit, MAX_ENTRIES};
use crate::names::is_canonical;

/// bagit.txt, bag-info.txt, two manifests and two tag manifests come beside the parts.
const TAG_FILES: usize = 6;

/// `parts` have to be sorted by path.
pub(super) fn names(top: &str, parts: &[Part<'_>]) -> Result<(), Fault> {
    let (found, most) = (parts.len() as u64, (MAX_ENTRIES - TAG_FILES) as u64);
    if found > most {
        return Err(Fault::LimitExceeded {
            limit: Limit::Entries,
            found,
            most,
            path: String::new(),
        });
    }
    if !is_canonical(top) || top.contains('/') {
        return Err(outside(top));
    }
    for part in parts {
        name(&part.path)?;
    }
    for (part, next) in parts.iter().zip(parts.iter().skip(1)) {
        if part.path == next.path {
            return Err(Fault::NameCollision {
                first: part.path.clone(),
                second: next.path.clone(),
            });
        }
    }
    collisions(parts.iter().map(|part| part.path.as_str()))
        .into_iter()
        .next()
        .map_or(Ok(()), Err)
}

fn name(path: &str) -> Result<(), Fault> {
    let payload = path.starts_with("data/") && is_canonical(path);
    if !payload && path != IDENTITY {
        return Err(outside(path));
    }
    name_fault(path).map_or(Ok(()), Err)
}

fn outside(path: &str) -> Fault {
    Fault::ListedOutside {
        file: String::new(),
        path: path.to_owned(),
    }
}
