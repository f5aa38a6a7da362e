//! Huffman tables (ITU T.81 C, F.2.2.3), and two ways to read them faster: a symbol together with the number behind it in
//! one look, and several AC symbols at once when only their length matters.

use super::bits::{Bits, extend};
use crate::fault::{Fault, Found};

/// Bits looked at for a number.
const NUMBER: u32 = 11;
/// Bits looked at when AC coefficients are skipped.
const SKIP: u32 = 13;
/// In an entry of [`Skip`]: the block ends here.
const ENDS: u16 = 128;

/// The data contradict themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken;

/// A table as the file defines it.
pub(super) struct Table {
    /// By code length: the first code that is too large for it, aligned to 16 bits.
    limits: [u32; 17],
    /// By code length: what has to be added to a code to find its symbol.
    offsets: [i32; 17],
    symbols: Vec<u8>,
    /// By the next bits: length of code and number, run and flags, number; 0 where they are longer.
    numbers: Vec<Number>,
}

/// A symbol and the number behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Number {
    /// Bits of both; 0 where they are longer than was looked at.
    bits: u8,
    /// The symbol: a run and the size of the number.
    pub(super) symbol: u8,
    /// The number.
    pub(super) value: i16,
}

impl Table {
    /// `counts` codes of each length from 1 to 16, with their symbols in order.
    pub(super) fn new(counts: &[u8; 16], symbols: &[u8]) -> Found<Self> {
        let (mut code, mut first) = (0_u32, 0_i32);
        let (mut limits, mut offsets) = ([0; 17], [0; 17]);
        for (length, count) in (1_u32..).zip(counts) {
            let places = limits.iter_mut().zip(&mut offsets).nth(length as usize);
            let Some((limit, offset)) = places else { break };
            *offset = first - i32::try_from(code).unwrap_or(0);
            code += u32::from(*count);
            first += i32::from(*count);
            if code > 1 << length {
                return Err(Fault::Damaged);
            }
            *limit = code << (16 - length);
            code <<= 1;
        }
        if usize::try_from(first) != Ok(symbols.len()) || symbols.is_empty() {
            return Err(Fault::Damaged);
        }
        let mut table = Self {
            limits,
            offsets,
            symbols: symbols.to_vec(),
            numbers: Vec::new(),
        };
        table.numbers = (0..1_u32 << NUMBER).map(|bits| table.number_of(bits)).collect();
        Ok(table)
    }

    /// Length and symbol of the code that `bits`, sixteen of them, begin with.
    fn code(&self, bits: u32) -> Option<(u32, u8)> {
        let longer = |(_, limit): &(u32, &u32)| bits >= **limit;
        let (length, _) = (0_u32..).zip(&self.limits).skip(1).find(|found| !longer(found))?;
        let offset = *self.offsets.get(length as usize)?;
        let place = i32::try_from(bits >> (16 - length)).ok()? + offset;
        Some((length, *self.symbols.get(usize::try_from(place).ok()?)?))
    }

    fn number_of(&self, bits: u32) -> Number {
        let Some((length, symbol)) = self.code(bits << (16 - NUMBER)) else {
            return Number::default();
        };
        let size = u32::from(symbol & 15);
        if length + size > NUMBER {
            return Number::default();
        }
        let raw = bits >> (NUMBER - length - size) & ((1 << size) - 1);
        Number {
            bits: u8::try_from(length + size).unwrap_or(0),
            symbol,
            value: i32::try_from(raw)
                .ok()
                .and_then(|raw| i16::try_from(extend(raw, size)).ok())
                .unwrap_or(0),
        }
    }

    /// Takes a symbol; at least 16 bits have to be held.
    #[inline(always)]
    pub(super) fn symbol(&self, bits: &mut Bits<'_>) -> Result<u8, Broken> {
        let next = u32::try_from(bits.peek::<16>()).unwrap_or(0);
        let (length, symbol) = self.code(next).ok_or(Broken)?;
        bits.take(length);
        Ok(symbol)
    }

    /// Takes a symbol and the number of as many bits as its lower half says; at least 32 bits have to be held.
    #[inline(always)]
    pub(super) fn number(&self, bits: &mut Bits<'_>) -> Result<Number, Broken> {
        match self.numbers.get(bits.peek::<NUMBER>()) {
            Some(found) if found.bits > 0 => {
                bits.take(u32::from(found.bits));
                Ok(*found)
            }
            _ => self.long_number(bits),
        }
    }

    #[cold]
    #[inline(never)]
    fn long_number(&self, bits: &mut Bits<'_>) -> Result<Number, Broken> {
        let symbol = self.symbol(bits)?;
        let value = bits.signed(u32::from(symbol & 15));
        Ok(Number {
            bits: 0,
            symbol,
            value: i16::try_from(value).map_err(|_| Broken)?,
        })
    }
}

/// Jumps over the AC coefficients of a block.
pub(super) struct Skip {
    /// By the next bits: how many of them whole symbols take, and (above the lowest byte) how many coefficients those
    /// are, with [`ENDS`] where the last one ends the block; 0 where not even one symbol is whole.
    jumps: Box<[u16; 1 << SKIP]>,
}

impl Skip {
    /// The jumps of an AC table.
    pub(super) fn new(table: &Table) -> Self {
        let mut singles = vec![(0_u32, 0_u16); 1 << SKIP];
        for (bits, single) in (0_u32..).zip(&mut singles) {
            if let Some((length, symbol)) = table.code(bits << (16 - SKIP)) {
                *single = (length + u32::from(symbol & 15), coefficients(symbol));
            }
        }
        let mut jumps = Box::new([0; 1 << SKIP]);
        for (bits, jump) in (0..1_usize << SKIP).zip(jumps.iter_mut()) {
            *jump = Self::jump(&singles, bits);
        }
        Self { jumps }
    }

    fn jump(singles: &[(u32, u16)], bits: usize) -> u16 {
        let (mut taken, mut passed) = (0, 0);
        while let Some((length, steps)) = singles.get(bits << taken & ((1 << SKIP) - 1)) {
            if *length == 0 || taken + length > SKIP || (passed + steps > 63 && *steps < ENDS) {
                break;
            }
            (taken, passed) = (taken + length, passed + steps);
            if passed >= ENDS {
                break;
            }
        }
        u16::try_from(taken).unwrap_or(0) | passed << 8
    }

    /// Takes the coefficients from the second to the last of a block.
    #[inline(always)]
    pub(super) fn block(&self, table: &Table, bits: &mut Bits<'_>) -> Result<(), Broken> {
        let mut place = 1;
        loop {
            bits.top_up();
            let jump = self.jumps.get(bits.peek::<SKIP>()).copied().unwrap_or(0);
            let next = place + (jump >> 8);
            if jump != 0 && next < 64 {
                bits.take(u32::from(jump & 0xff));
                place = next;
            } else if jump != 0 && (next == 64 || (ENDS..ENDS + 64).contains(&next)) {
                bits.take(u32::from(jump & 0xff));
                return Ok(());
            } else {
                place += coefficients(table.long_number(bits)?.symbol);
                if place >= 64 {
                    return Ok(());
                }
            }
        }
    }
}

/// How many coefficients a symbol stands for; at least [`ENDS`] when it ends the block (F.1.2.2.1).
const fn coefficients(symbol: u8) -> u16 {
    match (symbol >> 4, symbol & 15) {
        (15, 0) => 16,
        (_, 0) => ENDS,
        (run, _) => run as u16 + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::super::bits::Pause;
    use super::*;

    /// A small AC table: 0 → (0,1), 10 → (1,2), 110 → end, 1110 → (15,0), 1111 0 → (0,10).
    fn table() -> Table {
        let mut counts = [0; 16];
        counts[..5].copy_from_slice(&[1, 1, 1, 1, 1]);
        Table::new(&counts, &[0x01, 0x12, 0x00, 0xf0, 0x0a]).expect("a table")
    }

    fn packed(bits: &str) -> Vec<u8> {
        let digits: Vec<char> = bits.chars().filter(|c| !c.is_whitespace()).collect();
        let byte = |part: &[char]| {
            let text: String = part.iter().chain(&['0'; 8]).take(8).collect();
            u8::from_str_radix(&text, 2).expect("bits")
        };
        digits.chunks(8).map(byte).collect()
    }

    #[test]
    fn codes_that_overlap_or_have_no_symbol_are_damage() {
        let mut counts = [0; 16];
        counts[0] = 3;
        assert!(Table::new(&counts, &[1, 2, 3]).is_err());
        counts[0] = 1;
        assert!(Table::new(&counts, &[1, 2]).is_err());
        assert!(Table::new(&[0; 16], &[]).is_err());
    }

    #[test]
    fn a_number_comes_with_its_symbol_whether_short_or_long() {
        let bytes = packed("0 1  10 01  11110 0000000001  110");
        let mut bits = Bits::resume(&bytes, Pause::at(0));
        let table = table();
        let mut numbers = Vec::new();
        for _ in 0..4 {
            bits.refill();
            let number = table.number(&mut bits).expect("a number");
            numbers.push((number.symbol, number.value));
        }
        assert_eq!(numbers, [(0x01, 1), (0x12, -2), (0x0a, -1022), (0x00, 0)]);
        let mut wrong = Bits::resume(&[0xfb; 8], Pause::at(0));
        wrong.refill();
        assert_eq!(table.number(&mut wrong).err(), Some(Broken));
    }

    #[test]
    fn skipping_takes_exactly_one_block_however_it_ends() {
        let table = table();
        let skip = Skip::new(&table);
        let full = "0 1".repeat(63);
        let over = format!("1110 1110 1110 {}", "0 0".repeat(15));
        for block in [
            "110",
            "0 1 110",
            "1110 10 11 110",
            "11110 0000000001 0 0 110",
            &full,
            &over,
        ] {
            // What follows could be read as an end of block, and must not be.
            let bytes = packed(&format!("{block} 110 0101 0101 0101"));
            let length = block.chars().filter(|c| !c.is_whitespace()).count();
            let mut bits = Bits::resume(&bytes, Pause::at(0));
            bits.refill();
            skip.block(&table, &mut bits).expect("a block");
            bits.refill();
            assert_eq!(bits.number(15), 0b110_0101_0101_0101, "{block} of {length}");
        }
    }
}
