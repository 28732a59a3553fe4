//! What stands under a name of a row.

use std::borrow::Cow;

/// What stands under a name of a row.
#[derive(Debug, PartialEq)]
pub enum Member<'a> {
    /// null.
    Null,
    /// A text, without its quotes and escapes.
    Text(Cow<'a, str>),
    /// A number with its digits as received, true or false.
    Plain(String),
    /// An object or a list, which is read where somebody needs it.
    Nested,
}
