//! Writes a plan: its rows wait on the disk until the header, which tells what they come to, can stand before them.

use std::path::Path;

use serde::Serialize;

use super::header::PlanHeader;
use super::row::PlanRow;
use super::scratch::Scratch;
use super::seal::{Seal, hash_line};
use super::tally::Tally;
use crate::base::error::{Error, Result};

/// So many bytes are given on at a time.
const PIECE: usize = 64 * 1024;

/// Takes a part of the plan's text.
pub type Sink<'a> = &'a mut dyn FnMut(&str) -> Result<()>;

/// A plan that is being written.
pub struct PlanWriter {
    rows: Scratch,
    /// What they come to.
    pub tally: Tally,
}

impl PlanWriter {
    /// A plan without rows, which wait in this directory.
    pub fn new(dir: &Path) -> Result<PlanWriter> {
        let rows = Scratch::in_dir(dir)?;
        Ok(PlanWriter { rows, tally: Tally::default() })
    }

    /// Adds the next row.
    pub fn add(&mut self, row: &PlanRow) -> Result<()> {
        self.tally.add(row)?;
        self.rows.add(row)
    }

    /// Gives the whole plan on, and its hash.
    pub fn end(self, header: &PlanHeader, sink: Sink) -> Result<String> {
        let mut seal = Seal::default();
        let mut piece = seal.close(&text(header)?);
        let mut rows = self.rows.into_lines()?;
        loop {
            rows.advance().map_err(|error| Error::guarded(format!("a row is gone: {error}")))?;
            let line = std::str::from_utf8(rows.line()).unwrap_or_default().trim_end();
            if line.is_empty() {
                break;
            }
            piece.push_str(&seal.close(line));
            if piece.len() > PIECE {
                sink(&piece)?;
                piece.clear();
            }
        }
        let hash = seal.hash();
        piece.push_str(&hash_line(&hash));
        sink(&piece)?;
        Ok(hash)
    }
}

fn text(header: &impl Serialize) -> Result<String> {
    serde_json::to_string(header)
        .map_err(|error| Error::bug(format!("a plan cannot be written: {error}")))
}
