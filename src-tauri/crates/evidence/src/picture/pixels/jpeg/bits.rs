//! Bits of entropy-coded data (ITU T.81 F.1.2.3): a zero byte after 0xFF is left out, and a marker ends the data; behind
//! it there are only zeros, and whoever used one of them knows.

/// Bytes that one MCU may take at most, with a margin: ten blocks of 64 coefficients, 31 bits each, every byte stuffed.
pub(super) const ROOM: usize = 8 << 10;

/// Where reading stopped, to go on in the same or another piece of the file.
#[derive(Clone, Copy, Default)]
pub(super) struct Pause {
    at: usize,
    held: u64,
    count: u32,
    invented: u32,
}

impl Pause {
    /// At a byte boundary.
    pub(super) fn at(at: usize) -> Self {
        Self { at, ..Self::default() }
    }

    /// The first byte that has not been taken.
    pub(super) const fn byte(self) -> usize {
        self.at
    }

    /// The same after `gone` bytes were dropped from the front.
    pub(super) const fn moved_to(self, at: usize) -> Self {
        Self { at, ..self }
    }
}

/// A reader of bits.
pub(super) struct Bits<'b> {
    bytes: &'b [u8],
    pause: Pause,
}

impl<'b> Bits<'b> {
    /// Goes on at `pause` in `bytes`.
    pub(super) const fn resume(bytes: &'b [u8], pause: Pause) -> Self {
        Self { bytes, pause }
    }

    /// Where it is.
    pub(super) const fn pause(&self) -> Pause {
        self.pause
    }

    /// Whether a whole MCU is surely held.
    #[inline(always)]
    pub(super) const fn has_room(&self) -> bool {
        self.pause.at + ROOM <= self.bytes.len()
    }

    /// Whether bits were used that are not in the file.
    #[inline(always)]
    pub(super) const fn overrun(&self) -> bool {
        self.pause.invented > self.pause.count
    }

    /// Holds at least 56 bits. What lies below the counted bits are bits of the bytes that follow, so that taking those
    /// bytes again changes nothing.
    #[inline(always)]
    pub(super) fn refill(&mut self) {
        let Pause { at, count, .. } = self.pause;
        if let Some(eight) = self.bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
            let word = u64::from_be_bytes(*eight);
            if !has_0xff(word) {
                self.pause.held |= word >> count;
                self.pause.at = at + ((63 - count) >> 3) as usize;
                self.pause.count = count | 56;
                return;
            }
        }
        self.pause = refilled(self.bytes, self.pause);
    }

    /// Holds at least 32 bits.
    #[inline(always)]
    pub(super) fn top_up(&mut self) {
        if self.pause.count < 32 {
            self.refill();
        }
    }

    /// The next `N` bits, of those held, without taking them.
    #[inline(always)]
    pub(super) fn peek<const N: u32>(&self) -> usize {
        usize::try_from(self.pause.held >> (64 - N)).unwrap_or(0)
    }

    /// Takes bits that are held.
    #[inline(always)]
    pub(super) const fn take(&mut self, count: u32) {
        self.pause.held <<= count;
        self.pause.count = self.pause.count.wrapping_sub(count);
    }

    /// Takes up to 16 bits as a number.
    #[inline(always)]
    pub(super) fn number(&mut self, count: u32) -> i32 {
        // Two shifts, because one by 64 is none.
        let value = self.pause.held >> 1 >> (63 - count);
        self.take(count);
        i32::try_from(value).unwrap_or(0)
    }

    /// Takes a number of `size` bits, at most 16, as T.81 F.2.2.1 extends it: a first bit of 0 makes it negative.
    #[inline(always)]
    pub(super) fn signed(&mut self, size: u32) -> i32 {
        extend(self.number(size), size)
    }
}

/// T.81 F.2.2.1, EXTEND.
#[inline(always)]
pub(super) const fn extend(value: i32, size: u32) -> i32 {
    if size > 0 && value < 1 << (size - 1) {
        value - (1 << size) + 1
    } else {
        value
    }
}

#[inline(always)]
const fn has_0xff(word: u64) -> bool {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const TOPS: u64 = u64::from_ne_bytes([0x80; 8]);
    let inverted = !word;
    inverted.wrapping_sub(ONES) & word & TOPS != 0
}

/// Byte by byte, where one is 0xFF or the end is near.
#[cold]
#[inline(never)]
fn refilled(bytes: &[u8], mut pause: Pause) -> Pause {
    while pause.count < 56 {
        let byte = match (bytes.get(pause.at), bytes.get(pause.at + 1)) {
            (Some(0xff), Some(0)) => {
                pause.at += 2;
                0xff
            }
            (Some(0xff), _) | (None, _) => {
                pause.invented += 8;
                0
            }
            (Some(byte), _) => {
                pause.at += 1;
                *byte
            }
        };
        pause.held |= u64::from(byte) << (56 - pause.count);
        pause.count += 8;
    }
    pause
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stuffed_bytes_are_left_out_and_a_marker_ends_the_bits() {
        let bytes = [0x12, 0xff, 0x00, 0x34, 0xff, 0xd9, 0xab];
        let mut bits = Bits::resume(&bytes, Pause::at(0));
        bits.refill();
        assert_eq!([bits.number(8), bits.number(8), bits.number(8)], [0x12, 0xff, 0x34]);
        assert!(!bits.overrun());
        assert_eq!(bits.number(3), 0);
        assert!(bits.overrun());
        assert_eq!(bits.pause().byte(), 4);
    }

    #[test]
    fn long_and_short_ways_of_refilling_give_the_same_bits() {
        let bytes: Vec<u8> = (0..4000_u32)
            .flat_map(|n| match n * 37 % 256 {
                255 => vec![0xff, 0],
                byte => vec![u8::try_from(byte).expect("a byte")],
            })
            .collect();
        let mut bits = Bits::resume(&bytes, Pause::at(0));
        let plain = (0..4000_u32).map(|n| n * 37 % 256);
        let mut waiting = Vec::new();
        for (n, byte) in (0_u32..).zip(plain) {
            waiting.extend((0..8).rev().map(|bit| byte >> bit & 1));
            let size = n % 11;
            if waiting.len() >= 24 {
                bits.top_up();
                let wanted = waiting.drain(..size as usize).fold(0, |sum, bit| sum << 1 | bit);
                assert_eq!(u32::try_from(bits.number(size)).expect("positive"), wanted, "{n}");
            }
        }
        assert!(!bits.overrun());
    }

    #[test]
    fn numbers_are_extended_as_the_standard_says() {
        assert_eq!(
            [extend(0, 0), extend(0, 1), extend(1, 1), extend(0, 3), extend(7, 3)],
            [0, -1, 1, -7, 7]
        );
    }
}
