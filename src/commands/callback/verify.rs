//! `fpgo callback verify`: whether a callback's checksum is right. Shows what it signs, and tells the result in words and
//! in the exit code.

use serde_json::{Value, json};

use super::input;
use crate::api::{ColumnKind, suggested_command};
use crate::base::dates::received;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::privacy;
use crate::base::redact;
use crate::callback::{self, CallbackKind, CheckOutcome, Parameter, ParameterRole, Verdict};
use crate::options::Globals;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::profile::Format;

/// The columns of its table.
pub const COLUMNS: [(&str, ColumnKind); 3] = [
    ("Parameter", ColumnKind::Identifier),
    ("Value", ColumnKind::Identifier),
    ("Checksum", ColumnKind::Text),
];

/// A further column for people: the time that a parameter means.
const TIME: (&str, ColumnKind) = ("Time", ColumnKind::Instant);

/// Checks the pasted callback.
pub fn run(
    pasted: Option<String>,
    kind: CallbackKind,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<()> {
    let secret = input::secret(globals, ui)?;
    let text = input::pasted_text(pasted, ui)?;
    let pasted = match callback::find_query(&text) {
        Ok(pasted) => pasted,
        Err(why) => return Err(Error::invalid(why.to_string())),
    };
    let mut verdict = callback::verify(&pasted, &secret.bytes, kind);
    hide_secret(&mut verdict, &secret.bytes);
    if pasted.swallowed_timestamp {
        ui.note("the pasted text holds ×tamp=, which was &timestamp=: some program took &times for a multiplication sign");
    }
    if !ui.quiet {
        show(&verdict, globals, ui)?;
    }
    conclude(&verdict, &secret.source, ui)
}

/// Hides the secret where a parameter holds it: it may be too short for the redaction of all output.
fn hide_secret(verdict: &mut Verdict, secret: &[u8]) {
    if secret.is_empty() {
        return;
    }
    for parameter in &mut verdict.parameters {
        if parameter.value == secret {
            parameter.value = redact::HIDDEN.into();
        }
        if parameter.name.as_bytes() == secret {
            parameter.name = redact::HIDDEN.into();
        }
    }
}

fn show(verdict: &Verdict, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let mut rows = Vec::new();
    for parameter in &verdict.parameters {
        let value = shown_value(parameter, globals.show_personal_data);
        let role = role(parameter.role, verdict.hash_fits);
        rows.push(vec![parameter.name.clone(), value, role.to_owned()]);
    }
    // ndjson is for rows, in which personal numbers are masked.
    let show_personal = ui.format != Format::Ndjson || globals.show_personal_data;
    let json = to_json(verdict, show_personal);
    // The value is what was signed, and stays; for programs its reading would only repeat it.
    let has_times = ui.format == Format::Table && add_times(verdict, &mut rows);
    let columns = if has_times { [&COLUMNS[..], &[TIME]].concat() } else { COLUMNS.to_vec() };
    show_local(LocalTable::List(&columns, rows), &json, ui)
}

/// Adds to each row the time that its parameter is; tells whether one is.
fn add_times(verdict: &Verdict, rows: &mut [Vec<String>]) -> bool {
    let mut has_times = false;
    for (parameter, row) in verdict.parameters.iter().zip(rows) {
        let is_time = ["createdAt", "timestamp"].contains(&parameter.name.as_str());
        let time =
            Some(text(&parameter.value)).filter(|value| is_time && received(value).is_some());
        has_times |= time.is_some();
        row.push(time.unwrap_or_default());
    }
    has_times
}

fn shown_value(parameter: &Parameter, show_personal: bool) -> String {
    let value = text(&parameter.value);
    match show_personal {
        true => value,
        false => privacy::text_of_field(&parameter.name, &value).into_owned(),
    }
}

fn text(value: &[u8]) -> String {
    String::from_utf8_lossy(value).into_owned()
}

/// The role of a parameter as text. A checksum that does not fit signs nothing.
fn role(role: ParameterRole, hash_fits: bool) -> &'static str {
    match role {
        ParameterRole::Signed if !hash_fits => "covered",
        ParameterRole::Signed => "signed",
        ParameterRole::NotSigned => "NOT SIGNED",
        ParameterRole::Checksum => "checksum",
    }
}

fn to_json(verdict: &Verdict, show_personal: bool) -> Value {
    let mut parameters = Vec::new();
    for parameter in &verdict.parameters {
        parameters.push(json!({
            "name": parameter.name,
            "value": shown_value(parameter, show_personal),
            "signed": parameter.role == ParameterRole::Signed && verdict.hash_fits,
        }));
    }
    json!({
        "outcome": verdict.outcome.word(),
        "kind": if verdict.kind == CallbackKind::Company { "company" } else { "order" },
        "hash_fits": verdict.hash_fits,
        "parameters": parameters,
        "findings": findings(verdict),
    })
}

fn findings(verdict: &Verdict) -> Vec<String> {
    let mut sentences = Vec::new();
    for finding in &verdict.findings {
        sentences.push(format!("{} {}", finding.parameter, finding.what));
    }
    sentences
}

/// Tells the result: exit code 0 only for an authentic callback.
fn conclude(verdict: &Verdict, source: &str, ui: &mut Ui) -> Result<()> {
    if verdict.passed() {
        for finding in findings(verdict) {
            ui.warn(&finding);
        }
        ui.note("authentic: the checksum is right. It is not proof of payment");
        if let Some(order) =
            verdict.parameters.iter().find(|parameter| parameter.name == "orderUuid")
        {
            let order = text(&order.value);
            ui.suggest(
                "",
                &suggested_command("orders status", Some(&order)).why("see what the API says"),
            );
        }
        return Ok(());
    }
    let what = match verdict.outcome {
        CheckOutcome::NothingSigned => "nothing here is signed: anybody can have sent it",
        CheckOutcome::BoundariesDoNotHold => {
            "the hash fits, the boundaries do not: parts of values may have moved into others"
        }
        CheckOutcome::UnsignedRest => "the hash fits, but the parameters after it are not signed",
        CheckOutcome::HashDoesNotFit | CheckOutcome::Authentic => {
            "the checksum is wrong: do not trust the callback"
        }
    };
    let mut error = Error::new(ErrorKind::CheckFailed, what);
    if let Some(formula) = verdict.earlier_formula {
        error = error.detail(format!(
            "it fits an earlier formula, ({}) of the API's documentation: the sender signs by rules that no longer hold",
            formula.letter()
        ));
    }
    if verdict.outcome == CheckOutcome::HashDoesNotFit {
        error = error.detail(format!("it was checked with the secret of {source}"));
    }
    Err(findings(verdict).into_iter().fold(error, Error::detail))
}
