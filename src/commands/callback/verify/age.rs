//! `--max-age`: whether a callback was sent lately. The checksum covers the time, and no limit is documented, so it is the
//! caller's own (quirk 25).

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::examined::Examined;
use crate::base::dates::received;
use crate::base::duration::spoken;
use crate::base::error::{Error, ErrorKind, Result};

/// The clocks of two machines may differ by this much.
const CLOCKS: SignedDuration = SignedDuration::from_mins(5);

/// Refuses a callback that is older than this, or whose age is not known.
pub fn check(examined: &Examined, limit: Duration) -> Result<()> {
    let Some((name, sent)) = sent(examined) else {
        return Err(failed("its age is not known: it has no timestamp"));
    };
    let age = Timestamp::now().duration_since(sent);
    if age < -CLOCKS {
        let ahead = spoken(age.unsigned_abs());
        return Err(failed(&format!(
            "its {name} lies {ahead} in the future: a clock is wrong, there or here"
        )));
    }
    if age.unsigned_abs() > limit && age.is_positive() {
        let (age, limit) = (spoken(age.unsigned_abs()), spoken(limit));
        return Err(failed(&format!("it is {age} old by its {name}, more than --max-age {limit}")));
    }
    Ok(())
}

/// When it was sent: of a company check only the time of its creation is told.
fn sent(examined: &Examined) -> Option<(&'static str, Timestamp)> {
    for name in ["timestamp", "createdAt"] {
        let time = examined.value(name).filter(|value| value.len() == 10);
        if let Some(sent) = time.and_then(|value| received(&value)) {
            return Some((name, sent));
        }
    }
    None
}

fn failed(what: &str) -> Error {
    Error::new(ErrorKind::CheckFailed, what)
}
