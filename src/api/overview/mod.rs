//! All that the API tells of one object, put together for a person: its state, its customer, its money, its lines, what
//! happened to it, and which operations act on it. It only reads.

pub mod customer;
pub mod event;
pub mod failed_cycle;
pub mod object;
pub mod operations;
pub mod order;
pub mod organization;
pub mod read;
pub mod reservation;
pub mod subscription;
