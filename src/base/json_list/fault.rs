//! How the reading of a list goes on, and what ends it.

/// What becomes of the rest of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// It goes on.
    GoOn,
    /// Nothing more of it is wanted.
    Stop,
}

/// How far the reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// More bytes are needed.
    More,
    /// Nothing more is wanted.
    Stopped,
    /// The answer has ended, whole.
    Ended,
}

/// Why an answer is not what it should be.
#[derive(Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no JSON, or nested too deeply.
    Syntax(String),
    /// What this JSON pointer names stands there twice.
    Twice(String),
    /// It ends before it is whole.
    Cut,
    /// A row, or something beside the list, is longer than anything that is read.
    TooLong,
    /// There are more values than this.
    TooMany(usize),
    /// There are more values than this in one row.
    TooManyInRow(usize),
}
