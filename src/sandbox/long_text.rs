//! The text of an answer that may be long: what is short stays in memory, the rest waits in a temporary file. So neither the size of
//! the world nor those who read slowly make the sandbox larger, and what they read is of one moment.

use crate::base::error::Result;
use crate::store::row_spool::RowSpool;

/// So much of it is held, and sent at a time, in bytes.
const PIECE: usize = 64 * 1024;

/// A text that may be long.
#[derive(Debug, Default)]
pub struct LongText {
    /// The beginning, in pieces, and which of them was taken last; nothing of a short text.
    spool: Option<(RowSpool, i64)>,
    end: String,
    length: u64,
}

impl LongText {
    /// Adds to its end.
    pub fn add(&mut self, text: &str) -> Result<()> {
        self.length += text.len() as u64;
        self.end.push_str(text);
        if self.end.len() < PIECE {
            return Ok(());
        }
        if self.spool.is_none() {
            self.spool = Some((RowSpool::new()?, 0));
        }
        if let Some((spool, _)) = &mut self.spool {
            spool.add(&self.end)?;
            self.end.clear();
        }
        Ok(())
    }

    /// Adds an item of a list: `[` stands before the first, and a comma before each other one.
    pub fn add_item(&mut self, json: &str) -> Result<()> {
        self.add(if self.is_empty() { "[" } else { "," })?;
        self.add(json)
    }

    /// Ends a list of items, which may be empty.
    pub fn end_list(&mut self) -> Result<()> {
        self.add(if self.is_empty() { "[]" } else { "]" })
    }

    /// Whether there is nothing yet.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Whether all of it is in memory.
    pub fn is_short(&self) -> bool {
        self.spool.is_none()
    }

    /// How long all of it is, in bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Takes the next part of it from its beginning; nothing at its end.
    pub fn take_piece(&mut self) -> Result<Option<String>> {
        if let Some((spool, place)) = &mut self.spool {
            if let Some((next, piece)) = spool.after(*place)? {
                *place = next;
                return Ok(Some(piece));
            }
            self.spool = None;
        }
        let end = std::mem::take(&mut self.end);
        Ok(Some(end).filter(|end| !end.is_empty()))
    }
}

#[cfg(test)]
impl LongText {
    /// The value of all of it.
    pub fn value(mut self) -> serde_json::Value {
        let mut whole = String::new();
        while let Some(piece) = self.take_piece().expect("it is read") {
            whole.push_str(&piece);
        }
        serde_json::from_str(&whole).expect("JSON")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_the_text_whatever_its_length() {
        for items in [0, 1, 1_000, 20_000] {
            let (mut text, mut whole) = (LongText::default(), String::new());
            for item in 0..items {
                text.add_item(&item.to_string()).expect("added");
            }
            text.end_list().expect("added");
            let length = text.length();
            while let Some(piece) = text.take_piece().expect("read") {
                assert!(piece.len() < PIECE + 8);
                whole.push_str(&piece);
            }
            let list: Vec<usize> = serde_json::from_str(&whole).expect("a list");
            assert!(list.into_iter().eq(0..items) && whole.len() as u64 == length, "{items}");
        }
    }
}
