//! `--check`: whether what a callback says is true now, as the API tells. It reads like every look-up does; what a callback
//! said once and is over since then (PAID, and REFUNDED now) differs too.

use serde_json::Value;

use crate::api::{EarlierWrites, IdKind, Overview, is_same_status, read_id};
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::money::{self, Amount};
use crate::base::privacy;
use crate::base::redact;
use crate::callback::Verdict;
use crate::commands::in_force;
use crate::http::verdict::Purpose;
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::run::context::Context;
use crate::run::interrupt::SignalWatch;
use crate::run::session::Session;

/// The word of the example in the documentation, which is no status (quirk 24).
const NO_STATUS: &str = "success";

/// The type of a terminal's callback about a refund.
const REFUND: &str = "Payment_Refund";

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

/// Asks the API about one callback.
pub fn run(verdict: &Verdict, globals: &Globals, ui: &mut Ui) -> Result<Checked> {
    let watch = SignalWatch::start(false, ui)?;
    let done = watched(verdict, globals, ui);
    watch.note_ended(done.as_ref().map_or_else(|error| error.kind().code(), |_| 0));
    done
}

fn watched(verdict: &Verdict, globals: &Globals, ui: &mut Ui) -> Result<Checked> {
    let context = context(globals, ui)?;
    if company_of(verdict).is_none() {
        subject(verdict)?;
    }
    of(verdict, &Session::open(&context, Purpose::Read, ui)?, ui)
}

/// The account that is asked.
pub fn context(globals: &Globals, ui: &mut Ui) -> Result<Context> {
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    let timeout = in_force::timeout(globals, &profile)?;
    Ok(Context::new(profile, timeout, globals.verbose))
}

/// What the API says of a callback.
pub fn of(verdict: &Verdict, session: &Session, ui: &mut Ui) -> Result<Checked> {
    if let Some(company) = company_of(verdict) {
        return company_check(verdict, &company, session, ui);
    }
    let id = subject(verdict)?;
    let Some(read) = IdKind::of(&id).and_then(IdKind::overview) else {
        return Err(Error::bug("no reading of what a callback is about"));
    };
    let nothing = EarlierWrites::default();
    let overview = read(&id, &nothing, &mut |command, id| session.fetch(command, id, ui))?;
    Ok(compared(verdict, &overview))
}

/// The company that was checked, where the callback is about a check.
fn company_of(verdict: &Verdict) -> Option<String> {
    verdict.value("companyId").filter(|_| verdict.value("orderUuid").is_none())
}

/// The identifier of what the callback is about.
fn subject(verdict: &Verdict) -> Result<String> {
    let typed = verdict.value("orderUuid").unwrap_or_default();
    read_id(&typed, &["ODR", "RES", "SUB"]).map_err(|_| {
        Error::new(
            ErrorKind::CheckFailed,
            "the API cannot be asked: the callback names nothing that can be read",
        )
        .detail(format!("its orderUuid is {:?}", redact::hide_suspects(&typed)))
    })
}

fn compared(verdict: &Verdict, overview: &Overview) -> Checked {
    let own = overview.status.clone().unwrap_or_else(|| "not told".to_owned());
    let mut told = format!("{} is {own}", overview.id);
    let mut differences = Vec::new();
    let (what, claimed, status) = claimed_status(verdict, overview, own);
    if !claimed.eq_ignore_ascii_case(NO_STATUS) && !is_same_status(&claimed, &status) {
        differences.push(format!("{what} is {status}, not {claimed}"));
    }
    if let Some((word, total)) = overview.money.first() {
        told.push_str(&format!(", {word} {}", money::show(*total)));
    }
    differences.extend(amount_difference(verdict, overview));
    Checked { told, differences }
}

/// Where the API has another amount than the callback. That of a refund at a terminal is given back only if it was approved, and
/// others may have been given back before it.
fn amount_difference(verdict: &Verdict, overview: &Overview) -> Option<String> {
    let names = ["amount", "totalAmount"];
    let (name, amount) = names
        .into_iter()
        .find_map(|name| Some((name, money::of(&Value::String(verdict.value(name)?))?)))?;
    let shown = money::show(amount);
    if verdict.value("type").as_deref() == Some(REFUND) {
        let refunded = overview.money.iter().find(|(word, _)| *word == "refunded")?.1;
        let is_short = is_approved(verdict) && refunded < amount;
        let refunded = money::show(refunded);
        return is_short.then(|| format!("{name} is {shown}, and {refunded} is refunded"));
    }
    if overview.money.is_empty() || is_told(overview, amount) {
        return None;
    }
    let figures: Vec<String> =
        overview.money.iter().map(|(word, own)| format!("{word} {}", money::show(*own))).collect();
    Some(format!("{name} {shown} is none of {}", figures.join(", ")))
}

fn is_approved(verdict: &Verdict) -> bool {
    verdict.value("status").is_some_and(|word| word.eq_ignore_ascii_case("Approved"))
}

fn is_told(overview: &Overview, amount: Amount) -> bool {
    overview.money.iter().any(|(_, own)| *own == amount)
}

/// What the callback says of which status, in the API's words, and what the API says of it.
fn claimed_status(
    verdict: &Verdict,
    overview: &Overview,
    own: String,
) -> (&'static str, String, String) {
    let word = verdict.value("status").unwrap_or_default();
    if !is_of_terminal(verdict) {
        return ("the status", word, own);
    }
    let is_approved = is_approved(verdict);
    match verdict.value("type").as_deref() {
        Some(REFUND) => {
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
    verdict: &Verdict,
    company: &str,
    session: &Session,
    ui: &mut Ui,
) -> Result<Checked> {
    let rows = session.fetch("company details", company, ui)?;
    let id = verdict.value("companyCheckUuid").unwrap_or_default();
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
    for parameter in &verdict.parameters {
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

/// Whether it has the parameters of a terminal's callback (chapter 12.3).
pub fn is_of_terminal(verdict: &Verdict) -> bool {
    matches!(verdict.value("type").as_deref(), Some("Payment" | "Payment_Refund"))
        || verdict.value("totalAmount").is_some() && verdict.value("currency").is_some()
}
