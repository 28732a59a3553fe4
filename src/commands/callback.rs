//! `fpgo callback verify`: is this callback's checksum right? The checksum itself stands in the room `callback`; here are
//! the ways in (argument, stdin, prompt), the secret, and the words of the answer.

use std::io::IsTerminal;

use clap::{Subcommand, ValueEnum};
use serde_json::{Value, json};

use super::in_force;
use crate::api::offered;
use crate::base::error::{self, Error, Result};
use crate::base::input;
use crate::base::privacy;
use crate::base::redact;
use crate::callback::{self, CallbackKind, CheckOutcome, Parameter, ParameterRole, Verdict};
use crate::options::Globals;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::profile::{Format, secret_bytes};

/// No callback is longer: servers take addresses and headers of some kilobytes. 1 MiB.
const LONGEST: u64 = 1 << 20;

/// What to do with a callback.
#[derive(Subcommand, Debug)]
pub enum CallbackCommand {
    /// Check the checksum of a callback
    #[command(
        after_help = "The callback is a URL, a query string, a log line or a header dump: as an argument, from \
        standard input (or -), or pasted at a prompt, where the shell does not see it.\nThe secret comes from \
        FPGO_CALLBACK_SECRET or the profile, never from the command line.\n\nExamples:\n  \
        fpgo callback verify 'https://shop.example/cb?orderUuid=ODR1234567890&status=PAID&checksum=…'\n  \
        grep fp/callback access.log | tail -1 | fpgo callback verify\n\n\
        Exit codes: 0 the checksum is right, 10 it is not, or nothing is signed"
    )]
    Verify {
        /// The callback; - or nothing for standard input or a prompt
        #[arg(value_name = "CALLBACK")]
        pasted: Option<String>,
        /// Which rules hold
        #[arg(long, value_enum, default_value_t = KindName::Auto, value_name = "KIND")]
        kind: KindName,
    },
}

/// The kinds of callback by name.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum KindName {
    /// Told by the parameters, and strict about their forms
    Auto,
    /// Order, reservation or subscription: every parameter is signed
    Order,
    /// Company check: what stands after the checksum is not signed
    Company,
}

/// Does it.
pub fn run(command: CallbackCommand, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let CallbackCommand::Verify { pasted, kind } = command;
    let kind = match kind {
        KindName::Auto => CallbackKind::Auto,
        KindName::Order => CallbackKind::Order,
        KindName::Company => CallbackKind::Company,
    };
    let secret = secret(globals, ui)?;
    let text = pasted_text(pasted, ui)?;
    let pasted = callback::find_query(&text).map_err(|why| Error::invalid(why.to_string()))?;
    let mut verdict = callback::verify(&pasted, &secret, kind);
    hide_secret(&mut verdict, &secret);
    if pasted.swallowed_timestamp {
        ui.note("the paste holds ×tamp=: some program took &times for a multiplication sign; it was &timestamp=");
    }
    show(&verdict, globals, ui)?;
    tell(&verdict, ui)
}

/// A parameter may hold the secret itself, which may be too short to be looked for everywhere.
fn hide_secret(verdict: &mut Verdict, secret: &[u8]) {
    let is_secret = |part: &[u8]| !secret.is_empty() && part == secret;
    for parameter in &mut verdict.parameters {
        if is_secret(&parameter.value) {
            parameter.value = redact::HIDDEN.into();
        }
        if is_secret(parameter.name.as_bytes()) {
            parameter.name = redact::HIDDEN.into();
        }
    }
}

/// The secret, byte for byte. With the variable no profile is needed.
fn secret(globals: &Globals, ui: &mut Ui) -> Result<Vec<u8>> {
    use secrecy::ExposeSecret;
    if let Some(secret) = secret_bytes("FPGO_CALLBACK_SECRET") {
        return Ok(secret);
    }
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    let Some(source) = &profile.callback_secret else {
        return Err(Error::config(format!("profile {} has no callback secret", profile.name))
            .next("set FPGO_CALLBACK_SECRET, or callback_secret in the profile"));
    };
    Ok(source.get()?.expose_secret().as_bytes().to_vec())
}

fn pasted_text(argument: Option<String>, ui: &mut Ui) -> Result<String> {
    match argument {
        Some(text) if text != "-" => Ok(text),
        None if std::io::stdin().is_terminal() => {
            if !ui.may_ask() {
                return Err(Error::invalid("no callback is given")
                    .next("give it as an argument or on standard input"));
            }
            ui.ask_line("Paste the callback's URL")
        }
        _ => input::stdin_text(LONGEST)
            .map_err(|error| Error::invalid(format!("standard input cannot be read: {error}"))),
    }
}

fn show(verdict: &Verdict, globals: &Globals, ui: &mut Ui) -> Result<()> {
    if ui.quiet {
        return Ok(());
    }
    let rows: Vec<Vec<String>> = verdict
        .parameters
        .iter()
        .map(|parameter| {
            vec![
                parameter.name.clone(),
                value(parameter, globals),
                mark(parameter.role, verdict.hash_fits).to_owned(),
            ]
        })
        .collect();
    let titles = ["Parameter", "Value", "Checksum"];
    // ndjson is for rows, in which personal numbers are masked.
    let whole = ui.format != Format::Ndjson;
    let told = |parameter: &Parameter| match whole {
        true => String::from_utf8_lossy(&parameter.value).into_owned(),
        false => value(parameter, globals),
    };
    show_local(LocalTable::List(&titles, rows), || describe(verdict, told), ui)
}

fn value(parameter: &Parameter, globals: &Globals) -> String {
    let value = String::from_utf8_lossy(&parameter.value).into_owned();
    if globals.show_personal_data {
        return value;
    }
    privacy::text_of_field(&parameter.name, &value).into_owned()
}

/// What the checksum says of a parameter: one that does not fit has signed nothing.
fn mark(mark: ParameterRole, hash_fits: bool) -> &'static str {
    match mark {
        ParameterRole::Signed if !hash_fits => "covered",
        ParameterRole::Signed => "signed",
        ParameterRole::NotSigned => "NOT SIGNED",
        ParameterRole::Checksum => "checksum",
    }
}

fn describe(verdict: &Verdict, told: impl Fn(&Parameter) -> String) -> Value {
    let parameters = verdict.parameters.iter().map(|parameter| {
        json!({"name": parameter.name, "value": told(parameter), "signed": parameter.role == ParameterRole::Signed && verdict.hash_fits})
    });
    let findings =
        verdict.findings.iter().map(|finding| format!("{} {}", finding.parameter, finding.what));
    json!({
        "outcome": word(verdict.outcome),
        "kind": if verdict.kind == CallbackKind::Company { "company" } else { "order" },
        "hash_fits": verdict.hash_fits,
        "parameters": parameters.collect::<Vec<_>>(),
        "findings": findings.collect::<Vec<_>>(),
    })
}

fn word(outcome: CheckOutcome) -> &'static str {
    match outcome {
        CheckOutcome::Authentic => "authentic",
        CheckOutcome::HashDoesNotFit => "hash_does_not_fit",
        CheckOutcome::BoundariesDoNotHold => "boundaries_do_not_hold",
        CheckOutcome::NothingSigned => "nothing_signed",
        CheckOutcome::UnsignedRest => "unsigned_rest",
    }
}

/// Exit code and words: 0 only for a callback that is authentic.
fn tell(verdict: &Verdict, ui: &mut Ui) -> Result<()> {
    let findings =
        verdict.findings.iter().map(|finding| format!("{} {}", finding.parameter, finding.what));
    if verdict.passed() {
        findings.for_each(|finding| ui.warn(&finding));
        let object = verdict.parameters.iter().find(|parameter| parameter.name == "orderUuid");
        let object = object.map(|parameter| String::from_utf8_lossy(&parameter.value).into_owned());
        ui.note("authentic: the checksum is right. It is not proof of payment");
        if let Some(object) = object {
            ui.suggest("", &offered("orders status", Some(&object)).why("look what the API says"));
        }
        return Ok(());
    }
    let what = match verdict.outcome {
        CheckOutcome::NothingSigned => "nothing here is signed: anybody can have sent it",
        CheckOutcome::BoundariesDoNotHold => {
            "the hash fits, the boundaries do not: values may have been moved about"
        }
        CheckOutcome::UnsignedRest => "the hash fits, but what stands after it is not signed",
        CheckOutcome::HashDoesNotFit | CheckOutcome::Authentic => {
            "the checksum is wrong: the callback is not to be trusted"
        }
    };
    let error = Error::new(error::ErrorKind::CheckFailed, what);
    Err(findings.fold(error, Error::detail))
}
