//! The lowest layer, which uses no other module of fpgo: errors, exact decimals, dates, texts, JSON, secrets.

pub mod canonical;
pub mod csv_text;
pub mod dates;
mod decode;
pub mod duration;
pub mod error;
#[cfg(unix)]
pub mod heard;
pub mod hex;
pub mod input;
pub mod json;
pub mod json_list;
pub mod json_text;
pub mod money;
pub mod places;
pub mod privacy;
pub mod problem;
pub mod process;
pub mod redact;
pub mod row_numbers;
pub mod step;
pub mod target;
pub mod text;
pub mod threads;
pub mod tls;
pub mod typed_words;
