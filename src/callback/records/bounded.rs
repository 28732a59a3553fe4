//! A source of JSON of which only so much is read for one record.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// The largest record, in bytes: 64 MiB.
const LARGEST: u64 = 64 << 20;

/// How much may still be read for a record.
#[derive(Clone)]
pub struct Allowance(Rc<Cell<u64>>);

impl Allowance {
    /// That of the first record.
    pub fn new() -> Allowance {
        Allowance(Rc::new(Cell::new(LARGEST)))
    }

    /// Allows as much for the next record.
    pub fn renew(&self) {
        self.0.set(LARGEST);
    }
}

/// The source.
pub struct Bounded<R> {
    source: R,
    left: Allowance,
}

impl<R> Bounded<R> {
    /// This source, of which so much is read.
    pub fn new(source: R, left: Allowance) -> Bounded<R> {
        Bounded { source, left }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        let left = &self.left.0;
        match left.get().checked_sub(count as u64) {
            Some(rest) => left.set(rest),
            None => return Err(io::Error::other("an entry is larger than 64 MiB")),
        }
        Ok(count)
    }
}
