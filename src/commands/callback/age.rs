//! `--max-age`: whether a callback was sent lately. The checksum covers the time, and no limit is documented, so it is the
//! caller's own (quirk 25).

use std::fmt;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::base::dates::received;
use crate::base::duration::spoken;

/// The clocks of two machines may differ by this much.
const CLOCKS: SignedDuration = SignedDuration::from_mins(5);

/// Why a callback's age is not allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgeProblem {
    /// It is older than allowed.
    Old {
        /// The parameter that tells its time.
        by: &'static str,
        age: Duration,
        limit: Duration,
    },
    /// It lies in the future.
    Ahead {
        /// The parameter that tells its time.
        by: &'static str,
        ahead: Duration,
    },
    /// It tells no time.
    Unknown,
}

impl fmt::Display for AgeProblem {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Old { by, age, limit } => {
                let (age, limit) = (spoken(*age), spoken(*limit));
                write!(text, "it is {age} old by its {by}, more than --max-age {limit}")
            }
            Self::Ahead { by, ahead } => {
                let ahead = spoken(*ahead);
                write!(text, "its {by} lies {ahead} in the future: a clock is wrong, there or here")
            }
            Self::Unknown => {
                text.write_str("its age is not known: it has no signed time that can be read")
            }
        }
    }
}

/// What is wrong with the age of a callback with these values, if anything is.
pub fn problem<'a>(
    value: impl Fn(&str) -> Option<&'a [u8]>,
    limit: Duration,
    now: Timestamp,
) -> Option<AgeProblem> {
    let Some((by, sent)) = sent(value) else { return Some(AgeProblem::Unknown) };
    let age = now.duration_since(sent);
    if age < -CLOCKS {
        return Some(AgeProblem::Ahead { by, ahead: age.unsigned_abs() });
    }
    let is_old = age.is_positive() && age.unsigned_abs() > limit;
    is_old.then(|| AgeProblem::Old { by, age: age.unsigned_abs(), limit })
}

/// When it was sent: of a company check only the time of its creation is told.
fn sent<'a>(value: impl Fn(&str) -> Option<&'a [u8]>) -> Option<(&'static str, Timestamp)> {
    // Where a time of sending stands there and cannot be read, no other one takes its place.
    let name = ["timestamp", "createdAt"].into_iter().find(|name| value(name).is_some())?;
    let time = value(name).filter(|value| value.len() == 10)?;
    Some((name, received(std::str::from_utf8(time).ok()?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said at 2026-01-01 00:10:00 UTC of one whose `timestamp` is this, where 10 minutes are allowed.
    fn check(timestamp: &str, expected: &str) {
        let now = Timestamp::from_second(1_767_226_200).expect("a time");
        let value = |name: &str| (name == "timestamp").then_some(timestamp.as_bytes());
        let told = problem(value, Duration::from_mins(10), now).map(|problem| problem.to_string());
        assert_eq!(told.unwrap_or_default(), expected, "{timestamp}");
    }

    #[test]
    fn the_age_is_counted_from_the_timestamp() {
        check("1767225600", "");
        check("1767225599", "it is 10m 1s old by its timestamp, more than --max-age 10m");
        check("1767226500", "");
        check(
            "1767226501",
            "its timestamp lies 5m 1s in the future: a clock is wrong, there or here",
        );
        let unknown = "its age is not known: it has no signed time that can be read";
        for time in ["x", "", "17672256000", "+176722600", "0000000000"] {
            check(time, unknown);
        }
    }

    #[test]
    fn only_a_callback_without_a_timestamp_is_as_old_as_what_it_is_about() {
        let now = Timestamp::from_second(1_767_226_200).expect("a time");
        let told = |times: [(&str, &'static str); 2]| {
            let value = |name: &str| {
                times.iter().find(|(own, _)| *own == name).map(|(_, time)| time.as_bytes())
            };
            problem(value, Duration::from_mins(10), now)
        };
        assert_eq!(told([("createdAt", "1767226100"), ("x", "1")]), None);
        for time in ["x", "", "17672261000", "Array"] {
            let times = [("createdAt", "1767226100"), ("timestamp", time)];
            assert_eq!(told(times), Some(AgeProblem::Unknown), "{time}");
        }
    }
}
