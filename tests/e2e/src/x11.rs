//! As much of the X protocol as a program needs from which files are dragged (X Window System Protocol, version 11,
//! appendix B): no library of it is in this workspace, and WebDriver knows no drag from outside.

use std::collections::VecDeque;
use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::time::Duration;

/// How long the other side may take for an answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// Codes of what the server sends.
const ERROR: u8 = 0;
const REPLY: u8 = 1;
/// The longest property that is read, in words.
const LONGEST: u32 = 64;

/// An event: 32 bytes, the first of which says what it is.
pub(crate) type Event = [u8; 32];

/// A connection with a window of its own, that nobody sees.
#[derive(Debug)]
pub(crate) struct Client {
    stream: UnixStream,
    root: u32,
    /// The window.
    pub(crate) window: u32,
    waiting: VecDeque<Event>,
}

impl Client {
    /// Connects to `display`, `:7`.
    pub(crate) fn open(display: &str) -> io::Result<Self> {
        let number = display.trim_start_matches(':');
        let mut stream = UnixStream::connect(format!("/tmp/.X11-unix/X{number}"))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.write_all(&[b'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0])?;
        let mut head = [0; 8];
        stream.read_exact(&mut head)?;
        let mut setup = vec![0; usize::from(u16_at(&head, 6)) * 4];
        stream.read_exact(&mut setup)?;
        if head[0] != 1 {
            return Err(io::Error::other("the X server takes no connection"));
        }
        // Behind the fixed part: the vendor's name, the formats of pixmaps, then the first screen with its root.
        let vendor = usize::from(u16_at(&setup, 16)).next_multiple_of(4);
        let formats = usize::from(setup.get(21).copied().unwrap_or_default()) * 8;
        let mut client = Self {
            stream,
            root: u32_at(&setup, 32 + vendor + formats),
            window: u32_at(&setup, 4) | 1,
            waiting: VecDeque::new(),
        };
        let (window, root) = (client.window, client.root);
        // Nothing but input: depth and visual are the parent's.
        client.ask(1, 0, &[window, root, 0, 0x0001_0001, 0x0002_0000, 0, 0])?;
        Ok(client)
    }

    /// The number of a name.
    pub(crate) fn atom(&mut self, name: &str) -> io::Result<u32> {
        let mut body = u32::try_from(name.len()).unwrap_or_default().to_le_bytes().to_vec();
        body.extend(name.as_bytes());
        self.send(16, 0, &body)?;
        Ok(u32_at(&self.reply()?, 8))
    }

    /// The first window that has a property of that name, and the property's first word.
    pub(crate) fn that_has(&mut self, property: u32) -> io::Result<Option<(u32, u32)>> {
        let mut among = vec![self.root];
        while let Some(window) = among.pop() {
            self.ask(20, 0, &[window, property, 0, 0, LONGEST])?;
            let held = self.reply()?;
            if u32_at(&held, 16) > 0 {
                return Ok(Some((window, u32_at(&held, 32))));
            }
            self.ask(15, 0, &[window])?;
            let tree = self.reply()?;
            let children = usize::from(u16_at(&tree, 16));
            among.extend((0..children).map(|child| u32_at(&tree, 32 + child * 4)));
        }
        Ok(None)
    }

    /// Says that a selection is to be had here.
    pub(crate) fn own(&mut self, selection: u32) -> io::Result<()> {
        self.ask(22, 0, &[self.window, selection, 0])
    }

    /// Writes a property of bytes, or with `words` of words.
    pub(crate) fn put(&mut self, window: u32, property: u32, kind: u32, bytes: &[u8], words: bool) -> io::Result<()> {
        let (format, unit) = if words { (32, 4) } else { (8, 1) };
        let length = u32::try_from(bytes.len() / unit).unwrap_or_default();
        let mut body: Vec<u8> = [window, property, kind, format, length]
            .iter()
            .flat_map(|word| word.to_le_bytes())
            .collect();
        body.extend(bytes);
        self.send(18, 0, &body)
    }

    /// Sends an event to a window, as another program's.
    pub(crate) fn tell(&mut self, window: u32, event: &Event) -> io::Result<()> {
        let mut body: Vec<u8> = [window, 0].iter().flat_map(|word| word.to_le_bytes()).collect();
        body.extend(event);
        self.send(25, 0, &body)
    }

    /// The next event.
    pub(crate) fn event(&mut self) -> io::Result<Event> {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return Ok(event);
            }
            let (head, _) = self.read()?;
            self.waiting.push_back(head);
        }
    }

    fn ask(&mut self, code: u8, detail: u8, words: &[u32]) -> io::Result<()> {
        let body: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        self.send(code, detail, &body)
    }

    fn send(&mut self, code: u8, detail: u8, body: &[u8]) -> io::Result<()> {
        let whole = 4 + body.len().next_multiple_of(4);
        let words = u16::try_from(whole / 4).map_err(io::Error::other)?.to_le_bytes();
        let mut request = vec![code, detail, words[0], words[1]];
        request.extend(body);
        request.resize(whole, 0);
        self.stream.write_all(&request)
    }

    fn reply(&mut self) -> io::Result<Vec<u8>> {
        loop {
            let (head, rest) = self.read()?;
            if head[0] == REPLY {
                return Ok([&head[..], &rest].concat());
            }
            self.waiting.push_back(head);
        }
    }

    fn read(&mut self) -> io::Result<(Event, Vec<u8>)> {
        let mut head = [0; 32];
        self.stream.read_exact(&mut head)?;
        match head[0] {
            ERROR => Err(io::Error::other(format!("the X server refuses: error {}", head[1]))),
            REPLY => {
                let mut rest = vec![0; usize::try_from(u32_at(&head, 4)).unwrap_or_default() * 4];
                self.stream.read_exact(&mut rest)?;
                Ok((head, rest))
            }
            _ => Ok((head, Vec::new())),
        }
    }
}

/// The word at a place of what came; 0 where it ends before.
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let word = bytes.get(at..at + 4).and_then(|word| word.try_into().ok());
    word.map_or(0, u32::from_le_bytes)
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    let word = bytes.get(at..at + 2).and_then(|word| word.try_into().ok());
    word.map_or(0, u16::from_le_bytes)
}
