//! Something that happened to an object, and when, as far as that can be told.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use serde_json::Value;

use crate::base::dates;
use crate::base::money::Amount;

/// Something that happened, or will.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When, as received; the API names no time zone (quirk 43).
    pub at: String,
    /// What happened, in words.
    pub what: String,
    /// How much money it was about.
    pub amount: Option<Amount>,
    /// The identifier that it names, such as a capture.
    pub reference: Option<String>,
}

impl Event {
    /// An event at this time of an answer; `None` where there is none.
    pub fn at(time: &Value, what: impl Into<String>) -> Option<Event> {
        let at = match time {
            Value::String(text) if !text.trim().is_empty() => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        Some(Event { at, what: what.into(), amount: None, reference: None })
    }

    /// With the money that it is about.
    pub fn of(self, amount: Option<Amount>) -> Event {
        Event { amount, ..self }
    }

    /// With the identifier that it names.
    pub fn naming(self, reference: Option<&str>) -> Event {
        Event { reference: reference.map(str::to_owned), ..self }
    }

    /// The instant that it is sorted by. A day without a time is its beginning, and a time without a zone is one of
    /// this zone: nothing better can be known.
    pub fn instant(&self, zone: &TimeZone) -> Option<Timestamp> {
        if let Some(instant) = dates::received(&self.at) {
            return Some(instant);
        }
        let time = DateTime::strptime("%d.%m.%Y %H:%M", &self.at)
            .or_else(|_| DateTime::strptime("%H:%M, %d.%m.%Y", &self.at));
        let time = match time {
            Ok(time) => time,
            Err(_) => {
                let day = Date::strptime("%d.%m.%Y", &self.at)
                    .or_else(|_| Date::strptime("%d %b, %Y", &self.at));
                day.ok()?.at(0, 0, 0, 0)
            }
        };
        Some(time.to_zoned(zone.clone()).ok()?.timestamp())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(at: Value, second: Option<i64>) {
        let event = Event::at(&at, "created").expect("an event");
        assert_eq!(event.instant(&TimeZone::UTC).map(Timestamp::as_second), second, "{at}");
    }

    #[test]
    fn every_form_of_the_answers_is_sorted_by() {
        check(json!(1_767_225_600), Some(1_767_225_600));
        check(json!("1767225600"), Some(1_767_225_600));
        check(json!("01.01.2026 00:01"), Some(1_767_225_660));
        check(json!("00:01, 01.01.2026"), Some(1_767_225_660));
        check(json!("01.01.2026"), Some(1_767_225_600));
        check(json!("01 Jan, 2026"), Some(1_767_225_600));
        check(json!("soon"), None);
        for none in [json!(null), json!(""), json!(" "), json!([])] {
            assert_eq!(Event::at(&none, "created"), None);
        }
    }
}
