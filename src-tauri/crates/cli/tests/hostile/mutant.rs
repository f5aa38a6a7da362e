//! Changed copies of a file: bits turned, numbers made large, parts taken out, doubled or swapped, ends cut off. And of a
//! zip, copies with one part changed and every sum right, so that what is inside is reached at all.
//!
//! Standard library only: `cargo xtask torture mutants` takes this same file.

/// Where most of a file's promises stand: its first bytes.
const HEAD: usize = 1 << 10;

/// A changed copy of `file`; `draw` gives 64 bits of chance.
pub(crate) fn mutant(file: &[u8], draw: &mut dyn FnMut() -> u64) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..=below(draw, 4) {
        change(&mut bytes, draw);
    }
    if below(draw, 6) == 0 {
        let end = below(draw, bytes.len());
        bytes.truncate(end);
    }
    bytes
}

/// A stored zip of `parts`, one of which is changed.
pub(crate) fn mutant_zip(parts: &[(String, Vec<u8>)], draw: &mut dyn FnMut() -> u64) -> Vec<u8> {
    let changed = below(draw, parts.len());
    let parts: Vec<(&str, Vec<u8>)> = parts
        .iter()
        .enumerate()
        .map(|(at, (name, bytes))| {
            let bytes = if at == changed {
                mutant(bytes, draw)
            } else {
                bytes.clone()
            };
            (name.as_str(), bytes)
        })
        .collect();
    stored(&parts)
}

fn below(draw: &mut dyn FnMut() -> u64, limit: usize) -> usize {
    usize::try_from(draw() % (limit.max(1) as u64)).unwrap_or(0)
}

fn change(bytes: &mut Vec<u8>, draw: &mut dyn FnMut() -> u64) {
    let reach = if below(draw, 2) == 0 {
        bytes.len().min(HEAD)
    } else {
        bytes.len()
    };
    let at = below(draw, reach);
    let part = at..bytes.len().min(at + 1 + below(draw, 64));
    match below(draw, 7) {
        0 => flip(bytes, at, draw),
        1 => put(bytes, at, &[u8::try_from(below(draw, 256)).unwrap_or(0)]),
        2 => put(bytes, at, &[0xff; 4]),
        3 => put(bytes, at, &[0; 4]),
        4 => put(bytes, at, &[0x7f, 0xff, 0xff, 0xff]),
        5 => drop(bytes.drain(part)),
        _ => {
            let doubled: Vec<u8> = bytes.get(part.clone()).unwrap_or_default().to_vec();
            drop(bytes.splice(part.end..part.end, doubled));
        }
    }
}

fn flip(bytes: &mut [u8], at: usize, draw: &mut dyn FnMut() -> u64) {
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << below(draw, 8);
    }
}

fn put(bytes: &mut [u8], at: usize, number: &[u8]) {
    for (to, byte) in bytes.iter_mut().skip(at).zip(number) {
        *to = *byte;
    }
}

/// A zip that stores its parts (APPNOTE 6.3.10: 4.3.7, 4.3.12, 4.3.16).
fn stored(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in parts {
        let offset = number(zip.len());
        let sizes = [crc(bytes).to_le_bytes(), number(bytes.len()), number(bytes.len())].concat();
        let names = [&number(name.len())[..2], &[0, 0]].concat();
        let common = [[20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0].as_slice(), sizes.as_slice(), &names].concat();
        zip.extend([b"PK\x03\x04".as_slice(), &common, name.as_bytes(), bytes].concat());
        directory.extend(
            [
                b"PK\x01\x02\x14\0".as_slice(),
                &common,
                &[0; 10],
                &offset,
                name.as_bytes(),
            ]
            .concat(),
        );
    }
    let (begins, count) = (number(zip.len()), number(parts.len()));
    let (one, length) = (&count[..2], number(directory.len()));
    zip.extend(directory);
    zip.extend([b"PK\x05\x06\0\0\0\0".as_slice(), one, one, &length, &begins, &[0, 0]].concat());
    zip
}

fn number(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes()
}

/// CRC-32 as zip and PNG have it (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
    !bytes
        .iter()
        .fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}
