//! How much memory a file may ask for.
//!
//! A few bytes of a compressed stream can stand for a thousand times as many, and streams of them for all
//! the memory there is. The parser unpacks streams whole, so each is measured before: its codes say how
//! long what they stand for is, and nothing has to be kept of it. Pictures are never unpacked.

/// How many bytes a stream may stand for.
const LARGEST: usize = 256 << 20;
/// How many bytes one of a compressed stream may stand for.
const RATIO: usize = 1032;

/// Whether a file has a stream that stands for more than any document needs.
pub(super) fn is_exceeded(file: &[u8]) -> bool {
    const HEAD: &[u8] = b"stream";
    /// How long the dictionary of a stream is at most that is looked at.
    const DICT: usize = 1024;
    let mut at = 0;
    while let Some(found) = file[at..].windows(HEAD.len()).position(|window| window == HEAD) {
        let start = at + found;
        at = start + HEAD.len();
        if file[..start].ends_with(b"end") {
            continue;
        }
        let dict = &file[start.saturating_sub(DICT)..start];
        let dict = last_after(dict, b"obj");
        let has = |word: &[u8]| dict.windows(word.len()).filter(|window| *window == word).count();
        let is_picture = has(b"/Image") > 0 && has(b"/ObjStm") == 0 && has(b"/XRef") == 0;
        if !is_picture && has(b"FlateDecode") + has(b"LZWDecode") > 1 {
            return true;
        }
        let data = file[at..].trim_ascii_start();
        if !is_picture
            && data.len() > LARGEST / RATIO
            && is_zlib(data)
            && stands_for_more(&data[2..])
        {
            return true;
        }
    }
    false
}

/// What follows the last of these words.
fn last_after<'d>(bytes: &'d [u8], word: &[u8]) -> &'d [u8] {
    let last = bytes.windows(word.len()).rposition(|window| window == word);
    last.map_or(bytes, |at| &bytes[at + word.len()..])
}

fn is_zlib(data: &[u8]) -> bool {
    matches!(data, [method, flags, ..]
        if method & 0x0f == 8 && (u16::from(*method) << 8 | u16::from(*flags)).is_multiple_of(31))
}

/// Whether compressed bytes (RFC 1951) stand for more than a stream may.
fn stands_for_more(data: &[u8]) -> bool {
    let mut bits = Bits { data, at: 0 };
    let mut length = 0;
    // Where the data is damaged, the parser stops too.
    while let Some(is_last) = bits.block(&mut length) {
        if length > LARGEST {
            return true;
        }
        if is_last {
            break;
        }
    }
    length > LARGEST
}

/// Bytes, bit by bit, each from its lowest.
struct Bits<'d> {
    data: &'d [u8],
    /// The next bit.
    at: usize,
}

impl Bits<'_> {
    fn bit(&mut self) -> Option<usize> {
        let byte = self.data.get(self.at / 8)?;
        let bit = byte >> (self.at % 8) & 1;
        self.at += 1;
        Some(usize::from(bit))
    }

    fn number(&mut self, bits: usize) -> Option<usize> {
        (0..bits).try_fold(0, |number, at| Some(number | self.bit()? << at))
    }

    /// Measures a block; whether it is the last.
    fn block(&mut self, length: &mut usize) -> Option<bool> {
        let is_last = self.bit()? == 1;
        match self.number(2)? {
            0 => {
                self.at = self.at.next_multiple_of(8);
                let stored = self.number(16)?;
                self.at += 16 + 8 * stored;
                *length += stored;
            }
            1 => {
                let lengths: Vec<u8> = (0..288)
                    .map(|symbol| match symbol {
                        144..256 => 9,
                        256..280 => 7,
                        _ => 8,
                    })
                    .collect();
                self.codes(&Code::new(&lengths), &Code::new(&[5; 30]), length)?;
            }
            2 => {
                let (letters, distances) = self.tables()?;
                self.codes(&letters, &distances, length)?;
            }
            _ => return None,
        }
        Some(is_last)
    }

    /// Reads the two codes that a block is written in.
    fn tables(&mut self) -> Option<(Code, Code)> {
        const ORDER: [usize; 19] =
            [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
        let (letters, distances) = (self.number(5)? + 257, self.number(5)? + 1);
        let count = self.number(4)? + 4;
        let mut own = [0; 19];
        for &symbol in &ORDER[..count] {
            own[symbol] = u8::try_from(self.number(3)?).ok()?;
        }
        let own = Code::new(&own);
        let mut lengths: Vec<u8> = Vec::new();
        while lengths.len() < letters + distances {
            let (length, times) = match own.next(self)? {
                16 => (*lengths.last()?, 3 + self.number(2)?),
                17 => (0, 3 + self.number(3)?),
                18 => (0, 11 + self.number(7)?),
                length => (u8::try_from(length).ok()?, 1),
            };
            lengths.extend(std::iter::repeat_n(length, times));
        }
        let (letters, rest) = lengths.split_at(letters);
        Some((Code::new(letters), Code::new(&rest[..distances])))
    }

    /// Measures what codes stand for, up to the end of their block.
    fn codes(&mut self, letters: &Code, distances: &Code, length: &mut usize) -> Option<()> {
        const END: usize = 256;
        while *length <= LARGEST {
            match letters.next(self)? {
                ..END => *length += 1,
                END => break,
                symbol => {
                    *length += self.copied(symbol - END - 1)?;
                    let distance = distances.next(self)?;
                    self.number(distance.saturating_sub(2) / 2)?;
                }
            }
        }
        Some(())
    }

    /// How many bytes are copied, by the number of the code for it.
    fn copied(&mut self, code: usize) -> Option<usize> {
        match code {
            ..8 => Some(3 + code),
            8..28 => {
                let extra = (code - 4) / 4;
                Some(3 + ((4 + code % 4) << extra) + self.number(extra)?)
            }
            28 => Some(258),
            _ => None,
        }
    }
}

/// A code in which shorter ones come first.
struct Code {
    /// How many there are of each length.
    counts: [usize; 16],
    /// What they stand for, in their order.
    symbols: Vec<usize>,
}

impl Code {
    fn new(lengths: &[u8]) -> Self {
        let mut counts = [0; 16];
        for &length in lengths {
            counts[usize::from(length)] += 1;
        }
        counts[0] = 0;
        let mut symbols: Vec<usize> = (0..lengths.len()).filter(|&at| lengths[at] > 0).collect();
        symbols.sort_by_key(|&at| lengths[at]);
        Self { counts, symbols }
    }

    fn next(&self, bits: &mut Bits<'_>) -> Option<usize> {
        let (mut code, mut first, mut index) = (0, 0, 0);
        for &count in &self.counts[1..] {
            code |= bits.bit()?;
            if code < first + count {
                return self.symbols.get(index + code - first).copied();
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(data: &[u8], expected: usize) {
        let mut bits = Bits { data, at: 0 };
        let mut length = 0;
        while bits.block(&mut length) == Some(false) {}
        assert_eq!(length, expected);
    }

    #[test]
    fn lengths() {
        check(&[1, 3, 0, 252, 255, b'a', b'b', b'c'], 3);
        check(&[115, 201, 79, 213, 81, 240, 210, 83, 112, 65, 165, 1], 23);
        check(
            &[
                237, 193, 49, 1, 0, 0, 0, 194, 160, 172, 235, 95, 194, 26, 30, 64, 1, 0, 0, 0, 0,
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                0, 0, 0, 0, 0, 0, 0, 0, 175, 6,
            ],
            100_000,
        );
    }
}
