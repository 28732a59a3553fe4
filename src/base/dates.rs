//! Dates as people type them, and the two forms in which the API wants them (quirk 4).
//! Dates that come from the server are not read here: they are printed as received (quirk 43).

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase};
use jiff::{Span, Timestamp};
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
    /// Its name in `config.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Form::Unix => "unix",
            Form::DayMonthYear => "d M, Y",
        }
    }

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

/// A date as typed: what its words say, before a clock and a time zone make an instant of it. Nothing that was typed is
/// ever cut off: what cannot be taken whole is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TypedDate {
    /// `now`, `today`.
    Now,
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
    words(text).map(drop)
}

/// A day alone, `2026-12-24`.
pub fn day(text: &str) -> Result<Date, String> {
    match words(text) {
        Ok(TypedDate::Day(day)) => Ok(day),
        Ok(_) => Err(format!("{} is no day alone, such as 2026-12-24", text.trim())),
        Err(why) => Err(why),
    }
}

/// The instant that was typed: `now`, `today` (the same), `+7d`, `-7d`, `2026-12-24`, the same with a time (in the person's
/// zone unless it has an offset) or Unix seconds. `bare_day` says which instant a day alone means.
pub fn read_at(text: &str, clock: &Clock, bare_day: BareDay) -> Result<Timestamp, String> {
    let too_far = |_| format!("{} is too far away", text.trim());
    match words(text)? {
        TypedDate::Now => Ok(clock.now),
        TypedDate::Days(days) => {
            let now = clock.now.to_zoned(clock.zone.clone());
            let days = Span::new().try_days(days).map_err(too_far)?;
            now.checked_add(days).map(|then| then.timestamp()).map_err(too_far)
        }
        TypedDate::Seconds(seconds) => Timestamp::from_second(seconds).map_err(too_far),
        TypedDate::Day(day) => on_day(day, clock, bare_day),
        TypedDate::Local(local) => in_zone(local, text.trim(), clock),
        TypedDate::Instant(instant) => Ok(instant),
    }
}

/// The date as the request wants it.
pub fn to_sent(text: &str, clock: &Clock, bare_day: BareDay, form: Form) -> Result<String, String> {
    whole(words(text)?, text, form)?;
    let instant = read_at(text, clock, bare_day)?;
    if form == Form::Unix && instant < Timestamp::UNIX_EPOCH {
        return Err(format!("{} is before 1970: Unix seconds cannot say it", text.trim()));
    }
    Ok(write(instant, form, &clock.zone))
}

/// A request that says a day only would lose a time that was typed. Seconds are a number: nobody typed a time.
fn whole(words: TypedDate, text: &str, form: Form) -> Result<(), String> {
    let has_time = matches!(words, TypedDate::Local(_) | TypedDate::Instant(_));
    if form == Form::DayMonthYear && has_time {
        let text = text.trim();
        return Err(format!(
            "{text} has a time, and the request says a day only: type the day, such as 2026-12-24"
        ));
    }
    Ok(())
}

fn on_day(day: Date, clock: &Clock, bare_day: BareDay) -> Result<Timestamp, String> {
    let too_far = |_| format!("{day} is too far away");
    let (of, time) = match bare_day {
        BareDay::Noon => (day, Time::constant(12, 0, 0, 0)),
        BareDay::Start => (day, Time::midnight()),
        BareDay::End => (day.tomorrow().map_err(too_far)?, Time::midnight()),
    };
    // Where a day begins at 01:00, or has its first hour twice, this is its first instant.
    let at = of.to_datetime(time).to_zoned(clock.zone.clone()).map_err(too_far)?;
    if at.date() == of { Ok(at.timestamp()) } else { Err(format!("{day} does not exist here")) }
}

/// A local time, where the zone's clock shows it exactly once.
fn in_zone(local: DateTime, text: &str, clock: &Clock) -> Result<Timestamp, String> {
    let zone = clock.zone.iana_name().unwrap_or("the profile's time_zone");
    let ambiguous = clock.zone.to_ambiguous_timestamp(local);
    let with = |offset: Offset| format!("{}{}", local.strftime("%Y-%m-%dT%H:%M:%S"), told(offset));
    match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => {
            ambiguous.unambiguous().map_err(|_| format!("{text} is too far away"))
        }
        AmbiguousOffset::Gap { before, after } => Err(format!(
            "{text} does not exist in {zone}, whose clock is set forward then: type it with an offset, {} or {}",
            with(before),
            with(after)
        )),
        AmbiguousOffset::Fold { before, after } => Err(format!(
            "{text} comes twice in {zone}, whose clock is set back then: type {} or {}",
            with(before),
            with(after)
        )),
    }
}

/// `+01:00`.
fn told(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

fn words(text: &str) -> Result<TypedDate, String> {
    let text = text.trim();
    if matches!(text, "now" | "today") {
        return Ok(TypedDate::Now);
    }
    if text.starts_with(['+', '-']) {
        let days = text.strip_suffix('d').filter(|days| is_digits(&days[1..]));
        let days = days.and_then(|days| days.parse().ok());
        return days.map(TypedDate::Days).ok_or_else(|| {
            format!("{text} is no date: whole days from now, such as +7d, or a date with a time")
        });
    }
    if is_digits(text) {
        return seconds(text);
    }
    let Some((day, rest)) = text.split_at_checked(10).and_then(|(day, rest)| {
        let day = is_shaped(day, "0000-00-00").then(|| day.parse::<Date>().ok()).flatten()?;
        Some((day, rest))
    }) else {
        return Err(help(text));
    };
    match rest.strip_prefix(['T', 't', ' ']) {
        None if rest.is_empty() => Ok(TypedDate::Day(day)),
        None => Err(help(text)),
        Some(rest) => {
            let (time, zone) =
                rest.split_at(rest.find(['Z', 'z', '+', '-', ' ']).unwrap_or(rest.len()));
            let local = day.to_datetime(time_of_day(time, day)?);
            match zone {
                "" => Ok(TypedDate::Local(local)),
                _ => {
                    let offset = offset(zone.trim_start_matches(' ')).ok_or_else(|| help(text))?;
                    let instant = offset.to_timestamp(local).map_err(|_| help(text))?;
                    Ok(TypedDate::Instant(instant))
                }
            }
        }
    }
}

/// Nine digits are 1973, and ten last until 2286: anything else is another form of date.
fn seconds(text: &str) -> Result<TypedDate, String> {
    match text.len() {
        9 | 10 => text.parse().map(TypedDate::Seconds).map_err(|_| help(text)),
        8 => Err(format!(
            "{text} is no date: did you mean {}-{}-{}?",
            &text[..4],
            &text[4..6],
            &text[6..]
        )),
        12..=19 => Err(format!(
            "{text} looks like parts of a second: Unix seconds have ten digits, {}",
            &text[..10]
        )),
        _ => Err(help(text)),
    }
}

/// `10:00`, `10:00:00`, and a fraction of nothing. The API knows no parts of a second.
fn time_of_day(text: &str, day: Date) -> Result<Time, String> {
    let (time, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let is_time = is_shaped(time, "00:00:00") || is_shaped(time, "00:00") && time == text;
    if !is_time || !is_digits(fraction) {
        return Err(format!("{text:?} is no time of day, such as 10:00 or 10:00:00"));
    }
    if fraction.bytes().any(|digit| digit != b'0') {
        return Err(format!(
            "{text} has a part of a second, which no request can say: type {time}"
        ));
    }
    let part = |at: usize| time.get(at..at + 2).and_then(|two| two.parse::<i8>().ok()).unwrap_or(0);
    let (hour, minute, second) = (part(0), part(3), part(6));
    if hour == 24 && minute == 0 && second == 0 {
        let next = day.tomorrow().unwrap_or(day);
        return Err(format!("{text} is the next day's 00:00: type {next}T00:00"));
    }
    Time::new(hour, minute, second, 0)
        .map_err(|_| format!("{text} is no time of day: it ends with 23:59:59"))
}

/// `Z`, `+01:00`, `+0100` or `+01`.
fn offset(text: &str) -> Option<Offset> {
    if text.eq_ignore_ascii_case("z") {
        return Some(Offset::UTC);
    }
    let digits = text.strip_prefix(['+', '-'])?;
    if !["00:00", "0000", "00"].iter().any(|shape| is_shaped(digits, shape)) {
        return None;
    }
    let hours: i32 = digits.get(..2)?.parse().ok()?;
    let minutes: i32 =
        digits.get(2..).map_or("", |rest| rest.trim_start_matches(':')).parse().unwrap_or(0);
    let seconds = hours * 3600 + minutes * 60;
    let sign = if text.starts_with('-') { -1 } else { 1 };
    (hours < 24 && minutes < 60).then(|| Offset::from_seconds(sign * seconds).ok()).flatten()
}

/// Whether a text is of this shape, in which 0 stands for any digit.
fn is_shaped(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text.bytes().zip(shape.bytes()).all(|(own, shape)| match shape {
            b'0' => own.is_ascii_digit(),
            other => own == other,
        })
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What can be typed, and what was most likely meant.
fn help(text: &str) -> String {
    let meant = match text.to_lowercase().as_str() {
        "tomorrow" => Some("+1d".to_owned()),
        "yesterday" => Some("-1d".to_owned()),
        _ => other_order(text).map(|day| day.to_string()),
    };
    match meant {
        Some(meant) => format!("{text} is no date: did you mean {meant}?"),
        None => format!(
            "{text} is no date: type now, +7d, 2026-12-24, 2026-12-24T09:00 (in the profile's time zone), \
             2026-12-24T09:00:00+01:00 or Unix seconds"
        ),
    }
}

/// The day in a form that is written elsewhere: `24.12.2026` in Norway, `24 Dec, 2026` in the API.
fn other_order(text: &str) -> Option<Date> {
    let forms = ["%d.%m.%Y", "%d. %m. %Y", "%d %b, %Y", "%d %b %Y", "%Y.%m.%d", "%Y/%m/%d"];
    forms
        .into_iter()
        .find_map(|form| Date::strptime(form, text).ok())
        .filter(|day| day.year() >= 1970)
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
    // `5 Dec, 2023` was refused by the server: the day has two digits (docs/api.md, Messages).
    (day.strftime("%d %b, %Y").to_string() == text)
        .then(|| (Form::DayMonthYear, noon.timestamp().as_second()))
}

/// The same of a JSON value: seconds are a date as a number too, though documented as a text (quirk 2).
pub fn recognise_json(value: &Value) -> Option<(Form, i64)> {
    match value {
        Value::String(text) => recognise(text),
        Value::Number(seconds) => recognise(&seconds.to_string()),
        _ => None,
    }
}

/// Unix seconds, once seen with a fraction (quirk 2).
fn unix_seconds(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = (digits(whole) && digits(fraction)).then(|| whole.parse().ok()).flatten()?;
    // Milliseconds are beyond the calendar.
    Timestamp::from_second(seconds).ok().map(Timestamp::as_second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(zone_name: &str) -> Clock {
        let zone = zone(zone_name).expect("bundled");
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
            ("2026-12", "is no date"),
            ("2026-2-3", "is no date"),
            ("2026-02-30", "is no date"),
            ("+002026-12-24", "whole days"),
            ("20261224", "did you mean 2026-12-24?"),
            ("24.12.2026", "did you mean 2026-12-24?"),
            ("24 Dec, 2026", "did you mean 2026-12-24?"),
            ("24.12.26", "is no date: type"),
            ("26-12-24", "is no date: type"),
            ("12/24/2026", "is no date: type"),
            ("1893456000000", "ten digits, 1893456000"),
            ("1893456000.5", "is no date"),
            ("12345", "is no date"),
            ("+d", "whole days"),
            ("++7d", "whole days"),
            ("+7d12h", "whole days"),
            ("+7", "whole days"),
            ("+1w", "whole days"),
            ("+999999999d", "too far away"),
            ("+99999999999d", "whole days"),
            ("tomorrow", "did you mean +1d?"),
            ("Yesterday", "did you mean -1d?"),
            ("２０２６-12-24", "is no date"),
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
            let sent = to_sent(typed, &clock, BareDay::Noon, Form::DayMonthYear);
            assert!(sent.is_err_and(|why| why.contains("a day only")), "{typed}");
        }
        for typed in ["2026-01-01", "now", "+0d"] {
            let sent = to_sent(typed, &clock, BareDay::Noon, Form::DayMonthYear);
            assert_eq!(sent.as_deref(), Ok("01 Jan, 2026"), "{typed}");
        }
        let seconds = to_sent("1767225600", &clock, BareDay::Noon, Form::DayMonthYear);
        assert_eq!(seconds.as_deref(), Ok("01 Jan, 2026"));
        assert!(to_sent("1969-12-24", &clock, BareDay::Noon, Form::Unix).is_err());
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

    #[test]
    fn both_forms_of_requests_are_recognised() {
        assert_eq!(recognise("1893456000"), Some((Form::Unix, 1_893_456_000)));
        assert_eq!(recognise("1677047770.652"), Some((Form::Unix, 1_677_047_770)));
        assert_eq!(recognise("02 Aug, 2023"), Some((Form::DayMonthYear, 1_690_977_600)));
        assert_eq!(recognise("2 Aug, 2023"), None);
        assert_eq!(recognise("2023-08-02"), None);
        assert_eq!(recognise("1893456000000"), None);
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
