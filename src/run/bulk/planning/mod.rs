//! Makes a plan of a sheet, in two passes: `check.rs` holds every row against the rules before anything is read from the API
//! (`twice.rs`: rows that do the same), `every_row.rs` and `forecast.rs` then read the states and say what is expected of each row,
//! `limits_ahead.rs` how far the profile's limits reach, `earlier_runs.rs` which rows were sent before, `lost_runs.rs` what of
//! that is not known any more, `refused_rows.rs` which are told to a person.

mod check;
mod earlier_runs;
mod every_row;
mod forecast;
mod limits_ahead;
mod lost_runs;
mod progress;
mod refused_rows;
mod twice;

pub use check::{CheckedSheet, Leniency, SheetCheck};
pub use earlier_runs::EarlierRuns;
pub use every_row::PlannedRows;
pub use forecast::Forecaster;
pub use limits_ahead::{LimitAhead, LimitsAhead};
pub use lost_runs::LostRuns;
pub use refused_rows::RefusedRows;
