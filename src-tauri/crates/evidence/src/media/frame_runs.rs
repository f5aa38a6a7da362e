//! The samples of fragments (ISO/IEC 14496-12 8.8): runs, each with defaults from the fragment and the movie.

use super::frames::Sample;
use super::iso::{Atom, child, each};
use crate::fault::Found;
use crate::window::{Numbers, Window};

/// Bytes of runs kept in all: four million samples.
const MOST_BYTES: usize = 64 << 20;
/// Runs without a byte of their own for each sample give at most so many.
const MOST_BARE: u32 = 1_000_000;
/// The flag of a sample that decoding cannot begin with (8.8.3.1).
const NOT_SYNC: u32 = 0x0001_0000;

/// One run of samples.
#[derive(Debug, Default)]
pub(super) struct Run {
    offset: u64,
    /// When its first sample is decoded, if the fragment says so.
    time: Option<i64>,
    flags: u32,
    count: u32,
    first: Option<u32>,
    defaults: Defaults,
    fields: Vec<u8>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Defaults {
    duration: u32,
    size: u32,
    flags: u32,
}

/// The runs of the track `id`, in the order of the file.
pub(super) fn runs(window: &mut Window<'_>, id: u32) -> Found<Vec<Run>> {
    let (mut found, mut movie, mut kept) = (Vec::new(), Defaults::default(), 0);
    let end = window.size();
    each(window, 0, end, &mut |window, atom| {
        match &atom.name {
            b"moov" => {
                if let Some(extends) = child(window, atom.start, atom.end, b"mvex")? {
                    movie = of_movie(window, extends, id)?;
                }
            }
            b"moof" if kept < MOST_BYTES => {
                let mut fragment = fragment(window, atom, id, movie)?;
                kept += fragment.iter().map(|run| run.fields.len()).sum::<usize>();
                found.append(&mut fragment);
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}

/// `trex` (8.8.3).
fn of_movie(window: &mut Window<'_>, mvex: Atom, id: u32) -> Found<Defaults> {
    let mut defaults = Defaults::default();
    each(window, mvex.start, mvex.end, &mut |window, atom| {
        let header = window.bytes(atom.start, 24)?;
        if &atom.name == b"trex" && header.be32(4) == Some(id) {
            defaults = Defaults {
                duration: header.be32(12).unwrap_or(0),
                size: header.be32(16).unwrap_or(0),
                flags: header.be32(20).unwrap_or(0),
            };
        }
        Ok(())
    })?;
    Ok(defaults)
}

fn fragment(window: &mut Window<'_>, moof: Atom, id: u32, movie: Defaults) -> Found<Vec<Run>> {
    let mut found = Vec::new();
    // Boxes of this size have 8 bytes before their content, larger ones 16 (4.2).
    let head = if moof.end - moof.start > u64::from(u32::MAX) {
        16
    } else {
        8
    };
    each(window, moof.start, moof.end, &mut |window, atom| {
        if &atom.name == b"traf" {
            let mut traf = Traf::new(moof.start.saturating_sub(head), movie);
            each(window, atom.start, atom.end, &mut |window, atom| {
                traf.take(&atom.name, &atom.bytes(window)?);
                Ok(())
            })?;
            if traf.id == id {
                found.append(&mut traf.runs);
            }
        }
        Ok(())
    })?;
    Ok(found)
}

/// A track fragment as its boxes come.
struct Traf {
    id: u32,
    base: u64,
    next: u64,
    time: Option<i64>,
    defaults: Defaults,
    runs: Vec<Run>,
}

impl Traf {
    const fn new(base: u64, defaults: Defaults) -> Self {
        Self {
            id: 0,
            base,
            next: base,
            time: None,
            defaults,
            runs: Vec::new(),
        }
    }

    fn take(&mut self, name: &[u8; 4], content: &[u8]) {
        let _ = match name {
            b"tfhd" => self.header(content),
            b"tfdt" => self.start(content),
            b"trun" => self.run(content),
            _ => None,
        };
    }

    /// 8.8.7. What a flag does not name keeps its default.
    fn header(&mut self, content: &[u8]) -> Option<()> {
        let flags = content.be32(0)?;
        self.id = content.be32(4)?;
        let mut at = 8;
        if flags & 0x01 != 0 {
            self.base = content.be64(at)?;
            self.next = self.base;
            at += 8;
        }
        at += if flags & 0x02 == 0 { 0 } else { 4 };
        let mut field = |flag: u32, default: u32| {
            if flags & flag == 0 {
                return default;
            }
            at += 4;
            content.be32(at - 4).unwrap_or(default)
        };
        let before = self.defaults;
        self.defaults = Defaults {
            duration: field(0x08, before.duration),
            size: field(0x10, before.size),
            flags: field(0x20, before.flags),
        };
        Some(())
    }

    /// 8.8.12.
    fn start(&mut self, content: &[u8]) -> Option<()> {
        let time = if content.u8(0)? == 1 {
            i64::try_from(content.be64(4)?).ok()?
        } else {
            i64::from(content.be32(4)?)
        };
        self.time = Some(time);
        Some(())
    }

    /// 8.8.8.
    fn run(&mut self, content: &[u8]) -> Option<()> {
        let (flags, mut count) = (content.be32(0)? & 0x00ff_ffff, content.be32(4)?);
        let mut at = 8;
        let mut offset = self.next;
        if flags & 0x01 != 0 {
            offset = self
                .base
                .checked_add_signed(i64::from(content.be32(at)?.cast_signed()))?;
            at += 4;
        }
        let first = if flags & 0x04 == 0 { None } else { content.be32(at) };
        at += if flags & 0x04 == 0 { 0 } else { 4 };
        let width = width(flags);
        let fields = content.get(at..).unwrap_or_default();
        count = match fields.len().checked_div(width) {
            Some(held) => count.min(u32::try_from(held).unwrap_or(u32::MAX)),
            None => count.min(MOST_BARE),
        };
        let mut run = Run {
            offset,
            time: self.time.take(),
            flags,
            count,
            first,
            defaults: self.defaults,
            fields: fields.to_vec(),
        };
        self.next = offset.saturating_add(run.bytes());
        run.fields.truncate(usize::try_from(count).ok()?.saturating_mul(width));
        self.runs.push(run);
        Some(())
    }
}

/// Bytes of the fields of one sample.
const fn width(flags: u32) -> usize {
    ((flags & 0xf00).count_ones() * 4) as usize
}

impl Run {
    fn bytes(&self) -> u64 {
        let sizes = (0..self.count).map(|index| u64::from(self.sample(index).1));
        sizes.fold(0, u64::saturating_add)
    }

    /// Duration, size, flags and delay of a sample.
    fn sample(&self, index: u32) -> (u32, u32, u32, i32) {
        let mut at = usize::try_from(index).unwrap_or(0).saturating_mul(width(self.flags));
        let mut field = |flag: u32| {
            if self.flags & flag == 0 {
                return None;
            }
            at += 4;
            self.fields.be32(at - 4)
        };
        let (duration, size, flags, later) = (field(0x100), field(0x200), field(0x400), field(0x800));
        let default = self.first.filter(|_| index == 0).unwrap_or(self.defaults.flags);
        (
            duration.unwrap_or(self.defaults.duration),
            size.unwrap_or(self.defaults.size),
            flags.unwrap_or(default),
            later.unwrap_or(0).cast_signed(),
        )
    }
}

/// A place among the runs.
#[derive(Clone, Debug, Default)]
pub(super) struct RunCursor {
    run: usize,
    index: u32,
    offset: u64,
}

impl RunCursor {
    /// The next sample; `time` is when it is decoded unless its run knows better.
    pub(super) fn next(&mut self, runs: &[Run], time: &mut i64) -> Option<Sample> {
        let mut run = runs.get(self.run)?;
        while self.index >= run.count {
            (self.run, self.index) = (self.run + 1, 0);
            run = runs.get(self.run)?;
        }
        if self.index == 0 {
            self.offset = run.offset;
            *time = run.time.unwrap_or(*time);
        }
        let (duration, size, flags, later) = run.sample(self.index);
        let found = Sample {
            offset: self.offset,
            size,
            time: *time,
            later,
            sync: flags & NOT_SYNC == 0,
        };
        self.index += 1;
        self.offset = self.offset.saturating_add(u64::from(size));
        *time = time.saturating_add(i64::from(duration));
        Some(found)
    }
}
