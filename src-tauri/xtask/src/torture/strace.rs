//! What strace writes down, read: `PID call(3<path>, "\x…", 12) = 0`, with every text in hexadecimal (`-xx`), file
//! descriptors with their paths (`-y`), and calls that another thread interrupted put together again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// One system call that succeeded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Call {
    /// Its name.
    pub(crate) name: String,
    /// Its arguments as written.
    pub(crate) arguments: Vec<String>,
    /// What it gave.
    pub(crate) result: i64,
    /// The line on which it began.
    pub(crate) began: usize,
    /// The line on which it ended.
    pub(crate) ended: usize,
}

/// The calls of a recording, in the order in which they began. Those that failed did nothing and are left out; those
/// that never came back (the process was killed) too.
pub(crate) fn calls(recording: &str) -> Vec<Call> {
    let mut open: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    let mut calls = Vec::new();
    for (number, line) in recording.lines().enumerate() {
        let Some((pid, rest)) = line.split_once(' ') else {
            continue;
        };
        let rest = rest.trim_start();
        if let Some(begun) = rest.strip_suffix(" <unfinished ...>") {
            open.insert(pid, (number, begun));
        } else if let Some(resumed) = rest.strip_prefix("<... ") {
            let whole = open.remove(pid).zip(resumed.split_once(" resumed>"));
            calls.extend(whole.and_then(|((began, begun), (_, end))| call(&format!("{begun}{end}"), began, number)));
        } else {
            calls.extend(call(rest, number, number));
        }
    }
    calls.sort_by_key(|call| call.began);
    calls
}

fn call(text: &str, began: usize, ended: usize) -> Option<Call> {
    let (name, rest) = text.split_once('(')?;
    // `-xx` leaves no bracket inside a text or path.
    let (arguments, result) = rest
        .rsplit_once(')')
        .filter(|(_, after)| after.trim_start().starts_with("= "))?;
    let result = result.trim_start().strip_prefix("= ")?;
    let number = result
        .split(|letter: char| letter != '-' && !letter.is_ascii_digit())
        .next()?;
    let result = number.parse().ok().filter(|result: &i64| *result >= 0)?;
    let arguments = arguments.split(", ").map(str::to_owned).collect();
    Some(Call {
        name: name.to_owned(),
        arguments,
        result,
        began,
        ended,
    })
}

impl Call {
    fn argument(&self, place: usize) -> &str {
        self.arguments.get(place).map_or("", String::as_str)
    }

    /// An argument that is a number.
    pub(crate) fn number(&self, place: usize) -> Option<u64> {
        self.argument(place).parse().ok()
    }

    /// An argument that is a text: its bytes.
    pub(crate) fn bytes(&self, place: usize) -> Option<Vec<u8>> {
        hex(self.argument(place).strip_prefix('"')?.strip_suffix('"')?)
    }

    /// Whether an argument has this word among its flags.
    pub(crate) fn has(&self, place: usize, flag: &str) -> bool {
        self.argument(place).split('|').any(|word| word == flag)
    }

    /// The file descriptor that an argument is.
    pub(crate) fn descriptor(&self, place: usize) -> Option<u32> {
        self.argument(place).split_once('<')?.0.parse().ok()
    }

    /// Where the descriptor of an argument leads; `None` for a file that has no name any more.
    pub(crate) fn path(&self, place: usize) -> Option<PathBuf> {
        let (_, path) = self.argument(place).split_once('<')?;
        text(path.strip_suffix('>')?).map(PathBuf::from)
    }

    /// The path that a text argument names, seen from the descriptor before it, or from nowhere.
    pub(crate) fn path_at(&self, folder: Option<usize>, place: usize) -> Option<PathBuf> {
        let name = PathBuf::from(String::from_utf8(self.bytes(place)?).ok()?);
        Some(
            folder
                .and_then(|folder| self.path(folder))
                .map_or(name.clone(), |folder| folder.join(&name)),
        )
    }

    /// Whether it names `folder` or something in it.
    pub(crate) fn touches(&self, folder: &Path) -> bool {
        let named = (0..self.arguments.len()).flat_map(|place| [self.path(place), self.path_at(None, place)]);
        named.flatten().any(|path| path.starts_with(folder))
    }
}

fn text(hexadecimal: &str) -> Option<String> {
    if hexadecimal.contains("\\x") {
        String::from_utf8(hex(hexadecimal)?).ok()
    } else {
        Some(hexadecimal.to_owned())
    }
}

/// `\x61\x62` as bytes.
fn hex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let byte = |group: &[u8]| match group {
        [b'\\', b'x', high, low] => Some(digit(*high)? << 4 | digit(*low)?),
        _ => None,
    };
    text.as_bytes().chunks(4).map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORDING: &str = r#"71 pwrite64(5<\x2f\x61\x2f\x62>, "\x68\x69", 2, 4096) = 2
71 fdatasync(5<\x2f\x61\x2f\x62> <unfinished ...>
72 write(1<pipe:[77]>, "\x73\x0a", 2) = 2
72 mkdir("\x2f\x61", 0777)        = -1 EEXIST (File exists)
71 <... fdatasync resumed>)     = 0
71 openat(AT_FDCWD<\x2f>, "\x2f\x61\x2f\x63", O_RDWR|O_CREAT|O_CLOEXEC, 0600) = 9<\x2f\x61\x2f\x63>
71 write(9<\x2f\x61\x2f\x63>(deleted), "\x68", 1) = 1
71 +++ exited with 0 +++"#;

    #[test]
    fn a_recording_is_read_call_by_call() {
        let calls = calls(RECORDING);
        let names: Vec<(&str, usize, usize)> = calls
            .iter()
            .map(|call| (call.name.as_str(), call.began, call.ended))
            .collect();
        assert_eq!(
            names,
            [
                ("pwrite64", 0, 0),
                ("fdatasync", 1, 4),
                ("write", 2, 2),
                ("openat", 5, 5),
                ("write", 6, 6)
            ]
        );
        assert_eq!(
            (calls[0].path(0), calls[0].bytes(1), calls[0].number(3)),
            (Some(PathBuf::from("/a/b")), Some(b"hi".to_vec()), Some(4096))
        );
        assert_eq!(
            (calls[2].descriptor(0), calls[2].bytes(1)),
            (Some(1), Some(b"s\n".to_vec()))
        );
        assert!(calls[3].has(2, "O_CREAT") && calls[3].path_at(Some(0), 1) == Some(PathBuf::from("/a/c")));
        assert_eq!(calls[4].path(0), None);
        assert!(calls[3].touches(Path::new("/a")) && !calls[2].touches(Path::new("/a")));
    }
}
