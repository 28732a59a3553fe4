//! The instant in a date that came from the server or stands in the journal. Only what says its own instant is read:
//! Unix time, and texts with an offset. `21.01.2024 04:00` has no time zone, so it is shown as received (quirk 43).

use jiff::Timestamp;

use super::shape::is_digits;

/// The instant that a received text means, if it says one: Unix seconds, also with a fraction, milliseconds, or a date
/// and a time with an offset (`2026-11-15T11:31:00Z`).
pub fn received(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    if is_digits(whole) && is_digits(fraction) {
        return from_unix(whole);
    }
    // Anything else that jiff reads begins with a year of four digits.
    let has_year = text.get(..4).is_some_and(is_digits) && text.get(4..5) == Some("-");
    if has_year { text.parse().ok() } else { None }
}

/// Nine digits begin in 1973, and thirteen are milliseconds since then. A smaller number is more likely no time at all,
/// and a day without a time (`20261224`) is one of them.
fn from_unix(digits: &str) -> Option<Timestamp> {
    let number: i64 = digits.parse().ok()?;
    match digits.trim_start_matches('0').len() {
        9..=11 => Timestamp::from_second(number).ok(),
        12 | 13 => Timestamp::from_millisecond(number).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let read = received(text).map(|instant| instant.to_string());
        assert_eq!(read.as_deref(), expected, "{text:?}");
    }

    #[test]
    fn what_says_its_own_instant_is_read() {
        check("1767225600", Some("2026-01-01T00:00:00Z"));
        check(" 1767225600 ", Some("2026-01-01T00:00:00Z"));
        check("1677047770.652", Some("2023-02-22T06:36:10Z"));
        check("1767225600000", Some("2026-01-01T00:00:00Z"));
        check("999999999", Some("2001-09-09T01:46:39Z"));
        check("99999999999", Some("5138-11-16T09:46:39Z"));
        check("2026-11-15T11:31:00Z", Some("2026-11-15T11:31:00Z"));
        check("2026-11-15 12:31:00+01:00", Some("2026-11-15T11:31:00Z"));
        check("0000-01-01T00:00:00Z", Some("0000-01-01T00:00:00Z"));
        check("9999-12-30T21:59:59Z", Some("9999-12-30T21:59:59Z"));
    }

    #[test]
    fn what_does_not_is_left_as_it_came() {
        for text in [
            "",
            "0",
            "1",
            "20261224",
            "-1767225600",
            "1.7e9",
            "1767225600.",
            ".5",
            "17672256000000000",
            "99999999999999999999999999",
            "0000-00-00 00:00:00",
            "0000-00-00T00:00:00Z",
            "21.01.2024 04:00",
            "07:13, 12.09.2023",
            "07.11.2023",
            "21 Feb, 2023",
            "2026-11-15",
            "2026-11-15 12:31",
            "2026-11-15T12:31:00",
            "2026-02-30T00:00:00Z",
            "99999-11-15T00:00:00Z",
            "1５67225600",
            "soon",
            // A letter of several bytes stands over the end of a year.
            "12\u{20ac}",
            "202\u{e9}-11-15T11:31:00Z",
            "2026\u{2013}11-15T11:31:00Z",
            "\u{1f4b0}\u{1f4b0}",
        ] {
            check(text, None);
        }
    }
}
