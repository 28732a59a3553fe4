//! One parameter of an operation as an argument of its command.

use clap::{Arg, ArgAction};

use super::value::parser;
use crate::api::{Endpoint, Location, Param, Presence};

/// The argument: its flag or place, its value, and what it excludes.
pub fn argument(endpoint: &'static Endpoint, param: &'static Param) -> Arg {
    let is_filter = matches!(param.location, Location::Query(_) | Location::Segment(..));
    let arg = Arg::new(param.flag).help(param.help).value_parser(parser(param.kind, is_filter));
    match param.location {
        Location::Path => positional(endpoint, param, arg),
        _ => flag(endpoint, param, arg),
    }
}

/// Whether the parameter is a switch: present or absent, without a value.
pub fn is_switch(param: &Param) -> bool {
    param.location == Location::Local && param.kind.switch
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
    if is_switch(param) {
        return arg.value_parser(clap::value_parser!(bool)).action(ArgAction::SetTrue);
    }
    arg = match param.location {
        Location::List(_) | Location::Keyed(_) => arg.action(ArgAction::Append),
        _ => arg.action(ArgAction::Set),
    };
    if kind.switch {
        arg = arg
            .num_args(0..=1)
            .require_equals(true)
            .default_missing_value("true")
            .hide_possible_values(true);
    }
    with_api_name(endpoint, param, arg)
}

/// Adds the API's own name as an alias, where it cannot be taken for another flag.
fn with_api_name(endpoint: &Endpoint, param: &'static Param, arg: Arg) -> Arg {
    let name = param.api_name();
    if name.is_empty() || name == param.flag {
        return arg;
    }
    if is_first_of_name(endpoint, param) && !endpoint.all_params().any(|other| other.flag == name) {
        return arg.alias(name);
    }
    // Where several have the same name, the whole path tells them apart: `addresses.shipping.city`.
    let path = param.pointer().unwrap_or_default().trim_start_matches('/').replace('/', ".");
    // The tree lives as long as the process.
    if path.contains('.') { arg.alias(&*path.leak()) } else { arg }
}

/// Whether no parameter before this one has a flag and the same name in the API.
fn is_first_of_name(endpoint: &Endpoint, param: &Param) -> bool {
    for other in endpoint.all_params() {
        if !other.flag.is_empty() && other.api_name() == param.api_name() {
            return other.flag == param.flag;
        }
    }
    false
}
