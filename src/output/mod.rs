//! What a person or a program gets to see: streams and questions, tables, rows, JSON, programs of `--jq`.

pub mod jq;
pub mod rows;
pub mod show;
pub mod table;
pub mod ui;
