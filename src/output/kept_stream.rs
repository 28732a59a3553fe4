//! A stream that is kept in memory, for tests of what is written to one.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

/// A stream that is kept; a clone is the same one.
#[derive(Clone, Default)]
pub struct KeptStream(Rc<RefCell<Vec<u8>>>);

impl KeptStream {
    /// What was written so far.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.borrow().clone()
    }
}

impl Write for KeptStream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
