//! What recognises a repeated creation, or a repeated call that no document lists: two requests that do the same, however
//! they are written.

use serde_json::{Map, Value, json};

use super::body::PARTNER_ORDER;
use super::endpoint::Endpoint;
use crate::base::canonical::canonical;
use crate::base::money;
use crate::base::places::locate;

impl Endpoint {
    /// The value that recognises a repeated creation: the command and the body without its dates, which differ at each call.
    /// `None` where the request changes an object instead: repeating that creates nothing twice (quirk 47).
    pub fn creation_key(&self, body: &Value) -> Option<Value> {
        if !self.listed {
            return Some(self.call_key(body));
        }
        if !self.creates() || self.changes_an_order(body) {
            return None;
        }
        let mut body = body.clone();
        for (param, pointer) in self.body_fields() {
            if param.kind.date.is_some()
                && let Some(place) = body.pointer_mut(pointer)
            {
                *place = Value::Null;
            }
            if param.kind.figure {
                write_figures_alike(&mut body, pointer);
            }
        }
        Some(json!({"command": self.command, "body": canonical(&body)}))
    }

    /// Whether a body says any date.
    pub fn says_date(&self, body: &Value) -> bool {
        let mut dates = self.body_fields().filter(|(param, _)| param.kind.date.is_some());
        dates.any(|(_, pointer)| body.pointer(pointer).is_some_and(|date| !date.is_null()))
    }

    /// The value that recognises a repeated call that no document lists: method, path, query in any order, and body.
    fn call_key(&self, body: &Value) -> Value {
        let (path, query) = self.path.split_once('?').unwrap_or((self.path, ""));
        let mut pairs: Vec<&str> = query.split('&').collect();
        pairs.sort_unstable();
        let is_empty = body.as_object().is_some_and(Map::is_empty);
        let body = if is_empty { Value::Null } else { canonical(body) };
        json!({"method": self.method.name(), "path": path, "query": pairs, "body": body})
    }

    /// Whether the body names the order that a partner updates.
    fn changes_an_order(&self, body: &Value) -> bool {
        let mut fields = self.body_fields();
        let field = fields.find(|(_, pointer)| *pointer == PARTNER_ORDER);
        match (field, body.pointer(PARTNER_ORDER).and_then(Value::as_str)) {
            (Some((field, _)), Some(order)) => field.kind.is_spelling(order),
            _ => false,
        }
    }
}

/// Spells each number at these places in the one way that we send.
fn write_figures_alike(body: &mut Value, pattern: &str) {
    let mut figures = Vec::new();
    for (place, value) in locate(body, pattern) {
        if let Some(figure) = value.and_then(money::lenient) {
            figures.push((place, figure));
        }
    }
    for (place, figure) in figures {
        if let Some(own) = body.pointer_mut(&place) {
            *own = money::to_json(figure);
        }
    }
}
