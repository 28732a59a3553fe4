//! Something that happened to an object, and when, as far as that can be told.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use serde_json::Value;

use crate::base::dates;
use crate::base::money::Amount;

/// Something that happened, or will.
#[derive(Clone, Debug, Default, PartialEq)]
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

/// An event of a list of what happened to all objects.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryEvent {
    /// What happened.
    pub event: Event,
    /// What the list says beside it, each part with a comma before it.
    pub more: String,
}

/// Adds the events of such a list. What is told already, by the same words and of the same money, is not told twice: it
/// gets what the list says beside it.
pub fn add_history(events: &mut Vec<Event>, history: Vec<HistoryEvent>) {
    let mut untold: Vec<usize> = (0..events.len()).collect();
    for HistoryEvent { event, more } in history {
        let same = untold.iter().position(|at| {
            let told = &events[*at];
            told.what == event.what && told.amount == event.amount
        });
        match same {
            Some(place) => events[untold.remove(place)].what.push_str(&more),
            None => events.push(Event { what: format!("{}{more}", event.what), ..event }),
        }
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

    fn captured(amount: i64) -> Event {
        let event = Event::at(&json!("01.01.2026 00:01"), "captured").expect("an event");
        event.of(Some(Amount::from(amount)))
    }

    #[test]
    fn what_a_history_repeats_is_told_once() {
        let of_history =
            |amount, more: &str| HistoryEvent { event: captured(amount), more: more.to_owned() };
        let mut events = vec![captured(600), captured(600), captured(300)];
        add_history(
            &mut events,
            vec![
                of_history(600, ""),
                of_history(300, ", by Eva"),
                of_history(5, ""),
                of_history(600, ", by Ola"),
            ],
        );
        let told: Vec<&str> = events.iter().map(|event| event.what.as_str()).collect();
        assert_eq!(told, ["captured", "captured, by Ola", "captured, by Eva", "captured"]);
        assert_eq!(events[3].amount, Some(Amount::from(5)));
    }
}
