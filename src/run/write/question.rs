//! What a person is shown and asked before a write leaves.

use serde_json::Value;

use super::Write;
use super::plan::Plan;
use crate::base::error::Result;
use crate::base::money;
use crate::output::question::{ExpectedAnswer, Preview};
use crate::output::ui::Ui;
use crate::profile::Environment;
use crate::run::body;

impl Write<'_> {
    /// Asks where the operation asks. `true` if a person was asked, so that time has passed.
    pub(super) fn ask(&self, plan: &Plan, ui: &mut Ui) -> Result<bool> {
        let asks = self.endpoint.asks || self.draft.is_some();
        if !asks || self.invocation.yes {
            // Nobody is asked, but what changes is told all the same.
            self.changes(plan)
                .iter()
                .for_each(|(title, line)| ui.note(&format!("{title}: {line}")));
            return Ok(false);
        }
        ui.confirm(&self.preview(plan)).map(|()| true)
    }

    /// Names the account before anything leaves.
    pub(super) fn say_where(&self, plan: &Plan, ui: &mut Ui) {
        let profile = &self.session.profile;
        let object = self.object().map(|object| format!(" {object}")).unwrap_or_default();
        let amount = self.amount(plan).map(|amount| format!(" {}", money::show(amount)));
        ui.banner(
            &format!("{} (profile {})", profile.environment.name(), profile.name),
            &format!("{}{object}{}", self.endpoint.command, amount.unwrap_or_default()),
            profile.environment == Environment::Production,
        );
    }

    pub(super) fn preview(&self, plan: &Plan) -> Preview {
        let profile = &self.session.profile;
        let object = self.object().unwrap_or_default();
        let amount = self.amount(plan);
        let mut facts = vec![
            ("profile", profile.name.clone()),
            ("environment", profile.environment.name().to_owned()),
        ];
        if let Some(before) = &plan.before {
            facts.push(("state", before.to_line()));
        }
        let customer =
            plan.request.body.as_ref().and_then(|body| body.pointer("/customerDetails/name"));
        if let Some(name) = customer.and_then(Value::as_str) {
            facts.push(("customer", name.to_owned()));
        }
        if let Some(amount) = amount {
            facts.push(("amount", money::show(amount)));
        }
        let most = plan.moved(self.endpoint).map(|moved| moved.most);
        if let Some(most) = most.filter(|most| Some(*most) != amount) {
            facts.push(("its lines say", money::show(most)));
        }
        facts.extend(self.changes(plan));
        if plan.changes.is_none() {
            let sent = plan.request.body.as_ref().unwrap_or(&Value::Null);
            facts.extend(body::facts(sent, !self.invocation.show_personal));
        }
        if let (Some(amount), Some(pool)) = (amount, self.pool(plan, plan.before.as_ref())) {
            let taken = pool.taken.unwrap_or_default().max(plan.past.taken(&pool.id));
            let (now, then) = (money::show(taken), money::show(taken.saturating_add(amount)));
            let of = pool.whole.map(|whole| format!(", of {}", money::show(whole)));
            let of = of.unwrap_or_default();
            facts.push((pool.words.taken, format!("{now} before, {then} after{of}")));
        }
        let sum = amount.map(|amount| format!(" {}", money::show(amount))).unwrap_or_default();
        let must_type = (profile.environment == Environment::Production).then(|| match amount {
            Some(amount) => ExpectedAnswer::Amount(amount),
            // Where there is neither amount nor identifier, the command's own words are typed: Enter alone is a no.
            None if object.is_empty() => {
                ExpectedAnswer::Identifier(self.endpoint.command.to_owned())
            }
            None => ExpectedAnswer::Identifier(object.to_owned()),
        });
        let object = if object.is_empty() { String::new() } else { format!(" {object}") };
        Preview { question: format!("{}{object}{sum}", self.endpoint.command), facts, must_type }
    }

    /// What becomes different, where there is something to compare with.
    fn changes(&self, plan: &Plan) -> Vec<(&'static str, String)> {
        let hide = !self.invocation.show_personal;
        match plan.changes.as_deref() {
            None => Vec::new(),
            Some([]) => vec![("change", "none".to_owned())],
            Some(changes) => {
                changes.iter().map(|change| ("change", change.to_line(hide))).collect()
            }
        }
    }
}
