//! What the API tells of an object that can be held against what was sent to it: each amount that writes take from it or
//! give back, and the statuses that operations alone bring about. Holding it against a journal is left to `run`.

pub mod kind;
pub mod object;
pub mod order;
pub mod pool;
pub mod reservation;
pub mod subscription;
