//! Rows that wait on the disk until a plan is whole, in a file without a name that is gone with the process: it holds
//! customers' data.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::lines::Lines;
use super::row::PlanRow;
use crate::base::error::{Error, Result};
use crate::store::private;

/// Rows that are being written.
pub struct Scratch {
    file: BufWriter<File>,
}

impl Scratch {
    /// An empty one in this directory.
    pub fn in_dir(dir: &Path) -> Result<Scratch> {
        let file = private::unnamed(dir).map_err(|error| not_written(&error))?;
        Ok(Scratch { file: BufWriter::new(file) })
    }

    /// Adds a row.
    pub fn add(&mut self, row: &PlanRow) -> Result<()> {
        serde_json::to_writer(&mut self.file, row).map_err(|error| not_written(&error.into()))?;
        self.file.write_all(b"\n").map_err(|error| not_written(&error))
    }

    /// The lines that were written, from the first on.
    pub fn into_lines(self) -> Result<Lines> {
        let file = self.file.into_inner().map_err(|error| not_written(error.error()))?;
        Lines::of(&file).map_err(|error| not_written(&error))
    }

    /// The rows that were written, from the first on.
    pub fn into_rows(self) -> Result<ScratchRows> {
        self.into_lines().map(|lines| ScratchRows { lines })
    }
}

/// Rows that were written, each read when it is asked for.
pub struct ScratchRows {
    lines: Lines,
}

impl Iterator for ScratchRows {
    type Item = Result<PlanRow>;

    fn next(&mut self) -> Option<Result<PlanRow>> {
        if let Err(error) = self.lines.advance() {
            return Some(Err(not_written(&error)));
        }
        match self.lines.line() {
            [] => None,
            line => Some(serde_json::from_slice(line).map_err(|error| not_written(&error.into()))),
        }
    }
}

fn not_written(error: &io::Error) -> Error {
    Error::guarded(format!("the rows cannot be kept until the plan is whole: {error}"))
        .next("make room on the disk, or plan to another directory with --plan FILE")
}
