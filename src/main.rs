//! The binary; commands follow.
#![expect(dead_code, unused_imports, reason = "the commands that use the parts come next")]

mod api;
mod dates;
mod error;
mod money;

fn main() {}
