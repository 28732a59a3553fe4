//! What people see of one callback: the table of its parameters as PHP sees them, the result in words, and what to do.

use super::examined::Examined;
use super::unsigned;
use crate::api::{ColumnKind, suggested_command};
use crate::base::dates::received;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::privacy;
use crate::callback::{CallbackKind, Cause, CheckOutcome, Parameter, ParameterRole, Verdict};
use crate::commands::callback::sentences;
use crate::options::Globals;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::profile::Format;

/// The columns of its table.
pub const COLUMNS: [(&str, ColumnKind); 3] = [
    ("Parameter", ColumnKind::Identifier),
    // A checksum is longer than half a terminal, and may be broken.
    ("Value", ColumnKind::Text),
    ("Checksum", ColumnKind::Text),
];

/// A further column for people: the time that a parameter means.
const TIME: (&str, ColumnKind) = ("Time", ColumnKind::Instant);

/// Shows the table of its parameters.
pub fn show(examined: &Examined, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let verdict = &examined.verdict;
    if verdict.parameters.is_empty() && ui.format == Format::Table {
        return Ok(());
    }
    let mut rows = Vec::new();
    for parameter in &verdict.parameters {
        let value = shown_value(parameter, globals.show_personal_data);
        rows.push(vec![
            shown_name(parameter, globals.show_personal_data),
            value,
            role(parameter, verdict.hash_fits).to_owned(),
        ]);
    }
    // The value is what was signed, and stays; for programs its reading would only repeat it.
    let has_times = ui.format == Format::Table && add_times(verdict, &mut rows);
    let columns = if has_times { [&COLUMNS[..], &[TIME]].concat() } else { COLUMNS.to_vec() };
    show_local(LocalTable::List(&columns, rows), &serde_json::Value::Null, ui)
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

/// The value of a parameter; a personal number in it is masked unless those may be shown.
pub fn shown_value(parameter: &Parameter, show_personal: bool) -> String {
    let value = text(&parameter.value);
    match show_personal {
        true => value,
        false => privacy::text_of_field(&parameter.name, &value).into_owned(),
    }
}

/// Its name, masked in the same way.
fn shown_name(parameter: &Parameter, show_personal: bool) -> String {
    match show_personal {
        true => parameter.name.clone(),
        false => privacy::without_numbers(&parameter.name).into_owned(),
    }
}

fn text(value: &[u8]) -> String {
    String::from_utf8_lossy(value).into_owned()
}

/// The role of a parameter as text. A checksum that does not fit signs nothing.
fn role(parameter: &Parameter, hash_fits: bool) -> &'static str {
    match parameter.role {
        ParameterRole::Signed if !hash_fits => "hashed",
        ParameterRole::Signed => "signed",
        ParameterRole::NotSigned => "NOT SIGNED",
        ParameterRole::Checksum => "checksum",
    }
}

/// Tells what was done with the text before it was checked, and what the word in the table means.
pub fn tell_text(examined: &Examined, ui: &mut Ui) {
    for repair in &examined.repairs {
        ui.note(&format!("repaired: {}", sentences::repaired(*repair)));
    }
    if let Some(left_out) = &examined.left_out {
        let shown: String = left_out.chars().take(60).collect();
        let rest = if shown.len() < left_out.len() { "…" } else { "" };
        ui.warn(&format!("what stands behind the first blank was left out: {shown}{rest}"));
    }
    let verdict = &examined.verdict;
    if ui.format == Format::Table && !verdict.hash_fits && verdict.parameters.iter().any(is_signed)
    {
        ui.note(
            "hashed: joined in this order, with the secret behind, for the checksum; since that does not fit, none of \
             these values is signed",
        );
    }
}

fn is_signed(parameter: &Parameter) -> bool {
    parameter.role == ParameterRole::Signed
}

/// The failure of a callback that is not authentic, with what is known of it.
pub fn failure(examined: &Examined) -> Option<Error> {
    if examined.verdict.passed() {
        return None;
    }
    let what = match examined.verdict.outcome {
        CheckOutcome::NothingSigned if examined.reason.is_some() => {
            "the checksum cannot be read as it came: do not trust the callback"
        }
        CheckOutcome::NothingSigned if examined.has_stray_checksum => {
            "a checksum stands in it, and is no parameter of the callback: what can be read of that is not signed"
        }
        CheckOutcome::NothingSigned => "nothing here is signed: anybody can have sent it",
        CheckOutcome::BoundariesDoNotHold => {
            "the hash fits, the boundaries do not: parts of values may have moved into others"
        }
        CheckOutcome::UnsignedRest => "the hash fits, but the parameters after it are not signed",
        CheckOutcome::HashDoesNotFit if is_surrounded(examined) => {
            "something stands around the callback: check it without that"
        }
        CheckOutcome::HashDoesNotFit | CheckOutcome::Authentic => {
            "the checksum is wrong: do not trust the callback"
        }
    };
    let error = Error::new(ErrorKind::CheckFailed, what);
    let error = match examined.verdict.outcome {
        CheckOutcome::NothingSigned if examined.reason.is_some() => with_reason(error, examined),
        CheckOutcome::NothingSigned => unsigned::explained(error, examined),
        CheckOutcome::HashDoesNotFit => with_reason(error, examined),
        _ => error,
    };
    Some(findings(&examined.verdict).into_iter().fold(error, Error::detail))
}

/// Whether all that is the matter is what stands around the callback, such as the full stop of a sentence.
fn is_surrounded(examined: &Examined) -> bool {
    let causes = examined.reason.iter().flat_map(|reason| &reason.causes);
    let mut others = causes.clone().filter(|cause| !matches!(cause, Cause::Damaged(_)));
    examined.reason.is_some()
        && others.next() == Some(&Cause::BehindChecksum)
        && others.all(|cause| *cause == Cause::BehindChecksum)
}

/// Adds why the checksum is wrong, and what to do.
fn with_reason(mut error: Error, examined: &Examined) -> Error {
    let source = &examined.source;
    let Some(reason) = &examined.reason else { return without_reason(error, examined) };
    for cause in &reason.causes {
        error = error.detail(match cause {
            Cause::Damaged(repair) if examined.is_received => {
                sentences::received(sentences::repaired(*repair))
            }
            cause => format!("why: {}", sentences::cause(cause, &reason.signed, source)),
        });
    }
    let is_compared = |cause: &Cause| !matches!(cause, Cause::SecretOf(_) | Cause::CutShort(_));
    if reason.causes.iter().all(is_compared) {
        error = error.detail(format!("it was checked with the secret of {source}"));
    }
    for cause in &reason.causes {
        error = error.next(match cause {
            Cause::Damaged(_) if examined.is_received => {
                "find the program that writes it so, before or behind whoever sent it".into()
            }
            cause => sentences::advice(cause, source),
        });
    }
    error
}

/// Adds that nothing explains it, and what was done to find out.
fn without_reason(mut error: Error, examined: &Examined) -> Error {
    for damage in &examined.damage {
        let damage = sentences::repaired(*damage);
        error = error.detail(match examined.is_received {
            true => sentences::received(damage),
            false => format!("the paste was damaged: {damage}"),
        });
    }
    if examined.hashes == 0 {
        // There is nothing that could be compared with what is computed.
        return error
            .detail("its checksum is none: that has 64 hex digits")
            .next("copy the whole address, as it came");
    }
    let tried = match examined.is_cut_short {
        true => "the callback is too long or too odd to try all that is known to go wrong",
        false if lacks_parameters(examined) => {
            "it lacks parameters that are under the checksum, and their values cannot be guessed"
        }
        false => "nothing that is known to go wrong explains it",
    };
    let advice = match lacks_parameters(examined) {
        true => "give it with all of its parameters; if they are there, ask whoever sent it",
        false => "ask whoever sent it, and make sure that the secret is the one of this account",
    };
    error
        .detail(format!("it was checked with the secret of {}", examined.source))
        .detail(tried)
        .next(advice)
}

/// Whether several documented parameters are not there.
fn lacks_parameters(examined: &Examined) -> bool {
    findings(&examined.verdict).iter().any(|finding| finding.ends_with("are missing"))
}

/// Tells that a callback is authentic, and what that does not prove.
pub fn tell_authentic(examined: &Examined, ui: &mut Ui) {
    for finding in findings(&examined.verdict) {
        ui.warn(&finding);
    }
    let source = &examined.source;
    ui.note(&format!(
        "authentic: the checksum is right, by the secret of {source}. It is not proof of payment"
    ));
    if examined.verdict.kind == CallbackKind::Company {
        if let Some(company) = examined.value("companyId") {
            let command = suggested_command("company details", Some(&company));
            ui.suggest("", &command.why("see what the API says"));
        }
    } else if let Some(order) = examined.value("orderUuid") {
        let command = unsigned::status_command(&order).unwrap_or("orders status");
        ui.suggest("", &suggested_command(command, Some(&order)).why("see what the API says"));
    }
}

/// What was found beside the checksum, as sentences.
pub fn findings(verdict: &Verdict) -> Vec<String> {
    verdict.findings.iter().map(ToString::to_string).collect()
}
