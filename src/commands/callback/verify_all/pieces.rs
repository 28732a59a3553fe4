//! The input, cut into pieces of whole lines. A line that is too long is told as such, and what is left of it is skipped.

use std::io::{self, Read};
use std::ops::Range;

use memchr::{memchr, memchr_iter, memrchr};

use super::source::Source;
use crate::callback::records::LOOKED_BACK;

/// So much is read at once, in bytes: little enough for the memory of a core, and enough that threads seldom wait for each other.
const PIECE: usize = 256 << 10;
/// A longer line is not looked at.
pub const LONGEST: usize = 1 << 20;

/// Some of the input.
pub enum Piece {
    /// Whole lines.
    Lines(Lines),
    /// A line of this number that is too long.
    TooLong(u64),
}

/// Whole lines in the bytes that were read.
pub struct Lines {
    /// The number of the first one.
    pub first: u64,
    /// Where they stand.
    pub range: Range<usize>,
    /// Where what stands before them begins, as far as it may have to be looked at.
    pub before: usize,
}

/// The source, cut into pieces.
pub struct Pieces {
    source: Source,
    /// The end of what was read before.
    before: Vec<u8>,
    /// The beginning of a line whose end was not read.
    rest: Vec<u8>,
    /// The number of that line.
    number: u64,
    /// The line is too long, and what is left of it is skipped.
    is_skipping: bool,
    /// Nothing follows.
    is_over: bool,
}

impl Pieces {
    /// The pieces of this source.
    pub fn new(source: Source) -> Pieces {
        let (before, rest) = (Vec::new(), Vec::new());
        Pieces { source, before, rest, number: 1, is_skipping: false, is_over: false }
    }

    /// The next piece, in these bytes; none behind the last, or behind a failure.
    pub fn next(&mut self, bytes: &mut Vec<u8>) -> Option<io::Result<Piece>> {
        let piece = self.read_piece(bytes).transpose();
        self.is_over |= matches!(piece, Some(Err(_)));
        piece
    }

    fn read_piece(&mut self, bytes: &mut Vec<u8>) -> io::Result<Option<Piece>> {
        // They stand in the same memory as those before, which is written anew only as far as it is used.
        let mut start = self.before.len();
        let mut held = start + self.rest.len();
        if bytes.len() < held + PIECE {
            bytes.resize(held + PIECE, 0);
        }
        bytes[..start].copy_from_slice(&self.before);
        bytes[start..held].copy_from_slice(&self.rest);
        self.rest.clear();
        while !self.is_over {
            let count = self.read(bytes, held)?;
            let new = &bytes[held..held + count];
            let end = memrchr(b'\n', new).map(|at| held + at + 1);
            held += count;
            if let Some(end) = end {
                self.rest.extend_from_slice(&bytes[end..held]);
                return Ok(Some(self.lines(start, &bytes[..end])));
            }
            if held - start > LONGEST {
                (start, held) = (0, 0);
                self.before.clear();
                if !std::mem::replace(&mut self.is_skipping, true) {
                    return Ok(Some(Piece::TooLong(self.number)));
                }
            }
        }
        Ok((held > start).then(|| self.lines(start, &bytes[..held])))
    }

    /// Reads what has come behind the first bytes, and gives how much that is.
    fn read(&mut self, bytes: &mut Vec<u8>, held: usize) -> io::Result<usize> {
        if bytes.len() < held + PIECE {
            bytes.resize(held + PIECE, 0);
        }
        match self.source.read(&mut bytes[held..held + PIECE]) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(0),
            read => {
                let count = read?;
                self.is_over = count == 0;
                Ok(count)
            }
        }
    }

    /// The piece of the lines from this place on.
    fn lines(&mut self, start: usize, bytes: &[u8]) -> Piece {
        let first = self.number;
        self.number += memchr_iter(b'\n', &bytes[start..]).count() as u64;
        let (before, start) = match std::mem::take(&mut self.is_skipping) {
            // The end of the long line, which is told already; it keeps its number.
            true => {
                let end = memchr(b'\n', bytes).unwrap_or(bytes.len());
                (end, end)
            }
            false => (0, start),
        };
        self.before.clear();
        self.before
            .extend_from_slice(&bytes[before.max(bytes.len().saturating_sub(LOOKED_BACK))..]);
        Piece::Lines(Lines { first, range: start..bytes.len(), before })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A source that gives so many bytes at a time.
    struct Slow(io::Cursor<Vec<u8>>, usize);

    impl Read for Slow {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let most = buffer.len().min(self.1);
            self.0.read(&mut buffer[..most])
        }
    }

    #[test]
    fn a_piece_has_the_end_of_what_was_before_it() {
        let text: String = (0..4000).map(|line| format!("line {line}\n")).collect();
        for count in [1, 7, 1000, LOOKED_BACK, LOOKED_BACK + 1, 1 << 20] {
            let source = Slow(io::Cursor::new(text.clone().into_bytes()), count);
            let mut pieces = Pieces::new(Box::new(source));
            let (mut bytes, mut end) = (Vec::new(), 0);
            while let Some(piece) = pieces.next(&mut bytes) {
                let Ok(Piece::Lines(lines)) = piece else { panic!("{count}: whole lines") };
                let start = end;
                end += lines.range.len();
                assert_eq!(&bytes[lines.range.clone()], &text.as_bytes()[start..end], "{count}");
                let before = &text.as_bytes()[start.saturating_sub(LOOKED_BACK)..start];
                assert_eq!(&bytes[lines.before..lines.range.start], before, "{count}");
            }
            assert_eq!(end, text.len(), "{count}");
        }
    }

    #[test]
    fn nothing_of_a_line_that_is_too_long_stands_before_the_next() {
        let text = format!("a\n{}\nb\nc\n", "x".repeat(LONGEST + 20_000));
        let source = Slow(io::Cursor::new(text.into_bytes()), 5000);
        let mut pieces = Pieces::new(Box::new(source));
        let (mut bytes, mut seen) = (Vec::new(), Vec::new());
        while let Some(piece) = pieces.next(&mut bytes) {
            seen.push(match piece.expect("it is read") {
                Piece::TooLong(number) => format!("{number} too long"),
                Piece::Lines(lines) => {
                    let text = String::from_utf8_lossy(&bytes[lines.before..lines.range.end]);
                    let text: String = text.chars().take(20).collect();
                    format!("{} {text:?} from {}", lines.first, lines.range.start - lines.before)
                }
            });
        }
        let expected = ["1 \"a\\n\" from 0", "2 too long", "2 \"\\nb\\nc\\n\" from 0"];
        assert_eq!(seen, expected);
    }
}
