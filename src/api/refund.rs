//! Refunds of orders: what can be given back, which lines it is, and what cannot be known and is never guessed.

use serde_json::{Value, json};

use super::endpoint::{Moment, Picked, Stuck};
use super::order_state::{is_about, read_status};
use super::problem::{Problem, locate};
use super::request::put;
use super::shared::lines_total;
use super::state::{Fetch, Line, State};
use crate::error::{Error, Result};
use crate::money::{self, Amount};

/// The refunded lines must add up to `grandTotal`, to the last digit.
pub fn lines_agree(body: &Value, _: &Moment) -> Vec<Problem> {
    let Some(total) = body.get("grandTotal").and_then(money::of) else { return Vec::new() };
    lines_total(body)
        .filter(|sum| *sum != total)
        .map(|sum| {
            Problem::wrong(
                "/grandTotal",
                format!("must be the sum of the lines, {}", money::show(sum)),
            )
        })
        .into_iter()
        .collect()
}

/// Reads what was paid and given back, and the lines.
pub fn read_state(id: &str, fetch: Fetch) -> Result<State> {
    let mut state = read_status(id, fetch)?;
    let details = fetch("orders details", id)?;
    is_about(id, &details, "/orderUuid")?;
    state.total =
        state.total.or_else(|| details.pointer("/orderSummary/grandTotal").and_then(money::of));
    state.lines = locate(&details, "/productList/*")
        .into_iter()
        .filter_map(|(_, line)| line.map(line_of))
        .collect();
    let status = state.status.as_deref().unwrap_or_default();
    let has_number =
        details.get("invoiceNumber").is_some_and(|number| !number.is_null() && number != "");
    state.invoiced = has_number
        || ["INVOICED", "Purring", "Inkasso"]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(status));
    Ok(state)
}

fn line_of(line: &Value) -> Line {
    Line {
        id: line
            .get("id")
            .filter(|id| !id.is_null())
            .map(|id| id.to_string().trim_matches('"').to_owned()),
        name: line.get("name").and_then(Value::as_str).unwrap_or_default().to_owned(),
        amount: line.get("amount").and_then(money::of),
    }
}

/// Completes a refund from the order as just read. What cannot be known is never guessed.
pub fn complete(picked: &Picked) -> std::result::Result<Value, Stuck> {
    let mut body = picked.body.clone();
    let typed = picked.typed;
    let computes = ["full", "amount", "line"].iter().any(|flag| typed.has(flag));
    let has_type = body.get("type").is_some_and(|kind| !kind.is_null());
    if computes && !has_type && !picked.state.invoiced {
        put(&mut body, "/type", json!("regular"));
    }
    let left = refundable(picked);
    if typed.has("full") {
        let left = left.ok_or_else(|| Stuck::Refused(not_known(picked)))?;
        if left <= Amount::ZERO {
            return Err(Stuck::Refused(nothing_left(picked)));
        }
        let lines = remaining_lines(picked, left)
            .ok_or_else(|| Stuck::Refused(lines_not_known(picked, left)))?;
        put(&mut body, "/products", lines_json(&lines));
        put(&mut body, "/grandTotal", money::to_json(left));
    } else if let Some(amount) =
        typed.get("amount").and_then(money::of).filter(|_| !has_lines(&body))
    {
        put(&mut body, "/products", lines_json(&lines_for(picked, amount, left)?));
    } else if typed.has("line")
        && !typed.has("amount")
        && let Some(total) = lines_total(&body)
    {
        put(&mut body, "/grandTotal", money::to_json(total));
    }
    Ok(body)
}

/// Refuses a refund that is larger than what can be given back, that names no kind for an invoiced order, or whose
/// amount cannot be read, whatever it was made from. `--again` is a person's word for all but the kind.
pub fn guard(picked: &Picked) -> Result<()> {
    if picked.state.invoiced && picked.body.get("type").is_none_or(Value::is_null) {
        return Err(needs_type(picked));
    }
    if picked.again {
        return Ok(());
    }
    let left = refundable(picked).ok_or_else(|| not_known(picked))?;
    if left <= Amount::ZERO {
        return Err(nothing_left(picked));
    }
    if let Some(id) = foreign_line(picked).filter(|_| picked.typed.has("line")) {
        return Err(Error::guarded(format!("line {id} is not of {}", picked.id))
            .detail("the lines of the order are shown by its details")
            .next(format!("fpgo orders details {}", picked.id)));
    }
    let lines = lines_total(picked.body);
    match picked.body.get("grandTotal").and_then(money::of) {
        Some(total) if total.max(lines.unwrap_or(total)) > left => {
            Err(too_much(picked, total, left))
        }
        Some(_) => Ok(()),
        None => {
            Err(Error::guarded(format!("how much of {} is given back cannot be read", picked.id))
                .detail("grandTotal is no plain number, so no guard can count it")
                .next("write it as digits with a decimal point"))
        }
    }
}

/// A line of the body that the order does not have, where the API tells all of its line ids.
fn foreign_line(picked: &Picked) -> Option<String> {
    let known: Option<Vec<&str>> =
        picked.state.lines.iter().map(|line| line.id.as_deref()).collect();
    let known = known.filter(|known| !known.is_empty())?;
    lines_of(picked.body).into_iter().map(|(id, _)| id).find(|id| !known.contains(&id.as_str()))
}

/// The lines that a refund names, by id.
pub fn lines_of(body: &Value) -> Vec<(String, Amount)> {
    let line = |line: &Value| {
        let id = line.get("id")?.to_string().trim_matches('"').to_owned();
        Some((id, money::of(line.get("amount")?)?))
    };
    locate(body, "/products/*").into_iter().filter_map(|(_, value)| line(value?)).collect()
}

fn has_lines(body: &Value) -> bool {
    !locate(body, "/products/*").is_empty()
}

/// Paid minus what the API and this machine's journal say was given back, whichever says more. `None`: not known.
fn refundable(picked: &Picked) -> Option<Amount> {
    Some(picked.state.total?.saturating_sub(picked.state.refunded?.max(picked.past.refunded)))
}

/// What is left of each line: only where one answer is possible.
fn remaining_lines(picked: &Picked, left: Amount) -> Option<Vec<(String, Amount)>> {
    let lines: Option<Vec<(String, Amount)>> =
        picked.state.lines.iter().map(|line| Some((line.id.clone()?, line.amount?))).collect();
    let lines = lines.filter(|lines| !lines.is_empty())?;
    if let [(id, amount)] = lines.as_slice() {
        return (left <= *amount).then(|| vec![(id.clone(), left)]);
    }
    // With several lines, every refund so far must be one whose lines this machine knows.
    let known: Amount = money::total(picked.past.lines.iter().map(|(_, amount)| *amount));
    if picked.state.refunded? > known || picked.past.refunded != known {
        return None;
    }
    let rest: Vec<(String, Amount)> = lines
        .into_iter()
        .map(|(id, amount)| (id.clone(), amount.saturating_sub(picked.past.on_line(&id))))
        .filter(|(_, amount)| *amount > Amount::ZERO)
        .collect();
    (money::total(rest.iter().map(|(_, amount)| *amount)) == left).then_some(rest)
}

/// The line that a bare `--amount` means, where only one can be meant.
fn lines_for(
    picked: &Picked,
    amount: Amount,
    left: Option<Amount>,
) -> std::result::Result<Vec<(String, Amount)>, Stuck> {
    let left = left.ok_or_else(|| Stuck::Refused(not_known(picked)))?;
    if amount > left {
        // The guard says it better than a missing line would.
        return Ok(vec![]);
    }
    if amount == left
        && let Some(lines) = remaining_lines(picked, left)
    {
        return Ok(lines);
    }
    let lines = &picked.state.lines;
    if let [line] = lines.as_slice()
        && let Some(id) = &line.id
    {
        return Ok(vec![(id.clone(), amount)]);
    }
    let otherwise = lines_not_known(picked, left);
    if lines.is_empty() || lines.iter().any(|line| line.id.is_none()) {
        return Err(Stuck::Refused(otherwise));
    }
    let fits =
        lines.iter().filter_map(|line| Some((line.id.as_deref()?, &line.name, line.amount?)));
    let options: Vec<_> = fits
        .filter(|(_, _, whole)| *whole >= amount)
        .map(|(id, name, whole)| {
            let value = json!({"id": money::number(id), "amount": money::to_json(amount)});
            (format!("line {id}, {name}, {}", money::show(whole)), "line", value)
        })
        .collect();
    if options.is_empty() {
        return Err(Stuck::Refused(otherwise));
    }
    let question =
        format!("Which line of {} are {} given back for?", picked.id, money::show(amount));
    Err(Stuck::Choice { question, options, otherwise })
}

fn lines_json(lines: &[(String, Amount)]) -> Value {
    lines
        .iter()
        .map(|(id, amount)| json!({"id": money::number(id), "amount": money::to_json(*amount)}))
        .collect()
}

fn needs_type(picked: &Picked) -> Error {
    Error::guarded(format!("{} is an invoiced order: say what kind of refund is meant", picked.id))
        .detail(account(picked))
        .next(format!(
            "add --type invoiced: fpgo orders refund {} --full --type invoiced",
            picked.id
        ))
}

fn too_much(picked: &Picked, total: Amount, left: Amount) -> Error {
    let (total, left) = (money::show(total), money::show(left));
    Error::guarded(format!(
        "{total} is more than can be given back for {}: {left} is left",
        picked.id
    ))
    .detail(account(picked))
    .next(format!("fpgo orders refund {} --amount {left}", picked.id))
}

fn nothing_left(picked: &Picked) -> Error {
    Error::guarded(format!("nothing is left to give back for {}", picked.id))
        .detail(account(picked))
        .next(format!("fpgo orders status {}", picked.id))
}

fn not_known(picked: &Picked) -> Error {
    Error::guarded(format!("what is already refunded of {} cannot be known: the API does not tell it", picked.id))
        .detail(account(picked))
        .detail("a refund now could be a second one".to_owned())
        .next("look the order up in Front Payment's own pages")
        .next(format!(
            "then say so: fpgo orders refund {} --line ID=AMOUNT --again --reason 'checked in the portal'",
            picked.id
        ))
}

fn lines_not_known(picked: &Picked, left: Amount) -> Error {
    let mut error =
        Error::guarded(format!("the lines to refund of {} cannot be computed", picked.id));
    if picked.state.lines.iter().any(|line| line.id.is_none()) {
        error = error.detail("the API gives no line ids for this order, and refunds need them");
    } else if picked.state.lines.len() > 1 {
        error = error
            .detail("the order has several lines, and how much of each is meant cannot be known");
    }
    for line in &picked.state.lines {
        let id = line.id.as_deref().unwrap_or("(id not told)");
        let amount = line.amount.map(money::show).unwrap_or_else(|| "amount not told".into());
        error = error.detail(format!("line {id}: {}, {amount} at first", line.name));
    }
    if picked.state.refunded.is_some_and(|refunded| refunded > Amount::ZERO) {
        error = error.detail("what is already refunded of each line is not told by the API");
    }
    error
        .detail(format!("{} is left in total", money::show(left)))
        .next(format!("fpgo orders refund {} --line ID=AMOUNT (repeat --line for each)", picked.id))
}

/// One line of account: what was paid and given back, and who says so.
fn account(picked: &Picked) -> String {
    let told =
        |amount: Option<Amount>| amount.map(money::show).unwrap_or_else(|| "not told".into());
    let mut line = format!(
        "paid {}, refunded {} as the API says",
        told(picked.state.total),
        told(picked.state.refunded)
    );
    if picked.past.refunded > Amount::ZERO {
        line.push_str(&format!(
            ", {} as this machine's journal says",
            money::show(picked.past.refunded)
        ));
    }
    line
}
