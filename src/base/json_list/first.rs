//! The value that a text begins with, where more may follow it.

use serde::Deserialize;
use serde_json::Deserializer;

use super::fault::Fault;

/// The value that a text begins with, and how long it is in bytes; nothing if it is not whole.
pub(super) fn first<'a, T: Deserialize<'a>>(
    text: &'a str,
) -> serde_json::Result<Option<(T, usize)>> {
    let mut values = Deserializer::from_str(text).into_iter::<T>();
    match values.next() {
        Some(Ok(value)) => Ok(Some((value, values.byte_offset()))),
        Some(Err(why)) if !why.is_eof() => Err(why),
        Some(Err(_)) | None => Ok(None),
    }
}

/// What is wrong with the text of a value.
pub(super) fn syntax(why: &serde_json::Error) -> Fault {
    Fault::Syntax(without_place(why))
}

/// What is wrong, without the line and column, which would count from no beginning that a person knows.
pub(super) fn without_place(why: &serde_json::Error) -> String {
    let told = why.to_string();
    told.split(" at line ").next().unwrap_or_default().to_owned()
}
