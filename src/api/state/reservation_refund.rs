//! Refunds of a reservation: each gives back one capture or charge, and what is left of that.

use serde_json::{Value, json};

use super::object::State;
use super::pool::figures::{Pool, PoolWords, show_told};
use super::pool::id::PoolId;
use crate::api::body::put;
use crate::api::body_lines::number;
use crate::api::hooks::{ComputeError, PendingWrite, PickOption};
use crate::api::sums::lines_total;
use crate::base::error::{Error, Result};
use crate::base::money::{self, Amount};
use crate::base::places::locate;
use crate::base::step::Command;

/// How people speak of giving back a capture or charge.
pub const REFUND: PoolWords = PoolWords {
    command: "reservations refund",
    whole: "taken",
    taken: "refunded",
    verb: "give back",
    participle: "given back",
    noun: "a refund",
    accepted: "was accepted",
    details: "reservations details",
};

/// A capture or charge, from the payment history.
struct Payment {
    /// `captured` or `charged`.
    source: &'static str,
    reference: String,
    amount: Option<Amount>,
    refunded: Option<Amount>,
}

impl Payment {
    fn all(state: &State) -> Vec<Payment> {
        let mut all = Vec::new();
        for source in ["captured", "charged"] {
            for (_, row) in locate(&state.data, &format!("/paymentHistory/{source}/*")) {
                all.extend(row.and_then(|row| Payment::of(source, row)));
            }
        }
        all
    }

    /// A row of the payment history; `None` where it has no reference.
    fn of(source: &'static str, row: &Value) -> Option<Payment> {
        Some(Payment {
            source,
            reference: row["reference"].as_str()?.to_owned(),
            amount: number(row, "amount"),
            refunded: number(row, "refunded"),
        })
    }

    /// The capture or charge with this reference.
    fn find(state: &State, reference: &str) -> Option<Payment> {
        Payment::all(state).into_iter().find(|taken| taken.reference == reference)
    }

    /// Whether it can give back so much, as far as is known.
    fn covers(&self, write: &PendingWrite, amount: Amount) -> bool {
        self.left(write).is_none_or(|left| left >= amount)
    }

    fn has_left(&self, write: &PendingWrite) -> bool {
        self.left(write).is_none_or(|left| left > Amount::ZERO)
    }

    fn left(&self, write: &PendingWrite) -> Option<Amount> {
        let own = PoolId::payment(&self.reference);
        Some(self.amount?.saturating_sub(write.earlier.counted(&own, self.refunded?)))
    }

    /// As one of several to pick from, with the same digits in each: `CAP123, captured, 400.00 of 600.00 left`.
    fn label(&self, write: &PendingWrite) -> String {
        let amounts = match (self.left(write), self.amount) {
            (Some(left), Some(whole)) => {
                format!("{} of {} left", money::show(left), money::show(whole))
            }
            _ => "how much is left is not told".to_owned(),
        };
        format!("{}, {}, {amounts}", self.reference, self.source)
    }

    /// `captured CAP1234567890, 600 left`.
    fn to_line(&self, write: &PendingWrite) -> String {
        format!("{} {}, {} left", self.source, self.reference, show_told(self.left(write)))
    }
}

/// The capture or charge that a body names, however it spells it; `None` where it is no text.
fn reference_of(body: &Value) -> Option<String> {
    let reference = body["reference"].as_str()?.trim().to_uppercase();
    if reference.is_empty() { None } else { Some(reference) }
}

/// The capture or charge that the body names.
pub fn refund_pool(state: &State, body: &Value) -> Pool {
    refund_pool_as(state, body, &REFUND)
}

/// The capture or charge that the body names, in the words of another command.
pub fn refund_pool_as(state: &State, body: &Value, words: &'static PoolWords) -> Pool {
    let reference = reference_of(body).unwrap_or_default();
    let (whole, taken) = match Payment::find(state, &reference) {
        Some(own) => (own.amount, own.refunded),
        None => (None, None),
    };
    // The lines of a charge appear nowhere.
    let mut lines = if body["source"] == "captured" { state.lines.clone() } else { Vec::new() };
    for line in &mut lines {
        // What is captured of a line is what can be given back of it, over all captures.
        line.amount = line.taken.take();
    }
    Pool {
        id: PoolId::payment(&reference),
        words,
        whole,
        taken,
        lines_are_bounds: lines.len() > 1,
        lines,
    }
}

/// Completes a refund: which capture or charge, then which lines of it.
pub fn complete_refund(write: &PendingWrite) -> std::result::Result<Value, ComputeError> {
    complete_refund_as(write, &REFUND)
}

/// Completes a refund of a capture or charge, in the words of another command.
pub fn complete_refund_as(
    write: &PendingWrite,
    words: &'static PoolWords,
) -> std::result::Result<Value, ComputeError> {
    let mut body = write.body.clone();
    let flags = ["full", "amount", "line", "capture", "charge", "source", "reference"];
    if !flags.iter().any(|flag| write.typed.has(flag)) {
        // A payload alone goes out as it is.
        return Ok(body);
    }
    if body["type"].is_null() {
        put(&mut body, "/type", json!("reservation"));
    }
    for (flag, source) in [("capture", "captured"), ("charge", "charged")] {
        if let Some(reference) = write.typed.get(flag) {
            put(&mut body, "/source", json!(source));
            put(&mut body, "/reference", reference.clone());
        }
    }
    if body["source"].is_null()
        && let Some(reference) = reference_of(&body)
        && let Some(own) = Payment::find(write.state, &reference)
    {
        put(&mut body, "/source", json!(own.source));
    }
    if body["reference"].is_null() {
        let taken = only_payment(write, words)?;
        put(&mut body, "/source", json!(taken.source));
        put(&mut body, "/reference", json!(taken.reference));
    }
    is_known(write, &body).map_err(ComputeError::Refused)?;
    known_pool(write, &body, words).complete(write, &mut body)?;
    Ok(body)
}

/// The only capture or charge that has enough left for what was typed, or a choice among several.
fn only_payment(
    write: &PendingWrite,
    words: &PoolWords,
) -> std::result::Result<Payment, ComputeError> {
    let mut open = Payment::all(write.state);
    open.retain(|taken| taken.has_left(write));
    if let Some(source) = write.body["source"].as_str() {
        open.retain(|taken| taken.source == source);
    }
    if open.is_empty() {
        let error = Error::guarded(format!("nothing of {} can be given back", write.id))
            .detail("its payment history has no capture or charge with something left")
            .next(Command::new("reservations details").arg(write.id));
        return Err(ComputeError::Refused(error));
    }
    if open.len() > 1
        && let Some(wanted) = wanted_amount(write)
    {
        let (covering, others): (Vec<Payment>, Vec<Payment>) =
            open.into_iter().partition(|taken| taken.covers(write, wanted));
        if covering.is_empty() {
            return Err(ComputeError::Refused(none_covers(write, wanted, &others)));
        }
        open = covering;
    }
    if open.len() == 1
        && let Some(taken) = open.pop()
    {
        return Ok(taken);
    }
    Err(which_one(write, words, open))
}

/// The amount that was typed, or what the typed lines come to.
fn wanted_amount(write: &PendingWrite) -> Option<Amount> {
    match write.typed.get("amount").and_then(money::of) {
        None if write.typed.has("line") => lines_total(write.body),
        amount => amount,
    }
}

fn none_covers(write: &PendingWrite, wanted: Amount, open: &[Payment]) -> Error {
    let mut error = Error::guarded(format!(
        "no capture or charge of {} alone has {} left to give back",
        write.id,
        money::show(wanted)
    ));
    for taken in open {
        error = error.detail(taken.to_line(write));
    }
    error.next(Command::new("reservations details").arg(write.id))
}

/// A choice among several captures and charges.
fn which_one(write: &PendingWrite, words: &PoolWords, open: Vec<Payment>) -> ComputeError {
    let mut otherwise = Error::guarded(format!(
        "{} has several captures and charges: say which is meant",
        write.id
    ));
    let mut options = Vec::new();
    for taken in open {
        let flag = if taken.source == "captured" { "capture" } else { "charge" };
        let mut typed = write.typed.clone();
        typed.push(flag, json!(taken.reference));
        let step = Command::new(words.command).args(typed.words());
        otherwise = otherwise.detail(taken.to_line(write)).next(step);
        let (id, value) = (taken.reference.clone(), json!(taken.reference));
        options.push(PickOption { id, label: taken.label(write), closed: None, flag, value });
    }
    let question = format!("Which capture or charge of {} is given back?", write.id);
    ComputeError::Choice { question, options, is_marked: false, otherwise }
}

/// The capture or charge that the body names, with its lines. The lines are exact where the reservation has only one,
/// or where this machine's journal names the lines of the capture; elsewhere the captured amount of a line is only its
/// upper limit.
fn known_pool(write: &PendingWrite, body: &Value, words: &'static PoolWords) -> Pool {
    let mut pool = refund_pool_as(write.state, body, words);
    let reference = reference_of(body).unwrap_or_default();
    let made = write.earlier.that_made(&reference).filter(|made| !made.lines.is_empty());
    for line in &mut pool.lines {
        if let Some((id, made)) = line.id.as_ref().zip(made) {
            line.amount = Some(made.of_line(id));
        } else if let (Some(amount), Some(whole)) = (line.amount, pool.whole) {
            line.amount = Some(amount.min(whole));
        }
    }
    pool.lines_are_bounds &= made.is_none();
    pool
}

/// No more than is left of the capture or charge.
pub fn guard_refund(write: &PendingWrite) -> Result<()> {
    guard_refund_as(write, &REFUND)
}

/// Guards a refund of a capture or charge, in the words of another command.
pub fn guard_refund_as(write: &PendingWrite, words: &'static PoolWords) -> Result<()> {
    is_known(write, write.body)?;
    known_pool(write, write.body, words).guard(write)
}

/// The body names a capture or charge that the payment history has.
fn is_known(write: &PendingWrite, body: &Value) -> Result<()> {
    let Some(reference) = reference_of(body) else {
        return Err(Error::guarded(format!(
            "which capture or charge of {} is given back cannot be told",
            write.id
        ))
        .detail("reference is no text, so no guard can count it")
        .next(Command::new("reservations details").arg(write.id)));
    };
    if Payment::find(write.state, &reference).is_some() || write.again {
        return Ok(());
    }
    Err(Error::guarded(format!("{reference} is no capture or charge of {}", write.id))
        .next(Command::new("reservations details").arg(write.id)))
}
