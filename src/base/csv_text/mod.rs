//! CSV as spreadsheets write it: which character stands between its cells, and its records one by one, strictly and within
//! bounds. What the cells mean is left to whoever reads them.

mod delimiter;
mod record;
mod records;

pub use delimiter::begin;
pub use record::Record;
pub use records::{Bounds, Records};
