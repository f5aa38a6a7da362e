//! The sample table of an ISO media file (ISO/IEC 14496-12 8.6, 8.7), and the runs of its fragments (8.8): where every
//! sample lies, when it is decoded and shown, and whether decoding can begin there.
//!
//! The tables stay as the bytes that they are and are walked, never expanded: a count that lies ends the walk.

use super::iso::{Atom, LARGEST_BOX, child, each, times};
use crate::fault::{Fault, Found, Needed};
use crate::window::{Numbers, Window};

/// A table larger than this is cut: sixteen million samples.
const LARGEST_TABLE: u64 = 4 * LARGEST_BOX;
/// Edits looked at.
const MOST_EDITS: usize = 1000;

/// A track with samples.
#[derive(Default)]
pub(crate) struct SampleTrack {
    /// Its identifier.
    pub(crate) id: u32,
    /// `vide`, `soun`, …
    pub(crate) handler: [u8; 4],
    /// Ticks in a second.
    pub(crate) timescale: u32,
    /// Its first sample entry, from its length on.
    pub(crate) entry: Vec<u8>,
    /// What of it is played.
    pub(crate) edit: Edit,
    media_duration: u64,
    edits: Vec<(u64, i64)>,
    table: Option<Atom>,
}

/// What an edit list (8.6.6) plays, in ticks of the track.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Edit {
    /// What is taken off a sample's time to get when it is played.
    pub(crate) shift: i64,
    /// When playing ends, if the list says so.
    pub(crate) end: Option<i64>,
}

/// One sample, or several equal ones side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sample {
    pub(crate) offset: u64,
    pub(crate) size: u32,
    /// When it is decoded, in ticks of the track, before any edit.
    pub(crate) time: i64,
    /// How much later it is shown.
    pub(crate) later: i32,
    /// Whether decoding can begin with it.
    pub(crate) sync: bool,
}

/// The tracks of a file; their tables are not read yet.
pub(crate) fn tracks(window: &mut Window<'_>) -> Found<Vec<SampleTrack>> {
    let end = window.size();
    let moov = child(window, 0, end, b"moov")?.needed()?;
    let (mut found, mut movie_scale) = (Vec::new(), 0);
    each(window, moov.start, moov.end, &mut |window, atom| {
        match &atom.name {
            b"mvhd" => {
                let header = window.bytes(atom.start, 32)?;
                movie_scale = times(&header, 12, 20).unwrap_or_default().0;
            }
            b"trak" if found.len() < 100 => found.push(track(window, atom)?),
            _ => {}
        }
        Ok(())
    })?;
    for track in &mut found {
        track.edit = track.played(movie_scale);
    }
    Ok(found)
}

fn track(window: &mut Window<'_>, trak: Atom) -> Found<SampleTrack> {
    let mut track = SampleTrack::default();
    each(window, trak.start, trak.end, &mut |window, atom| {
        match &atom.name {
            b"tkhd" => {
                let header = window.bytes(atom.start, 24)?;
                let at = if header.u8(0) == Some(1) { 20 } else { 12 };
                track.id = header.be32(at).unwrap_or(0);
            }
            b"edts" => {
                if let Some(list) = child(window, atom.start, atom.end, b"elst")? {
                    track.edits = edits(&list.bytes(window)?);
                }
            }
            b"mdia" => media(window, atom, &mut track)?,
            _ => {}
        }
        Ok(())
    })?;
    Ok(track)
}

fn media(window: &mut Window<'_>, mdia: Atom, track: &mut SampleTrack) -> Found<()> {
    each(window, mdia.start, mdia.end, &mut |window, atom| {
        match &atom.name {
            b"mdhd" => {
                let header = window.bytes(atom.start, 36)?;
                let (timescale, duration) = times(&header, 12, 20).unwrap_or_default();
                (track.timescale, track.media_duration) = (u32::try_from(timescale).unwrap_or(0), duration);
            }
            b"hdlr" => track.handler = window.array(atom.start + 8)?.unwrap_or_default(),
            b"minf" => track.table = child(window, atom.start, atom.end, b"stbl")?,
            _ => {}
        }
        Ok(())
    })?;
    if let Some(table) = track.table
        && let Some(description) = child(window, table.start, table.end, b"stsd")?
    {
        let bytes = description.bytes(window)?;
        track.entry = bytes.get(8..).and_then(first_entry).unwrap_or_default().to_vec();
    }
    Ok(())
}

fn first_entry(entries: &[u8]) -> Option<&[u8]> {
    let length = usize::try_from(entries.be32(0)?).ok()?;
    entries.get(..length.clamp(8, entries.len().max(8)))
}

/// Length in the movie's units and place in the track's; −1 where nothing is played.
fn edits(list: &[u8]) -> Vec<(u64, i64)> {
    let long = list.u8(0) == Some(1);
    let count = list.be32(4).and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
    let entries = list
        .get(8..)
        .unwrap_or_default()
        .chunks_exact(if long { 20 } else { 12 });
    let edit = |entry: &[u8]| {
        if long {
            Some((entry.be64(0)?, entry.be64(8)?.cast_signed()))
        } else {
            Some((u64::from(entry.be32(0)?), i64::from(entry.be32(4)?.cast_signed())))
        }
    };
    entries.take(count.min(MOST_EDITS)).filter_map(edit).collect()
}

impl SampleTrack {
    /// Waiting at the start, and one stretch that is played, as recorders and encoders write it. Anything else (cuts,
    /// repeats, a start behind the end) is played whole.
    fn played(&self, movie_scale: u64) -> Edit {
        let of_track = |units: u64| {
            let ticks = u128::from(units) * u128::from(self.timescale);
            ticks
                .checked_div(u128::from(movie_scale))
                .and_then(|ticks| i64::try_from(ticks).ok())
        };
        let (waits, played): (Vec<_>, Vec<_>) = self.edits.iter().partition(|(_, at)| *at == -1);
        let waits: u64 = waits.iter().fold(0, |sum, (length, _)| sum.saturating_add(*length));
        let day = 86_400 * i64::from(self.timescale);
        match (played.as_slice(), of_track(waits)) {
            ([(length, at)], Some(wait)) if *at >= 0 && wait <= day && !self.is_behind(*at) => Edit {
                shift: at.saturating_sub(wait),
                end: of_track(*length)
                    .filter(|length| *length > 0)
                    .map(|length| wait.saturating_add(length)),
            },
            _ => Edit::default(),
        }
    }

    fn is_behind(&self, at: i64) -> bool {
        self.media_duration > 0 && u64::try_from(at).is_ok_and(|at| at >= self.media_duration)
    }

    /// Where its table lies.
    pub(crate) const fn table(&self) -> Option<Atom> {
        self.table
    }

    /// Reads its table, and its runs if the file has fragments.
    pub(crate) fn samples(&self, window: &mut Window<'_>) -> Found<Samples> {
        if self.timescale == 0 {
            return Err(Fault::Damaged);
        }
        let mut samples = Samples {
            file: window.size(),
            ..Samples::default()
        };
        if let Some(table) = self.table {
            each(window, table.start, table.end, &mut |window, atom| {
                samples.take(window, atom)
            })?;
        }
        samples.runs = super::frame_runs::runs(window, self.id)?;
        Ok(samples)
    }
}

/// The table of a track, as bytes.
#[derive(Default)]
pub(crate) struct Samples {
    file: u64,
    durations: Vec<u8>,
    offsets: Vec<u8>,
    syncs: Option<Vec<u8>>,
    per_chunk: Vec<u8>,
    size: u32,
    count: u32,
    sizes: Sizes,
    chunks: Chunks,
    runs: Vec<super::frame_runs::Run>,
    /// How large samples of one size are, and how many of them make what is stored together.
    equal: Option<(u32, u32)>,
}

#[derive(Default)]
enum Sizes {
    #[default]
    Equal,
    Wide(Vec<u8>),
    Compact(u8, Vec<u8>),
}

#[derive(Default)]
enum Chunks {
    #[default]
    None,
    Short(Vec<u8>),
    Long(Vec<u8>),
}

impl Samples {
    fn take(&mut self, window: &mut Window<'_>, atom: Atom) -> Found<()> {
        let mut content = |skip: usize| -> Found<Vec<u8>> {
            let length = (atom.end - atom.start).min(LARGEST_TABLE);
            let mut bytes = window.bytes(atom.start, usize::try_from(length).unwrap_or(0))?;
            bytes.drain(..skip.min(bytes.len()));
            Ok(bytes)
        };
        match &atom.name {
            b"stts" => self.durations = content(8)?,
            b"ctts" => self.offsets = content(8)?,
            b"stss" => self.syncs = Some(content(8)?),
            b"stsc" => self.per_chunk = content(8)?,
            b"stco" => self.chunks = Chunks::Short(content(8)?),
            b"co64" => self.chunks = Chunks::Long(content(8)?),
            b"stsz" => {
                let bytes = content(4)?;
                (self.size, self.count) = (bytes.be32(0).unwrap_or(0), bytes.be32(4).unwrap_or(0));
                if self.size == 0 {
                    self.sizes = Sizes::Wide(bytes.get(8..).unwrap_or_default().to_vec());
                }
            }
            b"stz2" => {
                let bytes = content(4)?;
                self.count = bytes.be32(4).unwrap_or(0);
                let rest = bytes.get(8..).unwrap_or_default().to_vec();
                self.sizes = Sizes::Compact(bytes.u8(3).unwrap_or(0), rest);
            }
            _ => {}
        }
        Ok(())
    }

    /// Says that samples of one size are of `bytes` bytes for every `samples` of them, whatever the table says: what
    /// QuickTime does with uncompressed sound. Some writers count the blocks instead: then the table says their size.
    pub(crate) fn equal(&mut self, samples: u32, bytes: u32) {
        if matches!(self.sizes, Sizes::Equal) && samples > 0 && bytes > 0 {
            self.equal = Some((if self.size == bytes { 1 } else { samples }, bytes));
        }
    }

    /// Whether the table alone says what there is, and ends after so many samples.
    pub(crate) fn is_whole_after(&self, samples: usize) -> bool {
        self.runs.is_empty() && usize::try_from(self.count).is_ok_and(|count| count == samples)
    }

    fn size_of(&self, sample: u32) -> Option<u32> {
        let index = usize::try_from(sample).ok()?;
        match &self.sizes {
            Sizes::Equal => Some(self.size),
            Sizes::Wide(table) => table.be32(index.checked_mul(4)?),
            Sizes::Compact(16, table) => table.be16(index.checked_mul(2)?).map(u32::from),
            Sizes::Compact(8, table) => table.u8(index).map(u32::from),
            Sizes::Compact(_, table) => {
                let byte = table.u8(index / 2)?;
                Some(u32::from(if index % 2 == 0 { byte >> 4 } else { byte & 15 }))
            }
        }
    }

    fn chunk_at(&self, chunk: u32) -> Option<u64> {
        let index = usize::try_from(chunk).ok()?;
        match &self.chunks {
            Chunks::None => None,
            Chunks::Short(table) => table.be32(index.checked_mul(4)?).map(u64::from),
            Chunks::Long(table) => table.be64(index.checked_mul(8)?),
        }
    }
}

/// A place in a table of (count, value) pairs.
#[derive(Clone, Copy, Default)]
struct Pairs {
    next: usize,
    left: u32,
    value: u32,
}

impl Pairs {
    /// Moves to the pair that holds the next sample; false behind the last one.
    fn fill(&mut self, table: &[u8]) -> bool {
        while self.left == 0 {
            let (Some(count), Some(value)) = (table.be32(self.next), table.be32(self.next + 4)) else {
                return false;
            };
            self.next += 8;
            (self.left, self.value) = (count, value);
        }
        true
    }
}

/// A place among the samples of a track.
#[derive(Clone, Default)]
pub(crate) struct Cursor {
    sample: u32,
    chunk: u32,
    /// Samples left in the present chunk.
    left: u32,
    /// Entries of the chunk table that were passed.
    rule: usize,
    offset: u64,
    time: i64,
    durations: Pairs,
    offsets: Pairs,
    sync_at: usize,
    run: super::frame_runs::RunCursor,
}

impl Cursor {
    /// The next sample; of equal ones up to `most` as if they were one, as long as they lie together. `None` at the end,
    /// and where the tables contradict themselves or the file.
    pub(crate) fn next(&mut self, samples: &Samples, most: u32) -> Option<Sample> {
        self.in_table(samples, most)
            .or_else(|| self.run.next(&samples.runs, &mut self.time))
            .filter(|sample| sample.offset < samples.file)
    }

    fn in_table(&mut self, samples: &Samples, most: u32) -> Option<Sample> {
        if self.sample >= samples.count {
            return None;
        }
        while self.left == 0 {
            self.next_chunk(samples)?;
        }
        let timed = self.durations.fill(&samples.durations);
        let (count, size) = match samples.equal {
            Some((together, bytes)) => {
                let most = (most / together * together).max(together);
                let count = most.min(self.left).min(samples.count - self.sample);
                let count = if timed { count.min(self.durations.left) } else { count };
                let size = u64::from(count) * u64::from(bytes) / u64::from(together);
                (count.max(1), u32::try_from(size).ok()?)
            }
            None => (1, samples.size_of(self.sample)?),
        };
        let later = if self.offsets.fill(&samples.offsets) {
            self.offsets.left -= 1;
            self.offsets.value.cast_signed()
        } else {
            0
        };
        let found = Sample {
            offset: self.offset,
            size,
            time: self.time,
            later,
            sync: self.is_sync(samples),
        };
        self.offset = self.offset.saturating_add(u64::from(size));
        (self.sample, self.left) = (self.sample + count, self.left.saturating_sub(count));
        self.durations.left = self.durations.left.saturating_sub(count);
        let length = i64::from(count) * i64::from(self.durations.value);
        self.time = self.time.saturating_add(length);
        Some(found)
    }

    /// 8.7.4: each entry counts for the chunks from its own on, up to that of the next entry. Chunks count from 1.
    fn next_chunk(&mut self, samples: &Samples) -> Option<()> {
        self.offset = samples.chunk_at(self.chunk)?;
        self.chunk += 1;
        while samples
            .per_chunk
            .be32(self.rule * 12)
            .is_some_and(|first| first <= self.chunk)
        {
            self.rule += 1;
        }
        let rule = self.rule.checked_sub(1)?;
        self.left = samples.per_chunk.be32(rule * 12 + 4)?;
        Some(())
    }

    /// 8.6.2: without a table every sample is one.
    fn is_sync(&mut self, samples: &Samples) -> bool {
        let Some(table) = &samples.syncs else { return true };
        let number = self.sample.saturating_add(1);
        while table.be32(self.sync_at * 4).is_some_and(|sync| sync < number) {
            self.sync_at += 1;
        }
        table.be32(self.sync_at * 4) == Some(number)
    }
}
