//! What a field is on a command line, and likewise in a column of a spreadsheet: its names, whether it is a switch, whether
//! it may stand there several times.

use super::endpoint::Endpoint;
use super::param::{Location, Param};

impl Param {
    /// Whether it is a switch: present or absent, without a value.
    pub fn is_switch(&self) -> bool {
        self.location == Location::Local && self.kind.switch
    }

    /// Whether it may be typed several times.
    pub fn is_repeatable(&self) -> bool {
        matches!(self.location, Location::List(_) | Location::Keyed(_))
    }

    /// Whether it narrows what is read: a profile can widen what it may be.
    pub fn is_filter(&self) -> bool {
        matches!(self.location, Location::Query(_) | Location::Segment(..))
    }
}

impl Endpoint {
    /// The other name of a flag: the API's own, or the whole path where several flags have that name,
    /// `addresses.shipping.city`.
    pub fn other_name(&self, param: &Param) -> Option<String> {
        let name = param.api_name();
        if name.is_empty() || name == param.flag {
            return None;
        }
        let is_free = !self.all_params().any(|other| other.flag == name);
        if is_free && self.is_first_of_name(param) {
            return Some(name.to_owned());
        }
        let path = param.pointer().unwrap_or_default().trim_start_matches('/').replace('/', ".");
        path.contains('.').then_some(path)
    }

    /// Whether no parameter before this one has a flag and the same name in the API.
    fn is_first_of_name(&self, param: &Param) -> bool {
        let mut others = self.all_params().filter(|other| !other.flag.is_empty());
        let first = others.find(|other| other.api_name() == param.api_name());
        first.is_some_and(|first| first.flag == param.flag)
    }
}
