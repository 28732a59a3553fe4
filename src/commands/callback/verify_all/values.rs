//! Values of JSON that are laid out over several lines, judged one by one as they are read.

use std::io;

use super::batch::Batch;
use super::judge::{Judge, Record};
use super::sink::Sink;
use super::source::Source;
use super::stop::Stop;
use crate::callback::records::each_record;

/// Judges every record of the file.
pub fn check(source: Source, judge: &Judge, sink: &mut dyn Sink) -> Result<(), Stop> {
    let mut checker = judge.checker();
    let (mut number, mut stopped) = (0, false);
    let read = each_record(source, &mut |line| {
        number += 1;
        let mut batch = Batch::default();
        judge.record(&Record { number, line, before: b"" }, &mut checker, &mut batch);
        match sink.take(batch) {
            Err(Stop::Undelivered(error)) => {
                stopped = true;
                Err(error)
            }
            _ => Ok(()),
        }
    });
    match (read, stopped) {
        (Ok(()), _) => Ok(()),
        (Err(error), true) => Err(Stop::Undelivered(error)),
        (Err(error), false) => Err(Stop::Unreadable(unread(error, number))),
    }
}

/// What is not read behind the last record.
fn unread(error: io::Error, number: u64) -> io::Error {
    let what = match error.kind() {
        io::ErrorKind::UnexpectedEof => "it ends in the middle of JSON",
        io::ErrorKind::InvalidData => "it begins with JSON that is laid out over several lines",
        _ => return error,
    };
    io::Error::other(format!("{what}, and what stands behind record {number} is none"))
}
