//! How an object differs from what it was when a call on it was planned. What the plan's own calls did to it in between is no
//! difference.

use serde_json::Value;

use super::object::StateRecord;
use crate::base::money::{self, Amount};

impl StateRecord {
    /// How the object, which was as in `planned`, is another one now; nothing where it is the same. `own` is what the calls of
    /// the same plan took from it since, where there were any: they explain a new status, and figures that grew by as much.
    pub fn drift_from(&self, planned: &StateRecord, own: Option<Amount>) -> Option<String> {
        let mut words: Vec<&str> = planned.words().collect();
        words.extend(self.words().filter(|word| planned.told(word).is_none()));
        let mut differences = Vec::new();
        for word in words {
            let (was, is) = (planned.told(word), self.told(word));
            if !is_same(word, was, is, own) {
                differences.push(format!("{word} {}, was {}", shown(is), shown(was)));
            }
        }
        if differences.is_empty() { None } else { Some(differences.join("; ")) }
    }
}

fn is_same(word: &str, was: Option<&Value>, is: Option<&Value>, own: Option<Amount>) -> bool {
    if word == StateRecord::STATUS {
        let is_told = [was, is].map(|told| told.and_then(Value::as_str));
        return own.is_some() || is_told[0] == is_told[1];
    }
    let (before, now) = (was.and_then(money::of), is.and_then(money::of));
    match (before, now, own.filter(|_| word != StateRecord::TOTAL)) {
        (before, now, None) => before == now && was.is_some() == is.is_some(),
        (before, now, Some(own)) => {
            let (before, now) = (before.unwrap_or_default(), now.unwrap_or_default());
            before <= now && now <= before.saturating_add(own)
        }
    }
}

fn shown(told: Option<&Value>) -> String {
    match told {
        None => "not told".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => money::of(other).map_or_else(|| other.to_string(), money::show),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(text: &str) -> StateRecord {
        serde_json::from_str(text).expect("a record")
    }

    #[track_caller]
    fn check(planned: &str, now: &str, own: Option<i64>, drift: Option<&str>) {
        let told = record(now).drift_from(&record(planned), own.map(Amount::from));
        assert_eq!(told.as_deref(), drift, "{planned} {now} {own:?}");
    }

    #[test]
    fn whatever_the_plan_knew_and_is_different_is_named() {
        let paid = r#"{"status":"PAID","total":800,"refunded":0}"#;
        check(paid, r#"{"status":"PAID","total":800.00,"refunded":0.0}"#, None, None);
        let less = r#"{"status":"PARTIAL REFUNDED","total":800,"refunded":100}"#;
        let both = "status PARTIAL REFUNDED, was PAID; refunded 100.00, was 0.00";
        check(paid, less, None, Some(both));
        let gone = r#"{"status":"PAID","total":800}"#;
        check(paid, gone, None, Some("refunded not told, was 0.00"));
        check(gone, paid, None, Some("refunded 0.00, was not told"));
        check("{}", "{}", None, None);
    }

    #[test]
    fn what_the_plan_itself_did_is_no_difference_and_nothing_more_is() {
        let paid = r#"{"status":"PAID","total":800,"refunded":50}"#;
        let with = |refunded: u32| {
            format!(r#"{{"status":"PARTIAL REFUNDED","total":800,"refunded":{refunded}}}"#)
        };
        for shown in [50, 100, 150] {
            check(paid, &with(shown), Some(100), None);
        }
        check(paid, &with(151), Some(100), Some("refunded 151.00, was 50.00"));
        check(paid, &with(40), Some(100), Some("refunded 40.00, was 50.00"));
        let other = r#"{"status":"PAID","total":700,"refunded":50}"#;
        check(paid, other, Some(100), Some("total 700.00, was 800.00"));
    }
}
