//! Lines, judged as they are read: one thread reads, others judge pieces in turn, and the verdicts come in the order of the
//! lines. What is held does not depend on how long the input is, and the memory of a piece is used again.

use std::io::{self, Read};
use std::ops::Range;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::{self, JoinHandle};

use memchr::{memchr, memchr_iter, memrchr};

use super::batch::Batch;
use super::judge::Judge;
use super::sink::Sink;
use super::source::Source;
use super::stop::Stop;
use crate::callback::Checker;

/// So much is read at once, in bytes.
const PIECE: usize = 256 << 10;
/// A longer line is not looked at.
const LONGEST: usize = 1 << 20;
/// So many threads judge: one for each core, within these bounds.
const JUDGES: std::ops::RangeInclusive<usize> = 2..=8;

/// Some of the input.
enum Piece {
    /// Whole lines, which stand here in these bytes, and the number of the first one.
    Lines(u64, Vec<u8>, Range<usize>),
    /// A line of this number that is too long.
    TooLong(u64),
}

/// Judges every line of the source.
pub fn check(source: Source, judge: &Judge, sink: &mut dyn Sink) -> Result<(), Stop> {
    let (mut to_judges, mut batches) = (Vec::new(), Vec::new());
    let (giver, emptied) = channel();
    let cores = thread::available_parallelism().map_or(*JUDGES.start(), usize::from);
    for _ in 0..cores.clamp(*JUDGES.start(), *JUDGES.end()) {
        let (sender, pieces) = sync_channel(1);
        let (verdicts, receiver) = sync_channel(1);
        let (judge, giver) = (judge.clone(), giver.clone());
        thread::spawn(move || judge_pieces(&judge, &pieces, &verdicts, &giver));
        to_judges.push(sender);
        batches.push(receiver);
    }
    let reader = thread::spawn(move || Lines::new(source, emptied).read_all(&to_judges));
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

fn judge_pieces(
    judge: &Judge,
    pieces: &Receiver<Piece>,
    verdicts: &SyncSender<Batch>,
    giver: &Sender<Vec<u8>>,
) {
    let mut checker = judge.checker();
    let mut room = 0;
    for piece in pieces {
        let mut batch = Batch { rows: String::with_capacity(room), ..Batch::default() };
        match piece {
            Piece::TooLong(number) => judge.too_long(number, &mut batch),
            Piece::Lines(first, bytes, range) => {
                judge_lines(first, &bytes[range], judge, &mut checker, &mut batch);
                // Nobody takes it after the end of the input.
                _ = giver.send(bytes);
            }
        }
        room = batch.rows.len();
        if verdicts.send(batch).is_err() {
            return;
        }
    }
}

fn judge_lines(first: u64, lines: &[u8], judge: &Judge, checker: &mut Checker, batch: &mut Batch) {
    let mut start = 0;
    let ends = memchr_iter(b'\n', lines).chain([lines.len()]);
    for (number, end) in (first..).zip(ends) {
        match lines.get(start..end).unwrap_or_default() {
            line if line.len() > LONGEST => judge.too_long(number, batch),
            line => judge.line(number, line, checker, batch),
        }
        start = end + 1;
    }
}

/// The source, cut into pieces of whole lines.
struct Lines {
    source: Source,
    /// Memory of pieces that were judged.
    emptied: Receiver<Vec<u8>>,
    /// Memory for the next piece.
    bytes: Vec<u8>,
    /// So much of it was read: the beginning of a line whose end was not.
    held: usize,
    /// The number of that line.
    number: u64,
    /// The line is too long, and what is left of it is skipped.
    is_skipping: bool,
    /// How many pieces there were.
    count: usize,
}

impl Lines {
    fn new(source: Source, emptied: Receiver<Vec<u8>>) -> Lines {
        let bytes = Vec::new();
        Lines { source, emptied, bytes, held: 0, number: 1, is_skipping: false, count: 0 }
    }

    /// Reads to the end. That nobody takes a piece is no failure of it.
    fn read_all(mut self, judges: &[SyncSender<Piece>]) -> io::Result<()> {
        while self.read()? {
            let end = memrchr(b'\n', &self.bytes[..self.held]).map(|at| at + 1);
            if let Some(end) = end
                && !self.send_lines(end, judges)
            {
                return Ok(());
            }
            if self.held > LONGEST {
                self.held = 0;
                let is_new = !std::mem::replace(&mut self.is_skipping, true);
                if is_new && !self.send(Piece::TooLong(self.number), judges) {
                    return Ok(());
                }
            }
        }
        if self.held > 0 {
            self.send_lines(self.held, judges);
        }
        Ok(())
    }

    /// Reads what has come. Gives whether anything can still come.
    fn read(&mut self) -> io::Result<bool> {
        let most = self.held + PIECE;
        if self.bytes.len() < most {
            self.bytes.resize(most, 0);
        }
        match self.source.read(&mut self.bytes[self.held..most]) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(true),
            read => {
                let count = read?;
                self.held += count;
                Ok(count > 0)
            }
        }
    }

    /// Sends what was read up to here; the rest begins the next piece.
    fn send_lines(&mut self, end: usize, judges: &[SyncSender<Piece>]) -> bool {
        let first = self.number;
        let lines = &self.bytes[..end];
        self.number += memchr_iter(b'\n', lines).count() as u64;
        let start = match std::mem::take(&mut self.is_skipping) {
            // The end of the long line, which is told already; it keeps its number.
            true => memchr(b'\n', lines).unwrap_or(end),
            false => 0,
        };
        let mut next = self.emptied.try_recv().unwrap_or_default();
        let rest = &self.bytes[end..self.held];
        next.splice(..rest.len().min(next.len()), rest.iter().copied());
        self.held = rest.len();
        let bytes = std::mem::replace(&mut self.bytes, next);
        self.send(Piece::Lines(first, bytes, start..end), judges)
    }

    fn send(&mut self, piece: Piece, judges: &[SyncSender<Piece>]) -> bool {
        let judge = &judges[self.count % judges.len()];
        self.count += 1;
        judge.send(piece).is_ok()
    }
}
