//! `flag=rest`, as it is typed behind `--map` and `--set`.

use super::names::{Names, likely, refused};
use super::own_flag;
use super::row_flag::RowFlag;
use crate::api::Endpoint;
use crate::base::error::{Error, Result};

/// Each flag with the rest; a flag that no row can have is refused with the reason.
pub fn pairs<'a>(
    endpoint: &'static Endpoint,
    typed: &'a [String],
    option: &str,
    form: &str,
) -> Result<Vec<(RowFlag, &'a str)>> {
    let names = Names::of(endpoint);
    let mut pairs = Vec::new();
    for typed in typed {
        let Some((name, rest)) = typed.split_once('=') else {
            return Err(Error::invalid(format!("{option} {typed}: must be {form}")));
        };
        let name = name.trim().trim_start_matches('-');
        let Some(flag) = names.named(name) else {
            let why = match refused(name).and_then(own_flag::refused) {
                Some(why) => format!("{option}: --{name} cannot differ by row: {why}"),
                None => unknown_flag(endpoint, option, name),
            };
            return Err(Error::invalid(why));
        };
        if rest.trim().is_empty() {
            return Err(Error::invalid(format!(
                "{option} {typed}: must be {form}, and nothing follows ="
            )));
        }
        pairs.push((flag, rest.trim()));
    }
    Ok(pairs)
}

fn unknown_flag(endpoint: &'static Endpoint, option: &str, name: &str) -> String {
    let mut names: Vec<String> = Vec::new();
    for flag in RowFlag::all(endpoint) {
        names.extend(flag.names(endpoint).into_iter().take(1));
    }
    let hint = match likely(name, &names) {
        Some(near) => format!(": did you mean {near}?"),
        None => format!("; it has {}", names.join(", ")),
    };
    format!("{option}: {} has no flag {name}{hint}", endpoint.command)
}
