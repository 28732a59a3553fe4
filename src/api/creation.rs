//! What recognises a repeated creation: two requests that make the same thing, however they are written.

use serde_json::Value;

use super::body::PARTNER_ORDER;
use super::endpoint::Endpoint;
use crate::base::money;
use crate::base::places::locate;

impl Endpoint {
    /// The value that recognises a repeated creation: the command and the body without its dates, which differ at each call.
    /// `None` where the request changes an object instead: repeating that creates nothing twice (quirk 47).
    pub fn creation_key(&self, body: &Value) -> Option<Value> {
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
        Some(
            serde_json::json!({"command": self.command, "body": crate::base::canonical::canonical(&body)}),
        )
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
