//! What a profile may do at most.

use super::faults::Faults;
use super::keys::Keys;
use crate::api;
use crate::base::error::Result;
use crate::profile::settings::Limits;

/// The limits that are set.
pub fn limits(keys: &Keys, faults: &mut Faults) -> Limits {
    Limits {
        read_only: faults.or_default(keys.yes_or_no("read_only", false)),
        max_writes_per_hour: faults.or_default(max_writes_per_hour(keys)),
        max_amount: faults.or_default(keys.amount("max_amount")),
        max_amount_per_day: faults.or_default(keys.amount("max_amount_per_day")),
        allow: faults.or_default(allow(keys)),
    }
}

fn max_writes_per_hour(keys: &Keys) -> Result<Option<u32>> {
    let Some(value) = keys.table.get("max_writes_per_hour") else { return Ok(None) };
    match value.as_integer().map(u32::try_from) {
        Some(Ok(count)) => Ok(Some(count)),
        _ => Err(keys.wrong("max_writes_per_hour", "must be a count")),
    }
}

/// The commands that may write. A mistyped one is refused, since it would mean nothing.
fn allow(keys: &Keys) -> Result<Option<Vec<String>>> {
    if !keys.has("allow") {
        return Ok(None);
    }
    let allowed = keys.words("allow")?;
    for name in &allowed {
        if !names_a_write(name) {
            let near = did_you_mean(name);
            let what = format!("names {name:?}, which is no command that writes{near}");
            return Err(keys.wrong("allow", &what));
        }
    }
    Ok(Some(allowed))
}

fn names_a_write(name: &str) -> bool {
    api::endpoints().any(|endpoint| endpoint.effect.writes() && endpoint.is_in(name))
}

/// The nearest command, as the end of a sentence.
fn did_you_mean(name: &str) -> String {
    match api::nearest_word(name, api::endpoints().map(|endpoint| endpoint.command)) {
        Some(near) => format!(": did you mean {near:?}?"),
        None => String::new(),
    }
}
