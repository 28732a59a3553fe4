//! The body of a write before it is sent: files and flags laid over each other, completed by hand, held against the
//! rules, and compared with what was there before.

pub mod builder;
pub mod changes;
pub mod edit;
pub mod field_path;
mod lacking;
pub mod line_file;
pub mod payload;
