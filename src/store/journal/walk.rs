//! Walks along the chain of rows and finds each one that does not follow what stands before it. What a checkpoint tells of
//! rows that were pruned, or lost and accepted, counts.

use super::chain::ChainedRow;
use super::fields;
use super::rows::{AcceptedBreak, Checkpoint, RowKind};

/// A walk along the chain.
#[derive(Debug, Default)]
pub struct ChainWalk {
    /// How many rows were seen.
    pub rows: usize,
    /// The hash of the last row that was seen.
    pub head: String,
    /// The number of the last row that was seen.
    pub last: i64,
    /// How many losses a person has accepted.
    pub losses: usize,
    /// The first row, where it is not the first that ever was.
    first: Option<ChainedRow>,
    /// What a checkpoint says of pruned rows: the last one's number and hash, newest checkpoint last.
    pruned: Option<(i64, String)>,
    breaks: Vec<Break>,
    /// The breaks that a person has accepted.
    accepted: Vec<(i64, String)>,
}

/// A row that does not follow what stands before it.
#[derive(Clone, Debug)]
pub struct Break {
    /// The row's number.
    pub row: i64,
    /// The hash of its content as it was found, so that it cannot change any more once it was accepted.
    pub sum: String,
    /// What is wrong.
    pub why: String,
}

impl Break {
    fn of(link: &ChainedRow, why: String) -> Break {
        Break { row: link.id, sum: link.right_hash(&link.hash), why }
    }

    /// The break as a checkpoint keeps it.
    pub fn accepted(self) -> AcceptedBreak {
        AcceptedBreak { row: self.row, sum: self.sum }
    }
}

impl ChainWalk {
    /// Begins behind the row with this number and hash.
    pub fn from(number: i64, hash: &str) -> ChainWalk {
        let rows = usize::from(number > 0);
        ChainWalk { rows, head: hash.to_owned(), last: number, ..ChainWalk::default() }
    }

    /// Takes the next row. What is wrong is told at the end: a later row may tell that a person has accepted it.
    pub fn step(&mut self, link: ChainedRow) {
        let id = link.id;
        let checkpoint = match link.kind == RowKind::Checkpoint.word() {
            true => fields::read(&link.data),
            false => Checkpoint::default(),
        };
        // The numbers of lost rows are not given again, so the row that tells of them may leave some out.
        let tells_loss = checkpoint.lost.is_some();
        if self.rows == 0 && id != 1 && !tells_loss {
            // Its hash can only be checked once a checkpoint has told what stood before.
            self.first = Some(link.clone());
        } else if id != self.last.saturating_add(1) && !(tells_loss && id > self.last) {
            let why = format!("rows are missing or out of order before row {id}");
            self.breaks.push(Break::of(&link, why));
        } else if link.hash != link.right_hash(&self.head) {
            let why =
                format!("row {id} is not what was written, or does not follow row {}", self.last);
            self.breaks.push(Break::of(&link, why));
        }
        self.take_note(checkpoint);
        self.rows += 1;
        self.last = id;
        self.head = link.hash;
    }

    fn take_note(&mut self, checkpoint: Checkpoint) {
        if let Some(through) = checkpoint.through {
            self.pruned = Some((through, checkpoint.hash.unwrap_or_default()));
        }
        if let Some(lost) = checkpoint.lost {
            self.losses += 1;
            self.accepted.extend(lost.breaks.into_iter().map(|one| (one.row, one.sum)));
        }
    }

    /// After the last row: what is wrong and was not accepted.
    pub fn not_accepted(&self) -> Vec<Break> {
        let mut all: Vec<Break> = self.unvouched_beginning().into_iter().collect();
        all.extend(self.breaks.iter().cloned());
        all.retain(|one| !self.accepted.contains(&(one.row, one.sum.clone())));
        all
    }

    /// A beginning that no checkpoint vouches for.
    fn unvouched_beginning(&self) -> Option<Break> {
        let first = self.first.as_ref()?;
        let through = first.id.saturating_sub(1);
        match &self.pruned {
            Some((told, hash)) if *told == through && first.hash == first.right_hash(hash) => None,
            Some((told, _)) if *told == through => {
                let why = format!("row {} does not follow what was pruned before it", first.id);
                Some(Break::of(first, why))
            }
            _ => {
                let why =
                    format!("the rows up to {through} are missing, and no checkpoint tells of it");
                Some(Break::of(first, why))
            }
        }
    }

    /// After the last row: says what is wrong first.
    pub fn finish(&self) -> Result<(), String> {
        match self.not_accepted().into_iter().next() {
            None => Ok(()),
            Some(first) => Err(first.why),
        }
    }
}
