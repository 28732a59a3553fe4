//! One parameter of an operation as an argument of its command.

use clap::{Arg, ArgAction};

use super::value::parser;
use crate::api::{Endpoint, Location, Param, Presence};

/// The argument: its flag or place, its value, and what it excludes.
pub fn argument(endpoint: &'static Endpoint, param: &'static Param) -> Arg {
    let arg = Arg::new(param.flag).help(param.help);
    let arg = arg.value_parser(parser(param.kind, param.is_filter()));
    match param.location {
        Location::Path => positional(endpoint, param, arg),
        _ => flag(endpoint, param, arg),
    }
}

fn positional(endpoint: &Endpoint, param: &Param, arg: Arg) -> Arg {
    let arg = arg.value_name(param.kind.name);
    // A skeleton is of no object in particular.
    match endpoint.has_body() && endpoint.effect.writes() {
        true => arg.required_unless_present("template"),
        false => arg.required(true),
    }
}

fn flag(endpoint: &Endpoint, param: &'static Param, arg: Arg) -> Arg {
    let kind = param.kind;
    let mut arg = arg.long(param.flag).conflicts_with_all(param.not_with);
    if !kind.name.is_empty() {
        arg = arg.value_name(kind.name);
    }
    if let (Location::Query(_), Presence::RequiredWith(other)) = (param.location, param.presence) {
        arg = arg.requires(other);
    }
    if kind.signed {
        arg = arg.allow_hyphen_values(true);
    }
    if param.is_switch() {
        return arg.value_parser(clap::value_parser!(bool)).action(ArgAction::SetTrue);
    }
    arg = match param.is_repeatable() {
        true => arg.action(ArgAction::Append),
        false => arg.action(ArgAction::Set),
    };
    if kind.switch {
        arg = arg
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value("true")
            .hide_possible_values(true);
    }
    match endpoint.other_name(param) {
        // The tree lives as long as the process.
        Some(name) => arg.alias(&*name.leak()),
        None => arg,
    }
}
