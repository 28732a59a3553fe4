//! An operation many times, a row of a sheet each: what the sheet says, what is planned, and by whom it is approved.

pub mod plan;
pub mod planning;
pub mod row_report;
pub mod run_report;
pub mod sheet;
