//! Where the runs of this machine are kept, and one of them by its identifier.

use std::time::Duration;

use crate::api;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;
use crate::commands::{in_force, journal};
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::profile::Profile;
use crate::store::journal::{Journal, OpenedJournal};
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

/// The runs of this machine, if one was ever begun. A journal that is not whole is told of, and read as far as it goes.
pub fn find(globals: &Globals, ui: &mut Ui) -> Result<Option<Runs>> {
    let (dir, patience) = (in_force::data_dir(globals)?, in_force::patience(globals)?);
    let Some(store) = RunStore::find(&dir, patience)? else { return Ok(None) };
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
    let Some(store) = store else { return Err(unknown(id, &[])) };
    match store.run(id)? {
        Some(run) => Ok(run),
        None => Err(unknown(id, &store.newest(MOST_OFFERED)?)),
    }
}

/// The failure to find a run, with those that may be meant.
fn unknown(id: &str, known: &[StoredRun]) -> Error {
    let mut error = Error::new(ErrorKind::NotFound, format!("this machine has no run {id}"));
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

/// The identifiers of the newest runs of a profile, with what each is; none where they cannot be read.
pub fn recent(profile: &Profile) -> Vec<(String, String)> {
    let Ok(dir) = profile.data_dir() else { return Vec::new() };
    let Ok(Some(store)) = RunStore::find(&dir, TAB_PATIENCE) else { return Vec::new() };
    let told = |run: StoredRun| {
        let help = format!("{} of {}, {}", run.plan.command, run.plan.file, run.state.word());
        (run.plan.id, help)
    };
    store.newest(MOST_OFFERED).unwrap_or_default().into_iter().map(told).collect()
}
