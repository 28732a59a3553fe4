//! Where and when the person is.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::zone::Zone;

/// Where and when the person is: what `now`, `+7d` and a bare day mean.
#[derive(Clone, Debug)]
pub struct Clock {
    /// The present moment.
    pub now: Timestamp,
    /// The profile's `time_zone`.
    pub zone: Zone,
}

impl Clock {
    /// The system's time in this zone.
    pub fn system(zone: Zone) -> Clock {
        Clock { now: Timestamp::now(), zone }
    }

    /// When today began in this zone, in Unix seconds.
    pub fn midnight(&self) -> i64 {
        let today = self.now.to_zoned(TimeZone::clone(&self.zone)).start_of_day();
        // Beyond the calendar there is no today; then everything counts.
        today.map_or(i64::MIN, |start| start.timestamp().as_second())
    }

    /// An instant with its offset in the person's zone, as shown in previews.
    pub fn show(&self, instant: Timestamp) -> String {
        instant.to_zoned(TimeZone::clone(&self.zone)).strftime("%Y-%m-%d %H:%M:%S %:z").to_string()
    }
}
