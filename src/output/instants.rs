//! Instants as people read them: `2026-11-15 12:31` in the profile's time zone, which is named once beside them. Previews
//! of dates that were typed show seconds and offset (`base/dates/clock.rs`).

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::base::dates::{self, Zone};

/// How instants are shown to a person in one time zone.
#[derive(Clone, Debug)]
pub struct Instants {
    zone: Zone,
}

impl Instants {
    /// For a person in this zone.
    pub fn of(zone: Zone) -> Instants {
        Instants { zone }
    }

    /// `2026-11-15 12:31`; with the offset where the zone's clock shows that time twice.
    pub fn show(&self, instant: Timestamp) -> String {
        let local = instant.to_zoned(TimeZone::clone(&self.zone));
        let twice = self.zone.to_ambiguous_timestamp(local.datetime()).is_ambiguous();
        let form = if twice { "%Y-%m-%d %H:%M %:z" } else { "%Y-%m-%d %H:%M" };
        local.strftime(form).to_string()
    }

    /// `12:31:59`, for lines that are written as it happens.
    pub fn clock_time(&self, instant: Timestamp) -> String {
        instant.to_zoned(TimeZone::clone(&self.zone)).strftime("%H:%M:%S").to_string()
    }

    /// A received value as [`Instants::show`] has it; `None` for one that says no instant.
    pub fn read(&self, received: &str) -> Option<String> {
        dates::received(received).map(|instant| self.show(instant))
    }

    /// The zone's name, as it is to be told once beside what was shown.
    pub fn zone_name(&self) -> &str {
        self.zone.iana_name().unwrap_or("UTC")
    }
}

impl Default for Instants {
    /// In UTC, until a profile is known.
    fn default() -> Instants {
        Instants::of(Zone::UTC)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(zone: &str, received: &str, expected: &str) {
        let instants = Instants::of(Zone::named(zone).expect("bundled"));
        assert_eq!(instants.read(received).as_deref(), Some(expected), "{received} in {zone}");
    }

    #[test]
    fn an_instant_is_read_in_the_zone_of_the_person() {
        check("Europe/Oslo", "1763206260", "2025-11-15 12:31");
        check("Europe/Oslo", "1782907200", "2026-07-01 14:00");
        check("America/New_York", "1763206260", "2025-11-15 06:31");
        check("Asia/Kathmandu", "1763206260", "2025-11-15 17:16");
        check("UTC", "2025-11-15T12:31:59+01:00", "2025-11-15 11:31");
    }

    #[test]
    fn an_hour_that_comes_twice_says_which_one_it_is() {
        check("Europe/Oslo", "2026-10-25T00:30:00Z", "2026-10-25 02:30 +02:00");
        check("Europe/Oslo", "2026-10-25T01:30:00Z", "2026-10-25 02:30 +01:00");
        check("Europe/Oslo", "2026-10-25T02:00:00Z", "2026-10-25 03:00");
        check("Europe/Oslo", "2026-03-29T01:00:00Z", "2026-03-29 03:00");
    }

    #[test]
    fn the_ends_of_the_calendar_are_shown() {
        check("Europe/Oslo", "0000-01-01T00:00:00Z", "0000-01-01 00:53");
        for end in [Timestamp::MIN, Timestamp::MAX] {
            for zone in ["Pacific/Kiritimati", "Pacific/Pago_Pago"] {
                let instants = Instants::of(Zone::named(zone).expect("bundled"));
                assert!(instants.show(end).contains("9999"), "{end} in {zone}");
            }
        }
        assert_eq!(Instants::default().zone_name(), "UTC");
    }
}
