//! Text that came from somewhere else: what hides in it made visible, bytes as text, whole numbers.

mod blank;
mod folded;
mod hiding;
mod number;
mod row;
mod tables;
mod unicode;
mod utf8;
mod visible;

pub use blank::is_blank;
pub use folded::folded;
pub use number::{count, digits, number};
pub use row::{ColumnWidth, Digits, add_aligned, add_object, add_plain_row};
pub use utf8::{decoded, encoding, other_encoding, without_mark};
pub use visible::{visible, visible_json, visible_lines};
