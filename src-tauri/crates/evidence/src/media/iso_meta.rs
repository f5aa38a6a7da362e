//! What the metadata of an ISO media file tells: QuickTime user data (`©xyz` and its like, 3GPP `loci`, `auth`), the
//! key–value list of newer QuickTime (`mdta`), and the list that iTunes writes.

use super::iso::{Atom, LARGEST_BOX, each};
use super::{Media, tags};
use crate::fault::Found;
use crate::report::{Tells, identifying};
use crate::window::{Numbers, Window};

/// Collects what `udta` or `meta` tells.
pub(super) fn collect(window: &mut Window<'_>, holder: Atom, media: &mut Media) -> Found<()> {
    if &holder.name == b"meta" {
        return meta(window, holder, media);
    }
    each(window, holder.start, holder.end, &mut |window, atom| match &atom.name {
        b"meta" => meta(window, atom, media),
        b"loci" => location(window, atom, media),
        _ => user_data(window, atom, media),
    })
}

/// A short string: length and language before it in QuickTime, version and flags in 3GPP.
fn user_data(window: &mut Window<'_>, atom: Atom, media: &mut Media) -> Found<()> {
    let key: String = atom.name.iter().map(|byte| char::from(*byte)).collect();
    if let Some(what) = tags::meaning(&key) {
        let bytes = window.bytes(
            atom.start,
            1024.min(usize::try_from(atom.end - atom.start).unwrap_or(0)),
        )?;
        let quick_time = atom.name.first() == Some(&0xa9);
        let text = if quick_time {
            let length = usize::from(bytes.be16(0).unwrap_or(0));
            bytes.get(4..).map(|rest| rest.get(..length).unwrap_or(rest))
        } else {
            bytes.get(6..)
        };
        media.tell(identifying(
            what,
            &String::from_utf8_lossy(text.unwrap_or_default()),
            "QuickTime",
        ));
    }
    Ok(())
}

/// 3GPP TS 26.244 8.10: name, role, then longitude and latitude as 16.16.
fn location(window: &mut Window<'_>, atom: Atom, media: &mut Media) -> Found<()> {
    let bytes = window.bytes(atom.start, 512)?;
    let name = bytes
        .get(6..)
        .and_then(|rest| rest.iter().position(|byte| *byte == 0))
        .unwrap_or(0);
    let degrees = |at: usize| {
        bytes
            .be32(at)
            .map(|fixed| f64::from(i32::from_be_bytes(fixed.to_be_bytes())) / 65_536.0)
    };
    if let (Some(longitude), Some(latitude)) = (degrees(8 + name), degrees(12 + name)) {
        media.tell(identifying(
            Tells::Location,
            &format!("{latitude:+.4}{longitude:+.4}"),
            "3GPP",
        ));
    }
    Ok(())
}

/// `meta` has version and flags before its boxes in ISO files and none in QuickTime's.
fn meta(window: &mut Window<'_>, meta: Atom, media: &mut Media) -> Found<()> {
    let full = window
        .array::<8>(meta.start)?
        .is_some_and(|bytes| bytes.part(4) != Some(*b"hdlr"));
    let start = meta.start + if full { 4 } else { 0 };
    let mut keys = Vec::new();
    each(window, start, meta.end, &mut |window, atom| match &atom.name {
        b"keys" => {
            keys = key_names(&atom.bytes(window)?);
            Ok(())
        }
        b"ilst" if atom.end - atom.start <= LARGEST_BOX => items(window, atom, &keys, media),
        _ => Ok(()),
    })
}

fn key_names(bytes: &[u8]) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = bytes.get(8..).unwrap_or_default();
    while let Some(length) = rest
        .be32(0)
        .and_then(|length| usize::try_from(length).ok())
        .filter(|length| *length >= 8)
    {
        let Some(name) = rest.get(8..length) else { break };
        names.push(String::from_utf8_lossy(name).into_owned());
        rest = rest.get(length..).unwrap_or_default();
        if names.len() > 1000 {
            break;
        }
    }
    names
}

fn items(window: &mut Window<'_>, list: Atom, keys: &[String], media: &mut Media) -> Found<()> {
    each(window, list.start, list.end, &mut |window, item| {
        let number = usize::try_from(u32::from_be_bytes(item.name))
            .ok()
            .and_then(|number| number.checked_sub(1));
        let own: String = item.name.iter().map(|byte| char::from(*byte)).collect();
        let key = number.and_then(|number| keys.get(number)).unwrap_or(&own);
        if key == "covr" {
            media.tell(identifying(Tells::Thumbnail, "embedded picture", "QuickTime"));
        }
        if let Some(what) = tags::meaning(key) {
            let bytes = window.bytes(
                item.start,
                1024.min(usize::try_from(item.end - item.start).unwrap_or(0)),
            )?;
            let length = bytes
                .be32(0)
                .and_then(|length| usize::try_from(length).ok())
                .unwrap_or(0);
            let text = bytes.get(16..length.min(bytes.len())).unwrap_or_default();
            media.tell(identifying(what, &String::from_utf8_lossy(text), "QuickTime"));
        }
        Ok(())
    })
}
