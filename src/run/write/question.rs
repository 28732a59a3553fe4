//! The question about a prepared write: its words, and the facts that a person is shown before anything leaves: the
//! customer, the state, lines by name, amounts before and after, always with the same digits. Asking it is left to
//! `output/prompt/`.

use serde_json::Value;

use super::prepared::Prepared;
use crate::api::{Customer, LineId, ObjectLine, locate, read_lines};
use crate::base::error::Result;
use crate::base::money::{self, Amount};
use crate::output::notes::PRODUCTION;
use crate::output::prompt::{ExpectedAnswer, Preview};
use crate::output::ui::Ui;
use crate::run::session::Session;

/// A title, and what it says.
type Fact = (&'static str, String);

/// What the details of an object tell a person besides the state that was read: whose it is, and its lines.
#[derive(Default)]
pub struct Described {
    customer: Customer,
    lines: Vec<ObjectLine>,
}

impl Prepared<'_> {
    /// Names the account before anything leaves.
    pub fn name_account(&self, ui: &mut Ui) {
        let profile = &self.call.context.profile;
        ui.banner(
            &format!("{} (profile {})", profile.environment.name(), profile.name),
            &self.title(),
            self.is_production(),
        );
    }

    /// The question, and the facts that it is decided by.
    pub fn preview(&self, described: &Described) -> Preview {
        Preview {
            question: self.title(),
            facts: self.facts(described),
            must_type: self.must_type(),
        }
    }

    /// What the details tell, where the state that was read does not. A look that nothing depends on: what cannot be read
    /// is not told; what they make impossible is refused.
    pub fn describe(&self, session: &Session) -> Result<Described> {
        let known = self.before.as_ref().map(|before| before.customer.clone()).unwrap_or_default();
        let told_by = self.call.endpoint.told_by;
        let object = self.call.object().filter(|_| !told_by.is_empty() && known.name.is_none());
        let Some(object) = object else {
            return Ok(Described { customer: known, lines: Vec::new() });
        };
        match session.fetch_once(told_by, object, self.call.context.timeout) {
            Err(_) => Ok(Described::default()),
            Ok(details) => {
                self.call.refuse_in(&details)?;
                Ok(Described {
                    customer: Customer::of(&details),
                    lines: read_lines(&details, "/productList/*", "amount", None),
                })
            }
        }
    }

    /// Why a message may reach somebody else than the customer; `None` where it goes to the customer's own contact.
    pub fn doubtful_recipient(&self, described: &Described) -> Option<String> {
        let body = self.request.body.as_ref()?;
        let foreign = described.customer.foreign_contacts(body);
        if foreign.is_empty() {
            return None;
        }
        let foreign = foreign.join(" and ");
        let object = self.call.object().unwrap_or_default();
        Some(match described.customer.to_line() {
            Some(own) => format!("{foreign} is not the customer's own: that of {object} is {own}"),
            None => format!("whether {foreign} is the customer's own of {object} cannot be told"),
        })
    }

    /// Whether it is sent to production.
    pub fn is_production(&self) -> bool {
        self.call.context.is_production()
    }

    /// Command, object and amount: `orders refund ODR123 400.00`.
    fn title(&self) -> String {
        match self.amount() {
            Some(amount) => format!("{} {}", self.call.words(), money::show(amount)),
            None => self.call.words(),
        }
    }

    fn facts(&self, described: &Described) -> Vec<Fact> {
        let context = self.call.context;
        let environment = match self.is_production() {
            true => PRODUCTION.to_owned(),
            false => context.profile.environment.name().to_owned(),
        };
        let mut facts = vec![
            ("profile", context.profile.name.clone()),
            ("environment", environment),
            ("server", context.base_url.clone()),
        ];
        let body = self.request.body.as_ref().unwrap_or(&Value::Null);
        facts.extend(customer(body, described));
        if let Some(before) = &self.before {
            facts.push(("state", before.to_line()));
        }
        let amount = self.amount();
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
            facts.extend(self.told_of(body));
            facts.extend(self.lines(body, described));
        }
        facts.extend(amount.and_then(|amount| self.taken(amount)));
        facts
    }

    /// The lines of the body, each by its name; without any, those that the object has.
    fn lines(&self, body: &Value, described: &Described) -> Vec<Fact> {
        let own = match &self.before {
            Some(before) if !before.lines.is_empty() => &before.lines,
            _ => &described.lines,
        };
        let mut facts = Vec::new();
        for (_, line) in locate(body, "/products/*") {
            let line = line.unwrap_or(&Value::Null);
            let id = line.get("id").and_then(LineId::of);
            let known = own.iter().find(|own| own.id.is_some() && own.id == id);
            let name = line["name"].as_str().or(known.map(|known| known.name.as_str()));
            let Some(amount) = line.get("amount") else { continue };
            let amount = money::of(amount).map_or_else(|| amount.to_string(), money::show);
            let whole = known.and_then(|known| known.amount);
            let of = whole.map(|whole| format!(" of {}", money::show(whole))).unwrap_or_default();
            facts.push(("line", format!("{}{amount}{of}", named(id.as_ref(), name))));
        }
        if facts.is_empty() {
            for line in &described.lines {
                let amount = line.amount.map(money::show).unwrap_or_default();
                facts.push((
                    "line",
                    format!("{}{amount}", named(line.id.as_ref(), Some(&line.name))),
                ));
            }
        }
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
        line.extend(pool.id.name_of_part().map(|part| format!(" ({part})")));
        Some((pool.words.taken, line))
    }

    /// What a person types to confirm: in production, the amount or the identifier.
    fn must_type(&self) -> Option<ExpectedAnswer> {
        if !self.is_production() {
            return None;
        }
        Some(match self.amount() {
            Some(amount) => ExpectedAnswer::Amount(amount),
            None if !self.call.endpoint.listed => {
                ExpectedAnswer::Identifier(self.request.target.clone())
            }
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

/// Whose it is: as the body says, else as the object tells.
fn customer(body: &Value, described: &Described) -> Option<Fact> {
    let typed = body.pointer("/customerDetails/name").and_then(Value::as_str);
    let name = typed.map(str::to_owned).or_else(|| described.customer.name.clone())?;
    Some(("customer", name))
}

/// The beginning of a line: its id and its name, as far as they are told.
fn named(id: Option<&LineId>, name: Option<&str>) -> String {
    let mut words = Vec::new();
    words.extend(id.map(ToString::to_string));
    words.extend(name.filter(|name| !name.is_empty()).map(str::to_owned));
    match words.is_empty() {
        true => String::new(),
        false => format!("{}: ", words.join(" ")),
    }
}
