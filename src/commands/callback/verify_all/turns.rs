//! Pieces of the input for several threads in turn. Which one gets a piece does not depend on how quick they are, so that what a
//! thread remembers of reasons is the same in every run. Each reads its own pieces: they are still in the memory of its core when
//! it judges them.

use std::io;
use std::sync::{Condvar, Mutex, PoisonError};

use super::pieces::{Piece, Pieces};
use crate::base::threads::lock;

/// Where the threads get their pieces.
pub struct Turns {
    state: Mutex<State>,
    /// The next piece is another thread's.
    is_next: Condvar,
    threads: usize,
}

struct State {
    pieces: Pieces,
    /// Whose turn it is.
    turn: usize,
}

impl Turns {
    /// Turns for so many threads.
    pub fn new(pieces: Pieces, threads: usize) -> Turns {
        let state = Mutex::new(State { pieces, turn: 0 });
        Turns { state, is_next: Condvar::new(), threads }
    }

    /// Waits for the turn of this thread, and reads its next piece into these bytes; none behind the last.
    pub fn take(&self, thread: usize, bytes: &mut Vec<u8>) -> Option<io::Result<Piece>> {
        let mut state = lock(&self.state);
        while state.turn != thread {
            state = self.is_next.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        let piece = state.pieces.next(bytes);
        state.turn = (thread + 1) % self.threads;
        self.is_next.notify_all();
        piece
    }
}
