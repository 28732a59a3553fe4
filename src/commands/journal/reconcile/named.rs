//! The objects that somebody names: identifiers as they are pasted, and files that hold them (`csv_ids.rs`).

use std::io::{self, Read};
use std::path::Path;

use super::csv_ids::{self, PREFIXES};
use crate::api::{IdMistake, read_id};
use crate::base::error::{Error, Result};
use crate::base::input;
use crate::base::redact;
use crate::output::ui::Ui;
use crate::store::worklist::Worklist;

/// Adds all of them to the list.
pub fn gather(named: &[String], list: &Worklist, ui: &mut Ui) -> Result<()> {
    if named.iter().filter(|name| *name == "-").count() > 1 {
        return Err(Error::invalid("standard input can be read once only: - stands there twice"));
    }
    for typed in named {
        match read_id(typed, &PREFIXES) {
            Ok(id) => list.add(&id)?,
            Err(mistake) => gather_file(typed, &mistake, list, ui)?,
        }
    }
    Ok(())
}

/// Adds what a file names. What is none is more likely a mistyped identifier.
fn gather_file(typed: &str, mistake: &IdMistake, list: &Worklist, ui: &mut Ui) -> Result<()> {
    let name = if typed == "-" { "standard input" } else { typed };
    let opened: io::Result<Box<dyn Read>> = match typed {
        "-" => Ok(Box::new(input::open_stdin())),
        path => input::open(Path::new(path)).map(|file| Box::new(file) as Box<dyn Read>),
    };
    let source = match opened {
        Ok(source) => source,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let typed = redact::hide_suspects(typed);
            let what = format!("{typed:?} is no file, and no identifier to compare");
            return Err(Error::invalid(what).detail(mistake.to_line(&PREFIXES)));
        }
        Err(error) => return Err(csv_ids::unreadable(name, &error)),
    };
    let blank = csv_ids::add_all(name, source, list)?;
    if blank > 0 {
        let rows = if blank == 1 { "1 row names" } else { &format!("{blank} rows name") };
        ui.note(&format!("{name}: {rows} nothing, and is left out"));
    }
    Ok(())
}
