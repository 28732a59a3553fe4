//! Lines, judged as they are read: several threads read and judge pieces in turn, and the verdicts come in the order of the lines.
//! What is held does not depend on how long the input is.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use memchr::memchr_iter;

use super::batch::Batch;
use super::judge::{Judge, Record};
use super::pieces::{LONGEST, Lines, Piece, Pieces};
use super::sink::Sink;
use super::source::Source;
use super::stop::Stop;
use super::turns::Turns;
use crate::callback::Checker;

/// So many threads judge: one for each core, within these bounds.
const JUDGES: std::ops::RangeInclusive<usize> = 2..=8;

/// So many batches of verdicts of a thread may wait for those before them.
const WAITING: usize = 2;

/// Judges every line of the source.
pub fn check(source: Source, judge: &Judge, sink: &mut dyn Sink) -> Result<(), Stop> {
    let cores = thread::available_parallelism().map_or(*JUDGES.start(), usize::from);
    let judges = cores.clamp(*JUDGES.start(), *JUDGES.end());
    let turns = Arc::new(Turns::new(Pieces::new(source), judges));
    let mut batches = Vec::new();
    for number in 0..judges {
        let (verdicts, receiver) = sync_channel(WAITING);
        let (judge, turns) = (judge.clone(), Arc::clone(&turns));
        thread::spawn(move || judge_pieces(number, &judge, &turns, &verdicts));
        batches.push(receiver);
    }
    let mut turn = batches.iter().cycle();
    while let Some(Ok(batch)) = turn.next().map(Receiver::recv) {
        // Who reads may wait for input that never comes, so the threads are left alone.
        sink.take(batch.map_err(Stop::Unreadable)?)?;
    }
    Ok(())
}

fn judge_pieces(
    number: usize,
    judge: &Judge,
    turns: &Turns,
    verdicts: &SyncSender<io::Result<Batch>>,
) {
    let mut checker = judge.checker();
    let (mut bytes, mut room) = (Vec::new(), 0);
    while let Some(piece) = turns.take(number, &mut bytes) {
        let batch = piece.map(|piece| {
            let mut batch = Batch { rows: String::with_capacity(room), ..Batch::default() };
            match piece {
                Piece::TooLong(line) => judge.too_long(line, &mut batch),
                Piece::Lines(lines) => {
                    judge_lines(&lines, &bytes, judge, &mut checker, &mut batch);
                }
            }
            room = batch.rows.len();
            batch
        });
        if verdicts.send(batch).is_err() {
            return;
        }
    }
}

fn judge_lines(
    lines: &Lines,
    bytes: &[u8],
    judge: &Judge,
    checker: &mut Checker,
    batch: &mut Batch,
) {
    let mut start = lines.range.start;
    let own = &bytes[lines.range.clone()];
    let ends = memchr_iter(b'\n', own).chain([own.len()]).map(|end| lines.range.start + end);
    for (number, end) in (lines.first..).zip(ends) {
        match bytes.get(start..end).unwrap_or_default() {
            line if line.len() > LONGEST => judge.too_long(number, batch),
            line => {
                let record = Record { number, line, before: &bytes[lines.before..start] };
                judge.record(&record, checker, batch);
            }
        }
        start = end + 1;
    }
}
