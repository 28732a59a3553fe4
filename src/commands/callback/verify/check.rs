//! `--check`: whether what a callback says is true now, as the API tells. It reads like every look-up does; what a callback
//! said once and is over since then (PAID, and REFUNDED now) differs too.

use serde_json::Value;

use super::examined::Examined;
use super::unsigned::is_of_terminal;
use crate::api::{EarlierWrites, IdKind, Overview, is_same_status, read_id};
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::money::{self, Amount};
use crate::base::privacy;
use crate::base::redact;
use crate::commands::in_force;
use crate::http::verdict::Purpose;
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::run::context::Context;
use crate::run::interrupt::SignalWatch;
use crate::run::session::Session;

/// The word of the example in the documentation, which is no status (quirk 24).
const NO_STATUS: &str = "success";

/// What the API said about it.
pub struct Checked {
    /// What it is about, and what the API says of it.
    pub told: String,
    /// Where a callback says otherwise, as sentences.
    pub differences: Vec<String>,
}

impl Checked {
    /// The failure of a callback that says otherwise.
    pub fn failure(&self) -> Option<Error> {
        if self.differences.is_empty() {
            return None;
        }
        let error = Error::new(ErrorKind::CheckFailed, "the API says otherwise than the callback");
        Some(self.differences.iter().fold(error, Error::detail))
    }
}

/// Asks the API.
pub fn run(examined: &Examined, globals: &Globals, ui: &mut Ui) -> Result<Checked> {
    let watch = SignalWatch::start(false, ui)?;
    let done = watched(examined, globals, ui);
    watch.note_ended(done.as_ref().map_or_else(|error| error.kind().code(), |_| 0));
    done
}

fn watched(examined: &Examined, globals: &Globals, ui: &mut Ui) -> Result<Checked> {
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    let timeout = in_force::timeout(globals, &profile)?;
    let context = Context::new(profile, timeout, globals.verbose);
    if let Some(company) = examined.value("companyId")
        && examined.value("orderUuid").is_none()
    {
        let session = Session::open(&context, Purpose::Read, ui)?;
        return company_check(examined, &company, &session, ui);
    }
    let id = subject(examined)?;
    let session = Session::open(&context, Purpose::Read, ui)?;
    let Some(read) = IdKind::of(&id).and_then(IdKind::overview) else {
        return Err(Error::bug("no reading of what a callback is about"));
    };
    let nothing = EarlierWrites::default();
    let overview = read(&id, &nothing, &mut |command, id| session.fetch(command, id, ui))?;
    Ok(compared(examined, &overview))
}

/// The identifier of what the callback is about.
fn subject(examined: &Examined) -> Result<String> {
    let typed = examined.value("orderUuid").unwrap_or_default();
    read_id(&typed, &["ODR", "RES", "SUB"]).map_err(|_| {
        Error::new(
            ErrorKind::CheckFailed,
            "the API cannot be asked: the callback names nothing that can be read",
        )
        .detail(format!("its orderUuid is {:?}", redact::hide_suspects(&typed)))
    })
}

fn compared(examined: &Examined, overview: &Overview) -> Checked {
    let own = overview.status.clone().unwrap_or_else(|| "not told".to_owned());
    let mut told = format!("{} is {own}", overview.id);
    let mut differences = Vec::new();
    let (what, claimed, status) = claimed_status(examined, overview, own);
    if !claimed.eq_ignore_ascii_case(NO_STATUS) && !is_same_status(&claimed, &status) {
        differences.push(format!("{what} is {status}, not {claimed}"));
    }
    if let Some((word, total)) = overview.money.first() {
        told.push_str(&format!(", {word} {}", money::show(*total)));
    }
    for name in ["amount", "totalAmount"] {
        let Some(amount) = examined.value(name).and_then(|text| money::of(&Value::String(text)))
        else {
            continue;
        };
        if !overview.money.is_empty() && !is_told(overview, amount) {
            let figures: Vec<String> = overview
                .money
                .iter()
                .map(|(word, own)| format!("{word} {}", money::show(*own)))
                .collect();
            differences.push(format!(
                "{name} {} is none of {}",
                money::show(amount),
                figures.join(", ")
            ));
        }
    }
    Checked { told, differences }
}

fn is_told(overview: &Overview, amount: Amount) -> bool {
    overview.money.iter().any(|(_, own)| *own == amount)
}

/// What the callback says of which status, in the API's words, and what the API says of it.
fn claimed_status(
    examined: &Examined,
    overview: &Overview,
    own: String,
) -> (&'static str, String, String) {
    let word = examined.value("status").unwrap_or_default();
    if !is_of_terminal(examined) {
        return ("the status", word, own);
    }
    let is_approved = word.eq_ignore_ascii_case("Approved");
    match examined.value("type").as_deref() {
        Some("Payment_Refund") => {
            let claimed = if is_approved { "REFUNDED" } else { "REJECTED" };
            (
                "the refund at the terminal",
                claimed.to_owned(),
                fact(overview, "Refund at the terminal"),
            )
        }
        _ => {
            let claimed = if is_approved { "PAID" } else { "CANCELLED" };
            (
                "the payment at the terminal",
                claimed.to_owned(),
                fact(overview, "Payment at the terminal"),
            )
        }
    }
}

/// What is told of the terminal.
fn fact(overview: &Overview, title: &str) -> String {
    let found = overview.facts.iter().find(|(own, _)| *own == title);
    found.map_or_else(|| "not told".to_owned(), |(_, value)| value.clone())
}

/// A company check stands among the earlier checks of its company (operation 9.2), with the same fields.
fn company_check(
    examined: &Examined,
    company: &str,
    session: &Session,
    ui: &mut Ui,
) -> Result<Checked> {
    let rows = session.fetch("company details", company, ui)?;
    let id = examined.value("companyCheckUuid").unwrap_or_default();
    let rows = rows.as_array().map(Vec::as_slice).unwrap_or_default();
    let Some(row) = rows.iter().find(|row| row["companyCheckUuid"].as_str() == Some(id.as_str()))
    else {
        let differences = vec![format!("company {company} has no check {id:?}")];
        return Ok(Checked {
            told: format!("company {company} has {} checks", rows.len()),
            differences,
        });
    };
    let mut differences = Vec::new();
    for parameter in &examined.verdict.parameters {
        let claimed = String::from_utf8_lossy(&parameter.value);
        let Some(told) = row.get(&parameter.name).map(text_of) else { continue };
        if !is_same(&told, &claimed) {
            let told = privacy::text_of_field(&parameter.name, &told);
            let claimed = privacy::text_of_field(&parameter.name, &claimed);
            differences.push(format!("{} is {:?}, not {:?}", parameter.name, told, claimed));
        }
    }
    Ok(Checked { told: format!("{id} is among the checks of company {company}"), differences })
}

fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// The same text, or the same number: `12` and `12.00`.
fn is_same(told: &str, claimed: &str) -> bool {
    told == claimed || number(told).is_some() && number(told) == number(claimed)
}

fn number(text: &str) -> Option<Amount> {
    money::of(&Value::String(text.to_owned()))
}
