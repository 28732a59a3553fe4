//! Where and when the person is.

use jiff::Timestamp;
use jiff::tz::{TimeZone, TimeZoneDatabase};

/// The time zone of this name, from the binary: looking on the machine would cost a good part of each look-up.
pub fn zone(name: &str) -> Option<TimeZone> {
    TimeZoneDatabase::bundled().get(name).ok()
}

/// The name of this machine's own time zone, if it has one that is known here.
pub fn system_zone() -> Option<String> {
    let system = TimeZone::try_system().ok()?;
    let name = system.iana_name().filter(|name| zone(name).is_some())?;
    Some(name.to_owned())
}

/// Where and when the person is: what `now`, `+7d` and a bare day mean.
#[derive(Clone, Debug)]
pub struct Clock {
    /// The present moment.
    pub now: Timestamp,
    /// The profile's `time_zone`.
    pub zone: TimeZone,
}

impl Clock {
    /// The system's time in this zone.
    pub fn system(zone: TimeZone) -> Clock {
        Clock { now: Timestamp::now(), zone }
    }

    /// When today began in this zone, in Unix seconds.
    pub fn midnight(&self) -> i64 {
        let today = self.now.to_zoned(self.zone.clone()).start_of_day();
        // Beyond the calendar there is no today; then everything counts.
        today.map_or(i64::MIN, |start| start.timestamp().as_second())
    }

    /// An instant with its offset in the person's zone, as shown in previews.
    pub fn show(&self, instant: Timestamp) -> String {
        instant.to_zoned(self.zone.clone()).strftime("%Y-%m-%d %H:%M:%S %:z").to_string()
    }
}
