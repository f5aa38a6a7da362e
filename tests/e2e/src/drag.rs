//! Files dragged from another program and let go over the window, by the protocol that file managers speak (XDND,
//! freedesktop.org, version 5). The window under test cannot tell it from a person's.

use crate::x11::{Client, Event, u32_at};
use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// The version of the protocol that is spoken.
const VERSION: u32 = 5;
/// Codes of events.
const SELECTION_REQUEST: u8 = 30;
const SELECTION_NOTIFY: u8 = 31;
const CLIENT_MESSAGE: u8 = 33;
/// The bit by which a program's event is told from the server's own.
const SENT: u8 = 0x80;
/// The type of a list of atoms.
const ATOM: u32 = 4;
/// How often the pointer moves until the window takes what hangs there, and how long it rests each time.
const MOVES: u32 = 200;
const REST: Duration = Duration::from_millis(20);

/// A program from which files are dragged, again and again.
#[derive(Debug)]
pub struct Drag {
    client: Client,
    target: u32,
    version: u32,
    atoms: Atoms,
    list: String,
}

#[derive(Debug, Clone, Copy)]
struct Atoms {
    selection: u32,
    enter: u32,
    position: u32,
    status: u32,
    drop: u32,
    leave: u32,
    finished: u32,
    copy: u32,
    uris: u32,
    targets: u32,
}

impl Drag {
    /// Finds the window on `display` that takes files.
    ///
    /// # Errors
    /// The system's own; and where no window does.
    pub fn on(display: &str) -> io::Result<Self> {
        let mut client = Client::open(display)?;
        let atoms = Atoms {
            selection: client.atom("XdndSelection")?,
            enter: client.atom("XdndEnter")?,
            position: client.atom("XdndPosition")?,
            status: client.atom("XdndStatus")?,
            drop: client.atom("XdndDrop")?,
            leave: client.atom("XdndLeave")?,
            finished: client.atom("XdndFinished")?,
            copy: client.atom("XdndActionCopy")?,
            uris: client.atom("text/uri-list")?,
            targets: client.atom("TARGETS")?,
        };
        let aware = client.atom("XdndAware")?;
        let found = client.that_has(aware)?;
        let (target, version) = found.ok_or_else(|| io::Error::other("no window takes files"))?;
        client.own(atoms.selection)?;
        Ok(Self {
            client,
            target,
            version,
            atoms,
            list: String::new(),
        })
    }

    /// Takes `files` over the window and holds them at that point of the display.
    ///
    /// # Errors
    /// The system's own; and where the window does not take these.
    pub fn over(&mut self, files: &[PathBuf], at: (u16, u16)) -> io::Result<()> {
        self.list = files.iter().map(|file| format!("{}\r\n", uri(file))).collect();
        let flags = VERSION.min(self.version) << 24;
        self.say(self.atoms.enter, [flags, self.atoms.uris, 0, 0])?;
        for step in 0..MOVES {
            let place = (u32::from(at.0) << 16) | (u32::from(at.1) + step % 8);
            self.say(self.atoms.position, [0, place, 0, self.atoms.copy])?;
            let status = self.hear(self.atoms.status)?;
            // Bit 0 of the second word: taken. The first moves are answered before the files were read.
            if u32_at(&status, 16) & 1 == 1 && step > 1 {
                return Ok(());
            }
            std::thread::sleep(REST);
        }
        Err(io::Error::other("the window does not take them"))
    }

    /// Lets them go.
    ///
    /// # Errors
    /// The system's own.
    pub fn let_go(&mut self) -> io::Result<()> {
        self.say(self.atoms.drop, [0; 4])?;
        self.hear(self.atoms.finished).map(drop)
    }

    /// Takes them away again.
    ///
    /// # Errors
    /// The system's own.
    pub fn take_away(&mut self) -> io::Result<()> {
        self.say(self.atoms.leave, [0; 4])?;
        // Answered, so it was heard.
        self.client.atom("XdndLeave").map(drop)
    }

    /// Sends one message of the protocol; its first word is always who drags.
    fn say(&mut self, kind: u32, words: [u32; 4]) -> io::Result<()> {
        let data = [&[self.target, kind, self.client.window][..], &words].concat();
        let event = event(CLIENT_MESSAGE, 32, 4, &data);
        self.client.tell(self.target, &event)
    }

    /// Waits for a message of that kind, and gives out the list of files to whoever asks meanwhile.
    fn hear(&mut self, kind: u32) -> io::Result<Event> {
        loop {
            let event = self.client.event()?;
            match event[0] & !SENT {
                SELECTION_REQUEST => self.give(&event)?,
                CLIENT_MESSAGE if u32_at(&event, 8) == kind => return Ok(event),
                _ => {}
            }
        }
    }

    fn give(&mut self, request: &Event) -> io::Result<()> {
        let [time, _, asker, selection, target, property] = [4, 8, 12, 16, 20, 24].map(|at| u32_at(request, at));
        let Atoms { uris, targets, .. } = self.atoms;
        let property = if target == uris {
            let list = self.list.clone();
            self.client.put(asker, property, uris, list.as_bytes(), false)?;
            property
        } else if target == targets {
            self.client.put(asker, property, ATOM, &uris.to_le_bytes(), true)?;
            property
        } else {
            0
        };
        let answer = event(SELECTION_NOTIFY, 0, 4, &[time, asker, selection, target, property]);
        self.client.tell(asker, &answer)
    }
}

/// An event of that code whose words stand from the byte `at` on.
fn event(code: u8, detail: u8, at: usize, words: &[u32]) -> Event {
    let mut event = [0; 32];
    event[0] = code;
    event[1] = detail;
    let bytes = words.iter().flat_map(|word| word.to_le_bytes());
    for (place, byte) in event.iter_mut().skip(at).zip(bytes) {
        *place = byte;
    }
    event
}

/// A path as an address (RFC 8089), every byte escaped that is no plain letter.
fn uri(path: &std::path::Path) -> String {
    use std::fmt::Write;
    use std::os::unix::ffi::OsStrExt;
    let mut uri = "file://".to_owned();
    for byte in path.as_os_str().as_bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(byte) {
            uri.push(char::from(*byte));
        } else {
            let _never_fails = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
