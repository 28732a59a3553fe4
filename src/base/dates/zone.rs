//! Time zones by their names, from the binary: looking on the machine would cost a good part of each look-up, and reading one
//! that is built in still costs a thirtieth. Most show no instant, so the usual zone is read where it is first needed.

use std::ops::Deref;
use std::sync::LazyLock;

use jiff::tz::{TimeZone, TimeZoneDatabase};

/// The zone of a profile that names none.
pub const HOME_ZONE: &str = "Europe/Oslo";

static HOME: LazyLock<TimeZone> = LazyLock::new(|| built_in(HOME_ZONE).unwrap_or(TimeZone::UTC));

/// A person's time zone.
#[derive(Clone, Debug)]
pub enum Zone {
    /// The usual one.
    Home,
    /// Another one.
    Other(TimeZone),
}

impl Zone {
    /// UTC, where nobody's zone is known.
    pub const UTC: Zone = Zone::Other(TimeZone::UTC);

    /// The zone of this name.
    pub fn named(name: &str) -> Option<Zone> {
        if name == HOME_ZONE { Some(Zone::Home) } else { built_in(name).map(Zone::Other) }
    }
}

impl Deref for Zone {
    type Target = TimeZone;

    fn deref(&self) -> &TimeZone {
        match self {
            Zone::Home => &HOME,
            Zone::Other(zone) => zone,
        }
    }
}

/// The name of this machine's own time zone, if it has one that is known here.
pub fn system_zone() -> Option<String> {
    let system = TimeZone::try_system().ok()?;
    let name = system.iana_name().filter(|name| Zone::named(name).is_some())?;
    Some(name.to_owned())
}

fn built_in(name: &str) -> Option<TimeZone> {
    TimeZoneDatabase::bundled().get(name).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_the_one_of_its_name() {
        for name in [HOME_ZONE, "Asia/Kathmandu"] {
            let zone = Zone::named(name).expect("built in");
            assert_eq!(zone.iana_name(), Some(name));
        }
        assert!(Zone::named("Europe/Atlantis").is_none());
    }
}
