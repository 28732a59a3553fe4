//! Bytes as the search compares them: encodings undone, and one byte for all that may stand for each other.

use crate::base::decode;

/// The bytes of a text from some place on as [`folded`], each with the place where its encoding ends.
pub(super) struct FoldedBytes<'a> {
    text: &'a [u8],
    place: usize,
    /// Escapes are not undone.
    literal: bool,
    /// Further bytes of the character read last.
    pending: ([u8; 4], usize),
}

impl<'a> FoldedBytes<'a> {
    pub(super) fn new(text: &'a [u8], place: usize, literal: bool) -> FoldedBytes<'a> {
        FoldedBytes { text, place, literal, pending: ([0; 4], 0) }
    }
}

impl Iterator for FoldedBytes<'_> {
    type Item = (u8, usize);

    fn next(&mut self) -> Option<(u8, usize)> {
        let (bytes, left) = &mut self.pending;
        if *left > 0 {
            let byte = bytes[4 - *left];
            *left -= 1;
            return Some((byte, self.place));
        }
        loop {
            let byte = *self.text.get(self.place)?;
            if self.literal || !decode::starts_escape(byte) {
                self.place += 1;
                if is_skipped(byte) {
                    continue;
                }
                return Some((folded(byte), self.place));
            }
            let spelt = decode::char_at(self.text, self.place)?;
            self.place = spelt.end;
            let bytes = spelt.bytes();
            if is_skipped(bytes[0]) {
                continue;
            }
            let rest = &bytes[1..];
            self.pending.0[4 - rest.len()..].copy_from_slice(rest);
            self.pending.1 = rest.len();
            return Some((folded(bytes[0]), self.place));
        }
    }
}

/// All bytes of a text as [`folded`].
pub(super) fn folded_bytes(text: &[u8], literal: bool) -> Vec<u8> {
    FoldedBytes::new(text, 0, literal).map(|(byte, _)| byte).collect()
}

/// One byte for all that may stand for each other: the cases of a letter; in forms a blank is a `+`, and the two
/// alphabets of base64 differ in `+` and `-`, `/` and `_`.
pub(super) fn folded(byte: u8) -> u8 {
    FOLDED[usize::from(byte)]
}

/// The same for each byte.
static FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte: u8 = 0;
    loop {
        folded[byte as usize] = match byte {
            b'+' | b'-' => b' ',
            b'_' => b'/',
            other => other.to_ascii_lowercase(),
        };
        if byte == u8::MAX {
            break folded;
        }
        byte += 1;
    }
};

/// What may stand between the letters: the other half of UTF-16, and line breaks.
pub(super) const fn is_skipped(byte: u8) -> bool {
    matches!(byte, 0 | b'\r' | b'\n')
}
