//! Where verdicts go: to the output, or first to those who ask the API.

use std::io;
use std::sync::mpsc::SyncSender;

use super::batch::Batch;
use super::stop::Stop;

/// Takes the verdicts on some records after another, in their order.
pub trait Sink {
    /// Takes some.
    fn take(&mut self, batch: Batch) -> Result<(), Stop>;
}

/// Another thread. Where that has ended, nobody takes any.
impl Sink for SyncSender<Batch> {
    fn take(&mut self, batch: Batch) -> Result<(), Stop> {
        self.send(batch).map_err(|_| Stop::Undelivered(io::ErrorKind::BrokenPipe.into()))
    }
}
