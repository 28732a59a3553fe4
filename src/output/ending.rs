//! How a write ended that the API accepted: the last line of stderr, in words for people, one object for programs.

use serde_json::{Map, Value, json};

use crate::base::error::Money;
use crate::base::money::{self, Amount};
use crate::base::privacy;
use crate::base::redact;
use crate::base::step::Step;
use crate::base::text;
use crate::output::stderr;
use crate::output::ui::Ui;
use crate::profile::account_flags;

/// A write that the API accepted, with what is known of it at the end.
#[derive(Clone, Debug, Default)]
pub struct Ending {
    /// The command and its object: `orders refund ODR123`.
    pub what: String,
    /// The object's identifier; of a creation, the identifier of what it made.
    pub object: Option<String>,
    /// What was made of the object, such as a capture.
    pub made: Option<String>,
    /// How much it moves, in the currency itself.
    pub amount: Option<Amount>,
    /// Whether it moves money, or commits a customer to it.
    pub moves_money: bool,
    /// The object shows this write, and nothing else of this machine explains what it shows.
    pub is_confirmed: bool,
    /// The object's status afterwards, as the API spells it.
    pub status: Option<String>,
    /// What the figures are of, where that is a part of the object: one capture of several.
    pub part: Option<String>,
    /// What there is, what was taken of it, and what is left, each with its word.
    pub figures: Vec<(&'static str, Amount)>,
    /// The entries of the journal: one for each call.
    pub journal: Vec<i64>,
    /// What else is to be said, in sentences without a full stop.
    pub remarks: Vec<String>,
    /// How to look again, where it is not confirmed.
    pub follow: Option<Step>,
}

impl Ending {
    /// Adds a sentence.
    pub fn remark(mut self, sentence: impl Into<String>) -> Ending {
        self.remarks.push(sentence.into());
        self
    }

    /// The ending of a command of several calls, which ends as the least of them; `None` without a call.
    pub fn of_all(calls: &[Ending]) -> Option<Ending> {
        let (last, earlier) = calls.split_last()?;
        let mut whole = last.clone();
        if earlier.is_empty() {
            return Some(whole);
        }
        // What was made and what is left is each call's own.
        (whole.made, whole.part, whole.figures) = (None, None, Vec::new());
        whole.journal = calls.iter().flat_map(|call| call.journal.clone()).collect();
        whole.is_confirmed = calls.iter().all(|call| call.is_confirmed);
        for call in earlier {
            whole.amount = match (whole.amount, call.amount) {
                (Some(sum), Some(amount)) => Some(sum.saturating_add(amount)),
                _ => None,
            };
        }
        whole.remarks = vec![format!("These were {} calls", calls.len())];
        if !whole.is_confirmed {
            whole.follow = calls.iter().rev().find_map(|call| call.follow.clone());
        }
        Some(whole)
    }

    fn word(&self) -> &'static str {
        if self.is_confirmed { "confirmed" } else { "accepted" }
    }

    fn money(&self) -> Money {
        match (self.moves_money, self.is_confirmed) {
            (false, _) => Money::NotMoved,
            (true, false) => Money::Accepted,
            (true, true) => Money::Confirmed,
        }
    }

    /// `orders refund ODR1 40.00, now PAID (paid 100.00, refunded 40.00, left 60.00), journal 12`.
    fn facts(&self) -> String {
        let mut line = self.what.clone();
        if let Some(amount) = self.amount {
            line.push_str(&format!(" {}", money::show(amount)));
        }
        if let Some(made) = &self.made {
            line.push_str(&format!(" as {made}"));
        }
        if let Some(status) = &self.status {
            line.push_str(&format!(", now {status}"));
        }
        if !self.figures.is_empty() {
            let told = self.figures.iter();
            let told = told.map(|(word, amount)| format!("{word} {}", money::show(*amount)));
            let part = self.part.iter().map(|part| format!("{part}: ")).collect::<String>();
            line.push_str(&format!(" ({part}{})", told.collect::<Vec<_>>().join(", ")));
        }
        if !self.moves_money {
            line.push_str(", no money moved");
        }
        let entries: Vec<String> = self.journal.iter().map(i64::to_string).collect();
        line.push_str(&format!(", journal {}", entries.join(", ")));
        line
    }

    /// The machine-readable form: the last line of stderr with `-o json`, absent keys left out.
    fn to_json(&self) -> Value {
        let mut done = Map::new();
        let journal = match self.journal.as_slice() {
            [entry] => json!(entry),
            entries => json!(entries),
        };
        done.insert("journal".into(), journal);
        done.insert("money".into(), json!(self.money().word()));
        if let Some(status) = &self.status {
            done.insert("status".into(), json!(status));
        }
        if let Some(object) = &self.object {
            done.insert("object".into(), json!(object));
        }
        if let Some(amount) = self.amount {
            done.insert("amount".into(), money::number(&money::show(amount)));
        }
        json!({ "done": done })
    }
}

impl Ui {
    /// Tells how the command ended, as the process ends; no other thread writes to stderr after it.
    pub fn last_ending(&mut self, ending: &Ending) {
        stderr::silence_other_threads();
        self.ending(ending);
    }

    /// Tells how the command ended: its last line.
    pub fn ending(&mut self, ending: &Ending) {
        if !self.format.is_json() {
            return self.ending_of_call(ending);
        }
        let said = self.said(ending);
        if !said.is_empty() {
            self.note(&said);
        }
        let mut done = ending.to_json();
        if !self.show_personal {
            done = privacy::numbers_masked(&done);
        }
        self.line(&text::visible_json(&redact::json(&done).to_string()));
    }

    /// Tells how one of several calls ended.
    pub fn ending_of_call(&mut self, ending: &Ending) {
        let mut rest = ending.facts();
        let said = self.said(ending);
        if !said.is_empty() {
            rest.push_str(&format!(". {said}"));
        }
        if self.format.is_json() {
            return self.note(&format!("{}: {rest}", ending.word()));
        }
        let word = self.paint(if ending.is_confirmed { "32" } else { "33" }, ending.word());
        self.masked_line(&format!("{word}: "), &rest);
    }
}

impl Ui {
    /// What is said beside the facts.
    fn said(&self, ending: &Ending) -> String {
        let mut sentences = ending.remarks.clone();
        if let Some(step) = &ending.follow {
            sentences.push(step.line(&account_flags(&self.profile_flags)));
        }
        sentences.join(". ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(journal: i64, amount: i64, is_confirmed: bool) -> Ending {
        Ending {
            what: "subscriptions refund-cycles SUB1".to_owned(),
            object: Some("SUB1".to_owned()),
            amount: Some(Amount::from(amount)),
            moves_money: true,
            is_confirmed,
            status: Some("ONGOING".to_owned()),
            figures: vec![("paid", Amount::from(300))],
            journal: vec![journal],
            ..Ending::default()
        }
    }

    #[track_caller]
    fn check(calls: &[Ending], facts: &str, json: &str) {
        let whole = Ending::of_all(calls).expect("a call");
        assert_eq!(format!("{}: {}", whole.word(), whole.facts()), facts);
        assert_eq!(whole.to_json().to_string(), json);
    }

    #[test]
    fn several_calls_end_as_the_least_of_them_with_their_sum() {
        check(
            &[call(4, 300, true)],
            "confirmed: subscriptions refund-cycles SUB1 300.00, now ONGOING (paid 300.00), journal 4",
            r#"{"done":{"journal":4,"money":"confirmed","status":"ONGOING","object":"SUB1","amount":300.00}}"#,
        );
        check(
            &[call(4, 300, true), call(5, 40, false)],
            "accepted: subscriptions refund-cycles SUB1 340.00, now ONGOING, journal 4, 5",
            r#"{"done":{"journal":[4,5],"money":"accepted","status":"ONGOING","object":"SUB1","amount":340.00}}"#,
        );
    }

    #[test]
    fn what_is_not_known_is_left_out_and_what_moves_nothing_says_so() {
        let made = Ending {
            what: "orders send-payment-link ODR1".to_owned(),
            journal: vec![1],
            ..Ending::default()
        };
        check(
            &[made],
            "accepted: orders send-payment-link ODR1, no money moved, journal 1",
            r#"{"done":{"journal":1,"money":"not_moved"}}"#,
        );
    }
}
