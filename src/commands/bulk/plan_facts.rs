//! What a person should see of a plan before they agree to it: operation, counts, sums, the largest rows, who planned it.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::base::error::Result;
use crate::base::money::{self, Amount};
use crate::output::instants::Instants;
use crate::run::bulk::plan::{Expected, PlanHeader, PlanReader};

/// So many of the largest rows are shown.
const LARGEST: usize = 5;
/// So many letters of a row's cells are shown.
const SHOWN: usize = 60;

/// A row by its amount; of equal ones the first counts as the larger.
type Sized = (Amount, Reverse<u64>, String);

/// What a person should see of this plan, as titles and values.
pub fn of(plan: &PlanReader, instants: &Instants) -> Result<Vec<(&'static str, String)>> {
    let header = &plan.header;
    let mut facts = vec![
        ("command", header.command.clone()),
        ("each row", header.endpoint()?.money.to_owned()),
        ("account", format!("{} ({}) at {}", header.profile, header.environment, header.base_url)),
        ("sheet", header.file.clone()),
        ("planner", format!("{}, {}", header.planner.in_words(), instants.show(header.created))),
        ("run", header.run.clone()),
    ];
    facts.extend(header.reason.clone().map(|reason| ("reason", reason)));
    facts.extend(header.ticket.clone().map(|ticket| ("ticket", ticket)));
    for set in &header.columns.set {
        facts.push(("set", set.shown(header.endpoint()?)));
    }
    facts.extend(sums(header)?);
    let meant = meant_again(plan)?;
    if meant > 0 {
        facts.push(("again", format!("{}: sent although the same was sent before", rows(meant))));
    }
    for (amount, Reverse(row), cells) in largest(plan)? {
        facts.push(("largest", format!("row {row}: {} ({cells})", money::show(amount))));
    }
    for approval in &plan.approvals {
        facts.push(("approved", format!("by {}, {}", approval.name, instants.show(approval.at))));
    }
    Ok(facts)
}

/// How many rows are expected to end how, and what they come to.
pub fn sums(header: &PlanHeader) -> Result<Vec<(&'static str, String)>> {
    let (sends, [refused, invalid]) = ends(header)?;
    let facts = [("sends", Some(sends)), ("refused", refused), ("invalid", invalid)];
    Ok(facts.into_iter().filter_map(|(title, told)| Some((title, told?))).collect())
}

/// The same: rows to send, those that are refused, and those that are left out, if there are any.
pub fn ends(header: &PlanHeader) -> Result<(String, [Option<String>; 2])> {
    let (counts, totals) = (header.counts, header.totals);
    let moves_money = header.endpoint()?.effect.moves_money();
    let told = |count: u64, total: Amount| match moves_money {
        true => format!("{}, {} in all", rows(count), money::show(total)),
        false => rows(count),
    };
    let refused = (counts.refused > 0).then(|| told(counts.refused, totals.refused));
    let invalid = (counts.invalid > 0).then(|| format!("{}, left out", rows(counts.invalid)));
    Ok((told(counts.send, totals.send), [refused, invalid]))
}

/// Which columns are flags, and which are only kept.
pub fn columns(header: &PlanHeader) -> (String, String) {
    let (mut used, mut kept) = (Vec::new(), Vec::new());
    for column in &header.columns.columns {
        match column.flag.as_deref() {
            None => kept.push(column.title.clone()),
            // A positional stands in capitals: ORDER_UUID.
            Some(flag) if flag.bytes().any(|byte| byte.is_ascii_uppercase()) => {
                let noun = flag.split('_').next().unwrap_or(flag).to_lowercase();
                used.push(format!("{} (the {noun})", column.title));
            }
            Some(flag) => used.push(format!("{} (--{flag})", column.title)),
        }
    }
    (used.join(", "), kept.join(", "))
}

/// So many rows, in words.
pub fn rows(count: u64) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{count} rows") }
}

/// How many rows to send override the guards against repetition.
fn meant_again(plan: &PlanReader) -> Result<u64> {
    let mut meant = 0;
    for row in plan.rows()? {
        let row = row?;
        // A row whose cells make no call is never sent.
        let is_again = plan.header.invocation(&row).is_ok_and(|invocation| invocation.again);
        meant += u64::from(row.expect == Expected::Send && is_again);
    }
    Ok(meant)
}

/// The rows to send that move the most, the largest first.
fn largest(plan: &PlanReader) -> Result<Vec<Sized>> {
    let mut largest: BinaryHeap<Reverse<Sized>> = BinaryHeap::new();
    for row in plan.rows()? {
        let row = row?;
        let Some(amount) = row.amount.filter(|_| row.expect == Expected::Send) else { continue };
        let is_small = |smallest: &Reverse<Sized>| smallest.0.0 >= amount;
        if largest.len() == LARGEST && largest.peek().is_some_and(is_small) {
            continue;
        }
        let cells = first_cells(&row.cells);
        largest.push(Reverse((amount, Reverse(row.row), cells)));
        if largest.len() > LARGEST {
            largest.pop();
        }
    }
    let mut rows: Vec<Sized> = largest.into_iter().map(|Reverse(row)| row).collect();
    rows.sort_by(|one, other| other.cmp(one));
    Ok(rows)
}

/// The first cells of a row, whole, as far as they are short.
fn first_cells(cells: &[String]) -> String {
    let (mut shown, mut length) = (Vec::new(), 0);
    for cell in cells.iter().filter(|cell| !cell.trim().is_empty()) {
        length += cell.chars().count() + 2;
        if length > SHOWN && !shown.is_empty() {
            shown.push("…");
            break;
        }
        shown.push(cell);
    }
    shown.join(", ")
}
