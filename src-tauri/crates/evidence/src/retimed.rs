//! A film of which every picture lasts until the next one begins, for players that go by what the file says.
//!
//! A sample table (ISO/IEC 14496-12 8.6.1) says how long each picture is *decoded*. Where pictures depend on later ones
//! and come at uneven times, that is not how long it is shown; GStreamer takes it for that all the same, and shows after a
//! seek the first picture that has not ended by then: one too early, or too late. Such a film is played with a second
//! movie box at its end, in which only the times of decoding are others: every picture is decoded as long as it is shown,
//! and shown when it was. The first movie box is passed over as free space. The file itself stays as it is.

use crate::fault::{Found, Needed};
use crate::format::Format as F;
use crate::media::frames::{Cursor, SampleTrack, tracks};
use crate::media::iso::{Atom, child, each};
use crate::refusal::Stopped;
use crate::sniff::sniff_window;
use crate::window::{ReadAt, Window};
use std::io::{self, Read, Seek, SeekFrom};

/// A longer movie box is left alone: four million pictures.
const LARGEST_MOVIE: u64 = 32 << 20;
/// What holds the sample table, from the outside in.
const WAY: [&[u8; 4]; 5] = [b"moov", b"trak", b"mdia", b"minf", b"stbl"];
/// What a box is called that is passed over (8.1.2).
const FREE: &[u8; 4] = b"free";

/// The movie box that a film is played with, and where the one stands that it replaces. Without any the film is played
/// as it is: its pictures are found already, or it is none whose table this knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retimed {
    /// Where the name of the box stands that is passed over, bytes from the beginning.
    passed_over: u64,
    movie: Vec<u8>,
}

impl Retimed {
    /// As [`Retimed::to_bytes`] gave it; without a movie box where it is anything else.
    pub fn of(bytes: &[u8]) -> Self {
        match bytes.split_first_chunk::<8>() {
            Some((passed_over, movie)) => Self {
                passed_over: u64::from_le_bytes(*passed_over),
                movie: movie.to_vec(),
            },
            None => Self::default(),
        }
    }

    /// To be kept: where the other box stands, eight bytes little-endian, and the box; nothing where there is none.
    pub fn to_bytes(&self) -> Vec<u8> {
        if self.is_as_it_was() {
            return Vec::new();
        }
        [&self.passed_over.to_le_bytes()[..], &self.movie].concat()
    }

    /// Whether the film is played as it is.
    pub const fn is_as_it_was(&self) -> bool {
        self.movie.is_empty()
    }

    /// How many bytes are played of a film of `size` bytes.
    pub const fn length(&self, size: u64) -> u64 {
        size + self.movie.len() as u64
    }

    /// The film behind `source`, of `size` bytes, as it is played.
    pub const fn over<R: Read + Seek>(self, source: R, size: u64) -> Played<R> {
        Played {
            source,
            size,
            at: 0,
            with: self,
        }
    }
}

/// A film as it is played.
#[derive(Debug)]
pub struct Played<R> {
    source: R,
    size: u64,
    at: u64,
    with: Retimed,
}

impl<R: Read + Seek> Read for Played<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match self.at.checked_sub(self.size) {
            Some(behind) => self.with.movie.as_slice().read_at(behind, buffer)?,
            None => self.of_film(buffer)?,
        };
        self.at += read as u64;
        Ok(read)
    }
}

impl<R: Seek> Seek for Played<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(by) => self.with.length(self.size).checked_add_signed(by),
        };
        let before_the_beginning = || io::Error::from(io::ErrorKind::InvalidInput);
        self.at = at.ok_or_else(before_the_beginning)?;
        Ok(self.at)
    }
}

impl<R: Read + Seek> Played<R> {
    fn of_film(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.size - self.at)
            .unwrap_or(usize::MAX)
            .min(buffer.len());
        self.source.seek(SeekFrom::Start(self.at))?;
        let read = self.source.read(buffer.get_mut(..most).unwrap_or_default())?;
        if !self.with.is_as_it_was() {
            for (byte, at) in buffer.iter_mut().take(read).zip(self.at..) {
                let in_name = at
                    .checked_sub(self.with.passed_over)
                    .and_then(|nth| usize::try_from(nth).ok());
                if let Some(free) = in_name.and_then(|nth| FREE.get(nth)) {
                    *byte = *free;
                }
            }
        }
        Ok(read)
    }
}

/// What the film behind `source`, which is called `name`, has to be played with.
pub(crate) fn retimed(source: &mut dyn ReadAt, name: &str) -> Result<Retimed, Stopped> {
    let window = &mut Window::new(source);
    let format = sniff_window(window, name)?.format;
    if !matches!(format, F::Mp4 | F::Mov | F::ThreeGp) {
        return Ok(Retimed::default());
    }
    Ok(movie(window)?.unwrap_or_default())
}

fn movie(window: &mut Window<'_>) -> Found<Option<Retimed>> {
    let (Some(moov), true) = (child(window, 0, window.size(), b"moov")?, can_go_on(window)?) else {
        return Ok(None);
    };
    if moov.cut || moov.end - moov.start > LARGEST_MOVIE {
        return Ok(None);
    }
    let tracks = tracks(window)?;
    let Some(track) = tracks.iter().find(|track| &track.handler == b"vide") else {
        return Ok(None);
    };
    let (Some(table), Some(times)) = (track.table(), times(window, track)?) else {
        return Ok(None);
    };
    let Some(tables) = times.is_missed().then(|| times.tables()).flatten() else {
        return Ok(None);
    };
    let mut copy = Copy {
        table: table.start,
        tables,
        written: Vec::new(),
    };
    copy.atom(window, moov, 0)?;
    Ok(Some(Retimed {
        passed_over: name_at(window, &moov)?,
        movie: copy.written,
    }))
}

/// Whether a box can follow the last one: that one says where it ends, and ends with the file.
fn can_go_on(window: &mut Window<'_>) -> Found<bool> {
    let (size, mut last) = (window.size(), None);
    each(window, 0, size, &mut |_, atom| {
        last = Some(atom);
        Ok(())
    })?;
    let Some(last) = last.filter(|last| !last.cut && last.end == size) else {
        return Ok(false);
    };
    let head = name_at(window, &last)?.saturating_sub(4);
    Ok(window.array::<4>(head)?.needed()? != [0; 4])
}

/// Where the name of a box stands: its content follows it, or the eight bytes of a long length.
fn name_at(window: &mut Window<'_>, atom: &Atom) -> Found<u64> {
    let close = atom.start.saturating_sub(4);
    let is_close = window.array::<4>(close)? == Some(atom.name);
    Ok(if is_close { close } else { close.saturating_sub(8) })
}

/// When the pictures of a track are decoded and shown, in ticks, in the order in which they are decoded.
struct Times {
    /// How long each is decoded.
    decoded: Vec<i64>,
    shown: Vec<i64>,
    /// How long each is shown.
    lasts: Vec<i64>,
    /// Which is shown first, and so on.
    order: Vec<usize>,
}

/// `None` where the table is not all there is, or contradicts itself.
fn times(window: &mut Window<'_>, track: &SampleTrack) -> Found<Option<Times>> {
    let samples = track.samples(window)?;
    let (mut cursor, mut begun, mut shown) = (Cursor::default(), Vec::new(), Vec::new());
    while let Some(sample) = cursor.next(&samples, 1) {
        begun.push(sample.time);
        shown.push(sample.time.saturating_add(i64::from(sample.later)));
    }
    if !samples.is_whole_after(begun.len()) || begun.len() < 2 {
        return Ok(None);
    }
    let decoded = until_the_next(begun.iter().copied());
    let mut order: Vec<usize> = (0..shown.len()).collect();
    order.sort_by_key(|at| shown.get(*at));
    let in_order = order.iter().filter_map(|at| shown.get(*at).copied());
    let mut lasts = vec![0; shown.len()];
    for (at, lasting) in order.iter().zip(until_the_next(in_order)) {
        if let Some(last) = lasts.get_mut(*at) {
            *last = lasting;
        }
    }
    Ok(Some(Times {
        decoded,
        shown,
        lasts,
        order,
    }))
}

/// From each to the one behind it; the last one is as long as the one before it.
fn until_the_next(times: impl Iterator<Item = i64> + Clone) -> Vec<i64> {
    let next = times.clone().skip(1);
    let mut lengths: Vec<i64> = times.zip(next).map(|(this, next)| next.saturating_sub(this)).collect();
    lengths.extend(lengths.last().copied());
    lengths
}

impl Times {
    /// Whether a seek to the centre of a picture shows another one: one before it has not ended, or it has.
    fn is_missed(&self) -> bool {
        let mut ended = i64::MIN;
        self.order.iter().any(|at| {
            let of = |times: &[i64]| times.get(*at).copied().unwrap_or_default();
            let (shown, decoded, lasts) = (of(&self.shown), of(&self.decoded), of(&self.lasts));
            let centre = shown.saturating_add(lasts / 2);
            let end = shown.saturating_add(decoded);
            let missed = lasts > 0 && (ended > centre || end <= centre);
            ended = ended.max(end);
            missed
        })
    }

    /// `stts` and `ctts` (8.6.1): each picture is decoded as long as it is shown, and shown when it was. Offsets may be
    /// below 0, which version 1 of the second table allows. `None` where a number does not fit.
    fn tables(&self) -> Option<[Vec<u8>; 2]> {
        let (mut decoded_at, mut lengths, mut offsets) = (0_i64, Runs::default(), Runs::default());
        for (lasts, shown) in self.lasts.iter().zip(&self.shown) {
            lengths.push(u32::try_from(*lasts).ok()?.to_be_bytes());
            offsets.push(i32::try_from(shown.checked_sub(decoded_at)?).ok()?.to_be_bytes());
            decoded_at = decoded_at.checked_add(*lasts)?;
        }
        Some([lengths.table(*b"stts", 0)?, offsets.table(*b"ctts", 1)?])
    }
}

/// Equal values side by side, counted.
#[derive(Default)]
struct Runs(Vec<(u32, [u8; 4])>);

impl Runs {
    fn push(&mut self, value: [u8; 4]) {
        match self.0.last_mut() {
            Some((count, last)) if *last == value && *count < u32::MAX => *count += 1,
            _ => self.0.push((1, value)),
        }
    }

    fn table(&self, name: [u8; 4], version: u8) -> Option<Vec<u8>> {
        let count = u32::try_from(self.0.len()).ok()?;
        let mut content = vec![version, 0, 0, 0];
        content.extend(count.to_be_bytes());
        for (count, value) in &self.0 {
            content.extend(count.to_be_bytes());
            content.extend(value);
        }
        boxed(name, &content)
    }
}

fn boxed(name: [u8; 4], content: &[u8]) -> Option<Vec<u8>> {
    let length = u32::try_from(content.len() + 8).ok()?;
    Some([&length.to_be_bytes()[..], &name, content].concat())
}

/// A box written again, with other times in one of its tables.
struct Copy {
    /// Where the content of the table begins.
    table: u64,
    tables: [Vec<u8>; 2],
    written: Vec<u8>,
}

impl Copy {
    fn atom(&mut self, window: &mut Window<'_>, atom: Atom, depth: usize) -> Found<()> {
        let head = self.written.len();
        self.written.extend([0; 4]);
        self.written.extend(atom.name);
        let is_on_the_way = WAY.get(depth).is_some_and(|name| **name == atom.name);
        if is_on_the_way {
            let is_table = atom.start == self.table;
            each(window, atom.start, atom.end, &mut |window, inner| {
                if is_table && matches!(&inner.name, b"stts" | b"ctts") {
                    return Ok(());
                }
                self.atom(window, inner, depth + 1)
            })?;
            if is_table {
                self.written.extend(self.tables.concat());
            }
        } else {
            let length = usize::try_from(atom.end - atom.start).ok().needed()?;
            self.written.extend(window.bytes(atom.start, length)?);
        }
        let length = u32::try_from(self.written.len() - head).ok().needed()?;
        let place = self.written.get_mut(head..head + 4).needed()?;
        place.copy_from_slice(&length.to_be_bytes());
        Ok(())
    }
}
