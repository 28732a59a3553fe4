//! An organization, of which the API tells the active terminals alone (operation 7.1).

use super::object::{Overview, Part, told};
use crate::api::state::earlier::EarlierWrites;
use crate::api::state::object::Fetch;
use crate::base::error::Result;

/// Reads the terminals.
pub fn read(id: &str, _: &EarlierWrites, fetch: Fetch) -> Result<Overview> {
    let rows = fetch("terminals list", id)?;
    let mut shown = Overview { id: id.to_owned(), kind: "organization", ..Overview::default() };
    for row in rows.as_array().into_iter().flatten() {
        let text = |key: &str| row.get(key).and_then(told).unwrap_or_default();
        shown.parts.push(Part {
            what: "terminal",
            name: text("uuid"),
            about: text("name"),
            status: text("status"),
            ..Part::default()
        });
    }
    Ok(shown)
}
