//! How far somebody has looked: where a review was left, and how much of each file was seen. Neither is part of the
//! judgement, so neither stands in the journal; both are durable all the same.

use crate::failure::Failure;
use crate::reviewing::Reviewing;
use assay_model::ids::ArtifactId;
pub use assay_store::ViewState;
use serde::{Deserialize, Serialize};

/// How much of a file was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Which one.
    pub artifact: ArtifactId,
    /// Whether a viewer has shown it.
    pub opened: bool,
    /// The stretches that were seen, in order and apart from each other.
    pub stretches: Vec<Stretch>,
}

/// From and to: milliseconds of a recording, both pages included, rows of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stretch(pub u32, pub u32);

impl Reviewing<'_> {
    /// Where it was left.
    pub fn view(&self) -> Result<Option<ViewState>, Failure> {
        Ok(self.library().view(self.review())?)
    }

    /// Keeps where it is left.
    pub fn leave_at(&self, view: &ViewState) -> Result<(), Failure> {
        Ok(self.library().save_view(self.review(), view)?)
    }

    /// How much of each file was seen; files that nobody opened are not there.
    pub fn seen(&self) -> Result<Vec<Seen>, Failure> {
        let rows = self.library().opened(self.review())?.into_iter();
        let opened = &self.session().state().opened;
        let seen = rows.map(|row| Seen {
            opened: opened.contains(&row.artifact),
            stretches: row.coverage.as_deref().map(stretches).unwrap_or_default(),
            artifact: row.artifact,
        });
        Ok(seen.collect())
    }

    /// Adds to what was seen of a file, and gives all of it.
    pub fn cover(&self, artifact: &ArtifactId, more: &[Stretch]) -> Result<Vec<Stretch>, Failure> {
        let mut all = self
            .seen()?
            .into_iter()
            .find(|seen| seen.artifact == *artifact)
            .map(|seen| seen.stretches)
            .unwrap_or_default();
        all.extend(more);
        let all = joined(all);
        let json = serde_json::to_string(&all).map_err(crate::failures::json)?;
        self.library().save_coverage(self.review(), artifact, &json)?;
        Ok(all)
    }
}

/// What cannot be read is as if nothing was seen: it only says how far somebody looked.
fn stretches(json: &str) -> Vec<Stretch> {
    joined(serde_json::from_str(json).unwrap_or_default())
}

/// In order, those that touch made one, those that run backwards left out.
fn joined(mut all: Vec<Stretch>) -> Vec<Stretch> {
    all.retain(|stretch| stretch.0 <= stretch.1);
    all.sort_unstable();
    let mut joined: Vec<Stretch> = Vec::with_capacity(all.len());
    for stretch in all {
        match joined.last_mut() {
            Some(last) if stretch.0 <= last.1.saturating_add(1) => last.1 = last.1.max(stretch.1),
            _ => joined.push(stretch),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(all: &[(u32, u32)], expected: &[(u32, u32)]) {
        let stretches = |all: &[(u32, u32)]| all.iter().map(|(from, to)| Stretch(*from, *to)).collect::<Vec<_>>();
        assert_eq!(joined(stretches(all)), stretches(expected));
    }

    #[test]
    fn stretches_that_touch_or_overlap_are_one() {
        check(&[], &[]);
        check(&[(5, 9), (0, 4)], &[(0, 9)]);
        check(&[(0, 10), (3, 4)], &[(0, 10)]);
        check(&[(0, 1), (3, 4)], &[(0, 1), (3, 4)]);
        check(&[(9, 3), (1, 1)], &[(1, 1)]);
        check(&[(0, u32::MAX), (7, u32::MAX)], &[(0, u32::MAX)]);
    }

    #[test]
    fn what_cannot_be_read_is_nothing_seen() {
        assert_eq!(stretches("no json"), []);
        assert_eq!(stretches("[[1,2],[2,5]]"), [Stretch(1, 5)]);
    }
}
