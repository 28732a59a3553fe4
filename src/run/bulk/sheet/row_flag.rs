//! A flag that a column can be: a parameter of the operation, or one of the flags beside them.

use super::own_flag::OwnFlag;
use crate::api::{Endpoint, IdKind, Location, Param};

/// A flag that a column can be.
#[derive(Clone, Copy, Debug)]
pub enum RowFlag {
    /// A parameter.
    Param(&'static Param),
    /// A flag beside the parameters.
    Own(OwnFlag),
}

impl RowFlag {
    /// Every flag that a column can be.
    pub fn all(endpoint: &'static Endpoint) -> impl Iterator<Item = RowFlag> {
        let params = endpoint.all_params().filter(|param| !param.flag.is_empty());
        params.map(RowFlag::Param).chain(OwnFlag::of(endpoint).map(RowFlag::Own))
    }

    /// The flag with exactly this name.
    pub fn of(endpoint: &'static Endpoint, flag: &str) -> Option<RowFlag> {
        if let Some(param) = endpoint.all_params().find(|param| param.flag == flag) {
            return Some(RowFlag::Param(param));
        }
        OwnFlag::of(endpoint).find(|own| own.name() == flag).map(RowFlag::Own)
    }

    /// Its name, without dashes; of a positional as it stands in the path.
    pub fn flag(self) -> &'static str {
        match self {
            RowFlag::Param(param) => param.flag,
            RowFlag::Own(own) => own.name(),
        }
    }

    /// Whether several columns may be it.
    pub fn is_repeatable(self) -> bool {
        match self {
            RowFlag::Param(param) => param.is_repeatable(),
            RowFlag::Own(own) => own.is_repeatable(),
        }
    }

    /// Whether a title that is almost its name is taken for a mistake. Words such as `reason` are too much like others.
    pub fn is_told_by_likeness(self) -> bool {
        match self {
            RowFlag::Param(_) => true,
            RowFlag::Own(own) => own.is_expectation(),
        }
    }

    /// The names under which a column is it; the first is the one that messages use.
    pub fn names(self, endpoint: &Endpoint) -> Vec<String> {
        match self {
            RowFlag::Own(own) => vec![own.name().to_owned()],
            RowFlag::Param(param) if param.location == Location::Path => positional(param),
            RowFlag::Param(param) => {
                let mut names = vec![param.flag.to_owned()];
                names.extend(endpoint.other_name(param));
                names
            }
        }
    }

    /// Where the API has its value, by which personal values are known.
    pub fn field(self) -> &'static str {
        match self {
            RowFlag::Param(param) => param.pointer().unwrap_or(param.flag),
            RowFlag::Own(own) => own.name(),
        }
    }
}

/// The names of a positional, `{ORDER_UUID}`: what it identifies (`order`), and that with `id` or `uuid`.
fn positional(param: &Param) -> Vec<String> {
    let own = param.flag.to_lowercase();
    let own = own.strip_suffix("uuid").or(own.strip_suffix("id")).unwrap_or(&own);
    let mut stems = vec![own.trim_end_matches('_').to_owned()];
    for kind in param.kind.ids.iter().filter_map(|prefix| IdKind::of_prefix(prefix)) {
        let noun = kind.noun().to_owned();
        if !stems.contains(&noun) {
            stems.push(noun);
        }
    }
    let mut names = stems.clone();
    for stem in stems {
        names.push(format!("{stem}_id"));
        names.push(format!("{stem}_uuid"));
    }
    names
}
