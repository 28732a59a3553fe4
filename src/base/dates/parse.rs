//! Dates as people type them, as far as their words say.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;

use super::help::{days_meant, no_date, time_meant};
use super::shape::{is_digits, is_shaped};

/// A date as typed, before a clock and a time zone make an instant of it. Nothing that was typed is ever cut off: what
/// cannot be taken whole is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ParsedDate {
    /// `now`.
    Now,
    /// `today`: in a time frame the whole day, in a request the present moment.
    Today,
    /// `+7d`: so many days from now, by the calendar of the person's zone.
    Days(i32),
    /// Unix seconds.
    Seconds(i64),
    /// `2026-12-24`.
    Day(Date),
    /// `2026-12-24T10:00`, in the person's zone.
    Local(DateTime),
    /// `2026-12-24T10:00+01:00`.
    Instant(Timestamp),
}

/// Whether this is a date at all.
pub fn check(text: &str) -> Result<(), String> {
    parse(text).map(drop)
}

/// A day alone, `2026-12-24`.
pub fn day(text: &str) -> Result<Date, String> {
    match parse(text) {
        Ok(ParsedDate::Day(day)) => Ok(day),
        Ok(_) => Err(format!("{} is no day alone, such as 2026-12-24", text.trim())),
        Err(why) => Err(why),
    }
}

/// Reads a date, without a clock.
pub(super) fn parse(text: &str) -> Result<ParsedDate, String> {
    let text = text.trim();
    match text {
        "now" => return Ok(ParsedDate::Now),
        "today" => return Ok(ParsedDate::Today),
        _ => {}
    }
    if text.starts_with(['+', '-']) {
        return days(text);
    }
    if is_digits(text) {
        return seconds(text);
    }
    let Some((day, rest)) = text.split_at_checked(10) else { return Err(no_date(text)) };
    let day = match day.parse::<Date>() {
        Ok(parsed) if is_shaped(day, "0000-00-00") => parsed,
        _ => return Err(no_date(text)),
    };
    match rest.strip_prefix(['T', 't', ' ']) {
        None if rest.is_empty() => Ok(ParsedDate::Day(day)),
        None => Err(no_date(text)),
        Some(rest) => day_with_time(day, rest, text),
    }
}

/// `+7d`.
fn days(text: &str) -> Result<ParsedDate, String> {
    if let Some(days) = text.strip_suffix('d')
        && is_digits(&days[1..])
        && let Ok(days) = days.parse()
    {
        return Ok(ParsedDate::Days(days));
    }
    match days_meant(text) {
        Some(meant) => Err(format!("{text} is no date: did you mean {meant}?")),
        None => Err(format!(
            "{text} is no date: whole days from now, such as +7d, or a date with a time"
        )),
    }
}

/// A day, and after it `10:00` or `10:00+01:00`.
fn day_with_time(day: Date, rest: &str, text: &str) -> Result<ParsedDate, String> {
    let end = rest.find(['Z', 'z', '+', '-', ' ']).unwrap_or(rest.len());
    let (time, zone) = rest.split_at(end);
    let local = day.to_datetime(time_of_day(time, day)?);
    if zone.is_empty() {
        return Ok(ParsedDate::Local(local));
    }
    let Some(offset) = offset(zone.trim_start_matches(' ')) else { return Err(no_date(text)) };
    offset.to_timestamp(local).map(ParsedDate::Instant).map_err(|_| no_date(text))
}

/// Nine digits are 1973, and ten last until 2286: anything else is another form of date.
fn seconds(text: &str) -> Result<ParsedDate, String> {
    match text.len() {
        9 | 10 => text.parse().map(ParsedDate::Seconds).map_err(|_| no_date(text)),
        12..=19 => Err(format!(
            "{text} looks like parts of a second: Unix seconds have ten digits, {}",
            &text[..10]
        )),
        _ => Err(no_date(text)),
    }
}

/// `10:00`, `10:00:00`, and a fraction of nothing. The API knows no parts of a second.
fn time_of_day(text: &str, day: Date) -> Result<Time, String> {
    let (time, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let is_time = is_shaped(time, "00:00:00") || is_shaped(time, "00:00") && time == text;
    if !is_time || !is_digits(fraction) {
        return Err(match time_meant(text) {
            Some(meant) => format!("{text:?} is no time of day: did you mean {day}{meant}?"),
            None => format!("{text:?} is no time of day, such as 10:00 or 10:00:00"),
        });
    }
    if fraction.bytes().any(|digit| digit != b'0') {
        return Err(format!(
            "{text} has a part of a second, which no request can say: type {time}"
        ));
    }
    let (hour, minute, second) = (two_digits(time, 0), two_digits(time, 3), two_digits(time, 6));
    if hour == 24 && minute == 0 && second == 0 {
        let next = day.tomorrow().unwrap_or(day);
        return Err(format!("{text} is the next day's 00:00: type {next}T00:00"));
    }
    Time::new(hour, minute, second, 0)
        .map_err(|_| format!("{text} is no time of day: it ends with 23:59:59"))
}

fn two_digits(time: &str, at: usize) -> i8 {
    time.get(at..at + 2).unwrap_or("0").parse().unwrap_or(0)
}

/// `Z`, `+01:00`, `+0100` or `+01`.
fn offset(text: &str) -> Option<Offset> {
    if text.eq_ignore_ascii_case("z") {
        return Some(Offset::UTC);
    }
    let digits = text.strip_prefix(['+', '-'])?;
    if !is_shaped(digits, "00:00") && !is_shaped(digits, "0000") && !is_shaped(digits, "00") {
        return None;
    }
    let hours: i32 = digits.get(..2)?.parse().ok()?;
    let minutes: i32 = digits.get(2..)?.trim_start_matches(':').parse().unwrap_or(0);
    let seconds = hours * 3600 + minutes * 60;
    let sign = if text.starts_with('-') { -1 } else { 1 };
    if hours < 24 && minutes < 60 { Offset::from_seconds(sign * seconds).ok() } else { None }
}
