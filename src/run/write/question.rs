//! The question about a prepared write: its words, and the facts that a person is shown before anything leaves. Asking it
//! is left to `output/prompt/`.

use serde_json::Value;

use super::prepared::Prepared;
use crate::base::money::{self, Amount};
use crate::output::prompt::{ExpectedAnswer, Preview};
use crate::output::ui::Ui;
use crate::profile::Environment;
use crate::run::body::changes;

/// A title, and what it says.
type Fact = (&'static str, String);

impl Prepared<'_> {
    /// Names the account before anything leaves.
    pub fn name_account(&self, ui: &mut Ui) {
        let profile = &self.call.context.profile;
        ui.banner(
            &format!("{} (profile {})", profile.environment.name(), profile.name),
            &self.title(),
            profile.environment == Environment::Production,
        );
    }

    /// The question, and the facts that it is decided by.
    pub fn preview(&self) -> Preview {
        Preview { question: self.title(), facts: self.facts(), must_type: self.must_type() }
    }

    /// Command, object and amount: `orders refund ODR123 400`.
    fn title(&self) -> String {
        match self.amount() {
            Some(amount) => format!("{} {}", self.call.words(), money::show(amount)),
            None => self.call.words(),
        }
    }

    fn facts(&self) -> Vec<Fact> {
        let profile = &self.call.context.profile;
        let amount = self.amount();
        let mut facts = vec![
            ("profile", profile.name.clone()),
            ("environment", profile.environment.name().to_owned()),
        ];
        if let Some(before) = &self.before {
            facts.push(("state", before.to_line()));
        }
        let body = self.request.body.as_ref().unwrap_or(&Value::Null);
        if let Some(name) = body.pointer("/customerDetails/name").and_then(Value::as_str) {
            facts.push(("customer", name.to_owned()));
        }
        if let Some(amount) = amount {
            facts.push(("amount", money::show(amount)));
        }
        if let Some(moved) = self.moved()
            && Some(moved.most) != amount
        {
            facts.push(("its lines say", money::show(moved.most)));
        }
        facts.extend(self.changed());
        if self.changes.is_none() {
            facts.extend(changes::facts(body, !self.call.invocation.show_personal));
        }
        facts.extend(amount.and_then(|amount| self.taken(amount)));
        facts
    }

    /// What was taken of the pool before, and what is after this amount.
    fn taken(&self, amount: Amount) -> Option<Fact> {
        let pool = self.pool_before()?;
        let before = pool.taken.unwrap_or_default().max(self.past.taken(&pool.id));
        let after = money::show(before.saturating_add(amount));
        let mut line = format!("{} before, {after} after", money::show(before));
        if let Some(whole) = pool.whole {
            line.push_str(&format!(", of {}", money::show(whole)));
        }
        Some((pool.words.taken, line))
    }

    /// What a person types to confirm: in production, the amount or the identifier.
    fn must_type(&self) -> Option<ExpectedAnswer> {
        if self.call.context.profile.environment != Environment::Production {
            return None;
        }
        Some(match self.amount() {
            Some(amount) => ExpectedAnswer::Amount(amount),
            None => {
                // Where there is neither amount nor identifier, the command's own words are typed: Enter alone is a no.
                let object = self.call.object().filter(|object| !object.is_empty());
                ExpectedAnswer::Identifier(object.unwrap_or(self.call.endpoint.command).to_owned())
            }
        })
    }

    /// What becomes different, where there is something to compare with.
    pub fn changed(&self) -> Vec<Fact> {
        let hide = !self.call.invocation.show_personal;
        match self.changes.as_deref() {
            None => Vec::new(),
            Some([]) => vec![("change", "none".to_owned())],
            Some(changes) => {
                changes.iter().map(|change| ("change", change.to_line(hide))).collect()
            }
        }
    }
}
