//! Films whose pictures last until the next: what a player is given, through a real child.

use crate::harness::{decoder, file};
use assay_evidence::{FrameTimes, Retimed};
use std::io::{Cursor, Read, Seek, SeekFrom};

fn retimed(bytes: &[u8]) -> Retimed {
    decoder()
        .retimed(Cursor::new(bytes), "film.mp4", &mut ())
        .expect("an answer")
}

fn played(bytes: &[u8]) -> Vec<u8> {
    let (retimed, size) = (retimed(bytes), bytes.len() as u64);
    let length = retimed.length(size);
    let mut all = Vec::new();
    retimed
        .over(Cursor::new(bytes), size)
        .read_to_end(&mut all)
        .expect("readable");
    assert_eq!(all.len() as u64, length);
    all
}

fn frames(bytes: &[u8]) -> FrameTimes {
    decoder()
        .frames(Cursor::new(bytes), "film.mp4", &mut ())
        .expect("a table")
}

/// Where the name of a box stands.
fn at(bytes: &[u8], name: &[u8; 4]) -> usize {
    bytes.windows(4).position(|four| four == name).expect("there")
}

#[test]
fn a_film_with_uneven_pictures_that_depend_on_later_ones_has_a_second_movie_box() {
    let film = file("uneven.mp4");
    let played = played(&film);
    assert!(played.len() > film.len());
    assert_eq!(frames(&played), frames(&film), "every picture is shown when it was");
    assert_eq!(
        retimed(&played),
        Retimed::default(),
        "and lasts until the next: there is nothing left to be mended"
    );
    let name = at(&film, b"moov");
    assert_eq!(&played[name..name + 4], b"free");
    let untouched = |bytes: &[u8]| [&bytes[..name], &bytes[name + 4..film.len()]].concat();
    assert!(untouched(&played) == untouched(&film), "nothing else is another");
}

#[test]
fn a_film_with_even_pictures_sound_and_what_is_no_film_are_played_as_they_are() {
    for name in [
        "plain.mp4",
        "start.mp4",
        "turned.mov",
        "drop.mov",
        "frag.mp4",
        "film.webm",
        "film.avi",
        "sound.m4a",
        "photo.jpg",
        "plan.pdf",
    ] {
        assert!(retimed(&file(name)).is_as_it_was(), "{name}");
        assert!(played(&file(name)) == file(name), "{name}");
    }
}

#[test]
fn a_film_is_played_as_it_is_where_nothing_can_stand_behind_it() {
    let film = file("uneven.mp4");
    let with = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut changed = film.clone();
        change(&mut changed);
        retimed(&changed)
    };
    assert!(!with(&|_| ()).is_as_it_was());
    assert!(
        with(&|bytes| bytes.truncate(bytes.len() - 1)).is_as_it_was(),
        "it is cut"
    );
    assert!(
        with(&|bytes| bytes.extend(b"more")).is_as_it_was(),
        "something stands behind it"
    );
    let last = at(&film, b"moov") - 4;
    assert!(
        with(&|bytes| bytes[last..last + 4].fill(0)).is_as_it_was(),
        "the last box goes on to wherever the file ends"
    );
}

#[test]
fn a_table_that_lies_is_not_believed() {
    let film = file("uneven.mp4");
    for table in [b"stts", b"stsz", b"stco", b"ctts", b"stsc"] {
        let mut lie = film.clone();
        let count = at(&film, table) + if table == b"stsz" { 12 } else { 8 };
        lie[count..count + 4].fill(0xff);
        let answered = |bytes: &[u8]| decoder().retimed(Cursor::new(bytes), "lie.mp4", &mut ());
        if let Ok(found) = answered(&lie) {
            assert!(
                found.length(0) < 2 * film.len() as u64,
                "{}",
                String::from_utf8_lossy(table)
            );
        }
    }
}

#[test]
fn a_long_length_is_passed_over_too() {
    let film = file("uneven.mp4");
    let name = at(&film, b"moov");
    let length = u64::from(u32::from_be_bytes(film[name - 4..name].try_into().unwrap())) + 8;
    let head = [&1_u32.to_be_bytes()[..], b"moov", &length.to_be_bytes()].concat();
    let long = [&film[..name - 4], &head, &film[name + 4..]].concat();
    let played = played(&long);
    assert_eq!(&played[name..name + 4], b"free");
    assert_eq!(frames(&played), frames(&film));
}

#[test]
fn any_part_of_it_can_be_read_and_seeking_leads_to_the_same_bytes() {
    let film = file("uneven.mp4");
    let (all, size) = (played(&film), film.len());
    let mut reader = retimed(&film).over(Cursor::new(&film), size as u64);
    for (from, length) in [
        (0, 9),
        (at(&film, b"moov") - 2, 9),
        (size - 3, 9),
        (size + 5, 70),
        (all.len() - 2, 2),
    ] {
        let mut part = vec![0; length];
        reader.seek(SeekFrom::Start(from as u64)).expect("a place");
        reader.read_exact(&mut part).expect("there");
        assert_eq!(part, all[from..from + length], "{from}");
        let here = reader.stream_position().expect("a place");
        assert_eq!(here, (from + length) as u64);
    }
    assert_eq!(reader.seek(SeekFrom::End(0)).expect("the end"), all.len() as u64);
    assert_eq!(reader.read(&mut [0; 4]).expect("nothing"), 0);
    assert!(reader.seek(SeekFrom::Current(-(all.len() as i64) - 1)).is_err());
}

#[test]
fn what_is_kept_of_it_is_read_back() {
    let found = retimed(&file("uneven.mp4"));
    assert_eq!(Retimed::of(&found.to_bytes()), found);
    for nothing in [&b""[..], b"seven b"] {
        assert!(Retimed::of(nothing).is_as_it_was());
    }
}
