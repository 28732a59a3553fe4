//! `fpgo bulk list`: the runs that are known here, and one of them for `fpgo show`.

use clap::Args;

use super::place::{self, Runs};
use super::standing::Standing;
use crate::api::ColumnKind;
use crate::base::error::Result;
use crate::base::money;
use crate::base::step::Command;
use crate::base::text;
use crate::options::Globals;
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::store::runs::RowOutcome;

/// What stands below its help.
pub const HELP: &str = "Examples:\n  fpgo bulk list\n  fpgo bulk list -o json --jq '.[] | select(.state == \"stopped\").run'";

/// So many runs that are not done have their next step named.
const NAMED: usize = 3;

/// How many runs are listed.
#[derive(Args, Debug)]
pub struct ListArgs {
    /// How many
    #[arg(long, default_value_t = 20, value_name = "COUNT", value_parser = text::number::<usize>)]
    limit: usize,
}

/// The columns of the list.
pub const COLUMNS: [(&str, ColumnKind); 16] = [
    ("Run", ColumnKind::Identifier),
    ("Begun", ColumnKind::Instant),
    ("Command", ColumnKind::Text),
    ("Sheet", ColumnKind::Text),
    ("Profile", ColumnKind::Text),
    ("By", ColumnKind::Text),
    ("Rows", ColumnKind::Text),
    ("Done", ColumnKind::Text),
    ("Sum", ColumnKind::Amount),
    ("Refused", ColumnKind::Text),
    ("Skipped", ColumnKind::Text),
    ("Unknown", ColumnKind::Text),
    ("Pending", ColumnKind::Text),
    ("Invalid", ColumnKind::Text),
    ("State", ColumnKind::Status),
    ("Why", ColumnKind::Text),
];

/// Where those columns stand that a table has unless others are asked for.
const BRIEF: [usize; 8] = [0, 1, 2, 6, 7, 11, 12, 14];
/// Where those stand that a table has besides, if any run has such a row: refused, skipped, invalid.
const IF_ANY: [usize; 3] = [9, 10, 13];

/// Lists the newest runs.
pub fn run(arguments: &ListArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let mut all = Vec::new();
    if let Some(runs) = place::find(globals, ui)? {
        let limit = arguments.limit;
        let mut found = runs.store.newest(limit.saturating_add(1))?;
        if found.len() > limit {
            found.truncate(limit);
            ui.note(&format!("older runs than these {limit} are not shown: --limit shows more"));
        }
        if ui.quiet {
            let ids: String = found.iter().map(|run| format!("{}\n", run.plan.id)).collect();
            return delivered(ui.data(&ids));
        }
        for run in found {
            all.push(Standing::of(run, &runs, ui)?);
        }
    }
    if ui.quiet {
        return Ok(());
    }
    let rows: Vec<Vec<String>> = all.iter().map(row).collect();
    let mut brief = BRIEF.to_vec();
    brief.extend(IF_ANY.iter().filter(|at| rows.iter().any(|row| row[**at] != "0")));
    brief.sort_unstable();
    let json = all.iter().map(|standing| standing.to_json(ui)).collect();
    show_local(LocalTable::Brief { columns: &COLUMNS, brief: &brief, rows }, &json, ui)?;
    if all.is_empty() {
        let plan = Command::new("bulk plan --help").why("plan one");
        ui.suggest("no run was begun here yet; ", &plan);
    }
    for standing in all.iter().filter(|standing| !standing.is_done()).take(NAMED) {
        ui.suggest(&format!("{}: ", standing.run.plan.id), &standing.next());
    }
    Ok(())
}

fn row(standing: &Standing) -> Vec<String> {
    let (run, tally) = (&standing.run, &standing.tally);
    let count = |outcome| tally.rows(outcome).to_string();
    vec![
        run.plan.id.clone(),
        run.begun.to_string(),
        run.plan.command.clone(),
        run.plan.file.clone(),
        run.plan.profile.clone(),
        run.begun_by.clone(),
        tally.all().to_string(),
        count(RowOutcome::Done),
        money::show(tally.sum(RowOutcome::Done)),
        count(RowOutcome::Refused),
        count(RowOutcome::Skipped),
        count(RowOutcome::Unknown),
        count(RowOutcome::Pending),
        count(RowOutcome::Invalid),
        standing.state().to_owned(),
        run.why.clone().unwrap_or_default(),
    ]
}

/// Shows one run whole.
pub fn show(id: &str, runs: Option<&Runs>, ui: &mut Ui) -> Result<()> {
    let run = place::run(id, runs.map(|runs| &runs.store))?;
    if ui.quiet {
        return delivered(ui.data(&format!("{id}\n")));
    }
    let Some(runs) = runs else { return Ok(()) };
    let standing = Standing::of(run, runs, ui)?;
    let (run, plan) = (&standing.run, &standing.run.plan);
    let mut fields: Vec<(String, ColumnKind, String)> = Vec::new();
    for ((title, kind), cell) in COLUMNS.iter().zip(row(&standing)) {
        let is_none = cell == "0" || cell == "0.00";
        fields.push(((*title).to_owned(), *kind, if is_none { String::new() } else { cell }));
    }
    let mut more = [
        ("Planned", ColumnKind::Instant, plan.planned.clone()),
        ("Planner", ColumnKind::Text, plan.planner.clone()),
        ("Planned to send", ColumnKind::Text, plan.send.to_string()),
        ("Planned sum", ColumnKind::Amount, money::show(plan.total)),
        ("Changed", ColumnKind::Instant, run.changed.to_string()),
    ]
    .map(|(title, kind, value)| (title.to_owned(), kind, value))
    .to_vec();
    fields.append(&mut more);
    let json = standing.to_json(ui);
    show_local(LocalTable::Object(fields), &json, ui)?;
    ui.suggest("", &standing.next());
    Ok(())
}
