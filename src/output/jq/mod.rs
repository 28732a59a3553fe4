//! Programs of jq: compiled before anything is sent, run over the JSON of an answer in a process of their own. They
//! reach nothing else: no files, no environment, no time zone, no stderr, and they cannot end the process that moves
//! money.

mod compiled;
mod message;
mod mistake;
mod program;
mod rows;
mod worker;

pub use program::{Program, WORKER};
pub use worker::serve;
