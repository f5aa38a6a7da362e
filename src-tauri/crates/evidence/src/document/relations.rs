//! How the parts of an office file lead to one another (ECMA-376 part 2, 9.3). Identifiers and names of parts are the
//! writing program's to choose: Word on the web writes `word/document2.xml`.

use crate::fault::Found;
use crate::window::Window;
use crate::xml::{Element, Event, Xml};
use crate::zip::Directory;

/// Relationships that are read of one part.
const MOST: usize = 20_000;

/// Where the relationships of a part lead.
pub(super) struct Relations(Vec<Relation>);

struct Relation {
    id: String,
    /// The last word of its type.
    kind: String,
    part: String,
}

impl Relations {
    /// Those of a part; of the file as a whole where its name is empty.
    pub(super) fn of(window: &mut Window<'_>, directory: &Directory, part: &str) -> Found<Self> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = within(folder, &format!("_rels/{file}.rels"));
        let listed = directory.part(window, &name)?.unwrap_or_default();
        let relations = Xml::new(&listed).filter_map(|event| match event {
            Event::Start(element) if element.name == "Relationship" => Relation::read(&element, folder),
            _ => None,
        });
        Ok(Self(relations.take(MOST).collect()))
    }

    /// The part that a relationship of one of these identifiers leads to.
    pub(super) fn by_id<'a>(&self, mut ids: impl Iterator<Item = &'a str>) -> Option<&str> {
        let found = ids.find_map(|id| self.0.iter().find(|relation| relation.id == id));
        found.map(|relation| relation.part.as_str())
    }

    /// The first part that is related as `kind`, or what it is called as a rule.
    pub(super) fn first<'a>(&'a self, kind: &str, usual: &'a str) -> &'a str {
        let found = self.0.iter().find(|relation| relation.kind == kind);
        found.map_or(usual, |relation| relation.part.as_str())
    }
}

impl Relation {
    fn read(element: &Element, folder: &str) -> Option<Self> {
        let kind = element.attribute("Type").unwrap_or_default();
        Some(Self {
            id: element.attribute("Id")?.to_owned(),
            kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
            part: within(folder, element.attribute("Target")?),
        })
    }
}

/// The name of the part that a target in `folder` is.
fn within(mut folder: &str, mut target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    while let Some(above) = target.strip_prefix("../") {
        target = above;
        folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
    }
    if folder.is_empty() {
        target.to_owned()
    } else {
        format!("{folder}/{target}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_lies_in_the_folder_of_its_part_above_it_or_at_the_top() {
        for (folder, target, part) in [
            ("ppt", "slides/slide1.xml", "ppt/slides/slide1.xml"),
            ("ppt", "/ppt/slides/slide1.xml", "ppt/slides/slide1.xml"),
            (
                "ppt/slides",
                "../notesSlides/notesSlide1.xml",
                "ppt/notesSlides/notesSlide1.xml",
            ),
            ("ppt", "../slide1.xml", "slide1.xml"),
            ("a/b", "../../../c.xml", "c.xml"),
            ("", "word/document2.xml", "word/document2.xml"),
        ] {
            assert_eq!(within(folder, target), part, "{folder}: {target}");
        }
    }
}
