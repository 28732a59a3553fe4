//! What programs get of one callback: the verdict, the parameters, the text under the hash in its parts, and the reason.

use serde_json::{Value, json};

use super::besides::Besides;
use super::examined::Examined;
use super::for_people::{findings, shown_value};
use crate::base::error::Result;
use crate::base::privacy;
use crate::callback::{Cause, ParameterRole, Reason, Repair};
use crate::commands::callback::claims::Answer;
use crate::commands::callback::sentences;
use crate::options::Globals;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::profile::Format;

/// Shows it.
pub fn show(examined: &Examined, besides: &Besides, globals: &Globals, ui: &mut Ui) -> Result<()> {
    // ndjson is for rows, in which personal numbers are masked.
    let show_personal = ui.format != Format::Ndjson || globals.show_personal_data;
    let mut json = to_json(examined, show_personal);
    json["seen_before"] = json!(besides.seen_before);
    json["too_old"] = json!(besides.too_old.as_ref().map(ToString::to_string));
    json["check"] = checked(besides);
    if !show_personal {
        json = privacy::numbers_masked(&json);
    }
    show_local(LocalTable::Object(Vec::new()), &json, ui)
}

fn to_json(examined: &Examined, show_personal: bool) -> Value {
    let verdict = &examined.verdict;
    let (mut parameters, mut canonical) = (Vec::new(), Vec::new());
    for parameter in &verdict.parameters {
        let value = shown_value(parameter, show_personal);
        if parameter.is_hashed {
            canonical.push(json!({"name": parameter.name, "value": value}));
        }
        parameters.push(json!({
            "name": parameter.name,
            "value": value,
            "signed": parameter.role == ParameterRole::Signed && verdict.hash_fits,
        }));
    }
    json!({
        "outcome": verdict.outcome.word(),
        "reason": examined.reason.as_ref().map(Reason::key),
        "causes": causes(examined),
        "repaired": examined.repairs.iter().map(|repair| Repair::key(*repair)).collect::<Vec<_>>(),
        "kind": verdict.kind.word(),
        "hash_fits": verdict.hash_fits,
        "secret": examined.source,
        "parameters": parameters,
        "canonical": canonical,
        "signed_order": examined.reason.as_ref().map(|reason| &reason.signed),
        "left_out": examined.left_out,
        "findings": findings(verdict),
        "hashes": examined.hashes,
    })
}

fn checked(besides: &Besides) -> Value {
    match &besides.checked {
        Some(Ok(checked)) => json!({
            "same": checked.answer == Answer::Same,
            "told": checked.told,
            "differences": checked.differences,
        }),
        _ => Value::Null,
    }
}

fn causes(examined: &Examined) -> Vec<Value> {
    let Some(reason) = &examined.reason else { return Vec::new() };
    let mut causes = Vec::new();
    for cause in &reason.causes {
        let text = match cause {
            Cause::Damaged(repair) if examined.is_received => {
                sentences::received(sentences::repaired(*repair))
            }
            cause => sentences::cause(cause, &reason.signed, &examined.source),
        };
        causes.push(json!({"key": Cause::key(cause), "text": text}));
    }
    causes
}
