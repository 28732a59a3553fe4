//! The two forms of dates in requests (quirk 4): writing them, and telling which one a text has.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde_json::Value;

use super::shape::is_digits;

/// How a date is written in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateForm {
    /// Unix seconds as a text, `1893456000`.
    Unix,
    /// `02 Aug, 2023`: two-digit day, English month, comma (the server's `d M, Y`).
    DayMonthYear,
}

impl DateForm {
    /// Its name in `config.toml`.
    pub fn name(self) -> &'static str {
        match self {
            DateForm::Unix => "unix",
            DateForm::DayMonthYear => "d M, Y",
        }
    }

    /// The form by the name that it has in `config.toml`.
    pub fn from_name(name: &str) -> Option<DateForm> {
        match name {
            "unix" => Some(DateForm::Unix),
            "d M, Y" => Some(DateForm::DayMonthYear),
            _ => None,
        }
    }
}

/// Writes an instant in the form that a request wants.
pub fn write(instant: Timestamp, form: DateForm, zone: &TimeZone) -> String {
    match form {
        DateForm::Unix => instant.as_second().to_string(),
        DateForm::DayMonthYear => instant.to_zoned(zone.clone()).strftime("%d %b, %Y").to_string(),
    }
}

/// Which form a text in a request has, and its instant in Unix seconds (noon UTC for a day). `None` for neither.
pub fn recognise(text: &str) -> Option<(DateForm, i64)> {
    if let Some(seconds) = unix_seconds(text) {
        return Some((DateForm::Unix, seconds));
    }
    let day = Date::strptime("%d %b, %Y", text).ok()?;
    let noon = day.to_datetime(Time::constant(12, 0, 0, 0)).to_zoned(TimeZone::UTC).ok()?;
    // `5 Dec, 2023` was refused by the server: the day has two digits (docs/api.md, Messages).
    match day.strftime("%d %b, %Y").to_string() == text {
        true => Some((DateForm::DayMonthYear, noon.timestamp().as_second())),
        false => None,
    }
}

/// Which form a JSON value has, and its instant: seconds are a date as a number too, though documented as a text (quirk
/// 2).
pub fn recognise_json(value: &Value) -> Option<(DateForm, i64)> {
    match value {
        Value::String(text) => recognise(text),
        Value::Number(seconds) => recognise(&seconds.to_string()),
        _ => None,
    }
}

/// Unix seconds, once seen with a fraction (quirk 2).
fn unix_seconds(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    // Milliseconds are beyond the calendar.
    Some(Timestamp::from_second(whole.parse().ok()?).ok()?.as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_requests_are_recognised() {
        assert_eq!(recognise("1893456000"), Some((DateForm::Unix, 1_893_456_000)));
        assert_eq!(recognise("1677047770.652"), Some((DateForm::Unix, 1_677_047_770)));
        assert_eq!(recognise("02 Aug, 2023"), Some((DateForm::DayMonthYear, 1_690_977_600)));
        assert_eq!(recognise("2 Aug, 2023"), None);
        assert_eq!(recognise("2023-08-02"), None);
        assert_eq!(recognise("1893456000000"), None);
    }

    #[test]
    fn a_form_is_written_as_it_is_read() {
        let instant = Timestamp::from_second(1_690_977_600).expect("in range");
        for form in [DateForm::Unix, DateForm::DayMonthYear] {
            assert_eq!(
                recognise(&write(instant, form, &TimeZone::UTC)),
                Some((form, 1_690_977_600))
            );
        }
    }
}
