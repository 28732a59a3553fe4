//! The input, cut into pieces of whole lines. A line that is too long is told as such, and what is left of it is skipped.

use std::io::{self, Read};
use std::ops::Range;

use memchr::{memchr, memchr_iter, memrchr};

use super::source::Source;

/// So much is read at once, in bytes: little enough for the memory of a core, and enough that threads seldom wait for each other.
const PIECE: usize = 256 << 10;
/// A longer line is not looked at.
pub const LONGEST: usize = 1 << 20;

/// Some of the input.
pub enum Piece {
    /// Whole lines, which stand here in the bytes that were read, and the number of the first one.
    Lines(u64, Range<usize>),
    /// A line of this number that is too long.
    TooLong(u64),
}

/// The source, cut into pieces.
pub struct Pieces {
    source: Source,
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
        Pieces { source, rest: Vec::new(), number: 1, is_skipping: false, is_over: false }
    }

    /// The next piece, in these bytes; none behind the last, or behind a failure.
    pub fn next(&mut self, bytes: &mut Vec<u8>) -> Option<io::Result<Piece>> {
        let piece = self.read_piece(bytes).transpose();
        self.is_over |= matches!(piece, Some(Err(_)));
        piece
    }

    fn read_piece(&mut self, bytes: &mut Vec<u8>) -> io::Result<Option<Piece>> {
        // They stand in the same memory as those before, which is written anew only as far as it is used.
        let mut held = self.rest.len();
        if bytes.len() < held + PIECE {
            bytes.resize(held + PIECE, 0);
        }
        bytes[..held].copy_from_slice(&self.rest);
        self.rest.clear();
        while !self.is_over {
            let count = self.read(bytes, held)?;
            let new = &bytes[held..held + count];
            let end = memrchr(b'\n', new).map(|at| held + at + 1);
            held += count;
            if let Some(end) = end {
                self.rest.extend_from_slice(&bytes[end..held]);
                return Ok(Some(self.lines(&bytes[..end])));
            }
            if held > LONGEST {
                held = 0;
                if !std::mem::replace(&mut self.is_skipping, true) {
                    return Ok(Some(Piece::TooLong(self.number)));
                }
            }
        }
        Ok((held > 0).then(|| self.lines(&bytes[..held])))
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

    /// The piece of these lines.
    fn lines(&mut self, lines: &[u8]) -> Piece {
        let first = self.number;
        self.number += memchr_iter(b'\n', lines).count() as u64;
        let start = match std::mem::take(&mut self.is_skipping) {
            // The end of the long line, which is told already; it keeps its number.
            true => memchr(b'\n', lines).unwrap_or(lines.len()),
            false => 0,
        };
        Piece::Lines(first, start..lines.len())
    }
}
