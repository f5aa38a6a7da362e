//! XMP (ISO 16684-1): properties that tell who, where, when and with what, as attributes or as elements.

use crate::report::{Identifying, Tells, identifying};
use crate::xml::{Event, Xml};

/// What an XMP packet tells.
pub(crate) fn collect(packet: &[u8]) -> Vec<Identifying> {
    let (mut found, mut open) = (Vec::new(), Vec::<String>::new());
    for event in Xml::new(packet) {
        match event {
            Event::Start(element) => {
                for (name, value) in &element.attributes {
                    note(name, value, &mut found);
                }
                open.push(element.name);
            }
            Event::Text(text) => {
                let holder = open
                    .iter()
                    .rev()
                    .find(|name| !matches!(name.as_str(), "li" | "Seq" | "Bag" | "Alt" | "Description"));
                holder.into_iter().for_each(|name| note(name, &text, &mut found));
            }
            Event::End(_) => {
                open.pop();
            }
        }
    }
    found
}

fn note(name: &str, value: &str, found: &mut Vec<Identifying>) {
    let what = match name {
        "GPSLatitude" | "GPSLongitude" | "City" | "State" | "Country" | "Location" | "CountryCode" => Tells::Location,
        "Make" | "Model" | "Lens" | "SerialNumber" | "LensModel" => Tells::Device,
        "CreatorTool" | "Producer" => Tells::Software,
        "creator" | "Author" | "AuthorsPosition" | "rights" | "Artist" | "OwnerName" | "CreatorContactInfo"
        | "Credit" => Tells::Author,
        "DateTimeOriginal" | "CreateDate" | "DateCreated" => Tells::Date,
        _ => return,
    };
    if found.len() < 100 {
        found.extend(identifying(what, value, "XMP"));
    }
}
