//! Lines, judged as they are read: one thread reads, two judge pieces in turn, and the verdicts come in the order of the
//! lines. What is held does not depend on how long the input is.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use memchr::{memchr, memchr_iter, memrchr};

use super::batch::Batch;
use super::judge::Judge;
use super::sink::Sink;
use super::source::Source;
use super::stop::Stop;

/// So much is read at once, in bytes.
const PIECE: usize = 256 << 10;
/// A longer line is not looked at.
const LONGEST: usize = 1 << 20;
/// So many threads judge.
const JUDGES: usize = 2;

/// Some of the input.
enum Piece {
    /// Whole lines, and the number of the first one.
    Lines(u64, Vec<u8>),
    /// A line of this number that is too long.
    TooLong(u64),
}

/// Judges every line of the source.
pub fn check(source: Source, judge: &Judge, sink: &mut dyn Sink) -> Result<(), Stop> {
    let (mut to_judges, mut batches) = (Vec::new(), Vec::new());
    for _ in 0..JUDGES {
        let (sender, pieces) = sync_channel(1);
        let (verdicts, receiver) = sync_channel(1);
        let judge = judge.clone();
        thread::spawn(move || judge_pieces(&judge, &pieces, &verdicts));
        to_judges.push(sender);
        batches.push(receiver);
    }
    let reader = thread::spawn(move || Lines::new(source).read_all(&to_judges));
    let mut turn = batches.iter().cycle();
    while let Some(Ok(batch)) = turn.next().map(Receiver::recv) {
        // The reader may wait for input that never comes, so it is left alone.
        sink.take(batch)?;
    }
    ended(reader).map_err(Stop::Unreadable)
}

fn ended(reader: JoinHandle<io::Result<()>>) -> io::Result<()> {
    reader.join().unwrap_or_else(|_| Err(io::Error::other("the reading failed")))
}

fn judge_pieces(judge: &Judge, pieces: &Receiver<Piece>, verdicts: &SyncSender<Batch>) {
    let mut checker = judge.checker();
    for piece in pieces {
        let mut batch = Batch::default();
        match piece {
            Piece::TooLong(number) => judge.too_long(number, &mut batch),
            Piece::Lines(first, bytes) => {
                let mut start = 0;
                let ends = memchr_iter(b'\n', &bytes).chain([bytes.len()]);
                for (number, end) in (first..).zip(ends) {
                    match bytes.get(start..end).unwrap_or_default() {
                        line if line.len() > LONGEST => judge.too_long(number, &mut batch),
                        line => judge.line(number, line, &mut checker, &mut batch),
                    }
                    start = end + 1;
                }
            }
        }
        if verdicts.send(batch).is_err() {
            return;
        }
    }
}

/// The source, cut into pieces of whole lines.
struct Lines {
    source: Source,
    /// The beginning of a line whose end was not read.
    rest: Vec<u8>,
    /// The number of that line.
    number: u64,
    /// The line is too long, and what is left of it is skipped.
    is_skipping: bool,
    /// How many pieces there were.
    count: usize,
}

impl Lines {
    fn new(source: Source) -> Lines {
        Lines { source, rest: Vec::new(), number: 1, is_skipping: false, count: 0 }
    }

    /// Reads to the end. That nobody takes a piece is no failure of it.
    fn read_all(mut self, judges: &[SyncSender<Piece>]) -> io::Result<()> {
        while self.read()? {
            let end = memrchr(b'\n', &self.rest).map(|at| at + 1);
            if let Some(end) = end {
                let rest = self.rest.split_off(end);
                let lines = std::mem::replace(&mut self.rest, rest);
                if !self.send_lines(lines, judges) {
                    return Ok(());
                }
            }
            if self.rest.len() > LONGEST {
                self.rest.clear();
                let is_new = !std::mem::replace(&mut self.is_skipping, true);
                if is_new && !self.send(Piece::TooLong(self.number), judges) {
                    return Ok(());
                }
            }
        }
        if !self.rest.is_empty() {
            let last = std::mem::take(&mut self.rest);
            self.send_lines(last, judges);
        }
        Ok(())
    }

    /// Reads what has come. Gives whether anything can still come.
    fn read(&mut self) -> io::Result<bool> {
        let held = self.rest.len();
        self.rest.resize(held + PIECE, 0);
        let read = self.source.read(&mut self.rest[held..]);
        let count = match &read {
            Ok(count) => *count,
            Err(_) => 0,
        };
        self.rest.truncate(held + count);
        match read {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(true),
            read => Ok(read? > 0),
        }
    }

    fn send_lines(&mut self, mut lines: Vec<u8>, judges: &[SyncSender<Piece>]) -> bool {
        let first = self.number;
        let count = memchr_iter(b'\n', &lines).count() as u64;
        self.number += count;
        if std::mem::take(&mut self.is_skipping) {
            // The end of the long line, which is told already; it keeps its number.
            let end = memchr(b'\n', &lines).unwrap_or(lines.len());
            lines.drain(..end);
        }
        self.send(Piece::Lines(first, lines), judges)
    }

    fn send(&mut self, piece: Piece, judges: &[SyncSender<Piece>]) -> bool {
        let judge = &judges[self.count % judges.len()];
        self.count += 1;
        judge.send(piece).is_ok()
    }
}
