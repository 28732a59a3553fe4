//! An operation many times, a row of a sheet each: what the sheet says, what is planned, by whom it is approved, and how it is
//! sent.

pub mod apply;
pub mod in_doubt;
mod in_turn;
pub mod lost_entries;
pub mod plan;
pub mod planning;
pub mod row_report;
mod row_standing;
pub mod run_report;
pub mod sheet;
