//! Whether a plan says what its rows are. Whoever can write the file can seal it anew, so what a person approves is not taken
//! as told: counts and sums are made again from the rows, and an amount from its cells where the cells say it. What only the
//! API can say (`full`) is held against the plan when the row is sent.

use super::faults;
use super::header::PlanHeader;
use super::reader::PlanReader;
use super::row::{Expected, PlanRow};
use super::tally::Tally;
use crate::api::{BodySource, Effect, Endpoint};
use crate::base::error::Result;
use crate::base::money::{self, Amount};
use crate::options::Invocation;
use crate::run::body::builder::BodyBuilder;
use crate::run::context::Context;

/// The row of the heading, which every other one is behind.
const HEADING: u64 = 1;
/// The line of the first row.
const FIRST_LINE: u64 = 2;

/// Refuses a plan that says of itself what its rows do not. Reads them once.
pub fn must_be_true(plan: &PlanReader, context: &Context) -> Result<()> {
    let header = &plan.header;
    let endpoint = header.endpoint()?;
    let (mut tally, mut last) = (Tally::default(), HEADING);
    for (row, line) in plan.rows()?.zip(FIRST_LINE..) {
        let row = row?;
        let why = match row.row > last {
            true => why_untrue(header, endpoint, &row, context),
            false if last == HEADING => Some(format!("row {} is no row of a sheet", row.row)),
            false => Some(format!("row {} stands behind row {last}", row.row)),
        };
        if let Some(why) = why {
            return Err(faults::untrue(plan.path(), &format!("line {line}: {why}")));
        }
        last = row.row;
        tally.add(&row)?;
    }
    match wrong_figure(header, &tally) {
        None => Ok(()),
        Some(why) => Err(faults::untrue(plan.path(), &why)),
    }
}

/// Why a row is not what it says, if so.
fn why_untrue(
    header: &PlanHeader,
    endpoint: &'static Endpoint,
    row: &PlanRow,
    context: &Context,
) -> Option<String> {
    if row.expect != Expected::Send {
        return None;
    }
    // A row whose cells make no call is never sent.
    let invocation = header.invocation(row).ok()?;
    let reads_state = endpoint.effect.writes() && endpoint.state.is_some();
    let number = row.row;
    if reads_state && endpoint.object(&invocation.typed).is_some() && row.state.is_none() {
        return Some(format!("row {number} is to be sent, and does not say what state was read"));
    }
    let told = match endpoint.effect {
        Effect::Reads | Effect::Writes => None,
        Effect::MovesMoney { amount: Some(place), .. } => {
            Some(amount_of_cells(endpoint, place, &invocation, context)?)
        }
        Effect::MovesMoney { amount: None, .. } => row.state.as_ref()?.total(),
    };
    match (row.amount, told) {
        (said, told) if said == told => None,
        (None, Some(told)) => {
            Some(format!("row {number} says no amount, and moves {}", money::show(told)))
        }
        (Some(said), Some(told)) => {
            let (said, told) = (money::show(said), money::show(told));
            Some(format!("row {number} says {said}, and moves {told}"))
        }
        (said, None) => {
            let said = money::show(said.unwrap_or_default());
            Some(format!("row {number} says {said}, and moves no money that is known"))
        }
    }
}

/// What the cells of a row say that it moves, if they say it.
fn amount_of_cells(
    endpoint: &'static Endpoint,
    place: &str,
    invocation: &Invocation,
    context: &Context,
) -> Option<Amount> {
    let request_context = context.request(endpoint.command);
    let builder = BodyBuilder { endpoint, invocation, context: request_context };
    let mut body = builder.typed_body().ok()?;
    let is_computed = endpoint
        .compute
        .as_ref()
        .is_some_and(|compute| compute.from.iter().any(|flag| invocation.typed.has(flag)));
    if is_computed {
        // `--set` has the last word on what is completed from the state, too.
        builder.assign(&mut body, BodySource::File).ok()?;
    }
    body.pointer(place).and_then(money::lenient)
}

/// The first figure of a header that is not that of its rows, if there is one.
fn wrong_figure(header: &PlanHeader, tally: &Tally) -> Option<String> {
    let (said, are) = (header.counts, tally.counts);
    let counts = [
        ("rows", said.rows, are.rows),
        ("rows to send", said.send, are.send),
        ("refused rows", said.refused, are.refused),
        ("invalid rows", said.invalid, are.invalid),
    ];
    for (what, said, are) in counts {
        if said != are {
            return Some(format!("line 1 says {said} {what}, and there are {are}"));
        }
    }
    let (said, are) = (header.totals, tally.totals);
    let totals =
        [("rows to send", said.send, are.send), ("refused rows", said.refused, are.refused)];
    for (what, said, are) in totals {
        if said != are {
            let (said, are) = (money::show(said), money::show(are));
            return Some(format!("line 1 says {said} for the {what}, and they come to {are}"));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::{Value, json};

    use super::*;
    use crate::base::error::ErrorKind;
    use crate::profile::{Profile, SettingOrigin};
    use crate::run::bulk::plan::sample;

    /// Why a plan of these lines is not believed; nothing where it is.
    fn why(header: &Value, rows: &[Value]) -> String {
        let profile = Profile::sandbox(SettingOrigin::Default);
        let context = Context::new(profile, Duration::from_secs(1), false);
        let (_dir, path) = sample::file(&sample::sealed(header, rows).concat());
        let plan = PlanReader::open(&path).expect("a plan that is sealed");
        let Err(error) = must_be_true(&plan, &context) else { return String::new() };
        assert_eq!(error.kind(), ErrorKind::Guarded);
        error.to_string()
    }

    #[track_caller]
    fn is_refused(header: &Value, rows: &[Value], expected: &str) {
        let why = why(header, rows);
        assert!(why.contains(expected), "{why:?} lacks {expected:?}");
    }

    #[test]
    fn a_header_whose_figures_are_not_those_of_its_rows_is_refused() {
        let rows = sample::rows();
        assert_eq!(why(&sample::header(), &rows), "");
        for (place, value, expected) in [
            ("/counts/rows", json!(3), "line 1 says 3 rows, and there are 2"),
            ("/counts/send", json!(0), "line 1 says 0 rows to send, and there are 1"),
            ("/counts/refused", json!(0), "line 1 says 0 refused rows, and there are 1"),
            ("/counts/invalid", json!(1), "line 1 says 1 invalid rows, and there are 0"),
            (
                "/totals/send",
                json!(3),
                "line 1 says 3.00 for the rows to send, and they come to 5.10",
            ),
            ("/totals/refused", json!(1), "line 1 says 1.00 for the refused rows"),
        ] {
            let mut header = sample::header();
            *header.pointer_mut(place).expect("a figure") = value;
            is_refused(&header, &rows, expected);
        }
    }

    #[test]
    fn a_row_that_says_another_amount_than_its_cells_or_no_state_is_refused() {
        let with = |change: fn(&mut Value)| {
            let mut rows = sample::rows();
            change(&mut rows[0]);
            rows
        };
        let header = sample::header();
        let rows = with(|row| row["cells"][1] = json!("700"));
        is_refused(&header, &rows, "line 2: row 2 says 5.10, and moves 700.00");
        let rows = with(|row| row["amount"] = json!(1));
        is_refused(&header, &rows, "line 2: row 2 says 1.00, and moves 5.10");
        let rows = with(|row| drop(row.as_object_mut().expect("a row").remove("amount")));
        is_refused(&header, &rows, "row 2 says no amount, and moves 5.10");
        let rows = with(|row| drop(row.as_object_mut().expect("a row").remove("state")));
        is_refused(&header, &rows, "line 2: row 2 is to be sent, and does not say what state");
        // What `--set` says comes last, also where the rest is completed from the state.
        let mut set = header.clone();
        set["columns"]["set"] = json!([{"flag": "set", "value": "grandTotal=700"}]);
        is_refused(&set, &sample::rows(), "row 2 says 5.10, and moves 700.00");
        // All that is left is known to the API alone.
        let mut full = header.clone();
        full["columns"]["columns"][1]["flag"] = json!("full");
        assert_eq!(why(&full, &with(|row| row["cells"][1] = json!("yes"))), "");
        // A charge takes the order's total, as it was read.
        let mut charge = header.clone();
        charge["command"] = json!("orders charge");
        charge["columns"]["columns"][1] = json!({"title": "note"});
        is_refused(&charge, &sample::rows(), "row 2 says 5.10, and moves 800.00");
        let mut cancel = charge.clone();
        cancel["command"] = json!("orders cancel");
        is_refused(&cancel, &sample::rows(), "row 2 says 5.10, and moves no money");
    }

    #[test]
    fn rows_that_are_not_in_order_or_stand_there_twice_are_refused() {
        let [first, second] = sample::rows();
        let header = sample::header();
        let twice = [first.clone(), first.clone(), second.clone()];
        is_refused(&header, &twice, "line 3: row 2 stands behind row 2");
        is_refused(&header, &[second, first.clone()], "line 3: row 2 stands behind row 3");
        let mut heading = first;
        heading["row"] = json!(1);
        is_refused(&header, &[heading], "line 2: row 1 is no row of a sheet");
    }
}
