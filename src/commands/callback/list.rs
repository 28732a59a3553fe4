//! `fpgo callback list`: which callbacks `callback listen` received.

use std::time::Duration;

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::account::CallbackAccount;
use super::stored::{BRIEF, STORED_COLUMNS, row, row_for_people, to_json, told};
use crate::api::{self};
use crate::base::dates::{Clock, TimeFrame};
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::base::text;
use crate::callback::CheckOutcome;
use crate::commands::in_force;
use crate::options::Globals;
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::profile::{Format, Profile};
use crate::store::callbacks::{CallbackFilter, CallbackStore, StoredCallback};

/// What stands below its help.
pub const HELP: &str = "Examples:\n  fpgo callback list --since today\n  fpgo callback list --object ODR1234567890 \
    --verdict authentic -o csv";

/// All verdicts but one, as a word of `--verdict`.
const NOT_AUTHENTIC: &str = "not_authentic";

/// So many numbers are offered at Tab.
const MOST_OFFERED: usize = 50;

/// How long another process that uses the file is waited for at Tab.
const TAB_PATIENCE: Duration = Duration::from_millis(100);

/// What narrows the list; a callback must fit all of it.
#[derive(Args, Debug)]
pub struct ListArgs {
    /// How many
    #[arg(long, default_value_t = 20, value_name = "COUNT", value_parser = text::number::<usize>)]
    limit: usize,
    /// Only callbacks about this object: its identifier
    #[arg(long, value_name = "UUID", value_parser = api::read_any_id)]
    object: Option<String>,
    /// Only what was found to be so; several with commas
    #[arg(long, value_name = "VERDICT", value_delimiter = ',', value_parser = verdicts())]
    verdict: Vec<String>,
    /// Only what was received at this date or later
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,
    /// Only what was received before this date; a day counts whole
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,
}

fn verdicts() -> PossibleValuesParser {
    PossibleValuesParser::new(
        CheckOutcome::ALL.map(CheckOutcome::word).into_iter().chain([NOT_AUTHENTIC]),
    )
}

/// The verdicts that a word means.
fn verdicts_of(word: &str) -> Vec<String> {
    let all = CheckOutcome::ALL.into_iter().map(CheckOutcome::word);
    let meant = |own: &&str| match word {
        NOT_AUTHENTIC => *own != CheckOutcome::Authentic.word(),
        word => *own == word,
    };
    all.filter(meant).map(str::to_owned).collect()
}

impl ListArgs {
    fn filter(&self, globals: &Globals) -> Result<CallbackFilter> {
        let clock = Clock::system(in_force::zone(globals));
        let frame = TimeFrame::typed(self.since.as_deref(), self.until.as_deref(), &clock)
            .map_err(Error::invalid)?;
        let verdicts = self.verdict.iter().flat_map(|word| verdicts_of(word)).collect();
        Ok(CallbackFilter { object: self.object.clone(), verdicts, frame })
    }
}

/// The numbers of the newest callbacks of a profile, with what each tells; none where they cannot be read.
pub fn numbers(profile: &Profile) -> Vec<(String, String)> {
    let Ok(dir) = profile.data_dir() else { return Vec::new() };
    let Ok(Some(store)) = CallbackStore::find(&dir, TAB_PATIENCE) else { return Vec::new() };
    let newest = store.newest(&profile.key(), &CallbackFilter::default(), MOST_OFFERED);
    let told = |one: StoredCallback| {
        (one.id.to_string(), format!("{} {} {}", one.object, one.status, told(&one)))
    };
    newest.unwrap_or_default().into_iter().map(told).collect()
}

/// Lists the newest callbacks of those that are asked for.
pub fn run(arguments: &ListArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let filter = arguments.filter(globals)?;
    let account = CallbackAccount::in_use(globals, ui)?;
    let Some(store) = CallbackStore::find(&account.dir, in_force::patience(globals)?)? else {
        return show(&[], None, globals, ui);
    };
    let limit = arguments.limit;
    let mut found = store.newest(&account.key, &filter, limit.saturating_add(1))?;
    if found.len() > limit {
        found.truncate(limit);
        ui.note(&format!("older callbacks than these {limit} are not shown: --limit shows more"));
    }
    show(&found, Some(&store), globals, ui)
}

fn show(
    found: &[StoredCallback],
    store: Option<&CallbackStore>,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<()> {
    if ui.quiet {
        let ids: String = found.iter().map(|callback| format!("{}\n", callback.id)).collect();
        return delivered(ui.data(&ids));
    }
    if found.is_empty() {
        let listen = Command::new("callback listen").why("receive callbacks");
        ui.suggest("no such callback was received; ", &listen);
    }
    let (mut rows, mut objects) = (Vec::new(), Vec::new());
    for callback in found {
        let forwards = store.map(|store| store.forwards(callback.id)).transpose()?;
        let forwards = forwards.unwrap_or_default();
        rows.push(match ui.format {
            Format::Table => row_for_people(callback, &forwards),
            _ => row(callback, &forwards),
        });
        objects.push(to_json(callback, &forwards, globals.show_personal_data));
    }
    let table = LocalTable::Brief { columns: &STORED_COLUMNS, brief: &BRIEF, rows };
    show_local(table, &objects.into(), ui)
}
