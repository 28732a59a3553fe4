//! What a person or a program sees of a command: answers, tables, questions, failures.

mod answer_rows;
pub mod columns;
mod data;
pub mod delivery;
pub mod ending;
pub mod error_text;
mod grid;
pub mod instants;
pub mod jq;
#[cfg(test)]
pub mod kept_stream;
mod layout;
pub mod list;
pub mod local_table;
pub mod notes;
pub mod progress_bar;
pub mod prompt;
pub mod prose;
pub mod row_stream;
pub mod row_writer;
pub mod run_ending;
pub mod show;
pub mod status_color;
mod stderr;
pub mod table;
pub mod table_text;
pub mod terminal;
pub mod ui;
mod widths;
