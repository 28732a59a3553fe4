//! A time frame: its beginning is before its end.

use jiff::Timestamp;

use super::clock::Clock;

/// Refuses a frame that ends before it begins, or as it begins: nothing can lie in it.
pub fn refuse_reversed(since: Timestamp, until: Timestamp, clock: &Clock) -> Result<(), String> {
    if since < until {
        return Ok(());
    }
    let (since, until) = (clock.show(since), clock.show(until));
    Err(format!("--since is {since}, which is not before --until, {until}: nothing lies between"))
}
