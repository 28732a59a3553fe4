//! The overrides of single operations in a profile. A command must not become one that does something else.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::faults::Faults;
use super::keys::Keys;
use crate::api::{self, Endpoint, Location, Method, Overrides};
use crate::base::error::{Error, Result};
use crate::profile::known_keys::{self, OF_ENDPOINT};

/// The overrides, by command.
pub fn overrides(keys: &Keys, faults: &mut Faults) -> BTreeMap<String, Overrides> {
    let mut all = BTreeMap::new();
    for (command, value) in faults.or_default(commands(keys)) {
        if let Some(own) = faults.found(of_command(keys, &command, &value)) {
            all.insert(command, own);
        }
    }
    all
}

fn commands(keys: &Keys) -> Result<Table> {
    let Some(value) = keys.table.get("endpoints") else { return Ok(Table::new()) };
    match value.as_table() {
        Some(commands) => Ok(commands.clone()),
        None => Err(keys.wrong("endpoints", "must be tables by command")),
    }
}

fn of_command(keys: &Keys, command: &str, value: &Value) -> Result<Overrides> {
    let place = format!("endpoints.{command:?}");
    let Some(endpoint) = api::endpoint(command) else {
        let near = api::nearest_word(command, api::endpoints().map(|endpoint| endpoint.command));
        let near = near.map(|near| format!(": did you mean {near:?}?")).unwrap_or_default();
        return Err(keys.wrong(&place, &format!("is no command{near}")));
    };
    let Some(table) = value.as_table() else {
        return Err(keys.wrong(&place, "must be a table"));
    };
    of_operation(&Keys { prefix: format!("{place}."), table, ..*keys }, endpoint)
}

/// What the profile changes of one operation.
fn of_operation(keys: &Keys, endpoint: &Endpoint) -> Result<Overrides> {
    if let Some(unknown) = keys.table.keys().find(|key| !OF_ENDPOINT.contains(&key.as_str())) {
        let unknown = format!("profiles.{}.{}{unknown}", keys.name, keys.prefix);
        return Err(Error::config(known_keys::unknown_key(&unknown, OF_ENDPOINT, keys.file)));
    }
    let method = method(keys, endpoint)?;
    Ok(Overrides {
        method,
        path: path(keys, endpoint)?,
        date_form: keys.date_form("order_date")?,
        strict_empty: first_of(keys, "empty_list", ["error", "empty"])?.unwrap_or_default(),
        as_typed: first_of(keys, "filter", ["as typed", "as documented"])?.unwrap_or_default(),
        keyed: first_of(keys, "products", ["object", "list"])?,
    })
}

/// Whether the first of two choices is set, and not the second.
fn first_of(keys: &Keys, key: &str, choices: [&str; 2]) -> Result<Option<bool>> {
    let Some(value) = keys.text(key)? else { return Ok(None) };
    let [first, second] = choices;
    if value != first && value != second {
        let what = format!("{value:?} is neither {first:?} nor {second:?}");
        return Err(keys.wrong(key, &what));
    }
    Ok(Some(value == first))
}

fn method(keys: &Keys, endpoint: &Endpoint) -> Result<Option<Method>> {
    let Some(name) = keys.text("method")? else { return Ok(None) };
    let Some(method) = Method::from_name(&name) else {
        return Err(keys.wrong("method", "is none of \"GET\", \"POST\" and \"PUT\""));
    };
    let known = [Some(endpoint.method), endpoint.other_method(&Overrides::default())];
    if !endpoint.effect.writes() && !known.contains(&Some(method)) {
        let what = format!("is not {}: the command only reads", endpoint.method.name());
        return Err(keys.wrong("method", &what));
    }
    Ok(Some(method))
}

/// Another path of the operation, with the same variables, and not that of an operation that does something else:
/// nothing would guard it as that, ask about it as that, or record it as that.
fn path(keys: &Keys, endpoint: &Endpoint) -> Result<Option<String>> {
    let Some(path) = keys.text("path")? else { return Ok(None) };
    if !path.starts_with('/') || path.contains(['?', '#']) {
        return Err(keys.wrong("path", "must begin with / and have no query"));
    }
    if !fits(&path, endpoint) {
        let what = format!("must have the variables {:?}", variables(endpoint.path));
        return Err(keys.wrong("path", &what));
    }
    if path.contains('%') {
        return Err(keys.wrong("path", "must be plain: % could make it another path"));
    }
    for other in api::endpoints() {
        let does_same = (other.effect, other.asks) == (endpoint.effect, endpoint.asks);
        if other.effect.writes() && !does_same && may_be_same(other.path, &path) {
            let what = format!("is that of {:?}, which does something else", other.command);
            return Err(keys.wrong("path", &what));
        }
    }
    Ok(Some(path))
}

/// Whether a path has the variables of the documented one. Those that a flag fills may be left out (quirk 17).
fn fits(path: &str, endpoint: &Endpoint) -> bool {
    let own = variables(path);
    let mut rest = own.as_slice();
    for documented in variables(endpoint.path) {
        match rest.split_first() {
            Some((first, after)) if *first == documented => rest = after,
            _ if is_filled_by_flag(documented, endpoint) => {}
            _ => return false,
        }
    }
    rest.is_empty()
}

fn is_filled_by_flag(variable: &str, endpoint: &Endpoint) -> bool {
    let plain = variable.trim_end_matches('?');
    endpoint.all_params().any(
        |param| matches!(param.location, Location::Segment(name, _) if name.trim_end_matches('?') == plain),
    )
}

/// The `{VARIABLES}` of a path.
fn variables(path: &str) -> Vec<&str> {
    path.split(['{', '}']).skip(1).step_by(2).collect()
}

/// Whether two paths can be the same address: a variable may be anything, and doubled slashes are one.
fn may_be_same(one: &str, other: &str) -> bool {
    let (one, other) = (parts(one), parts(other));
    one.len() == other.len() && one.into_iter().zip(other).all(may_be_same_part)
}

fn parts(path: &str) -> Vec<&str> {
    path.split('/').filter(|part| !part.is_empty()).collect()
}

fn may_be_same_part((one, other): (&str, &str)) -> bool {
    one.starts_with('{') || other.starts_with('{') || one.eq_ignore_ascii_case(other)
}
