//! Durations as people type them: a whole number with its unit, or of seconds alone.

use std::ops::RangeInclusive;
use std::time::Duration;

use crate::base::text;

/// The units, in milliseconds.
const UNITS: [(&str, u64); 6] = [
    ("", 1000),
    ("ms", 1),
    ("s", 1000),
    ("m", 60 * 1000),
    ("h", 60 * 60 * 1000),
    ("d", 24 * 60 * 60 * 1000),
];

/// What a time-out may be.
const TIMEOUTS: RangeInclusive<Duration> = Duration::from_millis(1)..=Duration::from_secs(3600);

/// A time-out: `30s`, `2m`, `500ms`, or plain seconds; at most an hour.
pub fn timeout(text: &str) -> Result<Duration, String> {
    let Some(time) = parse(text, &["", "ms", "s", "m"]) else {
        return Err(format!("{text:?} is no time: 30s, 2m or 500ms"));
    };
    if TIMEOUTS.contains(&time) { Ok(time) } else { Err("must be between 1ms and 60m".into()) }
}

/// A time span: `60s`, `5m`, `2h`, `7d`, or plain seconds.
pub fn span(text: &str) -> Result<Duration, String> {
    parse(text, &["", "s", "m", "h", "d"])
        .ok_or_else(|| "must be a whole number with s, m, h or d, such as 60s or 5m".into())
}

/// A time as people say it, in its two largest units: `3d 4h`, `5m`, `12s`.
pub fn spoken(time: Duration) -> String {
    let mut left = time.as_secs();
    let mut parts = Vec::new();
    for (unit, seconds) in [("d", 24 * 60 * 60), ("h", 60 * 60), ("m", 60), ("s", 1)] {
        let count = left / seconds;
        left %= seconds;
        if count > 0 {
            parts.push(format!("{count}{unit}"));
        } else if !parts.is_empty() {
            break;
        }
    }
    parts.truncate(2);
    if parts.is_empty() { "0s".to_owned() } else { parts.join(" ") }
}

fn parse(text: &str, units: &[&str]) -> Option<Duration> {
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let unit = &text[digits.len()..];
    let (_, millis) = UNITS.into_iter().find(|(name, _)| *name == unit && units.contains(name))?;
    let count: u32 = text::digits(digits)?;
    Some(Duration::from_millis(u64::from(count) * millis))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In milliseconds, as a time-out and as a time span.
    #[track_caller]
    fn check(typed: &str, as_timeout: Option<u64>, as_span: Option<u64>) {
        let millis = |time: Result<Duration, _>| time.ok().map(|time| time.as_millis());
        assert_eq!(millis(timeout(typed)), as_timeout.map(u128::from), "{typed} as a time-out");
        assert_eq!(millis(span(typed)), as_span.map(u128::from), "{typed} as a time span");
    }

    #[test]
    fn durations_have_a_unit_or_are_seconds() {
        check("9", Some(9_000), Some(9_000));
        check("007", Some(7_000), Some(7_000));
        check("60s", Some(60_000), Some(60_000));
        check("90s", Some(90_000), Some(90_000));
        check("5m", Some(300_000), Some(300_000));
        check("60m", Some(3_600_000), Some(3_600_000));
        check("500ms", Some(500), None);
        check("1ms", Some(1), None);
        check("2h", None, Some(7_200_000));
        check("7d", None, Some(604_800_000));
        check("4294967295d", None, Some(371_085_174_288_000_000));
    }

    #[test]
    fn a_time_out_is_between_a_millisecond_and_an_hour() {
        check("0", None, Some(0));
        check("0ms", None, None);
        check("3600", Some(3_600_000), Some(3_600_000));
        check("3601s", None, Some(3_601_000));
        check("61m", None, Some(3_660_000));
    }

    #[test]
    fn a_time_is_said_in_two_units() {
        for (seconds, expected) in [
            (0, "0s"),
            (59, "59s"),
            (60, "1m"),
            (3_600, "1h"),
            (3_661, "1h 1m"),
            (3_601, "1h"),
            (90_061, "1d 1h"),
            (86_400 * 400 + 5, "400d"),
        ] {
            assert_eq!(spoken(Duration::from_secs(seconds)), expected);
        }
    }

    #[test]
    fn anything_else_is_no_duration() {
        for typed in [
            "",
            "s",
            "ms",
            "-1s",
            "+1s",
            "1.5m",
            "5 m",
            " 5m",
            "5m ",
            "1w",
            "1M",
            "5S",
            "5sec",
            "1h30m",
            "1m30s",
            "ss",
            "5ss",
            "PT5M",
            "5 minutes",
            "١s",
            "5µs",
            "0x5s",
            "1_000s",
            "4294967296",
            "99999999999999999999s",
        ] {
            check(typed, None, None);
        }
    }
}
