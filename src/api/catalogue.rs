//! The list of all operations, and what is looked up in it.

use serde_json::Value;

use super::chapters::CHAPTERS;
use super::endpoint::Endpoint;
use super::messages::{Meaning, comparison_key};
use super::param::{Location, Presence};
use super::typed::Typed;
use crate::base::step::{Command, Step};

/// Every operation, in help order.
pub fn endpoints() -> impl Iterator<Item = &'static Endpoint> {
    CHAPTERS.iter().flat_map(|chapter| chapter.endpoints)
}

/// The operation with this command, such as `orders refund`.
pub fn endpoint(command: &str) -> Option<&'static Endpoint> {
    endpoints().find(|endpoint| endpoint.command == command)
}

/// The command of an operation for this object, as far as it can be typed without deciding anything: where more has to be
/// said, it ends in its help, and where it makes something, in the skeleton of its body.
pub fn suggested_command(command: &str, id: Option<&str>) -> Command {
    let suggested = Command::new(command);
    let Some(endpoint) = endpoint(command) else { return suggested };
    let needs_id = endpoint
        .all_params()
        .any(|param| param.location == Location::Path && param.presence == Presence::Required);
    let says_more = endpoint.has_body() && endpoint.effect.writes();
    match id.filter(|id| endpoint.accepts(id)) {
        Some(id) if says_more => suggested.arg(id).arg("--help"),
        Some(id) => suggested.arg(id),
        None if needs_id => suggested.arg("--help"),
        None if says_more => suggested.arg("--template"),
        None => suggested,
    }
}

impl Endpoint {
    /// The command that shows this object: the operation's own, or the one for identifiers of its kind. What is only
    /// made has none; the body may say what shows it.
    pub fn command_that_shows(&self, id: Option<&str>, body: &Value) -> Command {
        let id = id.map(str::to_owned).or_else(|| self.id_in(body));
        let (Some(id), Some(own)) = (id.as_deref(), endpoint(self.shown_by)) else {
            return suggested_command(self.shown_by, id.as_deref());
        };
        let mut reads = endpoints().filter(|endpoint| !endpoint.effect.writes());
        match reads.find(|endpoint| endpoint.accepts(id)) {
            Some(other) if !own.accepts(id) => suggested_command(other.command, Some(id)),
            _ => suggested_command(self.shown_by, Some(id)),
        }
    }

    /// The identifier by which what it makes is shown, where the body says it.
    fn id_in(&self, body: &Value) -> Option<String> {
        if self.shown_id.is_empty() {
            return None;
        }
        match body.pointer(self.shown_id)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// Whether it only asks that somebody approve what another operation was refused.
    pub fn asks_for_approval(&self) -> bool {
        let mut offers = endpoints().filter_map(|other| other.approval);
        offers.any(|offer| offer.command == self.command)
    }

    /// What can be asked for when a limit of the merchant refuses this body with this message.
    pub fn approval_request(
        &self,
        id: &str,
        body: &Value,
        message: &str,
    ) -> Option<(&'static Endpoint, Typed)> {
        let offer = self.approval?;
        if !comparison_key(message).ends_with("thresholdexceed") {
            return None;
        }
        Some((endpoint(offer.command)?, (offer.words)(id, body, message)))
    }
}

impl Meaning {
    /// What to do now about this object.
    pub fn steps(&self, object: Option<&str>) -> Vec<Step> {
        if self.commands.is_empty() && !self.next.is_empty() {
            return vec![self.next.into()];
        }
        let (mut steps, mut why) = (Vec::new(), self.next);
        for command in self.commands {
            steps.push(suggested_command(command, object).why(why));
            why = "then";
        }
        steps
    }
}
