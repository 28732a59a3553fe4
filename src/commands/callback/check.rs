//! `--check`: whether what a callback says is true now, as the API tells. It reads like every look-up does; what a callback
//! said once and is over since then (PAID, and REFUNDED now) differs too. What is compared stands in `claims/`.

use serde_json::Value;

use super::claims::{Checked, compared};
use crate::api::{EarlierWrites, IdKind, read_id};
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
        return Ok(Checked::of(
            format!("company {company} has {} checks", rows.len()),
            differences,
        ));
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
    Ok(Checked::of(format!("{id} is among the checks of company {company}"), differences))
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
