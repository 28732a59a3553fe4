//! Dates as people type them, and the two forms in which the API wants them (quirks.md 4).
//! Dates that come from the server are not read here: they are printed as received (quirks.md 43).

use jiff::civil::{Date, Time};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

/// How a date is written in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Unix seconds as a text, `1893456000`.
    Unix,
    /// `02 Aug, 2023`: two-digit day, English month, comma (the server's `d M, Y`).
    DayMonthYear,
}

impl Form {
    /// The form by the name that it has in `config.toml`.
    pub fn from_name(name: &str) -> Option<Form> {
        match name {
            "unix" => Some(Form::Unix),
            "d M, Y" => Some(Form::DayMonthYear),
            _ => None,
        }
    }
}

/// The time zone of this name, from the binary: looking on the machine would cost a good part of each look-up.
pub fn zone(name: &str) -> Option<TimeZone> {
    TimeZoneDatabase::bundled().get(name).ok()
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

/// Which instant of a bare day is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hour {
    /// 12:00: a day in a request.
    Noon,
    /// 00:00: the beginning of a time frame.
    Start,
    /// 24:00: the end of a time frame.
    End,
}

/// Reads `now`, `today` (the same), `+7d`, `-7d`, `2026-12-24` (12:00 in the person's zone), RFC 3339 or Unix seconds.
pub fn read(text: &str, clock: &Clock) -> Result<Timestamp, String> {
    read_at(text, clock, Hour::Noon)
}

/// The same with another instant of a bare day.
pub fn read_at(text: &str, clock: &Clock, hour: Hour) -> Result<Timestamp, String> {
    let text = text.trim();
    if matches!(text, "now" | "today") {
        return Ok(clock.now);
    }
    if let Some(days) = text.strip_suffix('d').filter(|rest| rest.starts_with(['+', '-'])) {
        let days: i32 = days.parse().map_err(|_| help(text))?;
        let away = SignedDuration::from_hours(i64::from(days) * 24);
        return clock.now.checked_add(away).map_err(|_| format!("{text} is too far away"));
    }
    if text.len() >= 9 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let seconds = text.parse().map_err(|_| help(text))?;
        return Timestamp::from_second(seconds)
            .map_err(|_| format!("{text} is no Unix time in seconds"));
    }
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Ok(instant);
    }
    let day: Date = text.parse().map_err(|_| help(text))?;
    let (day, hour) = match hour {
        Hour::Noon => (Ok(day), 12),
        Hour::Start => (Ok(day), 0),
        Hour::End => (day.tomorrow(), 0),
    };
    let at = day.map(|day| day.to_datetime(Time::constant(hour, 0, 0, 0)));
    at.and_then(|at| at.to_zoned(clock.zone.clone()))
        .map(|at| at.timestamp())
        .map_err(|error| error.to_string())
}

fn help(text: &str) -> String {
    format!(
        "{text} is no date: type now, +7d, 2026-12-24, 2026-12-24T09:00:00+01:00 or Unix seconds"
    )
}

/// Writes an instant in the form that a request wants.
pub fn write(instant: Timestamp, form: Form, zone: &TimeZone) -> String {
    match form {
        Form::Unix => instant.as_second().to_string(),
        Form::DayMonthYear => instant.to_zoned(zone.clone()).strftime("%d %b, %Y").to_string(),
    }
}

/// Which form a text in a request has, and its instant in Unix seconds (noon UTC for a day). `None` for neither.
pub fn recognise(text: &str) -> Option<(Form, i64)> {
    if let Some(seconds) = unix_seconds(text) {
        return Some((Form::Unix, seconds));
    }
    let day = Date::strptime("%d %b, %Y", text).ok()?;
    let noon = day.to_datetime(Time::constant(12, 0, 0, 0)).to_zoned(TimeZone::UTC).ok()?;
    // `5 Dec, 2023` was refused by the server: the day has two digits (messages.md).
    (day.strftime("%d %b, %Y").to_string() == text)
        .then(|| (Form::DayMonthYear, noon.timestamp().as_second()))
}

/// The same of a JSON value: seconds are a date as a number too, though documented as a text (quirks.md 2).
pub fn recognise_json(value: &Value) -> Option<(Form, i64)> {
    match value {
        Value::String(text) => recognise(text),
        Value::Number(seconds) => recognise(&seconds.to_string()),
        _ => None,
    }
}

/// Unix seconds, once seen with a fraction (quirks.md 2).
fn unix_seconds(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (digits(whole) && digits(fraction)).then(|| whole.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: &str) {
        let zone = zone("Europe/Oslo").expect("bundled");
        let clock = Clock { now: Timestamp::from_second(1_767_225_600).expect("in range"), zone };
        let got = match read(typed, &clock) {
            Ok(instant) => clock.show(instant),
            Err(message) => message,
        };
        assert!(got.contains(expected), "{typed}: {got}");
    }

    #[test]
    fn people_type_dates_in_five_ways() {
        check("now", "2026-01-01 01:00:00 +01:00");
        check("today", "2026-01-01 01:00:00 +01:00");
        check("+7d", "2026-01-08 01:00:00 +01:00");
        check("2026-12-24", "2026-12-24 12:00:00 +01:00");
        check("2026-07-01", "2026-07-01 12:00:00 +02:00");
        check("2026-12-24T09:00:00Z", "2026-12-24 10:00:00 +01:00");
        check("1893456000", "2030-01-01 01:00:00 +01:00");
        check("24.12.2026", "is no date");
        check("2026-02-30", "is no date");
        check("+d", "is no date");
    }

    #[test]
    fn a_time_frame_holds_its_last_day() {
        let zone = zone("Europe/Oslo").expect("bundled");
        let clock = Clock { now: Timestamp::from_second(1_767_225_600).expect("in range"), zone };
        let read = |hour| clock.show(read_at("2026-03-29", &clock, hour).expect("a day"));
        assert_eq!(read(Hour::Start), "2026-03-29 00:00:00 +01:00");
        assert_eq!(read(Hour::End), "2026-03-30 00:00:00 +02:00");
        assert_eq!(
            clock.show(read_at("-1d", &clock, Hour::End).expect("a day")),
            "2025-12-31 01:00:00 +01:00"
        );
    }

    #[test]
    fn both_forms_of_requests_are_recognised() {
        assert_eq!(recognise("1893456000"), Some((Form::Unix, 1_893_456_000)));
        assert_eq!(recognise("1677047770.652"), Some((Form::Unix, 1_677_047_770)));
        assert_eq!(recognise("02 Aug, 2023"), Some((Form::DayMonthYear, 1_690_977_600)));
        assert_eq!(recognise("2 Aug, 2023"), None);
        assert_eq!(recognise("2023-08-02"), None);
    }

    #[test]
    fn a_form_is_written_as_it_is_read() {
        let instant = Timestamp::from_second(1_690_977_600).expect("in range");
        for form in [Form::Unix, Form::DayMonthYear] {
            assert_eq!(
                recognise(&write(instant, form, &TimeZone::UTC)),
                Some((form, 1_690_977_600))
            );
        }
    }
}
