//! The entries of a HAR file, judged one by one as they are read.

use std::io;

use super::batch::Batch;
use super::judge::{Judge, Record};
use super::sink::Sink;
use super::source::Source;
use super::stop::Stop;
use crate::callback::records::each_request;

/// Judges every request of the file.
pub fn check(source: Source, judge: &Judge, sink: &mut dyn Sink) -> Result<(), Stop> {
    let mut checker = judge.checker();
    let (mut number, mut stopped) = (0, None);
    let read = each_request(source, &mut |method, url| {
        number += 1;
        let mut batch = Batch::default();
        match method {
            "" | "GET" => {
                let record = Record { number, line: url.as_bytes(), before: b"" };
                judge.record(&record, &mut checker, &mut batch);
            }
            _ => batch.counts.add_skipped(),
        }
        match sink.take(batch) {
            Err(Stop::Undelivered(error)) => {
                stopped = Some(error.kind());
                Err(error)
            }
            _ => Ok(()),
        }
    });
    match (read, stopped) {
        (Ok(()), _) => Ok(()),
        (Err(error), Some(_)) => Err(Stop::Undelivered(error)),
        (Err(error), None) => Err(Stop::Unreadable(unended(error))),
    }
}

/// A file that ends in the middle, told by what can be done about it.
fn unended(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => {
            io::Error::other("it ends in the middle of the HAR file; export it again")
        }
        _ => error,
    }
}
