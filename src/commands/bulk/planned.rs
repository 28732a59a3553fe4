//! A plan is written, and what it comes to is shown: to people with what to do next, to programs as one object.

use serde_json::{Value, json};

use super::plan_facts;
use crate::api::{ColumnKind, doubt_if_invoiced};
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_done};
use crate::output::ui::Ui;
use crate::run::bulk::plan::{Destination, PlanHeader, write_whole};
use crate::run::bulk::planning::{LimitAhead, PlannedRows, RefusedRows};
use crate::run::context::Context;
use crate::store::repeats::{RepeatGroup, Repeats};
use crate::store::runs::RunStore;

/// What is told of a plan.
pub const COLUMNS: [(&str, ColumnKind); 6] = [
    ("Run", ColumnKind::Identifier),
    ("Plan", ColumnKind::Identifier),
    ("Each row", ColumnKind::Text),
    ("Sends", ColumnKind::Text),
    ("Refused", ColumnKind::Text),
    ("Invalid", ColumnKind::Text),
];

/// How many groups of rows of one object are named, and how many rows of each.
const MOST_SHARED: u32 = 5;

/// A plan that is written.
pub struct Planned {
    header: PlanHeader,
    hash: String,
    destination: Destination,
    refused: RefusedRows,
    limits: Vec<LimitAhead>,
    /// Whether the profile demands an approval.
    needs_approval: bool,
    /// Whether the plan that stood there was applied.
    was_applied: bool,
}

impl Planned {
    /// Writes the plan, whole or not at all.
    pub fn write(
        mut header: PlanHeader,
        rows: PlannedRows,
        destination: Destination,
        context: &Context,
        ui: &mut Ui,
    ) -> Result<Planned> {
        let PlannedRows { writer, limits, refused, objects, untraceable, invoiced, .. } = rows;
        tell_shared(&objects, ui)?;
        tell_untraceable(untraceable, ui);
        if let Some(doubt) = doubt_if_invoiced(&header.command).filter(|_| invoiced > 0) {
            let rows = plan_facts::rows(invoiced);
            let back = Command::new("orders refund").arg("--type").arg("invoiced");
            ui.suggest(
                &format!("warning: an invoice is out for {rows}, and {doubt}; "),
                &back.why("give it back instead"),
            );
        }
        (header.counts, header.totals) = (writer.tally.counts, writer.tally.totals);
        let hash = match &destination {
            Destination::Stdout => {
                writer.end(&header, &mut |piece| delivered(ui.json_lines(piece)))?
            }
            Destination::File { path, .. } => write_whole(path, |sink| writer.end(&header, sink))?,
        };
        let (limits, needs_approval) = (limits.reached(), context.profile.bulk_approvals.is_some());
        let was_applied = match &destination {
            Destination::File { replaced: Some(earlier), .. } => {
                let store = RunStore::find(&context.journal_place()?, context.timeout);
                store.unwrap_or(None).is_some_and(|store| matches!(store.run(earlier), Ok(Some(_))))
            }
            _ => false,
        };
        Ok(Planned { header, hash, destination, refused, limits, needs_approval, was_applied })
    }

    /// Shows what it comes to. A plan of which nothing would be sent is a refusal.
    pub fn show(&self, ui: &mut Ui) -> Result<()> {
        self.tell_odd(ui);
        match &self.destination {
            Destination::Stdout => {
                let PlanHeader { run, .. } = &self.header;
                for (title, value) in plan_facts::sums(&self.header)? {
                    ui.note(&format!("{run} {title}: {value}"));
                }
            }
            Destination::File { path, replaced } => {
                if let Some(earlier) = replaced {
                    let what = match self.was_applied {
                        true => "which was applied: that run has a copy of its own",
                        false => "which was not applied, and is gone",
                    };
                    ui.note(&format!("{} held the plan of {earlier}, {what}", path.display()));
                }
                self.show_summary(&path.display().to_string(), ui)?;
                if self.header.counts.send > 0 {
                    self.offer(&path.display().to_string(), ui);
                }
            }
        }
        match self.header.counts.send {
            0 => Err(Error::guarded(format!("no row of {} would be sent", self.header.file))
                .detail("the plan says why")),
            _ => Ok(()),
        }
    }

    /// Names rows that would be refused, and how far the limits reach.
    fn tell_odd(&self, ui: &mut Ui) {
        for line in self.refused.lines() {
            ui.warn(&line);
        }
        self.refused.steps().for_each(|step| ui.suggest("", &step));
        for limit in &self.limits {
            ui.warn(&limit.in_words());
        }
    }

    fn show_summary(&self, path: &str, ui: &mut Ui) -> Result<()> {
        let header = &self.header;
        if ui.quiet {
            return delivered(ui.data(&format!("{}\n", header.run)));
        }
        let (used, kept) = plan_facts::columns(header);
        ui.note(&format!("columns that are flags: {used}"));
        if !kept.is_empty() {
            ui.note(&format!("columns that are only kept for the report: {kept}"));
        }
        let (sends, [refused, invalid]) = plan_facts::ends(header)?;
        let values = [
            header.run.clone(),
            path.to_owned(),
            header.command.clone(),
            sends,
            refused.unwrap_or_default(),
            invalid.unwrap_or_default(),
        ];
        let done = format!("{path} is written, and nothing was sent yet");
        let table = LocalTable::object(&COLUMNS, values);
        show_done(&done, table, &self.to_json(path), ui)
            .map_err(|error| error.next(Command::new("bulk apply").arg(path).why("send it")))
    }

    fn to_json(&self, path: &str) -> Value {
        let PlanHeader {
            run, command, profile, environment, base_url, file, counts, totals, ..
        } = &self.header;
        json!({
            "run": run, "plan": path, "sha256": self.hash, "command": command, "profile": profile,
            "environment": environment, "base_url": base_url, "file": file, "counts": counts,
            "totals": totals, "refused": self.refused.to_json(), "limits": self.limits,
        })
    }

    /// Says what comes next.
    fn offer(&self, path: &str, ui: &mut Ui) {
        if ui.quiet {
            return;
        }
        if self.needs_approval {
            let approve = Command::new("bulk approve").arg(path);
            ui.suggest("", &approve.why("first somebody else approves it"));
        }
        ui.suggest("nothing was sent yet; ", &Command::new("bulk apply").arg(path).why("send it"));
    }
}

/// Says of how many rows nobody but a person can find out what became of them.
fn tell_untraceable(count: u64, ui: &mut Ui) {
    let (rows, have) = if count == 1 { ("row", "has") } else { ("rows", "have") };
    if count > 0 {
        ui.warn(&format!(
            "{count} {rows} {have} another date than the moment of sending: where the answer to one is lost (a kill, a broken \
             connection), bulk resume cannot find what it made, and you settle that row yourself, by journal resolve; with \
             --set date=now it is found"
        ));
    }
}

/// Names rows that move money of one object: each was planned as if those before it had been carried out.
fn tell_shared(objects: &Repeats, ui: &mut Ui) -> Result<()> {
    let found = objects.found(MOST_SHARED, MOST_SHARED)?;
    if found.groups == 0 {
        return Ok(());
    }
    let first = found.first.iter().map(RepeatGroup::in_words).collect::<Vec<_>>();
    let more = found.groups.saturating_sub(found.first.len() as u64);
    let more = if more > 0 { format!("; and {more} more such groups") } else { String::new() };
    ui.warn(&format!(
        "{}{more} are of one object: each is planned as if those before it were done, and sent after them; a row that would \
         move another amount then is skipped",
        first.join("; ")
    ));
    Ok(())
}
