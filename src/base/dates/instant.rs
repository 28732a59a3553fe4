//! The instant that a typed date means, by the person's clock and zone, and the date in a request.

use std::fmt::Display;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use jiff::{Span, Timestamp};

use super::clock::Clock;
use super::form::{DateForm, write};
use super::parse::{ParsedDate, parse};

/// Which instant a day without a time means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BareDay {
    /// 12:00: a day in a request.
    Noon,
    /// 00:00: the beginning of a time frame.
    Start,
    /// 24:00: the end of a time frame.
    End,
}

/// The instant that was typed: `now`, `today` (the same, or where a time frame begins or ends the day of today), `+7d`, `-7d`, `2026-12-24`, the same with a time (in the
/// person's zone unless it has an offset) or Unix seconds. `bare_day` says which instant a day alone means.
pub fn read_at(text: &str, clock: &Clock, bare_day: BareDay) -> Result<Timestamp, String> {
    let instant = match parse(text)? {
        ParsedDate::Now => Ok(clock.now),
        ParsedDate::Today if bare_day == BareDay::Noon => Ok(clock.now),
        ParsedDate::Today => {
            let today = clock.now.to_zoned(TimeZone::clone(&clock.zone)).date();
            return on_day(today, clock, bare_day);
        }
        ParsedDate::Days(days) => days_from_now(days, clock),
        ParsedDate::Seconds(seconds) => Timestamp::from_second(seconds),
        ParsedDate::Day(day) => return on_day(day, clock, bare_day),
        ParsedDate::Local(local) => return in_zone(local, text.trim(), clock),
        ParsedDate::Instant(instant) => Ok(instant),
    };
    instant.map_err(|_| too_far(text.trim()))
}

/// The same time by the clock, so many days later.
fn days_from_now(days: i32, clock: &Clock) -> Result<Timestamp, jiff::Error> {
    let now = clock.now.to_zoned(TimeZone::clone(&clock.zone));
    Ok(now.checked_add(Span::new().try_days(days)?)?.timestamp())
}

fn too_far(date: impl Display) -> String {
    format!("{date} is too far away")
}

/// The date as the request wants it.
pub fn to_sent(
    text: &str,
    clock: &Clock,
    bare_day: BareDay,
    form: DateForm,
) -> Result<String, String> {
    refuse_time(parse(text)?, text, form)?;
    let instant = read_at(text, clock, bare_day)?;
    if form == DateForm::Unix && instant < Timestamp::UNIX_EPOCH {
        return Err(format!("{} is before 1970: Unix seconds cannot say it", text.trim()));
    }
    Ok(write(instant, form, &clock.zone))
}

/// Refuses a time where the request says a day only, since the time would be lost. Seconds are a number: nobody typed a
/// time.
fn refuse_time(date: ParsedDate, text: &str, form: DateForm) -> Result<(), String> {
    let has_time = matches!(date, ParsedDate::Local(_) | ParsedDate::Instant(_));
    if form == DateForm::DayMonthYear && has_time {
        let text = text.trim();
        return Err(format!(
            "{text} has a time, and the request says a day only: type the day, such as 2026-12-24"
        ));
    }
    Ok(())
}

fn on_day(day: Date, clock: &Clock, bare_day: BareDay) -> Result<Timestamp, String> {
    let wanted = match bare_day {
        BareDay::Noon => Ok(day.to_datetime(Time::constant(12, 0, 0, 0))),
        BareDay::Start => Ok(day.to_datetime(Time::midnight())),
        BareDay::End => day.tomorrow().map(|next| next.to_datetime(Time::midnight())),
    };
    // Where a day begins at 01:00, or has its first hour twice, this is its first instant.
    let instant =
        wanted.and_then(|wanted| Ok((wanted, wanted.to_zoned(TimeZone::clone(&clock.zone))?)));
    let (wanted, instant) = instant.map_err(|_| too_far(day))?;
    match instant.date() == wanted.date() {
        true => Ok(instant.timestamp()),
        false => Err(format!("{day} does not exist here")),
    }
}

/// A local time, where the zone's clock shows it exactly once.
fn in_zone(local: DateTime, text: &str, clock: &Clock) -> Result<Timestamp, String> {
    let zone = clock.zone.iana_name().unwrap_or("the profile's time_zone");
    let ambiguous = clock.zone.to_ambiguous_timestamp(local);
    match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => ambiguous.unambiguous().map_err(|_| too_far(text)),
        AmbiguousOffset::Gap { before, after } => Err(format!(
            "{text} does not exist in {zone}, whose clock is set forward then: type it with an offset, {} or {}",
            with_offset(local, before),
            with_offset(local, after)
        )),
        AmbiguousOffset::Fold { before, after } => Err(format!(
            "{text} comes twice in {zone}, whose clock is set back then: type {} or {}",
            with_offset(local, before),
            with_offset(local, after)
        )),
    }
}

/// `2026-12-24T10:00:00+01:00`.
fn with_offset(local: DateTime, offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
    format!("{}{sign}{hours:02}:{minutes:02}", local.strftime("%Y-%m-%dT%H:%M:%S"))
}

#[cfg(test)]
mod tests {
    use super::super::Zone;
    use super::*;

    fn clock(zone_name: &str) -> Clock {
        let zone = Zone::named(zone_name).expect("bundled");
        Clock { now: Timestamp::from_second(1_767_225_600).expect("in range"), zone }
    }

    fn shown(typed: &str, clock: &Clock, bare_day: BareDay) -> String {
        read_at(typed, clock, bare_day)
            .map_or_else(|message| message, |instant| clock.show(instant))
    }

    fn check(typed: &str, expected: &str) {
        let got = shown(typed, &clock("Europe/Oslo"), BareDay::Noon);
        assert!(got.contains(expected), "{typed}: {got}");
    }

    #[test]
    fn people_type_dates_in_six_ways() {
        check("now", "2026-01-01 01:00:00 +01:00");
        check("today", "2026-01-01 01:00:00 +01:00");
        check("+7d", "2026-01-08 01:00:00 +01:00");
        check("+0d", "2026-01-01 01:00:00 +01:00");
        check("-1d", "2025-12-31 01:00:00 +01:00");
        // A day later is the same time by the clock, also where one has 23 hours.
        check("+200d", "2026-07-20 01:00:00 +02:00");
        check("2026-12-24", "2026-12-24 12:00:00 +01:00");
        check("2026-07-01", "2026-07-01 12:00:00 +02:00");
        check("1893456000", "2030-01-01 01:00:00 +01:00");
    }

    #[test]
    fn a_date_with_a_time_is_taken_whole() {
        for local in ["T10:00", "T10:00:00", " 10:00", " 10:00:00", "t10:00", "T10:00:00.000"] {
            check(&format!("2026-12-24{local}"), "2026-12-24 10:00:00 +01:00");
        }
        let instants =
            ["T09:00:00Z", "T09:00Z", "t09:00z", " 10:00+01:00", "T10:00+0100", "T10:00+01"];
        for instant in
            instants.into_iter().chain(["T10:00:00 +01:00", "T04:30:00-04:30", "T09:00:00.0Z"])
        {
            check(&format!("2026-12-24{instant}"), "2026-12-24 10:00:00 +01:00");
        }
        check("2026-07-01T10:00", "2026-07-01 10:00:00 +02:00");
    }

    #[test]
    fn what_cannot_be_taken_whole_is_refused() {
        for (typed, why) in [
            ("2026-12-24T24:00", "type 2026-12-25T00:00"),
            ("2026-12-24T10:00:60", "ends with 23:59:59"),
            ("2026-12-24T25:00", "ends with 23:59:59"),
            ("2026-12-24T10:60", "ends with 23:59:59"),
            ("2026-12-24T10:00:00.5", "part of a second"),
            ("2026-12-24T10", "no time of day"),
            ("2026-12-24T", "no time of day"),
            ("2026-12-24T9:00", "no time of day"),
            ("2026-12-24T10:00.5", "no time of day"),
            ("2026-12-24T10:00+1", "is no date"),
            ("2026-12-24T10:00+25:00", "is no date"),
            ("2026-12-24T10:00Europe/Oslo", "no time of day"),
            ("2026-12-24T10:00+01:00[Europe/Oslo]", "is no date"),
            ("2026-12-24T10:00Z and more", "is no date"),
            ("2026-12-24  10:00", "no time of day"),
            ("2026-12-24Z", "is no date"),
            ("2026-12-24+01:00", "is no date"),
            ("2026-12-24x", "is no date"),
            ("2026-W52-4", "is no date"),
            ("2026-358", "is no date"),
            ("2026-02-30", "there is no day 30 in February 2026"),
            ("+002026-12-24", "whole days"),
            ("20261224", "did you mean 2026-12-24?"),
            ("24.12.2026", "did you mean 2026-12-24?"),
            ("24 Dec, 2026", "did you mean 2026-12-24?"),
            ("24.12.26", "did you mean 2026-12-24?"),
            ("26-12-24", "could mean 2026-12-24 or 2024-12-26"),
            ("12/24/2026", "did you mean 2026-12-24?"),
            ("24/12/2026", "did you mean 2026-12-24?"),
            ("24-12-2026", "did you mean 2026-12-24?"),
            ("1.2.2027", "did you mean 2027-02-01?"),
            ("1/2/2027", "could mean 2027-02-01 or 2027-01-02"),
            ("2026-2-3", "did you mean 2026-02-03?"),
            ("2026/2/3", "did you mean 2026-02-03?"),
            ("24122026", "did you mean 2026-12-24?"),
            ("241226", "could mean 2026-12-24 or 2024-12-26"),
            ("24. desember 2026", "did you mean 2026-12-24?"),
            ("24 des 2026", "did you mean 2026-12-24?"),
            ("December 24th, 2026", "did you mean 2026-12-24?"),
            ("24 August 2026", "did you mean 2026-08-24?"),
            ("2026–12–24", "did you mean 2026-12-24?"),
            ("24.12.2026 09:00", "did you mean 2026-12-24T09:00?"),
            ("24.12.2026 kl. 9.30", "did you mean 2026-12-24T09:30?"),
            ("24/12/2026 at 9", "did you mean 2026-12-24T09:00?"),
            ("2026-12-24 kl 09:00", "is no time of day"),
            ("2026-12-24 09.00", "did you mean 2026-12-24T09:00?"),
            ("2026-12-24T0900", "did you mean 2026-12-24T09:00?"),
            ("2026-12-24T9:00:05", "did you mean 2026-12-24T09:00:05?"),
            ("2026-12-24T09:00+1:00", "did you mean 2026-12-24T09:00+01:00?"),
            ("2026-12-24T09:00 CET", "is no date: type"),
            ("2026-02-29", "there is no day 29 in February 2026, which has 28 days"),
            ("31.02.2027", "there is no day 31 in February 2027, which has 28 days"),
            ("2026-04-31T10:00", "there is no day 31 in April 2026, which has 30 days"),
            ("2026-13-01", "there is no month 13"),
            ("24.12", "it names no year"),
            ("24.12.", "it names no year"),
            ("2026-12", "it names a month"),
            ("1893456000000", "ten digits, 1893456000"),
            ("1893456000.5", "is no date"),
            ("12345", "is no date"),
            ("+d", "whole days"),
            ("++7d", "whole days"),
            ("+7d12h", "whole days"),
            ("+12h", "whole days"),
            ("+7", "did you mean +7d?"),
            ("-7", "did you mean -7d?"),
            ("+1w", "did you mean +7d?"),
            ("+7D", "did you mean +7d?"),
            ("+7 days", "did you mean +7d?"),
            ("-2 uker", "did you mean -14d?"),
            ("7d", "did you mean +7d?"),
            ("in 7 days", "did you mean +7d?"),
            ("om 7 dager", "did you mean +7d?"),
            ("7 days ago", "did you mean -7d?"),
            ("for 2 dager siden", "did you mean -2d?"),
            ("+999999999d", "too far away"),
            ("+99999999999d", "whole days"),
            ("tomorrow", "did you mean +1d?"),
            ("Yesterday", "did you mean -1d?"),
            ("i morgen", "did you mean +1d?"),
            ("imorgen", "did you mean +1d?"),
            ("i går", "did you mean -1d?"),
            ("I dag", "did you mean today?"),
            ("NOW", "did you mean now?"),
            ("nå", "did you mean now?"),
            ("neste uke", "did you mean +7d?"),
            ("mandag", "is no date: type"),
            ("９:00", "is no date: type"),
            ("２０２６-12-24", "did you mean 2026-12-24?"),
            ("+７d", "did you mean +7d?"),
            ("", "is no date"),
            // The clock goes from 02:00 to 03:00, and in October from 03:00 to 02:00.
            ("2026-03-29T02:30", "2026-03-29T02:30:00+01:00 or 2026-03-29T02:30:00+02:00"),
            ("2026-10-25T02:30", "comes twice in Europe/Oslo"),
        ] {
            check(typed, why);
        }
        check("2026-10-25T02:30+01:00", "2026-10-25 02:30:00 +01:00");
    }

    #[test]
    fn a_request_that_says_a_day_only_takes_no_time() {
        let clock = clock("Europe/Oslo");
        for typed in ["2026-12-24T10:00", "2026-12-24T10:00Z"] {
            let sent = to_sent(typed, &clock, BareDay::Noon, DateForm::DayMonthYear);
            assert!(sent.is_err_and(|why| why.contains("a day only")), "{typed}");
        }
        for typed in ["2026-01-01", "now", "+0d"] {
            let sent = to_sent(typed, &clock, BareDay::Noon, DateForm::DayMonthYear);
            assert_eq!(sent.as_deref(), Ok("01 Jan, 2026"), "{typed}");
        }
        let seconds = to_sent("1767225600", &clock, BareDay::Noon, DateForm::DayMonthYear);
        assert_eq!(seconds.as_deref(), Ok("01 Jan, 2026"));
        assert!(to_sent("1969-12-24", &clock, BareDay::Noon, DateForm::Unix).is_err());
    }

    #[test]
    fn a_time_frame_holds_its_last_day() {
        let oslo = clock("Europe/Oslo");
        assert_eq!(shown("2026-03-29", &oslo, BareDay::Start), "2026-03-29 00:00:00 +01:00");
        assert_eq!(shown("2026-03-29", &oslo, BareDay::End), "2026-03-30 00:00:00 +02:00");
        assert_eq!(shown("2026-11-25 23:30", &oslo, BareDay::End), "2026-11-25 23:30:00 +01:00");
        assert_eq!(shown("-1d", &oslo, BareDay::End), "2025-12-31 01:00:00 +01:00");
        // Days that begin at 01:00, and one that Samoa left out.
        let beirut = clock("Asia/Beirut");
        assert_eq!(shown("2026-03-29", &beirut, BareDay::Start), "2026-03-29 01:00:00 +03:00");
        assert_eq!(
            shown("2011-12-30", &clock("Pacific/Apia"), BareDay::Noon),
            "2011-12-30 does not exist here"
        );
    }
}
