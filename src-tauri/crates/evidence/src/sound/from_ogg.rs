//! Sound in Ogg (RFC 3533): Opus (RFC 7845), Vorbis (Vorbis I A.2) and FLAC (the Xiph mapping). Of a file of several
//! chains the first is heard.

use super::Mute;
use super::bytes::Bytes;
use super::lengths::{Blocks, Lengths};
use super::stream::{Codec, Packets, Stream};
use crate::fault::{Found, Needed};
use crate::media::codec;
use crate::window::{Numbers, Window, find};

/// Bytes of the largest page.
const LARGEST_PAGE: usize = 27 + 255 + 255 * 255;
/// Bytes of header packets in all.
const MOST_HEADERS: usize = 16 << 20;
/// Streams that begin together.
const MOST_STREAMS: usize = 50;

/// The first stream of sound that can be decoded.
pub(super) fn open(window: &mut Window<'_>) -> Result<Stream, Mute> {
    let (mut at, mut mute) = (0, Mute::NoSound);
    for _ in 0..MOST_STREAMS {
        let bytes = window.bytes(at, LARGEST_PAGE)?;
        let Some(page) = Page::read(&bytes).filter(|page| page.begins) else {
            break;
        };
        let packet = bytes.get(page.body..page.body + page.length).unwrap_or_default();
        match Kind::of(packet) {
            Some(Ok(kind)) => return opened(window, page.serial, kind),
            Some(Err(name)) if matches!(mute, Mute::NoSound) => mute = Mute::Codec(name),
            _ => {}
        }
        at += (page.body + page.length) as u64;
    }
    Err(mute)
}

enum Kind {
    Opus,
    Vorbis,
    /// So many header packets behind the first.
    Flac(u16),
}

impl Kind {
    /// What a first packet begins; a name where that is sound that nothing here decodes.
    fn of(packet: &[u8]) -> Option<Result<Self, String>> {
        if packet.starts_with(b"OpusHead") {
            Some(Ok(Self::Opus))
        } else if packet.starts_with(b"\x01vorbis") {
            Some(Ok(Self::Vorbis))
        } else if packet.starts_with(b"\x7fFLAC") {
            Some(Ok(Self::Flac(packet.be16(7)?)))
        } else if packet.starts_with(b"Speex   ") {
            Some(Err(codec::named("Speex").name))
        } else {
            None
        }
    }
}

fn opened(window: &mut Window<'_>, serial: u32, kind: Kind) -> Result<Stream, Mute> {
    let mut packets = OggPackets::new(serial);
    let mut reader = WindowPages(window);
    let head = packets.header(&mut reader)?;
    let (codec, rate, lengths, skip) = match kind {
        Kind::Opus => {
            packets.header(&mut reader)?;
            let head = head.get(8..).needed()?.to_vec();
            let skip = i64::from(head.le16(2).needed()?);
            (Codec::Opus { head }, 48_000, Lengths::Opus, skip)
        }
        Kind::Vorbis => {
            packets.header(&mut reader)?;
            let setup = packets.header(&mut reader)?;
            let blocks = Blocks::read(&head, &setup).needed()?;
            let rate = head.le32(12).needed()?;
            let headers = [head, setup].concat();
            (Codec::Vorbis { headers }, rate, Lengths::Vorbis(blocks), 0)
        }
        Kind::Flac(more) => {
            for _ in 0..more {
                packets.header(&mut reader)?;
            }
            let info = head.get(17..51).needed()?.to_vec();
            let rate = info.be32(10).needed()? >> 12;
            (Codec::Flac { info }, rate, Lengths::Flac, 0)
        }
    };
    packets.lengths = lengths;
    packets.begin(&mut reader, skip)?;
    Ok(Stream {
        codec,
        rate,
        ticks: rate,
        packets: Box::new(packets),
    })
}

/// One page as its header describes it.
struct Page {
    serial: u32,
    continues: bool,
    begins: bool,
    ends: bool,
    granule: Option<i64>,
    lacing: Vec<u8>,
    /// Where in its bytes the content begins, and how long that is.
    body: usize,
    length: usize,
}

impl Page {
    fn read(bytes: &[u8]) -> Option<Self> {
        let head = bytes.get(..27).filter(|head| head.starts_with(b"OggS"))?;
        let (flags, count) = (head.u8(5)?, usize::from(head.u8(26)?));
        let lacing = bytes.get(27..27 + count)?.to_vec();
        Some(Self {
            serial: head.le32(14)?,
            continues: flags & 1 != 0,
            begins: flags & 2 != 0,
            ends: flags & 4 != 0,
            granule: head
                .le64(6)
                .filter(|granule| *granule != u64::MAX)
                .map(u64::cast_signed),
            length: lacing.iter().map(|part| usize::from(*part)).sum(),
            lacing,
            body: 27 + count,
        })
    }
}

/// Where pages come from: the file while a stream is opened and while it is heard.
trait Pages {
    fn at(&mut self, offset: u64, length: usize) -> Found<Vec<u8>>;
}

struct WindowPages<'a, 'b>(&'a mut Window<'b>);

impl Pages for WindowPages<'_, '_> {
    fn at(&mut self, offset: u64, length: usize) -> Found<Vec<u8>> {
        Ok(self.0.bytes(offset, length)?)
    }
}

impl Pages for Bytes<'_> {
    fn at(&mut self, offset: u64, length: usize) -> Found<Vec<u8>> {
        Ok(self.get(offset, length)?.to_vec())
    }
}

#[derive(Clone)]
struct OggPackets {
    serial: u32,
    /// Where the next page begins.
    at: u64,
    /// The content of the present page, the packets in it, and how far both are used up.
    body: Vec<u8>,
    lacing: Vec<u8>,
    used: usize,
    used_lacing: usize,
    /// A packet that goes on on the next page.
    part: Vec<u8>,
    lengths: Lengths,
    position: i64,
    /// What a granule position is less by.
    base: i64,
    granule: Option<i64>,
    last_page: bool,
}

impl OggPackets {
    const fn new(serial: u32) -> Self {
        Self {
            serial,
            at: 0,
            body: Vec::new(),
            lacing: Vec::new(),
            used: 0,
            used_lacing: 0,
            part: Vec::new(),
            lengths: Lengths::Same(0),
            position: 0,
            base: 0,
            granule: None,
            last_page: false,
        }
    }

    fn header(&mut self, pages: &mut dyn Pages) -> Found<Vec<u8>> {
        let mut packet = Vec::new();
        self.packet(pages, &mut packet)?.needed()?;
        (packet.len() <= MOST_HEADERS).then_some(packet).needed()
    }

    /// Where the first packet lies: what the first page says of its end, less what is in it. A recording that was cut out
    /// of a longer one begins at 0 all the same; one whose first samples are to be dropped begins before.
    fn begin(&mut self, pages: &mut dyn Pages, skip: i64) -> Found<()> {
        self.granule = None;
        let mut ahead = self.clone();
        let (mut samples, mut packet) = (0i64, Vec::new());
        while ahead.packet(pages, &mut packet)?.is_some() {
            samples = samples.saturating_add(ahead.lengths.of(&packet));
            let page_done = ahead.used_lacing == ahead.lacing.len();
            if let Some(granule) = ahead.granule.filter(|_| page_done) {
                let before = granule.saturating_sub(samples);
                self.base = before.max(0).saturating_add(skip);
                let dropped = if ahead.last_page { 0 } else { before.min(0) };
                self.position = dropped - skip;
                return Ok(());
            }
        }
        self.base = skip;
        self.position = -skip;
        Ok(())
    }

    /// Puts the next packet together.
    fn packet(&mut self, pages: &mut dyn Pages, packet: &mut Vec<u8>) -> Found<Option<()>> {
        loop {
            while let Some(part) = self.lacing.get(self.used_lacing).map(|part| usize::from(*part)) {
                let content = self.body.get(self.used..self.used + part).unwrap_or_default();
                self.part.extend_from_slice(content);
                (self.used, self.used_lacing) = (self.used + part, self.used_lacing + 1);
                if part < 255 {
                    std::mem::swap(packet, &mut self.part);
                    self.part.clear();
                    return Ok(Some(()));
                }
            }
            if self.part.len() > MOST_HEADERS || !self.next_page(pages)? {
                return Ok(None);
            }
        }
    }

    /// Goes to the next page of this stream; false at the end, and where the next chain begins.
    fn next_page(&mut self, pages: &mut dyn Pages) -> Found<bool> {
        if self.last_page {
            return Ok(false);
        }
        loop {
            let bytes = pages.at(self.at, LARGEST_PAGE)?;
            let Some(page) = Page::read(&bytes) else {
                match find(bytes.get(1..).unwrap_or_default(), b"OggS") {
                    Some(skip) => self.at += skip as u64 + 1,
                    None => return Ok(false),
                }
                continue;
            };
            self.at += (page.body + page.length) as u64;
            if page.serial != self.serial {
                continue;
            }
            if page.begins && self.granule.is_some() {
                return Ok(false);
            }
            self.body = bytes
                .get(page.body..page.body + page.length)
                .unwrap_or_default()
                .to_vec();
            if self.body.len() < page.length {
                return Ok(false);
            }
            (self.lacing, self.used, self.used_lacing) = (page.lacing, 0, 0);
            (self.granule, self.last_page) = (page.granule.or(self.granule), page.ends);
            self.mend(page.continues);
            return Ok(true);
        }
    }

    /// Where a page is missing, drops the half of a packet that has lost the other.
    fn mend(&mut self, continues: bool) {
        if !continues {
            self.part.clear();
        } else if self.part.is_empty() {
            let whole = self
                .lacing
                .iter()
                .position(|part| *part < 255)
                .map_or(self.lacing.len(), |last| last + 1);
            self.used = self.lacing.iter().take(whole).map(|part| usize::from(*part)).sum();
            self.used_lacing = whole;
        }
    }
}

impl Packets for OggPackets {
    fn next(&mut self, bytes: &mut Bytes<'_>, packet: &mut Vec<u8>) -> Found<Option<i64>> {
        if self.packet(bytes, packet)?.is_none() {
            return Ok(None);
        }
        let at = self.position;
        self.position = at.saturating_add(self.lengths.of(packet));
        Ok(Some(at))
    }

    fn end(&self) -> Option<i64> {
        let end = self.granule.filter(|_| self.last_page)?;
        Some(end.saturating_sub(self.base)).filter(|end| *end > 0)
    }
}
