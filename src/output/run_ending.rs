//! How a bulk run ended of which every row is done: the last line of stderr, in words for people, one object for programs.

use serde_json::{Map, json};

use crate::base::error::Money;
use crate::base::money::{self, Amount};
use crate::base::step::Step;
use crate::output::ui::Ui;
use crate::profile::account_flags;

/// A run of which every row is done.
#[derive(Clone, Debug)]
pub struct RunEnding {
    /// The run.
    pub run: String,
    /// The command of each row.
    pub command: String,
    /// How many rows there are.
    pub rows: u64,
    /// How many of them were seen in effect.
    pub confirmed: u64,
    /// What they come to, in the currency itself, where they move money.
    pub sum: Option<Amount>,
    /// How its report is read.
    pub report: Step,
}

impl RunEnding {
    fn is_confirmed(&self) -> bool {
        self.confirmed >= self.rows
    }

    fn word(&self) -> &'static str {
        if self.is_confirmed() { "confirmed" } else { "accepted" }
    }

    fn money(&self) -> Money {
        match (self.sum, self.is_confirmed()) {
            (None, _) => Money::NotMoved,
            (Some(_), false) => Money::Accepted,
            (Some(_), true) => Money::Confirmed,
        }
    }

    /// `RUN123456789012: 30 × orders refund, 1,200.00 in all, 28 confirmed`.
    fn facts(&self) -> String {
        let mut line = format!("{}: {} × {}", self.run, self.rows, self.command);
        match self.sum {
            Some(sum) => line.push_str(&format!(", {} in all", money::show(sum))),
            None => line.push_str(", no money moved"),
        }
        if !self.is_confirmed() && self.confirmed > 0 {
            line.push_str(&format!(", {} confirmed", self.confirmed));
        }
        line
    }
}

impl Ui {
    /// Tells how a run ended: its last line.
    pub fn run_ending(&mut self, ending: &RunEnding) {
        let account = account_flags(&self.profile_flags);
        if !self.format.is_json() {
            self.step_for_people(&ending.report, &account);
            let word = self.paint(if ending.is_confirmed() { "32" } else { "33" }, ending.word());
            return self.masked_line(&format!("{word}: "), &ending.facts());
        }
        self.note(&ending.report.line(&account));
        let mut done = Map::new();
        done.insert("run".into(), json!(ending.run));
        done.insert("money".into(), json!(ending.money().word()));
        done.insert("rows".into(), json!(ending.rows));
        done.insert("confirmed".into(), json!(ending.confirmed));
        if let Some(sum) = ending.sum {
            done.insert("amount".into(), money::number(&money::show(sum)));
        }
        self.line(&json!({ "done": done }).to_string());
    }
}
