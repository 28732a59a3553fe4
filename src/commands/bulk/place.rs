//! Where runs are kept, on this machine or for all that share a journal, and one of them by its identifier.

use std::time::Duration;

use crate::api;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;
use crate::commands::{in_force, journal};
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::profile::{Profile, SharedJournal};
use crate::store::data::DataDir;
use crate::store::journal::{Journal, JournalPlace, OpenedJournal};
use crate::store::runs::{RunStore, StoredRun};

/// So many identifiers are offered at Tab, or looked through for one that is like what was typed.
const MOST_OFFERED: usize = 50;
/// So many runs are named where the one that was asked for is not there.
const NAMED: usize = 3;

/// How long another process that uses the file is waited for at Tab.
const TAB_PATIENCE: Duration = Duration::from_millis(100);

/// The runs, and the journal beside them.
pub struct Runs {
    /// The runs.
    pub store: RunStore,
    /// The journal, if there is one that can be read.
    pub journal: Option<Journal>,
}

/// The runs, if one was ever begun. A journal that is not whole is told of, and read as far as it goes.
pub fn find(globals: &Globals, ui: &mut Ui) -> Result<Option<Runs>> {
    let (place, patience) = (journal::find_place(globals)?, in_force::patience(globals)?);
    let Some(place) = place else { return Ok(None) };
    let Some(store) = RunStore::find(&place, patience)? else { return Ok(None) };
    let journal = match journal::find_journal(globals)? {
        None => None,
        Some(OpenedJournal::Whole(journal)) => Some(journal),
        Some(OpenedJournal::InDoubt(Some(journal), doubt)) => {
            ui.warn(&doubt.to_string());
            Some(journal)
        }
        Some(OpenedJournal::InDoubt(None, doubt)) => return Err(doubt),
    };
    Ok(Some(Runs { store, journal }))
}

/// The run with this identifier.
pub fn run(id: &str, store: Option<&RunStore>) -> Result<StoredRun> {
    let Some(store) = store else { return Err(unknown(id, false, &[])) };
    match store.run(id)? {
        Some(run) => Ok(run),
        None => Err(unknown(id, store.is_shared(), &store.newest(MOST_OFFERED)?)),
    }
}

/// The failure to find a run, with those that may be meant.
fn unknown(id: &str, is_shared: bool, known: &[StoredRun]) -> Error {
    let who = if is_shared { "the journal that this profile shares" } else { "this machine" };
    let mut error = Error::new(ErrorKind::NotFound, format!("{who} has no run {id}"));
    let mut ids: Vec<&str> = known.iter().map(|run| run.plan.id.as_str()).collect();
    if ids.is_empty() {
        return error.next(Command::new("bulk plan --help").why("none was begun here yet"));
    }
    let near = api::nearest_word(id, ids.iter().copied());
    ids.sort_by_key(|id| near != Some(*id));
    for id in ids.into_iter().take(NAMED) {
        let why = if near == Some(id) { "did you mean this one?" } else { "another one" };
        error = error.next(Command::new("bulk report").arg(id).why(why));
    }
    error.next(Command::new("bulk list").why("see all of them"))
}

/// The identifiers of the newest runs of a profile, with what each is; none where they cannot be read. A database is asked for
/// them unless a program would have to be run for its password first.
pub fn recent(profile: &Profile) -> Vec<(String, String)> {
    let found = profile.data_dir().and_then(|dir| DataDir::find(&dir));
    let Ok(Some(dir)) = found else { return Vec::new() };
    let server = profile.shared_journal.as_ref().map(SharedJournal::server_at_once);
    let place = match server {
        None => JournalPlace::local(dir),
        Some(Some(server)) => JournalPlace { dir, server: Some(server) },
        Some(None) => return Vec::new(),
    };
    let Ok(Some(store)) = RunStore::find(&place, TAB_PATIENCE) else { return Vec::new() };
    let told = |run: StoredRun| {
        let help = format!("{} of {}, {}", run.plan.command, run.plan.file, run.state.word());
        (run.plan.id, help)
    };
    store.newest(MOST_OFFERED).unwrap_or_default().into_iter().map(told).collect()
}
